// Recorded activity.

#include <algorithm>
#include <limits>
#include <map>

#include "adapters/memory/memory_store.hpp"

namespace liandiao {
namespace {

bool is_asked(Activity const& one, FiguresAsked const& asked) {
  constexpr auto no_bound = std::numeric_limits<std::int64_t>::max();
  return asked.from <= one.day && one.day <= asked.to && asked.since_closing <= one.closing &&
         one.closing <= asked.at_closing.value_or(no_bound) &&
         (!asked.known_on || one.recorded.date() <= *asked.known_on);
}

bool is_asked_for(Activity const& one, ActivityQuery const& query) {
  bool const whose =
      query.organs.empty() || std::find(query.organs.begin(), query.organs.end(), one.organ) != query.organs.end();
  return whose && (query.kind.empty() || query.kind == one.kind) && !(query.from && one.day < *query.from) &&
         !(query.to && *query.to < one.day);
}

}  // namespace

StoredActivity* MemoryStore::activity_at(Symbol district, std::int64_t no) {
  auto& records = activities_[district];
  bool const there = no >= 1 && no <= std::ssize(records);
  return there ? &records[static_cast<std::size_t>(no - 1)] : nullptr;
}

Result<StoredActivity> MemoryStore::record(Activity activity) {
  std::shared_lock const moving(figures_);
  std::scoped_lock const lock(mutex_);
  auto* taken_back = activity_at(activity.district, activity.withdraws);
  if (activity.withdraws != 0) {
    if (taken_back == nullptr) return no_such_activity(activity.withdraws);
    if (auto may = may_be_withdrawn(*taken_back); !may) return passed_on(may);
  }
  auto& records = activities_[activity.district];
  activity.closing = closings_of(activity.district);
  activity.no = std::ssize(records) + 1;
  activity.previous = records.empty() ? Digest{} : records.back().hash;
  StoredActivity const done{activity, hash_of(activity), 0};
  if (taken_back != nullptr) taken_back->withdrawn_by = activity.no;
  records.push_back(done);
  return done;
}

Result<StoredActivity> MemoryStore::activity(Symbol district, std::int64_t no) {
  std::scoped_lock const lock(mutex_);
  auto const* found = activity_at(district, no);
  if (found == nullptr) return no_such_activity(no);
  return *found;
}

Result<ActivityPage> MemoryStore::activities(Symbol district, ActivityQuery const& query) {
  if (auto sound = sound_page(query.limit); !sound) return passed_on(sound);
  std::int64_t before = std::numeric_limits<std::int64_t>::max();
  if (!query.after.empty() && !read_number(query.after, before)) return not_a_cursor(query.after);
  std::scoped_lock const lock(mutex_);
  auto const& records = activities_[district];
  ActivityPage page;
  for (auto one = records.rbegin(); one != records.rend(); ++one)
    if (one->activity.no < before && is_asked_for(one->activity, query)) page.records.push_back(*one);
  page.next = cut(page.records, query.limit);
  return page;
}

Result<std::vector<ActivitySum>> MemoryStore::activity_sums(Symbol district, FiguresAsked const& asked) {
  std::scoped_lock const lock(mutex_);
  std::map<std::pair<Symbol, Symbol>, ActivitySum> sums;  // by kind and organ
  for (auto const& one : activities_[district]) {
    if (!is_asked(one.activity, asked)) continue;
    auto& sum = sums[{one.activity.kind, one.activity.organ}];
    sum = {one.activity.kind, one.activity.organ, sum.number + one.activity.number, sum.people + one.activity.people};
  }
  std::vector<ActivitySum> list;
  for (auto const& [by, sum] : sums)
    if (sum.number != 0 || sum.people != 0) list.push_back(sum);
  return list;
}

Result<std::vector<Activity>> MemoryStore::activities_of(Symbol district, Symbol kind, FiguresAsked const& asked) {
  std::scoped_lock const lock(mutex_);
  std::vector<Activity> list;
  for (auto const& one : activities_[district])
    if (one.activity.kind == kind && is_asked(one.activity, asked)) list.push_back(one.activity);
  return list;
}

Result<std::vector<StoredActivity>> MemoryStore::activity_chain(Symbol district, std::int64_t from, int limit) {
  std::scoped_lock const lock(mutex_);
  std::vector<StoredActivity> list;
  for (auto const& one : activities_[district])
    if (one.activity.no >= from && std::ssize(list) < limit) list.push_back(one);
  return list;
}

}  // namespace liandiao
