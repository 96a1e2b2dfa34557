#include "engine/cases/replay.hpp"

#include <algorithm>

#include "engine/cases/each_part.hpp"

namespace liandiao {

void put_in_order(CaseFile& file) {
  auto const before = [](auto const& a, auto const& b) { return a.key() < b.key(); };
  each_part([&]<class P>(std::type_identity<P>) {
    auto& rows = file.all<P>();
    if (!std::is_sorted(rows.begin(), rows.end(), before)) std::sort(rows.begin(), rows.end(), before);
  });
  std::sort(file.issued.begin(), file.issued.end());
}

}  // namespace liandiao
