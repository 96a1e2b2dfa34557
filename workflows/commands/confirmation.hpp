#pragma once

#include <optional>
#include <vector>

#include "workflows/commands/entries.hpp"

/// What parties and court do about the confirmation of an agreement.
namespace liandiao::law {

struct ApplyConfirmation {
  static constexpr std::string_view code = "apply_confirmation";
  static constexpr By by = By::party;
  static constexpr bool opens = true;
  AgreementRef agreement;
  OrganId organ;  // the court that receives the application
  std::vector<PartyRef> applicants;
  Choice<Competence> competence;
  std::optional<OrganId> competent_court;  // where another one is competent
  bool oral = false;                       // noted by the court (民诉法解释 353)
};
BOOST_DESCRIBE_STRUCT(ApplyConfirmation, (), (agreement, organ, applicants, competence, competent_court, oral))

/// After the thirty days, with the reason they were missed; whether it counts the court decides (民事诉讼法 86).
struct ApplyRestored {
  static constexpr std::string_view code = "apply_confirmation_restored";
  static constexpr By by = By::party;
  static constexpr bool opens = true;
  AgreementRef agreement;
  OrganId organ;
  std::vector<PartyRef> applicants;
  Choice<Competence> competence;
  std::optional<OrganId> competent_court;
  bool oral = false;
  Remark obstacle;
  Date obstacle_ended;
};
BOOST_DESCRIBE_STRUCT(ApplyRestored, (),
                      (agreement, organ, applicants, competence, competent_court, oral, obstacle, obstacle_ended))

struct RequireSupply {
  static constexpr std::string_view code = "require_supply";
  static constexpr By by = By::court;
  Narrative gaps;
  Date supply_by;
};
BOOST_DESCRIBE_STRUCT(RequireSupply, (), (gaps, supply_by))

struct Supply {
  static constexpr std::string_view code = "supply";
  static constexpr By by = By::party;
  PartyRef party;
};
BOOST_DESCRIBE_STRUCT(Supply, (), (party))

struct AcceptApplication {
  static constexpr std::string_view code = "accept_application";
  static constexpr By by = By::court;
  std::optional<Text<60>> court_no;
};
BOOST_DESCRIBE_STRUCT(AcceptApplication, (), (court_no))

struct RefuseApplication {
  static constexpr std::string_view code = "refuse_application";
  static constexpr By by = By::court;
  Choice<ConfirmationRefusal> ground;
  std::optional<Text<60>> ruling_no;
};
BOOST_DESCRIBE_STRUCT(RefuseApplication, (), (ground, ruling_no))

struct HearApplicants {
  static constexpr std::string_view code = "hear_applicants";
  static constexpr By by = By::court;
  std::vector<PartyRef> present;
};
BOOST_DESCRIBE_STRUCT(HearApplicants, (), (present))

/// The president lets the review take longer (人民调解协议司法确认程序规定 5; 民事诉讼法 187).
struct ExtendReview {
  static constexpr std::string_view code = "extend_review";
  static constexpr By by = By::court;
  int length = 0;  // days
};
BOOST_DESCRIBE_STRUCT(ExtendReview, (), (length))

struct ConfirmAgreement {
  static constexpr std::string_view code = "confirm_agreement";
  static constexpr By by = By::court;
  Text<60> ruling_no;
};
BOOST_DESCRIBE_STRUCT(ConfirmAgreement, (), (ruling_no))

struct DismissApplication {
  static constexpr std::string_view code = "dismiss_application";
  static constexpr By by = By::court;
  Choice<DismissalGround> ground;
  std::optional<Text<60>> ruling_no;
  std::vector<PartyRef> told;  // that they may change the agreement or sue (民事诉讼法 206)
};
BOOST_DESCRIBE_STRUCT(DismissApplication, (), (ground, ruling_no, told))

/// A real dispute came to light: the special procedure ends, and who is concerned may sue (民事诉讼法 186).
struct EndReview {
  static constexpr std::string_view code = "end_review";
  static constexpr By by = By::court;
  std::optional<Text<60>> ruling_no;
  std::vector<PartyRef> told;
};
BOOST_DESCRIBE_STRUCT(EndReview, (), (ruling_no, told))

/// 补正裁定: a slip of the pen in the ruling.
struct CorrectRuling {
  static constexpr std::string_view code = "correct_ruling";
  static constexpr By by = By::court;
  Text<60> ruling_no;
  std::optional<Narrative> corrected;
};
BOOST_DESCRIBE_STRUCT(CorrectRuling, (), (ruling_no, corrected))

/// 异议: by a party within fifteen days of receipt, by a third person within six months of knowing (民诉法解释 372).
struct Challenge {
  static constexpr std::string_view code = "challenge";
  static constexpr By by = By::party;
  std::optional<PartyRef> challenger;  // none: a third person
  std::optional<Name> third_person;
  Date since;  // received, or known
  std::optional<Narrative> grounds;
};
BOOST_DESCRIBE_STRUCT(Challenge, (), (challenger, third_person, since, grounds))

struct UpholdRuling {
  static constexpr std::string_view code = "uphold_ruling";
  static constexpr By by = By::court;
  std::optional<Text<60>> ruling_no;
};
BOOST_DESCRIBE_STRUCT(UpholdRuling, (), (ruling_no))

struct RevokeRuling {
  static constexpr std::string_view code = "revoke_ruling";
  static constexpr By by = By::court;
  std::optional<Text<60>> ruling_no;
};
BOOST_DESCRIBE_STRUCT(RevokeRuling, (), (ruling_no))

struct ApplyEnforcement {
  static constexpr std::string_view code = "apply_enforcement";
  static constexpr By by = By::party;
  PartyRef party;
};
BOOST_DESCRIBE_STRUCT(ApplyEnforcement, (), (party))

struct ConcludeEnforcement {
  static constexpr std::string_view code = "conclude_enforcement";
  static constexpr By by = By::court;
  bool performed = false;
  std::optional<Text<60>> paper_no;
};
BOOST_DESCRIBE_STRUCT(ConcludeEnforcement, (), (performed, paper_no))

}  // namespace liandiao::law
