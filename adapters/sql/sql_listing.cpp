// Worklists and what walks over many cases.

#include <algorithm>
#include <map>

#include "adapters/sql/batch.hpp"
#include "adapters/sql/case_finder.hpp"
#include "adapters/sql/lent.hpp"
#include "adapters/sql/open_to.hpp"
#include "adapters/sql/private_rows.hpp"
#include "engine/base/ensure.hpp"
#include "engine/cases/encoding.hpp"

namespace liandiao {
namespace {

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

/// A flow has no mark in which the signs stand that set one mark apart from the next in a list (engine/flow/read_flow):
/// whoever asks for such a thing finds no case.
bool can_be_found(CaseQuery const& query) {
  return std::all_of(query.flags.begin(), query.flags.end(),
                     [](Symbol flag) { return flag.view().find_first_of(",[]") == std::string_view::npos; });
}

std::vector<RowRef> names_of(LineRow const& row) {
  std::vector<RowRef> names;
  for (auto const& ref : {row.claimant, row.respondent, row.third})
    if (ref) names.push_back(ref);
  return names;
}

/// The lines of a page, in the order of its uids.
Result<std::vector<LineRow>> read_lines(Session& session, Symbol district, std::vector<std::string> const& uids,
                                        Date on) {
  std::vector<LineRow> lines;
  std::vector questions{sql::Question::of<LineRow>(
      "lines_of_page", std::move(Row().set("district", district).set("uids", uids).set("on", on)), lines)};
  if (auto asked = session.ask_within(questions); !asked) return passed_on(asked);
  ensure(lines.size() == uids.size(), "a case that was found is there");
  std::sort(lines.begin(), lines.end(), [](LineRow const& a, LineRow const& b) { return a.uid > b.uid; });
  return lines;
}

using Named = std::pair<std::string, RowRef>;  // of which case, and which private row of it

/// The private rows of a page's names; of those that are there.
class NamesOfPage {
 public:
  explicit NamesOfPage(std::vector<LineRow> const& lines) {
    for (auto const& line : lines)
      for (auto const& name : names_of(line)) {
        places_ += places_.empty() ? "[[" : ",[";
        write_scalar(places_, line.uid);
        places_ += "," + std::to_string(name.seq) + "," + std::to_string(name.index) + "]";
      }
    places_ += places_.empty() ? "[]" : "]";
  }
  sql::Question question(Symbol district) {
    auto columns = sql::columns_of_private_row();
    columns.insert(columns.begin(), sql::Cell::Kind::text);
    return {{"names_of_page", std::move(Row().set("district", district).set("rows", places_))},
            std::move(columns),
            [this](std::span<sql::Cell const> cells) {
              PrivateRow row;
              bool const intact = sql::private_row_in(cells.subspan(1), row);
              Named key{cells.front().text, row.row};
              rows_.emplace(std::move(key), std::move(row));
              return intact;
            }};
  }
  void give(CaseLine& line, RowRef const& name) {
    if (auto const found = rows_.find({line.id.uid, name}); found != rows_.end()) line.names.push_back(found->second);
  }

 private:
  std::string places_;
  std::map<Named, PrivateRow> rows_;
};

struct AccessRow {
  std::string uid;
  Symbol organ;
  Symbol why;
};
BOOST_DESCRIBE_STRUCT(AccessRow, (), (uid, organ, why))

/// Names and access of the lines: what their reader needs beside them, and nothing else of the cases.
Result<> complete(Session& session, Symbol district, std::vector<CaseLine>& lines, std::vector<LineRow> const& rows,
                  std::vector<Symbol> const& open_to) {
  NamesOfPage names(rows);
  std::vector<AccessRow> access;
  std::vector<std::string> uids;
  uids.reserve(rows.size());
  for (auto const& row : rows) uids.push_back(row.uid);
  std::vector questions{names.question(district)};
  Row of_page;
  of_page.set("district", district).set("uids", uids).set("open_to", sql::list_of_organs(open_to));
  if (!open_to.empty()) questions.push_back(sql::Question::of<AccessRow>("access_of_page", std::move(of_page), access));
  if (auto asked = session.ask_within(questions); !asked) return asked;
  std::map<std::pair<std::string_view, Symbol>, Symbol> whys;
  for (auto const& row : access) whys.emplace(std::pair(std::string_view(row.uid), row.organ), row.why);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (auto const& name : names_of(rows[i])) names.give(lines[i], name);
    for (auto const organ : open_to)
      if (auto const why = whys.find({lines[i].id.uid, organ}); why != whys.end())
        lines[i].open_to.push_back({organ, why->second});
  }
  return {};
}

Result<CasePage> read_page(Session& session, Symbol district, CaseQuery const& query) {
  auto found = sql::CaseFinder(session, district, query).page();
  if (!found) return passed_on(found);
  if (found->empty()) return CasePage{};
  bool const more = found->size() > static_cast<std::size_t>(query.limit);
  if (more) found->resize(static_cast<std::size_t>(query.limit));
  auto const rows = read_lines(session, district, *found, query.on);
  if (!rows) return tl::unexpected<Error>(rows.error());
  CasePage page;
  for (auto const& row : *rows) {
    page.lines.push_back(line_of(district, row));
    auto flags = flags_in(row.flags);
    if (!flags) return fail(Code::corrupt, "database_row_broken", {{"query", "lines_of_page"}});
    page.lines.back().flags = std::move(*flags);
  }
  if (auto done = complete(session, district, page.lines, *rows, query.open_to); !done) return passed_on(done);
  if (more) page.next = page.lines.back().id.uid;
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
      return session.rows<sql::UidRow>("case_after",
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
