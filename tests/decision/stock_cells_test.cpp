// What stands open at the end of a day: which cells are such a stock, and that opening one on its cases does not go
// through all that was ever closed.
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <memory>
#include <random>

#include "adapters/memory/memory_store.hpp"
#include "engine/desk/cell_cases.hpp"
#include "engine/desk/stock_behind.hpp"
#include "engine/statistics/measures.hpp"
#include "tests/life.hpp"

namespace liandiao::tests {
namespace {

Symbol const district("500104");
Symbol const office("office");
Symbol const other("other");
Date const last = Date::of(2026, 3, 31);

/// The shares of a cell that adds up these figures from the first day on, those of the last days on their own.
std::vector<CellShare> shares(std::vector<std::pair<char const*, int>> const& figures, Date until = last) {
  std::vector<CellShare> all;
  Date const middle = until.plus(-30);
  for (auto const& [code, weight] : figures)
    for (auto const& [from, to] : {std::pair(first_day_of_all, middle.plus(-1)), {middle, until}}) {
      CellShare share;
      share.weight = weight;
      share.figures = {from, to};
      share.asked.code = Symbol(code);
      share.asked.organs = {{office}, false};
      share.asked.open_to = {office};
      all.push_back(share);
    }
  return all;
}
std::vector<CellShare> of_ledger(Date until = last) {
  return shares(
      {{"ledger.registered", 1}, {"ledger.handed_in", 1}, {"ledger.handed_out", -1}, {"ledger.concluded", -1}}, until);
}
std::vector<CellShare> of_handovers() {
  return shares({{"handover.offered", 1},
                 {"handover.accepted", -1},
                 {"handover.returned", -1},
                 {"handover.recalled", -1},
                 {"handover.lapsed", -1}});
}

TEST(StockBehind, IsWhatAllFiguresOfAStockComeToFromTheFirstDayOn) {
  for (auto const& [all, stock] : {std::pair(of_ledger(), Stock::ledger), {of_handovers(), Stock::handovers}}) {
    auto const found = stock_behind(all);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->stock, stock);
    EXPECT_EQ(found->days, std::vector{last});
    auto reversed = all;
    for (auto& share : reversed) {
      share.weight *= -2;
      share.figures.at_closing = 7;
    }
    ASSERT_TRUE(stock_behind(reversed));
    EXPECT_EQ(stock_behind(reversed)->at_closing, 7);
  }
  EXPECT_FALSE(stock_behind({}));
}

TEST(StockBehind, IsOfEachDayOnWhichOtherOrganisationsBeginToBeAskedAbout) {
  auto all = of_ledger();
  for (auto& share : all)
    if (share.figures.to == last) share.asked.organs.words.push_back(other);
  auto const found = stock_behind(all);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->days, (std::vector{last.plus(-31), last}));
}

TEST(StockBehind, IsNoneWhereACaseMayCountThatStandsInNoStock) {
  for (auto const& all : {of_ledger(), of_handovers()})
    for (std::size_t i = 0; i < all.size(); ++i) {
      auto const without = [&](auto const& change) {
        auto changed = all;
        change(changed[i]);
        return stock_behind(changed).has_value();
      };
      SCOPED_TRACE(all[i].asked.code.str() + " from " + all[i].figures.from.text());
      EXPECT_FALSE(without([](CellShare& share) { share.weight = -share.weight; }));
      EXPECT_FALSE(without([](CellShare& share) { share.asked.organs.words.emplace_back("elsewhere"); }))
          << "one figure alone is asked about another organisation";
      EXPECT_FALSE(without([](CellShare& share) { share.asked.types = {{Symbol("neighbours")}, false}; }));
      EXPECT_FALSE(without([](CellShare& share) { share.asked.sources = {{Symbol("application")}, false}; }));
      EXPECT_FALSE(without([](CellShare& share) { share.asked.details = {{Symbol("elsewhere")}, false}; }));
      EXPECT_FALSE(without([](CellShare& share) { share.asked.code = Symbol("handover.ping_pong"); }));
      EXPECT_FALSE(without([](CellShare& share) { share.figures.at_closing = 3; }));
      EXPECT_FALSE(without([](CellShare& share) { share.figures.from = share.figures.from.plus(1); }));
      EXPECT_FALSE(without([](CellShare& share) { share.figures.to = share.figures.to.plus(-1); }));
      auto fewer = all;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      EXPECT_FALSE(stock_behind(fewer));
    }
}

