#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/flow/rulebook.hpp"
#include "engine/procedure/guard.hpp"
#include "workflows/commands.hpp"
#include "workflows/questions.hpp"
#include "workflows/questions/police.hpp"
#include "workflows/questions/remedy.hpp"

/// Whether a mediation may begin, and who may not be mediated.
namespace liandiao::law {

/// The flow says which kinds of organisation handle the procedure.
struct OrganHandlesIt {
  static constexpr std::string_view code = "organ_handles_it", article = "人民调解法 8、34", supplier = "registrar";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (!facts.rulebook.handles(facts.instance.procedure, command.organ.id, facts.on.day)) lack(command.organ.id.str());
  }
};

/// At most one way of settling is live at once; court, police or legal aid may run beside it under their own rules.
struct NoOtherMediation {
  static constexpr std::string_view code = "no_other_mediation", article = "人民调解委员会组织条例 7; 一案一调",
                                    supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    for (auto const& row : facts.file.all<Instance>())
      if (row.no != facts.instance.no &&
          (held_by_outlet(facts, row) || (is_resolving(facts, row) && !has_outcome(facts, row))))
        lack(std::to_string(row.no));
  }
};

struct ApplicantNamed {
  static constexpr std::string_view code = "applicant_named", article = "人民调解法 17", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const&, Lack& lack) {
    if (command.applicants.empty()) lack();
  }
};

struct TwoSides {
  static constexpr std::string_view code = "two_sides", article = "人民调解法 2", supplier = "registrar";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    if (!opposed(facts.file, every_party(facts.file))) lack();
  }
};

/// 人民调解法 17: never against a party who clearly refuses.
struct NobodyRefuses {
  static constexpr std::string_view code = "nobody_refuses", article = "人民调解法 17", supplier = "party";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    for (int const party : facts.standing("refused")) lack(std::to_string(party));
  }
};

/// 若干规定 22: not what a court or another organ has accepted or resolved, unless that organ itself hands it to the
/// committee. While police have not decided, a settlement may still end their case: then the parties say so when they
/// apply (程序规定 186).
struct NotTakenByAnotherOrgan {
  static constexpr std::string_view code = "not_taken_by_another_organ", article = "人民调解工作若干规定 22",
                                    supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    for (auto const& row : facts.file.all<Instance>())
      if (taken(row, facts) && !transferred_by(facts, row.organ)) lack(std::to_string(row.no));
  }

 private:
  static bool taken(Instance const& row, Facts const& facts) {
    if (row.procedure == "litigation_referral")
      return row.agreement == 0 && (row.outcome == "filed" || row.outcome == "concluded");
    if (taken_by_outlet(facts, row)) return true;
    return taken_by_police(row) && !(undecided_by_police(row) && beside_a_police_case(facts));
  }
};

/// 若干规定 22: what was decided before is mediated again only when an organ sends it (移送), on that recorded ground.
struct NotDecidedBefore {
  static constexpr std::string_view code = "not_decided_before", article = "人民调解工作若干规定 22", supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    if (sent_by_an_organ(facts)) return;
    for (auto const& row : facts.file.all<Note>())
      if (row.kind == "prior_settled") lack(row.number);
  }
};

struct ProperOrganTold {
  static constexpr std::string_view code = "proper_organ_told", article = "人民调解工作若干规定 24", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    for (int const party : facts.taking_part())
      if (!contains(command.told, party)) lack(std::to_string(party));
  }
};

}  // namespace liandiao::law
