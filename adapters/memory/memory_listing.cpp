// Worklists and what walks over many cases.

#include <algorithm>
#include <tuple>

#include "adapters/memory/memory_store.hpp"
#include "engine/base/among.hpp"
#include "engine/base/each_once.hpp"
#include "engine/cases/party_mark.hpp"

namespace liandiao {
namespace {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

template <class P, class F>
bool any(CaseFile const& file, F&& wanted) {
  auto const& rows = file.all<P>();
  return std::any_of(rows.begin(), rows.end(), wanted);
}

bool live(CaseFile const& file, int instance) {
  auto const* found = file.instance(instance);
  return found != nullptr && !found->ended_on;
}

/// The running clock that is due first.
Clock const* next_clock(CaseFile const& file) {
  Clock const* next = nullptr;
  auto const rank = [](Clock const& c) { return std::tie(*c.due, c.instance, c.clock, c.agreement, c.term); };
  for (auto const& clock : file.all<Clock>())
    if (clock.mark == "running" && (next == nullptr || rank(clock) < rank(*next))) next = &clock;
  return next;
}

/// What marks the case or one of its parties, each once, in order.
std::vector<Symbol> flags_of(CaseFile const& file) {
  std::vector<Symbol> flags = file.head().flags;
  for (auto const& party : file.all<Party>()) flags.insert(flags.end(), party.flags.begin(), party.flags.end());
  keep_each_once(flags);
  return flags;
}

/// The number in force: of the latest request.
std::string_view ledger_no(CaseFile const& file) {
  RowRef latest;
  for (auto const& request : file.all<NumberRequest>())
    if (request.type == "ledger") latest = std::max(latest, RowRef{request.seq, request.index});
  return file.issued_number(latest);
}

}  // namespace

bool MemoryStore::mediates(CaseFile const& file, int instance, Symbol person) {
  auto const* row = file.find<Mediator>(instance, person);
  return row != nullptr && !row->until;
}

bool MemoryStore::fits(CaseQuery const& query, Stored const& stored) const {
  auto const& file = stored.file;
  auto const is_open = [&](Access const& row) {
    return among(query.open_to, row.organ) && (row.why != "superior" || !asks_to_read(query));
  };
  if (!query.open_to.empty() && !any<Access>(file, is_open)) return false;
  if (query.holder && file.head().holder != query.holder) return false;
  if (query.standing && stored.standing != query.standing) return false;
  if (query.level && file.head().level != query.level) return false;
  auto const registered = file.head().registered_on;
  if (query.registered_from && registered < *query.registered_from) return false;
  if (query.registered_to && *query.registered_to < registered) return false;
  if (query.irregular && file.all<Irregularity>().empty()) return false;
  auto const flags = flags_of(file);
  for (auto const wanted : query.flags)
    if (!std::binary_search(flags.begin(), flags.end(), wanted)) return false;
  if (query.organ && !any<Instance>(file, [&](auto const& i) { return i.organ == query.organ && !i.ended_on; }))
    return false;
  if (query.mediator && !any<Mediator>(file, [&](auto const& m) {
        return m.person == query.mediator && !m.until && live(file, m.instance);
      }))
    return false;
  if (query.due_before &&
      !any<Clock>(file, [&](auto const& c) { return c.mark == "running" && *c.due <= *query.due_before; }))
    return false;
  return ends_so(query, stored) && says(query, stored);
}

bool MemoryStore::ends_so(CaseQuery const& query, Stored const& stored) {
  auto const& file = stored.file;
  auto const ends = [&](RowRef const& ref, MarkKind kind, EndingAsked const& asked) {
    auto const row = stored.private_rows.find(ref);
    return row != stored.private_rows.end() && row->second.ending == asked.mark &&
           ends_with(kind, row->second.text, asked.text);
  };
  if (!query.phone.text.empty() &&
      !any<Party>(file, [&](auto const& party) { return ends(party.phone, MarkKind::phone, query.phone); }))
    return false;
  return query.id_number.text.empty() || any<Party>(file, [&](auto const& party) {
           return ends(party.id_number, MarkKind::id_number, query.id_number);
         });
}

bool MemoryStore::says(CaseQuery const& query, Stored const& stored) {
  auto const& file = stored.file;
  auto const begins = [&](std::string const& text) { return text.starts_with(query.number); };
  if (!query.number.empty() && !any<Filing>(file, [&](auto const& f) { return begins(f.court_no); }) &&
      !any<Confirmation>(file, [&](auto const& c) { return begins(c.court_no); }) &&
      std::none_of(file.issued.begin(), file.issued.end(), [&](auto const& number) { return begins(number.second); }))
    return false;
  if (query.text.empty()) return true;
  auto const holds = [wanted = lower(query.text)](std::string const& text) {
    return lower(text).find(wanted) != std::string::npos;
  };
  auto const& issued = file.issued;
  return holds(file.head().cause) || any<Filing>(file, [&](auto const& f) { return holds(f.court_no); }) ||
         std::any_of(issued.begin(), issued.end(), [&](auto const& number) { return holds(number.second); }) ||
         any<Party>(file, [&](auto const& party) {
           auto const name = stored.private_rows.find(party.name);
           return name != stored.private_rows.end() && holds(name->second.text);
         });
}

CaseLine MemoryStore::line_of(CaseQuery const& query, Stored const& stored) const {
  auto const& file = stored.file;
  auto const& head = file.head();
  CaseLine line;
  line.id = file.id;
  line.ledger_no = ledger_no(file);
  line.dispute_type = head.dispute_type;
  line.level = head.level;
  line.holder = head.holder;
  line.standing = stored.standing;
  line.registered_on = head.registered_on;
  for (auto const* side : {"claimant", "respondent", "third"}) {
    Party const* first = nullptr;
    for (auto const& party : file.all<Party>())
      if (party.side == side && (first == nullptr || party.no < first->no)) first = &party;
    if (first == nullptr) continue;
    if (auto const name = stored.private_rows.find(first->name); name != stored.private_rows.end())
      line.names.push_back(name->second);
  }
  for (auto const organ : query.open_to)
    if (auto const* access = file.find<Access>(organ)) line.open_to.push_back(*access);
  for (auto const& party : file.all<Party>()) line.parties += party.headcount;
  int newest = -1;
  for (auto const& mediator : file.all<Mediator>()) {
    bool const leads = mediator.role == "lead" && !mediator.until && live(file, mediator.instance);
    if (leads && mediator.instance > newest) {
      newest = mediator.instance;
      line.mediator = mediator.person;
    }
  }
  if (auto const* clock = next_clock(file)) {
    line.next_due = clock->due;
    line.next_clock = clock->clock;
    line.provisional = clock->provisional;
  }
  for (auto const& clock : file.all<Clock>()) {
    line.lapsed += clock.mark == "lapsed" ? 1 : 0;
    line.overdue += clock.mark == "running" && *clock.due < query.on ? 1 : 0;
  }
  line.irregularities = static_cast<int>(file.all<Irregularity>().size());
  line.flags = flags_of(file);
  return line;
}

Result<CasePage> MemoryStore::list(Symbol district, CaseQuery const& query) {
  if (auto makes_sense = sound(query); !makes_sense) return tl::unexpected<Error>(makes_sense.error());
  std::scoped_lock const lock(mutex_);
  CasePage page;
  auto at = cases_.lower_bound({district, query.after.empty() ? "~" : query.after});
  while (at != cases_.begin()) {
    --at;
    if (at->first.first != district) break;
    if (!fits(query, at->second)) continue;
    if (page.lines.size() == static_cast<std::size_t>(query.limit)) {
      page.next = page.lines.back().id.uid;
      break;
    }
    page.lines.push_back(line_of(query, at->second));
  }
  return page;
}

Result<std::string> MemoryStore::end_of_page(Symbol district, CaseQuery const& query) {
  auto page = list(district, query);
  if (!page) return passed_on(page);
  return std::move(page->next);
}

std::vector<DueClock> MemoryStore::due_before(Symbol district, Date day) const {
  std::vector<DueClock> clocks;
  for (auto const& [place, stored] : cases_)
    for (auto const& c : stored.file.all<Clock>())
      if (place.first == district && c.mark == "running" && *c.due < day)
        clocks.push_back({stored.file.id, c.instance, c.clock, c.agreement, c.term, *c.due});
  auto const rank = [](DueClock const& c) {
    return std::tie(c.due, c.id.uid, c.instance, c.clock, c.agreement, c.term);
  };
  std::sort(clocks.begin(), clocks.end(), [&](auto const& a, auto const& b) { return rank(a) < rank(b); });
  return clocks;
}

Result<std::vector<DueClock>> MemoryStore::due(Symbol district, Date day, int limit) {
  std::scoped_lock const lock(mutex_);
  auto clocks = due_before(district, day);
  if (clocks.size() > static_cast<std::size_t>(limit)) clocks.resize(static_cast<std::size_t>(limit));
  return clocks;
}

Result<> MemoryStore::log_reads(std::span<ReadRecord const> records) {
  std::scoped_lock const lock(mutex_);
  reads_.insert(reads_.end(), records.begin(), records.end());
  return {};
}

std::vector<ReadRecord> MemoryStore::reads() {
  std::scoped_lock const lock(mutex_);
  return reads_;
}

Result<> MemoryStore::each_case(Symbol district, std::function<Result<>(CaseId const&)> const& visit) {
  std::vector<CaseId> ids;
  {
    std::scoped_lock const lock(mutex_);
    for (auto const& [place, stored] : cases_)
      if (place.first == district) ids.push_back(stored.file.id);
  }
  // Without the lock: the visitor will want the store too.
  for (auto const& id : ids)
    if (auto visited = visit(id); !visited) return visited;
  return {};
}

/// Rows live inside their case here, so none can be without one.
Result<std::vector<StrayRows>> MemoryStore::strays(Symbol) { return std::vector<StrayRows>(); }

}  // namespace liandiao
