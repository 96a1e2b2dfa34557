// Periods that close: what is frozen, what is stated anew, and when that is refused.

#include <algorithm>

#include "engine/base/among.hpp"
#include "engine/desk/figure_desk.hpp"
#include "engine/desk/figure_draft.hpp"
#include "engine/desk/form_scope.hpp"
#include "engine/desk/reader.hpp"
#include "engine/desk/restating.hpp"

namespace liandiao {
namespace {

/// As often as figures may move, or something be found missing, while a closing is made ready.
constexpr int attempts_max = 5;
constexpr std::size_t cells_named_max = 5;

std::string joined(std::vector<std::string> const& items) {
  std::string text;
  for (auto const& item : items) text += (text.empty() ? "" : ", ") + item;
  return text;
}

/// The cells a check accuses, without a word of any language: row, columns that were added up, and what they should be.
std::string cells_of(Disagreement const& one) {
  std::string columns;
  for (int const no : one.columns) columns += (columns.empty() ? "" : ",") + std::to_string(no);
  return (one.of ? one.of.str() : std::string("*")) + (one.of_sum ? "+" : "") + " [" + columns +
         "]=" + std::to_string(one.sum) + " [" + std::to_string(one.equals) + "]=" + std::to_string(one.value);
}

bool is_overridden(std::vector<Overridden> const& overridden, Symbol form, std::string const& check) {
  return std::any_of(overridden.begin(), overridden.end(), [&](Overridden const& one) {
    return one.check == check && (one.form.empty() || one.form == form) && !one.reason.empty();
  });
}

}  // namespace

Result<> check_overridden(std::vector<Form> const& forms, std::vector<FilledForm> const& filled,
                          std::vector<Overridden>& overridden) {
  std::vector<Overridden> used;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    Symbol const form(forms[i].code);
    std::vector<std::string> failed;
    std::vector<std::string> cells;
    for (auto const& one : filled[i].disagreements) {
      bool const known = std::find(failed.begin(), failed.end(), one.check) != failed.end();
      if (!is_overridden(overridden, form, one.check)) {
        if (!known) failed.push_back(one.check);
        if (cells.size() < cells_named_max) cells.push_back(one.check + " " + cells_of(one));
      }
      for (auto const& reason : overridden)
        if (reason.check == one.check && (reason.form.empty() || reason.form == form)) {
          Overridden const mine{form, reason.check, reason.reason};
          if (std::find(used.begin(), used.end(), mine) == used.end()) used.push_back(mine);
        }
    }
    if (!failed.empty())
      return fail(
          Code::rejected, "closing_disagrees",
          {{"form", form.str()}, {"checks", joined(failed)}, {"check", failed.front()}, {"cells", joined(cells)}});
  }
  for (auto const& one : overridden)
    if (std::none_of(used.begin(), used.end(), [&](Overridden const& known) { return known.check == one.check; }))
      return fail(Code::rejected, "closing_override_unused", {{"check", one.check.str()}});
  overridden = std::move(used);
  return {};
}

Result<> FigureDesk::check_who_closes(Form const& form, Registers const& registers, AtDesk const& who, Symbol& organ) {
  Date const today = desk_.now().date();
  auto const organs = organs_of_reader(who.person, who.organ, registers, today);
  if (!organs) return tl::unexpected<Error>(organs.error());
  auto const compilers = compilers_of(form, registers, today);
  if (compilers.empty()) return fail(Code::rejected, "form_nobody_compiles", {{"form", form.code}});
  for (auto const& post : registers.posts(who.person, today)) {
    if (post.role != "statistician" || !among(*organs, post.organ) || !among(compilers, post.organ)) continue;
    organ = post.organ;
    return {};
  }
  return fail(Code::forbidden, "closing_not_hers",
              {{"person", who.person.str()}, {"form", form.code}, {"organs", listed(compilers)}});
}

Result<> FigureDesk::check_turn(Draft const& draft, Form const& form) {
  Symbol const code(form.code);
  auto const& period = draft.period;
  Params with{{"form", form.code}, {"period", period.text()}};
  if (form.every != period.every()) return fail(Code::rejected, "closing_not_due", std::move(with));
  Date const today = desk_.now().date();
  if (today <= period.last()) {
    with.emplace_back("day", period.last().text());
    return fail(Code::rejected, "closing_not_over", std::move(with));
  }
  if (draft.closed.closing_of(code, period.text()) != nullptr)
    return fail(Code::rejected, "closing_already", std::move(with));
  if (auto const* last = draft.closed.last_of(code)) {
    with.emplace_back("last", last->text.period);
    if (last->text.last.plus(1) != period.first()) return fail(Code::rejected, "closing_out_of_turn", std::move(with));
    return {};
  }
  auto const any = counted_and_recorded(desk_.cases(), desk_.district(), {first_day_of_all, period.last()});
  if (!any) return tl::unexpected<Error>(any.error());
  if (any->empty()) return fail(Code::rejected, "closing_before_first_case", std::move(with));
  return {};
}

