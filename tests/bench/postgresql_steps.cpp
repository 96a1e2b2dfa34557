// Durable steps of mixed lives through `SqlStore::commit`, by as many threads as clients, and beside them in turn what
// PostgreSQL's own pgbench reaches on the same schema with the least that could be called a step.
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <fstream>
#include <memory>
#include <thread>

#include "adapters/sql/session.hpp"
#include "adapters/sql/sql_store.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/mixed_life.hpp"
#include "tests/cluster.hpp"

namespace liandiao::bench {
namespace {

using Commits = std::vector<std::vector<Step>>;
using Clock = std::chrono::steady_clock;

constexpr int rounds = 5;

std::string number_text(Serial const& serial) {
  return serial.type.str() + "-" + serial.organ.str() + "-" + std::to_string(serial.year) + "-" +
         std::to_string(serial.serial);
}

std::string uid_of(int n) {
  std::string const tail = std::to_string(n);
  return "00000000-0000-7000-8000-" + std::string(12 - tail.size(), '0') + tail;
}

/// The head of a case read by its key, then moved, with its event beside it, in one statement: as little as a step
/// could be. The event is as long as the mean of a mixed life's, and agrees with its head, as the schema demands.
constexpr char floor_script[] = R"(\set n random(1, 20000)
SELECT version FROM dispute_case WHERE district = 'floor' AND uid = 'case-' || :n \gset
WITH head AS (
  UPDATE dispute_case SET version = version + 1, last_hash = sha256(('case-' || :n || :version)::bytea),
         recorded_us = recorded_us + 1
   WHERE district = 'floor' AND uid = 'case-' || :n AND version = :version
  RETURNING uid, version, last_hash)
INSERT INTO case_event SELECT 'floor', uid, version, 110, 1, '2026-03-02', 1, repeat('event of a step ', 30),
       last_hash, NULL FROM head;
)";

constexpr char floor_filling[] =
    "INSERT INTO case_event SELECT 'floor', 'case-' || n, 1, 110, 1, '2026-03-02', 1, 'opening',"
    " sha256(('case-' || n)::bytea), NULL FROM generate_series(1, 20000) n;"
    "INSERT INTO dispute_case SELECT 'floor', 'case-' || n, 1, sha256(('case-' || n)::bytea), 1, 'open', 'dadukou',"
    " NULL, 'walk_in', 'neighbour', '', '', NULL, NULL, 'L1', '[]', 'office', '2026-03-02', NULL, '', 2, 0, 0, 1, 0"
    " FROM generate_series(1, 20000) n;"
    "ANALYZE";

class Server {
 public:
  Server() : cluster_(tests::Cluster::Disk::durable), address_(cluster_.fresh()) {
    tests::Cluster::run(address_, "CREATE EXTENSION pg_walinspect");
    tests::Cluster::run(address_, floor_filling);
    std::ofstream(script_.file("floor.sql")) << floor_script;
    auto store = SqlStore::open(Place{.path = address_, .sessions_max = 40}, number_text);
    if (!store) give_up(store.error().plain());
    store_ = std::move(*store);
  }

  SqlStore& store() { return *store_; }
  std::string value(std::string const& question) const {
    auto const session = sql::Session::open(Place{.path = address_}, sql::Session::Missing::refuse);
    if (!session) give_up(session.error().plain());
    return (*session)->single(question).value_or("");
  }
  void checkpoint() const { tests::Cluster::run(address_, "CHECKPOINT"); }

  /// Transactions a second.
  double floor(int clients) const {
    auto const command = "/usr/lib/postgresql/15/bin/pgbench -n -M prepared -T 3 -j 2 -c " + std::to_string(clients) +
                         " -f " + script_.file("floor.sql") + " '" + address_ + "' 2>&1";
    std::unique_ptr<FILE, int (*)(FILE*)> const pipe(::popen(command.c_str(), "r"), &::pclose);
    std::string said;
    char part[256];
    while (pipe && std::fgets(part, sizeof part, pipe.get()) != nullptr) said += part;
    auto const at = said.find("tps = ");
    if (at == std::string::npos) give_up("pgbench: " + said);
    return std::stod(said.substr(at + 6));
  }

