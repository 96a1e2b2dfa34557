// Periods that are closed, and what is stated anew of them.

#include <ostream>

#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/figure_words.hpp"
#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {
namespace {

Value closing_value(Closed const& closed) {
  auto const& text = closed.text;
  return object(
      {{"number", json(closed.number)},
       {"period", json(text.period)},
       {"first", json(text.first)},
       {"last", json(text.last)},
       {"forms", list_of_values(text.forms,
                                [](ClosedForm const& form) {
                                  return object({{"form", json(form.form)},
                                                 {"edition", json(form.edition)},
                                                 {"digest", json(form.digest.hex())}});
                                })},
       {"registers", json(text.registers.hex())},
       {"figures", json(text.figures.hex())},
       {"overridden",
        list_of_values(
            text.overridden,
            [](Overridden const& one) {
              return object({{"form", json(one.form)}, {"check", json(one.check)}, {"reason", json(one.reason)}});
            })},
       {"restated", json(static_cast<std::int64_t>(text.restated.size()))},
       {"person", json(text.person)},
       {"organ", json(text.organ)},
       {"closed", json(Instant{text.closed_us}.text())}});
}

std::string forms_in(ClosingText const& text, Voice const& voice) {
  std::vector<std::string> forms;
  for (auto const& form : text.forms) forms.push_back(form.form.str() + " " + form.edition);
  return voice.joined(forms);
}

std::vector<Symbol> forms_named(Asked const& asked) {
  std::vector<Symbol> forms;
  for (auto const& name : asked.files) forms.emplace_back(name);
  return forms;
}

}  // namespace

Exit close_period(Talk& talk) {
  auto const door = figure_door(talk);
  if (!door) return talk.refuse(door.error());
  auto const period = period_asked(talk.asked);
  if (!period) return talk.refuse(period.error());
  auto const overridden = overridden_in(talk.asked, {});
  if (!overridden) return talk.refuse(overridden.error());
  auto const closed = door->desk().close({*period, forms_named(talk.asked), *overridden}, door->who);
  if (!closed) return talk.refuse(closed.error(), door->place->registers());
  if (talk.json) return talk.done(closing_value(*closed));
  Voice const voice(talk.labels, door->place->registers());
  talk.out << voice.text("closing_done", {{"number", std::to_string(closed->number)},
                                          {"period", closed->text.period},
                                          {"forms", forms_in(closed->text, voice)}})
           << "\n";
  for (auto const& one : closed->text.overridden)
    talk.out << voice.text("closing_overridden",
                           {{"form", one.form.str()}, {"check", one.check.str()}, {"reason", one.reason}})
             << "\n";
  if (!closed->text.restated.empty()) {
    talk.out << voice.text("closing_restated") << "\n";
    talk.out << restated_lines(closed->text.restated, published_form_of(door->place->revisions()), voice);
  }
  return Exit::done;
}

Exit list_closings(Talk& talk) {
  auto const door = figure_door(talk);
  if (!door) return talk.refuse(door.error());
  auto const closings = door->desk().closings(door->who);
  if (!closings) return talk.refuse(closings.error());
  if (talk.json) return talk.done(object({{"closings", list_of_values(*closings, closing_value)}}));
  Voice const voice(talk.labels, door->place->registers());
  Columns table;
  for (auto const& one : *closings)
    table.row({std::to_string(one.number), one.text.period, forms_in(one.text, voice),
               Instant{one.text.closed_us}.text(), voice.person(one.text.person),
               one.text.restated.empty()
                   ? std::string()
                   : voice.text("closing_restated_count", {{"count", std::to_string(one.text.restated.size())}})});
  talk.out << (closings->empty() ? voice.text("closing_none") + "\n" : table.text());
  return Exit::done;
}

Exit show_restatements(Talk& talk) {
  auto const door = figure_door(talk);
  if (!door) return talk.refuse(door.error());
  auto const period = period_asked(talk.asked);
  if (!period) return talk.refuse(period.error());
  auto const found = door->desk().restatements(Symbol(talk.asked.operand("FORM")), *period, door->who);
  if (!found) return talk.refuse(found.error(), door->place->registers());
  if (talk.json)
    return talk.done(object({{"period", json(found->period)},
                             {"closed", json(found->closed)},
                             {"restated", list_of_values(found->lines, restated_value)}}));
  Voice const voice(talk.labels, door->place->registers());
  if (found->lines.empty())
    talk.out << voice.text("restated_none", {{"period", found->period}}) << "\n";
  else
    talk.out << voice.text(found->closed ? "restated_in" : "restated_so_far", {{"period", found->period}}) << "\n";
  talk.out << restated_lines(found->lines, published_form_of(door->place->revisions()), voice);
  return Exit::done;
}

}  // namespace liandiao::door