Result<std::vector<Symbol>> FigureDesk::forms_asked(CloseAsked const& asked) {
  if (!asked.forms.empty()) return asked.forms;
  auto const published = published_forms(revisions_);
  if (!published) return tl::unexpected<Error>(published.error());
  std::vector<Symbol> codes;
  for (auto const& one : *published)
    if (codes.empty() || codes.back() != one.form.code) codes.emplace_back(one.form.code);
  return codes;
}

Result<FigureDesk::Draft> FigureDesk::draft(CloseAsked const& asked, AtDesk const& who) {
  auto const rulebook = desk_.rulebook();
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  auto const natural = parse_period(asked.period);
  if (!natural)
    return fail(Code::invalid_input, "option_wants_period", {{"option", "--period"}, {"value", asked.period}});
  Draft draft{*natural, {}, {}, *rulebook, who, {}, ClosedForms(revisions_, desk_.district()), asked.overridden, {}};
  if (auto read = draft.closed.read(); !read) return passed_on(read);
  auto codes = forms_asked(asked);
  if (!codes) return passed_on(codes);
  std::optional<Error> not_hers;
  for (auto const code : *codes) {
    auto form = form_in_force(revisions_, code.view(), natural->last());
    bool const passed_over = asked.forms.empty() &&
                             (!form || form->every != natural->every() || draft.closed.closing_of(code, asked.period));
    if (passed_over && (form || form.error().code == Code::rejected)) continue;
    if (!form) return passed_on(form);
    auto hers = check_who_closes(*form, draft.registers(), who, draft.organ);
    if (!hers) not_hers = hers.error();
    if (!hers && !asked.forms.empty()) break;
    if (hers) draft.forms.push_back(std::move(*form));
  }
  if (not_hers && (draft.forms.empty() || !asked.forms.empty())) return tl::unexpected<Error>(*not_hers);
  if (draft.forms.empty()) return fail(Code::rejected, "closing_nothing", {{"period", asked.period}});
  draft.period = *parse_period(asked.period, draft.forms.front().cut_off);
  draft.of = figures_of(draft.forms);
  for (auto const& form : draft.forms) {
    if (form.cut_off != draft.forms.front().cut_off)
      return fail(Code::rejected, "closing_cut_offs_differ",
                  {{"form", draft.forms.front().code}, {"other", form.code}, {"period", asked.period}});
    if (auto in_turn = check_turn(draft, form); !in_turn) return passed_on(in_turn);
    auto acts = acts_of(revisions_, desk_.district(), Symbol(form.code), draft.period.text());
    if (!acts) return passed_on(acts);
    draft.acts.push_back(std::move(*acts));
  }
  return draft;
}

Result<> FigureDesk::check_submitted(Draft& draft, Form const& form, FilledForm const& filled, FormSums const& sums) {
  if (!form.submitted) return {};
  auto const& acts = draft.acts.at(static_cast<std::size_t>(&form - draft.forms.data()));
  Date const last = draft.period.last();
  auto const compilers = compilers_of(form, draft.registers(), last);
  for (auto const& organ : next_below(form, draft.registers(), compilers, last)) {
    if (filled.row(organ, false) == nullptr && filled.row(organ, true) == nullptr) continue;
    auto const state = state_of(form, draft.period, draft.registers(), organ, sums, acts);
    if (state.state == "approved" && !state.moved) continue;
    return fail(Code::rejected, state.moved ? "closing_submission_moved" : "closing_not_approved",
                {{"form", form.code},
                 {"period", draft.period.text()},
                 {"organ", organ.str()},
                 {"organs", listed(receivers_of(form, draft.registers(), organ, last))}});
  }
  return {};
}

