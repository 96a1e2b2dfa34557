#include "tools/liandiao/activity_lines.hpp"

#include "engine/base/money.hpp"
#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {

bool is_money(Symbol kind) {
  auto const* known = activity_kind(kind);
  return known != nullptr && known->unit == FigureUnit::fen;
}

std::string number_said(Activity const& activity, Voice const& voice) {
  if (!is_money(activity.kind)) return std::to_string(activity.number);
  auto const yuan = Money{activity.number < 0 ? -activity.number : activity.number}.text();
  return voice.text("activity_yuan", {{"yuan", (activity.number < 0 ? "-" : "") + yuan}});
}

std::string standing_said(Activity const& activity, std::int64_t withdrawn_by, Voice const& voice) {
  if (activity.withdraws != 0) return voice.text("activity_withdraws", {{"no", std::to_string(activity.withdraws)}});
  return withdrawn_by == 0 ? "" : voice.text("activity_withdrawn", {{"no", std::to_string(withdrawn_by)}});
}

std::vector<std::string> activity_cells(Activity const& activity, std::int64_t withdrawn_by, Voice const& voice) {
  std::string people;
  if (activity.people != 0) people = voice.text("activity_people", {{"count", std::to_string(activity.people)}});
  return {std::to_string(activity.no),
          activity.day.text(),
          voice.organ(activity.organ),
          voice.word("activity_kind", activity.kind),
          number_said(activity, voice),
          people,
          standing_said(activity, withdrawn_by, voice),
          activity.note,
          voice.person(activity.person)};
}

Value::Map activity_members(Activity const& activity, std::int64_t withdrawn_by) {
  return {{"no", json(activity.no)},
          {"kind", json(activity.kind)},
          {"organ", json(activity.organ)},
          {"day", json(activity.day)},
          {is_money(activity.kind) ? "fen" : "number", json(activity.number)},
          {"people", json(activity.people)},
          {"note", json(activity.note)},
          {"person", json(activity.person)},
          {"acting", json(activity.acting)},
          {"recorded", json(activity.recorded.text())},
          {"withdraws", activity.withdraws == 0 ? Value() : json(activity.withdraws)},
          {"withdrawn_by", withdrawn_by == 0 ? Value() : json(withdrawn_by)},
          {"closing", json(activity.closing)}};
}

}  // namespace liandiao::door
