#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "engine/flow/rulebook.hpp"
#include "engine/procedure/guard.hpp"
#include "workflows/commands.hpp"
#include "workflows/questions.hpp"
#include "workflows/questions/police.hpp"
#include "workflows/rules/time.hpp"

/// Whether police may mediate, and what they owe when they do (公安机关办理行政案件程序规定, chapter 10).
namespace liandiao::law {

// clang-format off
struct PoliceScope       { static constexpr std::string_view article = "公安行政案件程序规定 178"; };
struct PoliceUnwilling   { static constexpr std::string_view article = "公安行政案件程序规定 179"; };
struct PoliceTakingPart  { static constexpr std::string_view article = "公安行政案件程序规定 181、182"; };
struct PoliceAgreement   { static constexpr std::string_view article = "公安行政案件程序规定 184"; };
struct PoliceRecusal     { static constexpr std::string_view article = "公安行政案件程序规定 17、22"; };
struct PoliceAppraisal   { static constexpr std::string_view article = "公安行政案件程序规定 165"; };
// clang-format on

/// A dispute among the people, one of the acts named or one like them, and the circumstances lighter.
struct ViolationInScope {
  static constexpr std::string_view code = "violation_in_scope", article = "公安行政案件程序规定 178",
                                    supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    auto const found = violation_of(facts);
    if (found.act.empty() || found.act == "outside") lack("act");
    if (!found.lighter) lack("lighter");
    if (found.mediable.empty()) lack("mediable");
  }
};

inline void lack_bars(Facts const& facts, bool in_the_course, Lack& lack) {
  for (Symbol const bar : violation_of(facts).bars)
    if (lies_in_the_course(bar) == in_the_course) lack(bar.str());
}

struct ActNotBarred {
  static constexpr std::string_view code = "act_not_barred", article = "公安行政案件程序规定 179", supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    lack_bars(facts, false, lack);
  }
};
struct CourseNotBarred {
  static constexpr std::string_view code = "course_not_barred", article = "公安行政案件程序规定 179",
                                    supplier = "party";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    lack_bars(facts, true, lack);
  }
};

struct CaseAccepted {
  static constexpr std::string_view code = "case_accepted", article = "公安行政案件程序规定 61", supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    if (facts.instance.state == "reported") lack();
  }
};
/// 程序规定 180: what happened is found out and the evidence fixed before anybody mediates.
struct EvidenceFirst {
  static constexpr std::string_view code = "evidence_first", article = "公安行政案件程序规定 180", supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    if (facts.instance.state != "evidenced") lack();
  }
};

/// 程序规定 181: whoever is suspected of the violation comes himself.
struct NoAgentForSuspect {
  static constexpr std::string_view code = "no_agent_for_suspect", article = "公安行政案件程序规定 181",
                                    supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    for (auto const& row : command.by_agent) {
      auto const* who = facts.file.find<Representative>(row.representative);
      if (who != nullptr && who->kind == "agent" && is_suspect(facts, row.party.no)) lack(std::to_string(row.party.no));
    }
  }
};
/// 程序规定 181: a minor's guardian is called in; who is sixteen and lives on own work may do without.
struct GuardianPresent {
  static constexpr std::string_view code = "guardian_present", article = "公安行政案件程序规定 181", supplier = "party";
  static constexpr bool reads_command = true;
  static void ask(PoliceSession const& command, Facts const& facts, Lack& lack) {
    for (auto const& party : command.present)
      if (is_minor(facts.file, party.no) && !contains(command.self_supporting, party.no) &&
          !guardian_acts(command, facts, party.no))
        lack(std::to_string(party.no));
  }
};

/// 程序规定 183: once as a rule, and at most once more.
struct AtMostTwo {
  static constexpr std::string_view code = "at_most_two_sessions", article = "公安行政案件程序规定 183",
                                    supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    constexpr int most = 2;
    if (facts.instance.sessions >= most) lack(std::to_string(facts.instance.sessions + 1));
  }
};
/// 程序规定 183: the second within seven working days of the first.
struct SecondInTime {
  static constexpr std::string_view code = "second_session_in_time", article = "公安行政案件程序规定 183",
                                    supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    lack_if_late(facts, "second_mediation", lack);
  }
};

/// Is there time left for a second mediation? Where no norm set a time there is.
inline bool second_still_possible(Facts const& facts) {
  auto const* clock = facts.clock("second_mediation");
  return clock == nullptr || !clock->due || facts.on.day <= *clock->due;
}
struct SecondStillPossible {
  static constexpr std::string_view code = "second_still_possible", article = "公安行政案件程序规定 183",
                                    supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    if (!second_still_possible(facts)) lack(facts.clock("second_mediation")->due->text());
  }
};
struct SecondNoLongerPossible {
  static constexpr std::string_view code = "second_no_longer_possible", article = "公安行政案件程序规定 183、185",
                                    supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    if (second_still_possible(facts)) lack();
  }
};

