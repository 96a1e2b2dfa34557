// What holds of police mediation (程序规定 178–186).
#include <algorithm>
#include <string>

#include <map>

#include "tests/property/asked.hpp"
#include "tests/property/invariant.hpp"

namespace liandiao::tests {
namespace {

bool is_police(Instance const& row) { return row.procedure == "police_mediation"; }

std::string latest_note(CaseFile const& file, int instance, std::string_view kind) {
  std::string words;
  std::pair<std::int64_t, int> latest{0, -1};
  for (auto const& row : file.all<Note>())
    if (row.instance == instance && row.kind == kind && latest < std::pair{row.seq, row.index}) {
      latest = {row.seq, row.index};
      words = row.number;
    }
  return words;
}

// no agreement stands in the place of a penalty for an act that may not be mediated.
LIANDIAO_INVARIANT(I15, NothingOfAnExcludedKindIsSettledBeforePolice) {
  for (auto const& event : seen.events()) {
    bool const frees =
        event.procedure == "police_mediation" &&
        (event.to == "agreed" || event.command == "mediate_on_spot" || event.command == "accept_settlement");
    if (!frees || is_correction(event.command)) continue;
    std::string const act = latest_note(seen.before, event.instance, "violation");
    std::string const bars = " " + latest_note(seen.before, event.instance, "mediation_bars") + " ";
    if (act == "outside") return at_step(event) + "outside the scope";
    if (latest_note(seen.before, event.instance, "mediable").find("lighter ") != 0)
      return at_step(event) + "not lighter, or on no ground";
    for (auto const* bar : {" hired ", " gang ", " repeated ", " unsuitable "})
      if (bars.find(bar) != std::string::npos) return at_step(event) + bar;
  }
  return {};
}

// 程序规定 183: a third session is always marked.
LIANDIAO_INVARIANT(I15, AThirdSessionBeforePoliceNeverPassesUnmarked) {
  for (auto const& event : seen.events()) {
    if (event.command != "police_session" || is_correction(event.command)) continue;
    auto const* before = seen.before.instance(event.instance);
    if (before->sessions >= 2 && !marked(event, "at_most_two_sessions")) return at_step(event) + "not marked";
  }
  return {};
}

// 程序规定 185: whoever is freed from a penalty has an agreement performed, or asked for it with the other side.
LIANDIAO_INVARIANT(I15, NobodyIsFreedFromAPenaltyButByPerformance) {
  for (auto const& event : seen.events()) {
    if (event.procedure != "police_mediation" || event.to != "no_penalty") continue;
    bool performed = event.command == "mediate_on_spot" || event.command == "accept_settlement";
    for (auto const& row : seen.life.file().all<Agreement>())
      performed = performed || (row.instance == event.instance && row.status == "performed");
    if (!performed && !is_correction(event.command)) return at_step(event) + "nothing was performed";
  }
  return {};
}

// whatever failed goes on to a decision: the time for it runs, or has run out and is owed.
LIANDIAO_INVARIANT(I15, AFailedPoliceMediationIsNeverParkedWithoutAClock) {
  auto const& file = seen.life.file();
  for (auto const& row : file.all<Instance>()) {
    if (!is_police(row) || (row.state != "penalty" && row.state != "first_failed")) continue;
    auto const* clock = file.find<Clock>(Symbol("handle"), row.no, 0, 0);
    bool const none_by_flow = seen.life.rulebook().limit(row, Symbol("handle")) == nullptr;
    if (none_by_flow) continue;
    bool const watched =
        clock != nullptr && (clock->mark == "running" || clock->mark == "lapsed" || clock->mark == "suspended");
    if (!watched) return std::to_string(row.no) + " waits in " + row.state.str() + " without a clock";
  }
  return {};
}

// 程序规定 179: nobody is kept in a mediation before police.
LIANDIAO_SAMPLED_INVARIANT(I2, WhoeverIsMediatedByPoliceMayLeave) {
  auto const& file = seen.life.file();
  for (auto const& row : file.all<Instance>()) {
    bool const mediated = row.state == "reported" || row.state == "accepted" || row.state == "evidenced" ||
                          row.state == "first_session" || row.state == "first_failed" || row.state == "second_session";
    if (!is_police(row) || !mediated) continue;
    for (auto const& taking : file.all<Participation>()) {
      if (taking.instance != row.no || (taking.standing != "in" && taking.standing != "invited")) continue;
      auto const decided =
          put_to(file, seen.life.rulebook(), "leave", number_field("party", taking.party), row.no, seen.today);
      if (!decided) return "party " + std::to_string(taking.party) + " cannot leave: " + Life::told(decided.error());
    }
  }
  return {};
}

// 程序规定 181.
LIANDIAO_INVARIANT(I14, ASuspectSettlesInPersonAndAMinorWithTheGuardian) {
  for (auto const& event : seen.events()) {
    if (event.command != "police_agree" && event.command != "mediate_on_spot") continue;
    auto const fields = fields_of(event);
    std::string const suspects = " " + latest_note(seen.before, event.instance, "suspects") + " ";
    std::map<int, std::string> signed_by_kind;
    if (auto const* agents = fields.find("by_agent"))
      for (auto const& agent : agents->list())
        if (auto const* who =
                seen.before.find<Representative>(static_cast<int>(agent.find("representative")->integer())))
          signed_by_kind[static_cast<int>(agent.find("party")->integer())] += who->kind.str() + " ";
    for (int const party : numbers_in(fields, "parties")) {
      bool const suspect = suspects.find(" " + std::to_string(party) + " ") != std::string::npos;
      // In the penalty only damages are settled, and an agent may do that.
      bool const frees = seen.before.instance(event.instance)->state != "penalty";
      if (frees && suspect && signed_by_kind[party].find("agent ") != std::string::npos)
        return at_step(event) + "an agent for suspect " + std::to_string(party);
      auto const& flags = seen.before.party(party)->flags;
      bool const minor = std::find(flags.begin(), flags.end(), Symbol("minor")) != flags.end();
      if (minor && !has(numbers_in(fields, "self_supporting"), party) &&
          signed_by_kind[party].find("guardian") == std::string::npos)
        return at_step(event) + "the minor " + std::to_string(party) + " alone";
    }
  }
  return {};
}

// 若干规定 22; 程序规定 186: a committee accepts beside police only on the recorded ground or a transfer.
LIANDIAO_INVARIANT(I8, WhatPoliceHaveIsAcceptedForPeoplesMediationOnlyOnARecordedGround) {
  for (auto const& event : seen.events()) {
    if (event.procedure != "peoples_mediation" || event.to != "accepted" || event.from != "applied") continue;
    bool const on_ground =
        std::any_of(seen.before.all<Note>().begin(), seen.before.all<Note>().end(), [&](Note const& row) {
          return row.instance == event.instance && (row.kind == "beside_police_case" || row.kind == "transfer");
        });
    for (auto const& row : seen.before.all<Instance>())
      if (is_police(row) && row.state != "reported" && row.state != "informed_out" && !on_ground)
        return at_step(event) + "police have it in " + std::to_string(row.no);
  }
  return {};
}

// 程序规定 184, 185: an agreement that is performed frees, one that is broken does not.
LIANDIAO_INVARIANT(I15, APoliceCaseFollowsTheAgreementItWaitsFor) {
  auto const& file = seen.life.file();
  for (auto const& row : file.all<Instance>()) {
    if (!is_police(row) || row.state != "agreed") continue;
    bool waits = false;
    for (auto const& agreement : file.all<Agreement>())
      waits = waits || (agreement.instance == row.no && agreement.status != "performed");
    if (!waits) return std::to_string(row.no) + " waits for nothing";
  }
  return {};
}

}  // namespace
}  // namespace liandiao::tests
