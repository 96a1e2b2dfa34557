#include "engine/statistics/row_tree.hpp"

#include <algorithm>

namespace liandiao {
namespace {

template <class List>
bool holds(List const& list, Symbol wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

void add(std::vector<std::int64_t>& to, std::vector<std::int64_t> const& cells) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += cells[i];
}

}  // namespace

RowTree::RowTree(Form const& form, Registers const& registers, std::vector<Symbol> const& tops)
    : form_(form), registers_(registers), tops_(tops) {
  for (auto const& organ : registers.organisations()) rank_.emplace(organ.id, rank_.size());
  Place total;
  total.cells.resize(form.columns.size());
  places_.push_back(std::move(total));
}

std::size_t RowTree::rank(Symbol organ) const {
  auto const found = rank_.find(organ);
  return found == rank_.end() ? rank_.size() : found->second;
}

bool RowTree::answers_for_unknown(Date on) const {
  return tops_.empty() || std::any_of(tops_.begin(), tops_.end(), [&](Symbol top) {
           auto const* organ = registers_.organisation(top);
           return organ != nullptr && !organ->parent_on(on) && (form_.lines.empty() || holds(form_.lines, organ->line));
         });
}

std::vector<Symbol> RowTree::path(Symbol organ, Date on) const {
  auto const* known = registers_.organisation(organ);
  if (known == nullptr) return answers_for_unknown(on) ? std::vector{organ} : std::vector<Symbol>();
  auto chain = registers_.superiors(organ, on);
  chain.insert(chain.begin(), organ);
  if (!tops_.empty()) {
    while (!chain.empty() && !holds(tops_, chain.back())) chain.pop_back();
    if (chain.empty()) return {};
  }
  // The line of another form: it is shown, and adds to nobody's sum.
  if (!form_.lines.empty() && !holds(form_.lines, known->line)) return {organ};
  std::reverse(chain.begin(), chain.end());
  return chain;
}

std::size_t RowTree::below(std::size_t above, Symbol of) {
  auto const next = places_.size();
  auto const [at, added] = places_[above].below.try_emplace({rank(of), of}, next);
  if (!added) return at->second;
  Place place;
  place.of = of;
  place.above = above;
  place.depth = places_[above].depth + 1;
  place.cells.resize(form_.columns.size());
  places_.push_back(std::move(place));
  return next;
}

std::optional<std::size_t> RowTree::place(Symbol organ, Date on) {
  auto const [at, added] = found_.try_emplace({organ, on});
  if (!added) return at->second;
  auto const steps = path(organ, on);
  if (steps.empty()) return std::nullopt;
  std::size_t place = 0;
  for (auto const step : steps) place = below(place, step);
  at->second = place;
  return place;
}

std::size_t RowTree::place_of_detail(Symbol detail) {
  auto const next = places_.size();
  auto const [at, added] = places_.front().below.try_emplace({0, detail}, next);
  if (!added) return at->second;
  Place place;
  place.of = detail;
  place.depth = 1;
  place.own = true;
  place.cells.resize(form_.columns.size());
  places_.push_back(std::move(place));
  return next;
}

void RowTree::moved(std::size_t from, std::size_t to) {
  while (from != to) {
    auto& deeper = places_[from].depth >= places_[to].depth ? from : to;
    places_[deeper].moved = true;
    deeper = places_[deeper].above;
  }
}

std::vector<std::int64_t> RowTree::append(std::size_t at, std::vector<FormRow>& into) const {
  auto const& place = places_[at];
  bool const total = at == 0;
  bool const sum = !total && place.rows_below;
  auto const first = into.size();
  if (total || sum) into.push_back({place.of, place.depth, sum, place.moved, {}});
  if (place.own) into.push_back({place.of, place.depth + (sum ? 1 : 0), false, place.moved, place.cells});
  auto cells = place.cells;
  for (auto const& [order, below] : place.below) add(cells, append(below, into));
  if (total || sum) into[first].cells = cells;
  return cells;
}

std::vector<FormRow> RowTree::rows() {
  // A place is made after the one above it.
  for (auto at = places_.size() - 1; at > 0; --at)
    if (places_[at].own || places_[at].rows_below) places_[places_[at].above].rows_below = true;
  std::vector<FormRow> rows;
  append(0, rows);
  return rows;
}

}  // namespace liandiao
