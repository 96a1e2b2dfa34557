#include "engine/desk/form_scope.hpp"

#include <algorithm>
#include <optional>

#include "engine/base/among.hpp"
#include "engine/statistics/closing.hpp"

namespace liandiao {
namespace {

bool is_top(Registers const& registers, Symbol organ, Date on) {
  return registers.organisation(organ, on) != nullptr && registers.superiors(organ, on).empty();
}

/// The top of the form's lines, where it names nobody to compile it and there is one alone.
std::optional<Symbol> only_top(Form const& form, Registers const& registers, Date on) {
  if (!form.compiled_by.empty()) return std::nullopt;
  auto const tops = tops_of(form, registers, on);
  return tops.size() == 1 ? std::optional(tops.front()) : std::nullopt;
}

}  // namespace

std::vector<Symbol> compilers_of(Form const& form, Registers const& registers, Date on) {
  if (auto const top = only_top(form, registers, on)) return {*top};
  auto const kinds = form.compiled_by.empty() ? std::vector{Symbol("justice_bureau")} : form.compiled_by;
  std::vector<Symbol> compilers;
  for (auto const& organ : registers.organisations())
    if (among(kinds, organ.kind) && is_top(registers, organ.id, on)) compilers.push_back(organ.id);
  return compilers;
}

std::vector<Symbol> receivers_of(Form const& form, Registers const& registers, Symbol organ, Date on) {
  auto const superiors = registers.superiors(organ, on);
  if (!superiors.empty()) return {superiors.front()};
  auto compilers = compilers_of(form, registers, on);
  if (among(compilers, organ)) compilers.clear();
  return compilers;
}

FormScope::FormScope(Form const& form, Registers const& registers, std::vector<Symbol> hers, Date on)
    : form_(form), registers_(registers), on_(on), hers_(std::move(hers)), tops_(hers_) {
  auto const compilers =
      only_top(form_, registers_, on_) ? std::vector<Symbol>() : compilers_of(form_, registers_, on_);
  compiled_ = std::any_of(tops_.begin(), tops_.end(), [&](Symbol organ) { return among(compilers, organ); });
  if (compiled_)
    for (auto const& organ : registers_.organisations())
      if (is_top(registers_, organ.id, on_) && !among(tops_, organ.id)) tops_.push_back(organ.id);
  look_at_tops();
}

FormScope::FormScope(FormScope const& whole, Symbol organ)
    : form_(whole.form_), registers_(whole.registers_), on_(whole.on_), hers_{organ}, tops_{organ} {
  look_at_tops();
}

FormScope FormScope::of(Symbol organ) const { return {*this, organ}; }

void FormScope::look_at_tops() {
  auto const all = tops_of(form_, registers_, on_);
  auto const hers = [&](Symbol top) { return among(tops_, top); };
  at_top_ = std::any_of(all.begin(), all.end(), hers);
  whole_ = at_top_ && std::all_of(all.begin(), all.end(), hers);
}

bool FormScope::holds(Symbol organ) const {
  return std::any_of(tops_.begin(), tops_.end(),
                     [&](Symbol top) { return top == organ || registers_.is_superior(top, organ, on_); });
}

bool FormScope::shows(Symbol row) const {
  if (whole_) return true;
  if (!row || form_.rows == RowsBy::detail) return false;  // said of everybody's figures together
  return holds(row) || (at_top_ && registers_.organisation(row) == nullptr);
}

}  // namespace liandiao
