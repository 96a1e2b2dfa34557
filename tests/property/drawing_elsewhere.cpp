// What random lives draw of administrative organs and of other ways.
#include <algorithm>

#include "tests/property/random_life.hpp"

namespace liandiao::tests {
namespace {

Value words(std::string_view text) { return Value::of(std::string(text)); }

struct OrganRegime {
  std::string_view organ;
  std::string_view regime;
};

}  // namespace

int Drawing::weight_elsewhere(CommandSpec const&, std::size_t instances, bool mediating) const {
  constexpr std::size_t enough = 6;
  if (instances > enough || life_.rulebook().flow().outlets.empty()) return 0;
  return mediating ? 1 : 5;
}

/// An organ with the regime it has; of the traffic police everybody asks.
void Drawing::before_an_organ(Value& application) {
  static std::vector<OrganRegime> const all{{"ddk-health", "medical"},  {"ddk-market", "consumer"},
                                            {"ddk-traffic", "traffic"}, {"ddk-labour", "labour"},
                                            {"ddk-land", "land"},       {"td-gov", "general"}};
  auto const& row = dice_.one_of(all);
  application.set("organ", words(row.organ));
  application.set("variant", words(row.regime));
  auto const& own = life_.rulebook().flow().regimes;
  if (row.regime == "general" && !own.empty() && dice_.percent(50))
    application.set("variant", words(own.front().view()));
  if (row.regime != "traffic" || application.find("applicants") == nullptr || dice_.percent(20)) return;
  Value::List everybody;
  for (auto const& party : file().all<Party>()) everybody.push_back(Value::of(std::int64_t{party.no}));
  application.set("applicants", Value::of(std::move(everybody)));
  application.set("oral", Value::of(false));
}

/// An outlet of the flow before an organisation that decides there, where the registers have one.
void Drawing::through_an_outlet(Value& application) {
  auto const* policy = life_.rulebook().flow().procedure(Symbol("remedy"));
  if (policy == nullptr) return;
  Outlet const& outlet = dice_.one_of(policy->outlets);
  application.set("variant", words(outlet.code.view()));
  std::vector<Symbol> organs;
  for (auto const& row : life_.rulebook().registers().organisations()) {
    auto const& kinds = outlet.handled_by;
    if (std::find(kinds.begin(), kinds.end(), row.kind) != kinds.end()) organs.push_back(row.id);
  }
  if (!organs.empty()) application.set("organ", words(dice_.one_of(organs).view()));
}

Value Drawing::what_comes_back(int instance) {
  auto const* row = file().instance(instance);
  auto const* outlet = row == nullptr ? nullptr : life_.rulebook().outlet(*row);
  if (outlet == nullptr) return words("award");
  auto const& results = outlet->denied.empty() || dice_.percent(60) ? outlet->granted : outlet->denied;
  return words(dice_.one_of(results).view());
}

}  // namespace liandiao::tests
