// Whatever is done in a case, and corrected in it, its log can be read by a stranger: under each masking.
#include <gtest/gtest.h>

#include "engine/mining/case_log.hpp"
#include "tests/log_rules.hpp"
#include "tests/property/random_life.hpp"

namespace liandiao::tests {
namespace {

std::string broken_under(Masking masking, Life const& life) {
  LogNames names(masking);
  auto const log = case_log(life.events(), "jgm-jo-2026-0001", life.rulebook(), names);
  if (!log) return log.error().plain();
  if (log->events.size() != life.events().size()) return "the log has more or fewer events than the case";
  LogRules rules;
  rules.see(*log);
  rules.see_shared(names.shared(life.rulebook().registers()));
  return rules.broken();
}

TEST(EventLog, OfAnyLifeKeepsItsRulesUnderEachMasking) {
  Lives lives;
  lives.at_the_end = [](Life const& life) -> std::string {
    if (life.events().empty()) return {};
    for (auto const masking : {Masking::internal, Masking::organs, Masking::open})
      if (auto const what = broken_under(masking, life); !what.empty())
        return std::string(word_of(masking)) + ": " + what;
    return {};
  };
  holds_in_random_lives([](Seen const&) { return std::string(); }, lives);
}

TEST(EventLog, EndsWithTheCaseAsItStands) {
  Lives lives;
  lives.at_the_end = [](Life const& life) -> std::string {
    if (life.events().empty()) return {};
    LogNames names(Masking::internal);
    auto const log = case_log(life.events(), "", life.rulebook(), names).value();
    for (auto const& object : log.objects) {
      if (object.kind != ObjectKind::instance) continue;
      auto const no = std::stoi(object.id.substr(object.id.rfind('/') + 1));
      auto const* row = life.file().instance(no);
      auto const wanted = row == nullptr ? std::string("annulled") : row->state.str();
      auto const* state = object.now("state");
      if (state == nullptr || text_of(*state) != wanted) return object.id + " does not end as " + wanted;
    }
    return text_of(*log.objects.front().now("holder")) == life.file().head().holder.view() ? "" : "another holder";
  };
  holds_in_random_lives([](Seen const&) { return std::string(); }, lives);
}

}  // namespace
}  // namespace liandiao::tests
