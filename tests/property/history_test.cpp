// What holds of every case whatever was done to it: its history is the case, and can be decided again.
#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <set>

#include "engine/cases/standing.hpp"
#include "tests/property/asked.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::tests {
namespace {

std::string at_step(Event const& event) {
  return "step " + std::to_string(event.seq) + " " + event.command.str() + ": ";
}

std::string differences(CaseFile const& before, CaseFile const& after) {
  std::string text;
  for (auto const& change : difference(before, after)) {
    Event event;
    event.changes = {change};
    text += "\n    " + text_of(event);
  }
  return text;
}

Check const nothing = [](Seen const&) { return std::string(); };

Lives ending_with(FinalCheck check) {
  Lives lives;
  lives.at_the_end = std::move(check);
  return lives;
}

// I20: corrections are events as well, and what was written stays written.
TEST(History, TheCaseIsTheFoldOfItsEvents) {
  holds_in_random_lives(
      nothing, ending_with([](Life const& life) -> std::string {
        auto const folded = fold(life.events());
        if (!folded) return folded.error().plain();
        bool const same = folded->version == life.file().version && folded->last == life.file().last &&
                          folded->recorded == life.file().recorded;
        return same && folded->same_parts(life.file()) ? std::string() : "differs" + differences(life.file(), *folded);
      }));
}

TEST(History, AnEventReadBackFromItsTextIsTheSameEvent) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    for (auto const& event : seen.events()) {
      auto const again = parse_event(text_of(event));
      if (!again) return at_step(event) + again.error().plain();
      if (!(*again == event)) return at_step(event) + "reads back otherwise: " + text_of(event);
    }
    return {};
  });
}

TEST(History, AnAlteredEventBreaksTheChain) {
  holds_in_random_lives(nothing, ending_with([](Life const& life) -> std::string {
                          auto events = life.events();
                          if (events.size() < 2) return {};
                          auto& altered = events[events.size() / 2 - 1];
                          altered.on.day = altered.on.day.plus(1);
                          return fold(events) ? "nothing was noticed" : "";
                        }));
}

TEST(History, RecordedTimeAndSequenceNeverGoBack) {
  holds_in_random_lives(nothing, ending_with([](Life const& life) -> std::string {
                          std::int64_t seq = 0;
                          Instant recorded;
                          for (auto const& event : life.events()) {
                            if (event.seq != seq + 1 || event.recorded < recorded || event.caused_by >= event.seq)
                              return at_step(event);
                            seq = event.seq;
                            recorded = event.recorded;
                          }
                          return {};
                        }));
}

TEST(History, EveryEventNamesItsRuleEditionAndRevisions) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    for (auto const& event : seen.events()) {
      auto const* rule = seen.life.rulebook().catalogue().procedure(event.procedure)->rule(event.rule);
      bool const named = rule != nullptr && event.command == rule->on && event.to == rule->to && event.edition &&
                         event.basis == seen.life.rulebook().basis() && event.actor.person && event.instance > 0;
      if (!named) return at_step(event) + text_of(event);
    }
    return {};
  });
}

TEST(History, ARefusedOrderChangesNothing) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    if (seen.decided) return {};
    if (seen.life.file().version != seen.before.version || !seen.life.file().same_parts(seen.before)) return "changed";
    return seen.decided.error().error.key.empty() ? "says nothing" : "";
  });
}

TEST(History, DecidedAgainEveryStepComesOutAsItWas) {
  Lives lives = ending_with([](Life const& life) -> std::string {
    auto const found = recheck(life.events(), life.rulebooks());
    if (!found) return found.error().plain();
    std::string text;
    for (auto const& one : *found) text += "step " + std::to_string(one.seq) + " " + one.what + "; ";
    return text;
  });
  lives.count = 30;
  holds_in_random_lives(nothing, lives);
}

TEST(History, RebuiltWithoutAnyNewCorrectionTheCaseIsTheSame) {
  holds_in_random_lives(nothing, ending_with([](Life const& life) -> std::string {
                          auto const rebuilt = rebuild(life.events(), {}, std::nullopt, life.rulebooks());
                          if (!rebuilt) return rebuilt.error().plain();
                          if (!rebuilt->stopped.empty())
                            return "step " + std::to_string(rebuilt->stopped.front()) + " would not be decided again";
                          return rebuilt->file.same_parts(life.file())
                                     ? std::string()
                                     : "differs" + differences(life.file(), rebuilt->file);
                        }));
}

