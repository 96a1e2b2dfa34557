// What 司法确认 means to those who apply and to the court that answers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/stages.hpp"

namespace liandiao::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view monday = "2026-03-02";
std::string const court = "ddk-peng";
std::string const application = "{agreement: 1, organ: ddk-court, applicants: [1, 2], competence: body_seat}";

Clock const* clock_of(Life const& life, std::string_view name, int instance = 4) {
  return life.file().find<Clock>(Symbol(name), instance, 0, 0);
}
Confirmation const& confirmation(Life const& life) { return *life.file().find<Confirmation>(4); }

std::vector<std::string> irregularities(Life const& life) {
  std::vector<std::string> list;
  for (auto const& row : life.file().all<Irregularity>()) list.push_back(row.guard.str() + " " + row.fact);
  return list;
}

Possibility::Answer said(Life const& life, std::string_view command, std::string const& day) {
  auto const can = life.can(day);
  auto const found = std::find_if(can.begin(), can.end(), [&](Possibility const& one) {
    return one.command->code == command && one.agreement == 1;
  });
  return found == can.end() ? Possibility::Answer::no : found->answer;
}

TEST(Confirmation, TheThirtyDaysAreKeptOnTheirLastDayAndMissedOnTheNext) {
  Life kept = at("agreed_upon");
  EXPECT_THAT(refusal(kept.give("apply_confirmation", application, {.on = "2026-04-01"})), IsEmpty());
  Life missed = at("agreed_upon");
  EXPECT_EQ(said(missed, "apply_confirmation", "2026-04-02"), Possibility::Answer::no) << "`can` says so beforehand";
  EXPECT_THAT(refusal(missed.give("apply_confirmation", application, {.on = "2026-04-02"})),
              HasSubstr("applied_in_time [2026-04-01]"));
}

TEST(Confirmation, TheThirtiethDayRollsOffAHoliday) {
  Life life = at("plain:in_session");
  go_on(life, {{"2026-04-01", "agree", agreement("[1, 2]")}});
  EXPECT_THAT(refusal(life.give("apply_confirmation", application, {.on = "2026-05-07"})),
              HasSubstr("applied_in_time [2026-05-06]"));
  EXPECT_THAT(refusal(life.give("apply_confirmation", application, {.on = "2026-05-06"})), IsEmpty());
  EXPECT_EQ(life.file().find<Clock>(Symbol("apply_confirmation"), 2, 1, 0)->mark, "met");
}

TEST(Confirmation, CanSaysBeforehandWhatTheMatterForbids) {
  Life life = at("plain:in_session");
  EXPECT_EQ(said(life, "apply_confirmation", std::string(monday)), Possibility::Answer::no) << "no agreement yet";
  go_on(life, {{std::string(monday), "agree", agreement("[1, 2]", "matter: parentage")}});
  EXPECT_EQ(said(life, "apply_confirmation", std::string(monday)), Possibility::Answer::no);
}

TEST(Confirmation, EachAgreementOfACaseIsAskedByItself) {
  Life life = at("four:in_session");
  std::string const day(monday);
  go_on(life, {{day, "agree", agreement("[1, 2]", "matter: adoption")}, {day, "agree", agreement("[3, 4]")}});
  auto const can = life.can(day);
  std::vector<int> open;
  for (auto const& one : can)
    if (one.command->code == "apply_confirmation" && one.answer != Possibility::Answer::no)
      open.push_back(one.agreement);
  EXPECT_THAT(open, ElementsAre(2));
  std::string const second = "{agreement: 2, organ: ddk-court, applicants: [3, 4], competence: domicile}";
  EXPECT_THAT(refusal(life.give("apply_confirmation", second, {.on = day})), IsEmpty());
}

TEST(Confirmation, AfterTheThirtyDaysAnObstacleIsStatedAndTheCourtDecides) {
  Life life = at("agreed_upon");
  go_on(life, {{"2026-04-20", "apply_confirmation_restored",
                "{agreement: 1, organ: ddk-court, applicants: [1, 2], competence: domicile, obstacle: 住院, "
                "obstacle_ended: 2026-04-01}"}});
  EXPECT_TRUE(confirmation(life).obstacle);
  EXPECT_THAT(irregularities(life), ElementsAre("obstacle_just_ended 2026-04-01"));
}

TEST(Confirmation, ItIsReviewedInFifteenDaysOrTenMoreAndNeverBeyondThirty) {
  Life life = at("under_review");
  EXPECT_EQ(clock_of(life, "review")->due->text(), "2026-03-17");
  EXPECT_EQ(clock_of(life, "review_limit")->due->text(), "2026-04-01");
  go_on(life, {{std::string(monday), "extend_review", "{length: 10}", 4, court}});
  EXPECT_EQ(clock_of(life, "review")->due->text(), "2026-03-27");
  EXPECT_THAT(
      refusal(life.give("extend_review", "{length: 5}", {.on = std::string(monday), .by = court, .instance = 4})),
      HasSubstr("review_extension_fits"));
  go_on(life, {{"2026-04-02", "confirm_agreement", "{ruling_no: （2026）渝0104民特1号}", 4, court}});
  EXPECT_THAT(irregularities(life), ElementsAre("reviewed_in_time 2026-04-01"));
}

