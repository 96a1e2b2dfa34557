#pragma once

#include <algorithm>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/flow/flow.hpp"

/// What the checks of a flow share. Each check is a file of its own, named after what it looks at; `check_flow` calls
/// them one after the other.
namespace liandiao::checks {

using Symbols = std::vector<Symbol>;

template <class List, class T>
bool holds(List const& list, T const& wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

template <class List, class TextOf>
std::string joined(List const& list, TextOf text_of) {
  std::string text;
  for (auto const& item : list) text += (text.empty() ? std::string() : std::string(", ")) + text_of(item);
  return text;
}

inline std::string word(Symbol symbol) { return symbol.str(); }
inline std::string word(std::string_view view) { return std::string(view); }

template <class List>
std::string words(List const& list) {
  return joined(list, [](auto const& item) { return word(item); });
}

/// What is found, in the order of the lines. Every finding names its place, so that its sentence can.
class Findings {
 public:
  void refuse(Mark mark, std::string key, Params with = {});
  std::vector<Finding> in_order() &&;

 private:
  std::vector<Finding> list_;
};

/// The law a new instance would run under, asked by procedure.
class Law {
 public:
  explicit Law(Catalogue const& catalogue);

  Procedure const* procedure(Symbol code) const { return catalogue_.procedure(code); }
  std::string procedures() const;
  std::set<std::string_view> const& topics() const { return topics_; }

  std::set<std::string_view> clocks(Symbol procedure) const;
  Limit const* limit(Symbol procedure, Symbol clock, Symbol organ_kind, Symbol variant = {}) const;
  /// The variants of a procedure that have limits of their own.
  Symbols variants(Symbol procedure) const;
  /// The row a policy is written against: the general one, or a regime's where only regimes know the clock.
  Limit const* limit(Symbol procedure, Symbol clock) const;

  /// What the law opens by itself from this procedure.
  Symbols opens(Procedure const& procedure) const;

 private:
  Catalogue const& catalogue_;
  Symbol edition_;
  std::set<std::string_view> topics_;
};

/// One procedure of a flow beside the law it is checked against.
struct Subject {
  Flow const& flow;
  ProcedurePolicy const& policy;
  Procedure const& procedure;
  Law const& law;
  Findings& findings;

  void refuse(Mark mark, std::string key, Params with = {}) const;
};

void check_handlers(Subject const& subject);
void check_limits(Subject const& subject);
/// One policy against the row of the law it touches; null: the law knows no such clock.
void check_limit(Subject const& subject, ClockPolicy const& limit, Limit const* row);
void check_gates(Subject const& subject);
void check_continuations(Subject const& subject);
void check_waits(Subject const& subject);
void check_papers(Subject const& subject);
void check_outlets(Subject const& subject);
void check_regimes(Subject const& subject);
/// How procedures lead to one another: every one of them must be reached.
void check_paths(Flow const& flow, Law const& law, Findings& findings);

}  // namespace liandiao::checks
