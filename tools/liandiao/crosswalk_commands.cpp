#include <ostream>

#include "adapters/yaml/yaml.hpp"
#include "engine/statistics/period.hpp"
#include "tools/liandiao/authored_files.hpp"
#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/crosswalk_lines.hpp"
#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {
namespace {

Result<ReportPeriod> period_asked(Talk const& talk) {
  auto const text = talk.asked.option("period").value_or(std::to_string(talk.time.now().date().year()));
  auto const period = parse_period(text);
  if (!period) return fail(Code::invalid_input, "option_wants_period", {{"option", "--period"}, {"value", text}});
  return *period;
}

Value covered_value(CauseCovered const& one) {
  return object({{"cause", json(one.cause)}, {"cases", json(one.cases)}, {"otherwise", json(one.otherwise)}});
}

Value coverage_value(Crosswalk const& crosswalk, ReportPeriod const& period, CrosswalkCoverage const& coverage) {
  return object({{"crosswalk", json(crosswalk.name())},
                 {"edition", json(crosswalk.edition())},
                 {"causes", json(static_cast<std::int64_t>(crosswalk.causes().size()))},
                 {"period", json(period.text())},
                 {"cases", json(coverage.cases)},
                 {"unknown", list_of_values(coverage.unknown, covered_value)},
                 {"ambiguous", list_of_values(coverage.ambiguous, covered_value)},
                 {"otherwise", list_of_values(coverage.otherwise, covered_value)},
                 {"types_without", list_of_values(coverage.types_without, [](Symbol type) { return json(type); })},
                 {"choices", list_of_values(coverage.choices, [](std::string const& cause) { return json(cause); })}});
}

std::string section(Voice const& voice, std::string_view heading, std::vector<CauseCovered> const& list,
                    bool otherwise = false) {
  std::string out = voice.text(heading, {{"count", std::to_string(list.size())}}) + "\n";
  Columns columns(2);
  for (auto const& one : list)
    columns.row(
        {one.cause, voice.text("crosswalk_cases", {{"count", std::to_string(otherwise ? one.otherwise : one.cases)}})});
  return out + columns.text();
}

std::string coverage_text(Crosswalk const& crosswalk, ReportPeriod const& period, CrosswalkCoverage const& coverage,
                          Voice const& voice) {
  std::string out = voice.text("crosswalk_sound", {{"name", crosswalk.name()},
                                                   {"edition", crosswalk.edition()},
                                                   {"causes", std::to_string(crosswalk.causes().size())},
                                                   {"choices", std::to_string(coverage.choices.size())}}) +
                    "\n";
  out += voice.text("crosswalk_seen", {{"period", period.text()}, {"count", std::to_string(coverage.cases)}}) + "\n";
  out += section(voice, "crosswalk_unknown_causes", coverage.unknown);
  out += section(voice, "crosswalk_ambiguous_causes", coverage.ambiguous);
  out += section(voice, "crosswalk_otherwise_causes", coverage.otherwise, true);
  std::vector<std::string> types;
  types.reserve(coverage.types_without.size());
  for (auto const type : coverage.types_without) types.push_back(voice.word("dispute_type", type));
  return out +
         voice.text(types.empty() ? "crosswalk_types_covered" : "crosswalk_types_without",
                    {{"types", voice.joined(types)}}) +
         "\n";
}

Value cause_value(Crosswalk const& crosswalk, Cause const& cause) {
  return object({{"cause", json(cause.name)},
                 {"above", cause.level == 1 ? Value() : json(crosswalk.causes()[cause.above].name)},
                 {"also", list_of_values(cause.also, [](std::string const& name) { return json(name); })},
                 {"types", list_of_values(cause.types, [](Symbol type) { return json(type); })},
                 {"rule", object({{"zh", json(cause.rule.zh)}, {"en", json(cause.rule.en)}})}});
}

Exit show_all(Talk& talk, Crosswalk const& crosswalk) {
  if (talk.json)
    return talk.done(
        list_of_values(crosswalk.causes(), [&](Cause const& cause) { return cause_value(crosswalk, cause); }));
  Voice const voice(talk.labels);
  Columns columns;
  for (auto const& cause : crosswalk.causes())
    columns.row(
        {std::string(static_cast<std::size_t>(cause.level - 1) * 2, ' ') + cause.name, types_text(cause.types, voice)});
  talk.out << columns.text();
  return Exit::done;
}

}  // namespace

Exit check_crosswalk_file(Talk& talk) {
  auto const path = talk.asked.operand("FILE");
  auto const file = read_yaml_file(path);
  if (!file) return talk.refuse(file.error());
  auto const period = period_asked(talk);
  if (!period) return talk.refuse(period.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  std::vector<Finding> findings;
  auto const crosswalk = (*place)->desk().sound_crosswalk(*file, findings);
  if (!findings.empty()) return report(talk, path, findings);
  if (!crosswalk) return talk.refuse(crosswalk.error());
  auto const coverage = (*place)->desk().coverage(*crosswalk, period->first(), period->last());
  if (!coverage) return talk.refuse(coverage.error());
  if (talk.json) return talk.done(coverage_value(*crosswalk, *period, *coverage));
  talk.out << coverage_text(*crosswalk, *period, *coverage, Voice(talk.labels));
  return Exit::done;
}

Exit publish_crosswalk(Talk& talk) {
  return publish_file(talk, [](Desk& desk, Value const& file, std::vector<Finding>& findings) {
    return desk.publish_crosswalk(file, findings);
  });
}

Exit show_crosswalk(Talk& talk) {
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const crosswalk = (*place)->desk().crosswalk();
  if (!crosswalk) return talk.refuse(crosswalk.error());
  if (!*crosswalk) return talk.refuse(Error{Code::rejected, "crosswalk_not_published", {}});
  auto const wanted = talk.asked.operand("CAUSE");
  if (wanted.empty()) return show_all(talk, **crosswalk);
  auto const* cause = (*crosswalk)->find(wanted);
  if (cause == nullptr)
    return talk.refuse(
        Error{Code::not_found, "crosswalk_cause_unknown", {{"value", wanted}, {"edition", (*crosswalk)->edition()}}});
  if (talk.json) return talk.done(cause_value(**crosswalk, *cause));
  Voice const voice(talk.labels);
  talk.out << cause_text(*cause, voice) << "\n";
  return Exit::done;
}

}  // namespace liandiao::door
