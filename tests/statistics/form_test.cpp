// The form of the ministry: which cell a mediation stands in, and what happens when cells contradict each other.
#include "engine/statistics/form.hpp"

#include <gtest/gtest.h>

#include <set>

#include "engine/cases/registers.hpp"
#include "engine/statistics/measures.hpp"
#include "engine/statistics/period.hpp"
#include "tests/life.hpp"

namespace liandiao::tests {
namespace {

Form const& cases_form() { return *form("peoples_mediation", Date::of(2026, 3, 31)); }

MeasureSum sum(std::string_view code, std::int64_t value, std::string_view type = "neighbours",
               std::string_view source = "application", std::string_view organ = "body") {
  return {Symbol("peoples_mediation." + std::string(code)), Symbol(organ), Symbol(type), Symbol(source), value};
}

std::vector<Body> one_body(std::string_view kind = "street_committee") { return {{Symbol("body"), Symbol(kind)}}; }

std::int64_t cell(FormRow const& row, int no) { return row.cells[static_cast<std::size_t>(no - 1)]; }

std::vector<std::string> failed(FilledForm const& form) {
  std::vector<std::string> all;
  all.reserve(form.disagreements.size());
  for (auto const& one : form.disagreements)
    all.push_back(std::string(one.check) + " of " + (one.organ ? one.organ.str() : "total") + ": " +
                  std::to_string(one.parts_sum) + " / " + std::to_string(one.whole_value));
  return all;
}

using Failed = std::vector<std::string>;

TEST(Form, ColumnsAreNumberedWithoutAGapAndTakeKnownFigures) {
  std::set<std::string_view> known;
  for (auto const& figure : figures) known.insert(figure.code);
  int no = 0;
  for (auto const& column : cases_form().columns) {
    EXPECT_EQ(column.no, ++no);
    EXPECT_TRUE(known.contains(column.figure)) << column.code;
  }
  EXPECT_EQ(no, 44);
}

TEST(Form, AnUnknownFormIsNone) { EXPECT_EQ(form("dreams", Date::of(2026, 3, 31)), nullptr); }

TEST(Form, EveryKindOfBodyHasItsColumn) {
  for (auto const& [kind, no] : {std::pair{"village_committee", 6},
                                 {"community_committee", 7},
                                 {"town_committee", 8},
                                 {"street_committee", 9},
                                 {"enterprise_committee", 10},
                                 {"industry_committee", 11},
                                 {"medical_committee", 11}}) {
    auto const made = filled(cases_form(), one_body(kind), std::vector{sum("concluded", 3)});
    EXPECT_EQ(cell(made.rows.front(), no), 3) << kind;
    EXPECT_TRUE(made.disagreements.empty()) << kind;
  }
}

TEST(Form, EveryTypeAndSourceOfTheShippedFlowHasItsColumn) {
  auto const& flow = shipped().flow();
  for (auto const type : flow.dispute_types)
    EXPECT_TRUE(filled(cases_form(), one_body(), std::vector{sum("concluded", 1, type.view())}).disagreements.empty())
        << type.str();
  for (auto const source : flow.sources)
    EXPECT_TRUE(filled(cases_form(), one_body(), std::vector{sum("concluded", 1, "contract", source.view())})
                    .disagreements.empty())
        << source.str();
}

TEST(Form, LocalTypesCountAsOther) {
  auto const made = filled(cases_form(), one_body(),
                           std::vector{sum("concluded", 1, "internet"), sum("concluded", 2, "intellectual_property"),
                                       sum("concluded", 4, "other")});
  EXPECT_EQ(cell(made.total, 37), 7);
}

TEST(Form, TransfersAreWhateverIsNeitherOwnMotionNorApplication) {
  auto const made = filled(cases_form(), one_body(),
                           std::vector{sum("concluded", 1, "other", "own_motion"),
                                       sum("concluded", 2, "other", "court"), sum("concluded", 4, "other", "police")});
  EXPECT_EQ(cell(made.total, 12), 1);
  EXPECT_EQ(cell(made.total, 14), 6);
  EXPECT_EQ(cell(made.total, 15), 2);
  EXPECT_EQ(cell(made.total, 17), 4);
  EXPECT_TRUE(made.disagreements.empty());
}

TEST(Form, AWordTheFormDoesNotKnowIsNamedWithItsRow) {
  EXPECT_EQ(failed(filled(cases_form(), one_body(), std::vector{sum("concluded", 2, "dreams")})),
            (Failed{"types of body: 0 / 2", "types of total: 0 / 2"}));
  EXPECT_EQ(failed(filled(cases_form(), one_body(), std::vector{sum("concluded", 2, "other", "dreams")})),
            (Failed{"transfers of body: 0 / 2", "transfers of total: 0 / 2"}));
  EXPECT_EQ(failed(filled(cases_form(), one_body("judicial_office"), std::vector{sum("concluded", 2)})),
            (Failed{"bodies of body: 0 / 2", "bodies of total: 0 / 2"}));
}

TEST(Form, AgreementsWithoutFormAndMoreSuccessesThanMediationsAreNamed) {
  EXPECT_EQ(failed(filled(cases_form(), one_body(), std::vector{sum("concluded", 2), sum("agreed", 1)})),
            (Failed{"forms of body: 0 / 1", "forms of total: 0 / 1"}));
  EXPECT_EQ(failed(filled(cases_form(), one_body(),
                          std::vector{sum("concluded", 1), sum("agreed", 2), sum("oral", 1), sum("written", 1)})),
            (Failed{"success of body: 2 / 1", "success of total: 2 / 1"}));
}

TEST(Form, AFigureWithoutARowMakesItsColumnsDisagree) {
  auto const made =
      filled(cases_form(), one_body(),
             std::vector{sum("concluded", 1), sum("concluded", 2, "neighbours", "application", "elsewhere")});
  EXPECT_EQ(failed(made), (Failed{"bodies of total: 1 / 3", "column of total: 1 / 3", "column of total: 1 / 3",
                                  "column of total: 1 / 3"}));
  EXPECT_EQ(made.disagreements.back().whole, 21);
}

TEST(Form, WhatNobodyDidIsNought) {
  auto const made = filled(cases_form(), one_body(), {});
  for (auto const n : made.total.cells) EXPECT_EQ(n, 0);
  EXPECT_TRUE(made.disagreements.empty());
}

TEST(Month, IsReadStrictlyAndKnowsItsDays) {
  auto const february = parse_month("2028-02");
  ASSERT_TRUE(february.has_value());
  EXPECT_EQ(february->first(), Date::of(2028, 2, 1));
  EXPECT_EQ(february->last(), Date::of(2028, 2, 29));
  EXPECT_EQ(february->text(), "2028-02");
  EXPECT_EQ(parse_month("2026-12")->last(), Date::of(2026, 12, 31));
  for (auto const* wrong : {"", "2026", "2026-3", "2026-13", "2026-00", "2026-03-01", "202603", "1899-12", "3000-01",
                            " 2026-03", "2026-03 "})
    EXPECT_FALSE(parse_month(wrong).has_value()) << wrong;
}

}  // namespace
}  // namespace liandiao::tests
