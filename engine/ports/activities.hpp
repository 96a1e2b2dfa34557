#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/error.hpp"
#include "engine/ports/page.hpp"
#include "engine/statistics/activity.hpp"

namespace liandiao {

/// A record as it is kept.
struct StoredActivity {
  Activity activity;
  Digest hash;                    // as it was stored; an audit asks whether it still is that of the record
  std::int64_t withdrawn_by = 0;  // the record that takes it back; 0: it stands
};

/// Which records a list asks for; what is left out does not filter.
struct ActivityQuery {
  std::vector<Symbol> organs;  // whose; empty: everybody's
  Symbol kind;
  std::optional<Date> from, to;
  std::string after;  // cursor: what the last page gave as `next`
  int limit = 50;     // 1..500
};

struct ActivityPage {
  std::vector<StoredActivity> records;  // the newest first
  std::string next;                     // empty: no more
};

inline std::string cursor_of(StoredActivity const& one) { return std::to_string(one.activity.no); }

/// Records of activity. They are only ever appended, each with the hash of the one before it. What they add up to is
/// asked of `FigureReads`.
///
/// Every implementation passes tests/conformance. Codes as for `CaseStore`.
class Activities {
 public:
  virtual ~Activities() = default;

  /// Stores it as the next of its district and gives it back with `no`, `closing` and `previous` as they are now; what
  /// stood in these does not matter. No closing comes between the number it carries and its being stored. Of one that
  /// withdraws another: `not_found` where there is none such, `rejected` where that is withdrawn already or withdraws
  /// something itself.
  virtual Result<StoredActivity> record(Activity activity) = 0;
  /// `not_found` where there is none.
  virtual Result<StoredActivity> activity(Symbol district, std::int64_t no) = 0;
  virtual Result<ActivityPage> activities(Symbol district, ActivityQuery const& query) = 0;
  /// The records from one number on as they are stored, in order of it, at most so many: for whoever believes none of
  /// it. `corrupt` where one cannot be read.
  virtual Result<std::vector<StoredActivity>> activity_chain(Symbol district, std::int64_t from, int limit) = 0;
};

/// `not_found` and `rejected` of `record`.
inline Result<> may_be_withdrawn(StoredActivity const& stored) {
  Params const with{{"no", std::to_string(stored.activity.no)}, {"by", std::to_string(stored.withdrawn_by)}};
  if (stored.activity.withdraws != 0) return fail(Code::rejected, "activity_withdraws_itself", with);
  if (stored.withdrawn_by != 0) return fail(Code::rejected, "activity_withdrawn", with);
  return {};
}
inline auto no_such_activity(std::int64_t no) {
  return fail(Code::not_found, "activity_unknown", {{"value", std::to_string(no)}});
}

}  // namespace liandiao
