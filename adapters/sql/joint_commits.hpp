#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "engine/ports/case_store.hpp"

namespace liandiao::sql {

enum class JointAnswer : std::uint8_t {
  stored,
  alone,  // nothing was done: it is to be done for itself
  lost,   // the same, but nobody knows whether it was not done
};

class JointCommits;

/// A place among the commits on their way. It is kept until the commit is done, also by one who goes alone.
class JointPlace {
 public:
  JointPlace() = default;
  ~JointPlace();
  JointPlace(JointPlace const&) = delete;
  JointPlace& operator=(JointPlace const&) = delete;

 private:
  friend class JointCommits;
  JointCommits* of_ = nullptr;
};

/// Commits of several threads that travel as one. While as many are on their way as the server is given at once, others
/// wait, and whoever goes next takes along those that wait: one end of a transaction, one way there and back, and one
/// statement for rows of a table, whosever they are. What fails together is done again by each alone, so that everybody
/// is answered for her own steps. For any number of threads.
class JointCommits {
 public:
  /// What one thread commits; it stays where it is until it is answered.
  struct Waiting {
    std::span<Step const> steps;
    std::int64_t published = 0;
    std::optional<JointAnswer> answer = {};
    bool taken = false;  // on its way, perhaps by another thread
    std::condition_variable woken = {};
  };
  using Together = std::function<JointAnswer(std::span<Waiting* const>)>;

  /// Nobody waits longer than `patience` for a place: what is on its way may itself wait for a lock.
  JointCommits(int at_once_max, std::chrono::milliseconds patience) : at_once_max_(at_once_max), patience_(patience) {}

  /// Waits for a place or for being taken along. `together` is called with two or more, none of the same case, in the
  /// order in which they came but for the caller's, which is the first.
  JointAnswer commit(Waiting& mine, JointPlace& place, Together const& together);
  std::size_t waiting();

 private:
  friend class JointPlace;
  std::vector<Waiting*> take_along(Waiting& mine);
  void leave();

  int const at_once_max_;
  std::chrono::milliseconds const patience_;
  std::mutex mutex_;
  std::list<Waiting*> waiting_;
  int at_once_ = 0;
};

}  // namespace liandiao::sql
