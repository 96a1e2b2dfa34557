// The time limits: by procedure and organ, in the editions of the law. A row of basis `policy` is only a default where
// the law sets nothing; what could not be confirmed in the text of a norm is policy too, and the flow says so.
#include "workflows/catalogue.hpp"

namespace liandiao::law {
namespace {

constexpr std::string_view docket_code = "docket", mediation = "peoples_mediation", referral = "litigation_referral",
                           handing = "handover", court_sent = "court_mediation", confirmation = "judicial_confirmation",
                           performance = "fulfilment";

Limit limit(std::string_view procedure, std::string_view clock, std::string_view edition, std::string_view owner,
            std::string_view basis, std::string_view article, int length, Unit unit,
            std::vector<std::string_view> covers) {
  Limit row;
  row.procedure = procedure;
  row.clock = clock;
  row.regime = "general";
  row.edition = edition;
  row.owner = owner;
  row.basis = basis;
  row.article = article;
  row.length = length;
  row.unit = unit;
  row.covers = std::move(covers);
  return row;
}

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
      {"2011", Date::of(2011, 1, 1), "人民调解法施行"},
      {"2015", Date::of(2015, 5, 1), "登记立案规定施行"},
      {"2016", Date::of(2016, 7, 1), "特邀调解规定施行"},
      {"2018", Date::of(2018, 10, 1), "医疗纠纷预防和处理条例施行"},
      {"2022", Date::of(2022, 1, 1), "在线调解规则、民事诉讼法(2021)施行"},
      {"2024", Date::of(2024, 1, 1), "民事诉讼法(2023)施行"},
  };
}

std::vector<Limit> limits() {
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

}  // namespace liandiao::law
