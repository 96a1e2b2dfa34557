// What a store promises about figures that are closed: no step slips under a closing, what was stored before it and
// after it can be told apart for ever, and the cases behind a sum are those that make it.

#include <algorithm>
#include <atomic>
#include <map>
#include <random>
#include <thread>

#include "tests/conformance/stores.hpp"

namespace liandiao::testing {
namespace {

Symbol const district("cqdk");
Date march(unsigned day) { return Date::of(2026, 3, day); }

Measure measure(std::string_view code, Date day, std::string_view organ, std::int64_t value, std::int64_t closing = 0,
                std::string_view type = "neighbours", std::string_view detail = "") {
  return {0, Symbol(code), day, Symbol(organ), Symbol(type), Symbol("application"), Symbol(detail), 2, value, closing};
}

/// A step of one case as the desk hands it to the store: measures numbered, closing said.
Step moving(Life& life, std::vector<Measure> measures) {
  auto steps = std::vector{life.seq() == 0 ? life.opening() : life.next()};
  for (std::size_t i = 0; i < measures.size(); ++i) measures[i].index = static_cast<int>(i);
  steps.front().measures = std::move(measures);
  return steps.front();
}

std::string told(std::vector<MeasureSum> const& sums) {
  std::string text;
  for (auto const& one : sums)
    text += (text.empty() ? "" : " ") + one.code.str() + "@" + one.organ.str() + "=" + std::to_string(one.value);
  return text;
}

std::string told(std::vector<CountedCase> const& cases) {
  std::string text;
  for (auto const& one : cases)
    text += (text.empty() ? "" : " ") + one.uid.substr(one.uid.size() - 2) + "=" + std::to_string(one.value) +
            (one.open ? "" : "?");
  return text;
}

class ClosingConformance : public StoreConformance {
 protected:
  Result<Revision> close(std::string const& body = "{}") {
    return cases_.close(district, Instant{10}, [&](FigureReads&, std::int64_t closings) -> Result<ClosingBodies> {
      return ClosingBodies{body + std::to_string(closings), "figures " + std::to_string(closings)};
    });
  }
  std::string sums(FiguresAsked const& asked) {
    auto const found = cases_.measure_sums(district, asked);
    return found ? told(*found) : found.error().plain();
  }
  std::string counted(CountedAsked const& asked, FiguresAsked const& figures = {march(1), march(31)}) {
    auto const found = cases_.counted_cases(district, figures, asked);
    return found ? told(*found) : found.error().plain();
  }
  /// The last two digits of each.
  std::string may_count(MayCountAsked const& asked) {
    auto const found = cases_.cases_that_may_count(district, asked);
    if (!found) return found.error().plain();
    std::string text;
    for (auto const& uid : *found) text += (text.empty() ? "" : " ") + uid.substr(uid.size() - 2);
    return text;
  }
};

TEST_P(ClosingConformance, AClosingIsTheNextRevisionOfItsDistrictWithItsFigures) {
  EXPECT_EQ(cases_.closings(district).value(), 0);
  auto const first = close();
  ASSERT_TRUE(first) << first.error().plain();
  EXPECT_EQ(first->number, 1);
  EXPECT_EQ(first->body, "{}0");
  ASSERT_TRUE(close("{}"));
  EXPECT_EQ(cases_.closings(district).value(), 2);
  EXPECT_EQ(cases_.closings(Symbol("elsewhere")).value(), 0);
  auto const all = revisions_.all(kind_of_closings(), district);
  ASSERT_TRUE(all);
  ASSERT_EQ(all->size(), 2U);
  EXPECT_EQ(all->back().body, "{}1");
  EXPECT_EQ(revisions_.all(kind_of_closings(), district, 1)->size(), 1U);
  EXPECT_EQ(revisions_.numbered(kind_of_closed_figures(), district, 2)->body, "figures 1");
  EXPECT_EQ(refusal(revisions_.numbered(kind_of_closings(), district, 3)), "not_found revision_number_unknown");
}

TEST_P(ClosingConformance, WhatRefusesToBeClosedLeavesNothing) {
  auto const refused = cases_.close(district, Instant{10}, [](FigureReads&, std::int64_t) -> Result<ClosingBodies> {
    return fail(Code::rejected, "closing_not_over");
  });
  EXPECT_EQ(refusal(refused), "rejected closing_not_over");
  EXPECT_EQ(cases_.closings(district).value(), 0);
  Life life(uid_of(1));
  must_commit(cases_, {moving(life, {measure("a", march(5), "o", 1)})});
}

TEST_P(ClosingConformance, ClosingsAndSubmissionsAreNothingACaseIsDecidedBy) {
  auto const published = revisions_.published().value();
  ASSERT_TRUE(close());
  ASSERT_TRUE(revisions_.publish(kind_of_submissions(), Symbol("cqdk.form.2026-03"), "{}", Instant{11}));
  EXPECT_EQ(revisions_.published().value(), published);
  Life life(uid_of(1));
  must_commit(cases_, {life.opening()});
  ASSERT_TRUE(revisions_.publish(Symbol("flow"), Symbol("street"), "f", Instant{12}));
  EXPECT_EQ(refusal(cases_.commit(std::vector{life.next()}, revisions_.published().value())), "accepted");
}

TEST_P(ClosingConformance, AStepThatMovesFiguresIsRefusedUnlessItKnowsOfEveryClosing) {
  Life life(uid_of(1));
  must_commit(cases_, {moving(life, {measure("a", march(5), "o", 1)})});
  ASSERT_TRUE(close());
  Life rival = life;
  EXPECT_EQ(refusal(cases_.commit(std::vector{moving(rival, {measure("a", march(5), "o", 1)})})),
            "conflict closing_moved");
  EXPECT_EQ(cases_.load(life.id())->version, 1);
  EXPECT_EQ(refusal(cases_.commit(std::vector{moving(life, {measure("a", march(5), "o", 2, 1)})})), "accepted");
  Life early = life;
  EXPECT_EQ(refusal(cases_.commit(std::vector{moving(early, {measure("a", march(5), "o", 2, 2)})})),
            "conflict closing_moved");
  EXPECT_EQ(refusal(cases_.commit(std::vector{life.next()})), "accepted") << "a step without figures does not mind";
  auto const measures = cases_.measures(life.id());
  ASSERT_EQ(measures->size(), 2U);
  EXPECT_EQ(measures->back().second.closing, 1);
}

TEST_P(ClosingConformance, WhatWasStoredBeforeAClosingAndAfterItIsToldApart) {
  Life life(uid_of(1));
  must_commit(cases_, {moving(life, {measure("a", march(5), "o", 1), measure("b", march(6), "o", 10)})});
  ASSERT_TRUE(close());
  must_commit(cases_,
              {moving(life, {measure("a", march(5), "o", 100, 1), measure("a", Date::of(2026, 4, 1), "o", 7, 1)})});
  ASSERT_TRUE(close());
  must_commit(cases_, {moving(life, {measure("a", march(6), "o", 1000, 2), measure("b", march(6), "o", -10, 2)})});
  FiguresAsked asked{march(1), march(31)};
  EXPECT_EQ(sums(asked), "a@o=1101");
  asked.at_closing = 0;
  EXPECT_EQ(sums(asked), "a@o=1 b@o=10");
  asked.at_closing = 1;
  EXPECT_EQ(sums(asked), "a@o=101 b@o=10");
  asked.since_closing = 1;
  EXPECT_EQ(sums(asked), "a@o=100");
  asked.at_closing.reset();
  EXPECT_EQ(sums(asked), "a@o=1100 b@o=-10");
  asked.since_closing = 2;
  EXPECT_EQ(sums(asked), "a@o=1000 b@o=-10");
  asked.to = march(5);
  EXPECT_EQ(sums(asked), "");
}

TEST_P(ClosingConformance, SumsAreOfTheFiguresAskedForAlone) {
  Life life(uid_of(1));
  must_commit(cases_, {moving(life, {measure("a", march(5), "o", 1), measure("b", march(6), "o", 10),
                                     measure("c", march(6), "p", 100), measure("c", march(9), "p", -100)})});
  ASSERT_TRUE(close());
  must_commit(cases_, {moving(life, {measure("a", march(6), "o", 3, 1), measure("b", march(31), "o", 5, 1)})});
  FiguresAsked asked{march(1), march(31)};
  asked.codes = {Symbol("b"), Symbol("c")};
  EXPECT_EQ(sums(asked), "b@o=15");
  asked.codes = {Symbol("a"), Symbol("d")};
  EXPECT_EQ(sums(asked), "a@o=4");
  asked.from = first_day_of_all;
  asked.to = march(5);
  EXPECT_EQ(sums(asked), "a@o=1");
  asked.to = Date::of(2999, 12, 31);
  EXPECT_EQ(sums(asked), "a@o=4");
  asked.at_closing = 0;
  EXPECT_EQ(sums(asked), "a@o=1");
  asked.at_closing.reset();
  asked.since_closing = 1;
  EXPECT_EQ(sums(asked), "a@o=3");
  asked.since_closing = 0;
  asked.known_on = Date::of(2999, 12, 31);
  EXPECT_EQ(sums(asked), "a@o=4");
  asked.codes = {Symbol("d")};
  EXPECT_EQ(sums(asked), "");
}

TEST_P(ClosingConformance, WhatCameLateIsFoundWithItsStep) {
  Life life(uid_of(1)), other(uid_of(2));
  must_commit(cases_,
              {moving(other, {measure("a", march(5), "o", 1)}), moving(life, {measure("a", march(5), "o", 1)})});
  ASSERT_TRUE(close());
  auto const late = moving(life, {measure("a", march(5), "o", -1, 1), measure("a", march(9), "p", 1, 1)});
  must_commit(cases_, {late});
  auto const moved = cases_.moved_measures(district, {march(1), march(31), 1, 1, {}});
  ASSERT_TRUE(moved) << moved.error().plain();
  ASSERT_EQ(moved->size(), 2U);
  EXPECT_EQ(moved->front().uid, uid_of(1));
  EXPECT_EQ(moved->front().seq, 2);
  EXPECT_EQ(moved->front().measure, late.measures.front());
  EXPECT_EQ(moved->back().measure, late.measures.back());
  EXPECT_EQ(cases_.event_at(life.id(), 2)->hash, late.hash);
  EXPECT_EQ(refusal(cases_.event_at(life.id(), 3)), "not_found step_unknown");
  EXPECT_EQ(cases_.moved_measures(district, {march(1), march(8), 1, 1, {}})->size(), 1U);
  EXPECT_TRUE(cases_.moved_measures(district, {march(1), march(31), 0, 1, {}})->empty());
}

TEST_P(ClosingConformance, WhatWasKnownOnADayIsWhatHadBeenRecordedByThen) {
  Life life(uid_of(1));  // recorded on 2026-03-02, each step a microsecond after the one before
  must_commit(cases_, {moving(life, {measure("a", Date::of(2026, 2, 1), "o", 1)})});
  auto late = moving(life, {measure("a", Date::of(2026, 2, 2), "o", 2)});
  late.event.recorded = Instant::at(Date::of(2026, 3, 4));
  late.hash = hash_of(late.event);
  must_commit(cases_, {late});
  FiguresAsked asked{Date::of(2026, 2, 1), Date::of(2026, 2, 28)};
  asked.known_on = Date::of(2026, 3, 1);
  EXPECT_EQ(sums(asked), "");
  asked.known_on = march(3);
  EXPECT_EQ(sums(asked), "a@o=1");
  asked.known_on = march(4);
  EXPECT_EQ(sums(asked), "a@o=3");
  CountedAsked counted_asked;
  counted_asked.code = Symbol("a");
  EXPECT_EQ(counted(counted_asked, asked), "01=3");
  asked.known_on = march(3);
  EXPECT_EQ(counted(counted_asked, asked), "01=1");
}

TEST_P(ClosingConformance, TheCasesOfAFigureAreThoseThatMakeIt) {
  Life one(uid_of(1)), two(uid_of(2)), three(uid_of(3));
  must_commit(cases_, {moving(one, {measure("a", march(5), "o", 2), measure("a", march(6), "p", 3, 0, "labour", "x")}),
                       moving(two, {measure("a", march(5), "o", 1), measure("b", march(5), "o", 9)}),
                       moving(three, {measure("a", march(5), "o", 4, 0, "labour")})});
  must_commit(cases_, {moving(two, {measure("a", march(9), "o", -1)})});
  CountedAsked asked;
  asked.code = Symbol("a");
  EXPECT_EQ(counted(asked), "01=5 03=4") << "a case that comes to nought is none of them";
  asked.organs = {{Symbol("o")}, false};
  EXPECT_EQ(counted(asked), "01=2 03=4");
  asked.organs = {{Symbol("o")}, true};
  EXPECT_EQ(counted(asked), "01=3");
  asked.organs = {{}, false};
  EXPECT_EQ(counted(asked), "") << "of no organisation at all";
  asked.organs = {};
  asked.types = {{Symbol("labour"), Symbol("other")}, false};
  EXPECT_EQ(counted(asked), "01=3 03=4");
  asked.details = {{Symbol("x")}, true};
  EXPECT_EQ(counted(asked), "03=4");
  asked.types = {};
  asked.details = {{Symbol("")}, true};
  EXPECT_EQ(counted(asked), "01=3");
  asked.details = {};
  asked.sources = {{Symbol("application")}, true};
  EXPECT_EQ(counted(asked), "");
}

TEST_P(ClosingConformance, CasesSinceTheFirstDayAreTheSameHoweverFarApartTheyAre) {
  constexpr int cases = 90;
  std::vector<Step> steps;
  for (int n = 1; n <= cases; ++n) {
    Life life(uid_of(n));
    std::vector measures{measure("a", march(static_cast<unsigned>(1 + n % 28)), n % 7 == 0 ? "p" : "o", n)};
    if (n % 43 == 0) measures.push_back(measure("b", march(7), "o", n));
    if (n % 3 == 0) measures.push_back(measure("a", march(30), n % 7 == 0 ? "p" : "o", -n));
    steps.push_back(moving(life, measures));
  }
  must_commit(cases_, steps);
  std::vector<std::string> all;
  for (int n = cases; n >= 1; --n) all.push_back(uid_of(n));
  for (auto const* const code : {"a", "b", "c"})
    for (auto const& organs : {AnyOf{}, AnyOf{{Symbol("p")}, false}})
      for (int const limit : {1, 2, 50})
        for (int const after : {0, 2, 42, 44, 89}) {
          CountedAsked asked;
          asked.code = Symbol(code);
          asked.organs = organs;
          asked.limit = limit;
          asked.after = after == 0 ? std::string() : uid_of(after);
          auto const gathered = counted(asked);
          EXPECT_EQ(counted(asked, {first_day_of_all, march(31)}), gathered)
              << code << ", " << limit << " after " << after;
          asked.among = all;
          EXPECT_EQ(counted(asked), gathered) << code << ", " << limit << " after " << after << ", asked by case";
        }
}

TEST_P(ClosingConformance, AFigureIsAskedOfTheCasesNamedAndOfNoOther) {
  std::vector<Step> steps;
  for (int n = 1; n <= 5; ++n) {
    Life life(uid_of(n));
    steps.push_back(moving(life, {measure("a", march(5), "o", n), measure("a", march(9), "p", n == 3 ? -3 : 7)}));
  }
  must_commit(cases_, steps);
  CountedAsked asked;
  asked.code = Symbol("a");
  asked.among = {uid_of(4), uid_of(2), uid_of(3), "nobody's"};
  EXPECT_EQ(counted(asked), "02=9 04=11") << "what comes to nothing is left out";
  EXPECT_EQ(counted(asked, {march(6), march(31)}), "02=7 03=-3 04=7");
  EXPECT_EQ(counted(asked, {march(5), march(5)}), "02=2 03=3 04=4");
  asked.organs = {{Symbol("o")}, false};
  EXPECT_EQ(counted(asked), "02=2 03=3 04=4");
  asked.after = uid_of(2);
  EXPECT_EQ(counted(asked), "03=3 04=4");
  asked.limit = 1;
  EXPECT_EQ(counted(asked), "03=3");
}

TEST_P(ClosingConformance, CasesThatMayCountForOrganisationsComeInOrderEachOnce) {
  std::vector<Step> steps;
  for (int n = 1; n <= 6; ++n) {
    Life life(uid_of(n));
    life.head.holder = Symbol(n % 3 == 0 ? "office_c" : n % 2 == 0 ? "office_b" : "office_a");
    steps.push_back(moving(life, {measure("a", march(5), "o", n), measure("b", march(5), "p", n == 4 ? -1 : 1)}));
  }
  must_commit(cases_, steps);
  EXPECT_EQ(may_count({{Symbol("office_a")}, std::nullopt, "", 10}), "01 05");
  EXPECT_EQ(may_count({{Symbol("office_b"), Symbol("office_a"), Symbol("office_a")}, std::nullopt, "", 10}),
            "01 02 04 05");
  EXPECT_EQ(may_count({{Symbol("office_b"), Symbol("office_a")}, std::nullopt, uid_of(1), 2}), "02 04");
  EXPECT_EQ(may_count({{}, std::nullopt, "", 4}), "01 02 03 04");
  EXPECT_EQ(may_count({{}, std::nullopt, uid_of(4), 4}), "05 06");
  EXPECT_EQ(may_count({{Symbol("nobody")}, std::nullopt, "", 4}), "");
  EXPECT_EQ(may_count({{Symbol("p")}, std::nullopt, "", 4}), "04")
      << "taken back from whoever may not look into the case";
  EXPECT_EQ(may_count({{Symbol("p"), Symbol("office_b")}, std::nullopt, "", 4}), "02 04");
  EXPECT_EQ(may_count({{Symbol("p")}, std::nullopt, uid_of(4), 4}), "");
  EXPECT_EQ(may_count({{Symbol("office_c")}, std::nullopt, uid_of(6), 4}), "");
}

TEST_P(ClosingConformance, WhatStandsInALedgerOnADayIsLookedForAmongTheCasesNotClosedByThen) {
  for (int n = 1; n <= 6; ++n) {
    Life life(uid_of(n));
    life.head.holder = Symbol(n % 2 == 0 ? "office_b" : "office_a");
    life.head.registered_on = march(static_cast<unsigned>(n));
    if (n > 2) life.head.closed_on = march(static_cast<unsigned>(7 + n));
    must_commit(cases_, {moving(life, {})});
  }
  auto const stands = [&](Date day, std::vector<Symbol> const& organs = {}, int after = 0, int limit = 10) {
    return may_count({organs, StockOn{Stock::ledger, {day}}, after == 0 ? "" : uid_of(after), limit});
  };
  EXPECT_EQ(stands(Date::of(2026, 2, 28)), "");
  EXPECT_EQ(stands(march(4)), "01 02 03 04") << "registered by then";
  EXPECT_EQ(stands(march(9)), "01 02 03 04 05 06");
  EXPECT_EQ(stands(march(11)), "01 02 05 06") << "one that was closed on the day stands no more at its end";
  EXPECT_EQ(stands(march(31)), "01 02");
  EXPECT_EQ(stands(march(11), {Symbol("office_b")}), "02 06");
  EXPECT_EQ(stands(march(9), {}, 2, 2), "03 04");
}

TEST_P(ClosingConformance, WhatStandsUnansweredOnADayIsLookedForAmongTheHandoversNotAnsweredByThen) {
  for (int n = 1; n <= 4; ++n) {
    Life life(uid_of(n));
    std::vector<Change> rows;
    for (int instance = 2; instance <= (n == 4 ? 3 : 2); ++instance) {
      Handover row;
      row.instance = instance;
      row.from = Symbol("office_a");
      row.to = Symbol("office_b");
      row.offered_on = march(static_cast<unsigned>(n));
      if (n != 1) row.answered_on = march(static_cast<unsigned>(n + 5));
      rows.push_back(testing::opened(row));
    }
    must_commit(cases_, {life.opening(rows)});
  }
  auto const stands = [&](Date day, int after = 0, int limit = 10) {
    return may_count({{}, StockOn{Stock::handovers, {day}}, after == 0 ? "" : uid_of(after), limit});
  };
  EXPECT_EQ(stands(march(2)), "01 02");
  EXPECT_EQ(stands(march(6)), "01 02 03 04") << "offered twice, and one case";
  EXPECT_EQ(stands(march(7)), "01 03 04");
  EXPECT_EQ(stands(march(31)), "01");
  EXPECT_EQ(stands(march(6), 1, 2), "02 03");
  EXPECT_EQ(may_count({{}, StockOn{Stock::handovers, {march(2), march(8)}}, "", 10}), "01 02 04")
      << "on one of the days";
}

TEST_P(ClosingConformance, WhatStoodByAClosingIsLookedForAmongWhatCameLateAsWell) {
  std::vector<Life> lives;
  for (int n = 1; n <= 4; ++n) {
    lives.emplace_back(uid_of(n));
    lives.back().head.closed_on = lives.back().head.registered_on;
    must_commit(cases_, {moving(lives.back(), {measure("ledger.registered", march(2), "o", 1)})});
  }
  ASSERT_TRUE(close());
  must_commit(cases_, {moving(lives[0], {measure("ledger.concluded", march(30), "o", 1, 1)})});
  must_commit(cases_, {moving(lives[1], {measure("ledger.concluded", Date::of(2026, 4, 1), "o", 1, 1)})});
  must_commit(cases_, {moving(lives[2], {measure("handover.offered", march(30), "o", 1, 1)})});
  must_commit(cases_, {moving(lives[3], {measure("ledger.concluded", march(3), "o", 1, 1)})});
  Life still_open(uid_of(5));
  must_commit(cases_, {moving(still_open, {measure("ledger.registered", march(2), "o", 1, 1)})});
  auto const stood = [&](std::optional<std::int64_t> at_closing, std::vector<Symbol> const& organs = {},
                         std::string const& after = {}, int limit = 10) {
    return may_count({organs, StockOn{Stock::ledger, {march(31)}, at_closing}, after, limit});
  };
  EXPECT_EQ(stood(std::nullopt), "05");
  EXPECT_EQ(stood(1), "05") << "nothing was stored after so many";
  EXPECT_EQ(stood(0), "01 04 05") << "what belongs to later days or another stock moves nothing";
  EXPECT_EQ(stood(0, {}, uid_of(1)), "04 05");
  EXPECT_EQ(stood(0, {}, {}, 2), "01 04");
  EXPECT_EQ(stood(0, {lives[0].head.holder}), "01 04 05");
  EXPECT_EQ(stood(0, {Symbol("nobody")}), "");
}

TEST_P(ClosingConformance, TheCasesOfAFigureComeInPagesAndSayWhetherTheyAreOpen) {
  std::vector<Step> steps;
  for (int n = 1; n <= 5; ++n) {
    Life life(uid_of(n));
    life.head.holder = Symbol(n % 2 == 0 ? "office_b" : "office_a");
    steps.push_back(moving(life, {measure("a", march(5), "o", n)}));
  }
  must_commit(cases_, steps);
  CountedAsked asked;
  asked.code = Symbol("a");
  asked.limit = 2;
  EXPECT_EQ(counted(asked), "01=1 02=2");
  asked.after = uid_of(2);
  EXPECT_EQ(counted(asked), "03=3 04=4");
  asked.open_to = {Symbol("office_a"), Symbol("office_c")};
  EXPECT_EQ(counted(asked), "03=3 04=4?");
  asked.after = uid_of(5);
  EXPECT_EQ(counted(asked), "");
  asked.limit = counted_at_once_most + 1;
  EXPECT_EQ(refusal(cases_.counted_cases(district, {march(1), march(31)}, asked)), "invalid_input page_limit");
}

/// Steps that move figures of one case each, until told to end; each knows of the closings as it last saw them.
void write_until(std::atomic<bool> const& end, CaseStore& cases, int n, std::atomic<int>& stored) {
  Life life(uid_of(n));
  std::int64_t known = 0;
  for (int i = 0; !end || life.seq() < 3; ++i) {
    Life attempt = life;
    auto const step = moving(attempt, {measure("a", march(static_cast<unsigned>(1 + i % 28)), "o", 1, known)});
    auto const done = cases.commit(std::vector{step});
    if (done) {
      life = attempt;
      ++stored;
      continue;
    }
    if (done.error().key != "closing_moved") {
      ADD_FAILURE() << done.error().plain();
      return;
    }
    auto const closings = cases.closings(district);
    ASSERT_TRUE(closings);
    known = *closings;
  }
}

TEST_P(ClosingConformance, NoStepSlipsUnderAClosing) {
  constexpr int writers = 3;
  constexpr int closings = 12;
  std::atomic<bool> end = false;
  std::atomic<int> stored = 0;
  std::vector<std::thread> threads;
  for (int n = 1; n <= writers; ++n) threads.emplace_back([&, n] { write_until(end, cases_, n, stored); });
  std::map<std::int64_t, std::string> frozen;
  for (int n = 0; n < closings; ++n) {
    auto const before = stored.load();
    auto const closed =
        cases_.close(district, Instant{10 + n}, [&](FigureReads& figures, std::int64_t at) -> Result<ClosingBodies> {
          auto const first = figures.measure_sums(district, {march(1), march(31), at, 0, {}});
          auto const again = figures.measure_sums(district, {march(1), march(31), at, 0, {}});
          if (!first || !again) return fail(Code::internal, "unread");
          EXPECT_EQ(told(*first), told(*again)) << "figures stand still while they are closed";
          frozen[at] = told(*first);
          return ClosingBodies{std::to_string(n), told(*first)};
        });
    ASSERT_TRUE(closed) << closed.error().plain();
    while (stored.load() < before + 2) std::this_thread::yield();
  }
  end = true;
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(frozen.size(), static_cast<std::size_t>(closings));
  for (auto const& [at, sum] : frozen) {
    FiguresAsked const asked{march(1), march(31), at, 0, {}};
    EXPECT_EQ(sums(asked), sum) << "as of closing " << at;
  }
}

INSTANTIATE_TEST_SUITE_P(Stores, ClosingConformance, ::testing::ValuesIn(stores_under_test()),
                         [](auto const& store) { return store.param; });

}  // namespace
}  // namespace liandiao::testing
