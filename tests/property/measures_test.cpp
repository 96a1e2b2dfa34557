// A figure once reported can always be recomputed: whatever was done to a case and corrected in it, its steps' measures
// add up to what it counts.
#include <gtest/gtest.h>

#include <map>

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
            std::to_string(row.instance) + " " + std::to_string(row.value);
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

/// What must be true of the figures of one mediation, asked without the code that counts.
std::string consistent(CaseFile const& file, std::map<std::string, Measure> const& of) {
  auto const value = [&](char const* code) {
    auto const found = of.find("peoples_mediation." + std::string(code));
    return found == of.end() ? std::int64_t{0} : found->second.value;
  };
  if (value("concluded") != 1) return "is counted without being concluded";
  if (value("written") + value("oral") != value("agreed")) return "is agreed in no form, or in two";
  for (auto const* once :
       {"agreed", "difficult", "performed", "confirmation_applied", "confirmed", "sued", "overturned"})
    if (value(once) != 0 && value(once) != 1) return std::string(once) + " counts more than once";
  for (auto const* later : {"amount", "performed", "confirmation_applied", "confirmed", "sued", "overturned"})
    if (value(later) > 0 && value("agreed") == 0) return std::string(later) + " without an agreement";
  if (value("confirmed") > value("confirmation_applied")) return "confirmed without an application";
  if (value("parties") < 2) return "fewer than two people";
  Instance const& mediation = *file.instance(of.begin()->second.instance);
  if ((mediation.outcome == "agreed") != (value("agreed") == 1)) return "does not count as its outcome says";
  for (auto const& [code, row] : of)
    if (row.day < *mediation.ended_on || row.organ != mediation.organ) return code + " counts before, or elsewhere";
  return {};
}

TEST(Measures, OfOneMediationAgreeWithEachOther) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    auto const& file = seen.life.file();
    std::map<int, std::map<std::string, Measure>> by_mediation;
    for (auto const& row : counted(file))
      if (!by_mediation[row.instance].emplace(row.code.str(), row).second)
        return row.code.str() + " counts on two days";
    for (auto const& [instance, figures_of] : by_mediation)
      if (auto const what = consistent(file, figures_of); !what.empty())
        return "mediation " + std::to_string(instance) + " " + what;
    return {};
  });
}

}  // namespace
}  // namespace liandiao::tests
