// Messages are written with their step, go in order, and are there until they arrived or a person says otherwise.

#include <future>
#include <set>

#include "tests/conformance/stores.hpp"

namespace liandiao::testing {
namespace {

Symbol const here("cqdk");
using Lines = std::vector<std::string>;

/// After every moment at which a step of `Life` is recorded.
Instant at(std::int64_t seconds) { return Instant{1'773'000'000'000'000 + seconds * 1'000'000}; }

Outgoing message(std::int64_t seq, int index, std::string_view receiver, std::string_view kind = "warning") {
  return {seq, index, Symbol(kind), 1, Symbol("office_a"), Symbol(receiver), Date::of(2026, 3, 2)};
}

class Letters : public StoreConformance {
 protected:
  static Step with(Step step, std::vector<Outgoing> messages) {
    step.messages = std::move(messages);
    return step;
  }
  static std::string shown(Posted const& one) {
    std::string line = one.id.uid.substr(35) + "." + std::to_string(one.what.seq) + "." +
                       std::to_string(one.what.index) + " " + one.what.receiver.str();
    if (one.attempts > 0) line += " failed " + std::to_string(one.attempts) + ": " + one.trouble;
    return line;
  }
  Lines taken(std::string const& worker, std::int64_t now, int limit = 50) {
    auto const messages = outbox_.take_messages(here, {worker, at(now), at(now + 60)}, limit);
    EXPECT_TRUE(messages) << messages.error().plain();
    Lines lines;
    for (auto const& one : messages.value_or(std::vector<Posted>())) lines.push_back(shown(one));
    return lines;
  }
  Lines listed(bool dead = false) {
    auto const page = outbox_.messages(here, {dead, "", 50});
    EXPECT_TRUE(page) << page.error().plain();
    Lines lines;
    if (!page) return lines;
    for (auto const& one : page->messages) lines.push_back(shown(one) + " " + one.state.str());
    return lines;
  }
  MessageRef ref(int uid, std::int64_t seq, int index = 0) { return {{here, uid_of(uid)}, seq, index}; }

  Outbox& outbox_ = opened_->outbox();
  Life one_{uid_of(1)}, two_{uid_of(2)};
};

TEST_P(Letters, AreWrittenWithTheirStepOrNotAtAll) {
  auto const opening = with(one_.opening(), {message(1, 0, "police", "danger"), message(1, 1, "court", "referral")});
  must_commit(cases_, {opening});
  EXPECT_EQ(listed(), (Lines{"1.1.0 police waiting", "1.1.1 court waiting"}));
  EXPECT_EQ(refusal(cases_.commit(std::vector{opening})), "conflict case_moved");
  EXPECT_EQ(listed().size(), 2u);
  auto const found = outbox_.message(ref(1, 1, 1));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->what, message(1, 1, "court", "referral"));
  EXPECT_EQ(found->written, opening.event.recorded);
  EXPECT_EQ(found->due, opening.event.recorded);
  EXPECT_EQ(strays_of(cases_, here), std::vector<std::string>());
}

TEST_P(Letters, OneReceiverIsToldOfACaseInTheOrderOfItsSteps) {
  must_commit(cases_, {with(one_.opening(), {message(1, 0, "court")}),
                       with(one_.next(), {message(2, 0, "court"), message(2, 1, "court"), message(2, 2, "police")}),
                       with(two_.opening(), {message(1, 0, "court")})});
  EXPECT_EQ(taken("w1", 0), (Lines{"1.1.0 court", "2.1.0 court", "1.2.2 police"}));
  EXPECT_EQ(taken("w2", 1), Lines()) << "what waits behind a message in hand is not given out either";
  ASSERT_TRUE(outbox_.delivered(ref(1, 1)));
  EXPECT_EQ(taken("w2", 2), Lines{"1.2.0 court"});
  ASSERT_TRUE(outbox_.delivered(ref(1, 2)));
  EXPECT_EQ(taken("w2", 3), Lines{"1.2.1 court"});
}

TEST_P(Letters, WhatWasNotDeliveredComesBackWhenItsPauseIsOver) {
  must_commit(cases_, {with(one_.opening(), {message(1, 0, "court")}), with(one_.next(), {message(2, 0, "court")})});
  ASSERT_EQ(taken("w1", 0).size(), 1u);
  ASSERT_TRUE(outbox_.put_off(ref(1, 1), "w1", at(30), "HTTP 503"));
  EXPECT_EQ(taken("w1", 29), Lines());
  EXPECT_EQ(taken("w2", 30), Lines{"1.1.0 court failed 1: HTTP 503"});
}

TEST_P(Letters, AWorkerThatIsGoneKeepsNothingForLongerThanItsHold) {
  must_commit(cases_, {with(one_.opening(), {message(1, 0, "court")})});
  ASSERT_EQ(taken("killed", 0).size(), 1u);
  EXPECT_EQ(taken("w2", 59), Lines());
  EXPECT_EQ(taken("w2", 60), Lines{"1.1.0 court"});
  ASSERT_TRUE(outbox_.put_off(ref(1, 1), "killed", at(900), "late"));
  ASSERT_TRUE(outbox_.give_up(ref(1, 1), "killed", "late"));
  ASSERT_TRUE(outbox_.let_go(ref(1, 1), "killed"));
  EXPECT_EQ(taken("w3", 61), Lines());
  EXPECT_EQ(taken("w3", 120), Lines{"1.1.0 court"});
  ASSERT_TRUE(outbox_.let_go(ref(1, 1), "w3"));
  EXPECT_EQ(taken("w4", 121), Lines{"1.1.0 court"});
  // It arrived, whoever holds it by now.
  ASSERT_TRUE(outbox_.delivered(ref(1, 1)));
  EXPECT_EQ(listed(), Lines());
  EXPECT_TRUE(outbox_.delivered(ref(1, 1)));
}

TEST_P(Letters, WhatWasGivenUpHoldsBackWhatFollowsUntilAPersonDecides) {
  must_commit(cases_, {with(one_.opening(), {message(1, 0, "court")}), with(one_.next(), {message(2, 0, "court")})});
  ASSERT_EQ(taken("w1", 0).size(), 1u);
  ASSERT_TRUE(outbox_.give_up(ref(1, 1), "w1", "HTTP 400"));
  EXPECT_EQ(taken("w1", 1), Lines());
  EXPECT_EQ(listed(true), Lines{"1.1.0 court failed 1: HTTP 400 dead"});
  EXPECT_EQ(listed().size(), 2u);
  ASSERT_TRUE(outbox_.resend(ref(1, 1), at(5)));
  EXPECT_EQ(taken("w1", 5), Lines{"1.1.0 court"}) << "with all its attempts before it";
  ASSERT_TRUE(outbox_.give_up(ref(1, 1), "w1", "HTTP 400"));
  ASSERT_TRUE(outbox_.discard(ref(1, 1), Symbol("p1"), "当面告知"));
  EXPECT_EQ(taken("w1", 6), Lines{"1.2.0 court"});
  EXPECT_EQ(listed(true), Lines());
  auto const kept = outbox_.message(ref(1, 1));
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->state, "discarded");
  EXPECT_EQ(kept->closed_by, "p1");
  EXPECT_EQ(kept->reason, "当面告知");
  EXPECT_EQ(refusal(outbox_.discard(ref(1, 1), Symbol("p1"), "again")), "rejected outbox_discarded");
  EXPECT_EQ(refusal(outbox_.resend(ref(1, 1), at(7))), "rejected outbox_discarded");
  ASSERT_TRUE(outbox_.delivered(ref(1, 1)));
  EXPECT_TRUE(outbox_.message(ref(1, 1))) << "the record of a discarded message stays";
}

TEST_P(Letters, OneThatIsNotThereIsUnknown) {
  EXPECT_EQ(refusal(outbox_.message(ref(1, 1))), "not_found outbox_unknown");
  EXPECT_EQ(refusal(outbox_.resend(ref(1, 1), at(0))), "not_found outbox_unknown");
  EXPECT_EQ(refusal(outbox_.discard(ref(1, 1), Symbol("p1"), "x")), "not_found outbox_unknown");
}

TEST_P(Letters, PagesFollowEachOther) {
  must_commit(cases_, {with(one_.opening(), {message(1, 0, "court"), message(1, 1, "police")}),
                       with(one_.next(), {message(2, 0, "court")}), with(two_.opening(), {message(1, 0, "court")})});
  OutboxQuery query{false, "", 3};
  auto const first = outbox_.messages(here, query);
  ASSERT_TRUE(first);
  ASSERT_EQ(first->messages.size(), 3u);
  query.after = first->next;
  auto const second = outbox_.messages(here, query);
  ASSERT_TRUE(second);
  ASSERT_EQ(second->messages.size(), 1u);
  EXPECT_EQ(second->messages.front().id, two_.id());
  EXPECT_EQ(second->next, "");
  query.after = "here";
  EXPECT_EQ(refusal(outbox_.messages(here, query)), "invalid_input page_cursor");
  EXPECT_EQ(refusal(outbox_.messages(here, {false, "", 501})), "invalid_input page_limit");
}

TEST_P(Letters, OfManyThatTakeAtOnceEachIsGivenOthers) {
  constexpr int workers = 4, cases_count = 30;
  std::vector<Step> steps;
  for (int n = 0; n < cases_count; ++n) {
    Life life(uid_of(100 + n));
    steps.push_back(with(life.opening(), {message(1, 0, "court")}));
  }
  must_commit(cases_, steps);
  std::vector<std::future<Lines>> taking;
  taking.reserve(workers);
  for (int w = 0; w < workers; ++w)
    taking.push_back(std::async(std::launch::async, [this, w] {
      Lines mine;
      for (int turn = 0; turn < cases_count; ++turn) {
        auto const messages = outbox_.take_messages(here, {"w" + std::to_string(w), at(0), at(60 + turn)}, 2);
        EXPECT_TRUE(messages) << messages.error().plain();
        for (auto const& got : messages.value_or(std::vector<Posted>())) mine.push_back(message_id(got.ref()));
      }
      return mine;
    }));
  Lines all;
  for (auto& one_of : taking)
    for (auto& id : one_of.get()) all.push_back(std::move(id));
  EXPECT_EQ(all.size(), static_cast<std::size_t>(cases_count));
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size()) << "a message was given out twice";
}

auto const name_of = [](auto const& store) { return store.param; };
INSTANTIATE_TEST_SUITE_P(Stores, Letters, ::testing::ValuesIn(stores_under_test()), name_of);

TEST(MessageId, ReadsBackAndNothingElseDoes) {
  MessageRef const ref{{here, "0195c0de-0000-7000-8000-000000000001"}, 12, 3};
  auto const read = parse_message_id(here, message_id(ref));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->id, ref.id);
  EXPECT_EQ(read->seq, 12);
  EXPECT_EQ(read->index, 3);
  for (auto const* text : {"", "x", "x.1", ".1.2", "x.1.", "x..2", "x.01.2", "x.-1.2", "x.1.2 ", "x.1.a"})
    EXPECT_FALSE(parse_message_id(here, text)) << text;
}

}  // namespace
}  // namespace liandiao::testing
