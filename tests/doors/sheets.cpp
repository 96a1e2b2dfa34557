// Tables as they leave the house: what a stranger's program finds in them.

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>

#include "adapters/export/packed_cells.hpp"
#include "adapters/export/sheet.hpp"
#include "adapters/json/json.hpp"
#include "tests/folder.hpp"
#include "tests/golden/golden.hpp"
#include "tests/small_workbook.hpp"

namespace liandiao {
namespace {

namespace fs = std::filesystem;

class Sheets : public ::testing::Test {
 protected:
  std::string written(Workbook const& book, SheetFormat format, std::string const& name = "file") const {
    auto const path = folder_.file(name);
    auto const done = write_workbook(book, format, path);
    EXPECT_TRUE(done) << done.error().plain();
    return tests::read_whole(path);
  }
  bool nothing_left() const { return fs::is_empty(folder_.path()); }

  tests::Folder folder_;
  Workbook const book_ = tests::small_workbook();
};

TEST_F(Sheets, TellAmountsExactlyInTenThousandYuan) {
  EXPECT_EQ(ten_thousand_yuan(0), "0.00");
  EXPECT_EQ(ten_thousand_yuan(1'280'050), "1.28005");
  EXPECT_EQ(ten_thousand_yuan(1), "0.000001");
  EXPECT_EQ(ten_thousand_yuan(-35'000'000), "-35.00");
  EXPECT_EQ(ten_thousand_yuan(INT64_MIN), "-9223372036854.775808");
}

TEST_F(Sheets, RoundARatioHalfUpAndTellNoneOfNothing) {
  EXPECT_EQ(cell_text(Ratio{2, 3, 100}), "66.67");
  EXPECT_EQ(cell_text(Ratio{1, 8, 1}), "0.13");
  EXPECT_EQ(cell_text(Ratio{5, 0, 100}), "—");
  EXPECT_EQ(cell_text(Ratio{0, 5, 100}), "0.00");
}

TEST_F(Sheets, OfOneWorkbookAreTheSameBytes) {
  for (auto const format :
       {SheetFormat::csv, SheetFormat::json, SheetFormat::xlsx, SheetFormat::pdf, SheetFormat::svg}) {
    auto const first = written(book_, format, "first");
    EXPECT_FALSE(first.empty());
    EXPECT_EQ(first, written(book_, format, "second")) << word_of(format);
  }
}

TEST_F(Sheets, AreWhatTheyAreCalled) {
  EXPECT_TRUE(written(book_, SheetFormat::pdf).starts_with("%PDF-1."));
  EXPECT_TRUE(written(book_, SheetFormat::xlsx).starts_with("PK"));
  auto const json = workbook_text(book_, SheetFormat::json);
  ASSERT_TRUE(json);
  auto const value = read_json(*json, "sheet");
  ASSERT_TRUE(value) << *json;
  auto const& cells = *value->find("rows")->list()[0].find("cells");
  EXPECT_EQ(cells.find("amount")->find("fen")->integer(), 128'005);
  EXPECT_EQ(cells.find("rate")->find("of")->integer(), 2);
  EXPECT_EQ(cells.find("rate")->find("value")->text(), "66.67");
  EXPECT_TRUE(cells.find("police")->find("hidden")->boolean());
}

TEST_F(Sheets, TooWideForAPageAreWholeOnEachOfSeveral) {
  auto book = book_;
  auto& form = book.sheets.front();
  form.columns.resize(1);
  for (int no = 1; no <= 40; ++no)
    form.columns.push_back({"c" + std::to_string(no), no > 9 ? "纠纷类型" : "", "类", std::to_string(no), 10});
  form.rows.clear();
  (void)written(book, SheetFormat::xlsx, "wide");
  std::string sheet;
  ASSERT_TRUE(each_part(folder_.file("wide"), [&](std::string_view name, std::string_view piece) {
    if (name == "xl/worksheets/sheet1.xml") sheet += piece;
  }));
  auto const has = [&](char const* what) { EXPECT_NE(sheet.find(what), std::string::npos) << what << "\n" << sheet; };
  has("fitToWidth=\"2\" fitToHeight=\"0\"");
  for (auto const* merged : {"B1:U1", "V1:AO1"}) has(merged);  // the title
  for (auto const* merged : {"K4:U4", "V4:AO4"}) has(merged);  // the heading that goes on
  for (auto const* merged : {"B8:F8", "V8:Z8"}) has(merged);   // who answers for it
}

TEST_F(Sheets, AStreamOfRowsHasThemAllAndNeedsNoneOfThemHeld) {
  Workbook book = book_;
  book.charts.clear();
  book.sheets.resize(1);
  auto& sheet = book.sheets.front();
  for (auto& column : sheet.columns) column.group.clear();
  auto const row = sheet.rows.front();
  sheet.more = [&](VisitRow const& visit) -> Result<> {
    for (int i = 0; i < 3'000; ++i)
      if (auto visited = visit(row); !visited) return visited;
    return {};
  };
  written(book, SheetFormat::xlsx, "book");
  std::string sheet_xml;
  ASSERT_TRUE(each_part(folder_.file("book"), [&](std::string_view name, std::string_view piece) {
    if (name == "xl/worksheets/sheet1.xml") sheet_xml += piece;
  }));
  std::size_t rows = 0;
  for (auto at = sheet_xml.find("<row "); at != std::string::npos; at = sheet_xml.find("<row ", at + 1)) ++rows;
  EXPECT_GT(rows, 3'002U);
  EXPECT_NE(sheet_xml.find("=1+1 街道"), std::string::npos);
  EXPECT_EQ(sheet_xml.find("<f>"), std::string::npos) << "no text is a formula";
}

TEST_F(Sheets, WhatTheirRowsFailWithLeavesNoFile) {
  Workbook book = book_;
  book.sheets.resize(1);
  for (auto& column : book.sheets.front().columns) column.group.clear();
  book.sheets.front().more = [](VisitRow const&) -> Result<> { return fail(Code::unavailable, "database_gone"); };
  for (auto const format : {SheetFormat::csv, SheetFormat::json, SheetFormat::xlsx, SheetFormat::pdf}) {
    auto const done = write_workbook(book, format, folder_.file("file"));
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().key, "database_gone");
    EXPECT_TRUE(nothing_left());
  }
}

TEST_F(Sheets, ACharacterThatNoFontHasIsSaidAndNotPrintedAsABox) {
  Workbook book = book_;
  book.sheets.front().rows.front().cells.front() = std::string("\xEE\x80\x80 街道");  // for private use
  auto const done = write_workbook(book, SheetFormat::pdf, folder_.file("file"));
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().key, "font_lacks_character");
  EXPECT_TRUE(nothing_left());
}

}  // namespace
}  // namespace liandiao
