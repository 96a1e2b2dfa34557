#pragma once

#include <type_traits>
#include <utility>

#include "engine/cases/parts.hpp"

namespace liandiao {

/// Calls with a `std::type_identity` of each part, in their order.
template <class F>
void each_part(F&& with) {
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Parts>>(std::forward<F>(with));
}

}  // namespace liandiao
