#pragma once

#include <optional>
#include <vector>

#include "workflows/commands/entries.hpp"

/// What is done when a court sends a dispute to mediation, and in the mediation rooms of lawyers. What happens in the
/// sessions is told by the commands of every mediation.
namespace liandiao::law {

/// The variant that follows from the command itself.
struct OneVariant {
  Symbol code;
};

/// 诉前: a court has received a complaint and asks whether the parties would rather mediate (民事诉讼法 125;
/// 特邀调解规定 11). It still owes the plaintiff a dated receipt (登记立案规定 2).
struct OfferMediation {
  static constexpr std::string_view code = "offer_mediation";
  static constexpr By by = By::court;
  static constexpr bool opens = true;
  static inline OneVariant const variant{Symbol("pre_suit")};
  OrganId organ;   // the court
  PartyRef party;  // whose complaint it is
  std::optional<Text<60>> receipt_no;
  std::optional<Text<60>> court_no;  // 诉前调 number
};
BOOST_DESCRIBE_STRUCT(OfferMediation, (), (organ, party, receipt_no, court_no))

/// 诉中: a court that has filed the suit entrusts it to a mediator, if all agree (民事调解规定 1; 特邀调解规定 27).
struct EntrustSuit {
  static constexpr std::string_view code = "entrust_suit";
  static constexpr By by = By::court;
  static constexpr bool opens = true;
  OrganId organ;  // the court
  Choice<InSuitVariant> variant;
  int suit = 0;  // the instance in which it was filed
};
BOOST_DESCRIBE_STRUCT(EntrustSuit, (), (organ, variant, suit))

/// 律师调解: parties come to a room of lawyers by themselves (开展律师调解试点工作的意见).
struct ApplyToLawyers {
  static constexpr std::string_view code = "apply_to_lawyers";
  static constexpr By by = By::party;
  static constexpr bool opens = true;
  static inline OneVariant const variant{Symbol("lawyer")};
  OrganId organ;  // the room
  std::vector<PartyRef> applicants;
};
BOOST_DESCRIBE_STRUCT(ApplyToLawyers, (), (organ, applicants))

/// The parties could not choose: they ask the court to appoint (在线调解规则 10).
struct AskAppointment {
  static constexpr std::string_view code = "ask_appointment";
  static constexpr By by = By::party;
  PartyRef party;
};
BOOST_DESCRIBE_STRUCT(AskAppointment, (), (party))

/// 委派、委托: the materials go to the body chosen by the parties or appointed by the court (特邀调解规定 11、12).
struct Delegate {
  static constexpr std::string_view code = "delegate";
  static constexpr By by = By::court;
  OrganId organ;  // the mediation body
  std::optional<Choice<ChosenBy>> chosen_by;
  std::optional<Text<60>> letter_no;
};
BOOST_DESCRIBE_STRUCT(Delegate, (), (organ, chosen_by, letter_no))

struct Decline {
  static constexpr std::string_view code = "decline";
  static constexpr By by = By::organ;
  Choice<ReturnReason> reason;
  std::optional<Narrative> remark;  // for the court to read
};
BOOST_DESCRIBE_STRUCT(Decline, (), (reason, remark))

/// The mediator reached the parties and asked the other side (在线调解规则 15). Whoever agrees has a consent of its
/// own.
struct Contact {
  static constexpr std::string_view code = "contact";
  static constexpr By by = By::organ;
  std::vector<PartyRef> parties;
  std::optional<Remark> found;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (parties, found))

/// What a party said or offered to come to terms. It stays in the room (特邀调解规定 22).
struct NoteStatement {
  static constexpr std::string_view code = "note_statement";
  static constexpr By by = By::organ;
  PartyRef party;
  Remark text;
};
BOOST_DESCRIBE_STRUCT(NoteStatement, (), (party, text))

/// 涉嫌虚假调解: stopped, and reported to the court (特邀调解规定 18; 在线调解规则 23).
struct ReportFalse {
  static constexpr std::string_view code = "report_false";
  static constexpr By by = By::organ;
  Narrative grounds;  // for the court to read
};
BOOST_DESCRIBE_STRUCT(ReportFalse, (), (grounds))

/// The court looked into the suspicion and found nothing.
struct ClearSuspicion {
  static constexpr std::string_view code = "clear_suspicion";
  static constexpr By by = By::court;
  std::optional<Narrative> remark;
};
BOOST_DESCRIBE_STRUCT(ClearSuspicion, (), (remark))

/// 书面报告并移交材料: how it ended, and the complaint and papers back to the court (特邀调解规定 26; 在线调解规则 21).
struct ReportBack {
  static constexpr std::string_view code = "report_back";
  static constexpr By by = By::organ;
  Narrative report;  // basic facts, why it failed, points for the court; nothing said in confidence
  bool materials_returned = false;
};
BOOST_DESCRIBE_STRUCT(ReportBack, (), (report, materials_returned))

/// 备案: the agreement goes to the court that sent the dispute (特邀调解规定 19).
struct LodgeAgreement {
  static constexpr std::string_view code = "lodge_agreement";
  static constexpr By by = By::organ;
  std::optional<Narrative> remark;
};
BOOST_DESCRIBE_STRUCT(LodgeAgreement, (), (remark))

/// The plaintiff, mediated in vain, still wants to sue: the complaint is with the court since the day of its receipt,
/// and the court decides within seven days (特邀调解规定 21; 民事诉讼法 126).
struct InsistOnSuit {
  static constexpr std::string_view code = "insist_on_suit";
  static constexpr By by = By::party;
  PartyRef party;
  std::vector<PartyRef> against;
};
BOOST_DESCRIBE_STRUCT(InsistOnSuit, (), (party, against))

/// 调解书: the court has reviewed what was agreed in the suit and put it in a paper of its own (民事诉讼法 100).
struct IssuePaper {
  static constexpr std::string_view code = "issue_paper";
  static constexpr By by = By::court;
  Text<60> paper_no;
};
BOOST_DESCRIBE_STRUCT(IssuePaper, (), (paper_no))

/// In force when everybody has signed for it.
struct ServePaper {
  static constexpr std::string_view code = "serve_paper";
  static constexpr By by = By::court;
  std::vector<PartyRef> parties;
};
BOOST_DESCRIBE_STRUCT(ServePaper, (), (parties))

/// What the parties paid for the mediation.
struct ChargeFee {
  static constexpr std::string_view code = "charge_fee";
  static constexpr By by = By::organ;
  Money amount;
};
BOOST_DESCRIBE_STRUCT(ChargeFee, (), (amount))

/// The suit waits for the mediation it was entrusted to.
struct SuitEntrusted {
  static constexpr std::string_view code = "suit_entrusted";
  static constexpr By by = By::system;
  int instance = 0;  // the mediation
};
BOOST_DESCRIBE_STRUCT(SuitEntrusted, (), (instance))

/// From here on the time is the mediation's, not the trial's (特邀调解规定 27; 民事调解规定 4).
struct TrialPauses {
  static constexpr std::string_view code = "trial_pauses";
  static constexpr By by = By::system;
  Date from;
};
BOOST_DESCRIBE_STRUCT(TrialPauses, (), (from))

/// 及时判决: the mediation is over, and the suit goes on (民事诉讼法 102).
struct SuitGoesOn {
  static constexpr std::string_view code = "suit_goes_on";
  static constexpr By by = By::system;
  int instance = 0;  // the mediation that is over
};
BOOST_DESCRIBE_STRUCT(SuitGoesOn, (), (instance))

/// The suit was decided or otherwise ended, and with it the mediation inside it.
struct SuitOver {
  static constexpr std::string_view code = "suit_over";
  static constexpr By by = By::system;
  int instance = 0;  // the suit
};
BOOST_DESCRIBE_STRUCT(SuitOver, (), (instance))

/// The plaintiff withdrew the suit: what the parties signed by then stays as they signed it (特邀调解规定 20).
struct SuitWithdrawn {
  static constexpr std::string_view code = "suit_withdrawn";
  static constexpr By by = By::system;
  int instance = 0;  // the suit
};
BOOST_DESCRIBE_STRUCT(SuitWithdrawn, (), (instance))

}  // namespace liandiao::law
