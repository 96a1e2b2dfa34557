#include "tools/liandiao/session_lines.hpp"

#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {
namespace {

/// A day that has passed, or an attempt that has ended, and nobody wrote down that it was held.
std::string standing_of(PlannedSession const& row, CaseFile const& file, Date today, Voice const& voice) {
  auto const* instance = file.instance(row.instance);
  bool const over = instance == nullptr || instance->ended_on || row.day < today;
  return voice.word("session_standing", row.standing == "planned" && over ? Symbol("not_held") : row.standing);
}

}  // namespace

void list_sessions(Columns& columns, CaseFile const& file, Date today, PrivateText const& private_text,
                   Voice const& voice) {
  constexpr std::size_t place_width = 40;
  for (auto const& row : file.all<PlannedSession>()) {
    std::string const place = row.private_place ? private_text(row.private_place) : row.place;
    std::string standing = standing_of(row, file, today, voice);
    if (row.standing != "planned") standing = row.since.text() + " " + standing;
    columns.row({"#" + std::to_string(row.seq), row.day.text() + " " + minute_of_day_text(row.minute),
                 voice.instance(file.instance(row.instance)->procedure, row.instance),
                 voice.word("session_form", row.form), fitted(place, place_width), voice.parties(row.parties),
                 std::move(standing),
                 row.moves == 0 ? "" : voice.text("session_moved", {{"count", std::to_string(row.moves)}}),
                 row.reason ? voice.text("reason_given", {{"reason", private_text(row.reason)}}) : ""});
  }
}

std::string session_text(PlannedSession const& row, std::string const& place, Voice const& voice) {
  return voice.text("session_set", {{"day", row.day.text()},
                                    {"time", minute_of_day_text(row.minute)},
                                    {"form", voice.word("session_form", row.form)},
                                    {"place", spaced(place)}});
}

std::string place_told(SessionToCome const& session, Voice const& voice) {
  return session.kept_private ? voice.text("place_kept") : session.place;
}

std::string session_line(SessionToCome const& session, Voice const& voice) {
  return voice.text("session_line", {{"day", session.day.text()},
                                     {"time", minute_of_day_text(session.minute)},
                                     {"form", voice.word("session_form", session.form)},
                                     {"place", spaced(place_told(session, voice))},
                                     {"instance", voice.instance(session.procedure, session.instance)},
                                     {"step", std::to_string(session.session)}});
}

Value session_value(SessionToCome const& session) {
  return object({{"uid", json(session.id.uid)},
                 {"ledger_no", json(session.ledger_no)},
                 {"dispute_type", json(session.dispute_type)},
                 {"level", json(session.level)},
                 {"holder", json(session.holder)},
                 {"mediator", json(session.mediator)},
                 {"instance", json(session.instance)},
                 {"procedure", json(session.procedure)},
                 {"organ", json(session.organ)},
                 {"session", json(session.session)},
                 {"day", json(session.day)},
                 {"time", json(minute_of_day_text(session.minute))},
                 {"form", json(session.form)},
                 {"place", session.place.empty() ? Value() : json(session.place)},
                 {"kept_private", json(session.kept_private)},
                 {"parties", list_of_values(session.parties, [](int no) { return json(no); })},
                 {"moves", json(session.moves)}});
}

}  // namespace liandiao::door
