#pragma once

#include <optional>
#include <vector>

#include "workflows/commands/entries.hpp"

/// Sessions that are planned before they are held.
namespace liandiao::law {

struct PlanSession {
  static constexpr std::string_view code = "plan_session";
  static constexpr By by = By::organ;
  Date date;
  TimeOfDay time;
  Choice<SessionForm> form;
  std::optional<Text<120>> place;        // online: which room
  std::optional<Address> private_place;  // where the place itself would give somebody's home away
  std::vector<PartyRef> parties;         // who is asked to come; everybody still there unless said
};
BOOST_DESCRIBE_STRUCT(PlanSession, (), (date, time, form, place, private_place, parties))

struct MoveSession {
  static constexpr std::string_view code = "move_session";
  static constexpr By by = By::organ;
  EventRef session;  // the step that planned it
  Date date;
  TimeOfDay time;
  std::optional<Text<120>> place;  // as it was unless said
  std::optional<Address> private_place;
  Remark reason;
};
BOOST_DESCRIBE_STRUCT(MoveSession, (), (session, date, time, place, private_place, reason))

struct CancelSession {
  static constexpr std::string_view code = "cancel_session";
  static constexpr By by = By::organ;
  EventRef session;
  Remark reason;
};
BOOST_DESCRIBE_STRUCT(CancelSession, (), (session, reason))

}  // namespace liandiao::law
