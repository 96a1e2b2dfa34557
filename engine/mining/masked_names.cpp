#include "engine/mining/masked_names.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "engine/cases/view.hpp"

namespace liandiao {

bool shelters_names(Symbol dispute_type, std::vector<Symbol> const& flags) {
  constexpr std::array<std::string_view, 3> sheltering{"minor", "left_behind_child", "domestic_violence_risk"};
  return dispute_type == "marriage_family" || std::any_of(flags.begin(), flags.end(), [&](Symbol flag) {
           return std::find(sheltering.begin(), sheltering.end(), flag.view()) != sheltering.end();
         });
}

std::vector<std::string> masked_names(std::vector<std::string> const& names, Masking masking, bool sheltered) {
  if (masking == Masking::internal && !sheltered) return names;
  if (masking == Masking::open && sheltered) return {};
  std::vector<std::string> out;
  std::map<std::string, int> before;
  for (auto const& name : names) {
    // One that was masked for its reader already is masked no further.
    auto const one = name.ends_with("某") ? name : masked(name);
    auto const no = before[one]++;
    out.push_back(no == 0 ? one : one + std::to_string(no));
  }
  return out;
}

}  // namespace liandiao
