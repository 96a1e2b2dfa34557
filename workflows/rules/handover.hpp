#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/flow/rulebook.hpp"
#include "engine/procedure/guard.hpp"
#include "workflows/commands.hpp"
#include "workflows/questions.hpp"

/// How a case may change hands.
namespace liandiao::law {

struct ReceiverIsAnother {
  static constexpr std::string_view code = "receiver_is_another", article = "联调工作规范", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (facts.file.version > 0 && command.organ.id == facts.file.head().holder) lack(command.organ.id.str());
  }
};

/// One organisation answers for a case: it cannot be on its way to two.
struct NoOtherHandover {
  static constexpr std::string_view code = "no_other_handover", article = "联调工作规范", supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    for (auto const& row : facts.file.all<Instance>())
      if (row.no != facts.instance.no && row.procedure == "handover" && !has_outcome(facts, row))
        lack(std::to_string(row.no));
  }
};

/// Whoever answers for a case does so from the day it took it over: it neither closes it nor hands it on before, or the
/// ledgers of two would have it on one day, and another's less than none.
struct HeldByThen {
  static constexpr std::string_view code = "held_by_then", article = "联调工作规范", supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    for (auto const& row : facts.file.all<Custody>())
      if (row.until_seq == 0 && facts.on.day < row.since) lack(row.since.text());
  }
};

}  // namespace liandiao::law
