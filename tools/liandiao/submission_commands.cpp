// Check-and-submit (校核/审核) up the hierarchy.

#include <ostream>

#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/figure_words.hpp"
#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {
namespace {

Value state_value(SubmissionState const& state) {
  return object({{"organ", json(state.organ)},
                 {"state", json(state.state)},
                 {"moved", json(state.moved)},
                 {"acts", list_of_values(state.acts, [](SubmissionText const& act) {
                    return object({{"act", json(act.act)},
                                   {"person", json(act.person)},
                                   {"at", json(act.at)},
                                   {"on", json(Instant{act.at_us}.text())},
                                   {"reason", json(act.reason)}});
                  })}});
}

std::string said(SubmissionState const& state, Voice const& voice) {
  auto text = voice.word("submission", state.state);
  if (state.moved) text += voice.text("submission_figures_moved");
  return text;
}

Exit act_on_form(Talk& talk, std::string_view act) {
  auto const door = figure_door(talk);
  if (!door) return talk.refuse(door.error());
  auto const period = period_asked(talk.asked);
  if (!period) return talk.refuse(period.error());
  auto const organ = word_option(talk, "organ");
  if (!organ) return talk.refuse(organ.error());
  if (organ->empty()) return talk.refuse(Error{Code::invalid_input, "submission_organ_missing", {}});
  Symbol const form(talk.asked.operand("FORM"));
  auto const overridden = overridden_in(talk.asked, form);
  if (!overridden) return talk.refuse(overridden.error());
  SubmissionAsked const asked{form,       *period, *organ, Symbol(act), talk.asked.option("reason").value_or(""),
                              *overridden};
  auto const state = door->desk().submit(asked, door->who);
  if (!state) return talk.refuse(state.error(), door->place->registers());
  if (talk.json) return talk.done(state_value(*state));
  Voice const voice(talk.labels, door->place->registers());
  talk.out << voice.text("submission_now", {{"organ", voice.organ(*organ)},
                                            {"form", form.str()},
                                            {"period", *period},
                                            {"state", said(*state, voice)}})
           << "\n";
  return Exit::done;
}

}  // namespace

Exit submit_form(Talk& talk) { return act_on_form(talk, "submit"); }
Exit check_form_off(Talk& talk) { return act_on_form(talk, "check"); }
Exit approve_form(Talk& talk) { return act_on_form(talk, "approve"); }
Exit return_form(Talk& talk) { return act_on_form(talk, "return"); }

Exit list_submissions(Talk& talk) {
  auto const door = figure_door(talk);
  if (!door) return talk.refuse(door.error());
  auto const period = period_asked(talk.asked);
  if (!period) return talk.refuse(period.error());
  auto const organ = word_option(talk, "organ");
  if (!organ) return talk.refuse(organ.error());
  auto const states = door->desk().submissions(Symbol(talk.asked.operand("FORM")), *period, *organ, door->who);
  if (!states) return talk.refuse(states.error(), door->place->registers());
  if (talk.json) return talk.done(object({{"submissions", list_of_values(*states, state_value)}}));
  Voice const voice(talk.labels, door->place->registers());
  Columns table;
  for (auto const& state : *states) {
    std::string last;
    if (!state.acts.empty()) {
      auto const& act = state.acts.back();
      last = voice.word("submission_act", act.act) + " " + voice.person(act.person) + " " + Instant{act.at_us}.text();
      if (!act.reason.empty()) last += " " + act.reason;
    }
    table.row({voice.organ(state.organ), said(state, voice), last});
  }
  talk.out << table.text();
  return Exit::done;
}

}  // namespace liandiao::door
