#include <algorithm>
#include <ostream>

#include "adapters/yaml/yaml.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/plain_values.hpp"
#include "tools/liandiao/replay.hpp"
#include "tools/liandiao/telling.hpp"

namespace liandiao::door {
namespace {

std::string when_of(ScenarioStep const& step, Voice const& voice) {
  std::string text = step.on.text();
  std::replace(text.begin(), text.end(), 'T', ' ');
  return text + (step.assumed ? voice.text("assumed") : "");
}

std::vector<std::string> told(ReplayLine const& line, Voice const& voice) {
  std::vector<std::string> items;
  if (line.done) {
    Telling const telling(voice, line.done->numbers);
    for (auto const& event : line.done->events)
      for (auto& one : telling.brought(event)) items.push_back(std::move(one));
  }
  if (line.refusal) {
    std::string said = voice.sentence(line.refusal->error, line.refusal->procedure);
    for (auto const& candidate : line.refusal->candidates)
      for (auto const& lack : voice.lacking(candidate.verdict.missing))
        said += lack.sentence + voice.text("in_brackets", {{"text", voice.article(lack.guard.article)}});
    items.push_back(std::move(said));
  }
  if (line.swept)
    for (auto const& lapsed : line.swept->lapsed)
      items.push_back(
          voice.text("clock_lapsed", {{"clock", voice.word("clock", lapsed.clock)}, {"due", lapsed.due.text()}}));
  return items;
}

void add_line(Columns& columns, ReplayLine const& line, Voice const& voice) {
  auto const& step = *line.step;
  std::string what = voice.text("step_sweep");
  if (step.kind == ScenarioStep::Kind::act) what = voice.labels().word("command", step.command);
  if (step.kind == ScenarioStep::Kind::expect) what = voice.text("step_expect");
  if (!step.in.empty()) what += voice.text("in_brackets", {{"text", step.in}});
  std::string details;
  for (auto const& item : told(line, voice)) details += (details.empty() ? "" : voice.text("semicolon")) + item;
  std::string const sign = !line.unmet.empty() ? "✗" : line.refusal ? "⊘" : "✓";
  std::string const number = std::to_string(line.number);
  columns.row({sign + std::string(number.size() < 3 ? 3 - number.size() : 0, ' ') + number,
               step.kind == ScenarioStep::Kind::expect ? "" : when_of(step, voice), what,
               step.by.person ? voice.person(step.by.person) : "", details});
  for (auto const& error : line.unmet)
    columns.row({"", "", "", "",
                 "✗ " + voice.sentence(error) + voice.text("in_line", {{"line", std::to_string(step.mark.line)}})});
}

std::string report_text(Scenario const& scenario, ReplayReport const& report, Voice const& voice) {
  std::string out = voice.text("replaying", {{"title", scenario.title},
                                             {"kind", voice.labels().word("scenario_kind", scenario.kind)},
                                             {"ledger", report.ledger_no}}) +
                    "\n";
  if (!scenario.source.empty()) out += voice.text("scenario_source", {{"source", scenario.source}}) + "\n";
  if (!scenario.note.empty()) out += scenario.note + "\n";
  Columns columns(1);
  for (auto const& line : report.lines) add_line(columns, line, voice);
  out += columns.text();
  auto const left = scenario.steps.size() - report.lines.size();
  if (left > 0) out += voice.text("replay_stopped", {{"count", std::to_string(left)}}) + "\n";
  return out +
         voice.text(report.unmet() == 0 ? "replay_met" : "replay_unmet",
                    {{"steps", std::to_string(report.lines.size())}, {"count", std::to_string(report.unmet())}}) +
         "\n";
}

Value events_value(ReplayLine const& line, Voice const& voice) {
  if (!line.done) return Value::of(Value::List{});
  Telling const telling(voice, line.done->numbers);
  return list_of_values(line.done->events, [&](Event const& event) { return telling.value(event); });
}

Value report_value(std::string const& file, Scenario const& scenario, ReplayReport const& report, Voice const& voice) {
  return object({{"file", json(file)},
                 {"title", json(scenario.title)},
                 {"uid", json(report.id.uid)},
                 {"ledger_no", json(report.ledger_no)},
                 {"unmet", json(static_cast<std::int64_t>(report.unmet()))},
                 {"steps", list_of_values(report.lines, [&](ReplayLine const& line) {
                    return object({{"step", json(line.number)},
                                   {"line", json(line.step->mark.line)},
                                   {"case", json(line.step->in)},
                                   {"command", json(line.step->command)},
                                   {"refused", line.refusal ? json(line.refusal->error.key) : Value()},
                                   {"events", events_value(line, voice)},
                                   {"unmet", list_of_values(line.unmet, [&](Error const& error) {
                                      return json(voice.sentence(error));
                                    })}});
                  })}});
}

}  // namespace

Exit replay_files(Talk& talk) {
  std::vector<std::pair<std::string, Scenario>> scenarios;
  for (auto const& path : talk.asked.files) {
    auto const file = read_yaml_file(path);
    if (!file) return talk.refuse(file.error());
    auto scenario = read_scenario(*file);
    if (!scenario) {
      scenario.error().with.emplace_back("file", path);
      return talk.refuse(scenario.error());
    }
    scenarios.emplace_back(path, std::move(*scenario));
  }
  SetTime time;
  auto place = talk.workplace_at(time);
  if (!place) return talk.refuse(place.error());
  Voice const voice(talk.labels, (*place)->registers());
  Exit exit = Exit::done;
  Value::List answers;
  for (auto const& [path, scenario] : scenarios) {
    auto const report = replay((*place)->desk(), time, scenario);
    if (report.unmet() > 0) exit = Exit::refused;
    if (talk.json)
      answers.push_back(report_value(path, scenario, report, voice));
    else
      talk.out << (&scenario == &scenarios.front().second ? "" : "\n") << report_text(scenario, report, voice);
  }
  if (talk.json) talk.done(Value::of(std::move(answers)));
  return exit;
}

}  // namespace liandiao::door
