// Every row and act of every procedure, reached by a life; and what a table must keep to be one.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "tests/stages.hpp"
#include "tests/table/listed.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::tests {
namespace {

std::vector<Procedure> const& procedures() { return law::catalogue().procedures; }

std::string const later = "2026-03-04";
std::string const after_a_month = "2026-04-02";
std::string const peng = "ddk-peng";

Lived submit(std::string on = later) {
  return {std::move(on), "submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}"};
}
Lived receive(int instance) { return {later, "receive", "{}", instance, peng}; }
Lived file(int instance) { return {later, "file", "{court_no: （2026）渝0104民初1号}", instance, peng}; }
std::string const other = "00000000-0000-7000-8000-000000000009";
Lived merge() { return {later, "merge_case", "{into: " + other + ", reason: 同一纠纷登记了两次}"}; }
Lived part() { return {later, "unmerge_case", "{reason: 查明是两件事}"}; }
Lived partly() { return {later, "agree", agreement("[1, 2]")}; }

std::vector<Reached> of_docket() {
  constexpr std::string_view docket = "docket";
  return {
      {docket, 101, "registered", {}},
      {docket, 110, "informed", {}},
      {docket, 115, "triaged", {{later, "inform_ways"}}},
      {docket, 150, "running", {}},
      {docket, 155, "running", {submit()}},
      {docket, 210, "triaged", {}},
      {docket, 215, "running", {{later, "triage", "{dispute_type: contract, level: L3}"}}},
      {docket, 410, "closed", {}},
      {docket, 510, "archived", {}},
      {docket, 610, "informed", {{later, "set_level", "{level: L3, reason: 人数增加}"}}},
      {docket, 620, "informed", {{later, "add_party", "{entry: {side: third, kind: natural, name: 王五}}"}}},
      {docket,
       630,
       "informed",
       {{later, "add_representative", "{party: 1, entry: {kind: agent, authority: special, name: 钱律师}}"}}},
      {docket, 640, "informed", {{later, "add_claim", "{entry: {party: 1, text: 赔偿损失}}"}}},
      {docket, 650, "informed", {{later, "drop_claim", "{claim: 1}"}}},
      {docket, 655, "informed", {{later, "confirm_address", "{party: 1, address: 渝中区某街1号}"}}},
      {docket, 660, "informed", {{later, "report_danger", "{kind: public_security, organ: jgm-ps}"}}},
      {docket, 156, "closed", {submit()}},
      {docket, 420, "informed", {merge()}},
      {docket, 430, "registered", {merge(), part()}},
      {docket, 431, "informed", {merge(), part()}},
      {docket, 432, "triaged", {merge(), part()}},
      {docket,
       433,
       "plain:applied",
       {{later, "refuse", "{ground: not_civil, proper_organ: 区公安分局, told: [1]}"}, merge(), part()}},
      {docket, 680, "registered", {{later, "note_related", "{found: [{other: " + other + ", marks: [phone]}]}", 1}}},
      {docket, 682, "closed", {{later, "link_case", "{other: " + other + ", kind: related, reason: 同一堵墙}"}}},
      {docket,
       684,
       "registered",
       {{later, "note_related", "{found: [{other: " + other + ", marks: [name, matter]}]}", 1},
        {later, "dismiss_relation", "{candidate: 1, reason: 同名而已}"}}},
      {docket, 686, "running", {{later, "receive_merged", "{from: " + other + "}", 1}}},
      {docket,
       688,
       "informed",
       {{later, "receive_merged", "{from: " + other + "}", 1}, {later, "release_merged", "{from: " + other + "}", 1}}},
      {docket, 720, "closed", {{later, "return_visit", "{found: 已履行}"}}},
      {docket, 730, "closed", {{later, "report_suit", "{court: ddk-court}"}}},
      {docket, 740, "archived", {{later, "file_paper", "{type: evidence}", 1}}},
      {docket, 750, "closed", {{later, "inform", "{topic: ways, parties: [1]}", 1}}},
      {docket, 810, "closed", {{later, "erase_person", "{party: 2, ground: 本人申请}"}}},
      {docket, 910, "informed", {{later, "amend", "{step: 1, reason: 笔误, with: {cause: 相邻关系纠纷}}"}}},
      {docket, 920, "informed", {{later, "annul", "{step: 2, reason: 误录}"}}},
      {docket, 980, "informed", {{later, "lapse", "{clock: triage}", 1}}},
      {docket, 985, "informed", {{later, "recount", "{clock: triage}", 1}}},
  };
}

std::vector<Reached> of_mediation() {
  constexpr std::string_view pm = "peoples_mediation";
  return {
      {pm, 101, "plain:applied", {}},
      {pm, 102, "informed", {{later, "own_motion", "{organ: jgm-pmc}"}}},
      {pm, 103, "informed", {{later, "transfer_in", "{organ: jgm-pmc, from: ddk-court, letter_no: 委001}"}}},
      {pm, 110, "plain:accepted", {}},
      {pm, 120, "plain:applied", {{later, "refuse", "{ground: not_civil, proper_organ: 区公安分局, told: [1]}"}}},
      {pm, 130, "plain:applied", {{later, "leave", "{party: 2, toward: court}"}}},
      {pm, 190, "plain:ready", {{later, "leave", "{party: 1, toward: court}"}}},
      {pm, 191, "four:in_session", {partly(), {later, "leave", "{party: 3}"}, {later, "leave", "{party: 4}"}}},
      {pm, 195, "three:ready", {{later, "leave", "{party: 3}"}}},
      {pm, 210, "plain:assigned", {}},
      {pm,
       220,
       "plain:ready",
       {{later, "object", "{party: 2, person: jgm-wang, decided_by: jgm-li, ground: 与申请人系亲属}"}}},
      {pm, 230, "plain:assigned", {{later, "stand_down", "{person: jgm-wang}"}}},
      {pm, 240, "plain:ready", {{later, "reassign", "{person: jgm-wang, successor: jgm-li}"}}},
      {pm, 310, "plain:ready", {}},
      {pm, 410, "plain:in_session", {}},
      {pm, 510, "plain:in_session", {{later, "adjourn"}}},
      {pm, 520, "plain:in_session", {{later, "agree", agreement("[1, 2]")}}},
      {pm, 525, "four:in_session", {partly()}},
      {pm, 530, "plain:in_session", {{later, "agree_orally", "{parties: [1, 2], mediator: jgm-wang}"}}},
      {pm, 535, "four:in_session", {{later, "agree_orally", "{parties: [1, 2], mediator: jgm-wang}"}}},
      {pm, 540, "plain:accepted", {{later, "end", "{reason: unreachable, told: [1, 2]}"}}},
      {pm, 541, "four:in_session", {partly(), {later, "end", "{reason: no_agreement, told: [3, 4]}"}}},
      {pm, 550, "plain:ready", {submit(), receive(3), file(3)}},
      {pm, 551, "four:in_session", {partly(), submit(), receive(4), file(4)}},
      {pm, 560, "medical:ready", {{"2026-05-06", "lapse", "{clock: mediate}", 2}}},
      {pm,
       561,
       "medical_four:in_session",
       {{later, "agree", agreement("[1, 2]", "told_confirmation: true", "ddk-miao"), 0, "ddk-miao"},
        {"2026-05-06", "lapse", "{clock: mediate}", 2}}},
      {pm, 610, "plain:ready", {{later, "consent", "{parties: [1, 2], purpose: disclose, answer: given}"}}},
      {pm, 620, "plain:ready", {{later, "inform_rights", "{parties: [1]}"}}},
      {pm, 630, "plain:assigned", {{later, "disclose", "{person: jgm-wang, relation: 与被申请人同住一楼}"}}},
      {pm, 640, "plain:accepted", {{later, "investigate", "{found: 院墙向东三十厘米}"}}},
      {pm, 650, "plain:ready", {{later, "extend", "{length: 10, consenting: [1, 2]}"}}},
      {pm, 660, "plain:ready", {{later, "suspend", "{reason: appraisal}"}}},
      {pm, 670, "plain:ready", {{later, "suspend", "{reason: appraisal}"}, {"2026-03-06", "resume"}}},
      {pm, 685, "plain:accepted", {{later, "arrange_safety", "{manner: online, assessment: 分处两地}"}}},
      {pm, 680, "plain:accepted", {{later, "invite_guest", "{kind: kin, name: 张三的叔父}"}}},
      {pm, 690, "plain:ready", {{later, "record_undisputed", "{facts: 墙高两米, signed_by: [1, 2]}"}}},
      {pm, 740, "plain:applied", {{later, "file_paper", "{type: application}", 2}}},
      {pm, 750, "plain:applied", {{later, "inform", "{topic: remedies, parties: [1]}", 2}}},
      {pm, 980, "plain:ready", {{after_a_month, "lapse", "{clock: mediate}", 2}}},
      {pm, 985, "plain:ready", {{later, "recount", "{clock: mediate}", 2}}},
  };
}

std::vector<Reached> of_referral() {
  constexpr std::string_view lr = "litigation_referral";
  Lived const appealed{later, "appeal", "{party: 1}"};
  return {
      {lr, 101, "submitted", {}},
      {lr, 110, "received", {}},
      {lr, 190, "correcting", {{later, "withdraw", "{party: 1}"}}},
      {lr, 195, "filed", {{later, "withdraw", "{party: 1}"}}},
      {lr, 210, "filed", {}},
      {lr, 220, "correcting", {}},
      {lr, 230, "court_refused", {}},
      {lr, 240, "redirected", {}},
      {lr, 310, "correcting", {{later, "correct", "{party: 1}"}}},
      {lr, 320, "returned", {}},
      {lr, 410, "filed", {{later, "treat_as_withdrawn", "{}", 0, peng}}},
      {lr, 420, "concluded", {}},
      {lr, 430, "in_suit:received", {}},
      {lr, 435, "in_suit:ready", {{later, "extend", "{length: 5, consenting: [1, 2]}", 3, "ddk-yu"}}},
      {lr, 440, "in_suit:ready", {{later, "leave", "{party: 2}", 3}}},
      {lr, 510, "court_refused", {appealed, {later, "decide_appeal", "{outcome: must_file}", 0, peng}}},
      {lr, 515, "court_refused", {appealed, {later, "decide_appeal", "{outcome: upheld}", 0, peng}}},
      {lr, 610, "court_refused", {appealed}},
      {lr, 740, "submitted", {{later, "file_paper", "{type: complaint}", 2}}},
      {lr, 750, "submitted", {{later, "inform", "{topic: ways, parties: [1]}", 2}}},
      {lr, 980, "received", {{"2026-03-10", "lapse", "{clock: decide_filing}", 2}}},
      {lr, 985, "received", {{later, "recount", "{clock: decide_filing}", 2}}},
  };
}

std::vector<Reached> of_handover() {
  constexpr std::string_view ho = "handover";
  std::string const miao = "ddk-miao";
  return {
      {ho, 101, "offered", {}},
      {ho, 110, "signed_for", {}},
      {ho, 210, "signed_for", {{later, "accept", "{}", 2, miao}}},
      {ho, 220, "offered", {{later, "return_case", "{reason: not_competent, remark: 非医疗纠纷}", 2, miao}}},
      {ho, 230, "offered", {{later, "recall", "{reason: 误送}", 2}}},
      {ho, 240, "offered", {{after_a_month, "lapse", "{clock: answer_handover}", 2}}},
      {ho, 740, "offered", {{later, "file_paper", "{type: transfer_letter}", 2}}},
      {ho, 980, "signed_for", {{after_a_month, "lapse", "{clock: answer_handover}", 2}}},
      {ho, 985, "offered", {{later, "recount", "{clock: answer_handover}", 2}}},
  };
}

Lived performed(std::string fields, std::string on = "2026-03-11") {
  return {std::move(on), "record_performance", std::move(fields)};
}

/// Of an agreement with two terms of 400.00 each, due on 10 and 20 March; its fulfilment is instance 3.
std::vector<Reached> of_fulfilment() {
  constexpr std::string_view ff = "fulfilment";
  std::string const late = "2026-03-25";
  Lived const renounced{later, "record_breach", "{agreement: 1, terms: [1], declared: true}"};
  Lived const both_renounced{later, "record_breach", "{agreement: 1, declared: true}"};
  Lived const waived{later, "waive", "{agreement: 1, term: 1, party: 1}"};
  Lived const other_waived{later, "waive", "{agreement: 1, term: 2, party: 1}"};
  Lived const other_day{later, "change_term", "{agreement: 1, term: 1, due: 2026-04-01, signed_by: [1, 2]}"};
  Lived const other_amount{later, "change_term", "{agreement: 1, term: 1, amount: 300, signed_by: [1, 2]}"};
  Lived const sued{later, "submit", "{party: 2, against: [1], organ: ddk-court, signed_complaint: true, agreement: 1}"};
  Lived const cancelled{later, "conclude_suit", "{outcome: judgment, on_agreement: cancelled}", 4, peng};
  return {
      {ff, 101, "owing", {}},
      {ff, 210, "owing", {performed("{agreement: 1}")}},
      {ff, 215, "owing", {performed("{agreement: 1, term: 1}")}},
      {ff, 220, "owing", {waived, other_waived}},
      {ff, 225, "owing", {waived}},
      {ff, 230, "owing", {{"2026-03-11", "urge", "{agreement: 1}"}, {late, "record_breach", "{agreement: 1}"}}},
      {ff, 240, "owing", {other_day}},
      {ff, 310, "owing", {renounced, performed("{agreement: 1, term: 1}")}},
      {ff, 315, "owing", {both_renounced, performed("{agreement: 1, term: 1}")}},
      {ff, 320, "owing", {renounced, waived}},
      {ff, 325, "owing", {both_renounced, waived}},
      {ff, 330, "owing", {renounced, {late, "record_breach", "{agreement: 1, terms: [2], declared: true}"}}},
      {ff, 340, "owing", {renounced, other_day}},
      {ff, 345, "owing", {renounced, other_amount}},
      {ff, 410, "remaking", {{later, "agree", agreement("[1, 2]"), 4}}},
      {ff, 420, "owing", {sued, receive(4), file(4), cancelled}},
      {ff, 510, "owing", {{"2026-03-11", "urge", "{agreement: 1, terms: [1]}"}}},
      {ff, 740, "owing", {{later, "file_paper", "{type: performance_proof}", 3}}},
      {ff, 750, "owing", {{later, "inform", "{topic: remedies, parties: [1]}", 3}}},
      {ff, 980, "owing", {{"2026-03-11", "lapse", "{clock: perform, agreement: 1, term: 1}", 3}}},
      {ff, 985, "owing", {{later, "recount", "{clock: perform, agreement: 1, term: 1}", 3}}},
  };
}

std::vector<Reached> of_confirmation() {
  constexpr std::string_view jc = "judicial_confirmation";
  std::string const april = "2026-04-20";
  Lived const restored{april, "apply_confirmation_restored",
                       "{agreement: 1, organ: ddk-court, applicants: [1, 2], competence: domicile, obstacle: 住院, "
                       "obstacle_ended: 2026-04-15}"};
  Lived const enforced{april, "apply_enforcement", "{party: 1}", 4};
  return {
      {jc, 101, "confirming", {}},
      {jc, 102, "agreed_upon", {restored}},
      {jc, 110, "supplying", {}},
      {jc, 115, "supplying", {{later, "supply", "{party: 1}"}}},
      {jc, 120, "application_accepted", {}},
      {jc, 130, "confirming", {{later, "refuse_application", "{ground: not_this_court}", 4, peng}}},
      {jc, 190, "confirming", {{later, "withdraw", "{party: 2}"}}},
      {jc, 195, "under_review", {{later, "treat_as_withdrawn", "{}", 4, peng}}},
      {jc, 210, "under_review", {}},
      {jc, 215, "under_review", {{later, "hear_applicants", "{present: [1, 2]}", 4, peng}}},
      {jc, 220, "under_review", {{later, "extend_review", "{length: 10}", 4, peng}}},
      {jc, 310, "confirmed", {}},
      {jc, 320, "under_review", {{later, "dismiss_application", "{ground: content_unclear, told: [1, 2]}", 4, peng}}},
      {jc, 330, "under_review", {{later, "end_review", "{told: [1]}", 4, peng}}},
      {jc, 410, "ruling_challenged", {}},
      {jc, 420, "ruling_challenged", {{later, "uphold_ruling", "{}", 4, peng}}},
      {jc, 421, "ruling_challenged", {{later, "revoke_ruling", "{}", 4, peng}}},
      {jc, 430, "confirmed", {enforced}},
      {jc, 440, "confirmed", {enforced, {april, "conclude_enforcement", "{performed: true}", 4, peng}}},
      {jc, 610, "confirmed", {{later, "correct_ruling", "{ruling_no: （2026）渝0104民特1号之一}", 4, peng}}},
      {jc, 740, "confirming", {{later, "file_paper", "{type: confirmation_papers}", 4}}},
      {jc, 750, "confirming", {{later, "inform", "{topic: confirmation, parties: [1]}", 4}}},
      {jc, 980, "under_review", {{after_a_month, "lapse", "{clock: review}", 4}}},
      {jc, 985, "under_review", {{later, "recount", "{clock: review}", 4}}},
  };
}

std::vector<Reached> everything_reached() {
  auto all = of_docket();
  for (auto&& more : {of_mediation(), reached_by_police(), of_referral(), of_handover(), of_fulfilment(),
                      of_confirmation(), reached_in_administration(), reached_elsewhere(), reached_in_court_mediation(),
                      reached_jointly(), reached_by_planning(), reached_by_election(), reached_by_roles()})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

Procedure const& procedure_called(std::string_view code) { return *law::catalogue().procedure(Symbol(code)); }

/// The rules by which a case moves to another revision of its flow and back: nobody orders that within one rulebook.
std::vector<int> moved_and_back() {
  Flow flow = shipped().flow();
  flow.title = "修订";
  Rulebook const revised = under(*read_flow(write_flow(flow)));
  Life life = at("informed");
  std::vector<int> rules;
  if (life.move_to(revised, later)) rules.push_back(life.events().back().rule);
  if (life.move_back(later)) rules.push_back(life.events().back().rule);
  return rules;
}

TEST(Tables, EveryRuleIsReachedByALife) {
  std::map<std::string_view, std::set<int>> reached;
  for (auto const& one : everything_reached()) {
    SCOPED_TRACE(std::string(one.procedure) + " " + std::to_string(one.rule));
    Life life = at(one.stage);
    ASSERT_NO_THROW(go_on(life, one.steps));
    RuleInfo const* rule = procedure_called(one.procedure).rule(one.rule);
    ASSERT_NE(rule, nullptr);
    auto const& events = life.events();
    auto const fired = std::find_if(events.rbegin(), events.rend(), [&](Event const& event) {
      return event.procedure == one.procedure && event.rule == one.rule;
    });
    ASSERT_NE(fired, events.rend());
    EXPECT_EQ(fired->command.view(), rule->on);
    EXPECT_EQ(fired->to.view(), rule->to);
    EXPECT_TRUE(reached[one.procedure].insert(one.rule).second) << "reached twice";
  }
  for (int const rule : moved_and_back()) reached["docket"].insert(rule);
  for (auto const& procedure : procedures())
    for (auto const& rule : procedure.rules)
      EXPECT_TRUE(reached[procedure.code.view()].contains(rule.id))
          << procedure.code.view() << " " << rule.id << " " << rule.on << " is reached by no life";
}

TEST(Tables, ARuleIdIsGivenOnce) {
  for (auto const& procedure : procedures()) {
    std::set<int> ids;
    for (auto const& rule : procedure.rules)
      EXPECT_TRUE(ids.insert(rule.id).second) << procedure.code.view() << " " << rule.id;
  }
}

TEST(Tables, NoRowLeavesAFinalState) {
  for (auto const& procedure : procedures())
    for (auto const& rule : procedure.rules)
      for (auto const from : rule.from) {
        bool const is_final = procedure.state(Symbol(from))->kind == StateKind::final;
        EXPECT_FALSE(is_final && !rule.act) << procedure.code.view() << " " << rule.id;
      }
}

TEST(Tables, EveryStateIsReachedFromTheBeginning) {
  for (auto const& procedure : procedures()) {
    std::set<std::string_view> reached{"unopened"};
    for (std::size_t before = 0; before != reached.size();) {
      before = reached.size();
      for (auto const& rule : procedure.rules)
        for (auto const from : rule.from)
          if (!rule.act && reached.contains(from)) reached.insert(rule.to);
    }
    for (auto const& state : procedure.states)
      EXPECT_TRUE(reached.contains(state.code.view())) << procedure.code.view() << " " << state.code.view();
  }
}

TEST(Tables, EveryOpenStateLeadsToAnOutcome) {
  for (auto const& procedure : procedures())
    for (auto const& state : procedure.states) {
      if (state.kind == StateKind::final) continue;
      bool const goes_on = std::any_of(procedure.rules.begin(), procedure.rules.end(), [&](RuleInfo const& rule) {
        return !rule.act && std::find(rule.from.begin(), rule.from.end(), state.code.view()) != rule.from.end();
      });
      EXPECT_TRUE(goes_on) << procedure.code.view() << " " << state.code.view();
    }
}

TEST(Tables, EveryGuardHasItsArticleAndSomebodyWhoCanSupplyWhatIsMissing) {
  std::set<std::string_view> const suppliers{"party", "body", "court", "registrar", "nobody"};
  for (auto const& procedure : procedures())
    for (auto const& rule : procedure.rules)
      for (auto const& guards : {rule.guards, rule.reported})
        for (auto const& guard : guards) {
          EXPECT_FALSE(guard.article.empty()) << guard.code;
          EXPECT_TRUE(suppliers.contains(guard.supplier)) << guard.code << " " << guard.supplier;
        }
}

// An irregularity and a clock keep their article as a word of an event, which holds sixty-four bytes.
TEST(Tables, EveryArticleThatIsStoredFitsWhereItIsStored) {
  constexpr std::size_t longest_word = 64;
  for (auto const& procedure : procedures())
    for (auto const& rule : procedure.rules)
      for (auto const& guard : rule.reported) EXPECT_LE(guard.article.size(), longest_word) << guard.code;
  for (auto const& limit : law::catalogue().limits)
    EXPECT_LE(std::string(limit.article).size() + std::string(" · flow dadukou").size(), longest_word) << limit.clock;
}

// Two rules that answer one command from one state must exclude each other: both are asked, one holds.

/// The mediation of two pairs, something agreed between 1 and 2 or nothing yet, brought to a state.
Life four_in(std::string_view state, bool something_agreed) {
  if (!something_agreed) return at("four:" + std::string(state));
  Life life = at("four:in_session");
  go_on(life, {partly()});
  if (state == "in_session") return life;
  go_on(life, {{later, "adjourn"}});
  if (state == "ready") return life;
  go_on(life, {{later, "stand_down", "{person: jgm-wang}"}});
  if (state == "accepted") return life;
  go_on(life, {{later, "appoint", "{mediators: [{person: jgm-li, role: lead}]}"}});
  return life;
}

int rule_of_last(Life const& life) { return life.events().back().rule; }

TEST(Tables, LeavingIsAnsweredOnceWhereverAMediationStands) {
  for (std::string_view const state : {"accepted", "assigned", "ready", "in_session"}) {
    SCOPED_TRACE(state);
    Life pair_remains = four_in(state, false);
    go_on(pair_remains, {{later, "leave", "{party: 3}"}});
    EXPECT_EQ(rule_of_last(pair_remains), 195);
    Life no_pair = four_in(state, false);
    go_on(no_pair, {{later, "leave", "{party: 1, indispensable: true}"}});
    EXPECT_EQ(rule_of_last(no_pair), 190);
    Life agreed_in_part = four_in(state, true);
    go_on(agreed_in_part, {{later, "leave", "{party: 3}"}});
    EXPECT_EQ(rule_of_last(agreed_in_part), 195) << "the fourth is neither settled nor gone";
    go_on(agreed_in_part, {{later, "leave", "{party: 4}"}});
    EXPECT_EQ(rule_of_last(agreed_in_part), 191);
  }
}

TEST(Tables, LeavingBeforeAcceptanceIsRefusalOnlyWhenNoPairRemains) {
  Life pair_remains = at("three:applied");
  go_on(pair_remains, {{later, "leave", "{party: 3}"}});
  EXPECT_EQ(rule_of_last(pair_remains), 195);
  EXPECT_EQ(pair_remains.latest().state, "applied");
  go_on(pair_remains, {{later, "leave", "{party: 2}"}});
  EXPECT_EQ(rule_of_last(pair_remains), 130);
  EXPECT_EQ(pair_remains.latest().state, "refused");
}

TEST(Tables, EndingIsAnsweredOnceWhereverAMediationStands) {
  for (std::string_view const state : {"accepted", "assigned", "ready", "in_session"}) {
    SCOPED_TRACE(state);
    Life nothing = four_in(state, false);
    go_on(nothing, {{later, "end", "{reason: no_agreement, told: [1, 2, 3, 4]}"}});
    EXPECT_EQ(rule_of_last(nothing), 540);
    Life something = four_in(state, true);
    go_on(something, {{later, "end", "{reason: no_agreement, told: [3, 4]}"}});
    EXPECT_EQ(rule_of_last(something), 541);
  }
}

TEST(Tables, AFiledSuitEndsAMediationWhereverItStands) {
  for (std::string_view const state : {"applied", "accepted", "assigned", "ready", "in_session"}) {
    SCOPED_TRACE(state);
    Life nothing = four_in(state, false);
    go_on(nothing, {submit(), receive(3), file(3)});
    EXPECT_EQ(rule_of_last(nothing), 550);
    EXPECT_EQ(nothing.file().instance(2)->state, "ended");
    if (state == "applied") continue;
    Life something = four_in(state, true);
    go_on(something, {submit(), receive(4), file(4)});
    EXPECT_EQ(rule_of_last(something), 551);
    EXPECT_EQ(something.file().instance(2)->state, "agreed");
  }
}

TEST(Tables, WhatIsLeftDecidesWherePerformingWaivingAndChangingLead) {
  std::string const broken = "record_breach";
  struct Case {
    std::vector<Lived> before;
    Lived asked;
    int rule;
  };
  Lived const one{later, broken, "{agreement: 1, terms: [1], declared: true}"};
  Lived const both{later, broken, "{agreement: 1, declared: true}"};
  auto const paid = [](std::string const& term) { return Lived{later, "record_performance", "{agreement: 1" + term}; };
  auto const waive = [](std::string const& term) {
    return Lived{later, "waive", "{agreement: 1, party: 1, term: " + term + "}"};
  };
  auto const due = [](std::string const& term) {
    return Lived{later, "change_term", "{agreement: 1, due: 2026-05-08, signed_by: [1, 2], term: " + term + "}"};
  };
  std::vector<Case> const cases{
      {{}, paid("}"), 210},
      {{}, paid(", term: 1}"), 215},
      {{one}, paid("}"), 210},
      {{one}, paid(", term: 1}"), 310},
      {{one}, paid(", term: 2}"), 315},
      {{both}, paid(", term: 1}"), 315},
      {{}, waive("1"), 225},
      {{waive("2")}, waive("1"), 220},
      {{one}, waive("1"), 320},
      {{one}, waive("2"), 325},
      {{one, waive("2")}, waive("1"), 220},
      {{}, due("1"), 240},
      {{one}, due("1"), 340},
      {{one}, due("2"), 345},
  };
  for (auto const& one_case : cases) {
    SCOPED_TRACE(std::string(one_case.asked.command) + " " + one_case.asked.fields);
    Life life = at("owing");
    go_on(life, one_case.before);
    go_on(life, {one_case.asked});
    EXPECT_EQ(rule_of_last(life), one_case.rule);
  }
}

TEST(Tables, AnAppealIsDecidedOneWayOrTheOther) {
  for (auto const& [outcome, state] : {std::pair{"upheld", "refused"}, std::pair{"must_file", "filed"}}) {
    Life life = at("court_refused");
    go_on(life, {{later, "appeal", "{party: 1}"},
                 {later, "decide_appeal", "{outcome: " + std::string(outcome) + "}", 0, peng}});
    EXPECT_EQ(life.latest().state, state);
  }
}

TEST(Tables, PartingAnswersOnceAndGivesTheStateBackThatTheCaseWasMergedIn) {
  for (auto const& [stage, rule] :
       {std::pair{"registered", 430}, std::pair{"informed", 431}, std::pair{"triaged", 432}}) {
    SCOPED_TRACE(stage);
    Life life = at(stage);
    go_on(life, {merge()});
    EXPECT_EQ(life.file().docket().state, "merged");
    go_on(life, {part()});
    EXPECT_EQ(rule_of_last(life), rule);
    EXPECT_EQ(life.file().docket().state, stage);
  }
}

TEST(Tables, RulesThatAnswerTheSameCommandFromTheSameStateAreAllShownHere) {
  std::set<std::pair<std::string, std::string>> twice;
  for (auto const& procedure : procedures()) {
    std::map<std::pair<std::string, std::string>, int> answered;
    for (auto const& rule : procedure.rules)
      for (auto const from : rule.from)
        if (++answered[{std::string(from), std::string(rule.on)}] == 2)
          twice.insert({procedure.code.str(), std::string(rule.on)});
  }
  std::set<std::pair<std::string, std::string>> const shown{{"docket", "unmerge_case"},
                                                            {"peoples_mediation", "leave"},
                                                            {"peoples_mediation", "end"},
                                                            {"peoples_mediation", "taken_over"},
                                                            {"police_mediation", "leave"},
                                                            {"police_mediation", "police_agree"},
                                                            {"police_mediation", "police_fail"},
                                                            {"peoples_mediation", "deem_failed"},
                                                            {"peoples_mediation", "agree"},
                                                            {"peoples_mediation", "agree_orally"},
                                                            {"fulfilment", "record_performance"},
                                                            {"fulfilment", "waive"},
                                                            {"fulfilment", "change_term"},
                                                            {"litigation_referral", "decide_appeal"},
                                                            {"administrative_mediation", "leave"},
                                                            {"administrative_mediation", "end"},
                                                            {"administrative_mediation", "agree"},
                                                            {"administrative_mediation", "agree_orally"},
                                                            {"administrative_mediation", "taken_over"},
                                                            {"administrative_mediation", "deem_failed"},
                                                            {"court_mediation", "leave"},
                                                            {"court_mediation", "end"},
                                                            {"court_mediation", "agree"},
                                                            {"court_mediation", "serve_paper"},
                                                            {"court_mediation", "taken_over"},
                                                            {"remedy", "withdraw"},
                                                            {"remedy", "bring_back"}};
  EXPECT_EQ(twice, shown);
}

}  // namespace
}  // namespace liandiao::tests
