#pragma once

#include "engine/flow/rulebook.hpp"
#include "engine/procedure/guard.hpp"
#include "workflows/commands.hpp"
#include "workflows/questions/election.hpp"
#include "workflows/questions/joint.hpp"

/// Who may take part in joint work, and when.
namespace liandiao::law {

struct SenderEmploys {
  static constexpr std::string_view code = "sender_employs", article = "人民调解法 20", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (!facts.rulebook.registers().holds_post(command.person.id, command.sent_by.id, facts.on.day))
      lack(command.person.id.str());
  }
};

struct NotYetInThis {
  static constexpr std::string_view code = "not_yet_in_this", article = "人民调解法 20", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const* row = facts.file.find<Mediator>(facts.instance.no, command.person.id);
    if (row != nullptr && !row->until) lack(command.person.id.str());
  }
};

/// A judge who may later confirm or try guides or looks on; he does not mediate here (特邀调解规定 22).
struct JudgeOnlyGuides {
  static constexpr std::string_view code = "judge_only_guides", article = "特邀调解规定 22", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    auto const* organ = facts.rulebook.registers().organisation(command.sent_by.id);
    bool const looks_on = command.role.code == "guide" || command.role.code == "observer";
    if (organ != nullptr && organ->line == "court" && !looks_on) lack(command.person.id.str());
  }
};

struct TakesPartJointly {
  static constexpr std::string_view code = "takes_part_jointly", article = "人民调解法 20", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (!joined(facts, command.person.id)) lack(command.person.id.str());
  }
};

struct AttendingWorkHere {
  static constexpr std::string_view code = "attending_work_here", article = "人民调解法 20", supplier = "body";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    if (command.attending.empty()) lack();
    for (auto const& person : command.attending) {
      auto const* row = facts.file.find<Mediator>(facts.instance.no, person.id);
      if (row == nullptr || row->until) lack(person.id.str());
    }
  }
};

/// 人民调解法 20: whoever is added sits with the parties only when every one of them agrees to just this person.
struct JointAccepted {
  static constexpr std::string_view code = "joint_accepted", article = "人民调解法 20", supplier = "party";
  static constexpr bool reads_command = true;
  template <class C>
  static void ask(C const& command, Facts const& facts, Lack& lack) {
    for (auto const& person : command.joining) {
      for (int const party : facts.taking_part())
        if (!joined(facts, person.id) || !agrees(facts, party, "joint", person.id.view()))
          lack(person.id.str() + "/" + std::to_string(party));
    }
  }
};

}  // namespace liandiao::law
