// Case files that a store remembers: what it gives is what it would read, a commit finds out whether it still is, and
// nobody is refused, shown or told anything by it.

#include <fstream>

#include "adapters/yaml/yaml.hpp"
#include "engine/cases/each_part.hpp"
#include "engine/desk/desk.hpp"
#include "tests/cluster.hpp"
#include "tests/conformance/filled.hpp"
#include "tests/conformance/stores.hpp"
#include "tests/gate.hpp"
#include "tests/life.hpp"
#include "tests/shipped.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::testing {
namespace {

Symbol const district("cqdk");

/// The very same, the order of its rows too.
void expect_same(CaseFile const& remembered, CaseFile const& loaded) {
  EXPECT_EQ(remembered.id, loaded.id);
  EXPECT_EQ(remembered.version, loaded.version);
  EXPECT_EQ(remembered.last, loaded.last);
  EXPECT_EQ(remembered.recorded, loaded.recorded);
  EXPECT_EQ(remembered.issued, loaded.issued);
  each_part(
      [&]<class P>(std::type_identity<P>) { EXPECT_EQ(remembered.all<P>() == loaded.all<P>(), true) << P::code; });
}

std::string name_of(::testing::TestParamInfo<std::string> const& given) { return given.param; }

class Remembered : public ::testing::TestWithParam<std::string> {
 protected:
  Remembered() {
    if (!place_.on_server()) init_database(place_, Instant{1}).value();
  }
  std::unique_ptr<SqlStore> open() { return SqlStore::open(place_, number_text).value(); }
  std::unique_ptr<SqlStore> open(std::size_t rows_max) {
    Place place = place_;
    place.cached_rows_max = rows_max;
    return SqlStore::open(place, number_text).value();
  }

