#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <type_traits>

namespace liandiao {

template <class T>
inline constexpr bool is_described = boost::describe::has_describe_members<T>::value;

/// Calls `f(name, member)` for every described member, in order. `object` may be const.
template <class T, class F>
void for_each_member(T& object, F&& f) {
  using Members = boost::describe::describe_members<std::remove_const_t<T>, boost::describe::mod_public>;
  boost::mp11::mp_for_each<Members>([&](auto d) { f(d.name, object.*d.pointer); });
}

}  // namespace liandiao
