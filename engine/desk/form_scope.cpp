#include "engine/desk/form_scope.hpp"

#include <algorithm>

#include "engine/statistics/closing.hpp"

namespace liandiao {
namespace {

bool among(std::vector<Symbol> const& those, Symbol wanted) {
  return std::find(those.begin(), those.end(), wanted) != those.end();
}

bool is_top(Registers const& registers, Symbol organ, Date on) {
  return registers.organisation(organ, on) != nullptr && registers.superiors(organ, on).empty();
}

bool compiles(Form const& form, Registers const& registers, Symbol organ, Date on) {
  auto const* known = registers.organisation(organ);
  return known != nullptr && among(form.compiled_by, known->kind) && is_top(registers, organ, on);
}

}  // namespace

bool answers_for(Form const& form, Registers const& registers, Symbol organ, Date on) {
  return compiles(form, registers, organ, on) || among(tops_of(form, registers, on), organ);
}

FormScope::FormScope(Form const& form, Registers const& registers, std::vector<Symbol> hers, Date on)
    : form_(form), registers_(registers), on_(on), hers_(std::move(hers)), tops_(hers_) {
  compiled_ =
      std::any_of(tops_.begin(), tops_.end(), [&](Symbol organ) { return compiles(form_, registers_, organ, on_); });
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
