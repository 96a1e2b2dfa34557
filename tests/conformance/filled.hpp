#pragma once

#include "engine/cases/encoding.hpp"
#include "engine/cases/parts.hpp"

namespace liandiao::testing {

/// Gives every described member a value of its own that is not its default, so that a member added tomorrow is tested
/// tomorrow. Values grow from member to member: what ends, ends after it began.
class Filler {
 public:
  explicit Filler(int from) : next_(from) {}

  template <class P>
  P part() {
    P filled;
    for_each_member(filled, [&](char const*, auto& member) { fill(member); });
    return filled;
  }

 private:
  void fill(bool& b) { b = !b; }
  void fill(int& n) { n = ++next_; }
  void fill(std::int64_t& n) { n = 5'000'000'000 + ++next_; }  // needs 64 bits
  void fill(std::string& text) { text = "第" + std::to_string(++next_) + "号 'quoted' \"too\" %_!\\\n:name"; }
  void fill(Symbol& symbol) { symbol = Symbol("word_" + std::to_string(++next_)); }
  void fill(Date& day) { day = Date::of(2026, 1, 1).plus(++next_); }
  void fill(Money& amount) { amount.fen = 900'719'925'474'099'300 + ++next_; }
  void fill(RowRef& row) { row = {++next_, ++next_}; }
  void fill(Unit& unit) { unit = Unit::working_day; }
  void fill(Span& span) { fill(span.from), fill(span.to); }
  void fill(Digest& digest) {
    digest = digest_of(std::to_string(++next_));
    digest.bytes[3] = 0;  // bytes, not a text that would end here
  }
  template <class T>
  void fill(std::optional<T>& optional) {
    fill(optional.emplace());
  }
  template <class T>
  void fill(std::vector<T>& list) {
    list.resize(3);
    for (auto& item : list) fill(item);
  }

  int next_;
};

}  // namespace liandiao::testing
