#include "engine/desk/audit.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "engine/desk/activity_audit.hpp"
#include "engine/desk/case_audit.hpp"

namespace liandiao {
namespace {

/// Cases that follow one another, read and judged together; numbered in their order.
struct Stretch {
  std::size_t number = 0;
  std::vector<CaseId> ids;
};

/// One thread walks through the uids and hands out stretches, others read and judge them. What they find is put in
/// order of the stretches, so that it reads as if one had done it all.
class DistrictAudit {
 public:
  DistrictAudit(CaseStore& store, Symbol district) : store_(store), district_(district) {}

  Result<AuditReport> run(int threads) {
    Result<> visited;
    {
      std::vector<std::jthread> workers;
      for (int i = 0; i < std::max(1, threads); ++i) workers.emplace_back([this, first = i == 0] { work(first); });
      visited = guarded([&] { return hand_out(); }).value_or(Result<>());
      end();
    }
    if (thrown_) std::rethrow_exception(thrown_);
    return report(visited);
  }

 private:
  static constexpr std::size_t stretch_length = 64;
  static constexpr std::size_t waiting_max = 16;

  /// Nothing where it threw: that is thrown again by whoever asked for the audit.
  template <class F>
  auto guarded(F&& body) -> std::optional<decltype(body())> {
    try {
      return body();
    } catch (...) {
      std::scoped_lock const lock(mutex_);
      if (!thrown_) thrown_ = std::current_exception();
      failed_ = 0;
      changed_.notify_all();
      return std::nullopt;
    }
  }

  Result<> hand_out() {
    Stretch next;
    auto const visited = store_.each_case(district_, [&](CaseId const& id) -> Result<> {
      next.ids.push_back(id);
      if (next.ids.size() == stretch_length) give(next);
      return {};
    });
    if (!next.ids.empty()) give(next);
    return visited;
  }

  void give(Stretch& stretch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_.size() < waiting_max || failed_; });
    if (failed_) return stretch.ids.clear();
    auto const number = stretch.number;
    waiting_.push_back(std::move(stretch));
    stretch = {number + 1, {}};
    changed_.notify_all();
  }

  void end() {
    std::scoped_lock const lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }

  /// The next stretch; none when there are no more, or one before it failed.
  std::optional<Stretch> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !waiting_.empty() || ended_ || failed_; });
    if (waiting_.empty() || failed_) return std::nullopt;
    auto stretch = std::move(waiting_.front());
    waiting_.pop_front();
    changed_.notify_all();
    return stretch;
  }

  /// The first of them looks for stray rows beforehand, which no thread can share with another.
  void work(bool first) {
    if (first) orphans_ = guarded([&] { return store_.orphans(district_); });
    while (auto const stretch = take()) {
      auto judged = guarded([&] { return judge(*stretch); });
      std::scoped_lock const lock(mutex_);
      if (judged && !*judged) failed_ = std::min(failed_.value_or(stretch->number), stretch->number);
      if (judged) judged_.emplace(stretch->number, std::move(*judged));
      changed_.notify_all();
    }
  }

  Result<AuditReport> judge(Stretch const& stretch) {
    auto const cases = store_.kept(stretch.ids);
    if (!cases) return tl::unexpected<Error>(cases.error());
    AuditReport report;
    for (auto const& kept : *cases) {
      auto found = audit_case(store_, kept, report.events);
      if (!found) return passed_on(found);
      ++report.cases;
      std::move(found->begin(), found->end(), std::back_inserter(report.findings));
    }
    return report;
  }

  Result<AuditReport> report(Result<> const& visited) {
    AuditReport report;
    for (auto& [number, part] : judged_) {
      if (!part) return passed_on(part);
      report.cases += part->cases;
      report.events += part->events;
      std::move(part->findings.begin(), part->findings.end(), std::back_inserter(report.findings));
    }
    auto const& orphans = *orphans_;
    for (auto const* error : {visited ? nullptr : &visited.error(), orphans ? nullptr : &orphans.error()}) {
      if (error == nullptr) continue;
      if (error->code != Code::corrupt) return tl::unexpected<Error>(*error);
      report.findings.push_back({"", 0, "audit_store_broken", error->plain()});
    }
    if (orphans)
      for (auto const& orphan : *orphans) report.findings.push_back({"", 0, "audit_orphan", orphan});
    return report;
  }

  CaseStore& store_;
  Symbol district_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Stretch> waiting_;
  bool ended_ = false;
  std::map<std::size_t, Result<AuditReport>> judged_;
  std::optional<std::size_t> failed_;  // the first stretch that could not be judged
  std::exception_ptr thrown_;
  std::optional<Result<std::vector<std::string>>> orphans_;
};

}  // namespace

Result<AuditReport> audit(CaseStore& store, Symbol district, int threads) {
  auto report = DistrictAudit(store, district).run(threads);
  if (!report) return report;
  auto of_activities = audit_activities(store, district);
  if (!of_activities) return passed_on(of_activities);
  std::move(of_activities->begin(), of_activities->end(), std::back_inserter(report->findings));
  return report;
}

}  // namespace liandiao