  Folder folder_;
  Place const place_{.path =
                         GetParam() == "sqlite" ? folder_.file("cases.db") : tests::Cluster::of_this_program().fresh()};
};

TEST_P(Remembered, WhatWasStoredIsRememberedAsItWouldBeRead) {
  auto store = open();
  Life life(uid_of(1));
  std::vector<Change> changes;
  for (int const from : {3000, 100, 2000}) {
    Filler filler(from);
    each_part([&]<class P>(std::type_identity<P>) {
      if constexpr (!std::is_same_v<P, Head> && !std::is_same_v<P, Custody>) {  // only one of each may be open
        auto part = filler.part<P>();
        if constexpr (std::is_same_v<P, Clock>) part.mark = Symbol("running");
        if constexpr (std::is_same_v<P, NumberRequest>) part.annulled = false;
        changes.push_back(opened(part));
      }
    });
  }
  must_commit(*store, {life.opening(changes)});
  auto const remembered = store->remembered(district, life.id().uid);
  ASSERT_TRUE(remembered);
  expect_same(*remembered, store->load(life.id()).value());
  must_commit(*store, {life.next({gone(changes.front().part)}), life.next({moved(changes.back().part)})});
  expect_same(store->remembered(district, life.id().uid).value(), store->load(life.id()).value());
}

TEST_P(Remembered, ByItsLedgerNumberToo) {
  auto store = open();
  Life life(uid_of(1));
  must_commit(*store, {life.opening({opened(NumberRequest{1, 0, 1, Symbol("ledger"), Symbol(), 2026, false})})});
  auto const remembered = store->remembered(district, "cqdk-2026-000001");
  ASSERT_TRUE(remembered);
  EXPECT_EQ(remembered->id, life.id());
  EXPECT_FALSE(store->remembered(Symbol("cqyb"), "cqdk-2026-000001"));
  EXPECT_FALSE(store->remembered(district, "cqdk-2026-000002"));
}

TEST_P(Remembered, OnlyWhatIsToBeDecidedHere) {
  Life life(uid_of(1));
  must_commit(*open(), {life.opening()});
  auto store = open();
  auto const loaded = store->load(life.id()).value();
  EXPECT_FALSE(store->remembered(district, life.id().uid));
  store->remember(loaded);
  expect_same(store->remembered(district, life.id().uid).value(), loaded);
}

TEST_P(Remembered, AConflictLetsItGoAndWhatIsReadThenIsKept) {
  auto one = open();
  auto other = open();
  Life life(uid_of(1));
  must_commit(*one, {life.opening()});
  Life rival = life;
  must_commit(*other, {life.next({opened(Filler(50).part<Party>())})});
  EXPECT_EQ(one->remembered(district, life.id().uid)->version, 1);
  EXPECT_EQ(refusal(one->commit(std::vector{rival.next()})), "conflict case_moved");
  EXPECT_FALSE(one->remembered(district, life.id().uid));
  one->remember(one->load(life.id()).value());
  must_commit(*one, {life.next()});
  EXPECT_EQ(one->remembered(district, life.id().uid)->version, 3);
}

TEST_P(Remembered, AStepOnWhatWasReadPastItIsNotPutOnAnOldFile) {
  auto one = open();
  auto other = open();
  Life life(uid_of(1));
  must_commit(*one, {life.opening()});
  must_commit(*other, {life.next()});
  must_commit(*one, {life.next()});  // decided on what was loaded, beside what is remembered
  EXPECT_FALSE(one->remembered(district, life.id().uid));
}

TEST_P(Remembered, NoTextThatAnotherProcessMayErase) {
  auto one = open();
  auto other = open();
  Life life(uid_of(1));
  Party party;
  party.no = 1;
  party.name = {1, 0};
  auto opening = life.opening({opened(party)});
  opening.private_rows.push_back({{1, 0}, Openness::personal, digest_of("salt"), "张三"});
  must_commit(*one, {opening});
  auto const held = [&] {
    std::string text;
    auto const file = one->remembered(district, life.id().uid).value();
    each_part([&]<class P>(std::type_identity<P>) { write(text, file.all<P>()); });
    return text;
  };
  EXPECT_NE(held().find("\"1.0\""), std::string::npos);
  EXPECT_EQ(held().find("张三"), std::string::npos);
  auto erasing = life.next();
  erasing.erased.push_back({1, 0});
  must_commit(*other, {erasing});
  EXPECT_EQ(held().find("张三"), std::string::npos);
  EXPECT_EQ(one->private_rows(life.id())->front().text, "");
}

TEST_P(Remembered, NoMoreRowsThanItMayKeepThoseUsedLast) {
  auto store = open(30);
  std::vector<Life> lives;
  for (int n = 1; n <= 6; ++n) {  // a file weighs five: itself, head, docket, custody, access
    lives.emplace_back(uid_of(n));
    must_commit(*store, {lives.back().opening()});
  }
  EXPECT_TRUE(store->remembered(district, uid_of(1)));
  Life seventh(uid_of(7));
  must_commit(*store, {seventh.opening()});
  EXPECT_TRUE(store->remembered(district, uid_of(1)));
  EXPECT_FALSE(store->remembered(district, uid_of(2)));
  std::vector<Change> parties;
  for (int no = 1; no <= 40; ++no) {
    auto party = Filler(no * 100).part<Party>();
    party.no = no;
    parties.push_back(opened(party));
  }
  must_commit(*store, {seventh.next(parties)});
  EXPECT_FALSE(store->remembered(district, uid_of(7)));
  EXPECT_TRUE(store->remembered(district, uid_of(1)));

  auto none = open(0);
  must_commit(*none, {seventh.next()});
  none->remember(none->load(seventh.id()).value());
  EXPECT_FALSE(none->remembered(district, uid_of(7)));
}

INSTANTIATE_TEST_SUITE_P(Stores, Remembered, ::testing::Values("sqlite", "postgresql"), name_of);

TEST(PostgresqlRemembered, OfAStepOfWhichNobodyKnowsWhetherItWasStoredNothingIsKept) {
  Place const place{.path = tests::Cluster::of_this_program().fresh()};
  tests::Gate gate(place.path);
  auto store = SqlStore::open(Place{.path = gate.way()}, number_text).value();
  Life life(uid_of(1));
  must_commit(*store, {life.opening()});
  ASSERT_TRUE(store->remembered(district, life.id().uid));
  gate.lose_answer(tests::Gate::Then::refuses);
  EXPECT_EQ(refusal(store->commit(std::vector{life.next()})), "unavailable database_outcome_unknown");
  EXPECT_FALSE(store->remembered(district, life.id().uid));
  gate.open();
  EXPECT_EQ(store->load(life.id())->version, 2);
}

// ---- at the desk
// -------------------------------------------------------------------------------------------------------

Symbol const dadukou("500104");

constexpr char registration[] =
    "{organ: jgm-pmc, source: application, dispute_type: neighbours, area: \"500104003\", summary: 院墙越界,\n"
    " parties: [{side: claimant, kind: natural, name: 张三}, {side: respondent, kind: natural, name: 李四}]}";

/// The shipped registers without the one who acts in these tests.
Value registers_without_her() {
  std::ifstream file(std::string(LIANDIAO_SOURCE_DIR) + "/config/organisations/dadukou.yaml");
  std::string text(std::istreambuf_iterator<char>(file), {});
  text.replace(text.find("jgm-wang"), 8, "jgm-none");
  return read_yaml(text, "registers").value();
}

/// One process that acts on cases, with a store of its own.
class Process {
 public:
  explicit Process(std::unique_ptr<SqlStore> store) : store_(std::move(store)) {}

