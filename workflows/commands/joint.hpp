#pragma once

#include <optional>
#include <vector>

#include "workflows/commands/entries.hpp"

/// 联合调解: who of other organs takes part in a mediation that stays the work of one body.
namespace liandiao::law {

struct AddJoint {
  static constexpr std::string_view code = "add_joint";
  static constexpr By by = By::organ;
  PersonId person;
  OrganId sent_by;  // where the person holds a post
  Choice<JointRole> role;
  Choice<JointTrigger> trigger;
};
BOOST_DESCRIBE_STRUCT(AddJoint, (), (person, sent_by, role, trigger))

struct DropJoint {
  static constexpr std::string_view code = "drop_joint";
  static constexpr By by = By::organ;
  PersonId person;
  std::optional<Remark> reason;
};
BOOST_DESCRIBE_STRUCT(DropJoint, (), (person, reason))

/// 联席会议: those who work together meet among themselves; the parties need not be there.
struct JointMeeting {
  static constexpr std::string_view code = "joint_meeting";
  static constexpr By by = By::organ;
  std::vector<PersonId> attending;
  Remark plan;
};
BOOST_DESCRIBE_STRUCT(JointMeeting, (), (attending, plan))

}  // namespace liandiao::law
