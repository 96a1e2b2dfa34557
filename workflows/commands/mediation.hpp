#pragma once

#include <optional>
#include <vector>

#include "workflows/commands/entries.hpp"

/// What is done in a mediation.
namespace liandiao::law {

struct Apply {
  static constexpr std::string_view code = "apply";
  static constexpr By by = By::party;
  static constexpr bool opens = true;
  OrganId organ;
  std::vector<PartyRef> applicants;
  bool oral = false;
  std::optional<AgreementRef> about;  // an agreement to be made anew
  bool police_case = false;           // because a settlement may end a police case not yet decided (程序规定 186)
};
BOOST_DESCRIBE_STRUCT(Apply, (), (organ, applicants, oral, about, police_case))

struct OwnMotion {
  static constexpr std::string_view code = "own_motion";
  static constexpr By by = By::organ;
  static constexpr bool opens = true;
  OrganId organ;
};
BOOST_DESCRIBE_STRUCT(OwnMotion, (), (organ))

struct TransferIn {
  static constexpr std::string_view code = "transfer_in";
  static constexpr By by = By::anyone;
  static constexpr bool opens = true;
  OrganId organ;
  OrganId from;
  std::optional<Text<60>> letter_no;
};
BOOST_DESCRIBE_STRUCT(TransferIn, (), (organ, from, letter_no))

struct Accept {
  static constexpr std::string_view code = "accept";
  static constexpr By by = By::organ;
  std::optional<Remark> remark;
};
BOOST_DESCRIBE_STRUCT(Accept, (), (remark))

struct Refuse {
  static constexpr std::string_view code = "refuse";
  static constexpr By by = By::organ;
  Choice<RefusalGround> ground;
  Text<120> proper_organ;  // where the applicant should go
  std::vector<PartyRef> told;
};
BOOST_DESCRIBE_STRUCT(Refuse, (), (ground, proper_organ, told))

struct Appoint {
  static constexpr std::string_view code = "appoint";
  static constexpr By by = By::organ;
  std::vector<MediatorEntry> mediators;
  std::optional<Choice<ChosenBy>> chosen_by;
};
BOOST_DESCRIBE_STRUCT(Appoint, (), (mediators, chosen_by))

/// Who mediates goes (another post, leave, retirement): a colleague goes on where she stood.
struct Reassign {
  static constexpr std::string_view code = "reassign";
  static constexpr By by = By::organ;
  PersonId person;
  PersonId successor;
  std::vector<PartyRef> consenting;  // where the parties had chosen who goes
  std::optional<Remark> reason;
};
BOOST_DESCRIBE_STRUCT(Reassign, (), (person, successor, consenting, reason))

struct ObjectToMediator {
  static constexpr std::string_view code = "object";
  static constexpr By by = By::party;
  PartyRef party;
  PersonId person;
  std::optional<Remark> ground;
  std::optional<PersonId> decided_by;  // of the body or the court; whoever enters it unless said
};
BOOST_DESCRIBE_STRUCT(ObjectToMediator, (), (party, person, ground, decided_by))

/// The objection names no relation that would keep the mediator away (特邀调解规定 15).
struct RejectObjection {
  static constexpr std::string_view code = "reject_objection";
  static constexpr By by = By::organ;
  PartyRef party;
  PersonId person;
  Remark reason;
  std::optional<PersonId> decided_by;
};
BOOST_DESCRIBE_STRUCT(RejectObjection, (), (party, person, reason, decided_by))

struct Disclose {
  static constexpr std::string_view code = "disclose";
  static constexpr By by = By::organ;
  PersonId person;
  Remark relation;
};
BOOST_DESCRIBE_STRUCT(Disclose, (), (person, relation))

struct StandDown {
  static constexpr std::string_view code = "stand_down";
  static constexpr By by = By::organ;
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(StandDown, (), (person))

struct InformRights {
  static constexpr std::string_view code = "inform_rights";
  static constexpr By by = By::organ;
  std::vector<PartyRef> parties;
};
BOOST_DESCRIBE_STRUCT(InformRights, (), (parties))

struct GiveConsent {
  static constexpr std::string_view code = "consent";
  static constexpr By by = By::party;
  std::vector<PartyRef> parties;
  Choice<Purpose> purpose;
  Choice<Answer> answer;
  std::optional<PersonId> person;  // mediator: who stays although related; joint: who may sit with them
  std::optional<GuestRef> guest;   // invite: who may come
};
BOOST_DESCRIBE_STRUCT(GiveConsent, (), (parties, purpose, answer, person, guest))

/// Whom the body would like to have at a session (PML 20). Comes when every party agrees.
struct InviteGuest {
  static constexpr std::string_view code = "invite_guest";
  static constexpr By by = By::organ;
  Choice<GuestKind> kind;
  Name name;
};
BOOST_DESCRIBE_STRUCT(InviteGuest, (), (kind, name))

/// 无争议事实记载: what nobody disputes, in writing, signed by the parties (特邀调解规定 22; 在线调解规则 18).
struct RecordUndisputed {
  static constexpr std::string_view code = "record_undisputed";
  static constexpr By by = By::organ;
  Narrative facts;
  std::vector<PartyRef> signed_by;
};
BOOST_DESCRIBE_STRUCT(RecordUndisputed, (), (facts, signed_by))

struct Investigate {
  static constexpr std::string_view code = "investigate";
  static constexpr By by = By::organ;
  Remark found;
};
BOOST_DESCRIBE_STRUCT(Investigate, (), (found))

/// Where violence in a family is feared: how the parties can be brought to a session without meeting unprotected.
struct ArrangeSafety {
  static constexpr std::string_view code = "arrange_safety";
  static constexpr By by = By::organ;
  Choice<SafetyManner> manner;
  Remark assessment;
};
BOOST_DESCRIBE_STRUCT(ArrangeSafety, (), (manner, assessment))

struct Convene {
  static constexpr std::string_view code = "convene";
  static constexpr By by = By::organ;
  std::vector<PartyRef> present;
  std::vector<GuestRef> invited;  // kin, neighbours, experts (PML 20)
  std::optional<Text<120>> place;
  std::vector<PersonId> joining;    // of other organs (联合调解)
  std::optional<EventRef> session;  // the planned one that it is, by the step that planned it
};
BOOST_DESCRIBE_STRUCT(Convene, (), (present, invited, place, joining, session))

struct Adjourn {
  static constexpr std::string_view code = "adjourn";
  static constexpr By by = By::organ;
  std::optional<Remark> summary;
};
BOOST_DESCRIBE_STRUCT(Adjourn, (), (summary))

struct Agree {
  static constexpr std::string_view code = "agree";
  static constexpr By by = By::organ;
  std::vector<PartyRef> parties;    // whom it binds
  std::vector<PartyRef> signed_by;  // sign, seal or fingerprint
  std::vector<AgentSignature> by_agent;
  PersonId mediator;
  bool sealed = false;
  std::vector<ClaimRef> claims;  // empty: every open claim of the parties bound
  std::optional<Money> amount;   // empty: the sum of the terms
  std::optional<Narrative> content;
  std::vector<TermEntry> terms;
  std::optional<Choice<Matter>> matter;  // ordinary unless said
  bool told_confirmation = false;
  std::optional<Remark> late_reason;
};
BOOST_DESCRIBE_STRUCT(Agree, (),
                      (parties, signed_by, by_agent, mediator, sealed, claims, amount, content, terms, matter,
                       told_confirmation, late_reason))

struct AgreeOrally {
  static constexpr std::string_view code = "agree_orally";
  static constexpr By by = By::organ;
  std::vector<PartyRef> parties;
  PersonId mediator;         // who records it
  bool paper_asked = false;  // a party asks for it in writing
  std::vector<ClaimRef> claims;
  std::optional<Money> amount;
  std::optional<Narrative> content;
  std::vector<TermEntry> terms;
  std::optional<Remark> late_reason;
};
BOOST_DESCRIBE_STRUCT(AgreeOrally, (), (parties, mediator, paper_asked, claims, amount, content, terms, late_reason))

struct End {
  static constexpr std::string_view code = "end";
  static constexpr By by = By::organ;
  Choice<EndReason> reason;
  std::vector<PartyRef> told;       // of arbitration, administrative and judicial ways (PML 26)
  std::optional<Narrative> report;  // basic facts and points for a court, without what was said in confidence
  std::optional<Remark> remark;
};
BOOST_DESCRIBE_STRUCT(End, (), (reason, told, report, remark))

struct Leave {
  static constexpr std::string_view code = "leave";
  static constexpr By by = By::party;
  PartyRef party;
  std::optional<Choice<Toward>> toward;
  bool indispensable = false;  // declared: the claims cannot go on without this party
  std::optional<Remark> reason;
};
BOOST_DESCRIBE_STRUCT(Leave, (), (party, toward, indispensable, reason))

/// Another organ has accepted the matter (MED 31; 若干规定 22).
struct TakenOver {
  static constexpr std::string_view code = "taken_over";
  static constexpr By by = By::system;
  int instance = 0;  // that took it
};
BOOST_DESCRIBE_STRUCT(TakenOver, (), (instance))

/// By statute an overrun counts as failure (MED 38).
struct DeemFailed {
  static constexpr std::string_view code = "deem_failed";
  static constexpr By by = By::system;
  Text<40> clock;
};
BOOST_DESCRIBE_STRUCT(DeemFailed, (), (clock))

struct Extend {
  static constexpr std::string_view code = "extend";
  static constexpr By by = By::organ;
  int length = 0;  // in the unit of the limit
  std::vector<PartyRef> consenting;
};
BOOST_DESCRIBE_STRUCT(Extend, (), (length, consenting))

struct Suspend {
  static constexpr std::string_view code = "suspend";
  static constexpr By by = By::organ;
  Choice<SuspensionReason> reason;
};
BOOST_DESCRIBE_STRUCT(Suspend, (), (reason))

struct Resume {
  static constexpr std::string_view code = "resume";
  static constexpr By by = By::organ;
  std::optional<Remark> remark;
};
BOOST_DESCRIBE_STRUCT(Resume, (), (remark))

}  // namespace liandiao::law
