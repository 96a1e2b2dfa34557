// What is promised of the record: confidence and history.
#include <algorithm>
#include <string>

#include "engine/cases/disclosure.hpp"
#include "tests/property/asked.hpp"
#include "tests/property/invariant.hpp"

namespace liandiao::tests {
namespace {

// 人民调解法 15(4); 个人信息保护法.
LIANDIAO_INVARIANT(I13, NoPrivateTextEverStandsInAnEvent) {
  for (auto const& event : seen.events()) {
    std::string const text = text_of(event);
    if (text.find("secret ") != std::string::npos) return at_step(event) + text;
    for (auto const& row : seen.life.private_rows())
      if (!row.text.empty() && text.find(row.text) != std::string::npos) return at_step(event) + row.text;
  }
  return {};
}

// 特邀调解规定 22: what was said to come to terms does not reach the court that may judge.
LIANDIAO_SAMPLED_INVARIANT(I12, NoCourtIsGivenWhatWasSaidInAMediation) {
  auto const& file = seen.life.file();
  for (auto const& row : file.all<Instance>()) {
    bool const before_court = row.procedure == "litigation_referral" || row.procedure == "judicial_confirmation";
    if (!before_court) continue;
    auto const given = disclosed_to_court(file, row.no, seen.life.private_rows());
    for (auto const& text : seen.life.private_rows())
      if (text.openness == Openness::confidential && given.text(text.row) != nullptr)
        return "the court of " + std::to_string(row.no) + " is given " + row_ref_text(text.row);
    for (auto const& fact : given.file.all<UndisputedFact>())
      for (int const party : parties_before_court(file, row.no))
        if (!has(fact.parties, party)) return "a fact that party " + std::to_string(party) + " did not sign";
  }
  return {};
}

LIANDIAO_INVARIANT(I20, EveryStepContinuesTheHistoryAsItWas) {
  auto const& events = seen.life.events();
  auto const before = static_cast<std::size_t>(seen.before.version);
  if (events.size() < before) return "steps are gone";
  for (std::size_t i = std::max<std::size_t>(before, 1); i < events.size(); ++i)
    if (events[i].seq != static_cast<std::int64_t>(i) + 1 || events[i].previous != hash_of(events[i - 1]))
      return at_step(events[i]) + "does not continue step " + std::to_string(i);
  return {};
}

}  // namespace
}  // namespace liandiao::tests
