#include "tools/liandiao/figure_words.hpp"

#include "engine/statistics/suppression.hpp"
#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {

Result<FigureDoor> figure_door(Talk& talk) {
  auto who = talk.actor();
  if (!who) return passed_on(who);
  auto place = talk.workplace();
  if (!place) return passed_on(place);
  return FigureDoor{std::move(*place), *who};
}

Result<std::string> period_asked(Asked const& asked) {
  auto period = asked.option("period");
  if (!period) return fail(Code::invalid_input, "report_period_missing");
  return std::move(*period);
}

Result<std::vector<Overridden>> overridden_in(Asked const& asked, Symbol form) {
  constexpr std::size_t reason_max = 400;
  std::vector<Overridden> all;
  for (auto const& one : asked.every("override")) {
    auto const equals = one.find('=');
    bool const sound = equals != std::string::npos && equals > 0 && equals + 1 < one.size();
    if (!sound || one.size() > reason_max) return fail(Code::invalid_input, "closing_override", {{"value", one}});
    all.push_back({form, Symbol(one.substr(0, equals)), one.substr(equals + 1)});
  }
  return all;
}

std::string cell_said(std::int64_t cell) { return cell == no_ratio ? "—" : std::to_string(cell); }

Value cell_value(std::int64_t cell) {
  if (cell == hidden_cell) return object({{"hidden", json(true)}});
  return cell == no_ratio ? Value() : json(cell);
}

std::vector<std::string> restated_line(Restated const& one, Voice const& voice) {
  std::vector<std::string> steps;
  for (auto const& step : one.by)
    steps.push_back((step.uid.empty() ? "" : step.uid.substr(0, 8) + "#" + std::to_string(step.seq) + " ") +
                    voice.word("restated_by", step.why));
  // What no step moved was recorded beside the cases.
  if (steps.empty() && !one.sum && one.of) steps.push_back(voice.word("restated_by", Symbol("activity")));
  return {one.period,
          one.form.str(),
          row_said(one.of, one.sum, voice),
          voice.text("restated_column", {{"column", std::to_string(one.column)}}),
          cell_said(one.before) + " → " + cell_said(one.after),
          voice.joined(steps)};
}

std::string row_said(Symbol of, bool sum, Voice const& voice) {
  if (of.empty()) return voice.text("report_total");
  return sum ? voice.text("report_with_below", {{"organ", voice.organ(of)}}) : voice.organ(of);
}

Value restated_value(Restated const& one) {
  return object({{"form", json(one.form)},
                 {"period", json(one.period)},
                 {"row", json(one.of)},
                 {"above", json(one.above)},
                 {"sum", json(one.sum)},
                 {"column", json(one.column)},
                 {"before", cell_value(one.before)},
                 {"after", cell_value(one.after)},
                 {"by", list_of_values(one.by, [](RestatedBy const& step) {
                    return object({{"case", json(step.uid)}, {"step", json(step.seq)}, {"why", json(step.why)}});
                  })}});
}

std::string restated_lines(std::vector<Restated> const& lines, Voice const& voice) {
  Columns table(2);
  for (auto const& one : lines) table.row(restated_line(one, voice));
  return table.text();
}

}  // namespace liandiao::door
