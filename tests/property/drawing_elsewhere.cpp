// What random lives draw of administrative organs, of other ways, of planned sessions, of those who are elected and of
// whom others are asked.
#include <algorithm>

#include "tests/property/drawn_values.hpp"
#include "tests/property/random_life.hpp"

namespace liandiao::tests {
namespace {

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

std::vector<std::int64_t> Drawing::sessions_planned(int instance) const {
  std::vector<std::int64_t> steps;
  for (auto const& row : file().all<PlannedSession>())
    if (row.instance == instance && row.standing == "planned") steps.push_back(row.seq);
  return steps;
}

/// The steps that asked or warned another organ and wait for its answer.
std::vector<std::int64_t> Drawing::asked_of_others() const {
  std::vector<std::int64_t> steps;
  for (auto const& row : file().all<Duty>())
    if ((row.duty == "answer_consultation" || row.duty == "answer_warning") && !row.done_on)
      steps.push_back(std::stoll(row.subject));
  return steps;
}

/// Who might take over from whom serves: another of the same body.
Value Drawing::colleague(int instance) {
  std::vector<Symbol> others;
  for (Symbol const who : people_of(organ_of(instance))) {
    auto const* row = file().find<Mediator>(instance, who);
    if (row == nullptr || row->until) others.push_back(who);
  }
  return others.empty() ? words("nobody") : symbol(dice_.one_of(others));
}

/// Of a planned session the step that planned it, of an answer the step that asked, where one is.
std::int64_t Drawing::step_for(FieldSpec const& spec, int instance) {
  auto planned = spec.name == "session" ? sessions_planned(instance) : std::vector<std::int64_t>{};
  if (spec.name == "step" && dice_.percent(50)) planned = asked_of_others();
  if (!planned.empty() && dice_.percent(95)) return dice_.one_of(planned);
  return dice_.between(1, static_cast<int>(file().version));
}

/// The first two who claim act for the others who do, where there are others.
void Drawing::choose_among_claimants(Value& election) {
  Value::List elected, represented;
  for (auto const& row : file().all<Party>()) {
    if (row.side != "claimant") continue;
    auto& list = elected.size() < 2 ? elected : represented;
    list.push_back(Value::of(std::int64_t{row.no}));
  }
  if (represented.empty()) return;
  election.set("elected", Value::of(std::move(elected)));
  election.set("represented", Value::of(std::move(represented)));
}

/// Whoever is acted for does not sign.
void Drawing::leave_to_elected(Value& agreement) const {
  auto const* signing = agreement.find("signed_by");
  if (signing == nullptr) return;
  Value::List left;
  for (auto const& one : signing->list()) {
    bool acted_for = false;
    for (auto const& row : file().all<Election>())
      acted_for = acted_for || (!row.until && std::find(row.represented.begin(), row.represented.end(),
                                                        static_cast<int>(one.integer())) != row.represented.end());
    if (!acted_for) left.push_back(one);
  }
  agreement.set("signed_by", Value::of(std::move(left)));
}

Value Drawing::what_comes_back(int instance) {
  auto const* row = file().instance(instance);
  auto const* outlet = row == nullptr ? nullptr : life_.rulebook().outlet(*row);
  if (outlet == nullptr) return words("award");
  auto const& results = outlet->denied.empty() || dice_.percent(60) ? outlet->granted : outlet->denied;
  return words(dice_.one_of(results).view());
}

}  // namespace liandiao::tests
