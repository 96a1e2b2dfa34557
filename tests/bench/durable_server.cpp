#include "tests/bench/durable_server.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "adapters/sql/session.hpp"

namespace liandiao::bench {
namespace {

/// The head of a case read by its key; then, in one statement, moved, with its event and a message beside it: as little
/// as a step could be. The event is as long as the mean of a mixed life's, and agrees with its head, as the schema
/// demands.
constexpr char own_script[] = R"(\set n random(1, 20000)
SELECT version FROM dispute_case WHERE district = 'floor' AND uid = 'case-' || :n \gset
WITH head AS (
  UPDATE dispute_case SET version = version + 1, last_hash = sha256(('case-' || :n || :version)::bytea),
         recorded_us = recorded_us + 1
   WHERE district = 'floor' AND uid = 'case-' || :n AND version = :version
  RETURNING uid, version, last_hash),
message AS (
  INSERT INTO outbox SELECT 'floor', uid, version, 0, 'referral', 1, 'office', 'court', '2026-03-02', 1, 1, 0, 'waiting',
         '', '', 0, '', '' FROM head)
INSERT INTO case_event SELECT 'floor', uid, version, 110, 1, '2026-03-02', 1, repeat('event of a step ', 80),
       last_hash, NULL FROM head;
)";

constexpr char own_filling[] =
    "INSERT INTO case_event SELECT 'floor', 'case-' || n, 1, 110, 1, '2026-03-02', 1, 'opening',"
    " sha256(('case-' || n)::bytea), NULL FROM generate_series(1, 20000) n;"
    "INSERT INTO dispute_case SELECT 'floor', 'case-' || n, 1, sha256(('case-' || n)::bytea), 1, 'open', 'dadukou',"
    " NULL, 'walk_in', 'neighbour', '', '', NULL, NULL, 'L1', '[]', 'office', '2026-03-02', NULL, '', 2, 0, 0, 1, 0"
    " FROM generate_series(1, 20000) n;"
    "ANALYZE";

/// The same without anything the product's schema has more: whole numbers as keys, no index, check or trigger.
constexpr char bare_script[] = R"(\set n random(1, 20000)
SELECT version FROM head WHERE id = :n \gset
WITH moved AS (
  UPDATE head SET version = version + 1, body = repeat('x', 196) WHERE id = :n AND version = :version
  RETURNING id, version),
message AS (INSERT INTO message SELECT id, version, 'referral' FROM moved)
INSERT INTO event SELECT id, version, repeat('event of a step ', 80) FROM moved;
)";

constexpr char bare_filling[] =
    "CREATE TABLE head (id integer PRIMARY KEY, version bigint NOT NULL, body text NOT NULL) WITH (fillfactor = 85);"
    "CREATE TABLE event (id integer, version bigint, body text NOT NULL, PRIMARY KEY (id, version));"
    "CREATE TABLE message (id integer, version bigint, kind text NOT NULL, PRIMARY KEY (id, version));"
    "INSERT INTO head SELECT n, 1, repeat('x', 196) FROM generate_series(1, 20000) n;"
    "ANALYZE";

std::string said_by(std::string const& command) {
  std::unique_ptr<FILE, int (*)(FILE*)> const pipe(::popen(command.c_str(), "r"), &::pclose);
  std::string said;
  char part[256];
  while (pipe && std::fgets(part, sizeof part, pipe.get()) != nullptr) said += part;
  return said;
}

/// The third word of each line of pgbench's logs is what a transaction took, in microseconds.
std::vector<double> logged_below(std::string const& folder) {
  std::vector<double> milliseconds;
  for (auto const& entry : std::filesystem::directory_iterator(folder)) {
    if (!entry.path().filename().string().starts_with("latency")) continue;
    std::ifstream log(entry.path());
    for (std::string line; std::getline(log, line);) {
      std::istringstream words(line);
      double client = 0, transaction = 0, us = 0;
      if (words >> client >> transaction >> us) milliseconds.push_back(us / 1000);
    }
    std::filesystem::remove(entry.path());
  }
  return milliseconds;
}

}  // namespace

DurableServer::DurableServer(NumberFormat format)
    : cluster_(tests::Cluster::Disk::durable), address_(cluster_.fresh()), bare_(cluster_.blank()) {
  tests::Cluster::run(address_, "CREATE EXTENSION pg_walinspect");
  tests::Cluster::run(address_, own_filling);
  tests::Cluster::run(bare_, bare_filling);
  std::ofstream(folder_.file("own.sql")) << own_script;
  std::ofstream(folder_.file("bare.sql")) << bare_script;
  auto store = SqlStore::open(Place{.path = address_}, std::move(format));
  if (!store) give_up(store.error().plain());
  store_ = std::move(*store);
}

