// Figures are handed in from below and looked through before a month closes over them.
#include "tests/decision/closings.hpp"

namespace liandiao::tests {
namespace {

class Submissions : public Closings {
 protected:
  void SetUp() override {
    Closings::SetUp();
    auto text = std::string(small_form);
    text.replace(text.find("lines: [justice]"), 16, "lines: [justice]\nsubmission: required");
    publish(text);
  }
  std::string act(std::string const& what, std::string const& by, std::string const& organ = "jgm-jo",
                  std::string const& reason = "") {
    SubmissionAsked const asked{Symbol("small"), "2026-03", Symbol(organ), Symbol(what), reason, {}};
    auto const state = figures.submit(asked, AtDesk{Symbol(by), Symbol()});
    return state ? state->state.str() : state.error().key;
  }
};

TEST_F(Submissions, AMonthClosesOnlyWhenWhatIsBelowWasApproved) {
  today(3, 20);
  ended(march(5));
  EXPECT_EQ(act("submit", "jgm-chen"), "closing_not_over");
  today(4, 2);
  auto const refused = close("2026-03");
  EXPECT_EQ(refusal(refused), "rejected closing_not_approved");
  EXPECT_EQ(act("check", "ddk-ma"), "submission_state") << "nothing was submitted";
  EXPECT_EQ(act("submit", "xsc-qian"), "submission_not_hers");
  EXPECT_EQ(act("submit", "jgm-chen", "jgm-jo"), "closing_not_approved") << "nor is what is below it approved";
  EXPECT_EQ(act("submit", "jgm-wang", "jgm-pmc"), "submitted");
  EXPECT_EQ(act("check", "jgm-wang", "jgm-pmc"), "submission_not_below");
  EXPECT_EQ(act("check", "jgm-chen", "jgm-pmc"), "checked");
  EXPECT_EQ(act("return", "jgm-chen", "jgm-pmc"), "submission_reason_missing");
  EXPECT_EQ(act("return", "jgm-chen", "jgm-pmc", "漏报一件"), "returned");
}

TEST_F(Submissions, FiguresThatMovedAfterwardsVoidWhatWasSaidOfThem) {
  today(3, 20);
  ended(march(5));
  today(4, 2);
  EXPECT_EQ(act("submit", "jgm-wang", "jgm-pmc"), "submitted");
  ended(march(7));
  EXPECT_EQ(act("check", "jgm-chen", "jgm-pmc"), "submission_moved");
  EXPECT_EQ(act("submit", "jgm-wang", "jgm-pmc"), "submitted");
  EXPECT_EQ(act("check", "jgm-chen", "jgm-pmc"), "checked");
  EXPECT_EQ(act("approve", "jgm-chen", "jgm-pmc"), "approved");
  auto const states =
      figures.submissions(Symbol("small"), "2026-03", Symbol("jgm-jo"), AtDesk{Symbol("ddk-ma"), Symbol()});
  ASSERT_TRUE(states);
  std::string text;
  for (auto const& state : *states) text += state.organ.str() + ":" + state.state.str() + " ";
  EXPECT_NE(text.find("jgm-pmc:approved"), std::string::npos) << text;
  EXPECT_NE(text.find("jgm-jo:open"), std::string::npos) << text;
}

}  // namespace
}  // namespace liandiao::tests
