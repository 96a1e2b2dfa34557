#include "engine/statistics/counting/subjects.hpp"

namespace liandiao {
namespace {

struct Codes {
  Symbol met{"deadlines.met"};
  Symbol lapsed{"deadlines.lapsed"};
  Symbol extended{"deadlines.extended"};
  Symbol suspended{"deadlines.suspended"};
  Symbol irregular{"deadlines.irregular"};
};

/// The first day that is too late, whenever somebody noticed.
Date first_day_over(Clock const& clock) {
  if (!clock.due) return clock.marked_on.value_or(clock.start);
  return clock.unit == Unit::hour ? *clock.due : clock.due->plus(1);
}

void count_clock(Tally& tally, Clock const& clock, Symbol organ, Codes const& codes) {
  bool const lapsed = clock.mark == "lapsed";
  bool const over = lapsed || clock.mark == "met" || clock.mark == "void";
  if (!over || !clock.marked_on) return;
  Date const day = lapsed ? first_day_over(clock) : *clock.marked_on;
  auto const add = [&](Symbol code) { tally.add(code, day, organ, clock.instance, 1, clock.article); };
  if (lapsed) add(codes.lapsed);
  if (clock.mark == "met") add(codes.met);
  if (clock.extensions > 0) add(codes.extended);
  if (!clock.excluded.empty()) add(codes.suspended);
}

}  // namespace

void count_deadlines(Tally& tally) {
  static Codes const codes;
  auto const& file = tally.file();
  for (auto const& row : file.all<Clock>()) {
    auto const* instance = file.instance(row.instance);
    // A party's own period is nobody's duty.
    if (instance != nullptr && row.owner != "party") count_clock(tally, row, instance->organ, codes);
  }
  for (auto const& row : file.all<Irregularity>())
    if (auto const* instance = file.instance(row.instance))
      tally.add(codes.irregular, row.on, instance->organ, row.instance, 1, row.article);
}

}  // namespace liandiao
