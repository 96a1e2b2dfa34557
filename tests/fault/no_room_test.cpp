// A full disk, a disk that fails, a database one may only read, one that somebody else has locked: one clear error,
// nothing changed, and the same command with its key goes through once the trouble is over.

#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>

#include "adapters/sql/session.hpp"
#include "tests/fault/disk.hpp"
#include "tests/fault/office.hpp"
#include "tests/fault/small_disk.hpp"

namespace liandiao::fault {
namespace {

using sql::Session;

class NoRoom : public ::testing::Test {
 protected:
  static constexpr std::size_t step = 6;

  void SetUp() override {
    auto const path = folder_.database("lived.db");
    ASSERT_EQ(told(office_.open(path)), "accepted");
    ASSERT_NO_FATAL_FAILURE(office_.live_until(step));
    events_ = events();
    office_.close();
  }

  std::string lived(std::string const& into) const {
    for (auto const* of_it : {"-wal", "-shm"}) std::filesystem::remove(into + of_it);
    std::filesystem::copy_file(folder_.file("lived.db"), into, std::filesystem::copy_options::overwrite_existing);
    return into;
  }
  std::string lived() const { return lived(folder_.file("cases.db")); }

  std::size_t events() {
    auto const stored = office_.stores.events(office_.id());
    return stored ? stored->size() : 0;
  }
  void expect_nothing_changed() {
    EXPECT_EQ(events(), events_);
    EXPECT_EQ(findings_in(office_.stores), "");
  }
  void expect_it_goes_through(std::size_t at = step) {
    auto const done = office_.live(at);
    ASSERT_TRUE(done) << done.error().error.plain();
    EXPECT_FALSE(done->repeated);
    EXPECT_EQ(events(), events_ + done->events.size());
    EXPECT_EQ(findings_in(office_.stores), "");
    EXPECT_TRUE(office_.live(at)->repeated);
  }

  /// Step after step, as long as they are accepted; the answer to the first that is not, which changed nothing.
  std::string lived_until_refused() {
    for (at_ = step; at_ < office_.steps(); ++at_) {
      events_ = events();
      auto answer = told(office_.live(at_));
      if (answer == "accepted") continue;
      expect_nothing_changed();
      return answer;
    }
    return "accepted to the end";
  }
  void expect_the_refused_one_goes_through() { expect_it_goes_through(at_); }

  /// `trouble(n)` from each operation on until the step is through without meeting it.
  template <class F>
  int troubled_everywhere(std::string const& error, F const& trouble) {
    int refused = 0;
    for (int n = 1; n < 1000; ++n) {
      SCOPED_TRACE("from operation " + std::to_string(n));
      Disk disk({});
      EXPECT_EQ(told(office_.open(lived())), "accepted");
      disk.obey(trouble(n));
      auto const answer = told(office_.live(step));
      if (answer == error) expect_nothing_changed();
      disk.obey({});
      bool const through = answer == "accepted";
      if (!through) {
        EXPECT_EQ(answer, error);
        expect_it_goes_through();
        ++refused;
      }
      office_.close();
      if (through || HasFailure()) break;
    }
    return refused;
  }

