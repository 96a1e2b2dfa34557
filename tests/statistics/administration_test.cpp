// 行政调解、治安调解: what the quarterly form counts of a case.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/statistics/counts.hpp"

namespace liandiao::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view subject = "administrative_mediation";
std::string const shang = "ddk-shang";
std::string const xiang = "td-xiang";

std::vector<std::string> counts(CaseFile const& file) { return tests::counts(file, subject); }
std::string count_of(CaseFile const& file, std::string_view code) { return tests::count_of(file, subject, code); }

Life agreed_over_goods() {
  Life life = at("consumer/in_session");
  go_on(life,
        {{"2026-03-04", "agree",
          agreement("[1, 2]", "terms: [{debtor: 2, creditor: 1, obligation: 退货款, amount: 300}]", shang), 2, shang}});
  return life;
}

TEST(AdministrativeMediation, IsCountedWhenItHasItsOutcomeInItsFieldOfTheForm) {
  EXPECT_THAT(counts(at("consumer/in_session").file()), IsEmpty());
  EXPECT_THAT(counts_by_organ(agreed_over_goods().file(), subject),
              ElementsAre("ddk-market: agreed 2026-03-04 1 consumer", "ddk-market: amount 2026-03-04 30000 consumer",
                          "ddk-market: concluded 2026-03-04 1 consumer", "ddk-market: parties 2026-03-04 2 consumer",
                          "ddk-market: written 2026-03-04 1 consumer"));
}

TEST(AdministrativeMediation, PerformanceCountsByItsOwnDay) {
  Life life = agreed_over_goods();
  go_on(life, {{"2026-03-20", "record_performance", "{agreement: 1}", 0, shang}});
  EXPECT_EQ(count_of(life.file(), "performed"), "2026-03-20 1 consumer");
}

TEST(AdministrativeMediation, ThatFailedIsConcludedAndNotAgreed) {
  Life life = at("consumer/accepted");
  go_on(life, {{"2026-03-04", "end", "{reason: no_agreement, told: [1, 2]}", 2, shang}});
  EXPECT_THAT(counts(life.file()), ElementsAre("concluded 2026-03-04 1 consumer", "parties 2026-03-04 2 consumer"));
}

TEST(AdministrativeMediation, WhatNobodyAcceptedIsNone) {
  Life refused = at("consumer/applied");
  go_on(refused, {{"2026-03-04", "refuse", "{ground: not_civil, proper_organ: 区公安分局, told: [1]}", 2, shang}});
  EXPECT_THAT(counts(refused.file()), IsEmpty());
  Life taken = at("consumer/applied");
  go_on(taken, {{"2026-03-04", "submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}"},
                {"2026-03-04", "receive", "{}", 3, "ddk-peng"},
                {"2026-03-04", "file", "{court_no: （2026）渝0104民初1号}", 3, "ddk-peng"}});
  ASSERT_EQ(taken.file().instance(2)->outcome, "ended");
  EXPECT_THAT(counts(taken.file()), IsEmpty());
}

TEST(AdministrativeMediation, TheStatuteDecidesTheFieldBeforeTheTypeOfTheCase) {
  CaseFile file = agreed_over_goods().file();
  auto const field_of = [&](std::string_view regime, std::string_view type) {
    file.all<Instance>()[1].variant = Symbol(regime);
    file.all<Head>().front().dispute_type = Symbol(type);
    auto const text = count_of(file, "concluded");
    return text.substr(text.rfind(' ') + 1);
  };
  EXPECT_EQ(field_of("traffic", "damages"), "traffic");
  EXPECT_EQ(field_of("general", "road_traffic"), "traffic");
  EXPECT_EQ(field_of("medical", "damages"), "medical");
  EXPECT_EQ(field_of("general", "e_commerce"), "consumer");
  EXPECT_EQ(field_of("land", "neighbours"), "land_contract");
  EXPECT_EQ(field_of("general", "contract"), "contract");
  EXPECT_EQ(field_of("general", "intellectual_property"), "intellectual_property");
  EXPECT_EQ(field_of("general", "environment"), "environment");
  EXPECT_EQ(field_of("general", "power_and_water"), "power_and_water");
  EXPECT_EQ(field_of("labour", "labour_other"), "other");
}

TEST(AdministrativeMediation, ADisputeWithAnOrganCountsByItsMatterAndItsStage) {
  Life life = at("informed");
  go_on(life, {{"2026-03-02", "apply_to_organ",
                "{variant: general, organ: td-gov, applicants: [1], dispute: {matter: indemnity, stage: "
                "reconsideration}}"},
               {"2026-03-02", "consent", "{parties: [2], purpose: mediate, answer: given}"},
               {"2026-03-02", "accept", "{}", 2, xiang},
               {"2026-03-04", "end", "{reason: no_agreement, told: [1, 2]}", 2, xiang}});
  EXPECT_THAT(counts(life.file()), ElementsAre("concluded 2026-03-04 1 indemnity", "parties 2026-03-04 2 indemnity",
                                               "stage 2026-03-04 1 reconsideration"));
  Life wrong = at("informed");
  EXPECT_THAT(refusal(wrong.give("propose_mediation",
                                 "{variant: general, organ: td-gov, dispute: {matter: money, stage: litigation}}",
                                 {.on = "2026-03-02", .by = xiang})),
              HasSubstr("matter"));
}

TEST(PoliceMediation, IsPublicSecurityAndCountsWithItsAgreement) {
  EXPECT_THAT(counts(at("police:first_session").file()), IsEmpty());
  EXPECT_THAT(
      counts_by_organ(at("police:agreed").file(), subject),
      ElementsAre("jgm-ps: agreed 2026-03-02 1 public_security", "jgm-ps: amount 2026-03-02 80000 public_security",
                  "jgm-ps: concluded 2026-03-02 1 public_security", "jgm-ps: parties 2026-03-02 2 public_security",
                  "jgm-ps: written 2026-03-02 1 public_security"));
  EXPECT_EQ(count_of(at("police:no_penalty").file(), "performed"), "2026-03-02 1 public_security");
}

TEST(PoliceMediation, ThatFailedCountsWhenNoSecondSessionCanFollow) {
  EXPECT_THAT(counts(at("police:first_failed").file()), IsEmpty());
  EXPECT_THAT(counts(at("police:second_session").file()), IsEmpty());
  EXPECT_EQ(count_of(at("police:penalty").file(), "concluded"), "2026-03-02 1 public_security");
  EXPECT_EQ(count_of(at("police:penalty").file(), "agreed"), "");
}

TEST(PoliceMediation, ACaseDecidedWithoutASessionIsNoMediation) {
  EXPECT_THAT(counts(at("police:decided").file()), IsEmpty());
}

}  // namespace
}  // namespace liandiao::tests
