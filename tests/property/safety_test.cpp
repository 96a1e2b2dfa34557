// What holds of those who are threatened, in random lives (反家庭暴力法 5, 10).
#include <gtest/gtest.h>

#include "tests/property/asked.hpp"

namespace liandiao::tests {
namespace {

bool is_marked(Party const& party) {
  return std::find(party.flags.begin(), party.flags.end(), Symbol("domestic_violence_risk")) != party.flags.end();
}

TEST(Safety, NobodyMarkedAsThreatenedSitsInASessionWithoutConsentToHowItIsHeld) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    for (auto const& event : seen.events()) {
      if (event.command != "convene") continue;
      for (auto const& party : seen.before.all<Party>())
        if (is_marked(party) && has(numbers_in(fields_of(event), "present"), party.no) &&
            latest_answer(seen.before, event.instance, party.no, "safe_session") != "given")
          return "step " + std::to_string(event.seq) + ": party " + std::to_string(party.no);
    }
    return {};
  });
}

TEST(Safety, NobodyMarkedAsThreatenedIsAskedToComeInPersonWithoutConsentNorWhereEverybodyReadsIt) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    for (auto const& event : seen.events()) {
      if (event.command != "plan_session" && event.command != "move_session") continue;
      for (auto const& change : event.changes) {
        auto const* row = std::get_if<PlannedSession>(&change.part);
        if (row == nullptr || row->form != "in_person") continue;
        for (auto const& party : seen.before.all<Party>()) {
          if (!is_marked(party) || !has(row->parties, party.no)) continue;
          bool const agrees = latest_answer(seen.before, event.instance, party.no, "safe_session") == "given";
          if (!agrees || !row->place.empty())
            return "step " + std::to_string(event.seq) + ": party " + std::to_string(party.no);
        }
      }
    }
    return {};
  });
}

}  // namespace
}  // namespace liandiao::tests
