// What 其他途径 means: each outlet is a few lines of the flow and the limits of the law; none of them blocks another.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/yaml/yaml.hpp"
#include "engine/cases/standing.hpp"
#include "tests/stages.hpp"

namespace liandiao::tests {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::string const day = "2026-03-04";

Clock const* clock_of(Life const& life, std::string_view name, int instance = 2) {
  return life.file().find<Clock>(Symbol(name), instance, 0, 0);
}

std::string reckoned(Life const& life, std::string_view name) {
  auto const* clock = clock_of(life, name);
  if (clock == nullptr) return "none";
  return clock->regime.str() + " " + std::to_string(clock->length) + " " + std::string(word_of(clock->unit)) + " due " +
         (clock->due ? clock->due->text() : "-");
}

Life seeking(std::string const& outlet, std::string const& organ) {
  Life life = at("informed");
  go_on(life, {{day, "seek_remedy", "{variant: " + outlet + ", organ: " + organ + ", applicants: [1]}"}});
  return life;
}

std::vector<std::string> irregularities(Life const& life) {
  std::vector<std::string> list;
  for (auto const& row : life.file().all<Irregularity>()) list.push_back(row.guard.str() + " " + row.fact);
  return list;
}

TEST(Outlets, EachRunsUnderTheLawThatSetsItsTimeAndNamesIt) {
  EXPECT_EQ(reckoned(seeking("labour_arbitration", "ddk-lac"), "accept"), "labour_arbitration 5 day due 2026-03-09");
  EXPECT_EQ(reckoned(seeking("reconsideration", "ddk-jb"), "accept"), "reconsideration 5 working_day due 2026-03-11");
  EXPECT_EQ(reckoned(seeking("petition", "ddk-petition"), "accept"), "petition 15 day due 2026-03-19");
  EXPECT_EQ(reckoned(seeking("legal_aid", "ddk-la"), "accept"), "legal_aid 7 day due 2026-03-11");
  EXPECT_EQ(reckoned(seeking("payment_order", "ddk-court"), "accept"), "payment_order 5 day due 2026-03-09");
  EXPECT_EQ(reckoned(seeking("psychological_help", "ddk-mind"), "accept"), "general 7 working_day due 2026-03-13");
}

TEST(Outlets, TheTimeToDecideBeginsWithAcceptanceAndTheTimeToContestWithTheAnswer) {
  Life life = at("outlet/accepted");
  EXPECT_EQ(reckoned(life, "decide"), "labour_arbitration 45 day due 2026-04-16");
  go_on(life, {{day, "prolong", "{length: 15}", 2}});
  EXPECT_EQ(clock_of(life, "decide")->due->text(), "2026-05-06");
  EXPECT_THAT(refusal(life.give("prolong", "{length: 5}", {.on = day, .instance = 2})),
              HasSubstr("decision_may_take_longer"));
  go_on(life, {{"2026-05-06", "bring_back", "{result: award, number: (2026)1号}", 2}});
  EXPECT_EQ(clock_of(life, "decide")->mark, "met");
  EXPECT_EQ(reckoned(life, "contest"), "labour_arbitration 15 day due 2026-05-21");
  go_on(life, {{"2026-05-22", "contest", "{party: 2}", 2}});
  EXPECT_THAT(irregularities(life), testing::Contains("contested_in_time 2026-05-21"));
}

// 反家庭暴力法 28: seventy-two hours, from the hour it was accepted.
TEST(Outlets, AProtectionOrderIsDecidedWithinSeventyTwoHours) {
  Life life = seeking("protection_order", "ddk-tribunal");
  EXPECT_THAT(refusal(life.give("take_up", "{}", {.on = day, .instance = 2})), HasSubstr("period_start_time_missing"));
  go_on(life, {{day + "T10:30", "take_up", "{}", 2}});
  EXPECT_EQ(clock_of(life, "decide")->due->text(), "2026-03-07");
}

TEST(Outlets, WhatComesBackIsKeptWithItsNumberAndDay) {
  Life life = at("outlet/accepted");
  go_on(life, {{"2026-04-01", "bring_back", "{result: award, number: (2026)渝渡劳人仲裁字1号}", 2}});
  auto const& note = life.file().all<Note>().back();
  EXPECT_EQ(note.kind, "award");
  EXPECT_EQ(note.number, "（2026）渝渡劳人仲裁字1号");
  EXPECT_EQ(note.organ, "ddk-lac");
  EXPECT_EQ(note.on.text(), "2026-04-01");
}

// 人民调解法 3(3): what an outlet is not meant for is noted; the party goes there all the same.
TEST(Outlets, WhatAnOutletIsNotMeantForIsNotedAndNeverRefused) {
  Life life = at("outlet/applied");
  EXPECT_THAT(irregularities(life), testing::Contains("outlet_fits neighbours"));
  Life order = seeking("protection_order", "ddk-court");
  EXPECT_THAT(irregularities(order), testing::Contains("outlet_fits domestic_violence_risk"));
}

TEST(Outlets, OneThatAcceptsTheMatterEndsItsMediationAndKeepsOthersFromBeginning) {
  Life life = at("plain:ready");
  go_on(life, {{day, "seek_remedy", "{variant: labour_arbitration, organ: ddk-lac, applicants: [1]}"}});
  EXPECT_EQ(life.file().instance(2)->state, "ready") << "applying ends nothing";
  go_on(life, {{day, "take_up", "{}", 3}});
  EXPECT_EQ(life.file().instance(2)->state, "ended");
  EXPECT_EQ(standing_of(life.file()), "in_remedy");
  EXPECT_THAT(refusal(life.give("apply", "{organ: jgm-pmc, applicants: [1]}", {.on = day})),
              HasSubstr("no_other_mediation [3]"));
  EXPECT_THAT(
      refusal(life.give("submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}", {.on = day})),
      IsEmpty())
      << "and nobody is kept from a court";
}

TEST(Outlets, HelpRunsBesideAnything) {
  for (auto const& [outlet, organ] : {std::pair{"legal_aid", "ddk-la"}, std::pair{"psychological_help", "ddk-mind"}}) {
    Life life = at("plain:ready");
    std::string const fields = std::string("{variant: ") + outlet + ", organ: " + organ + ", applicants: [1]}";
    go_on(life, {{day, "seek_remedy", fields}, {day, "take_up", "{}", 3}});
    EXPECT_EQ(life.file().instance(2)->state, "ready") << outlet;
    EXPECT_EQ(standing_of(life.file()), "mediating") << outlet;
  }
}

TEST(Outlets, ThatTwoAcceptedTheSameMatterIsWrittenDown) {
  Life life = at("outlet/accepted");
  go_on(life,
        {{day, "seek_remedy", "{variant: petition, organ: ddk-petition, applicants: [1]}"}, {day, "take_up", "{}", 3}});
  EXPECT_THAT(irregularities(life), testing::Contains("no_other_outlet_holds 2"));
}

TEST(Outlets, AnAwardIsNotMediatedAnewAndARefusedApplicationIs) {
  Life decided = at("outlet/granted");
  go_on(decided, {{day, "apply", "{organ: jgm-pmc, applicants: [1, 2]}"}});
  EXPECT_THAT(refusal(decided.give("accept", "{}", {.on = day})), HasSubstr("not_taken_by_another_organ [2]"));
  Life refused = at("outlet/applied");
  go_on(refused, {{day, "turn_down", "{}", 2}, {day, "apply", "{organ: jgm-pmc, applicants: [1, 2]}"}});
  EXPECT_THAT(refusal(refused.give("accept", "{}", {.on = day})), IsEmpty());
}

TEST(Outlets, OneOfSeveralApplicantsGoesAndTheOthersGoOn) {
  Life life = at("four:registered");
  go_on(life, {{day, "seek_remedy", "{variant: legal_aid, organ: ddk-la, applicants: [1, 3]}"},
               {day, "withdraw", "{party: 1}", 2}});
  EXPECT_EQ(life.file().instance(2)->state, "applied");
  go_on(life, {{day, "withdraw", "{party: 3}", 2}});
  EXPECT_EQ(life.file().instance(2)->state, "withdrawn");
}

TEST(Outlets, TheWayStaysOpenAfterTheCaseIsClosed) {
  Life life = at("closed");
  EXPECT_TRUE(life.possible("seek_remedy", "2026-06-01"));
  go_on(life, {{"2026-06-01", "seek_remedy", "{variant: petition, organ: ddk-petition, applicants: [1]}"}});
  EXPECT_EQ(life.latest().state, "applied");
}

// A new outlet is a few lines of a flow: nothing in the program knows its name.
TEST(Outlets, ANewOneNeedsNothingButTheFlow) {
  std::string text = canonical_text(write_flow(shipped().flow()));
  std::string const seam = "\"legal_aid\":";
  std::string const fresh =
      "\"notary\":{\"handled_by\":[\"other\",\"centre\"],\"limits\":{\"accept\":{\"length\":2,\"unit\":\"day\"}},"
      "\"granted\":[\"deed\"],\"denied\":[\"no_deed\"]},";
  text.insert(text.find(seam), fresh);
  auto flow = read_flow(*parse_canonical(text));
  ASSERT_TRUE(flow.has_value()) << flow.error().plain();
  EXPECT_TRUE(check_flow(*flow, shipped().catalogue()).empty());
  Rulebook const rulebook = under(std::move(*flow));
  Life life(rulebook);
  life.must(neighbours(), {.on = day});
  go_on(life, {{day, "seek_remedy", "{variant: notary, organ: ddk-centre, applicants: [1]}"}});
  EXPECT_EQ(reckoned(life, "accept"), "notary 2 day due 2026-03-06");
  go_on(life, {{day, "take_up", "{}", 2}, {day, "bring_back", "{result: deed, number: 证字1号}", 2}});
  EXPECT_EQ(life.latest().state, "granted");
}

}  // namespace
}  // namespace liandiao::tests
