// Sessions planned ahead, as a mediator sees them; and what marks a case in the worklist.
#include "tests/cli/fixture.hpp"

namespace liandiao::door {
namespace {

class Planned : public CommandLine {
 protected:
  void SetUp() override {
    time.set(Instant::at(Date::of(2026, 3, 10), 10 * 60));
    prepare();
    number = opened("[]");
  }

  std::string opened(std::string const& flags) {
    auto const path = file("dispute.yaml",
                           "organ: jgm-pmc\nsource: application\ndispute_type: neighbours\nlevel: L1\narea: 500104003\n"
                           "summary: 楼上漏水\nparties:\n  - {side: claimant, kind: natural, name: 张三, flags: " +
                               flags + "}\n  - {side: respondent, kind: natural, name: 李四}\n" +
                               "claims:\n  - {party: 1, text: 赔偿一万元}\n");
    auto const answer = run({"case", "open", "--file", path, "--on", "2026-03-02", "--as", "jgm-wang", "--json"});
    EXPECT_EQ(answer.exit, 0) << answer.out << answer.err;
    return answer.json().find("ledger_no")->text();
  }

  Answered say(std::string const& command, std::string const& fields, std::string const& on = "2026-03-03") {
    return run({"act", number, command, "--file", file("fields.yaml", fields), "--on", on, "--as", "jgm-wang"});
  }
  void must(std::string const& command, std::string const& fields) {
    auto const answer = say(command, fields);
    ASSERT_EQ(answer.exit, 0) << command << ": " << answer.out << answer.err;
  }
  /// As far as the rights were told; what is planned next is step 9.
  void ready() {
    must("inform_ways", "{}");
    must("apply", "{organ: jgm-pmc, applicants: [1]}");
    must("consent", "{parties: [2], purpose: mediate, answer: given}");
    must("accept", "{}");
    must("appoint", "{mediators: [{person: jgm-wang, role: lead}]}");
    must("inform_rights", "{parties: [1, 2]}");
  }
  std::string session_step() {
    auto const shown = run({"case", "show", number, "--as", "jgm-wang", "--json"}).json();
    return std::to_string(shown.find("parts")->find("planned_session")->list().back().find("seq")->integer());
  }
  Value::List to_come(std::vector<std::string> more = {}) {
    std::vector<std::string> args{"list", "--sessions", "--as", "jgm-wang", "--json"};
    args.insert(args.end(), more.begin(), more.end());
    auto const answer = run(args);
    EXPECT_EQ(answer.exit, 0) << answer.err;
    return answer.json().find("sessions")->list();
  }
  std::string page() { return run({"case", "show", number, "--as", "jgm-wang"}).out; }

