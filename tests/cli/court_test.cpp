// The court's desk: what waits before it, and what it answers.

#include <gmock/gmock.h>

#include "tests/cli/court_case.hpp"

namespace liandiao::door {
namespace {

using ::testing::HasSubstr;

class CourtDeskTest : public CourtCase {
 protected:
  Answered answered(std::vector<std::string> args, std::string const& who = "ddk-peng") {
    args.insert(args.begin(), {"referral", "answer", number});
    args.insert(args.end(), {"--as", who});
    return run(args);
  }
  Answered queue(std::string const& who = "ddk-peng") { return run({"list", "--desk", "court", "--as", who}); }
  Value waiting(std::string const& who = "ddk-peng") {
    auto const answer = run({"list", "--desk", "court", "--json", "--as", who});
    EXPECT_EQ(answer.exit, 0) << answer.out << answer.err;
    return *answer.json().find("before_court");
  }
};

TEST_F(CourtDeskTest, FromAFailedMediationToAFiledSuitTheClerkTypesOneNumber) {
  sued();
  auto const answer = answered({"--file", "(2026)渝0104民初88号"});
  ASSERT_EQ(answer.exit, 0) << answer.err;
  EXPECT_THAT(answer.out, HasSubstr("已办：立案"));
  EXPECT_EQ(state_of(3), "filed");
  auto const shown = run({"case", "show", number, "--as", "ddk-peng"});
  EXPECT_THAT(shown.out, HasSubstr("（2026）渝0104民初88号"));
  EXPECT_THAT(queue().out, HasSubstr("没有待法院办理"));
  EXPECT_EQ(run({"audit", "verify"}).exit, 0);
}

TEST_F(CourtDeskTest, TheClerksQueueSaysWhatCameWhatIsMissingAndWhatIsDue) {
  sued();
  paper("complaint", "parties", "2026-03-12");
  paper("evidence", "parties", "2026-03-12");
  ASSERT_EQ(answered({"--receipt", "--number", "收件1号", "--on", "2026-03-27"}).exit, 0);
  auto const text = queue().out;
  EXPECT_THAT(text, HasSubstr(number));
  EXPECT_THAT(text, HasSubstr("张三 诉 李四"));
  EXPECT_THAT(text, HasSubstr("2026-04-03"));
  EXPECT_THAT(text, HasSubstr("缺 身份证明"));
  auto const line = waiting().list().at(0);
  EXPECT_EQ(line.find("instance")->integer(), 3);
  EXPECT_EQ(line.find("state")->text(), "received");
  EXPECT_EQ(line.find("due")->text(), "2026-04-03");
  EXPECT_EQ(line.find("clock")->text(), "decide_filing");
  EXPECT_FALSE(line.find("complete")->boolean());
  ASSERT_EQ(line.find("missing")->list().size(), 1U);
  paper("identity", "personal", "2026-03-28");
  EXPECT_TRUE(waiting().list().at(0).find("complete")->boolean());
}

TEST_F(CourtDeskTest, WhatIsOverdueComesFirstAndStays) {
  sued();
  ASSERT_EQ(answered({"--receipt", "--on", "2026-03-12"}).exit, 0);
  auto const first = number;
  number = opened();
  sued();
  ASSERT_EQ(run({"sweep"}).exit, 0);
  auto const lines = waiting().list();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].find("due")->text(), "2026-03-13");  // never received
  EXPECT_EQ(lines[1].find("ledger_no")->text(), first);
  EXPECT_EQ(lines[1].find("due")->text(), "2026-03-19");
  EXPECT_THAT(queue().out, HasSubstr("（已过）"));
}

TEST_F(CourtDeskTest, ThePagesOfTheQueueFollowEachOther) {
  sued();
  number = opened();
  sued();
  auto const first = run({"list", "--desk", "court", "--limit", "1", "--json", "--as", "ddk-peng"}).json();
  auto const second = run({"list", "--desk", "court", "--limit", "1", "--after", first.find("next")->text(), "--json",
                           "--as", "ddk-peng"})
                          .json();
  EXPECT_NE(first.find("before_court")->list().at(0).find("uid")->text(),
            second.find("before_court")->list().at(0).find("uid")->text());
  EXPECT_EQ(second.find("next")->text(), "");
  EXPECT_EQ(run({"list", "--desk", "court", "--after", "gestern", "--as", "ddk-peng"}).exit, 2);
}

