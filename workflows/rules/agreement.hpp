#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/flow/rulebook.hpp"
#include "engine/procedure/guard.hpp"
#include "workflows/commands.hpp"
#include "workflows/questions.hpp"
#include "workflows/questions/election.hpp"
#include "workflows/questions/joint.hpp"

/// What makes an agreement an agreement.
namespace liandiao::law {

struct CoveredTakePart {
  static constexpr std::string_view code = "covered_take_part", article = "人民调解法 23、28", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const in = facts.taking_part();
    if (!opposed(facts.file, numbers(command.parties))) lack();
    for (auto const& party : command.parties)
      if (std::find(in.begin(), in.end(), party.no) == in.end()) lack(std::to_string(party.no));
  }
};

/// 人民调解法 29: in force when every party signs, seals or fingerprints it; whom a group elected signs for it.
struct EveryCoveredPartySigned {
  static constexpr std::string_view code = "every_covered_party_signed", article = "人民调解法 29", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    for (auto const& party : command.parties)
      if (!signs(command, party.no) && !signed_by_elected(command, facts, party.no)) lack(std::to_string(party.no));
  }
};

/// 民事诉讼法 62: settling needs a special authority; a guardian signs by law.
struct AgentsMaySettle {
  static constexpr std::string_view code = "agents_may_settle", article = "民事诉讼法 62", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    for (auto const& row : command.by_agent) {
      auto const* agent = facts.file.find<Representative>(row.representative);
      bool const may =
          agent != nullptr && agent->party == row.party.no &&
          (agent->kind == "guardian" || agent->kind == "legal_representative" || agent->authority == "special");
      if (!may) lack(std::to_string(row.party.no));
    }
  }
};

/// A minor does not sign alone (民法典 19、20、23).
struct GuardianSignsForMinor {
  static constexpr std::string_view code = "guardian_signs_for_minor", article = "民法典 19、20、23",
                                    supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    for (int const party : who_signs(command, facts)) {
      if (!is_minor(facts.file, party)) continue;
      // 民法典 18: who is sixteen and lives on own work acts alone.
      if constexpr (requires { command.self_supporting; })
        if (contains(command.self_supporting, party)) continue;
      if (!guardian_acts(command, facts, party)) lack(std::to_string(party));
    }
  }
};

struct MediatorSigned {
  static constexpr std::string_view code = "mediator_signed", article = "人民调解法 29、30", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const* row = facts.file.find<Mediator>(facts.instance.no, command.mediator.id);
    if (row == nullptr || row->until || !appointed(*row)) lack(command.mediator.id.str());
  }
};
struct BodySealed {
  static constexpr std::string_view code = "body_sealed", article = "人民调解法 29", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const&, Lack& lack) {
    if (!command.sealed) lack();
  }
};
/// 人民调解法 28, 30: orally only while nobody asks for a paper; 医疗纠纷条例 39, the other regimes that ask for an
/// agreement in writing, and a minor's case want one.
struct OralIsEnough {
  static constexpr std::string_view code = "oral_is_enough",
                                    article = "人民调解法 28、30; 医疗纠纷条例 39; 劳动争议调解仲裁法 14",
                                    supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (command.paper_asked) lack("asked");
    if (facts.rulebook.kind_of(facts.instance.organ) == "medical_committee") lack("medical");
    if (wants_paper(facts.instance)) lack(facts.instance.variant.str());
    for (auto const& party : command.parties)
      if (is_minor(facts.file, party.no)) lack(std::to_string(party.no));
  }
};
/// 医疗纠纷条例 39: the body tells the parties that they may apply for confirmation.
struct ConfirmationTold {
  static constexpr std::string_view code = "confirmation_told", article = "医疗纠纷条例 39", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (facts.rulebook.kind_of(facts.instance.organ) == "medical_committee" && !command.told_confirmation) lack();
  }
};
struct TermsAreOwed {
  static constexpr std::string_view code = "terms_are_owed", article = "人民调解法 29", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const&, Lack& lack) {
    for (auto const& term : command.terms)
      if (!contains(command.parties, term.debtor.no) || !contains(command.parties, term.creditor.no) ||
          term.debtor == term.creditor)
        lack(std::to_string(term.debtor.no) + "→" + std::to_string(term.creditor.no));
  }
};
/// Instalments come at least once, each month, quarter or year, from a first day on.
struct InstalmentsMakeSense {
  static constexpr std::string_view code = "instalments_make_sense", article = "人民调解法 29", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const&, Lack& lack) {
    constexpr int instalments_max = 600;
    int no = 0;
    for (auto const& term : command.terms) {
      ++no;
      bool const several = term.every || term.times;
      bool const sound = term.every && term.times && term.due && *term.times >= 1 && *term.times <= instalments_max;
      if (several && !sound) lack(std::to_string(no));
    }
  }
};
struct AmountAdds {
  static constexpr std::string_view code = "amount_adds", article = "人民调解法 29", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const&, Lack& lack) {
    auto const sum = sum_of(command.terms);
    if (!sum)
      lack("overflow");
    else if (command.amount && *command.amount < *sum)
      lack(sum->text());
  }
};
/// The claims an agreement settles are of parties it binds, and still open.
struct ClaimsAreOpen {
  static constexpr std::string_view code = "claims_are_open", article = "人民调解法 29", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    for (auto const& ref : command.claims) {
      auto const* claim = facts.file.find<Claim>(ref.no);
      if (claim == nullptr || claim->settled_by != 0 || claim->dropped || !contains(command.parties, claim->party))
        lack(std::to_string(ref.no));
    }
  }
};

struct NothingStaysOpen {
  static constexpr std::string_view code = "nothing_stays_open", article = "人民调解法 28", supplier = "nobody";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (stays_open(command, facts)) lack();
  }
};
struct SomethingStaysOpen {
  static constexpr std::string_view code = "something_stays_open", article = "人民调解法 28", supplier = "nobody";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (!stays_open(command, facts)) lack();
  }
};

/// 人民调解法 26: the body that ends without agreement tells everybody the other ways; later telling makes it good.
struct RemediesTold {
  static constexpr std::string_view code = "remedies_told", article = "人民调解法 26", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    for (int const party : facts.taking_part())
      if (!contains(command.told, party) && !facts.settled(party)) lack(std::to_string(party));
  }
};

}  // namespace liandiao::law
