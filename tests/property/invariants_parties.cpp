// What is promised to the parties: consent, the ways out, being told, safety.
#include <algorithm>
#include <string>

#include <set>

#include "tests/property/asked.hpp"
#include "tests/property/invariant.hpp"

namespace liandiao::tests {
namespace {

bool is_marked(Party const& party) {
  return std::find(party.flags.begin(), party.flags.end(), Symbol("domestic_violence_risk")) != party.flags.end();
}

// 人民调解法 17、23.
LIANDIAO_INVARIANT(I1, NobodyIsMediatedOrBoundWhoDoesNotAgreeToIt) {
  for (auto const& event : seen.events()) {
    if (event.command == "accept")
      for (auto const& row : seen.before.all<Participation>())
        if (row.instance == event.instance && row.standing == "refused") return at_step(event) + "against a refusal";
    if (event.command != "convene") continue;
    for (int const party : numbers_in(fields_of(event), "present"))
      if (latest_answer(seen.before, event.instance, party, "mediate") != "given")
        return at_step(event) + "party " + std::to_string(party) + " has not consented";
  }
  return each_new_agreement(seen, [&](Event const& event, Agreement const& row, Value const&) -> std::string {
    for (int const party : row.parties)
      if (latest_answer(seen.before, event.instance, party, "mediate") != "given")
        return "binds party " + std::to_string(party) + " that does not consent";
    return {};
  });
}

// taking part and having consented are the same thing.
LIANDIAO_INVARIANT(I1, APartyIsInAMediationExactlyWhileItsConsentStands) {
  for (auto const& row : seen.life.file().all<Participation>()) {
    if (!is_mediation(*seen.life.file().instance(row.instance))) continue;
    bool const given = latest_answer(seen.life.file(), row.instance, row.party, "mediate") == "given";
    if ((row.standing == "in") != given)
      return "party " + std::to_string(row.party) + " is " + row.standing.str() + " in " + std::to_string(row.instance);
  }
  return {};
}

// 人民调解法 3(3)、23: whatever the state, whatever the flow asks of organs.
LIANDIAO_SAMPLED_INVARIANT(I2, LeavingIsNeverRefusedInAnOpenStateAndSuingInNoState) {
  auto const& file = seen.life.file();
  if (file.version == 0) return {};
  auto const& rulebook = seen.life.rulebook();
  for (auto const& instance : file.all<Instance>()) {
    if (!is_mediation(instance) || kind_of_state(seen.life, instance.procedure, instance.state) == StateKind::final)
      continue;
    for (auto const& row : file.all<Participation>()) {
      if (row.instance != instance.no || (row.standing != "in" && row.standing != "invited")) continue;
      auto const decided = put_to(file, rulebook, "leave", number_field("party", row.party), instance.no, seen.today);
      if (!decided) return "party " + std::to_string(row.party) + " cannot leave: " + Life::told(decided.error());
    }
  }
  for (auto const& party : file.all<Party>()) {
    if (file.all<Party>().size() < 2) break;
    Value fields = number_field("party", party.no);
    fields.set("against", Value::of(Value::List{Value::of(std::int64_t{party.no == 1 ? 2 : 1})}));
    fields.set("organ", Value::of(std::string("ddk-court")));
    fields.set("signed_complaint", Value::of(true));
    if (file.party(party.no == 1 ? 2 : 1) == nullptr) continue;
    auto const decided = put_to(file, rulebook, "submit", fields, 0, seen.today);
    if (!decided) return "party " + std::to_string(party.no) + " cannot sue: " + Life::told(decided.error());
  }
  return {};
}

// what people are shown says so, too.
LIANDIAO_SAMPLED_INVARIANT(I2, CanNeverDeniesLeavingOrSuing) {
  auto const& file = seen.life.file();
  if (file.version == 0) return {};
  bool suing = false;
  std::set<int> leaving;
  for (auto const& one : seen.life.can(seen.today.text())) {
    if (one.answer == Possibility::Answer::no) continue;
    suing = suing || one.command->code == "submit";
    if (one.command->code == "leave") leaving.insert(one.instance);
  }
  if (!suing) return "nobody is shown that suing is possible";
  for (auto const& instance : file.all<Instance>())
    if (is_mediation(instance) && instance.outcome.empty() && !leaving.contains(instance.no))
      return "nobody is shown that leaving " + std::to_string(instance.no) + " is possible";
  return {};
}

// 人民调解法 26.
LIANDIAO_INVARIANT(I7, NoCaseClosesBeforeEverybodyWithoutAgreementWasToldTheOtherWays) {
  for (auto const& event : seen.events()) {
    if (event.procedure != "docket" || event.to != "closed") continue;
    for (auto const& row : seen.before.all<Participation>()) {
      if (!is_mediation(*seen.before.instance(row.instance))) continue;
      bool const told = was_told(seen.before, row.instance, row.party, "remedies") ||
                        was_told(seen.before, row.instance, row.party, "proper_organ");
      // A settlement that police accepted settled it.
      if (seen.before.instance(row.instance)->state == "no_penalty") continue;
      if (is_inside_suit(*seen.before.instance(row.instance))) continue;  // the court decides
      if (row.standing == "invited" || told || bound_by_agreement(seen.before, row.instance, row.party)) continue;
      return at_step(event) + "party " + std::to_string(row.party) + " of " + std::to_string(row.instance) +
             " was told nothing";
    }
  }
  return {};
}

// 人民调解法 3(3): a party takes any outlet the flow has, whatever goes on, and withdraws from it as it likes.
LIANDIAO_SAMPLED_INVARIANT(I2, ApplyingIsNeverRefusedToAPartyNorTakingItBack) {
  auto const& file = seen.life.file();
  auto const& rulebook = seen.life.rulebook();
  auto const* policy = rulebook.flow().procedure(Symbol("remedy"));
  if (file.version == 0 || policy == nullptr) return {};
  for (auto const& outlet : policy->outlets) {
    auto const& all = rulebook.registers().organisations();
    auto const organ = std::find_if(all.begin(), all.end(), [&](Organisation const& row) {
      auto const& kinds = outlet.handled_by;
      return std::find(kinds.begin(), kinds.end(), row.kind) != kinds.end() &&
             rulebook.registers().organisation(row.id, seen.today) != nullptr;
    });
    if (organ == all.end()) continue;
    Value fields;
    fields.set("variant", Value::of(outlet.code.str()));
    fields.set("organ", Value::of(organ->id.str()));
    fields.set("applicants", Value::of(Value::List{Value::of(std::int64_t{1})}));
    auto const decided = put_to(file, rulebook, "seek_remedy", fields, 0, seen.today);
    if (!decided) return outlet.code.str() + " cannot be taken: " + Life::told(decided.error());
  }
  for (auto const& row : file.all<Participation>()) {
    auto const& instance = *file.instance(row.instance);
    if (instance.procedure != "remedy" || !instance.outcome.empty() || row.standing != "in") continue;
    auto const decided = put_to(file, rulebook, "withdraw", number_field("party", row.party), row.instance, seen.today);
    if (!decided) return "party " + std::to_string(row.party) + " cannot withdraw: " + Life::told(decided.error());
  }
  return {};
}

// 人民调解法 25.
LIANDIAO_SAMPLED_INVARIANT(I17, ADangerIsRecordedAtAnyTime) {
  if (seen.life.file().version == 0) return {};
  Value fields;
  fields.set("kind", Value::of(std::string("crime")));
  fields.set("organ", Value::of(std::string("jgm-ps")));
  auto const decided = put_to(seen.life.file(), seen.life.rulebook(), "report_danger", fields, 0, seen.today);
  return decided ? std::string() : Life::told(decided.error());
}

LIANDIAO_INVARIANT(I24, NobodyMarkedAsThreatenedSitsInASessionWithoutConsentToHowItIsHeld) {
  for (auto const& event : seen.events()) {
    if (event.command != "convene") continue;
    for (auto const& party : seen.before.all<Party>())
      if (is_marked(party) && has(numbers_in(fields_of(event), "present"), party.no) &&
          latest_answer(seen.before, event.instance, party.no, "safe_session") != "given")
        return "step " + std::to_string(event.seq) + ": party " + std::to_string(party.no);
  }
  return {};
}

LIANDIAO_INVARIANT(I24, NobodyMarkedAsThreatenedIsAskedToComeInPersonWithoutConsentNorWhereEverybodyReadsIt) {
  for (auto const& event : seen.events()) {
    if (event.command != "plan_session" && event.command != "move_session") continue;
    for (auto const& change : event.changes) {
      auto const* row = std::get_if<PlannedSession>(&change.part);
      if (row == nullptr || row->form != "in_person") continue;
      for (auto const& party : seen.before.all<Party>()) {
        if (!is_marked(party) || !has(row->parties, party.no)) continue;
        bool const agrees = latest_answer(seen.before, event.instance, party.no, "safe_session") == "given";
        if (!agrees || !row->place.empty())
          return "step " + std::to_string(event.seq) + ": party " + std::to_string(party.no);
      }
    }
  }
  return {};
}

}  // namespace
}  // namespace liandiao::tests
