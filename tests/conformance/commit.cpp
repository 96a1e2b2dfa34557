// What a store promises about steps: all or nothing, on the version expected, once per key.

#include <algorithm>
#include <thread>

#include "engine/cases/each_part.hpp"
#include "tests/conformance/filled.hpp"
#include "tests/conformance/stores.hpp"

namespace liandiao::testing {
namespace {

/// A step and the file after it, read back.
void expect_stored(CaseStore& cases, CaseFile const& expected) {
  auto const loaded = cases.load(expected.id);
  ASSERT_TRUE(loaded) << loaded.error().plain();
  EXPECT_TRUE(loaded->same_parts(expected));
  for (auto const& change : difference(expected, *loaded))
    std::visit(
        [](auto const& part) {
          std::string text;
          write(text, part);
          ADD_FAILURE() << part.code << " came back as " << text;
        },
        change.part);
  EXPECT_EQ(loaded->id, expected.id);
  EXPECT_EQ(loaded->version, expected.version);
  EXPECT_EQ(loaded->last, expected.last);
  EXPECT_EQ(loaded->recorded, expected.recorded);
}

/// Calls `f(part)` once for every part but the head, filled.
template <class F>
void for_each_part(int from, F&& f) {
  Filler filler(from);
  each_part([&](auto type) {
    using P = typename decltype(type)::type;
    if constexpr (!std::is_same_v<P, Head>) f(filler.part<P>());
  });
}

/// The same row, everything but its key as it is by default.
template <class P>
P emptied(P const& part) {
  P empty;
  boost::mp11::mp_for_each<boost::describe::describe_members<P, boost::describe::mod_public>>([&](auto d) {
    P other = part;
    other.*d.pointer = empty.*d.pointer;
    if (!(other.key() == part.key())) empty.*d.pointer = part.*d.pointer;
  });
  if constexpr (std::is_same_v<P, Custody>) empty.until_seq = part.until_seq;  // only one may be open
  return empty;
}

Party party(int no) {
  Party row;
  row.no = no;
  return row;
}

std::vector<Change> every_part(Change::Kind kind, int from, bool empty = false) {
  std::vector<Change> changes;
  for_each_part(from, [&]<class P>(P part) {
    if constexpr (std::is_same_v<P, Clock>) part.mark = Symbol("running");  // a due day is given
    changes.push_back({kind, empty ? emptied(part) : part});
  });
  return changes;
}

TEST_P(StoreConformance, EveryPartComesBackAsItWasOpened) {
  Life life(uid_of(1));
  life.head = Filler(5000).part<Head>();
  must_commit(cases_, {life.opening(every_part(Change::Kind::opened, 100))});
  expect_stored(cases_, life.file());
}

TEST_P(StoreConformance, EveryPartComesBackWhenAllButItsKeyIsAbsentOrEmpty) {
  Life life(uid_of(1));
  life.head = Head();
  must_commit(cases_, {life.opening(every_part(Change::Kind::opened, 100, true))});
  expect_stored(cases_, life.file());
}

TEST_P(StoreConformance, EveryPartMovesAndGoes) {
  Life life(uid_of(1));
  must_commit(cases_, {life.opening(every_part(Change::Kind::opened, 100, true))});
  auto head = Filler(7000).part<Head>();
  auto filled = every_part(Change::Kind::moved, 100);
  filled.push_back(moved(head));
  must_commit(cases_, {life.next(std::move(filled))});
  expect_stored(cases_, life.file());
  must_commit(cases_, {life.next(every_part(Change::Kind::moved, 100, true))});
  expect_stored(cases_, life.file());
  must_commit(cases_, {life.next(every_part(Change::Kind::gone, 100))});
  expect_stored(cases_, life.file());
}

TEST_P(StoreConformance, RowsOfTwoKeysAndTwoCasesAreKeptApart) {
  Life one(uid_of(1)), two(uid_of(2)), far(uid_of(1), "cqyb");
  must_commit(cases_, {one.opening(every_part(Change::Kind::opened, 100)), two.opening(), far.opening()});
  must_commit(cases_, {one.next(every_part(Change::Kind::opened, 3000)),
                       two.next(every_part(Change::Kind::opened, 100, true)), far.next()});
  must_commit(cases_, {one.next(every_part(Change::Kind::gone, 100))});
  for (auto const* life : {&one, &two, &far}) expect_stored(cases_, life->file());
}

TEST_P(StoreConformance, ACommitSaysWhatItStored) {
  Life life(uid_of(1));
  auto const step = life.opening();
  auto const done = must_commit(cases_, {step});
  ASSERT_EQ(done.size(), 1u);
  EXPECT_EQ(done[0].id, life.id());
  EXPECT_EQ(done[0].seq, 1);
  EXPECT_EQ(done[0].hash, step.hash);
  EXPECT_TRUE(done[0].numbers.empty());
  EXPECT_TRUE(must_commit(cases_, {}).empty());
}

TEST_P(StoreConformance, ACaseThatIsNotThereIsNotFound) {
  CaseId const nobody{Symbol("cqdk"), uid_of(9)};
  EXPECT_EQ(refusal(cases_.load(nobody)), "not_found case_unknown");
  EXPECT_EQ(refusal(cases_.events(nobody)), "not_found case_unknown");
  EXPECT_EQ(refusal(cases_.private_rows(nobody)), "not_found case_unknown");
  Life life(uid_of(9), "cqyb");
  must_commit(cases_, {life.opening()});
  EXPECT_EQ(refusal(cases_.load(nobody)), "not_found case_unknown");
}

// A database put back from a copy, and moved on since, has other events under the same numbers.
TEST_P(StoreConformance, AStepOnAnotherEventOfTheSameVersionIsAConflict) {
  Life life(uid_of(1));
  must_commit(cases_, {life.opening()});
  Life elsewhere = life;
  must_commit(cases_, {life.next()});
  elsewhere.next({opened(Filler(50).part<Party>())});
  EXPECT_EQ(refusal(cases_.commit(std::vector{elsewhere.next()})), "conflict case_moved");
  EXPECT_EQ(refusal(cases_.commit(std::vector{elsewhere.next({moved(elsewhere.head)})})), "conflict case_moved");
  expect_stored(cases_, life.file());
}

TEST_P(StoreConformance, AStepDecidedBeforeMoreWasPublishedIsAConflict) {
  Life life(uid_of(1));
  ASSERT_TRUE(revisions_.publish(Symbol("flow"), Symbol("f"), "{}", Instant{1}));
  auto const published = revisions_.published().value();
  EXPECT_EQ(published, 1);
  must_commit(cases_, {life.opening()});
  EXPECT_EQ(refusal(cases_.commit(std::vector{life.next({moved(life.head)})}, published)), "accepted");
  ASSERT_TRUE(revisions_.publish(Symbol("flow"), Symbol("f"), "{}", Instant{2}));  // the same again
  EXPECT_EQ(revisions_.published().value(), published);
  ASSERT_TRUE(revisions_.publish(Symbol("registers"), Symbol("r"), "{}", Instant{3}));
  EXPECT_EQ(revisions_.published().value(), published + 1);
  Life late = life;
  EXPECT_EQ(refusal(cases_.commit(std::vector{late.next()}, published)), "conflict case_moved");
  expect_stored(cases_, life.file());
  must_commit(cases_, {life.next()});
}

TEST_P(StoreConformance, ACaseRegisteredUnderWhatWasInForceBeforeIsAConflict) {
  ASSERT_TRUE(revisions_.publish(Symbol("flow"), Symbol("f"), "{}", Instant{1}));
  auto const published = revisions_.published().value();
  Life early(uid_of(1)), late(uid_of(2));
  EXPECT_EQ(refusal(cases_.commit(std::vector{early.opening()}, published)), "accepted");
  ASSERT_TRUE(revisions_.publish(Symbol("registers"), Symbol("r"), "{}", Instant{2}));
  EXPECT_EQ(refusal(cases_.commit(std::vector{late.opening()}, published)), "conflict case_moved");
  EXPECT_EQ(refusal(cases_.load(late.id())), "not_found case_unknown");
}

TEST_P(StoreConformance, AStepOnAnOldVersionIsAConflictAndLeavesNothing) {
  Life life(uid_of(1));
  must_commit(cases_, {life.opening()});
  Life rival = life;
  must_commit(cases_, {life.next()});
  auto late = rival.next({opened(Filler(50).part<Party>())}, "late");
  late.private_rows.push_back({{2, 0}, Openness::personal, digest_of("salt"), "张三"});
  EXPECT_EQ(refusal(cases_.commit(std::vector{late})), "conflict case_moved");
  expect_stored(cases_, life.file());
  EXPECT_EQ(cases_.events(life.id())->size(), 2u);
  EXPECT_TRUE(cases_.private_rows(life.id())->empty());
  EXPECT_FALSE(cases_.by_key(life.id().district, "late")->has_value());
}

TEST_P(StoreConformance, AStepFromTheFutureOrOnNoCaseIsAConflict) {
  Life life(uid_of(1)), never(uid_of(2));
  must_commit(cases_, {life.opening()});
  auto const stored = life.file();
  life.next();
  EXPECT_EQ(refusal(cases_.commit(std::vector{life.next()})), "conflict case_moved");
  never.opening();
  EXPECT_EQ(refusal(cases_.commit(std::vector{never.next()})), "conflict case_moved");
  expect_stored(cases_, stored);
  EXPECT_EQ(refusal(cases_.events(never.id())), "not_found case_unknown");
}

TEST_P(StoreConformance, ACaseIsCreatedOnce) {
  Life life(uid_of(1)), twin(uid_of(1));
  twin.head.cause = "另一起";
  must_commit(cases_, {life.opening()});
  EXPECT_EQ(refusal(cases_.commit(std::vector{twin.opening()})), "conflict case_moved");
  expect_stored(cases_, life.file());
}

TEST_P(StoreConformance, TwoStepsOfOneCaseFollowEachOtherInOneCommit) {
  Life life(uid_of(1));
  auto const first = life.opening();
  auto const done = must_commit(cases_, {first, life.next({opened(Filler(50).part<Party>())})});
  ASSERT_EQ(done.size(), 2u);
  EXPECT_EQ(done[1].seq, 2);
  expect_stored(cases_, life.file());
}

TEST_P(StoreConformance, RowsOfOneTableComeInWhateverStandsBetweenThem) {
  Life old(uid_of(1)), fresh(uid_of(2));
  must_commit(cases_, {old.opening({opened(party(1))})});
  std::vector<Change> many;
  for (int no = 2; no <= 20; ++no) {
    many.push_back(opened(party(no)));
    if (no % 3 == 0) many.push_back(opened(Filler(no * 100).part<Claim>()));
    if (no % 5 == 0) many.push_back(moved(party(1)));
    if (no % 7 == 0) {
      many.push_back(gone(party(no)));
      many.push_back(opened(party(no)));
    }
  }
  // Parties of a case that is only opened behind those of one that is there.
  must_commit(cases_, {old.next(std::move(many)), fresh.opening({opened(party(1)), opened(party(2))})});
  expect_stored(cases_, old.file());
  expect_stored(cases_, fresh.file());
}

TEST_P(StoreConformance, TwoCasesAreStoredBothOrNeither) {
  Life parent(uid_of(2)), child(uid_of(1));
  must_commit(cases_, {parent.opening()});
  auto const before = parent.file();
  Life rival = parent;
  auto const opening = child.opening();
  auto const link = parent.next();
  must_commit(cases_, {rival.next({opened(Filler(50).part<Claim>())})});
  EXPECT_EQ(refusal(cases_.commit(std::vector{opening, link})), "conflict case_moved");
  EXPECT_EQ(refusal(cases_.load(child.id())), "not_found case_unknown");
  expect_stored(cases_, rival.file());
  auto const done = must_commit(cases_, {rival.next(), opening});
  ASSERT_EQ(done.size(), 2u);
  EXPECT_EQ(done[0].id, parent.id());  // in the order given, whatever order they went in
  EXPECT_EQ(done[1].id, child.id());
}

TEST_P(StoreConformance, CasesThatCameBackAreFoundByTheCaseTheyCameBackFrom) {
  Life parent(uid_of(1)), late(uid_of(4)), early(uid_of(2)), alone(uid_of(3)), far(uid_of(5), "cqyb");
  late.head.parent = early.head.parent = far.head.parent = parent.id().uid;
  must_commit(cases_, {parent.opening(), late.opening(), early.opening(), alone.opening(), far.opening()});
  auto const children = cases_.children(parent.id());
  ASSERT_TRUE(children) << children.error().plain();
  EXPECT_EQ(*children, (std::vector{early.id(), late.id()}));
  EXPECT_TRUE(cases_.children(alone.id())->empty());
  EXPECT_TRUE(cases_.children({Symbol("cqdk"), ""})->empty()) << "a case that came back from none is nobody's child";
  auto head = late.file().head();
  head.parent.clear();
  must_commit(cases_, {late.next({moved(head)})});
  EXPECT_EQ(*cases_.children(parent.id()), std::vector{early.id()});
}

TEST_P(StoreConformance, AKeyServesOnce) {
  Life life(uid_of(1)), other(uid_of(2)), far(uid_of(3), "cqyb");
  must_commit(cases_, {life.opening(), other.opening(), far.opening()});
  auto const step = life.next({}, "request-1");
  must_commit(cases_, {step});
  EXPECT_EQ(refusal(cases_.commit(std::vector{step})), "conflict key_used");
  Life unmoved = other;
  EXPECT_EQ(refusal(cases_.commit(std::vector{unmoved.next({}, "request-1")})), "conflict key_used");
  Life twice = other;
  auto const first = twice.next({}, "request-2");
  EXPECT_FALSE(cases_.commit(std::vector{first, twice.next({}, "request-2")}));
  EXPECT_EQ(cases_.load(other.id())->version, 1);
  must_commit(cases_, {far.next({}, "request-1")});               // each district has its own
  must_commit(cases_, {other.next(), life.next(), life.next()});  // steps without a key never collide
}

TEST_P(StoreConformance, AKeyFindsItsEventAndItsNumbers) {
  Life life(uid_of(1));
  must_commit(cases_, {life.opening()});
  auto const step = life.next({opened(NumberRequest{2, 0, 1, Symbol("ledger"), Symbol(), 2026, false}),
                               opened(NumberRequest{2, 1, 1, Symbol("mediation"), Symbol("office_a"), 2026, false})},
                              "request-1");
  auto const done = must_commit(cases_, {step});
  must_commit(cases_, {life.next({opened(NumberRequest{3, 0, 1, Symbol("mediation"), Symbol("office_a"), 2026})})});
  auto const found = cases_.by_key(life.id().district, "request-1");
  ASSERT_TRUE(found && found->has_value());
  EXPECT_EQ((*found)->first, step.event);
  EXPECT_EQ((*found)->second, done[0].numbers);
  EXPECT_EQ(done[0].numbers.size(), 2u);
  EXPECT_FALSE(cases_.by_key(life.id().district, "request-2")->has_value());
  EXPECT_FALSE(cases_.by_key(Symbol("cqyb"), "request-1")->has_value());
  EXPECT_FALSE(cases_.by_key(life.id().district, "")->has_value());
}

TEST_P(StoreConformance, EventsComeBackAsTheyWereHashed) {
  Life life(uid_of(1));
  std::vector<Step> steps{life.opening()};
  for (int i = 0; i < 20; ++i) steps.push_back(life.next());
  must_commit(cases_, steps);
  auto const events = cases_.events(life.id());
  ASSERT_TRUE(events);
  ASSERT_EQ(events->size(), steps.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    EXPECT_EQ((*events)[i].seq, steps[i].event.seq);
    EXPECT_EQ((*events)[i].text, text_of(steps[i].event));
    EXPECT_EQ((*events)[i].hash, digest_of((*events)[i].text));
  }
}

TEST_P(StoreConformance, AStepThatDoesNotFitIsOurBugAndLeavesNothing) {
  Life life(uid_of(1));
  must_commit(cases_, {life.opening({opened(party(1))})});
  auto const stored = life.file();
  auto const forged = [&](auto... changes) {
    Life copy = life;
    auto step = copy.next();
    step.event.changes = {std::move(changes)...};
    step.hash = hash_of(step.event);
    return refusal(cases_.commit(std::vector{step}));
  };
  EXPECT_EQ(forged(opened(party(1))), "internal step_does_not_fit");
  EXPECT_EQ(forged(moved(party(2))), "internal step_does_not_fit");
  EXPECT_EQ(forged(gone(party(2))), "internal step_does_not_fit");
  EXPECT_EQ(forged(opened(party(2)), opened(party(3)), opened(party(1)), opened(party(4))),
            "internal step_does_not_fit");
  Life copy = life;
  auto erasing = copy.next();
  erasing.erased.push_back({1, 7});
  EXPECT_EQ(refusal(cases_.commit(std::vector{erasing})), "internal step_does_not_fit");
  expect_stored(cases_, stored);
  must_commit(cases_, {life.next()});
}

TEST_P(StoreConformance, PrivateTextsAreKeptAndErased) {
  Life life(uid_of(1));
  auto opening = life.opening();
  Digest const salt = digest_of("salt");
  opening.private_rows = {{{1, 0}, Openness::personal, salt, "张三"},
                          {{1, 1}, Openness::victim_only, salt, "钢花路 8 号"},
                          {{1, 2}, Openness::confidential, salt, ""}};
  must_commit(cases_, {opening});
  auto step = life.next();
  step.private_rows = {{{2, 0}, Openness::parties, digest_of("other"), "和解"}};
  step.erased = {{1, 1}};
  must_commit(cases_, {step});
  auto rows = *cases_.private_rows(life.id());
  std::sort(rows.begin(), rows.end(), [](auto const& a, auto const& b) { return a.row < b.row; });
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0].text, "张三");
  EXPECT_EQ(rows[0].salt, salt);
  EXPECT_EQ(rows[0].openness, Openness::personal);
  EXPECT_EQ(rows[1].row, (RowRef{1, 1}));
  EXPECT_EQ(rows[1].openness, Openness::victim_only);
  EXPECT_EQ(rows[1].text, "");
  EXPECT_TRUE(rows[1].salt.none());
  EXPECT_EQ(rows[2].text, "");
  EXPECT_FALSE(rows[2].salt.none());
  EXPECT_EQ(rows[3].text, "和解");
  auto again = life.next();
  again.erased = {{1, 1}};  // what is gone may be asked to go again
  must_commit(cases_, {again});
}

