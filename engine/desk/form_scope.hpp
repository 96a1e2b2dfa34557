#pragma once

#include <vector>

#include "engine/cases/registers.hpp"
#include "engine/statistics/form.hpp"

namespace liandiao {

/// Who compiles a form (汇总) for the district and closes it, as the registers stand on a day: of the kinds it names
/// (`compiled_by`), those with nobody above them. Where it names none, the top of its lines, if there is one alone; the
/// figures of several lines are nobody's but the bureau of justice's, which compiles for the district.
std::vector<Symbol> compilers_of(Form const& form, Registers const& registers, Date on);

/// To whom an organisation hands its form in, any one of them: who stands next above it in its own line, or, at the top
/// of that, who compiles the form. Empty: it compiles the form itself, or nobody does.
std::vector<Symbol> receivers_of(Form const& form, Registers const& registers, Symbol organ, Date on);

/// Whose figures of a form a reader sees, as the registers stand on a day: of the organisations she looks as and of
/// those below them in their own line; of everybody the form counts, of whatever line, where one of them compiles it.
class FormScope {
 public:
  FormScope(Form const& form, Registers const& registers, std::vector<Symbol> hers, Date on);
  /// Of one organisation and those below it.
  FormScope of(Symbol organ) const;

  /// The organisations she looks as, or the one it was narrowed to.
  std::vector<Symbol> const& hers() const { return hers_; }
  /// Organisations: what she sees is of them and of those below them.
  std::vector<Symbol> const& tops() const { return tops_; }
  bool compiled() const { return compiled_; }
  /// One of them stands at the top of a line of the form: who is in no register any more is shown to her.
  bool at_top() const { return at_top_; }
  bool holds(Symbol organ) const;
  /// A row, or what is said of one; empty: of the total of the whole district.
  bool shows(Symbol row) const;

 private:
  FormScope(FormScope const& whole, Symbol organ);
  void look_at_tops();

  Form const& form_;
  Registers const& registers_;
  Date on_;
  std::vector<Symbol> hers_;
  std::vector<Symbol> tops_;
  bool compiled_ = false;
  bool at_top_ = false;
  bool whole_ = false;  // every line of the form
};

}  // namespace liandiao
