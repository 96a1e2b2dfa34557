#pragma once

#include <string>

#include "engine/procedure/guard.hpp"
#include "workflows/questions/election.hpp"

/// How a group chooses who acts for it, and how far they may go (民事诉讼法 56; 民诉法解释 75–78).
namespace liandiao::law {

struct SideIsNumerous {
  static constexpr std::string_view code = "side_is_numerous", article = "民事诉讼法 56; 民诉法解释 75",
                                    supplier = "nobody";
  static constexpr bool reads_command = true;
  static void ask(ElectRepresentatives const& command, Facts const& facts, Lack& lack) {
    constexpr int numerous = 10;
    int const heads = command.elected.empty() ? 0 : heads_beside(facts.file, command.elected.front().no);
    if (heads < numerous) lack(std::to_string(heads));
  }
};

struct TwoToFiveElected {
  static constexpr std::string_view code = "two_to_five_elected", article = "民诉法解释 78", supplier = "party";
  static constexpr bool reads_command = true;
  static void ask(ElectRepresentatives const& command, Facts const&, Lack& lack) {
    constexpr std::size_t fewest = 2, most = 5;
    auto const count = command.elected.size();
    if (count < fewest || count > most) lack(std::to_string(count));
  }
};

/// Out of those they act for, all of one side; and they act for somebody besides themselves.
struct ElectedFromGroup {
  static constexpr std::string_view code = "elected_from_group", article = "民事诉讼法 56", supplier = "party";
  static constexpr bool reads_command = true;
  static void ask(ElectRepresentatives const& command, Facts const& facts, Lack& lack) {
    if (command.elected.empty() || command.represented.empty()) return lack();
    auto const side_of = [&](PartyRef one) { return facts.file.party(one.no)->side; };
    Symbol const side = side_of(command.elected.front());
    bool others = false;
    for (auto const* list : {&command.elected, &command.represented})
      for (auto const one : *list)
        if (side_of(one) != side) lack(std::to_string(one.no));
    for (auto const one : command.represented) others = others || !contains(command.elected, one.no);
    if (!others) lack();
  }
};

/// What they signed is on file where a step is named for it.
struct ElectionPaperFiled {
  static constexpr std::string_view code = "election_paper_filed", article = "民诉法解释 76", supplier = "party";
  static constexpr bool reads_command = true;
  static void ask(ElectRepresentatives const& command, Facts const& facts, Lack& lack) {
    if (!command.paper) return;
    auto const& papers = facts.file.all<Paper>();
    bool const filed =
        std::any_of(papers.begin(), papers.end(), [&](Paper const& row) { return row.seq == command.paper->seq; });
    if (!filed) lack(std::to_string(command.paper->seq));
  }
};

/// 民事诉讼法 56: who was elected acts for the others, but settles for them only with special authority or when they
/// agree to just that; and never against what a party itself has said.
struct ElectedMaySettle {
  static constexpr std::string_view code = "elected_may_settle", article = "民事诉讼法 56", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    for (int const party : who_signs(command, facts)) {
      if (!signed_by_elected(command, facts, party)) continue;
      Symbol const own = facts.answer(party, "settle");
      bool const may = own ? own == "given" : election_for(facts.file, party)->authority == "special";
      if (!may) lack(std::to_string(party));
    }
  }
};

}  // namespace liandiao::law
