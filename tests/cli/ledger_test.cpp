// The ledger as a file: who gets which cases, and what of the people in them.
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>

#include "tests/cli/fixture.hpp"
#include "tests/golden/golden.hpp"

namespace liandiao::door {
namespace {

namespace fs = std::filesystem;

class Ledger : public CommandLine {
 protected:
  void SetUp() override { prepare(); }

  std::string path(std::string const& name = "ledger") const { return (folder / name).string(); }
  Answered exported(std::vector<std::string> const& more, std::string const& as = "jgm-liu@jgm-jo") {
    std::vector<std::string> line{"export", "ledger", "--out", path(), "--as", as};
    line.insert(line.end(), more.begin(), more.end());
    return run(line);
  }
  std::string csv(std::vector<std::string> more, std::string const& as = "jgm-liu@jgm-jo") {
    more.insert(more.end(), {"--format", "csv"});
    auto const answer = exported(more, as);
    EXPECT_EQ(answer.exit, 0) << answer.out << answer.err;
    return tests::read_whole(path());
  }
  std::string opened(std::string const& type, std::string const& flags) {
    auto const dispute = file("dispute.yaml", "organ: jgm-jo\nsource: application\ndispute_type: " + type +
                                                  "\nlevel: L1\narea: 500104003\nsummary: 一事\nparties:\n"
                                                  "  - {side: claimant, kind: natural, name: 欧阳甲" +
                                                  flags +
                                                  "}\n  - {side: respondent, kind: natural, name: 欧阳乙}\n"
                                                  "claims:\n  - {party: 1, text: 一求}\n");
    auto const answer =
        run({"case", "open", "--file", dispute, "--on", "2026-03-20", "--as", "jgm-liu@jgm-jo", "--json"});
    EXPECT_EQ(answer.exit, 0) << answer.out << answer.err;
    return answer.json().find("ledger_no")->text();
  }
  static bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }
  std::string refused(std::vector<std::string> const& more) {
    auto line = more;
    line.emplace_back("--json");
    auto const answer = exported(line);
    return std::to_string(answer.exit) + " " + answer.json().find("error")->find("key")->text();
  }
};

TEST_F(Ledger, NamesPeopleForTheHouseAndTheirSurnamesForOthers) {
  auto const number = registered();
  auto const house = csv({"--masking", "internal"});
  EXPECT_TRUE(says(house, number));
  EXPECT_TRUE(says(house, "张三 诉 李四"));
  auto const organs = csv({});
  EXPECT_TRUE(says(organs, number));
  EXPECT_TRUE(says(organs, "张某 诉 李某"));
  EXPECT_FALSE(says(organs, "张三"));
  auto const open = csv({"--masking", "public"});
  EXPECT_FALSE(says(open, number));
  EXPECT_TRUE(says(open, "张某 诉 李某"));
  EXPECT_FALSE(says(open, "李四"));
}

TEST_F(Ledger, NamesNobodyInFamilyMattersAndNoMinorEvenForTheHouse) {
  opened("marriage_family", "");
  EXPECT_TRUE(says(csv({"--masking", "internal"}), "欧阳某 诉 欧阳某1"));
  EXPECT_FALSE(says(csv({"--masking", "public"}), "欧阳"));
}

TEST_F(Ledger, ShowsASuperiorNoMoreThanTheListDoes) {
  registered();
  auto const seen = csv({"--masking", "internal"}, "ddk-ma");
  EXPECT_TRUE(says(seen, "张某"));
  EXPECT_FALSE(says(seen, "张三"));
}

TEST_F(Ledger, HoldsTheCasesOfTheDaysAskedForThatFitTheFilters) {
  auto const first = registered();
  auto const second = opened("neighbours", "");
  auto const all = csv({});
  EXPECT_TRUE(says(all, first) && says(all, second));
  auto const march = csv({"--from", "2026-03-10", "--to", "2026-03-31"});
  EXPECT_FALSE(says(march, first));
  EXPECT_TRUE(says(march, second));
  EXPECT_TRUE(says(csv({"--to", "2026-03-02"}), first));
  EXPECT_EQ(refused({"--holder", "bqz-jo"}), "1 log_without_cases");
}

TEST_F(Ledger, IsAWorkbookUnlessToldAndTellsWhereItIs) {
  registered();
  auto const answer = exported({"--json"});
  ASSERT_EQ(answer.exit, 0) << answer.err;
  EXPECT_EQ(answer.json().find("cases")->integer(), 1);
  EXPECT_TRUE(tests::read_whole(path()).starts_with("PK"));
  EXPECT_EQ(exported({"--format", "pdf"}).exit, 0);
  EXPECT_TRUE(tests::read_whole(path()).starts_with("%PDF"));
}

TEST_F(Ledger, IsGivenToNobodyOfWhomItCannotBeLogged) {
  registered();
  csv({});
  soci::session session(soci::sqlite3, database());
  auto const logged = [&] {
    int count = 0;
    session << "SELECT count(*) FROM read_log WHERE purpose = 'export_ledger' AND person = 'jgm-liu'",
        soci::into(count);
    return count;
  };
  EXPECT_EQ(logged(), 1);
  fs::remove(path());
  session << "CREATE TRIGGER no_room BEFORE INSERT ON read_log BEGIN SELECT RAISE(ABORT, 'full'); END";
  EXPECT_NE(exported({"--format", "csv"}).exit, 0);
  EXPECT_FALSE(fs::exists(path()));
  EXPECT_EQ(logged(), 1);
}

TEST_F(Ledger, SaysWhatIsWrongAndTouchesNoFile) {
  EXPECT_EQ(refused({}), "1 log_without_cases");
  EXPECT_FALSE(fs::exists(path()));
  registered();
  EXPECT_EQ(refused({"--format", "svg"}), "2 ledger_format_unknown");
  EXPECT_EQ(refused({"--masking", "nobody"}), "2 log_masking_unknown");
  EXPECT_EQ(refused({"--from", "2026-04-01", "--to", "2026-03-01"}), "2 log_days_reversed");
  EXPECT_FALSE(fs::exists(path()));
}

}  // namespace
}  // namespace liandiao::door
