// 计划的调解: the lives that reach each rule, what the guards refuse, and what becomes of a session that is planned.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/stages.hpp"
#include "tests/table/listed.hpp"

namespace liandiao::tests {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string const day = "2026-03-04";
std::string const planned = "{date: 2026-03-10, time: '09:30', form: in_person, place: 街道调解室}";
Lived const feared{day, "report_danger", "{kind: domestic_violence, organ: jgm-ps}"};
Lived const apart{day, "arrange_safety", "{manner: separate_rooms, assessment: 分室调解}", 2};

std::string moved(int step) {
  return "{session: " + std::to_string(step) + ", date: 2026-03-11, time: '14:00', reason: 当事人出差}";
}
std::string called_off(int step) { return "{session: " + std::to_string(step) + ", reason: 当事人已自行和解}"; }

/// A plan is made, moved and called off again at a stage, by whoever mediates there.
std::vector<Reached> in_stage(std::string_view procedure, std::string_view stage, std::string const& clerk) {
  int const step = static_cast<int>(at(stage).file().version) + 1;
  Lived const plan{day, "plan_session", planned, 2, clerk};
  return {{procedure, 780, stage, {plan}},
          {procedure, 781, stage, {plan, {day, "move_session", moved(step), 2, clerk}}},
          {procedure, 782, stage, {plan, {day, "cancel_session", called_off(step), 2, clerk}}}};
}

/// Planned in a mediation that is ready, as its next step.
Life planned_life(int& step) {
  Life life = at("plain:ready");
  go_on(life, {{day, "plan_session", planned}});
  step = static_cast<int>(life.file().version);
  return life;
}

PlannedSession const& session(Life const& life, int step) {
  return *life.file().find<PlannedSession>(std::int64_t{step});
}

}  // namespace

std::vector<Reached> reached_by_planning() {
  std::vector<Reached> all;
  for (auto&& some : {in_stage("peoples_mediation", "plain:accepted", "jgm-wang"),
                      in_stage("administrative_mediation", "consumer/assigned", "ddk-shang"),
                      in_stage("court_mediation", "court:contacted", "ddk-yu"),
                      in_stage("police_mediation", "police:evidenced", "jgm-zhang")})
    all.insert(all.end(), some.begin(), some.end());
  return all;
}

std::vector<Refused> refused_in_planning() {
  return {
      {"three:ready",
       {{day, "leave", "{party: 3}"}},
       {day, "plan_session", "{date: 2026-03-10, time: '09:30', form: in_person, place: 街道调解室, parties: [1, 3]}"},
       "asked_still_there",
       "3"},
      {"plain:ready",
       {},
       {day, "plan_session", "{date: 2026-03-03, time: '09:30', form: online}"},
       "planned_ahead",
       "2026-03-03"},
      {"plain:ready",
       {},
       {day, "plan_session", "{date: 2026-03-10, time: '09:30', form: in_person}"},
       "place_said",
       ""},
      {"plain:ready", {feared}, {day, "plan_session", planned}, "place_kept_private", ""},
      {"plain:ready", {feared}, {day, "plan_session", planned}, "safety_arranged", ""},
      {"plain:ready", {feared, apart}, {day, "plan_session", planned}, "endangered_agree", "2"},
      {"plain:ready", {}, {day, "move_session", moved(1)}, "session_is_planned", "1"},
      {"plain:ready", {}, {day, "cancel_session", called_off(2)}, "session_is_planned", "2"},
      {"plain:ready", {}, {day, "convene", "{present: [1, 2], session: 3}"}, "session_is_planned", "3"},
  };
}

TEST(PlannedSessions, EverybodyStillThereIsAskedUnlessSomebodyIsNamed) {
  Life life = at("three:ready");
  go_on(life, {{day, "leave", "{party: 3}"}, {day, "plan_session", "{date: 2026-03-10, time: '09:30', form: online}"}});
  EXPECT_EQ(life.file().all<PlannedSession>().back().parties, (std::vector<int>{1, 2}));
  go_on(life, {{day, "plan_session", "{date: 2026-03-12, time: '09:30', form: online, parties: [1]}"}});
  EXPECT_EQ(life.file().all<PlannedSession>().back().parties, std::vector<int>{1});
}

