#include "adapters/sql/lines_by_case.hpp"

#include "adapters/sql/open_to.hpp"
#include "engine/base/each_once.hpp"
#include "engine/base/ensure.hpp"
#include "engine/cases/encoding.hpp"

namespace liandiao::sql {
namespace {

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

/// `["mass"]["minor","elderly"]["minor"]`: each flag once, in order; nothing where a list cannot be one.
std::optional<std::vector<Symbol>> flags_in(std::string const& lists) {
  std::vector<Symbol> flags;
  for (std::size_t from = 0; from < lists.size();) {
    auto const end = lists.find(']', from);
    std::vector<Symbol> some;
    if (end == std::string::npos || !from_cell(Cell::of(lists.substr(from, end + 1 - from)), some)) return std::nullopt;
    flags.insert(flags.end(), some.begin(), some.end());
    from = end + 1;
  }
  keep_each_once(flags);
  return flags;
}

void fill(BegunLine& begun, LineRow const& row) {
  auto& line = begun.line;
  line.ledger_no = row.ledger_no.value_or("");
  line.dispute_type = row.dispute_type;
  line.level = row.level;
  line.holder = row.holder;
  line.standing = row.standing;
  line.registered_on = row.registered_on;
  begun.names[0].row = row.claimant;
  begun.names[1].row = row.respondent;
  begun.names[2].row = row.third;
  line.parties = row.heads;
  line.mediator = row.mediator.value_or(Symbol());
  line.next_due = row.next_due;
  line.next_clock = row.next_clock.value_or(Symbol());
  line.provisional = row.provisional.value_or(false);
  line.lapsed = row.lapsed;
  line.irregularities = row.irregularities;
  line.overdue = row.overdue;
}

/// Where the names are kept, as [uid, seq, idx].
std::string places_of(PageLines& lines) {
  std::string places = "[";
  for (auto const& begun : lines.all())
    for (auto const& name : begun.names) {
      if (!name.row) continue;
      places += places.size() == 1 ? "[" : ",[";
      write_scalar(places, begun.line.id.uid);
      places += "," + std::to_string(name.row.seq) + "," + std::to_string(name.row.index) + "]";
    }
  return places + "]";
}

}  // namespace

Result<> read_by_case(Session& session, Symbol district, CaseQuery const& query, PageLines& lines) {
  std::vector<std::string> uids;
  uids.reserve(lines.size());
  for (auto const& begun : lines.all()) uids.push_back(begun.line.id.uid);
  Row of_page;
  of_page.set("district", district).set("uids", uids).set("on", query.on);
  of_page.set("open_to", list_of_organs(query.open_to));
  std::size_t found = 0;
  bool intact = true;
  std::vector<Question> questions;
  if (!query.open_to.empty()) questions.push_back(access_of_lines(lines, "access_of_page", of_page));
  questions.push_back(of_lines<LineRow>(lines, "lines_of_page", of_page, [&](BegunLine& begun, LineRow const& row) {
    ++found;
    fill(begun, row);
    auto flags = flags_in(row.flags);
    intact = intact && flags;
    if (flags) begun.line.flags = std::move(*flags);
  }));
  if (auto asked = session.ask_within(questions); !asked) return asked;
  ensure(found == lines.size(), "a case that was found is there");
  if (!intact) return broken_row("lines_of_page");
  of_page.set("rows", places_of(lines));
  std::vector names{names_of_lines(lines, "names_of_page", std::move(of_page))};
  return session.ask_within(names);
}

}  // namespace liandiao::sql
