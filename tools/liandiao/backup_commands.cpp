#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <system_error>

#include "adapters/export/whole.hpp"
#include "adapters/sql/sqlite_copy.hpp"
#include "engine/desk/audit.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {
namespace {

namespace fs = std::filesystem;

/// What SQLite leaves beside a database it had open.
void remove_beside(fs::path const& database) {
  std::error_code ignored;
  for (auto const* ending : {"-wal", "-shm", "-journal"}) fs::remove(database.string() + ending, ignored);
}

struct Beside {
  fs::path const& database;
  ~Beside() { remove_beside(database); }
};

tl::unexpected<Error> not_copied(fs::path const& path) {
  return fail(Code::unavailable, "file_not_written",
              {{"path", path.string()}, {"reason", std::generic_category().message(errno)}});
}

Result<> copy_bytes(fs::path const& from, fs::path const& into) {
  std::ifstream in(from, std::ios::binary);
  std::ofstream out(into, std::ios::binary);
  std::array<char, 1 << 16> part{};
  while (in.read(part.data(), part.size()) || in.gcount() > 0)
    if (!out.write(part.data(), in.gcount())) return not_copied(into);
  if (!out.flush()) return not_copied(into);
  if (in.bad()) return fail(Code::unavailable, "file_not_read", {{"path", from.string()}});
  return {};
}

/// About the backup, not about the copy of it that was looked at.
Error of_backup(Error error, fs::path const& backup) {
  if (error.code == Code::corrupt && error.key != "schema_changed" && error.key != "backup_changed")
    return {Code::corrupt, "backup_damaged", {{"path", backup.string()}}};
  if (error.key == "database_foreign") return {Code::rejected, "backup_foreign", {{"path", backup.string()}}};
  if (error.key == "database_full")
    return {Code::unavailable,
            "file_not_written",
            {{"path", backup.string()}, {"reason", std::generic_category().message(ENOSPC)}}};
  if (error.key == "schema_older") error.key = "backup_older";
  error.with.emplace_back("path", backup.string());
  return error;
}

/// Everything `audit verify` looks at; a backup that does not pass is none.
Result<AuditReport> verified(Talk& talk, fs::path const& copy) {
  auto place = Workplace::open(copy.string(), talk.time, talk.ids);
  if (!place) return passed_on(place);
  auto const report = audit((*place)->cases(), (*place)->desk().district());
  if (!report) return tl::unexpected<Error>(report.error());
  if (report->findings.empty()) return *report;
  auto const& first = report->findings.front();
  if (first.key == "audit_store_broken") return fail(Code::corrupt, "backup_damaged", {});
  Error const finding{Code::corrupt, first.key, {{"fact", first.fact}, {"seq", std::to_string(first.seq)}}};
  return fail(Code::corrupt, "backup_changed",
              {{"count", std::to_string(report->findings.size())},
               {"case", first.uid},
               {"seq", std::to_string(first.seq)},
               {"finding", Voice(talk.labels, (*place)->registers()).sentence(finding)}});
}

class Restoring {
 public:
  Restoring(Talk& talk, fs::path backup) : talk_(talk), backup_(std::move(backup)), database_(talk.database()) {}

  Exit run() {
    if (auto const fits = check_backup(); !fits) return talk_.refuse(fits.error());
    std::error_code ignored;
    if (auto const folder = talk_.beside_database(); !folder.empty()) fs::create_directories(folder, ignored);
    auto const place = Vacated::of(Place{.path = database_});
    if (!place) return talk_.refuse(place.error());
    if (auto const may = may_replace(**place); !may) return talk_.refuse(may.error());
    auto const restored = write_whole_by(database_, [&](fs::path const& copy) { return fill(copy, **place); });
    if (!restored) return talk_.refuse(restored.error());
    return tell();
  }

