// Forms as files: whole, of the period that was asked for, and with no more in them than their reader may have.

#include <algorithm>
#include <regex>
#include <set>

#include "adapters/export/packed_cells.hpp"
#include "engine/statistics/suppression.hpp"
#include "tests/cli/fixture.hpp"
#include "tests/golden/golden.hpp"

namespace liandiao::door {
namespace {

namespace fs = std::filesystem;

/// Whether every element that begins ends, in order, and there is one around all others.
bool is_well_formed(std::string_view xml) {
  std::vector<std::string> open;
  std::size_t roots = 0;
  for (auto at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at)) {
    auto const end = xml.find('>', at);
    if (end == std::string_view::npos) return false;
    auto const tag = std::string(xml.substr(at + 1, end - at - 1));
    at = end;
    if (tag.empty() || tag.find('<') != std::string::npos) return false;
    if (tag[0] == '?' || tag[0] == '!') continue;
    auto const name = tag.substr(tag[0] == '/' ? 1 : 0, tag.find_first_of(" /\n", 1) - (tag[0] == '/' ? 1 : 0));
    if (tag[0] == '/') {
      if (open.empty() || open.back() != name) return false;
      open.pop_back();
      continue;
    }
    if (open.empty() && ++roots > 1) return false;
    if (std::count(tag.begin(), tag.end(), '"') % 2 != 0) return false;
    if (tag.back() != '/') open.push_back(name);
  }
  return open.empty() && roots == 1;
}

/// The cells of a workbook's first sheet as they stand in it, and everything any of its parts says.
struct ReadBook {
  std::map<std::string, std::string> parts;
  std::map<int, std::map<std::string, std::string>> rows;  // by number, then by letter of the column

  std::string all() const {
    std::string text;
    for (auto const& [name, part] : parts) text += part;
    return text;
  }
  /// The row that begins with these words.
  std::map<std::string, std::string> row(std::string const& first) const {
    for (auto const& [no, row] : rows)
      if (row.contains("A") && row.at("A") == first) return row;
    return {};
  }
};

ReadBook read_book(std::string const& path) {
  ReadBook book;
  EXPECT_TRUE(
      each_part(path, [&](std::string_view name, std::string_view piece) { book.parts[std::string(name)] += piece; }));
  EXPECT_TRUE(cells_in_workbook(path).has_value());
  std::vector<std::string> words;
  auto const& shared = book.parts["xl/sharedStrings.xml"];
  static std::regex const word("<si><t[^>]*>([^<]*)</t></si>");
  for (std::sregex_iterator it(shared.begin(), shared.end(), word), end; it != end; ++it) words.push_back((*it)[1]);
  auto const& sheet = book.parts["xl/worksheets/sheet1.xml"];
  static std::regex const cell("<c r=\"([A-Z]+)([0-9]+)\"([^>]*)>(?:<f>[^<]*</f>)?<v>([^<]*)</v></c>");
  for (std::sregex_iterator it(sheet.begin(), sheet.end(), cell), end; it != end; ++it) {
    bool const is_word = (*it)[3].str().find("t=\"s\"") != std::string::npos;
    auto const value = (*it)[4].str();
    book.rows[std::stoi((*it)[2])][(*it)[1]] = is_word ? words.at(static_cast<std::size_t>(std::stoi(value))) : value;
  }
  return book;
}

class ReportFiles : public CommandLine {
 protected:
  void SetUp() override {
    prepare();
    std::vector<std::string> line{"replay"};
    for (auto const& entry : fs::directory_iterator(source_dir() / "tests/golden/report"))
      if (entry.path().extension() == ".case") line.push_back(entry.path().string());
    std::sort(line.begin() + 1, line.end());
    auto const replayed = run(line);
    ASSERT_EQ(replayed.exit, 0) << replayed.out << replayed.err;
    time.set(Instant::at(Date::of(2026, 4, 6), 9 * 60));
  }

  std::string path(std::string const& name) const { return (folder / name).string(); }
  Answered show(std::string const& form, std::string const& period, std::vector<std::string> const& more) {
    std::vector<std::string> line{"report", "show", form, "--period", period, "--as", "ddk-ma"};
    line.insert(line.end(), more.begin(), more.end());
    return run(line);
  }
  std::string written(std::string const& form, std::string const& period, std::string const& format,
                      std::vector<std::string> more = {}) {
    auto file = path(form + "." + format);
    more.insert(more.end(), {"--format", format, "--out", file});
    auto const answer = show(form, period, more);
    EXPECT_EQ(answer.exit, 0) << answer.err;
    EXPECT_TRUE(says(answer.out, file)) << answer.out;
    return file;
  }
  static bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }
};

