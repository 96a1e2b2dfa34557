// Durable steps of mixed lives through `SqlStore::commit`, one writer, and beside it in turn the same statements with
// the same values through SQLite's own interface: what the store, its port and SOCI cost on top of the database.
#include <sqlite3.h>
#include <time.h>

#include <algorithm>
#include <memory>

#include "adapters/sql/sql_store.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/mixed_life.hpp"
#include "tests/bench/plain_sqlite.hpp"

namespace liandiao::bench {
namespace {

using Commits = std::vector<std::vector<Step>>;
using Texts = std::vector<std::string>;

std::string number_text(Serial const& serial) {
  return serial.type.str() + "-" + serial.organ.str() + "-" + std::to_string(serial.year) + "-" +
         std::to_string(serial.serial);
}

std::string uid_of(int n) {
  std::string const tail = std::to_string(n);
  return "00000000-0000-7000-8000-" + std::string(12 - tail.size(), '0') + tail;
}

std::string made(std::string const& path) {
  if (auto const done = init_database(Place{.path = path}, Instant{1}); !done) give_up(done.error().plain());
  return path;
}

std::unique_ptr<SqlStore> opened(std::string const& path) {
  auto store = SqlStore::open(Place{.path = path}, number_text);
  if (!store) give_up(store.error().plain());
  return std::move(*store);
}

void commit(SqlStore& store, std::vector<Step> const& steps) {
  if (auto const done = store.commit(steps); !done) give_up(done.error().plain());
}

// ---- both send the same -------------------------------------------------------------------------------------------

/// Every statement, its values put in, of every connection opened while this lives.
class Heard {
 public:
  Heard() {
    texts_.clear();
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(listen));
  }
  ~Heard() { sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(listen)); }
  Heard(Heard const&) = delete;
  Heard& operator=(Heard const&) = delete;

  /// The settings of the connection, and from its first transaction on everything.
  Texts settings_and_writes() const {
    Texts kept;
    for (auto const& text : texts_) {
      bool const setting = text.starts_with("PRAGMA") && text.find('=') != std::string::npos;
      if (setting || text == "BEGIN IMMEDIATE" || (!kept.empty() && !kept.back().starts_with("PRAGMA")))
        kept.push_back(text);
    }
    return kept;
  }

 private:
  static int listen(sqlite3* database, char const**, void const*) {
    return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, hear, nullptr);
  }
  static int hear(unsigned, void*, void* statement, void* text) {
    auto const* plain = static_cast<char const*>(text);
    char* expanded = sqlite3_expanded_sql(static_cast<sqlite3_stmt*>(statement));
    texts_.emplace_back(plain[0] == '-' && plain[1] == '-' ? plain : expanded);  // a trigger's name comes as a comment
    sqlite3_free(expanded);
    return 0;
  }
  static inline Texts texts_;
};

/// How many statements a life is: through the store as through SQLite's own interface, or nothing is measured.
std::size_t compared(Folder const& folder, Commits const& life) {
  auto const path = made(folder.file("ours-heard.db"));
  auto const path_plain = made(folder.file("plain-heard.db"));
  Texts ours, plain;
  {
    Heard const heard;
    auto const store = opened(path);
    for (auto const& steps : life) commit(*store, steps);
    ours = heard.settings_and_writes();
  }
  {
    Heard const heard;
    PlainSqlite database(path_plain, number_text);
    for (auto const& steps : life) database.commit(steps);
    plain = heard.settings_and_writes();
  }
  auto const [one, other] = std::mismatch(ours.begin(), ours.end(), plain.begin(), plain.end());
  if (one != ours.end() || other != plain.end())
    give_up("not the same statements: " + (one == ours.end() ? "none" : *one) + "\n  but by SQLite's own interface " +
            (other == plain.end() ? "none" : *other));
  return ours.size();
}

// ---- the figures ----------------------------------------------------------------------------------------------------

/// Of this process, in user and kernel: what other programs on the machine take is not in it, nor is the disk's time.
double cpu_seconds() {
  timespec spent{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
  return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) / 1e9;
}

/// One side: its rate and its processor time a step, round by round, and how long each of its commits took.
struct Side {
  std::vector<double> rates;
  std::vector<double> cpu_microseconds;
  std::vector<double> milliseconds;

  template <class F>
  void run(std::vector<Commits> const& lives, bool counted, F&& commit_one) {
    using Clock = std::chrono::steady_clock;
    std::size_t stored = 0;
    double const cpu = cpu_seconds();
    auto const start = Clock::now();
    auto last = start;
    for (auto const& life : lives)
      for (auto const& steps : life) {
        commit_one(steps);
        auto const now = Clock::now();
        if (counted) milliseconds.push_back(std::chrono::duration<double, std::milli>(now - last).count());
        last = now;
        stored += steps.size();
      }
    if (!counted) return;
    auto const steps = static_cast<double>(stored);
    rates.push_back(steps / std::chrono::duration<double>(last - start).count());
    cpu_microseconds.push_back((cpu_seconds() - cpu) * 1e6 / steps);
  }
};

void print_latency(std::string const& whose, Side const& side) {
  char line[160];
  std::snprintf(line, sizeof line, "  %s, a commit: p50 %.3f ms, p99 %.3f ms, of %zu", whose.c_str(),
                percentile(side.milliseconds, 50), percentile(side.milliseconds, 99), side.milliseconds.size());
  print_line(line);
}

}  // namespace

void sqlite_steps() {
  constexpr int lives_a_round = 200;
  constexpr int rounds = 5;
  Folder const folder;
  auto const life = mixed_life();
  int next = 1;
  auto const lives = [&](int count) {
    std::vector<Commits> decided;
    for (int i = 0; i < count; ++i) decided.push_back(commits_of(life, uid_of(next++)));
    return decided;
  };
  auto const statements = compared(folder, lives(1).front());
  auto const store = opened(made(folder.file("ours.db")));
  PlainSqlite plain(made(folder.file("plain.db")), number_text);
  Side ours, plains;
  std::vector<double> ratios;
  for (int round = 0; round <= rounds; ++round) {  // the first is not counted
    auto const decided = lives(lives_a_round);
    ours.run(decided, round > 0, [&](auto const& steps) { commit(*store, steps); });
    plains.run(decided, round > 0, [&](auto const& steps) { plain.commit(steps); });
    if (round > 0) ratios.push_back(ours.rates.back() / plains.rates.back());
  }
  print("SQLite, durable steps, one writer, by the store", ours.rates, "steps/s");
  print("the same statements by SQLite's own interface", plains.rates, "steps/s");
  print("the store's share of it, round by round", ratios, "", "must reach 0.80");
  print("  processor time a step, by the store", ours.cpu_microseconds, "us");
  print("  processor time a step, by SQLite's own interface", plains.cpu_microseconds, "us");
  print_latency("the store", ours);
  print_latency("SQLite's own interface", plains);
  print_line("  WAL, synchronous=FULL, SQLite " + std::string(sqlite3_libversion()) + ", " + folder.mounted());
  print_line("  both sent the same " + std::to_string(statements) + " statements and settings for one life of " +
             std::to_string(life.orders.size()) + " commits; " + std::to_string(lives_a_round) + " lives a round");
}

}  // namespace liandiao::bench
