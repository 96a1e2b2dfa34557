// Worklists and what walks over many cases.

#include <algorithm>

#include "adapters/sql/batch.hpp"
#include "adapters/sql/lent.hpp"
#include "adapters/sql/open_to.hpp"
#include "adapters/sql/part_queries.hpp"
#include "adapters/sql/private_rows.hpp"

namespace liandiao {
namespace {

using sql::Query;
using sql::Row;
using sql::Session;

struct LineRow {
  std::string uid;
  std::optional<std::string> ledger_no;
  Symbol dispute_type;
  Symbol level;
  Symbol holder;
  Symbol standing;
  Date registered_on;
  RowRef claimant, respondent, third;
  int heads = 0;
  std::optional<Symbol> mediator;
  std::optional<Date> next_due;
  std::optional<Symbol> next_clock;
  std::optional<bool> provisional;
  int lapsed = 0;
  int irregularities = 0;
  std::string flags;  // the lists of the case and of its parties, one after the other
  int overdue = 0;
};
BOOST_DESCRIBE_STRUCT(LineRow, (),
                      (uid, ledger_no, dispute_type, level, holder, standing, registered_on, claimant, respondent,
                       third, heads, mediator, next_due, next_clock, provisional, lapsed, irregularities, flags,
                       overdue))

struct DueRow {
  std::string uid;
  int instance = 0;
  Symbol clock;
  int agreement = 0;
  int term = 0;
  Date due;
};
BOOST_DESCRIBE_STRUCT(DueRow, (), (uid, instance, clock, agreement, term, due))

struct UidRow {
  std::string uid;
};
BOOST_DESCRIBE_STRUCT(UidRow, (), (uid))

/// `["mass"]["minor","elderly"]["minor"]`: each flag once, in order; nothing where a list cannot be one.
std::optional<std::vector<Symbol>> flags_in(std::string const& lists) {
  std::vector<Symbol> flags;
  for (std::size_t from = 0; from < lists.size();) {
    auto const end = lists.find(']', from);
    std::vector<Symbol> some;
    if (end == std::string::npos || !sql::from_cell(sql::Cell::of(lists.substr(from, end + 1 - from)), some))
      return std::nullopt;
    flags.insert(flags.end(), some.begin(), some.end());
    from = end + 1;
  }
  std::sort(flags.begin(), flags.end());
  flags.erase(std::unique(flags.begin(), flags.end()), flags.end());
  return flags;
}

CaseLine line_of(Symbol district, LineRow const& row) {
  CaseLine line;
  line.id = {district, row.uid};
  line.ledger_no = row.ledger_no.value_or("");
  line.dispute_type = row.dispute_type;
  line.level = row.level;
  line.holder = row.holder;
  line.standing = row.standing;
  line.registered_on = row.registered_on;
  line.parties = row.heads;
  line.mediator = row.mediator.value_or(Symbol());
  line.next_due = row.next_due;
  line.next_clock = row.next_clock.value_or(Symbol());
  line.provisional = row.provisional.value_or(false);
  line.lapsed = row.lapsed;
  line.irregularities = row.irregularities;
  line.overdue = row.overdue;
  return line;
}

/// The text as a LIKE pattern that means just itself, anywhere, in lower case.
std::string pattern_of(std::string const& text) {
  if (text.empty()) return {};
  std::string pattern = "%";
  for (char const c : text) {
    if (c == '%' || c == '_' || c == '!') pattern += '!';
    pattern += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return pattern + "%";
}

/// A flow has no mark in which the signs stand that set one mark apart from the next in a list (engine/flow/read_flow):
/// whoever asks for such a thing finds no case.
bool can_be_found(CaseQuery const& query) {
  return std::all_of(query.flags.begin(), query.flags.end(),
                     [](Symbol flag) { return flag.view().find_first_of(",[]") == std::string_view::npos; });
}

/// As it stands in a list; nothing where as many are not asked for.
std::string quoted_flag(CaseQuery const& query, std::size_t at) {
  std::string text;
  if (at < query.flags.size()) write_scalar(text, query.flags[at]);
  return text;
}

/// The query that begins with the narrowest filter given.
Query narrowest(CaseQuery const& query) {
  if (query.mediator) return "page_of_mediator";
  if (query.due_before) return "page_of_due";
  if (query.holder) return "page_of_holder";
  if (query.open_to.size() == 1) return "page_of_organ";
  return "page_of_district";
}

Row filters_of(Symbol district, CaseQuery const& query) {
  bool const one_organ = query.open_to.size() == 1 && !query.mediator && !query.holder && !query.due_before;
  Row row;
  row.set("district", district).set("before", query.after.empty() ? std::string("~") : query.after);
  row.set("open_to", one_organ ? query.open_to.front().str() : sql::list_of_organs(query.open_to));
  row.set("holder", query.holder).set("mediator", query.mediator).set("organ", query.organ);
  row.set("standing", query.standing).set("level", query.level).set("text", pattern_of(query.text));
  row.set("by_due", query.due_before.has_value()).set("due_before", query.due_before.value_or(Date()));
  static_assert(flags_max == 3, "as many as the queries name");
  row.set("flag_1", quoted_flag(query, 0)).set("flag_2", quoted_flag(query, 1)).set("flag_3", quoted_flag(query, 2));
  row.set("on", query.on)
      .set("irregular", query.irregular)
      .set("limit", query.limit + 1);  // one more tells whether there is a next page
  return row;
}

/// Names and access of one line: what its reader needs beside it, and nothing else of the case.
Result<CaseLine> completed(Session& session, CaseLine line, LineRow const& row, std::vector<Symbol> const& open_to) {
  for (auto const& ref : {row.claimant, row.respondent, row.third}) {
    if (!ref) continue;
    auto name = sql::read_private_row(session, line.id, ref);
    if (!name) return passed_on(name);
    if (*name) line.names.push_back(std::move(**name));
  }
  auto flags = flags_in(row.flags);
  if (!flags) return fail(Code::corrupt, "database_row_broken", {{"query", "case_line"}});
  line.flags = std::move(*flags);
  if (open_to.empty()) return line;
  auto const rows = session.rows<Access>(sql::queries_of<Access>.of_case, Row(line.id));
  if (!rows) return tl::unexpected<Error>(rows.error());
  for (auto const organ : open_to)
    for (auto const& access : *rows)
      if (access.organ == organ) line.open_to.push_back(access);
  return line;
}

Result<CasePage> read_page(Session& session, Symbol district, CaseQuery const& query) {
  auto const rows = session.rows<LineRow>(narrowest(query), filters_of(district, query));
  if (!rows) return tl::unexpected<Error>(rows.error());
  CasePage page;
  auto const shown = std::min(rows->size(), static_cast<std::size_t>(query.limit));
  for (std::size_t i = 0; i < shown; ++i) {
    auto line = completed(session, line_of(district, (*rows)[i]), (*rows)[i], query.open_to);
    if (!line) return passed_on(line);
    page.lines.push_back(std::move(*line));
  }
  if (rows->size() > shown) page.next = page.lines.back().id.uid;
  return page;
}

}  // namespace

Result<CasePage> SqlStore::list(Symbol district, CaseQuery const& query) {
  if (auto makes_sense = sound(query); !makes_sense) return tl::unexpected<Error>(makes_sense.error());
  if (!can_be_found(query)) return CasePage{};
  return with_session([&](Session& session) -> Result<CasePage> {
    if (auto begun = session.begin_read(); !begun) return passed_on(begun);
    auto page = read_page(session, district, query);
    if (auto ended = session.commit(); page && !ended) return passed_on(ended);
    return page;
  });
}

Result<std::vector<DueClock>> SqlStore::due(Symbol district, Date day, int limit) {
  return with_session([&](Session& session) -> Result<std::vector<DueClock>> {
    auto const rows =
        session.rows<DueRow>("due_clocks", Row().set("district", district).set("day", day).set("limit", limit));
    if (!rows) return tl::unexpected<Error>(rows.error());
    std::vector<DueClock> clocks;
    for (auto const& row : *rows)
      clocks.push_back({{district, row.uid}, row.instance, row.clock, row.agreement, row.term, row.due});
    return clocks;
  });
}

Result<> SqlStore::log_reads(std::span<ReadRecord const> records) {
  if (records.empty()) return {};
  auto const turn = turn_to_write();
  return with_session([&](Session& session) -> Result<> {
    sql::Batch batch(session);
    for (auto const& record : records) {
      Row row(record.id);
      row.set("at_us", record.at.us).set("person", record.person).set("organ", record.organ);
      row.set("purpose", record.purpose).set("row_count", record.rows);
      batch.add("read_note", std::move(row));
    }
    return batch.commit();
  });
}

Result<> SqlStore::each_case(Symbol district, std::function<Result<>(CaseId const&)> const& visit) {
  constexpr int page_size = 1000;
  std::string after;
  for (;;) {
    // The session goes back before anybody is called: the visitor will want one too.
    auto const page = with_session([&](Session& session) {
      return session.rows<UidRow>("case_after",
                                  Row().set("district", district).set("after", after).set("limit", page_size));
    });
    if (!page) return tl::unexpected<Error>(page.error());
    // A broken tree may lead in a circle.
    if (!page->empty() && page->back().uid <= after)
      return fail(Code::corrupt, "database_row_broken", {{"query", "case_after"}});
    for (auto const& row : *page)
      if (auto visited = visit({district, row.uid}); !visited) return visited;
    if (page->size() < page_size) return {};
    after = page->back().uid;
  }
}

}  // namespace liandiao
