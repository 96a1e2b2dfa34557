// A figure once reported can always be recomputed: whatever was done to a case and corrected in it, its steps' measures
// add up to what it counts.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "engine/base/among.hpp"
#include "engine/ports/figures.hpp"
#include "engine/statistics/figure.hpp"
#include "engine/statistics/measures.hpp"
#include "tests/property/random_life.hpp"

namespace liandiao::tests {
namespace {

std::string at_step(Event const& event) {
  return "step " + std::to_string(event.seq) + " " + event.command.str() + ": ";
}

std::string told(std::vector<Measure> const& rows) {
  std::string text;
  for (auto const& row : rows)
    text += "\n    " + row.code.str() + " " + row.day.text() + " " + row.organ.str() + " " + row.type.str() + " " +
            row.detail.str() + " " + std::to_string(row.instance) + " " + std::to_string(row.value);
  return text;
}

/// The step an event came in, as the desk stores it.
std::vector<Step> step_of(Event const& event) {
  Step step;
  step.expected = event.seq - 1;
  step.event = event;
  return {step};
}

TEST(Measures, OfAllStepsAddUpToWhatTheCaseCountsAfterEachOfThem) {
  Lives lives;
  lives.at_the_end = [](Life const& life) -> std::string {
    CaseFile file;
    file.id = life.file().id;
    std::vector<Measure> stored;
    for (auto const& event : life.events()) {
      auto steps = step_of(event);
      count_steps(steps, file);
      int index = 0;
      for (auto const& row : steps.front().measures) {
        if (row.index != index++) return at_step(event) + "its measures are not numbered one after the other";
        if (row.value == 0) return at_step(event) + "adds nothing";
        stored.push_back(row);
      }
      auto const sums = added_up(stored);
      if (sums != counted(file)) return at_step(event) + "stored" + told(sums) + "\n  counted" + told(counted(file));
    }
    return file.same_parts(life.file()) ? "" : "count_steps left another case";
  };
  holds_in_random_lives([](Seen const&) { return std::string(); }, lives);
}

/// What each step of a life adds to the figures.
std::vector<MovedMeasure> stored_by(Life const& life) {
  CaseFile file;
  file.id = life.file().id;
  std::vector<MovedMeasure> stored;
  for (auto const& event : life.events()) {
    auto steps = step_of(event);
    count_steps(steps, file);
    for (auto const& row : steps.front().measures) stored.push_back({file.id.uid, event.seq, row});
  }
  return stored;
}

// Whoever opens a figure onto its cases looks for those of an organisation among the ones that are open to it, or of
// which something was taken back from it.
TEST(Measures, AreOfOrganisationsThatMayLookIntoTheCaseTookPartOrHadThemTakenBack) {
  Lives lives;
  lives.at_the_end = [](Life const& life) -> std::string {
    std::set<Symbol> counted_for;
    std::set<Symbol> taken_back_from;
    for (auto const& [uid, seq, row] : stored_by(life)) {
      if (!figure(row.code.view())->of_participants) counted_for.insert(row.organ);
      if (row.value < 0) taken_back_from.insert(row.organ);
    }
    for (auto const organ : counted_for)
      if (!taken_back_from.contains(organ) && life.file().find<Access>(organ) == nullptr)
        return "something is counted for " + organ.str() + ", which has no access";
    return "";
  };
  holds_in_random_lives([](Seen const&) { return std::string(); }, lives);
}

/// What of the stocks came up for one organisation, type and source until the end of a day.
using Standing = std::map<std::tuple<Stock, Symbol, Symbol, Symbol>, std::int64_t>;

Standing standing(std::vector<MovedMeasure> const& rows, Date day, std::int64_t known_until) {
  Standing sums;
  for (auto const& [uid, seq, row] : rows) {
    auto const [stock, times] = figure(row.code.view())->in_stock;
    if (stock != Stock::none && row.day <= day && seq <= known_until)
      sums[{stock, row.organ, row.type, row.source}] += times * row.value;
  }
  return sums;
}

// Whoever opens what stood at the end of a day looks at the cases that can have stood then by what is known today, and
// at those of which something about these days was stored since.
TEST(Measures, OfAStockComeToNoughtInACaseThatCannotHaveStoodInIt) {
  Lives lives;
  lives.at_the_end = [](Life const& life) -> std::string {
    auto const stored = stored_by(life);
    std::set<Date> days;
    for (auto const& one : stored) days.insert({one.measure.day.plus(-1), one.measure.day});
    for (auto const day : days)
      for (std::int64_t until = 1; until <= life.file().version; ++until)
        for (auto const& [by, value] : standing(stored, day, until)) {
          auto const [stock, organ, type, source] = by;
          auto const& codes = figures_of(stock);
          bool const came_late = std::any_of(stored.begin(), stored.end(), [&](MovedMeasure const& one) {
            return until < one.seq && one.measure.day <= day && among(codes, one.measure.code);
          });
          if (value != 0 && !came_late && !can_stand(life.file(), stock, day))
            return "after step " + std::to_string(until) + " " + std::to_string(value) + " stands in the books of " +
                   organ.str() + " on " + day.text();
        }
    return "";
  };
  holds_in_random_lives([](Seen const&) { return std::string(); }, lives);
}

/// Values by code, of one mediation and one subject.
using Values = std::map<std::string, std::int64_t, std::less<>>;

std::int64_t value(Values const& of, std::string_view code) {
  auto const found = of.find(code);
  return found == of.end() ? 0 : found->second;
}

/// By instance; a code twice is a figure that counts on two days, or for two organisations.
std::map<int, Values> by_instance(std::vector<Measure> const& rows, std::string_view subject, std::string& twice) {
  std::map<int, Values> all;
  for (auto const& row : rows) {
    auto const code = row.code.view();
    if (!code.starts_with(std::string(subject) + ".") || code.ends_with(".participated")) continue;
    if (!all[row.instance].emplace(code.substr(subject.size() + 1), row.value).second) twice = code;
  }
  return all;
}

/// What must be true of the figures of one people's mediation, asked without the code that counts.
std::string peoples_mediation_agrees(CaseFile const& file, int no, Values const& of) {
  Instance const& mediation = *file.instance(no);
  if (value(of, "accepted") != 1) return "is counted without being accepted";
  bool const over = mediation.outcome == "agreed" || mediation.outcome == "ended";
  if (value(of, "concluded") != (over ? 1 : 0)) return "is not concluded when it has its outcome";
  if (!over) return of.size() == 1 ? "" : "counts more than its acceptance before it is over";
  if (value(of, "written") + value(of, "oral") != value(of, "agreed")) return "is agreed in no form, or in two";
  for (auto const* once :
       {"agreed", "difficult", "performed", "confirmation_applied", "confirmed", "sued", "overturned"})
    if (value(of, once) != 0 && value(of, once) != 1) return std::string(once) + " counts more than once";
  for (auto const* later : {"amount", "performed", "confirmation_applied", "confirmed", "sued", "overturned"})
    if (value(of, later) > 0 && value(of, "agreed") == 0) return std::string(later) + " without an agreement";
  if (value(of, "confirmed") > value(of, "confirmation_applied")) return "confirmed without an application";
  if (value(of, "parties") < 2) return "fewer than two people";
  return (mediation.outcome == "agreed") == (value(of, "agreed") == 1) ? "" : "does not count as its outcome says";
}

std::string administrative_mediation_agrees(CaseFile const&, int, Values const& of) {
  if (value(of, "concluded") != 1) return "counts without being concluded";
  if (value(of, "written") + value(of, "oral") != value(of, "agreed")) return "is agreed in no form, or in two";
  if (value(of, "agreed") > 1) return "is agreed more than once";
  for (auto const* later : {"amount", "performed", "confirmed"})
    if (value(of, later) > 0 && value(of, "agreed") == 0) return std::string(later) + " without an agreement";
  return value(of, "stage") > 1 ? "is at two stages" : "";
}

std::string court_mediation_agrees(CaseFile const& file, int no, Values const& of) {
  if (value(of, "accepted") != 1) return "counts without being accepted";
  Symbol const outcome = file.instance(no)->outcome;
  if (value(of, "agreed") != (outcome == "agreed" ? 1 : 0)) return "is not agreed as its outcome says";
  if (value(of, "failed") != (outcome == "ended" ? 1 : 0)) return "is not failed as its outcome says";
  if (value(of, "failed_then_filed") > value(of, "failed")) return "was filed after failing, and has not failed";
  if (value(of, "performed_by_itself") > value(of, "performance_due")) return "was performed and not due";
  for (auto const* later : {"performance_due", "confirmed"})
    if (value(of, later) > value(of, "agreed")) return std::string(later) + " without an agreement";
  return {};
}

struct Subject {
  std::string_view code;
  std::string (*agrees)(CaseFile const& file, int no, Values const& of);
};

TEST(Measures, OfOneMediationAgreeWithEachOther) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    auto const& file = seen.life.file();
    auto const rows = counted(file);
    for (auto const& subject : {Subject{"peoples_mediation", peoples_mediation_agrees},
                                {"administrative_mediation", administrative_mediation_agrees},
                                {"court_mediation", court_mediation_agrees}}) {
      std::string twice;
      for (auto const& [no, of] : by_instance(rows, subject.code, twice))
        if (auto const what = subject.agrees(file, no, of); !what.empty())
          return std::string(subject.code) + " " + std::to_string(no) + " " + what;
      if (!twice.empty()) return twice + " counts twice";
    }
    return {};
  });
}

