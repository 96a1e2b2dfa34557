// Revisions: append-only, and publishing the same body again is no new revision.

#include "tests/conformance/stores.hpp"

namespace liandiao::testing {
namespace {

using RevisionConformance = StoreConformance;
Symbol const flow("flow"), street("street"), town("town");

std::string shown(Revision const& r) {
  return r.kind.str() + "/" + r.name.str() + "/" + std::to_string(r.number) + " " + r.body;
}

TEST_P(RevisionConformance, ABodyIsPublishedOnceAndThenFound) {
  std::string const body = "{\"名称\":\"街道\"}\n";
  auto const first = revisions_.publish(flow, street, body, Instant{10});
  ASSERT_TRUE(first);
  EXPECT_EQ(shown(*first), "flow/street/1 " + body);
  EXPECT_EQ(first->digest, digest_of(body));
  EXPECT_EQ(first->published, Instant{10});
  auto const again = revisions_.publish(flow, street, body, Instant{20});
  ASSERT_TRUE(again);
  EXPECT_EQ(again->number, 1);
  EXPECT_EQ(again->published, Instant{10});
  auto const found = revisions_.by_digest(flow, digest_of(body));
  ASSERT_TRUE(found);
  EXPECT_EQ(shown(*found), shown(*first));
  EXPECT_EQ(found->published, Instant{10});
}

TEST_P(RevisionConformance, NumbersRunPerKindAndName) {
  Symbol const calendar("calendar");
  EXPECT_EQ(revisions_.publish(flow, street, "a", Instant{1})->number, 1);
  EXPECT_EQ(revisions_.publish(flow, street, "b", Instant{2})->number, 2);
  EXPECT_EQ(revisions_.publish(flow, town, "b", Instant{3})->number, 1);
  EXPECT_EQ(revisions_.publish(calendar, street, "a", Instant{4})->number, 1);
  EXPECT_EQ(revisions_.publish(flow, street, "a", Instant{5})->number, 3);  // back to what was there: a new revision
  EXPECT_EQ(shown(revisions_.latest(flow, street)->value()), "flow/street/3 a");
  EXPECT_EQ(shown(revisions_.latest(flow, town)->value()), "flow/town/1 b");
  EXPECT_EQ(shown(revisions_.latest(flow, Symbol())->value()), "flow/street/3 a");
  EXPECT_FALSE(revisions_.latest(flow, Symbol("nowhere"))->has_value());
  EXPECT_FALSE(revisions_.latest(Symbol("registers"), Symbol())->has_value());
  EXPECT_EQ(shown(revisions_.by_digest(flow, digest_of("a")).value()), "flow/street/3 a");
  std::vector<std::string> all;
  auto const kept = revisions_.all(flow);
  ASSERT_TRUE(kept);
  for (auto const& revision : *kept) all.push_back(shown(revision));
  EXPECT_EQ(all, (std::vector<std::string>{"flow/street/1 a", "flow/street/2 b", "flow/street/3 a", "flow/town/1 b"}));
}

TEST_P(RevisionConformance, ADigestNobodyPublishedIsNotFound) {
  EXPECT_TRUE(revisions_.publish(flow, street, "a", Instant{1}));
  EXPECT_EQ(refusal(revisions_.by_digest(flow, digest_of("b"))), "not_found revision_unknown");
  EXPECT_EQ(refusal(revisions_.by_digest(Symbol("calendar"), digest_of("a"))), "not_found revision_unknown");
  EXPECT_TRUE(revisions_.all(Symbol("calendar"))->empty());
}

INSTANTIATE_TEST_SUITE_P(Stores, RevisionConformance, ::testing::ValuesIn(stores_under_test()),
                         [](auto const& store) { return store.param; });

}  // namespace
}  // namespace liandiao::testing
