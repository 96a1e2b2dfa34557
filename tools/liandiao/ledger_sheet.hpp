#pragma once

#include <cstdint>
#include <optional>

#include "adapters/export/sheet.hpp"
#include "engine/desk/desk.hpp"
#include "engine/mining/masking.hpp"
#include "tools/liandiao/voice.hpp"

namespace liandiao::door {

/// The cases of a ledger as one table: which columns it has, and what of a case stands in them, is said by for whom it
/// is.
class LedgerSheet {
 public:
  LedgerSheet(Masking masking, Voice const& voice) : masking_(masking), voice_(voice) {}

  /// Of the cases that are asked for and open to her. They are read while the sheet is written, page by page, so this
  /// must outlive it; that she read them is logged.
  Sheet of(Desk& desk, CaseQuery const& query, AtDesk const& who);
  /// How many were written.
  std::int64_t cases() const { return cases_; }

 private:
  /// Whether the column is for nobody but the house, or between organs.
  bool house() const { return masking_ == Masking::internal; }
  bool organs() const { return masking_ != Masking::open; }

  Sheet head(Symbol about, std::optional<Date> from, std::optional<Date> to) const;
  SheetRow row(Listed const& listed, std::int64_t no) const;

  Masking masking_;
  Voice const& voice_;
  std::int64_t cases_ = 0;
};

}  // namespace liandiao::door