/// The ledgers together: whoever holds an open case has it, and nobody else.
std::string ledgers_agree(CaseFile const& file, std::vector<Measure> const& rows) {
  std::map<Symbol, std::int64_t> held;
  for (auto const& row : rows) {
    if (row.code == "ledger.registered" || row.code == "ledger.handed_in") held[row.organ] += row.value;
    if (row.code == "ledger.handed_out" || row.code == "ledger.concluded") held[row.organ] -= row.value;
  }
  bool const open = !file.head().closed_on;
  for (auto const& [organ, cases] : held)
    if (cases != (open && organ == file.head().holder ? 1 : 0))
      return organ.str() + " has " + std::to_string(cases) + " cases";
  return held.empty() ? "no ledger has it" : "";
}

TEST(Measures, OfTheLedgerHandoversAndDeadlinesTellWhatStandsInTheCase) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    auto const& file = seen.life.file();
    if (file.all<Head>().empty() || file.docket().state == "merged") return {};
    auto const rows = counted(file);
    if (auto what = ledgers_agree(file, rows); !what.empty()) return what;
    std::map<std::string, std::int64_t, std::less<>> sums;
    for (auto const& row : rows) sums[row.code.str()] += row.value;
    auto const answered =
        sums["handover.accepted"] + sums["handover.returned"] + sums["handover.recalled"] + sums["handover.lapsed"];
    if (answered > sums["handover.offered"] || sums["handover.ping_pong"] > sums["handover.offered"])
      return "more hand-overs were answered than offered";
    std::int64_t over = 0;
    for (auto const& clock : file.all<Clock>())
      if (clock.owner != "party" && (clock.mark == "met" || clock.mark == "lapsed")) ++over;
    if (sums["deadlines.met"] + sums["deadlines.lapsed"] != over) return "a deadline is counted twice, or not at all";
    auto const graded = sums["subsidy.failed"] + sums["subsidy.oral"] + sums["subsidy.written"] +
                        sums["subsidy.difficult"] + sums["subsidy.group"];
    return graded > sums["peoples_mediation.concluded"] ? "more mediations are paid for than were concluded" : "";
  });
}

}  // namespace
}  // namespace liandiao::tests
