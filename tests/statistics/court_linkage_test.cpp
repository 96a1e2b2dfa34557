// 诉调对接: what is counted of mediation for courts, of confirmation and of filing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/statistics/counts.hpp"

namespace liandiao::tests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view subject = "court_mediation";
std::string const yu = "ddk-yu";
std::string const peng = "ddk-peng";

std::vector<std::string> counts(CaseFile const& file) { return tests::counts(file, subject); }
std::string count_of(CaseFile const& file, std::string_view code) { return tests::count_of(file, subject, code); }

Life agreed_before_suit(std::string const& more = "") {
  Life life = at("court:in_session");
  go_on(life, {{"2026-03-12", "agree", agreement("[1, 2]", more, yu), 2, yu}});
  return life;
}

TEST(CourtMediation, CountsForTheCourtFromTheDaySomebodyAcceptsIt) {
  EXPECT_THAT(counts(at("court:delegated").file()), IsEmpty());
  EXPECT_THAT(counts_by_organ(at("court:accepted").file(), subject),
              ElementsAre("ddk-court: accepted 2026-03-02 1 pre_suit"));
  EXPECT_THAT(counts_by_organ(at("lawyers:accepted").file(), subject),
              ElementsAre("ddk-law: accepted 2026-03-02 1 lawyer"));
}

TEST(CourtMediation, IsAgreedOrFailedAndTookSoManyDays) {
  EXPECT_THAT(
      counts(agreed_before_suit().file()),
      ElementsAre("accepted 2026-03-02 1 pre_suit", "agreed 2026-03-12 1 pre_suit", "days 2026-03-12 10 pre_suit"));
  Life failed = at("court:ready");
  go_on(failed, {{"2026-03-04", "end", "{reason: no_agreement, told: [1, 2]}", 2, yu}});
  EXPECT_THAT(counts(failed.file()), ElementsAre("accepted 2026-03-02 1 pre_suit", "days 2026-03-04 2 pre_suit",
                                                 "failed 2026-03-04 1 pre_suit"));
}

TEST(CourtMediation, ThatFailedBeforeASuitMayBeFiled) {
  Life life = at("court:ready");
  go_on(life, {{"2026-03-04", "end", "{reason: no_agreement, told: [1, 2]}", 2, yu},
               {"2026-03-05", "insist_on_suit", "{party: 1, against: [2]}", 2}});
  EXPECT_EQ(count_of(life.file(), "failed_then_filed"), "");
  go_on(life, {{"2026-03-06", "file", "{court_no: （2026）渝0104民初9号}", 3, peng}});
  EXPECT_EQ(count_of(life.file(), "failed_then_filed"), "2026-03-06 1 pre_suit");
}

TEST(CourtMediation, InsideASuitIsAgreedWhenTheCourtsPaperIsServed) {
  Life life = at("in_suit:issued");
  EXPECT_THAT(counts(life.file()),
              ElementsAre("accepted 2026-03-02 1 in_suit_simplified", "instruments 2026-03-02 1 in_suit_simplified"));
  Life left = life;
  go_on(life, {{"2026-03-04", "serve_paper", "{parties: [1, 2]}", 3, peng}});
  EXPECT_EQ(count_of(life.file(), "agreed"), "2026-03-04 1 in_suit_simplified");
  go_on(left, {{"2026-03-04", "leave", "{party: 2}", 3}});
  EXPECT_EQ(count_of(left.file(), "failed"), "2026-03-04 1 in_suit_simplified");
  EXPECT_EQ(count_of(left.file(), "failed_then_filed"), "") << "the suit was there before";
}

TEST(CourtMediation, FallsDueByItsLastDayAndIsPerformedByItselfWhenThatWasInTime) {
  std::string const terms =
      "terms: [{debtor: 2, creditor: 1, obligation: 赔偿, amount: 400, due: 2026-03-20}, "
      "{debtor: 2, creditor: 1, obligation: 赔偿, amount: 400, due: 2026-04-20}]";
  Life life = agreed_before_suit(terms);
  EXPECT_EQ(count_of(life.file(), "performance_due"), "2026-04-20 1 pre_suit") << "known now, and counted then";
  EXPECT_EQ(count_of(life.file(), "performed_by_itself"), "");
  Life late = life;
  go_on(life, {{"2026-04-18", "record_performance", "{agreement: 1}", 0, yu}});
  EXPECT_EQ(count_of(life.file(), "performed_by_itself"), "2026-04-20 1 pre_suit");
  go_on(late, {{"2026-04-21", "record_performance", "{agreement: 1}", 0, yu}});
  EXPECT_EQ(count_of(late.file(), "performed_by_itself"), "");
  EXPECT_EQ(count_of(agreed_before_suit().file(), "performance_due"), "") << "nothing was agreed for a day";
}

TEST(CourtMediation, ConfirmedCountsWithIts) {
  Life life = agreed_before_suit();
  go_on(life, {{"2026-03-13", "apply_confirmation",
                "{agreement: 1, organ: ddk-court, applicants: [1, 2], competence: inviting_court}"}});
  int const no = static_cast<int>(life.file().all<Instance>().size());
  go_on(life, {{"2026-03-16", "accept_application", "{court_no: （2026）渝0104民特1号}", no, peng},
               {"2026-03-17", "confirm_agreement", "{ruling_no: （2026）渝0104民特1号}", no, peng}});
  EXPECT_EQ(count_of(life.file(), "confirmed"), "2026-03-17 1 pre_suit");
  EXPECT_THAT(counts_by_organ(life.file(), "confirmation"),
              ElementsAre("ddk-court: applied 2026-03-13 1 court_mediation",
                          "ddk-court: confirmed 2026-03-17 1 court_mediation"));
}

TEST(Confirmation, CountsForTheCourtWhereverTheAgreementWasMade) {
  EXPECT_THAT(counts_by_organ(at("confirmed").file(), "confirmation"),
              ElementsAre("ddk-court: applied 2026-03-02 1 peoples_mediation",
                          "ddk-court: confirmed 2026-03-02 1 peoples_mediation"));
  EXPECT_THAT(counts_by_organ(at("supplying").file(), "confirmation"),
              ElementsAre("ddk-court: applied 2026-03-02 1 peoples_mediation"));
}

TEST(Filing, IsSubmittedAndThenFiledOrNot) {
  EXPECT_THAT(tests::counts(at("received").file(), "filing"), ElementsAre("submitted 2026-03-02 1"));
  EXPECT_THAT(tests::counts(at("concluded").file(), "filing"),
              ElementsAre("filed 2026-03-02 1", "submitted 2026-03-02 1"));
  EXPECT_THAT(tests::counts(at("court_refused").file(), "filing"),
              ElementsAre("refused 2026-03-02 1 refused", "submitted 2026-03-02 1"));
  EXPECT_THAT(tests::counts(at("returned").file(), "filing"),
              ElementsAre("refused 2026-03-10 1 returned", "submitted 2026-03-02 1"));
  EXPECT_THAT(tests::counts(at("withdrawn").file(), "filing"), ElementsAre("submitted 2026-03-02 1"));
}

}  // namespace
}  // namespace liandiao::tests
