#include "engine/statistics/cell.hpp"

#include "engine/base/ensure.hpp"

namespace liandiao {
namespace {

void narrow(CellPart& part, Narrowed const& only) {
  AnyOf const words{only.words, only.except};
  switch (only.by) {
    case Dimension::body: part.bodies = both_of(part.bodies, words); return;
    case Dimension::source: part.sources = both_of(part.sources, words); return;
    case Dimension::type: part.types = both_of(part.types, words); return;
    case Dimension::detail: part.details = both_of(part.details, words); return;
  }
}

void add_parts(Form const& form, FormColumn const& column, std::int64_t weight, std::vector<CellPart>& parts) {
  auto const add = [&](int no, std::int64_t times) {
    auto const* other = form.column(no);
    ensure(other != nullptr && no < column.no, "a column is made of columns before it");
    add_parts(form, *other, weight * times, parts);
  };
  if (auto const* counts = std::get_if<Counts>(&column.from)) {
    CellPart part;
    part.figure = Symbol(counts->figure);
    part.weight = weight;
    part.taken = counts->taken;
    for (auto const& only : counts->only) narrow(part, only);
    parts.push_back(std::move(part));
  } else if (auto const* sum = std::get_if<SumOf>(&column.from)) {
    for (int const no : sum->adds) add(no, 1);
    for (int const no : sum->less) add(no, -1);
  } else if (auto const* priced = std::get_if<Priced>(&column.from)) {
    for (auto const& each : priced->each) add(each.column, each.fen);
  }
}

}  // namespace

AnyOf both_of(AnyOf const& one, AnyOf const& other) {
  if (one.except && other.except) {
    AnyOf both = one;
    for (auto const word : other.words)
      if (both.holds(word)) both.words.push_back(word);
    return both;
  }
  auto const& some = one.except ? other : one;
  auto const& rest = one.except ? one : other;
  AnyOf both{{}, false};
  for (auto const word : some.words)
    if (rest.holds(word)) both.words.push_back(word);
  return both;
}

std::vector<CellPart> parts_of(Form const& form, FormColumn const& column) {
  std::vector<CellPart> parts;
  add_parts(form, column, 1, parts);
  return parts;
}

}  // namespace liandiao
