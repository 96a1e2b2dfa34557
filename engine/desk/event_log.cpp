#include "engine/desk/event_log.hpp"

#include "engine/base/ensure.hpp"
#include "engine/desk/reader.hpp"
#include "engine/mining/case_log.hpp"

namespace liandiao {
namespace {

constexpr int cases_at_once = 500;

std::vector<ReadRecord> reads_of(std::vector<CaseLine> const& lines, LogAsked const& asked, Symbol person,
                                 Instant now) {
  std::vector<ReadRecord> reads;
  for (auto const& line : lines) {
    ensure(!line.open_to.empty(), "a line is of a case that is open to somebody who asked");
    reads.push_back({now, person, line.open_to.front().organ, line.id, asked.purpose, 0});
  }
  return reads;
}

Result<CaseLog> log_of(Desk& desk, CaseLine const& line, LogNames& names) {
  auto const events = desk.events(line.id.uid);
  if (!events) return tl::unexpected<Error>(events.error());
  auto const first = fold({events->front()});
  if (!first) return tl::unexpected<Error>(first.error());
  auto const rulebook = desk.rulebook(*first);
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  return case_log(*events, line.ledger_no, **rulebook, names);
}

Result<> tell(Desk& desk, std::vector<CaseLine> const& lines, LogNames& names, LogMade& made, VisitLog const& visit) {
  for (auto const& line : lines) {
    auto log = log_of(desk, line, names);
    if (!log) return passed_on(log);
    if (auto visited = visit(*log); !visited) return visited;
    ++made.cases;
    made.events += static_cast<std::int64_t>(log->events.size());
  }
  return {};
}

}  // namespace

Result<LogMade> event_log(Desk& desk, LogAsked const& asked, AtDesk const& who, VisitLog const& visit) {
  if (asked.from && asked.to && *asked.to < *asked.from)
    return fail(Code::invalid_input, "log_days_reversed", {{"from", asked.from->text()}, {"to", asked.to->text()}});
  auto const current = desk.rulebook();
  if (!current) return tl::unexpected<Error>(current.error());
  auto const& registers = (*current)->registers();
  Instant const now = desk.now();
  auto organs = organs_of_reader(who.person, who.organ, registers, now.date());
  if (!organs) return passed_on(organs);
  CaseQuery query;
  query.open_to = std::move(*organs);
  query.on = now.date();
  query.registered_from = asked.from;
  query.registered_to = asked.to;
  query.limit = cases_at_once;
  LogNames names(asked.masking);
  LogMade made;
  do {
    auto page = desk.cases().list(desk.district(), query);
    if (!page) return passed_on(page);
    query.after = page->next;
    auto const reads = reads_of(page->lines, asked, who.person, now);
    if (auto logged = desk.cases().log_reads(reads); !logged) return passed_on(logged);
    if (auto told = tell(desk, page->lines, names, made, visit); !told) return passed_on(told);
  } while (!query.after.empty());
  if (made.cases == 0) return fail(Code::rejected, "log_without_cases", {{"person", who.person.str()}});
  made.shared = names.shared(registers);
  return made;
}

}  // namespace liandiao
