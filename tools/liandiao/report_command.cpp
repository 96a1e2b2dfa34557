#include <optional>
#include <ostream>

#include "adapters/export/whole.hpp"
#include "adapters/json/json.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/plain_values.hpp"
#include "tools/liandiao/printed_report.hpp"
#include "tools/liandiao/sheet_files.hpp"
#include "tools/liandiao/told_report.hpp"

namespace liandiao::door {
namespace {

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

/// As what it is shown or written: for machines if they ask, and nothing else is said. Nothing: as text for people.
using Shown = std::optional<SheetFormat>;
Result<Shown> format_of(Talk const& talk) {
  auto const word = talk.asked.option("format").value_or(talk.json ? "json" : "text");
  auto const format = word == "text" ? Shown() : parse_sheet_format(word);
  if (!format && word != "text") return fail(Code::invalid_input, "report_format_unknown", {{"value", word}});
  if (talk.json && word != "json" && !talk.asked.has("out"))
    return fail(Code::invalid_input, "report_format_or_json", {{"value", word}});
  if (format && !is_text(*format) && !talk.asked.has("out"))
    return fail(Code::invalid_input, "report_format_wants_out", {{"value", word}});
  return format;
}

bool has_charts(Shown format) { return format == SheetFormat::xlsx || format == SheetFormat::svg; }

/// The form in the periods before, the latest first, as far as there are any. Beside a closed one stand only such as
/// were closed by then: what is still open would change it.
Result<std::vector<Report>> earlier_reports(Desk& desk, ReportAsked asked, Report const& report, AtDesk const& who) {
  constexpr std::size_t most = 11;
  std::vector<Report> earlier;
  asked.with_before = asked.with_year_before = false;
  for (auto period = report.period.before(); earlier.size() < most; period = period.before()) {
    asked.period = period.text();
    auto one = desk.report(asked, who);
    if (!one && one.error().code != Code::rejected && one.error().code != Code::forbidden) return passed_on(one);
    if (!one) break;
    bool const still = one->closed && report.closed && one->closed->number <= report.closed->number;
    if (report.closed && !still) break;
    earlier.push_back(std::move(*one));
  }
  return earlier;
}

/// What is on the screen instead of the file says where it is, and what does not agree.
Exit told_where(Talk& talk, std::string const& path, Report const& report, ToldReport const& told, Exit exit) {
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

/// As text, as a table or for machines.
std::string shown_as(Shown format, ToldReport const& told) {
  if (format == SheetFormat::csv) return told.csv();
  return format == SheetFormat::json ? write_json(told.value(), true) + "\n" : told.text();
}

bool is_told(Shown format) { return !format || format == SheetFormat::csv || format == SheetFormat::json; }

}  // namespace

Exit show_report(Talk& talk) {
  auto const asked = asked_for(talk);
  if (!asked) return talk.refuse(asked.error());
  auto const format = format_of(talk);
  if (!format) return talk.refuse(format.error());
  auto const masking = masking_asked(talk, Masking::internal);
  if (!masking) return talk.refuse(masking.error());
  auto const who = talk.actor();
  if (!who) return talk.refuse(who.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto& desk = (*place)->desk();
  auto report = desk.report(*asked, *who);
  if (!report) return talk.refuse(report.error(), (*place)->registers());
  Result<std::vector<Report>> earlier;
  if (has_charts(*format)) earlier = earlier_reports(desk, *asked, *report, *who);
  if (!earlier) return talk.refuse(earlier.error(), (*place)->registers());
  // A form whose cells contradict each other is shown, but it is not done.
  Exit const exit = report->filled.disagreements.empty() ? Exit::done : Exit::refused;
  if (*masking == Masking::open) {
    keep_small_figures(*report);
    for (auto& one : *earlier) keep_small_figures(one);
  }
  Voice const voice(talk.labels, (*place)->registers());
  ReportWords const words(*report, voice, *masking);
  ToldReport const told(words);
  auto const book = is_told(*format) ? Workbook() : PrintedReport(words, *earlier).workbook();
  auto const path = talk.asked.option("out");
  if (path) {
    auto const written =
        is_told(*format) ? write_whole(*path, shown_as(*format, told)) : write_workbook(book, **format, *path);
    return written ? told_where(talk, *path, *report, told, exit) : talk.refuse(written.error());
  }
  talk.out << (is_told(*format) ? shown_as(*format, told) : workbook_text(book, **format).value_or(""));
  if (*format == SheetFormat::csv) talk.err << told.disagreements();
  return exit;
}

}  // namespace liandiao::door
