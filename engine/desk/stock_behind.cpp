#include "engine/desk/stock_behind.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "engine/statistics/figure.hpp"

namespace liandiao {
namespace {

InStock in_stock(CellShare const& share) {
  auto const* known = figure(share.asked.code.view());
  return known == nullptr ? InStock() : known->in_stock;
}

/// Whether they count for the same and by the same knowledge, and differ in figures, organisations and days alone.
bool alike(CellShare const& one, CellShare const& other) {
  return one.asked.types == other.asked.types && one.asked.sources == other.asked.sources &&
         one.asked.details == other.asked.details && one.figures.at_closing == other.figures.at_closing &&
         one.figures.since_closing == other.figures.since_closing && one.figures.known_on == other.figures.known_on;
}

/// What is asked of some days.
struct Stretch {
  Date to;
  AnyOf organs;
  std::vector<Symbol> figures;
};
using Stretches = std::map<Date, Stretch>;  // by their first days

bool add(Stretches& stretches, CellShare const& share) {
  auto const [there, is_new] =
      stretches.try_emplace(share.figures.from, Stretch{share.figures.to, share.asked.organs, {}});
  auto& stretch = there->second;
  if (stretch.to != share.figures.to || !(stretch.organs == share.asked.organs)) return false;
  stretch.figures.push_back(share.asked.code);
  return true;
}

/// Each with the day after the one before, from the first day of all, and with every figure once.
bool are_whole(Stretches& stretches, std::vector<Symbol> const& figures) {
  auto next = first_day_of_all;
  for (auto& [from, stretch] : stretches) {
    std::sort(stretch.figures.begin(), stretch.figures.end());
    if (from != next || stretch.figures != figures) return false;
    next = stretch.to.plus(1);
  }
  return true;
}

}  // namespace

std::optional<StockOn> stock_behind(std::vector<CellShare> const& shares) {
  if (shares.empty()) return std::nullopt;
  auto const& first = shares.front();
  auto const [stock, times] = in_stock(first);
  if (stock == Stock::none) return std::nullopt;
  // Of a ledger the detail is who held the case before or after: it tells apart what comes and what goes.
  if (stock == Stock::ledger && !first.asked.details.all()) return std::nullopt;
  Stretches stretches;
  for (auto const& share : shares) {
    auto const one = in_stock(share);
    bool const adds_as_first = share.weight * one.times == first.weight * times;
    if (one.stock != stock || !adds_as_first || !alike(share, first) || !add(stretches, share)) return std::nullopt;
  }
  if (!are_whole(stretches, figures_of(stock))) return std::nullopt;
  StockOn on{stock, {}, first.figures.at_closing};
  for (auto at = stretches.begin(); at != stretches.end(); ++at)
    if (auto const next = std::next(at); next == stretches.end() || !(next->second.organs == at->second.organs))
      on.days.push_back(at->second.to);
  return on;
}

}  // namespace liandiao
