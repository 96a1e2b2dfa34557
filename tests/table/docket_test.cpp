// 登记、告知、分流、结案、归档: the case as a whole.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/cases/standing.hpp"
#include "tests/stages.hpp"

namespace liandiao::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string const day = "2026-03-04";

TEST(Docket, RegisteringNumbersThePartiesAndClaimsAndAsksForALedgerNumber) {
  Life life = at("claims:registered");
  auto const& file = life.file();
  EXPECT_EQ(file.all<Party>().size(), 2U);
  EXPECT_EQ(file.head().parties, 2);
  EXPECT_EQ(file.head().claims, 2);
  EXPECT_EQ(file.head().holder, "jgm-pmc");
  ASSERT_EQ(file.all<NumberRequest>().size(), 1U);
  EXPECT_EQ(file.all<NumberRequest>().front().type, "ledger");
  EXPECT_EQ(file.all<NumberRequest>().front().organ, "jgm-pmc");
}

TEST(Docket, ACaseIsOpenToItsHolderAndThoseAboveItInItsLine) {
  Life life = at("registered");
  std::vector<std::string> organs;
  for (auto const& row : life.file().all<Access>()) organs.push_back(row.organ.str() + " " + row.why.str());
  EXPECT_THAT(organs, ElementsAre("jgm-pmc holder", "jgm-jo superior", "ddk-jb superior"));
}

TEST(Docket, TheCourtSeesACaseFromTheDayPapersGoToIt) {
  Life life = at("registered");
  EXPECT_EQ(life.file().find<Access>(Symbol("ddk-court")), nullptr);
  go_on(life, {{day, "submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}"}});
  EXPECT_NE(life.file().find<Access>(Symbol("ddk-court")), nullptr);
}

TEST(Docket, ASecondRegistrationOfTheSameCaseIsRefused) {
  Life life = at("registered");
  auto const decided = life.give(Command::of(neighbours()), {.on = day});
  EXPECT_THAT(refusal(decided), HasSubstr("case_already_registered"));
}

TEST(Docket, TriageIsDueTheNextWorkingDayAndMetByAnyProcedureThatBegins) {
  Life life = at("registered");
  EXPECT_EQ(life.file().find<Clock>(Symbol("triage"), 1, 0, 0)->due->text(), "2026-03-03");
  go_on(life, {{"2026-03-03", "own_motion", "{organ: jgm-pmc}"}});
  EXPECT_EQ(life.file().find<Clock>(Symbol("triage"), 1, 0, 0)->mark, "met");
}

TEST(Docket, TellingEverybodyIsTheDefaultOfTellingTheWays) {
  Life life = at("three:informed");
  EXPECT_THAT(life.file().all<Inform>().back().parties, ElementsAre(1, 2, 3));
  EXPECT_EQ(life.file().all<Inform>().back().topic, "ways");
}

TEST(Docket, DangerIsReportedWhereverTheCaseStands) {
  for (std::string_view const stage : {"registered", "informed", "triaged", "running", "closed", "archived"}) {
    SCOPED_TRACE(stage);
    Life life = at(stage);
    EXPECT_TRUE(life.possible("report_danger", day));
    go_on(life, {{day, "report_danger", "{kind: crime, organ: jgm-ps, measures: 已报派出所}"}});
    EXPECT_EQ(life.file().all<Note>().back().kind, "danger");
    EXPECT_EQ(life.file().all<Note>().back().organ, "jgm-ps");
  }
}

TEST(Docket, DangerShortOfCrimeMayBeReportedToOthersThanThePolice) {
  Life life = at("informed");
  go_on(life, {{day, "report_danger", "{kind: escalation, organ: ddk-centre}"}});
  EXPECT_EQ(life.file().all<Note>().back().organ, "ddk-centre");
}

TEST(Docket, ACaseClosesWhenEveryEndingWasTold) {
  Life life = at("plain:ready");
  go_on(life, {{day, "leave", "{party: 2}"}});
  EXPECT_THAT(refusal(life.give("close", "{}", {.on = day})), HasSubstr("every_ending_told [2/1]"));
  go_on(life, {{day, "inform", "{topic: remedies, parties: [1]}", 2}});
  EXPECT_FALSE(life.file().find<Duty>(Symbol("tell_remedies"), 2, std::string())->done_on.has_value());
  go_on(life, {{day, "inform", "{topic: remedies, parties: [2]}", 2}});
  complete_dossiers(life, day);
  go_on(life, {{day, "close"}});
  EXPECT_TRUE(life.file().find<Duty>(Symbol("tell_remedies"), 2, std::string())->done_on.has_value());
  EXPECT_EQ(life.file().head().closed_on->text(), day);
}

TEST(Docket, ThoseWhoRefusedAreToldAsWell) {
  Life life = at("plain:applied");
  go_on(life, {{day, "leave", "{party: 2}"}, {day, "inform", "{topic: remedies, parties: [1]}", 2}});
  EXPECT_THAT(refusal(life.give("close", "{}", {.on = day})), HasSubstr("every_ending_told [2/2]"));
}

