#include "engine/statistics/stock.hpp"

#include <algorithm>
#include <array>

#include "engine/base/ensure.hpp"
#include "engine/cases/case_file.hpp"
#include "engine/statistics/figure.hpp"

namespace liandiao {
namespace {

bool stands(Date since, std::optional<Date> until, Date day) { return since <= day && (!until || day < *until); }

}  // namespace

std::vector<Symbol> const& figures_of(Stock stock) {
  static auto const all = [] {
    std::array<std::vector<Symbol>, 3> by_stock;
    for (auto const& one : figures()) by_stock[static_cast<std::size_t>(one.in_stock.stock)].emplace_back(one.code);
    return by_stock;
  }();
  return all[static_cast<std::size_t>(stock)];
}

bool can_stand(CaseFile const& file, Stock stock, Date day) {
  switch (stock) {
    case Stock::ledger: return stands(file.head().registered_on, file.head().closed_on, day);
    case Stock::handovers: {
      auto const& rows = file.all<Handover>();
      return std::any_of(rows.begin(), rows.end(),
                         [&](Handover const& row) { return stands(row.offered_on, row.answered_on, day); });
    }
    case Stock::none: break;
  }
  ensure(false, "nothing stands in no stock");
  return true;
}

}  // namespace liandiao
