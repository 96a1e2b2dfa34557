// 联合调解、咨询、预警、既往处理: the lives that reach each rule, what the guards refuse, and what it comes to.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/stages.hpp"
#include "tests/table/listed.hpp"

namespace liandiao::tests {
namespace {

using testing::HasSubstr;

std::string const day = "2026-03-04";
// A police officer helps in a mediation.
std::string const officer = "{person: jgm-zhang, sent_by: jgm-ps, role: partner, trigger: asked_for}";
std::string const judge = "{person: ddk-lang, sent_by: ddk-court, role: ";
Lived const asked{day, "consult", "{asked: ddk-court, question: 是否超过诉讼时效}"};
Lived const warned{day, "warn", "{warned: jgm-ps, kind: escalation, signs: 扬言报复}"};

}  // namespace

std::vector<Reached> reached_jointly() {
  constexpr std::string_view docket = "docket", pm = "peoples_mediation", am = "administrative_mediation";
  Lived const let_go{day, "drop_joint", "{person: jgm-zhang}", 2};
  return {
      {docket, 661, "informed", {asked}},
      {docket, 662, "informed", {asked, {day, "answer_consultation", "{step: 3, reply: 未超过}"}}},
      {docket, 663, "informed", {warned}},
      {docket, 664, "informed", {warned, {day, "answer_warning", "{step: 3, reply: 已上门告诫}"}}},
      {docket, 670, "informed", {{day, "record_prior", "{kind: call_out, body: 某派出所, decided_on: 2026-02-01}"}}},
      {pm, 770, "plain:ready", {{day, "add_joint", officer}}},
      {pm, 771, "plain:ready", {{day, "add_joint", officer}, let_go}},
      {pm, 772, "plain:ready", {{day, "joint_meeting", "{attending: [jgm-wang], plan: 分头做工作}"}}},
      {am, 770, "consumer/assigned", {{day, "add_joint", officer, 2, "ddk-shang"}}},
      {am,
       771,
       "consumer/assigned",
       {{day, "add_joint", officer, 2, "ddk-shang"}, {day, "drop_joint", "{person: jgm-zhang}", 2, "ddk-shang"}}},
      {am,
       772,
       "consumer/assigned",
       {{day, "joint_meeting", "{attending: [ddk-shang], plan: 先查账}", 2, "ddk-shang"}}},
  };
}

std::vector<Refused> refused_jointly() {
  return {
      {"registered", {}, {day, "answer_consultation", "{step: 1, reply: 可以}"}, "consultation_is_open", "1"},
      {"registered", {}, {day, "answer_warning", "{step: 1, reply: 已处置}"}, "warning_is_open", "1"},
      {"registered",
       {},
       {day, "record_prior", "{kind: judgment, body: 某法院, decided_on: 2030-01-01}"},
       "decided_before_today",
       "2030-01-01"},
      {"plain:ready",
       {{day, "add_joint", officer},
        {day, "consent", "{parties: [1], purpose: joint, answer: given, person: jgm-zhang}"}},
       {day, "convene", "{present: [1, 2], joining: [jgm-zhang]}"},
       "joint_accepted",
       "jgm-zhang/2"},
      {"plain:ready",
       {},
       {day, "add_joint", "{person: jgm-zhang, sent_by: ddk-pb, role: support, trigger: hard}"},
       "sender_employs",
       "jgm-zhang"},
      {"plain:ready",
       {},
       {day, "add_joint", "{person: jgm-wang, sent_by: jgm-pmc, role: support, trigger: hard}"},
       "not_yet_in_this",
       "jgm-wang"},
      {"plain:ready", {}, {day, "add_joint", judge + "partner, trigger: hard}"}, "judge_only_guides", "ddk-lang"},
      {"plain:ready", {}, {day, "drop_joint", "{person: jgm-wang}"}, "takes_part_jointly", "jgm-wang"},
      {"plain:ready",
       {},
       {day, "joint_meeting", "{attending: [jgm-zhang], plan: 分工}"},
       "attending_work_here",
       "jgm-zhang"},
  };
}

TEST(JointWork, AJudgeWhoGuidesSitsByConsentAndNeverSigns) {
  Life life = at("plain:ready");
  go_on(life, {{day, "add_joint", judge + "guide, trigger: hard}"},
               {day, "consent", "{parties: [1, 2], purpose: joint, answer: given, person: ddk-lang}"},
               {day, "convene", "{present: [1, 2], joining: [ddk-lang]}"}});
  EXPECT_THAT(refusal(life.give("agree", agreement("[1, 2]", "told_confirmation: true", "ddk-lang"), {.on = day})),
              HasSubstr("mediator_signed [ddk-lang]"));
  go_on(life, {{day, "agree", agreement("[1, 2]", "told_confirmation: true")}});
}

TEST(JointWork, WhoeverWasAddedStaysWhenTheMediatorIsReplaced) {
  Life life = at("plain:ready");
  go_on(life, {{day, "add_joint", officer},
               {day, "object", "{party: 2, person: jgm-wang, decided_by: jgm-li}"},
               {day, "appoint", "{mediators: [{person: jgm-li, role: lead}]}"}});
  EXPECT_FALSE(life.file().find<Mediator>(2, Symbol("jgm-zhang"))->until);
}

TEST(Consultation, IsADutyOfWhomItAsksUntilAnswered) {
  Life life = at("informed");
  go_on(life, {asked});
  auto const* duty = life.file().find<Duty>(Symbol("answer_consultation"), 1, "3");
  ASSERT_NE(duty, nullptr);
  EXPECT_EQ(duty->organ, Symbol("ddk-court"));
  EXPECT_FALSE(duty->done_on);
  go_on(life, {{day, "answer_consultation", "{step: 3, reply: 未超过}"}});
  EXPECT_TRUE(life.file().find<Duty>(Symbol("answer_consultation"), 1, "3")->done_on);
}

}  // namespace liandiao::tests
