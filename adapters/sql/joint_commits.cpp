#include "adapters/sql/joint_commits.hpp"

#include <algorithm>

namespace liandiao::sql {
namespace {

/// More would only make the first of them wait.
constexpr std::size_t together_max = 16;

bool of_one_case(JointCommits::Waiting const& a, JointCommits::Waiting const& b) {
  return std::any_of(a.steps.begin(), a.steps.end(), [&](Step const& step) {
    return std::any_of(b.steps.begin(), b.steps.end(),
                       [&](Step const& other) { return step.event.id == other.event.id; });
  });
}

}  // namespace

JointPlace::~JointPlace() {
  if (of_ != nullptr) of_->leave();
}

JointAnswer JointCommits::commit(Waiting& mine, JointPlace& place, Together const& together) {
  std::unique_lock lock(mutex_);
  waiting_.push_back(&mine);
  auto const place_or_answer = [&] { return mine.answer || (!mine.taken && at_once_ < at_once_max_); };
  if (!mine.woken.wait_for(lock, patience_, place_or_answer) && !mine.taken) {
    waiting_.remove(&mine);
    return JointAnswer::alone;
  }
  mine.woken.wait(lock, place_or_answer);
  if (mine.answer) return *mine.answer;
  ++at_once_;
  place.of_ = this;
  auto const taken = take_along(mine);
  lock.unlock();
  if (taken.size() == 1) return JointAnswer::alone;
  JointAnswer answer = JointAnswer::alone;
  try {
    answer = together(taken);
  } catch (...) {
    // Whose step it is that breaks an invariant shows when each is done alone; nobody else is to hear of it.
    answer = JointAnswer::lost;
  }
  lock.lock();
  for (auto* const one : taken) {
    if (one == &mine) continue;
    one->answer = answer;
    one->woken.notify_one();
  }
  return answer;
}

std::size_t JointCommits::waiting() {
  std::scoped_lock const lock(mutex_);
  return waiting_.size();
}

std::vector<JointCommits::Waiting*> JointCommits::take_along(Waiting& mine) {
  waiting_.remove(&mine);
  mine.taken = true;
  std::vector<Waiting*> taken{&mine};
  for (auto at = waiting_.begin(); at != waiting_.end() && taken.size() < together_max;) {
    auto const rival = [&](Waiting const* one) { return of_one_case(*one, **at); };
    if (std::any_of(taken.begin(), taken.end(), rival)) {
      ++at;
      continue;
    }
    (*at)->taken = true;
    taken.push_back(*at);
    at = waiting_.erase(at);
  }
  return taken;
}

void JointCommits::leave() {
  std::scoped_lock const lock(mutex_);
  --at_once_;
  if (!waiting_.empty()) waiting_.front()->woken.notify_one();
}

}  // namespace liandiao::sql
