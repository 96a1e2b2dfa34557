// Worklist pages over many cases, as `liandiao list` asks the desk for them: the page, what its lines need, the names
// their reader may see, and the log of reading them. Beside each what any way to the page must read: its lines by their
// keys, by SQLite's own interface.
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

CaseQuery numbered(std::string beginning) {
  CaseQuery query;
  query.number = std::move(beginning);
  return query;
}

CaseQuery phone_ends(std::string ending) {
  CaseQuery query;
  query.phone.text = std::move(ending);
  return query;
}

CaseQuery at_level(Symbol level, Symbol standing = {}) {
  CaseQuery query;
  query.level = level;
  query.standing = standing;
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
      {"a mediator's own cases", mediator, of_mediator(mediator)},
      {"her committee's cases", mediator, {}},
      {"the district's cases, its head", head, {}},
      {"due within a week, the committee's", mediator, due_by(soon)},
      {"due within a week, the district's", head, due_by(soon)},
      {"of the highest level, the district's", head, at_level(Symbol("L3"))},
      {"of that level and in court, the committee's", mediator, at_level(Symbol("L3"), Symbol("in_court"))},
      {"by one frequent character, the committee's", mediator, with_text("王")},
      {"by one frequent character, the district's", head, with_text("王")},
      {"by one rare character, the district's", head, with_text("阙")},
      {"by a frequent name, the committee's", mediator, with_text("欧阳")},
      {"by a frequent name, the district's", head, with_text("欧阳")},
      {"by a rare name, the district's", head, with_text("欧阳霞")},
      {"by a rare name, the committee's", mediator, with_text("欧阳霞")},
      {"by a name nobody has, the district's", head, with_text("司马相如")},
      {"by a part of a number, the district's", head, with_text("0217")},
      {"by the end of a number, the district's", head, with_text("-217")},
      {"by how a number begins, the district's", head, numbered("jgm-jo-ledger-2026-1")},
      {"by the end of a phone, the committee's", mediator, phone_ends("8000")},
  };
}

/// Cursors anywhere among the cases, the beginning among them.
std::vector<std::string> cursors(CaseStore& store, std::size_t count) {
  std::vector<std::string> uids;
  for (auto const& id : drawn_cases(store, count)) uids.push_back(id.uid);
  uids.front().clear();
  return uids;
}

std::vector<std::string> page_by_desk(Desk& desk, Asked const& asked, std::string const& after) {
  CaseQuery query = asked.query;
  query.after = after;
  auto const page = desk.list(query, {asked.who, Symbol()});
  if (!page) give_up(page.error().plain());
  std::vector<std::string> uids;
  for (auto const& listed : page->lines) uids.push_back(listed.line.id.uid);
  return uids;
}

void lines_by_key(PlainStatement& statement, std::vector<std::string> const& uids) {
  Symbol const district("500104");
  for (auto const& uid : uids) {
    statement.set("district", district).set("uid", uid);
    if (!statement.step()) give_up("a case of the page has no line");
    for (int column = 0; column < statement.columns(); ++column) (void)statement.text(column);
    statement.done();
  }
}

void measure(Desk& desk, std::optional<PlainReader> const& database, Asked const& asked,
             std::vector<std::string> const& after) {
  constexpr std::string_view line = "SELECT * FROM case_line WHERE district = :district AND uid = :uid";
  auto const statement = database ? database->prepared(line) : nullptr;
  std::vector<double> ours, bare;
  std::size_t lines = 0;
  for (int i = 0; i < asked.pages; ++i) {
    auto const& from = after[static_cast<std::size_t>(i) % after.size()];
    std::vector<std::string> uids;
    ours.push_back(milliseconds_of([&] { uids = page_by_desk(desk, asked, from); }));
    if (statement) bare.push_back(milliseconds_of([&] { lines_by_key(*statement, uids); }));
    lines += uids.size();
  }
  auto const lines_a_page = std::to_string(lines / static_cast<std::size_t>(asked.pages));
  print_percentiles(asked.what + ", by the desk, lines a page " + lines_a_page, ours, "ms");
  if (statement) print_percentiles("  its lines by key", bare, "ms");
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
