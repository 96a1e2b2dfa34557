#pragma once

#include <functional>
#include <random>
#include <string>
#include <vector>

#include "tests/fault/disk.hpp"
#include "tests/fault/office.hpp"
#include "tests/fault/terminal.hpp"

namespace liandiao::fault {

/// Somebody who closes a month, in a process of its own and over a connection of her own.
class Closer {
 public:
  /// She has opened the database and waits for `go`.
  Closer(std::string const& way, std::string const& period, Orders const& orders = {});
  ~Closer();
  Closer(Closer const&) = delete;
  Closer& operator=(Closer const&) = delete;

  void go();
  /// Looks that often whether she was answered; how often it was before she had been.
  int watch(int looks);
  void kill();
  /// What she was answered: `closed`, or `code key`; empty when she was killed before.
  std::string answer();
  /// What she was told where it was not done.
  std::string const& sentence() const { return sentence_; }

 private:
  pid_t process_ = 0;
  int start_ = -1;
  int answers_ = -1;
  std::string sentence_;
};

/// A district whose months close one after the other, while people at two terminals go on entering cases of those
/// months late. What each closing left, and whether a step slipped under it, is looked at from here.
class Months {
 public:
  /// In a database that has everything Dadukou has and no case.
  explicit Months(std::string database);

  /// From 2021-01 on; the one that closes next, as far as is known.
  std::string next() const { return text_of(closed_); }
  bool left() const { return closed_ < months_max; }
  std::int64_t closed() const { return closed_; }

  /// Both say some lines one after the other and wait for no answer: each registers a case of the month that closes
  /// next, or of one that is closed.
  void begin_lines(std::mt19937& random);
  void finish_lines();

  /// Everything is there whole or not at all: as many closings of either text, each with its figures; every closing
  /// recomputes to the same bytes; the next month is closed or open; every case entered meanwhile says how many
  /// closings there were, and is in the closing of its month or stated anew after it.
  void look();
  /// The same but for what an audit finds, which takes long where much is there.
  void glance();

 private:
  static constexpr std::int64_t months_max = 56;  // until 2025-08

  struct Entered {
    std::string uid;
    std::int64_t month = 0;       // from 0
    std::int64_t not_before = 0;  // closings there were for certain when it was said
    std::int64_t closing = -1;    // how many its step says there were; -1: not looked at yet
  };

  static std::string text_of(std::int64_t month);
  void audit();
  void look_at_texts();
  void look_at_steps();
  void look_at_figures();

  std::string const database_;
  Office office_;
  Clerk one_, other_;
  std::int64_t closed_ = 0;
  std::vector<std::int64_t> frozen_;  // how many cases each closed month had
  std::vector<std::int64_t> said_;    // the months of the lines that are not answered
  std::vector<Entered> entered_;
};

/// Before each look at what a closing left: what somebody who is gone had sent may still be at work.
using Settle = std::function<void()>;

/// In every month that is left somebody begins to close it and is killed at a random moment; where it is not closed
/// afterwards it is closed then.
void kill_closers_at_any_moment(Months& months, std::string const& way, Settle const& settle);
/// So many months are closed by two people at the same time.
void close_side_by_side(Months& months, std::string const& way, int times, Settle const& settle);
/// Closes the next month with nobody in the way.
void close_undisturbed(Months& months, std::string const& way, Settle const& settle);

/// From LIANDIAO_SEED, or of its own.
unsigned seed_of_this_run();

}  // namespace liandiao::fault