 private:
  tests::Cluster cluster_;
  Folder script_;
  std::string const address_;
  std::unique_ptr<SqlStore> store_;
};

struct Ours {
  double rate = 0;  // steps a second
  std::size_t steps = 0;
  std::vector<double> milliseconds;  // of each commit
};

Ours stored(SqlStore& store, std::vector<Commits> const& lives, int clients) {
  std::atomic<std::size_t> next{0}, steps{0};
  std::vector<std::vector<double>> times(static_cast<std::size_t>(clients));
  auto const start = Clock::now();
  std::vector<std::thread> threads;
  for (auto& own : times)
    threads.emplace_back([&] {
      for (std::size_t i = next++; i < lives.size(); i = next++)
        for (auto const& commit : lives[i]) {
          auto const begun = Clock::now();
          if (auto const done = store.commit(commit); !done) give_up(done.error().plain());
          own.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begun).count());
          steps += commit.size();
        }
    });
  for (auto& thread : threads) thread.join();
  Ours ours;
  ours.steps = steps;
  ours.rate = static_cast<double>(ours.steps) / std::chrono::duration<double>(Clock::now() - start).count();
  for (auto const& own : times) ours.milliseconds.insert(ours.milliseconds.end(), own.begin(), own.end());
  return ours;
}

/// Bytes of WAL records, and of the page images in them, since the place given.
std::pair<double, double> wal_since(Server const& server, std::string const& place) {
  auto const sum = [&](std::string const& column) {
    return std::stod(
        server.value("SELECT sum(" + column + ") FROM pg_get_wal_stats('" + place + "', pg_current_wal_flush_lsn())"));
  };
  return {sum("record_size"), sum("fpi_size")};
}

void measure(Server& server, MixedLife const& life, int& next_case, int clients) {
  std::vector<double> rates, floors, ratios, milliseconds, records, images;
  for (int round = 0; round <= rounds; ++round) {  // the first is not counted
    std::vector<Commits> lives;
    for (int i = 0; i < 60 + 30 * clients; ++i) lives.push_back(commits_of(life, uid_of(next_case++)));
    server.checkpoint();
    double const floor = server.floor(clients);
    server.checkpoint();
    auto const place = server.value("SELECT pg_current_wal_flush_lsn()");
    auto const ours = stored(server.store(), lives, clients);
    if (round == 0) continue;
    auto const [record, image] = wal_since(server, place);
    rates.push_back(ours.rate);
    floors.push_back(floor);
    ratios.push_back(ours.rate / floor);
    records.push_back(record / static_cast<double>(ours.steps));
    images.push_back(image / static_cast<double>(ours.steps));
    milliseconds.insert(milliseconds.end(), ours.milliseconds.begin(), ours.milliseconds.end());
  }
  auto const of_clients = ", " + std::to_string(clients) + (clients == 1 ? " client" : " clients");
  print("PostgreSQL, durable steps by the store" + of_clients, rates, "steps/s");
  print("  pgbench -M prepared -j 2 on the same schema", floors, "tps");
  print("  the store's share of it, round by round", ratios, "", clients == 16 ? "must reach 0.80" : "");
  print("  WAL records a step", records, "bytes", "at most 1500");
  print("  full-page images a step, beside them", images, "bytes");
  print_percentiles("  a commit", milliseconds, "ms");
  char line[96];
  std::snprintf(line, sizeof line, "  p99 of a commit %.3f ms", percentile(milliseconds, 99));
  print_line(line);
}

}  // namespace

void postgresql_steps() {
  Server server;
  auto const life = mixed_life();
  int next_case = 1;
  for (int const clients : {1, 8, 16, 32}) measure(server, life, next_case, clients);
  print_line("  fsync " + server.value("SHOW fsync") + ", synchronous_commit " +
             server.value("SHOW synchronous_commit") + ", shared_buffers " + server.value("SHOW shared_buffers") +
             ", " + server.value("SELECT version()").substr(0, 30));
}

}  // namespace liandiao::bench
