#pragma once

#include <cstdint>
#include <string>

#include "engine/desk/figure_desk.hpp"

namespace liandiao {

/// A part of a cell as stores are asked for it.
struct CellShare {
  std::int64_t weight = 1;
  FiguresAsked figures;
  CountedAsked asked;
};

/// A page of what is behind a cell while it is filled.
struct CellPage {
  CellCases::Of of;
  std::int64_t taken = 0;  // lines, those that are not open among them
  std::string last;        // cursor of the last of them

  /// Whether another line fits; where it does not, the page says where it goes on.
  bool has_room(int limit) {
    if (taken < limit) return true;
    of.next = last;
    return false;
  }
  void hide(std::int64_t value) {
    ++of.hidden;
    of.hidden_value += value;
  }
};

}  // namespace liandiao
