// A small workbook as each kind of file, to the byte.

#include "adapters/export/packed_cells.hpp"
#include "adapters/export/sheet.hpp"
#include "tests/folder.hpp"
#include "tests/golden/golden.hpp"
#include "tests/small_workbook.hpp"

namespace liandiao::tests {
namespace {

TEST(SheetFiles, AreTheSameToTheByte) {
  auto const book = small_workbook();
  for (auto const format : {SheetFormat::csv, SheetFormat::json, SheetFormat::svg}) {
    auto const text = workbook_text(book, format);
    ASSERT_TRUE(text);
    expect_golden("tests/golden/sheets/small." + std::string(word_of(format)), *text);
  }
}

TEST(SheetFiles, AWorkbookHasTheSameParts) {
  Folder const folder;
  auto const path = folder.file("small.xlsx");
  ASSERT_TRUE(write_workbook(small_workbook(), SheetFormat::xlsx, path));
  std::map<std::string, std::string> parts;
  ASSERT_TRUE(
      each_part(path, [&](std::string_view name, std::string_view piece) { parts[std::string(name)] += piece; }));
  std::string all;
  for (auto const* name : {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml",
                           "xl/sharedStrings.xml", "xl/charts/chart1.xml", "docProps/core.xml"}) {
    auto part = parts[name];
    for (auto at = part.find("><"); at != std::string::npos; at = part.find("><", at + 2)) part.insert(at + 1, "\n");
    all += std::string("==== ") + name + "\n" + part + "\n";
  }
  expect_golden("tests/golden/sheets/small.xlsx.txt", all);
}

}  // namespace
}  // namespace liandiao::tests
