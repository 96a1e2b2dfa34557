// The procedures as text, so that a changed rule is a difference a jurist can read; and their pages in the
// documentation, which are made from the same tables.
#include <set>

#include "tests/golden/golden.hpp"
#include "tests/life.hpp"
#include "tools/liandiao/flow_report.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::tests {
namespace {

std::string page(Procedure const& procedure) {
  std::string const code = procedure.code.str();
  return "# " + code + "\n\n" + "<!-- Made from workflows/procedures/" + code +
         ".cpp by the golden tests (LIANDIAO_GOLDEN=rewrite); do not edit. -->\n\n" + "```mermaid\n" +
         chart(procedure) + "```\n\n## Table\n\n```\n" + dump(procedure) + "```\n";
}

TEST(Golden, TheTableOfEveryProcedureIsAsPinned) {
  for (auto const& procedure : law::catalogue().procedures)
    expect_golden("tests/golden/tables/" + procedure.code.str() + ".txt", dump(procedure));
}

TEST(Golden, ThePageOfEveryProcedureIsUpToDate) {
  for (auto const& procedure : law::catalogue().procedures)
    expect_golden("docs/procedures/" + procedure.code.str() + ".md", page(procedure));
}

std::string linkage_page() {
  auto const drawn = [](door::Language language) {
    return "```mermaid\n" +
           linkage_chart(shipped().flow(), law::catalogue(), door::chart_words(door::Labels::of(language))) + "```\n";
  };
  return "# The linkage\n\n"
         "<!-- Made from workflows/ and config/flows/dadukou.yaml by the golden tests (LIANDIAO_GOLDEN=rewrite); do "
         "not "
         "edit. -->\n\n"
         "How the procedures lead to one another under the shipped flow, with the clocks of a case registered now: "
         "what "
         "`liandiao flow chart` prints. A plain arrow is a person's choice, a thick one is opened by the law with the "
         "step it names, a broken one is what the law makes follow in a procedure beside.\n\n" +
         drawn(door::Language::en) + "\n## 联调总图\n\n" + drawn(door::Language::zh);
}

TEST(Golden, TheChartOfTheLinkageIsUpToDate) { expect_golden("docs/procedures/linkage.md", linkage_page()); }

TEST(Golden, NoTableOrPageIsLeftOfAProcedureThatIsGone) {
  std::set<std::string> codes;
  for (auto const& procedure : law::catalogue().procedures) codes.insert(procedure.code.str());
  codes.insert("linkage");
  for (auto const* folder : {"tests/golden/tables", "docs/procedures"})
    for (auto const& entry : std::filesystem::directory_iterator(std::filesystem::path(LIANDIAO_SOURCE_DIR) / folder))
      EXPECT_TRUE(codes.contains(entry.path().stem().string())) << entry.path();
}

// A rule's number is stored with every event it caused: it may go, but never come to mean another command.
TEST(Golden, ARuleIdKeepsItsCommandForEver) {
  for (auto const& procedure : law::catalogue().procedures) {
    auto const pinned = read_whole(std::filesystem::path(LIANDIAO_SOURCE_DIR) / "tests/golden/rule_ids" /
                                   (procedure.code.str() + ".txt"));
    std::set<std::string> ever;
    std::istringstream lines(pinned);
    for (std::string line; std::getline(lines, line);) ever.insert(line);
    std::set<std::string> ids;
    for (auto const& line : ever) ids.insert(line.substr(0, line.find(' ')));
    std::string all = pinned;
    for (auto const& rule : procedure.rules) {
      std::string const id = std::to_string(rule.id);
      std::string const line = id + " " + std::string(rule.on);
      EXPECT_TRUE(ever.contains(line) || !ids.contains(id))
          << procedure.code.view() << " " << id << " meant another command";
      if (!ever.contains(line)) all += line + "\n";
    }
    expect_golden("tests/golden/rule_ids/" + procedure.code.str() + ".txt", all);
  }
}

}  // namespace
}  // namespace liandiao::tests
