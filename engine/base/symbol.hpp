#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>

namespace liandiao {

/// A word from a closed vocabulary — a state, a procedure, an organisation's id — interned once and compared by
/// address, so that a case file copies and compares without allocating. Free text is never a Symbol: the table
/// only grows.
class Symbol {
 public:
  constexpr Symbol() = default;
  explicit Symbol(std::string_view text);

  std::string_view view() const { return {data_, size_}; }
  std::string str() const { return std::string(view()); }
  bool empty() const { return size_ == 0; }
  explicit operator bool() const { return size_ != 0; }

  friend bool operator==(Symbol a, Symbol b) { return a.data_ == b.data_; }
  friend bool operator==(Symbol a, std::string_view b) { return a.view() == b; }
  friend std::strong_ordering operator<=>(Symbol a, Symbol b) { return a.view() <=> b.view(); }

 private:
  char const* data_ = nullptr;
  std::size_t size_ = 0;
};

/// The symbol of anything that declares `static constexpr std::string_view code`.
template <class T>
Symbol symbol_of() {
  static Symbol const symbol{T::code};
  return symbol;
}

}  // namespace liandiao

template <>
struct std::hash<liandiao::Symbol> {
  std::size_t operator()(liandiao::Symbol s) const noexcept { return std::hash<void const*>{}(s.view().data()); }
};
