// What 行政调解 means under each regime: from when its time counts, how long, and who must be told when it ends.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/stages.hpp"

namespace liandiao::tests {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::string const shang = "ddk-shang";
std::string const che = "ddk-che";

Clock const* clock_of(Life const& life, std::string_view name, int instance = 2) {
  return life.file().find<Clock>(Symbol(name), instance, 0, 0);
}

/// `medical 30 working_day due 2026-04-14 (医疗纠纷条例 40)`.
std::string reckoned(Life const& life, std::string_view name) {
  auto const* clock = clock_of(life, name);
  if (clock == nullptr) return "none";
  return clock->regime.str() + " " + std::to_string(clock->length) + " " + std::string(word_of(clock->unit)) + " due " +
         (clock->due ? clock->due->text() : "-") + " (" + clock->article.str() + ")";
}

bool owes_telling(Life const& life) {
  auto const* duty = life.file().find<Duty>(Symbol("tell_remedies"), 2, "");
  return duty != nullptr && !duty->done_on;
}

TEST(Regimes, EachHasItsOwnTimeForAcceptingAndNamesIt) {
  EXPECT_EQ(reckoned(at("general/applied"), "accept"), "general 5 working_day due 2026-03-09 (行政调解通行做法)");
  EXPECT_EQ(reckoned(at("medical/applied"), "accept"), "medical 5 working_day due 2026-03-09 (医疗纠纷条例 40)");
  EXPECT_EQ(reckoned(at("consumer/applied"), "accept"), "consumer 7 working_day due 2026-03-11 (投诉举报处理办法 14)");
}

TEST(Regimes, EachHasItsOwnTimeForMediatingAndNamesIt) {
  EXPECT_EQ(reckoned(at("general/accepted"), "mediate"), "general 30 day due 2026-04-01 (行政调解通行做法)");
  EXPECT_EQ(reckoned(at("land/accepted"), "mediate"), "land 30 day due 2026-04-01 (土地承包仲裁法 8–10)");
  EXPECT_EQ(reckoned(at("medical/accepted"), "mediate"), "medical 30 working_day due 2026-04-14 (医疗纠纷条例 40)");
  EXPECT_EQ(reckoned(at("consumer/accepted"), "mediate"),
            "consumer 45 working_day due 2026-05-08 (投诉举报处理办法 21)");
}

/// Dadukou's flow with regimes of administrative mediation added.
Rulebook with_regimes(std::string const& regimes) {
  std::string text = canonical_text(write_flow(shipped().flow()));
  std::string const seam = "\"administrative_mediation\":{";
  auto const at = text.find(seam) + seam.size();
  text.insert(at, "\"regimes\":{" + regimes + "},");
  auto flow = read_flow(*parse_canonical(text));
  EXPECT_TRUE(flow.has_value()) << flow.error().plain();
  EXPECT_TRUE(check_flow(*flow, shipped().catalogue()).empty());
  return under(std::move(*flow));
}

// A district's own regime is a few lines of its flow, for organs that no statute gives one.
TEST(Regimes, ADistrictsOwnNeedsNothingButTheFlow) {
  Rulebook const rulebook = with_regimes(
      "\"property\":{\"handled_by\":[\"government\",\"health_department\"],"
      "\"limits\":{\"accept\":{\"length\":2},\"mediate\":{\"length\":20,\"unit\":\"working_day\"}}}");
  Life life(rulebook);
  life.must(neighbours(), {.on = "2026-03-02"});
  std::string const asking = "{variant: property, applicants: [1, 2], organ: ";
  EXPECT_THAT(refusal(life.give("apply_to_organ", asking + "ddk-health}", {.on = "2026-03-02"})),
              HasSubstr("regime_is_the_organs [property/ddk-health]"))
      << "who has a statute's has no other";
  go_on(life, {{"2026-03-02", "apply_to_organ", asking + "ddk-gov}"}});
  EXPECT_EQ(reckoned(life, "accept"), "property 2 working_day due 2026-03-04 (行政调解通行做法 · flow dadukou)");
}

TEST(Regimes, AFlowTightensAStatutesAndNamesNobodyElseForIt) {
  Rulebook const rulebook = with_regimes("\"consumer\":{\"limits\":{\"accept\":{\"length\":3}}}");
  Life life(rulebook);
  life.must(neighbours(), {.on = "2026-03-02"});
  go_on(life, {{"2026-03-02", "apply_to_organ", "{variant: consumer, organ: ddk-market, applicants: [1]}"}});
  EXPECT_THAT(reckoned(life, "accept"), HasSubstr("consumer 3 working_day due 2026-03-05"));
}

TEST(Regimes, AnAppraisalIsLeftOutOfTheTimeOfARegime) {
  Life life = at("medical/accepted");
  go_on(life, {{"2026-03-04", "suspend", "{reason: appraisal}", 2, "ddk-kang"},
               {"2026-03-11", "resume", "{}", 2, "ddk-kang"}});
  EXPECT_THAT(reckoned(life, "mediate"), HasSubstr("due 2026-04-21"));
}

// 劳动争议调解仲裁法 14: fifteen days from the receipt of the application, whenever it is accepted.
TEST(Regimes, ALabourMediationCountsFromTheReceiptOfTheApplication) {
  Life life = at("informed");
  go_on(life, {{"2026-04-20", "apply_to_organ", "{variant: labour, organ: ddk-labour, applicants: [1, 2]}"}});
  EXPECT_EQ(reckoned(life, "mediate"), "labour 15 day due 2026-05-06 (劳动争议调解仲裁法 14)");
  go_on(life, {{"2026-04-23", "accept", "{}", 2, "ddk-bao"}});
  EXPECT_EQ(reckoned(life, "mediate"), "labour 15 day due 2026-05-06 (劳动争议调解仲裁法 14)");
}

// 交通事故处理规定 90.
TEST(Regimes, ATrafficMediationCountsFromTheDayThatIsFixed) {
  Life life = at("traffic/assigned");
  EXPECT_EQ(reckoned(life, "mediate"), "none") << "nothing runs while the injured is treated";
  go_on(life, {{"2026-03-30", "fix_start", "{event: treatment_over, day: 2026-03-27}", 2, che}});
  EXPECT_EQ(reckoned(life, "mediate"), "traffic 10 day due 2026-04-07 (交通事故处理规定 90)");
}

TEST(Regimes, TheTrafficPoliceAreAskedWithinTenDaysOfTheDetermination) {
  for (auto const& [received, mark, irregular] :
       {std::tuple{"2026-03-02", "met", 0U}, std::tuple{"2026-02-27", "lapsed", 1U}}) {
    Life life = at("informed");
    std::string const fields = "{variant: traffic, organ: ddk-traffic, applicants: [1, 2], determination_on: ";
    go_on(life, {{"2026-03-12", "apply_to_organ", fields + received + "}"}, {"2026-03-12", "accept", "{}", 2, che}});
    EXPECT_EQ(clock_of(life, "apply_mediation")->mark, mark) << received;
    EXPECT_EQ(life.file().all<Irregularity>().size(), irregular) << received;
  }
}

// 交通事故处理规定 85: three days from the day the committee ended.
TEST(Regimes, FromACommitteeThePartiesAreBackBeforeTheTrafficPoliceWithinThreeDays) {
  for (auto const& [asked, irregular] : {std::pair{"2026-03-05", 0U}, std::pair{"2026-03-06", 1U}}) {
    Life life = at("plain:accepted");
    go_on(life, {{"2026-03-02", "end", "{reason: no_agreement, told: [1, 2]}", 2},
                 {asked, "apply_to_organ", "{variant: traffic, organ: ddk-traffic, applicants: [1, 2]}"},
                 {asked, "accept", "{}", 3, che}});
    EXPECT_EQ(clock_of(life, "back_to_police", 3)->due->text(), "2026-03-05");
    EXPECT_EQ(life.file().all<Irregularity>().size(), irregular) << asked;
  }
}

// 医疗纠纷条例 40 with 38: over the time is failed, without anybody's act.
TEST(Regimes, AMedicalMediationThatRunsOutHasFailedAndTheOrganOwesTelling) {
  Life life = at("medical/in_session");
  life.sweep("2026-04-15");
  EXPECT_EQ(life.file().instance(2)->state, "ended");
  EXPECT_TRUE(owes_telling(life));
}

TEST(Regimes, AStatutoryTimeThatKnowsNoExtensionIsNotExtended) {
  for (auto const* stage : {"medical/accepted", "consumer/accepted"}) {
    Life life = at(stage);
    std::string const by = life.latest().organ == "ddk-health" ? "ddk-kang" : shang;
    EXPECT_THAT(refusal(life.give("extend", "{length: 5, consenting: [1, 2]}", {.on = "2026-03-04", .by = by})),
                HasSubstr("extension_left []"));
  }
}

// 投诉举报处理办法 21.
TEST(Ending, TheConsumersOrganTellsEverybodyWithinSevenWorkingDays) {
  Life life = at("consumer/accepted");
  go_on(life, {{"2026-03-04", "end", "{reason: no_agreement, told: [1]}", 2, shang}});
  EXPECT_TRUE(owes_telling(life));
  EXPECT_EQ(reckoned(life, "notify_end"), "consumer 7 working_day due 2026-03-13 (投诉举报处理办法 21)");
  complete_dossiers(life, "2026-03-04");
  EXPECT_THAT(refusal(life.give("close", "{}", {.on = "2026-03-04"})), HasSubstr("every_ending_told [2/2]"));
  go_on(life, {{"2026-03-05", "inform", "{topic: remedies, parties: [2]}", 2}});
  EXPECT_FALSE(owes_telling(life));
  EXPECT_EQ(clock_of(life, "notify_end")->mark, "met");
  EXPECT_THAT(refusal(life.give("close", "{}", {.on = "2026-03-05"})), IsEmpty());
}

TEST(Ending, WhoIsToldAtOnceLeavesNoTimeToWait) {
  Life life = at("consumer/accepted");
  go_on(life, {{"2026-03-04", "end", "{reason: no_agreement, told: [1, 2]}", 2, shang}});
  EXPECT_FALSE(owes_telling(life));
  EXPECT_EQ(clock_of(life, "notify_end"), nullptr);
}

// 投诉举报处理办法 23; 重庆市行政调解办法 4: mediating is no substitute for enforcement.
TEST(Clues, AreCheckedWithinFifteenWorkingDaysWhateverBecomesOfTheMediation) {
  Life life = at("consumer/in_session");
  go_on(life, {{"2026-03-02", "report_clue", "{found: 涉嫌虚假宣传}", 2, shang},
               {"2026-03-02", "agree", agreement("[1, 2]", {}, shang), 2, shang}});
  EXPECT_EQ(reckoned(life, "check_clue"), "consumer 15 working_day due 2026-03-23 (投诉举报处理办法 23)");
  EXPECT_EQ(clock_of(life, "check_clue")->mark, "running") << "an agreement ends no enforcement";
  go_on(life, {{"2026-03-10", "check_clue", "{case_opened: true, number: 渝渡市监立〔2026〕1号}", 2, shang}});
  EXPECT_EQ(clock_of(life, "check_clue")->mark, "met");
}

TEST(Clues, FoundWhileOneIsCheckedAreCheckedWithItInTheTimeOfTheFirst) {
  Life life = at("consumer/accepted");
  go_on(life, {{"2026-03-02", "report_clue", "{found: 涉嫌虚假宣传}", 2, shang},
               {"2026-03-09", "report_clue", "{found: 标签不合规}", 2, shang}});
  EXPECT_EQ(clock_of(life, "check_clue")->due->text(), "2026-03-23");
  go_on(life, {{"2026-03-10", "check_clue", "{}", 2, shang}});
  EXPECT_THAT(refusal(life.give("check_clue", "{}", {.on = "2026-03-10", .by = shang, .instance = 2})),
              HasSubstr("clue_is_open"));
  go_on(life, {{"2026-03-11", "report_clue", "{found: 又有投诉}", 2, shang}});
  EXPECT_EQ(clock_of(life, "check_clue")->due->text(), "2026-04-01");
}

TEST(Agreements, OfAnOrganAreFollowedLikeEveryOther) {
  Life life = at("traffic/in_session");
  go_on(life, {{"2026-03-04", "agree", agreement("[1, 2]", {}, che), 2, che}});
  EXPECT_EQ(life.latest().procedure, "fulfilment");
  EXPECT_EQ(life.latest().organ, "ddk-traffic");
}

}  // namespace
}  // namespace liandiao::tests