// Taking the last step back and giving it again leads where it led.
TEST(History, AnAnnulledStepGivenAgainLeadsToTheSameStanding) {
  auto const outline = [](CaseFile const& file) {
    std::string text = standing_of(file).str();
    std::multiset<std::string> instances;
    for (auto const& row : file.all<Instance>())
      instances.insert(row.procedure.str() + "=" + row.state.str() + (row.suspended_on ? "*" : ""));
    for (auto const& one : instances) text += " " + one;
    return text;
  };
  holds_in_random_lives([&](Seen const& seen) -> std::string {
    if (!seen.decided || seen.dice.percent(60)) return {};
    auto const& event = seen.decided->steps.front().event;
    auto const& spec = *seen.life.rulebook().catalogue().command(event.command);
    // What stands in two cases is undone by a step of its own.
    bool const can_be_annulled = event.seq > 1 && event.actor.role != "system" && !is_correction(event.command) &&
                                 !is_merging(event.command) && event.command != "erase_person";
    if (!can_be_annulled) return {};
    Life life = seen.life;
    auto const today = seen.today.text();
    Value annul = number_field("step", static_cast<int>(event.seq));
    annul.set("reason", Value::of(std::string("误录")));
    std::string by = event.actor.person.str();
    if (auto annulled = life.give("annul", annul, {.on = today, .by = by}); !annulled)
      return at_step(event) + Life::told(annulled.error());
    auto const command = spec.read_again(event.fields);
    Life::At at{.on = event.on.text(), .by = by, .instance = spec.opens ? 0 : event.instance, .entered = today};
    if (auto again = life.give(*command, at); !again) return at_step(event) + "again: " + Life::told(again.error());
    auto const was = outline(seen.life.file());
    auto const is = outline(life.file());
    return was == is ? "" : at_step(event) + "was " + was + ", again " + is;
  });
}

TEST(History, ACorrectionLeavesWhatOtherStepsNumberedUnderTheSameNumbers) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    if (!seen.decided || !is_correction(seen.decided->steps.front().event.command)) return {};
    auto const& event = seen.decided->steps.front().event;
    std::int64_t const corrected = event.amends + event.annuls;
    auto const same = [&]<class P>(P const&, RowRef P::*text) -> std::string {
      for (auto const& row : seen.before.all<P>()) {
        auto const* now = seen.life.file().find<P>(row.no);
        RowRef const was = row.*text;
        if (was.seq == corrected || now == nullptr || now->*text == was) continue;
        return at_step(event) + std::string(P::code) + " " + std::to_string(row.no) + " is now another";
      }
      return {};
    };
    for (auto const& what :
         {same(Party{}, &Party::name), same(Representative{}, &Representative::name), same(Claim{}, &Claim::text)})
      if (!what.empty()) return what;
    return {};
  });
}

// ---- numbers, custody, states -----------------------------------------------------------------------------------

template <class P>
std::string given_once(Event const& event, std::set<std::pair<std::string_view, int>>& given) {
  for (auto const& change : event.changes) {
    auto const* row = std::get_if<P>(&change.part);
    if (row == nullptr || change.kind != Change::Kind::opened) continue;
    bool const fresh = given.insert({P::code, row->no}).second;
    if (!fresh && !is_correction(event.command))
      return at_step(event) + std::string(P::code) + " " + std::to_string(row->no) + " was given before";
  }
  return {};
}

TEST(Numbers, NoneIsGivenTwice) {
  holds_in_random_lives(
      nothing, ending_with([](Life const& life) -> std::string {
        std::set<std::pair<std::string_view, int>> given;
        for (auto const& event : life.events())
          for (auto const& what : {given_once<Party>(event, given), given_once<Representative>(event, given),
                                   given_once<Claim>(event, given), given_once<Instance>(event, given),
                                   given_once<Agreement>(event, given)})
            if (!what.empty()) return what;
        return {};
      }));
}

TEST(Numbers, WhatWasAskedForStaysAndIsVoidWhenItsStepIsAnnulled) {
  holds_in_random_lives(nothing, ending_with([](Life const& life) -> std::string {
                          std::set<std::int64_t> annulled;
                          for (auto const& event : life.events()) {
                            if (event.command != "annul") continue;
                            annulled.insert(event.annuls);
                            for (int const also : numbers_in(fields_of(event), "also")) annulled.insert(also);
                          }
                          for (auto const& event : life.events()) {
                            if (is_correction(event.command)) continue;
                            for (auto const& change : event.changes) {
                              auto const* asked = std::get_if<NumberRequest>(&change.part);
                              if (asked == nullptr) continue;
                              auto const* now = life.file().find<NumberRequest>(asked->seq, asked->index);
                              if (now == nullptr) return at_step(event) + "its number is gone";
                              if (now->annulled != annulled.contains(event.seq))
                                return at_step(event) + "its number is wrongly void";
                              if (now->organ != asked->organ || now->year != asked->year)
                                return at_step(event) + "its number is another's now";
                            }
                          }
                          return {};
                        }));
}

