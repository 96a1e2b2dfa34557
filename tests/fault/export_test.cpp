// What is handed out is there whole or not at all.

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <random>
#include <set>

#include "adapters/export/ocel.hpp"
#include "adapters/export/sheet.hpp"
#include "adapters/export/whole.hpp"
#include "adapters/export/xes.hpp"
#include "tests/fault/office.hpp"
#include "tests/fault/small_disk.hpp"

namespace liandiao::fault {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

class Export : public ::testing::Test {
 protected:
  std::string text_of(std::string const& path) const {
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }
  /// Everything in a folder and below, so that nothing temporary hides.
  Names in(fs::path const& folder) const {
    Names names;
    for (auto const& entry : fs::recursive_directory_iterator(folder))
      names.insert(entry.path().lexically_relative(folder).string());
    return names;
  }
  std::string refused(Result<> const& result, std::string const& path) const {
    if (result) return "accepted";
    EXPECT_EQ(result.error().code, Code::unavailable);
    EXPECT_EQ(result.error().key, "file_not_written");
    EXPECT_EQ(result.error().with.front().second, path);
    return result.error().with.back().second;
  }

  Folder folder_;
  std::string const large_ = std::string(300'000, 'x');
};

TEST_F(Export, AFileIsWrittenAndReplacedWhole) {
  auto const path = folder_.file("卷宗.json");
  ASSERT_TRUE(write_whole(path, "first"));
  EXPECT_EQ(text_of(path), "first");
  ASSERT_TRUE(write_whole(path, large_));
  EXPECT_EQ(text_of(path), large_);
  EXPECT_EQ(in(folder_.path()), Names{"卷宗.json"});
  struct stat found {};
  ASSERT_EQ(::stat(path.c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777U, 0600U);
}

TEST_F(Export, AFileThatDoesNotFitLeavesWhatWasThere) {
  auto const path = folder_.file("a");
  ASSERT_TRUE(write_whole(path, "first"));
  {
    FileLimit const limit(100'000);
    EXPECT_EQ(refused(write_whole(path, large_), path), "File too large");
    auto const other = folder_.file("b");
    EXPECT_EQ(refused(write_whole(other, large_), other), "File too large");
  }
  EXPECT_EQ(text_of(path), "first");
  EXPECT_EQ(in(folder_.path()), Names{"a"});
}

TEST_F(Export, AFullFileSystemLeavesNoHalfFileAndNoHalfFolder) {
  SmallDisk const disk("200k");
  auto const file = disk.folder().file("a");
  EXPECT_EQ(refused(write_whole(file, large_), file), "No space left on device");
  auto const package = disk.folder().file("package");
  EXPECT_EQ(refused(write_whole_folder(package, {{"1", "one"}, {"2", large_}}), package), "No space left on device");
  EXPECT_EQ(in(disk.folder().path()), Names{});
  EXPECT_TRUE(write_whole(file, "it fits"));
}

TEST_F(Export, AGrowingFileIsThereWhenItIsFinished) {
  auto const path = folder_.file("log");
  {
    auto file = GrowingFile::begin(path);
    ASSERT_TRUE(file);
    auto side = SideFile::beside(path);
    ASSERT_TRUE(side);
    ASSERT_TRUE(side->write(large_));
    ASSERT_TRUE(file->write("first "));
    ASSERT_TRUE(side->pour_into(*file));
    EXPECT_FALSE(fs::exists(path));
    ASSERT_TRUE(file->finish());
  }
  EXPECT_EQ(text_of(path), "first " + large_);
  EXPECT_EQ(in(folder_.path()), Names{"log"});
  {
    auto given_up = GrowingFile::begin(path);
    ASSERT_TRUE(given_up);
    ASSERT_TRUE(given_up->write("second"));
  }
  EXPECT_EQ(text_of(path), "first " + large_);
  EXPECT_EQ(in(folder_.path()), Names{"log"});
}

/// A case of nothing but one long word, so that a few of them fill a disk.
CaseLog long_case(int number) {
  auto const name = std::to_string(number);
  LogEvent event;
  event.id = "event:" + name + "/1";
  event.command = Symbol("register");
  event.attributes = {{"articles", std::string(20'000, 'x')}};
  return {name, {event}, {{"case:" + name, ObjectKind::dispute, {}, {}}}};
}

TEST_F(Export, ALogThatFillsTheDiskLeavesWhatWasThere) {
  SmallDisk const disk("400k");
  auto const path = disk.folder().file("log");
  auto const label = [](Symbol command) { return command.str(); };
  auto const written = [&](auto const& begin) -> Result<> {
    Result<std::unique_ptr<LogWriter>> writer = begin();
    if (!writer) return tl::unexpected<Error>(writer.error());
    for (int number = 1; number <= 50; ++number)
      if (auto added = (*writer)->add(long_case(number)); !added) return added;
    return (*writer)->finish({});
  };
  auto const xes = [&] { return write_xes(path, {"log", {}}, label); };
  auto const json = [&] { return write_ocel(path, OcelFormat::json, label); };
  auto const xml = [&] { return write_ocel(path, OcelFormat::xml, label); };
  EXPECT_EQ(refused(written(xes), path), "No space left on device");
  EXPECT_EQ(in(disk.folder().path()), Names{});
  ASSERT_TRUE(write_whole(path, "what was there"));
  EXPECT_EQ(refused(written(json), path), "No space left on device");
  EXPECT_EQ(refused(written(xml), path), "No space left on device");
  EXPECT_EQ(text_of(path), "what was there");
  EXPECT_EQ(in(disk.folder().path()), Names{"log"});
}

/// Rows that do not repeat themselves, so that they take their room packed as well.
Sheet long_sheet(int rows) {
  Sheet sheet;
  sheet.tab = "ledger";
  sheet.title = "ledger";
  sheet.columns = {{"no", "", "no", "", 8}, {"text", "", "text", "", 40}};
  sheet.more = [rows](VisitRow const& visit) -> Result<> {
    std::mt19937 random(1);
    for (std::int64_t row = 1; row <= rows; ++row) {
      std::string text(200, ' ');
      for (auto& c : text) c = static_cast<char>('a' + random() % 26);
      if (auto visited = visit({{row, text}}); !visited) return visited;
    }
    return {};
  };
  return sheet;
}

TEST_F(Export, ASheetThatFillsTheDiskLeavesWhatWasThere) {
  SmallDisk const disk("400k");
  auto const path = disk.folder().file("ledger");
  Workbook book;
  book.page = "{page}";
  book.sheets = {long_sheet(5'000)};
  for (auto const format : {SheetFormat::csv, SheetFormat::json, SheetFormat::xlsx, SheetFormat::pdf}) {
    EXPECT_EQ(refused(write_workbook(book, format, path), path), "No space left on device") << word_of(format);
    EXPECT_EQ(in(disk.folder().path()), Names{}) << word_of(format);
  }
  ASSERT_TRUE(write_whole(path, "what was there"));
  EXPECT_EQ(refused(write_workbook(book, SheetFormat::xlsx, path), path), "No space left on device");
  EXPECT_EQ(text_of(path), "what was there");
}

TEST_F(Export, AWorkbookWhosePackedRowsWouldFitButNotTheOnesOnTheWayIsRefused) {
  SmallDisk const disk("600k");
  Workbook book;
  book.sheets = {long_sheet(20)};
  auto& sheet = book.sheets.front();
  sheet.more = [](VisitRow const& visit) -> Result<> {
    for (std::int64_t row = 1; row <= 5'000; ++row)
      if (auto visited = visit({{row, std::string(200, 'x')}}); !visited) return visited;
    return {};
  };
  auto const path = disk.folder().file("ledger");
  EXPECT_EQ(refused(write_workbook(book, SheetFormat::xlsx, path), path), "No space left on device");
  EXPECT_EQ(in(disk.folder().path()), Names{});
}

TEST_F(Export, WhatIsNoFileIsNotReplaced) {
  EXPECT_EQ(refused(write_whole("/dev/full", "x"), "/dev/full"), "File exists");
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
  auto const path = folder_.path().string();
  EXPECT_EQ(refused(write_whole(path, "x"), path), "File exists");
  auto const link = folder_.file("link");
  fs::create_symlink("/dev/full", link);
  EXPECT_EQ(refused(write_whole(link, "x"), link), "File exists");
  EXPECT_EQ(in(folder_.path()), Names{"link"});
}

TEST_F(Export, AFolderThatIsNotThereIsSaid) {
  auto const path = folder_.file("no/such/file");
  EXPECT_EQ(refused(write_whole(path, "x"), path), "No such file or directory");
  EXPECT_EQ(refused(write_whole_folder(path, {}), path), "No such file or directory");
}

TEST_F(Export, APackageIsThereWhole) {
  auto const path = folder_.file("package");
  ASSERT_TRUE(write_whole_folder(path, {{"1.json", "one"}, {"2.json", large_}}));
  EXPECT_EQ(in(folder_.path()), (Names{"package", "package/1.json", "package/2.json"}));
  EXPECT_EQ(text_of(path + "/2.json"), large_);
}

TEST_F(Export, APackageMayHaveFoldersOfItsOwn) {
  auto const path = folder_.file("package");
  ASSERT_TRUE(write_whole_folder(path, {{"manifest.json", "m"}, {"papers/1.pdf", "one"}, {"papers/2.pdf", large_}}));
  EXPECT_EQ(in(folder_.path()), (Names{"package", "package/manifest.json", "package/papers", "package/papers/1.pdf",
                                       "package/papers/2.pdf"}));
  EXPECT_EQ(text_of(path + "/papers/2.pdf"), large_);
  FileLimit const limit(100'000);
  auto const other = folder_.file("other");
  EXPECT_EQ(refused(write_whole_folder(other, {{"1", "one"}, {"papers/2", large_}}), other), "File too large");
  EXPECT_FALSE(fs::exists(other));
}

TEST_F(Export, APackageThatDoesNotFitLeavesNothing) {
  auto const path = folder_.file("package");
  FileLimit const limit(100'000);
  EXPECT_EQ(refused(write_whole_folder(path, {{"1", "one"}, {"2", large_}}), path), "File too large");
  EXPECT_EQ(in(folder_.path()), Names{});
}

TEST_F(Export, APackageTakesOverAnEmptyFolderAndNoOther) {
  auto const path = folder_.file("package");
  fs::create_directory(path);
  ASSERT_TRUE(write_whole_folder(path, {{"1", "one"}}));
  EXPECT_EQ(refused(write_whole_folder(path, {{"1", "one"}}), path), "Directory not empty");
  EXPECT_EQ(in(folder_.path()), (Names{"package", "package/1"}));
  auto const file = folder_.file("file");
  ASSERT_TRUE(write_whole(file, "x"));
  EXPECT_EQ(refused(write_whole_folder(file, {{"1", "one"}}), file), "File exists");
  EXPECT_EQ(text_of(file), "x");
}

}  // namespace
}  // namespace liandiao::fault
