// Worklists, due clocks, walking over every case, and the log of reads.

#include <algorithm>
#include <functional>

#include "tests/conformance/clocks.hpp"
#include "tests/conformance/stores.hpp"

namespace liandiao::testing {
namespace {

using WorklistConformance = StoreConformance;
using Uids = std::vector<int>;
Symbol const here("cqdk");

template <class F>
CaseQuery asking(F&& set) {
  CaseQuery query;
  set(query);
  return query;
}

/// The numbers of the cases on a page, newest first.
Uids listed(CaseStore& cases, CaseQuery const& query) {
  auto const page = cases.list(here, query);
  EXPECT_TRUE(page) << page.error().plain();
  Uids found;
  for (auto const& line : page->lines) found.push_back(std::stoi(line.id.uid.substr(24)));
  return found;
}

Instance instance_at(int no, std::string_view organ, std::optional<Date> ended = std::nullopt) {
  Instance instance;
  instance.no = no;
  instance.organ = Symbol(organ);
  instance.ended_on = ended;
  return instance;
}

Mediator lead(int instance, std::string_view person, std::optional<Date> until = std::nullopt) {
  return {instance, Symbol(person), Symbol("lead"), Date::of(2026, 3, 2), until};
}

Party party(int no, std::string_view side, RowRef name, int headcount = 1) {
  Party row;
  row.no = no;
  row.side = Symbol(side);
  row.name = name;
  row.headcount = headcount;
  return row;
}

Irregularity irregularity(std::int64_t seq) {
  Irregularity row;
  row.seq = seq;
  return row;
}

/// Two cases: 1 rich, 2 plain and held elsewhere.
class Filters : public StoreConformance {
 protected:
  void SetUp() override {
    Life rich(uid_of(1)), plain(uid_of(2));
    rich.head.cause = "Noise 噪声 100%_!";
    plain.head.cause = "邻里纠纷";
    plain.head.level = Symbol("L2");
    plain.head.holder = Symbol("office_b");
    plain.head.registered_on = Date::of(2026, 3, 5);
    Filing filing;
    filing.instance = 2;
    filing.court_no = "（2026）渝0104民初88号";
    auto first = rich.opening({opened(party(1, "claimant", {1, 0})), opened(party(2, "respondent", {1, 1}, 3)),
                               opened(instance_at(2, "office_a")), opened(lead(2, "p1")), opened(filing),
                               opened(instance_at(3, "court", Date::of(2026, 4, 1))), opened(lead(3, "p3")),
                               opened(clock_due("mediate", Date::of(2026, 4, 1))), opened(irregularity(1)),
                               opened(Access{Symbol("police_a"), Symbol("organ")}),
                               opened(NumberRequest{1, 0, 1, Symbol("ledger"), Symbol(), 2026, false})});
    first.private_rows = {{{1, 0}, Openness::personal, digest_of("s"), "欧阳小红"},
                          {{1, 1}, Openness::personal, digest_of("s"), "某公司"},
                          {{1, 2}, Openness::confidential, digest_of("s"), "调解笔录"}};
    auto second = plain.opening({opened(lead(1, "p2", Date::of(2026, 3, 9))),
                                 opened(clock_due("mediate", Date::of(2026, 3, 5), "met")),
                                 opened(clock_due("decide", Date::of(2026, 5, 1)))});
    second.standing = Symbol("in_court");
    must_commit(cases_, {first, second});
    rich_ = std::make_unique<Life>(rich);
  }
  std::unique_ptr<Life> rich_;
};

TEST_P(Filters, NothingAskedMeansEverything) { EXPECT_EQ(listed(cases_, {}), (Uids{2, 1})); }

TEST_P(Filters, EachFilterNarrows) {
  auto const with = [&](auto&& set) { return listed(cases_, asking(set)); };
  EXPECT_EQ(with([](auto& q) { q.holder = Symbol("office_b"); }), Uids{2});
  EXPECT_EQ(with([](auto& q) { q.organ = Symbol("office_a"); }), Uids{1});
  EXPECT_EQ(with([](auto& q) { q.organ = Symbol("court"); }), Uids());  // its instance has ended
  EXPECT_EQ(with([](auto& q) { q.mediator = Symbol("p1"); }), Uids{1});
  EXPECT_EQ(with([](auto& q) { q.mediator = Symbol("p2"); }), Uids());  // no longer mediates
  EXPECT_EQ(with([](auto& q) { q.mediator = Symbol("p3"); }), Uids());  // mediated what has ended
  EXPECT_EQ(with([](auto& q) { q.standing = Symbol("in_court"); }), Uids{2});
  EXPECT_EQ(with([](auto& q) { q.level = Symbol("L1"); }), Uids{1});
  EXPECT_EQ(with([](auto& q) { q.due_before = Date::of(2026, 4, 1); }), Uids{1});  // on or before; met ones aside
  EXPECT_EQ(with([](auto& q) { q.due_before = Date::of(2026, 3, 31); }), Uids());
  EXPECT_EQ(with([](auto& q) { q.irregular = true; }), Uids{1});
}

TEST_P(Filters, AMediatorsOwnPageHasWhatGoesOnAndNotWhatHasEnded) {
  auto const hers = [&](std::string_view person) {
    return listed(cases_, asking([&](auto& q) { q.mediator = Symbol(person); }));
  };
  auto over = instance_at(2, "office_a", Date::of(2026, 3, 20));
  must_commit(cases_, {rich_->next({moved(over)})});
  EXPECT_EQ(hers("p1"), Uids()) << "its instance has ended";
  over.ended_on = std::nullopt;
  must_commit(cases_, {rich_->next({moved(over)})});
  EXPECT_EQ(hers("p1"), Uids{1}) << "the end was taken back";
  must_commit(cases_, {rich_->next({opened(lead(3, "p1")), gone(lead(2, "p1"))})});
  EXPECT_EQ(hers("p1"), Uids()) << "what ended before she came to it";
  must_commit(cases_, {rich_->next({opened(lead(2, "p1")), moved(instance_at(3, "court"))})});
  EXPECT_EQ(hers("p1"), Uids{1}) << "twice hers is one case";
  EXPECT_EQ(hers("p3"), Uids{1});
  must_commit(cases_, {rich_->next({moved(lead(2, "p1", Date::of(2026, 3, 21))),
                                    moved(instance_at(3, "court", Date::of(2026, 3, 21)))})});
  EXPECT_EQ(hers("p1"), Uids());
  EXPECT_EQ(strays_of(cases_, here), std::vector<std::string>());
}

TEST_P(Filters, DaysOfRegistrationAreBothIncluded) {
  auto const between = [&](std::optional<Date> from, std::optional<Date> to) {
    return listed(cases_, asking([&](auto& q) {
                    q.registered_from = from;
                    q.registered_to = to;
                  }));
  };
  EXPECT_EQ(between(Date::of(2026, 3, 5), {}), Uids{2});
  EXPECT_EQ(between({}, Date::of(2026, 3, 5)), (Uids{2, 1}));
  EXPECT_EQ(between({}, Date::of(2026, 3, 4)), Uids{1});
  EXPECT_EQ(between(Date::of(2026, 3, 6), {}), Uids());
}

TEST_P(WorklistConformance, CasesOfSomeDaysAreFoundHoweverFarBackTheyStandInAList) {
  constexpr int cases = 90;
  std::vector<Step> steps;
  for (int n = 1; n <= cases; ++n) {
    Life life(uid_of(n));
    bool const late = n % 29 == 0;  // entered among older and newer ones
    life.head.registered_on = Date::of(2026, 3, late ? 20 : n < 40 ? 2 : 5);
    steps.push_back(late ? life.opening({opened(irregularity(1))}) : life.opening({}));
  }
  must_commit(cases_, steps);
  CaseQuery query;
  query.open_to = {Symbol("office_a"), Symbol("office_b")};
  query.limit = 2;
  query.registered_from = Date::of(2026, 3, 6);
  for (bool const irregular : {false, true}) {
    query.irregular = irregular;
    query.after.clear();
    EXPECT_EQ(listed(cases_, query), (Uids{87, 58}));
    query.after = uid_of(58);
    EXPECT_EQ(listed(cases_, query), Uids{29});
    query.after = uid_of(29);
    EXPECT_EQ(listed(cases_, query), Uids());
  }
  query.after.clear();
  query.irregular = false;
  query.registered_from = Date::of(2026, 3, 2);
  query.registered_to = Date::of(2026, 3, 2);
  EXPECT_EQ(listed(cases_, query), (Uids{39, 38}));
  query.registered_from = Date::of(2026, 3, 21);
  query.registered_to.reset();
  EXPECT_EQ(listed(cases_, query), Uids()) << "nothing was registered then";
}

TEST_P(Filters, AccessIsByAnyOfTheOrganisations) {
  auto const open_to = [&](std::vector<std::string_view> const& organs) {
    CaseQuery query;
    for (auto organ : organs) query.open_to.emplace_back(organ);
    return listed(cases_, query);
  };
  EXPECT_EQ(open_to({"police_a"}), Uids{1});
  EXPECT_EQ(open_to({"office_b"}), Uids{2});
  EXPECT_EQ(open_to({"office_b", "police_a"}), (Uids{2, 1}));
  EXPECT_EQ(open_to({"nobody", "office_b"}), Uids{2});
  EXPECT_EQ(open_to({"police_b", "policeXa"}), Uids());
  EXPECT_EQ(open_to({"office", "police"}), Uids());  // part of a name is not the name
  CaseQuery mine;
  mine.open_to = {Symbol("police_a")};
  mine.holder = Symbol("office_b");
  EXPECT_EQ(listed(cases_, mine), Uids());
  mine.open_to = {Symbol("office_b")};
  mine.holder = {};
  mine.mediator = Symbol("p1");
  EXPECT_EQ(listed(cases_, mine), Uids());
}

TEST_P(Filters, FiltersCombineFromEveryBeginning) {
  CaseQuery query;
  query.open_to = {Symbol("police_a")};
  query.holder = query.organ = Symbol("office_a");
  query.mediator = Symbol("p1");
  query.standing = Symbol("open");
  query.level = Symbol("L1");
  query.due_before = Date::of(2026, 4, 1);
  query.irregular = true;
  query.text = "欧阳";
  EXPECT_EQ(listed(cases_, query), Uids{1});
  query.mediator = {};
  EXPECT_EQ(listed(cases_, query), Uids{1});
  query.holder = {};
  EXPECT_EQ(listed(cases_, query), Uids{1});
  query.open_to.clear();
  EXPECT_EQ(listed(cases_, query), Uids{1});
  query.level = Symbol("L2");
  EXPECT_EQ(listed(cases_, query), Uids());
}

TEST_P(Filters, TextIsLookedForWhereAPersonWouldLook) {
  auto const text = [&](std::string const& part) { return listed(cases_, asking([&](auto& q) { q.text = part; })); };
  EXPECT_EQ(text("2026-000001"), Uids{1});
  EXPECT_EQ(text("民初88"), Uids{1});
  EXPECT_EQ(text("邻里"), Uids{2});
  EXPECT_EQ(text("阳小"), Uids{1});
  EXPECT_EQ(text("noise"), Uids{1});
  EXPECT_EQ(text("NOISE"), Uids{1});
  EXPECT_EQ(text("CQDK-2026"), Uids{1});
  EXPECT_EQ(text("笔录"), Uids());  // a private text that is no party's name
  EXPECT_EQ(text("100%_!"), Uids{1});
  EXPECT_EQ(text("%"), Uids{1});
  EXPECT_EQ(text("_"), Uids{1});
  EXPECT_EQ(text("1_0%"), Uids());
  EXPECT_EQ(text("'; DROP"), Uids());
}

TEST_P(Filters, AnErasedNameIsNotFoundAgain) {
  auto step = rich_->next();
  step.erased = {{1, 0}};
  must_commit(cases_, {step});
  EXPECT_EQ(listed(cases_, asking([](auto& q) { q.text = "欧阳"; })), Uids());
  EXPECT_EQ(listed(cases_, asking([](auto& q) { q.text = "某公司"; })), Uids{1});
}

TEST_P(Filters, ALineShowsItsCase) {
  must_commit(cases_, {rich_->next({opened(clock_due("convene", Date::of(2026, 3, 20), "running", 2)),
                                    opened(clock_due("tell", Date::of(2026, 3, 4), "lapsed")),
                                    opened(party(3, "claimant", {}, 2)), opened(party(4, "third", {1, 2}))})});
  auto const page = cases_.list(here, asking([](auto& q) { q.holder = Symbol("office_a"); }));
  ASSERT_TRUE(page && page->lines.size() == 1);
  auto const& line = page->lines[0];
  EXPECT_EQ(line.id, rich_->id());
  EXPECT_EQ(line.ledger_no, "cqdk-2026-000001");
  EXPECT_EQ(line.dispute_type, "neighbour");
  EXPECT_EQ(line.level, "L1");
  EXPECT_EQ(line.holder, "office_a");
  EXPECT_EQ(line.standing, "open");
  EXPECT_EQ(line.registered_on, Date::of(2026, 3, 2));
  ASSERT_EQ(line.names.size(), 3u);
  EXPECT_EQ(line.names[0].row, (RowRef{1, 0}));
  EXPECT_EQ(line.names[0].text, "欧阳小红");
  EXPECT_EQ(line.names[0].openness, Openness::personal);
  EXPECT_EQ(line.names[1].row, (RowRef{1, 1}));
  EXPECT_EQ(line.names[2].row, (RowRef{1, 2}));
  EXPECT_TRUE(line.open_to.empty()) << "nobody was asked for";
  EXPECT_EQ(line.parties, 7);
  EXPECT_EQ(line.mediator, "p1");
  EXPECT_EQ(line.next_due, Date::of(2026, 3, 20));
  EXPECT_EQ(line.next_clock, "convene");
  EXPECT_FALSE(line.provisional);
  EXPECT_EQ(line.lapsed, 1);
  EXPECT_EQ(line.irregularities, 1);
}

TEST_P(Filters, AnErasedNameStandsInItsLineWithoutItsText) {
  auto step = rich_->next();
  step.erased = {{1, 0}};
  must_commit(cases_, {step});
  auto const page = cases_.list(here, asking([](auto& q) { q.holder = Symbol("office_a"); }));
  ASSERT_TRUE(page && page->lines.size() == 1);
  auto const& name = page->lines[0].names.at(0);
  EXPECT_EQ(name.row, (RowRef{1, 0}));
  EXPECT_EQ(name.text, "");
  EXPECT_TRUE(name.salt.none());
}

TEST_P(Filters, ALineSaysToWhomOfThoseAskedForItIsOpenAndWhy) {
  must_commit(cases_, {rich_->next({opened(Access{Symbol("bureau"), Symbol("superior")}),
                                    opened(Access{Symbol("office_z"), Symbol("organ")})})});
  auto const page = cases_.list(here, asking([](auto& q) {
                                  q.open_to = {Symbol("nobody"), Symbol("office_z"), Symbol("bureau")};
                                }));
  ASSERT_TRUE(page && page->lines.size() == 1);
  auto const& open_to = page->lines[0].open_to;
  ASSERT_EQ(open_to.size(), 2u);
  EXPECT_EQ(open_to[0].organ, "office_z");
  EXPECT_EQ(open_to[0].why, "organ");
  EXPECT_EQ(open_to[1].organ, "bureau");
  EXPECT_EQ(open_to[1].why, "superior");
}

TEST_P(Filters, ABareLineIsEmptyWhereThereIsNothing) {
  Life bare(uid_of(3));
  must_commit(cases_, {bare.opening()});
  auto const page = cases_.list(here, asking([](auto& q) { q.limit = 1; }));
  ASSERT_TRUE(page && page->lines.size() == 1);
  auto const& line = page->lines[0];
  EXPECT_EQ(line.id, bare.id());
  EXPECT_EQ(line.ledger_no, "");
  EXPECT_TRUE(line.names.empty());
  EXPECT_EQ(line.parties, 0);
  EXPECT_TRUE(line.mediator.empty());
  EXPECT_FALSE(line.next_due);
  EXPECT_TRUE(line.next_clock.empty());
}

TEST_P(WorklistConformance, PagesTileWhateverTheyBeginWith) {
  for (int i = 1; i <= 23; ++i) {
    Life life(uid_of(i));
    must_commit(cases_, {life.opening({opened(lead(1, "p1")), opened(clock_due("mediate", Date::of(2026, 3, 9))),
                                       opened(clock_due("accept", Date::of(2026, 3, 4)))})});
  }
  Life far(uid_of(99), "cqyb");
  must_commit(cases_, {far.opening()});
  std::vector<CaseQuery> const beginnings{
      {},
      asking([](auto& q) { q.open_to = {Symbol("office_a")}; }),
      asking([](auto& q) {
        q.open_to = {Symbol("office_a"), Symbol("x")};
      }),
      asking([](auto& q) { q.holder = Symbol("office_a"); }),
      asking([](auto& q) { q.mediator = Symbol("p1"); }),
      asking([](auto& q) { q.due_before = Date::of(2026, 3, 9); }),
      asking([](auto& q) {
        q.due_before = Date::of(2026, 3, 9);
        q.open_to = {Symbol("office_a")};
      }),
  };
  for (auto query : beginnings) {
    query.limit = 10;
    Uids all;
    std::vector<std::size_t> sizes;
    do {
      auto const page = cases_.list(here, query);
      ASSERT_TRUE(page);
      for (auto const& line : page->lines) all.push_back(std::stoi(line.id.uid.substr(24)));
      sizes.push_back(page->lines.size());
      query.after = page->next;
    } while (!query.after.empty());
    Uids expected;
    for (int i = 23; i >= 1; --i) expected.push_back(i);
    EXPECT_EQ(all, expected);
    EXPECT_EQ(sizes, (std::vector<std::size_t>{10, 10, 3}));
  }
  EXPECT_EQ(cases_.list(here, asking([](auto& q) { q.limit = 23; }))->next, "");
}

/// Case 1 is marked itself and through a party, case 2 through two of its parties, case 3 not at all.
class Marked : public StoreConformance {
 protected:
  void SetUp() override {
    Life one(uid_of(1)), two(uid_of(2)), three(uid_of(3));
    one.head.flags = {Symbol("mass"), Symbol("low_income")};
    must_commit(cases_, {one.opening({opened(marked(1, {"elderly"})), opened(marked(2, {}))}),
                         two.opening({opened(marked(1, {"minor", "elderly"})), opened(marked(2, {"minor"}))}),
                         three.opening({opened(marked(1, {}))})});
  }
  static Party marked(int no, std::vector<std::string_view> const& flags) {
    Party row = party(no, "claimant", {});
    for (auto const flag : flags) row.flags.emplace_back(flag);
    return row;
  }
  Uids with(std::vector<std::string_view> const& flags) {
    CaseQuery query;
    for (auto const flag : flags) query.flags.emplace_back(flag);
    return listed(cases_, query);
  }
};

TEST_P(Marked, ByTheCaseOrByAnyOfItsParties) {
  EXPECT_EQ(with({"mass"}), Uids{1});
  EXPECT_EQ(with({"elderly"}), (Uids{2, 1}));
  EXPECT_EQ(with({"minor"}), Uids{2});
  EXPECT_EQ(with({"military"}), Uids());
}

TEST_P(Marked, SeveralMarksNarrowFurther) {
  EXPECT_EQ(with({"elderly", "mass"}), Uids{1});
  EXPECT_EQ(with({"elderly", "low_income", "mass"}), Uids{1});
  EXPECT_EQ(with({"minor", "mass"}), Uids());
}

TEST_P(Marked, AMarkIsAWholeWordAsItIsWritten) {
  for (auto const* word : {"elder", "Minor", "low income", "\"minor\"", "minor\",\"elderly", "%", "]["})
    EXPECT_EQ(with({word}), Uids()) << word;
}

TEST_P(Marked, FromEveryBeginning) {
  for (auto&& set : std::vector<std::function<void(CaseQuery&)>>{[](auto& q) { q.holder = Symbol("office_a"); },
                                                                 [](auto& q) { q.open_to = {Symbol("office_a")}; },
                                                                 [](auto& q) {
                                                                   q.open_to = {Symbol("office_a"), Symbol("x")};
                                                                 }}) {
    CaseQuery query;
    query.flags = {Symbol("minor")};
    set(query);
    EXPECT_EQ(listed(cases_, query), Uids{2});
  }
}

TEST_P(Marked, ALineNamesEachMarkOnce) {
  auto const page = cases_.list(here, {});
  ASSERT_TRUE(page && page->lines.size() == 3);
  EXPECT_TRUE(page->lines[0].flags.empty());
  EXPECT_EQ(page->lines[1].flags, (std::vector{Symbol("elderly"), Symbol("minor")}));
  EXPECT_EQ(page->lines[2].flags, (std::vector{Symbol("elderly"), Symbol("low_income"), Symbol("mass")}));
}

TEST_P(Marked, NotMoreThanThreeAtOnce) {
  CaseQuery query;
  for (auto const* flag : {"mass", "elderly", "low_income", "minor"}) query.flags.emplace_back(flag);
  EXPECT_EQ(refusal(cases_.list(here, query)), "invalid_input page_flags");
}

TEST_P(WorklistConformance, APageHasALimit) {
  EXPECT_EQ(refusal(cases_.list(here, asking([](auto& q) { q.limit = 0; }))), "invalid_input page_limit");
  EXPECT_EQ(refusal(cases_.list(here, asking([](auto& q) { q.limit = 501; }))), "invalid_input page_limit");
  EXPECT_TRUE(cases_.list(here, asking([](auto& q) { q.limit = 500; })));
}

TEST_P(WorklistConformance, DueClocksComeOldestFirstAndOnlyRunningOnes) {
  Life one(uid_of(1)), two(uid_of(2)), far(uid_of(3), "cqyb");
  auto clock = clock_due("perform", Date::of(2026, 3, 5), "running", 2);
  clock.agreement = 1;
  clock.term = 4;
  Clock suspended = clock_due("held", Date::of(2026, 3, 1), "suspended");
  suspended.due.reset();
  must_commit(cases_, {one.opening({opened(clock_due("mediate", Date::of(2026, 3, 9))), opened(clock),
                                    opened(suspended), opened(clock_due("done", Date::of(2026, 3, 1), "met")),
                                    opened(clock_due("late", Date::of(2026, 3, 1), "lapsed"))}),
                       two.opening({opened(clock_due("mediate", Date::of(2026, 3, 5))),
                                    opened(clock_due("today", Date::of(2026, 3, 10)))}),
                       far.opening({opened(clock_due("mediate", Date::of(2026, 3, 1)))})});
  auto const shown = [&](Date day, int limit) {
    std::vector<std::string> lines;
    auto const due = cases_.due(here, day, limit);
    EXPECT_TRUE(due);
    for (auto const& c : *due)
      lines.push_back(c.id.uid.substr(35) + " " + c.due.text() + " " + c.clock.str() + " " +
                      std::to_string(c.instance) + std::to_string(c.agreement) + std::to_string(c.term));
    return lines;
  };
  using Lines = std::vector<std::string>;
  EXPECT_EQ(shown(Date::of(2026, 3, 10), 10),
            (Lines{"1 2026-03-05 perform 214", "2 2026-03-05 mediate 100", "1 2026-03-09 mediate 100"}));
  EXPECT_EQ(shown(Date::of(2026, 3, 10), 1), Lines{"1 2026-03-05 perform 214"});
  EXPECT_EQ(shown(Date::of(2026, 3, 5), 10), Lines());
  auto gone_on = clock;
  gone_on.mark = Symbol("met");
  must_commit(cases_, {one.next({moved(gone_on)})});
  EXPECT_EQ(shown(Date::of(2026, 3, 6), 10), Lines{"2 2026-03-05 mediate 100"});
}

TEST_P(WorklistConformance, EveryCaseIsVisitedInOrderOfUid) {
  for (int i : {3, 1, 2}) {
    Life life(uid_of(i));
    must_commit(cases_, {life.opening()});
  }
  Life far(uid_of(4), "cqyb");
  must_commit(cases_, {far.opening()});
  std::vector<std::string> seen;
  EXPECT_TRUE(cases_.each_case(here, [&](CaseId const& id) -> Result<> {
    seen.push_back(id.uid);
    return cases_.load(id) ? Result<>() : fail(Code::internal, "test");  // the store may be asked meanwhile
  }));
  EXPECT_EQ(seen, (std::vector{uid_of(1), uid_of(2), uid_of(3)}));
  seen.clear();
  auto const stopped = cases_.each_case(here, [&](CaseId const& id) -> Result<> {
    seen.push_back(id.uid);
    return fail(Code::corrupt, "test");
  });
  EXPECT_EQ(refusal(stopped), "corrupt test");
  EXPECT_EQ(seen.size(), 1u);
}

TEST_P(WorklistConformance, ReadsAreLoggedAsOftenAsTheyHappen) {
  ReadRecord const record{Instant{5}, Symbol("p1"), Symbol("office_a"), {here, uid_of(1)}, "case", 3};
  EXPECT_TRUE(cases_.log_read(record));
  EXPECT_TRUE(cases_.log_read(record));
  EXPECT_TRUE(cases_.log_reads(std::vector{record, record, record}));
  EXPECT_TRUE(cases_.log_reads({})) << "an empty page was looked at by nobody";
}

auto const name_of = [](auto const& store) { return store.param; };
INSTANTIATE_TEST_SUITE_P(Stores, Marked, ::testing::ValuesIn(stores_under_test()), name_of);
INSTANTIATE_TEST_SUITE_P(Stores, Filters, ::testing::ValuesIn(stores_under_test()), name_of);
INSTANTIATE_TEST_SUITE_P(Stores, WorklistConformance, ::testing::ValuesIn(stores_under_test()), name_of);

}  // namespace
}  // namespace liandiao::testing
