// What is promised of agreements: the formal act, confirmation, performance.
#include <algorithm>
#include <string>

#include "tests/property/asked.hpp"
#include "tests/property/invariant.hpp"

namespace liandiao::tests {
namespace {

// 人民调解法 29、30.
LIANDIAO_INVARIANT(I3, NoAgreementIsInForceWithoutIt) {
  return each_new_agreement(seen, [&](Event const& event, Agreement const& row, Value const& fields) -> std::string {
    auto const* mediator = seen.before.find<Mediator>(event.instance, row.mediator);
    if (mediator == nullptr || mediator->until) return "no mediator of the matter put her name to it";
    if (event.command == "agree_orally") {
      bool const medical =
          seen.life.rulebook().kind_of(seen.before.instance(event.instance)->organ) == "medical_committee";
      return says_true(fields, "paper_asked") || medical ? "a paper was wanted" : "";
    }
    bool const of_committee = seen.before.instance(event.instance)->procedure == "peoples_mediation";
    if (of_committee && !says_true(fields, "sealed")) return "no seal";
    auto signers = numbers_in(fields, "signed_by");
    if (auto const* agents = fields.find("by_agent"))
      for (auto const& agent : agents->list()) signers.push_back(static_cast<int>(agent.find("party")->integer()));
    for (int const party : row.parties)
      if (!has(signers, party) && !elected_among(seen.before, party, signers))
        return "party " + std::to_string(party) + " did not sign, nor anybody it chose";
    return {};
  });
}

// 民事诉讼法 205; 民诉法解释 351、355.
LIANDIAO_INVARIANT(I4, OnlyAnAgreementInForceIsBroughtToConfirmationByEverybodyItBindsInTime) {
  for (auto const& event : seen.events()) {
    bool const restored = event.command == "apply_confirmation_restored";
    if (event.command != "apply_confirmation" && !restored) continue;
    auto const fields = fields_of(event);
    auto const* agreement = seen.before.agreement(static_cast<int>(fields.find("agreement")->integer()));
    if (agreement->status != "in_force" && agreement->status != "performed") return at_step(event) + "not in force";
    if (!agreement->matter.empty()) return at_step(event) + "about " + agreement->matter.str();
    auto const applicants = numbers_in(fields, "applicants");
    for (int const party : agreement->parties)
      if (!has(applicants, party)) return at_step(event) + "without party " + std::to_string(party);
    bool const co_sealed =
        std::any_of(seen.before.all<Note>().begin(), seen.before.all<Note>().end(),
                    [&](Note const& row) { return row.kind == "co_sealed" && row.agreement == agreement->no; });
    if (seen.before.instance(agreement->instance)->procedure == "police_mediation" && !co_sealed)
      return at_step(event) + "made by police alone";
    auto const last = reckon(seen.life.rulebook().calendar(), BusinessTime{agreement->effective_on, std::nullopt},
                             Period{30, Unit::day, true});
    if (last && (event.on.day > last->due.day) != restored) return at_step(event) + "last day " + last->due.text();
  }
  return {};
}

// 民事诉讼法 206.
LIANDIAO_INVARIANT(I5, ConfirmedIsNotPerformedAndEnforcedIsWhatIsConfirmedAndOverdue) {
  for (auto const& event : seen.events()) {
    bool const performs = event.procedure == "fulfilment" || is_correction(event.command);
    for (auto const& change : event.changes) {
      auto const* row = std::get_if<Agreement>(&change.part);
      auto const* before = row == nullptr ? nullptr : seen.before.agreement(row->no);
      if (row != nullptr && row->status == "performed" && !performs && (before == nullptr || !before->performed_on))
        return at_step(event) + "performs agreement " + std::to_string(row->no);
    }
    if (event.command != "apply_enforcement") continue;
    auto const& instance = *seen.before.instance(event.instance);
    bool without_terms = true;
    bool overdue = false;
    for (auto const& term : seen.before.all<Term>()) {
      if (term.agreement != instance.agreement) continue;
      without_terms = false;
      // Without a day it is owed from the ruling on.
      overdue = overdue || (!term.performed_on && !term.waived_on && (!term.due || *term.due < event.on.day));
    }
    overdue = overdue || (without_terms && !seen.before.agreement(instance.agreement)->performed_on);
    if (instance.state != "confirmed" || !overdue) return at_step(event) + "nothing to enforce";
  }
  return {};
}

// 人民调解法 31: no agreement is without its fulfilment, and it is performed exactly when nothing of it is owed.
LIANDIAO_INVARIANT(I23, EveryAgreementIsFollowedAndWhatIsOwedSaysHowItStands) {
  auto const& file = seen.life.file();
  for (auto const& agreement : file.all<Agreement>()) {
    if (agreement.status == "unserved" || agreement.status == "never_served") continue;  // never in force yet
    std::string const name = "agreement " + std::to_string(agreement.no);
    Instance const* followed = nullptr;
    for (auto const& row : file.all<Instance>())
      if (row.procedure == "fulfilment" && row.agreement == agreement.no) {
        if (followed != nullptr) return name + " is followed twice";
        followed = &row;
      }
    if (followed == nullptr) return name + " is followed by nobody";
    bool owed = false;
    bool broken = false;
    bool any = false;
    for (auto const& term : file.all<Term>()) {
      if (term.agreement != agreement.no) continue;
      any = true;
      bool const open = !term.performed_on && !term.waived_on;
      owed = owed || open;
      broken = broken || (open && term.breached_on);
      if (term.paid > term.amount) return name + " is overpaid";
    }
    bool const runs = followed->state == "performing" || followed->state == "breached";
    if (any && followed->state == "performed" && owed) return name + " is performed and something is owed";
    if (any && runs && !owed) return name + " is " + followed->state.str() + " and nothing is owed";
    if (any && runs && (followed->state == "breached") != broken) return name + " is wrongly " + followed->state.str();
    if (runs && agreement.status != "in_force") return name + " is followed and " + agreement.status.str();
  }
  return {};
}

// 若干规定 37.
LIANDIAO_INVARIANT(I23, NoCaseClosesOverABreachWhoseCreditorWasNotToldWhereToTurn) {
  for (auto const& event : seen.events()) {
    if (event.procedure != "docket" || event.to != "closed") continue;
    for (auto const& term : seen.before.all<Term>()) {
      auto const* agreement = seen.before.agreement(term.agreement);
      if (!term.open() || !term.breached_on || agreement->status != "in_force") continue;
      auto const& informs = seen.before.all<Inform>();
      bool const told = std::any_of(informs.begin(), informs.end(), [&](Inform const& row) {
        return row.topic == "remedies" && has(row.parties, term.creditor);
      });
      if (!told) return at_step(event) + "nobody told party " + std::to_string(term.creditor);
    }
  }
  return {};
}

// 民法典 19、20、23.
LIANDIAO_INVARIANT(I14, NoMinorIsBoundWithoutTheGuardian) {
  return each_new_agreement(seen, [&](Event const&, Agreement const& row, Value const& fields) -> std::string {
    for (int const party : row.parties) {
      auto const& flags = seen.before.party(party)->flags;
      if (std::find(flags.begin(), flags.end(), Symbol("minor")) == flags.end()) continue;
      bool signed_for = false;
      if (auto const* agents = fields.find("by_agent"))
        for (auto const& agent : agents->list()) {
          auto const* who = seen.before.find<Representative>(static_cast<int>(agent.find("representative")->integer()));
          signed_for = signed_for || (agent.find("party")->integer() == party && who != nullptr &&
                                      who->party == party && who->kind == "guardian");
        }
      if (!signed_for) return "binds the minor party " + std::to_string(party);
    }
    return {};
  });
}

// 民事诉讼法 62.
LIANDIAO_INVARIANT(I19, NoAgentSettlesWithoutSpecialAuthority) {
  return each_new_agreement(seen, [&](Event const&, Agreement const&, Value const& fields) -> std::string {
    auto const* agents = fields.find("by_agent");
    if (agents == nullptr) return {};
    for (auto const& agent : agents->list()) {
      auto const* who = seen.before.find<Representative>(static_cast<int>(agent.find("representative")->integer()));
      bool const may = who != nullptr && who->party == agent.find("party")->integer() &&
                       (who->authority == "special" || who->kind == "guardian" || who->kind == "legal_representative");
      if (!may) return "signed by one who may not";
    }
    return {};
  });
}

}  // namespace
}  // namespace liandiao::tests