TEST_P(StoreConformance, OfManyWhoMoveACaseExactlyOneMovesEachVersion) {
  Life life(uid_of(1));
  must_commit(cases_, {life.opening()});
  constexpr int threads = 4, versions = 25;
  std::vector<int> won(threads, 0);
  auto const work = [&](std::size_t me) {
    while (true) {
      auto const file = cases_.load(life.id());
      if (!file) return ADD_FAILURE() << file.error().plain();
      if (file->version > versions) return;
      Step step;
      step.expected = file->version;
      step.event.id = life.id();
      step.event.seq = file->version + 1;
      step.event.command = Symbol("note");
      step.event.recorded = Instant{file->recorded.us + 1};
      step.event.on.day = Date::of(2026, 3, 2);
      step.event.previous = file->last;
      step.hash = hash_of(step.event);
      auto const done = cases_.commit(std::vector{step});
      if (done)
        ++won[me];
      else
        EXPECT_EQ(refusal(done), "conflict case_moved");
    }
  };
  std::vector<std::thread> workers;
  for (std::size_t i = 0; i < threads; ++i) workers.emplace_back(work, i);
  for (auto& worker : workers) worker.join();
  EXPECT_EQ(won[0] + won[1] + won[2] + won[3], versions);
  auto const events = *cases_.events(life.id());
  ASSERT_EQ(events.size(), static_cast<std::size_t>(versions) + 1);
  std::vector<Event> parsed;
  parsed.reserve(events.size());
  for (auto const& event : events) parsed.push_back(*parse_event(event.text));
  EXPECT_TRUE(fold(parsed));
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreConformance, ::testing::ValuesIn(stores_under_test()),
                         [](auto const& store) { return store.param; });

}  // namespace
}  // namespace liandiao::testing
