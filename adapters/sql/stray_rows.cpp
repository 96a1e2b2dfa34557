#include "adapters/sql/stray_rows.hpp"

namespace liandiao::sql {

bool Strays::has_event(std::string const& uid, Digest const& hash) const {
  for (auto at = events_.lower_bound({uid, 0}); at != events_.end() && at->first.first == uid; ++at)
    if (at->second == hash) return true;
  return false;
}

std::vector<StrayRows> Strays::all() const {
  auto all = said_;
  auto const say = [&](Counts::value_type const& one, std::string_view owner) {
    auto const& [key, count] = one;
    all.push_back({key.first, std::string(count.table) + " " + key.second + ": " + std::to_string(count.rows) +
                                  " rows of " + std::string(owner)});
  };
  for (auto const& one : of_cases_)
    if (!heads_.contains(one.first.second)) say(one, "no case");
  for (auto const& one : of_no_event_) say(one, "no event");
  return all;
}

}  // namespace liandiao::sql
