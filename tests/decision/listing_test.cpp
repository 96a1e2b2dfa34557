// All pages of a list one after the other: while one is given the next is logged and those behind it read, and none is
// given before it is logged.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <string>

#include "adapters/memory/memory_store.hpp"
#include "adapters/yaml/yaml.hpp"
#include "engine/desk/desk.hpp"
#include "tests/life.hpp"
#include "tests/shipped.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::tests {
namespace {

/// A store that has room for so many pages in its log, and in which a page may not end where it was said to end, as
/// when a case comes to somebody meanwhile.
class Logging : public MemoryStore {
 public:
  using MemoryStore::MemoryStore;
  int room = 100;
  std::optional<Result<std::string>> ends_at;
  Result<std::string> end_of_page(Symbol district, CaseQuery const& query) override {
    return ends_at ? *ends_at : MemoryStore::end_of_page(district, query);
  }
  Result<> log_reads(std::span<ReadRecord const> records) override {
    if (room-- == 0) return fail(Code::unavailable, "database_full");
    return MemoryStore::log_reads(records);
  }
};

class EachListed : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(load_shipped(desk));
    for (int i = 0; i < 5; ++i) {
      Request request;
      request.command = "register";
      request.fields = read_yaml(
                           "{organ: jgm-pmc, source: application, dispute_type: neighbours, area: \"500104003\",\n"
                           " summary: 院墙越界, parties: [{side: claimant, kind: natural, name: 张三},\n"
                           " {side: respondent, kind: natural, name: 李四}]}",
                           "fields")
                           .value();
      request.by = AtDesk{Symbol("jgm-wang"), Symbol()};
      auto const done = desk.act(request);
      ASSERT_TRUE(done) << Life::told(done.error());
      uids.insert(uids.begin(), done->id.uid);
    }
  }
  /// Those given, in pages of two.
  Result<> each(std::function<Result<>()> const& seen = [] { return Result<>(); }) {
    CaseQuery query;
    query.limit = 2;
    return desk.each_listed(query, {Symbol("jgm-wang"), Symbol()}, "export", [&](Listed const& listed) {
      given.push_back(listed.line.id.uid);
      return seen();
    });
  }
  bool logged(std::string const& uid) {
    auto const reads = store.reads();
    return std::any_of(reads.begin(), reads.end(),
                       [&](auto const& read) { return read.id.uid == uid && read.purpose == "export"; });
  }

  SetTime time{Instant::at(Date::of(2026, 3, 12), 600)};
  CountedIds ids;
  Logging store{[](Serial const& serial) { return serial.type.str() + std::to_string(serial.serial); }};
  Desk desk{store, store, law::catalogue(), time, ids, Symbol("500104"), "test"};
  std::vector<std::string> uids, given;
};

TEST_F(EachListed, GivesEveryCaseOnceTheNewestFirst) {
  ASSERT_TRUE(each());
  EXPECT_EQ(given, uids);
  EXPECT_EQ(store.reads().size(), 5U);
}

TEST_F(EachListed, GivesEveryCaseOnceWhereAPageDoesNotEndAsItWasSaidTo) {
  std::vector<Result<std::string>> said(uids.begin(), uids.end());
  said.emplace_back("");  // the last page
  said.emplace_back(fail(Code::unavailable, "database_busy"));
  for (auto const& one : said) {
    store.ends_at = one;
    given.clear();
    ASSERT_TRUE(each());
    EXPECT_EQ(given, uids) << "said to end at " << (one ? "'" + *one + "'" : one.error().key);
  }
}

TEST_F(EachListed, GivesNothingThatIsNotLogged) {
  ASSERT_TRUE(each([&]() -> Result<> {
    EXPECT_TRUE(logged(given.back())) << given.back();
    return {};
  }));
  EXPECT_EQ(given.size(), 5U);
}

TEST_F(EachListed, EndsWhereThereIsNoRoomInTheLog) {
  store.room = 2;
  auto const refused = each();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().key, "database_full");
  EXPECT_EQ(given, std::vector(uids.begin(), uids.begin() + 4));
}

TEST_F(EachListed, EndsWhereTheVisitorDoes) {
  auto const refused = each([&]() -> Result<> {
    if (given.size() < 3) return {};
    return fail(Code::unavailable, "disk_full");
  });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().key, "disk_full");
  EXPECT_EQ(given, std::vector(uids.begin(), uids.begin() + 3));
}

}  // namespace
}  // namespace liandiao::tests
