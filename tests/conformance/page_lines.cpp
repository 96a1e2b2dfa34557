// What stands in the lines of a page, whether its cases lie close together or far apart, many or alone.

#include "engine/cases/encoding.hpp"
#include "tests/conformance/clocks.hpp"
#include "tests/conformance/stores.hpp"

namespace liandiao::testing {
namespace {

Symbol const here("cqdk");
constexpr int cases_there = 540;
Date const asked_about = Date::of(2026, 4, 10);

std::string said(CaseLine const& line) {
  std::string text = line.id.uid.substr(33) + " " + line.ledger_no;
  for (auto const word : {line.dispute_type, line.level, line.holder, line.standing, line.mediator, line.next_clock})
    text += " " + word.str();
  text += " " + line.registered_on.text() + " " + (line.next_due ? line.next_due->text() : "-");
  for (auto const number : {line.parties, int{line.provisional}, line.lapsed, line.overdue, line.irregularities})
    text += " " + std::to_string(number);
  for (auto const flag : line.flags) text += " !" + flag.str();
  for (auto const& name : line.names)
    text += " " + row_ref_text(name.row) + name.text + std::string(word_of(name.openness)) + name.salt.hex() +
            name.mark.hex() + name.ending.hex();
  for (auto const& access : line.open_to) text += " " + access.organ.str() + "/" + access.why.str();
  return text;
}

/// All pages of so many lines, each line as a text.
std::vector<std::string> paged(CaseStore& cases, std::vector<std::string_view> const& readers, int limit) {
  CaseQuery query;
  for (auto const reader : readers) query.open_to.emplace_back(reader);
  query.on = asked_about;
  query.limit = limit;
  std::vector<std::string> lines;
  do {
    auto const page = cases.list(here, query);
    EXPECT_TRUE(page) << page.error().plain();
    if (!page) break;
    EXPECT_EQ(cases.end_of_page(here, query).value(), page->next);
    for (auto const& line : page->lines) lines.push_back(said(line));
    query.after = page->next;
  } while (!query.after.empty());
  return lines;
}

Clock clock_of(std::string_view name, int instance, std::string_view mark, std::optional<Date> due) {
  auto clock = clock_due(name, due, mark, instance);
  clock.provisional = instance == 2;
  return clock;
}

void add_clocks(int i, std::vector<Change>& changes) {
  auto const day = [&](int days) { return asked_about.plus(days); };
  if (i % 5 == 0) return;
  changes.push_back(opened(clock_of("mediate", 1, "running", day(i % 7 - 3))));
  if (i % 2 == 0) changes.push_back(opened(clock_of("accept", 2, "running", day(i % 7 - 3))));
  if (i % 3 == 0) changes.push_back(opened(clock_of("convene", 1, "running", day(i % 7 - 3))));
  if (i % 4 == 0) changes.push_back(opened(clock_of("ask", 1, "lapsed", day(-20))));
  if (i % 8 == 0) changes.push_back(opened(clock_of("tell", 2, "lapsed", day(-10))));
  changes.push_back(opened(clock_of("appraise", 1, "suspended", {})));
  changes.push_back(opened(clock_of("appoint", 1, "met", day(-30))));
}

void add_parties(int i, std::vector<Change>& changes) {
  auto const party = [&](int no, std::string_view side, RowRef name, std::vector<std::string_view> const& flags) {
    Party row;
    row.no = no;
    row.side = Symbol(side);
    row.headcount = no;
    row.name = name;
    for (auto const flag : flags) row.flags.emplace_back(flag);
    changes.push_back(opened(row));
  };
  if (i % 6 == 0) return;
  party(1, i % 2 == 0 ? "respondent" : "claimant", {1, 0}, {});
  party(2, i % 2 == 0 ? "claimant" : "respondent", {1, i % 4 == 0 ? 9 : 1}, {"minor", "elderly"});  // 9: not there
  if (i % 3 == 0) party(3, "third", {}, {"elderly"});
  if (i % 3 == 0) party(4, "third", {1, 2}, {});  // the first one of them has no name
  if (i % 4 == 1) party(5, "claimant", {1, 2}, {"military"});
}

void add_people(int i, std::vector<Change>& changes) {
  Date const since = Date::of(2026, 3, 2);
  auto const ended = i % 4 == 3 ? std::optional(since) : std::nullopt;
  for (int no = 2; no <= 3; ++no) {
    Instance instance;
    instance.no = no;
    instance.organ = Symbol("office_a");
    if (no == 3) instance.ended_on = ended;
    changes.push_back(opened(instance));
  }
  auto const mediator = [&](int instance, char const* person, char const* role, std::optional<Date> until) {
    changes.push_back(opened(Mediator{instance, Symbol(person), Symbol(role), since, until}));
  };
  if (i % 2 == 0) mediator(2, "p2", "lead", {});
  if (i % 4 != 1) mediator(3, "p3", "lead", {});
  mediator(3, "p1", "assistant", {});
  if (i % 5 == 1) mediator(2, "p9", "lead", since);
  if (i % 7 == 2) mediator(8, "p8", "lead", {});  // of no instance
  for (int index = 0; index < i % 4; ++index) {
    Irregularity row;
    row.seq = 1;
    row.index = index;
    changes.push_back(opened(row));
  }
  if (i % 2 == 0) changes.push_back(opened(Access{Symbol("bureau"), Symbol("superior")}));
  if (i % 5 == 0) changes.push_back(opened(Access{Symbol("police_b"), Symbol("organ")}));
}

/// More than five hundred cases, no two neighbours alike. Every one is open to its holder, every second to the bureau,
/// every fifth to the police: their pages are dense, thinner, and sparse.
class PageLines : public StoreConformance {
 protected:
  void SetUp() override {
    fill(cases_);
    fill(plain_->cases());
  }
  static void fill(CaseStore& cases) {
    std::vector<Step> steps;
    for (int i = 1; i <= cases_there; ++i) {
      Life life(uid_of(i));
      life.head.level = Symbol(i % 2 == 0 ? "L1" : "L2");
      life.head.registered_on = life.head.registered_on.plus(i % 9);
      if (i % 3 == 1) life.head.flags = {Symbol("mass"), Symbol("elderly")};
      std::vector<Change> changes;
      add_clocks(i, changes);
      add_parties(i, changes);
      add_people(i, changes);
      for (int index = 0; index < i % 3; ++index)
        changes.push_back(opened(NumberRequest{1, index, 1, Symbol("ledger"), Symbol(), 2026, false}));
      if (i % 2 == 0)
        changes.push_back(opened(NumberRequest{1, 5, 1, Symbol("mediation"), Symbol("office_a"), 2026, false}));
      auto step = life.opening(std::move(changes));
      for (int index = 0; index < 3; ++index)
        step.private_rows.push_back({{1, index},
                                     index == 2 ? Openness::confidential : Openness::personal,
                                     digest_of("s"),
                                     "名" + std::to_string(i) + "之" + std::to_string(index),
                                     digest_of("m"),
                                     {}});
      steps.push_back(std::move(step));
      if (i % 10 != 7) continue;
      auto erasing = life.next();
      erasing.erased = {{1, 0}};
      steps.push_back(std::move(erasing));
    }
    Life far(uid_of(60), "cqyb");
    steps.push_back(far.opening());
    must_commit(cases, steps);
  }