TEST(Custody, ExactlyOneHoldsTheCaseAndItsIntervalsTile) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    auto const& file = seen.life.file();
    if (file.version == 0) return {};
    auto rows = file.all<Custody>();
    std::sort(rows.begin(), rows.end(), [](Custody const& a, Custody const& b) { return a.from_seq < b.from_seq; });
    std::int64_t at = 1;
    for (auto const& row : rows) {
      if (row.from_seq != at) return "a gap before step " + std::to_string(row.from_seq);
      at = row.until_seq;
    }
    if (at != 0) return "nobody holds it";
    auto since = file.head().registered_on;
    for (auto const& row : rows) {
      if (row.since < since) return row.holder.str() + " holds it before the one it took it over from";
      since = row.since;
    }
    if (file.head().closed_on && *file.head().closed_on < since) return "it was closed before its holder had it";
    return rows.back().holder == file.head().holder ? "" : "the head names another";
  });
}

TEST(States, AnInstanceStandsInAStateOfItsProcedureAndNothingMovesAFinalOne) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    for (auto const& row : seen.life.file().all<Instance>()) {
      auto const kind = kind_of_state(seen.life, row.procedure, row.state);
      if (kind == StateKind::unopened) return std::to_string(row.no) + " stands in " + row.state.str();
      bool const has_outcome = kind == StateKind::outcome || kind == StateKind::final;
      if (has_outcome != !row.outcome.empty() || has_outcome != row.ended_on.has_value())
        return std::to_string(row.no) + " stands in " + row.state.str() + " with the outcome '" + row.outcome.str() +
               "'";
    }
    for (auto const& event : seen.events())
      if (event.to && kind_of_state(seen.life, event.procedure, event.from) == StateKind::final)
        return at_step(event) + "left " + event.from.str();
    return {};
  });
}

TEST(States, AnActLeavesTheStateOfEveryInstance) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    for (auto const& event : seen.events()) {
      if (event.to || is_correction(event.command)) continue;
      for (auto const& change : event.changes)
        if (auto const* row = std::get_if<Instance>(&change.part))
          if (auto const* before = seen.before.instance(row->no); before != nullptr && before->state != row->state)
            return at_step(event) + std::to_string(row->no) + " moved";
    }
    return {};
  });
}

// ---- the generator itself ---------------------------------------------------------------------------------------

TEST(RandomLives, ReachNearlyEveryRuleOfTheLaw) {
  std::map<std::string, std::set<int>> fired;
  Lives lives;
  lives.count = 800;
  holds_in_random_lives(
      [&](Seen const& seen) -> std::string {
        for (auto const& event : seen.events()) fired[event.procedure.str()].insert(event.rule);
        return {};
      },
      lives);
  std::string never;
  int rules = 0;
  int reached = 0;
  for (auto const& procedure : law::catalogue().procedures)
    for (auto const& rule : procedure.rules) {
      ++rules;
      if (fired[procedure.code.str()].contains(rule.id))
        ++reached;
      else
        never += " " + procedure.code.str() + "/" + std::to_string(rule.id);
    }
  EXPECT_GE(reached * 100, rules * 90) << "never fired:" << never;
}

TEST(RandomLives, AFailureIsShownAsTheShortestListOfOrders) {
  testing::TestPartResultArray results;
  {
    testing::ScopedFakeTestPartResultReporter const reporter(
        testing::ScopedFakeTestPartResultReporter::INTERCEPT_ONLY_CURRENT_THREAD, &results);
    holds_in_random_lives([](Seen const& seen) -> std::string {
      // Under the shipped flow: a random one may ask for papers and informs besides.
      bool const shipped_flow = seen.life.rulebook().flow().name != "random";
      auto const& file = seen.life.file();
      auto const& made = file.all<Agreement>();
      // Of a committee: one that a court sent out takes longer to come to an agreement.
      bool const of_committee = std::any_of(made.begin(), made.end(), [&](Agreement const& row) {
        return file.instance(row.instance)->procedure == "peoples_mediation";
      });
      return of_committee && shipped_flow ? "an agreement was made" : "";
    });
  }
  ASSERT_EQ(results.size(), 1);
  std::string const text = results.GetTestPartResult(0).message();
  EXPECT_NE(text.find("LIANDIAO_SEED="), std::string::npos);
  EXPECT_NE(text.find("an agreement was made"), std::string::npos);
  // Registered, applied, consented, accepted, appointed, told, convened, agreed: eight orders, or seven on own motion.
  EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 10) << text;
}

}  // namespace
}  // namespace liandiao::tests