TEST_F(ReportFiles, AWorkbookIsWholeAndOfThePeriodAskedFor) {
  auto const march = read_book(written("peoples_mediation", "2026-03", "xlsx"));
  for (auto const& [name, part] : march.parts) {
    if (name.ends_with(".xml") || name.ends_with(".rels")) {
      EXPECT_TRUE(is_well_formed(part)) << name;
    }
  }
  auto const all = march.all();
  for (auto const* part : {"人民调解案件情况统计表", "填报单位：重庆市大渡口区司法局及其下级",
                           "报告期：2026-03（2026-03-01 至 2026-03-31）", "计量单位：件、人、万元、次", "单位名称",
                           "填表人：例·马统计", "单位负责人：", "填报日期：", "（单位盖章）"})
    EXPECT_TRUE(says(all, part)) << part;
  auto const shown = show("peoples_mediation", "2026-03", {"--json"}).json();
  auto const& total = shown.find("rows")->list().front().find("cells")->list();
  auto const row = march.row("合计");
  ASSERT_EQ(row.size(), total.size() + 1) << "a cell for each column, and the name";
  EXPECT_EQ(row.at("B"), std::to_string(total[0].integer()));
  EXPECT_EQ(row.at("C"), std::to_string(total[1].integer()));
  EXPECT_GT(total[0].integer(), 0);
  auto const april = read_book(written("peoples_mediation", "2026-04", "xlsx"));
  EXPECT_TRUE(says(april.all(), "报告期：2026-04"));
  EXPECT_NE(april.row("合计"), row);
}

TEST_F(ReportFiles, APrintAndChartsAreSoundAndTheSameBytesAgain) {
  auto const pdf = tests::read_whole(written("peoples_mediation", "2026-03", "pdf"));
  EXPECT_TRUE(pdf.starts_with("%PDF-1."));
  EXPECT_TRUE(says(pdf.substr(pdf.size() - 16), "%%EOF"));
  EXPECT_TRUE(says(pdf.substr(pdf.size() - 64), "startxref"));
  EXPECT_EQ(tests::read_whole(written("peoples_mediation", "2026-03", "pdf")), pdf);
  auto const svg = tests::read_whole(written("peoples_mediation", "2026-03", "svg"));
  EXPECT_TRUE(is_well_formed(svg)) << svg;
  EXPECT_TRUE(says(svg, "<svg") && says(svg, "2026-03") && says(svg, "纠纷类型")) << svg;
  EXPECT_FALSE(says(svg, "nan") || says(svg, "inf")) << svg;
  EXPECT_EQ(show("peoples_mediation", "2026-03", {"--format", "svg"}).exit, 0) << "charts can be shown on a screen";
}

TEST_F(ReportFiles, EveryShippedFormHeadsItsRowsAndUnitsByWhatTheyAre) {
  std::map<std::string, std::pair<std::string, std::string>> const expected{
      {"peoples_mediation", {"单位名称", "计量单位：件、人、万元、次"}},
      {"peoples_mediation_bodies", {"单位名称", "计量单位：人、万元、次、个"}},
      {"administrative_mediation", {"单位名称", "计量单位：件、人、万元"}},
      {"court_linkage", {"单位名称", "计量单位：件、人、天"}},
      {"handovers", {"单位名称", "计量单位：件"}},
      {"ledger", {"单位名称", "计量单位：件"}},
      {"deadlines", {"条款", "计量单位：次"}},
      {"subsidy", {"人员", "计量单位：件、元"}}};
  for (auto const& [form, words] : expected) {
    auto const* period = form == "peoples_mediation_bodies"   ? "2025"
                         : form == "administrative_mediation" ? "2026-Q1"
                                                              : "2026-03";
    auto const all = read_book(written(form, period, "xlsx")).all();
    EXPECT_TRUE(says(all, ">" + words.first + "<")) << form;
    EXPECT_TRUE(says(all, ">" + words.second + "<")) << form;
    EXPECT_TRUE(says(show(form, period, {"--format", "csv"}).out, "编号," + words.first + ",")) << form;
    EXPECT_TRUE(says(show(form, period, {}).out, words.second)) << form;
  }
  EXPECT_TRUE(says(read_book(path("court_linkage.xlsx")).all(), "汇总单位：重庆市大渡口区司法局"));
}

