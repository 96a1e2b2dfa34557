#include <algorithm>
#include <deque>
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

Result<Desk::Look> Desk::look(CaseQuery query, AtDesk const& who, std::string const& purpose) {
  auto rulebook = rulebooks_.current();
  if (!rulebook) return passed_on(rulebook);
  auto const today = time_.now().date();
  auto organs = organs_of(who, (*rulebook)->registers(), today);
  if (!organs) return passed_on(organs);
  query.open_to = std::move(*organs);
  if (query.on == Date()) query.on = today;
  if (auto marked = mark_endings(query); !marked) return passed_on(marked);
  return Look{std::move(query), who, purpose, std::move(*rulebook)};
}

Result<Desk::LookedOver> Desk::looked_over(Look const& look) {
  Instant const now = time_.now();
  auto page = cases_.list(district_, look.query);
  if (!page) return passed_on(page);
  LookedOver looked{{{}, page->next}, {}};
  for (auto& line : page->lines) {
    ensure(!line.open_to.empty(), "a line is of a case that is open to somebody who asked");
    auto names = names_seen(line, look.rulebook->registers());
    looked.reads.push_back(
        {now, look.who.person, line.open_to.front().organ, line.id, look.purpose, static_cast<int>(names.size())});
    looked.page.lines.push_back({std::move(line), std::move(names)});
  }
  return looked;
}

Result<ListedPage> Desk::list(CaseQuery query, AtDesk const& who, std::string const& purpose) {
  auto const asked = look(std::move(query), who, purpose);
  if (!asked) return tl::unexpected<Error>(asked.error());
  auto looked = looked_over(*asked);
  if (!looked) return passed_on(looked);
  if (auto logged = cases_.log_reads(looked->reads); !logged) return passed_on(logged);
  return std::move(looked->page);
}

/// The pages of a list in their order, two of them read side by side: where one ends is known sooner than what is on
/// it.
class Desk::PagesAhead {
 public:
  PagesAhead(Desk& desk, Look look) : desk_(desk), look_(std::move(look)) {
    begin(look_.query.after);
    begin_another();
  }

  bool over() const { return coming_.empty(); }

  /// The next page, while another one behind it is read.
  Result<LookedOver> next() {
    auto looked = coming_.front().page.get();
    coming_.pop_front();
    if (!looked) return looked;
    auto const& after = looked->page.next;
    // A case of the page may have come to her, or gone from her, since it was asked where the page ends.
    if (coming_.empty() ? !after.empty() : coming_.front().after != after) {
      coming_.clear();
      if (!after.empty()) begin(after);
    }
    begin_another();
    return looked;
  }

 private:
  static constexpr std::size_t at_once = 2;

  struct Coming {
    std::string after;
    std::future<Result<LookedOver>> page;
  };

  Look after(std::string cursor) const {
    auto look = look_;
    look.query.after = std::move(cursor);
    return look;
  }
  void begin(std::string const& cursor) {
    auto read = [&desk = desk_, look = after(cursor)] { return desk.looked_over(look); };
    coming_.push_back({cursor, std::async(std::launch::async, std::move(read))});
    is_last_ = false;
  }
  /// Where it cannot be said where a page ends, the page itself will say.
  void begin_another() {
    if (coming_.empty() || coming_.size() == at_once || is_last_) return;
    auto const end = desk_.cases_.end_of_page(desk_.district_, after(coming_.back().after).query);
    if (!end) return;
    if (end->empty())
      is_last_ = true;
    else
      begin(*end);
  }

  Desk& desk_;
  Look const look_;
  std::deque<Coming> coming_;
  bool is_last_ = false;  // as was said of the one begun last
};

Result<> Desk::each_listed(CaseQuery query, AtDesk const& who, std::string const& purpose,
                           std::function<Result<>(Listed const&)> const& visit) {
  auto const log = [this](std::vector<ReadRecord> const& reads) { return cases_.log_reads(reads); };
  auto const give = [&](std::vector<Listed> const& lines) -> Result<> {
    for (auto const& line : lines)
      if (auto visited = visit(line); !visited) return visited;
    return {};
  };
  auto asked = look(std::move(query), who, purpose);
  if (!asked) return passed_on(asked);
  PagesAhead pages(*this, std::move(*asked));
  std::vector<Listed> logged;
  while (!pages.over()) {
    auto looked = pages.next();
    if (!looked) return passed_on(looked);
    auto logging = std::async(std::launch::async, log, std::move(looked->reads));
    if (auto given = give(logged); !given) return given;
    if (auto done = logging.get(); !done) return done;
    logged = std::move(looked->page.lines);
  }
  return give(logged);
}

}  // namespace liandiao
