// Keeping many cases: the audit of all of them, which folds every event anew and compares it with the stored rows, and
// loading one. Beside the audit the same events read by one bare statement and hashed, and nothing else.
#include <sqlite3.h>

#include <algorithm>

#include "engine/desk/audit.hpp"
#include "tests/bench/district.hpp"
#include "tests/bench/plain_postgresql.hpp"
#include "tests/bench/plain_sqlite.hpp"

namespace liandiao::bench {
namespace {

constexpr std::string_view district_code = "500104";

double seconds_of(std::function<void()> const& body) {
  auto const start = std::chrono::steady_clock::now();
  body();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void print_rate(std::string const& what, double seconds, std::int64_t cases, std::int64_t events) {
  char line[200];
  std::snprintf(line, sizeof line, "%-58s %9.1f s %9.0f cases/s %9.0f events/s", what.c_str(), seconds,
                static_cast<double>(cases) / seconds, static_cast<double>(events) / seconds);
  print_line(line);
}

/// Every event's text and hash by one statement, and the hash of the text; how many there are.
std::int64_t hash_all(District const& filled) {
  std::string const all = "SELECT text, hash FROM case_event WHERE district = '500104' ORDER BY uid, seq";
  std::int64_t events = 0;
  auto const see = [&](std::string_view text, Digest const& hash) {
    if (hash != digest_of(text)) give_up("an event is not what its hash says");
    ++events;
  };
  if (filled.on_server()) {
    PlainPostgresql(filled.path()).each(all, [&](std::string_view text, std::string_view hash) {
      Digest digest;
      std::copy(hash.begin(), hash.end(), digest.bytes.begin());
      see(text, digest);
    });
    return events;
  }
  PlainReader const database(filled.path());
  for (auto const statement = database.prepared(std::string_view(all)); statement->step();)
    see(statement->text(0), statement->digest(1));
  return events;
}

AuditReport audit_by(CaseStore& store, Symbol code, int threads) {
  AuditReport report;
  double const audited = seconds_of([&] {
    auto done = audit(store, code, threads);
    if (!done) give_up(done.error().plain());
    report = std::move(*done);
  });
  if (!report.findings.empty()) give_up("the audit found " + report.findings.front().key);
  print_rate("audit: chain, fold, rows, texts, trees; threads: " + std::to_string(threads), audited, report.cases,
             report.events);
  return report;
}

void audit_all(District const& filled) {
  auto const store = filled.store();
  Symbol const code(district_code);
  double const before = peak_megabytes();
  auto const report = audit_by(*store, code, 1);
  (void)audit_by(*store, code, 2);
  double const after = peak_megabytes();
  double const strays = seconds_of([&] {
    if (auto const rows = store->strays(code); !rows || !rows->empty()) give_up("rows that belong to no case");
  });
  std::int64_t events = 0;
  double const hashed = seconds_of([&] { events = hash_all(filled); });
  if (events != report.events) give_up("not the same events");
  print_rate("  of it, by one thread: parts of names, series, the database's own trees", strays, report.cases,
             report.events);
  print_rate("the same events by one statement, hashed", hashed, report.cases, events);
  char line[120];
  std::snprintf(line, sizeof line, "  peak memory of the process %.1f MB, before the audit %.1f MB", after, before);
  print_line(line);
}

template <class F>
void print_each(std::string const& what, std::vector<CaseId> const& cases, F&& body) {
  std::vector<double> microseconds;
  for (auto const& id : cases) microseconds.push_back(seconds_of([&] { body(id); }) * 1e6);
  print_percentiles(what, microseconds, "us");
}

/// What the look at the last event costs, which every load begins with.
void load_some(District const& filled) {
  auto const store = filled.store();
  auto const cases = drawn_cases(*store, 2'000);
  for (auto const& id : cases) (void)store->load(id);  // into the page cache
  print_each("load of one case, by the store", cases, [&](CaseId const& id) {
    if (auto const file = store->load(id); !file) give_up(file.error().plain());
  });
  if (filled.on_server()) return;
  PlainReader const database(filled.path());
  auto const with_event = database.prepared(sql::Query("case_version"));
  auto const without = database.prepared(std::string_view(
      "SELECT version, last_hash, recorded_us FROM dispute_case WHERE district = :district AND uid = :uid"));
  for (auto const& [what, statement] : {std::pair{"  its version beside the last event, bare", with_event.get()},
                                        std::pair{"  its version alone, bare", without.get()}})
    print_each(what, cases, [statement = statement](CaseId const& id) {
      if (!statement->set("district", id.district).set("uid", id.uid).step()) give_up("a case is gone");
      statement->done();
    });
}

}  // namespace

void keeping(int cases) {
  auto const& filled = district(cases);
  audit_all(filled);
  load_some(filled);
}

}  // namespace liandiao::bench
