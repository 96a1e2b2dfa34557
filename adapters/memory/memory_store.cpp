#include "adapters/memory/memory_store.hpp"

#include <algorithm>

#include "engine/base/ensure.hpp"
#include "engine/cases/replay.hpp"

namespace liandiao {
namespace {

using Numbers = std::vector<std::pair<RowRef, std::string>>;

tl::unexpected<Error> unknown_case(std::string const& reference) {
  return fail(Code::not_found, "case_unknown", {{"case", reference}});
}

tl::unexpected<Error> closing_moved(Step const& step) {
  return fail(Code::conflict, "closing_moved",
              {{"case", step.event.id.uid}, {"version", std::to_string(step.expected)}});
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

}  // namespace

MemoryStore::MemoryStore(NumberFormat format) : format_(std::move(format)) {
  ensure(static_cast<bool>(format_), "a store is told how numbers read");
}

MemoryStore::Stored const* MemoryStore::stored(CaseId const& id) const {
  auto const found = cases_.find({id.district, id.uid});
  return found == cases_.end() ? nullptr : &found->second;
}

Result<CaseFile> MemoryStore::load(CaseId const& id) {
  std::scoped_lock const lock(mutex_);
  auto const* found = stored(id);
  if (found == nullptr) return unknown_case(id.uid);
  CaseFile file = found->file;
  put_in_order(file);
  return file;
}

Result<CaseId> MemoryStore::find(Symbol district, std::string const& reference) {
  std::scoped_lock const lock(mutex_);
  if (auto const numbered = texts_.find({district, reference}); numbered != texts_.end()) {
    auto const& file = cases_.at(numbered->second).file;
    for (auto const& request : file.all<NumberRequest>())
      if (request.type == "ledger" && file.issued_number({request.seq, request.index}) == reference) return file.id;
  }
  constexpr std::size_t prefix_min = 8;
  auto const prefix = lower(reference);
  auto const first = cases_.lower_bound({district, prefix});
  auto const begins = [&](auto const& at) {
    return at != cases_.end() && at->first.first == district && at->first.second.starts_with(prefix);
  };
  if (reference.size() < prefix_min || !begins(first)) return unknown_case(reference);
  if (begins(std::next(first)) && first->first.second != prefix)
    return fail(Code::invalid_input, "case_ambiguous", {{"case", reference}});
  return first->second.file.id;
}

Result<> MemoryStore::stage(Staged& staged, Step const& step) {
  auto const& event = step.event;
  ensure(event.seq == step.expected + 1, "a step is the next of the version it was decided on");
  Place const place{event.id.district, event.id.uid};
  if (!event.key.empty()) {
    Place const key{event.id.district, event.key};
    if (keys_.contains(key) || !staged.keys.try_emplace(key, place, event.seq).second)
      return fail(Code::conflict, "key_used", {{"key", event.key}});
  }
  auto const [at, fresh] = staged.cases.try_emplace(place);
  if (auto const* before = stored(event.id); fresh && before != nullptr) at->second.file = before->file;
  auto& after = at->second;
  bool const same = after.file.version == step.expected && after.file.last == event.previous;
  if (!same)
    return fail(Code::conflict, "case_moved", {{"case", event.id.uid}, {"version", std::to_string(step.expected)}});
  try {
    advance(after.file, event, step.hash);
  } catch (BrokenInvariant const&) {
    return fail(Code::internal, "step_does_not_fit", {{"query", "advance"}});
  }
  after.standing = step.standing;
  after.events.push_back({event.seq, text_of(event), step.hash});
  for (auto const& row : step.private_rows) after.private_rows.emplace(row.row, row);
  for (auto const& file : step.files) after.files.emplace(file.paper, file.bytes);
  for (auto const& measure : step.measures) after.measures.emplace_back(event.seq, measure);
  for (auto const& message : step.messages) {
    Posted posted{event.id, message, event.recorded, event.recorded, 0, Symbol("waiting"), {}, {}, {}};
    after.letters.emplace(std::pair(message.seq, message.index), Letter{std::move(posted), {}, {}});
  }
  for (auto const& row : step.erased) {
    auto const* before = stored(event.id);
    bool const there = after.private_rows.contains(row) || (before != nullptr && before->private_rows.contains(row));
    if (!there) return fail(Code::internal, "step_does_not_fit", {{"query", "private_erase"}});
    staged.erased[place].push_back(row);
  }
  return {};
}

Result<Committed> MemoryStore::stage_numbers(Staged& staged, Step const& step) {
  auto const& id = step.event.id;
  Place const place{id.district, id.uid};
  Committed done{id, step.event.seq, step.hash, {}};
  for (auto const& change : step.event.changes) {
    auto const* request = std::get_if<NumberRequest>(&change.part);
    if (request == nullptr || change.kind != Change::Kind::opened || request->annulled) continue;
    Series const series{id.district, request->organ, request->type, request->year};
    auto const kept = series_.find(series);
    auto& next = staged.series.try_emplace(series, kept == series_.end() ? 1 : kept->second).first->second;
    auto text = format_({id.district, request->type, request->organ, request->year, next++});
    if (texts_.contains({id.district, text}) || !staged.texts.try_emplace({id.district, text}, place).second)
      return fail(Code::internal, "step_does_not_fit", {{"query", "number_issue"}});
    staged.cases[place].file.issued.emplace_back(RowRef{request->seq, request->index}, text);
    done.numbers.emplace_back(RowRef{request->seq, request->index}, std::move(text));
  }
  return done;
}

void MemoryStore::keep(Staged staged) {
  for (auto& [place, after] : staged.cases) {
    auto& kept = cases_[place];
    kept.file = std::move(after.file);
    std::sort(kept.file.issued.begin(), kept.file.issued.end());
    kept.standing = after.standing;
    std::move(after.events.begin(), after.events.end(), std::back_inserter(kept.events));
    kept.private_rows.merge(after.private_rows);
    kept.files.merge(after.files);
    kept.letters.merge(after.letters);
    kept.measures.insert(kept.measures.end(), after.measures.begin(), after.measures.end());
    for (auto const& row : staged.erased[place]) {
      kept.private_rows.at(row).text.clear();
      kept.private_rows.at(row).salt = {};
      kept.private_rows.at(row).mark = {};
      kept.private_rows.at(row).ending = {};
    }
  }
  keys_.merge(staged.keys);
  texts_.merge(staged.texts);
  for (auto const& [series, next] : staged.series) series_[series] = next;
}

Result<std::vector<Committed>> MemoryStore::commit(std::span<Step const> steps, std::int64_t published) {
  std::shared_lock const figures(figures_);
  std::scoped_lock const lock(mutex_);
  bool const still_in_force = published == in_force_now || published == published_now();
  if (!steps.empty() && !still_in_force)
    return fail(Code::conflict, "case_moved",
                {{"case", steps.front().event.id.uid}, {"version", std::to_string(steps.front().expected)}});
  Staged staged;
  for (auto const& step : steps)
    if (auto fits = stage(staged, step); !fits) return passed_on(fits);
  for (auto const& step : steps)
    for (auto const& measure : step.measures)
      if (measure.closing != closings_of(step.event.id.district)) return closing_moved(step);
  std::vector<Committed> done;
  for (auto const& step : steps) {
    auto numbered = stage_numbers(staged, step);
    if (!numbered) return passed_on(numbered);
    done.push_back(std::move(*numbered));
  }
  keep(std::move(staged));
  return done;
}

Result<std::optional<std::pair<Event, Numbers>>> MemoryStore::by_key(Symbol district, std::string const& key) {
  using Found = std::optional<std::pair<Event, Numbers>>;
  std::scoped_lock const lock(mutex_);
  auto const used = keys_.find({district, key});
  if (used == keys_.end()) return Found();
  auto const& [place, seq] = used->second;
  auto const& kept = cases_.at(place);
  auto event = parse_event(kept.events.at(static_cast<std::size_t>(seq - 1)).text);
  if (!event) return passed_on(event);
  Numbers numbers;
  for (auto const& change : event->changes)
    if (auto const* request = std::get_if<NumberRequest>(&change.part))
      if (change.kind == Change::Kind::opened && !request->annulled)
        numbers.emplace_back(RowRef{request->seq, request->index},
                             kept.file.issued_number({request->seq, request->index}));
  return Found(std::in_place, std::move(*event), std::move(numbers));
}

Result<std::vector<StoredEvent>> MemoryStore::events(CaseId const& id) {
  std::scoped_lock const lock(mutex_);
  auto const* found = stored(id);
  if (found == nullptr) return unknown_case(id.uid);
  return found->events;
}

Result<std::vector<PrivateRow>> MemoryStore::private_rows(CaseId const& id) {
  std::scoped_lock const lock(mutex_);
  auto const* found = stored(id);
  if (found == nullptr) return unknown_case(id.uid);
  std::vector<PrivateRow> rows;
  rows.reserve(found->private_rows.size());
  for (auto const& [ref, row] : found->private_rows) rows.push_back(row);
  return rows;
}

Result<> MemoryStore::find_by(CaseId const& id, std::span<FoundBy const> texts) {
  std::scoped_lock const lock(mutex_);
  auto const found = cases_.find({id.district, id.uid});
  if (found == cases_.end()) return unknown_case(id.uid);
  for (auto const& text : texts) {
    auto const row = found->second.private_rows.find(text.row);
    if (row == found->second.private_rows.end() || row->second.text.empty()) continue;
    row->second.mark = text.mark;
    row->second.ending = text.ending;
  }
  return {};
}

Result<> MemoryStore::rewrite_measures(CaseId const& id, std::int64_t version,
                                       std::span<std::pair<std::int64_t, Measure> const> rows) {
  std::shared_lock const figures(figures_);
  std::scoped_lock const lock(mutex_);
  auto const found = cases_.find({id.district, id.uid});
  if (found == cases_.end()) return unknown_case(id.uid);
  if (found->second.file.version != version)
    return fail(Code::conflict, "case_moved", {{"case", id.uid}, {"version", std::to_string(version)}});
  found->second.measures.assign(rows.begin(), rows.end());
  return {};
}

Result<std::optional<std::string>> MemoryStore::paper(CaseId const& id, RowRef const& paper) {
  std::scoped_lock const lock(mutex_);
  auto const* found = stored(id);
  if (found == nullptr || !found->files.contains(paper)) return std::optional<std::string>();
  return std::optional<std::string>(found->files.at(paper));
}

Result<std::vector<RowRef>> MemoryStore::paper_files(CaseId const& id) {
  std::scoped_lock const lock(mutex_);
  std::vector<RowRef> papers;
  if (auto const* found = stored(id))
    for (auto const& [paper, bytes] : found->files) papers.push_back(paper);
  return papers;
}

Result<std::vector<std::pair<std::int64_t, Measure>>> MemoryStore::measures(CaseId const& id) {
  std::scoped_lock const lock(mutex_);
  auto const* found = stored(id);
  return found == nullptr ? std::vector<std::pair<std::int64_t, Measure>>() : found->measures;
}

Result<Revision> MemoryStore::publish(Symbol kind, Symbol name, std::string const& body, Instant now) {
  ensure(static_cast<bool>(name), "a revision has a name");
  std::scoped_lock const lock(mutex_);
  Revision next{kind, name, 1, digest_of(body), body, now};
  auto const last = std::find_if(revisions_.rbegin(), revisions_.rend(),
                                 [&](Revision const& r) { return r.kind == kind && r.name == name; });
  if (last != revisions_.rend()) {
    if (last->digest == next.digest) return *last;
    next.number = last->number + 1;
  }
  revisions_.push_back(next);
  return next;
}

Result<std::optional<Revision>> MemoryStore::latest(Symbol kind, Symbol name) {
  std::scoped_lock const lock(mutex_);
  std::optional<Revision> newest;
  auto const rank = [](Revision const& r) { return std::tuple(r.published, r.name, r.number); };
  for (auto const& revision : revisions_) {
    if (revision.kind != kind || (name && revision.name != name)) continue;
    bool const newer = !newest || (name ? newest->number < revision.number : rank(*newest) < rank(revision));
    if (newer) newest = revision;
  }
  return newest;
}

Result<Revision> MemoryStore::by_digest(Symbol kind, Digest const& digest) {
  std::scoped_lock const lock(mutex_);
  auto const found = std::find_if(revisions_.rbegin(), revisions_.rend(),
                                  [&](Revision const& r) { return r.kind == kind && r.digest == digest; });
  if (found == revisions_.rend())
    return fail(Code::not_found, "revision_unknown", {{"kind", kind.str()}, {"digest", digest.hex()}});
  return *found;
}

Result<std::vector<Revision>> MemoryStore::all(Symbol kind) {
  std::scoped_lock const lock(mutex_);
  std::vector<Revision> found;
  for (auto const& revision : revisions_)
    if (revision.kind == kind) found.push_back(revision);
  std::sort(found.begin(), found.end(), [](Revision const& a, Revision const& b) {
    return std::tie(a.name, a.number) < std::tie(b.name, b.number);
  });
  return found;
}

Result<std::vector<Revision>> MemoryStore::all(Symbol kind, Symbol name, int after) {
  std::scoped_lock const lock(mutex_);
  std::vector<Revision> found;
  for (auto const& revision : revisions_)
    if (revision.kind == kind && revision.name == name && revision.number > after) found.push_back(revision);
  return found;
}

Result<Revision> MemoryStore::numbered(Symbol kind, Symbol name, int number) {
  std::scoped_lock const lock(mutex_);
  auto const found = std::find_if(revisions_.begin(), revisions_.end(), [&](Revision const& r) {
    return r.kind == kind && r.name == name && r.number == number;
  });
  if (found == revisions_.end()) return no_revision(kind, name, number);
  return *found;
}

std::int64_t MemoryStore::published_now() const {
  return std::count_if(revisions_.begin(), revisions_.end(), [](Revision const& r) { return !is_journal(r.kind); });
}

Result<std::int64_t> MemoryStore::published() {
  std::scoped_lock const lock(mutex_);
  return published_now();
}

}  // namespace liandiao
