#include "workflows/effects/relations.hpp"

#include <algorithm>

#include "workflows/questions/relations.hpp"

namespace liandiao::law {
namespace {

/// The row about the other case as it stands, or a new one.
Relation row_about(std::string const& other, Facts const& facts, Effects& effects) {
  if (auto const* there = relation_to(facts.file, other)) return *there;
  Relation row;
  row.no = ++effects.head().relations;
  row.other = other;
  return row;
}

void answer(Relation row, std::string_view standing, RowRef reason, Facts const& facts, Effects& effects) {
  row.standing = Symbol(standing);
  row.reason = reason;
  row.person = facts.actor.person;
  row.on = facts.on.day;
  effects.put(std::move(row));
}

}  // namespace

void KeepCandidates::draw(NoteRelated const& command, Facts const& facts, Effects& effects) {
  std::vector<std::string> seen{facts.file.id.uid};
  for (auto const& entry : command.found) {
    bool const known = relation_to(facts.file, entry.other.value) != nullptr ||
                       std::find(seen.begin(), seen.end(), entry.other.value) != seen.end();
    if (known) continue;
    seen.push_back(entry.other.value);
    Relation row = row_about(entry.other.value, facts, effects);
    for (auto const& mark : entry.marks) row.marks.push_back(mark.code);
    answer(std::move(row), "open", {}, facts, effects);
  }
}

void LinkOther::draw(LinkCase const& command, Facts const& facts, Effects& effects) {
  Relation row = row_about(command.other.value, facts, effects);
  row.kind = command.kind.code;
  // What is merged stays merged: that is more than a link, and is undone as it was done.
  bool const joined = row.standing == "merged" || row.standing == "received";
  answer(row, joined ? row.standing.view() : "linked", command.reason.row, facts, effects);
}

void DismissOther::draw(DismissRelation const& command, Facts const& facts, Effects& effects) {
  answer(*facts.file.find<Relation>(command.candidate), "dismissed", command.reason.row, facts, effects);
}

void JoinOther::draw(MergeCase const& command, Facts const& facts, Effects& effects) {
  Relation row = row_about(command.into.value, facts, effects);
  row.was = facts.instance.state;
  if (row.kind.empty()) row.kind = Symbol("duplicate_of");
  answer(std::move(row), "merged", command.reason.row, facts, effects);
}

void PartAgain::draw(UnmergeCase const& command, Facts const& facts, Effects& effects) {
  if (auto const* row = merged_into(facts.file)) answer(*row, "parted", command.reason.row, facts, effects);
}

void ReceiveOther::draw(ReceiveMerged const& command, Facts const& facts, Effects& effects) {
  answer(row_about(command.from.value, facts, effects), "received", {}, facts, effects);
}

void ReleaseOther::draw(ReleaseMerged const& command, Facts const& facts, Effects& effects) {
  answer(*relation_to(facts.file, command.from.value), "parted", {}, facts, effects);
}

}  // namespace liandiao::law
