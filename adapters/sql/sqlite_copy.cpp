#include "adapters/sql/sqlite_copy.hpp"

#include <filesystem>
#include <system_error>

#include "adapters/sql/migrator.hpp"
#include "adapters/sql/session.hpp"

namespace liandiao {
namespace {

namespace fs = std::filesystem;
using sql::Session;

/// As a literal; a path cannot be bound in a script.
std::string quoted(std::string const& text) {
  std::string literal = "'";
  for (char const c : text) literal += c == '\'' ? "''" : std::string(1, c);
  return literal + "'";
}

// Only a database that nobody else has open leaves its log: this is how one is known to be alone.
constexpr auto leave_the_log = "PRAGMA journal_mode = DELETE";

class VacatedFile final : public Vacated {
 public:
  VacatedFile(std::string path, std::unique_ptr<Session> held, bool cases)
      : path_(std::move(path)), held_(std::move(held)), cases_(cases) {}

  bool holds_cases() const override { return cases_; }
  Result<> keep_as(std::string const& name) const override {
    std::error_code trouble;
    // The log first: in front of another database it would be taken for that one's.
    if (fs::exists(path_ + "-wal", trouble)) fs::rename(path_ + "-wal", name + "-wal", trouble);
    if (!trouble) fs::remove(path_ + "-shm", trouble);
    if (!trouble && fs::exists(path_, trouble)) fs::create_hard_link(path_, name, trouble);
    if (trouble) return fail(Code::unavailable, "file_not_written", {{"path", name}, {"reason", trouble.message()}});
    return {};
  }

 private:
  std::string const path_;
  std::unique_ptr<Session> held_;  // null: nothing is there, or it cannot be read
  bool const cases_;
};

/// Whether a database that is ours has a step; a file that was only just made has no tables.
Result<bool> has_steps(Session& session) {
  auto const made = session.single("SELECT count(*) FROM sqlite_master WHERE name = 'case_event'");
  if (!made) return tl::unexpected<Error>(made.error());
  if (*made == "0") return false;
  auto const steps = session.single("SELECT EXISTS (SELECT 1 FROM case_event)");
  if (!steps) return tl::unexpected<Error>(steps.error());
  return *steps != "0";
}

bool in_the_way(Error const& error) { return error.code == Code::unavailable || error.key == "database_foreign"; }

Result<std::unique_ptr<Session>> alone(Place const& place) {
  auto session = Session::open(place, Session::Missing::refuse);
  if (!session) return passed_on(session);
  auto taken = (*session)->script(leave_the_log);
  if (taken) taken = (*session)->script("BEGIN EXCLUSIVE");
  if (!taken && taken.error().key == "database_locked")
    return fail(Code::unavailable, "database_in_use", {{"path", place.path}});
  if (!taken) return passed_on(taken);
  return session;
}

}  // namespace

Result<> copy_database(Place const& from, std::string const& into) {
  auto session = Session::open(from, Session::Missing::refuse);
  if (!session) return passed_on(session);
  auto const known = sql::migrations_of("sqlite");
  if (auto ours = sql::require_known_schema(**session, known); !ours) return passed_on(ours);
  if (auto copied = (*session)->script("VACUUM INTO " + quoted(into)); !copied) return copied;
  return read_through(into);
}

Result<std::unique_ptr<Vacated>> Vacated::of(Place const& place) {
  std::error_code ignored;
  bool const there = fs::exists(place.path, ignored);
  // A log alone is of a database that was taken away, and would be taken for the next one's.
  if (!there) return std::make_unique<VacatedFile>(place.path, nullptr, fs::exists(place.path + "-wal", ignored));
  auto session = alone(place);
  if (!session && in_the_way(session.error())) return passed_on(session);
  // What is damaged may hold anything.
  if (!session) return std::make_unique<VacatedFile>(place.path, nullptr, true);
  auto const known = sql::migrations_of("sqlite");
  auto const ours = sql::require_known_schema(**session, known);
  if (!ours && ours.error().key == "database_foreign") return tl::unexpected<Error>(ours.error());
  auto const cases = has_steps(**session);
  return std::make_unique<VacatedFile>(place.path, std::move(*session), cases.value_or(true));
}

Result<> read_through(std::string const& path) {
  auto session = Session::open(Place{.path = path}, Session::Missing::refuse);
  if (!session) return passed_on(session);
  auto const found = (*session)->single("PRAGMA integrity_check");
  if (!found) return tl::unexpected<Error>(found.error());
  if (*found != "ok") return fail(Code::corrupt, "database_damaged", {{"path", path}, {"fact", *found}});
  return (*session)->script(leave_the_log);
}

}  // namespace liandiao
