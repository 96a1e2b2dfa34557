// A connection to a SQLite file.

#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "adapters/sql/sqlite_reader.hpp"

namespace liandiao::sql {
namespace {

namespace fs = std::filesystem;
namespace api = sqlite_api;

/// What SOCI or SQLite would make of the path behind our back: a '=' turns it into a list of options, a `file:` into an
/// address, an empty one or `:memory:` into a database that is gone with its connection.
Result<> usable(Place const& place, Session::Missing missing) {
  auto const& path = place.path;
  if (path.empty() || path.find('=') != std::string::npos || path.find('\0') != std::string::npos || path[0] == ':' ||
      path.starts_with("file:"))
    return fail(Code::invalid_input, "database_path", {{"path", path}});
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return fail(Code::invalid_input, "database_is_folder", {{"path", path}});
  if (missing == Session::Missing::refuse && !fs::exists(path, ignored))
    return fail(Code::unavailable, "database_missing", {{"path", path}});
  return {};
}

/// Whether a file that cannot be read as a database once was one: by SQLite's mark, or by ours where its mark is gone.
/// A file that begins with zeros is nobody's format, so it lost its beginning.
bool was_database(std::string const& path) {
  constexpr std::string_view sqlite_mark = "SQLite format 3";
  constexpr std::size_t our_mark_at = 68;
  std::string header(100, 'x');
  std::ifstream(path, std::ios::binary).read(header.data(), static_cast<std::streamsize>(header.size()));
  return header.starts_with(sqlite_mark) || header.compare(our_mark_at, 4, "LIAN") == 0 ||
         std::all_of(header.begin(), header.begin() + 16, [](char c) { return c == '\0'; });
}

class SqliteSession final : public Session {
 public:
  explicit SqliteSession(Place const& place) : Session(place, soci::sqlite3, place.path, Binary::blob) {}

  Result<> configure();
  bool read_only() const { return api::sqlite3_db_readonly(handle(), "main") == 1; }
  void rollback() noexcept override;
  Result<> ask_within(std::span<Question> questions) override;
  Result<> script(std::string const& text) override;
  std::string_view backend() const override { return "sqlite"; }

 private:
  std::string_view text(Query query) const override { return query::all[query.at].sqlite; }
  api::sqlite3* handle() const;

  SqliteReader reader_{*handle()};
};

Result<> SqliteSession::configure() {
  // Results as extended codes: only they tell a key that is taken from a broken CHECK.
  api::sqlite3_extended_result_codes(handle(), 1);
  api::sqlite3_busy_timeout(handle(), static_cast<int>(place_.busy.count()));
  // FULL: acknowledged means on the disk. secure_delete: an erased text does not stay readable in a freed page.
  return script(
      "PRAGMA journal_mode = WAL;"
      "PRAGMA synchronous = FULL;"
      "PRAGMA foreign_keys = ON;"
      "PRAGMA secure_delete = ON;"
      "PRAGMA trusted_schema = OFF;");
}

void SqliteSession::rollback() noexcept {
  // Some errors have rolled back already; then there is nothing open. A failure here leaves it to closing the session.
  if (api::sqlite3_get_autocommit(handle()) == 0) api::sqlite3_exec(handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<> SqliteSession::ask_within(std::span<Question> questions) {
  for (auto& question : questions)
    if (auto answered = reader_.answer(question); !answered) return answered;
  return {};
}

Result<> SqliteSession::script(std::string const& text) {
  int const result = api::sqlite3_exec(handle(), text.c_str(), nullptr, nullptr, nullptr);
  if (result != 0) return tl::unexpected<Error>(classified_sqlite(result, "script"));
  return {};
}

/// The backend's type is not exported from SOCI's library: it can neither be asked for dynamically nor checked.
[[gnu::no_sanitize("vptr")]] api::sqlite3* SqliteSession::handle() const {
  return static_cast<soci::sqlite3_session_backend const*>(const_cast<soci::session&>(sql_).get_backend())->conn_;
}

/// A session is one thread's at a time and a connection is a session's: locks on each of its calls would guard nothing,
/// and what SQLite counts of its memory nobody asks.
void configure_library() {
  static bool const once [[maybe_unused]] = api::sqlite3_config(SQLITE_CONFIG_MULTITHREAD) == SQLITE_OK &&
                                            api::sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) == SQLITE_OK;
}

}  // namespace

Result<std::unique_ptr<Session>> open_sqlite(Place const& place, Session::Missing missing) {
  configure_library();
  if (auto result = usable(place, missing); !result) return passed_on(result);
  auto const cannot_open = [&](std::string reason) {
    return fail(Code::unavailable, "database_cannot_open", {{"path", place.path}, {"reason", std::move(reason)}});
  };
  std::unique_ptr<SqliteSession> session;
  try {
    session = std::make_unique<SqliteSession>(place);
  } catch (soci::sqlite3_soci_error const& e) {
    return cannot_open(std::to_string(e.result()));
  } catch (soci::soci_error const&) {
    return cannot_open("");
  }
  if (session->read_only()) return fail(Code::unavailable, "database_read_only", {{"query", "open"}, {"result", "8"}});
  if (auto result = session->configure(); !result) {
    if (result.error().code == Code::corrupt && !was_database(place.path))
      return fail(Code::invalid_input, "database_foreign", {{"path", place.path}});
    return passed_on(result);
  }
  return session;
}

}  // namespace liandiao::sql
