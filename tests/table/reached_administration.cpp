// The lives that reach each rule of 行政调解, and what its own guards refuse.
#include "tests/table/listed.hpp"

namespace liandiao::tests {
namespace {

std::string const day = "2026-03-04";
std::string const peng = "ddk-peng";
std::string const shang = "ddk-shang";
std::string const kang = "ddk-kang";

Lived by_office(std::string_view command, std::string fields = "{}") {
  return {day, command, std::move(fields), 2, shang};
}
Lived submit() { return {day, "submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}"}; }
Lived receive(int instance) { return {day, "receive", "{}", instance, peng}; }
Lived file(int instance) { return {day, "file", "{court_no: （2026）渝0104民初1号}", instance, peng}; }
Lived partly() { return by_office("agree", agreement("[1, 2]", {}, shang)); }

}  // namespace

std::vector<Reached> reached_in_administration() {
  constexpr std::string_view am = "administrative_mediation";
  Lived const sworn = {day, "agree", agreement("[1, 2]", "told_confirmation: true", kang), 2, kang};
  return {
      {am, 101, "consumer/applied", {}},
      {am, 102, "informed", {{day, "propose_mediation", "{variant: general, organ: td-gov}", 0, "td-xiang"}}},
      {am, 110, "consumer/accepted", {}},
      {am, 120, "consumer/applied", {by_office("refuse", "{ground: not_civil, proper_organ: 区公安分局, told: [1]}")}},
      {am, 130, "consumer/applied", {{day, "leave", "{party: 2, toward: court}"}}},
      {am, 190, "consumer/assigned", {{day, "leave", "{party: 1, toward: arbitration}"}}},
      {am, 191, "consumer_four/in_session", {partly(), {day, "leave", "{party: 3}"}, {day, "leave", "{party: 4}"}}},
      {am, 195, "consumer_four/applied", {{day, "leave", "{party: 3}"}}},
      {am, 210, "consumer/assigned", {}},
      {am, 220, "consumer/in_session", {{day, "object", "{party: 2, person: ddk-shang}"}}},
      {am, 230, "consumer/assigned", {by_office("stand_down", "{person: ddk-shang}")}},
      {am, 310, "consumer/in_session", {}},
      {am, 410, "consumer/in_session", {by_office("adjourn")}},
      {am, 420, "consumer/in_session", {by_office("agree", agreement("[1, 2]", {}, shang))}},
      {am, 425, "consumer_four/in_session", {partly()}},
      {am, 430, "consumer/in_session", {by_office("agree_orally", "{parties: [1, 2], mediator: ddk-shang}")}},
      {am, 435, "consumer_four/in_session", {by_office("agree_orally", "{parties: [1, 2], mediator: ddk-shang}")}},
      {am, 510, "traffic/assigned", {{day, "fix_start", "{event: treatment_over, day: 2026-03-03}", 2, "ddk-che"}}},
      {am, 540, "consumer/accepted", {by_office("end", "{reason: no_agreement, told: [1, 2]}")}},
      {am, 541, "consumer_four/in_session", {partly(), by_office("end", "{reason: no_agreement, told: [3, 4]}")}},
      {am, 550, "consumer/assigned", {submit(), receive(3), file(3)}},
      {am, 551, "consumer_four/in_session", {partly(), submit(), receive(4), file(4)}},
      {am, 560, "medical/accepted", {{"2026-05-06", "lapse", "{clock: mediate}", 2}}},
      {am, 561, "medical_four/in_session", {sworn, {"2026-05-06", "lapse", "{clock: mediate}", 2}}},
      {am, 610, "consumer/assigned", {{day, "consent", "{parties: [1, 2], purpose: joint, answer: given}", 2}}},
      {am, 620, "consumer/accepted", {by_office("inform_rights", "{parties: [1, 2]}")}},
      {am, 630, "consumer/assigned", {by_office("disclose", "{person: ddk-shang, relation: 与被申请人系同学}")}},
      {am, 640, "consumer/accepted", {by_office("investigate", "{found: 商品已拆封}")}},
      {am, 650, "general/accepted", {{day, "extend", "{length: 10, consenting: [1, 2]}", 2, "td-xiang"}}},
      {am, 660, "consumer/accepted", {by_office("suspend", "{reason: appraisal}")}},
      {am, 670, "consumer/accepted", {by_office("suspend", "{reason: appraisal}"), by_office("resume")}},
      {am, 680, "consumer/accepted", {by_office("invite_guest", "{kind: expert, name: 检测人员}")}},
      {am, 690, "consumer/assigned", {by_office("record_undisputed", "{facts: 三月一日购买, signed_by: [1, 2]}")}},
      {am, 710, "consumer/accepted", {by_office("report_clue", "{found: 涉嫌虚假宣传}")}},
      {am, 720, "consumer/accepted", {by_office("report_clue", "{found: 涉嫌虚假宣传}"), by_office("check_clue")}},
      {am, 740, "consumer/applied", {{day, "file_paper", "{type: application}", 2}}},
      {am, 750, "consumer/applied", {{day, "inform", "{topic: remedies, parties: [1]}", 2}}},
      {am, 980, "general/accepted", {{"2026-04-02", "lapse", "{clock: mediate}", 2}}},
      {am, 985, "consumer/accepted", {{day, "recount", "{clock: mediate}", 2}}},
  };
}

std::vector<Refused> refused_in_administration() {
  std::string const to_police = "{variant: traffic, organ: ddk-traffic, applicants: ";
  return {
      {"informed",
       {},
       {day, "apply_to_organ", "{variant: general, organ: ddk-market, applicants: [1]}"},
       "regime_is_the_organs",
       "general/ddk-market"},
      {"informed", {}, {day, "apply_to_organ", to_police + "[1]}"}, "every_party_applies", "2"},
      {"informed", {}, {day, "apply_to_organ", to_police + "[1, 2], oral: true}"}, "every_party_applies", "oral"},
      {"consumer/applied", {}, by_office("accept"), "everybody_consents", "2"},
      {"consumer/accepted",
       {},
       by_office("fix_start", "{event: loss_fixed, day: 2026-03-03}"),
       "start_is_to_be_fixed",
       "consumer"},
      {"traffic/accepted",
       {},
       {day, "fix_start", "{event: loss_fixed, day: 2026-03-09}", 2, "ddk-che"},
       "start_is_to_be_fixed",
       "2026-03-09"},
      {"traffic/accepted",
       {{day, "fix_start", "{event: loss_fixed, day: 2026-03-03}", 2, "ddk-che"}},
       {day, "fix_start", "{event: treatment_over, day: 2026-03-04}", 2, "ddk-che"},
       "start_is_to_be_fixed",
       "2026-03-03"},
      {"consumer/accepted", {}, by_office("check_clue"), "clue_is_open", ""},
      {"land/in_session",
       {},
       {day, "agree_orally", "{parties: [1, 2], mediator: ddk-tian}", 2, "ddk-tian"},
       "oral_is_enough",
       "land"},
  };
}

}  // namespace liandiao::tests
