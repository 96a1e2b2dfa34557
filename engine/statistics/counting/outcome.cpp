#include "engine/statistics/counting/outcome.hpp"

#include <algorithm>

#include "engine/base/ensure.hpp"

namespace liandiao {
namespace {

void keep_first(std::optional<Date>& day, Date candidate) { day = day ? std::min(*day, candidate) : candidate; }
void keep_last(std::optional<Date>& day, Date candidate) { day = day ? std::max(*day, candidate) : candidate; }

bool never_came_to_be(Agreement const& row) { return row.status == "unserved" || row.status == "never_served"; }

}  // namespace

MediationOutcome::MediationOutcome(CaseFile const& file, Instance const& mediation) : file_(file), no_(mediation.no) {
  for (auto const& row : file.all<Agreement>())
    if (row.instance == no_ && !never_came_to_be(row)) agreements_.push_back(&row);
}

bool MediationOutcome::written() const {
  return std::any_of(agreements_.begin(), agreements_.end(),
                     [](auto const* row) { return row->form == "written" || row->form == "mediation_paper"; });
}

std::int64_t MediationOutcome::heads() const {
  std::int64_t sum = 0;
  for (auto const& row : file_.all<Participation>())
    if (row.instance == no_)
      if (auto const* party = file_.party(row.party)) sum += party->headcount;
  return sum;
}

std::int64_t MediationOutcome::fen() const {
  std::int64_t sum = 0;
  for (auto const* row : agreements_) sum += row->amount.fen;
  return sum;
}

Instance const& MediationOutcome::instance(int no) const {
  auto const* found = file_.instance(no);
  ensure(found != nullptr, "what a court did belongs to an attempt");
  return *found;
}

bool MediationOutcome::is_ours(int agreement) const {
  return std::any_of(agreements_.begin(), agreements_.end(), [&](auto const* row) { return row->no == agreement; });
}

std::optional<Date> MediationOutcome::performed_on() const {
  std::optional<Date> last;
  for (auto const* row : agreements_) {
    if (row->status == "in_force" && !row->performed_on) return std::nullopt;
    if (row->performed_on) keep_last(last, *row->performed_on);
  }
  return last;
}

std::optional<Date> MediationOutcome::confirmation_applied_on() const {
  std::optional<Date> first;
  for (auto const& row : file_.all<Confirmation>())
    if (is_ours(row.agreement)) keep_first(first, instance(row.instance).opened_on);
  return first;
}

std::optional<Date> MediationOutcome::confirmed_on() const {
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

std::optional<Date> MediationOutcome::sued_on() const {
  std::optional<Date> first;
  for (auto const& row : file_.all<Filing>())
    if (row.filed_on && is_ours(instance(row.instance).agreement)) keep_first(first, *row.filed_on);
  for (auto const& row : file_.all<Note>())
    if (row.kind == "suit" && is_ours(row.agreement)) keep_first(first, row.on);
  return first;
}

std::optional<Date> MediationOutcome::overturned_on(Date otherwise) const {
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
  return overturned && !first ? otherwise : first;
}

std::optional<Date> mediating_since(CaseFile const& file, Instance const& mediation) {
  static Symbol const mediate("mediate");
  auto const* clock = file.find<Clock>(mediate, mediation.no, 0, 0);
  return clock == nullptr ? std::nullopt : std::optional(clock->start);
}

bool has_ended(Instance const& mediation) {
  return (mediation.outcome == "agreed" || mediation.outcome == "ended") && mediation.ended_on.has_value();
}

}  // namespace liandiao
