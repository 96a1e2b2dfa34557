#include "engine/desk/activity_audit.hpp"

#include <iterator>
#include <unordered_set>

namespace liandiao {
namespace {

class ActivityAudit {
 public:
  explicit ActivityAudit(Activities& activities, Symbol district) : activities_(activities), district_(district) {}

  Result<std::vector<AuditFinding>> run() {
    constexpr int stretch = 500;
    for (;;) {
      auto const records = activities_.activity_chain(district_, last_ + 1, stretch);
      if (!records) {
        if (records.error().code != Code::corrupt) return tl::unexpected<Error>(records.error());
        found("audit_store_broken", last_ + 1, records.error().plain());
        return findings_;
      }
      for (auto const& one : *records)
        if (auto looked = look_at(one); !looked) return passed_on(looked);
      if (std::ssize(*records) < stretch) return findings_;
    }
  }

 private:
  void found(std::string key, std::int64_t no, std::string fact = {}) {
    findings_.push_back({"", no, std::move(key), std::move(fact)});
  }

  Result<> look_at(StoredActivity const& one) {
    auto const& activity = one.activity;
    if (activity.no != last_ + 1) found("audit_activity_gap", activity.no, std::to_string(last_ + 1));
    if (hash_of(activity) != one.hash) found("audit_activity_hash", activity.no);
    if (activity.previous != hash_) found("audit_activity_chain", activity.no);
    last_ = activity.no;
    hash_ = one.hash;
    return activity.withdraws == 0 ? Result<>() : look_back(activity);
  }

  /// There is little that is withdrawn: each is looked up by itself.
  Result<> look_back(Activity const& activity) {
    auto const stored = activities_.activity(district_, activity.withdraws);
    if (!stored && stored.error().code != Code::not_found) return tl::unexpected<Error>(stored.error());
    auto const fits = [&](Activity const& before) {
      auto const back = withdrawal_of(before);
      return back.kind == activity.kind && back.organ == activity.organ && back.day == activity.day &&
             back.number == activity.number && back.people == activity.people;
    };
    if (!stored || !fits(stored->activity) || !withdrawn_.insert(activity.withdraws).second)
      found("audit_activity_withdraws", activity.no, std::to_string(activity.withdraws));
    return {};
  }

  Activities& activities_;
  Symbol district_;
  std::int64_t last_ = 0;
  Digest hash_;
  std::unordered_set<std::int64_t> withdrawn_;
  std::vector<AuditFinding> findings_;
};

}  // namespace

Result<std::vector<AuditFinding>> audit_activities(Activities& activities, Symbol district) {
  return ActivityAudit(activities, district).run();
}

}  // namespace liandiao