/// Says how often a case was asked for what it adds to a figure.
class Asked : public MemoryStore {
 public:
  using MemoryStore::MemoryStore;
  std::size_t looked_at = 0;
  bool gathered = false;
  Result<std::vector<CountedCase>> counted_cases(Symbol of, FiguresAsked const& figures,
                                                 CountedAsked const& asked) override {
    looked_at += asked.among.size();
    gathered = gathered || asked.among.empty();
    return MemoryStore::counted_cases(of, figures, asked);
  }
};

/// A case as it is taken into ledgers, counted as the desk counts it.
class Held {
 public:
  Held(MemoryStore& store, std::string uid) : store_(store) { file_.id = {district, std::move(uid)}; }

  void registered(Symbol holder, Date on) {
    Head head;
    head.holder = holder;
    head.registered_on = on;
    Instance docket;
    docket.no = 1;
    docket.procedure = Symbol("docket");
    docket.state = Symbol("open");
    docket.opened_on = docket.moved_on = on;
    commit({{Change::Kind::opened, head},
            {Change::Kind::opened, docket},
            {Change::Kind::opened, Custody{1, 0, holder, on}},
            seen_by(holder)});
  }
  void taken_over(Symbol by, Date on) {
    auto custody = file_.all<Custody>().back();
    auto head = file_.head();
    custody.until_seq = file_.version + 1;
    head.holder = by;
    commit({{Change::Kind::moved, head},
            {Change::Kind::moved, custody},
            {Change::Kind::opened, Custody{file_.version + 1, 0, by, on}},
            seen_by(by)});
  }
  void closed(Date on) {
    auto head = file_.head();
    head.closed_on = on;
    commit({{Change::Kind::moved, head}});
  }
  std::string const& uid() const { return file_.id.uid; }

 private:
  static Change seen_by(Symbol organ) {
    Access access;
    access.organ = organ;
    access.why = Symbol("holder");
    return {Change::Kind::opened, access};
  }
  void commit(std::vector<Change> changes) {
    Step step;
    step.expected = file_.version;
    step.event.id = file_.id;
    step.event.seq = file_.version + 1;
    step.event.command = Symbol("close");
    step.event.changes = std::move(changes);
    std::vector steps{step};
    count_steps(steps, file_);
    for (auto& measure : steps.front().measures) measure.closing = *store_.closings(district);
    auto const done = store_.commit(steps);
    ASSERT_TRUE(done) << done.error().plain();
  }

  MemoryStore& store_;
  CaseFile file_;
};

std::string number(Serial const& serial) { return std::to_string(serial.serial); }

TEST(StockCells, OfAnOldLedgerOpenOnWhatStandsWithoutGoingThroughWhatWasClosed) {
  constexpr int closed = 2'000;
  Asked store{number};
  CountedIds ids;
  std::vector<std::string> open;
  for (int i = 0; i < closed + 3; ++i) {
    Held held(store, ids.uid(Instant{}));
    Date const on = Date::of(2025, 1, 1).plus(i / 10);
    held.registered(office, on);
    if (i < closed)
      held.closed(on.plus(1));
    else
      open.push_back(held.uid());
  }
  auto const page = page_of_cases(store, district, of_ledger(), {});
  ASSERT_TRUE(page) << page.error().plain();
  std::vector<std::string> found;
  for (auto const& one : page->of.cases) found.push_back(one.uid);
  EXPECT_EQ(found, open);
  EXPECT_FALSE(store.gathered);
  EXPECT_LT(store.looked_at, of_ledger().size() * closed / 4) << "a case is asked for each share of the cell";
}

