// A statistician closes a month: what is frozen stays as it was, byte for byte, whatever is entered later, and what is
// entered later is stated anew once, in the period that is open.
#include "tests/decision/closings.hpp"

namespace liandiao::tests {
namespace {

TEST_F(Closings, FreezeWhatTheMonthComesTo) {
  today(3, 20);
  ended(march(5));
  ended(march(6), "labour_other");
  today(4, 2);
  EXPECT_EQ(closed("2026-03"), 1);
  EXPECT_EQ(total("2026-03"), (std::vector<std::int64_t>{2, 0, 1, 1, 2, 0, 2, 0}));
  auto const frozen = figures.frozen(Symbol("small"), "2026-03");
  ASSERT_TRUE(frozen && *frozen);
  EXPECT_EQ((*frozen)->closed.text.person, "ddk-ma");
  EXPECT_EQ((*frozen)->closed.text.organ, "ddk-jb");
  EXPECT_FALSE(figures.frozen(Symbol("small"), "2026-03", april(1))->has_value()) << "it was not closed by then";
  EXPECT_TRUE(figures.frozen(Symbol("small"), "2026-03", april(2))->has_value());
  EXPECT_FALSE(figures.frozen(Symbol("small"), "2026-04")->has_value());
  EXPECT_TRUE(audited().empty());
}

TEST_F(Closings, AForgottenCaseIsStatedAnewInTheNextMonthOnceAndOnlyOnce) {
  today(3, 20);
  ended(march(5));
  today(4, 2);
  closed("2026-03");
  auto const before = frozen_text(1);
  ended(march(9));
  EXPECT_EQ(frozen_text(1), before);
  EXPECT_EQ(total("2026-03").front(), 1);
  EXPECT_EQ(restated("2026-04"), "03/1:1>2 03/3:1>2 03/5:1>2 03/7:1>2");
  EXPECT_EQ(whys("2026-04"), "late_entry");
  auto const report = desk.report({"small", "2026-04", {}}, AtDesk{Symbol("ddk-ma"), Symbol()});
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->filled.disagreements.empty()) << "it opens with what was closed and what is stated anew of it";
  today(5, 2);
  EXPECT_EQ(restated("2026-05"), "") << "it is stated in the period after the last one closed, and in no other";
  closed("2026-04");
  EXPECT_EQ(restated("2026-04"), "03/1:1>2 03/3:1>2 03/5:1>2 03/7:1>2");
  EXPECT_EQ(total("2026-04"), (std::vector<std::int64_t>{0, 0, 0, 0, 0, no_ratio, 2, 2}));
  EXPECT_EQ(restated("2026-05"), "");
  EXPECT_TRUE(figures.restatements(Symbol("small"), "2026-04", AtDesk{Symbol("xsc-qian"), Symbol()})->lines.empty())
      << "it is none of hers";
  today(6, 2);
  closed("2026-05");
  EXPECT_EQ(restated("2026-05"), "");
  EXPECT_EQ(frozen_text(1), before);
  EXPECT_TRUE(audited().empty());
}

TEST_F(Closings, AReportOfAClosedMonthIsWhatWasFrozenForEachReader) {
  today(3, 20);
  ended(march(5));
  today(4, 2);
  closed("2026-03");
  ended(march(9));
  auto const concluded = [&](std::string const& period, std::string const& by, std::optional<Date> as_of = {}) {
    ReportAsked asked{"small", period, {}};
    asked.as_of = as_of;
    auto const report = desk.report(asked, AtDesk{Symbol(by), Symbol()});
    return report ? std::to_string(report->filled.total().cells.front()) + (report->closed ? " closed" : "")
                  : report.error().key;
  };
  EXPECT_EQ(concluded("2026-03", "ddk-ma"), "1 closed");
  EXPECT_EQ(concluded("2026-03", "jgm-chen"), "1 closed");
  EXPECT_EQ(concluded("2026-03", "ddk-ma", march(4)), "0") << "nothing was known of it yet";
  EXPECT_EQ(concluded("2026-03", "ddk-ma", march(20)), "1");
  EXPECT_EQ(concluded("2026-03", "ddk-ma", april(2)), "1 closed");
  ReportAsked const april_asked{"small", "2026-04", {}};
  EXPECT_EQ(desk.report(april_asked, AtDesk{Symbol("ddk-ma"), Symbol()})->restated.size(),
            figures.restatements(Symbol("small"), "2026-04", AtDesk{Symbol("ddk-ma"), Symbol()})->lines.size());
}

TEST_F(Closings, CorrectionsOfClosedMonthsAreStatedWithTheirReason) {
  today(3, 20);
  auto const one = ended(march(5));
  auto const two = ended(march(6));
  today(4, 2);
  closed("2026-03");
  auto const before = frozen_text(1);
  give(one, "annul", "{step: " + step_of(one, "end") + ", reason: 录错案件}", april(2));
  EXPECT_EQ(restated("2026-04"), "03/1:2>1 03/3:2>1 03/5:2>1 03/7:2>1");
  EXPECT_EQ(whys("2026-04"), "annulment");
  give(two, "amend", "{step: 1, reason: 归错类, with: {dispute_type: labour_other}}", april(2));
  EXPECT_EQ(restated("2026-04"), "03/1:2>1 03/3:2>0 03/4:0>1 03/5:2>1 03/7:2>1");
  EXPECT_EQ(whys("2026-04", 4), "correction");
  auto const three = ended(march(30), "neighbours", april(1));
  EXPECT_EQ(restated("2026-04"), "03/1:2>1 03/3:2>0 03/4:0>1 03/5:2>1 03/7:2>1") << "it ended in the open month";
  today(5, 2);
  closed("2026-04");
  give(three, "amend", "{step: " + step_of(three, "end") + ", on: '2026-03-30', reason: 日期写错}",
       Date::of(2026, 5, 2));
  EXPECT_EQ(restated("2026-05"), "03/1:1>2 03/3:0>1 03/5:1>2 03/7:1>2 04/1:1>0 04/3:1>0 04/5:1>0 04/6:0>- 04/8:1>2");
  today(6, 2);
  closed("2026-05");
  EXPECT_EQ(frozen_text(1), before);
  EXPECT_TRUE(audited().empty());
}

TEST_F(Closings, ACaseMergedAfterItsMonthClosedIsTakenBackInTheOpen) {
  today(3, 20);
  auto const one = ended(march(5));
  auto const two = ended(march(6));
  today(4, 2);
  closed("2026-03");
  give(two, "merge_case", "{into: " + one + ", reason: 重复}", april(2));
  EXPECT_EQ(restated("2026-04"), "03/1:2>1 03/3:2>1 03/5:2>1 03/7:2>1");
  EXPECT_EQ(whys("2026-04"), "merge");
  give(two, "unmerge_case", "{reason: 两件事}", april(2));
  EXPECT_EQ(restated("2026-04"), "") << "what was taken back and given again moved nothing";
  EXPECT_TRUE(audited().empty());
}

TEST_F(Closings, AreRefusedBeforeTheirTimeTwiceAndOutOfTurn) {
  today(3, 20);
  ended(march(5));
  EXPECT_EQ(refusal(close("2026-03")), "rejected closing_not_over");
  today(3, 31);
  EXPECT_EQ(refusal(close("2026-03")), "rejected closing_not_over") << "its last day is not over";
  today(4, 1);
  EXPECT_EQ(refusal(close("2026-02")), "rejected closing_before_first_case");
  EXPECT_EQ(refusal(close("2026-Q1")), "rejected closing_not_due");
  EXPECT_EQ(refusal(close("2026-13")), "invalid_input option_wants_period");
  EXPECT_EQ(refusal(close("2026-03", {}, "ddk-ma", {Symbol("dreams")})), "not_found report_unknown");
  EXPECT_EQ(refusal(close("2026-03", {}, "jgm-chen")), "forbidden closing_not_hers");
  EXPECT_EQ(refusal(close("2026-03", {}, "ddk-chang")), "forbidden closing_not_hers");
  closed("2026-03");
  EXPECT_EQ(refusal(close("2026-03")), "rejected closing_already");
  EXPECT_EQ(refusal(close("2026-03", {}, "ddk-ma", {})), "rejected closing_nothing");
  today(7, 1);
  EXPECT_EQ(refusal(close("2026-05")), "rejected closing_out_of_turn");
  EXPECT_EQ(refusal(close("2026-02")), "rejected closing_out_of_turn");
  EXPECT_EQ(store.closings(Symbol("500104")).value(), 1);
}

TEST_F(Closings, AFailedCheckStopsThemUnlessItIsPutUpWithForAReason) {
  auto text = std::string(small_form);
  text.replace(text.find("report: small"), 13, "report: wrong");
  auto const check = text.find("adds: [3, 4], equals: 1");
  text.replace(check, 23, "adds: [3], equals: 1");
  publish(text);
  today(3, 20);
  ended(march(5), "labour_other");
  today(4, 2);
  std::vector<Symbol> const wrong{Symbol("wrong")};
  auto const refused = close("2026-03", {}, "ddk-ma", wrong);
  EXPECT_EQ(refusal(refused), "rejected closing_disagrees");
  EXPECT_EQ(refusal(close("2026-03", {{{}, Symbol("dreams"), "因为"}}, "ddk-ma", wrong)), "rejected closing_disagrees");
  EXPECT_EQ(refusal(close("2026-03", {{{}, Symbol("types"), "因为"}})), "rejected closing_override_unused");
  auto const done = close("2026-03", {{{}, Symbol("types"), "口径待改"}}, "ddk-ma", wrong);
  ASSERT_TRUE(done) << done.error().plain();
  EXPECT_EQ(done->text.overridden, (std::vector<Overridden>{{Symbol("wrong"), Symbol("types"), "口径待改"}}));
  EXPECT_TRUE(audited().empty());
}

TEST_F(Closings, AreNotRefusedBecauseACaseOfAClosedMonthCameBetweenTwoReadings) {
  today(3, 20);
  ended(march(5));
  today(4, 2);
  closed("2026-03");
  today(5, 2);
  ended(april(9));
  // What April opens with was read without it, and what is stated anew of March is read with it.
  store.after_reading = [&] { store.after_reading = [&] { ended(march(9)); }; };
  auto const done = close("2026-04");
  ASSERT_TRUE(done) << done.error().plain();
  EXPECT_EQ(restated("2026-04"), "03/1:1>2 03/3:1>2 03/5:1>2 03/7:1>2");
  EXPECT_TRUE(audited().empty());
}

TEST_F(Closings, AreRecomputedByTheAuditAndWhatWasChangedIsFound) {
  today(3, 20);
  ended(march(5));
  today(4, 2);
  closed("2026-03");
  EXPECT_TRUE(audited().empty());
  struct Tampered : FigureReads {
    explicit Tampered(MemoryStore& store) : store_(store) {}
    Result<std::vector<MeasureSum>> measure_sums(Symbol district, FiguresAsked const& asked) override {
      auto sums = store_.measure_sums(district, asked);
      for (auto& sum : sums.value())
        if (sum.code == "peoples_mediation.concluded") ++sum.value;
      return sums;
    }
    Result<std::vector<MovedMeasure>> moved_measures(Symbol district, FiguresAsked const& asked) override {
      return store_.moved_measures(district, asked);
    }
    Result<std::vector<ActivitySum>> activity_sums(Symbol district, FiguresAsked const& asked) override {
      return store_.activity_sums(district, asked);
    }
    Result<std::vector<Activity>> activities_of(Symbol district, Symbol kind, FiguresAsked const& asked) override {
      return store_.activities_of(district, kind, asked);
    }
    Result<StoredEvent> event_at(CaseId const& id, std::int64_t seq) override { return store_.event_at(id, seq); }
    MemoryStore& store_;
  } tampered{store};
  auto const found = audit_closings(tampered, store, Symbol("500104"));
  ASSERT_TRUE(found);
  ASSERT_EQ(found->size(), 1U);
  EXPECT_EQ(found->front().key, "audit_closing_figures_differ");
  EXPECT_EQ(found->front().seq, 1);
}

TEST_F(Closings, AQuarterClosedAfterLaterMonthsIsRecomputedAsTheyAre) {
  std::string quarterly(small_form);
  quarterly.replace(quarterly.find("report: small"), 13, "report: quarterly");
  quarterly.replace(quarterly.find("every: month"), 12, "every: quarter");
  today(3, 12);
  publish(quarterly);
  ended(march(5));
  today(4, 2);
  closed("2026-03");
  ended(march(9));  // late for March, and known to whatever closes from now on
  ended(april(1));
  today(5, 2);
  closed("2026-04");
  auto const quarter = close("2026-Q1", {}, "ddk-ma", {Symbol("quarterly")});
  ASSERT_TRUE(quarter) << quarter.error().plain();
  ended(april(7));
  today(6, 2);
  closed("2026-05");
  EXPECT_EQ(total("2026-05").back(), 4) << "all there is opens the month";
  EXPECT_TRUE(audited().empty()) << "whatever order periods are closed in";
}

TEST_F(Closings, TheStepsOfACaseSayHowManyClosingsThereWere) {
  today(3, 20);
  auto const uid = ended(march(5));
  today(4, 2);
  closed("2026-03");
  give(uid, "annul", "{step: " + step_of(uid, "end") + ", reason: 录错案件}", april(2));
  auto const events = desk.events(uid);
  ASSERT_TRUE(events);
  for (auto const& event : *events) EXPECT_EQ(event.closing, event.command == "annul" ? 1 : 0) << event.command.str();
}

TEST_F(Closings, ADeskThatDoesNotKnowOfAClosingStoresUnderIt) {
  today(3, 20);
  auto const one = ended(march(5));
  auto const two = ended(march(6));
  today(4, 2);
  ended(april(1));  // this desk has counted the closings
  Desk other(store, store, law::catalogue(), time, ids, Symbol("500104"), "test");
  FigureDesk other_figures(other, store, "test");
  ASSERT_TRUE(other_figures.close({"2026-03", {Symbol("small")}, {}}, AtDesk{Symbol("ddk-ma"), Symbol()}));
  give(one, "annul", "{step: " + step_of(one, "end") + ", reason: 录错案件}", april(2));
  EXPECT_EQ(desk.events(one)->back().closing, 1);
  give(two, "merge_case", "{into: " + one + ", reason: 重复}", april(2));
  EXPECT_TRUE(audited().empty());
}

TEST_F(Closings, ACellOpensOntoTheCasesThatMakeIt) {
  today(3, 20);
  ended(march(5));
  ended(march(6), "labour_other");
  EXPECT_EQ(cases("1", "2026-03"), "2=2");
  EXPECT_EQ(cases("neighbours", "2026-03"), "1=1");
  EXPECT_EQ(cases("others", "2026-03", "jgm-jo"), "1=1");
  EXPECT_EQ(cases("both", "2026-03"), "2=2");
  EXPECT_EQ(cases("rate", "2026-03"), "0=0 / 2=2");
  EXPECT_EQ(cases("known", "2026-04"), "2=2");
  EXPECT_EQ(cases("1", "2026-03", "jgm-jo", "ddk-ma", false), "0=0") << "its own, without those below it";
  EXPECT_EQ(cases("1", "2026-03", "jgm-pmc", "jgm-wang", false), "2=2");
  EXPECT_EQ(cases("1", "2026-03", "xsc-jo", "jgm-chen"), "report_organ_not_below");
  EXPECT_EQ(cases("99", "2026-03"), "report_column_unknown");
  EXPECT_EQ(cases("dreams", "2026-03"), "report_column_unknown");
  today(4, 2);
  closed("2026-03");
  ended(march(9));
  EXPECT_EQ(cases("1", "2026-03"), "2=2") << "of a closed month the cases are those that were frozen";
  EXPECT_EQ(cases("known", "2026-04"), "3=3");
}

}  // namespace
}  // namespace liandiao::tests
