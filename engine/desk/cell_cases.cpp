#include "engine/desk/cell_cases.hpp"

#include <optional>
#include <utility>

#include "engine/desk/counted_beside.hpp"

namespace liandiao {
namespace {

/// The cases of one share in their order, read as they are wanted.
class ShareReader {
 public:
  ShareReader(CaseStore& store, Symbol district, CellShare share)
      : store_(store), district_(district), share_(std::move(share)) {}

  /// The next case; null: there is no more.
  Result<CountedCase const*> next() {
    if (at_ == rows_.size() && !over_) {
      auto read = store_.counted_cases(district_, share_.figures, share_.asked);
      if (!read) return passed_on(read);
      rows_ = std::move(*read);
      at_ = 0;
      over_ = std::ssize(rows_) < share_.asked.limit;
      if (!rows_.empty()) share_.asked.after = rows_.back().uid;
      share_.asked.limit = cases_at_once;
    }
    return at_ == rows_.size() ? nullptr : &rows_[at_];
  }
  void pass() { ++at_; }
  std::int64_t weight() const { return share_.weight; }

 private:
  static constexpr int cases_at_once = 500;

  CaseStore& store_;
  Symbol district_;
  CellShare share_;
  std::vector<CountedCase> rows_;
  std::size_t at_ = 0;
  bool over_ = false;
};

/// The first case any share comes to, with what all of them add to it; nothing: there is no more.
Result<std::optional<CountedCase>> next_case(std::vector<ShareReader>& readers) {
  std::optional<CountedCase> first;
  for (auto& reader : readers) {
    auto const next = reader.next();
    if (!next) return tl::unexpected<Error>(next.error());
    if (*next != nullptr && (!first || (*next)->uid < first->uid)) first = **next;
  }
  if (!first) return first;
  first->value = 0;
  for (auto& reader : readers) {
    auto const next = reader.next();
    if (!next) return tl::unexpected<Error>(next.error());
    if (*next == nullptr || (*next)->uid != first->uid) continue;
    first->value += (*next)->value * reader.weight();
    reader.pass();
  }
  return first;
}

}  // namespace

Result<CellPage> page_of_cases(CaseStore& store, Symbol district, std::vector<CellShare> const& shares,
                               CellAsked const& asked) {
  std::vector<ShareReader> readers;
  for (auto share : shares) {
    if (CountedBeside::counts(share)) continue;
    share.asked.after = asked.after;
    share.asked.limit = asked.limit;
    readers.emplace_back(store, district, std::move(share));
  }
  CellPage page;
  for (;;) {
    auto one = next_case(readers);
    if (!one) return passed_on(one);
    if (!*one) return page;
    if (page.taken == asked.limit) {
      page.of.next = page.last;
      return page;
    }
    page.last = (*one)->uid;
    if ((*one)->value == 0) continue;
    ++page.taken;
    if ((*one)->open) {
      page.of.cases.push_back(std::move(**one));
      continue;
    }
    ++page.of.hidden;
    page.of.hidden_value += (*one)->value;
  }
}

}  // namespace liandiao
