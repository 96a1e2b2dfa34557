#include "adapters/sql/case_cache.hpp"

#include "engine/cases/each_part.hpp"
#include "engine/cases/ledger.hpp"
#include "engine/cases/replay.hpp"

namespace liandiao::sql {
namespace {

/// What a file weighs: one for itself, and its rows.
std::size_t rows_of(CaseFile const& file) {
  std::size_t rows = 1 + file.issued.size();
  each_part([&]<class P>(std::type_identity<P>) { rows += file.all<P>().size(); });
  return rows;
}

}  // namespace

std::optional<CaseFile> CaseCache::find(Symbol district, std::string const& reference) {
  std::scoped_lock const lock(mutex_);
  Key const key{district, reference};
  auto found = by_number_.find(key);
  if (found == by_number_.end()) {
    found = by_uid_.find(key);
    if (found == by_uid_.end()) return std::nullopt;
  }
  kept_.splice(kept_.begin(), kept_, found->second);
  return kept_.front().file;
}

void CaseCache::keep(CaseFile file) {
  std::scoped_lock const lock(mutex_);
  auto const known = by_uid_.find({file.id.district, file.id.uid});
  if (known != by_uid_.end()) {
    if (known->second->file.version > file.version) return;
    drop(known);
  }
  take_in(std::move(file));
}

void CaseCache::advance(Step const& step, std::span<std::pair<RowRef, std::string> const> numbers) {
  std::scoped_lock const lock(mutex_);
  CaseFile file;
  auto const known = by_uid_.find({step.event.id.district, step.event.id.uid});
  if (known != by_uid_.end()) {
    if (known->second->file.version >= step.event.seq) return;  // read again, and quicker to be taken in
    file = std::move(known->second->file);
    drop(known);
  }
  if (file.version != step.expected || file.last != step.event.previous) return;
  liandiao::advance(file, step.event, step.hash);
  file.issued.insert(file.issued.end(), numbers.begin(), numbers.end());
  put_in_order(file);
  take_in(std::move(file));
}

void CaseCache::forget(CaseId const& id) {
  std::scoped_lock const lock(mutex_);
  if (auto const known = by_uid_.find({id.district, id.uid}); known != by_uid_.end()) drop(known);
}

std::size_t CaseCache::rows() {
  std::scoped_lock const lock(mutex_);
  return rows_;
}

void CaseCache::take_in(CaseFile file) {
  auto const rows = rows_of(file);
  if (rows > rows_max_) return;
  while (rows_ + rows > rows_max_) drop(by_uid_.find({kept_.back().file.id.district, kept_.back().file.id.uid}));
  auto const district = file.id.district;
  auto const uid = file.id.uid;
  auto number = ledger_number(file);
  rows_ += rows;
  kept_.push_front({std::move(file), std::move(number), rows});
  by_uid_[{district, uid}] = kept_.begin();
  if (!kept_.front().number.empty()) by_number_[{district, kept_.front().number}] = kept_.begin();
}

void CaseCache::drop(Places::iterator at) {
  auto const place = at->second;
  rows_ -= place->rows;
  by_number_.erase({at->first.first, place->number});
  by_uid_.erase(at);
  kept_.erase(place);
}

}  // namespace liandiao::sql
