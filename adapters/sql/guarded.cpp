#include "adapters/sql/guarded.hpp"

#include <soci/soci-platform.h>

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <array>
#include <string>

namespace liandiao::sql {
namespace {

struct Trouble {
  int result;  // extended code, or the primary code for the rest of its family
  Code code;
  std::string_view key;
};

// clang-format off
constexpr std::array sqlite_troubles{
    Trouble{2067, Code::conflict,      "database_constraint"},  // a unique index
    Trouble{1555, Code::conflict,      "database_constraint"},  // a primary key
    Trouble{1299, Code::conflict,      "database_constraint"},  // NOT NULL: the version that moved on
    Trouble{  19, Code::invalid_input, "database_constraint"},  // CHECK, FOREIGN KEY, a type
    Trouble{   5, Code::unavailable,   "database_locked"},
    Trouble{   6, Code::unavailable,   "database_locked"},
    Trouble{   8, Code::unavailable,   "database_read_only"},
    Trouble{  13, Code::unavailable,   "database_full"},
    Trouble{   3, Code::unavailable,   "database_away"},        // permission
    Trouble{   7, Code::unavailable,   "database_away"},        // memory
    Trouble{  10, Code::unavailable,   "database_away"},        // input or output
    Trouble{  14, Code::unavailable,   "database_away"},        // cannot open
    Trouble{  11, Code::corrupt,       "database_broken"},
    Trouble{  26, Code::corrupt,       "database_broken"},      // not a database
    Trouble{  18, Code::invalid_input, "database_row_too_big"},
};
struct State {
  std::string_view sqlstate;  // or its class, the first two characters
  Code code;
  std::string_view key;
};

constexpr std::array postgresql_troubles{
    State{"23505", Code::conflict,      "database_constraint"},  // a unique index, a primary key
    State{"23502", Code::conflict,      "database_constraint"},  // NOT NULL: the version that moved on
    State{"22012", Code::conflict,      "database_constraint"},  // division by how many rows were found: none
    State{"23",    Code::invalid_input, "database_constraint"},  // CHECK, FOREIGN KEY, what a trigger guards
    State{"22",    Code::invalid_input, "database_constraint"},  // a value no column of its type takes
    State{"40",    Code::unavailable,   "database_contended"},   // deadlock, serialization
    State{"55P03", Code::unavailable,   "database_locked"},
    State{"25006", Code::unavailable,   "database_standby"},     // a standby, or set so
    State{"53100", Code::unavailable,   "database_full"},
    State{"08",    Code::unavailable,   "database_lost"},
    State{"57P",   Code::unavailable,   "database_lost"},        // the server is going down, or has cut us off
    State{"25P03", Code::unavailable,   "database_lost"},        // idle in a transaction for too long
    State{"     ", Code::unavailable,   "database_lost"},        // libpq's own complaints have no state
    State{"42501", Code::unavailable,   "database_not_allowed"},
    State{"26000", Code::unavailable,   "database_pooled"},      // a held statement is not there: another connection's
    State{"42P05", Code::unavailable,   "database_pooled"},      // or it is there before it was prepared
    State{"57014", Code::unavailable,   "database_slow"},        // over the time limit, or cancelled
    State{"53",    Code::unavailable,   "database_away"},        // memory
    State{"57",    Code::unavailable,   "database_away"},
    State{"58",    Code::unavailable,   "database_away"},        // input or output
    State{"XX001", Code::corrupt,       "database_broken"},
    State{"XX002", Code::corrupt,       "database_broken"},      // an index
    State{"54",    Code::invalid_input, "database_row_too_big"},
};
// clang-format on

Trouble const* trouble_of(int result) {
  auto const* const found = std::find_if(sqlite_troubles.begin(), sqlite_troubles.end(),
                                         [&](Trouble const& trouble) { return trouble.result == result; });
  return found == sqlite_troubles.end() ? nullptr : found;
}

}  // namespace

Error classified_sqlite(int extended_code, std::string_view query) {
  constexpr int primary_bits = 0xff;
  Trouble const* trouble = trouble_of(extended_code);
  if (trouble == nullptr) trouble = trouble_of(extended_code & primary_bits);
  Params with{{"query", std::string(query)}, {"result", std::to_string(extended_code)}};
  if (trouble == nullptr) return {Code::internal, "database_misused", std::move(with)};
  return {trouble->code, std::string(trouble->key), std::move(with)};
}

Error classified_postgresql(std::string const& sqlstate, std::string_view query) {
  auto const found = std::find_if(postgresql_troubles.begin(), postgresql_troubles.end(),
                                  [&](State const& state) { return sqlstate.starts_with(state.sqlstate); });
  Params with{{"query", std::string(query)}, {"result", sqlstate}};
  if (found == postgresql_troubles.end()) return {Code::internal, "database_misused", std::move(with)};
  return {found->code, std::string(found->key), std::move(with)};
}

Error no_row_touched(std::string_view query) {
  return {Code::conflict, "database_constraint", {{"query", std::string(query)}, {"result", "0"}}};
}

bool is_lost(Error const& error) { return error.key == "database_lost"; }
bool is_contended(Error const& error) { return error.key == "database_contended"; }
bool is_elsewhere(Error const& error) { return error.key == "database_standby"; }

Error caught(std::string_view query) {
  try {
    throw;
  } catch (soci::sqlite3_soci_error const& e) {
    return classified_sqlite(e.result(), query);
  } catch (soci::postgresql_soci_error const& e) {
    return classified_postgresql(e.sqlstate(), query);
  } catch (soci::soci_error const&) {
    return {Code::internal, "database_misused", {{"query", std::string(query)}, {"result", ""}}};
  }
}

}  // namespace liandiao::sql