TEST_F(CourtDeskTest, TheQueueIsTheCourtsAndTakesNoOtherFilter) {
  sued();
  auto const mediator = queue("jgm-wang");
  EXPECT_EQ(mediator.exit, 1);
  EXPECT_THAT(mediator.err, HasSubstr("不在法院任职"));
  EXPECT_THAT(queue("ddk-wei").out, HasSubstr("没有待法院办理"));  // of another court
  EXPECT_EQ(queue("nobody").exit, 1);
  auto const filtered = run({"list", "--desk", "court", "--level", "L1", "--as", "ddk-peng"});
  EXPECT_EQ(filtered.exit, 2);
  EXPECT_THAT(filtered.err, HasSubstr("--level 不能与 --desk 一起用"));
  EXPECT_EQ(run({"list", "--desk", "police", "--as", "ddk-peng"}).exit, 2);
}

TEST_F(CourtDeskTest, ReceivedAtOneCourtAndDecidedByAnotherItWaitsBeforeBoth) {
  failed();
  must("submit", "{party: 1, against: [2], organ: ddk-tribunal, competent_court: ddk-court, signed_complaint: true}",
       "2026-03-12");
  EXPECT_EQ(waiting("ddk-wei").list().size(), 1U);
  auto const line = waiting("ddk-peng").list().at(0);
  EXPECT_EQ(line.find("receiving_court")->text(), "ddk-tribunal");
  EXPECT_EQ(line.find("competent_court")->text(), "ddk-court");
  EXPECT_EQ(line.find("applicants")->list().at(0).text(), "张三");
  EXPECT_EQ(answered({"--file", "（2026）渝0104民初1号"}).exit, 0);
}

TEST_F(CourtDeskTest, ACourtThatWasAboveOneThatHadTheCaseSeesItWholeWhenItComesToIt) {
  sued("ddk-tribunal");
  ASSERT_EQ(answered({"--receipt", "--on", "2026-03-12"}, "ddk-wei").exit, 0);
  must("withdraw", "{party: 1}", "2026-03-16");
  must("submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}", "2026-03-17");
  EXPECT_EQ(waiting().list().at(0).find("applicants")->list().at(0).text(), "张三");
}

TEST_F(CourtDeskTest, EveryAnswerToAReferralHasItsWord) {
  sued();
  ASSERT_EQ(answered({"--receipt", "--on", "2026-03-13"}).exit, 0);
  ASSERT_EQ(answered({"--correct-by", "2026-03-25", "--gaps", "被告住址不明", "--on", "2026-03-16"}).exit, 0);
  EXPECT_EQ(state_of(3), "correcting");
  ASSERT_EQ(answered({"--return", "--reasons", "逾期未补", "--on", "2026-03-26"}).exit, 0);
  EXPECT_EQ(state_of(3), "returned");
  must("submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}", "2026-03-26");
  ASSERT_EQ(answered({"--receipt", "--on", "2026-03-26"}).exit, 0);
  ASSERT_EQ(answered({"--redirect", "巴南区人民法院", "--on", "2026-03-27"}).exit, 0);
  EXPECT_EQ(state_of(4), "redirected");
  must("submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}", "2026-03-27");
  ASSERT_EQ(answered({"--receipt", "--on", "2026-03-27"}).exit, 0);
  auto const refused = answered({"--refuse", "res_judicata", "--ruling", "（2026）渝0104民初裁1号", "--reasons",
                                 "已有生效判决", "--on", "2026-03-30"});
  ASSERT_EQ(refused.exit, 0) << refused.err;
  EXPECT_EQ(state_of(5), "refused");
}

TEST_F(CourtDeskTest, EveryAnswerToAnApplicationHasItsWord) {
  asked_to_confirm();
  ASSERT_EQ(answered({"--correct-by", "2026-03-20", "--gaps", "缺身份证明", "--on", "2026-03-13"}).exit, 0);
  EXPECT_EQ(state_of(4), "supplying");
  ASSERT_EQ(answered({"--accept", "--number", "（2026）渝0104诉前调确1号", "--on", "2026-03-16"}).exit, 0);
  ASSERT_EQ(answered({"--confirm", "（2026）渝0104诉前调确1号", "--on", "2026-03-20"}).exit, 0);
  EXPECT_EQ(state_of(4), "confirmed");
}