 private:
  Result<> check_backup() const {
    std::error_code unknown;
    if (!fs::is_regular_file(backup_, unknown))
      return fail(Code::not_found, "backup_missing", {{"path", backup_.string()}});
    auto const log = fs::path(backup_.string() + "-wal");
    if (fs::exists(log, unknown) && fs::file_size(log, unknown) > 0)
      return fail(Code::rejected, "backup_in_two_files", {{"path", backup_.string()}, {"log", log.string()}});
    return {};
  }

  Result<> may_replace(Vacated const& place) {
    if (!place.holds_cases()) return {};
    auto const over = talk_.asked.option("over");
    if (!over || *over != database_) return fail(Code::rejected, "restore_over_cases", {{"path", database_}});
    kept_ = database_ + ".replaced";
    std::error_code unknown;
    if (fs::exists(kept_, unknown)) return fail(Code::rejected, "replaced_there", {{"path", kept_}});
    return {};
  }

  Result<> fill(fs::path const& copy, Vacated const& place) {
    Beside const beside{copy};
    if (auto copied = copy_bytes(backup_, copy); !copied) return copied;
    // Page by page first: the audit of a file that is not whole would find what it finds there.
    if (auto whole = read_through(copy.string()); !whole)
      return tl::unexpected<Error>(of_backup(whole.error(), backup_));
    auto report = verified(talk_, copy);
    if (!report) return tl::unexpected<Error>(of_backup(std::move(report.error()), backup_));
    report_ = std::move(*report);
    if (auto folded = read_through(copy.string()); !folded) return folded;
    return kept_.empty() ? Result<>() : place.keep_as(kept_);
  }

  Exit tell() const {
    if (talk_.json)
      return talk_.done(object({{"database", json(database_)},
                                {"cases", json(report_.cases)},
                                {"events", json(report_.events)},
                                {"kept", json(kept_)}}));
    talk_.out << talk_.labels.text("restored", {{"path", database_},
                                                {"backup", backup_.string()},
                                                {"cases", std::to_string(report_.cases)},
                                                {"events", std::to_string(report_.events)}})
              << "\n";
    if (!kept_.empty()) talk_.out << talk_.labels.text("replaced_kept", {{"path", kept_}}) << "\n";
    return Exit::done;
  }

  Talk& talk_;
  fs::path const backup_;
  std::string const database_;
  std::string kept_;  // under what name the database there was stays; empty: it held nothing
  AuditReport report_;
};

}  // namespace

Exit back_up(Talk& talk) {
  Place const place{.path = talk.database()};
  if (place.on_server()) return talk.refuse(Error{Code::rejected, "backup_of_server", {{"path", place.shown()}}});
  auto const out = talk.asked.option("out");
  if (!out) return talk.refuse(Error{Code::invalid_input, "backup_not_named", {}});
  std::error_code unknown;
  if (fs::exists(*out, unknown)) return talk.refuse(Error{Code::rejected, "file_exists", {{"path", *out}}});
  auto const written = write_whole_by(*out, [&](fs::path const& copy) -> Result<> {
    Beside const beside{copy};
    auto copied = copy_database(place, copy.string());
    if (!copied && copied.error().key == "database_full") return tl::unexpected<Error>(of_backup(copied.error(), *out));
    return copied;
  });
  if (!written) return talk.refuse(written.error());
  auto const bytes = static_cast<std::int64_t>(fs::file_size(*out, unknown));
  if (talk.json)
    return talk.done(object({{"database", json(place.shown())}, {"backup", json(*out)}, {"bytes", json(bytes)}}));
  talk.out << talk.labels.text("backed_up",
                               {{"path", place.shown()}, {"backup", *out}, {"bytes", std::to_string(bytes)}})
           << "\n";
  return Exit::done;
}

Exit restore(Talk& talk) {
  Place const place{.path = talk.database()};
  if (place.on_server()) return talk.refuse(Error{Code::rejected, "restore_to_server", {{"path", place.shown()}}});
  return Restoring(talk, talk.asked.operand("FILE")).run();
}

}  // namespace liandiao::door
