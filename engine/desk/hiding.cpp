#include "engine/desk/hiding.hpp"

#include <algorithm>
#include <set>

#include "engine/cases/view.hpp"
#include "engine/decision/dossier.hpp"
#include "engine/decision/gates.hpp"

namespace liandiao {
namespace {

/// Confidences are what the fewest may read.
bool sees_every_paper(CaseFile const& file, Actor const& reader, Registers const& registers) {
  return sight(Openness::confidential, file, reader, registers) == Sight::whole;
}

}  // namespace

void hide_papers(CaseView& view, Registers const& registers) {
  view.dossiers = dossiers(view.file, view.rulebook->flow());
  if (sees_every_paper(view.file, view.reader, registers)) return;
  CaseFile const whole = view.file;
  auto const hidden = [&](Paper const& paper) {
    return sight(openness_of(paper), whole, view.reader, registers) == Sight::nothing;
  };
  std::erase_if(view.file.all<Paper>(), hidden);
  for (auto& event : view.story)
    std::erase_if(event.changes, [&](Change const& change) {
      auto const* paper = std::get_if<Paper>(&change.part);
      if (paper == nullptr) return false;
      auto const* now = whole.find<Paper>(paper->seq, paper->index);  // it may have become one since
      return hidden(*paper) || (now != nullptr && hidden(*now));
    });
  view.dossiers = dossiers(view.file, view.rulebook->flow());
  hide_missing(view.dossiers);
}

void hide_missing_papers(std::vector<Possibility>& can, CaseFile const& file, Actor const& reader,
                         Registers const& registers) {
  if (sees_every_paper(file, reader, registers)) return;
  for (auto& possibility : can)
    for (auto& candidate : possibility.candidates) {
      auto& missing = candidate.verdict.missing;
      auto const wants_papers = [](Missing const& one) { return about_papers(one.guard); };
      auto const first = std::find_if(missing.begin(), missing.end(), wants_papers);
      if (first == missing.end()) continue;
      first->fact.clear();
      missing.erase(std::remove_if(first + 1, missing.end(), wants_papers), missing.end());
    }
}

void hide_relatives(CaseView& view) {
  std::set<int> hidden;
  for (auto const& one : view.relatives) {
    if (one.readable) continue;
    if (one.kind == "parent") view.file.all<Head>().front().parent.clear();
    hidden.insert(one.no);
  }
  auto const hide = [&](Relation& row) {
    if (!hidden.contains(row.no)) return;
    row.other.clear();
    row.marks.clear();
  };
  for (auto& row : view.file.all<Relation>()) hide(row);
  for (auto& event : view.story)
    for (auto& change : event.changes)
      if (auto* row = std::get_if<Relation>(&change.part)) hide(*row);
}

}  // namespace liandiao
