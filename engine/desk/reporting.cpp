#include "engine/desk/reporting.hpp"

#include <algorithm>

#include "engine/desk/desk.hpp"
#include "engine/desk/form_filler.hpp"
#include "engine/statistics/closing.hpp"

namespace liandiao {
namespace {

/// By the registers as of one day: her own organisations and those below them in their own line.
bool may_see(std::vector<Symbol> const& mine, Symbol organ, Registers const& registers, Date on) {
  return std::any_of(mine.begin(), mine.end(),
                     [&](Symbol own) { return own == organ || registers.is_superior(own, organ, on); });
}

/// Of what is said of the whole district, what is said of some organisations and whatever is below them.
class Part {
 public:
  Part(Form const& form, Registers const& registers, std::vector<Symbol> const& about, Date on)
      : registers_(registers), about_(about), on_(on) {
    auto const tops = tops_of(form, registers, on);
    at_top_ = std::any_of(about.begin(), about.end(),
                          [&](Symbol organ) { return std::find(tops.begin(), tops.end(), organ) != tops.end(); });
  }

  bool holds(Symbol row) const { return at_top_ || (row && may_see(about_, row, registers_, on_)); }
  template <class Line>
  std::vector<Line> of(std::vector<Line> lines) const {
    std::erase_if(lines, [&](Line const& line) { return !holds(line.of); });
    return lines;
  }

 private:
  Registers const& registers_;
  std::vector<Symbol> const& about_;
  Date on_;
  bool at_top_ = false;
};

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

Result<std::vector<Symbol>> Desk::reported_about(ReportAsked const& asked, AtDesk const& who,
                                                 Registers const& registers, Date on) {
  auto organs = organs_of(who, registers, time_.now().date());
  if (!organs || !asked.organ) return organs;
  if (registers.organisation(asked.organ) == nullptr)
    return fail(Code::not_found, "organisation_unknown", {{"field", "organ"}, {"value", asked.organ.str()}});
  if (!may_see(*organs, asked.organ, registers, on))
    return fail(Code::forbidden, "report_organ_not_below",
                {{"person", who.person.str()}, {"organ", asked.organ.str()}});
  return std::vector{asked.organ};
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
  auto const about = reported_about(asked, who, registers, std::min(period.last(), today));
  if (!about) return tl::unexpected<Error>(about.error());
  FormFiller filler(source, *about);
  Part const part(form->form, registers, *about, std::min(period.last(), today));
  auto const* closing = source.closing(form->form, period);
  auto filled = closing != nullptr ? filler.fill(form->form, period) : filler.checked(form->form, period);
  if (!filled) return passed_on(filled);
  if (closing != nullptr) {
    auto frozen = source.disagreements(form->form, *closing);
    if (!frozen) return passed_on(frozen);
    filled->disagreements = part.of(std::move(*frozen));
  }
  if (filled->rows.size() == 1)
    return fail(Code::forbidden, "report_nothing_below",
                {{"person", who.person.str()}, {"organ", about->front().str()}, {"form", form->form.code}});
  Report report{form->form, period, today > period.last(), now, who.person, *about, std::move(*filled)};
  report.as_of = asked.as_of;
  if (closing != nullptr) report.closed = *closing;
  auto restated = source.restated(form->form, period);
  if (!restated) return passed_on(restated);
  report.restated = part.of(std::move(*restated));
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