/// 程序规定 178: minor and clear, nothing disputed about costs, both sides agree, and performed there and then.
struct FitForTheSpot {
  static constexpr std::string_view code = "fit_for_the_spot", article = "公安行政案件程序规定 178", supplier = "party";
  static constexpr bool reads_command = true;
  static void ask(MediateOnSpot const& command, Facts const& facts, Lack& lack) {
    if (!command.minor_and_clear) lack("minor_and_clear");
    if (!command.costs_undisputed) lack("costs_undisputed");
    if (!command.performed) lack("performed");
    if (!opposed(facts.file, numbers(command.parties))) lack("parties");
  }
};
/// 程序规定 178: a paper that they sign, unless sound and picture hold what was agreed.
struct SignedOrRecorded {
  static constexpr std::string_view code = "signed_or_recorded", article = "公安行政案件程序规定 178",
                                    supplier = "party";
  static constexpr bool reads_command = true;
  static void ask(MediateOnSpot const& command, Facts const&, Lack& lack) {
    if (command.recorded) return;
    for (auto const& party : command.parties)
      if (!signs(command, party.no)) lack(std::to_string(party.no));
  }
};

/// An agreement that police brought about is taken back by no police: who performed it has performed it.
struct NotForPoliceToCancel {
  static constexpr std::string_view code = "not_for_police_to_cancel", article = "公安行政案件程序规定 184",
                                    supplier = "nobody";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const* agreement = facts.file.agreement(command.agreement.no);
    if (agreement != nullptr && agreement->binds()) lack(std::to_string(agreement->no));
  }
};
/// 程序规定 184: as long as what was agreed is performed, or may still be, there is no penalty.
struct StillToBePunished {
  static constexpr std::string_view code = "still_to_be_punished", article = "公安行政案件程序规定 184、186",
                                    supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    if (facts.instance.state == "agreed" || facts.instance.state == "no_penalty") lack();
  }
};
/// 程序规定 165: within thirty days, counted anew from the day mediation failed (185).
struct HandledInTime {
  static constexpr std::string_view code = "handled_in_time", article = "公安行政案件程序规定 165、185",
                                    supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    lack_if_late(facts, "handle", lack);
  }
};
struct HandlingExtensionFits {
  static constexpr std::string_view code = "handling_extension_fits", article = "公安行政案件程序规定 165",
                                    supplier = "body";
  static constexpr bool reads_command = true;
  static void ask(ExtendHandling const& command, Facts const& facts, Lack& lack) {
    constexpr int longest = 30;
    auto const* clock = facts.clock("handle");
    bool const first = clock != nullptr && clock->mark == "running" && clock->extensions == 0;
    if (!first || command.length < 1 || command.length > longest) lack(std::to_string(longest));
    auto const above = facts.rulebook.registers().superiors(facts.instance.organ, facts.on.day);
    if (above.empty() || above.front() != command.approved_by.id) lack(command.approved_by.id.str());
  }
};

/// 程序规定 186: both sides ask, and everybody the settlement binds.
struct BothSidesApply {
  static constexpr std::string_view code = "both_sides_apply", article = "公安行政案件程序规定 186", supplier = "party";
  static constexpr bool reads_command = true;
  static void ask(AcceptSettlement const& command, Facts const& facts, Lack& lack) {
    if (!opposed(facts.file, numbers(command.applicants))) lack();
    auto const* agreement = command.agreement ? facts.file.agreement(command.agreement->no) : nullptr;
    if (agreement == nullptr) return;
    for (int const party : agreement->parties)
      if (!contains(command.applicants, party)) lack(std::to_string(party));
  }
};
struct AppliedInWriting {
  static constexpr std::string_view code = "applied_in_writing", article = "公安行政案件程序规定 186",
                                    supplier = "party";
  static constexpr bool reads_command = true;
  static void ask(AcceptSettlement const& command, Facts const&, Lack& lack) {
    if (!command.written) lack();
  }
};
struct SettlementPerformed {
  static constexpr std::string_view code = "settlement_performed", article = "公安行政案件程序规定 186",
                                    supplier = "party";
  static constexpr bool reads_command = true;
  static void ask(AcceptSettlement const& command, Facts const& facts, Lack& lack) {
    auto const* agreement = command.agreement ? facts.file.agreement(command.agreement->no) : nullptr;
    bool const performed = agreement != nullptr ? agreement->status == "performed" : command.performed;
    if (!performed) lack(agreement == nullptr ? std::string() : std::to_string(agreement->no));
  }
};

}  // namespace liandiao::law
