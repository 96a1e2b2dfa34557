// What somebody finds who knows a part of a name, the end of a phone, or how a number begins.
#include <algorithm>

#include "tests/cli/fixture.hpp"

namespace liandiao::door {
namespace {

class Search : public CommandLine {
 protected:
  void SetUp() override {
    prepare();
    first = opened("张三丰", "138 0000 1234", "50010419900101123X");
    second = opened("张翠山", "13900005678", "500104199001015678");
  }
  std::string opened(std::string const& name, std::string const& phone, std::string const& number) {
    auto const path = file("dispute.yaml",
                           "organ: jgm-jo\nsource: application\ndispute_type: neighbours\nlevel: L1\narea: 500104003\n"
                           "summary: 楼上漏水\nparties:\n  - {side: claimant, kind: natural, name: " +
                               name + ", phone: \"" + phone + "\", id_number: \"" + number +
                               "\"}\n  - {side: respondent, kind: natural, name: 李四}\n"
                               "claims:\n  - {party: 1, text: 赔偿一万元}\n");
    auto const answer = run({"case", "open", "--file", path, "--on", "2026-03-02", "--as", "jgm-liu@jgm-jo", "--json"});
    EXPECT_EQ(answer.exit, 0) << answer.out << answer.err;
    return answer.json().find("ledger_no")->text();
  }
  std::vector<std::string> found(std::string const& option, std::string const& text,
                                 std::string const& who = "jgm-liu") {
    auto const answer = run({"list", option, text, "--as", who, "--json"});
    EXPECT_EQ(answer.exit, 0) << answer.out << answer.err;
    std::vector<std::string> numbers;
    auto const shown = answer.json();
    for (auto const& line : shown.find("cases")->list()) numbers.push_back(line.find("ledger_no")->text());
    std::sort(numbers.begin(), numbers.end());  // both were opened at one moment: neither is the newer
    return numbers;
  }
  using Numbers = std::vector<std::string>;
  std::string first, second;
};

TEST_F(Search, APartOfANameTheEndOfANumberAndTheBeginningOfOne) {
  EXPECT_EQ(found("--text", "张"), (Numbers{first, second}));
  EXPECT_EQ(found("--text", "三丰"), Numbers{first});
  EXPECT_EQ(found("--phone-ending", "1234"), Numbers{first});
  EXPECT_EQ(found("--phone-ending", "0000-5678"), Numbers{second});
  EXPECT_EQ(found("--id-ending", "123x"), Numbers{first});
  EXPECT_EQ(found("--number", first), Numbers{first});
  EXPECT_EQ(found("--number", "jgm-jo-2026"), (Numbers{first, second}));
}

TEST_F(Search, WhoOverseesACaseFindsNobodyByHerNumbers) {
  EXPECT_EQ(found("--text", "漏", "ddk-chang"), Numbers());
  EXPECT_EQ(found("--number", first, "ddk-chang"), Numbers{first}) << "the case is open to her";
  EXPECT_EQ(found("--phone-ending", "1234", "ddk-chang"), Numbers());
  EXPECT_EQ(found("--id-ending", "123X", "ddk-chang"), Numbers());
}

TEST_F(Search, AnEndingThatWouldFindAnybodyIsRefused) {
  auto const answer = run({"list", "--phone-ending", "１２3", "--as", "jgm-liu"});
  EXPECT_EQ(answer.exit, 2);
  EXPECT_NE(answer.err.find("末尾 4 位"), std::string::npos) << answer.err;
  EXPECT_EQ(run({"list", "--overdue", "--phone-ending", "1234", "--as", "jgm-liu"}).exit, 2);
  EXPECT_EQ(run({"list", "--sessions", "--number", "jgm", "--as", "jgm-liu"}).exit, 2);
}

TEST_F(Search, AnAmendedNameAndAnErasedPersonAreFoundAsTheyAreNow) {
  auto const amended =
      run({"act", first, "amend", "--file",
           file("amend.yaml",
                "{step: 1, reason: 写错, with: {parties: [{side: claimant, kind: natural, name: 张三风, "
                "phone: \"13800009999\"}, {side: respondent, kind: natural, name: 李四}]}}"),
           "--as", "jgm-liu@jgm-jo", "--on", "2026-03-05"});
  ASSERT_EQ(amended.exit, 0) << amended.out << amended.err;
  EXPECT_EQ(found("--text", "三丰"), Numbers());
  EXPECT_EQ(found("--text", "三风"), Numbers{first});
  EXPECT_EQ(found("--phone-ending", "1234"), Numbers());
  EXPECT_EQ(found("--phone-ending", "9999"), Numbers{first});
  for (auto const& [command, fields] : {std::pair("inform_ways", "{}"),
                                        {"seek_remedy", "{variant: legal_aid, organ: ddk-la, applicants: [1]}"},
                                        {"bring_back", "{result: aid_refused}"},
                                        {"close", "{}"},
                                        {"erase_person", "{party: 1, ground: 本人申请}"}}) {
    auto const done = run(
        {"act", first, command, "--file", file("fields.yaml", fields), "--as", "jgm-liu@jgm-jo", "--on", "2026-03-06"});
    ASSERT_EQ(done.exit, 0) << done.out << done.err;
  }
  EXPECT_EQ(found("--text", "张"), Numbers{second});
  EXPECT_EQ(found("--phone-ending", "9999"), Numbers());
  auto const verified = run({"audit", "verify"});
  EXPECT_EQ(verified.exit, 0) << verified.out << verified.err;
}

TEST_F(Search, WhatPeopleAreFoundByCanBeWrittenAnew) {
  for (int round = 1; round <= 2; ++round) {
    auto const answer = run({"index"});
    EXPECT_EQ(answer.exit, 0) << answer.err;
    EXPECT_EQ(answer.out, "已重建 2 件案件的当事人检索\n");
    EXPECT_EQ(found("--text", "三丰"), Numbers{first});
    EXPECT_EQ(found("--id-ending", "123X"), Numbers{first});
    auto const verified = run({"audit", "verify"});
    EXPECT_EQ(verified.exit, 0) << verified.out << verified.err;
  }
}

}  // namespace
}  // namespace liandiao::door
