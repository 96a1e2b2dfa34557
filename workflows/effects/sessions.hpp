#pragma once

#include "workflows/effects/shared.hpp"

/// What follows of a session that is planned.
namespace liandiao::law {

struct SetSession {
  static constexpr std::string_view code = "session.plan";
  static void draw(PlanSession const& command, Facts const& facts, Effects& effects);
};
struct PutOff {
  static constexpr std::string_view code = "session.move";
  static void draw(MoveSession const& command, Facts const& facts, Effects& effects);
};
struct CallOff {
  static constexpr std::string_view code = "session.cancel";
  static void draw(CancelSession const& command, Facts const& facts, Effects& effects);
};

/// The session just held is the one that was planned by this step, where one is named.
void hold_as_planned(std::optional<EventRef> const& session, Facts const& facts, Effects& effects);

}  // namespace liandiao::law
