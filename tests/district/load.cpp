#include "tests/district/load.hpp"

#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace liandiao::district {
namespace {

constexpr int cases_a_chunk = 250;

/// Lets whoever has the next ticket in.
class Turn {
 public:
  /// False when somebody else has failed, and nobody's turn comes any more.
  bool wait(int ticket) {
    std::unique_lock lock(mutex_);
    moved_.wait(lock, [&] { return next_ == ticket || given_up_; });
    return !given_up_;
  }
  void pass() {
    std::unique_lock const lock(mutex_);
    ++next_;
    moved_.notify_all();
  }
  void give_up() {
    std::unique_lock const lock(mutex_);
    given_up_ = true;
    moved_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable moved_;
  int next_ = 0;
  bool given_up_ = false;
};

class Nowhere final : public Sink {
 public:
  std::size_t lanes() const override { return 1; }
  std::size_t lane_of(std::string const&) const override { return 0; }
  void write(std::string const&, TableRows const&, std::string const&) override {}
  void finish(Loaded&) override {}
};

class Loading {
 public:
  Loading(Lives const& lives, Sink& sink, NumberFormat const& format)
      : lives_(lives), sink_(sink), numbers_(format), lanes_(sink.lanes()) {}

  Loaded run(int workers) {
    loaded_.timed("cases decided, rows written", [&] {
      std::vector<std::thread> threads;
      for (int i = 0; i < workers; ++i) threads.emplace_back([&] { work(); });
      for (auto& thread : threads) thread.join();
      if (failed_) std::rethrow_exception(failed_);
      loaded_.cases = lives_.count();
      write_last();
    });
    sink_.finish(loaded_);
    return std::move(loaded_);
  }

 private:
  void work() {
    try {
      CaseRows rows;
      for (;;) {
        int const chunk = next_chunk_++;
        if (static_cast<std::int64_t>(chunk) * cases_a_chunk >= lives_.count()) return;
        if (!work_on(chunk, rows)) return;
      }
    } catch (...) {
      std::unique_lock const lock(failing_);
      if (!failed_) failed_ = std::current_exception();
      numbering_.give_up();
      for (auto& lane : lanes_) lane.give_up();
    }
  }

  bool work_on(int chunk, CaseRows& rows) {
    Tables tables;
    std::vector<std::vector<Step>> cases;
    int const first = chunk * cases_a_chunk;
    std::int64_t events = 0;
    for (int n = first; n < std::min(first + cases_a_chunk, lives_.count()); ++n) {
      cases.push_back(lives_.life(n));
      rows.follow(cases.back());
      events += static_cast<std::int64_t>(cases.back().size());
    }
    rows.hand_over(tables);
    std::map<std::string, std::string, std::less<>> copies;
    for (auto const& [name, table] : tables) copies[name] = copy_text(table.rows);
    if (!numbering_.wait(chunk)) return false;
    number(tables, copies, cases, events);
    numbering_.pass();
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
      if (!lanes_[lane].wait(chunk)) return false;
      for (auto const& [name, table] : tables)
        if (sink_.lane_of(name) == lane) sink_.write(name, table, copies[name]);
      lanes_[lane].pass();
    }
    return true;
  }

  void number(Tables& tables, std::map<std::string, std::string, std::less<>>& copies,
              std::vector<std::vector<Step>> const& cases, std::int64_t events) {
    Tables numbered;
    for (auto const& steps : cases) numbers_.give(numbered, steps);
    for (auto& [name, table] : numbered) {
      copies[name] = copy_text(table.rows);
      tables[name] = std::move(table);
    }
    loaded_.events += events;
    for (auto const& [name, table] : tables) note(name, table.rows.size(), copies[name]);
  }

  void write_last() {
    Tables last;
    numbers_.add_series(last);
    sql::Row key;
    key.set("district", Lives::code()).set("secret", lives_.mark_key());
    add_row(last, "mark_key_keep", std::move(key));
    for (auto const& [name, table] : last) {
      auto const copy = copy_text(table.rows);
      note(name, table.rows.size(), copy);
      sink_.write(name, table, copy);
    }
  }

  void note(std::string const& table, std::size_t rows, std::string const& copy) {
    loaded_.rows[table] += static_cast<std::int64_t>(rows);
    loaded_.digest = digest_of(loaded_.digest.hex() + " " + table + " " + digest_of(copy).hex());
  }

  Lives const& lives_;
  Sink& sink_;
  Numbers numbers_;
  std::atomic<int> next_chunk_ = 0;
  Turn numbering_;
  std::vector<Turn> lanes_;
  std::mutex failing_;
  std::exception_ptr failed_;
  Loaded loaded_;
};

}  // namespace

Loaded load(Lives const& lives, Sink& sink, NumberFormat const& format, int workers) {
  return Loading(lives, sink, format).run(workers);
}

Loaded make_only(Lives const& lives, NumberFormat const& format, int workers) {
  Nowhere nowhere;
  return load(lives, nowhere, format, workers);
}

std::unique_ptr<Sink> sink_of(Place const& place) {
  return place.on_server() ? postgresql_sink(place.path) : sqlite_sink(place.path);
}

}  // namespace liandiao::district
