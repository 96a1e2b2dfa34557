#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/flow/rulebook.hpp"
#include "engine/procedure/guard.hpp"
#include "workflows/commands.hpp"
#include "workflows/questions/court_mediation.hpp"

/// What the law demands where a court sends a dispute to mediation, and of the mediation of lawyers.
namespace liandiao::law {

/// The same demand where another norm makes it of this procedure.
template <class G, class Norm>
struct Under : G {
  static constexpr std::string_view article = Norm::article;
};
/// Inside a suit the court decides what is not agreed, so nobody needs to be told where else to go (民事诉讼法 102).
template <class G>
struct UnlessInSuit : G {
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (!runs_in_suit(facts.instance)) G::ask(command, facts, lack);
  }
};
// clang-format off
struct Delegation  { static constexpr std::string_view article = "特邀调解规定 11、12"; };
struct SessionRule { static constexpr std::string_view article = "特邀调解规定 14; 在线调解规则 17"; };
struct StoppingRule { static constexpr std::string_view article = "特邀调解规定 18; 在线调解规则 23、26"; };
struct SuitRule    { static constexpr std::string_view article = "特邀调解规定 20、27"; };
struct TimeRule    { static constexpr std::string_view article = "特邀调解规定 27"; };
struct SigningRule { static constexpr std::string_view article = "特邀调解规定 19、24"; };
struct EndingRule  { static constexpr std::string_view article = "特邀调解规定 26; 在线调解规则 25"; };
// clang-format on

/// 登记立案规定 2: every complaint is answered by a dated receipt.
struct ReceiptGiven {
  static constexpr std::string_view code = "receipt_given", article = "登记立案规定 2", supplier = "court";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const&, Lack& lack) {
    if (!command.receipt_no) lack();
  }
};

/// The suit is filed, goes on, and does not wait for another mediation already.
struct SuitIsFiled {
  static constexpr std::string_view code = "suit_is_filed", article = "特邀调解规定 11; 民事调解规定 1",
                                    supplier = "court";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const* suit = facts.file.instance(command.suit);
    bool const goes_on = suit != nullptr && suit->procedure == "litigation_referral" && suit->state == "filed";
    if (!goes_on || suit->suspended_on) lack(std::to_string(command.suit));
  }
};

/// 特邀调解规定 27: fifteen days in ordinary proceedings, seven in simplified ones.
struct VariantFitsTrial {
  static constexpr std::string_view code = "variant_fits_trial", article = "特邀调解规定 27", supplier = "court";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    bool simplified = false;
    for (auto const& row : facts.file.all<Clock>())
      if (row.instance == command.suit)
        simplified = simplified || row.clock == "try_simplified" || row.clock == "try_small_claim";
    if (simplified != (command.variant.code == "in_suit_simplified"))
      lack(simplified ? "in_suit_simplified" : "in_suit");
  }
};

/// 特邀调解规定 11, 民事调解规定 1: before the suit whoever brought the complaint has agreed and nobody refuses; in it
/// everybody has.
struct DelegationAgreed {
  static constexpr std::string_view code = "delegation_agreed",
                                    article = "民事诉讼法 125; 特邀调解规定 11; 民事调解规定 1", supplier = "party";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    for (int const party : facts.standing("refused")) lack(std::to_string(party));
    if (runs_in_suit(facts.instance))
      for (int const party : facts.standing("invited")) lack(std::to_string(party));
    if (facts.taking_part().empty()) lack();
  }
};

struct SentByCourt {
  static constexpr std::string_view code = "sent_by_court", article = "特邀调解规定 11", supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    if (sending_court(facts, facts.instance).empty()) lack();
  }
};

struct CameByThemselves {
  static constexpr std::string_view code = "came_by_themselves", article = "开展律师调解试点工作的意见",
                                    supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    if (!sending_court(facts, facts.instance).empty()) lack();
  }
};

struct InsideSuit {
  static constexpr std::string_view code = "inside_suit", article = "特邀调解规定 20; 民事诉讼法 100",
                                    supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    if (!runs_in_suit(facts.instance)) lack();
  }
};

struct OutsideSuit {
  static constexpr std::string_view code = "outside_suit", article = "特邀调解规定 19、24", supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    if (runs_in_suit(facts.instance)) lack();
  }
};

/// A room of lawyers takes who comes; every other body waits for a court to send it the dispute.
struct IsLawyersRoom {
  static constexpr std::string_view code = "is_lawyers_room", article = "开展律师调解试点工作的意见",
                                    supplier = "registrar";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    Symbol const kind = facts.rulebook.kind_of(command.organ.id);
    bool const room = kind == "law_firm" || kind == "lawyers_association" || kind == "legal_service_centre";
    if (!room) lack(command.organ.id.str());
  }
};