  Folder folder_;
  Office office_;
  std::size_t events_ = 0;
  std::size_t at_ = step;
};

TEST_F(NoRoom, AtAnyWriteOfAStepLeavesNothingOfIt) {
  auto const refused = troubled_everywhere("unavailable database_full", [](int n) { return Orders{.full_from = n}; });
  std::cout << "  full at " << refused << " writes of a step\n";
  EXPECT_GT(refused, 10);
}

TEST_F(NoRoom, ADiskThatFailsToSyncLeavesNothingOfAStep) {
  EXPECT_GT(troubled_everywhere("unavailable database_away", [](int n) { return Orders{.sync_fails_from = n}; }), 0);
}

TEST_F(NoRoom, ADatabaseThatMayNotGrowIsFullAndGoesOnWhenItMay) {
  {
    Cramped const cramped;
    ASSERT_EQ(told(office_.open(lived())), "accepted");
    EXPECT_EQ(lived_until_refused(), "unavailable database_full");
    office_.close();
  }
  ASSERT_EQ(told(office_.open(folder_.file("cases.db"))), "accepted");
  expect_the_refused_one_goes_through();
}

TEST_F(NoRoom, AFullFileSystemIsSaidAndTheStepGoesThroughWhenThereIsRoom) {
  SmallDisk const disk("4m");
  auto const path = lived(disk.folder().file("cases.db"));
  ASSERT_EQ(told(office_.open(path)), "accepted");
  disk.fill();
  EXPECT_EQ(told(office_.live(step)), "unavailable database_full");
  expect_nothing_changed();
  disk.make_room();
  expect_it_goes_through();
}

TEST_F(NoRoom, TheProgramSaysInOneSentenceThatTheDiskIsFull) {
  SmallDisk const disk("4m");
  auto const path = lived(disk.folder().file("cases.db"));
  ASSERT_EQ(told(office_.open(path)), "accepted");  // keeps the log and the shared memory in place
  ASSERT_EQ(events(), events_);
  disk.fill();
  auto const words = "act " + office_.id().uid + " set_level --level L2 --reason x --key k --json";
  auto const refused = ran(folder_, path, words);
  EXPECT_EQ(refused.exit, 1) << refused.said;
  EXPECT_NE(refused.said.find("\"code\": \"unavailable\""), std::string::npos) << refused.said;
  EXPECT_NE(refused.said.find("磁盘已满，这一步没有保存"), std::string::npos) << refused.said;
  expect_nothing_changed();
  disk.make_room();
  EXPECT_EQ(ran(folder_, path, words).exit, 0);
  EXPECT_EQ(ran(folder_, path, "audit verify").exit, 0);
  EXPECT_EQ(events(), events_ + 1);
}

TEST_F(NoRoom, AFileThatMayNotGrowAnyMoreLeavesNothingOfAStep) {
  ASSERT_EQ(told(office_.open(lived())), "accepted");
  {
    FileLimit const limit(60'000);  // of the log: the pages of a step or two, and not all of the next
    EXPECT_EQ(lived_until_refused(), "unavailable database_away");
  }
  expect_the_refused_one_goes_through();
}

TEST_F(NoRoom, AnAnswerThatCannotBeWrittenIsSaid) {
  auto const path = lived();
  auto const shown = ran(folder_, path, "case show " + office_.id().uid + " --json >/dev/full");
  EXPECT_EQ(shown.exit, 1);
  EXPECT_NE(shown.said.find("答复写不出去"), std::string::npos) << shown.said;
}

TEST_F(NoRoom, ADatabaseThatIsOnlyReadIsUnavailableAndStaysAsItIs) {
  auto const path = lived();
  {
    Disk const disk({.opens_read_only = true});
    EXPECT_EQ(told(office_.open(path)), "unavailable database_read_only");
  }
  ASSERT_EQ(told(office_.open(path)), "accepted");
  expect_nothing_changed();
  expect_it_goes_through();
}

TEST_F(NoRoom, TheProgramSaysInOneSentenceThatTheDiskIsOnlyRead) {
  SmallDisk const disk("4m");
  auto const path = lived(disk.folder().file("cases.db"));
  auto const words = "act " + office_.id().uid + " set_level --level L2 --reason x --key k";
  ASSERT_TRUE(disk.read_only(true));
  auto const refused = ran(folder_, path, words);
  EXPECT_EQ(refused.exit, 1) << refused.said;
  EXPECT_TRUE(refused.said.starts_with("数据库只能读、不能写")) << refused.said;
  EXPECT_EQ(std::count(refused.said.begin(), refused.said.end(), '\n'), 1) << refused.said;
  ASSERT_TRUE(disk.read_only(false));
  EXPECT_EQ(ran(folder_, path, words).exit, 0);
  EXPECT_EQ(ran(folder_, path, "audit verify").exit, 0);
}

TEST_F(NoRoom, ALockedDatabaseIsUnavailableAndFreeAfterwards) {
  for (auto const* lock : {"BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"}) {
    SCOPED_TRACE(lock);
    ASSERT_EQ(told(office_.open(lived())), "accepted");
    auto other = Session::open(Place{.path = folder_.file("cases.db")}, Session::Missing::refuse).value();
    ASSERT_TRUE(other->script(lock));
    EXPECT_EQ(told(office_.live(step)), "unavailable database_locked");
    expect_nothing_changed();
    other->rollback();
    expect_it_goes_through();
    other.reset();
    office_.close();
  }
}

TEST_F(NoRoom, ADatabaseSomebodyHoldsForHimselfIsUnavailable) {
  auto const path = lived();
  {
    auto const other = Session::open(Place{.path = path}, Session::Missing::refuse).value();
    ASSERT_TRUE(other->script("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE t (a); ROLLBACK;"));
    EXPECT_EQ(told(office_.open(path)), "unavailable database_locked");
  }
  ASSERT_EQ(told(office_.open(path)), "accepted");
  expect_nothing_changed();
  expect_it_goes_through();
}

}  // namespace
}  // namespace liandiao::fault
