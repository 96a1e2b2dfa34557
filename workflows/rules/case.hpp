#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/flow/rulebook.hpp"
#include "engine/procedure/guard.hpp"
#include "workflows/commands.hpp"
#include "workflows/questions.hpp"
#include "workflows/questions/court_mediation.hpp"
#include "workflows/questions/fulfilment.hpp"

/// What the case as a whole must have.
namespace liandiao::law {

struct HasParty {
  static constexpr std::string_view code = "has_party", article = "人民调解法 17", supplier = "registrar";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const&, Lack& lack) {
    if (command.parties.empty()) lack();
  }
};

/// One dispute, one case: claims are somebody's, and the somebody is among those just named.
struct ClaimsHaveOwners {
  static constexpr std::string_view code = "claims_have_owners", article = "民事诉讼法 122", supplier = "registrar";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const&, Lack& lack) {
    for (auto const& claim : command.claims)
      if (claim.party.no > static_cast<int>(command.parties.size())) lack(std::to_string(claim.party.no));
  }
};

/// What was agreed may be performed long after the case is closed: that is followed up as an act of its own.
struct NothingStillRuns {
  static constexpr std::string_view code = "nothing_still_runs", article = "卷宗规范", supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    for (auto const& row : facts.file.all<Instance>())
      if (row.no != 1 && row.procedure != "fulfilment" && !has_outcome(facts, row)) lack(std::to_string(row.no));
  }
};

/// 人民调解法 26, 民事诉讼法 206: who ends without agreement tells the parties the other ways; before that the case
/// does not close.
struct EveryEndingTold {
  static constexpr std::string_view code = "every_ending_told", article = "人民调解法 26", supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    for (auto const& row : facts.file.all<Instance>()) {
      // Where only some agreed, those who did not are told like everybody else.
      // Inside a suit the court decides what is not agreed (民事诉讼法 102).
      bool const mediated = is_resolving(facts, row) && !row.outcome.empty() && !runs_in_suit(row);
      // 程序规定 178, 185: whom police left with a claim, and who owes it, learn that it is for the civil court.
      bool const left_by_police =
          row.procedure == "police_mediation" && !row.outcome.empty() && row.outcome != "no_penalty";
      if (!mediated && !left_by_police) continue;
      for (int const party : untold(facts, row)) lack(std::to_string(row.no) + "/" + std::to_string(party));
    }
  }
};

/// 若干规定 37, 人民调解法 32: whoever is owed what is not performed after urging is told where to turn; before that
/// the case does not close.
struct EveryBreachTold {
  static constexpr std::string_view code = "every_breach_told", article = "人民调解工作若干规定 37; 人民调解法 32",
                                    supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    for (auto const& row : facts.file.all<Instance>())
      for (int const party : untold_of_breach(facts.file, row))
        lack(std::to_string(row.no) + "/" + std::to_string(party));
  }
};

/// 特邀调解规定 19, 26: the court that sent a dispute to mediation has its report, its papers and the agreement back.
struct EveryCourtAnswered {
  static constexpr std::string_view code = "every_court_answered", article = "特邀调解规定 19、26", supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    for (auto const& row : facts.file.all<Duty>()) {
      bool const to_court = row.duty == "report_to_court" || row.duty == "lodge_agreement";
      if (to_court && !row.done_on) lack(std::to_string(row.instance));
    }
  }
};

/// 人民调解法 3: the way to a court or another remedy stays open after the case was put away. What is to be mediated
/// again, or handed on, is a case of its own.
struct LeadsToCourt {
  static constexpr std::string_view code = "leads_to_court", article = "人民调解法 3", supplier = "registrar";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const* begun = facts.file.instance(command.instance);
    bool const leads =
        begun != nullptr && (begun->procedure == "litigation_referral" || begun->procedure == "judicial_confirmation" ||
                             begun->procedure == "remedy");
    if (!leads) lack();
  }
};

struct SomethingWasDone {
  static constexpr std::string_view code = "something_was_done", article = "卷宗规范", supplier = "registrar";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    for (auto const& row : facts.file.all<Instance>())
      if (row.procedure != "docket" && row.procedure != "handover") return;
    lack();
  }
};

/// 个人信息保护法 47: whose data goes, one at a time.
struct OnePersonNamed {
  static constexpr std::string_view code = "one_person_named", article = "个人信息保护法 47", supplier = "registrar";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const&, Lack& lack) {
    if (command.party.has_value() == command.guest.has_value()) lack();
  }
};

/// A danger is reported to an organ that can act on it (人民调解法 25).
struct ReportedToPolice {
  static constexpr std::string_view code = "reported_to_police", article = "人民调解法 25", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    bool const urgent = command.kind.code == "public_security" || command.kind.code == "crime";
    auto const* organ = facts.rulebook.registers().organisation(command.organ.id);
    if (urgent && organ != nullptr && organ->line != "police") lack(command.organ.id.str());
  }
};

}  // namespace liandiao::law