  void furnish() { tests::load_shipped(desk_); }
  Ruled<Done> act(std::string const& uid, std::string const& command, std::string const& fields,
                  std::string const& key = {}, std::optional<std::int64_t> seen = {}) {
    Request request;
    request.reference = uid;
    request.command = command;
    request.fields = read_yaml(fields, "fields").value();
    request.by = AtDesk{Symbol("jgm-wang"), Symbol()};
    request.key = key;
    request.seen = seen;
    return desk_.act(request);
  }
  std::string answer(std::string const& uid, std::string const& command, std::string const& fields,
                     std::string const& key = {}, std::optional<std::int64_t> seen = {}) {
    auto const done = act(uid, command, fields, key, seen);
    return done ? "accepted" : done.error().error.key;
  }
  std::string registered() {
    auto const done = act("", "register", registration);
    EXPECT_TRUE(done) << done.error().error.plain();
    return done ? done->id.uid : "";
  }
  std::int64_t version(std::string const& uid) { return store_->load({dadukou, uid})->version; }
  Desk& desk() { return desk_; }
  SqlStore& store() { return *store_; }

 private:
  std::unique_ptr<SqlStore> store_;
  tests::SetTime time_{Instant::at(Date::of(2026, 3, 12), 600)};
  tests::CountedIds ids_;
  Desk desk_{*store_, *store_, law::catalogue(), time_, ids_, dadukou, "test"};
};

class AtSeveralDesks : public Remembered {
 protected:
  AtSeveralDesks() { one_.furnish(); }
  Process one_{open()};
  Process other_{open()};
};

TEST_P(AtSeveralDesks, WhatIsRefusedOnAFileThatIsOldIsDecidedAsTheCaseStands) {
  auto const uid = one_.registered();
  EXPECT_EQ(one_.answer(uid, "inform_ways", "{}"), "accepted");
  EXPECT_EQ(other_.answer(uid, "apply", "{organ: jgm-pmc, applicants: [1]}"), "accepted");
  EXPECT_EQ(one_.store().remembered(dadukou, uid)->all<Instance>().size(), 1u);
  EXPECT_EQ(one_.answer(uid, "consent", "{parties: [2], purpose: mediate, answer: given}"), "accepted");
  EXPECT_EQ(other_.answer(uid, "accept", "{}"), "accepted");
}

TEST_P(AtSeveralDesks, WhatIsAcceptedOnAFileThatIsOldIsRefusedAsTheCaseStands) {
  auto const uid = one_.registered();
  EXPECT_EQ(one_.answer(uid, "apply", "{organ: jgm-pmc, applicants: [1]}"), "accepted");
  EXPECT_EQ(one_.answer(uid, "consent", "{parties: [2], purpose: mediate, answer: given}"), "accepted");
  EXPECT_EQ(other_.answer(uid, "accept", "{}"), "accepted");
  auto const again = other_.answer(uid, "accept", "{}");
  EXPECT_NE(again, "accepted");
  EXPECT_EQ(one_.answer(uid, "accept", "{}"), again);
}

TEST_P(AtSeveralDesks, AStepThatStillFitsIsNoConflictOfThePersons) {
  auto const uid = one_.registered();
  EXPECT_EQ(one_.answer(uid, "inform_ways", "{}"), "accepted");
  EXPECT_EQ(other_.answer(uid, "triage", "{dispute_type: neighbours, level: L1}"), "accepted");
  EXPECT_EQ(one_.answer(uid, "apply", "{organ: jgm-pmc, applicants: [1]}"), "accepted");
  EXPECT_EQ(one_.version(uid), 5);
}

TEST_P(AtSeveralDesks, AVersionThatThePersonSawIsComparedWithWhatIsStored) {
  auto const uid = one_.registered();
  EXPECT_EQ(one_.answer(uid, "inform_ways", "{}"), "accepted");
  EXPECT_EQ(other_.answer(uid, "triage", "{dispute_type: neighbours, level: L1}"), "accepted");
  EXPECT_EQ(one_.answer(uid, "apply", "{organ: jgm-pmc, applicants: [1]}", {}, 2), "case_moved");
  EXPECT_EQ(one_.answer(uid, "apply", "{organ: jgm-pmc, applicants: [1]}", {}, 3), "accepted");
}

TEST_P(AtSeveralDesks, AKeyUsedAnywhereBeforeGivesTheFirstAnswer) {
  auto const uid = one_.registered();
  EXPECT_EQ(one_.answer(uid, "inform_ways", "{}", "first"), "accepted");
  EXPECT_EQ(other_.answer(uid, "apply", "{organ: jgm-pmc, applicants: [1]}", "second"), "accepted");
  auto const again = one_.act(uid, "apply", "{organ: jgm-pmc, applicants: [1]}", "second");
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(again->events.front().seq, 3);
  auto const here = one_.act(uid, "inform_ways", "{}", "first");
  ASSERT_TRUE(here);
  EXPECT_TRUE(here->repeated);
  EXPECT_EQ(one_.answer(uid, "triage", "{dispute_type: neighbours, level: L1}", "first"), "key_used_otherwise");
  EXPECT_EQ(one_.version(uid), 4);
}

TEST_P(AtSeveralDesks, RegistersLoadedElsewhereHoldForTheNextStep) {
  auto const uid = one_.registered();
  EXPECT_EQ(one_.answer(uid, "inform_ways", "{}"), "accepted");
  EXPECT_EQ(one_.answer(uid, "triage", "{dispute_type: neighbours, level: L1}"), "accepted");  // all is remembered
  ASSERT_TRUE(other_.desk().load_registers(registers_without_her()));
  EXPECT_NE(one_.answer(uid, "apply", "{organ: jgm-pmc, applicants: [1]}"), "accepted");
  EXPECT_EQ(one_.version(uid), 3);
}

TEST_P(AtSeveralDesks, RegistersLoadedElsewhereHoldForTheNextRegistration) {
  one_.registered();
  one_.registered();  // what is in force is remembered
  ASSERT_TRUE(other_.desk().load_registers(registers_without_her()));
  EXPECT_NE(one_.answer("", "register", registration), "accepted");
}

INSTANTIATE_TEST_SUITE_P(Stores, AtSeveralDesks, ::testing::Values("sqlite", "postgresql"), name_of);

}  // namespace
}  // namespace liandiao::testing
