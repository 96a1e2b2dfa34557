#include "tools/liandiao/figure_words.hpp"

#include <map>
#include <optional>

#include "engine/statistics/suppression.hpp"
#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/plain_values.hpp"
#include "tools/liandiao/report_words.hpp"

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

Value cell_value(std::int64_t cell) {
  if (cell == hidden_cell) return object({{"hidden", json(true)}});
  return cell == no_ratio ? Value() : json(cell);
}

FormOf published_form_of(RevisionStore& revisions) {
  using Kept = std::map<std::pair<Symbol, std::string>, std::optional<Form>>;
  return [&revisions, kept = std::make_shared<Kept>()](Restated const& one) -> Form const* {
    auto const [at, added] = kept->try_emplace({one.form, one.period});
    if (added) {
      auto const period = parse_period(one.period);
      auto form = period ? form_in_force(revisions, one.form.view(), period->last()) : Result<Form>(Form());
      if (period && form) at->second = std::move(*form);
    }
    return at->second ? &*at->second : nullptr;
  };
}

namespace {

std::string cause_said(RestatedBy const& cause, Voice const& voice) {
  // As far as one types it to see the case: what comes before is the same for all cases of some minutes.
  constexpr std::size_t telling_apart = 13;
  auto const which = cause.record != 0 ? voice.text("restated_record", {{"no", std::to_string(cause.record)}})
                                       : cause.uid.substr(0, telling_apart) + "#" + std::to_string(cause.seq);
  return which + " " + voice.word("restated_by", cause.why);
}

}  // namespace

std::vector<std::string> restated_line(Restated const& one, FormOf const& form_of, Voice const& voice) {
  std::vector<std::string> causes;
  causes.reserve(one.by.size());
  for (auto const& cause : one.by) causes.push_back(cause_said(cause, voice));
  auto const* form = form_of(one);
  auto const* column = form == nullptr ? nullptr : form->column(one.column);
  auto const cell = [&](std::int64_t n) {
    return column == nullptr ? std::to_string(n) : cell_said(*form, *column, n);
  };
  return {one.period,
          one.form.str(),
          row_said(one.of, one.sum, voice),
          voice.text("restated_column", {{"column", std::to_string(one.column)},
                                         {"name", column == nullptr ? "" : said_in(column->name, voice.labels())}}),
          cell(one.before) + " → " + cell(one.after),
          voice.joined(causes)};
}

std::string row_said(Symbol of, bool sum, Voice const& voice) {
  if (of.empty()) return voice.text("report_total");
  return sum ? voice.text("report_with_below", {{"organ", voice.organ(of)}}) : voice.whose(of);
}

Value restated_value(Restated const& one) { return restated_value_as(one, one.of.view()); }

Value restated_value_as(Restated const& one, std::string_view row) {
  return object({{"form", json(one.form)},
                 {"period", json(one.period)},
                 {"row", row.empty() ? Value() : json(row)},
                 {"above", json(one.above)},
                 {"sum", json(one.sum)},
                 {"column", json(one.column)},
                 {"before", cell_value(one.before)},
                 {"after", cell_value(one.after)},
                 {"by", list_of_values(one.by, [](RestatedBy const& cause) {
                    if (cause.record != 0) return object({{"record", json(cause.record)}, {"why", json(cause.why)}});
                    return object({{"case", json(cause.uid)}, {"step", json(cause.seq)}, {"why", json(cause.why)}});
                  })}});
}

std::string restated_lines(std::vector<Restated> const& lines, FormOf const& form_of, Voice const& voice) {
  Columns table(2);
  for (auto const& one : lines) table.row(restated_line(one, form_of, voice));
  return table.text();
}

}  // namespace liandiao::door
