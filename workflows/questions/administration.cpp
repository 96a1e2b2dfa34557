#include "workflows/questions/administration.hpp"

#include <array>

namespace liandiao::law {
namespace {

struct OrganRegime {
  std::string_view organ_kind;
  std::string_view regime;
};

// clang-format off
constexpr std::array regimes{
    OrganRegime{"health_department", "medical"},    // 医疗纠纷条例 40
    OrganRegime{"market_regulator",  "consumer"},   // 投诉举报处理办法 12
    OrganRegime{"traffic_police",    "traffic"},    // 交通事故处理规定 84
    OrganRegime{"labour_office",     "labour"},     // 劳动争议调解仲裁法 10
    OrganRegime{"land_office",       "land"},       // 土地承包仲裁法 3
    OrganRegime{"town_government",   "land"},
    OrganRegime{"town_government",   "general"},
    OrganRegime{"government",        "general"},
};
// clang-format on

bool by_law(Symbol organ_kind, std::string_view regime) {
  return std::any_of(regimes.begin(), regimes.end(),
                     [&](OrganRegime const& row) { return organ_kind == row.organ_kind && regime == row.regime; });
}

}  // namespace

bool mediates_under(Facts const& facts, Symbol organ_kind, Symbol regime) {
  if (by_law(organ_kind, regime.view())) return true;
  auto const* policy = facts.rulebook.flow().procedure(facts.instance.procedure);
  auto const* own = policy == nullptr ? nullptr : policy->regime(regime);
  return own != nullptr && by_law(organ_kind, "general") &&
         std::find(own->handled_by.begin(), own->handled_by.end(), organ_kind) != own->handled_by.end();
}

std::string_view time_begins(Facts const& facts) {
  auto const* limit = limit_of(facts, "mediate");
  return limit == nullptr ? std::string_view() : limit->law->begins;
}

bool clue_is_open(Facts const& facts) {
  std::int64_t reported = 0;
  std::int64_t checked = 0;
  for (auto const& row : facts.file.all<Note>()) {
    if (row.instance != facts.instance.no) continue;
    if (row.kind == "clue") reported = std::max(reported, row.seq);
    if (row.kind == "clue_checked") checked = std::max(checked, row.seq);
  }
  return reported > checked;
}

std::optional<Date> committee_ended(Facts const& facts) {
  std::optional<Date> last;
  for (auto const& row : facts.file.all<Instance>())
    if (row.procedure == "peoples_mediation" && row.outcome == "ended") last = row.ended_on;
  return last;
}

}  // namespace liandiao::law