/// 特邀调解规定 13: exactly one presides; who was replaced does not.
struct SomebodyLeads {
  static constexpr std::string_view code = "somebody_leads", article = "特邀调解规定 13", supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    if (facts.lead() == nullptr) lack();
  }
};

/// 特邀调解规定 12: whoever refuses the mediator that was appointed refuses the mediation, which has its own step.
/// Refusing one who disclosed a relation is no such thing.
struct AppointmentNotRefused {
  static constexpr std::string_view code = "appointment_not_refused", article = "特邀调解规定 12", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (command.purpose.code != "mediator" || command.answer.code == "given" || !command.person) return;
    for (auto const& row : facts.file.all<Recusal>())
      if (row.instance == facts.instance.no && row.person == command.person->id) return;
    lack(command.person->id.str());
  }
};

/// 在线调解规则 17: before the session the mediator has everybody confirm an address for service.
struct AddressesConfirmed {
  static constexpr std::string_view code = "addresses_confirmed", article = "在线调解规则 17", supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    for (int const party : facts.taking_part())
      if (facts.file.find<ServiceAddress>(party) == nullptr) lack(std::to_string(party));
  }
};

/// 特邀调解规定 18: what looks false is stopped and reported in one step.
struct NotForSuspicion {
  static constexpr std::string_view code = "not_for_suspicion", article = "特邀调解规定 18; 在线调解规则 23",
                                    supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const&, Lack& lack) {
    if (command.reason.code == "false_mediation") lack();
  }
};

/// 特邀调解规定 18: whether the suspicion was right is for the court to say.
struct SuspicionCleared {
  static constexpr std::string_view code = "suspicion_cleared", article = "特邀调解规定 18; 在线调解规则 23",
                                    supplier = "court";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    if (is_suspected(facts.file, facts.instance.no)) lack();
  }
};

struct IsSuspected {
  static constexpr std::string_view code = "is_suspected", article = "特邀调解规定 18; 在线调解规则 23",
                                    supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    if (!is_suspected(facts.file, facts.instance.no)) lack();
  }
};

/// 特邀调解规定 26: the complaint and what came with it go back.
struct MaterialsGoBack {
  static constexpr std::string_view code = "materials_go_back", article = "特邀调解规定 26; 在线调解规则 21",
                                    supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const&, Lack& lack) {
    if (!command.materials_returned) lack();
  }
};

/// A complaint that is already under way needs no second one.
struct NoSuitPending {
  static constexpr std::string_view code = "no_suit_pending", article = "登记立案规定 2、8", supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    for (auto const& row : facts.file.all<Instance>())
      if (row.procedure == "litigation_referral" && row.agreement == 0 &&
          (!has_outcome(facts, row) || row.state == "filed"))
        lack(std::to_string(row.no));
  }
};

/// 民事诉讼法 100: the court's paper is in force when both sides have signed for it.
struct EverybodyServed {
  static constexpr std::string_view code = "everybody_served", article = "民事诉讼法 100", supplier = "court";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    for (int const party : unserved(facts, command.parties)) lack(std::to_string(party));
  }
};

struct SomebodyUnserved {
  static constexpr std::string_view code = "somebody_unserved", article = "民事诉讼法 100", supplier = "nobody";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (unserved(facts, command.parties).empty()) lack();
  }
};

/// The paper is served on whom it binds.
struct ServedAreBound {
  static constexpr std::string_view code = "served_are_bound", article = "民事诉讼法 100", supplier = "court";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (command.parties.empty()) lack();
    for (auto const& party : command.parties)
      if (!awaits_service(facts, party.no)) lack(std::to_string(party.no));
  }
};

/// 民事诉讼法 102: who is bound by the paper may go back on it before it is served.
struct BoundByPaper {
  static constexpr std::string_view code = "bound_by_paper", article = "民事诉讼法 102", supplier = "nobody";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (!awaits_service(facts, command.party.no)) lack(std::to_string(command.party.no));
  }
};

struct NotBoundByPaper {
  static constexpr std::string_view code = "not_bound_by_paper", article = "民事诉讼法 102", supplier = "nobody";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (awaits_service(facts, command.party.no)) lack(std::to_string(command.party.no));
  }
};

/// 开展律师调解试点工作的意见: a room in a law firm may ask a low fee of who came by themselves; nobody else may.
struct FeeIsAllowed {
  static constexpr std::string_view code = "fee_is_allowed", article = "开展律师调解试点工作的意见; 特邀调解规定 2",
                                    supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    bool const firm = facts.rulebook.kind_of(facts.instance.organ) == "law_firm";
    if (!firm || facts.instance.variant != "lawyer") lack(facts.instance.organ.str());
  }
};

}  // namespace liandiao::law
