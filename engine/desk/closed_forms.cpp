#include "engine/desk/closed_forms.hpp"

#include <algorithm>

#include "engine/desk/read_back.hpp"

namespace liandiao {
namespace {

/// What was found missing while figures stand still; whoever keeps them still begins again with it.
tl::unexpected<Error> not_at_hand() { return fail(Code::conflict, "closing_moved"); }

}  // namespace

ClosedForm const* Closed::of(Symbol form) const {
  auto const found =
      std::find_if(text.forms.begin(), text.forms.end(), [&](ClosedForm const& closed) { return closed.form == form; });
  return found == text.forms.end() ? nullptr : &*found;
}
bool Closed::closes(Symbol form) const { return of(form) != nullptr; }

ReportPeriod Closed::period() const {
  auto const cut_off =
      text.cut_off == 0 ? ReportPeriod::CutOff() : ReportPeriod::CutOff(static_cast<int>(text.cut_off));
  return parse_period(text.period, cut_off).value_or(ReportPeriod::of(Every::month, text.last, cut_off));
}

Result<> ClosedForms::read() {
  int const known = static_cast<int>(all_.size());
  auto const revisions = revisions_->all(kind_of_closings(), district_, known);
  if (!revisions) return tl::unexpected<Error>(revisions.error());
  for (auto const& revision : *revisions) {
    auto text = parse_closing(revision.body);
    if (!text) return unreadable(revision, text.error());
    all_.push_back({revision.number, std::move(*text)});
  }
  return {};
}

Closed const* ClosedForms::closing_of(Symbol form, std::string const& period, std::int64_t until) const {
  auto const found = std::find_if(all_.begin(), all_.end(), [&](Closed const& closed) {
    return closed.number <= until && closed.text.period == period && closed.closes(form);
  });
  return found == all_.end() ? nullptr : &*found;
}

Closed const* ClosedForms::last_of(Symbol form, std::int64_t until) const {
  auto const found = std::find_if(all_.rbegin(), all_.rend(),
                                  [&](Closed const& closed) { return closed.number <= until && closed.closes(form); });
  return found == all_.rend() ? nullptr : &*found;
}

Result<std::shared_ptr<ClosedFigures const>> ClosedForms::figures(std::int64_t number) {
  if (auto const found = figures_.find(number); found != figures_.end()) return found->second;
  if (still_) {
    missing_.figures.insert(number);
    return not_at_hand();
  }
  auto const revision = revisions_->numbered(kind_of_closed_figures(), district_, static_cast<int>(number));
  if (!revision) return tl::unexpected<Error>(revision.error());
  auto const& closing = all_.at(static_cast<std::size_t>(number - 1));
  if (closing.text.figures != revision->digest)
    return fail(Code::corrupt, "closing_figures_differ", {{"number", std::to_string(number)}});
  auto figures = parse_closed_figures(revision->body);
  if (!figures) return unreadable(*revision, figures.error());
  return figures_.emplace(number, std::make_shared<ClosedFigures const>(std::move(*figures))).first->second;
}

template <class T, class Read>
Result<std::shared_ptr<T const>> ClosedForms::revision_of(std::string_view kind, Digest const& digest, Named<T>& named,
                                                          std::set<Digest>& missing, Read const& read) {
  if (auto const found = named.find(digest); found != named.end()) return found->second;
  if (still_) {
    missing.insert(digest);
    return not_at_hand();
  }
  auto made = read_by_digest<T>(*revisions_, kind, digest, read);
  if (made) named.emplace(digest, *made);
  return made;
}

Result<std::shared_ptr<Form const>> ClosedForms::form(Digest const& digest) {
  return revision_of("report", digest, forms_, missing_.forms, read_form);
}

Result<std::shared_ptr<Registers const>> ClosedForms::registers(Digest const& digest) {
  return revision_of("registers", digest, registers_, missing_.registers, read_registers);
}

Result<FilledForm> ClosedForms::stated(Symbol form, Closed const& closed, std::int64_t until) {
  auto const figures = this->figures(closed.number);
  if (!figures) return tl::unexpected<Error>(figures.error());
  auto const* rows = rows_of(**figures, form);
  if (rows == nullptr)
    return fail(Code::corrupt, "closing_figures_differ", {{"number", std::to_string(closed.number)}});
  auto filled = filled_form(*rows);
  for (auto const& later : all_) {
    if (later.number <= closed.number || later.number > until) continue;
    std::vector<Restated> own;
    std::copy_if(later.text.restated.begin(), later.text.restated.end(), std::back_inserter(own),
                 [&](Restated const& one) { return one.form == form && one.period == closed.text.period; });
    restate(filled, own);
  }
  return filled;
}

Result<bool> ClosedForms::read_missing() {
  still_ = false;
  auto const missing = std::exchange(missing_, {});
  for (auto const number : missing.figures)
    if (auto read = figures(number); !read) return passed_on(read);
  for (auto const& digest : missing.forms)
    if (auto read = form(digest); !read) return passed_on(read);
  for (auto const& digest : missing.registers)
    if (auto read = registers(digest); !read) return passed_on(read);
  return !missing.none();
}

}  // namespace liandiao
