// Who mediates has no other part in the matter, and decides about no objection to himself: the lives that reach the
// rules about it, what the guards refuse, and what it comes to.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/stages.hpp"
#include "tests/table/listed.hpp"

namespace liandiao::tests {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::string const day = "2026-03-04";
std::string const judge = "{person: ddk-lang, sent_by: ddk-court, role: guide, trigger: hard}";

Lived by_court(std::string_view command, std::string fields) {
  return {day, command, std::move(fields), 2, "ddk-peng"};
}
Lived by_body(std::string_view command, std::string fields) { return {day, command, std::move(fields), 2, "ddk-yu"}; }
Lived agent(std::string const& person) {
  return {day, "add_representative",
          "{party: 1, entry: {kind: agent, authority: general, name: 某人, person: " + person + "}}"};
}

bool has_irregularity(Life const& life, std::string_view guard) {
  auto const& rows = life.file().all<Irregularity>();
  return std::any_of(rows.begin(), rows.end(), [&](Irregularity const& row) { return row.guard == guard; });
}

}  // namespace

std::vector<Reached> reached_by_roles() {
  constexpr std::string_view police = "police_mediation", court = "court_mediation";
  Lived const guide{day, "add_joint", judge, 2};
  return {
      {police, 770, "police:evidenced", {by_police(day, "add_joint", judge)}},
      {police,
       771,
       "police:evidenced",
       {by_police(day, "add_joint", judge), by_police(day, "drop_joint", "{person: ddk-lang}")}},
      {police, 772, "police:first_session", {by_police(day, "joint_meeting", "{attending: [jgm-zhang], plan: 分工}")}},
      {police,
       865,
       "police:first_session",
       {{day, "object", "{party: 2, person: jgm-zhang, decided_by: jgm-wang}", 2}}},
      {court,
       770,
       "court:ready",
       {by_body("add_joint", "{person: jgm-zhang, sent_by: jgm-ps, role: partner, trigger: hard}")}},
      {court,
       771,
       "court:ready",
       {by_body("add_joint", "{person: jgm-zhang, sent_by: jgm-ps, role: partner, trigger: hard}"),
        by_body("drop_joint", "{person: jgm-zhang}")}},
      {court, 772, "court:ready", {by_body("joint_meeting", "{attending: [ddk-yu], plan: 分工}")}},
      {court,
       651,
       "court:ready",
       {by_body("reject_objection", "{party: 2, person: ddk-yu, reason: 与案件没有关系, decided_by: ddk-peng}")}},
      {"litigation_referral", 620, "filed", {by_court("call_to_trial", "{role: juror, name: 某人}")}},
  };
}

std::vector<Refused> refused_by_roles() {
  return {
      {"plain:ready", {}, agent("jgm-wang"), "no_mediator_of_it", "jgm-wang"},
      {"plain:ready",
       {},
       {day, "add_party",
        "{entry: {side: third, kind: legal, name: 某公司, representatives: [{kind: agent, authority: general, name: "
        "某人, "
        "person: jgm-wang}]}}"},
       "no_mediator_of_it",
       "jgm-wang"},
      {"plain:ready",
       {agent("jgm-li")},
       {day, "reassign", "{person: jgm-wang, successor: jgm-li}"},
       "on_no_side",
       "jgm-li"},
      {"plain:accepted",
       {agent("jgm-li")},
       {day, "appoint", "{mediators: [{person: jgm-li, role: lead}]}"},
       "on_no_side",
       "jgm-li"},
      {"plain:ready", {}, {day, "object", "{party: 2, person: jgm-wang}"}, "decided_by_another", "jgm-wang"},
      {"court:ready",
       {},
       by_body("reject_objection", "{party: 2, person: ddk-yu, reason: 没有关系}"),
       "decided_by_another",
       "ddk-yu"},
      {"plain:willing",
       {{day, "record_prior", "{kind: judgment, body: 某法院, prior_no: 某号, decided_on: 2025-02-01, settled: true}"}},
       {day, "accept"},
       "not_decided_before",
       "某法院 某号"},
  };
}

TEST(Roles, AJudgeWhoGuidedMayStillHaveAPartInTheTrialAndAMediatorMayNot) {
  Life life = at("filed");
  go_on(life, {by_court("call_to_trial", "{role: interpreter, name: 某人, person: jgm-li}")});
  EXPECT_FALSE(has_irregularity(life, "no_mediator_of_it")) << "nobody mediated";
  life = at("plain:ready");
  go_on(life, {{day, "add_joint", judge}});
  EXPECT_THAT(refusal(life.give("add_representative",
                                "{party: 1, entry: {kind: agent, authority: general, name: 某人, person: ddk-lang}}",
                                {.on = day})),
              IsEmpty());
}

TEST(Roles, WhomACourtCallsAllTheSameIsRecordedWithTheIrregularity) {
  Life life = at("plain:ready");
  go_on(life, {{day, "leave", "{party: 2}"},
               {day, "submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}"},
               {day, "receive", "{}", 3, "ddk-peng"},
               {day, "file", "{court_no: （2026）渝0104民初1号}", 3, "ddk-peng"},
               {day, "call_to_trial", "{role: witness, name: 王某, person: jgm-wang}", 3, "ddk-peng"}});
  EXPECT_TRUE(has_irregularity(life, "no_mediator_of_it"));
  EXPECT_EQ(life.file().find<Guest>(1)->kind, Symbol("witness"));
}

TEST(Roles, WhatWasDecidedBeforeIsMediatedWhenTheOrganSendsIt) {
  Life life = at("registered");
  go_on(life, {{day, "record_prior", "{kind: judgment, body: 某法院, decided_on: 2025-02-01, settled: true}"},
               {day, "transfer_in", "{organ: jgm-pmc, from: ddk-court, letter_no: 渝0104函1号}"},
               {day, "consent", "{parties: [1, 2], purpose: mediate, answer: given}", 2}});
  EXPECT_THAT(refusal(life.give("accept", "{}", {.on = day, .instance = 2})), IsEmpty());
}

TEST(Roles, AnEarlierProceedingThatLeftTheMatterOpenBarsNothing) {
  Life life = at("plain:willing");
  go_on(life, {{day, "record_prior", "{kind: agreement, body: 某村调委会, decided_on: 2025-02-01}"}});
  EXPECT_THAT(refusal(life.give("accept", "{}", {.on = day})), IsEmpty());
}

TEST(Roles, AnObjectionThatIsRejectedLeavesTheMediatorWhereSheIs) {
  Life life = at("court:ready");
  go_on(life, {by_body("reject_objection", "{party: 2, person: ddk-yu, reason: 没有关系, decided_by: ddk-peng}"),
               by_body("convene", "{present: [1, 2]}")});
  auto const& rows = life.file().all<Recusal>();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows.front().decision, Symbol("rejected"));
  EXPECT_EQ(rows.front().decided_by, Symbol("ddk-peng"));
}

TEST(Roles, PoliceWhoHoldASessionWithAnOfficerObjectedToHaveItMarked) {
  Life life = at("police:first_failed");
  go_on(life, {{day, "object", "{party: 2, person: jgm-zhang, decided_by: jgm-wang}", 2},
               by_police(day, "police_session", "{present: [1, 2], mediators: [{person: jgm-zhang, role: lead}]}")});
  EXPECT_TRUE(has_irregularity(life, "not_objected_to"));
}

}  // namespace liandiao::tests
