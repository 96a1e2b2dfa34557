#include <algorithm>
#include <ostream>

#include "tools/liandiao/case_page.hpp"
#include "tools/liandiao/case_query.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/fields.hpp"
#include "tools/liandiao/overdue_lines.hpp"
#include "tools/liandiao/plain_values.hpp"
#include "tools/liandiao/possibilities.hpp"
#include "tools/liandiao/session_lines.hpp"

namespace liandiao::door {
namespace {

std::string state_of(CaseLine const& line, Voice const& voice) {
  std::vector<std::string> items;
  if (line.overdue > 0) items.push_back(voice.text("list_overdue", {{"count", std::to_string(line.overdue)}}));
  if (line.lapsed > 0) items.push_back(voice.text("list_lapsed", {{"count", std::to_string(line.lapsed)}}));
  if (line.irregularities > 0)
    items.push_back(voice.text("list_irregular", {{"count", std::to_string(line.irregularities)}}));
  return voice.joined(items);
}

std::string marks_of(CaseLine const& line, Voice const& voice) {
  constexpr std::size_t width = 24;
  std::vector<std::string> marks;
  marks.reserve(line.flags.size());
  for (auto const flag : line.flags) marks.push_back(voice.word("flag", flag));
  return fitted(voice.joined(marks), width);
}

std::string worklist_text(ListedPage const& page, Date today, Voice const& voice) {
  if (page.lines.empty()) return voice.text("list_empty") + "\n";
  Columns columns;
  std::vector<std::string> heading;
  for (char const* key :
       {"number", "registered", "type", "level", "standing", "names", "mediator", "due", "clock", "flags", "state"})
    heading.push_back(voice.text("list_" + std::string(key)));
  columns.row(std::move(heading));
  for (auto const& [line, names] : page.lines) {
    std::string who;
    for (auto const& name : names) who += (who.empty() ? "" : voice.text("versus")) + name;
    std::string due = line.next_due ? line.next_due->text() : "";
    if (line.next_due && *line.next_due < today) due += voice.text("list_past");
    if (line.provisional) due += voice.text("provisional_mark");
    columns.row({line.ledger_no, line.registered_on.text(), voice.word("dispute_type", line.dispute_type),
                 line.level.str(), voice.word("standing", line.standing), fitted(who, 30), voice.person(line.mediator),
                 due, line.next_clock ? voice.word("clock", line.next_clock) : "", marks_of(line, voice),
                 state_of(line, voice)});
  }
  std::string out = columns.text();
  if (!page.next.empty()) out += voice.text("list_more", {{"next", page.next}}) + "\n";
  return out;
}

Value line_value(Listed const& listed) {
  auto const& line = listed.line;
  return object({{"uid", json(line.id.uid)},
                 {"ledger_no", json(line.ledger_no)},
                 {"registered_on", json(line.registered_on)},
                 {"dispute_type", json(line.dispute_type)},
                 {"level", json(line.level)},
                 {"holder", json(line.holder)},
                 {"standing", json(line.standing)},
                 {"names", list_of_values(listed.names, [](std::string const& name) { return json(name); })},
                 {"parties", json(line.parties)},
                 {"flags", list_of_values(line.flags, [](Symbol flag) { return json(flag); })},
                 {"mediator", json(line.mediator)},
                 {"next_due", json(line.next_due)},
                 {"next_clock", json(line.next_clock)},
                 {"provisional", json(line.provisional)},
                 {"overdue", json(line.overdue)},
                 {"lapsed", json(line.lapsed)},
                 {"irregularities", json(line.irregularities)}});
}

}  // namespace

Exit show_case(Talk& talk) {
  auto const who = talk.actor();
  if (!who) return talk.refuse(who.error());
  auto const on = time_option(talk.asked, "on");
  if (!on) return talk.refuse(on.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const view = (*place)->desk().show(talk.asked.operand("REF"), *who, *on);
  if (!view) return talk.refuse(view.error(), (*place)->registers());
  Voice const voice(talk.labels, &view->rulebook->registers());
  auto const today = *on ? (*on)->day : talk.time.now().date();
  auto const number = ledger_number_of(view->file);
  if (talk.json) return talk.done(case_value(*view, number, today, voice));
  talk.out << case_page(*view, number, today, voice);
  return Exit::done;
}

Exit list_cases(Talk& talk) {
  if (talk.asked.has("desk")) return list_before_court(talk);
  if (talk.asked.has("sessions")) return list_sessions_to_come(talk);
  if (talk.asked.has("overdue")) return list_overdue(talk);
  auto const who = talk.actor();
  if (!who) return talk.refuse(who.error());
  for (char const* name : {"from", "to"})
    if (talk.asked.has(name))
      return talk.refuse(
          Error{Code::invalid_input, "option_only_with_sessions", {{"option", "--" + std::string(name)}}});
  auto query = case_query(talk);
  if (!query) return talk.refuse(query.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  Date const on = query->on;
  auto const page = (*place)->desk().list(std::move(*query), *who);
  if (!page) return talk.refuse(page.error(), (*place)->registers());
  if (talk.json)
    return talk.done(object({{"cases", list_of_values(page->lines, line_value)}, {"next", json(page->next)}}));
  talk.out << worklist_text(*page, on, Voice(talk.labels, (*place)->registers()));
  return Exit::done;
}

Exit can(Talk& talk) {
  auto const who = talk.actor();
  if (!who) return talk.refuse(who.error());
  auto const on = time_option(talk.asked, "on");
  if (!on) return talk.refuse(on.error());
  auto const instance = number_option(talk.asked, "instance");
  if (!instance) return talk.refuse(instance.error());
  auto const command = talk.asked.operand("COMMAND");
  if (!command.empty() && command_named(command) == nullptr)
    return talk.refuse(Error{Code::invalid_input, "command_unknown", {{"value", command}}});
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto list = (*place)->desk().can(talk.asked.operand("REF"), *who, *on);
  if (!list) return talk.refuse(list.error(), (*place)->registers());
  std::erase_if(*list, [&](Possibility const& one) {
    return (!command.empty() && one.command->code != command) || (*instance && one.instance != **instance);
  });
  Voice const voice(talk.labels, (*place)->registers());
  if (talk.json)
    return talk.done(list_of_values(*list, [&](Possibility const& one) { return possibility_value(one, voice); }));
  if (!command.empty()) {
    for (auto const& one : *list) talk.out << possibility_text(one, voice);
    if (list->empty()) talk.out << voice.text("can_nowhere", {{"command", voice.command(Symbol(command))}}) << "\n";
    return Exit::done;
  }
  Date const day = *on ? (*on)->day : talk.time.now().date();
  auto const overdue = (*place)->desk().overdue_in(talk.asked.operand("REF"), *who, day);
  if (!overdue) return talk.refuse(overdue.error(), (*place)->registers());
  if (!overdue->empty()) talk.out << voice.text("page_overdue") << "\n";
  for (auto const& clock : *overdue) talk.out << "  " << overdue_line(clock, day, voice) << "\n";
  if (!overdue->empty()) talk.out << "\n";
  auto const sessions = (*place)->desk().sessions_in(talk.asked.operand("REF"), *who);
  if (!sessions) return talk.refuse(sessions.error(), (*place)->registers());
  if (!sessions->empty()) talk.out << voice.text("page_to_come") << "\n";
  for (auto const& session : *sessions) talk.out << "  " << session_line(session, voice) << "\n";
  if (!sessions->empty()) talk.out << "\n";
  Columns possible(4);
  list_possible(possible, *list, voice);
  talk.out << voice.text("page_can") << "\n" << possible.text();
  Columns impossible(4);
  list_impossible(impossible, *list, voice);
  if (auto const text = impossible.text(); !text.empty()) talk.out << "\n" << voice.text("page_cannot") << "\n" << text;
  return Exit::done;
}

}  // namespace liandiao::door