TEST(PlannedSessions, OneThatIsMovedSaysWhyHowOftenAndKeepsItsPlace) {
  int step = 0;
  Life life = planned_life(step);
  go_on(life, {{day, "move_session", moved(step)}});
  auto const& row = session(life, step);
  EXPECT_EQ(row.day, Date::of(2026, 3, 11));
  EXPECT_EQ(row.minute, 14 * 60);
  EXPECT_EQ(row.place, "街道调解室");
  EXPECT_EQ(row.moves, 1);
  EXPECT_TRUE(row.reason);
  EXPECT_EQ(row.standing, "planned");
}

TEST(PlannedSessions, TheOneThatIsConvenedIsHeldAndNoOther) {
  int step = 0;
  Life life = planned_life(step);
  go_on(life, {{day, "plan_session", "{date: 2026-03-20, time: '09:30', form: online}"}});
  int const other = static_cast<int>(life.file().version);
  go_on(life, {{"2026-03-10", "convene", "{present: [1, 2], session: " + std::to_string(step) + "}"}});
  EXPECT_EQ(session(life, step).standing, "held");
  EXPECT_EQ(session(life, other).standing, "planned");
  EXPECT_EQ(life.latest().state, "in_session");
}

TEST(PlannedSessions, WhatWasHeldOrCalledOffIsNoLongerPlanned) {
  int step = 0;
  Life life = planned_life(step);
  go_on(life, {{day, "cancel_session", called_off(step)}});
  EXPECT_EQ(session(life, step).standing, "cancelled");
  for (auto const& [command, fields] :
       {std::pair{"move_session", moved(step)}, std::pair{"cancel_session", called_off(step)}})
    EXPECT_THAT(refusal(life.give(command, fields, {.on = day})), HasSubstr("session_is_planned")) << command;
}

TEST(PlannedSessions, NobodyNeedsAPlanToConvene) {
  Life life = at("plain:ready");
  go_on(life, {{day, "convene", "{present: [1, 2]}"}});
  EXPECT_TRUE(life.file().all<PlannedSession>().empty());
}

TEST(PlannedSessions, PoliceHoldTheOneTheyPlanned) {
  Life life = at("police:evidenced");
  go_on(life, {by_police(day, "plan_session", planned)});
  int const step = static_cast<int>(life.file().version);
  go_on(life, {by_police("2026-03-10", "police_session",
                         "{present: [1, 2], mediators: [{person: jgm-zhang, role: lead}], session: " +
                             std::to_string(step) + "}")});
  EXPECT_EQ(session(life, step).standing, "held");
}

// 反家庭暴力法 5: an address that would tell where somebody lives never stands in an event.
TEST(PlannedSessions, WhereTheThreatenedComeThePlaceIsSealed) {
  Life life = at("plain:ready");
  go_on(life,
        {feared,
         apart,
         {day, "consent", "{parties: [1, 2], purpose: safe_session, answer: given}"},
         {day, "plan_session", "{date: 2026-03-10, time: '09:30', form: in_person, private_place: 某小区3幢2号}"}});
  auto const& row = life.file().all<PlannedSession>().back();
  EXPECT_TRUE(row.private_place);
  EXPECT_EQ(row.place, "");
  EXPECT_THAT(text_of(life.events().back()), Not(HasSubstr("某小区")));
}

TEST(PlannedSessions, NobodyThreatenedMeetsAnybodyOnline) {
  Life life = at("plain:ready");
  go_on(life, {feared, {day, "plan_session", "{date: 2026-03-10, time: '09:30', form: online, place: 1号会议}"}});
  EXPECT_EQ(life.file().all<PlannedSession>().size(), 1U);
}

}  // namespace liandiao::tests
