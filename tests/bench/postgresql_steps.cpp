// Durable steps of mixed lives on PostgreSQL by as many threads as clients, decided beforehand and only committed, and
// whole: each command handed to a desk, which decides on the case as it remembers it and commits. Beside them in turn
// what PostgreSQL's own pgbench reaches on the same schema with the least that could be called a step.
#include <atomic>
#include <cstdio>
#include <functional>
#include <memory>
#include <thread>

#include "adapters/yaml/yaml.hpp"
#include "tests/bench/durable_server.hpp"
#include "tests/bench/mixed_life.hpp"
#include "tests/life.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int rounds = 4;
Symbol const district("500104");

std::string number_text(Serial const& serial) {
  return serial.type.str() + "-" + serial.organ.str() + "-" + std::to_string(serial.year) + "-" +
         std::to_string(serial.serial);
}

std::string uid_of(int n) {
  std::string const tail = std::to_string(n);
  return "00000000-0000-7000-8000-" + std::string(12 - tail.size(), '0') + tail;
}

/// Whoever asks for the next case anywhere gets a number of her own.
std::atomic<int> next_case{1};

struct Ours {
  double rate = 0;  // steps a second
  std::size_t steps = 0;
  std::vector<double> milliseconds;  // of each commit, or of each command
};

/// One client: does the life of that number, calling `done` after each command with how many steps it stored.
using Client = std::function<void(std::size_t life, std::function<void(std::size_t steps)> const& done)>;

Ours lived(std::size_t lives, int clients, std::function<Client()> const& client) {
  std::atomic<std::size_t> next{0}, steps{0};
  std::vector<std::vector<double>> times(static_cast<std::size_t>(clients));
  std::vector<Client> each;
  for (int i = 0; i < clients; ++i) each.push_back(client());
  auto const start = Clock::now();
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < each.size(); ++i)
    threads.emplace_back([&, i] {
      for (std::size_t life = next++; life < lives; life = next++) {
        auto begun = Clock::now();
        each[i](life, [&](std::size_t stored) {
          auto const now = Clock::now();
          times[i].push_back(std::chrono::duration<double, std::milli>(now - begun).count());
          steps += stored;
          begun = Clock::now();
        });
      }
    });
  for (auto& thread : threads) thread.join();
  Ours ours;
  ours.steps = steps;
  ours.rate = static_cast<double>(ours.steps) / std::chrono::duration<double>(Clock::now() - start).count();
  for (auto const& own : times) ours.milliseconds.insert(ours.milliseconds.end(), own.begin(), own.end());
  return ours;
}

Ours committed(SqlStore& store, MixedLife const& life, std::size_t count, int clients) {
  std::vector<std::vector<std::vector<Step>>> lives;
  for (std::size_t i = 0; i < count; ++i) lives.push_back(commits_of(life, uid_of(next_case++)));
  return lived(count, clients, [&]() -> Client {
    return [&](std::size_t at, auto const& done) {
      for (auto const& commit : lives[at]) {
        if (auto const stored = store.commit(commit); !stored) give_up(stored.error().plain());
        done(commit.size());
      }
    };
  });
}

class NextIds final : public Ids {
 public:
  std::string uid(Instant) override { return uid_of(next_case++); }
  Digest salt() override { return digest_of("salt " + std::to_string(++salts_)); }

 private:
  std::uint64_t salts_ = 0;
};

/// A desk and what it needs of the world, for one thread.
struct Office {
  explicit Office(SqlStore& store) : desk(store, store, law::catalogue(), time, ids, district, "bench") {}

  tests::SetTime time{Instant::at(Date::of(2026, 3, 2), 480)};
  NextIds ids;
  Desk desk;
};

void publish(Desk& desk) {
  auto const file = [](std::string const& path) {
    auto value = read_yaml_file(std::string(LIANDIAO_SOURCE_DIR) + "/config/" + path);
    if (!value) give_up(value.error().plain());
    return *value;
  };
  std::vector<Finding> findings;
  if (auto const done = desk.load_calendar(file("calendars/cn.yaml")); !done) give_up(done.error().plain());
  if (auto const done = desk.load_registers(file("organisations/dadukou.yaml")); !done) give_up(done.error().plain());
  if (auto const done = desk.publish_flow(file("flows/dadukou.yaml"), findings); !done) give_up(done.error().plain());
}

