#include "adapters/sql/guarded.hpp"

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

Error misused(std::string_view query) {
  return {Code::internal, "database_misused", {{"query", std::string(query)}, {"result", ""}}};
}

}  // namespace liandiao::sql
