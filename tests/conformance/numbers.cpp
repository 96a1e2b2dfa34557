// Numbers: gap-free per organisation, type and year, whatever fails beside them.

#include <set>
#include <thread>

#include "tests/conformance/stores.hpp"

namespace liandiao::testing {
namespace {

using NumberConformance = StoreConformance;

Change request(std::int64_t seq, int index, std::string_view type, std::string_view organ, int year = 2026) {
  return opened(NumberRequest{seq, index, 1, Symbol(type), Symbol(organ), year, false});
}

std::vector<std::string> texts_of(std::vector<Committed> const& done) {
  std::vector<std::string> texts;
  for (auto const& step : done)
    for (auto const& [row, text] : step.numbers) texts.push_back(text);
  return texts;
}

using Texts = std::vector<std::string>;

TEST_P(NumberConformance, ASeriesIsOfOneOrganOneTypeAndOneYear) {
  Life life(uid_of(1)), far(uid_of(2), "cqyb");
  auto const done = must_commit(
      cases_,
      {life.opening({request(1, 0, "ledger", ""), request(1, 1, "mediation", "甲"), request(1, 2, "mediation", "甲"),
                     request(1, 3, "mediation", "乙"), request(1, 4, "mediation", "甲", 2027)}),
       far.opening({request(1, 0, "ledger", "")})});
  EXPECT_EQ(texts_of(done), (Texts{"cqdk-2026-000001", "渝渡甲人调字〔2026〕001号", "渝渡甲人调字〔2026〕002号",
                                   "渝渡乙人调字〔2026〕001号", "渝渡甲人调字〔2027〕001号", "cqyb-2026-000001"}));
  auto const later = must_commit(cases_, {life.next({request(2, 0, "mediation", "甲"), request(2, 1, "ledger", "")})});
  EXPECT_EQ(texts_of(later), (Texts{"渝渡甲人调字〔2026〕003号", "cqdk-2026-000002"}));
  EXPECT_EQ(strays_of(cases_, Symbol("cqdk")), Texts());
}

TEST_P(NumberConformance, ACaseCarriesItsNumbersByRequest) {
  Life life(uid_of(1));
  must_commit(cases_, {life.opening({request(1, 0, "ledger", "")}), life.next({request(2, 3, "mediation", "甲")})});
  auto const file = cases_.load(life.id());
  ASSERT_TRUE(file);
  ASSERT_EQ(file->issued.size(), 2u);
  EXPECT_EQ(file->issued_number({1, 0}), "cqdk-2026-000001");
  EXPECT_EQ(file->issued_number({2, 3}), "渝渡甲人调字〔2026〕001号");
  EXPECT_EQ(file->issued_number({2, 0}), "");
}

TEST_P(NumberConformance, AStepRolledBackLosesNoNumber) {
  Life one(uid_of(1)), two(uid_of(2));
  must_commit(cases_, {one.opening({request(1, 0, "ledger", "")})});
  Life rival = one;
  must_commit(cases_, {rival.next()});
  EXPECT_FALSE(cases_.commit(std::vector{two.opening({request(1, 0, "ledger", "")}), one.next()}));
  Life again(uid_of(2));
  EXPECT_EQ(texts_of(must_commit(cases_, {again.opening({request(1, 0, "ledger", "")})})), Texts{"cqdk-2026-000002"});
  EXPECT_EQ(strays_of(cases_, Symbol("cqdk")), Texts());
}

TEST_P(NumberConformance, AnAnnulledRequestKeepsItsNumber) {
  Life life(uid_of(1));
  must_commit(cases_, {life.opening({request(1, 0, "ledger", "")})});
  auto const done =
      must_commit(cases_, {life.next({moved(NumberRequest{1, 0, 1, Symbol("ledger"), Symbol(), 2026, true})})});
  EXPECT_TRUE(texts_of(done).empty());
  EXPECT_EQ(cases_.load(life.id())->issued_number({1, 0}), "cqdk-2026-000001");
  EXPECT_EQ(texts_of(must_commit(cases_, {life.next({request(3, 0, "ledger", "")})})), Texts{"cqdk-2026-000002"});
}

TEST_P(NumberConformance, ATextIsIssuedOnce) {
  // Two organisations with ledger series of their own: the format makes the same text of both.
  Life life(uid_of(1));
  must_commit(cases_, {life.opening({request(1, 0, "ledger", "甲")})});
  Life copy = life;
  EXPECT_EQ(refusal(cases_.commit(std::vector{copy.next({request(2, 0, "ledger", "乙")})})),
            "internal step_does_not_fit");
  EXPECT_EQ(cases_.load(life.id())->version, 1);
}

TEST_P(NumberConformance, ManyAtOnceLeaveNoGap) {
  constexpr int threads = 4, each = 20;
  auto const work = [&](int me) {
    for (int i = 0; i < each; ++i) {
      Life life(uid_of(me * 1000 + i));
      EXPECT_TRUE(cases_.commit(std::vector{life.opening({request(1, 0, "ledger", "")})}));
    }
  };
  std::vector<std::thread> workers;
  workers.reserve(threads);
  for (int i = 0; i < threads; ++i) workers.emplace_back(work, i);
  for (auto& worker : workers) worker.join();
  std::set<std::string> texts;
  auto const walked = cases_.each_case(Symbol("cqdk"), [&](CaseId const& id) -> Result<> {
    texts.insert(std::string(cases_.load(id)->issued_number({1, 0})));
    return {};
  });
  ASSERT_TRUE(walked);
  EXPECT_EQ(texts.size(), static_cast<std::size_t>(threads * each));
  EXPECT_EQ(*texts.begin(), "cqdk-2026-000001");
  EXPECT_EQ(*texts.rbegin(), "cqdk-2026-000080");
  EXPECT_EQ(strays_of(cases_, Symbol("cqdk")), Texts());
}

TEST_P(NumberConformance, ACaseIsFoundByItsLedgerNumberItsUidAndTheBeginningOfIt) {
  Life one("018f0000-1111-7000-8000-000000000001"), two("018f0000-2222-7000-8000-000000000002");
  must_commit(cases_, {one.opening({request(1, 0, "ledger", ""), request(1, 1, "mediation", "甲")}), two.opening()});
  Symbol const here("cqdk");
  EXPECT_EQ(cases_.find(here, "cqdk-2026-000001").value(), one.id());
  EXPECT_EQ(cases_.find(here, two.id().uid).value(), two.id());
  EXPECT_EQ(cases_.find(here, "018f0000-2").value(), two.id());
  EXPECT_EQ(cases_.find(here, "018F0000-2").value(), two.id());
  EXPECT_EQ(refusal(cases_.find(here, "018f0000")), "invalid_input case_ambiguous");
  EXPECT_EQ(refusal(cases_.find(here, "018f000")), "not_found case_unknown");  // too short to be meant
  EXPECT_EQ(refusal(cases_.find(here, "018f0000-3")), "not_found case_unknown");
  EXPECT_EQ(refusal(cases_.find(here, "渝渡甲人调字〔2026〕001号")), "not_found case_unknown");
  EXPECT_EQ(refusal(cases_.find(here, "")), "not_found case_unknown");
  EXPECT_EQ(refusal(cases_.find(Symbol("cqyb"), "cqdk-2026-000001")), "not_found case_unknown");
  EXPECT_EQ(refusal(cases_.find(Symbol("cqyb"), two.id().uid)), "not_found case_unknown");
}

INSTANTIATE_TEST_SUITE_P(Stores, NumberConformance, ::testing::ValuesIn(stores_under_test()),
                         [](auto const& store) { return store.param; });

}  // namespace
}  // namespace liandiao::testing
