#include <filesystem>
#include <ostream>

#include "adapters/yaml/yaml.hpp"
#include "engine/flow/linkage_chart.hpp"
#include "tools/liandiao/authored_files.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/flow_report.hpp"
#include "tools/liandiao/plain_values.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::door {
namespace {

Value calendar_value(LoadedCalendar const& loaded) {
  return object({{"revision", loaded.revision ? revision_value(*loaded.revision) : Value()},
                 {"moved", list_of_values(loaded.moved, [](MovedClock const& clock) {
                    return object({{"case", json(clock.id.uid)},
                                   {"ledger_no", json(clock.ledger_no)},
                                   {"instance", json(clock.instance)},
                                   {"clock", json(clock.clock)},
                                   {"from", json(clock.from)},
                                   {"to", json(clock.to)},
                                   {"provisional", json(clock.provisional)}});
                  })}});
}

/// Which open deadline moves, from when to when.
std::string moved_line(Talk const& talk, MovedClock const& clock) {
  return talk.labels.text(clock.provisional ? "calendar_moves_provisionally" : "calendar_moves",
                          {{"case", clock.ledger_no},
                           {"clock", talk.labels.word("clock", clock.clock)},
                           {"from", clock.from.text()},
                           {"to", clock.to.text()}});
}

/// The district a file of registers is of; empty when it does not say.
Symbol district_of(Value const& file) {
  auto const* district = file.find("district");
  constexpr std::size_t code = 6;
  if (district == nullptr) return {};
  auto const text = district->kind() == Value::Kind::integer ? std::to_string(district->integer()) : district->text();
  return text.size() == code ? Symbol(text) : Symbol();
}

template <class Show>
Exit show_procedures(Talk& talk, Show&& show) {
  auto const& procedures = law::catalogue().procedures;
  auto const wanted = talk.asked.operand("PROCEDURE");
  std::string known;
  Value::List texts;
  for (auto const& procedure : procedures) {
    known += (known.empty() ? "" : ", ") + procedure.code.str();
    if (!wanted.empty() && procedure.code != wanted) continue;
    texts.push_back(object({{"procedure", json(procedure.code)}, {"text", json(show(procedure))}}));
  }
  if (texts.empty())
    return talk.refuse(Error{Code::invalid_input, "procedure_unknown", {{"value", wanted}, {"known", known}}});
  if (talk.json) return talk.done(Value::of(std::move(texts)));
  bool first = true;
  for (auto const& text : texts) {
    if (wanted.empty()) talk.out << (first ? "" : "\n") << "# " << text.find("procedure")->text() << "\n";
    talk.out << text.find("text")->text();
    first = false;
  }
  return Exit::done;
}

Exit show_linkage(Talk& talk, Flow const& flow) {
  auto const text = linkage_chart(flow, law::catalogue(), chart_words(talk.labels));
  if (talk.json) return talk.done(object({{"flow", json(flow.name)}, {"text", json(text)}}));
  talk.out << text;
  return Exit::done;
}

/// Without a database: a flow is looked at before it is published.
Exit chart_flow_file(Talk& talk, std::string const& path) {
  auto const file = read_yaml_file(path);
  if (!file) return talk.refuse(file.error());
  auto const flow = read_flow(*file);
  if (!flow) return talk.refuse(flow.error());
  if (auto const findings = check_flow(*flow, law::catalogue()); !findings.empty()) return report(talk, path, findings);
  return show_linkage(talk, *flow);
}

Exit chart_flow_in_force(Talk& talk) {
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const rulebook = (*place)->desk().rulebook();
  if (!rulebook) return talk.refuse(rulebook.error());
  return show_linkage(talk, (*rulebook)->flow());
}

}  // namespace

ChartWords chart_words(Labels const& labels) {
  return {[&labels](std::string const& section, std::string_view word) { return labels.word(section, word); },
          [&labels](std::string_view key, Params const& with) { return labels.text(std::string(key), with); }};
}

Exit init(Talk& talk) {
  Place const place{.path = talk.database()};
  std::error_code ignored;
  if (auto const folder = talk.beside_database(); !folder.empty() && !place.on_server())
    std::filesystem::create_directories(folder, ignored);
  auto const applied = init_database(place, talk.time.now());
  if (!applied) return talk.refuse(applied.error());
  if (talk.json) return talk.done(object({{"database", json(place.shown())}, {"migrations", json(*applied)}}));
  talk.out << talk.labels.text(*applied == 0 ? "init_current" : "init_done",
                               {{"path", place.shown()}, {"count", std::to_string(*applied)}})
           << "\n";
  return Exit::done;
}

Exit load_calendar(Talk& talk) {
  auto const file = read_yaml_file(talk.asked.operand("FILE"));
  if (!file) return talk.refuse(file.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const loaded = (*place)->desk().load_calendar(*file, talk.asked.has("rehearse"));
  if (!loaded) return talk.refuse(loaded.error());
  if (talk.json) return talk.done(calendar_value(*loaded));
  for (auto const& clock : loaded->moved) talk.out << moved_line(talk, clock) << "\n";
  if (loaded->revision) return published(talk, *loaded->revision);
  talk.out << talk.labels.text("calendar_rehearsed", {{"count", std::to_string(loaded->moved.size())}}) << "\n";
  return Exit::done;
}

Exit load_organisations(Talk& talk) {
  auto const file = read_yaml_file(talk.asked.operand("FILE"));
  if (!file) return talk.refuse(file.error());
  auto place = talk.workplace(district_of(*file));
  if (!place) return talk.refuse(place.error());
  return published(talk, (*place)->desk().load_registers(*file));
}

Exit load_receivers(Talk& talk) {
  auto const file = read_yaml_file(talk.asked.operand("FILE"));
  if (!file) return talk.refuse(file.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  return published(talk, (*place)->desk().load_receivers(*file));
}

Exit check_flow_file(Talk& talk) {
  auto const path = talk.asked.operand("FILE");
  auto const file = read_yaml_file(path);
  if (!file) return talk.refuse(file.error());
  auto const flow = read_flow(*file);
  if (!flow) return talk.refuse(flow.error());
  return report(talk, path, check_flow(*flow, law::catalogue()));
}

Exit publish_flow(Talk& talk) {
  return publish_file(talk, [](Desk& desk, Value const& file, std::vector<Finding>& findings) {
    return desk.publish_flow(file, findings);
  });
}

Exit dump_procedures(Talk& talk) {
  return show_procedures(talk, [](Procedure const& procedure) { return dump(procedure); });
}

Exit chart_procedures(Talk& talk) {
  auto const procedure = talk.asked.operand("PROCEDURE");
  auto const path = talk.asked.option("flow");
  if (!procedure.empty() && path)
    return talk.refuse(Error{Code::invalid_input, "flow_chart_of_one", {{"value", procedure}}});
  if (!procedure.empty()) return show_procedures(talk, [](Procedure const& each) { return chart(each); });
  return path ? chart_flow_file(talk, *path) : chart_flow_in_force(talk);
}

}  // namespace liandiao::door
