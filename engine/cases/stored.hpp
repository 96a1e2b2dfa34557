#pragma once

#include "engine/base/canonical.hpp"
#include "engine/cases/encoding.hpp"

/// Described values straight out of a stored canonical text, as `write` of encoding.hpp puts them there: members in
/// their order, none that has its default, each value in its one spelling. So whatever was taken, written again, is the
/// same text. What a door hands in is read from a `Value` instead, with complaints a person understands.
namespace liandiao {

bool take_scalar(CanonicalReader& in, bool& into);
bool take_scalar(CanonicalReader& in, int& into);
bool take_scalar(CanonicalReader& in, std::int64_t& into);
bool take_scalar(CanonicalReader& in, std::string& into);
bool take_scalar(CanonicalReader& in, Symbol& into);
bool take_scalar(CanonicalReader& in, Date& into);
bool take_scalar(CanonicalReader& in, BusinessTime& into);
bool take_scalar(CanonicalReader& in, Money& into);
bool take_scalar(CanonicalReader& in, Digest& into);
bool take_scalar(CanonicalReader& in, RowRef& into);
bool take_scalar(CanonicalReader& in, Unit& into);
bool take_scalar(CanonicalReader& in, Span& into);

/// `into` has its default beforehand. False where the text holds no such value; then it is of no use.
template <class T>
bool take(CanonicalReader& in, T& into);

template <class T>
bool take_members(CanonicalReader& in, T& object) {
  [[maybe_unused]] static T const none{};
  if (in.take("{}")) return true;
  if (!in.take('{')) return false;
  bool sound = true;
  bool more = true;
  boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>([&](auto d) {
    constexpr std::string_view name(decltype(d)::name);
    if (!sound || !more || !in.take_key(name)) return;
    auto& member = object.*d.pointer;
    sound = take(in, member) && !(member == none.*d.pointer);
    more = in.take(',');
  });
  return sound && !more && in.take('}');
}

template <class T>
bool take_items(CanonicalReader& in, std::vector<T>& items) {
  if (in.take("[]")) return true;
  if (!in.take('[')) return false;
  do {
    if (!take(in, items.emplace_back())) return false;
  } while (in.take(','));
  return in.take(']');
}

template <class T>
bool take(CanonicalReader& in, T& into) {
  if constexpr (optional_of<T>::value)
    return take(in, into.emplace());
  else if constexpr (list_of<T>::value)
    return take_items(in, into);
  else if constexpr (is_described<T>)
    return take_members(in, into);
  else
    return take_scalar(in, into);
}

}  // namespace liandiao
