#include "engine/statistics/measures.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "engine/base/ensure.hpp"

namespace liandiao {
namespace {

using Key = std::tuple<Symbol, Date, Symbol, Symbol, Symbol, Symbol, int>;
Key key_of(Measure const& row) {
  return {row.code, row.day, row.organ, row.type, row.source, row.detail, row.instance};
}

/// The number a body gives on acceptance, and only then.
bool was_accepted(CaseFile const& file, int instance) {
  auto const& requests = file.all<NumberRequest>();
  return std::any_of(requests.begin(), requests.end(), [&](NumberRequest const& row) {
    return row.instance == instance && row.type == "mediation" && !row.annulled;
  });
}

bool is_concluded(CaseFile const& file, Instance const& row) {
  return row.procedure == "peoples_mediation" && (row.outcome == "agreed" || row.outcome == "ended") &&
         row.ended_on.has_value() && was_accepted(file, row.no);
}

/// A dispute that is put aside for another case counts there, and once.
bool is_merged(CaseFile const& file) {
  auto const* docket = file.instance(1);
  return docket != nullptr && docket->state == "merged";
}

void keep_first(std::optional<Date>& day, Date candidate) { day = day ? std::min(*day, candidate) : candidate; }
void keep_last(std::optional<Date>& day, Date candidate) { day = day ? std::max(*day, candidate) : candidate; }

/// Counts one concluded mediation.
class Counting {
 public:
  Counting(CaseFile const& file, Instance const& mediation, std::vector<Measure>& out)
      : file_(file), mediation_(mediation), out_(out) {
    for (auto const& row : file.all<Agreement>())
      if (row.instance == mediation.no) agreements_.push_back(&row);
  }

  void count() {
    Date const outcome = *mediation_.ended_on;
    add("peoples_mediation.concluded", outcome, 1);
    add("peoples_mediation.parties", outcome, heads());
    add("peoples_mediation.difficult", outcome, file_.head().level != "L1" && file_.head().level ? 1 : 0);
    if (agreements_.empty()) return;
    bool const written =
        std::any_of(agreements_.begin(), agreements_.end(), [](auto const* row) { return row->form == "written"; });
    add("peoples_mediation.agreed", outcome, 1);
    add("peoples_mediation.written", outcome, written ? 1 : 0);
    add("peoples_mediation.oral", outcome, written ? 0 : 1);
    add("peoples_mediation.amount", outcome, fen());
    add_later("peoples_mediation.performed", performed_on());
    add_later("peoples_mediation.confirmation_applied", confirmation_applied_on());
    add_later("peoples_mediation.confirmed", confirmed_on());
    add_later("peoples_mediation.sued", sued_on());
    add_later("peoples_mediation.overturned", overturned_on());
  }

 private:
  void add(std::string_view code, Date day, std::int64_t value) {
    if (value == 0) return;
    auto const& head = file_.head();
    out_.push_back(Measure{.code = Symbol(code),
                           .day = day,
                           .organ = mediation_.organ,
                           .type = head.dispute_type,
                           .source = head.source,
                           .instance = mediation_.no,
                           .value = value});
  }

  /// What became of an agreement counts from when its mediation does.
  void add_later(std::string_view code, std::optional<Date> day) {
    if (day) add(code, std::max(*day, *mediation_.ended_on), 1);
  }

  std::int64_t heads() const {
    std::int64_t sum = 0;
    for (auto const& row : file_.all<Participation>())
      if (row.instance == mediation_.no)
        if (auto const* party = file_.party(row.party)) sum += party->headcount;
    return sum;
  }

  std::int64_t fen() const {
    std::int64_t sum = 0;
    for (auto const* row : agreements_) sum += row->amount.fen;
    return sum;
  }

  Instance const& instance(int no) const {
    auto const* found = file_.instance(no);
    ensure(found != nullptr, "what a court did belongs to an attempt");
    return *found;
  }

