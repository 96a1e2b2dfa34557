#include "adapters/export/csv.hpp"

#include <gtest/gtest.h>

namespace liandiao {
namespace {

std::string line(std::string_view cell) {
  Csv table;
  table.text(cell);
  table.end_line();
  return table.bytes().substr(3);
}

TEST(CsvTable, BeginsWithAByteOrderMarkAndEndsLinesWithCrLf) {
  Csv table;
  table.text("组织");
  table.number("12");
  table.end_line();
  table.text("");
  table.number("-3");
  table.end_line();
  EXPECT_EQ(table.bytes(), "\xEF\xBB\xBF组织,12\r\n,-3\r\n");
}

TEST(CsvTable, QuotesWhatWouldBreakALine) {
  EXPECT_EQ(line("a,b"), "\"a,b\"\r\n");
  EXPECT_EQ(line("他说\"好\""), "\"他说\"\"好\"\"\"\r\n");
  EXPECT_EQ(line("两\n行"), "\"两\n行\"\r\n");
  EXPECT_EQ(line("a\rb"), "\"a\rb\"\r\n");
  EXPECT_EQ(line("a b;c"), "a b;c\r\n");
}

TEST(CsvTable, NoTextIsReckonedAsAFormula) {
  for (auto const* cell : {"=1+1", "+86", "-1", "@SUM(A1)", "\t=1"})
    EXPECT_EQ(line(cell), "'" + std::string(cell) + "\r\n");
  EXPECT_EQ(line("=HYPERLINK(\"x\",1)"), "\"'=HYPERLINK(\"\"x\"\",1)\"\r\n");
  EXPECT_EQ(line("a=1"), "a=1\r\n");
}

}  // namespace
}  // namespace liandiao
