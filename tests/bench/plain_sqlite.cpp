#include "tests/bench/plain_sqlite.hpp"

#include <utility>

#include "adapters/sql/part_queries.hpp"
#include "engine/ports/case_store.hpp"
#include "tests/bench/bench.hpp"

namespace liandiao::bench {
namespace {

void must(int result, int wanted, sqlite3* database) {
  if (result != wanted) give_up(std::string("SQLite's own interface: ") + sqlite3_errmsg(database));
}

}  // namespace

void PlainStatement::prepare(sqlite3* database, std::string_view text) {
  must(sqlite3_prepare_v3(database, text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT, &statement_,
                          nullptr),
       SQLITE_OK, database);
}

int PlainStatement::place_of(char const* name) const {
  return sqlite3_bind_parameter_index(statement_, (":" + std::string(name)).c_str());
}

bool PlainStatement::step() {
  int const result = sqlite3_step(statement_);
  if (result != SQLITE_ROW) must(result, SQLITE_DONE, sqlite3_db_handle(statement_));
  return result == SQLITE_ROW;
}

void PlainStatement::done() {
  sqlite3_reset(statement_);
  at_ = 0;
}

std::string_view PlainStatement::text(int column) const {
  auto const* bytes = reinterpret_cast<char const*>(sqlite3_column_text(statement_, column));
  return {bytes == nullptr ? "" : bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

Digest PlainStatement::digest(int column) const {
  Digest digest;
  auto const size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  if (size == digest.bytes.size()) std::memcpy(digest.bytes.data(), sqlite3_column_blob(statement_, column), size);
  return digest;
}

PlainReader::PlainReader(std::string const& path) {
  must(sqlite3_open_v2(path.c_str(), &database_, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK, database_);
}

std::unique_ptr<PlainStatement> PlainReader::prepared(std::string_view text) const {
  auto statement = std::make_unique<PlainStatement>();
  statement->prepare(database_, text);
  return statement;
}

std::unique_ptr<PlainStatement> PlainReader::prepared(sql::Query query) const {
  return prepared(query::all[query.at].sqlite);
}

PlainSqlite::PlainSqlite(std::string const& path, NumberFormat format)
    : format_(std::move(format)), statements_(query::all.size()) {
  must(sqlite3_open(path.c_str(), &database_), SQLITE_OK, database_);
  must(sqlite3_exec(database_,
                    "PRAGMA journal_mode = WAL;"
                    "PRAGMA synchronous = FULL;"
                    "PRAGMA foreign_keys = ON;"
                    "PRAGMA secure_delete = ON;"
                    "PRAGMA trusted_schema = OFF;",
                    nullptr, nullptr, nullptr),
       SQLITE_OK, database_);
}

PlainSqlite::~PlainSqlite() { sqlite3_close_v2(database_); }  // once its statements are gone

void PlainSqlite::commit(std::span<Step const> steps) {
  control(begin_, "BEGIN IMMEDIATE");
  for (auto const& step : steps) append_event(step);
  for (auto const& step : steps) store_head(step);
  for (auto const& step : steps) store_parts(step);
  for (auto const& step : steps) issue_numbers(step);
  control(commit_, "COMMIT");
}

PlainStatement& PlainSqlite::held(sql::Query query) {
  auto& statement = statements_[query.at];
  if (!statement.prepared()) statement.prepare(database_, query::all[query.at].sqlite);
  return statement;
}

PlainStatement& PlainSqlite::of_case(sql::Query query, CaseId const& id) {
  return held(query).set("district", id.district).set("uid", id.uid);
}

void PlainSqlite::send(PlainStatement& statement) {
  statement.step();
  statement.done();
  if (sqlite3_changes(database_) != 1) give_up("SQLite's own interface: a statement did not touch one row");
}

void PlainSqlite::control(PlainStatement& statement, std::string_view text) {
  if (!statement.prepared()) statement.prepare(database_, text);
  statement.step();
  statement.done();
}

void PlainSqlite::append_event(Step const& step) {
  Event const& event = step.event;
  std::string const text = text_of(event);
  std::optional<std::string> key;
  if (!event.key.empty()) key = event.key;
  auto& append = of_case("event_append", event.id).set("seq", event.seq).set("rule", event.rule);
  append.set("instance", event.instance).set("on_day", event.on.day).set("recorded_us", event.recorded.us);
  send(append.set("text", text).set("hash", step.hash).set("idempotency_key", key));
}

void PlainSqlite::store_parts(Step const& step) {
  Event const& event = step.event;
  for (auto const& change : event.changes)
    std::visit(
        [&]<class P>(P const& part) {
          if constexpr (!std::is_same_v<P, Head>) {
            auto const& queries = sql::queries_of<P>;
            auto const query = change.kind == Change::Kind::opened  ? queries.open
                               : change.kind == Change::Kind::moved ? queries.move
                                                                    : queries.gone;
            send(of_case(query, event.id).members(part));
          }
        },
        change.part);
  for (auto const& [instance, person, ended] : step.ends) {
    auto& end = of_case("mediator_end", event.id).set("instance", instance).set("person", person);
    send(end.set("ended", ended ? 1 : 0));
  }
  for (auto const& kept : step.private_rows) {
    auto& keep = of_case("private_keep", event.id).set("seq", kept.row.seq).set("idx", kept.row.index);
    send(keep.set("openness", word_of(kept.openness)).set("salt", kept.salt).set("text", kept.text));
  }
}

void PlainSqlite::store_head(Step const& step) {
  Head const* head = nullptr;
  for (auto const& change : step.event.changes)
    if (auto const* part = std::get_if<Head>(&change.part)) head = part;
  auto const query = step.expected == 0 ? sql::Query("head_open")
                     : head != nullptr  ? sql::Query("head_move")
                                        : sql::Query("case_move");
  auto& statement = of_case(query, step.event.id).set("version", step.event.seq).set("expected", step.expected);
  statement.set("last_hash", step.hash).set("recorded_us", step.event.recorded.us).set("standing", step.standing);
  statement.set("previous", step.event.previous).set("published", in_force_now);
  if (head != nullptr) statement.members(*head);
  send(statement);
}

void PlainSqlite::issue_numbers(Step const& step) {
  for (auto const& change : step.event.changes) {
    auto const* request = std::get_if<NumberRequest>(&change.part);
    if (request == nullptr || change.kind != Change::Kind::opened || request->annulled) continue;
    Serial serial{step.event.id.district, request->type, request->organ, request->year, 0};
    serial.serial = next_of(serial);
    std::string const text = format_(serial);
    auto& issue = of_case("number_issue", step.event.id).set("organ", serial.organ).set("type", serial.type);
    issue.set("year", serial.year).set("serial", serial.serial).set("seq", request->seq).set("idx", request->index);
    send(issue.set("text", text).set("event_hash", step.hash));
  }
}

long long PlainSqlite::next_of(Serial const& series) {
  auto const named = [&](PlainStatement& statement) -> PlainStatement& {
    statement.set("district", series.district).set("organ", series.organ);
    return statement.set("type", series.type).set("year", series.year);
  };
  auto& take = named(held("number_take"));
  long long number = 0;
  while (take.step()) number = take.number(0);
  take.done();
  if (number != 0) return number;
  send(named(held("number_first")));
  return 1;
}

}  // namespace liandiao::bench
