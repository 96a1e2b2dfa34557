#include "adapters/sql/case_finder.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "adapters/sql/open_to.hpp"

namespace liandiao::sql {
namespace {

/// So few cases are looked at in less time than it takes to find out whether fewer would do.
constexpr std::int64_t few = 300;

/// As it stands in a list; nothing where as many are not asked for.
std::string quoted_flag(CaseQuery const& query, std::size_t at) {
  std::string text;
  if (at < query.flags.size()) write_scalar(text, query.flags[at]);
  return text;
}

/// Before and after every day there is.
Date const first_day = Date::of(1900, 1, 1);
Date const last_day = Date::of(2999, 12, 31);

/// Whether something is asked for by which cases are gathered: without it there is one way, and its length is no
/// matter.
bool leads_to_candidates(CaseQuery const& query) {
  return asks_to_read(query) || !query.number.empty() || !query.text.empty() || query.due_before;
}

/// Whether the head of a case, and who may see it, say all that is asked.
bool asks_of_head_alone(CaseQuery const& query) {
  return !leads_to_candidates(query) && !query.mediator && !query.organ && !query.irregular && query.flags.empty();
}

void newest_first(std::vector<std::string>& uids, std::size_t wanted) {
  std::sort(uids.begin(), uids.end(), std::greater<>());
  uids.erase(std::unique(uids.begin(), uids.end()), uids.end());
  if (uids.size() > wanted) uids.resize(wanted);
}

}  // namespace

CaseFinder::CaseFinder(Session& session, Symbol district, CaseQuery const& query)
    : session_(session),
      district_(district),
      query_(query),
      before_(query.after.empty() ? std::string("~") : query.after),  // after every letter of a uid
      wanted_(static_cast<std::size_t>(query.limit) + 1) {}

Row CaseFinder::filters(Known known) const {
  Row row;
  row.set("district", district_).set("before", before_).set("limit", wanted_);
  // Of cases that were found by their access rows these are not asked again, unless they must say more.
  bool const asked = known == Known::nothing || asks_to_read(query_);
  row.set("open_to", asked ? list_of_organs(query_.open_to) : std::string());
  row.set("to_read", !query_.open_to.empty() && asks_to_read(query_));
  row.set("holder", query_.holder).set("mediator", query_.mediator).set("organ", query_.organ);
  row.set("standing", query_.standing).set("level", query_.level).set("text", pattern_of(query_.text));
  row.set("by_due", query_.due_before.has_value()).set("due_before", query_.due_before.value_or(Date()));
  row.set("registered_from", query_.registered_from.value_or(first_day));
  row.set("registered_to", query_.registered_to.value_or(last_day));
  row.set("irregular", query_.irregular);
  static_assert(flags_max == 3, "as many as the queries name");
  row.set("flag_1", quoted_flag(query_, 0)).set("flag_2", quoted_flag(query_, 1)).set("flag_3", quoted_flag(query_, 2));
  set_beginning(row, query_.number);
  return row;
}

Row CaseFinder::filters(Symbol reader) const {
  auto row = filters(reader ? Known::open : Known::nothing);
  row.set("reader", reader);
  return row;
}

std::vector<Symbol> CaseFinder::readers(List const& list) const {
  return list.by_reader ? query_.open_to : std::vector<Symbol>{Symbol()};
}

Result<std::int64_t> CaseFinder::size_of(List const& list, std::int64_t most) {
  std::int64_t size = 0;
  for (auto const reader : readers(list)) {
    if (size >= most) break;
    auto row = filters(reader);
    row.set("most", most - size);
    auto sizes = session_.rows<SizeRow>(*list.size, std::move(row));
    if (!sizes) return passed_on(sizes);
    size += sizes->front().size;
  }
  return size;
}

Result<std::pair<CaseFinder::List, std::int64_t>> CaseFinder::shortest() {
  std::vector<List> lists;
  if (query_.mediator) lists.push_back({Query("size_of_mediator"), Query("find_of_mediator")});
  if (query_.organ) lists.push_back({Query("size_at_organ"), Query("find_at_organ")});
  if (query_.holder) lists.push_back({Query("size_of_holder"), Query("find_of_holder")});
  auto const find_open = asks_of_head_alone(query_) ? Query("find_open_to_by_head") : Query("find_open_to");
  if (!query_.open_to.empty()) lists.push_back({Query("size_open_to"), find_open, true});
  if (query_.level) lists.push_back({Query("size_of_level"), Query("find_of_level")});
  std::pair<List, std::int64_t> best{List{}, CaseGatherer::most + 1};
  if (lists.size() == 1 && !leads_to_candidates(query_)) best.first = std::exchange(lists, {}).front();
  for (auto const& list : lists) {
    auto const size = size_of(list, best.second);
    if (!size) return tl::unexpected<Error>(size.error());
    // Of two that are both long, either will do, and is better than all there is.
    if (*size < best.second || !best.first.size) best = {list, *size};
    if (best.second <= few) break;
  }
  return best;
}

Result<CaseGatherer::Candidates> CaseFinder::candidates() {
  CaseGatherer gatherer(session_, district_, before_);
  CaseGatherer::Candidates narrowed;
  auto const narrow = [&](Uids found) {
    if (!narrowed) {
      narrowed = std::move(found);
      return;
    }
    Uids both;
    std::set_intersection(narrowed->begin(), narrowed->end(), found.begin(), found.end(), std::back_inserter(both));
    narrowed = std::move(both);
  };
  for (auto const& [kind, asked] :
       {std::pair(MarkKind::phone, &query_.phone), std::pair(MarkKind::id_number, &query_.id_number)}) {
    if (asked->text.empty()) continue;
    auto found = gatherer.ending(kind, *asked);
    if (!found) return passed_on(found);
    narrow(std::move(*found));
  }
  auto const further = [&](bool asked, auto&& gather) -> Result<> {
    if (!asked || (narrowed && static_cast<std::int64_t>(narrowed->size()) <= few)) return {};
    auto found = gather();
    if (!found) return passed_on(found);
    if (*found) narrow(std::move(**found));
    return {};
  };
  auto result = further(!query_.number.empty(), [&] { return gatherer.numbered_from(query_.number); });
  if (result) result = further(!query_.text.empty(), [&] { return gatherer.with_text(query_.text); });
  if (result)
    result = further(query_.level && !query_.open_to.empty(),
                     [&] { return gatherer.of_level(query_.level, query_.open_to); });
  if (result) result = further(query_.due_before.has_value(), [&] { return gatherer.due_by(*query_.due_before); });
  if (!result) return passed_on(result);
  return narrowed;
}

Result<std::string> CaseFinder::uid_of(Query query, Row row) {
  auto uids = session_.rows<UidRow>(query, std::move(row));
  if (!uids) return passed_on(uids);
  return std::move(uids->front().uid);
}

/// What was registered from some day on stands together at one end of a long list, and its last page would look through
/// all the rest for more: where the first few do not fill a page, it ends at the oldest case of these days.
Result<CaseFinder::Uids> CaseFinder::walk(List const& list) {
  auto const first_few = 8 * wanted_;
  bool const ends_early = list.by_reader && query_.registered_from;
  Uids found;
  for (auto const reader : readers(list)) {
    auto row = filters(reader);
    auto oldest = ends_early ? uid_of("open_so_many_before", std::move(Row(row).set("so_many", first_few)))
                             : Result<std::string>(std::string());
    if (!oldest) return passed_on(oldest);
    auto rows = session_.rows<UidRow>(list.find, std::move(Row(row).set("oldest", *oldest)));
    if (rows && rows->size() < wanted_ && !oldest->empty()) {
      oldest = uid_of("oldest_registered", Row(row));
      if (!oldest) return passed_on(oldest);
      rows = session_.rows<UidRow>(list.find, std::move(Row(row).set("oldest", *oldest)));
    }
    if (!rows) return passed_on(rows);
    for (auto& one : *rows) found.push_back(std::move(one.uid));
  }
  newest_first(found, wanted_);
  return found;
}

/// Whether a case is open to somebody is seen in an index; for everything else its rows are read.
Result<CaseFinder::Uids> CaseFinder::open_among(Uids uids) {
  if (query_.open_to.empty()) return uids;
  std::set<std::string> open;
  for (auto const reader : query_.open_to) {
    auto row = filters(reader);
    row.set("uids", uids);
    auto rows = session_.rows<UidRow>("open_among", std::move(row));
    if (!rows) return passed_on(rows);
    for (auto& one : *rows) open.insert(std::move(one.uid));
  }
  return Uids(open.begin(), open.end());
}

/// The newest are looked at first, ever more at once: where most of them fit, the first few fill the page.
Result<CaseFinder::Uids> CaseFinder::among(Uids const& candidates) {
  constexpr std::size_t first = 200, last = 5'000;
  Uids found;
  auto end = candidates.size();
  for (auto size = first; end > 0 && found.size() < wanted_; size = std::min(2 * size, last)) {
    auto const begin = end - std::min(size, end);
    auto some = open_among(Uids(candidates.begin() + static_cast<std::ptrdiff_t>(begin),
                                candidates.begin() + static_cast<std::ptrdiff_t>(end)));
    if (!some) return some;
    end = begin;
    if (some->empty()) continue;
    auto row = filters(Known::open);
    row.set("uids", *some);
    auto rows = session_.rows<UidRow>("find_among", std::move(row));
    if (!rows) return passed_on(rows);
    for (auto& one : *rows) found.push_back(std::move(one.uid));
  }
  newest_first(found, wanted_);
  return found;
}

Result<CaseFinder::Uids> CaseFinder::page() {
  auto const list = shortest();
  if (!list) return tl::unexpected<Error>(list.error());
  if (list->second <= few && !asks_to_read(query_)) return walk(list->first);
  auto const found = candidates();
  if (!found) return tl::unexpected<Error>(found.error());
  // The end of a number is not to be seen in a case: there is no other way to those that have it.
  if (*found && (asks_to_read(query_) || static_cast<std::int64_t>((*found)->size()) < list->second))
    return among(**found);
  return walk(list->first);
}

}  // namespace liandiao::sql