  std::unique_ptr<Opened> plain_ = open_store("memory");
};

TEST_P(PageLines, ALineIsTheSameOnAnyPage) {
  std::vector<std::vector<std::string_view>> const askers{
      {}, {"office_a"}, {"bureau"}, {"police_b"}, {"police_b", "bureau"}, {"bureau", "office_a", "nobody"}};
  for (auto const& readers : askers) {
    auto const expected = paged(plain_->cases(), readers, 500);
    ASSERT_GE(expected.size(), 108u);
    for (int const limit : {7, 50, 99, 100, 211, 500}) EXPECT_EQ(paged(cases_, readers, limit), expected) << limit;
  }
}

TEST_P(PageLines, WhatIsNotOpenStandsOnNoPage) {
  EXPECT_EQ(paged(cases_, {"nobody"}, 500), std::vector<std::string>());
  EXPECT_EQ(paged(cases_, {"office_a"}, 500).size(), 540u);
  EXPECT_EQ(paged(cases_, {"bureau"}, 500).size(), 270u);
  EXPECT_EQ(paged(cases_, {"police_b"}, 500).size(), 108u);
}

auto const name_of = [](auto const& store) { return store.param; };
INSTANTIATE_TEST_SUITE_P(Stores, PageLines, ::testing::ValuesIn(stores_under_test()), name_of);

}  // namespace
}  // namespace liandiao::testing
