#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/procedure/guard.hpp"
#include "workflows/commands.hpp"
#include "workflows/questions.hpp"
#include "workflows/questions/safety.hpp"
#include "workflows/questions/sessions.hpp"

/// Nobody is brought face to face with who may hurt them (反家庭暴力法 5, 10).
namespace liandiao::law {

/// Those who would sit in the session and are threatened by somebody in the dispute.
template <class C>
std::vector<int> endangered_present(C const& command, Facts const& facts) {
  auto victims = endangered(facts.file);
  auto const there = who_meets(command, facts);
  std::erase_if(victims, [&](int const party) { return std::find(there.begin(), there.end(), party) == there.end(); });
  return victims;
}

struct SafetyArranged {
  static constexpr std::string_view code = "safety_arranged", article = "反家庭暴力法 5、10", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (!endangered_present(command, facts).empty() && safety_arranged(facts) == nullptr) lack();
  }
};

/// 反家庭暴力法 5: the victim's true will is respected, and a new arrangement is asked about anew.
struct EndangeredAgree {
  static constexpr std::string_view code = "endangered_agree", article = "反家庭暴力法 5", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    for (int const party : endangered_present(command, facts))
      if (!feels_safe(facts, party)) lack(std::to_string(party));
  }
};

}  // namespace liandiao::law