std::string DurableServer::value(std::string const& question) const {
  auto const session = sql::Session::open(Place{.path = address_}, sql::Session::Missing::refuse);
  if (!session) give_up(session.error().plain());
  auto value = (*session)->single(question);
  if (!value) give_up(value.error().plain());
  return *value;
}

void DurableServer::checkpoint() const { tests::Cluster::run(address_, "CHECKPOINT"); }

DurableServer::Floor DurableServer::floor(Schema schema, int clients) const {
  bool const own = schema == Schema::own;
  auto const said = said_by("/usr/lib/postgresql/15/bin/pgbench -n -M prepared -T 2 -j 2 -c " +
                            std::to_string(clients) + " --log --log-prefix='" + folder_.file("latency") + "' -f " +
                            folder_.file(own ? "own.sql" : "bare.sql") + " '" + (own ? address_ : bare_) + "' 2>&1");
  auto const at = said.find("tps = ");
  if (at == std::string::npos) give_up("pgbench: " + said);
  return {std::stod(said.substr(at + 6)), logged_below(std::filesystem::path(folder_.file("latency")).parent_path())};
}

void DurableServer::print_statements(std::string const& what, std::function<std::size_t()> const& work) {
  cluster_.stop();
  cluster_.start({"shared_preload_libraries=pg_stat_statements", "pg_stat_statements.track=all"});
  tests::Cluster::run(address_, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
  work();  // sessions are opened and everything is prepared
  auto const session = sql::Session::open(Place{.path = address_}, sql::Session::Missing::refuse);
  if (!session) give_up(session.error().plain());
  auto const asked = [&](std::string const& question) {
    auto value = (*session)->single(question);
    if (!value) give_up(value.error().plain());
    return *value;
  };
  asked("SELECT CAST(pg_stat_statements_reset() AS text)");
  auto const steps = std::to_string(work());
  auto const a_step = [&](std::string const& sum) {
    return "lpad(CAST(round(CAST(" + sum + " AS numeric) / " + steps + ", 2) AS text), 8)";
  };
  std::string const counted = " FROM pg_stat_statements WHERE query NOT LIKE '%pg_stat_statements%'";
  print_line("  statements of a step, " + what + ":" +
             asked("SELECT " + a_step("sum(calls)") + counted + " AND toplevel") + " sent," +
             asked("SELECT " + a_step("sum(calls)") + counted + " AND NOT toplevel") +
             " by keys and triggers within them");
  print_line(asked("SELECT string_agg('    ' || line, chr(10) ORDER BY calls DESC) FROM (SELECT sum(calls) AS calls, " +
                   a_step("sum(calls)") + " || '  ' || text AS line" +
                   " FROM (SELECT calls, left(regexp_replace(query, '\\s+', ' ', 'g'), 76) AS text" + counted +
                   " AND toplevel) sent GROUP BY text ORDER BY calls DESC LIMIT 24) lines"));
  cluster_.stop();
  cluster_.start();
}

DurableServer::Wal DurableServer::wal_since(std::string const& place) const {
  auto const sum = [&](std::string const& column) {
    return std::stod(value("SELECT sum(" + column + ") FROM pg_get_wal_stats('" + place + "', '" + wal_place() + "')"));
  };
  return {sum("record_size"), sum("fpi_size")};
}

void DurableServer::print_wal(std::string const& place, std::size_t steps) const {
  auto const a_step = [&](std::string const& sum, std::string const& digits, std::string const& width) {
    return " lpad(CAST(round(CAST(" + sum + " AS numeric) / " + std::to_string(steps) + ", " + digits + ") AS text), " +
           width + ")";
  };
  auto const table = [&](std::string const& what, std::string const& name) {
    print_line("  WAL of a step by " + what + ":  records, their bytes without page images, page images");
    std::string const line = "format('    %s %s %s %s', rpad(" + name + ", 34)," + a_step("count(*)", "2", "8") + "," +
                             a_step("sum(record_length - fpi_length)", "1", "10") + "," +
                             a_step("sum(fpi_length)", "1", "10") + ")";
    print_line(
        value("SELECT string_agg(line, chr(10) ORDER BY bytes DESC)"
              "  FROM (SELECT sum(record_length - fpi_length) AS bytes, " +
              line + " AS line FROM pg_get_wal_records_info('" + place + "', '" + wal_place() +
              "') r LEFT JOIN pg_class c ON CAST(pg_relation_filenode(c.oid) AS text) ="
              " substring(block_ref FROM 'rel [0-9]+/[0-9]+/([0-9]+)') GROUP BY " +
              name + ") lines"));
  };
  table("kind of record", "resource_manager || ' ' || record_type");
  table("table or index", "coalesce(c.relname, 'none')");
}

}  // namespace liandiao::bench
