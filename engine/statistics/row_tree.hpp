#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/cases/registers.hpp"
#include "engine/statistics/filled_form.hpp"

namespace liandiao {

/// Where the bodies of a form stand, as a tree of places: a body that moved within the period stands at two. Each place
/// holds cells of its own; a place with others below it has their sum as well.
class RowTree {
 public:
  RowTree(Form const& form, Registers const& registers, std::vector<Symbol> const& tops);

  /// The place of an organisation on a day, made if it is not there; nothing where the form does not show it.
  std::optional<std::size_t> place(Symbol organ, Date on);
  /// The place of a value of the figures' detail.
  std::size_t place_of_detail(Symbol detail);
  /// It has a row of its own.
  void has_row(std::size_t place) { places_[place].own = true; }
  std::vector<std::int64_t>& cells(std::size_t place) { return places_[place].cells; }
  /// A body came to the second from the first: both, and whatever is above only one of them, have moved.
  void moved(std::size_t from, std::size_t to);

  /// The total, then each line from its top down: sums before what they are the sums of.
  std::vector<FormRow> rows();

 private:
  struct Place {
    Symbol of;
    std::size_t above = 0;
    int depth = 0;
    bool own = false;
    bool rows_below = false;
    bool moved = false;
    std::vector<std::int64_t> cells;
    std::map<std::pair<std::size_t, Symbol>, std::size_t> below;  // in the order of the registers, then by id
  };

  std::size_t below(std::size_t above, Symbol of);
  /// From the highest of those shown down to the organisation; empty where it is not shown.
  std::vector<Symbol> path(Symbol organ, Date on) const;
  bool answers_for_unknown(Date on) const;
  std::size_t rank(Symbol organ) const;
  /// Appends the rows of a place and of all below it; gives its sum.
  std::vector<std::int64_t> append(std::size_t place, std::vector<FormRow>& into) const;

  Form const& form_;
  Registers const& registers_;
  std::vector<Symbol> const& tops_;
  std::map<Symbol, std::size_t> rank_;
  std::map<std::pair<Symbol, Date>, std::optional<std::size_t>> found_;
  std::vector<Place> places_;  // the first is the total
};

}  // namespace liandiao
