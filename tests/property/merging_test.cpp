// A dispute that was registered twice counts once: while it is merged, in the case that leads; when it is parted again,
// as it did before. In lives of one case, and in districts of several that are merged and parted at random.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "adapters/memory/memory_store.hpp"
#include "adapters/yaml/yaml.hpp"
#include "engine/desk/audit.hpp"
#include "engine/desk/desk.hpp"
#include "engine/statistics/measures.hpp"
#include "tests/property/asked.hpp"
#include "tests/shipped.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::tests {
namespace {

std::vector<Relation> rows_standing(CaseFile const& file, std::string_view standing) {
  auto rows = file.all<Relation>();
  std::erase_if(rows, [&](Relation const& row) { return row.standing != standing; });
  return rows;
}

TEST(Merging, ACaseIsMergedIntoOneOtherAndCountsNothingMeanwhile) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    auto const& file = seen.life.file();
    if (file.version == 0) return {};
    bool const merged = file.docket().state == "merged";
    auto const rows = rows_standing(file, "merged");
    if (rows.size() != (merged ? 1U : 0U)) return "merged into " + std::to_string(rows.size()) + " cases";
    if (merged && rows.front().other == file.id.uid) return "merged into itself";
    if (merged && !counted(file).empty()) return "a merged case counts";
    return {};
  });
}

TEST(Merging, PartingGivesBackTheStateAndTheFigures) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    for (auto const& event : seen.events()) {
      if (event.command != "unmerge_case") continue;
      auto const rows = rows_standing(seen.before, "merged");
      if (rows.size() != 1 || event.to != rows.front().was) return "goes back to " + event.to.str();
      CaseFile as_it_was = seen.before;
      for (auto& row : as_it_was.all<Instance>())
        if (row.no == 1) row.state = rows.front().was;
      if (counted(as_it_was) != counted(seen.life.file())) return "counts otherwise than before it was merged";
    }
    return {};
  });
}

TEST(Relations, EveryOtherCaseStandsOnceAndUnderANumberOfItsOwn) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    std::set<std::string> others;
    std::set<int> numbers;
    for (auto const& row : seen.life.file().all<Relation>()) {
      if (row.other == seen.life.file().id.uid) return "a case relates to itself";
      if (!others.insert(row.other).second) return "two rows speak of " + row.other;
      if (!numbers.insert(row.no).second || row.no > seen.life.file().head().relations)
        return "number " + std::to_string(row.no);
    }
    return {};
  });
}

/// A district of a few cases of the same two neighbours, some of them mediated in vain.
class District {
 public:
  explicit District(int cases) {
    load_shipped(desk_);
    for (int i = 0; i < cases; ++i) {
      uids_.push_back(registered());
      if (i % 3 != 0) mediated_in_vain(uids_.back());
    }
  }

  bool give(std::string const& uid, std::string const& command, std::string const& fields, int instance = 0) {
    Request request;
    request.reference = uid;
    request.command = command;
    request.fields = read_yaml(fields, "fields").value();
    request.instance = instance;
    request.by = AtDesk{Symbol("jgm-wang"), Symbol()};
    auto const done = desk_.act(request);
    if (done) last_ = done->id.uid;
    return done.has_value();
  }
  bool merge(int one, int into) {
    return give(uids_[at(one)], "merge_case", "{into: " + uids_[at(into)] + ", reason: 重复}");
  }
  bool part(int one) { return give(uids_[at(one)], "unmerge_case", "{reason: 两件事}"); }

  CaseFile file(int one) { return store_.load(CaseId{Symbol("500104"), uids_[at(one)]}).value(); }
  int cases() const { return static_cast<int>(uids_.size()); }
  int number_of(std::string const& uid) const {
    return static_cast<int>(std::find(uids_.begin(), uids_.end(), uid) - uids_.begin());
  }
  std::vector<MeasureSum> sums() {
    return store_.measure_sums(Symbol("500104"), {Date::of(2026, 1, 1), Date::of(2026, 12, 31)}).value();
  }
  std::vector<AuditFinding> audited() { return audit(store_, Symbol("500104"))->findings; }
  std::size_t differing() {
    std::size_t found = 0;
    auto const rechecked = desk_.recheck("").value();
    for (auto const& [id, differences] : rechecked) found += differences.size();
    return found;
  }

