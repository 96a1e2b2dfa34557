// A form that another line compiles: who sees it, to whom it is handed in, who closes it, and which of its cases she
// may open.
#include <gtest/gtest.h>

#include "adapters/memory/memory_store.hpp"
#include "adapters/yaml/yaml.hpp"
#include "engine/desk/figure_desk.hpp"
#include "tests/life.hpp"
#include "tests/shipped.hpp"
#include "tests/statistics/shipped_form.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::tests {
namespace {

/// The shipped registers, and in them a statistician at the top of each line.
Value registers_with_statisticians() {
  std::ifstream file(std::string(LIANDIAO_SOURCE_DIR) + "/config/organisations/dadukou.yaml");
  std::string text{std::istreambuf_iterator<char>(file), {}};
  for (std::string const organ : {"ddk-pb", "ddk-court", "ddk-centre", "ddk-health", "ddk-law"})
    text += "\n  - {id: of-" + organ + ", name: 例·统计员, kind: official, example: true, posts: [{organ: " + organ +
            ", role: statistician}]}";
  return read_yaml(text, "registers").value();
}

/// The shipped form of administrative mediation over figures of organs of two lines.
class CompiledForm : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(load_shipped(desk, registers_with_statisticians()));
    publish(shipped_form(code.str()));
    count("ddk-health", "medical", 2);
    count("jgm-ps", "public_security", 1);
  }

  void publish(Form const& form) {
    ASSERT_TRUE(store.publish(Symbol("report"), Symbol(form.code), canonical_text(write_form(form)), time.now()));
  }
  /// A form of these lines that is compiled by these kinds.
  void publish(std::string const& form, std::vector<Symbol> lines, std::vector<Symbol> compiled_by) {
    auto edition = shipped_form(code.str());
    edition.code = form;
    edition.lines = std::move(lines);
    edition.compiled_by = std::move(compiled_by);
    publish(edition);
  }

  void count(std::string const& organ, std::string const& detail, std::int64_t value) {
    Measure const figure{0,
                         Symbol("administrative_mediation.concluded"),
                         Date::of(2026, 3, 2),
                         Symbol(organ),
                         Symbol("other"),
                         Symbol("application"),
                         Symbol(detail),
                         2,
                         value};
    auto const step = forged_figure({Symbol("500104"), ids.uid(time.now())}, figure);
    auto const done = store.commit(std::vector{step});
    ASSERT_TRUE(done.has_value()) << done.error().plain();
  }

  static AtDesk at(std::string const& person) { return {Symbol(person), Symbol()}; }

  /// `ORGAN=CONCLUDED` of every body with a figure, or why not.
  std::string seen(std::string const& by, std::string const& organ = "") {
    auto const report = desk.report({code.str(), "2026-Q1", Symbol(organ)}, at(by));
    if (!report) return report.error().key;
    std::string all;
    for (auto const& row : report->filled.rows)
      if (row.depth > 0 && !row.sum && row.cells.front() != 0)
        all += (all.empty() ? "" : " ") + row.of.str() + "=" + std::to_string(row.cells.front());
    return all;
  }

  /// For whom it was closed, or why not and who may: `KEY ORGANS`.
  std::string closed(std::string const& by, std::string const& form = "administrative_mediation") {
    auto const done = figures.close({"2026-Q1", {Symbol(form)}, {}}, at(by));
    return done ? done->text.organ.str() : told(done.error());
  }
  std::string act(std::string const& what, std::string const& by, std::string const& organ,
                  std::string const& reason = "") {
    auto const done = figures.submit({code, "2026-Q1", Symbol(organ), Symbol(what), reason, {}}, at(by));
    return done ? done->state.str() : told(done.error());
  }
  static std::string told(Error const& error) {
    auto text = error.key;
    for (auto const& [name, value] : error.with)
      if (name == "organs") text += " " + value;
    return text;
  }

  Symbol const code{"administrative_mediation"};
  SetTime time{Instant::at(Date::of(2026, 4, 6), 600)};
  CountedIds ids;
  MemoryStore store{[](Serial const& serial) { return serial.type.str() + std::to_string(serial.serial); }};
  Desk desk{store, store, law::catalogue(), time, ids, Symbol("500104"), "test"};
  FigureDesk figures{desk, store, "test"};
};

