#pragma once

#include <sqlite3.h>

#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "adapters/sql/query.hpp"
#include "engine/cases/encoding.hpp"
#include "engine/cases/event.hpp"
#include "engine/ports/numbers.hpp"

namespace liandiao::bench {

/// One statement of SQLite's own, held; a value that can stay where it is is not copied.
class PlainStatement {
 public:
  PlainStatement() = default;
  ~PlainStatement() { sqlite3_finalize(statement_); }
  PlainStatement(PlainStatement const&) = delete;
  PlainStatement& operator=(PlainStatement const&) = delete;
  void prepare(sqlite3* database, std::string_view text);
  bool prepared() const { return statement_ != nullptr; }

  /// Binds the next value. A statement is always given the same names in the same order, so that it looks each up once.
  template <class T>
  PlainStatement& set(char const* name, T const& value) {
    if (places_.size() == at_) places_.push_back(place_of(name));
    if (int const place = places_[at_++]; place != 0) bind(place, value);
    return *this;
  }
  template <class T>
  PlainStatement& members(T const& described) {
    for_each_member(described, [&](char const* name, auto const& member) { set(name, member); });
    return *this;
  }

  bool step();  // true when there is a row
  void done();  // ready for the next values
  long long number(int column) const { return sqlite3_column_int64(statement_, column); }
  std::string_view text(int column) const;  // valid until the next step
  Digest digest(int column) const;
  int columns() const { return sqlite3_column_count(statement_); }

 private:
  int place_of(char const* name) const;
  void bind_kept(int place, std::string_view text) {
    sqlite3_bind_text(statement_, place, text.empty() ? "" : text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
  }
  void bind_copied(int place, std::string const& text) {
    sqlite3_bind_text(statement_, place, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
  }

  template <class T>
  void bind(int place, T const& value) {
    if constexpr (optional_of<T>::value) {
      if (value)
        bind(place, *value);
      else
        sqlite3_bind_null(statement_, place);
    } else if constexpr (std::is_integral_v<T>) {
      sqlite3_bind_int64(statement_, place, static_cast<sqlite3_int64>(value));
    } else if constexpr (std::is_same_v<T, Money>) {
      sqlite3_bind_int64(statement_, place, value.fen);
    } else if constexpr (std::is_same_v<T, Digest>) {
      if (value.none())
        sqlite3_bind_null(statement_, place);
      else
        sqlite3_bind_blob(statement_, place, value.bytes.data(), static_cast<int>(value.bytes.size()), SQLITE_STATIC);
    } else if constexpr (std::is_same_v<T, RowRef>) {
      if (value)
        bind_copied(place, row_ref_text(value));
      else
        sqlite3_bind_null(statement_, place);
    } else if constexpr (std::is_same_v<T, Symbol>) {
      bind_kept(place, value.view());
    } else if constexpr (std::is_same_v<T, Date>) {
      bind_copied(place, value.text());
    } else if constexpr (std::is_same_v<T, Unit>) {
      bind_kept(place, word_of(value));
    } else if constexpr (list_of<T>::value) {
      std::string text;
      write(text, value);
      bind_copied(place, text);
    } else {
      bind_kept(place, std::string_view(value));
    }
  }

  sqlite3_stmt* statement_ = nullptr;
  std::vector<int> places_;  // 0: the statement does not name it
  std::size_t at_ = 0;
};

/// Reads a database by SQLite's own interface.
class PlainReader {
 public:
  explicit PlainReader(std::string const& path);
  ~PlainReader() { sqlite3_close_v2(database_); }  // once its statements are gone
  PlainReader(PlainReader const&) = delete;
  PlainReader& operator=(PlainReader const&) = delete;
  std::unique_ptr<PlainStatement> prepared(std::string_view text) const;
  std::unique_ptr<PlainStatement> prepared(sql::Query query) const;

 private:
  sqlite3* database_ = nullptr;
};

/// What a step stores, written against SQLite's own interface by somebody who needs no second database, no store behind
/// a port and no classified errors: the named queries' own text in statements that are held, values straight from the
/// described parts. A failure ends the program.
class PlainSqlite {
 public:
  PlainSqlite(std::string const& path, NumberFormat format);
  ~PlainSqlite();
  PlainSqlite(PlainSqlite const&) = delete;
  PlainSqlite& operator=(PlainSqlite const&) = delete;

  void commit(std::span<Step const> steps);

 private:
  PlainStatement& held(sql::Query query);
  PlainStatement& of_case(sql::Query query, CaseId const& id);
  void send(PlainStatement& statement);  // one that touches one row
  void control(PlainStatement& statement, std::string_view text);
  void append_event(Step const& step);
  void store_head(Step const& step);
  void store_parts(Step const& step);
  void issue_numbers(Step const& step);
  long long next_of(Serial const& series);

  sqlite3* database_ = nullptr;
  NumberFormat format_;
  std::vector<PlainStatement> statements_;
  PlainStatement begin_, commit_;
};

}  // namespace liandiao::bench
