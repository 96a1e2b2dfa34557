#pragma once

#include <optional>
#include <vector>

#include "workflows/commands/entries.hpp"

/// What police do with a dispute that may be a violation of public order (治安管理处罚法;
/// 公安机关办理行政案件程序规定).
namespace liandiao::law {

/// 接报案: who is said to have done what. Whether it is a violation is found out afterwards.
struct PoliceReport {
  static constexpr std::string_view code = "police_report";
  static constexpr By by = By::organ;
  static constexpr bool opens = true;
  OrganId organ;
  Choice<ViolationKind> act;
  std::vector<PartyRef> suspects;
  std::optional<Detail> place;
  std::optional<Narrative> account;
};
BOOST_DESCRIBE_STRUCT(PoliceReport, (), (organ, act, suspects, place, account))

/// No violation, only a civil dispute: the parties are told of court and people's mediation (程序规定 178).
struct InformOut {
  static constexpr std::string_view code = "inform_out";
  static constexpr By by = By::organ;
  std::vector<PartyRef> parties;
  std::optional<Remark> remark;
};
BOOST_DESCRIBE_STRUCT(InformOut, (), (parties, remark))

/// 受案, with what is known by then of whether it may be mediated.
struct PoliceAccept {
  static constexpr std::string_view code = "police_accept";
  static constexpr By by = By::organ;
  bool lighter = false;                            // 情节较轻
  std::optional<Choice<MediableGround>> mediable;  // why it may be mediated (程序规定 178)
  std::vector<Choice<MediationBar>> bars;          // why it may not (程序规定 179)
  std::optional<Text<60>> case_no;
};
BOOST_DESCRIBE_STRUCT(PoliceAccept, (), (lighter, mediable, bars, case_no))

/// What the inquiry found takes the place of what was thought before.
struct AssessViolation {
  static constexpr std::string_view code = "assess_violation";
  static constexpr By by = By::organ;
  Choice<ViolationKind> act;
  std::vector<PartyRef> suspects;
  bool lighter = false;
  std::optional<Choice<MediableGround>> mediable;
  std::vector<Choice<MediationBar>> bars;
};
BOOST_DESCRIBE_STRUCT(AssessViolation, (), (act, suspects, lighter, mediable, bars))

/// 查明事实、收集证据 comes first (程序规定 180).
struct SecureEvidence {
  static constexpr std::string_view code = "secure_evidence";
  static constexpr By by = By::organ;
  std::optional<Remark> found;
};
BOOST_DESCRIBE_STRUCT(SecureEvidence, (), (found))

struct PoliceSession {
  static constexpr std::string_view code = "police_session";
  static constexpr By by = By::organ;
  std::vector<PartyRef> present;
  std::vector<MediatorEntry> mediators;   // who presides, and who was there with him
  std::vector<AgentSignature> by_agent;   // guardians and agents, for whom they came
  std::vector<PartyRef> self_supporting;  // 16 and over, living on own work, who waive the guardian (程序规定 181)
  std::vector<GuestRef> invited;          // people of the neighbourhood (程序规定 182)
  std::vector<PersonId> joining;          // of other organs (联合调解)
  std::optional<Text<120>> place;
  std::optional<EventRef> session;  // the planned one that it is, by the step that planned it
  std::optional<Remark> late_reason;
};
BOOST_DESCRIBE_STRUCT(PoliceSession, (),
                      (present, mediators, by_agent, self_supporting, invited, joining, place, session, late_reason))

struct PoliceFail {
  static constexpr std::string_view code = "police_fail";
  static constexpr By by = By::organ;
  std::vector<PartyRef> told;  // of the penalty that follows and of the civil suit (程序规定 185)
  std::optional<Remark> remark;
};
BOOST_DESCRIBE_STRUCT(PoliceFail, (), (told, remark))

/// 治安调解协议书 (程序规定 184).
struct PoliceAgree {
  static constexpr std::string_view code = "police_agree";
  static constexpr By by = By::organ;
  std::vector<PartyRef> parties;
  std::vector<PartyRef> signed_by;
  std::vector<AgentSignature> by_agent;
  std::vector<PartyRef> self_supporting;
  PersonId mediator;                 // who presided
  std::optional<OrganId> co_sealed;  // a mediation committee that took part and set its seal, too
  std::vector<ClaimRef> claims;
  std::optional<Money> amount;
  std::optional<Narrative> content;
  std::vector<TermEntry> terms;
};
BOOST_DESCRIBE_STRUCT(PoliceAgree, (),
                      (parties, signed_by, by_agent, self_supporting, mediator, co_sealed, claims, amount, content,
                       terms))

/// 当场调解: agreed and performed on the spot, on paper or in the recording (程序规定 178).
struct MediateOnSpot {
  static constexpr std::string_view code = "mediate_on_spot";
  static constexpr By by = By::organ;
  std::vector<PartyRef> parties;
  std::vector<PartyRef> signed_by;
  std::vector<AgentSignature> by_agent;
  std::vector<PartyRef> self_supporting;
  PersonId mediator;
  bool minor_and_clear = false;   // 情节轻微、事实清楚、因果关系明确
  bool costs_undisputed = false;  // no medical costs or losses, or none in dispute
  bool performed = false;
  bool recorded = false;  // sound and picture, in the place of a paper
  std::vector<ClaimRef> claims;
  std::optional<Money> amount;
  std::optional<Narrative> content;
  std::vector<TermEntry> terms;
};
BOOST_DESCRIBE_STRUCT(MediateOnSpot, (),
                      (parties, signed_by, by_agent, self_supporting, mediator, minor_and_clear, costs_undisputed,
                       performed, recorded, claims, amount, content, terms))

/// There will be no further mediation: the case goes on to its decision.
struct TurnToPenalty {
  static constexpr std::string_view code = "turn_to_penalty";
  static constexpr By by = By::organ;
  Choice<PenaltyGround> ground;
  std::vector<PartyRef> told;
  std::optional<Remark> remark;
};
BOOST_DESCRIBE_STRUCT(TurnToPenalty, (), (ground, told, remark))

/// The time for a second mediation is over and none was held (程序规定 183、185).
struct OpenPenalty {
  static constexpr std::string_view code = "open_penalty";
  static constexpr By by = By::system;
  Text<40> clock;
};
BOOST_DESCRIBE_STRUCT(OpenPenalty, (), (clock))

/// What was agreed before police is performed: there is no penalty (程序规定 184).
struct PoliceSettled {
  static constexpr std::string_view code = "police_settled";
  static constexpr By by = By::system;
  AgreementRef agreement;
};
BOOST_DESCRIBE_STRUCT(PoliceSettled, (), (agreement))

/// What was agreed before police is not performed: there is a penalty (程序规定 185).
struct PoliceBroken {
  static constexpr std::string_view code = "police_broken";
  static constexpr By by = By::system;
  AgreementRef agreement;
};
BOOST_DESCRIBE_STRUCT(PoliceBroken, (), (agreement))

struct DecidePenalty {
  static constexpr std::string_view code = "penalty_decided";
  static constexpr By by = By::organ;
  Choice<PenaltyOutcome> outcome;
  std::optional<Text<60>> decision_no;
  std::vector<PartyRef> told;  // that damages are for the civil court (程序规定 185)
};
BOOST_DESCRIBE_STRUCT(DecidePenalty, (), (outcome, decision_no, told))

/// 程序规定 186: the parties settled by themselves or before a people's mediation committee, have performed it, and ask
/// in writing that there be no penalty; police agree.
struct AcceptSettlement {
  static constexpr std::string_view code = "accept_settlement";
  static constexpr By by = By::organ;
  std::optional<AgreementRef> agreement;  // none: settled among themselves
  std::vector<PartyRef> applicants;
  bool written = false;
  bool performed = false;  // of what they settled among themselves
  std::optional<Remark> remark;
};
BOOST_DESCRIBE_STRUCT(AcceptSettlement, (), (agreement, applicants, written, performed, remark))

/// Police took an agreement back. The law knows no such act: it is noted, and changes nothing.
struct CancelPoliceAgreement {
  static constexpr std::string_view code = "cancel_police_agreement";
  static constexpr By by = By::organ;
  AgreementRef agreement;
  std::optional<Remark> reason;
};
BOOST_DESCRIBE_STRUCT(CancelPoliceAgreement, (), (agreement, reason))

/// 程序规定 165: thirty days more, with the leave of police one level up.
struct ExtendHandling {
  static constexpr std::string_view code = "extend_handling";
  static constexpr By by = By::organ;
  int length = 0;  // days
  OrganId approved_by;
  std::optional<Text<60>> approval_no;
};
BOOST_DESCRIBE_STRUCT(ExtendHandling, (), (length, approved_by, approval_no))

}  // namespace liandiao::law
