// A backup made while people work is whole and verifies; one that is not whole never gets its name; what is no sound
// backup of ours is refused with one sentence, and what stood in its place stays.

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "adapters/sql/migrator.hpp"
#include "tests/fault/office.hpp"
#include "tests/fault/small_disk.hpp"
#include "tests/fault/terminal.hpp"

namespace liandiao::fault {
namespace {

namespace fs = std::filesystem;
using sql::Session;
Symbol const district("500104");

std::string bytes_of(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}
void write_to(std::string const& path, std::string const& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

class Backup : public ::testing::Test {
 protected:
  Ran run(std::string const& words, std::string const& database = {}) const {
    return ran(folder_, database.empty() ? database_ : database, words);
  }
  void must(std::string const& words, std::string const& database = {}) const {
    auto const answer = run(words, database);
    ASSERT_EQ(answer.exit, 0) << words << ": " << answer.said;
  }
  /// Two steps of one case.
  void live(std::string const& name = "first") const {
    Clerk clerk(database_, name);
    clerk.open_case();
    clerk.step();
  }
  std::string at(std::string const& name) const { return folder_.file(name); }
  void change(std::string const& path, std::string const& text) const {
    auto const session = Session::open(Place{.path = path}, Session::Missing::refuse).value();
    ASSERT_TRUE(session->script(text)) << text;
  }
  /// One sentence, which says this.
  static void expect_refused(Ran const& answer, std::string const& sentence) {
    EXPECT_EQ(answer.exit, 1) << answer.said;
    EXPECT_NE(answer.said.find(sentence), std::string::npos) << answer.said;
    EXPECT_EQ(std::count(answer.said.begin(), answer.said.end(), '\n'), 1) << answer.said;
  }
  void expect_cases(std::int64_t count) const {
    auto const audit = run("audit verify --json");
    EXPECT_EQ(audit.exit, 0) << audit.said;
    EXPECT_NE(audit.said.find("\"cases\": " + std::to_string(count) + ","), std::string::npos) << audit.said;
  }

  Folder const folder_;
  std::string const database_ = folder_.database();
};

TEST_F(Backup, UnderTwoWritersHoldsEveryStepAnsweredBeforeItBeganAndVerifiesAgainstTheLastSeal) {
  must("audit key --out " + at("keys"));
  // They write while it is sealed and backed up, and rest while that is looked at: their cases would outgrow the
  // looking.
  std::atomic<bool> over = false, going = true;
  auto const let_go = [&](bool on) {
    going = on;
    going.notify_all();
  };
  std::array<std::atomic<std::int64_t>, 2> answered{};
  std::array<std::string, 2> uids;
  std::vector<std::thread> writers;
  for (std::size_t n = 0; n < uids.size(); ++n)
    writers.emplace_back([&, n] {
      Clerk clerk(database_, "writer" + std::to_string(n));
      clerk.open_case();
      uids.at(n) = clerk.uid();
      do {
        clerk.step();
        answered.at(n) = clerk.version();
        going.wait(false);
      } while (!over);
    });
  for (auto& steps : answered)
    while (steps == 0) continue;
  for (int n = 0; n < 5; ++n) {
    auto const name = std::to_string(n);
    let_go(true);
    must("audit seal --key " + at("keys/seal.secret") + " --out " + at(name + ".seal"));
    std::array<std::int64_t, 2> const before{answered[0], answered[1]};
    must("backup --out " + at(name + ".backup"));
    let_go(false);
    auto const restored = at(name + ".db");
    must("restore " + at(name + ".backup"), restored);
    must("audit verify --seal " + at(name + ".seal") + " --public-key " + at("keys/seal.public"), restored);
    must("recheck", restored);
    Office office;
    ASSERT_EQ(told(office.open(restored)), "accepted");
    for (std::size_t writer = 0; writer < uids.size(); ++writer)
      EXPECT_GE(std::ssize(office.stores.events({district, uids.at(writer)}).value()), before.at(writer));
  }
  over = true;
  let_go(true);
  for (auto& writer : writers) writer.join();
  must("audit verify");
}

TEST_F(Backup, IsItsOwnersAloneAndNeverOverAnotherFile) {
  live();
  must("backup --out " + at("one.backup"));
  struct stat status {};
  ASSERT_EQ(::stat(at("one.backup").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600U);
  auto const before = bytes_of(at("one.backup"));
  expect_refused(run("backup --out " + at("one.backup")), "已经存在");
  EXPECT_EQ(bytes_of(at("one.backup")), before);
  EXPECT_EQ(run("backup").exit, 2);
}

TEST_F(Backup, OnADiskThatFillsUpLeavesNoHalfFile) {
  live();
  SmallDisk const disk("256k");
  ASSERT_GT(fs::file_size(database_), 256U * 1024);
  auto const out = disk.folder().file("one.backup");
  auto const refused = run("backup --out " + out);
  EXPECT_EQ(refused.exit, 1);
  EXPECT_NE(refused.said.find("没有写成"), std::string::npos) << refused.said;
  EXPECT_TRUE(fs::is_empty(disk.folder().path()));
  must("audit verify");
}

TEST_F(Backup, ADatabaseOnADiskWithoutRoomForTheOtherStaysAsItIs) {
  live();
  must("backup --out " + at("one.backup"));
  SmallDisk const disk("4m");
  auto const database = disk.folder().file("cases.db");
  fs::copy_file(at("one.backup"), database);
  auto const before = bytes_of(database).substr(100);  // but for the header
  auto const room = disk.folder().file("room");        // to open it, and not for a second one
  write_to(room, std::string(200 * 1024, 'x'));
  disk.fill();
  fs::remove(room);
  auto const refused = run("restore " + at("one.backup") + " --over " + database, database);
  EXPECT_EQ(refused.exit, 1);
  EXPECT_NE(refused.said.find("没有写成"), std::string::npos) << refused.said;
  disk.make_room();
  EXPECT_EQ(bytes_of(database).substr(100), before);
  EXPECT_EQ(std::distance(fs::directory_iterator(disk.folder().path()), {}), 1);
  must("audit verify", database);
}

TEST_F(Backup, OfADatabaseThatWaitsForAnUpgradeIsMadeBeforeIt) {
  auto known = sql::migrations_of("sqlite");
  known.pop_back();
  auto const older = at("older.db");
  {
    auto session = Session::open(Place{.path = older}, Session::Missing::create).value();
    ASSERT_TRUE(sql::migrate(*session, Instant{1}, known));
  }
  must("backup --out " + at("older.backup"), older);
  expect_refused(run("restore " + at("older.backup")), "liandiao init --database 副本");
  fs::copy_file(at("older.backup"), at("copy.db"));
  must("init", at("copy.db"));
  must("restore " + at("copy.db"));
}

TEST_F(Backup, WhatIsNoSoundBackupOfOursIsRefusedInOneSentence) {
  live();
  must("backup --out " + at("sound.backup"));
  auto const sound = bytes_of(at("sound.backup"));
  auto const target = at("target/cases.db");
  fs::create_directories(at("target"));
  auto const refused = [&](std::string const& sentence) {
    expect_refused(run("restore " + at("bad.backup"), target), sentence);
    EXPECT_TRUE(fs::is_empty(at("target")));
  };
  EXPECT_NE(run("restore " + at("none.backup"), target).said.find("找不到备份"), std::string::npos);
  for (auto const size : {sound.size() / 2, sound.size() - 4096, std::size_t{5000}}) {
    SCOPED_TRACE("cut to " + std::to_string(size));
    write_to(at("bad.backup"), sound.substr(0, size));
    refused("不完整或已损坏");
  }
  auto headless = sound;
  std::fill_n(headless.begin(), 100, '\0');
  write_to(at("bad.backup"), headless);
  refused("不完整或已损坏");
  for (auto const& foreign : {std::string(5000, 'x'), std::string("-- a dump\n")}) {
    write_to(at("bad.backup"), foreign);
    refused("不是联调的备份");
  }
  write_to(at("bad.backup"), sound);
  change(at("bad.backup"), "PRAGMA application_id = 42");
  refused("不是联调的备份");
  write_to(at("bad.backup"), sound);
  change(at("bad.backup"), "INSERT INTO schema_migration VALUES (900, 'tomorrow', 'digest', 9)");
  refused("请换用较新的程序");
  write_to(at("bad.backup"), sound);
  change(at("bad.backup"), "UPDATE schema_migration SET digest = 'another' WHERE version = 1");
  refused("与本程序所带的不一致");
  write_to(at("bad.backup"), sound);
  change(at("bad.backup"), "UPDATE case_event SET text = replace(text, 'jgm-chen', 'jgm-chan') WHERE seq = 2");
  refused("与写入时不一样了");
  write_to(at("bad.backup"), sound);
  change(at("bad.backup"), "UPDATE dispute_case SET holder = 'jgm-pmc'");
  refused("与写入时不一样了");
  write_to(at("bad.backup"), sound);
  write_to(at("bad.backup-wal"), "what belongs to it");
  refused("直接复制的文件");
}

TEST_F(Backup, ADatabaseWithCasesIsReplacedOnlyByNameAndKept) {
  live();
  must("backup --out " + at("one.backup"));
  live("second");
  expect_refused(run("restore " + at("one.backup")), "里已有案件");
  expect_refused(run("restore " + at("one.backup") + " --over " + at("another.db")), "里已有案件");
  expect_cases(2);
  must("restore " + at("one.backup") + " --over " + database_);
  expect_cases(1);
  must("audit verify", database_ + ".replaced");
  EXPECT_NE(run("list --json --as jgm-chen", database_ + ".replaced").said.find("0002"), std::string::npos);
  live("third");
  expect_refused(run("restore " + at("one.backup") + " --over " + database_), ".replaced 还在");
  expect_cases(2);
}

TEST_F(Backup, ADamagedDatabaseIsReplacedByNameAndKept) {
  live();
  must("backup --out " + at("one.backup"));
  write_to(database_, bytes_of(database_).substr(0, 9000));
  must("restore " + at("one.backup") + " --over " + database_);
  must("audit verify");
  EXPECT_EQ(bytes_of(database_ + ".replaced").size(), 9000U);
}

TEST_F(Backup, SomebodyElsesFileIsNeverReplaced) {
  live();
  must("backup --out " + at("one.backup"));
  write_to(at("letter.txt"), std::string(5000, 'x'));
  expect_refused(run("restore " + at("one.backup") + " --over " + at("letter.txt"), at("letter.txt")),
                 "不是联调的数据库");
  EXPECT_EQ(bytes_of(at("letter.txt")), std::string(5000, 'x'));
}

TEST_F(Backup, WhileSomebodyHasTheDatabaseOpenItIsNotReplaced) {
  live();
  must("backup --out " + at("one.backup"));
  Clerk clerk(database_, "second");
  clerk.open_case();
  expect_refused(run("restore " + at("one.backup") + " --over " + database_), "正有人打开着");
  clerk.step();
  EXPECT_EQ(clerk.terminal().close(), 0);
  must("restore " + at("one.backup") + " --over " + database_);
}

}  // namespace
}  // namespace liandiao::fault
