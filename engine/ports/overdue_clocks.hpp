#pragma once

#include <string>
#include <tuple>

#include "engine/ports/case_store.hpp"

/// What an overdue clock is in a list, the order of them, and the place in it where a page ended.
namespace liandiao {

/// What the case says of one; its ledger number and whatever a line says of the case is added by whoever knows it.
inline OverdueClock overdue(CaseFile const& file, Instance const& instance, Clock const& clock) {
  OverdueClock one;
  one.id = file.id;
  one.instance = instance.no;
  one.procedure = instance.procedure;
  one.organ = instance.organ;
  one.clock = clock.clock;
  one.agreement = clock.agreement;
  one.term = clock.term;
  one.owner = clock.owner;
  one.basis = clock.basis;
  one.article = clock.article;
  one.due = *clock.due;
  one.swept = clock.mark == "lapsed";
  return one;
}

/// Due day, uid, instance, clock, agreement, term.
using OverduePlace = std::tuple<Date, std::string, int, std::string, int, int>;

inline OverduePlace place_of(OverdueClock const& one) {
  return {one.due, one.id.uid, one.instance, one.clock.str(), one.agreement, one.term};
}

/// `2026-03-12/0195…/3/perform/1/2`
inline std::string cursor_of(OverdueClock const& one) {
  return one.due.text() + "/" + one.id.uid + "/" + std::to_string(one.instance) + "/" + one.clock.str() + "/" +
         std::to_string(one.agreement) + "/" + std::to_string(one.term);
}

/// The place before every other where the cursor is empty; `invalid_input` where it is none of ours.
inline Result<OverduePlace> parse_overdue_cursor(std::string const& cursor) {
  if (cursor.empty()) return OverduePlace{};
  auto const parts = cursor_parts(cursor);
  constexpr std::size_t parts_wanted = 6;
  if (parts.size() != parts_wanted) return not_a_cursor(cursor);
  auto const due = parse_date(parts[0]);
  int instance = 0;
  int agreement = 0;
  int term = 0;
  bool const read =
      due && read_number(parts[2], instance) && read_number(parts[4], agreement) && read_number(parts[5], term);
  if (!read) return not_a_cursor(cursor);
  return OverduePlace{*due, parts[1], instance, parts[3], agreement, term};
}

}  // namespace liandiao
