#include "engine/desk/cell_cases.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "engine/desk/counted_beside.hpp"
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
      : store_(store), district_(district), shares_(std::move(shares)), after_(asked.after), at_once_(asked.limit) {
    for (auto const& share : shares_) organs_.insert(share.asked.organs.words.begin(), share.asked.organs.words.end());
    bool const anywhere = std::any_of(shares_.begin(), shares_.end(), [](CellShare const& share) {
      auto const* counted = figure(share.asked.code.view());
      return share.asked.organs.except || counted == nullptr || counted->of_participants;
    });
    if (anywhere || organs_.size() > organs_most) organs_.clear();
  }

  bool is_over() const { return over_; }
  std::string const& after() const { return after_; }
  /// What is counted in few of the cases is found sooner by itself.
  bool pays() const { return looked_at_ < looked_at_first || found_in_ * one_in_so_many >= looked_at_; }

  /// The next cases in which anything was counted, with what all shares add to them.
  Result<std::map<std::string, CountedCase>> next() {
    auto uids = store_.cases_that_may_count(district_, {organs_.begin(), organs_.end()}, after_, at_once_);
    if (!uids) return passed_on(uids);
    over_ = std::ssize(*uids) < at_once_;
    at_once_ = std::min(2 * at_once_, at_once_most);
    looked_at_ += std::ssize(*uids);
    std::map<std::string, CountedCase> cases;
    if (uids->empty()) return cases;
    after_ = uids->back();
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
    found_in_ += std::ssize(cases);
    return cases;
  }

 private:
  static constexpr std::size_t organs_most = 16;
  static constexpr std::int64_t looked_at_first = 2'000;
  static constexpr std::int64_t one_in_so_many = 10;
  static constexpr int at_once_most = 500;

  CaseStore& store_;
  Symbol district_;
  std::vector<CellShare> shares_;
  std::set<Symbol> organs_;  // whose cases; of none: all
  std::string after_;
  int at_once_;
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
