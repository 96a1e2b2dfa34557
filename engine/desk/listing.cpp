#include <algorithm>
#include <future>

#include "engine/base/ensure.hpp"
#include "engine/cases/access.hpp"
#include "engine/cases/ledger.hpp"
#include "engine/cases/party_mark.hpp"
#include "engine/cases/view.hpp"
#include "engine/desk/desk.hpp"
#include "engine/desk/reader.hpp"
#include "engine/ports/overdue_clocks.hpp"
#include "engine/ports/sessions_to_come.hpp"

namespace liandiao {
namespace {

/// The names of a line as whoever asked may see them, through the first of her organisations that the case is open to.
std::vector<std::string> names_seen(CaseLine const& line, Registers const& registers) {
  std::vector<std::string> names;
  for (auto const& row : line.names)
    if (auto name = seen_name(row, line.open_to.front(), registers)) names.push_back(std::move(*name));
  return names;
}

}  // namespace

Result<std::vector<Symbol>> Desk::organs_of(AtDesk const& who, Registers const& registers, Date today) {
  return organs_of_reader(who.person, who.organ, registers, today);
}

Result<std::vector<Symbol>> Desk::organs_now(AtDesk const& who) {
  auto const rulebook = rulebooks_.current();
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  return organs_of(who, (*rulebook)->registers(), time_.now().date());
}

Result<OverduePage> Desk::overdue(OverdueQuery query, AtDesk const& who) {
  auto organs = organs_now(who);
  if (!organs) return passed_on(organs);
  query.open_to = std::move(*organs);
  if (query.on == Date()) query.on = time_.now().date();
  return cases_.overdue(district_, query);
}

Result<CaseFile> Desk::looked_into(std::string const& reference, AtDesk const& who) {
  auto const id = cases_.find(district_, reference);
  if (!id) return tl::unexpected<Error>(id.error());
  auto file = cases_.load(*id);
  if (!file) return file;
  auto const rulebook = this->rulebook(*file);
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  auto const reader = looking_as(*file, who.person, who.organ, (*rulebook)->registers(), time_.now().date());
  if (!reader) return tl::unexpected<Error>(reader.error());
  return file;
}

Result<SessionPage> Desk::sessions(SessionQuery query, AtDesk const& who) {
  auto organs = organs_now(who);
  if (!organs) return passed_on(organs);
  query.open_to = std::move(*organs);
  if (query.from == Date()) query.from = time_.now().date();
  return cases_.sessions(district_, query);
}

Result<std::vector<SessionToCome>> Desk::sessions_in(std::string const& reference, AtDesk const& who) {
  auto const file = looked_into(reference, who);
  if (!file) return tl::unexpected<Error>(file.error());
  std::vector<SessionToCome> sessions;
  for (auto const& row : file->all<PlannedSession>()) {
    auto const* instance = file->instance(row.instance);
    if (instance == nullptr || instance->ended_on || row.standing != "planned") continue;
    sessions.push_back(to_come(*file, *instance, row));
    sessions.back().ledger_no = ledger_number(*file);
  }
  std::sort(sessions.begin(), sessions.end(),
            [](SessionToCome const& a, SessionToCome const& b) { return place_of(a) < place_of(b); });
  return sessions;
}

Result<std::vector<OverdueClock>> Desk::overdue_in(std::string const& reference, AtDesk const& who, Date on) {
  auto const file = looked_into(reference, who);
  if (!file) return tl::unexpected<Error>(file.error());
  std::vector<OverdueClock> found;
  for (auto const& row : file->all<Clock>()) {
    auto const* instance = file->instance(row.instance);
    if (instance == nullptr || row.mark != "running" || !row.due || *row.due >= on) continue;
    found.push_back(liandiao::overdue(*file, *instance, row));
    found.back().ledger_no = ledger_number(*file);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](OverdueClock const& a, OverdueClock const& b) { return a.due < b.due; });
  return found;
}

Result<> Desk::mark_endings(CaseQuery& query) {
  for (auto const& [kind, ending] :
       {std::pair(MarkKind::phone, &query.phone), std::pair(MarkKind::id_number, &query.id_number)}) {
    if (ending->text.empty()) continue;
    auto same = compared_ending(kind, ending->text);
    if (same.size() < ending_min)
      return fail(Code::invalid_input, "ending_short", {{"value", ending->text}, {"min", std::to_string(ending_min)}});
    auto const key = cases_.mark_key(district_, ids_.salt());
    if (!key) return tl::unexpected<Error>(key.error());
    ending->mark = ending_of(*key, kind, same);
    ending->text = std::move(same);
  }
  return {};
}

Result<Desk::LookedOver> Desk::looked_over(CaseQuery query, AtDesk const& who, std::string const& purpose) {
  auto const rulebook = rulebooks_.current();
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  auto const& registers = (*rulebook)->registers();
  Instant const now = time_.now();
  auto organs = organs_of(who, registers, now.date());
  if (!organs) return passed_on(organs);
  query.open_to = std::move(*organs);
  if (query.on == Date()) query.on = now.date();
  if (auto marked = mark_endings(query); !marked) return passed_on(marked);
  auto page = cases_.list(district_, query);
  if (!page) return passed_on(page);
  LookedOver looked{{{}, page->next}, {}};
  for (auto& line : page->lines) {
    ensure(!line.open_to.empty(), "a line is of a case that is open to somebody who asked");
    auto names = names_seen(line, registers);
    looked.reads.push_back(
        {now, who.person, line.open_to.front().organ, line.id, purpose, static_cast<int>(names.size())});
    looked.page.lines.push_back({std::move(line), std::move(names)});
  }
  return looked;
}

Result<ListedPage> Desk::list(CaseQuery query, AtDesk const& who, std::string const& purpose) {
  auto looked = looked_over(std::move(query), who, purpose);
  if (!looked) return passed_on(looked);
  if (auto logged = cases_.log_reads(looked->reads); !logged) return passed_on(logged);
  return std::move(looked->page);
}

Result<> Desk::each_listed(CaseQuery query, AtDesk const& who, std::string const& purpose,
                           std::function<Result<>(Listed const&)> const& visit) {
  auto const look_over = [&](CaseQuery const& asked) { return looked_over(asked, who, purpose); };
  auto const log = [this](std::vector<ReadRecord> const& reads) { return cases_.log_reads(reads); };
  auto const give = [&](std::vector<Listed> const& lines) -> Result<> {
    for (auto const& line : lines)
      if (auto visited = visit(line); !visited) return visited;
    return {};
  };
  auto coming = std::async(std::launch::async, look_over, query);
  std::vector<Listed> logged;
  for (bool more = true; more;) {
    auto looked = coming.get();
    if (!looked) return passed_on(looked);
    query.after = looked->page.next;
    more = !query.after.empty();
    if (more) coming = std::async(std::launch::async, look_over, query);
    auto logging = std::async(std::launch::async, log, std::move(looked->reads));
    if (auto given = give(logged); !given) return given;
    if (auto done = logging.get(); !done) return done;
    logged = std::move(looked->page.lines);
  }
  return give(logged);
}

}  // namespace liandiao
