#pragma once

#include "engine/procedure/guard.hpp"
#include "workflows/commands.hpp"
#include "workflows/questions/watching.hpp"

/// An answer answers what was asked and is still open.
namespace liandiao::law {

struct ConsultationIsOpen {
  static constexpr std::string_view code = "consultation_is_open", article = "人民调解法 20", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (!awaited(facts, consultation_duty, command.step)) lack(std::to_string(command.step.seq));
  }
};

struct WarningIsOpen {
  static constexpr std::string_view code = "warning_is_open", article = "人民调解法 25", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (!awaited(facts, warning_duty, command.step)) lack(std::to_string(command.step.seq));
  }
};

struct DecidedBeforeToday {
  static constexpr std::string_view code = "decided_before_today", article = "卷宗规范", supplier = "registrar";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (command.decided_on > facts.on.day) lack(command.decided_on.text());
  }
};

}  // namespace liandiao::law
