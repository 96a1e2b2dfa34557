// What a store promises about people found again and about cases that name each other.

#include "tests/conformance/stores.hpp"

namespace liandiao::testing {
namespace {

Digest mark(std::string_view text) { return digest_of(text); }
Date march(unsigned day) { return Date::of(2026, 3, day); }

PrivateRow row(RowRef ref, std::string text, Digest marked = {}) {
  return {ref, Openness::personal, digest_of("salt"), std::move(text), marked};
}

/// A party whose name, number and phone are the first three texts of the step `seq`.
Party party(int no, std::int64_t seq) {
  Party person;
  person.no = no;
  person.name = {seq, 0};
  person.id_number = {seq, 1};
  person.phone = {seq, 2};
  return person;
}

/// A case registered that day with one party of these marks.
Step registered(Life& life, Date on, std::string_view name, std::string_view number = "", std::string_view phone = "") {
  life.head.registered_on = on;
  auto step = life.opening({opened(party(1, 1))});
  auto const marked = [](std::string_view text) { return text.empty() ? Digest{} : mark(text); };
  step.private_rows = {row({1, 0}, std::string(name), marked(name)), row({1, 1}, std::string(number), marked(number)),
                       row({1, 2}, std::string(phone), marked(phone))};
  return step;
}

Relation about(int no, std::string other, std::string_view standing) {
  Relation row;
  row.no = no;
  row.other = std::move(other);
  row.standing = Symbol(standing);
  return row;
}

class RelationConformance : public StoreConformance {
 protected:
  std::vector<std::string> bearing(std::string_view text, Date since = march(1), int limit = 10,
                                   std::string_view district = "cqdk") {
    auto const found = cases_.bearing(Symbol(district), mark(text), since, limit);
    EXPECT_TRUE(found) << (found ? "" : found.error().plain());
    std::vector<std::string> uids;
    for (auto const& one : found.value_or(std::vector<MarkBearer>())) uids.push_back(one.id.uid);
    return uids;
  }
  using Uids = std::vector<std::string>;
};

TEST_P(RelationConformance, AMarkFindsEveryCaseOfThePersonTheLatestFirst) {
  Life first(uid_of(1)), second(uid_of(2)), third(uid_of(3));
  must_commit(cases_, {registered(first, march(2), "zhang", "id-zhang", "138"), registered(second, march(9), "li"),
                       registered(third, march(5), "zhang", "", "138")});
  EXPECT_EQ(bearing("zhang"), (Uids{uid_of(3), uid_of(1)}));
  EXPECT_EQ(bearing("id-zhang"), Uids{uid_of(1)});
  EXPECT_EQ(bearing("138"), (Uids{uid_of(3), uid_of(1)}));
  EXPECT_TRUE(bearing("nobody").empty());
  EXPECT_EQ(bearing("zhang", march(3)), Uids{uid_of(3)}) << "registered on or after the day";
  EXPECT_EQ(bearing("zhang", march(5)), Uids{uid_of(3)});
  EXPECT_EQ(bearing("zhang", march(1), 1), Uids{uid_of(3)});
  EXPECT_TRUE(bearing("zhang", march(1), 10, "cqyb").empty()) << "another district's people are not there";
}

TEST_P(RelationConformance, ABearerSaysWhatItsCaseIsAbout) {
  Life life(uid_of(1));
  life.head.area = Symbol("500104003");
  must_commit(cases_, {registered(life, march(2), "zhang")});
  auto const found = cases_.bearing(Symbol("cqdk"), mark("zhang"), march(1), 10);
  ASSERT_TRUE(found) << found.error().plain();
  ASSERT_EQ(found->size(), 1u);
  EXPECT_EQ(found->front().id, life.id());
  EXPECT_EQ(found->front().dispute_type, "neighbour");
  EXPECT_EQ(found->front().area, "500104003");
  EXPECT_EQ(found->front().registered_on, march(2));
}

TEST_P(RelationConformance, ACaseIsFoundOnceHoweverManyOfItsTextsBearTheMark) {
  Life life(uid_of(1));
  auto step = registered(life, march(2), "zhang");
  step.private_rows[1].mark = mark("zhang");
  must_commit(cases_, {step});
  EXPECT_EQ(bearing("zhang"), Uids{uid_of(1)});
}

TEST_P(RelationConformance, WhoIsErasedIsFoundNoMore) {
  Life life(uid_of(1)), other(uid_of(2));
  must_commit(cases_, {registered(life, march(2), "zhang", "id-zhang"), registered(other, march(3), "zhang")});
  auto step = life.next();
  step.erased = {{1, 0}, {1, 1}};
  must_commit(cases_, {step});
  EXPECT_EQ(bearing("zhang"), Uids{uid_of(2)});
  EXPECT_TRUE(bearing("id-zhang").empty());
  auto const rows = *cases_.private_rows(life.id());
  EXPECT_TRUE(std::all_of(rows.begin(), rows.end(), [](PrivateRow const& kept) { return kept.mark.none(); }));
}

TEST_P(RelationConformance, AMarkComesBackWithItsText) {
  Life life(uid_of(1));
  must_commit(cases_, {registered(life, march(2), "zhang")});
  auto rows = *cases_.private_rows(life.id());
  std::sort(rows.begin(), rows.end(), [](auto const& a, auto const& b) { return a.row < b.row; });
  EXPECT_EQ(rows[0].mark, mark("zhang"));
  EXPECT_TRUE(rows[1].mark.none());
}

TEST_P(RelationConformance, ATextThatACorrectionReplacedMarksNobody) {
  Life life(uid_of(1));
  must_commit(cases_, {registered(life, march(2), "zhang")});
  Party renamed = party(1, 1);
  renamed.name = {2, 0};
  auto step = life.next({moved(renamed)});
  step.private_rows = {row({2, 0}, "zhao", mark("zhao"))};
  must_commit(cases_, {step});
  EXPECT_TRUE(bearing("zhang").empty());
  EXPECT_EQ(bearing("zhao"), Uids{uid_of(1)});
}

TEST_P(RelationConformance, ACaseMergedIntoAnotherIsLeftOutUntilItIsPartedAgain) {
  Life life(uid_of(1));
  must_commit(cases_, {registered(life, march(2), "zhang")});
  auto step = life.next();
  step.standing = Symbol("merged");
  must_commit(cases_, {step});
  EXPECT_TRUE(bearing("zhang").empty());
  must_commit(cases_, {life.next()});
  EXPECT_EQ(bearing("zhang"), Uids{uid_of(1)});
}

TEST_P(RelationConformance, AStepThatWasNotStoredMarksNobody) {
  Life life(uid_of(1));
  must_commit(cases_, {life.opening()});
  Life rival = life;
  must_commit(cases_, {life.next()});
  auto late = rival.next({opened(party(1, 2))});
  late.private_rows = {row({2, 0}, "zhang", mark("zhang"))};
  EXPECT_EQ(refusal(cases_.commit(std::vector{late})), "conflict case_moved");
  EXPECT_TRUE(bearing("zhang").empty());
}

TEST_P(RelationConformance, TheKeyOfADistrictIsKeptOnce) {
  Symbol const here("cqdk"), there("cqyb");
  EXPECT_EQ(*cases_.mark_key(here, digest_of("first")), digest_of("first"));
  EXPECT_EQ(*cases_.mark_key(here, digest_of("second")), digest_of("first"));
  EXPECT_EQ(*cases_.mark_key(there, digest_of("third")), digest_of("third"));
}

TEST_P(RelationConformance, CasesThatNameAnotherAreFoundFromIt) {
  Life one(uid_of(1)), two(uid_of(2)), three(uid_of(3)), far(uid_of(4), "cqyb");
  must_commit(cases_, {one.opening(), two.opening({opened(about(1, uid_of(1), "linked"))}),
                       three.opening({opened(about(1, uid_of(9), "open")), opened(about(2, uid_of(1), "dismissed"))}),
                       far.opening({opened(about(1, uid_of(1), "linked"))})});
  auto const found = cases_.relating(one.id());
  ASSERT_TRUE(found) << found.error().plain();
  EXPECT_EQ(*found, (std::vector{two.id(), three.id()}));
  EXPECT_TRUE(cases_.relating(two.id())->empty());
  must_commit(cases_, {two.next({gone(about(1, uid_of(1), "linked"))})});
  EXPECT_EQ(*cases_.relating(one.id()), std::vector{three.id()});
}

INSTANTIATE_TEST_SUITE_P(Stores, RelationConformance, ::testing::ValuesIn(stores_under_test()),
                         [](auto const& store) { return store.param; });

}  // namespace
}  // namespace liandiao::testing