/// Four hundred cases of two offices, nearly all of them closed; what was not done when the district closed its figures
/// comes late.
class RandomLedger {
 public:
  explicit RandomLedger(std::uint32_t seed) : random_(seed) {
    std::vector<std::vector<std::function<void()>>> lives;
    constexpr int cases = 400;
    lives.reserve(cases);
    for (int i = 0; i < cases; ++i) lives.push_back(life());
    for (auto& steps : lives)
      for (auto done = draw(static_cast<int>(steps.size()) + 1); done > 0; --done) live(steps);
    EXPECT_TRUE(store_.close(district, Instant{1}, [](FigureReads&, std::int64_t) -> Result<ClosingBodies> {
      return ClosingBodies{"{}", "figures"};
    }));
    for (auto& steps : lives)
      while (!steps.empty()) live(steps);
  }

  /// What each case adds to what stands at the end of a day, asked page by page.
  std::map<std::string, std::int64_t> opened(std::vector<CellShare> const& shares) {
    std::map<std::string, std::int64_t> cases;
    CellAsked asked;
    asked.limit = 50;
    do {
      auto const page = page_of_cases(store_, district, shares, asked);
      EXPECT_TRUE(page) << page.error().plain();
      if (!page) break;
      for (auto const& one : page->of.cases) EXPECT_TRUE(cases.emplace(one.uid, one.value).second) << one.uid;
      asked.after = page->of.next;
    } while (!asked.after.empty());
    return cases;
  }
  /// The same from the measures of all cases.
  std::map<std::string, std::int64_t> counted(std::vector<CellShare> const& shares) {
    std::map<std::string, std::int64_t> cases;
    for (auto share : shares) {
      share.asked.limit = 1'000;
      auto const read = store_.counted_cases(district, share.figures, share.asked);
      EXPECT_TRUE(read) << read.error().plain();
      for (auto const& one : *read) cases[one.uid] += share.weight * one.value;
    }
    std::erase_if(cases, [](auto const& one) { return one.second == 0; });
    return cases;
  }

 private:
  int draw(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }
  std::vector<std::function<void()>> life() {
    auto const held = std::make_shared<Held>(store_, ids_.uid(Instant{}));
    Symbol const first = draw(3) == 0 ? other : office;
    Date on = Date::of(2025, 12, 1).plus(draw(90));
    std::vector<std::function<void()>> steps{[=] { held->registered(first, on); }};
    if (draw(4) == 0) {
      on = on.plus(draw(20));
      steps.emplace_back([=, by = first == office ? other : office] { held->taken_over(by, on); });
    }
    if (draw(100) < 97) {
      on = on.plus(draw(20));
      steps.emplace_back([=] { held->closed(on); });
    }
    return steps;
  }
  static void live(std::vector<std::function<void()>>& steps) {
    steps.front()();
    steps.erase(steps.begin());
  }

  std::mt19937 random_;
  MemoryStore store_{number};
  CountedIds ids_;
};

TEST(StockCells, OfARandomLedgerHoldTheCasesThatItsMeasuresAddUpTo) {
  for (std::uint32_t seed = 1; seed <= 4; ++seed) {
    RandomLedger ledger(seed);
    std::size_t late = 0;
    for (int days = 0; days < 120; days += 17)
      for (auto const organ : {office, other}) {
        auto now = of_ledger(Date::of(2025, 12, 10).plus(days));
        for (auto& share : now) {
          share.asked.organs = {{organ}, false};
          share.asked.open_to = {organ};
        }
        auto then = now;
        for (auto& share : then) share.figures.at_closing = 0;
        auto moved = then;  // in the last days the other one belongs to the row
        for (auto& share : moved) {
          share.asked.open_to = {office, other};
          if (share.figures.from != first_day_of_all) share.asked.organs = {{organ == office ? other : office}, false};
        }
        SCOPED_TRACE("seed " + std::to_string(seed) + " " + organ.str() + " " + std::to_string(days));
        EXPECT_EQ(ledger.opened(now), ledger.counted(now));
        EXPECT_EQ(ledger.opened(then), ledger.counted(then));
        EXPECT_EQ(ledger.opened(moved), ledger.counted(moved));
        late += ledger.counted(now) != ledger.counted(then) ? 1 : 0;
      }
    EXPECT_GT(late, 8U) << "too little came late to prove anything";
  }
}

}  // namespace
}  // namespace liandiao::tests
