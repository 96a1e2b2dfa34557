#pragma once

#include <string>

#include "engine/cases/case_file.hpp"

namespace liandiao {

/// The number a case has in the ledger; empty before it was given one.
inline std::string ledger_number(CaseFile const& file) {
  for (auto const& row : file.all<NumberRequest>())
    if (row.type == "ledger") return std::string(file.issued_number(RowRef{row.seq, row.index}));
  return {};
}

}  // namespace liandiao
