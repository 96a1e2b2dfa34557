#include "tools/liandiao/telling.hpp"

#include <algorithm>

#include "tools/liandiao/clock_lines.hpp"
#include "tools/liandiao/plain_values.hpp"
#include "tools/liandiao/relative_lines.hpp"
#include "tools/liandiao/session_lines.hpp"
#include "tools/liandiao/term_lines.hpp"

namespace liandiao::door {
namespace {

template <class P>
P const* opened(Change const& change) {
  return change.kind == Change::Kind::opened ? std::get_if<P>(&change.part) : nullptr;
}

Value clock_value(Clock const& row) {
  return object({{"clock", json(row.clock)},
                 {"instance", json(row.instance)},
                 {"agreement", json(row.agreement)},
                 {"term", json(row.term)},
                 {"due", json(row.due)},
                 {"provisional", json(row.provisional)},
                 {"mark", json(row.mark)},
                 {"article", json(row.article)}});
}

std::vector<std::int64_t> steps_named(Event const& event) {
  std::vector<std::int64_t> steps;
  auto const fields = parse_canonical(event.fields);
  if (!fields) return steps;
  if (auto const* step = fields->find("step")) steps.push_back(step->integer());
  if (auto const* also = fields->find("also"))
    for (auto const& item : also->list()) steps.push_back(item.integer());
  return steps;
}

}  // namespace

std::string Telling::when(Event const& event) const {
  std::string text = event.on.text();
  std::replace(text.begin(), text.end(), 'T', ' ');
  return text;
}

std::string Telling::who(Event const& event) const {
  if (event.actor.role == "system") return voice_.person(event.actor.person);
  return voice_.text("person_of_organ",
                     {{"person", voice_.person(event.actor.person)}, {"organ", voice_.organ(event.actor.organ)}});
}

std::string Telling::number_of(RowRef row) const {
  for (auto const& [request, text] : numbers_)
    if (request == row) return text;
  return {};
}

std::string Telling::irregular(Irregularity const& row) const {
  return voice_.text(
      "irregular", {{"sentence", voice_.fact_sentence(row.guard.view(), {row.fact})}, {"article", row.article.str()}});
}

std::string Telling::clock(Change const& change, Clock const& row) const {
  std::string const name = row.term == 0 ? voice_.word("clock", row.clock) : clock_name(row, voice_);
  std::string const due = row.due ? row.due->text() + (row.provisional ? voice_.text("provisional_mark") : "") : "";
  Params const with{{"clock", name}, {"due", due}};
  if (row.mark == "lapsed") return voice_.text("clock_lapsed", with);
  if (row.mark == "suspended") return voice_.text("clock_suspended", with);
  if (row.mark != "running" || !row.due) return {};
  return voice_.text(change.kind == Change::Kind::opened ? "clock_begun" : "clock_moved", with);
}

std::string Telling::opened_as(Instance const& row) const {
  std::string const under = voice_.variant(row.variant);
  return voice_.instance(row.procedure, row.no) +
         (under.empty() ? under : voice_.text("in_brackets", {{"text", under}}));
}

/// Which other case it is stands on the page, for whom it is open to.
std::string Telling::related(Relation const& row) const {
  std::string const kind =
      row.kind ? voice_.text("in_brackets", {{"text", voice_.word("relation_kind", row.kind)}}) : "";
  return "#" + std::to_string(row.no) + " " +
         voice_.text("page_" + (row.standing == "open" ? "candidate" : row.standing.str())) + kind;
}

/// What another way answered, with its number.
std::string Telling::answered(Note const& row) const {
  bool const result = voice_.labels().find("outlet_result", row.kind.view()) != nullptr;
  if (!result && !row.kind.view().starts_with("outlet_")) return {};
  return voice_.word(result ? "outlet_result" : "note_kind", row.kind) + (row.number.empty() ? "" : " " + row.number);
}

std::string Telling::fact(Change const& change) const {
  auto const about = [&](std::string const& subject) {
    return subject.empty() ? subject : voice_.text("in_brackets", {{"text", subject}});
  };
  if (auto const* row = opened<Consent>(change))
    return voice_.text("consented", {{"party", voice_.party(row->party)},
                                     {"answer", voice_.word("answer", row->answer)},
                                     {"purpose", voice_.word("purpose", row->purpose) + about(row->subject)}});
  if (auto const* row = opened<Inform>(change))
    return voice_.text("told",
                       {{"parties", voice_.parties(row->parties)}, {"topic", voice_.word("topic", row->topic)}});
  if (auto const* row = opened<Note>(change)) return answered(*row);
  if (auto const* row = std::get_if<Relation>(&change.part)) return related(*row);
  if (auto const* row = std::get_if<PlannedSession>(&change.part); row != nullptr && row->standing == "planned")
    return session_text(*row, row->private_place ? voice_.text("place_kept") : row->place, voice_);
  if (auto const* row = opened<Election>(change))
    return voice_.text("elected_for", {{"elected", voice_.parties(row->representatives)},
                                       {"represented", voice_.parties(row->represented)}});
  if (auto const* row = opened<Paper>(change)) return voice_.word("paper_type", row->type);
  if (auto const* row = opened<Mediator>(change)) return voice_.person(row->person);
  if (auto const* row = opened<Suspension>(change)) return voice_.word("suspension_reason", row->reason);
  if (auto const* row = opened<Agreement>(change))
    return voice_.text("agreement_made", {{"no", std::to_string(row->no)}, {"amount", row->amount.text()}});
  if (auto const* row = std::get_if<Agreement>(&change.part); row != nullptr && row->performed_on)
    return voice_.text("agreement_performed", {{"no", std::to_string(row->no)}});
  if (auto const* row = std::get_if<Term>(&change.part); row != nullptr && change.kind == Change::Kind::moved)
    return voice_.text("term_stands",
                       {{"no", std::to_string(row->no)}, {"state", term_text(*row, std::nullopt, voice_)}});
  if (auto const* row = std::get_if<Filing>(&change.part); row != nullptr && !row->court_no.empty())
    return row->court_no;
  if (auto const* row = std::get_if<Participation>(&change.part);
      row != nullptr && (row->standing == "left" || row->standing == "refused"))
    return voice_.party(row->party) + " " + voice_.word("participation", row->standing);
  return {};
}

void Telling::tell(Change const& change, std::vector<std::string>& told) const {
  auto const add = [&](std::string text) {
    if (!text.empty()) told.push_back(std::move(text));
  };
  if (auto const* number = opened<NumberRequest>(change)) add(number_of(RowRef{number->seq, number->index}));
  if (auto const* instance = opened<Instance>(change); instance != nullptr && instance->no != 1)
    add(voice_.text("instance_opened", {{"instance", opened_as(*instance)}, {"organ", voice_.organ(instance->organ)}}));
  add(fact(change));
  if (auto const* clock_row = std::get_if<Clock>(&change.part)) add(clock(change, *clock_row));
  if (auto const* duty = opened<Duty>(change); duty != nullptr && duty->duty != "clock_lapsed")
    add(voice_.word("duty", duty->duty));
  if (auto const* row = opened<Irregularity>(change)) add(irregular(*row));
}

std::vector<std::string> Telling::brought(Event const& event) const {
  std::vector<std::string> told;
  bool const correction = event.annuls != 0 || event.amends != 0;
  if (correction)
    told.push_back(voice_.text(event.annuls != 0 ? "annuls" : "amends",
                               {{"seq", std::to_string(event.annuls != 0 ? event.annuls : event.amends)}}));
  if (event.to && event.to != event.from)
    told.push_back(voice_.text("state_reached", {{"state", voice_.state(event.procedure, event.to)}}));
  for (auto const& change : event.changes) {
    // A correction brings back and takes away whole rows; only the days it moves are worth a line.
    if (correction && std::get_if<Clock>(&change.part) == nullptr) continue;
    tell(change, told);
  }
  if (event.caused_by == 0 && event.recorded.date() > event.on.day)
    told.push_back(voice_.text("entered_late", {{"day", event.recorded.date().text()}}));
  return told;
}

Value Telling::value(Event const& event) const {
  Value::List clocks, irregularities, numbers;
  for (auto const& change : event.changes) {
    if (auto const* row = std::get_if<Clock>(&change.part)) clocks.push_back(clock_value(*row));
    if (auto const* row = opened<Irregularity>(change))
      irregularities.push_back(object({{"guard", json(row->guard)},
                                       {"article", json(row->article)},
                                       {"fact", json(row->fact)},
                                       {"sentence", json(irregular(*row))}}));
    if (auto const* row = opened<NumberRequest>(change))
      numbers.push_back(object({{"type", json(row->type)}, {"number", json(number_of(RowRef{row->seq, row->index}))}}));
  }
  return object({{"seq", json(event.seq)},
                 {"instance", json(event.instance)},
                 {"procedure", json(event.procedure)},
                 {"rule", json(event.rule)},
                 {"command", json(event.command)},
                 {"from", json(event.from)},
                 {"to", json(event.to)},
                 {"on", json(event.on.text())},
                 {"recorded", json(event.recorded.text())},
                 {"person", json(event.actor.person)},
                 {"organ", json(event.actor.organ)},
                 {"caused_by", json(event.caused_by)},
                 {"annuls", json(event.annuls)},
                 {"amends", json(event.amends)},
                 {"numbers", Value::of(std::move(numbers))},
                 {"clocks", Value::of(std::move(clocks))},
                 {"irregularities", Value::of(std::move(irregularities))}});
}

Corrected corrections_in(std::vector<Event> const& story) {
  Corrected corrected;
  for (auto const& event : story)
    for (auto const step : event.annuls != 0 || event.amends != 0 ? steps_named(event) : std::vector<std::int64_t>{})
      (event.annuls != 0 ? corrected.annulled : corrected.amended)[step] = event.seq;
  return corrected;
}

void tell_story(Columns& columns, std::vector<Event> const& story, Telling const& telling, Voice const& voice) {
  auto const corrected = corrections_in(story);
  auto const by = [](std::map<std::int64_t, std::int64_t> const& map, std::int64_t seq) {
    auto const found = map.find(seq);
    return found == map.end() ? std::string() : std::to_string(found->second);
  };
  for (auto const& event : story) {
    auto told = telling.brought(event);
    if (auto const seq = by(corrected.amended, event.seq); !seq.empty())
      told.insert(told.begin(), voice.text("amended_by", {{"seq", seq}}));
    if (auto const seq = by(corrected.annulled, event.seq); !seq.empty())
      told = {voice.text("annulled_by", {{"seq", seq}})};
    std::string details;
    for (auto const& one : told) details += (details.empty() ? "" : voice.text("semicolon")) + one;
    std::string const what = (event.caused_by != 0 ? "└ " : "") + voice.word("command", event.command);
    std::string const seq = std::to_string(event.seq);
    columns.row({std::string(seq.size() < 3 ? 3 - seq.size() : 0, ' ') + seq, telling.when(event), what,
                 event.caused_by != 0 ? "" : telling.who(event), details});
  }
}

Value done_value(Done const& done, Voice const& voice) {
  Telling const telling(voice, done.numbers);
  return object({{"uid", json(done.id.uid)},
                 {"ledger_no", json(done.ledger_no)},
                 {"version", json(done.events.empty() ? std::int64_t{0} : done.events.back().seq)},
                 {"related", list_of_values(done.related, relative_value)},
                 {"events", list_of_values(done.events, [&](Event const& event) { return telling.value(event); })}});
}

std::string done_text(std::vector<Event> const& events, std::string const& ledger_no, Numbers const& numbers,
                      Voice const& voice) {
  Telling const telling(voice, numbers);
  Columns columns(2);
  std::string out;
  for (auto const& event : events) {
    bool const own = &event == &events.front();
    Params const with{{"command", voice.word("command", event.command)},
                      {"instance", voice.instance(event.procedure, event.instance)},
                      {"when", telling.when(event)},
                      {"ledger", ledger_no},
                      {"seq", std::to_string(event.seq)},
                      {"rule", std::to_string(event.rule)}};
    std::string const head = voice.text(own ? "done" : "followed", with);
    if (own) out = head + "\n";
    std::vector<std::string> lines = telling.brought(event);
    if (!own) lines.insert(lines.begin(), head);
    for (std::size_t i = 0; i < lines.size(); ++i) columns.row({(own || i == 0 ? "· " : "    ") + lines[i]});
  }
  return out + columns.text();
}

}  // namespace liandiao::door
