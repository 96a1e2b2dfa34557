#include "engine/desk/reporting.hpp"

#include <algorithm>

#include "engine/desk/desk.hpp"
#include "engine/desk/form_filler.hpp"
#include "engine/desk/form_scope.hpp"
#include "engine/statistics/closing.hpp"

namespace liandiao {
namespace {

/// Of what is said of the whole district, what is said of those she sees.
template <class Line>
std::vector<Line> shown(FormScope const& scope, std::vector<Line> lines) {
  std::erase_if(lines, [&](Line const& line) { return !scope.shows(line.of); });
  return lines;
}

/// Whether nothing is what there is to report: nothing was counted for organisations of the form's lines. Otherwise a
/// form without a row is one that none of them is in.
bool may_be_empty(Form const& form, Registers const& registers, FormScope const& scope) {
  if (form.rows == RowsBy::organ && !form.bodies.empty()) return false;
  return std::any_of(scope.tops().begin(), scope.tops().end(),
                     [&](Symbol organ) { return is_of_lines(form, registers, organ); });
}

/// Whether a figure that was stored bears a word; all of them are read once, and only when there is a question.
class StoredWords {
 public:
  StoredWords(CaseStore& cases, Symbol district) : cases_(cases), district_(district) {}

  bool operator()(Dimension by, Symbol word) {
    if (!sums_) {
      auto read = cases_.measure_sums(district_, {Date::of(1900, 1, 1), Date::of(2999, 12, 31)});
      if (!read) failed_ = read.error();
      sums_ = read ? std::move(*read) : std::vector<MeasureSum>();
    }
    return std::any_of(sums_->begin(), sums_->end(), [&](MeasureSum const& sum) {
      return (by == Dimension::type && sum.type == word) || (by == Dimension::source && sum.source == word);
    });
  }
  std::optional<Error> const& failed() const { return failed_; }