 private:
  static std::size_t at(int one) { return static_cast<std::size_t>(one); }
  std::string registered() {
    EXPECT_TRUE(give(
        "", "register",
        "{organ: jgm-pmc, source: application, dispute_type: neighbours, area: \"500104003\", summary: 院墙越界,\n"
        " parties: [{side: claimant, kind: natural, name: 张三}, {side: respondent, kind: natural, name: 李四}]}"));
    return last_;
  }
  void mediated_in_vain(std::string const& uid) {
    EXPECT_TRUE(give(uid, "apply", "{organ: jgm-pmc, applicants: [1]}"));
    EXPECT_TRUE(give(uid, "consent", "{parties: [2], purpose: mediate, answer: given}"));
    EXPECT_TRUE(give(uid, "accept", "{}"));
    EXPECT_TRUE(give(uid, "end", "{reason: no_agreement, told: [1, 2]}"));
  }

  SetTime time_{Instant::at(Date::of(2026, 3, 12), 600)};
  CountedIds ids_;
  MemoryStore store_{[](Serial const& serial) { return serial.type.str() + std::to_string(serial.serial); }};
  Desk desk_{store_, store_, law::catalogue(), time_, ids_, Symbol("500104"), "test"};
  std::vector<std::string> uids_;
  std::string last_;
};

/// What every case that is not merged counts, added up as a report does.
std::vector<MeasureSum> of_the_unmerged(District& district) {
  std::map<std::tuple<Symbol, Symbol, Symbol, Symbol, Symbol>, std::int64_t> sums;
  for (int i = 0; i < district.cases(); ++i) {
    auto const file = district.file(i);
    if (file.docket().state == "merged") continue;
    for (auto const& row : counted(file)) sums[{row.code, row.organ, row.type, row.source, row.detail}] += row.value;
  }
  std::vector<MeasureSum> list;
  for (auto const& [by, value] : sums)
    if (value != 0)
      list.push_back({std::get<0>(by), std::get<1>(by), std::get<2>(by), std::get<3>(by), std::get<4>(by), value});
  return list;
}

/// Every merged case leads, over however many, to one that is not; and each of them knows what it received.
void expect_no_ring(District& district) {
  for (int i = 0; i < district.cases(); ++i) {
    int at = i;
    for (int steps = 0; district.file(at).docket().state == "merged"; ++steps) {
      ASSERT_LE(steps, district.cases()) << "a ring";
      auto const rows = rows_standing(district.file(at), "merged");
      ASSERT_EQ(rows.size(), 1U);
      int const lead = district.number_of(rows.front().other);
      ASSERT_LT(lead, district.cases());
      auto const received = rows_standing(district.file(lead), "received");
      EXPECT_TRUE(std::any_of(received.begin(), received.end(),
                              [&](Relation const& row) { return row.other == district.file(at).id.uid; }));
      at = lead;
    }
  }
}

TEST(Merging, InADistrictNothingCountsTwiceNoRingClosesAndAllComesBack) {
  constexpr int cases = 6;
  constexpr int orders = 40;
  int merges = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice(seed);
    District district(cases);
    auto const before = district.sums();
    ASSERT_FALSE(before.empty());
    for (int i = 0; i < orders; ++i) {
      bool const merging = dice.percent(65);
      bool const done =
          merging ? district.merge(dice.below(cases), dice.below(cases)) : district.part(dice.below(cases));
      merges += merging && done ? 1 : 0;
      ASSERT_EQ(district.sums(), of_the_unmerged(district));
      ASSERT_NO_FATAL_FAILURE(expect_no_ring(district));
    }
    EXPECT_TRUE(district.audited().empty());
    EXPECT_EQ(district.differing(), 0U);
    for (int i = 0; i < cases; ++i) district.part(i);
    EXPECT_EQ(district.sums(), before);
  }
  EXPECT_GT(merges, 50);
}

}  // namespace
}  // namespace liandiao::tests
