#include "workflows/effects/shared.hpp"

#include <array>

#include "workflows/effects/fulfilment.hpp"

namespace liandiao::law {

void close_duty(Effects& effects, Facts const& facts, std::string_view duty, int instance) {
  for (auto row : facts.file.all<Duty>()) {
    if (row.duty != duty || row.instance != instance || row.done_on) continue;
    row.done_on = facts.on.day;
    effects.put(row);
  }
}

void TellTopic::draw(TellParties const& command, Facts const& facts, Effects& effects) {
  auto told = numbers(command.parties);
  tell(effects, facts, command.topic.code.view(), told);
  if (command.topic.code == "remedies") meet_telling(command.parties, facts, effects);
  if (command.topic.code != "remedies" && command.topic.code != "proper_organ") return;
  auto left = untold(facts, facts.instance);
  std::erase_if(left, [&](int party) { return contains(command.parties, party); });
  if (!left.empty()) return;
  close_duty(effects, facts, "tell_remedies", facts.instance.no);
  effects.stop(NotifyEndTime::clock);
}

namespace {

/// How open a paper is where nobody says: what parties and organs exchange is between the parties, who somebody is is
/// personal, and everything else, a district's own kinds of paper among it, is confidential (特邀调解规定 2;
/// 人民调解法 15).
std::string_view usual_openness(Symbol type) {
  constexpr std::array exchanged{"application"sv,       "registration_form"sv,   "rights_notice"sv,
                                 "evidence"sv,          "agreement"sv,           "oral_agreement_form"sv,
                                 "performance_proof"sv, "confirmation_papers"sv, "refusal_notice"sv,
                                 "remedies_notice"sv,   "extension_consent"sv,   "suspension_record"sv,
                                 "transfer_letter"sv,   "complaint"sv,           "court_receipt"sv,
                                 "correction_notice"sv, "filing_notice"sv,       "court_ruling"sv,
                                 "judgment"sv,          "complaint_record"sv,    "undisputed_facts"sv,
                                 "appraisal_papers"sv,  "preservation_papers"sv, "confirmation_application"sv,
                                 "mediation_proof"sv,   "property_papers"sv,     "consent_record"sv,
                                 "mediation_paper"sv};
  if (std::any_of(exchanged.begin(), exchanged.end(), [&](std::string_view one) { return type == one; }))
    return "parties";
  return type == "identity" || type == "authority" || type == "address_confirmation" ? "personal" : "confidential";
}

}  // namespace

void KeepPaper::draw(FilePaper const& command, Facts const& facts, Effects& effects) {
  Paper row;
  row.seq = facts.seq;
  row.index = effects.next_index();
  row.instance = facts.instance.no;
  row.type = command.type.code;
  row.openness = command.openness ? command.openness->code : Symbol(usual_openness(command.type.code));
  row.digest = command.digest ? parse_digest(command.digest->value).value_or(Digest{}) : Digest{};
  row.on = facts.on.day;
  row.bytes = command.bytes.value_or(0);
  effects.put(row);
}

}  // namespace liandiao::law