 private:
  CaseStore& cases_;
  Symbol district_;
  std::optional<std::vector<MeasureSum>> sums_;
  std::optional<Error> failed_;
};

}  // namespace

std::optional<std::int64_t> ReportBeside::cell(std::string_view column, FormRow const& row) const {
  auto const* own = form.column(column);
  auto const* found = filled.row(row.of, row.sum);
  if (own == nullptr || found == nullptr) return std::nullopt;
  return found->cells[static_cast<std::size_t>(own - form.columns.data())];
}

Result<std::vector<PublishedForm>> Desk::forms() { return published_forms(revisions_); }

Result<std::vector<FormFindings>> Desk::check_forms(std::vector<Form> const& forms) {
  auto const published = published_forms(revisions_);
  if (!published) return tl::unexpected<Error>(published.error());
  auto const rulebook = rulebooks_.current();
  if (!rulebook && rulebook.error().code != Code::rejected) return tl::unexpected<Error>(rulebook.error());
  StoredWords stored(cases_, district_);
  FormSurroundings around;
  if (rulebook) around.flow = &(*rulebook)->flow();
  for (auto const& form : forms) around.others.push_back(&form);
  for (auto const& one : *published) around.others.push_back(&one.form);
  around.stored = [&](Dimension by, Symbol word) { return stored(by, word); };
  std::vector<FormFindings> all;
  all.reserve(forms.size());
  for (auto const& form : forms) all.push_back(check_form(form, around));
  if (stored.failed()) return tl::unexpected<Error>(*stored.failed());
  return all;
}

Result<std::vector<Revision>> Desk::publish_forms(std::vector<Form> const& forms, std::vector<FormFindings>& findings) {
  auto found = check_forms(forms);
  if (!found) return passed_on(found);
  findings = std::move(*found);
  for (std::size_t i = 0; i < forms.size(); ++i)
    if (!findings[i].wrong.empty())
      return fail(Code::rejected, "form_not_sound",
                  {{"value", forms[i].code}, {"count", std::to_string(findings[i].wrong.size())}});
  std::vector<Revision> published;
  for (auto const& form : forms) {
    auto revision =
        revisions_.publish(Symbol("report"), Symbol(form.code), canonical_text(write_form(form)), time_.now());
    if (!revision) return passed_on(revision);
    published.push_back(std::move(*revision));
  }
  return published;
}

Result<FormScope> Desk::reported_about(ReportAsked const& asked, Form const& form, AtDesk const& who,
                                       Registers const& registers, Date on) {
  auto organs = organs_of(who, registers, time_.now().date());
  if (!organs) return passed_on(organs);
  FormScope scope(form, registers, std::move(*organs), on);
  if (!asked.organ) return scope;
  if (registers.organisation(asked.organ) == nullptr)
    return fail(Code::not_found, "organisation_unknown", {{"field", "organ"}, {"value", asked.organ.str()}});
  if (!scope.holds(asked.organ))
    return fail(Code::forbidden, "report_organ_not_below",
                {{"person", who.person.str()}, {"organ", asked.organ.str()}});
  return scope.of(asked.organ);
}

Result<Report> Desk::report(ReportAsked const& asked, AtDesk const& who) {
  Instant const now = time_.now();
  Date const today = now.date();
  auto const rulebook = rulebooks_.current();
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  auto const& registers = (*rulebook)->registers();
  FigureSource source(cases_, revisions_, district_, (*rulebook)->share_registers(), asked.as_of);
  if (auto read = source.read(); !read) return passed_on(read);
  auto form = source.form(asked.form, asked.period);
  if (!form) return passed_on(form);
  auto const& period = form->period;
  if (period.first() > today)
    return fail(Code::rejected, "report_period_in_future", {{"value", period.text()}, {"day", today.text()}});
  auto const scope = reported_about(asked, form->form, who, registers, std::min(period.last(), today));
  if (!scope) return tl::unexpected<Error>(scope.error());
  FormFiller filler(source, scope->tops());
  auto const* closing = source.closing(form->form, period);
  auto filled = closing != nullptr ? filler.fill(form->form, period) : filler.checked(form->form, period);
  if (!filled) return passed_on(filled);
  if (closing != nullptr) {
    auto frozen = source.disagreements(form->form, *closing);
    if (!frozen) return passed_on(frozen);
    filled->disagreements = shown(*scope, std::move(*frozen));
  }
  if (filled->rows.size() == 1 && !may_be_empty(form->form, registers, *scope))
    return fail(Code::forbidden, "report_nothing_below",
                {{"person", who.person.str()}, {"organ", scope->hers().front().str()}, {"form", form->form.code}});
  Report report{form->form, period, today > period.last(), now, who.person, scope->hers(), std::move(*filled)};
  report.compiled = scope->compiled();
  report.as_of = asked.as_of;
  if (closing != nullptr) report.closed = *closing;
  auto restated = source.restated(form->form, period);
  if (!restated) return passed_on(restated);
  report.restated = shown(*scope, std::move(*restated));
  if (asked.with_before)
    if (auto result = put_beside(report.before, asked.form, period.before(), filler); !result) return passed_on(result);
  if (asked.with_year_before)
    if (auto result = put_beside(report.year_before, asked.form, period.a_year_before(), filler); !result)
      return passed_on(result);
  return report;
}

Result<> Desk::put_beside(std::optional<ReportBeside>& beside, std::string const& code, ReportPeriod const& period,
                          FormFiller& filler) {
  auto form = filler.form(code, period.text());
  // There was no such form then: nothing stands beside.
  if (!form && form.error().code == Code::rejected) return {};
  if (!form) return passed_on(form);
  auto filled = filler.fill(form->form, form->period);
  if (!filled) return passed_on(filled);
  beside = ReportBeside{std::move(form->form), form->period, std::move(*filled)};
  return {};
}

}  // namespace liandiao