  std::string number;
};

TEST_F(Planned, TheListSaysWhenWhereAndForWhom) {
  ready();
  must("plan_session", "{date: 2026-03-12, time: '09:30', form: in_person, place: 街道调解室}");
  auto const rows = to_come();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows.front().find("ledger_no")->text(), number);
  EXPECT_EQ(rows.front().find("day")->text(), "2026-03-12");
  EXPECT_EQ(rows.front().find("time")->text(), "09:30");
  EXPECT_EQ(rows.front().find("place")->text(), "街道调解室");
  EXPECT_EQ(rows.front().find("mediator")->text(), "jgm-wang");
  auto const list = run({"list", "--sessions", "--as", "jgm-wang"}).out;
  for (auto const* part : {"2026-03-12", "09:30", "当面", "街道调解室", "当事人1、2", number.c_str()})
    EXPECT_NE(list.find(part), std::string::npos) << part << "\n" << list;
  EXPECT_EQ(to_come({"--on", "2026-03-12"}).size(), 1u);
  EXPECT_TRUE(to_come({"--on", "2026-03-11"}).empty());
  EXPECT_TRUE(to_come({"--from", "2026-03-13"}).empty());
  EXPECT_EQ(to_come({"--from", "2026-03-11", "--to", "2026-03-12", "--mediator", "jgm-wang"}).size(), 1u);
  EXPECT_EQ(run({"list", "--sessions", "--to", "2026-03-11", "--as", "jgm-wang"}).out,
            "2026-03-10 至 2026-03-11 没有计划的调解\n");
}

TEST_F(Planned, ThePageAndWhatCanBeDoneTellWhatBecameOfIt) {
  ready();
  must("plan_session", "{date: 2026-03-12, time: '09:30', form: in_person, place: 街道调解室}");
  auto const step = session_step();
  EXPECT_NE(page().find("待举行"), std::string::npos) << page();
  EXPECT_NE(run({"can", number, "--as", "jgm-wang"}).out.find("2026-03-12 09:30 当面 街道调解室"), std::string::npos);
  must("move_session", "{session: " + step + ", date: 2026-03-13, time: '15:00', reason: 当事人住院}");
  for (auto const* part : {"2026-03-13 15:00", "改期 1 次", "当事人住院"})
    EXPECT_NE(page().find(part), std::string::npos) << part << "\n" << page();
  must("convene", "{present: [1, 2], session: " + step + "}");
  EXPECT_NE(page().find("已举行"), std::string::npos) << page();
  EXPECT_TRUE(to_come().empty());
}

TEST_F(Planned, OneNobodyHeldIsSaidSo) {
  ready();
  must("plan_session", "{date: 2026-03-05, time: '09:30', form: online, place: 1号会议}");
  EXPECT_NE(page().find("未举行"), std::string::npos) << page();
  must("cancel_session", "{session: " + session_step() + ", reason: 双方改约}");
  EXPECT_NE(page().find("已取消"), std::string::npos) << page();
}

// 反家庭暴力法 5: whoever only lists sessions is not told where somebody threatened will be.
TEST_F(Planned, APlaceKeptPrivateIsReadOnTheCaseAlone) {
  number = opened("[domestic_violence_risk]");
  ready();
  must("arrange_safety", "{manner: separate_rooms, assessment: 分室}");
  must("consent", "{parties: [1], purpose: safe_session, answer: given}");
  auto const refused = say("plan_session", "{date: 2026-03-12, time: '09:30', form: in_person, place: 某小区3幢}");
  EXPECT_EQ(refused.exit, 1);
  EXPECT_NE(refused.err.find("private_place"), std::string::npos) << refused.err;
  must("plan_session", "{date: 2026-03-12, time: '09:30', form: in_person, private_place: 某小区3幢}");
  for (std::vector<std::string> const& args :
       std::vector<std::vector<std::string>>{{"list", "--sessions", "--as", "jgm-wang"},
                                             {"list", "--sessions", "--as", "jgm-wang", "--json"},
                                             {"can", number, "--as", "jgm-wang"}})
    EXPECT_EQ(run(args).out.find("某小区"), std::string::npos);
  EXPECT_NE(run({"list", "--sessions", "--as", "jgm-wang"}).out.find("不公开"), std::string::npos);
  EXPECT_NE(page().find("某小区3幢"), std::string::npos) << page();
  auto const above = run({"case", "show", number, "--as", "jgm-chen"});
  EXPECT_EQ(above.exit, 0) << above.err;
  EXPECT_EQ(above.out.find("某小区"), std::string::npos) << above.out;
}

TEST_F(Planned, WhatMakesNoSenseIsSaidSo) {
  auto const said = [&](std::vector<std::string> args, std::string const& part) {
    args.insert(args.end(), {"--as", "jgm-wang"});
    auto const answer = run(args);
    EXPECT_EQ(answer.exit, 2) << answer.out;
    EXPECT_NE(answer.err.find(part), std::string::npos) << answer.err;
  };
  said({"list", "--sessions", "--text", "x"}, "--text");
  said({"list", "--sessions", "--flag", "minor"}, "--flag");
  said({"list", "--sessions", "--on", "2026-03-12", "--to", "2026-03-13"}, "--on");
  said({"list", "--sessions", "--from", "2026-03-13", "--to", "2026-03-12"}, "--from");
  said({"list", "--from", "2026-03-13"}, "--sessions");
  ready();
  for (auto const* time_of_day : {"9:30", "24:00", "0930", "09:60"}) {
    auto const wrong =
        say("plan_session", "{date: 2026-03-12, time: '" + std::string(time_of_day) + "', form: online}");
    EXPECT_EQ(wrong.exit, 2) << time_of_day;
    EXPECT_NE(wrong.err.find("09:30"), std::string::npos) << wrong.err;
  }
}

TEST_F(Planned, TheWorklistShowsWhoNeedsCareAndFindsThem) {
  auto const old_man = opened("[elderly, low_income]");
  auto const list = run({"list", "--as", "jgm-wang"}).out;
  EXPECT_NE(list.find("老年人"), std::string::npos) << list;
  auto const numbers = [&](std::vector<std::string> args) {
    args.insert(args.begin(), "list");
    args.insert(args.end(), {"--as", "jgm-wang", "--json"});
    std::vector<std::string> found;
    auto const answer = run(args);
    EXPECT_EQ(answer.exit, 0) << answer.err;
    auto const listed = answer.json();
    for (auto const& line : listed.find("cases")->list()) found.push_back(line.find("ledger_no")->text());
    return found;
  };
  EXPECT_EQ(numbers({"--flag", "elderly"}), std::vector<std::string>{old_man});
  EXPECT_EQ(numbers({"--flag", "elderly", "--flag", "low_income"}), std::vector<std::string>{old_man});
  EXPECT_TRUE(numbers({"--flag", "elderly", "--flag", "minor"}).empty());
  auto const wrong = run({"list", "--flag", "old", "--as", "jgm-wang"});
  EXPECT_EQ(wrong.exit, 2);
  EXPECT_NE(wrong.err.find("elderly"), std::string::npos) << wrong.err;
}

}  // namespace
}  // namespace liandiao::door
