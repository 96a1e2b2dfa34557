// The time limits: by procedure and organ, in the editions of the law. A row of basis `policy` is only a default where
// the law sets nothing; what could not be confirmed in the text of a norm is policy too, and the flow says so.
#include "workflows/limits.hpp"

#include "workflows/catalogue.hpp"

namespace liandiao::law {
namespace {

constexpr std::string_view docket_code = "docket", mediation = "peoples_mediation", referral = "litigation_referral",
                           handing = "handover", confirmation = "judicial_confirmation", performance = "fulfilment",
                           police = "police_mediation", court_sent = "court_mediation";

constexpr auto limit = limit_row;

/// 人民调解: one month as a rule (若干规定 33), appraisal and experts' time left out, longer by consent.
Limit general_mediation() {
  Limit row = limit(mediation, "mediate", "2002", "organ", "policy", "人民调解工作若干规定 33", 30, Unit::day,
                    {"accepted", "assigned", "ready", "in_session"});
  row.excludes = {"appraisal", "expert_opinion", "illness", "force_majeure", "false_mediation"};
  row.extended_by = "body_and_parties";
  return row;
}

/// 医疗纠纷条例 38: thirty working days, appraisal left out; longer if the body and both sides agree; over is failed.
Limit medical_mediation() {
  Limit row = general_mediation();
  row.regime = "medical";
  row.organ_kind = "medical_committee";
  row.edition = "2018";
  row.basis = "law";
  row.article = "医疗纠纷条例 38";
  row.unit = Unit::working_day;
  row.excludes = {"appraisal"};
  row.overrun = "deem_failed";
  return row;
}

/// 程序规定 165: thirty days from acceptance, and anew from the day mediation failed (185); thirty more with the leave
/// of police one level up; appraisal is left out.
Limit handling(std::string_view edition, std::string_view basis, std::string_view article) {
  Limit row = limit(police, "handle", edition, "organ", basis, article, 30, Unit::day,
                    {"accepted", "evidenced", "first_session", "first_failed", "second_session", "penalty"});
  row.excludes = {"appraisal"};
  row.extended_by = "superior";
  row.extensions_max = 1;
  return row;
}

/// 程序规定 183: a second mediation within seven working days of the first; when there is none, there is a penalty
/// (185).
Limit second_mediation(std::string_view edition, std::string_view basis, std::string_view article) {
  Limit row = limit(police, "second_mediation", edition, "organ", basis, article, 7, Unit::working_day,
                    {"first_session", "first_failed", "second_session"});
  row.overrun = "open_penalty";
  return row;
}

/// The court sets the day itself.
Limit correction() {
  return limit(referral, "correct", "2002", "party", "law", "登记立案规定 7", 0, Unit::day, {"correcting"});
}

/// The parties set the day themselves; who lets it pass is urged by the body (人民调解法 31). A day that was named does
/// not roll off a rest day.
Limit performing(std::string_view edition, std::string_view article) {
  Limit row = limit(performance, "perform", edition, "party", "law", article, 0, Unit::day, {});
  row.rolls = false;
  row.duty = "urge_performance";
  return row;
}

/// How long the body waits after urging before it tells who is owed where to turn.
Limit urging() {
  Limit row = limit(performance, "urged", "2002", "organ", "policy", "人民调解工作若干规定 37", 7, Unit::day, {});
  row.duty = "tell_ways";
  return row;
}

/// Who does not answer in time has not taken the case: it stays where it was (在线调解规则 12 gives three working
/// days).
Limit answer_to_handover() {
  Limit row = limit(handing, "answer_handover", "2002", "organ", "policy", "联调工作规范; 在线调解规则 12", 3,
                    Unit::working_day, {"offered", "received"});
  row.overrun = "handover_lapses";
  return row;
}

/// 特邀调解规定 27: thirty days from the day the body signs for the court's materials, longer as often as all agree;
/// time for an appraisal before the suit is left out (在线调解规则 26).
Limit court_mediation_time(std::string_view edition) {
  Limit row = limit(court_sent, "mediate", edition, "organ", "law", "特邀调解规定 27; 在线调解规则 24、26", 30,
                    Unit::day, {"accepted", "contacted", "ready", "in_session"});
  row.excludes = {"appraisal"};
  row.extended_by = "all_parties";
  return row;
}

/// Inside a suit fifteen days, in simplified proceedings seven (特邀调解规定 27; 民事调解规定 4).
Limit in_suit_time(std::string_view variant, int length) {
  Limit row = court_mediation_time("2016");
  row.regime = variant;
  row.variant = variant;
  row.article = "特邀调解规定 27; 民事调解规定 4";
  row.length = length;
  return row;
}

/// 律师调解: thirty days, longer if both agree. The text of the norm was not seen, so it is only a default.
Limit lawyers_time() {
  Limit row = court_mediation_time("2016");
  row.regime = "lawyer";
  row.variant = "lawyer";
  row.basis = "policy";
  row.article = "开展律师调解试点工作的意见";
  return row;
}

/// Who could not choose in two working days is given a mediator by the court (在线调解规则 10).
Limit choosing() {
  Limit row = limit(court_sent, "choose_mediator", "2016", "party", "law", "在线调解规则 10", 2, Unit::working_day, {});
  row.duty = "appoint_mediator";
  return row;
}

/// The time the parties added to a mediation inside the suit is not the trial's (民事调解规定 4).
Limit trial(std::string_view clock, std::string_view edition, std::string_view article, int months) {
  Limit row = limit(referral, clock, edition, "organ", "law", article, months, Unit::month, {"filed"});
  row.excludes = {"entrusted_mediation"};
  return row;
}

/// 司法确认程序规定 5: fifteen days, ten more with the president's leave; thirty in all by 民事诉讼法 187.
Limit review_of_agreement() {
  Limit row = limit(confirmation, "review", "2011", "organ", "norm", "司法确认程序规定 5", 15, Unit::day,
                    {"accepted", "reviewing"});
  row.extended_by = "president";
  row.extensions_max = 1;
  return row;
}

}  // namespace

std::vector<Edition> editions() {
  return {
      {"2002", Date::of(2002, 11, 1), "人民调解工作若干规定施行"},
      {"2006", Date::of(2006, 3, 1), "治安管理处罚法施行"},
      {"2007", Date::of(2007, 12, 8), "公安机关治安调解工作规范施行"},
      {"2008", Date::of(2008, 5, 1), "劳动争议调解仲裁法施行"},
      {"2011", Date::of(2011, 1, 1), "人民调解法施行"},
      {"2013", Date::of(2013, 1, 1), "公安机关办理行政案件程序规定施行"},
      {"2015", Date::of(2015, 5, 1), "登记立案规定施行"},
      {"2016", Date::of(2016, 7, 1), "特邀调解规定施行"},
      {"2018", Date::of(2018, 10, 1), "医疗纠纷预防和处理条例施行"},
      {"2020", Date::of(2020, 1, 1), "投诉举报处理办法施行"},
      {"2022", Date::of(2022, 1, 1), "在线调解规则、民事诉讼法(2021)施行"},
      {"2024", Date::of(2024, 1, 1), "民事诉讼法(2023)施行"},
  };
}

namespace {

std::vector<Limit> shared_limits() {
  using enum Unit;
  return {
      limit(docket_code, "triage", "2002", "organ", "policy", "联调工作规范", 1, working_day,
            {"registered", "informed"}),
      limit(docket_code, "assign", "2002", "organ", "policy", "联调工作规范", 1, working_day, {"triaged"}),
      limit(docket_code, "archive", "2002", "organ", "policy", "卷宗规范", 10, working_day, {"closed"}),

      limit(mediation, "accept", "2002", "organ", "policy", "人民调解工作规范", 3, working_day, {"applied"}),
      limit(mediation, "appoint", "2002", "organ", "policy", "人民调解工作规范", 2, working_day, {"accepted"}),
      general_mediation(),
      medical_mediation(),
      limit(mediation, "apply_confirmation", "2011", "party", "law", "人民调解法 33", 30, day, {}),
      limit(mediation, "apply_confirmation", "2024", "party", "law", "民事诉讼法 205; 人民调解法 33", 30, day, {}),

      limit(police, "accept", "2002", "organ", "policy", "联调工作规范", 1, day, {"reported"}),
      handling("2002", "policy", "联调工作规范"),
      handling("2006", "law", "治安管理处罚法 99"),
      handling("2013", "law", "公安行政案件程序规定 165、185"),
      second_mediation("2007", "norm", "公安机关治安调解工作规范"),
      second_mediation("2013", "law", "公安行政案件程序规定 183、185"),
      // Of an agreement that a mediation committee sealed beside police.
      limit(police, "apply_confirmation", "2011", "party", "law", "人民调解法 33", 30, day, {}),
      limit(police, "apply_confirmation", "2024", "party", "law", "民事诉讼法 205; 人民调解法 33", 30, day, {}),

      limit(court_sent, "ask_consent", "2016", "organ", "law", "民事诉讼法 126; 登记立案规定 8", 7, day, {"received"}),
      choosing(),
      limit(court_sent, "appoint_by_court", "2016", "organ", "law", "在线调解规则 10", 3, working_day, {"received"}),
      limit(court_sent, "answer_delegation", "2016", "organ", "law", "在线调解规则 12", 3, working_day, {"delegated"}),
      limit(court_sent, "contact", "2016", "organ", "law", "在线调解规则 15", 3, working_day, {"accepted"}),
      court_mediation_time("2016"),
      in_suit_time("in_suit", 15),
      in_suit_time("in_suit_simplified", 7),
      lawyers_time(),
      limit(court_sent, "apply_confirmation", "2016", "party", "law", "人民调解法 33; 民事诉讼法 194", 30, day, {}),
      limit(court_sent, "apply_confirmation", "2024", "party", "law", "民事诉讼法 205", 30, day, {}),

      answer_to_handover(),

      performing("2002", "人民调解工作若干规定 37"),
      performing("2011", "人民调解法 31"),
      urging(),

      limit(confirmation, "accept_application", "2011", "organ", "norm", "司法确认程序规定 4", 3, day, {"applied"}),
      limit(confirmation, "supply", "2011", "party", "law", "民诉法解释 354", 0, day, {"supplying"}),
      review_of_agreement(),
      limit(confirmation, "review_limit", "2011", "organ", "law", "民事诉讼法 187", 30, day, {"accepted", "reviewing"}),
      limit(confirmation, "enforce", "2011", "party", "law", "民事诉讼法 250", 2, year, {}),

      limit(referral, "receive", "2002", "organ", "policy", "登记立案规定 2", 1, working_day, {"submitted"}),
      limit(referral, "decide_filing", "2002", "organ", "law", "民事诉讼法 (七日立案)", 7, day, {"received"}),
      limit(referral, "decide_filing", "2015", "organ", "law", "民事诉讼法 126; 登记立案规定 8", 7, day, {"received"}),
      correction(),
      limit(referral, "appeal", "2002", "party", "law", "民事诉讼法 171", 10, day, {}),
      trial("try_ordinary", "2002", "民事诉讼法 152", 6),
      trial("try_simplified", "2002", "民事诉讼法 164", 3),
      trial("try_small_claim", "2022", "民事诉讼法 168", 2),
  };
}

}  // namespace

std::vector<Limit> limits() {
  auto all = shared_limits();
  for (auto const& rows : {administration_limits(), remedy_limits()}) all.insert(all.end(), rows.begin(), rows.end());
  return all;
}

}  // namespace liandiao::law
