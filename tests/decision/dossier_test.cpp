// The dossier against the flow's list, and closing that waits for it.

#include "engine/decision/dossier.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/stages.hpp"

namespace liandiao::tests {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string const day = "2026-03-02";

/// `application|registration_form missing`, one a line, of the instance.
std::string dossier(Life const& life, int instance) {
  std::string text;
  for (auto const& item : dossier_of(life.file(), *life.file().instance(instance), life.rulebook().flow()).required) {
    std::string types;
    for (auto const type : item.any_of) types += (types.empty() ? "" : "|") + type.str();
    text += types + " " + std::string(word_of(item.standing)) + "\n";
  }
  return text;
}

std::string closing(Life& life) { return refusal(life.give("close", "{}", {.on = day})); }

TEST(Dossier, WhileAMediationGoesOnWhatMayComeIsNotMissingYet) {
  EXPECT_EQ(dossier(at("plain:applied"), 2),
            "application|registration_form missing\n"
            "rights_notice not_yet\n"
            "identity not_yet\n"
            "mediation_record not_yet\n"
            "agreement not_yet\n"
            "oral_agreement_form not_yet\n");
  EXPECT_THAT(dossier(at("plain:in_session"), 2), HasSubstr("mediation_record missing\nagreement not_yet\n"));
}

TEST(Dossier, AWrittenAgreementIsWantedOnPaperAndAnOralOneInItsForm) {
  Life written = at("plain:in_session");
  go_on(written, {{day, "agree", agreement("[1, 2]")}});
  EXPECT_THAT(dossier(written, 2), HasSubstr("agreement missing\n"));
  EXPECT_THAT(dossier(written, 2), Not(HasSubstr("oral_agreement_form")));
  Life oral = at("plain:in_session");
  go_on(oral, {{day, "agree_orally", "{parties: [1, 2], mediator: jgm-wang}"}});
  EXPECT_THAT(dossier(oral, 2), HasSubstr("oral_agreement_form missing\n"));
  EXPECT_THAT(dossier(oral, 2), Not(HasSubstr("\nagreement")));
}

TEST(Dossier, AMedicalAgreementIsWantedOnPaper) {
  Life life = at("medical:in_session");
  go_on(life, {{day, "agree", agreement("[1, 2]", {}, "ddk-miao"), 0, "ddk-miao"}});
  EXPECT_THAT(dossier(life, 2), HasSubstr("agreement missing\n"));
}

TEST(Dossier, AnAttemptThatIsOverWantsNothingOfWhatNeverCame) {
  Life life = at("plain:applied");
  go_on(life, {{day, "refuse", "{ground: outside_area, proper_organ: 新山村街道调委会, told: [1]}"}});
  EXPECT_EQ(dossier(life, 2), "application|registration_form missing\n");
}

TEST(Dossier, AnyOneOfSeveralPapersWillDo) {
  for (std::string const type : {"application", "registration_form"}) {
    Life life = at("plain:applied");
    go_on(life, {{day, "file_paper", "{type: " + type + "}", 2}});
    EXPECT_THAT(dossier(life, 2), HasSubstr("application|registration_form there\n"));
  }
}

TEST(Dossier, APaperOfTheCaseItselfCountsForEveryAttempt) {
  Life life = at("plain:in_session");
  go_on(life, {{day, "file_paper", "{type: identity}", 1}});
  EXPECT_THAT(dossier(life, 2), HasSubstr("identity there\n"));
}

TEST(Dossier, APaperOfAnotherAttemptDoesNotCount) {
  Life life = at("plain:in_session");
  go_on(life, {{day, "submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}"},
               {day, "file_paper", "{type: identity}", 3}});
  EXPECT_THAT(dossier(life, 2), HasSubstr("identity missing\n"));
}

TEST(Dossier, ThePapersOfAnAgreementsMediationCountForItsConfirmation) {
  Life life = at("confirming");
  EXPECT_EQ(life.latest().procedure, "judicial_confirmation");
  EXPECT_THAT(dossier(life, 3), HasSubstr("confirmation_application missing\nagreement not_yet\n"));
  go_on(life, {{day, "file_paper", "{type: agreement}", 2}});
  EXPECT_THAT(dossier(life, 3), HasSubstr("\nagreement there\n"));
}

TEST(Dossier, AHandOverThatWasAcceptedHasItsLetter) {
  EXPECT_EQ(dossier(at("offered"), 2), "transfer_letter not_yet\n");
  Life life = at("signed_for");
  go_on(life, {{day, "accept", "{}", 2, "ddk-miao"}});
  EXPECT_EQ(dossier(life, 2), "transfer_letter missing\n");
}

TEST(Closing, WaitsForWhatTheDossiersLackAndNamesIt) {
  Life life = at("plain:in_session");
  go_on(life, {{day, "agree", agreement("[1, 2]")}});
  auto const told = closing(life);
  for (auto const* lacking :
       {"application|registration_form", "rights_notice", "identity", "mediation_record", "agreement"})
    EXPECT_THAT(told, HasSubstr("papers_complete [peoples_mediation@2/" + std::string(lacking) + "]"));
  complete_dossiers(life, day);
  EXPECT_EQ(closing(life), "");
  EXPECT_EQ(life.file().docket().state, "closed");
}

TEST(Closing, OfACaseThatWasNeverMediatedAsksForNoPapersOfAMediation) {
  Life life = at("filed");
  auto const told = closing(life);
  EXPECT_THAT(told, Not(HasSubstr("peoples_mediation")));
  EXPECT_THAT(told, HasSubstr("papers_complete [litigation_referral@2/complaint|complaint_record]"));
}

TEST(Closing, IsConditionalOnPapersInWhatCanBeDone) {
  Life life = at("plain:in_session");
  go_on(life, {{day, "agree", agreement("[1, 2]")}});
  EXPECT_FALSE(life.possible("close", day));
  complete_dossiers(life, day);
  EXPECT_TRUE(life.possible("close", day));
}

TEST(Closing, NeverMakesAPartyWaitForPapers) {
  Life life = at("plain:in_session");
  EXPECT_TRUE(life.possible("leave", day));
  EXPECT_TRUE(life.possible("submit", day));
}

TEST(Gates, AskAProcedureForItsOwnDossierOnly) {
  Flow flow = shipped().flow();
  for (auto& policy : flow.procedures) {
    if (policy.procedure != "peoples_mediation") continue;
    Gate gate;
    gate.command = Symbol("accept");
    gate.complete = true;
    policy.gates.push_back(gate);
  }
  Rulebook const rulebook = under(std::move(flow));
  Life life = mediation_until("applied", day, rulebook);
  go_on(life, {{day, "consent", "{parties: [2], purpose: mediate, answer: given}"},
               {day, "submit", "{party: 1, against: [2], organ: ddk-court, signed_complaint: true}"}});
  auto const told = refusal(life.give("accept", "{}", {.on = day, .instance = 2}));
  EXPECT_THAT(told, HasSubstr("papers_complete [peoples_mediation@2/application|registration_form]"));
  EXPECT_THAT(told, Not(HasSubstr("litigation_referral")));
}

}  // namespace
}  // namespace liandiao::tests
