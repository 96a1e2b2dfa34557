// Messages that leave the house: written with the step, delivered at least once and in order, given up in the end.

#include <algorithm>

#include "tests/cli/court_case.hpp"
#include "tests/cli/rounds.hpp"

namespace liandiao::door {
namespace {

namespace fs = std::filesystem;

class OutboxTest : public CourtCase {
 protected:
  fs::path const box = folder / "box";

  void told_by_folder(std::string const& organ, std::string const& kinds, bool there = true) {
    if (there) fs::create_directories(box);
    auto const path = file("receivers.yaml", "receivers:\n  - {organ: " + organ + ", kinds: [" + kinds +
                                                 "], by: folder, address: " + box.string() + "}\n");
    auto const answer = run({"receiver", "load", path});
    ASSERT_EQ(answer.exit, 0) << answer.err;
  }
  void warned() { must("warn", "{warned: jgm-ps, kind: escalation, signs: 扬言报复}", "2026-03-02"); }

  Value::List waiting(std::vector<std::string> more = {}) {
    std::vector<std::string> args{"outbox", "list", "--json"};
    args.insert(args.end(), more.begin(), more.end());
    auto const answer = run(args);
    EXPECT_EQ(answer.exit, 0) << answer.err;
    return answer.json().find("messages")->list();
  }
  std::string only_id() {
    auto const messages = waiting();
    EXPECT_EQ(messages.size(), 1u);
    return messages.empty() ? "" : messages.front().find("id")->text();
  }
  std::vector<std::string> arrived() {
    std::vector<std::string> names;
    for (auto const& entry : fs::directory_iterator(box)) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }
  Value letter(std::string const& id) {
    std::ifstream in(box / id / "letter.json", std::ios::binary);
    std::string const text{std::istreambuf_iterator<char>(in), {}};
    auto value = read_json(text, "letter");
    EXPECT_TRUE(value) << text;
    return value.value_or(Value());
  }
  void later(std::int64_t seconds) { time.set(Instant{time.now().us + seconds * 1'000'000}); }
};

TEST_F(OutboxTest, ACourtIsGivenThePackageWithTheStep) {
  told_by_folder("ddk-court", "referral");
  sued();
  auto const id = only_id();
  auto const answer = run({"outbox", "deliver"});
  EXPECT_EQ(answer.exit, 0) << answer.err;
  EXPECT_EQ(answer.out, "送达 1 条消息\n");
  ASSERT_EQ(arrived(), std::vector<std::string>{id});
  auto const told = letter(id);
  EXPECT_EQ(told.find("kind")->text(), "referral");
  EXPECT_EQ(told.find("id")->text(), id);
  EXPECT_EQ(told.find("ledger_no")->text(), number);
  EXPECT_EQ(told.find("receiver")->text(), "ddk-court");
  EXPECT_EQ(told.find("procedure")->text(), "litigation_referral");
  std::vector<std::string> files;
  for (auto const& one : told.find("files")->list()) {
    files.push_back(one.find("file")->text());
    EXPECT_TRUE(fs::exists(box / id / files.back())) << files.back();
  }
  for (std::string const name : {"manifest.json", "complaint.json", "parties.json", "transmittal.txt"})
    EXPECT_NE(std::find(files.begin(), files.end(), name), files.end()) << name;
  EXPECT_TRUE(waiting().empty()) << "what arrived is gone";
  EXPECT_EQ(run({"outbox", "list"}).out, "没有待发的消息\n");
  EXPECT_EQ(run({"audit", "verify"}).exit, 0);
}

TEST_F(OutboxTest, WhatLeftAfterABackupLeavesAgainUnderItsIdWhenThatIsRestored) {
  told_by_folder("jgm-ps", "warning");
  warned();
  auto const id = only_id();
  ASSERT_EQ(run({"backup", "--out", (folder / "one.backup").string()}).exit, 0);
  ASSERT_EQ(run({"outbox", "deliver"}).exit, 0);
  ASSERT_EQ(arrived(), std::vector<std::string>{id});
  auto const first = canonical_text(letter(id));
  auto const restored = run({"restore", (folder / "one.backup").string(), "--over", database()});
  ASSERT_EQ(restored.exit, 0) << restored.err;
  EXPECT_EQ(only_id(), id);
  fs::remove_all(box / id);  // the receiver has taken it in
  ASSERT_EQ(run({"outbox", "deliver"}).exit, 0);
  EXPECT_EQ(arrived(), std::vector<std::string>{id});
  EXPECT_EQ(canonical_text(letter(id)), first);
  EXPECT_TRUE(waiting().empty());
}

TEST_F(OutboxTest, WhoHasNoReceiverIsWrittenNothing) {
  warned();
  told_by_folder("ddk-court", "confirmation");
  warned();
  sued();
  EXPECT_TRUE(waiting().empty());
}

TEST_F(OutboxTest, AnOrganThatIsNoCourtIsToldNumbersAndOrgans) {
  told_by_folder("jgm-ps", "warning, danger");
  warned();
  auto const id = only_id();
  ASSERT_EQ(run({"outbox", "deliver"}).exit, 0);
  auto const told = letter(id);
  EXPECT_EQ(told.find("kind")->text(), "warning");
  EXPECT_EQ(told.find("sender")->text(), "jgm-pmc");
  EXPECT_TRUE(told.find("files")->list().empty());
  EXPECT_EQ(canonical_text(told).find("扬言"), std::string::npos);
}

TEST_F(OutboxTest, AHandOverIsToldToBothAsItGoes) {
  fs::create_directories(box);
  auto const path =
      file("receivers.yaml",
           "receivers:\n  - {organ: jgm-cpmc, kinds: [handover, handover_ended], by: folder, address: " + box.string() +
               "}\n  - {organ: jgm-pmc, kinds: [handover_ended], by: folder, address: " + box.string() + "}\n");
  ASSERT_EQ(run({"receiver", "load", path}).exit, 0);
  must("hand_over", "{organ: jgm-cpmc, kind: assign, reason: 就近}", "2026-03-02");
  must("sign_for", "", "2026-03-02", "jgm-zhou@jgm-cpmc");
  must("return_case", "{reason: outside_area, remark: 不在辖区}", "2026-03-02", "jgm-zhou@jgm-cpmc");
  must("hand_over", "{organ: jgm-cpmc, kind: assign, reason: 就近}", "2026-03-02");
  must("recall", "{reason: 由本会调解}", "2026-03-02");
  std::string told;
  for (auto const& one : waiting()) told += one.find("kind")->text() + " " + one.find("receiver")->text() + "; ";
  EXPECT_EQ(told, "handover jgm-cpmc; handover_ended jgm-pmc; handover jgm-cpmc; handover_ended jgm-cpmc; ");
}

TEST_F(OutboxTest, AReceiverThatIsAwayIsTriedAgainUnderTheSameId) {
  told_by_folder("jgm-ps", "warning", false);
  warned();
  auto const id = only_id();
  auto const away = run({"outbox", "deliver"});
  EXPECT_EQ(away.exit, 1);
  EXPECT_NE(away.err.find(id), std::string::npos);
  EXPECT_NE(away.err.find("接收方的文件夹不存在"), std::string::npos) << away.err;
  EXPECT_EQ(waiting().front().find("attempts")->integer(), 1);
  fs::create_directories(box);
  EXPECT_EQ(run({"outbox", "deliver"}).out, "送达 0 条消息\n") << "its pause is not over";
  later(40);
  EXPECT_EQ(run({"outbox", "deliver"}).out, "送达 1 条消息\n");
  EXPECT_EQ(arrived(), std::vector<std::string>{id});
}

TEST_F(OutboxTest, PausesGrowAndInTheEndItIsGivenUpUntilAPersonSaysSo) {
  told_by_folder("jgm-ps", "warning", false);
  warned();
  warned();
  auto const id = waiting().front().find("id")->text();
  int attempts = 0;
  std::int64_t last_us = 0;
  for (; waiting({"--dead"}).empty() && attempts < 100; ++attempts) {
    auto const before = time.now();
    EXPECT_EQ(run({"outbox", "deliver"}).exit, 1);
    auto const due = parse_business_time(waiting().front().find("due")->text().substr(0, 16));
    ASSERT_TRUE(due);
    auto const next = Instant::at(due->day, *due->minute + 1);
    if (next > before) last_us = next.us - before.us;
    time.set(std::max(next, before));
  }
  EXPECT_EQ(attempts, 16);
  EXPECT_GT(last_us / 1'000'000, 8 * 3600) << "half a day, give or take a quarter";
  EXPECT_LT(last_us / 1'000'000, 16 * 3600);
  EXPECT_EQ(waiting({"--dead"}).front().find("id")->text(), id);
  EXPECT_EQ(run({"outbox", "deliver"}).out, "送达 0 条消息\n") << "the next to the same waits behind it";
  fs::create_directories(box);
  ASSERT_EQ(run({"outbox", "resend", id}).exit, 0);
  EXPECT_EQ(run({"outbox", "deliver"}).out, "送达 2 条消息\n");
  EXPECT_EQ(arrived().size(), 2u);
}

TEST_F(OutboxTest, WhatWasAnnulledBeforeItLeftDoesNotLeave) {
  told_by_folder("jgm-ps", "warning");
  warned();
  auto const id = only_id();
  auto const step = std::to_string(waiting().front().find("step")->integer());
  ASSERT_EQ(run({"act", number, "annul", "--step", step, "--reason", "写错了", "--as", "jgm-wang"}).exit, 0);
  EXPECT_EQ(run({"outbox", "deliver"}).exit, 1);
  EXPECT_TRUE(arrived().empty());
  ASSERT_EQ(waiting({"--dead"}).size(), 1u);
  auto const shown = run({"outbox", "show", id});
  EXPECT_EQ(shown.exit, 0);
  for (auto const& part : {number, std::string("已停发"), std::string("所告知的步骤已经撤销")})
    EXPECT_NE(shown.out.find(part), std::string::npos) << shown.out;
  EXPECT_EQ(run({"outbox", "discard", id, "--as", "jgm-wang"}).exit, 2) << "with no reason";
  EXPECT_EQ(run({"outbox", "discard", id, "--reason", "步骤已撤销", "--as", "nobody"}).exit, 1);
  EXPECT_EQ(run({"outbox", "discard", id, "--reason", "步骤已撤销", "--as", "jgm-wang"}).exit, 0);
  EXPECT_TRUE(waiting().empty());
  auto const kept = run({"outbox", "show", id, "--json"}).json();
  EXPECT_EQ(kept.find("state")->text(), "discarded");
  EXPECT_EQ(kept.find("closed_by")->text(), "jgm-wang");
  EXPECT_EQ(run({"outbox", "resend", id}).exit, 1);
}

TEST_F(OutboxTest, ASuitThatWasWithdrawnBeforeItLeftIsNotSent) {
  told_by_folder("ddk-court", "referral");
  sued();
  must("withdraw", "{party: 1}", "2026-03-13", "jgm-wang", 3);
  EXPECT_EQ(run({"outbox", "deliver"}).exit, 1);
  EXPECT_TRUE(arrived().empty());
  EXPECT_EQ(waiting({"--dead"}).size(), 1u);
}

TEST_F(OutboxTest, AWatchDeliversRoundAfterRound) {
  told_by_folder("jgm-ps", "warning", false);
  warned();
  CountedRounds two(2, [&](int) {
    fs::create_directories(box);
    later(40);
  });
  rounds = &two;
  auto const answer = run({"outbox", "deliver", "--watch", "--every", "7"});
  rounds = nullptr;
  EXPECT_EQ(answer.exit, 0);
  EXPECT_NE(answer.err.find("outbox delivered=0 put_off=1 dead=0"), std::string::npos) << answer.err;
  EXPECT_NE(answer.err.find("outbox delivered=1 put_off=0 dead=0"), std::string::npos) << answer.err;
  EXPECT_EQ(two.pauses.front(), std::chrono::seconds(7));
}

TEST_F(OutboxTest, AReceiversFileThatCannotWorkIsRefusedWithItsPlace) {
  auto const refused = [&](std::string const& entry) {
    auto const answer = run({"receiver", "load", file("bad.yaml", "receivers:\n  - " + entry + "\n"), "--json"});
    EXPECT_NE(answer.exit, 0) << entry;
    return answer.json().find("error")->find("key")->text();
  };
  EXPECT_EQ(refused("{organ: jgm-ps, kinds: [gossip], by: folder, address: /a}"), "field_wants_one_of");
  EXPECT_EQ(refused("{organ: jgm-ps, kinds: [], by: folder, address: /a}"), "field_missing");
  EXPECT_EQ(refused("{organ: jgm-ps, kinds: [warning], by: pigeon, address: /a}"), "field_wants_one_of");
  EXPECT_EQ(refused("{organ: jgm-ps, kinds: [warning], by: folder, address: a}"), "receiver_folder_relative");
  EXPECT_EQ(refused("{organ: jgm-ps, kinds: [warning], by: folder, address: /a, key: k}"), "receiver_key");
  EXPECT_EQ(refused("{organ: jgm-ps, kinds: [warning], by: http, address: \"http://127.0.0.1:1/\"}"), "receiver_key");
  EXPECT_EQ(refused("{organ: jgm-ps, kinds: [warning], by: http, address: \"http://127.0.0.1:1/\", key: ../k}"),
            "receiver_key");
  EXPECT_EQ(refused("{organ: jgm-ps, kinds: [warning], by: http, address: \"http://example.com/\", key: k}"),
            "receiver_address_elsewhere");
  EXPECT_EQ(refused("{organ: jgm-ps, kinds: [warning], by: http, address: \"http://127.0.0.1.example.com/\", key: k}"),
            "receiver_address_elsewhere");
  EXPECT_EQ(refused("{organ: nobody, kinds: [warning], by: folder, address: /a}"), "receiver_organ_unknown");
  EXPECT_EQ(refused("{organ: jgm-ps, kinds: [warning, warning], by: folder, address: /a}"), "receiver_repeated");
  EXPECT_EQ(refused("{organ: jgm-ps, kind: [warning], by: folder, address: /a}"), "field_unknown");
}

}  // namespace
}  // namespace liandiao::door
