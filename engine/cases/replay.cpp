#include "engine/cases/replay.hpp"

#include <algorithm>

namespace liandiao {

void put_in_order(CaseFile& file) {
  auto const before = [](auto const& a, auto const& b) { return a.key() < b.key(); };
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Parts>>([&]<class P>(std::type_identity<P>) {
    auto& rows = file.all<P>();
    if (!std::is_sorted(rows.begin(), rows.end(), before)) std::sort(rows.begin(), rows.end(), before);
  });
  std::sort(file.issued.begin(), file.issued.end());
}

}  // namespace liandiao
