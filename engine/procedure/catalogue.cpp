#include "engine/procedure/catalogue.hpp"

#include <algorithm>
#include <tuple>

namespace liandiao {

Procedure const* Catalogue::procedure(Symbol code) const {
  auto const found =
      std::find_if(procedures.begin(), procedures.end(), [&](Procedure const& p) { return p.code == code; });
  return found == procedures.end() ? nullptr : &*found;
}

Procedure const* Catalogue::procedure_opened_by(Symbol command) const {
  for (auto const& procedure : procedures)
    if (auto const* spec = procedure.command(command); spec != nullptr && spec->opens) return &procedure;
  return nullptr;
}

CommandSpec const* Catalogue::command(Symbol code) const {
  for (auto const& procedure : procedures)
    if (auto const* spec = procedure.command(code)) return spec;
  return nullptr;
}

std::string_view Catalogue::edition_on(Date day) const {
  std::string_view code = editions.front().code;
  for (auto const& edition : editions)
    if (edition.from <= day) code = edition.code;
  return code;
}

Limit const* Catalogue::limit(Symbol procedure, Symbol clock, Symbol organ_kind, Symbol edition, Symbol variant) const {
  Limit const* best = nullptr;
  auto const rank = [](Limit const& row) {
    return std::tuple(!row.variant.empty(), !row.organ_kind.empty(), row.edition);
  };
  for (auto const& row : limits) {
    bool const fits = procedure == row.procedure && clock == row.clock && row.edition <= edition.view() &&
                      (row.organ_kind.empty() || organ_kind == row.organ_kind) &&
                      (row.variant.empty() || variant == row.variant);
    if (fits && (best == nullptr || rank(*best) < rank(row))) best = &row;
  }
  return best;
}

}  // namespace liandiao
