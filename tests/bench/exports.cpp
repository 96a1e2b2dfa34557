// A year's ledger as a workbook: rows that were made up, and the cases of the synthetic district as their desk reads
// them. Beside it what any way must read: the lines of the cases, by the database's own interface.
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <optional>

#include "tests/bench/district.hpp"
#include "tests/bench/plain_postgresql.hpp"
#include "tests/bench/plain_sqlite.hpp"
#include "tools/liandiao/ledger_sheet.hpp"
#include "tools/liandiao/sheet_files.hpp"

namespace liandiao::bench {
namespace {

constexpr int rows_of_a_year = 100'000;

void say(std::string const& what, double seconds, double before) {
  char line[200];
  std::snprintf(line, sizeof line, "%-58s %9.2f s, %.1f MB, before it %.1f MB  at most 5 s and 100 MB", what.c_str(),
                seconds, peak_megabytes(), before);
  print_line(line);
}

/// In a process of its own, so that its memory is its own.
void apart(void (*body)(int), int cases) {
  std::fflush(stdout);
  pid_t const child = fork();
  if (child < 0) give_up("no process can be started");
  if (child == 0) {
    body(cases);
    std::fflush(stdout);
    _exit(0);
  }
  int status = 0;
  if (waitpid(child, &status, 0) != child || status != 0) give_up("the process of the export failed");
}

void write(Workbook const& book, std::string const& path) {
  if (auto const written = write_workbook(book, SheetFormat::xlsx, path); !written) give_up(written.error().plain());
}

void made_up(int) {
  Folder const folder;
  double const before = peak_megabytes();
  door::Voice const voice(door::Labels::of(door::Language::zh));
  auto book =
      door::workbook_of("台账", Symbol("nobody"), Instant::at(Date::of(2026, 12, 31)), Masking::internal, voice);
  Sheet sheet;
  sheet.tab = sheet.title = "台账";
  for (auto const* name : {"序号", "台账号", "登记", "类型", "级别", "负责组织", "状态", "当事人", "人数", "调解员"})
    sheet.columns.push_back({name, "", name, "", 16});
  sheet.more = [](VisitRow const& visit) -> Result<> {
    for (std::int64_t no = 1; no <= rows_of_a_year; ++no) {
      SheetRow const row{{no, "jgm-jo-ledger-2026-" + std::to_string(no), Date::of(2026, 1, 1).plus(int(no % 365)),
                          std::string("道路交通事故纠纷"), std::string("L1"),
                          std::string("九宫庙街道示例社区人民调解委员会"), std::string("调解中"),
                          std::string("张某 诉 李某"), std::int64_t{2}, std::string("王某")}};
      if (auto visited = visit(row); !visited) return visited;
    }
    return {};
  };
  book.sheets.push_back(std::move(sheet));
  double const took = milliseconds_of([&] { write(book, folder.file("made_up.xlsx")); });
  say("workbook of 100,000 rows made up", took / 1000, before);
}

/// The days from which on so many cases were registered.
Date first_day(Desk& desk, CaseQuery query, AtDesk const& who) {
  auto const last = district::Lives::last_day();
  for (int years = 1; years < 30; ++years) {
    query.registered_from = last.plus_months(-12 * years);
    query.limit = 1;
    auto const page = desk.list(query, who);
    if (!page) give_up(page.error().plain());
    if (!page->lines.empty()) return *query.registered_from;
  }
  give_up("the district has no cases");
}

std::vector<CaseId> some_cases(CaseStore& store, std::size_t count) {
  std::vector<CaseId> found;
  auto const visited = store.each_case(district::Lives::code(), [&](CaseId const& id) -> Result<> {
    if (found.size() < count) found.push_back(id);
    return {};
  });
  if (!visited) give_up(visited.error().plain());
  return found;
}

/// The newest cases' lines by one statement: an own key for each would pay for as many round trips.
void bare_lines(PlainPostgresql const& database, std::int64_t count) {
  auto const newest =
      "SELECT * FROM case_line WHERE district = '500104' ORDER BY uid DESC LIMIT " + std::to_string(count);
  double const bare = milliseconds_of([&] { database.each(newest, [](std::string_view, std::string_view) {}); });
  print("  as many lines by one bare statement", {bare / 1000}, "s");
}

void of_district(int cases) {
  auto const& filled = district(cases);
  Folder const folder;
  double const before = peak_megabytes();
  AtTheDesk office(filled);
  auto const rulebook = office.desk().rulebook();
  if (!rulebook) give_up(rulebook.error().plain());
  door::Voice const voice(door::Labels::of(door::Language::zh), &(*rulebook)->registers());
  CaseQuery query;
  query.limit = 500;
  AtDesk const who{head_of_district(), Symbol()};
  query.registered_from = first_day(office.desk(), query, who);
  door::LedgerSheet ledger(Masking::organs, voice);
  auto book = door::workbook_of("台账", who.person, office.desk().now(), Masking::organs, voice);
  book.sheets.push_back(ledger.of(office.desk(), query, who));
  double const took = milliseconds_of([&] { write(book, folder.file("ledger.xlsx")); });
  say("workbook of the district's year, " + std::to_string(ledger.cases()) + " rows", took / 1000, before);
  if (filled.on_server()) {
    bare_lines(PlainPostgresql(filled.path()), ledger.cases());
    return;
  }
  PlainReader const database(filled.path());
  constexpr std::string_view line = "SELECT * FROM case_line WHERE district = :district AND uid = :uid";
  auto const statement = database.prepared(line);
  auto const ids = some_cases(office.store(), static_cast<std::size_t>(ledger.cases()));
  double const bare = milliseconds_of([&] {
    for (auto const& id : ids) {
      statement->set("district", id.district).set("uid", id.uid);
      if (!statement->step()) give_up("a case has no line");
      for (int column = 0; column < statement->columns(); ++column) (void)statement->text(column);
      statement->done();
    }
  });
  print("  as many lines by their keys", {bare / 1000}, "s");
}

}  // namespace

void ledgers(int cases) {
  district(cases);
  apart(made_up, cases);
  apart(of_district, cases);
}

}  // namespace liandiao::bench