TEST(Docket, TheFlowsConditionOnClosingAsksThatEveryPartyWasToldItsWays) {
  Life life = at("registered");
  go_on(life, {{day, "apply", "{organ: jgm-pmc, applicants: [1]}"},
               {day, "refuse", "{ground: not_civil, proper_organ: 区公安分局, told: [1]}"}});
  auto const told = refusal(life.give("close", "{}", {.on = day}));
  EXPECT_THAT(told, HasSubstr("parties_told [ways/1]"));
  EXPECT_THAT(told, HasSubstr("parties_told [ways/2]"));
  complete_dossiers(life, day);
  go_on(life, {{day, "inform_ways"}, {day, "close"}});
  EXPECT_EQ(life.file().docket().state, "closed");
}

TEST(Docket, ACaseDoesNotCloseWhileASuitIsBeingDecided) {
  Life life = at("received");
  go_on(life, {{day, "inform_ways"}});
  EXPECT_THAT(refusal(life.give("close", "{}", {.on = day})), HasSubstr("nothing_still_runs [2]"));
  go_on(life, {{day, "file", "{court_no: （2026）渝0104民初1号}", 0, "ddk-peng"}});
  complete_dossiers(life, day);
  go_on(life, {{day, "close"}});
  EXPECT_EQ(life.file().docket().state, "closed") << "a suit that was filed is the court's from then on";
}

TEST(Docket, AClosedCaseTakesAfterActsAndTheWayToCourt) {
  for (std::string_view const stage : {"closed", "archived"}) {
    Life life = at(stage);
    go_on(life, {{day, "return_visit", "{found: 双方无异议}"},
                 {day, "report_suit", "{court: ddk-court}"},
                 {day, "file_paper", "{type: return_visit_record}", 1}});
    EXPECT_THAT(refusal(life.give("apply", "{organ: jgm-pmc, applicants: [1]}", {.on = day})),
                HasSubstr("leads_to_court"))
        << stage;
    EXPECT_THAT(refusal(life.give("add_party", "{entry: {side: third, kind: natural, name: 王五}}", {.on = day})),
                HasSubstr("no_rule_here"))
        << stage;
    EXPECT_FALSE(life.possible("apply", day)) << stage;
    EXPECT_TRUE(life.possible("submit", day)) << stage;
    go_on(life, {{day, "submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}"}});
    EXPECT_EQ(life.file().docket().state, stage) << "what a court does now does not open the case again";
  }
}

TEST(Docket, APaperOfWhichNobodySaysHowOpenItIsStaysInConfidenceUnlessSuchPapersAreExchanged) {
  Life life = at("registered");
  auto const openness = [&](std::string_view fields) {
    life.must("file_paper", fields, {.on = day, .instance = 1});
    return life.file().all<Paper>().back().openness.str();
  };
  EXPECT_EQ(openness("{type: evidence}"), "parties");
  EXPECT_EQ(openness("{type: complaint}"), "parties");
  EXPECT_EQ(openness("{type: identity}"), "personal");
  EXPECT_EQ(openness("{type: mediation_record}"), "confidential");
  EXPECT_EQ(openness("{type: other_paper}"), "confidential");
  EXPECT_EQ(openness("{type: other_paper, openness: parties}"), "parties");
}

TEST(Docket, ErasingAPersonTakesHerTextsAndThoseOfHerRepresentatives) {
  Life life = at("minor:applied");
  go_on(life, {{day, "refuse", "{ground: not_civil, proper_organ: 区公安分局, told: [1]}"}});
  complete_dossiers(life, day);
  go_on(life, {{day, "close"}, {day, "erase_person", "{party: 1, ground: 本人申请}"}});
  for (auto const& row : life.private_rows()) {
    EXPECT_EQ(row.text.find("小张"), std::string::npos);
    EXPECT_NE(row.text, "张三") << "the guardian";
  }
  EXPECT_TRUE(fold(life.events()).has_value()) << "the chain still verifies";
}

TEST(Docket, AGuestCanBeForgottenToo) {
  Life life = at("plain:ready");
  go_on(life, {{day, "invite_guest", "{kind: neighbour, name: 赵大爷}"},
               {day, "consent", "{parties: [1, 2], purpose: invite, answer: given, guest: 1}"},
               {day, "convene", "{present: [1, 2], invited: [1]}"},
               {day, "end", "{reason: no_agreement, told: [1, 2]}"},
               {day, "inform_ways"}});
  complete_dossiers(life, day);
  go_on(life, {{day, "close"}});
  for (auto const& event : life.events()) EXPECT_EQ(text_of(event).find("赵大爷"), std::string::npos);
  go_on(life, {{day, "erase_person", "{guest: 1, ground: 本人申请}"}});
  for (auto const& row : life.private_rows()) EXPECT_EQ(row.text.find("赵大爷"), std::string::npos);
  EXPECT_TRUE(fold(life.events()).has_value()) << "the chain still verifies";
}

TEST(Docket, TheStandingIsThatOfItsInstances) {
  std::vector<std::pair<std::string_view, std::string_view>> const standings{
      {"registered", "registered"}, {"informed", "informed"}, {"triaged", "triaged"},
      {"plain:ready", "mediating"}, {"received", "in_court"}, {"filed", "in_court"},
      {"court_refused", "ended"},   {"closed", "closed"},     {"archived", "archived"}};
  for (auto const& [stage, standing] : standings) EXPECT_EQ(standing_of(at(stage).file()).view(), standing) << stage;
}

}  // namespace
}  // namespace liandiao::tests
