#pragma once

#include <optional>

#include "workflows/commands/entries.hpp"

/// How a case changes hands.
namespace liandiao::law {

struct HandOver {
  static constexpr std::string_view code = "hand_over";
  static constexpr By by = By::holder;
  static constexpr bool opens = true;
  OrganId organ;  // who shall answer for the case
  Choice<HandoverKind> kind;
  Remark reason;
  std::optional<Text<60>> letter_no;
};
BOOST_DESCRIBE_STRUCT(HandOver, (), (organ, kind, reason, letter_no))

/// 签收: the papers are there; whether it takes the case is still open.
struct SignFor {
  static constexpr std::string_view code = "sign_for";
  static constexpr By by = By::organ;
  std::optional<Remark> remark;
};
BOOST_DESCRIBE_STRUCT(SignFor, (), (remark))

struct ReturnCase {
  static constexpr std::string_view code = "return_case";
  static constexpr By by = By::organ;
  Choice<ReturnReason> reason;
  Remark remark;
};
BOOST_DESCRIBE_STRUCT(ReturnCase, (), (reason, remark))

/// The giver takes its offer back.
struct Recall {
  static constexpr std::string_view code = "recall";
  static constexpr By by = By::holder;
  Remark reason;
};
BOOST_DESCRIBE_STRUCT(Recall, (), (reason))

/// Nobody answered in time: the case stays where it is.
struct HandoverLapses {
  static constexpr std::string_view code = "handover_lapses";
  static constexpr By by = By::system;
  Text<40> clock;
};
BOOST_DESCRIBE_STRUCT(HandoverLapses, (), (clock))

}  // namespace liandiao::law