TEST_F(CourtDeskTest, AnApplicationMayBeRefusedOrDismissed) {
  asked_to_confirm();
  ASSERT_EQ(answered({"--refuse", "not_this_court", "--on", "2026-03-13"}).exit, 0);
  EXPECT_EQ(state_of(4), "refused");
  must("apply_confirmation", "{agreement: 1, organ: ddk-court, applicants: [1, 2], competence: body_seat}",
       "2026-03-16");
  ASSERT_EQ(answered({"--accept", "--on", "2026-03-16"}).exit, 0);
  ASSERT_EQ(answered({"--dismiss", "content_unclear", "--told", "1,2", "--on", "2026-03-20"}).exit, 0);
  EXPECT_EQ(state_of(5), "dismissed");
}

TEST_F(CourtDeskTest, AnAnswerThatIsNotWhatIsBeforeTheCourtIsRefused) {
  EXPECT_THAT(answered({"--file", "1"}, "jgm-wang").err, HasSubstr("现在没有在法院的程序"));
  asked_to_confirm();
  auto const filed = answered({"--file", "1"});
  EXPECT_EQ(filed.exit, 1);
  EXPECT_THAT(filed.err, HasSubstr("不会有“file”这样的答复"));
  auto const early = answered({"--confirm", "1"});
  EXPECT_EQ(early.exit, 1);
  EXPECT_THAT(early.err, HasSubstr("不能办理"));
}

TEST_F(CourtDeskTest, WithTwoBeforeTheCourtItIsSaidWhichIsMeant) {
  asked_to_confirm();
  must("submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}", "2026-03-13");
  auto const both = answered({"--correct-by", "2026-04-20", "--gaps", "x", "--instance", "9"});
  EXPECT_EQ(both.exit, 1);
  ASSERT_EQ(answered({"--receipt"}).exit, 0);
  auto const ambiguous = answered({"--correct-by", "2026-04-20", "--gaps", "x"});
  EXPECT_EQ(ambiguous.exit, 1);
  EXPECT_THAT(ambiguous.err, HasSubstr("在法院的有 4, 5 号程序"));
  ASSERT_EQ(answered({"--correct-by", "2026-04-20", "--gaps", "x", "--instance", "5"}).exit, 0);
  EXPECT_EQ(state_of(5), "correcting");
  EXPECT_EQ(state_of(4), "applied");
}

TEST_F(CourtDeskTest, TheLineIsUnderstoodOrSaidWhyNot) {
  sued();
  EXPECT_THAT(answered({}).err, HasSubstr("没有说明法院怎样答复"));
  EXPECT_THAT(answered({"--file", "1", "--refuse", "res_judicata"}).err, HasSubstr("是两种答复"));
  EXPECT_THAT(answered({"--file", "1", "--gaps", "x"}).err, HasSubstr("--gaps 不能与 --file 一起用"));
  EXPECT_EQ(answered({"--refuse", "because"}).exit, 2);
  EXPECT_EQ(answered({"--receipt", "--on", "gestern"}).exit, 2);
  EXPECT_EQ(answered({"--receipt", "--instance", "x"}).exit, 2);
  EXPECT_EQ(run({"referral", "answer", "--file", "1", "--as", "ddk-peng"}).exit, 2);
  EXPECT_EQ(run({"referral", "answer", number, "--file", "1"}).exit, 2);  // by nobody
  EXPECT_EQ(run({"referral", "answer", "no-such-case", "--file", "1", "--as", "ddk-peng"}).exit, 1);
}

TEST_F(CourtDeskTest, ARepeatWithItsKeyChangesNothingAndAnotherAnswerUnderItIsRefused) {
  sued();
  std::vector<std::string> const filing{"--file", "（2026）渝0104民初88号", "--key", "k1", "--on", "2026-03-13"};
  auto const first = answered(filing);
  ASSERT_EQ(first.exit, 0) << first.err;
  auto const version = version_of(number);
  auto const again = answered(filing);
  EXPECT_EQ(again.exit, 0);
  EXPECT_EQ(again.out, first.out);
  EXPECT_EQ(version_of(number), version);
  auto const other = answered({"--file", "（2026）渝0104民初99号", "--key", "k1", "--on", "2026-03-13"});
  EXPECT_EQ(other.exit, 1);
  EXPECT_THAT(other.err, HasSubstr("内容与这次不同"));
  EXPECT_EQ(answered({"--receipt", "--key", "k1"}).exit, 1);
}

}  // namespace
}  // namespace liandiao::door