Ours acted(SqlStore& store, std::size_t count, int clients) {
  std::vector<std::vector<Request>> lives;
  for (std::size_t i = 0; i < count; ++i) lives.push_back(requests_of(next_case++));
  return lived(count, clients, [&]() -> Client {
    auto const office = std::make_shared<Office>(store);
    return [&, office](std::size_t at, auto const& done) {
      std::string reference;
      for (auto& request : lives[at]) {
        office->time.set(Instant::at(request.on->day, 23 * 60 + 59));
        request.reference = reference;
        auto const answer = office->desk.act(request);
        if (!answer) give_up(request.command + ": " + tests::Life::told(answer.error()));
        reference = answer->ledger_no;
        done(answer->events.size());
      }
    };
  });
}

/// What one way of storing gave, round by round.
struct Figures {
  std::vector<double> rates, ratios, milliseconds;

  void add(Ours const& ours, double floor) {
    rates.push_back(ours.rate);
    ratios.push_back(ours.rate / floor);
    milliseconds.insert(milliseconds.end(), ours.milliseconds.begin(), ours.milliseconds.end());
  }
  void print_as(std::string const& what, std::string const& must) const {
    print(what, rates, "steps/s");
    print("  its share of pgbench on the same schema", ratios, "", must);
    print_tail("  one", milliseconds);
  }
  static void print_tail(std::string const& what, std::vector<double> const& milliseconds) {
    char line[160];
    std::snprintf(line, sizeof line, "%-58s p50 %10.2f   p99 %10.2f   max %10.2f  ms, of %zu", what.c_str(),
                  percentile(milliseconds, 50), percentile(milliseconds, 99), percentile(milliseconds, 100),
                  milliseconds.size());
    print_line(line);
  }
};

void measure(DurableServer& server, MixedLife const& life, int clients) {
  Figures commits, whole;
  std::vector<double> floors, floor_milliseconds, records, images;
  auto const lives = static_cast<std::size_t>(40 + 25 * clients);
  server.checkpoint();
  auto before = server.floor(DurableServer::Schema::own, clients);
  for (int round = 0; round <= rounds; ++round) {  // the first is not counted
    server.checkpoint();
    auto const place = server.wal_place();
    auto const stored = committed(server.store(), life, lives, clients);
    auto const wal = server.wal_since(place);
    if (round == rounds && clients == 8) server.print_wal(place, stored.steps);
    server.checkpoint();
    auto const between = server.floor(DurableServer::Schema::own, clients);
    server.checkpoint();
    auto const done = acted(server.store(), lives, clients);
    server.checkpoint();
    auto const after = server.floor(DurableServer::Schema::own, clients);
    if (round > 0) {
      commits.add(stored, (before.rate + between.rate) / 2);
      whole.add(done, (between.rate + after.rate) / 2);
      records.push_back(wal.records / static_cast<double>(stored.steps));
      images.push_back(wal.images / static_cast<double>(stored.steps));
      for (auto const* floor : {&between, &after}) {
        floors.push_back(floor->rate);
        floor_milliseconds.insert(floor_milliseconds.end(), floor->milliseconds.begin(), floor->milliseconds.end());
      }
    }
    before = after;
  }
  auto const of_clients = ", " + std::to_string(clients) + (clients == 1 ? " client" : " clients");
  commits.print_as("PostgreSQL, durable steps, committed only" + of_clients, clients == 16 ? "must reach 0.80" : "");
  whole.print_as("PostgreSQL, durable steps, decided and committed" + of_clients, "");
  print("  pgbench -M prepared -j 2 on the same schema", floors, "tps");
  Figures::print_tail("  one", floor_milliseconds);
  auto const bare = server.floor(DurableServer::Schema::bare, clients);
  print("  for information: pgbench on a bare schema", {bare.rate}, "tps");
  print("  WAL records a step", records, "bytes", "at most 1500");
  print("  full-page images a step, beside them", images, "bytes");
}

}  // namespace

void postgresql_steps() {
  DurableServer server(number_text);
  Office first(server.store());
  publish(first.desk);
  auto const life = mixed_life();
  server.print_statements("committed only", [&] { return committed(server.store(), life, 20, 1).steps; });
  server.print_statements("decided and committed", [&] { return acted(server.store(), 20, 1).steps; });
  for (int const clients : {1, 8, 16, 32}) measure(server, life, clients);
  print_line("  fsync " + server.value("SHOW fsync") + ", synchronous_commit " +
             server.value("SHOW synchronous_commit") + ", shared_buffers " + server.value("SHOW shared_buffers") +
             ", " + server.value("SELECT version()").substr(0, 30));
}

}  // namespace liandiao::bench
