#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/base/symbol.hpp"

/// What is brought in and ends: what is left over stands open (期初、期末存量). Which figures bring something into a
/// stock and which take it off: Figure::in_stock.
namespace liandiao {

class CaseFile;

enum class Stock : std::uint8_t { none, ledger, handovers };

/// How often a figure brings what it counts into a stock: once, or once less.
struct InStock {
  Stock stock = Stock::none;
  int times = 0;
};

/// A stock at the end of one of these days, which are in order; of several where not the same organisations are asked
/// about on all of them.
struct StockOn {
  Stock stock = Stock::none;
  std::vector<Date> days;
  std::optional<std::int64_t> at_closing = {};  // by what was stored when at most so many closings stood
};

/// The figures of a stock, in order of code.
std::vector<Symbol> const& figures_of(Stock stock);

/// Whether anything of the case can have stood in the stock at the end of a day, by what is known of it today: where it
/// cannot, its figures of the stock until that day come to nought for every organisation.
bool can_stand(CaseFile const& file, Stock stock, Date day);

}  // namespace liandiao
