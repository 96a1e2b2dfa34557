// What holds of every move to another flow, wherever a case stands and whatever the flow says.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include "engine/decision/simulate.hpp"
#include "tests/flow/random_flow.hpp"
#include "tests/property/random_life.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::tests {
namespace {

void add(std::vector<Symbol>& words, std::vector<Symbol> const& more) {
  for (auto const word : more)
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
}

/// A revision seldom takes a word away that cases use.
void keep_words(Flow& flow) {
  Flow const& before = shipped().flow();
  add(flow.dispute_types, before.dispute_types);
  add(flow.sources, before.sources);
  add(flow.levels, before.levels);
  add(flow.flags, before.flags);
}

/// Flows that any district could publish, to move to.
Rulebook const& another(Dice& dice) {
  static std::vector<std::unique_ptr<Rulebook const>> const some = [] {
    constexpr std::uint64_t count = 24;
    std::vector<std::unique_ptr<Rulebook const>> made;
    for (std::uint64_t seed = 1; seed <= count; ++seed) {
      Flow flow = test::random_flow(law::catalogue())(rc::Random(2'000'000 + seed), 50).value();
      if (seed % 4 != 0) keep_words(flow);
      made.push_back(std::make_unique<Rulebook const>(under(*read_flow(write_flow(flow)))));
    }
    return made;
  }();
  return *some[static_cast<std::size_t>(dice.below(static_cast<int>(some.size())))];
}

bool open_case(CaseFile const& file) { return file.version > 0 && !file.head().closed_on; }

std::string named(FlowDifference const& row) {
  return row.what.str() + " " + row.procedure.str() + " " + row.subject.str() + " " + row.was + " → " + row.now;
}

/// Tries a move beside every few steps of the lives; what it finds is said with the step before it.
void holds_of_moves(std::function<std::string(Life const&, Life&, Ruled<Move> const&, Seen const&)> const& check,
                    int count = 40) {
  Lives lives;
  lives.count = count;
  holds_in_random_lives(
      [&](Seen const& seen) -> std::string {
        if (!seen.decided || !seen.dice.percent(12)) return {};
        auto const& to = another(seen.dice);
        if (to.flow().digest == seen.life.rulebook().flow().digest) return {};
        Life life = seen.life;
        auto const move = life.move_to(to, seen.today.text());
        return check(seen.life, life, move, seen);
      },
      lives);
}

TEST(Migrating, TheseLivesMeetEveryFateAndMostOfWhatAFlowCanChange) {
  constexpr int enough_to_meet_what_is_rare = 300;
  std::map<Fate, int> fates;
  std::set<Symbol> met;
  holds_of_moves(
      [&](Life const&, Life&, Ruled<Move> const& move, Seen const&) -> std::string {
        if (!move) return {};
        ++fates[move->fate];
        for (auto const* rows : {&move->differences, &move->reasons})
          for (auto const& row : *rows) met.insert(row.what);
        return {};
      },
      enough_to_meet_what_is_rare);
  EXPECT_GT(fates[Fate::mapped], 20);
  EXPECT_GT(fates[Fate::undecided], 20);
  std::string never;
  for (auto const* what :
       {"clock_moves", "clock_begins", "clock_ends", "limit", "extension", "warning", "paper_required", "paper_dropped",
        "offer", "demand", "demand_dropped", "possible", "impossible", "clock_would_have_lapsed", "dispute_type_gone",
        "source_gone", "level_gone", "flag_gone",

        "organ_no_longer_handles"})
    if (!met.contains(Symbol(what))) never += std::string(" ") + what;
  EXPECT_EQ(never, "");
}

TEST(Migrating, EveryOpenCaseCanBeMovedAndOnlyThose) {
  holds_of_moves([](Life const& before, Life&, Ruled<Move> const& move, Seen const&) -> std::string {
    if (move.has_value() == open_case(before.file())) return {};
    return move ? "a closed case moved" : Life::told(move.error());
  });
}

TEST(Migrating, ChangesTheHeadAndClocksThatCountAndNothingElse) {
  holds_of_moves([](Life const& before, Life& life, Ruled<Move> const& move, Seen const&) -> std::string {
    if (!move) return {};
    if (life.file().version != before.file().version + 1) return "not one event";
    for (auto const& change : difference(before.file(), life.file())) {
      if (std::get_if<Head>(&change.part) != nullptr) continue;
      auto const* clock = std::get_if<Clock>(&change.part);
      if (clock == nullptr) return "another part changed";
      auto const* was = before.file().find<Clock>(clock->clock, clock->instance, clock->agreement, clock->term);
      if (was == nullptr) continue;  // it begins
      if (was->mark != "running" && was->mark != "suspended") return clock->clock.str() + " was over";
      if (was->owner == "party" && was->length != clock->length) return clock->clock.str() + " is a party's own";
      if (was->start != clock->start || was->extended != clock->extended || was->excluded != clock->excluded)
        return clock->clock.str() + " lost its history";
    }
    auto const& head = life.file().head();
    return head.flow_revision == life.rulebook().flow().digest ? "" : "the head names another revision";
  });
}

TEST(Migrating, WhatWasPossibleIsPossibleOrNamed) {
  holds_of_moves([](Life const& before, Life& life, Ruled<Move> const& move, Seen const& seen) -> std::string {
    if (!move) return {};
    Symbol const system("system");
    Actor const actor{system, system, system, 0};
    BusinessTime const day = on(seen.today.text());
    auto const now = life.file().recorded;
    std::set<std::tuple<int, int, Symbol, Symbol>> possible;
    for (auto const& one : explain(life.file(), actor, day, now, life.rulebook()))
      if (one.answer != Possibility::Answer::no)
        possible.insert({one.instance, one.agreement, one.procedure, one.command->code});
    for (auto const& one : explain(before.file(), actor, day, now, before.rulebook())) {
      if (one.answer == Possibility::Answer::no) continue;
      if (possible.contains({one.instance, one.agreement, one.procedure, one.command->code})) continue;
      bool said = false;
      for (auto const& row : move->differences)
        said = said || (row.subject == one.command->code && row.instance == one.instance &&
                        (row.what == "demand" || row.what == "impossible"));
      if (!said) return one.command->code.str() + " is no longer possible and nobody says so";
    }
    return {};
  });
}

TEST(Migrating, NeedsADecisionWhereAClockWouldHaveLapsedAndNowhereForNothing) {
  holds_of_moves([](Life const& before, Life& life, Ruled<Move> const& move, Seen const& seen) -> std::string {
    if (!move) return {};
    bool const undecided = move->fate == Fate::undecided;
    if (undecided == move->reasons.empty()) return "its fate and its reasons disagree";
    if (move->fate == Fate::unaffected && !move->differences.empty()) return named(move->differences.front());
    for (auto const& row : life.file().all<Clock>()) {
      auto const* was = before.file().find<Clock>(row.clock, row.instance, row.agreement, row.term);
      bool const lapses = row.mark == "running" && row.due && *row.due < seen.today;
      bool const did_not = was != nullptr && was->mark == "running" && was->due && *was->due >= seen.today;
      if (lapses && did_not && !undecided) return row.clock.str() + " would have lapsed and nobody is asked";
    }
    return {};
  });
}

TEST(Migrating, TakenBackTheCaseIsAsItWas) {
  holds_of_moves([](Life const& before, Life& life, Ruled<Move> const& move, Seen const& seen) -> std::string {
    if (!move) return {};
    auto const back = life.move_back(seen.today.text());
    if (!back) return Life::told(back.error());
    if (!life.file().same_parts(before.file())) return "something stayed otherwise";
    if (life.file().version != before.file().version + 2) return "not one event each";
    return &life.rulebook() == &before.rulebook() ? "" : "it goes on under another flow";
  });
}

TEST(Migrating, ItsHistoryFoldsRechecksAndCanStillBeCorrected) {
  holds_of_moves([](Life const&, Life& life, Ruled<Move> const& move, Seen const& seen) -> std::string {
    if (!move) return {};
    if (seen.dice.percent(30))
      if (auto const back = life.move_back(seen.today.text()); !back) return Life::told(back.error());
    auto const folded = fold(life.events());
    if (!folded || !folded->same_parts(life.file())) return "the fold differs";
    auto const found = recheck(life.events(), life.rulebooks());
    if (!found) return found.error().plain();
    for (auto const& one : *found) return "step " + std::to_string(one.seq) + " " + one.what;
    auto const rebuilt = rebuild(life.events(), {}, std::nullopt, life.rulebooks());
    if (!rebuilt) return rebuilt.error().plain();
    if (!rebuilt->stopped.empty()) return "step " + std::to_string(rebuilt->stopped.front()) + " stops the rebuilding";
    return rebuilt->file.same_parts(life.file()) ? "" : "rebuilt, it differs";
  });
}

TEST(Migrating, AnyFlowSimulatesAMovedHistoryToItsEnd) {
  holds_of_moves([](Life const& before, Life& life, Ruled<Move> const& move, Seen const&) -> std::string {
    if (!move) return {};
    for (auto const* rulebook : {&before.rulebook(), &life.rulebook()})
      if (auto const found = simulate(life.events(), *rulebook, life.rulebooks()); !found) return found.error().plain();
    return {};
  });
}

}  // namespace
}  // namespace liandiao::tests
