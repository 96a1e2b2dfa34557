// What is promised of those who mediate.
#include <algorithm>
#include <string>

#include "tests/property/asked.hpp"
#include "tests/property/invariant.hpp"

namespace liandiao::tests {
namespace {

// 特邀调解规定 15; 若干规定 25.
LIANDIAO_INVARIANT(I10, ARelatedMediatorWorksOnOnlyWithConsentAndAReplacedOneNotAtAll) {
  auto const& file = seen.life.file();
  for (auto const& row : file.all<Recusal>()) {
    auto const* mediator = file.find<Mediator>(row.instance, row.person);
    // A session that police held all the same stands with its irregularity.
    if (file.instance(row.instance)->procedure == "police_mediation") continue;
    if (row.decision == "replaced" && row.party != 0 && mediator != nullptr && !mediator->until)
      return row.person.str() + " was objected to and serves";
  }
  for (auto const& event : seen.events()) {
    if (event.command != "convene") continue;
    for (auto const& row : seen.before.all<Recusal>()) {
      auto const* mediator = seen.before.find<Mediator>(row.instance, row.person);
      if (row.instance != event.instance || row.decision != "pending" || mediator == nullptr || mediator->until)
        continue;
      for (auto const& taking : seen.before.all<Participation>())
        if (taking.instance == event.instance && taking.standing == "in" &&
            latest_answer(seen.before, event.instance, taking.party, "mediator", row.person.view()) != "given")
          return at_step(event) + "party " + std::to_string(taking.party) + " did not accept " + row.person.str();
    }
  }
  return {};
}

// and joint work has one who leads.
LIANDIAO_INVARIANT(I22, ExactlyOneLeadsWhileASessionIsHeld) {
  for (auto const& instance : seen.life.file().all<Instance>()) {
    bool const with_mediators =
        instance.state == "assigned" || instance.state == "ready" || instance.state == "in_session";
    if (!is_mediation(instance) || !with_mediators) continue;
    auto const& rows = seen.life.file().all<Mediator>();
    auto const leads = std::count_if(rows.begin(), rows.end(), [&](Mediator const& row) {
      return row.instance == instance.no && row.role == "lead" && !row.until;
    });
    if (leads != 1) return std::to_string(leads) + " lead instance " + std::to_string(instance.no);
  }
  return {};
}

// 特邀调解规定 15: decided by the body or the court.
LIANDIAO_INVARIANT(I10, NoMediatorDecidesAboutHerself) {
  for (auto const& row : seen.life.file().all<Recusal>())
    if (row.party != 0 && (row.decided_by.empty() || row.decided_by == row.person))
      return row.person.str() + " decided about the objection of party " + std::to_string(row.party);
  return {};
}

// 特邀调解规定 15、16.
LIANDIAO_INVARIANT(I11, NobodyBothMediatesAndHasAnotherPartInTheMatter) {
  auto const& file = seen.life.file();
  auto const mediated = [&](Symbol person) {
    return std::any_of(file.all<Mediator>().begin(), file.all<Mediator>().end(), [&](Mediator const& row) {
      return row.person == person && (row.role == "lead" || row.role == "co" || row.role == "partner");
    });
  };
  // What police or a court did all the same stands with its irregularity.
  auto const recorded = [&](Symbol person) {
    return std::any_of(file.all<Irregularity>().begin(), file.all<Irregularity>().end(), [&](Irregularity const& row) {
      return (row.guard == "on_no_side" || row.guard == "no_mediator_of_it") &&
             row.fact.find(person.view()) != std::string::npos;
    });
  };
  for (auto const& row : file.all<Representative>())
    if (!row.person.empty() && mediated(row.person) && !recorded(row.person))
      return row.person.str() + " mediates and acts for party " + std::to_string(row.party);
  for (auto const& row : file.all<Guest>())
    if (!row.person.empty() && mediated(row.person) && !recorded(row.person))
      return row.person.str() + " mediated and is " + row.kind.str();
  return {};
}

}  // namespace
}  // namespace liandiao::tests
