// 诉前委派、诉中委托、律师调解: how each row is reached, and what each guard refuses.
#include "tests/table/listed.hpp"

namespace liandiao::tests {
namespace {

std::string const later = "2026-03-04";
std::string const peng = "ddk-peng";
std::string const yu = "ddk-yu";
std::string const tan = "ddk-tan";

Lived by_body(std::string_view command, std::string fields = "{}", int instance = 2) {
  return {later, command, std::move(fields), instance, yu};
}
Lived by_court(std::string_view command, std::string fields = "{}", int instance = 2) {
  return {later, command, std::move(fields), instance, peng};
}
Lived by_party(std::string_view command, std::string fields, int instance = 2) {
  return {later, command, std::move(fields), instance};
}
Lived partly() { return by_body("agree", agreement("[1, 2]", "", "ddk-yu")); }
Lived ended(int instance = 2) { return by_body("end", "{reason: no_agreement, told: [1, 2]}", instance); }
Lived suspected(int instance = 2) { return by_body("report_false", "{grounds: 双方串通}", instance); }
Lived submit() { return {later, "submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}"}; }
Lived file(int instance) { return by_court("file", "{court_no: （2026）渝0104民初9号}", instance); }

/// A third party is named while the other two come to terms, and has not answered when they sign.
std::vector<Lived> in_presence_of_a_third(Lived then) {
  return {{later, "add_party", "{entry: {side: third, kind: natural, name: 王五}}"},
          by_body("convene", "{present: [1, 2]}", 3),
          by_body("agree", agreement("[1, 2]", "", "ddk-yu"), 3),
          std::move(then)};
}

}  // namespace

std::vector<Reached> reached_in_court_mediation() {
  constexpr std::string_view cm = "court_mediation";
  return {
      {cm, 101, "court:received", {}},
      {cm, 102, "in_suit:received", {}},
      {cm, 103, "lawyers:delegated", {}},
      {cm, 190, "court:consented", {by_party("leave", "{party: 2}")}},
      {cm, 191, "court_four:in_session", {partly(), by_party("leave", "{party: 3}"), by_party("leave", "{party: 4}")}},
      {cm, 192, "in_suit:issued", {by_party("leave", "{party: 2}", 3)}},
      {cm, 195, "court_four:ready", {by_party("leave", "{party: 3}")}},
      {cm, 196, "in_suit:ready", in_presence_of_a_third(by_party("leave", "{party: 3}", 3))},
      {cm, 210, "court:delegated", {}},
      {cm, 220, "court:accepted", {}},
      {cm, 230, "court:delegated", {by_body("decline", "{reason: not_competent}")}},
      {cm,
       231,
       "lawyers:delegated",
       {{later, "refuse", "{ground: not_civil, proper_organ: 区公安分局, told: [1, 2]}", 2, tan}}},
      {cm, 310, "court:contacted", {}},
      {cm, 320, "court:ready", {}},
      {cm, 410, "court:in_session", {}},
      {cm, 510, "court:in_session", {by_body("adjourn")}},
      {cm, 520, "court:in_session", {partly()}},
      {cm, 525, "court_four:in_session", {partly()}},
      {cm, 526, "in_suit:settled", {}},
      {cm, 540, "court:ready", {ended()}},
      {cm, 541, "court_four:in_session", {partly(), by_body("end", "{reason: no_agreement, told: [3, 4]}")}},
      {cm, 550, "court:ready", {submit(), by_court("receive", "{}", 3), file(3)}},
      {cm, 551, "court_four:in_session", {partly(), submit(), by_court("receive", "{}", 4), file(4)}},
      {cm, 560, "in_suit:ready", {by_court("conclude_suit", "{outcome: judgment}", 2)}},
      {cm, 561, "in_suit:issued", {by_court("conclude_suit", "{outcome: judgment}", 2)}},
      {cm, 562, "in_suit:ready", {by_party("withdraw", "{party: 1}", 2)}},
      {cm, 563, "in_suit:settled", {by_party("withdraw", "{party: 1}", 2)}},
      {cm, 610, "in_suit:issued", {}},
      {cm, 620, "in_suit:issued", {by_court("serve_paper", "{parties: [1, 2]}", 3)}},
      {cm, 625, "in_suit:issued", {by_court("serve_paper", "{parties: [1]}", 3)}},
      {cm, 630, "court:consented", {}},
      {cm, 635, "court:consented", {by_party("ask_appointment", "{party: 1}")}},
      {cm, 640, "court:appointed", {}},
      {cm, 645, "court:ready", {by_party("object", "{party: 2, person: ddk-yu}")}},
      {cm, 646, "court:ready", {by_body("stand_down", "{person: ddk-yu}")}},
      {cm, 648, "court:appointed", {by_party("object", "{party: 2, person: ddk-yu}")}},
      {cm, 649, "court:appointed", {by_body("stand_down", "{person: ddk-yu}")}},
      {cm, 647, "court:ready", {by_body("disclose", "{person: ddk-yu, relation: 与原告同住一楼}")}},
      {cm, 650, "court:ready", {by_body("inform_rights", "{parties: [1]}")}},
      {cm, 655, "court:contacted", {by_body("contact", "{parties: [2]}")}},
      {cm, 660, "court:accepted", {by_body("investigate", "{found: 院墙向东三十厘米}")}},
      {cm, 665, "court:accepted", {by_body("invite_guest", "{kind: kin, name: 张三的叔父}")}},
      {cm, 670, "court:in_session", {by_body("note_statement", "{party: 2, text: 愿意赔两千元}")}},
      {cm, 675, "court:in_session", {by_body("record_undisputed", "{facts: 墙高两米, signed_by: [1, 2]}")}},
      {cm, 680, "court:ready", {by_body("extend", "{length: 40, consenting: [1, 2]}")}},
      {cm, 685, "court:ready", {by_body("suspend", "{reason: appraisal}")}},
      {cm, 686, "court:ready", {by_body("suspend", "{reason: appraisal}"), by_body("resume")}},
      {cm, 690, "court:in_session", {suspected()}},
      {cm, 691, "court:in_session", {suspected(), by_court("clear_suspicion")}},
      {cm, 710, "court:ready", {ended(), by_body("report_back", "{report: 双方差距大, materials_returned: true}")}},
      {cm, 715, "court:in_session", {partly(), by_body("lodge_agreement")}},
      {cm, 720, "court:ready", {ended(), by_party("insist_on_suit", "{party: 1, against: [2]}")}},
      {cm, 730, "lawyers:accepted", {{later, "charge_fee", "{amount: 200}", 2, tan}}},
      {cm, 740, "court:received", {{later, "file_paper", "{type: complaint}", 2}}},
      {cm, 750, "court:received", {{later, "inform", "{topic: remedies, parties: [1]}", 2}}},
      {cm, 980, "court:ready", {{"2026-04-02", "lapse", "{clock: mediate}", 2}}},
      {cm, 985, "court:ready", {{later, "recount", "{clock: mediate}", 2}}},
  };
}

std::vector<Refused> refused_in_court_mediation() {
  Lived const offer{later, "offer_mediation", "{organ: ddk-court, party: 1, receipt_no: 收002}"};
  std::string const simplified = "{organ: ddk-court, variant: in_suit_simplified, suit: ";
  Lived const entrust{later, "entrust_suit", simplified + "2}", 0, peng};
  Lived const delegate = by_court("delegate", "{organ: ddk-ic}");
  std::string const unsigned_by_two = "{parties: [1, 2], signed_by: [1], mediator: ddk-yu}";
  std::string const confirm = "{agreement: 1, organ: ddk-court, applicants: [1, 2], competence: inviting_court}";
  return {
      {"submitted", {}, entrust, "suit_is_filed", "2"},
      {"filed",
       {},
       {later, "entrust_suit", "{organ: ddk-court, variant: in_suit, suit: 2}", 0, peng},
       "variant_fits_trial",
       "in_suit_simplified"},
      {"in_suit:received", {}, entrust, "suit_is_filed", "2"},
      {"registered", {}, {later, "apply_to_lawyers", "{organ: ddk-ic, applicants: [1]}"}, "is_lawyers_room", "ddk-ic"},
      {"court:received", {}, delegate, "delegation_agreed", ""},
      {"in_suit:received",
       {by_party("consent", "{parties: [1], purpose: mediate, answer: given}", 3)},
       by_court("delegate", "{organ: ddk-ic}", 3),
       "delegation_agreed",
       "2"},
      {"lawyers:delegated",
       {{later, "refuse", "{ground: not_civil, proper_organ: 区公安分局, told: [1, 2]}", 2, tan}},
       {later, "report_back", "{report: 不属民事纠纷, materials_returned: true}", 2, tan},
       "sent_by_court",
       ""},
      {"court:delegated",
       {},
       by_body("refuse", "{ground: not_civil, proper_organ: 区公安分局, told: [1, 2]}"),
       "came_by_themselves",
       ""},
      {"court:in_session", {}, by_body("agree", unsigned_by_two), "inside_suit", ""},
      {"in_suit:in_session", {}, by_body("agree", unsigned_by_two, 3), "outside_suit", ""},
      {"court:accepted", {}, by_body("contact", "{parties: [1]}"), "somebody_leads", ""},
      {"court:ready",
       {},
       by_party("consent", "{parties: [2], purpose: mediator, answer: refused, person: ddk-yu}"),
       "appointment_not_refused",
       "ddk-yu"},
      {"court:ready", {}, by_body("suspend", "{reason: false_mediation}"), "not_for_suspicion", ""},
      {"court:ready", {suspected()}, by_body("resume"), "suspicion_cleared", ""},
      {"court:ready", {}, by_court("clear_suspicion"), "is_suspected", ""},
      {"court:ready",
       {ended()},
       by_body("report_back", "{report: 双方差距大, materials_returned: false}"),
       "materials_go_back",
       ""},
      {"court:ready",
       {submit(), ended()},
       by_party("insist_on_suit", "{party: 1, against: [2]}"),
       "no_suit_pending",
       "3"},
      {"in_suit:issued", {}, by_court("serve_paper", "{parties: []}", 3), "served_are_bound", ""},
      {"in_suit:issued", {}, by_court("serve_paper", "{parties: []}", 3), "everybody_served", "2"},
      {"in_suit:ready", in_presence_of_a_third(by_party("leave", "{party: 3}", 3)), by_party("leave", "{party: 3}", 3),
       "bound_by_paper", "3"},
      {"in_suit:issued", {suspected(3)}, by_court("serve_paper", "{parties: [1, 2]}", 3), "suspicion_cleared", ""},
      {"in_suit:issued", {suspected(3)}, by_court("serve_paper", "{parties: [1, 2]}", 3), "somebody_unserved", ""},
      {"court:ready", {ended()}, {later, "close"}, "every_court_answered", "2"},
      {"in_suit:issued",
       {by_court("serve_paper", "{parties: [1, 2]}", 3)},
       {later, "apply_confirmation", confirm},
       "not_a_courts_paper",
       "1"},
      {"court:in_session",
       {partly(), suspected()},
       {later, "apply_confirmation", confirm},
       "not_suspected_false",
       later},
  };
}

}  // namespace liandiao::tests
