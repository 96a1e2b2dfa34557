#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/flow/rulebook.hpp"
#include "engine/procedure/guard.hpp"
#include "workflows/commands.hpp"
#include "workflows/questions.hpp"
#include "workflows/questions/election.hpp"

/// Suspension, extension and expiry.
namespace liandiao::law {

struct NotSuspended {
  static constexpr std::string_view code = "not_suspended", article = "人民调解工作若干规定 33", supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    if (facts.instance.suspended_on) lack(facts.instance.suspended_on->text());
  }
};
struct IsSuspended {
  static constexpr std::string_view code = "is_suspended", article = "人民调解工作若干规定 33", supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    if (!facts.instance.suspended_on) lack();
  }
};

struct BeforeExpiry {
  static constexpr std::string_view code = "before_expiry", article = "医疗纠纷条例 38; 人民调解工作若干规定 33",
                                    supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    auto const* clock = facts.clock("mediate");
    if (clock == nullptr || !clock->due)
      lack();
    else if (facts.on.day > *clock->due)
      lack(clock->due->text());
  }
};
struct ExtensionLeft {
  static constexpr std::string_view code = "extension_left", article = "流程规定的延期次数", supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    auto const* limit = limit_of(facts, "mediate");
    auto const* clock = facts.clock("mediate");
    if (!limit || clock == nullptr || limit->law->extended_by.empty())
      lack();
    else if (limit->extension_times > 0 && clock->extensions >= limit->extension_times)
      lack(std::to_string(limit->extension_times));
  }
};
struct ExtensionNotTooLong {
  static constexpr std::string_view code = "extension_not_too_long", article = "流程规定的延期长度", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const* limit = limit_of(facts, "mediate");
    int const max = limit ? limit->extension_length : 0;
    if (command.length < 1 || (max > 0 && command.length > max)) lack(std::to_string(max));
  }
};
struct EverybodyConsentsToExtend {
  static constexpr std::string_view code = "everybody_consents_to_extend",
                                    article = "医疗纠纷条例 38; 人民调解工作若干规定 33", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    for (int const party : facts.taking_part())
      if (!heard(facts, command.consenting, party)) lack(std::to_string(party));
  }
};

/// After a limit of policy an agreement still binds (人民调解法 31): it is recorded as out of time.
struct WithinLimit {
  static constexpr std::string_view code = "within_limit", article = "人民调解工作若干规定 33", supplier = "body";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    auto const* clock = facts.clock("mediate");
    if (clock != nullptr && clock->due && facts.on.day > *clock->due) lack(clock->due->text());
  }
};

/// 医疗纠纷条例 38: where an overrun is failure by statute, nothing is agreed after it in the same mediation, whether
/// or not anybody has marked the lapse yet.
struct NotFailedByOverrun {
  static constexpr std::string_view code = "not_failed_by_overrun", article = "医疗纠纷条例 38", supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    auto const* limit = limit_of(facts, "mediate");
    auto const* clock = facts.clock("mediate");
    bool const fails = limit != nullptr && limit->law->overrun == "deem_failed";
    if (fails && clock != nullptr && clock->due && facts.on.day > *clock->due) lack(clock->due->text());
  }
};

/// Lacks the due day when what the clock waits for happens after it, whether or not the lapse is marked yet.
inline void lack_if_late(Facts const& facts, std::string_view name, Lack& lack) {
  auto const* clock = facts.clock(name);
  bool const counts = clock != nullptr && (clock->mark == "running" || clock->mark == "lapsed") && clock->due;
  if (counts && facts.on.day > *clock->due) lack(clock->due->text());
}

template <class C>
Clock const* clock_named(C const& command, Facts const& facts) {
  return facts.clock(command.clock.value, command.agreement ? command.agreement->no : 0,
                     command.term ? command.term->no : 0);
}

struct ClockRuns {
  static constexpr std::string_view code = "clock_runs", article = "民事诉讼法 85", supplier = "nobody";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const* clock = clock_named(command, facts);
    if (clock == nullptr || clock->mark != "running") lack(command.clock.value);
  }
};

struct ClockIsDue {
  static constexpr std::string_view code = "clock_is_due", article = "民事诉讼法 85", supplier = "nobody";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const* clock = clock_named(command, facts);
    if (clock == nullptr || clock->mark != "running" || !clock->due || facts.on.day <= *clock->due)
      lack(command.clock.value);
  }
};

}  // namespace liandiao::law
