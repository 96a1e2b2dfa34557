// The agreements of a case as its page tells them: what is due, paid, late, urged, broken, and what a court said.
#include <gmock/gmock.h>

#include "tests/cli/fixture.hpp"

namespace liandiao::door {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The life with an agreement in instalments beside one confirmed, told as far as its step on a day.
class Agreements : public CommandLine {
 protected:
  std::string page(std::string const& next_day, std::string const& today) {
    prepare();
    std::ifstream in(source_dir() / "tests/scenario/constructed_instalments_and_confirmation.case");
    std::string const text{std::istreambuf_iterator<char>(in), {}};
    auto const end = next_day.empty() ? std::string::npos : text.find("  - on: " + next_day);
    auto const replayed = run({"replay", file("life.case", text.substr(0, end))});
    EXPECT_EQ(replayed.exit, 0) << replayed.out;
    variables["LIANDIAO_NOW"] = today + "T10:00";
    EXPECT_EQ(run({"sweep"}).exit, 0);
    auto const shown = run({"case", "show", "jgm-pmc-2026-0001", "--as", "jgm-wang"});
    EXPECT_EQ(shown.exit, 0) << shown.err;
    return shown.out;
  }
};

TEST_F(Agreements, SayOfEachTermWhatIsPaidLateAndUrgedAndWhatTheCourtRuled) {
  auto const shown = page("2026-03-09", "2026-03-16");
  EXPECT_THAT(shown, HasSubstr("分期履行中"));
  EXPECT_THAT(shown, HasSubstr("2026-01-31 前  2026-01-31 履行"));
  EXPECT_THAT(shown, HasSubstr("2026-02-28 前  已付 1500.00 元、已逾期、2026-03-03 督促"));
  EXPECT_THAT(shown, HasSubstr("2026-03-31 前  未履行"));
  EXPECT_THAT(
      shown,
      HasSubstr(
          "协议2  书面  2026-01-20 生效  3000.00 元  当事人1、3  履行中  司法确认 已确认有效 （2026）渝0104民特9号"));
  EXPECT_THAT(shown, HasSubstr("须督促履行（协议2第1项）"));
  EXPECT_THAT(shown, HasSubstr("须告知权利人其他途径（协议1第2项）"));
}

TEST_F(Agreements, KeepSayingThatATermWasPerformedLate) {
  auto const shown = page("", "2026-04-11");
  EXPECT_THAT(shown, HasSubstr("2026-02-28 前  2026-03-03 督促、2026-03-09 逾期履行"));
  EXPECT_THAT(shown, HasSubstr("2026-03-31 前  2026-03-31 履行"));
  EXPECT_THAT(shown, Not(HasSubstr("\n待办\n"))) << "nothing is left to do";
}

TEST_F(Agreements, OfManyInstalmentsOnlyTheNearestDayStandsAmongTheDeadlines) {
  auto const shown = page("2026-01-20", "2026-01-20");
  EXPECT_THAT(shown, HasSubstr("2026-01-31  履行期限（协议1第1项）"));
  EXPECT_THAT(shown, Not(HasSubstr("2026-02-28  履行期限")));
}

}  // namespace
}  // namespace liandiao::door
