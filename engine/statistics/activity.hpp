#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/base/described.hpp"
#include "engine/base/digest.hpp"
#include "engine/base/symbol.hpp"
#include "engine/cases/measure.hpp"
#include "engine/statistics/figure.hpp"

/// What bodies do beside cases, and numbers other houses give, as somebody records it (docs/formats/activity.md).
namespace liandiao {

/// One kind of activity. Its figures are `activity.<word>`, and `activity.<word>_people` where people are counted, too.
struct ActivityKind {
  std::string_view word;
  FigureUnit unit;      // of its number
  bool people = false;  // has a number of people beside it
  /// A number that holds from its day until another takes its place (a population), and is not added up over days.
  bool level = false;
};

extern std::span<ActivityKind const> const activity_kinds;
ActivityKind const* activity_kind(Symbol word);  // null for a word that is none

/// One record. It is never changed: another one withdraws it, with the same numbers below nought and the reason as its
/// note, so that the sum of all records is what stands.
struct Activity {
  Symbol district;
  std::int64_t no = 0;  // in its district, from 1 without a gap
  Symbol kind;
  Symbol organ;             // whose activity it is
  Date day;                 // business date it counts by
  std::int64_t number = 0;  // times, cases, people or fen
  std::int64_t people = 0;
  std::string note;
  Symbol person;  // who recorded it …
  Symbol acting;  // … and for which organisation of hers
  Instant recorded;
  std::int64_t withdraws = 0;  // the record it takes back; 0: none
  std::int64_t closing = 0;    // how many closings of the district's figures there were when it was stored
  Digest previous;             // hash of the record before it; none for the first
  bool operator==(Activity const&) const = default;
};

/// The text that is hashed: every member, always.
std::string text_of(Activity const& activity);
Digest hash_of(Activity const& activity);

/// The same with its sign turned, on the same day: what withdraws it. Who does, when and why is the caller's to fill
/// in.
Activity withdrawal_of(Activity const& activity);

/// What records of one kind and organ add up to.
struct ActivitySum {
  Symbol kind;
  Symbol organ;
  std::int64_t number = 0;
  std::int64_t people = 0;
  bool operator==(ActivitySum const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ActivitySum, (), (kind, organ, number, people))

/// Which number of which kind of activity a figure is.
struct ActivityFigure {
  ActivityKind const* kind = nullptr;  // null: it is no figure of activity
  bool people = false;
};
ActivityFigure activity_figure(Symbol code);
/// What one record says of each of its figures, on its day. Of a level it is what holds from then on, and of its
/// withdrawal less than nought.
std::vector<Measure> measures_of(Activity const& activity);

/// As figures. Kinds that are levels have no sum and are left out.
std::vector<MeasureSum> figures_of(std::vector<ActivitySum> const& sums);
/// The record of a level that holds at the end of a day, one an organ: the latest that stands. `records` are all of
/// that kind that are known, withdrawals among them.
std::vector<Activity const*> holding_on(Date day, std::vector<Activity> const& records);
/// What they say.
std::vector<MeasureSum> levels_on(Date day, std::vector<Activity> const& records);

}  // namespace liandiao
