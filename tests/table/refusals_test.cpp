// Every guard says no at least once, by its name and with the fact that is missing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/stages.hpp"
#include "tests/table/listed.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::tests {
namespace {

using testing::HasSubstr;

std::string const day = "2026-03-04";
std::string const peng = "ddk-peng";
std::string const miao = "ddk-miao";

Lived partly() { return {day, "agree", agreement("[1, 2]")}; }
Lived submit() { return {day, "submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}"}; }
Lived receive(int instance) { return {day, "receive", "{}", instance, peng}; }
Lived file(int instance) { return {day, "file", "{court_no: （2026）渝0104民初1号}", instance, peng}; }

std::string entered(std::string_view parties, std::string_view claims) {
  return "{organ: jgm-pmc, source: application, dispute_type: neighbours, area: '500104003', summary: 争执, parties: " +
         std::string(parties) + ", claims: " + std::string(claims) + "}";
}
std::string const one_side = "[{side: claimant, kind: natural, name: 张三}]";

std::string const own_case = Life().file().id.uid;
std::string const other_case = "00000000-0000-7000-8000-000000000009";
std::string const merging = "{into: " + other_case + ", reason: 同一纠纷}";

/// The first agreement gives way to one made in a mediation of its own.
std::vector<Lived> made_anew() {
  return {{day, "agree", agreement("[1, 2]")},
          {day, "apply", "{organ: jgm-pmc, applicants: [1], about: 1}"},
          {day, "consent", "{parties: [2], purpose: mediate, answer: given}"},
          {day, "accept", "{}", 4},
          {day, "appoint", "{mediators: [{person: jgm-wang, role: lead}]}", 4},
          {day, "inform_rights", "{parties: [1, 2]}", 4},
          {day, "convene", "{present: [1, 2]}", 4},
          {day, "agree", agreement("[1, 2]"), 4}};
}

std::vector<Refused> of_docket() {
  return {
      {"", {}, {day, "register", entered("[]", "[]")}, "has_party", ""},
      {"", {}, {day, "register", entered(one_side, "[{party: 2, text: 赔偿}]")}, "claims_have_owners", "2"},
      {"running",
       {},
       {day, "migrate", "{from_revision: a, to_revision: b}", 1},
       "revision_moves_on",
       shipped().flow().digest.hex()},
      {"running",
       {{day, "refuse", "{ground: not_civil, proper_organ: 区公安分局, told: [1]}"}, submit()},
       {day, "close"},
       "nothing_still_runs",
       "3"},
      {"plain:applied", {{day, "leave", "{party: 1}"}}, {day, "close"}, "every_ending_told", "2/1"},
      {"closed", {}, {"2026-06-01", "apply", "{organ: jgm-pmc, applicants: [1]}"}, "leads_to_court", ""},
      {"closed", {}, {"2026-06-01", "erase_person", "{ground: 本人申请}"}, "one_person_named", ""},
      {"registered",
       {},
       {day, "report_danger", "{kind: crime, organ: ddk-centre}"},
       "reported_to_police",
       "ddk-centre"},
      {"owing", {{day, "record_breach", "{agreement: 1, declared: true}"}}, {day, "close"}, "every_breach_told", "3/1"},
      {"registered", {}, {day, "inform", "{topic: ways, parties: []}", 1}, "parties_named", ""},
      {"registered", {}, {day, "dismiss_relation", "{candidate: 3, reason: 无关}"}, "candidate_is_open", "3"},
      {"registered",
       {{day, "link_case", "{other: " + other_case + ", kind: related, reason: 同一堵墙}"}},
       {day, "dismiss_relation", "{candidate: 1, reason: 无关}"},
       "candidate_is_open",
       "1"},
      {"registered",
       {},
       {day, "link_case", "{other: " + own_case + ", kind: related, reason: 误}"},
       "not_this_case",
       ""},
      {"registered", {}, {day, "merge_case", "{into: " + own_case + ", reason: 误}"}, "not_this_case", ""},
      {"plain:applied", {}, {day, "merge_case", merging}, "nothing_goes_on_here", "2"},
      {"plain:in_session",
       {{day, "agree", agreement("[1, 2]")}},
       {day, "merge_case", merging},
       "nothing_goes_on_here",
       "3"},
      {"informed", {}, {day, "release_merged", "{from: " + other_case + "}", 1}, "case_was_received", ""},
      {"registered", {}, {"2026-03-03", "lapse", "{clock: triage}", 1}, "clock_is_due", "triage"},
      {"plain:ready", {}, {day, "recount", "{clock: accept}", 2}, "clock_runs", "accept"},
  };
}

std::vector<Refused> of_opening_and_people() {
  return {
      {"informed", {}, {day, "apply", "{organ: ddk-centre, applicants: [1]}"}, "organ_handles_it", "ddk-centre"},
      {"informed", {}, {day, "apply", "{organ: jgm-pmc, applicants: []}"}, "applicant_named", ""},
      {"plain:applied", {}, {day, "apply", "{organ: jgm-pmc, applicants: [2]}"}, "no_other_mediation", "2"},
      {"three:applied", {{day, "leave", "{party: 3}"}}, {day, "accept"}, "nobody_refuses", "3"},
      {"informed",
       {submit(), receive(2), file(2), {day, "apply", "{organ: jgm-pmc, applicants: [1]}"}},
       {day, "accept"},
       "not_taken_by_another_organ",
       "2"},
      {"plain:willing",
       {},
       {day, "refuse", "{ground: not_civil, proper_organ: 区公安分局, told: [1]}"},
       "proper_organ_told",
       "2"},
      {"plain:accepted",
       {},
       {day, "appoint", "{mediators: [{person: jgm-wang, role: lead}, {person: jgm-li, role: lead}]}"},
       "one_leads",
       "2"},
      {"plain:accepted", {}, {day, "appoint", "{mediators: [{person: jgm-wang, role: co}]}"}, "one_leads", "0"},
      {"plain:accepted",
       {},
       {day, "appoint", "{mediators: [{person: jgm-chen, role: lead}]}"},
       "mediators_serve_here",
       "jgm-chen"},
      {"plain:assigned",
       {{day, "object", "{party: 2, person: jgm-wang, decided_by: jgm-li}"}},
       {day, "appoint", "{mediators: [{person: jgm-wang, role: lead}]}"},
       "not_objected_to",
       "jgm-wang"},
      {"plain:ready", {}, {day, "object", "{party: 2, person: jgm-li}"}, "serves_in_this", "jgm-li"},
      {"plain:ready",
       {},
       {day, "reassign", "{person: jgm-wang, successor: jgm-wang}"},
       "successor_is_another",
       "jgm-wang"},
      {"plain:accepted",
       {{day, "appoint", "{mediators: [{person: jgm-wang, role: lead}], chosen_by: parties}"}},
       {day, "reassign", "{person: jgm-wang, successor: jgm-li, consenting: [2]}"},
       "choice_of_parties_kept",
       "1"},
      {"plain:ready",
       {{day, "disclose", "{person: jgm-wang, relation: 同住一楼}"}},
       {day, "convene", "{present: [1, 2]}"},
       "relation_accepted",
       "jgm-wang/2"},
  };
}

std::vector<Refused> of_sessions() {
  return {
      {"plain:applied",
       {{day, "accept"}, {day, "appoint", "{mediators: [{person: jgm-wang, role: lead}]}"}},
       {day, "inform_rights", "{parties: [1]}"},
       "opposed_pair_takes_part",
       "2"},
      {"plain:assigned", {}, {day, "inform_rights", "{parties: [1]}"}, "everybody_told_rights", "2"},
      {"plain:ready", {}, {day, "convene", "{present: []}"}, "present_take_part", ""},
      {"three:ready", {{day, "leave", "{party: 3}"}}, {day, "convene", "{present: [1, 3]}"}, "present_take_part", "3"},
      {"plain:ready",
       {{day, "add_party", "{entry: {side: respondent, kind: natural, name: 王五}}"},
        {day, "consent", "{parties: [3], purpose: mediate, answer: given}", 2}},
       {day, "convene", "{present: [1, 3]}"},
       "present_told_rights",
       "3"},
      {"plain:ready",
       {{day, "invite_guest", "{kind: neighbour, name: 村中长者}"},
        {day, "consent", "{parties: [1], purpose: invite, answer: given, guest: 1}"}},
       {day, "convene", "{present: [1, 2], invited: [1]}"},
       "invitees_accepted",
       "1/2"},
      {"plain:ready", {}, {day, "consent", "{parties: [1], purpose: invite, answer: given}"}, "subject_named", "guest"},
      {"plain:ready",
       {{day, "report_danger", "{kind: domestic_violence, organ: jgm-ps}"}},
       {day, "convene", "{present: [1, 2]}"},
       "safety_arranged",
       ""},
      {"plain:ready",
       {{day, "report_danger", "{kind: domestic_violence, organ: jgm-ps}"},
        {day, "arrange_safety", "{manner: separate_rooms, assessment: 分室调解}", 2},
        {day, "consent", "{parties: [1], purpose: safe_session, answer: given}", 2}},
       {day, "convene", "{present: [1, 2]}"},
       "endangered_agree",
       "2"},
      {"plain:ready",
       {},
       {day, "record_undisputed", "{facts: 墙高两米, signed_by: [1]}"},
       "everybody_signed_facts",
       "2"},
      {"plain:ready",
       {{day, "suspend", "{reason: illness}"}},
       {day, "convene", "{present: [1, 2]}"},
       "not_suspended",
       day},
      {"plain:ready", {}, {day, "resume"}, "is_suspended", ""},
      {"plain:ready",
       {},
       {day, "consent", "{parties: [2], purpose: mediate, answer: withdrawn}"},
       "not_a_leaving",
       "leave"},
      {"three:ready", {{day, "leave", "{party: 3}"}}, {day, "leave", "{party: 3}"}, "not_already_gone", "3"},
      {"three:ready", {{day, "leave", "{party: 3}"}}, {day, "leave", "{party: 3}"}, "no_opposed_pair_remains", ""},
      {"plain:ready",
       {{day, "add_party", "{entry: {side: third, kind: natural, name: 王五}}"}, {day, "leave", "{party: 3}", 2}},
       {day, "leave", "{party: 3, indispensable: true}"},
       "opposed_pair_remains",
       ""},
      {"plain:ready", {}, {day, "extend", "{length: 10, consenting: [1]}"}, "everybody_consents_to_extend", "2"},
      {"plain:ready", {}, {"2026-04-02", "extend", "{length: 10, consenting: [1, 2]}"}, "before_expiry", "2026-04-01"},
      {"plain:ready",
       {{day, "extend", "{length: 10, consenting: [1, 2]}"}},
       {day, "extend", "{length: 10, consenting: [1, 2]}"},
       "extension_left",
       "1"},
      {"plain:ready", {}, {day, "extend", "{length: 31, consenting: [1, 2]}"}, "extension_not_too_long", "30"},
      {"plain:ready", {}, {day, "end", "{reason: no_agreement, told: [1]}"}, "remedies_told", "2"},
      {"plain:ready", {}, {day, "end", "{reason: no_agreement, told: [1]}"}, "something_agreed", ""},
      {"four:in_session", {partly()}, {day, "end", "{reason: no_agreement, told: [1]}"}, "nothing_agreed_yet", ""},
  };
}

std::vector<Refused> of_handover() {
  std::string const to_another = "{organ: xsc-pmc, kind: assign, reason: 属其辖区}";
  return {
      {"informed",
       {},
       {day, "hand_over", "{organ: jgm-pmc, kind: assign, reason: 误送}"},
       "receiver_is_another",
       "jgm-pmc"},
      {"offered", {}, {day, "hand_over", to_another}, "no_other_handover", "2"},
      {"offered",
       {{"2026-03-05", "accept", "{}", 2, miao}},
       {day, "hand_over", to_another, 0, miao},
       "held_by_then",
       "2026-03-05"},
  };
}

std::vector<Refused> of_fulfilment() {
  auto const paid = [](std::string const& more) { return Lived{day, "record_performance", "{agreement: 1, " + more}; };
  Lived const renounced{day, "record_breach", "{agreement: 1, terms: [1], declared: true}"};
  return {
      {"four:in_session",
       {partly(), {day, "agree", agreement("[3, 4]")}},
       {day, "record_performance", "{agreement: 2}", 3},
       "of_this_agreement",
       "1"},
      {"owing",
       {{day, "record_performance", "{agreement: 1, term: 1}"}},
       {day, "waive", "{agreement: 1, term: 1, party: 1}"},
       "still_owed",
       "1"},
      {"owing", {}, paid("term: 1, amount: '400.01'}"), "part_fits_the_term", "400.00"},
      {"owing", {paid("term: 1, amount: 100}")}, paid("term: 1, amount: '300.01'}"), "part_fits_the_term", "300.00"},
      {"owing", {}, paid("term: 1, amount: 0}"), "part_fits_the_term", "400.00"},
      {"owing", {}, paid("amount: 100}"), "part_fits_the_term", ""},
      {"owing", {}, {"2026-03-10", "urge", "{agreement: 1, terms: [1]}"}, "terms_are_due", "1"},
      {"owing", {}, {"2026-03-10", "urge", "{agreement: 1}"}, "terms_are_due", ""},
      {"owing", {}, {"2026-03-11", "record_breach", "{agreement: 1, terms: [1]}"}, "breach_is_ripe", "1"},
      {"owing",
       {renounced},
       {day, "record_breach", "{agreement: 1, terms: [1], declared: true}"},
       "breach_is_ripe",
       "1"},
      {"owing", {}, {"2026-03-11", "record_breach", "{agreement: 1}"}, "breach_is_ripe", ""},
      {"plain:in_session", {partly()}, {day, "record_breach", "{agreement: 1}"}, "breach_is_ripe", ""},
      {"owing",
       {},
       {day, "change_term", "{agreement: 1, term: 1, amount: 300, signed_by: [1]}"},
       "everybody_bound_signs",
       "2"},
      {"owing",
       {},
       {day, "change_term", "{agreement: 1, term: 1, signed_by: [1, 2]}"},
       "change_makes_sense",
       "nothing"},
      {"owing",
       {},
       {day, "change_term", "{agreement: 1, term: 1, due: 2026-03-03, signed_by: [1, 2]}"},
       "change_makes_sense",
       "due"},
      {"owing",
       {paid("term: 1, amount: 100}")},
       {day, "change_term", "{agreement: 1, term: 1, amount: 100, signed_by: [1, 2]}"},
       "change_makes_sense",
       "amount"},
      {"owing", {}, {day, "waive", "{agreement: 1, term: 1, party: 2}"}, "is_the_creditor", "1"},
      {"owing", {}, {day, "waive", "{agreement: 1, term: 1, party: 2}"}, "nothing_is_left", ""},
      {"owing",
       {{day, "waive", "{agreement: 1, term: 1, party: 1}"}},
       {day, "waive", "{agreement: 1, term: 2, party: 2}"},
       "something_is_left",
       ""},
      {"owing", {renounced}, {day, "change_term", "{agreement: 1, term: 2, due: 2026-05-08}"}, "no_breach_is_left", ""},
      {"owing", {renounced}, {day, "change_term", "{agreement: 1, term: 1, due: 2026-05-08}"}, "a_breach_is_left", ""},
  };
}

std::string application(std::string_view applicants = "[1, 2]") {
  return "{agreement: 1, organ: ddk-court, applicants: " + std::string(applicants) + ", competence: body_seat}";
}

std::vector<Refused> of_confirmation() {
  Lived const apply{day, "apply_confirmation", application()};
  return {
      {"plain:in_session", made_anew(), apply, "agreement_in_force", "1"},
      {"plain:in_session",
       {{day, "agree_orally", "{parties: [1, 2], mediator: jgm-wang}"}},
       apply,
       "agreement_is_written",
       "1"},
      {"plain:in_session",
       {{day, "agree", agreement("[1, 2]", "matter: parentage")}},
       apply,
       "confirmable_matter",
       "parentage"},
      {"four:in_session", {partly(), {day, "suspend", "{reason: false_mediation}"}}, apply, "not_suspected_false", day},
      {"agreed_upon", {}, {"2026-04-02", "apply_confirmation", application()}, "applied_in_time", "2026-04-01"},
      {"agreed_upon",
       {},
       {day, "apply_confirmation_restored",
        "{agreement: 1, organ: ddk-court, applicants: [1, 2], competence: body_seat, obstacle: 住院, obstacle_ended: "
        "2026-03-02}"},
       "time_is_over",
       "2026-04-01"},
      {"confirming", {}, apply, "not_before_a_court_already", "4"},
      {"agreed_upon", {}, {day, "apply_confirmation", application("[1]")}, "every_bound_party_applies", "2"},
      {"supplying",
       {{day, "add_party", "{entry: {side: third, kind: natural, name: 王五}}"}},
       {day, "supply", "{party: 3}"},
       "is_an_applicant",
       "3"},
      {"under_review", {}, {day, "extend_review", "{length: 11}", 4, peng}, "review_extension_fits", "10"},
      {"confirmed", {}, {day, "apply_enforcement", "{party: 1}"}, "overdue_under_ruling", ""},
  };
}

std::vector<Refused> of_agreements() {
  return {
      {"three:ready",
       {{day, "leave", "{party: 3}"}, {day, "convene", "{present: [1, 2]}"}},
       {day, "agree", agreement("[1, 2, 3]")},
       "covered_take_part",
       "3"},
      {"three:in_session", {}, {day, "agree", agreement("[2, 3]")}, "covered_take_part", ""},
      {"plain:in_session",
       {},
       {day, "agree", "{parties: [1, 2], signed_by: [1], mediator: jgm-wang, sealed: true}"},
       "every_covered_party_signed",
       "2"},
      {"agents:in_session",
       {},
       {day, "agree",
        "{parties: [1, 2], signed_by: [2], by_agent: [{party: 1, representative: 1}], mediator: jgm-wang, sealed: "
        "true}"},
       "agents_may_settle",
       "1"},
      {"minor:in_session", {}, {day, "agree", agreement("[1, 2]")}, "guardian_signs_for_minor", "1"},
      {"plain:in_session", {}, {day, "agree", agreement("[1, 2]", "", "jgm-li")}, "mediator_signed", "jgm-li"},
      {"plain:in_session",
       {},
       {day, "agree", "{parties: [1, 2], signed_by: [1, 2], mediator: jgm-wang}"},
       "body_sealed",
       ""},
      {"medical:in_session", {}, {day, "agree", agreement("[1, 2]", "", miao), 0, miao}, "confirmation_told", ""},
      {"medical:in_session",
       {},
       {"2026-04-15", "agree", agreement("[1, 2]", "told_confirmation: true", miao), 0, miao},
       "not_failed_by_overrun",
       "2026-04-14"},
      {"three:in_session",
       {},
       {day, "agree", agreement("[1, 2]", "terms: [{debtor: 3, creditor: 1, obligation: 修墙}]")},
       "terms_are_owed",
       "3→1"},
      {"plain:in_session",
       {},
       {day, "agree", agreement("[1, 2]", "terms: [{debtor: 2, creditor: 1, obligation: 修墙, times: 2}]")},
       "instalments_make_sense",
       "1"},
      {"plain:in_session",
       {},
       {day, "agree", agreement("[1, 2]", "terms: [{debtor: 2, creditor: 2, obligation: 修墙}]")},
       "terms_are_owed",
       "2→2"},
      {"plain:in_session",
       {},
       {day, "agree",
        agreement("[1, 2]",
                  "amount: '1999.99', terms: [{debtor: 2, creditor: 1, obligation: 赔偿, amount: '2000.00'}]")},
       "amount_adds",
       "2000.00"},
      {"plain:in_session",
       {},
       {day, "agree",
        agreement("[1, 2]",
                  "terms: [{debtor: 2, creditor: 1, obligation: 赔偿, amount: '90000000000000000.00'}, {debtor: 2, "
                  "creditor: 1, obligation: 赔偿, amount: '90000000000000000.00'}]")},
       "amount_adds",
       "overflow"},
      {"claims:in_session",
       {{day, "drop_claim", "{claim: 2}"}},
       {day, "agree", agreement("[1, 2]", "claims: [1, 2]")},
       "claims_are_open",
       "2"},
      {"plain:in_session",
       {},
       {day, "agree", "{parties: [1, 2], signed_by: [1], mediator: jgm-wang, sealed: true}"},
       "something_stays_open",
       ""},
      {"four:in_session",
       {},
       {day, "agree", "{parties: [1, 2], signed_by: [1], mediator: jgm-wang, sealed: true}"},
       "nothing_stays_open",
       ""},
      {"plain:in_session", {}, {day, "agree_orally", "{parties: [], mediator: jgm-wang}"}, "parties_named", ""},
      {"plain:in_session",
       {},
       {day, "agree_orally", "{parties: [1, 2], mediator: jgm-wang, paper_asked: true}"},
       "oral_is_enough",
       "asked"},
      {"medical:in_session",
       {},
       {day, "agree_orally", "{parties: [1, 2], mediator: ddk-miao}", 0, miao},
       "oral_is_enough",
       "medical"},
      {"minor:in_session", {}, {day, "agree_orally", "{parties: [1, 2], mediator: jgm-wang}"}, "oral_is_enough", "1"},
  };
}

std::vector<Refused> of_the_way_to_court() {
  return {
      {"registered",
       {},
       {day, "submit", "{party: 1, against: [2], organ: jgm-jo, signed_complaint: true}"},
       "a_court_receives",
       "jgm-jo"},
      {"registered", {}, {day, "submit", "{party: 1, against: [2], organ: ddk-court}"}, "partys_own_will", "1"},
      {"registered",
       {},
       {day, "submit", "{party: 1, against: [1], organ: ddk-court, signed_complaint: true}"},
       "defendant_named",
       ""},
      {"received", {}, {day, "withdraw", "{party: 2}"}, "is_the_plaintiff", "1"},
      {"court_refused", {}, {day, "decide_appeal", "{outcome: upheld}", 0, peng}, "appeal_is_pending", ""},
      {"court_refused", {}, {day, "decide_appeal", "{outcome: upheld}", 0, peng}, "refusal_set_aside", ""},
      {"court_refused", {}, {day, "decide_appeal", "{outcome: must_file}", 0, peng}, "refusal_stands", ""},
      {"filed",
       {},
       {day, "conclude_suit", "{outcome: judgment, on_agreement: cancelled}", 0, peng},
       "agreement_is_named",
       ""},
  };
}

std::vector<Refused> everything_refused() {
  auto all = of_docket();
  for (auto&& more : {of_opening_and_people(), of_sessions(), of_agreements(), of_the_way_to_court(), of_handover(),
                      of_fulfilment(), of_confirmation(), refused_by_police(), refused_in_administration(),
                      refused_elsewhere(), refused_in_court_mediation(), refused_jointly(), refused_in_planning(),
                      refused_in_election(), refused_by_roles()})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

std::string missing_line(Refused const& one) { return " " + std::string(one.guard) + " [" + one.fact + "]"; }

TEST(Refusals, EachIsMadeByTheGuardThatMissesSomethingAndNamesIt) {
  for (auto const& one : everything_refused()) {
    SCOPED_TRACE(std::string(one.stage) + " " + std::string(one.asked.command) + " " + one.asked.fields);
    Life life = one.stage.empty() ? Life() : at(one.stage);
    ASSERT_NO_THROW(go_on(life, one.steps));
    auto const version = life.file().version;
    Lived const& asked = one.asked;
    auto const decided =
        life.give(asked.command, asked.fields, {.on = asked.on, .by = asked.by, .instance = asked.instance});
    ASSERT_FALSE(decided);
    EXPECT_EQ(decided.error().error.code, Code::rejected);
    EXPECT_EQ(decided.error().error.key, "guard_says_no");
    EXPECT_THAT(refusal(decided), HasSubstr(missing_line(one)));
    EXPECT_EQ(life.file().version, version) << "what is refused changes nothing";
  }
}

// A mediation is opened between two sides only; whoever cannot be mediated with is registered all the same.
TEST(Refusals, ACaseOfOneSideIsNotMediated) {
  Life life;
  go_on(life, {{day, "register", entered(one_side, "[]")}});
  for (std::string const command : {"own_motion", "transfer_in", "apply"}) {
    std::string const fields = command == "own_motion"    ? "{organ: jgm-pmc}"
                               : command == "transfer_in" ? "{organ: jgm-pmc, from: ddk-court}"
                                                          : "{organ: jgm-pmc, applicants: [1]}";
    EXPECT_THAT(refusal(life.give(command, fields, {.on = day})), HasSubstr("two_sides []")) << command;
  }
}

TEST(Refusals, ACaseInWhichNothingWasDoneDoesNotClose) {
  // Every way into the state from which a case closes opens an instance; annulling it leaves the state with the rest.
  Life life = at("registered");
  EXPECT_THAT(refusal(life.give("close", "{}", {.on = day})), HasSubstr("no_rule_here"));
}

TEST(Refusals, EveryGuardOfEveryTableIsAmongThem) {
  std::set<std::string_view> shown{"two_sides"};
  // Whoever opens a procedure is what `open` means, so this one is a second lock on the same door.
  shown.insert("something_was_done");
  // Where nobody else applies, the same withdrawal ends the matter by the other rule.
  shown.insert("others_still_apply");
  // Of these two one always holds: they say only where a failed mediation leads.
  shown.insert("second_still_possible");
  shown.insert("second_no_longer_possible");
  // Likewise of these four: they say only where a merged case goes back to.
  for (auto const* when : {"merged_when_registered", "merged_when_informed", "merged_when_triaged", "merged_when_open"})
    shown.insert(when);
  // Whoever is bound by a paper that is not served ends it by leaving, so nobody meets this one alone.
  shown.insert("not_bound_by_paper");
  for (auto const& one : everything_refused()) shown.insert(one.guard);
  for (auto const& procedure : law::catalogue().procedures)
    for (auto const& rule : procedure.rules)
      for (auto const& guard : rule.guards)
        EXPECT_TRUE(shown.contains(guard.code)) << procedure.code.view() << " " << rule.id << " " << guard.code;
}

TEST(Refusals, AllThatIsMissingIsNamedAtOnce) {
  Life life = at("medical:in_session");
  auto const decided = life.give("agree", "{parties: [1, 2], mediator: ddk-fang}", {.on = day, .by = "ddk-miao"});
  for (auto const* guard : {"every_covered_party_signed [1]", "every_covered_party_signed [2]",
                            "mediator_signed [ddk-fang]", "body_sealed []", "confirmation_told []"})
    EXPECT_THAT(refusal(decided), HasSubstr(guard));
}

TEST(Refusals, ACommandNoRuleAnswersHereSaysWhereTheMatterStands) {
  Life life = at("plain:applied");
  auto const decided = life.give("convene", "{present: [1, 2]}", {.on = day, .instance = 2});
  ASSERT_FALSE(decided);
  EXPECT_THAT(refusal(decided), HasSubstr("no_rule_here: command=convene, state=applied, instance=2"));
  EXPECT_TRUE(decided.error().candidates.empty());
}

}  // namespace
}  // namespace liandiao::tests
