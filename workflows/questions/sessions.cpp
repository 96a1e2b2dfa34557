#include "workflows/questions/sessions.hpp"

#include <algorithm>

namespace liandiao::law {
namespace {

/// Where it is held; nothing said leaves it where it was.
template <class C>
void take_place(C const& command, PlannedSession& row) {
  if (!command.place && !command.private_place) return;
  row.place = command.place ? command.place->value : std::string();
  row.private_place = command.private_place ? command.private_place->row : RowRef{};
}

std::vector<int> still_there(Facts const& facts) {
  auto parties = facts.taking_part();
  auto const invited = facts.standing("invited");
  parties.insert(parties.end(), invited.begin(), invited.end());
  std::sort(parties.begin(), parties.end());
  return parties;
}

}  // namespace

PlannedSession const* still_planned(Facts const& facts, EventRef step) {
  auto const* row = facts.file.find<PlannedSession>(step.seq);
  bool const planned = row != nullptr && row->instance == facts.instance.no && row->standing == "planned";
  return planned ? row : nullptr;
}

PlannedSession as_planned(PlanSession const& command, Facts const& facts) {
  PlannedSession row;
  row.seq = facts.seq;
  row.instance = facts.instance.no;
  row.day = command.date;
  row.minute = command.time.minute;
  row.form = command.form.code;
  take_place(command, row);
  row.parties = command.parties.empty() ? still_there(facts) : numbers(command.parties);
  row.standing = Symbol("planned");
  row.since = facts.on.day;
  return row;
}

PlannedSession as_planned(MoveSession const& command, Facts const& facts) {
  auto const* planned = still_planned(facts, command.session);
  if (planned == nullptr) return {};
  PlannedSession row = *planned;
  row.day = command.date;
  row.minute = command.time.minute;
  take_place(command, row);
  row.moves += 1;
  row.reason = command.reason.row;
  row.since = facts.on.day;
  return row;
}

}  // namespace liandiao::law
