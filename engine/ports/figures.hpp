#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/cases/event.hpp"
#include "engine/ports/page.hpp"
#include "engine/ports/revision.hpp"
#include "engine/statistics/activity.hpp"
#include "engine/statistics/cell.hpp"
#include "engine/statistics/stock.hpp"

namespace liandiao {

/// An event as it stands in the store: its text is what the hash covers.
struct StoredEvent {
  std::int64_t seq = 0;
  std::string text;
  Digest hash;
};
BOOST_DESCRIBE_STRUCT(StoredEvent, (), (seq, text, hash))

/// Which measures are asked for: those of these business days, both included.
struct FiguresAsked {
  Date from;
  Date to;
  std::optional<std::int64_t> at_closing = {};  // only what was stored when at most so many closings stood
  std::int64_t since_closing = 0;               // only what was stored when at least so many stood
  std::optional<Date> known_on = {};            // only what was recorded on or before that day
  std::vector<Symbol> codes = {};               // of measure_sums: only these figures, in order; empty: all

  bool asks_for(Symbol code) const { return codes.empty() || std::binary_search(codes.begin(), codes.end(), code); }
};

/// Before every day a case can have.
inline constexpr Date first_day_of_all{-25'567};  // 1900-01-01

/// Which cases one figure was counted in.
struct CountedAsked {
  Symbol code;
  AnyOf organs;
  AnyOf types;
  AnyOf sources;
  AnyOf details;
  std::vector<Symbol> open_to;     // organisations whose access rows count; empty: every case is open
  std::vector<std::string> among;  // only these cases are looked at; empty: all. Not of what was known on a day
  std::string after;               // cursor: the uid of the last case of the page before
  int limit = 50;                  // 1..20,000
};

/// A case and what it adds to a figure, which is not nought.
struct CountedCase {
  std::string uid;
  std::string ledger_no;
  std::int64_t value = 0;
  bool open = false;  // to one of those asked for
  bool operator==(CountedCase const&) const = default;
};
BOOST_DESCRIBE_STRUCT(CountedCase, (), (uid, ledger_no, value, open))

/// Which cases are looked through for what may be counted in them.
struct MayCountAsked {
  std::vector<Symbol> organs;    // those open to one of these, or in which something was taken back from it; empty: all
  std::optional<StockOn> stock;  // and of these only such as may have stood in it
  std::string after;             // cursor: the uid of the last case of the page before
  int limit = 50;                // 1..20,000
};

/// One measure with the step that stored it.
struct MovedMeasure {
  std::string uid;
  std::int64_t seq = 0;
  Measure measure;
};

/// Figures as they are read. Of a closing's reader nothing moves while it is used.
class FigureReads {
 public:
  virtual ~FigureReads() = default;

  /// The sums of all measures asked for, the sums that are nought left out; in order of code, organ, type, source and
  /// detail.
  virtual Result<std::vector<MeasureSum>> measure_sums(Symbol district, FiguresAsked const& asked) = 0;
  /// Every measure of these days that was stored since so many closings stood (`known_on` is not asked), in order of
  /// uid, seq and index. Meant for what came late: there is little of it.
  virtual Result<std::vector<MovedMeasure>> moved_measures(Symbol district, FiguresAsked const& asked) = 0;
  /// What the records of activity of these days add up to, withdrawals among them; sums that are nought left out; in
  /// order of kind and organ.
  virtual Result<std::vector<ActivitySum>> activity_sums(Symbol district, FiguresAsked const& asked) = 0;
  /// Every record of one kind of activity that is asked for, in order of number.
  virtual Result<std::vector<Activity>> activities_of(Symbol district, Symbol kind, FiguresAsked const& asked) = 0;
  /// The event that stored a measure.
  virtual Result<StoredEvent> event_at(CaseId const& id, std::int64_t seq) = 0;
};

/// What a closing leaves: its own text, and the figures it freezes, which are many times as long.
struct ClosingBodies {
  std::string closing;
  std::string figures;
};

inline Symbol kind_of_closings() {
  static Symbol const kind("closing");
  return kind;
}
inline Symbol kind_of_closed_figures() {
  static Symbol const kind("closed_figures");
  return kind;
}
inline Symbol kind_of_submissions() {
  static Symbol const kind("submission");
  return kind;
}
/// Kept as revisions are, and nothing a case is decided by.
inline bool is_journal(Symbol kind) {
  return kind == kind_of_closings() || kind == kind_of_closed_figures() || kind == kind_of_submissions();
}

class Figures : public FigureReads {
 public:
  /// A page of the cases one figure was counted in, in order of uid.
  virtual Result<std::vector<CountedCase>> counted_cases(Symbol district, FiguresAsked const& figures,
                                                         CountedAsked const& asked) = 0;
  /// A page of the cases in which something can have been counted for one of these organisations, in order of uid. What
  /// is counted for participants is in others, too.
  virtual Result<std::vector<std::string>> cases_that_may_count(Symbol district, MayCountAsked const& asked) = 0;
  /// How many closings of the district's figures there are.
  virtual Result<std::int64_t> closings(Symbol district) = 0;

  /// What a closing freezes, made from figures that stand still, and from how many closings there are.
  using Closing = std::function<Result<ClosingBodies>(FigureReads& figures, std::int64_t closings)>;
  /// Waits until no step that moves a figure of the district is being stored, lets none begin, has the closing made,
  /// and publishes it: revisions of kind `closing` and `closed_figures` under the district's name, with the next
  /// number. Whatever is stored afterwards knows of it. Nothing is stored where `closing` refuses. Gives the closing's
  /// revision.
  virtual Result<Revision> close(Symbol district, Instant now, Closing const& closing) = 0;
};

/// So many cases are asked for at most: where nearly all of what was counted is taken off again, a page needs many.
inline constexpr int counted_at_once_most = 20'000;

/// `invalid_input` where a page would be none.
template <class Asked>
Result<> sound_pages(Asked const& asked) {
  if (asked.limit < 1 || asked.limit > counted_at_once_most)
    return fail(Code::invalid_input, "page_limit", {{"limit", std::to_string(asked.limit)}});
  return {};
}
inline Result<> sound(CountedAsked const& asked) { return sound_pages(asked); }
inline Result<> sound(MayCountAsked const& asked) { return sound_pages(asked); }

}  // namespace liandiao
