// Figures that are counted anew: what an older program did not count is there, and what was there stays as it was.
#include "adapters/sql/session.hpp"
#include "tests/cli/fixture.hpp"

namespace liandiao::door {
namespace {

class Figures : public CommandLine {
 protected:
  void SetUp() override {
    prepare();
    number = registered();
    act("inform_ways", "{}");
    act("apply", "{organ: jgm-pmc, applicants: [1]}");
    act("consent", "{parties: [2], purpose: mediate, answer: given}", "jgm-wang");
    act("accept", "{}", "jgm-wang");
    act("end", "{reason: no_agreement, told: [1, 2]}", "jgm-wang");
  }
  void act(std::string const& command, std::string const& fields, std::string const& who = "jgm-liu@jgm-jo") {
    auto const done =
        run({"act", number, command, "--file", file("fields.yaml", fields), "--as", who, "--on", "2026-03-03"});
    ASSERT_EQ(done.exit, 0) << command << ": " << done.out << done.err;
  }

  std::string number;
};

TEST_F(Figures, CountedAnewAreAsTheStepsStoredThem) {
  auto const looked = run({"figures", "rebuild", "--check", "--json"});
  ASSERT_EQ(looked.exit, 0) << looked.out << looked.err;
  EXPECT_EQ(looked.json().find("cases")->integer(), 1);
  EXPECT_GT(looked.json().find("measures")->integer(), 5);
  EXPECT_EQ(looked.json().find("differing")->integer(), 0);
  EXPECT_EQ(run({"audit", "verify"}).exit, 0);
}

TEST_F(Figures, OfAnOlderDatabaseAreMissedByTheAuditAndPutRight) {
  {
    auto const session = sql::Session::open(Place{.path = database()}, sql::Session::Missing::refuse).value();
    ASSERT_TRUE(session->script("DELETE FROM measure WHERE code LIKE 'ledger.%'"));
  }
  auto const verified = run({"audit", "verify"});
  EXPECT_EQ(verified.exit, 1);
  EXPECT_NE(verified.err.find("liandiao figures rebuild"), std::string::npos) << verified.out << verified.err;
  auto const looked = run({"figures", "rebuild", "--check"});
  EXPECT_EQ(looked.exit, 1);
  EXPECT_NE(looked.out.find("1 件与历史不符"), std::string::npos) << looked.out;
  auto const rebuilt = run({"figures", "rebuild"});
  EXPECT_EQ(rebuilt.exit, 0) << rebuilt.err;
  EXPECT_NE(rebuilt.out.find("更正 1 件"), std::string::npos) << rebuilt.out;
  EXPECT_EQ(run({"audit", "verify"}).exit, 0);
}

}  // namespace
}  // namespace liandiao::door
