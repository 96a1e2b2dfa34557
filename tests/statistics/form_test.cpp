// The form of the ministry: which cell a mediation stands in, and what happens when cells contradict each other.
#include <gtest/gtest.h>

#include "engine/cases/registers.hpp"
#include "tests/life.hpp"
#include "tests/statistics/shipped_form.hpp"

namespace liandiao::tests {
namespace {

ReportPeriod march() { return {Every::month, 2026, 3}; }

MeasureSum sum(std::string_view code, std::int64_t value, std::string_view type = "neighbours",
               std::string_view source = "application", std::string_view organ = "jgm-pmc") {
  return {Symbol("peoples_mediation." + std::string(code)), Symbol(organ), Symbol(type), Symbol(source), {}, value};
}

/// Everybody's figures of March, checked.
FilledForm made(std::vector<MeasureSum> sums, std::vector<Symbol> const& tops = {}) {
  auto const& form = shipped_form("peoples_mediation");
  FormSums all;
  all.within.push_back({march().first(), march().last(), std::move(sums)});
  auto filled = liandiao::filled(form, march(), shipped().registers(), tops, all);
  check(form, filled);
  return filled;
}

std::int64_t cell(FormRow const& row, int no) { return row.cells[static_cast<std::size_t>(no - 1)]; }

/// `check of organ: sum / value`, of whoever is accused first; what is above it is accused of the same.
std::vector<std::string> failed(FilledForm const& form) {
  std::vector<std::string> all;
  for (auto const& one : form.disagreements)
    all.push_back(one.check + " of " + (one.of ? one.of.str() + (one.of_sum ? " and below" : "") : "total") + ": " +
                  std::to_string(one.sum) + " / " + std::to_string(one.value));
  return all;
}

using Failed = std::vector<std::string>;

TEST(Form, EveryKindOfBodyHasItsColumn) {
  for (auto const& [organ, no] : {std::pair{"bq-vpmc", 6},
                                  {"jgm-cpmc", 7},
                                  {"bq-pmc", 8},
                                  {"jgm-pmc", 9},
                                  {"ddk-ec", 10},
                                  {"ddk-ic", 11},
                                  {"ddk-mc", 11}}) {
    auto const form = made({sum("concluded", 3, "neighbours", "application", organ)});
    EXPECT_EQ(cell(*form.row(Symbol(organ), false), no), 3) << organ;
    EXPECT_TRUE(form.disagreements.empty()) << organ;
  }
}

TEST(Form, EveryTypeAndSourceOfTheShippedFlowHasItsColumn) {
  auto const& flow = shipped().flow();
  for (auto const type : flow.dispute_types)
    EXPECT_TRUE(made({sum("concluded", 1, type.view())}).disagreements.empty()) << type.str();
  for (auto const source : flow.sources)
    EXPECT_TRUE(made({sum("concluded", 1, "contract", source.view())}).disagreements.empty()) << source.str();
}

TEST(Form, LocalTypesCountAsOther) {
  auto const form = made(
      {sum("concluded", 1, "internet"), sum("concluded", 2, "intellectual_property"), sum("concluded", 4, "other")});
  EXPECT_EQ(cell(form.total(), 37), 7);
}

TEST(Form, TransfersAreWhateverIsNeitherOwnMotionNorApplication) {
  auto const form = made({sum("concluded", 1, "other", "own_motion"), sum("concluded", 2, "other", "court"),
                          sum("concluded", 4, "other", "police")});
  EXPECT_EQ(cell(form.total(), 12), 1);
  EXPECT_EQ(cell(form.total(), 14), 6);
  EXPECT_EQ(cell(form.total(), 15), 2);
  EXPECT_EQ(cell(form.total(), 17), 4);
  EXPECT_TRUE(form.disagreements.empty());
}

TEST(Form, AWordTheFormDoesNotKnowIsNamedWithItsRowAndWithWhateverItAddsUpTo) {
  EXPECT_EQ(failed(made({sum("concluded", 2, "dreams")})),
            (Failed{"types of jgm-pmc: 0 / 2", "types of ddk-jb and below: 0 / 2", "types of jgm-jo and below: 0 / 2",
                    "types of total: 0 / 2"}));
  EXPECT_EQ(failed(made({sum("concluded", 2, "other", "dreams")})).front(), "transfers of jgm-pmc: 0 / 2");
  EXPECT_EQ(failed(made({sum("concluded", 2, "other", "court", "jgm-jo")})).front(), "bodies of jgm-jo: 0 / 2");
}

TEST(Form, AgreementsWithoutFormAndMoreSuccessesThanMediationsAreNamed) {
  EXPECT_EQ(failed(made({sum("concluded", 2), sum("agreed", 1)})).front(), "forms of jgm-pmc: 0 / 1");
  EXPECT_EQ(failed(made({sum("concluded", 1), sum("agreed", 2), sum("oral", 1), sum("written", 1)})).front(),
            "success of jgm-pmc: 2 / 1");
}

TEST(Form, ARowThatWasChangedNoLongerAddsUpToItsSum) {
  auto form = made({sum("concluded", 1)});
  for (auto& row : form.rows)
    if (row.of == "jgm-pmc") row.cells[1] = 5;
  check(shipped_form("peoples_mediation"), form);
  EXPECT_EQ(failed(form), Failed{"column of jgm-jo and below: 5 / 0"});
  EXPECT_EQ(form.disagreements.front().equals, 2);
}

TEST(Form, WhatNobodyDidIsNought) {
  auto const form = made({});
  for (auto const n : form.total().cells) EXPECT_EQ(n, 0);
  EXPECT_TRUE(form.disagreements.empty());
}

TEST(Form, RowsGoFromTheTopOfTheLineDownAndEachLevelHasItsSum) {
  auto const form = made({sum("concluded", 1), sum("concluded", 2, "other", "court", "jgm-cpmc"),
                          sum("concluded", 4, "other", "court", "ddk-mc")});
  EXPECT_EQ(cell(form.total(), 1), 7);
  EXPECT_EQ(cell(*form.row(Symbol("ddk-jb"), true), 1), 7);
  EXPECT_EQ(cell(*form.row(Symbol("jgm-jo"), true), 1), 3);
  EXPECT_EQ(cell(*form.row(Symbol("jgm-cpmc"), false), 1), 2);
  EXPECT_EQ(form.row(Symbol("jgm-jo"), false), nullptr) << "an office is no body of the form";
  EXPECT_EQ(form.row(Symbol("jgm-old-cpmc"), false), nullptr) << "it closed years before";
  EXPECT_EQ(form.row(Symbol("ddk-jb"), true)->depth, 1);
  EXPECT_EQ(form.row(Symbol("jgm-jo"), true)->depth, 2);
  EXPECT_EQ(form.row(Symbol("jgm-pmc"), false)->depth, 3);
}

TEST(Form, WhoIsAskedAboutOneOfficeGetsWhatIsBelowIt) {
  auto const form = made({sum("concluded", 1), sum("concluded", 2, "other", "court", "ddk-mc")}, {Symbol("jgm-jo")});
  EXPECT_EQ(cell(form.total(), 1), 1);
  EXPECT_EQ(form.row(Symbol("ddk-mc"), false), nullptr);
  EXPECT_EQ(form.row(Symbol("ddk-jb"), true), nullptr);
}

TEST(Form, WhatTheRegistersDoNotKnowIsShownAtTheTopOfTheLineOnly) {
  auto const lost = sum("concluded", 1, "other", "court", "gone-pmc");
  EXPECT_EQ(cell(*made({lost}, {Symbol("ddk-jb")}).row(Symbol("gone-pmc"), false), 1), 1);
  EXPECT_EQ(made({lost}, {Symbol("jgm-jo")}).row(Symbol("gone-pmc"), false), nullptr);
}

}  // namespace
}  // namespace liandiao::tests
