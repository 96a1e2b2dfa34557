// Worklist pages over many cases, as `liandiao list` asks the desk for them: the page, what its lines need, the names
// their reader may see, and the log of reading them. Beside each the bare statement of the page alone, by SQLite's own
// interface.
#include <algorithm>
#include <optional>

#include "tests/bench/district.hpp"
#include "tests/bench/plain_sqlite.hpp"

namespace liandiao::bench {
namespace {

struct Asked {
  std::string what;
  Symbol who;
  CaseQuery query;
  sql::Query statement;  // what the store begins with: page_of_…
  int pages = 40;
};

CaseQuery of_mediator(Symbol person) {
  CaseQuery query;
  query.mediator = person;
  return query;
}

CaseQuery with_text(std::string text) {
  CaseQuery query;
  query.text = std::move(text);
  return query;
}

CaseQuery due_by(Date day) {
  CaseQuery query;
  query.due_before = day;
  return query;
}

std::vector<Asked> questions() {
  Symbol const mediator = a_mediator();
  Symbol const head = head_of_district();  // of the district's bureau: every committee's cases are open to her
  Date const soon = district::Lives::last_day().plus(8);
  return {
      {"a mediator's own cases", mediator, of_mediator(mediator), "page_of_mediator"},
      {"her committee's cases", mediator, {}, "page_of_organ"},
      {"the district's cases, its head", head, {}, "page_of_organ"},
      {"due within a week, the committee's", mediator, due_by(soon), "page_of_due"},
      {"due within a week, the district's", head, due_by(soon), "page_of_due"},
      {"by a frequent name, the committee's", mediator, with_text("王"), "page_of_organ"},
      {"by a frequent name, the district's", head, with_text("王"), "page_of_organ"},
      {"by a rare name, the district's", head, with_text("欧阳霞"), "page_of_organ", 5},
      {"by a name nobody has, the district's", head, with_text("司马相如"), "page_of_organ", 5},
  };
}

/// Cursors anywhere among the cases, the beginning among them.
std::vector<std::string> cursors(CaseStore& store, std::size_t count) {
  std::vector<std::string> uids;
  for (auto const& id : drawn_cases(store, count)) uids.push_back(id.uid);
  uids.front().clear();
  return uids;
}

std::size_t page_by_desk(Desk& desk, Asked const& asked, std::string const& after) {
  CaseQuery query = asked.query;
  query.after = after;
  auto const page = desk.list(query, {asked.who, Symbol()});
  if (!page) give_up(page.error().plain());
  return page->lines.size();
}

std::string pattern_of(std::string const& text) { return text.empty() ? text : "%" + text + "%"; }

std::size_t page_by_statement(PlainStatement& statement, Asked const& asked, std::string const& after, Symbol open_to) {
  auto const& query = asked.query;
  std::string const before = after.empty() ? "~" : after;
  std::string const organs = asked.statement.name() == "page_of_organ" ? open_to.str() : "|" + open_to.str() + "|";
  std::string const text = pattern_of(query.text);
  std::string const nothing;
  statement.set("district", Symbol("500104")).set("before", before).set("text", text);
  statement.set("open_to", organs);
  for (auto const* name : {"holder", "organ", "standing", "level"}) statement.set(name, nothing);
  statement.set("mediator", query.mediator).set("by_due", query.due_before ? 1 : 0);
  statement.set("due_before", query.due_before.value_or(Date())).set("irregular", 0).set("limit", query.limit + 1);
  std::size_t rows = 0;
  for (; statement.step(); ++rows)
    for (int column = 0; column < statement.columns(); ++column) (void)statement.text(column);
  statement.done();
  return std::min(rows, static_cast<std::size_t>(query.limit));
}

void measure(Desk& desk, std::optional<PlainReader> const& database, Asked const& asked,
             std::vector<std::string> const& after) {
  auto const statement = database ? database->prepared(asked.statement) : nullptr;
  auto const rulebook = desk.rulebook();
  Symbol const open_to = (*rulebook)->registers().posts(asked.who, desk.now().date()).front().organ;
  std::vector<double> ours, bare;
  std::size_t lines = 0;
  for (int i = 0; i < asked.pages; ++i) {
    auto const& from = after[static_cast<std::size_t>(i) % after.size()];
    std::size_t by_desk = 0, by_statement = 0;
    ours.push_back(milliseconds_of([&] { by_desk = page_by_desk(desk, asked, from); }));
    lines += by_desk;
    if (!statement) continue;
    bare.push_back(milliseconds_of([&] { by_statement = page_by_statement(*statement, asked, from, open_to); }));
    if (by_desk != by_statement) give_up(asked.what + ": not the same page");
  }
  auto const lines_a_page = std::to_string(lines / static_cast<std::size_t>(asked.pages));
  print_percentiles(asked.what + ", by the desk, lines a page " + lines_a_page, ours, "ms");
  if (statement) print_percentiles("  the bare statement", bare, "ms");
}

}  // namespace

void list_pages(int cases) {
  auto const& filled = district(cases);
  AtTheDesk office(filled);
  std::optional<PlainReader> database;
  if (!filled.on_server()) database.emplace(filled.path());
  auto const after = cursors(office.store(), 40);
  for (auto const& asked : questions()) measure(office.desk(), database, asked, after);
}

}  // namespace liandiao::bench
