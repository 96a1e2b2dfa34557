#include <algorithm>

#include "engine/statistics/counting/subjects.hpp"

namespace liandiao {

void count_participants(Tally& tally, Instance const& mediation, Date day, Symbol code) {
  std::vector<Symbol> seen{mediation.organ};
  for (auto const& row : tally.file().all<Note>()) {
    if (row.instance != mediation.no || row.kind != "joint") continue;
    if (std::find(seen.begin(), seen.end(), row.organ) != seen.end()) continue;
    seen.push_back(row.organ);
    tally.add(code, day, row.organ, mediation.no, 1, mediation.organ);
  }
}

}  // namespace liandiao
