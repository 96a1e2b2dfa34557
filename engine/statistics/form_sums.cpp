#include "engine/statistics/form_sums.hpp"

#include <algorithm>

namespace liandiao::form_sums {
namespace {

bool holds(std::vector<Symbol> const& words, Symbol word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool takes(Narrowed const& only, Symbol word) { return holds(only.words, word) != only.except; }

/// No word is in both. Of two that leave words out nobody knows which words are left.
bool apart(Narrowed const& a, Narrowed const& b) {
  if (a.by != b.by || (a.except && b.except)) return false;
  auto const& listed = a.except ? b : a;
  auto const& other = a.except ? a : b;
  return std::none_of(listed.words.begin(), listed.words.end(), [&](Symbol word) { return takes(other, word); });
}

bool apart(Counts const& a, Counts const& b) {
  if (a.figure != b.figure || a.taken != b.taken) return true;
  for (auto const& one : a.only)
    for (auto const& other : b.only)
      if (apart(one, other)) return true;
  return false;
}

/// What is paid for several things at once is no count of them.
bool is_worth(Form const& form, int no) {
  auto const& from = form.column(no)->from;
  auto const* sum = std::get_if<SumOf>(&from);
  return std::holds_alternative<Priced>(from) ||
         (sum != nullptr &&
          std::any_of(sum->adds.begin(), sum->adds.end(), [&](int part) { return is_worth(form, part); }));
}

}  // namespace

void add(Form const& form, int no, std::int64_t times, Leaves& to) {
  auto const& from = form.column(no)->from;
  if (auto const* sum = std::get_if<SumOf>(&from)) {
    for (int const part : sum->adds) add(form, part, times, to);
    for (int const part : sum->less) add(form, part, -times, to);
  } else if (auto const* priced = std::get_if<Priced>(&from)) {
    for (auto const& one : priced->each) add(form, one.column, times * one.fen, to);
  } else if (auto const* counts = std::get_if<Counts>(&from)) {
    auto const found = std::find_if(to.begin(), to.end(), [&](Leaf const& leaf) { return *leaf.counts == *counts; });
    if (found != to.end())
      found->times += times;
    else
      to.push_back({counts, times});
  }
}

void drop_noughts(Leaves& leaves) {
  std::erase_if(leaves, [](Leaf const& leaf) { return leaf.times == 0; });
}

std::optional<Twice> counted_twice(Form const& form, std::vector<int> const& adds) {
  std::vector<std::pair<int, Leaves>> seen;
  for (int const no : adds) {
    if (is_worth(form, no)) continue;
    Leaves own;
    add(form, no, 1, own);
    drop_noughts(own);
    for (auto const& [before, leaves] : seen)
      for (auto const& a : leaves)
        for (auto const& b : own)
          if ((a.times > 0) == (b.times > 0) && !apart(*a.counts, *b.counts))
            return Twice{before, no, *a.counts == *b.counts};
    seen.emplace_back(no, std::move(own));
  }
  return std::nullopt;
}

bool Split::has_place_for(Symbol word) const {
  return std::any_of(parts.begin(), parts.end(), [&](Narrowed const* part) { return takes(*part, word); });
}

std::optional<Split> split_by_words(Form const& form, FormCheck const& check) {
  auto const* whole = std::get_if<Counts>(&form.column(check.equals)->from);
  if (whole == nullptr || !check.less.empty()) return std::nullopt;
  Split split;
  for (int const no : check.adds) {
    auto const* part = std::get_if<Counts>(&form.column(no)->from);
    if (part == nullptr || part->figure != whole->figure || part->only.size() != whole->only.size() + 1)
      return std::nullopt;
    auto const& by = part->only.back();
    if (!std::equal(whole->only.begin(), whole->only.end(), part->only.begin())) return std::nullopt;
    if (!split.parts.empty() && split.by != by.by) return std::nullopt;
    split.by = by.by;
    split.parts.push_back(&by);
  }
  return split;
}

}  // namespace liandiao::form_sums