TEST(Confirmation, TheTimeForSupplyingPapersIsNotTheCourts) {
  Life life = at("supplying");
  EXPECT_EQ(clock_of(life, "accept_application")->mark, "void");
  EXPECT_EQ(clock_of(life, "supply")->due->text(), "2026-03-09");
  go_on(life, {{"2026-03-06", "supply", "{party: 2}"}});
  EXPECT_EQ(clock_of(life, "accept_application")->due->text(), "2026-03-09");
  go_on(life, {{"2026-03-06", "require_supply", "{gaps: 再补, supply_by: 2026-03-12}", 4, court}});
  EXPECT_THAT(irregularities(life), ElementsAre("one_supply_only 2"));
}

TEST(Confirmation, WhatACourtRulesUnheardIsRecordedAllTheSame) {
  Life life = at("application_accepted");
  go_on(life, {{std::string(monday), "confirm_agreement", "{ruling_no: (2026)渝0104民特1号}", 4, court}});
  EXPECT_EQ(life.latest().state, "confirmed");
  EXPECT_EQ(confirmation(life).ruling_no, "（2026）渝0104民特1号");
  EXPECT_THAT(irregularities(life), ElementsAre("applicants_heard "));
}

TEST(Confirmation, WhoIsDismissedIsToldToMediateAnewOrToSue) {
  Life life = at("under_review");
  go_on(life, {{std::string(monday), "dismiss_application", "{ground: content_unclear, told: [1]}", 4, court}});
  EXPECT_NE(life.file().find<Duty>(Symbol("tell_remedies"), 4, std::string()), nullptr);
  EXPECT_EQ(life.file().agreement(1)->status, "in_force") << "the agreement itself still binds";
}

TEST(Confirmation, ConfirmedIsNotPerformedAndEnforcementWaitsForWhatIsOverdue) {
  Life life = at("confirmed");
  EXPECT_EQ(clock_of(life, "enforce")->start.text(), "2026-03-10");
  EXPECT_EQ(clock_of(life, "enforce")->due->text(), "2028-03-10");
  EXPECT_THAT(refusal(life.give("apply_enforcement", "{party: 1}", {.on = "2026-03-10"})),
              HasSubstr("overdue_under_ruling"));
  go_on(life, {{"2026-03-11", "apply_enforcement", "{party: 1}"},
               {"2026-03-20", "conclude_enforcement", "{performed: true}", 4, court}});
  EXPECT_EQ(life.file().agreement(1)->status, "performed");
  EXPECT_EQ(life.file().find<Term>(1, 1)->performed_on->text(), "2026-03-20");
}

TEST(Confirmation, WhatWasAgreedWithoutADayIsEnforcedFromTheRulingOn) {
  std::string const day(monday);
  for (std::string const terms : {"", "terms: [{debtor: 2, creditor: 1, obligation: 修复院墙}]"}) {
    Life life = at("plain:in_session");
    go_on(life, {{day, "agree", agreement("[1, 2]", terms)},
                 {day, "apply_confirmation", application},
                 {day, "accept_application", "{}", 4, court},
                 {day, "hear_applicants", "{present: [1, 2]}", 4, court},
                 {"2026-03-05", "confirm_agreement", "{ruling_no: （2026）渝0104民特1号}", 4, court}});
    EXPECT_EQ(clock_of(life, "enforce")->start.text(), "2026-03-05");
    EXPECT_THAT(refusal(life.give("apply_enforcement", "{party: 1}", {.on = "2026-03-06"})), IsEmpty());
    EXPECT_THAT(irregularities(life), IsEmpty());
  }
}

TEST(Confirmation, AChallengeComesAfterTheOutcomeAndMayTakeItBack) {
  Life upheld = at("ruling_challenged");
  go_on(upheld, {{"2026-03-20", "uphold_ruling", "{}", 4, court}});
  EXPECT_EQ(upheld.latest().outcome, "confirmed");
  Life revoked = at("ruling_challenged");
  go_on(revoked, {{"2026-03-20", "revoke_ruling", "{}", 4, court}});
  EXPECT_EQ(revoked.latest().outcome, "revoked");
  EXPECT_EQ(clock_of(revoked, "enforce")->mark, "void");
  Life late = at("confirmed");
  go_on(late, {{"2026-03-18", "challenge", "{challenger: 2, since: 2026-03-02}"}});
  EXPECT_THAT(irregularities(late), ElementsAre("challenged_in_time 2026-03-17"));
}

}  // namespace
}  // namespace liandiao::tests