TEST_F(ReportFiles, ForAnotherOrganNameNobodyWhateverTheyAre) {
  // A mediation that comes late, so that a person's row is stated anew as well.
  ASSERT_EQ(run({"report", "close", "--period", "2026-03", "--as", "ddk-ma"}).exit, 0);
  auto const late = run({"replay", (source_dir() / "tests/golden/report/agreed_in_part.case").string()});
  ASSERT_EQ(late.exit, 0) << late.err;
  EXPECT_TRUE(says(show("subsidy", "2026-04", {}).out, " → "));
  for (auto const* period : {"2026-03", "2026-04"}) {
    EXPECT_TRUE(says(show("subsidy", period, {}).out, "例·王调解")) << "the house is told who it is";
    for (auto const* masking : {"organs", "public"}) {
      auto const book = read_book(written("subsidy", period, "xlsx", {"--masking", masking})).all();
      auto const svg = tests::read_whole(written("subsidy", period, "svg", {"--masking", masking}));
      auto const csv = tests::read_whole(written("subsidy", period, "csv", {"--masking", masking}));
      auto const json = tests::read_whole(written("subsidy", period, "json", {"--masking", masking}));
      auto const text = show("subsidy", period, {"--masking", masking}).out;
      for (auto const& [format, file] : std::vector<std::pair<std::string, std::string>>{
               {"xlsx", book}, {"svg", svg}, {"csv", csv}, {"json", json}, {"text", text}})
        for (auto const* name : {"王调解", "马统计", "jgm-wang", "ddk-ma"})
          EXPECT_FALSE(says(file, name)) << period << " " << masking << " " << format << " " << name;
    }
  }
}

TEST_F(ReportFiles, ForThePublicTellNoSmallNumber) {
  auto const small = [](std::string const& text) {
    bool const number =
        !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return '0' <= c && c <= '9'; });
    return number && text.size() < 4 && std::stoi(text) > 0 && std::stoi(text) < told_from;
  };
  auto const count = [&](std::string const& masking) {
    auto const book = read_book(written("peoples_mediation", "2026-03", "xlsx", {"--masking", masking}));
    int found = 0;
    bool below_numbers = false;  // the columns are numbered 1, 2, 3 …
    for (auto const& [no, row] : book.rows) {
      if (below_numbers)
        for (auto const& [column, text] : row) found += small(text) ? 1 : 0;
      below_numbers = below_numbers || (row.contains("A") && row.at("A") == "甲");
    }
    EXPECT_TRUE(below_numbers);
    EXPECT_EQ(says(book.all(), ">*<"), masking == "public");
    return found;
  };
  EXPECT_GT(count("internal"), 0);
  EXPECT_GT(count("organs"), 0);
  EXPECT_EQ(count("public"), 0);
  auto const csv = tests::read_whole(written("peoples_mediation", "2026-03", "csv", {"--masking", "public"}));
  std::stringstream lines(csv.substr(csv.find('\n') + 1));
  for (std::string line; std::getline(lines, line);) {
    std::stringstream cells(line);
    int at = 0;
    for (std::string cell; std::getline(cells, cell, ',');) EXPECT_FALSE(++at > 4 && small(cell)) << line;
  }
}

TEST_F(ReportFiles, TakeThePlaceOfAFileWholeOrLeaveIt) {
  for (auto const* format : {"xlsx", "pdf", "svg"}) {
    auto const file = path(std::string("there.") + format);
    std::ofstream(file) << std::string(500'000, 'x');
    auto const over = show("peoples_mediation", "2026-03", {"--format", format, "--out", file});
    EXPECT_EQ(over.exit, 0) << over.err;
    EXPECT_EQ(tests::read_whole(file), tests::read_whole(written("peoples_mediation", "2026-03", format))) << format;
    fs::create_directory(path(std::string("folder.") + format));
    auto const taken =
        show("peoples_mediation", "2026-03", {"--format", format, "--out", path(std::string("folder.") + format)});
    EXPECT_EQ(taken.exit, 1) << format;
    EXPECT_TRUE(says(taken.err, "folder.")) << taken.err;
    EXPECT_TRUE(fs::is_empty(path(std::string("folder.") + format)));
  }
  std::set<std::string> left;
  for (auto const& entry : fs::directory_iterator(folder))
    if (auto const name = entry.path().filename().string(); !name.starts_with("test.db")) left.insert(name);
  EXPECT_EQ(left,
            (std::set<std::string>{"there.xlsx", "there.pdf", "there.svg", "folder.xlsx", "folder.pdf", "folder.svg",
                                   "peoples_mediation.xlsx", "peoples_mediation.pdf", "peoples_mediation.svg"}))
      << "nothing half is left beside them";
}

}  // namespace
}  // namespace liandiao::door
