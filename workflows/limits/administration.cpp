// The time limits of administrative mediation. The city's measures set none that could be read: what is general here is
// policy, and the flow marks it so. Each statute replaces it for the organ it speaks of.
#include "workflows/limits.hpp"

namespace liandiao::law {
namespace {

constexpr std::string_view mediation = "administrative_mediation";
constexpr std::string_view measures = "行政调解通行做法";

std::vector<std::string_view> mediating() { return {"accepted", "assigned", "in_session"}; }

Limit accept(std::string_view edition, std::string_view basis, std::string_view article, int length) {
  return limit_row(mediation, "accept", edition, "organ", basis, article, length, Unit::working_day, {"applied"});
}

Limit mediate(std::string_view edition, std::string_view basis, std::string_view article, int length, Unit unit) {
  Limit row = limit_row(mediation, "mediate", edition, "organ", basis, article, length, unit, mediating());
  row.excludes = {"appraisal", "expert_opinion"};
  return row;
}

Limit general_mediation() {
  Limit row = mediate("2002", "policy", measures, 30, Unit::day);
  row.excludes = {"appraisal", "expert_opinion", "illness", "force_majeure", "false_mediation"};
  row.extended_by = "body_and_parties";
  return row;
}

/// 医疗纠纷条例 40: thirty working days, appraisal left out, no extension; over is failed.
Limit medical_mediation() {
  Limit row = of_variant("medical", mediate("2018", "law", "医疗纠纷条例 40", 30, Unit::working_day));
  row.excludes = {"appraisal"};
  row.overrun = "deem_failed";
  return row;
}

/// 处理办法 20, 21: forty-five working days from acceptance, testing and appraisal left out; then the organ ends.
Limit consumer_mediation() {
  Limit row = of_variant("consumer", mediate("2020", "law", "投诉举报处理办法 21", 45, Unit::working_day));
  row.excludes = {"appraisal"};
  return row;
}

/// 交通事故处理规定 90: ten days from the end of the funeral or the treatment, from the rating of a
/// disability, or from the day the loss is fixed. Until then nothing runs, and no state can rely on it.
Limit traffic_mediation() {
  Limit row = of_variant("traffic", mediate("2018", "law", "交通事故处理规定 90", 10, Unit::day));
  row.excludes = {};
  row.begins = "fixed_day";
  row.covers = {};
  return row;
}

/// 劳动争议调解仲裁法 14: fifteen days from the receipt of the application; then the parties may go to arbitration.
Limit labour_mediation() {
  Limit row = of_variant("labour", mediate("2008", "law", "劳动争议调解仲裁法 14", 15, Unit::day));
  row.excludes = {};
  row.begins = "receipt";
  row.covers.emplace_back("applied");
  return row;
}

/// The statute on rural land contracts sets no time; what is written here is a district's own.
Limit land_mediation() {
  Limit row = of_variant("land", general_mediation());
  row.article = "土地承包仲裁法 8–10";
  row.edition = "2011";
  return row;
}

/// A party's own time to ask the traffic police.
Limit asking(std::string_view clock, std::string_view article, int length) {
  return of_variant("traffic", limit_row(mediation, clock, "2018", "party", "law", article, length, Unit::day, {}));
}

}  // namespace

std::vector<Limit> administration_limits() {
  using enum Unit;
  std::string_view const samr21 = "投诉举报处理办法 21";
  return {
      accept("2002", "policy", measures, 5),
      of_variant("medical", accept("2018", "law", "医疗纠纷条例 40", 5)),
      of_variant("consumer", accept("2020", "law", "投诉举报处理办法 14", 7)),
      general_mediation(),
      medical_mediation(),
      consumer_mediation(),
      traffic_mediation(),
      labour_mediation(),
      land_mediation(),
      asking("apply_mediation", "交通事故处理规定 86", 10),
      asking("back_to_police", "交通事故处理规定 85", 3),
      limit_row(mediation, "notify_end", "2002", "organ", "policy", measures, 5, working_day, {}),
      of_variant("consumer", limit_row(mediation, "notify_end", "2020", "organ", "law", samr21, 7, working_day, {})),
      of_variant("consumer", limit_row(mediation, "check_clue", "2020", "organ", "law", "投诉举报处理办法 23", 15,
                                       working_day, {})),
      limit_row(mediation, "apply_confirmation", "2024", "party", "law", "民事诉讼法 205", 30, day, {}),
  };
}

}  // namespace liandiao::law
