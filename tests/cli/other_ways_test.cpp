// Regimes and other ways as people see them: named wherever an instance, a clock or an answer is shown.
#include <gmock/gmock.h>

#include "tests/cli/fixture.hpp"

namespace liandiao::door {
namespace {

using testing::HasSubstr;

class OtherWays : public CommandLine {
 protected:
  OtherWays() {
    prepare();
    number = registered();
  }
  Answered act(std::vector<std::string> fields, std::string const& language = "zh") {
    fields.insert(fields.begin(), {"act", number});
    fields.insert(fields.end(), {"--on", "2026-03-03", "--as", "jgm-liu@jgm-jo", "--lang", language});
    return run(fields);
  }
  Answered shown(std::string const& what) { return run({what, number, "--as", "jgm-liu@jgm-jo"}); }

  std::string number;
};

TEST_F(OtherWays, WhatCameBackIsToldWithItsNumberAndTheTimeItStarts) {
  ASSERT_EQ(act({"seek_remedy", "--variant", "labour_arbitration", "--organ", "ddk-lac", "--applicants", "1"}).exit, 0);
  ASSERT_EQ(act({"take_up", "--number", "仲受1号"}).exit, 0);
  auto const answer = act({"bring_back", "--result", "award", "--number", "(2026)仲裁1号"});
  EXPECT_THAT(answer.out, HasSubstr("仲裁裁决 （2026）仲裁1号"));
  EXPECT_THAT(answer.out, HasSubstr("不服结果的期限至 2026-03-18"));
  EXPECT_THAT(run({"case", "show", number, "--as", "jgm-liu@jgm-jo"}).out, HasSubstr("其他途径（劳动仲裁）"));
  EXPECT_THAT(shown("clock").out, HasSubstr("不服结果的期限（劳动仲裁）"));
}

TEST_F(OtherWays, WhatDoesNotFitIsSaidInWordsAndRecorded) {
  auto const answer =
      act({"seek_remedy", "--variant", "labour_arbitration", "--organ", "ddk-lac", "--applicants", "1"}, "en");
  EXPECT_EQ(answer.exit, 0);
  EXPECT_THAT(answer.out, HasSubstr("The flow does not mean this outlet for: Neighbours"));
}

TEST_F(OtherWays, AnOutletThatIsNotThereIsAnsweredWithThoseThatAre) {
  auto const answer = act({"seek_remedy", "--variant", "legal_ad", "--organ", "ddk-la", "--applicants", "1"});
  EXPECT_EQ(answer.exit, 2);
  EXPECT_THAT(answer.err, HasSubstr("legal_aid"));
}

TEST_F(OtherWays, ARegimeOfAnotherOrganIsRefusedByItsName) {
  auto const answer = act({"apply_to_organ", "--variant", "medical", "--organ", "ddk-market", "--applicants", "1"});
  EXPECT_EQ(answer.exit, 1);
  EXPECT_THAT(answer.err, HasSubstr("这个机关不依“医疗纠纷”的规定调解"));
  EXPECT_EQ(act({"apply_to_organ", "--variant", "consumer", "--organ", "ddk-market", "--applicants", "1"}).exit, 0);
  EXPECT_THAT(shown("clock").out, HasSubstr("受理期限（消费投诉）"));
}

}  // namespace
}  // namespace liandiao::door
