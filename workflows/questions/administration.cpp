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

}  // namespace

bool mediates_under(Symbol organ_kind, Symbol regime) {
  return std::any_of(regimes.begin(), regimes.end(),
                     [&](OrganRegime const& row) { return organ_kind == row.organ_kind && regime == row.regime; });
}

std::string_view time_begins(Facts const& facts) {
  auto const* limit = limit_of(facts, "mediate");
  return limit == nullptr ? std::string_view() : limit->law->begins;
}

bool clue_is_open(Facts const& facts) {
  auto const& notes = facts.file.all<Note>();
  auto const count = [&](std::string_view kind) {
    return std::count_if(notes.begin(), notes.end(),
                         [&](Note const& row) { return row.instance == facts.instance.no && row.kind == kind; });
  };
  return count("clue") > count("clue_checked");
}

std::optional<Date> committee_ended(Facts const& facts) {
  std::optional<Date> last;
  for (auto const& row : facts.file.all<Instance>())
    if (row.procedure == "peoples_mediation" && row.outcome == "ended") last = row.ended_on;
  return last;
}

}  // namespace liandiao::law