TEST_F(CompiledForm, IsSeenWholeByWhoCompilesItAndByOthersAsFarAsTheirLineGoes) {
  EXPECT_EQ(seen("ddk-ma"), "jgm-ps=1 ddk-health=2") << "the bureau of justice stands in neither line";
  EXPECT_EQ(seen("ddk-ma", "ddk-health"), "ddk-health=2");
  EXPECT_EQ(seen("ddk-tang"), "jgm-ps=1");
  EXPECT_EQ(seen("ddk-tang", "ddk-health"), "report_organ_not_below");
  EXPECT_EQ(seen("jgm-chen"), "report_nothing_below")
      << "an office of a street is below the bureau, and compiles nothing";
  EXPECT_EQ(seen("jgm-chen", "ddk-health"), "report_organ_not_below");
}

TEST_F(CompiledForm, IsClosedByTheStatisticianOfWhoCompilesItAndByNoOtherTop) {
  EXPECT_EQ(closed("jgm-chen"), "closing_not_hers ddk-jb");
  EXPECT_EQ(closed("ddk-chang"), "closing_not_hers ddk-jb") << "of the bureau, and no statistician";
  for (auto const* other : {"of-ddk-pb", "of-ddk-court", "of-ddk-centre", "of-ddk-health", "of-ddk-law"})
    EXPECT_EQ(closed(other), "closing_not_hers ddk-jb") << other;
  EXPECT_EQ(store.closings(Symbol("500104")).value(), 0);
  EXPECT_EQ(closed("ddk-ma"), "ddk-jb");
  EXPECT_EQ(seen("ddk-ma"), "jgm-ps=1 ddk-health=2");
  EXPECT_EQ(seen("ddk-tang"), "jgm-ps=1");
}

TEST_F(CompiledForm, OfWhichItSaysNothingIsCompiledByTheTopOfItsLineOrElseByTheBureau) {
  publish("every_line", {}, {});
  for (auto const* other : {"of-ddk-pb", "of-ddk-court", "of-ddk-centre", "of-ddk-health", "of-ddk-law"})
    EXPECT_EQ(closed(other, "every_line"), "closing_not_hers ddk-jb") << other;
  EXPECT_EQ(closed("ddk-ma", "every_line"), "ddk-jb");

  publish("two_lines", {Symbol("police"), Symbol("court")}, {});
  EXPECT_EQ(closed("of-ddk-pb", "two_lines"), "closing_not_hers ddk-jb") << "the court's figures are not the police's";
  EXPECT_EQ(closed("of-ddk-court", "two_lines"), "closing_not_hers ddk-jb");
  EXPECT_EQ(closed("ddk-ma", "two_lines"), "ddk-jb");

  publish("one_line", {Symbol("police")}, {});
  EXPECT_EQ(closed("ddk-ma", "one_line"), "closing_not_hers ddk-pb");
  EXPECT_EQ(closed("of-ddk-pb", "one_line"), "ddk-pb");
}

TEST_F(CompiledForm, IsClosedByEachOfThoseItNamesAndByNobodyWhereNoneOfThemIsAtATop) {
  publish("two_compilers", {}, {Symbol("centre"), Symbol("court")});
  EXPECT_EQ(closed("ddk-ma", "two_compilers"), "closing_not_hers ddk-court,ddk-centre");
  EXPECT_EQ(closed("of-ddk-centre", "two_compilers"), "ddk-centre");
  publish("no_compiler", {}, {Symbol("legal_aid_centre")});
  EXPECT_EQ(closed("ddk-ma", "no_compiler"), "form_nobody_compiles");
}

