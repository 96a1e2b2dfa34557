#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>

#include "engine/desk/cell_page.hpp"

namespace liandiao {

/// What a cell counts beside cases: records of activity, and what the registers say on the last day of the period. It
/// follows after the cases: records in order of their numbers, then the registers in order of organisation.
class CountedBeside {
 public:
  CountedBeside(FigureReads& figures, Symbol district, Registers const& registers, Date last)
      : figures_(figures), district_(district), registers_(registers), last_(last) {}

  /// Whether no case is counted in it.
  static bool counts(CellShare const& share);
  /// Whether a cursor stands behind all cases.
  static bool is_behind_cases(std::string const& cursor);

  Result<> read(CellShare const& share);

  /// Puts on a page what follows on its cursor, as far as there is room. Records of organisations she does not see are
  /// counted.
  using Sees = std::function<bool(Symbol organ)>;
  void put(CellPage& page, CellAsked const& asked, Sees const& sees) const;

 private:
  Result<> add_records(CellShare const& share);
  void add_entries(CellShare const& share);

  FigureReads& figures_;
  Symbol district_;
  Registers const& registers_;
  Date last_;
  std::map<std::int64_t, CellRecord> records_;
  std::map<std::pair<Symbol, Symbol>, std::int64_t> entries_;  // by organisation and person
};

}  // namespace liandiao
