#pragma once

#include <optional>
#include <vector>

#include "workflows/commands/entries.hpp"

/// What parties do about another way, and what comes back from there. Which ways there are, for what, and what may come
/// back stands in the flow.
namespace liandiao::law {

struct SeekRemedy {
  static constexpr std::string_view code = "seek_remedy";
  static constexpr By by = By::party;
  static constexpr bool opens = true;
  Choice<OutletWord> variant;
  OrganId organ;
  std::vector<PartyRef> applicants;
  bool oral = false;
  std::optional<Remark> about;
};
BOOST_DESCRIBE_STRUCT(SeekRemedy, (), (variant, organ, applicants, oral, about))

/// 受理: whoever has the organ's paper in hand enters it.
struct TakeUp {
  static constexpr std::string_view code = "take_up";
  static constexpr By by = By::anyone;
  std::optional<Text<60>> number;
};
BOOST_DESCRIBE_STRUCT(TakeUp, (), (number))

struct TurnDown {
  static constexpr std::string_view code = "turn_down";
  static constexpr By by = By::anyone;
  std::optional<Text<60>> number;
  std::optional<Narrative> reasons;
};
BOOST_DESCRIBE_STRUCT(TurnDown, (), (number, reasons))

/// What came back: an award, a decision, an order, a lawyer assigned.
struct BringBack {
  static constexpr std::string_view code = "bring_back";
  static constexpr By by = By::anyone;
  Choice<OutletResult> result;
  std::optional<Text<60>> number;
  std::optional<Narrative> content;
};
BOOST_DESCRIBE_STRUCT(BringBack, (), (result, number, content))

/// The organ takes longer to decide.
struct Prolong {
  static constexpr std::string_view code = "prolong";
  static constexpr By by = By::anyone;
  int length = 0;  // in the unit of the limit
};
BOOST_DESCRIBE_STRUCT(Prolong, (), (length))

/// A party does not put up with what came back: it sues, objects, or asks for review.
struct Contest {
  static constexpr std::string_view code = "contest";
  static constexpr By by = By::party;
  PartyRef party;
  std::optional<Remark> remark;
};
BOOST_DESCRIBE_STRUCT(Contest, (), (party, remark))

}  // namespace liandiao::law