Result<ClosingBodies> FigureDesk::made(Draft& draft, FigureReads& figures, std::int64_t closings) {
  if (closings != std::ssize(draft.closed.all())) return fail(Code::conflict, "closing_moved");
  auto const& period = draft.period;
  SumsAsked const asked{period.first(), period.last(), closings, {}};
  auto const sums = read_sums(figures, draft.closed, desk_.district(), draft.registers(), draft.of, asked);
  if (!sums) return tl::unexpected<Error>(sums.error());
  std::vector<Symbol> codes;
  codes.reserve(draft.forms.size());
  for (auto const& form : draft.forms) codes.emplace_back(form.code);
  auto restated = restated_since(draft.closed, codes, figures, desk_.district(), closings);
  if (!restated) return passed_on(restated);
  Filling const filling{draft.forms, period, draft.registers(), closings};
  auto const filled = filled_forms(filling, draft.closed, *sums, *restated);
  if (!filled) return tl::unexpected<Error>(filled.error());
  for (std::size_t i = 0; i < draft.forms.size(); ++i)
    if (auto approved = check_submitted(draft, draft.forms[i], (*filled)[i], *sums); !approved)
      return passed_on(approved);
  auto overridden = draft.overridden;
  if (auto put_up_with = check_overridden(draft.forms, *filled, overridden); !put_up_with)
    return passed_on(put_up_with);
  ClosingBodies bodies;
  bodies.figures = text_of(closed_figures(*sums, draft.of, draft.forms, *filled));
  ClosingText text;
  text.period = period.text();
  text.cut_off = period.cut_off().value_or(0);
  text.first = period.first();
  text.last = period.last();
  for (auto const& form : draft.forms) text.forms.push_back({Symbol(form.code), form.edition, form.digest});
  text.registers = draft.rulebook->basis().registers;
  text.figures = digest_of(bodies.figures);
  text.overridden = std::move(overridden);
  text.restated = std::move(*restated);
  text.person = draft.who.person;
  text.organ = draft.organ;
  text.closed_us = desk_.now().us;
  text.program = program_;
  bodies.closing = text_of(text);
  return bodies;
}

Result<Closed> FigureDesk::close(CloseAsked const& asked, AtDesk const& who) {
  for (int attempt = 1;; ++attempt) {
    auto draft = this->draft(asked, who);
    if (!draft) return passed_on(draft);
    auto closed = close_as(*draft);
    // Somebody else closed meanwhile, so that it may not be this one's turn any more.
    bool const again = !closed && closed.error().key == "closing_moved" && attempt < attempts_max;
    if (!again) return closed;
  }
}

Result<Closed> FigureDesk::close_as(Draft& draft) {
  // Once beforehand: what has to be read besides figures is at hand then. What is refused because of figures may be so
  // because they moved between two readings, and is decided where they stand still.
  auto const rehearsed = made(draft, desk_.cases(), std::ssize(draft.closed.all()));
  if (!rehearsed && rehearsed.error().code != Code::rejected) return tl::unexpected<Error>(rehearsed.error());
  for (int attempt = 1;; ++attempt) {
    draft.closed.hold_still();
    auto const closed = desk_.cases().close(
        desk_.district(), desk_.now(),
        [&](FigureReads& figures, std::int64_t closings) { return made(draft, figures, closings); });
    auto const more = draft.closed.read_missing();
    if (!more) return tl::unexpected<Error>(more.error());
    if (closed) {
      auto text = parse_closing(closed->body);
      if (!text) return passed_on(text);
      return Closed{closed->number, std::move(*text)};
    }
    if (!*more || attempt == attempts_max) return tl::unexpected<Error>(closed.error());
  }
}

Result<std::vector<Symbol>> FigureDesk::organs_of(AtDesk const& who) {
  auto const rulebook = desk_.rulebook();
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  return organs_of_reader(who.person, who.organ, (*rulebook)->registers(), desk_.now().date());
}

Result<std::vector<Closed>> FigureDesk::closings(AtDesk const& who) {
  if (auto organs = organs_of(who); !organs) return passed_on(organs);
  ClosedForms closed(revisions_, desk_.district());
  if (auto read = closed.read(); !read) return passed_on(read);
  return closed.all();
}

Result<std::optional<Frozen>> FigureDesk::frozen(Symbol form, std::string const& period, std::optional<Date> as_of) {
  ClosedForms closed(revisions_, desk_.district());
  if (auto read = closed.read(); !read) return passed_on(read);
  auto const* closing = closed.closing_of(form, period);
  if (closing == nullptr || (as_of && Instant{closing->text.closed_us}.date() > *as_of)) return std::optional<Frozen>();
  auto const edition = closed.form(closing->of(form)->digest);
  if (!edition) return tl::unexpected<Error>(edition.error());
  auto filled = closed.stated(form, *closing, closing->number);
  if (!filled) return passed_on(filled);
  return std::optional<Frozen>(Frozen{*closing, **edition, std::move(*filled)});
}

Result<Restatements> FigureDesk::restatements(Symbol form, std::string const& period, AtDesk const& who) {
  ReportAsked asked{form.str(), period, {}};
  auto report = desk_.report(asked, who);
  if (!report) return passed_on(report);
  return Restatements{period, report->closed.has_value(), std::move(report->restated)};
}

}  // namespace liandiao
