#include "tools/liandiao/clock_lines.hpp"

#include <algorithm>

#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {
namespace {

std::string spaced(BusinessTime const& time) {
  std::string text = time.text();
  std::replace(text.begin(), text.end(), 'T', ' ');
  return text;
}

std::string left_text(Clock const& clock, Pressure const& pressure, Voice const& voice) {
  if (clock.mark == "suspended") return voice.text("left_suspended");
  if (clock.mark == "lapsed") return voice.text("left_lapsed");
  if (!pressure.left) return {};
  int const left = *pressure.left;
  if (left < 0) return voice.text("left_past", {{"days", std::to_string(-left)}});
  if (left == 0) return voice.text("left_today");
  return voice.text(pressure.warn ? "left_soon" : "left", {{"days", std::to_string(left)}});
}

std::string length_text(Clock const& clock, Voice const& voice) {
  Params const with{{"length", std::to_string(clock.length)},
                    {"unit", voice.labels().word("unit", word_of(clock.unit))},
                    {"extended", std::to_string(clock.extended)}};
  return voice.text(clock.extended > 0 ? "length_extended" : "length", with);
}

std::string festival_text(DayLine const& line, Voice const& voice) {
  std::string text = voice.labels().word("day_kind", word_of(line.note.kind));
  if (!line.note.festival.empty()) text += voice.text("of_festival", {{"festival", line.note.festival}});
  return text;
}

bool counts(DayRole role) {
  return role == DayRole::counted || role == DayRole::last || role == DayRole::carried || role == DayRole::extended;
}

Value line_value(DayLine const& line) {
  return object({{"date", json(line.date)},
                 {"role", json(word_of(line.role))},
                 {"day", json(word_of(line.note.kind))},
                 {"festival", json(line.note.festival)},
                 {"count", json(line.count)},
                 {"provisional", json(line.provisional)}});
}

}  // namespace

std::string clock_name(Clock const& clock, Voice const& voice) {
  std::string name = voice.word("clock", clock.clock);
  // The regime is named wherever it is not the general one: a statute or an outlet of its own.
  if (auto const regime = voice.variant(clock.regime); !regime.empty())
    name += voice.text("in_brackets", {{"text", regime}});
  if (clock.agreement == 0) return name;
  Params const with{{"no", std::to_string(clock.agreement)}, {"term", std::to_string(clock.term)}};
  return name + voice.text(clock.term == 0 ? "of_agreement" : "of_term", with);
}

Pressure pressure_of(Clock const& clock, CaseFile const& file, Rulebook const& rulebook, Date today) {
  Pressure pressure;
  if (clock.mark != "running" || !clock.due) return pressure;
  pressure.left = days_left(today, *clock.due);
  auto const* instance = file.instance(clock.instance);
  if (instance == nullptr) return pressure;
  auto const* limit = rulebook.limit(*instance, clock.clock);
  pressure.warn = limit && !limit->warn.empty() && *pressure.left <= limit->warn.front();
  return pressure;
}

std::vector<Clock> live_clocks(CaseFile const& file) {
  std::vector<Clock> clocks;
  for (auto const& row : file.all<Clock>())
    if (row.mark == "running" || row.mark == "suspended" || row.mark == "lapsed") clocks.push_back(row);
  std::stable_sort(clocks.begin(), clocks.end(), [](Clock const& a, Clock const& b) {
    bool const a_runs = a.mark != "lapsed";
    bool const b_runs = b.mark != "lapsed";
    if (a_runs != b_runs) return a_runs;
    return a.due.value_or(Date::of(2999, 12, 31)) < b.due.value_or(Date::of(2999, 12, 31));
  });
  return clocks;
}

void list_clocks(Columns& columns, std::vector<Clock> const& clocks, CaseFile const& file, Rulebook const& rulebook,
                 Date today, Voice const& voice) {
  for (auto const& clock : clocks) {
    auto const* instance = file.instance(clock.instance);
    std::string const name = clock_name(clock, voice);
    std::string const due = clock.due ? spaced({*clock.due, clock.due_minute}) : "";
    std::string const where = instance == nullptr ? "" : voice.instance(instance->procedure, instance->no);
    columns.row({due, name, left_text(clock, pressure_of(clock, file, rulebook, today), voice),
                 clock.provisional ? voice.text("provisional") : "", where, length_text(clock, voice),
                 voice.article(clock.article.view())});
  }
}

Value clocks_value(std::vector<Clock> const& clocks, CaseFile const& file, Rulebook const& rulebook, Date today) {
  return list_of_values(clocks, [&](Clock const& clock) {
    auto const pressure = pressure_of(clock, file, rulebook, today);
    return object({{"clock", json(clock.clock)},
                   {"instance", json(clock.instance)},
                   {"agreement", json(clock.agreement)},
                   {"term", json(clock.term)},
                   {"mark", json(clock.mark)},
                   {"start", json(clock.start)},
                   {"length", json(clock.length)},
                   {"extended", json(clock.extended)},
                   {"unit", json(word_of(clock.unit))},
                   {"due", json(clock.due)},
                   {"days_left", json(pressure.left)},
                   {"warn", json(pressure.warn)},
                   {"provisional", json(clock.provisional)},
                   {"regime", json(clock.regime)},
                   {"owner", json(clock.owner)},
                   {"basis", json(clock.basis)},
                   {"article", json(clock.article)}});
  });
}

std::string_view article_of(Unit unit) {
  switch (unit) {
    case Unit::hour: return "民事诉讼法 85; 民法典 201";
    case Unit::day: return "民事诉讼法 85; 民法典 201、203";
    case Unit::working_day: return "民事诉讼法 85; 民法典 201; 全国年节及纪念日放假办法";
    case Unit::month:
    case Unit::year: return "民事诉讼法 85; 民法典 201、202、203";
  }
  return "民事诉讼法 85";
}

std::string reckoning_text(Reckoning const& reckoning, std::string const& article, Voice const& voice) {
  std::string out = voice.text("reckoning", {{"start", spaced(reckoning.start)},
                                             {"length", std::to_string(reckoning.length)},
                                             {"unit", voice.labels().word("unit", word_of(reckoning.unit))},
                                             {"article", article}}) +
                    "\n";
  Columns columns(2);
  for (auto const& line : reckoning.lines) {
    std::string const weekday = voice.labels().word("weekday", std::to_string(line.date.weekday().c_encoding()));
    columns.row({line.date.text(), weekday, counts(line.role) && line.count > 0 ? std::to_string(line.count) : "",
                 voice.labels().word("day_role", word_of(line.role)), festival_text(line, voice),
                 line.provisional ? voice.text("provisional_day") : ""});
  }
  out += columns.text();
  Params const with{{"raw", spaced(reckoning.raw)}, {"due", spaced(reckoning.due)}};
  out += voice.text(reckoning.rolled ? "reckoned_rolled" : "reckoned", with) + "\n";
  if (reckoning.provisional) out += voice.text("reckoned_provisional") + "\n";
  return out;
}

Value reckoning_value(Reckoning const& reckoning, bool lines) {
  Value answer = object({{"raw", json(reckoning.raw.text())},
                         {"due", json(reckoning.due.text())},
                         {"provisional", json(reckoning.provisional)}});
  if (lines) answer.set("lines", list_of_values(reckoning.lines, line_value));
  return answer;
}

}  // namespace liandiao::door
