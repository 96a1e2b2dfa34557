#include <algorithm>
#include <array>
#include <ostream>

#include "adapters/export/whole.hpp"
#include "adapters/json/json.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/plain_values.hpp"
#include "tools/liandiao/told_report.hpp"

namespace liandiao::door {
namespace {

constexpr std::array<std::string_view, 3> formats{"text", "csv", "json"};

Result<ReportAsked> asked_for(Talk const& talk) {
  auto const& asked = talk.asked;
  auto const period = asked.option("period");
  if (!period) return fail(Code::invalid_input, "report_period_missing");
  auto const organ = asked.option("organ").value_or("");
  constexpr std::size_t longest_id = 32;
  if (organ.size() > longest_id) return fail(Code::invalid_input, "option_wants_word", {{"option", "--organ"}});
  ReportAsked report{asked.operand("FORM"), *period, Symbol(organ)};
  auto const as_of = date_option(asked, "as-of");
  if (!as_of) return tl::unexpected<Error>(as_of.error());
  report.as_of = *as_of;
  for (auto const& word : asked.every("compare")) {
    if (word != "before" && word != "year")
      return fail(Code::invalid_input, "report_compare_unknown", {{"value", word}});
    (word == "year" ? report.with_year_before : report.with_before) = true;
  }
  return report;
}

/// As what it is shown or written: for machines if they ask, and nothing else is said.
Result<std::string> format_of(Talk const& talk) {
  auto const format = talk.asked.option("format").value_or(talk.json ? "json" : "text");
  if (std::find(formats.begin(), formats.end(), format) == formats.end())
    return fail(Code::invalid_input, "report_format_unknown", {{"value", format}});
  if (talk.json && format != "json" && !talk.asked.has("out"))
    return fail(Code::invalid_input, "report_format_or_json", {{"value", format}});
  return format;
}

/// Into a file: what is on the screen instead says where, and what does not agree.
Exit write_out(Talk& talk, std::string const& path, std::string const& bytes, Report const& report,
               ToldReport const& told, Exit exit) {
  if (auto const written = write_whole(path, bytes); !written) return talk.refuse(written.error());
  if (talk.json) {
    talk.done(object({{"written", json(path)},
                      {"rows", json(static_cast<std::int64_t>(report.filled.rows.size()))},
                      {"disagreements", json(static_cast<std::int64_t>(report.filled.disagreements.size()))}}));
    return exit;
  }
  talk.err << told.disagreements();
  talk.out << talk.labels.text("report_written", {{"path", path}}) << "\n";
  return exit;
}

}  // namespace

Exit show_report(Talk& talk) {
  auto const asked = asked_for(talk);
  if (!asked) return talk.refuse(asked.error());
  auto const format = format_of(talk);
  if (!format) return talk.refuse(format.error());
  auto const who = talk.actor();
  if (!who) return talk.refuse(who.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const report = (*place)->desk().report(*asked, *who);
  if (!report) return talk.refuse(report.error(), (*place)->registers());
  Voice const voice(talk.labels, (*place)->registers());
  ReportWords const words(*report, voice);
  ToldReport const told(words);
  // A form whose cells contradict each other is shown, but it is not done.
  Exit const exit = report->filled.disagreements.empty() ? Exit::done : Exit::refused;
  bool const csv = *format == "csv";
  auto const bytes = csv ? told.csv() : *format == "json" ? write_json(told.value(), true) + "\n" : told.text();
  if (auto const path = talk.asked.option("out")) return write_out(talk, *path, bytes, *report, told, exit);
  talk.out << bytes;
  if (csv) talk.err << told.disagreements();
  return exit;
}

}  // namespace liandiao::door
