// The chart of the linkage, under a law small enough to see through.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "engine/flow/linkage_chart.hpp"
#include "tests/flow/shipped_flow.hpp"
#include "tests/flow/small_law.hpp"

namespace liandiao {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Every word as it is coded; a clock as its name and length.
ChartWords codes() {
  return {[](std::string const&, std::string_view word) { return std::string(word); },
          [](std::string_view key, Params const& with) {
            std::string text(key);
            for (auto const& [name, value] : with) text += " " + value;
            return text;
          }};
}

std::string drawn() {
  auto const flow = test::flow_in(std::filesystem::path(LIANDIAO_SOURCE_DIR) / "tests/flow/good/everything.yaml");
  EXPECT_TRUE(flow.has_value());
  return linkage_chart(*flow, test::small_law(), codes());
}

TEST(LinkageChart, EveryProcedureOfTheFlowIsANode) {
  auto const chart = drawn();
  EXPECT_THAT(chart, HasSubstr("\nflowchart TD\n"));
  for (auto const* procedure : {"docket", "peoples_mediation", "police_mediation", "litigation_referral", "fulfilment"})
    EXPECT_THAT(chart, HasSubstr("  " + std::string(procedure) + "[\"<b>" + procedure + "</b>"));
}

TEST(LinkageChart, OutcomesLeadToWhatIsOfferedAndOthersToTheEnd) {
  auto const chart = drawn();
  EXPECT_THAT(chart, HasSubstr("  peoples_mediation -->|\"ended\"| police_mediation\n"));
  EXPECT_THAT(chart, HasSubstr("  peoples_mediation -->|\"refused<br/>agreed\"| nothing_more\n"));
  EXPECT_THAT(chart, HasSubstr("  docket -->|\"apply<br/>own_motion\"| peoples_mediation\n"));
}

TEST(LinkageChart, WhatTheLawOpensIsAThickEdge) {
  EXPECT_THAT(drawn(), HasSubstr("  police_mediation ==>|\"settle\"| fulfilment\n"));
}

TEST(LinkageChart, ClocksAreThoseOfTheFlowAndOneSetAsideIsLeftOut) {
  auto const chart = drawn();
  EXPECT_THAT(chart, HasSubstr("triage length 5 working_day"));
  EXPECT_THAT(chart, Not(HasSubstr("close length 60 day")));
  EXPECT_THAT(chart, HasSubstr("correct chart_day_set_each_time"));
  EXPECT_THAT(chart, HasSubstr("chart_regime medical_committeemediate length 20 working_day"))
      << "a regime beside the general row, in its latest edition";
  EXPECT_THAT(chart, Not(HasSubstr("length 30 working_day")));
}

}  // namespace
}  // namespace liandiao
