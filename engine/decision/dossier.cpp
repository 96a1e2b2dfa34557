#include "engine/decision/dossier.hpp"

#include <algorithm>

namespace liandiao {
namespace {

using Standing = DossierItem::Standing;

bool agreed_in(CaseFile const& file, Instance const& instance, std::string_view form) {
  auto const& agreements = file.all<Agreement>();
  return std::any_of(agreements.begin(), agreements.end(), [&](Agreement const& row) {
    return row.instance == instance.no && row.form == form && row.status != "superseded";
  });
}

bool holds(Symbol when, CaseFile const& file, Instance const& instance) {
  if (when == "session_held") return instance.sessions > 0;
  if (when == "written_agreement") return agreed_in(file, instance, "written");
  if (when == "oral_agreement") return agreed_in(file, instance, "oral");
  return instance.state == when;
}

/// The instances whose papers count for this one.
std::vector<int> counting(CaseFile const& file, Instance const& instance) {
  std::vector<int> numbers{instance.no, 1};
  if (auto const* agreement = file.find<Agreement>(instance.agreement)) numbers.push_back(agreement->instance);
  return numbers;
}

std::optional<RowRef> latest_of(std::vector<Symbol> const& types, std::vector<int> const& instances,
                                CaseFile const& file) {
  std::optional<RowRef> latest;
  for (auto const& row : file.all<Paper>()) {
    bool const fits = std::find(types.begin(), types.end(), row.type) != types.end() &&
                      std::find(instances.begin(), instances.end(), row.instance) != instances.end();
    RowRef const here{row.seq, row.index};
    if (fits && (!latest || *latest < here)) latest = here;
  }
  return latest;
}

Standing standing_of(RequiredPaper const& paper, bool there, CaseFile const& file, Instance const& instance) {
  if (there) return Standing::there;
  bool const now = paper.when.empty() || std::any_of(paper.when.begin(), paper.when.end(),
                                                     [&](Symbol when) { return holds(when, file, instance); });
  return now ? Standing::missing : Standing::not_yet;
}

}  // namespace

std::string_view word_of(DossierItem::Standing standing) {
  switch (standing) {
    case Standing::there: return "there";
    case Standing::missing: return "missing";
    case Standing::not_yet: return "not_yet";
    case Standing::unseen: return "unseen";
  }
  return "unseen";
}

bool Dossier::complete() const {
  return std::none_of(required.begin(), required.end(),
                      [](DossierItem const& item) { return item.standing == Standing::missing; });
}

Dossier dossier_of(CaseFile const& file, Instance const& instance, Flow const& flow) {
  Dossier dossier{instance.no, instance.procedure, {}, {}, {}};
  auto const* policy = flow.procedure(instance.procedure);
  if (policy == nullptr) return dossier;
  auto const instances = counting(file, instance);
  for (auto const& paper : policy->papers.required) {
    auto const found = latest_of(paper.any_of, instances, file);
    auto const standing = standing_of(paper, found.has_value(), file, instance);
    // An attempt that is over never comes to what it has not come to.
    if (standing == Standing::not_yet && instance.ended_on) continue;
    dossier.required.push_back({paper.any_of, standing, found});
  }
  dossier.as_needed = policy->papers.as_needed;
  for (auto const type : dossier.as_needed)
    if (latest_of({type}, instances, file)) dossier.as_needed_there.push_back(type);
  return dossier;
}

std::vector<Dossier> dossiers(CaseFile const& file, Flow const& flow) {
  std::vector<Dossier> all;
  for (auto const& instance : file.all<Instance>()) {
    auto dossier = dossier_of(file, instance, flow);
    if (!dossier.required.empty() || !dossier.as_needed.empty()) all.push_back(std::move(dossier));
  }
  return all;
}

void hide_missing(std::vector<Dossier>& dossiers) {
  for (auto& dossier : dossiers)
    for (auto& item : dossier.required)
      if (item.standing == Standing::missing) item.standing = Standing::unseen;
}

}  // namespace liandiao
