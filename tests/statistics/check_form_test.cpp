// Forms as they are written: what is refused when they are read, and what is found wrong with them.
#include "engine/statistics/check_form.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/life.hpp"
#include "tests/statistics/shipped_form.hpp"

namespace liandiao::tests {
namespace {

// Its lines are counted below: the columns begin with line 9, the checks with line 14.
constexpr std::string_view small = R"(report: small
edition: "1"
from: 2020-01-01
every: month
title: {zh: 小表, en: Small}
bodies: [street_committee]
groups: [{code: all, name: {zh: 全部, en: All}}]
columns:
  - {no: 1, code: done, group: all, name: {zh: 一, en: One}, counts: peoples_mediation.concluded}
  - {no: 2, code: agreed, group: all, name: {zh: 二, en: Two}, counts: peoples_mediation.agreed}
  - {no: 3, code: near, group: all, name: {zh: 三, en: Three}, counts: peoples_mediation.concluded, only: {type: [neighbours]}}
  - {no: 4, code: far, group: all, name: {zh: 四, en: Four}, counts: peoples_mediation.concluded, only: {type: {except: [neighbours]}}}
  - {no: 5, code: rate, group: all, name: {zh: 五, en: Five}, ratio: {of: 2, to: 1}}
checks:
  - {code: types, name: {zh: 合, en: Sum}, adds: [3, 4], equals: 1}
)";

struct Changed {
  std::string_view from;
  std::string_view to;
};

std::string with(std::vector<Changed> const& changes) {
  std::string text(small);
  for (auto const& [from, to] : changes) {
    auto const at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string place(Mark const& mark) { return " line " + std::to_string(mark.line); }

/// `key line N` of what is refused, or of everything found.
std::string wrong_with(std::vector<Changed> const& changes, FormSurroundings around = {}) {
  auto const value = read_yaml(with(changes), "small.yaml");
  EXPECT_TRUE(value.has_value()) << value.error().plain();
  auto const form = read_form(*value);
  if (!form) {
    std::string line;
    for (auto const& [name, text] : form.error().with)
      if (name == "line") line = " line " + text;
    return form.error().key + line;
  }
  if (around.flow == nullptr) around.flow = &shipped().flow();
  auto const found = check_form(*form, around);
  std::string text;
  for (auto const& one : found.wrong) text += (text.empty() ? "" : ", ") + one.key + place(one.mark);
  for (auto const& one : found.notes) text += (text.empty() ? "" : ", ") + ("note " + one.key) + place(one.mark);
  return text;
}

constexpr std::string_view last_check = "checks:\n";

TEST(FormFile, ThatIsSoundIsSaidToBe) { EXPECT_EQ(wrong_with({}), ""); }

TEST(FormFile, ComesBackAsItWasWritten) {
  for (auto const& entry : std::filesystem::directory_iterator(std::string(LIANDIAO_SOURCE_DIR) + "/config/reports")) {
    auto const& form = shipped_form(entry.path().stem().string());
    auto const again = read_form(write_form(form));
    ASSERT_TRUE(again.has_value()) << again.error().plain();
    EXPECT_EQ(again->digest, form.digest) << entry.path();
    EXPECT_EQ(again->columns, form.columns) << entry.path();
    EXPECT_EQ(again->checks, form.checks) << entry.path();
    EXPECT_EQ(again->compiled_by, form.compiled_by) << entry.path();
    EXPECT_EQ(again->money, form.money) << entry.path();
    EXPECT_EQ(form.code, entry.path().stem().string()) << "a form's file is called by its code";
  }
}

TEST(FormFile, OfEachShippedFormIsSound) {
  std::vector<Form const*> all;
  for (auto const& entry : std::filesystem::directory_iterator(std::string(LIANDIAO_SOURCE_DIR) + "/config/reports"))
    all.push_back(&shipped_form(entry.path().stem().string()));
  for (auto const* form : all)
    for (auto const& one : check_form(*form, {&shipped().flow(), all, {}}).wrong)
      ADD_FAILURE() << form->code << ": " << one.key << place(one.mark);
}

TEST(FormFile, ThatCannotBeReadIsRefusedWithItsPlace) {
  EXPECT_EQ(wrong_with({{"every: month", "every: day"}}), "field_wants_one_of line 4");
  EXPECT_EQ(wrong_with({{"every: month", "every: month\ncut_off: 31"}}), "form_cut_off_invalid line 5");
  EXPECT_EQ(wrong_with({{"edition: \"1\"\n", ""}}), "field_missing line 1");
  EXPECT_EQ(wrong_with({{"edition: \"1\"", "edition: \"1\"\nbeautiful: true"}}), "field_unknown line 3");
  EXPECT_EQ(wrong_with({{"code: done", "code: done it"}}), "authored_word_invalid line 9");
  EXPECT_EQ(wrong_with({{"[street_committee]", "[street_committee, street_committee]"}}),
            "authored_word_repeated line 6");
  EXPECT_EQ(wrong_with({{"counts: peoples_mediation.agreed", "counts: peoples_mediation.agreed, sum: {adds: [1]}"}}),
            "form_column_wants_one line 10");
  EXPECT_EQ(wrong_with({{", counts: peoples_mediation.agreed", ""}}), "form_column_wants_one line 10");
  EXPECT_EQ(wrong_with({{"ratio: {of: 2, to: 1}", "ratio: {of: 2, to: 1}, taken: before"}}),
            "form_column_only_counts line 13");
  EXPECT_EQ(wrong_with({{"ratio: {of: 2, to: 1}", "ratio: {of: 2, to: 1, per: 0}"}}), "form_per_invalid line 13");
  EXPECT_EQ(wrong_with({{"ratio: {of: 2, to: 1}", "sum: {adds: []}"}}), "form_adds_empty line 13");
  EXPECT_EQ(wrong_with({{"type: [neighbours]", "type: []"}}), "form_words_empty line 11");
  EXPECT_EQ(wrong_with({{"type: [neighbours]", "type: [neighbours, neighbours]"}}), "authored_word_repeated line 11");
  EXPECT_EQ(wrong_with({{"equals: 1", "equals: 1, at_most: 1"}}), "form_check_wants_one line 15");
  EXPECT_EQ(wrong_with({{", equals: 1", ""}}), "form_check_wants_one line 15");
  EXPECT_EQ(wrong_with({{"equals: 1", "elsewhere: other"}}), "form_check_elsewhere_invalid line 15");
  EXPECT_EQ(wrong_with({{"equals: 1", "equals: 1, elsewhere: other.done"}}), "form_check_elsewhere_number line 15");
}

TEST(FormFile, NamesFiguresWordsAndGroupsThatAreThere) {
  EXPECT_EQ(wrong_with({{"peoples_mediation.agreed", "peoples_mediation.dreamt"}}), "form_figure_unknown line 10");
  EXPECT_EQ(wrong_with({{"type: [neighbours]", "type: [dreams]"}}), "form_word_unknown line 11");
  EXPECT_EQ(wrong_with({{"type: [neighbours]", "body: [dreams]"}}), "form_word_unknown line 11");
  EXPECT_EQ(wrong_with({{"type: [neighbours]", "detail: [dreams]"}}), "form_figure_without_detail line 11");
  EXPECT_EQ(wrong_with({{"[street_committee]", "[dream_committee]"}}), "form_word_unknown line 6");
  EXPECT_EQ(wrong_with({{"bodies: [street_committee]", "compiled_by: [dreamers]"}}), "form_word_unknown line 6");
  EXPECT_EQ(wrong_with({{"code: near, group: all", "code: near, group: some"}}), "form_group_unknown line 11");
  EXPECT_EQ(wrong_with({{"[{code: all,", "[{code: some, name: {zh: 无, en: None}}, {code: all,"}}),
            "form_group_unused line 7");
  EXPECT_EQ(wrong_with({{"code: near", "code: done"}}), "form_code_repeated line 11");
  EXPECT_EQ(wrong_with({{"no: 2, code: agreed", "no: 6, code: agreed"}}).substr(0, 23), "form_number_gap line 10");
}

TEST(FormFile, MayKeepAWordThatIsRetiredAsLongAsFiguresBearIt) {
  FormSurroundings around;
  around.stored = [](Dimension by, Symbol word) { return by == Dimension::type && word == "typhoon"; };
  EXPECT_EQ(wrong_with(
                {{"type: [neighbours]", "type: [typhoon]"}, {"adds: [3, 4]", "adds: [1]"}, {"equals: 1", "at_most: 2"}},
                around),
            "note form_word_retired line 11");
}

TEST(FormFile, MakesColumnsOfColumnsBeforeThemOnly) {
  EXPECT_EQ(wrong_with({{"of: 2, to: 1", "of: 5, to: 1"}}), "form_column_not_before line 13");
  EXPECT_EQ(wrong_with({{"of: 2, to: 1", "of: 2, to: 9"}}), "form_column_not_before line 13");
  EXPECT_EQ(wrong_with({{last_check,
                         "  - {no: 6, code: six, group: all, name: {zh: 六, en: Six}, sum: {adds: [5]}}\n"
                         "checks:\n"}}),
            "form_ratio_in_sum line 14");
}

TEST(FormFile, AddsUpNothingTwice) {
  EXPECT_EQ(wrong_with({{"adds: [3, 4]", "adds: [3, 3]"}}), "form_column_twice line 15");
  EXPECT_EQ(wrong_with({{"except: [neighbours]", "except: [contract]"}}), "form_words_overlap line 15");
  EXPECT_EQ(wrong_with({{"only: {type: {except: [neighbours]}}", "only: {type: [neighbours]}"}}),
            "form_counted_twice line 15");
  EXPECT_EQ(wrong_with({{", only: {type: {except: [neighbours]}}", ""}}), "form_words_overlap line 15");
  EXPECT_EQ(wrong_with({{"only: {type: {except: [neighbours]}}", "only: {source: [court]}"}}),
            "form_words_overlap line 15")
      << "a case between neighbours may come from a court";
}

TEST(FormFile, AddsUpOneUnitOnly) {
  EXPECT_EQ(wrong_with({{"counts: peoples_mediation.concluded}", "counts: peoples_mediation.parties}"}}),
            "form_units_differ line 15");
  EXPECT_EQ(wrong_with({{"peoples_mediation.agreed", "peoples_mediation.amount"},
                        {"ratio: {of: 2, to: 1}", "sum: {adds: [1, 2]}"}}),
            "form_units_differ line 13");
  EXPECT_EQ(wrong_with({{"peoples_mediation.agreed", "peoples_mediation.amount"},
                        {"ratio: {of: 2, to: 1}", "priced: [{column: 2, yuan: 30}]"}}),
            "form_price_of_money line 13");
}

TEST(FormFile, HasNoCheckThatCanNeverHoldOrSaysNothing) {
  EXPECT_EQ(wrong_with({{"equals: 1", "equals: 9"}}), "form_check_column_unknown line 15");
  EXPECT_EQ(wrong_with({{"adds: [3, 4]", "adds: [1]"}}), "form_check_says_nothing line 15");
  EXPECT_EQ(wrong_with({{"adds: [3, 4]", "adds: [1, 2]"}}), "form_check_never_holds line 15");
  EXPECT_EQ(wrong_with({{"adds: [3, 4], equals", "adds: [1, 2], at_most"}}), "form_check_never_holds line 15");
  EXPECT_EQ(wrong_with({{"equals: 1", "equals: 5"}}), "form_ratio_in_sum line 15");
}

TEST(FormFile, IsToldOfWordsThatItsColumnsHaveNoPlaceFor) {
  EXPECT_EQ(wrong_with({{"{except: [neighbours]}", "[contract, medical]"}}), "note form_words_without_place line 15");
}

TEST(FormFile, ChecksAgainstFormsThatAreThere) {
  auto const other = form_of(with({{"report: small", "report: other"}}));
  FormSurroundings const around{nullptr, {&other}, {}};
  EXPECT_EQ(wrong_with({{"equals: 1", "elsewhere: other.done"}}, around), "");
  EXPECT_EQ(wrong_with({{"equals: 1", "at_most: 0, elsewhere: other.done"}}, around), "");
  EXPECT_EQ(wrong_with({{"equals: 1", "elsewhere: another.done"}}, around), "form_elsewhere_unknown line 15");
  EXPECT_EQ(wrong_with({{"equals: 1", "elsewhere: other.dreams"}}, around), "form_elsewhere_column_unknown line 15");
  EXPECT_EQ(wrong_with({{"equals: 1", "equals: 1, period_before: true"}}), "") << "what was then may be what is now";
}

}  // namespace
}  // namespace liandiao::tests
