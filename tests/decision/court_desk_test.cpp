// The court's desk over a store that can be looked into: what is logged, and what is damaged.

#include "engine/desk/court_desk.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/memory/memory_store.hpp"
#include "adapters/yaml/yaml.hpp"
#include "tests/life.hpp"
#include "tests/shipped.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::tests {
namespace {

/// A store in which attached files are not what they were.
class Swapped : public MemoryStore {
 public:
  using MemoryStore::MemoryStore;
  bool swapped = false;
  Result<std::optional<std::string>> paper(CaseId const& id, RowRef const& row) override {
    auto bytes = MemoryStore::paper(id, row);
    if (swapped && bytes && *bytes) **bytes += "!";
    return bytes;
  }
};

class CourtDeskReads : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(load_shipped(desk));
    give("register",
         "{organ: jgm-pmc, source: application, dispute_type: neighbours, area: \"500104003\", summary: 院墙越界,\n"
         " parties: [{side: claimant, kind: natural, name: 张三}, {side: respondent, kind: natural, name: 李四}]}",
         "jgm-wang");
    give("submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}", "jgm-wang");
  }
  void give(std::string const& command, std::string const& fields, std::string const& who,
            std::optional<std::string> attached = {}) {
    Request request;
    request.reference = reference;
    request.command = command;
    request.fields = read_yaml(fields, "fields").value();
    request.by = AtDesk{Symbol(who), Symbol()};
    request.attached = std::move(attached);
    if (command == "file_paper") request.instance = 2;
    auto const done = desk.act(request);
    ASSERT_TRUE(done) << Life::told(done.error());
    reference = done->id.uid;
  }
  static AtDesk clerk() { return {Symbol("ddk-peng"), Symbol()}; }

  SetTime time{Instant::at(Date::of(2026, 3, 12), 600)};
  CountedIds ids;
  Swapped store{[](Serial const& serial) { return serial.type.str() + std::to_string(serial.serial); }};
  Desk desk{store, store, law::catalogue(), time, ids, Symbol("500104"), "test"};
  std::string reference;
};

TEST_F(CourtDeskReads, TakingAPackageOutIsLogged) {
  ASSERT_TRUE(CourtDesk(desk).package(reference, 0, clerk()));
  auto const reads = store.reads();
  ASSERT_EQ(reads.size(), 1U);
  EXPECT_EQ(reads.front().purpose, "referral_package");
  EXPECT_EQ(reads.front().person, "ddk-peng");
  EXPECT_EQ(reads.front().organ, "ddk-court");
  EXPECT_EQ(reads.front().rows, 3);  // two names and what it is about
}

TEST_F(CourtDeskReads, LookingThroughTheQueueIsLoggedForEachCaseItShows) {
  ASSERT_TRUE(CourtDesk(desk).queue({}, clerk()));
  auto const reads = store.reads();
  ASSERT_EQ(reads.size(), 1U);
  EXPECT_EQ(reads.front().purpose, "court_queue");
  EXPECT_EQ(reads.front().rows, 2);
}

TEST_F(CourtDeskReads, WhoMayNotTakeItOutReadsNothing) {
  EXPECT_FALSE(CourtDesk(desk).package(reference, 0, {Symbol("jgm-chen"), Symbol()}));
  EXPECT_TRUE(store.reads().empty());
}

TEST_F(CourtDeskReads, AFileThatIsNotTheOneAttachedIsNotHandedOut) {
  give("file_paper", "{type: evidence, openness: parties}", "jgm-wang", "scan");
  ASSERT_TRUE(CourtDesk(desk).package(reference, 0, clerk()));
  store.swapped = true;
  auto const package = CourtDesk(desk).package(reference, 0, clerk());
  ASSERT_FALSE(package);
  EXPECT_EQ(package.error().code, Code::corrupt);
  EXPECT_EQ(package.error().key, "paper_changed");
}

}  // namespace
}  // namespace liandiao::tests
