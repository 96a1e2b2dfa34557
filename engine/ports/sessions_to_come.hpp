#pragma once

#include <string>
#include <tuple>

#include "engine/ports/case_store.hpp"

/// What a planned session is in a list, the order of them, and the place in it where a page ended.
namespace liandiao {

/// What the case says of one; its ledger number and whatever a line says of the case is added by whoever knows it.
inline SessionToCome to_come(CaseFile const& file, Instance const& instance, PlannedSession const& row) {
  SessionToCome one;
  one.id = file.id;
  one.instance = instance.no;
  one.procedure = instance.procedure;
  one.organ = instance.organ;
  one.session = row.seq;
  one.day = row.day;
  one.minute = row.minute;
  one.form = row.form;
  one.place = row.place;
  one.kept_private = static_cast<bool>(row.private_place);
  one.parties = row.parties;
  one.moves = row.moves;
  return one;
}

/// Day, minute, uid, step that planned it.
using SessionPlace = std::tuple<Date, int, std::string, std::int64_t>;

inline SessionPlace place_of(SessionToCome const& one) { return {one.day, one.minute, one.id.uid, one.session}; }

/// `2026-03-12/570/0195…/9`
inline std::string cursor_of(SessionToCome const& one) {
  return one.day.text() + "/" + std::to_string(one.minute) + "/" + one.id.uid + "/" + std::to_string(one.session);
}

/// The place before every other where the cursor is empty; `invalid_input` where it is none of ours.
inline Result<SessionPlace> parse_session_cursor(std::string const& cursor) {
  if (cursor.empty()) return SessionPlace{};
  auto const parts = cursor_parts(cursor);
  constexpr std::size_t parts_wanted = 4;
  constexpr int minutes_in_day = 1440;
  if (parts.size() != parts_wanted) return not_a_cursor(cursor);
  auto const day = parse_date(parts[0]);
  int minute = 0;
  std::int64_t step = 0;
  bool const read = day && read_number(parts[1], minute) && minute < minutes_in_day && read_number(parts[3], step);
  if (!read) return not_a_cursor(cursor);
  return SessionPlace{*day, minute, parts[2], step};
}

}  // namespace liandiao
