#pragma once

#include <optional>
#include <vector>

#include "workflows/commands/entries.hpp"

/// What is done in the mediation of an administrative organ beside what every mediation knows.
namespace liandiao::law {

/// 行政争议: one of the parties disputes what an organ did, not a civil dispute. What it is about, and whether
/// reconsideration or a suit is already going on.
struct AdministrativeDispute {
  Choice<AdministrativeMatter> matter;
  Choice<DisputeStage> stage;
  bool operator==(AdministrativeDispute const&) const = default;
};
BOOST_DESCRIBE_STRUCT(AdministrativeDispute, (), (matter, stage))

/// The regime says which statute the organ mediates under; it is the variant of the instance.
struct ApplyToOrgan {
  static constexpr std::string_view code = "apply_to_organ";
  static constexpr By by = By::party;
  static constexpr bool opens = true;
  Choice<Regime> variant;
  OrganId organ;
  std::vector<PartyRef> applicants;
  bool oral = false;
  std::optional<Date> determination_on;  // traffic: when the determination of the accident was received (TRA 86)
  std::optional<AdministrativeDispute> dispute;  // none: a civil one
};
BOOST_DESCRIBE_STRUCT(ApplyToOrgan, (), (variant, organ, applicants, oral, determination_on, dispute))

/// The organ proposes to mediate; whether it comes to that is for the parties.
struct ProposeMediation {
  static constexpr std::string_view code = "propose_mediation";
  static constexpr By by = By::organ;
  static constexpr bool opens = true;
  Choice<Regime> variant;
  OrganId organ;
  std::optional<AdministrativeDispute> dispute;  // none: a civil one
};
BOOST_DESCRIBE_STRUCT(ProposeMediation, (), (variant, organ, dispute))

/// The day from which the time for mediating counts, and what happened on it (TRA 90).
struct FixStart {
  static constexpr std::string_view code = "fix_start";
  static constexpr By by = By::organ;
  Choice<CountingStart> event;
  Date day;
};
BOOST_DESCRIBE_STRUCT(FixStart, (), (event, day))

/// 违法线索: mediating is no substitute for enforcement (SAMR 23; 重庆市行政调解办法 4).
struct ReportClue {
  static constexpr std::string_view code = "report_clue";
  static constexpr By by = By::organ;
  Remark found;
};
BOOST_DESCRIBE_STRUCT(ReportClue, (), (found))

struct CheckClue {
  static constexpr std::string_view code = "check_clue";
  static constexpr By by = By::organ;
  bool case_opened = false;
  std::optional<Text<60>> number;  // of the case that was opened
  std::optional<Remark> remark;
};
BOOST_DESCRIBE_STRUCT(CheckClue, (), (case_opened, number, remark))

}  // namespace liandiao::law
