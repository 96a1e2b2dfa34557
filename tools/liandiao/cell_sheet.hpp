#pragma once

#include "adapters/export/sheet.hpp"
#include "engine/desk/figure_desk.hpp"
#include "engine/mining/masking.hpp"
#include "tools/liandiao/voice.hpp"

namespace liandiao::door {

/// What a page of it adds up to, what is hidden included.
std::int64_t sum_of(CellCases::Of const& of);

/// What is behind a cell as one table, every page of it: cases, records of activity, entries of the registers, and the
/// sum. Names of staff and notes are for the house; nothing of it is for everybody.
class CellSheet {
 public:
  CellSheet(Masking masking, Voice const& voice) : masking_(masking), voice_(voice) {}

  /// `first` is the first page, which tells form and columns. The others are read while the sheet is written, so this
  /// and the desk must outlive it.
  Sheet of(FigureDesk& desk, CellAsked const& asked, AtDesk const& who, CellCases const& first);
  /// How many lines were written, sums not counted.
  std::int64_t lines() const { return lines_; }

 private:
  bool house() const { return masking_ == Masking::internal; }
  std::string text(std::string_view key, Params const& with = {}) const { return voice_.text(key, with); }
  std::string person(Symbol person) const;
  std::vector<SheetRow> rows_of(Form const& form, CellCases::Of const& of) const;
  SheetRow row(FormColumn const& column, std::string_view what, std::string name) const;

  Masking masking_;
  Voice const& voice_;
  std::int64_t lines_ = 0;
};

}  // namespace liandiao::door
