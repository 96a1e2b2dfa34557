#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/life.hpp"

namespace liandiao::tests {

/// One step of a life as a test writes it down.
struct Lived {
  std::string on;
  std::string_view command;
  std::string fields = "{}";
  int instance = 0;
  std::string by = "jgm-wang";
};

/// A case whose every step was decided; a step that is refused is a mistake in the test.
Life lived(std::vector<Lived> const& steps);
void go_on(Life& life, std::vector<Lived> const& steps);

/// A case as far as a state. Everything happens on Monday 2026-03-02 unless the stage says otherwise, and the case's
/// own instance is 1, the first procedure beside it 2. Mediations:
///
///   plain      a claimant and a respondent before the street committee
///   three      one claimant, two respondents
///   claims     a claimant with two claims, a respondent
///   minor      the claimant is a minor with a guardian
///   agents     the claimant has two agents: 1 with general, 2 with special authority
///   four       two pairs who dispute the same thing: 1 against 2, 3 against 4
///   group      a numerous side, 1, 3 and 4 (nine heads), against 2
///   by_claim   three, with a claim against each respondent
///   medical    plain, before the medical committee; medical_four: four, before it
///
/// "four:in_session", "medical:applied" … Referrals of the plain case: "submitted", "received", "correcting", "filed",
/// "court_refused", "returned", "redirected", "withdrawn", "concluded". An agreement to be performed: "owing"; while it
/// is made anew: "remaking". Before an administrative organ, the regime first: "consumer/applied", "consumer_four/
/// in_session", "medical/accepted", "traffic/assigned", "labour/applied", "land/willing", "general/accepted". Another
/// way: "outlet/applied", "outlet/accepted", "outlet/granted" of labour arbitration. A police case, instance 2, of an
/// assault by party 2: "police:reported", "police:accepted", "police:evidenced", "police:first_session",
/// "police:first_failed", "police:second_session", "police:penalty", "police:agreed" (one term due on 10 March),
/// "police:no_penalty", "police:decided". Mediations that a court sent to the industry committee: before a suit
/// "court:received", "court:consented", "court:delegated", "court:accepted", "court:appointed", "court:contacted",
/// "court:ready", "court:in_session", of two pairs "court_four:…"; inside a suit "in_suit:…", there also
/// "in_suit:settled" and "in_suit:issued". In a room of lawyers: "lawyers:delegated", "lawyers:accepted". The case
/// itself: "registered", "informed", "triaged", "running", "closed", "archived".
Life at(std::string_view stage);

/// What police do next in the police case of a stage.
Lived by_police(std::string on, std::string_view command, std::string fields = "{}");

/// Who acts for the body at a stage.
std::string clerk_of(Life const& life);

/// What an agreement of these parties needs, written as fields; `more` is added as it stands.
std::string agreement(std::string_view parties, std::string_view more = {}, std::string_view mediator = "jgm-wang");

/// Files everything the dossiers of the case still lack, so that a test of closing meets what it is about.
void complete_dossiers(Life& life, std::string const& day);

/// What was refused, as `Life::told` has it; empty when it was not refused.
std::string refusal(Ruled<Decided> const& decided);

}  // namespace liandiao::tests
