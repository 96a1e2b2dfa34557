// Every figure says once what it is, and nothing is counted that no figure says.
#include "engine/statistics/figure.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/statistics/counts.hpp"

namespace liandiao::tests {
namespace {

TEST(Figures, StandOnceEachInOrderOfTheirCodes) {
  auto const all = figures();
  for (std::size_t i = 1; i < all.size(); ++i) EXPECT_LT(all[i - 1].code, all[i].code);
  for (auto const& one : all) {
    EXPECT_EQ(figure(one.code), &one);
    EXPECT_FALSE(one.counts.empty() || one.by_day.empty()) << one.code;
  }
  EXPECT_EQ(figure("peoples_mediation"), nullptr);
  EXPECT_EQ(figure("zzz"), nullptr);
}

TEST(Figures, ThoseOfTheFirstEditionStayWhatTheyWere) {
  for (auto const* code : {"concluded", "parties", "agreed", "written", "oral", "difficult", "amount", "performed",
                           "confirmation_applied", "confirmed", "sued", "overturned"}) {
    auto const* found = figure("peoples_mediation." + std::string(code));
    ASSERT_NE(found, nullptr) << code;
    EXPECT_TRUE(found->detail.empty()) << code;
  }
}

TEST(Figures, WhatACaseCountsIsAFigureAndHasADetailWhereTheFigureSaysSo) {
  for (auto const* stage :
       {"plain:in_session", "confirmed", "owing", "offered", "filed", "court_refused", "closed", "consumer/in_session",
        "police:no_penalty", "police:decided", "in_suit:issued", "court:in_session", "outlet/granted"})
    for (auto const& row : counted(at(stage).file())) {
      auto const* found = figure(row.code.view());
      ASSERT_NE(found, nullptr) << row.code.view();
      EXPECT_EQ(row.detail.empty(), found->detail.empty()) << stage << " " << told(row);
    }
}

}  // namespace
}  // namespace liandiao::tests
