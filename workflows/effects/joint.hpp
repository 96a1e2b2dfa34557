#pragma once

#include "workflows/effects/shared.hpp"

/// What follows in joint work.
namespace liandiao::law {

struct TakeIn {
  static constexpr std::string_view code = "joint.add";
  static void draw(AddJoint const& command, Facts const& facts, Effects& effects);
};
struct LetGo {
  static constexpr std::string_view code = "joint.drop";
  static void draw(DropJoint const& command, Facts const& facts, Effects& effects);
};
struct NoteMeeting {
  static constexpr std::string_view code = "joint.meet";
  static void draw(JointMeeting const& command, Facts const& facts, Effects& effects);
};

}  // namespace liandiao::law
