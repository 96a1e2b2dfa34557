#include "engine/desk/cell_cases.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "engine/desk/counted_beside.hpp"
#include "engine/desk/stock_behind.hpp"
#include "engine/statistics/figure.hpp"

namespace liandiao {
namespace {

/// Puts the next case with what it adds, which may be nothing. False: the page was full before it.
bool put(CellPage& page, CountedCase one, int limit) {
  if (!page.has_room(limit)) return false;
  page.last = one.uid;
  if (one.value == 0) return true;
  ++page.taken;
  if (one.open)
    page.of.cases.push_back(std::move(one));
  else
    page.hide(one.value);
  return true;
}

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
      share_.asked.limit = std::min(faster * share_.asked.limit, counted_at_once_most);
    }
    return at_ == rows_.size() ? nullptr : &rows_[at_];
  }
  void pass() { ++at_; }
  std::int64_t weight() const { return share_.weight; }

 private:
  static constexpr int faster = 8;  // each time, for every time all days are gone through

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

/// Looks at the cases one after the other in which something can have been counted, and asks every share of them. What
/// stands at the end of a period is counted from the first day on, and gathering that would read all years.
class Walk {
 public:
  Walk(CaseStore& store, Symbol district, std::vector<CellShare> shares, CellAsked const& asked)
      : store_(store), district_(district), shares_(std::move(shares)), stock_(stock_behind(shares_)) {
    asked_.after = asked.after;
    asked_.limit = asked.limit;
    std::set<Symbol> organs;
    for (auto const& share : shares_) organs.insert(share.asked.organs.words.begin(), share.asked.organs.words.end());
    bool const anywhere = std::any_of(shares_.begin(), shares_.end(), [](CellShare const& share) {
      auto const* counted = figure(share.asked.code.view());
      return share.asked.organs.except || counted == nullptr || counted->of_participants;
    });
    if (!anywhere && organs.size() <= organs_most) asked_.organs.assign(organs.begin(), organs.end());
    // Of what was handed over nearly all is answered soon; of what was registered it depends on the age of the ledger.
    if (stock_ && stock_->stock == Stock::handovers) asked_.stock = stock_;
  }

  bool is_over() const { return over_; }
  std::string const& after() const { return asked_.after; }
  /// What is counted in few of the cases is found sooner by itself.
  bool pays() const { return asked_.stock || !is_rare(looked_at_first); }

  /// The next cases in which anything was counted, with what all shares add to them.
  Result<std::map<std::string, CountedCase>> next() {
    auto uids = store_.cases_that_may_count(district_, asked_);
    if (!uids) return passed_on(uids);
    over_ = std::ssize(*uids) < asked_.limit;
    asked_.limit = std::min(2 * asked_.limit, at_once_most);
    looked_at_ += std::ssize(*uids);
    std::map<std::string, CountedCase> cases;
    if (uids->empty()) return cases;
    asked_.after = uids->back();
    for (auto share : shares_) {
      share.asked.among = *uids;
      share.asked.after.clear();
      share.asked.limit = at_once_most;
      auto const read = store_.counted_cases(district_, share.figures, share.asked);
      if (!read) return tl::unexpected<Error>(read.error());
      for (auto one : *read) {
        one.value *= share.weight;
        if (auto const [there, is_new] = cases.try_emplace(one.uid, one); !is_new) there->second.value += one.value;
      }
    }
    found_in_ += stock_
                     ? std::count_if(cases.begin(), cases.end(), [](auto const& one) { return one.second.value != 0; })
                     : std::ssize(cases);
    if (is_rare(looked_at_in_stock)) asked_.stock = stock_;
    return cases;
  }

 private:
  static constexpr std::size_t organs_most = 16;
  static constexpr std::int64_t looked_at_first = 2'000;
  static constexpr std::int64_t looked_at_in_stock = 200;  // there is another way, as exact
  static constexpr std::int64_t one_in_so_many = 10;
  static constexpr int at_once_most = 500;

  bool is_rare(std::int64_t at_least) const {
    return looked_at_ >= at_least && found_in_ * one_in_so_many < looked_at_;
  }

  CaseStore& store_;
  Symbol district_;
  std::vector<CellShare> shares_;
  std::optional<StockOn> const stock_;  // what all shares come to
  MayCountAsked asked_;
  bool over_ = false;
  std::int64_t looked_at_ = 0;
  std::int64_t found_in_ = 0;
};

bool stands_since_the_first_day(CellShare const& share) { return share.figures.from <= first_day_of_all; }

}  // namespace

Result<CellPage> page_of_cases(CaseStore& store, Symbol district, std::vector<CellShare> const& shares,
                               CellAsked const& asked) {
  std::vector<CellShare> of_cases;
  for (auto const& share : shares)
    if (!CountedBeside::counts(share)) of_cases.push_back(share);
  CellPage page;
  auto after = asked.after;
  if (std::any_of(of_cases.begin(), of_cases.end(), stands_since_the_first_day)) {
    Walk walk(store, district, of_cases, asked);
    while (!walk.is_over() && walk.pays()) {
      auto cases = walk.next();
      if (!cases) return passed_on(cases);
      for (auto& [uid, one] : *cases)
        if (!put(page, std::move(one), asked.limit)) return page;
    }
    if (walk.is_over()) return page;
    after = walk.after();
  }
  std::vector<ShareReader> readers;
  for (auto share : of_cases) {
    share.asked.after = after;
    share.asked.limit = asked.limit;
    readers.emplace_back(store, district, std::move(share));
  }
  for (;;) {
    auto one = next_case(readers);
    if (!one) return passed_on(one);
    if (!*one || !put(page, std::move(**one), asked.limit)) return page;
  }
}

}  // namespace liandiao
