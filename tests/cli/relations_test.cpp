// Disputes that come in twice, and disputes that belong together. All of these lives are constructed.
#include "tests/cli/fixture.hpp"

namespace liandiao::door {
namespace {

class Relations : public CommandLine {
 protected:
  void SetUp() override { prepare(); }

  /// Two neighbours about a wall; what they are called, and what else is known of the first.
  std::vector<std::string> opening(std::string const& first, std::string const& second, std::string const& known = "",
                                   std::string const& organ = "jgm-jo", std::string const& day = "2026-03-02",
                                   std::string const& more = "", std::string const& area = "500104003") {
    auto const path =
        file("dispute.yaml", "organ: " + organ +
                                 "\nsource: application\ndispute_type: neighbours\nlevel: L1\narea: " + area +
                                 "\nsummary: 院墙越界\nparties:\n  - {side: claimant, kind: natural, name: " + first +
                                 known + "}\n  - {side: respondent, kind: natural, name: " + second +
                                 "}\nclaims:\n  - {party: 1, text: 拆墙}\n" + more);
    return {"case",  "open", "--file", path,
            "--on",  day,    "--as",   organ == "jgm-jo" ? "jgm-liu@jgm-jo" : "xsc-sun@xsc-jo",
            "--json"};
  }
  Answered opened(std::vector<std::string> args) {
    auto answer = run(args);
    EXPECT_EQ(answer.exit, 0) << answer.out << answer.err;
    return answer;
  }
  static std::string number_of(Answered const& answer) { return answer.json().find("ledger_no")->text(); }
  static Value::List related(Answered const& answer) { return answer.json().find("related")->list(); }

  Answered say(std::string const& number, std::string const& command, std::string const& fields,
               std::string const& who = "jgm-liu@jgm-jo", std::string const& day = "2026-03-05") {
    return run({"act", number, command, "--file", file("fields.yaml", fields), "--on", day, "--as", who, "--json"});
  }
  void must(std::string const& number, std::string const& command, std::string const& fields,
            std::string const& who = "jgm-liu@jgm-jo", std::string const& day = "2026-03-05") {
    auto const answer = say(number, command, fields, who, day);
    ASSERT_EQ(answer.exit, 0) << command << ": " << answer.out << answer.err;
  }
  std::string key_of(Answered const& answer) { return answer.json().find("error")->find("key")->text(); }

  Value shown(std::string const& number, std::string const& who = "jgm-liu") {
    auto const answer = run({"case", "show", number, "--as", who, "--json"});
    EXPECT_EQ(answer.exit, 0) << answer.err;
    return answer.json();
  }
  std::string page(std::string const& number, std::string const& who = "jgm-liu") {
    return run({"case", "show", number, "--as", who}).out;
  }
  /// `kind ledger_no`, or `kind ?holder` of a case that is hidden.
  std::vector<std::string> relatives(std::string const& number, std::string const& who = "jgm-liu") {
    std::vector<std::string> list;
    auto const view = shown(number, who);
    for (auto const& one : view.find("relatives")->list())
      list.push_back(
          one.find("kind")->text() + " " +
          (one.find("readable")->boolean() ? one.find("ledger_no")->text() : "?" + one.find("holder")->text()));
    return list;
  }
  static std::vector<std::string> marks(Value const& one) {
    std::vector<std::string> list;
    for (auto const& mark : one.find("marks")->list()) list.push_back(mark.text());
    return list;
  }
  std::string standing(std::string const& number) { return shown(number).find("standing")->text(); }

  /// Whatever was done: every event verifies, and every decision comes out as it was made.
  void expect_sound() {
    auto const rechecked = run({"recheck"});
    EXPECT_EQ(rechecked.exit, 0) << rechecked.out << rechecked.err;
    auto const verified = run({"audit", "verify"});
    EXPECT_EQ(verified.exit, 0) << verified.out << verified.err;
  }

