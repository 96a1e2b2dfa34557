#pragma once

#include <optional>
#include <vector>

#include "workflows/commands/entries.hpp"

/// What a plaintiff and a court do.
namespace liandiao::law {

struct Submit {
  static constexpr std::string_view code = "submit";
  static constexpr By by = By::party;
  static constexpr bool opens = true;
  PartyRef party;  // the plaintiff
  std::vector<PartyRef> against;
  OrganId organ;                           // the court that receives the papers
  std::optional<OrganId> competent_court;  // where another one is competent (跨域立案)
  bool signed_complaint = false;
  bool oral = false;  // noted by the court (REG 3)
  std::optional<AgreementRef> agreement;
};
BOOST_DESCRIBE_STRUCT(Submit, (), (party, against, organ, competent_court, signed_complaint, oral, agreement))

struct Receive {
  static constexpr std::string_view code = "receive";
  static constexpr By by = By::court;
  std::optional<Text<60>> receipt_no;
};
BOOST_DESCRIBE_STRUCT(Receive, (), (receipt_no))

struct RequireCorrection {
  static constexpr std::string_view code = "require_correction";
  static constexpr By by = By::court;
  Narrative gaps;
  Date correct_by;
};
BOOST_DESCRIBE_STRUCT(RequireCorrection, (), (gaps, correct_by))

struct Correct {
  static constexpr std::string_view code = "correct";
  static constexpr By by = By::party;
  PartyRef party;
};
BOOST_DESCRIBE_STRUCT(Correct, (), (party))

struct ReturnPapers {
  static constexpr std::string_view code = "return_papers";
  static constexpr By by = By::court;
  std::optional<Narrative> reason;
};
BOOST_DESCRIBE_STRUCT(ReturnPapers, (), (reason))

/// Who has a part in the trial beside parties and judges.
struct CallToTrial {
  static constexpr std::string_view code = "call_to_trial";
  static constexpr By by = By::court;
  Choice<TrialRole> role;
  Name name;
  std::optional<PersonId> person;  // of the registers; filled by the desk for whoever mediated in the case
  bool namesake = false;           // has only the name of somebody who did
};
BOOST_DESCRIBE_STRUCT(CallToTrial, (), (role, name, person, namesake))

struct FileSuit {
  static constexpr std::string_view code = "file";
  static constexpr By by = By::court;
  Text<60> court_no;
  std::optional<Choice<TrialKind>> trial;
};
BOOST_DESCRIBE_STRUCT(FileSuit, (), (court_no, trial))

struct RefuseFiling {
  static constexpr std::string_view code = "refuse_filing";
  static constexpr By by = By::court;
  Choice<FilingRefusal> ground;
  std::optional<Text<60>> ruling_no;
  std::optional<Narrative> reasons;
};
BOOST_DESCRIBE_STRUCT(RefuseFiling, (), (ground, ruling_no, reasons))

struct Redirect {
  static constexpr std::string_view code = "redirect";
  static constexpr By by = By::court;
  Text<120> to;  // the court or organ the party was told to go to
  std::optional<Narrative> reasons;
};
BOOST_DESCRIBE_STRUCT(Redirect, (), (to, reasons))

struct Withdraw {
  static constexpr std::string_view code = "withdraw";
  static constexpr By by = By::party;
  PartyRef party;
};
BOOST_DESCRIBE_STRUCT(Withdraw, (), (party))

struct TreatAsWithdrawn {
  static constexpr std::string_view code = "treat_as_withdrawn";
  static constexpr By by = By::court;
  std::optional<Narrative> reason;
};
BOOST_DESCRIBE_STRUCT(TreatAsWithdrawn, (), (reason))

struct ConcludeSuit {
  static constexpr std::string_view code = "conclude_suit";
  static constexpr By by = By::court;
  Choice<SuitOutcome> outcome;
  std::optional<Text<60>> paper_no;
  std::optional<Choice<AgreementRuling>> on_agreement;  // what became of an agreement (PML 32)
  std::optional<AgreementRef> agreement;                // none: of the one the suit was about
};
BOOST_DESCRIBE_STRUCT(ConcludeSuit, (), (outcome, paper_no, on_agreement, agreement))

struct Appeal {
  static constexpr std::string_view code = "appeal";
  static constexpr By by = By::party;
  PartyRef party;
};
BOOST_DESCRIBE_STRUCT(Appeal, (), (party))

/// The court above: the refusal stands, or the court below must file.
struct DecideAppeal {
  static constexpr std::string_view code = "decide_appeal";
  static constexpr By by = By::court;
  Choice<AppealOutcome> outcome;
  std::optional<Text<60>> ruling_no;
  std::optional<Text<60>> court_no;  // under which the court below filed
  std::optional<Choice<TrialKind>> trial;
};
BOOST_DESCRIBE_STRUCT(DecideAppeal, (), (outcome, ruling_no, court_no, trial))

}  // namespace liandiao::law
