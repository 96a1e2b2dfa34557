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
};

}  // namespace liandiao
