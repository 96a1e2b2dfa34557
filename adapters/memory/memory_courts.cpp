// What waits before courts.

#include <algorithm>

#include "adapters/memory/memory_store.hpp"
#include "engine/ports/court_cursor.hpp"

namespace liandiao {
namespace {

bool left_to_do(CaseFile const& file, Clock const& clock) {
  auto const& duties = file.all<Duty>();
  return std::any_of(duties.begin(), duties.end(), [&](Duty const& duty) {
    return duty.instance == clock.instance && clock.clock == duty.subject && !duty.done_on;
  });
}

std::optional<Date> nearest_due(CaseFile const& file, int instance) {
  std::optional<Date> nearest;
  for (auto const& clock : file.all<Clock>()) {
    bool const counts = clock.mark == "running" || (clock.mark == "lapsed" && left_to_do(file, clock));
    if (clock.instance == instance && counts && clock.due && (!nearest || *clock.due < *nearest)) nearest = clock.due;
  }
  return nearest;
}

/// The court, of those asked about, that the instance is before and that may look into the case.
bool waits_before(CaseFile const& file, Instance const& instance, std::vector<Symbol> const& courts) {
  auto const* filing = file.find<Filing>(instance.no);
  auto const* confirmation = file.find<Confirmation>(instance.no);
  if (instance.ended_on || (filing == nullptr && confirmation == nullptr)) return false;
  Symbol const competent = filing != nullptr ? filing->competent_court : confirmation->competent_court;
  return std::any_of(courts.begin(), courts.end(), [&](Symbol court) {
    return file.find<Access>(court) != nullptr && (court == instance.organ || court == competent);
  });
}

}  // namespace

Result<BeforeCourtPage> MemoryStore::before_courts(Symbol district, BeforeCourtQuery const& query) {
  if (auto makes_sense = sound_page(query.limit); !makes_sense) return tl::unexpected<Error>(makes_sense.error());
  auto const after = parse_court_cursor(query.after);
  if (!after) return tl::unexpected<Error>(after.error());
  std::scoped_lock const lock(mutex_);
  BeforeCourtPage page;
  for (auto const& [place, stored] : cases_) {
    if (place.first != district) continue;
    for (auto const& instance : stored.file.all<Instance>()) {
      if (!waits_before(stored.file, instance, query.courts)) continue;
      BeforeCourt one{stored.file.id, instance.no, nearest_due(stored.file, instance.no)};
      if (place_of(one) > *after) page.lines.push_back(std::move(one));
    }
  }
  std::sort(page.lines.begin(), page.lines.end(),
            [](BeforeCourt const& a, BeforeCourt const& b) { return place_of(a) < place_of(b); });
  page.next = cut(page.lines, query.limit);
  return page;
}

Result<CaseId> MemoryStore::find_by_court_no(Symbol district, std::string const& court_no) {
  std::scoped_lock const lock(mutex_);
  std::vector<CaseId> found;
  auto const bears = [&](auto const& rows) {
    return std::any_of(rows.begin(), rows.end(), [&](auto const& row) { return row.court_no == court_no; });
  };
  for (auto const& [place, stored] : cases_)
    if (place.first == district && !court_no.empty() &&
        (bears(stored.file.all<Filing>()) || bears(stored.file.all<Confirmation>())))
      found.push_back(stored.file.id);
  if (found.size() > 1) return fail(Code::invalid_input, "case_ambiguous", {{"case", court_no}});
  if (found.empty()) return fail(Code::not_found, "case_unknown", {{"case", court_no}});
  return found.front();
}

}  // namespace liandiao