TEST_F(CompiledForm, GoesUpEachLineAndFromItsTopToWhoCompilesIt) {
  auto form = shipped_form(code.str());
  form.submitted = true;
  form.bodies.clear();  // who has nothing to say hands nothing in
  publish(form);
  EXPECT_EQ(closed("ddk-ma"), "closing_not_approved ddk-jb");
  EXPECT_EQ(act("submit", "ddk-tang", "ddk-pb"), "closing_not_approved ddk-pb") << "the station's is not approved";
  EXPECT_EQ(act("submit", "jgm-zhang", "jgm-ps"), "submitted");
  EXPECT_EQ(act("check", "ddk-ma", "jgm-ps"), "submission_not_below ddk-pb") << "it goes up its own line first";
  EXPECT_EQ(act("check", "ddk-tang", "jgm-ps"), "checked");
  EXPECT_EQ(act("approve", "ddk-tang", "jgm-ps"), "approved");

  EXPECT_EQ(act("submit", "ddk-ma", "ddk-pb"), "submission_not_hers ddk-jb");
  EXPECT_EQ(act("submit", "ddk-tang", "ddk-pb"), "submitted");
  EXPECT_EQ(act("check", "ddk-tang", "ddk-pb"), "submission_not_below ddk-jb");
  EXPECT_EQ(act("check", "ddk-lian", "ddk-pb"), "submission_not_below ddk-jb") << "the centre compiles another form";
  EXPECT_EQ(act("return", "ddk-ma", "ddk-pb"), "submission_reason_missing");
  EXPECT_EQ(act("return", "ddk-ma", "ddk-pb", "少报一起"), "returned");
  EXPECT_EQ(act("approve", "ddk-ma", "ddk-pb"), "submission_state");
  EXPECT_EQ(act("submit", "ddk-tang", "ddk-pb"), "submitted");
  EXPECT_EQ(act("check", "ddk-ma", "ddk-pb"), "checked");
  EXPECT_EQ(act("approve", "ddk-ma", "ddk-pb"), "approved");
  EXPECT_EQ(closed("ddk-ma"), "closing_not_approved ddk-jb") << "the commission of health has not handed in";

  EXPECT_EQ(act("submit", "ddk-kang", "ddk-health"), "submitted");
  EXPECT_EQ(act("check", "ddk-ma", "ddk-health"), "checked");
  EXPECT_EQ(act("approve", "ddk-ma", "ddk-health"), "approved");
  EXPECT_EQ(act("submit", "ddk-ma", "ddk-jb"), "submission_at_top ") << "it compiles the form itself";
  auto const states = figures.submissions(code, "2026-Q1", Symbol(), at("ddk-ma"));
  ASSERT_TRUE(states) << states.error().plain();
  std::string text;
  for (auto const& one : *states)
    if (one.state != "open") text += one.organ.str() + ":" + one.state.str() + "@" + one.acts.back().at.str() + " ";
  EXPECT_EQ(text, "ddk-pb:approved@ddk-jb ddk-health:approved@ddk-jb ");
}

TEST_F(CompiledForm, WhatMovesAfterItWasHandedInIsHandedInAgain) {
  auto form = shipped_form(code.str());
  form.submitted = true;
  publish(form);
  EXPECT_EQ(act("submit", "ddk-kang", "ddk-health"), "submitted");
  count("ddk-health", "medical", 1);
  EXPECT_EQ(act("check", "ddk-ma", "ddk-health"), "submission_moved");
  EXPECT_EQ(act("return", "ddk-ma", "ddk-health", "数字已变"), "returned");
}

TEST_F(CompiledForm, DoesNotOpenItsCases) {
  CellAsked asked;
  asked.form = code;
  asked.column = "concluded";
  asked.period = "2026-Q1";
  auto const found = figures.cases(asked, at("ddk-ma"));
  ASSERT_TRUE(found) << found.error().plain();
  EXPECT_TRUE(found->of.front().cases.empty());
  EXPECT_EQ(found->of.front().hidden, 2);
  EXPECT_EQ(found->of.front().hidden_value, 3);
  asked.row = Symbol("ddk-health");
  EXPECT_EQ(figures.cases(asked, at("ddk-ma"))->of.front().hidden_value, 2);
  EXPECT_EQ(figures.cases(asked, at("jgm-chen")).error().key, "report_organ_not_below");
}

}  // namespace
}  // namespace liandiao::tests
