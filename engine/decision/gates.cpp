#include "engine/decision/gates.hpp"

#include <algorithm>

#include "engine/decision/dossier.hpp"

namespace liandiao {
namespace {

constexpr GuardInfo papers_on_file{"papers_on_file", "flow", "body", false};
constexpr GuardInfo papers_complete{"papers_complete", "flow", "body", false};
constexpr GuardInfo parties_told{"parties_told", "flow", "body", false};
constexpr GuardInfo role_acts{"role_acts", "flow", "body", false};
constexpr GuardInfo relations_answered{"relations_answered", "flow", "body", false};

/// `peoples_mediation@2/application|registration_form`: any one of them would do.
std::string fact_of(Dossier const& dossier, DossierItem const& item) {
  std::string types;
  for (auto const type : item.any_of) types += (types.empty() ? "" : "|") + type.str();
  return dossier.procedure.str() + "@" + std::to_string(dossier.instance) + "/" + types;
}

/// The docket answers for the whole case, every other instance for itself.
void ask_complete(Facts const& facts, Verdict& verdict) {
  auto const& flow = facts.rulebook.flow();
  bool const whole = facts.instance.no == 1;
  auto const asked =
      whole ? dossiers(facts.file, flow) : std::vector<Dossier>{dossier_of(facts.file, facts.instance, flow)};
  for (auto const& dossier : asked)
    for (auto const& item : dossier.required)
      if (item.standing == DossierItem::Standing::missing)
        verdict.missing.push_back({papers_complete, fact_of(dossier, item)});
}

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
  if (gate->complete) ask_complete(facts, verdict);
  for (auto const& topic : gate->informs)
    for (int const party : concerned(facts))
      if (!facts.informed(party, topic.view()))
        verdict.missing.push_back({parties_told, topic.str() + "/" + std::to_string(party)});
  if (!gate->roles.empty() && !holds_role(gate->roles, facts))
    for (auto const role : gate->roles) verdict.missing.push_back({role_acts, role.str()});
  if (!gate->relations) return;
  for (auto const& row : facts.file.all<Relation>())
    if (row.standing == "open") verdict.missing.push_back({relations_answered, std::to_string(row.no)});
}

bool about_papers(GuardInfo const& guard) {
  return guard.code == papers_on_file.code || guard.code == papers_complete.code;
}

}  // namespace liandiao
