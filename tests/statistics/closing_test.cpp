#include "engine/statistics/closing.hpp"

#include <gtest/gtest.h>

#include "engine/statistics/cell.hpp"
#include "engine/statistics/submission.hpp"

namespace liandiao {
namespace {

Symbol operator""_s(char const* text, std::size_t size) { return Symbol(std::string_view(text, size)); }

FormColumn column(int no, std::variant<Counts, SumOf, RatioOf, Priced> from) {
  FormColumn made;
  made.no = no;
  made.code = "c" + std::to_string(no);
  made.from = std::move(from);
  return made;
}

/// Concluded, agreed, what did not succeed, the rate, and what they are worth.
Form small_form() {
  Form form;
  form.code = "small";
  form.columns = {column(1, Counts{"concluded", {}, Taken::in_period}),
                  column(2, Counts{"agreed", {}, Taken::in_period}),
                  column(3, SumOf{{1}, {2}}),
                  column(4, RatioOf{2, 1, 100}),
                  column(5, Priced{{{2, 5000}}}),
                  column(6, Counts{"pending", {}, Taken::until_end})};
  return form;
}

FilledForm rows(std::vector<FormRow> all) { return {std::move(all), {}}; }

TEST(Closing, ReadsBackWhatItWrote) {
  ClosingText text;
  text.period = "2026-03";
  text.cut_off = 25;
  text.first = Date::of(2026, 2, 26);
  text.last = Date::of(2026, 3, 25);
  text.forms = {{"small"_s, "2026", digest_of("form")}};
  text.registers = digest_of("registers");
  text.figures = digest_of("figures");
  text.overridden = {{"small"_s, "total"_s, "单位更名，“下月”更正"}};
  text.restated = {{"small"_s,
                    "2026-02",
                    "jgm"_s,
                    ""_s,
                    false,
                    4,
                    no_ratio,
                    -5000,
                    {{"u1", 7, "merge"_s}, {"", 0, "withdrawal"_s, 12}}}};
  text.person = "ma"_s;
  text.organ = "jb"_s;
  text.closed_us = 1'772'400'000'000'000;
  text.program = "liandiao 1";
  auto const back = parse_closing(text_of(text));
  ASSERT_TRUE(back) << back.error().plain();
  EXPECT_EQ(*back, text);
  EXPECT_FALSE(parse_closing(text_of(text) + " "));
  EXPECT_FALSE(parse_closing("{}x"));
}

TEST(Closing, KeepsTheSumsAndTheRowsItsFormsWereFilledFrom) {
  FormSums sums;
  sums.before = {{"pending"_s, "o1"_s, "t1"_s, "s1"_s, {}, 3}};
  sums.within = {{Date::of(2026, 3, 1), Date::of(2026, 3, 9), {{"agreed"_s, "o1"_s, "t1"_s, "s1"_s, "d"_s, -1}}},
                 {Date::of(2026, 3, 10), Date::of(2026, 3, 31), {}}};
  auto const form = small_form();
  auto filled = rows(
      {{{}, 0, true, false, {1, 1, 0, 1'000'000, 5000, 3}}, {"o1"_s, 1, false, true, {1, 1, 0, no_ratio, 5000, 3}}});
  filled.disagreements = {{"total", "o1"_s, {1, 2}, 3, 5, 6, true, "other.c1", true}};
  auto const figures = closed_figures(sums, figures_of({form}), {form}, {filled});
  auto const back = parse_closed_figures(text_of(figures));
  ASSERT_TRUE(back) << back.error().plain();
  EXPECT_EQ(*back, figures);
  EXPECT_EQ(back->stocks, std::vector{"pending"_s});
  auto const again = sums_of(*back);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->before, sums.before);
  ASSERT_EQ(again->within.size(), 2U);
  EXPECT_EQ(again->within[0].sums, sums.within[0].sums);
  EXPECT_EQ(again->within[1].first, Date::of(2026, 3, 10));
  auto const form_back = filled_form(*rows_of(*back, "small"_s));
  EXPECT_EQ(form_back.rows[1].cells, filled.rows[1].cells);
  EXPECT_TRUE(form_back.rows[1].moved);
  EXPECT_EQ(form_back.disagreements[0].elsewhere, "other.c1");
  EXPECT_EQ(rows_of(*back, "large"_s), nullptr);
}

TEST(Closing, ASumOfAWordThatIsNotThereIsNoSum) {
  ClosedFigures figures;
  figures.words = {"a"_s};
  figures.before = {1, 0, 0, 0, 2, 5};
  EXPECT_FALSE(sums_of(figures));
  figures.before = {1, 0, 0, 0, -1, 5};
  EXPECT_FALSE(sums_of(figures));
  figures.before = {1, 0, 0, 0, 0};
  EXPECT_FALSE(sums_of(figures));
  figures.before = {1, 0, 0, 0, 0, 5};
  EXPECT_TRUE(sums_of(figures));
}

TEST(Closing, WhatMovedIsAddedToWhatWasStatedAndRatiosAreWorkedOutAnew) {
  auto const form = small_form();
  auto const stated = rows({{{}, 0, true, false, {4, 3, 1, 750'000, 15000, 2}},
                            {"jo"_s, 1, true, false, {4, 3, 1, 750'000, 15000, 2}},
                            {"pmc"_s, 2, false, false, {4, 3, 1, 750'000, 15000, 2}}});
  auto const moved = rows({{{}, 0, true, false, {1, -1, 2, 0, -5000, 0}},
                           {"jo"_s, 1, true, false, {1, -1, 2, 0, -5000, 0}},
                           {"pmc"_s, 2, false, false, {0, -1, 1, no_ratio, -5000, 0}},
                           {"new"_s, 2, false, false, {1, 0, 1, 0, 0, 0}}});
  auto const lines = restatements(form, "2026-03", stated, moved);
  auto after = stated;
  restate(after, lines);
  EXPECT_EQ(after.row({}, true)->cells, (std::vector<std::int64_t>{5, 2, 3, 400'000, 10000, 2}));
  EXPECT_EQ(after.row("pmc"_s, false)->cells, (std::vector<std::int64_t>{4, 2, 2, 500'000, 10000, 2}));
  EXPECT_EQ(after.row("new"_s, false)->cells[0], 1);
  for (auto const& line : lines) EXPECT_NE(line.before, line.after);
  EXPECT_TRUE(restatements(form, "2026-03", after, rows({{{}, 0, true, false, {0, 0, 0, no_ratio, 0, 0}}})).empty());
}

TEST(Closing, ABodyThatMovedIsRestatedWhereItStood) {
  auto const form = small_form();
  FormRow const twice_a{"pmc"_s, 2, false, true, {1, 1, 0, 1'000'000, 5000, 0}};
  FormRow const twice_b{"pmc"_s, 2, false, true, {2, 2, 0, 1'000'000, 10000, 0}};
  auto const stated = rows({{{}, 0, true, true, {3, 3, 0, 1'000'000, 15000, 0}},
                            {"east"_s, 1, true, true, {1, 1, 0, 1'000'000, 5000, 0}},
                            twice_a,
                            {"west"_s, 1, true, true, {2, 2, 0, 1'000'000, 10000, 0}},
                            twice_b});
  auto const moved = rows({{{}, 0, true, false, {1, 1, 0, 0, 5000, 0}},
                           {"west"_s, 1, true, false, {1, 1, 0, 0, 5000, 0}},
                           {"pmc"_s, 2, false, false, {1, 1, 0, 0, 5000, 0}}});
  auto after = stated;
  restate(after, restatements(form, "2026-03", stated, moved));
  EXPECT_EQ(after.rows[2].cells[0], 1);
  EXPECT_EQ(after.rows[4].cells[0], 3);
  EXPECT_EQ(after.rows[3].cells[0], 3);
}

TEST(Closing, ARatioIsRoundedHalfUp) {
  EXPECT_EQ(ratio_cell(1, 3, 1), 3333);
  EXPECT_EQ(ratio_cell(2, 3, 100), 666'667);
  EXPECT_EQ(ratio_cell(1, 20'000, 1), 1);
  EXPECT_EQ(ratio_cell(-1, 20'000, 1), 0);
  EXPECT_EQ(ratio_cell(-1, 3, 1), -3333);
  EXPECT_EQ(ratio_cell(5, 0, 100), no_ratio);
}

TEST(Closing, SaysWhatKindOfStepCameLate) {
  Event event;
  event.command = "agree"_s;
  event.on.day = Date::of(2026, 3, 5);
  EXPECT_EQ(why_restated(event, Date::of(2026, 3, 5)), "late_entry");
  EXPECT_EQ(why_restated(event, Date::of(2026, 2, 5)), "later_step");
  event.changes = {{Change::Kind::moved, Head{}}};
  EXPECT_EQ(why_restated(event, Date::of(2026, 2, 5)), "retyped");
  event.command = "receive_merged"_s;
  EXPECT_EQ(why_restated(event, Date::of(2026, 2, 5)), "merge");
  event.amends = 3;
  EXPECT_EQ(why_restated(event, Date::of(2026, 3, 5)), "correction");
  event.annuls = 3;
  EXPECT_EQ(why_restated(event, Date::of(2026, 3, 5)), "annulment");
}

TEST(Closing, SaysWhetherALateRecordTakesAnotherBack) {
  Activity record;
  EXPECT_EQ(why_restated(record), "late_record");
  record.withdraws = 3;
  EXPECT_EQ(why_restated(record), "withdrawal");
}

TEST(Cell, IsMadeOfTheFiguresOfTheColumnsItIsMadeOf) {
  auto const form = small_form();
  auto const parts = parts_of(form, form.columns[2]);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].figure, "concluded");
  EXPECT_EQ(parts[1].weight, -1);
  EXPECT_EQ(parts_of(form, form.columns[4])[0].weight, 5000);
  EXPECT_TRUE(parts_of(form, form.columns[3]).empty());
}

TEST(Cell, NarrowsByEveryWordAsked) {
  auto form = small_form();
  Counts counts{"concluded", {}, Taken::in_period};
  counts.only = {{Dimension::type, {"a"_s, "b"_s}, false, {}},
                 {Dimension::type, {"b"_s}, true, {}},
                 {Dimension::source, {"court"_s}, true, {}}};
  form.columns[0].from = counts;
  auto const part = parts_of(form, form.columns[0]).front();
  EXPECT_EQ(part.types, (AnyOf{{"a"_s}, false}));
  EXPECT_FALSE(part.sources.holds("court"_s));
  EXPECT_TRUE(part.bodies.all());
  EXPECT_EQ(both_of({{"a"_s}, true}, {{"b"_s}, true}), (AnyOf{{"a"_s, "b"_s}, true}));
  EXPECT_TRUE(both_of({{"a"_s}, false}, {{"b"_s}, false}).none());
}

TEST(Submission, GoesUpStepByStep) {
  std::vector<SubmissionText> acts;
  auto const state = [&](std::string_view act) {
    acts.emplace_back().act = Symbol(act);
    return state_after(acts).str();
  };
  EXPECT_EQ(state_after(acts), "open");
  EXPECT_EQ(state("approve"), "open") << "nothing was submitted";
  EXPECT_EQ(state("submit"), "submitted");
  EXPECT_EQ(state("approve"), "submitted") << "it is checked first";
  EXPECT_EQ(state("check"), "checked");
  EXPECT_EQ(state("return"), "returned");
  EXPECT_EQ(state("check"), "returned");
  EXPECT_EQ(state("submit"), "submitted");
  EXPECT_EQ(state("check"), "checked");
  EXPECT_EQ(state("approve"), "approved");
  EXPECT_FALSE(may_follow("approved"_s, "check"_s));
  EXPECT_TRUE(may_follow("approved"_s, "return"_s));
}

TEST(Submission, ReadsBackWhatItWrote) {
  SubmissionText const act{"small"_s, "2026-03", "jo"_s, "return"_s, "ma"_s, "jb"_s, 5, "漏报", {}, digest_of("rows")};
  auto const back = parse_submission(text_of(act));
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, act);
  EXPECT_FALSE(parse_submission("[]"));
}

}  // namespace
}  // namespace liandiao
