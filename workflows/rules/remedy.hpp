#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "workflows/commands.hpp"
#include "workflows/questions.hpp"
#include "workflows/questions/remedy.hpp"
#include "workflows/rules/time.hpp"

/// The other ways. A party takes one whenever it likes, and is never refused for what it disputes; what does not fit
/// is noted.
namespace liandiao::law {

/// The flow says which kinds of organisation decide in this outlet.
struct OutletHandlesIt {
  static constexpr std::string_view code = "outlet_handles_it", article = "流程规定的其他途径", supplier = "registrar";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const* outlet = facts.rulebook.outlet(facts.instance);
    if (outlet == nullptr) return lack(command.variant.code.str());
    auto const& kinds = outlet->handled_by;
    Symbol const kind = facts.rulebook.kind_of(command.organ.id);
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) lack(command.organ.id.str());
  }
};

/// The flow says what the outlet is for.
struct OutletFits {
  static constexpr std::string_view code = "outlet_fits", article = "流程规定的其他途径", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    auto const* outlet = facts.rulebook.outlet(facts.instance);
    if (outlet == nullptr) return;
    auto const has = [](std::vector<Symbol> const& list, Symbol word) {
      return std::find(list.begin(), list.end(), word) != list.end();
    };
    Head const& head = facts.file.head();
    if (!outlet->dispute_types.empty() && !has(outlet->dispute_types, head.dispute_type)) lack(head.dispute_type.str());
    bool const marked = std::any_of(outlet->flags.begin(), outlet->flags.end(), [&](Symbol flag) {
      auto const& parties = facts.file.all<Party>();
      return has(head.flags, flag) ||
             std::any_of(parties.begin(), parties.end(), [&](Party const& row) { return has(row.flags, flag); });
    });
    if (!outlet->flags.empty() && !marked)
      for (auto const flag : outlet->flags) lack(flag.str());
  }
};

/// Two organs do not decide the same matter at once; that they did is written down.
struct NoOtherOutletHolds {
  static constexpr std::string_view code = "no_other_outlet_holds", article = "一事不再理; 信访工作条例 31",
                                    supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    auto const* own = facts.rulebook.outlet(facts.instance);
    if (own != nullptr && own->beside) return;
    for (auto const& row : facts.file.all<Instance>())
      if (row.no != facts.instance.no && held_by_outlet(facts, row)) lack(std::to_string(row.no));
  }
};

/// What came back is what the outlet gives where it gives what was asked for …
struct OutletGives {
  static constexpr std::string_view code = "outlet_gives", article = "流程规定的其他途径", supplier = "nobody";
  static constexpr bool reads_command = true;
  static void ask(BringBack const& command, Facts const& facts, Lack& lack) {
    auto const* outlet = facts.rulebook.outlet(facts.instance);
    bool const given = outlet != nullptr && std::find(outlet->granted.begin(), outlet->granted.end(),
                                                      command.result.code) != outlet->granted.end();
    if (!given) lack(command.result.code.str());
  }
};
/// … or where it does not.
struct OutletDenies {
  static constexpr std::string_view code = "outlet_denies", article = "流程规定的其他途径", supplier = "nobody";
  static constexpr bool reads_command = true;
  static void ask(BringBack const& command, Facts const& facts, Lack& lack) {
    auto const* outlet = facts.rulebook.outlet(facts.instance);
    bool const denied = outlet != nullptr && std::find(outlet->denied.begin(), outlet->denied.end(),
                                                       command.result.code) != outlet->denied.end();
    if (!denied) lack(command.result.code.str());
  }
};

/// Somebody else applied as well, and stays.
struct OthersStillApply {
  static constexpr std::string_view code = "others_still_apply", article = "民事诉讼法 55", supplier = "nobody";
  static constexpr bool reads_command = true;
  static void ask(Withdraw const& command, Facts const& facts, Lack& lack) {
    auto const in = facts.taking_part();
    if (std::none_of(in.begin(), in.end(), [&](int party) { return party != command.party.no; })) lack();
  }
};
struct NobodyElseApplies {
  static constexpr std::string_view code = "nobody_else_applies", article = "民事诉讼法 55", supplier = "nobody";
  static constexpr bool reads_command = true;
  static void ask(Withdraw const& command, Facts const& facts, Lack& lack) {
    for (int const party : facts.taking_part())
      if (party != command.party.no) lack(std::to_string(party));
  }
};

/// Longer only where the outlet's own law lets it be, as often and as long as law and flow say.
struct DecisionMayTakeLonger {
  static constexpr std::string_view code = "decision_may_take_longer",
                                    article = "劳动争议调解仲裁法 43; 行政复议法 62; 信访工作条例 34",
                                    supplier = "nobody";
  static constexpr bool reads_command = true;
  static void ask(Prolong const& command, Facts const& facts, Lack& lack) {
    auto const* limit = limit_of(facts, "decide");
    auto const* clock = facts.clock("decide");
    bool const running = clock != nullptr && clock->mark == "running";
    if (limit == nullptr || !running || limit->law->extended_by.empty()) return lack();
    bool const often = limit->extension_times > 0 && clock->extensions >= limit->extension_times;
    bool const longer = limit->extension_length > 0 && command.length > limit->extension_length;
    if (often || longer || command.length < 1) lack(std::to_string(limit->extension_length));
  }
};

/// Within the time the law gives for it; whether a late one counts, those it goes to decide.
struct ContestedInTime {
  static constexpr std::string_view code = "contested_in_time", article = "劳动争议调解仲裁法 48、50; 民事诉讼法 227",
                                    supplier = "nobody";
  template <class C>
  static void ask(C const&, Facts const& facts, Lack& lack) {
    lack_if_late(facts, "contest", lack);
  }
};

}  // namespace liandiao::law