  std::string const phone = ", phone: \"138 0000 1111\"";
  using Lines = std::vector<std::string>;
};

TEST_F(Relations, ADuplicateIsFoundAtRegistrationLinkedMergedAndPartedAgain) {
  auto const first = number_of(opened(opening("张三", "李四", phone)));
  auto const answer = opened(opening("张三", "王五", ", phone: \"+86 13800001111\""));
  auto const second = number_of(answer);
  ASSERT_EQ(related(answer).size(), 1u);
  EXPECT_EQ(related(answer).front().find("ledger_no")->text(), first);
  EXPECT_EQ(marks(related(answer).front()), (Lines{"phone", "name", "matter"}));
  EXPECT_EQ(relatives(second), Lines{"candidate " + first});
  EXPECT_TRUE(relatives(first).empty()) << "nobody has said anything of the two yet";
  EXPECT_NE(page(second).find(first), std::string::npos);

  must(second, "link_case", "{other: \"" + first + "\", kind: duplicate_of, reason: 同一道墙}");
  EXPECT_EQ(relatives(second), Lines{"linked " + first});
  EXPECT_EQ(relatives(first), Lines{"linked " + second}) << "told from the other side, too";

  must(second, "merge_case", "{into: \"" + first + "\", reason: 重复登记}");
  EXPECT_EQ(standing(second), "merged");
  EXPECT_EQ(relatives(second), Lines{"merged " + first});
  EXPECT_EQ(relatives(first), Lines{"received " + second});
  EXPECT_EQ(shown(first).find("relatives")->list().front().find("parties_missing")->integer(), 1) << "王五";
  EXPECT_EQ(shown(first).find("story")->list().back().find("command")->text(), "receive_merged");
  expect_sound();

  must(second, "unmerge_case", "{reason: 是另一道墙}");
  EXPECT_EQ(standing(second), "registered");
  EXPECT_EQ(relatives(second), Lines{"parted " + first});
  EXPECT_EQ(relatives(first), Lines{"parted " + second});
  EXPECT_EQ(shown(first).find("story")->list().back().find("command")->text(), "release_merged");
  expect_sound();
}

TEST_F(Relations, WhatIsFoundAndWhatIsNot) {
  auto const first = number_of(opened(opening("张三", "李四", ", id_number: \"500104199001011234\"")));
  auto const found = [&](std::vector<std::string> const& args) { return related(opened(args)).size(); };
  EXPECT_EQ(found(opening("张三", "赵六", "", "jgm-jo", "2026-03-02", "", "500104001")), 0u)
      << "many people are called alike, and live elsewhere";
  EXPECT_EQ(found(opening("钱七", "孙八", ", id_number: \"50010419900101123４\"")), 1u) << "one person for certain";
  EXPECT_EQ(found(opening("李四", "张三", "", "jgm-jo", "2026-03-02", "", "500104001")), 2u)
      << "two of the same names, and the one called like the claimant and another";
  EXPECT_EQ(found(opening("周某", "吴某")), 0u) << "a name that is withheld tells nobody";
}

TEST_F(Relations, WhatLiesLongBackIsNotFound) {
  time.set(Instant::at(Date::of(2026, 12, 31), 600));
  opened(opening("张三", "李四", phone, "jgm-jo", "2025-11-03"));
  EXPECT_EQ(related(opened(opening("张三", "李四", phone, "jgm-jo", "2026-11-03"))).size(), 1u) << "365 days";
  EXPECT_EQ(related(opened(opening("张三", "李四", phone, "jgm-jo", "2026-11-04"))).size(), 1u) << "only the later";
}

TEST_F(Relations, CheckingShowsThemAndRegistersNothing) {
  auto const first = number_of(opened(opening("张三", "李四", phone)));
  auto args = opening("张三", "李四", phone);
  args.emplace_back("--check");
  auto const checked = opened(args);
  ASSERT_EQ(related(checked).size(), 1u);
  EXPECT_EQ(related(checked).front().find("ledger_no")->text(), first);
  std::erase(args, "--json");
  auto const told = run(args);
  EXPECT_EQ(told.exit, 0);
  EXPECT_NE(told.out.find(first), std::string::npos) << told.out;
  auto const listed = run({"list", "--as", "jgm-liu", "--json"}).json();
  EXPECT_EQ(listed.find("cases")->list().size(), 1u);
}

TEST_F(Relations, OfACaseSheMayNotSeeAReaderLearnsOnlyThatItIsThereAndWhomToAsk) {
  auto const first = number_of(opened(opening("张三", "李四", phone)));
  auto const answer = opened(opening("张三", "李四", phone, "xsc-jo"));
  auto const second = number_of(answer);
  ASSERT_EQ(related(answer).size(), 1u);
  auto const one = related(answer).front();
  EXPECT_FALSE(one.find("readable")->boolean());
  EXPECT_EQ(one.find("uid")->kind(), Value::Kind::null);
  EXPECT_TRUE(marks(one).empty());
  EXPECT_EQ(relatives(second, "xsc-sun"), Lines{"candidate ?jgm-jo"});
  auto const uid = shown(first).find("uid")->text();
  for (auto const json : {true, false}) {
    std::vector<std::string> args{"case", "show", second, "--as", "xsc-sun"};
    if (json) args.emplace_back("--json");
    auto const told = run(args).out;
    EXPECT_EQ(told.find(first), std::string::npos) << told;
    EXPECT_EQ(told.find(uid), std::string::npos) << told;
  }
  EXPECT_NE(page(second, "xsc-sun").find("九宫庙司法所"), std::string::npos);
  must(second, "dismiss_relation", "{candidate: 1, reason: 已向九宫庙司法所核对}", "xsc-sun@xsc-jo");
  EXPECT_EQ(relatives(second, "xsc-sun"), Lines{"dismissed ?jgm-jo"});
}

TEST_F(Relations, APartyThatComesLaterIsLookedForToo) {
  auto const first = number_of(opened(opening("张三", "李四", phone)));
  auto const second = number_of(opened(opening("钱七", "孙八")));
  auto const added =
      say(second, "add_party", "{entry: {side: third, kind: natural, name: 张三, phone: \"13800001111\"}}");
  ASSERT_EQ(added.exit, 0) << added.out;
  EXPECT_EQ(related(added).size(), 1u);
  EXPECT_EQ(relatives(second), Lines{"candidate " + first});
  EXPECT_EQ(key_of(say(second, "add_party",
                       "{entry: {side: third, kind: natural, name: 周九}, related: [{other: x, marks: [name]}]}")),
            "related_given");
}

TEST_F(Relations, WhoWasErasedIsFoundNoMore) {
  auto const first = number_of(opened(opening("张三", "李四", phone)));
  must(first, "inform_ways", "{}");
  must(first, "seek_remedy", "{variant: legal_aid, organ: ddk-la, applicants: [1]}");
  must(first, "bring_back", "{result: aid_refused}");
  must(first, "close", "{}");
  EXPECT_EQ(related(opened(opening("张三", "周九", phone))).size(), 1u);
  must(first, "erase_person", "{party: 1, ground: 本人申请}", "jgm-liu@jgm-jo", "2026-03-06");
  auto const again = related(opened(opening("张三", "吴十", phone)));
  for (auto const& one : again) EXPECT_NE(one.find("ledger_no")->text(), first);
}

TEST_F(Relations, WhatHasComeBackIsALinkedChildAndNoCandidate) {
  auto const first = number_of(opened(opening("张三", "李四", phone)));
  must(first, "inform_ways", "{}");
  must(first, "seek_remedy", "{variant: legal_aid, organ: ddk-la, applicants: [1]}");
  must(first, "bring_back", "{result: aid_refused}");
  must(first, "close", "{}");
  auto const answer = opened(opening("张三", "李四", phone, "jgm-jo", "2026-03-20", "parent: \"" + first + "\"\n"));
  EXPECT_TRUE(related(answer).empty()) << "the registrar has named it herself";
  auto const again = number_of(answer);
  EXPECT_EQ(relatives(again), Lines{"parent " + first});
  EXPECT_EQ(relatives(first), Lines{"child " + again});
  auto const third = number_of(opened(opening("张三", "王五", phone, "jgm-jo", "2026-03-21")));
  EXPECT_EQ(relatives(third), (Lines{"candidate " + again, "candidate " + first}));
  expect_sound();
}

TEST_F(Relations, AFlowMayAskThatCandidatesAreAnsweredBeforeTriage) {
  std::ifstream in((source_dir() / "config/flows/dadukou.yaml").string());
  std::string flow{std::istreambuf_iterator<char>(in), {}};
  std::string const before = "    gates:\n";
  flow.insert(flow.find(before) + before.size(), "      triage: {relations: answered}\n");
  ASSERT_EQ(run({"flow", "publish", file("flow.yaml", flow)}).exit, 0);
  auto const first = number_of(opened(opening("张三", "李四", phone)));
  auto const second = number_of(opened(opening("张三", "王五", phone)));
  must(second, "inform_ways", "{}");
  std::string const triage = "{dispute_type: neighbours, level: L1}";
  auto const refused = say(second, "triage", triage);
  EXPECT_EQ(key_of(refused), "guard_says_no");
  EXPECT_NE(refused.out.find("relations_answered"), std::string::npos) << refused.out;
  must(second, "link_case", "{other: \"" + first + "\", kind: related, reason: 相邻两户}");
  must(second, "triage", triage);
}

TEST_F(Relations, AMergeAsksForTheOtherDeskAndForACaseThatGoesOn) {
  auto const ours = number_of(opened(opening("张三", "李四", phone)));
  auto const theirs = number_of(opened(opening("张三", "王五", phone, "xsc-jo")));
  auto const into = [](std::string const& number) { return "{into: \"" + number + "\", reason: 重复}"; };
  EXPECT_EQ(key_of(say(ours, "merge_case", into(theirs))), "person_without_post")
      << "she has no post where the other case is";
  EXPECT_EQ(key_of(say(ours, "merge_case", into("没有的号"))), "case_unknown");
  EXPECT_EQ(key_of(say(ours, "merge_case", into(ours))), "guard_says_no");
  auto const second = number_of(opened(opening("张三", "赵六", phone)));
  auto const third = number_of(opened(opening("张三", "钱七", phone)));
  must(second, "merge_case", into(ours));
  EXPECT_EQ(key_of(say(third, "merge_case", into(second))), "merge_into_put_away");
  EXPECT_EQ(key_of(say(ours, "merge_case", into(second))), "merge_into_put_away") << "which would close a ring";
  must(third, "merge_case", into(ours));
  EXPECT_EQ(standing(ours), "registered");
  expect_sound();
}

TEST_F(Relations, AMergedCaseKeepsTheWayToCourtAndTakesNothingElseUp) {
  auto const first = number_of(opened(opening("张三", "李四", phone)));
  auto const second = number_of(opened(opening("张三", "王五", phone)));
  must(second, "merge_case", "{into: \"" + first + "\", reason: 重复}");
  must(second, "submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}");
  must(second, "seek_remedy", "{variant: legal_aid, organ: ddk-la, applicants: [1]}");
  must(second, "report_danger", "{kind: escalation, organ: jgm-ps}");
  EXPECT_EQ(standing(second), "merged");
  EXPECT_NE(say(second, "apply", "{organ: jgm-pmc, applicants: [1]}").exit, 0);
  must(second, "unmerge_case", "{reason: 已经起诉，分开办理}");
  EXPECT_EQ(standing(second), "registered");
  expect_sound();
}

TEST_F(Relations, MergingIsUndoneByAStepAndNeverByACorrection) {
  auto const first = number_of(opened(opening("张三", "李四", phone)));
  auto const second = number_of(opened(opening("张三", "王五", phone)));
  must(second, "merge_case", "{into: \"" + first + "\", reason: 重复}");
  EXPECT_EQ(key_of(say(second, "annul", "{step: 3, reason: 误}")), "correction_of_merging");
  EXPECT_EQ(key_of(say(first, "annul", "{step: 2, reason: 误}")), "correction_of_merging");
  EXPECT_EQ(key_of(say(second, "amend", "{step: 3, reason: 误, with: {reason: 别的}}")), "correction_of_merging");
  must(second, "amend", "{step: 1, reason: 笔误, with: {cause: 相邻关系纠纷}}");
  EXPECT_EQ(standing(second), "merged") << "what came before is corrected, and the merge stays";
  expect_sound();
}

TEST_F(Relations, ALinkThatIsAnnulledIsGoneOnBothSides) {
  auto const first = number_of(opened(opening("张三", "李四")));
  auto const second = number_of(opened(opening("钱七", "孙八")));
  must(second, "link_case", "{other: \"" + first + "\", kind: same_group, reason: 同一批业主}");
  EXPECT_EQ(relatives(first), Lines{"linked " + second});
  must(second, "annul", "{step: 2, reason: 误录}");
  EXPECT_TRUE(relatives(first).empty());
  EXPECT_TRUE(relatives(second).empty());
  expect_sound();
}

}  // namespace
}  // namespace liandiao::door
