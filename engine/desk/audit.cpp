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

/// A stretch of cases, read and judged together; numbered in their order.
struct Numbered {
  std::size_t number = 0;
  CaseStretch stretch;
};

/// What was found in a stretch.
struct Judged {
  AuditReport report;
  Result<std::vector<StrayRows>> strays;
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
  static constexpr std::size_t stretch_length = 256;
  static constexpr std::size_t waiting_max = 4;

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
    Numbered next{0, {district_, {}, {}, {}}};
    auto visited = store_.each_case(district_, [&](CaseId const& id) -> Result<> {
      auto& ids = next.stretch.ids;
      ids.push_back(id);
      if (ids.size() == stretch_length) give(next, id.uid);
      return {};
    });
    // Behind the last case there may be rows of none; where the walk ended too soon nobody knows which is the last.
    if (visited)
      give(next, {});
    else if (!next.stretch.ids.empty())
      give(next, next.stretch.ids.back().uid);
    return visited;
  }

  void give(Numbered& next, std::string until) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_.size() < waiting_max || failed_; });
    if (failed_) return next.stretch.ids.clear();
    auto const number = next.number;
    next.stretch.until = until;
    waiting_.push_back(std::move(next));
    next = {number + 1, {district_, std::move(until), {}, {}}};
    changed_.notify_all();
  }

  void end() {
    std::scoped_lock const lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }

  /// The next stretch; none when there are no more, or one before it failed.
  std::optional<Numbered> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !waiting_.empty() || ended_ || failed_; });
    if (waiting_.empty() || failed_) return std::nullopt;
    auto next = std::move(waiting_.front());
    waiting_.pop_front();
    changed_.notify_all();
    return next;
  }

  /// The first of them looks beforehand for what no stretch shows.
  void work(bool first) {
    if (first) elsewhere_ = guarded([&] { return store_.strays(district_); });
    while (auto const next = take()) {
      auto judged = guarded([&] { return judge(next->stretch); });
      std::scoped_lock const lock(mutex_);
      if (judged && !*judged) failed_ = std::min(failed_.value_or(next->number), next->number);
      if (judged) judged_.emplace(next->number, std::move(*judged));
      changed_.notify_all();
    }
  }

  Result<Judged> judge(CaseStretch const& stretch) {
    auto read = store_.kept(stretch);
    if (!read) return passed_on(read);
    Judged judged{{}, std::move(read->strays)};
    if (!judged.strays && judged.strays.error().code != Code::corrupt) return passed_on(judged.strays);
    AuditReport& report = judged.report;
    for (auto const& kept : read->cases) {
      auto found = audit_case(store_, kept, report.events);
      if (!found) return passed_on(found);
      ++report.cases;
      std::move(found->begin(), found->end(), std::back_inserter(report.findings));
    }
    return judged;
  }

  Result<AuditReport> report(Result<> const& visited) {
    AuditReport report;
    std::vector<StrayRows> strays;
    std::optional<Error> unread;  // where rows are, of a stretch or elsewhere
    auto const take = [&](Result<std::vector<StrayRows>>& found) {
      if (found)
        std::move(found->begin(), found->end(), std::back_inserter(strays));
      else if (!unread)
        unread = found.error();
    };
    take(*elsewhere_);
    for (auto& [number, part] : judged_) {
      if (!part) return passed_on(part);
      report.cases += part->report.cases;
      report.events += part->report.events;
      auto& findings = part->report.findings;
      std::move(findings.begin(), findings.end(), std::back_inserter(report.findings));
      take(part->strays);
    }
    if (!visited && visited.error().code != Code::corrupt) return tl::unexpected<Error>(visited.error());
    if (unread && unread->code != Code::corrupt) return tl::unexpected<Error>(*unread);
    auto const broken = [&](Error const& error) {
      report.findings.push_back({"", 0, "audit_store_broken", error.plain()});
    };
    if (!visited) broken(visited.error());
    // What cannot be read whole makes strays of rows that are none.
    if (unread) {
      broken(*unread);
      return report;
    }
    std::sort(strays.begin(), strays.end());
    for (auto& one : strays) report.findings.push_back({"", 0, "audit_orphan", std::move(one.said)});
    return report;
  }

  CaseStore& store_;
  Symbol district_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Numbered> waiting_;
  bool ended_ = false;
  std::map<std::size_t, Result<Judged>> judged_;
  std::optional<std::size_t> failed_;  // the first stretch that could not be judged
  std::exception_ptr thrown_;
  std::optional<Result<std::vector<StrayRows>>> elsewhere_;
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
