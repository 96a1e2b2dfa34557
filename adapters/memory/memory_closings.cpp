// What the measures come to, whose cases they are, and closing them.

#include <algorithm>
#include <set>
#include <tuple>

#include "adapters/memory/memory_store.hpp"
#include "engine/base/among.hpp"
#include "engine/cases/ledger.hpp"

namespace liandiao {
namespace {

bool is_open_to(CaseFile const& file, std::vector<Symbol> const& organs) {
  auto const& access = file.all<Access>();
  return organs.empty() ||
         std::any_of(access.begin(), access.end(), [&](Access const& row) { return among(organs, row.organ); });
}

bool was_taken_back(std::vector<std::pair<std::int64_t, Measure>> const& measures, std::vector<Symbol> const& organs) {
  return std::any_of(measures.begin(), measures.end(),
                     [&](auto const& row) { return row.second.value < 0 && among(organs, row.second.organ); });
}

bool can_have_stood(CaseFile const& file, StockOn const& stock) {
  return std::any_of(stock.days.begin(), stock.days.end(), [&](Date day) { return can_stand(file, stock.stock, day); });
}

/// Whether anything of a stock was stored after the closing it is looked at from.
bool came_late(std::vector<std::pair<std::int64_t, Measure>> const& measures, StockOn const& stock) {
  auto const& codes = figures_of(stock.stock);
  return stock.at_closing && std::any_of(measures.begin(), measures.end(), [&](auto const& row) {
           auto const& [seq, measure] = row;
           return *stock.at_closing < measure.closing && measure.day <= stock.days.back() && among(codes, measure.code);
         });
}

}  // namespace

template <class F>
void MemoryStore::each_measure(Symbol district, FiguresAsked const& asked, F&& with) const {
  for (auto const& [place, kept] : cases_) {
    if (place.first != district) continue;
    for (auto const& [seq, row] : kept.measures) {
      if (row.day < asked.from || asked.to < row.day || row.closing < asked.since_closing) continue;
      if (asked.at_closing && *asked.at_closing < row.closing) continue;
      if (asked.known_on) {
        auto const event = parse_event(kept.events.at(static_cast<std::size_t>(seq - 1)).text);
        if (!event || *asked.known_on < event->recorded.date()) continue;
      }
      with(place.second, seq, row);
    }
  }
}

Result<std::vector<MeasureSum>> MemoryStore::measure_sums(Symbol district, FiguresAsked const& asked) {
  std::scoped_lock const lock(mutex_);
  std::map<std::tuple<Symbol, Symbol, Symbol, Symbol, Symbol>, std::int64_t> sums;
  each_measure(district, asked, [&](std::string const&, std::int64_t, Measure const& row) {
    if (!asked.asks_for(row.code)) return;
    sums[{row.code, row.organ, row.type, row.source, row.detail}] += row.value;
  });
  std::vector<MeasureSum> list;
  for (auto const& [by, value] : sums) {
    auto const& [code, organ, type, source, detail] = by;
    if (value != 0) list.push_back({code, organ, type, source, detail, value});
  }
  return list;
}

Result<std::vector<MovedMeasure>> MemoryStore::moved_measures(Symbol district, FiguresAsked const& asked) {
  std::scoped_lock const lock(mutex_);
  std::vector<MovedMeasure> moved;
  each_measure(district, asked, [&](std::string const& uid, std::int64_t seq, Measure const& row) {
    moved.push_back({uid, seq, row});
  });
  return moved;
}

Result<StoredEvent> MemoryStore::event_at(CaseId const& id, std::int64_t seq) {
  std::scoped_lock const lock(mutex_);
  auto const* found = stored(id);
  if (found == nullptr || seq < 1 || seq > std::ssize(found->events))
    return fail(Code::not_found, "step_unknown", {{"field", "seq"}, {"value", std::to_string(seq)}});
  return found->events[static_cast<std::size_t>(seq - 1)];
}

Result<std::vector<CountedCase>> MemoryStore::counted_cases(Symbol district, FiguresAsked const& figures,
                                                            CountedAsked const& asked) {
  if (auto makes_sense = sound(asked); !makes_sense) return passed_on(makes_sense);
  std::scoped_lock const lock(mutex_);
  std::set<std::string, std::less<>> const only(asked.among.begin(), asked.among.end());
  auto const is_asked = [&](std::string const& uid) { return only.empty() || only.contains(uid); };
  std::map<std::string, std::int64_t> values;
  each_measure(district, figures, [&](std::string const& uid, std::int64_t, Measure const& row) {
    if (row.code == asked.code && asked.after < uid && is_asked(uid) && asked.organs.holds(row.organ) &&
        asked.types.holds(row.type) && asked.sources.holds(row.source) && asked.details.holds(row.detail))
      values[uid] += row.value;
  });
  std::vector<CountedCase> page;
  for (auto const& [uid, value] : values) {
    if (value == 0) continue;
    if (std::ssize(page) == asked.limit) break;
    auto const& file = cases_.at({district, uid}).file;
    page.push_back({uid, ledger_number(file), value, is_open_to(file, asked.open_to)});
  }
  return page;
}

Result<std::vector<std::string>> MemoryStore::cases_that_may_count(Symbol district, MayCountAsked const& asked) {
  if (auto makes_sense = sound(asked); !makes_sense) return passed_on(makes_sense);
  std::scoped_lock const lock(mutex_);
  std::vector<std::string> uids;
  for (auto at = cases_.upper_bound({district, asked.after}); at != cases_.end() && std::ssize(uids) < asked.limit;
       ++at) {
    auto const& [place, kept] = *at;
    if (place.first != district) break;
    if (!is_open_to(kept.file, asked.organs) && !was_taken_back(kept.measures, asked.organs)) continue;
    if (!asked.stock || can_have_stood(kept.file, *asked.stock) || came_late(kept.measures, *asked.stock))
      uids.push_back(place.second);
  }
  return uids;
}

std::int64_t MemoryStore::closings_of(Symbol district) const {
  return std::count_if(revisions_.begin(), revisions_.end(),
                       [&](Revision const& r) { return r.kind == kind_of_closings() && r.name == district; });
}

Result<std::int64_t> MemoryStore::closings(Symbol district) {
  std::scoped_lock const lock(mutex_);
  return closings_of(district);
}

Result<Revision> MemoryStore::close(Symbol district, Instant now, Closing const& closing) {
  std::scoped_lock const figures(figures_);
  auto const before = closings(district);
  auto bodies = closing(*this, *before);
  if (!bodies) return passed_on(bodies);
  std::scoped_lock const lock(mutex_);
  int const number = static_cast<int>(*before) + 1;
  revisions_.push_back({kind_of_closed_figures(), district, number, digest_of(bodies->figures), bodies->figures, now});
  revisions_.push_back({kind_of_closings(), district, number, digest_of(bodies->closing), bodies->closing, now});
  return revisions_.back();
}

}  // namespace liandiao
