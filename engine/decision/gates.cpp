#include "engine/decision/gates.hpp"

#include <algorithm>

namespace liandiao {
namespace {

constexpr GuardInfo papers_on_file{"papers_on_file", "flow", "body", false};
constexpr GuardInfo parties_told{"parties_told", "flow", "body", false};
constexpr GuardInfo role_acts{"role_acts", "flow", "body", false};

/// Whom a gate means: in a procedure who takes part; in the docket everybody, since nobody takes part in a docket.
std::vector<int> concerned(Facts const& facts) {
  if (facts.instance.no != 1) return facts.taking_part();
  std::vector<int> parties;
  for (auto const& party : facts.file.all<Party>()) parties.push_back(party.no);
  return parties;
}

/// Whoever acts holds one of these posts at the organisation she acts for, on the day it happened. Which of two posts
/// there she entered the command in makes no difference.
bool holds_role(std::vector<Symbol> const& wanted, Facts const& facts) {
  auto const posts = facts.rulebook.registers().posts(facts.actor.person, facts.on.day);
  return std::any_of(posts.begin(), posts.end(), [&](Post const& post) {
    return post.organ == facts.actor.organ && std::find(wanted.begin(), wanted.end(), post.role) != wanted.end();
  });
}

}  // namespace

void ask_gates(Symbol command, Facts const& facts, Verdict& verdict) {
  auto const* policy = facts.rulebook.flow().procedure(facts.instance.procedure);
  auto const* gate = policy == nullptr ? nullptr : policy->gate(command);
  if (gate == nullptr) return;
  auto const& papers = facts.file.all<Paper>();
  for (auto const& type : gate->papers) {
    bool const there = std::any_of(papers.begin(), papers.end(), [&](Paper const& row) {
      return row.type == type && (row.instance == facts.instance.no || facts.instance.no == 1);
    });
    if (!there) verdict.missing.push_back({papers_on_file, type.str()});
  }
  for (auto const& topic : gate->informs)
    for (int const party : concerned(facts))
      if (!facts.informed(party, topic.view()))
        verdict.missing.push_back({parties_told, topic.str() + "/" + std::to_string(party)});
  if (!gate->roles.empty() && !holds_role(gate->roles, facts))
    for (auto const role : gate->roles) verdict.missing.push_back({role_acts, role.str()});
}

}  // namespace liandiao
