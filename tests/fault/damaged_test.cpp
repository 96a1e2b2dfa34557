// What is stored was changed behind the program's back: the audit names it, a command that meets it says `corrupt`, and
// nothing is guessed.

#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <map>

#include "adapters/sql/session.hpp"
#include "tests/fault/office.hpp"

namespace liandiao::fault {
namespace {

namespace fs = std::filesystem;
using sql::Session;

std::string bytes_of(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

class Damaged : public ::testing::Test {
 protected:
  void SetUp() override {
    path_ = folder_.database();
    ASSERT_EQ(told(office_.open(path_)), "accepted");
    ASSERT_NO_FATAL_FAILURE(office_.live_until(office_.steps() - 1));
    events_ = static_cast<std::int64_t>(office_.stores.events(office_.id())->size());
    office_.close();
    sound_ = bytes_of(path_);
  }

  void whole_again() const {
    office_.stores.store.reset();
    for (auto const* of_it : {"-wal", "-shm"}) fs::remove(path_ + of_it);
    std::ofstream(path_, std::ios::binary) << sound_;
  }
  /// The database with this done to it, open.
  void after(std::string const& statements) {
    whole_again();
    {
      auto const session = Session::open(Place{.path = path_}, Session::Missing::refuse).value();
      auto const done = session->script("PRAGMA foreign_keys = OFF;" + statements);
      ASSERT_TRUE(done) << statements << ": " << done.error().plain();
    }
    ASSERT_EQ(told(office_.open(path_)), "accepted");
  }
  void write_back(std::string const& bytes) const {
    whole_again();
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  std::string found() { return findings_in(office_.stores); }
  std::string named(std::int64_t seq, std::string const& key) const {
    return office_.id().uid + " #" + std::to_string(seq) + " " + key + ": ";
  }
  std::string texts() {
    std::string all;
    if (auto const stored = office_.stores.events(office_.id()))
      for (auto const& one : *stored) all += one.text + "\n";
    return all;
  }
  std::string shown() {
    auto const view = office_.desk().show(office_.id().uid, {Symbol("jgm-wang"), Symbol()});
    return view ? "accepted" : std::string(word_of(view.error().code)) + " " + view.error().key;
  }

  Folder folder_;
  mutable Office office_;
  std::string path_;
  std::string sound_;
  std::int64_t events_ = 0;
};

TEST_F(Damaged, AChangedByteOfAnyEventIsNamed) {
  for (std::int64_t seq = 1; seq <= events_; ++seq) {
    SCOPED_TRACE(seq);
    ASSERT_NO_FATAL_FAILURE(
        after("UPDATE case_event SET text = substr(text, 1, 90) || char(unicode(substr(text, 91, 1))"
              " + 1) || substr(text, 92) WHERE seq = " +
              std::to_string(seq)));
    EXPECT_TRUE(found().starts_with(named(seq, "audit_hash_differs"))) << found();
    EXPECT_EQ(shown(), "corrupt event_changed");
  }
}

TEST_F(Damaged, ARepeatedKeyWhoseEventWasChangedGivesNoAnswer) {
  ASSERT_NO_FATAL_FAILURE(after("UPDATE case_event SET text = replace(text, 'jgm-wang', 'jgm-wong')"));
  EXPECT_EQ(told(office_.live(3)), "corrupt event_changed");
}

TEST_F(Damaged, ADeletedEventIsNamedByWhatItLeaves) {
  for (std::int64_t seq = 1; seq < events_; ++seq) {
    SCOPED_TRACE(seq);
    ASSERT_NO_FATAL_FAILURE(after("DELETE FROM case_event WHERE seq = " + std::to_string(seq)));
    EXPECT_TRUE(found().starts_with(named(seq + 1, "audit_chain_broken"))) << found();
  }
}

TEST_F(Damaged, ADeletedLastEventStopsTheCase) {
  ASSERT_NO_FATAL_FAILURE(after("DELETE FROM case_event WHERE seq = " + std::to_string(events_)));
  EXPECT_TRUE(found().starts_with(named(events_ - 1, "audit_rows_unreadable") + "case_head_differs")) << found();
  EXPECT_EQ(shown(), "corrupt case_head_differs");
  EXPECT_EQ(told(office_.live(office_.steps() - 1)), "corrupt case_head_differs");
}

TEST_F(Damaged, ACaseWithoutEventsIsNamed) {
  ASSERT_NO_FATAL_FAILURE(after("DELETE FROM case_event"));
  EXPECT_TRUE(found().starts_with(named(0, "audit_events_missing"))) << found();
  EXPECT_EQ(shown(), "corrupt case_head_differs");
}

TEST_F(Damaged, AChangedHeadIsNamedAndNothingIsDecidedOnIt) {
  for (auto const* change : {"version = version + 1", "version = version - 1", "last_hash = zeroblob(32)"}) {
    SCOPED_TRACE(change);
    ASSERT_NO_FATAL_FAILURE(after(std::string("UPDATE dispute_case SET ") + change));
    EXPECT_TRUE(found().starts_with(named(events_, "audit_rows_unreadable") + "case_head_differs")) << found();
    EXPECT_EQ(told(office_.live(office_.steps() - 1)), "corrupt case_head_differs");
  }
}

TEST_F(Damaged, ADeletedHeadLeavesRowsOfNoCase) {
  ASSERT_NO_FATAL_FAILURE(after("DELETE FROM dispute_case"));
  EXPECT_NE(found().find("audit_orphan: case_event " + office_.id().uid), std::string::npos) << found();
}

TEST_F(Damaged, AChangedRowIsNamedByItsPart) {
  struct Change {
    char const* statement;
    char const* finding;
  };
  for (auto const& [statement, finding] : std::initializer_list<Change>{
           {"UPDATE clock SET due = '2031-01-01' WHERE due IS NOT NULL", "audit_row_differs: clock"},
           {"UPDATE procedure_instance SET state = 'ended' WHERE no = 1", "audit_row_differs: instance"},
           {"DELETE FROM party WHERE no = 2", "audit_row_differs: party"},
           {"UPDATE custody SET until_seq = 3", "audit_row_differs: custody"},
           {"UPDATE private_row SET text = text || 'x' WHERE seq = 1 AND idx = 0", "audit_private_row_differs: "},
           {"DELETE FROM private_row WHERE seq = 1 AND idx = 0", "audit_private_row_missing: "},
           {"UPDATE measure SET value = value + 1", "audit_measures_differ: peoples_mediation.concluded "},
           {"UPDATE measure SET organ = 'xsc-pmc'", "audit_measures_differ: peoples_mediation.concluded "},
           {"DELETE FROM measure WHERE code = 'peoples_mediation.parties'",
            "audit_measures_differ: peoples_mediation.parties "},
           {"UPDATE private_row SET openness = 'odd' WHERE seq = 1", "audit_rows_unreadable: database_row_broken"},
           {"UPDATE issued_number SET event_hash = zeroblob(32)", "audit_orphan: issued_number"},
           {"UPDATE number_series SET next = 7", "audit_orphan: number_series"},
           {"UPDATE revision SET body = body || ' ' WHERE kind = 'flow'", "audit_store_broken: revision_unreadable"}}) {
    SCOPED_TRACE(statement);
    ASSERT_NO_FATAL_FAILURE(after(statement));
    EXPECT_NE(found().find(finding), std::string::npos) << found();
  }
}

TEST_F(Damaged, NothingIsDecidedByARulebookThatWasChanged) {
  ASSERT_NO_FATAL_FAILURE(after("UPDATE revision SET body = body || ' ' WHERE kind = 'flow'"));
  EXPECT_EQ(told(office_.live(office_.steps() - 1)), "corrupt revision_unreadable");
}

TEST_F(Damaged, FlippedBytesOfAnyPageAreNamedOrTouchNothing) {
  constexpr std::size_t page = 4096;
  std::map<std::string, int> came_to;
  whole_again();
  ASSERT_EQ(told(office_.open(path_)), "accepted");
  auto const before = texts();
  for (std::size_t start = 0; start < sound_.size(); start += page)
    for (std::size_t const at : {3U, 9U, 60U, 1500U, 4090U}) {
      SCOPED_TRACE("byte " + std::to_string(start + at));
      auto bytes = sound_;
      for (std::size_t i = 0; i < 4; ++i) bytes[start + at + i] = static_cast<char>(bytes[start + at + i] ^ 0x5a);
      write_back(bytes);
      auto const opened = office_.open(path_);
      if (!opened) {
        ++came_to[told(opened)];
        EXPECT_NE(opened.error().code, Code::internal) << opened.error().plain();
        continue;
      }
      auto const findings = found();
      if (findings.empty()) {
        EXPECT_EQ(texts(), before);
      }
      auto const done = office_.live(office_.steps() - 1);
      EXPECT_NE(told(done).substr(0, 8), "internal") << done.error().error.plain();
      ++came_to[findings.empty() ? "nothing found, " + told(done) : "found"];
      if (findings.empty()) {
        EXPECT_EQ(told(done), "accepted");
      }
    }
  for (auto const& [what, times] : came_to) std::cout << "  " << what << ": " << times << "\n";
  EXPECT_GT(came_to["found"], 0);
}

TEST_F(Damaged, ATruncatedFileIsDamagedAndNotSomebodyElses) {
  constexpr std::size_t page = 4096;
  for (auto const size : {sound_.size() - 1, sound_.size() - page, sound_.size() / 2, 3 * page, page, page / 2}) {
    SCOPED_TRACE(size);
    write_back(sound_.substr(0, size));
    auto const opened = told(office_.open(path_));
    EXPECT_TRUE(opened == "corrupt database_broken" || (opened == "accepted" && !found().empty())) << opened;
  }
}

TEST_F(Damaged, AFileThatLostItsHeaderIsDamagedAndNotSomebodyElses) {
  for (std::size_t const lost : {16U, 60U, 100U, 4096U}) {
    SCOPED_TRACE(lost);
    auto bytes = sound_;
    std::fill_n(bytes.begin(), lost, '\0');
    write_back(bytes);
    EXPECT_EQ(told(office_.open(path_)), "corrupt database_broken");
  }
}

TEST_F(Damaged, TheProgramNamesWhatItFinds) {
  auto const verify = [&] { return ran(folder_, path_, "audit verify"); };
  whole_again();
  EXPECT_EQ(verify().exit, 0) << verify().said;

  ASSERT_NO_FATAL_FAILURE(after("UPDATE case_event SET text = replace(text, 'jgm-wang', 'jgm-wong') WHERE seq = 3"));
  office_.close();
  auto const changed = verify();
  EXPECT_EQ(changed.exit, 1);
  EXPECT_NE(changed.said.find(office_.id().uid + "  #3  事件的内容与其摘要"), std::string::npos) << changed.said;
  auto const shown = ran(folder_, path_, "case show " + office_.id().uid);
  EXPECT_EQ(shown.exit, 1);
  EXPECT_NE(shown.said.find("第 3 步与其摘要不符"), std::string::npos) << shown.said;

  auto bytes = sound_;
  std::fill_n(bytes.begin(), 100, '\0');
  for (auto const& broken : {bytes, sound_.substr(0, sound_.size() / 2)}) {
    write_back(broken);
    auto const answer = verify();
    EXPECT_EQ(answer.exit, 1);
    EXPECT_NE(answer.said.find("损坏"), std::string::npos) << answer.said;
    EXPECT_EQ(ran(folder_, path_, "list").exit, 1);
  }
}

}  // namespace
}  // namespace liandiao::fault
