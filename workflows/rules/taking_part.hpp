#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/flow/rulebook.hpp"
#include "engine/procedure/guard.hpp"
#include "workflows/commands.hpp"
#include "workflows/questions.hpp"
#include "workflows/questions/election.hpp"

/// Consent, informing, and what remains when a party goes.
namespace liandiao::law {

/// 人民调解法 17, 23: nobody is mediated who has not agreed to it, and mediation is between opposed parties.
struct OpposedPairTakesPart {
  static constexpr std::string_view code = "opposed_pair_takes_part", article = "人民调解法 17、23", supplier = "party";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    if (opposed(facts.file, facts.taking_part())) return;
    for (int const party : facts.standing("invited")) lack(std::to_string(party));
    if (facts.standing("invited").empty()) lack();
  }
};

struct EverybodyToldRights {
  static constexpr std::string_view code = "everybody_told_rights", article = "人民调解工作若干规定 30",
                                    supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    for (int const party : facts.taking_part())
      if (!heard(facts, command.parties, party) && !told(facts, party, "rights_and_duties"))
        lack(std::to_string(party));
  }
};

struct PresentTakePart {
  static constexpr std::string_view code = "present_take_part", article = "人民调解法 17", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const in = facts.taking_part();
    if (command.present.empty()) lack();
    for (auto const& party : command.present)
      if (std::find(in.begin(), in.end(), party.no) == in.end()) lack(std::to_string(party.no));
  }
};

/// A party told late of its rights may still be told before its own first session.
struct PresentToldRights {
  static constexpr std::string_view code = "present_told_rights", article = "人民调解工作若干规定 30",
                                    supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    for (auto const& party : command.present)
      if (!facts.informed(party.no, "rights_and_duties")) lack(std::to_string(party.no));
  }
};

/// 人民调解法 20: kin, neighbours, experts come only with the parties' consent.
struct InviteesAccepted {
  static constexpr std::string_view code = "invitees_accepted", article = "人民调解法 20", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    for (auto const& guest : command.invited)
      for (int const party : facts.taking_part())
        if (!agrees(facts, party, "invite", std::to_string(guest.no)))
          lack(std::to_string(guest.no) + "/" + std::to_string(party));
  }
};

struct PartiesNamed {
  static constexpr std::string_view code = "parties_named", article = "人民调解法 23", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const&, Lack& lack) {
    if (command.parties.empty()) lack();
  }
};

/// A consent to be mediated by somebody, or to a guest, says by whom or to whom.
struct SubjectNamed {
  static constexpr std::string_view code = "subject_named", article = "人民调解法 20; 特邀调解规定 15",
                                    supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const&, Lack& lack) {
    if ((command.purpose.code == "invite") != command.guest.has_value()) lack("guest");
    bool const of_person = command.purpose.code == "mediator" || command.purpose.code == "joint";
    if (of_person != command.person.has_value()) lack("person");
  }
};

/// What is called undisputed is signed by everybody who takes part (特邀调解规定 22).
struct EverybodySignedFacts {
  static constexpr std::string_view code = "everybody_signed_facts", article = "特邀调解规定 22", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (command.signed_by.empty()) lack();
    for (int const party : facts.taking_part())
      if (!contains(command.signed_by, party)) lack(std::to_string(party));
  }
};

/// Refusing or taking back consent to the mediation itself is leaving it, and has its own step.
struct NotALeaving {
  static constexpr std::string_view code = "not_a_leaving", article = "人民调解法 23", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const&, Lack& lack) {
    if (command.purpose.code == "mediate" && command.answer.code != "given") lack("leave");
  }
};

struct NotAlreadyGone {
  static constexpr std::string_view code = "not_already_gone", article = "人民调解法 23", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const* row = facts.file.find<Participation>(facts.instance.no, command.party.no);
    if (row == nullptr || (row->standing != "in" && row->standing != "invited")) lack(std::to_string(command.party.no));
  }
};

struct OpposedPairRemains {
  static constexpr std::string_view code = "opposed_pair_remains", article = "人民调解法 23", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (!pair_remains(command, facts)) lack();
  }
};
struct NoOpposedPairRemains {
  static constexpr std::string_view code = "no_opposed_pair_remains", article = "人民调解法 23、26",
                                    supplier = "nobody";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (pair_remains(command, facts)) lack();
  }
};
struct NothingAgreedYet {
  static constexpr std::string_view code = "nothing_agreed_yet", article = "人民调解法 26", supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    if (has_agreement(facts)) lack();
  }
};
struct SomethingAgreed {
  static constexpr std::string_view code = "something_agreed", article = "人民调解法 28", supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    if (!has_agreement(facts)) lack();
  }
};

}  // namespace liandiao::law
