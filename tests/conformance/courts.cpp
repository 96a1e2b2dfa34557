// What waits before courts, and cases by the numbers courts gave them.

#include "tests/conformance/clocks.hpp"
#include "tests/conformance/stores.hpp"

namespace liandiao::testing {
namespace {

using Places = std::vector<std::pair<int, int>>;  // case, instance
Symbol const here("cqdk");
Symbol const court("court"), tribunal("tribunal");

Instance at_court(int no, Symbol organ, std::optional<Date> ended = std::nullopt) {
  Instance row;
  row.no = no;
  row.procedure = Symbol("litigation_referral");
  row.organ = organ;
  row.ended_on = ended;
  return row;
}

Filing filing_at(int instance, Symbol receiving, Symbol competent, std::string court_no = {}) {
  Filing row;
  row.instance = instance;
  row.party = 1;
  row.receiving_court = receiving;
  row.competent_court = competent;
  row.court_no = std::move(court_no);
  return row;
}

Confirmation confirmation_at(int instance, Symbol receiving, std::string court_no = {}) {
  Confirmation row;
  row.instance = instance;
  row.agreement = 1;
  row.receiving_court = row.competent_court = receiving;
  row.court_no = std::move(court_no);
  return row;
}

Change access(Symbol organ) { return opened(Access{organ, Symbol("organ")}); }

Duty neglected(int instance, std::string_view clock, std::optional<Date> done = std::nullopt) {
  return {Symbol("clock_lapsed"), instance, std::string(clock), court, Symbol("REG 8"), Date::of(2026, 3, 9), done};
}

class Courts : public StoreConformance {
 protected:
  void SetUp() override {
    Life first(uid_of(1)), second(uid_of(2)), third(uid_of(3)), fourth(uid_of(4));
    must_commit(
        cases_,
        {first.opening({access(court), opened(at_court(2, court)), opened(filing_at(2, court, court)),
                        opened(clock_due("decide_filing", Date::of(2026, 3, 20), "running", 2)),
                        opened(clock_due("receive", Date::of(2026, 3, 3), "met", 2)),
                        // Another instance's clock is none of this one's.
                        opened(clock_due("triage", Date::of(2026, 3, 1), "running", 1)), opened(at_court(3, court)),
                        opened(confirmation_at(3, court, "（2026）渝0104诉前调确3号"))}),
         second.opening({access(court), access(tribunal), opened(at_court(2, tribunal)),
                         opened(filing_at(2, tribunal, court)),
                         opened(clock_due("decide_filing", Date::of(2026, 3, 9), "lapsed", 2)),
                         opened(neglected(2, "decide_filing")),
                         // Ran out, but was seen to.
                         opened(clock_due("receive", Date::of(2026, 3, 3), "lapsed", 2)),
                         opened(neglected(2, "receive", Date::of(2026, 3, 5)))}),
         third.opening({access(court), opened(at_court(2, court, Date::of(2026, 3, 4))),
                        opened(filing_at(2, court, court, "（2026）渝0104民初5号")), opened(at_court(3, court))}),
         // Nobody opened this one to the court.
         fourth.opening({opened(at_court(2, court)), opened(filing_at(2, court, court, "（2026）渝0104民初5号")),
                         opened(clock_due("decide_filing", Date::of(2026, 3, 2), "running", 2))})});
  }

  Places before(std::vector<Symbol> const& courts) {
    auto const page = cases_.before_courts(here, {courts, "", 50});
    EXPECT_TRUE(page) << page.error().plain();
    Places places;
    for (auto const& one : page->lines) places.emplace_back(std::stoi(one.id.uid.substr(24)), one.instance);
    return places;
  }
};

TEST_P(Courts, WhatWaitsComesOldestDueFirstAndWithoutADayLast) {
  EXPECT_EQ(before({court}), (Places{{2, 2}, {1, 2}, {1, 3}}));
  auto const page = cases_.before_courts(here, {{court}, "", 50});
  ASSERT_TRUE(page);
  EXPECT_EQ(page->lines[0].due, Date::of(2026, 3, 9));  // ran out, and left a duty
  EXPECT_EQ(page->lines[1].due, Date::of(2026, 3, 20));
  EXPECT_FALSE(page->lines[2].due);
  EXPECT_EQ(page->next, "");
}

TEST_P(Courts, TheCourtThatReceivedAndTheOneThatDecidesBothSeeIt) {
  EXPECT_EQ(before({tribunal}), (Places{{2, 2}}));
  EXPECT_EQ(before({court, tribunal}), (Places{{2, 2}, {1, 2}, {1, 3}}));
  EXPECT_EQ(before({Symbol("other_court")}), Places());
  EXPECT_EQ(before({}), Places());
}

TEST_P(Courts, PagesFollowEachOtherWithoutGapOrRepeat) {
  Places all;
  std::string after;
  int pages = 0;
  do {
    auto const page = cases_.before_courts(here, {{court, tribunal}, after, 1});
    ASSERT_TRUE(page) << page.error().plain();
    for (auto const& one : page->lines) all.emplace_back(std::stoi(one.id.uid.substr(24)), one.instance);
    after = page->next;
    ++pages;
  } while (!after.empty());
  EXPECT_EQ(all, (Places{{2, 2}, {1, 2}, {1, 3}}));
  EXPECT_EQ(pages, 3);
}

TEST_P(Courts, AnotherDistrictsCasesAreNotThere) {
  auto const page = cases_.before_courts(Symbol("500105"), {{court}, "", 50});
  ASSERT_TRUE(page);
  EXPECT_TRUE(page->lines.empty());
}

TEST_P(Courts, AWrongPageIsRefused) {
  EXPECT_EQ(refusal(cases_.before_courts(here, {{court}, "", 0})), "invalid_input page_limit");
  EXPECT_EQ(refusal(cases_.before_courts(here, {{court}, "", 501})), "invalid_input page_limit");
  for (std::string const cursor :
       {"x", "2026-03-01", "2026-03-01/a", "2026-03-01/a/", "2026-03-01/a/b", "2026-13-01/a/1"})
    EXPECT_EQ(refusal(cases_.before_courts(here, {{court}, cursor, 50})), "invalid_input page_cursor") << cursor;
}

TEST_P(Courts, ACaseIsFoundByTheNumberOfACourt) {
  auto const found = cases_.find_by_court_no(here, "（2026）渝0104诉前调确3号");
  ASSERT_TRUE(found) << found.error().plain();
  EXPECT_EQ(found->uid, uid_of(1));
  EXPECT_EQ(refusal(cases_.find_by_court_no(here, "（2026）渝0104民初5号")), "invalid_input case_ambiguous");
  EXPECT_EQ(refusal(cases_.find_by_court_no(here, "（2026）渝0104民初6号")), "not_found case_unknown");
  EXPECT_EQ(refusal(cases_.find_by_court_no(here, "")), "not_found case_unknown");
  EXPECT_EQ(refusal(cases_.find_by_court_no(Symbol("500105"), "（2026）渝0104诉前调确3号")), "not_found case_unknown");
}

INSTANTIATE_TEST_SUITE_P(Stores, Courts, ::testing::ValuesIn(stores_under_test()),
                         [](auto const& one) { return one.param; });

}  // namespace
}  // namespace liandiao::testing
