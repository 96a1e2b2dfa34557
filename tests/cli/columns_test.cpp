#include "tools/liandiao/columns.hpp"

#include <gtest/gtest.h>

namespace liandiao::door {
namespace {

TEST(Columns, ChineseTakesTwoCells) {
  EXPECT_EQ(display_width(""), 0U);
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("调解"), 4U);
  EXPECT_EQ(display_width("〔2026〕"), 8U);
  EXPECT_EQ(display_width("例·王"), 5U);
  EXPECT_EQ(display_width("👪"), 2U);
}

TEST(Columns, AreAlignedByDisplayWidth) {
  Columns columns(1);
  columns.row({"调解期限", "2026-04-01", "剩"});
  columns.row({"ab", "今天", "x"});
  EXPECT_EQ(columns.text(),
            " 调解期限  2026-04-01  剩\n"
            " ab        今天        x\n");
}

TEST(Columns, LeaveOutWhatNoRowHasAndTrailingSpace) {
  Columns columns;
  columns.row({"a", "", "b"});
  columns.row({"长", "", ""});
  columns.line("—");
  EXPECT_EQ(columns.text(), "a   b\n长\n—\n");
}

TEST(Columns, LongTextsAreCutAtACharacter) {
  EXPECT_EQ(fitted("楼上漏水损坏", 12), "楼上漏水损坏");
  EXPECT_EQ(fitted("楼上漏水损坏", 8), "楼上漏…");
  EXPECT_EQ(display_width(fitted("楼上漏水损坏", 8)), 7U);
}

}  // namespace
}  // namespace liandiao::door