  bool is_ours(int agreement) const {
    return std::any_of(agreements_.begin(), agreements_.end(), [&](auto const* row) { return row->no == agreement; });
  }

  std::optional<Date> performed_on() const {
    std::optional<Date> last;
    for (auto const* row : agreements_) {
      if (row->status == "in_force" && !row->performed_on) return std::nullopt;
      if (row->performed_on) keep_last(last, *row->performed_on);
    }
    return last;
  }

  std::optional<Date> confirmation_applied_on() const {
    std::optional<Date> first;
    for (auto const& row : file_.all<Confirmation>())
      if (is_ours(row.agreement)) keep_first(first, instance(row.instance).opened_on);
    return first;
  }

  std::optional<Date> confirmed_on() const {
    std::optional<Date> first;
    for (auto const& row : file_.all<Confirmation>()) {
      if (!is_ours(row.agreement) || !row.ruled_on) continue;
      Symbol const outcome = instance(row.instance).outcome;
      bool const stands =
          outcome == "confirmed" || outcome == "challenged" || outcome == "enforcing" || outcome == "enforced";
      if (stands) keep_first(first, *row.ruled_on);
    }
    return first;
  }

  std::optional<Date> sued_on() const {
    std::optional<Date> first;
    for (auto const& row : file_.all<Filing>())
      if (row.filed_on && is_ours(instance(row.instance).agreement)) keep_first(first, *row.filed_on);
    for (auto const& row : file_.all<Note>())
      if (row.kind == "suit" && is_ours(row.agreement)) keep_first(first, row.on);
    return first;
  }

  std::optional<Date> overturned_on() const {
    std::optional<Date> first;
    bool overturned = false;
    for (auto const* agreement : agreements_) {
      auto const& status = agreement->status;
      if (status != "changed" && status != "cancelled" && status != "invalid") continue;
      overturned = true;
      for (auto const& row : file_.all<Instance>())
        if (row.procedure == "litigation_referral" && row.agreement == agreement->no && row.outcome == "concluded" &&
            row.ended_on)
          keep_first(first, *row.ended_on);
    }
    return overturned && !first ? mediation_.ended_on : first;
  }

  CaseFile const& file_;
  Instance const& mediation_;
  std::vector<Measure>& out_;
  std::vector<Agreement const*> agreements_;
};

}  // namespace

std::vector<Measure> counted(CaseFile const& file) {
  std::vector<Measure> all;
  if (is_merged(file)) return all;
  for (auto const& row : file.all<Instance>())
    if (is_concluded(file, row)) Counting(file, row, all).count();
  std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return key_of(a) < key_of(b); });
  return all;
}

std::vector<Measure> added_up(std::vector<Measure> measures) {
  std::sort(measures.begin(), measures.end(), [](auto const& a, auto const& b) { return key_of(a) < key_of(b); });
  std::vector<Measure> sums;
  for (auto& row : measures) {
    row.index = 0;
    if (!sums.empty() && key_of(sums.back()) == key_of(row))
      sums.back().value += row.value;
    else
      sums.push_back(row);
  }
  std::erase_if(sums, [](Measure const& row) { return row.value == 0; });
  return sums;
}

std::vector<Measure> measures_of_step(std::vector<Measure> const& before, std::vector<Measure> const& after) {
  if (before == after) return {};
  std::vector<Measure> both = after;
  for (auto row : before) {
    row.value = -row.value;
    both.push_back(row);
  }
  auto measures = added_up(std::move(both));
  for (std::size_t i = 0; i < measures.size(); ++i) measures[i].index = static_cast<int>(i);
  return measures;
}

void count_steps(std::vector<Step>& steps, CaseFile& file) {
  auto before = counted(file);
  for (auto& step : steps) {
    chain(step, file);
    auto after = counted(file);
    step.measures = measures_of_step(before, after);
    before = std::move(after);
  }
}

}  // namespace liandiao
