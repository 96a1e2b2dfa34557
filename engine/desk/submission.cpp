// Check-and-submit (校核/审核): up each line, and from its top to whoever compiles the form.

#include <algorithm>

#include "engine/desk/figure_desk.hpp"
#include "engine/desk/figure_draft.hpp"
#include "engine/desk/form_scope.hpp"
#include "engine/desk/reader.hpp"

namespace liandiao {
namespace {

Symbol name_of(Symbol district, Symbol form, std::string const& period) {
  return Symbol(district.str() + "." + form.str() + "." + period);
}

FilledForm form_of_body(Form const& form, ReportPeriod const& period, Registers const& registers, Symbol organ,
                        FormSums const& sums) {
  return filled(form, period, registers, {organ}, sums);
}

/// The person who submitted the form as it is now; empty where nobody did.
Symbol submitter_in(std::vector<SubmissionText> const& acts) {
  Symbol person;
  for (auto const& act : acts)
    if (act.act == "submit") person = act.person;
  return person;
}

}  // namespace

struct FigureDesk::Subject {
  Form form;
  ReportPeriod period;
  std::shared_ptr<Rulebook const> rulebook;
  FormSums sums;
  std::vector<SubmissionText> acts;

  Registers const& registers() const { return rulebook->registers(); }
};

Result<std::vector<SubmissionText>> acts_of(RevisionStore& revisions, Symbol district, Symbol form,
                                            std::string const& period) {
  auto const all = revisions.all(kind_of_submissions(), name_of(district, form, period));
  if (!all) return tl::unexpected<Error>(all.error());
  std::vector<SubmissionText> acts;
  for (auto const& revision : *all) {
    auto act = parse_submission(revision.body);
    if (!act) return passed_on(act);
    acts.push_back(std::move(*act));
  }
  return acts;
}

SubmissionState state_of(Form const& form, ReportPeriod const& period, Registers const& registers, Symbol organ,
                         FormSums const& sums, std::vector<SubmissionText> const& acts) {
  SubmissionState state{organ, {}, false, {}};
  std::copy_if(acts.begin(), acts.end(), std::back_inserter(state.acts),
               [&](SubmissionText const& act) { return act.organ == organ; });
  state.state = state_after(state.acts);
  bool const stands = state.state != "open" && state.state != "returned";
  state.moved =
      stands && digest_of_rows(form_of_body(form, period, registers, organ, sums)) != state.acts.back().figures;
  return state;
}

std::string listed(std::vector<Symbol> const& organs) {
  std::string text;
  for (auto const organ : organs) text += (text.empty() ? "" : ",") + organ.str();
  return text;
}

std::vector<Symbol> next_below(Form const& form, Registers const& registers, std::vector<Symbol> const& above,
                               Date on) {
  std::vector<Symbol> below;
  for (auto const& organ : registers.organisations()) {
    if (!is_of_lines(form, registers, organ.id) || registers.organisation(organ.id, on) == nullptr) continue;
    auto const receivers = receivers_of(form, registers, organ.id, on);
    if (std::find_first_of(receivers.begin(), receivers.end(), above.begin(), above.end()) != receivers.end())
      below.push_back(organ.id);
  }
  return below;
}

Result<FigureDesk::Subject> FigureDesk::subject(Symbol form, std::string const& period) {
  auto const natural = parse_period(period);
  if (!natural) return fail(Code::invalid_input, "option_wants_period", {{"option", "--period"}, {"value", period}});
  auto const rulebook = desk_.rulebook();
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  auto edition = form_in_force(revisions_, form.view(), natural->last());
  if (!edition) return passed_on(edition);
  auto const asked = *parse_period(period, edition->cut_off);
  ClosedForms closed(revisions_, desk_.district());
  if (auto read = closed.read(); !read) return passed_on(read);
  SumsAsked days{asked.first(), asked.last(), {}, {}};
  // Of a closed period the figures are those that were frozen.
  if (auto const* closing = closed.closing_of(form, period)) days.at_closing = closing->number - 1;
  auto sums =
      read_sums(desk_.cases(), closed, desk_.district(), (*rulebook)->registers(), figures_of({*edition}), days);
  if (!sums) return passed_on(sums);
  auto acts = acts_of(revisions_, desk_.district(), form, period);
  if (!acts) return passed_on(acts);
  Subject subject{std::move(*edition), asked, *rulebook, std::move(*sums), std::move(*acts)};
  return subject;
}

Result<Symbol> FigureDesk::acting_for(Subject const& subject, SubmissionAsked const& asked, AtDesk const& who) {
  auto const& registers = subject.registers();
  auto const organs = organs_of_reader(who.person, who.organ, registers, desk_.now().date());
  if (!organs) return tl::unexpected<Error>(organs.error());
  Date const last = subject.period.last();
  auto const receivers = receivers_of(subject.form, registers, asked.organ, last);
  Params with{{"person", who.person.str()},
              {"organ", asked.organ.str()},
              {"form", asked.form.str()},
              {"organs", listed(receivers)}};
  if (receivers.empty())
    return fail(Code::rejected,
                compilers_of(subject.form, registers, last).empty() ? "form_nobody_compiles" : "submission_at_top",
                std::move(with));
  bool const own = asked.act == "submit";
  auto const may = own ? std::vector{asked.organ} : receivers;
  auto const at = std::find_first_of(may.begin(), may.end(), organs->begin(), organs->end());
  if (at == may.end())
    return fail(Code::forbidden, own ? "submission_not_hers" : "submission_not_below", std::move(with));
  auto const state = state_of(subject.form, subject.period, registers, asked.organ, subject.sums, subject.acts);
  if (!own && submitter_in(state.acts) == who.person) return fail(Code::forbidden, "submission_own", std::move(with));
  return *at;
}

Result<> FigureDesk::check_submission(Subject const& subject, SubmissionAsked const& asked,
                                      std::vector<Overridden>& overridden) {
  auto const& registers = subject.registers();
  Date const last = subject.period.last();
  Params with{{"form", asked.form.str()}, {"period", asked.period}, {"organ", asked.organ.str()}};
  auto const state = state_of(subject.form, subject.period, registers, asked.organ, subject.sums, subject.acts);
  if (!may_follow(state.state, asked.act)) {
    with.emplace_back("state", state.state.str());
    return fail(Code::rejected, "submission_state", std::move(with));
  }
  bool const looked_at = asked.act == "check" || asked.act == "approve";
  if (looked_at && state.moved) return fail(Code::rejected, "submission_moved", std::move(with));
  if (asked.act != "submit") return {};
  auto const filled = form_of_body(subject.form, subject.period, registers, asked.organ, subject.sums);
  for (auto const organ : next_below(subject.form, registers, {asked.organ}, last)) {
    if (!subject.form.submitted || (filled.row(organ, false) == nullptr && filled.row(organ, true) == nullptr))
      continue;
    auto const below = state_of(subject.form, subject.period, registers, organ, subject.sums, subject.acts);
    if (below.state == "approved" && !below.moved) continue;
    with.back() = {"organ", organ.str()};
    with.emplace_back("organs", asked.organ.str());
    return fail(Code::rejected, below.moved ? "closing_submission_moved" : "closing_not_approved", std::move(with));
  }
  std::vector<FilledForm> checked{filled};
  check(subject.form, checked.front());
  return check_overridden({subject.form}, checked, overridden);
}

Result<SubmissionState> FigureDesk::submit(SubmissionAsked const& asked, AtDesk const& who) {
  auto const subject = this->subject(asked.form, asked.period);
  if (!subject) return tl::unexpected<Error>(subject.error());
  auto const& registers = subject->registers();
  Date const last = subject->period.last();
  Params with{{"form", asked.form.str()}, {"period", asked.period}, {"day", last.text()}};
  if (registers.organisation(asked.organ) == nullptr)
    return fail(Code::not_found, "organisation_unknown", {{"field", "organ"}, {"value", asked.organ.str()}});
  if (desk_.now().date() <= last) return fail(Code::rejected, "closing_not_over", std::move(with));
  if (asked.act == "return" && asked.reason.empty())
    return fail(Code::invalid_input, "submission_reason_missing", std::move(with));
  auto const closed = frozen(asked.form, asked.period);
  if (!closed) return tl::unexpected<Error>(closed.error());
  if (*closed) return fail(Code::rejected, "closing_already", std::move(with));
  auto const at = acting_for(*subject, asked, who);
  if (!at) return tl::unexpected<Error>(at.error());
  auto overridden = asked.overridden;
  if (auto sound = check_submission(*subject, asked, overridden); !sound) return passed_on(sound);
  SubmissionText act{asked.form,     asked.period, asked.organ,           asked.act, who.person, *at,
                     desk_.now().us, asked.reason, std::move(overridden), {}};
  act.figures = digest_of_rows(form_of_body(subject->form, subject->period, registers, asked.organ, subject->sums));
  auto const stored = revisions_.publish(kind_of_submissions(), name_of(desk_.district(), asked.form, asked.period),
                                         text_of(act), desk_.now());
  if (!stored) return tl::unexpected<Error>(stored.error());
  auto const acts = acts_of(revisions_, desk_.district(), asked.form, asked.period);
  if (!acts) return tl::unexpected<Error>(acts.error());
  return state_of(subject->form, subject->period, registers, asked.organ, subject->sums, *acts);
}

Result<std::vector<SubmissionState>> FigureDesk::submissions(Symbol form, std::string const& period, Symbol organ,
                                                             AtDesk const& who) {
  if (auto organs = organs_of(who); !organs) return passed_on(organs);
  auto const subject = this->subject(form, period);
  if (!subject) return tl::unexpected<Error>(subject.error());
  auto const& registers = subject->registers();
  Date const last = subject->period.last();
  auto const above = organ ? std::vector{organ} : compilers_of(subject->form, registers, last);
  std::vector<SubmissionState> states;
  for (auto const one : above)
    if (organ) states.push_back(state_of(subject->form, subject->period, registers, one, subject->sums, subject->acts));
  auto const whole = filled(subject->form, subject->period, registers, {}, subject->sums);
  for (auto const one : next_below(subject->form, registers, above, last))
    if (whole.row(one, false) != nullptr || whole.row(one, true) != nullptr)
      states.push_back(state_of(subject->form, subject->period, registers, one, subject->sums, subject->acts));
  return states;
}

}  // namespace liandiao
