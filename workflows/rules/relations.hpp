#pragma once

#include <string>

#include "engine/procedure/guard.hpp"
#include "workflows/commands.hpp"
#include "workflows/questions.hpp"
#include "workflows/questions/relations.hpp"

/// Linking a case to others, and putting it aside for another.
namespace liandiao::law {

struct NotThisCase {
  static constexpr std::string_view code = "not_this_case", article = "卷宗规范", supplier = "registrar";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if constexpr (requires { command.into; }) {
      if (command.into.value == facts.file.id.uid) lack();
    } else {
      if (command.other.value == facts.file.id.uid) lack();
    }
  }
};

struct CandidateIsOpen {
  static constexpr std::string_view code = "candidate_is_open", article = "卷宗规范", supplier = "registrar";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const* row = facts.file.find<Relation>(command.candidate);
    if (row == nullptr || row->standing != "open") lack(std::to_string(command.candidate));
  }
};

/// What goes on here would go on in no case at all, so that nothing may: not a mediation, not a suit, and not the
/// performance of an agreement either.
struct NothingGoesOnHere {
  static constexpr std::string_view code = "nothing_goes_on_here", article = "卷宗规范", supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    for (auto const& row : facts.file.all<Instance>())
      if (row.no != 1 && !has_outcome(facts, row)) lack(std::to_string(row.no));
  }
};

/// It goes back to the state it was in.
template <class Earlier>
struct WasMerged {
  static constexpr std::string_view code = Earlier::code, article = "卷宗规范", supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    auto const* row = merged_into(facts.file);
    if (row == nullptr || row->was != Earlier::state) lack();
  }
};
struct WhenRegistered {
  static constexpr std::string_view code = "merged_when_registered", state = "registered";
};
struct WhenInformed {
  static constexpr std::string_view code = "merged_when_informed", state = "informed";
};
struct WhenTriaged {
  static constexpr std::string_view code = "merged_when_triaged", state = "triaged";
};
struct WhenOpen {
  static constexpr std::string_view code = "merged_when_open", state = "open";
};

struct CaseWasReceived {
  static constexpr std::string_view code = "case_was_received", article = "卷宗规范", supplier = "nobody";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const* row = relation_to(facts.file, command.from.value);
    if (row == nullptr || row->standing != "received") lack();
  }
};

}  // namespace liandiao::law
