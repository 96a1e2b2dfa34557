#include "workflows/effects/election.hpp"

#include "workflows/questions/election.hpp"

namespace liandiao::law {
namespace {

void without(std::vector<int>& list, int one) { list.erase(std::remove(list.begin(), list.end(), one), list.end()); }

/// The election as it goes on, or at its end where nobody is left to act or to be acted for.
void keep(Election row, Election const& before, Facts const& facts, Effects& effects) {
  if (row == before) return;
  if (row.representatives.empty() || row.represented.empty()) {
    row = before;
    row.until = facts.on.day;
  }
  effects.put(std::move(row));
}

bool takes_part(CaseFile const& file, int instance, std::vector<int> const& parties) {
  return std::any_of(parties.begin(), parties.end(), [&](int const party) {
    auto const* row = file.find<Participation>(instance, party);
    return row != nullptr && row->standing == "in";
  });
}

void come_in(int instance, int party, Facts const& facts, Effects& effects) {
  Consent row = consent(effects, facts, party, "mediate", Symbol("given"));
  row.instance = instance;
  effects.put(row);
  effects.put(Participation{instance, party, Symbol("in"), facts.on.day});
}

bool invited(CaseFile const& file, int instance, int party) {
  auto const* row = file.find<Participation>(instance, party);
  return row != nullptr && row->standing == "invited";
}

}  // namespace

void Elect::draw(ElectRepresentatives const& command, Facts const& facts, Effects& effects) {
  Election row;
  row.seq = facts.seq;
  row.representatives = numbers(command.elected);
  row.represented = numbers(command.represented);
  for (int const one : row.representatives) without(row.represented, one);
  row.authority = command.authority.code;
  row.paper = command.paper ? command.paper->seq : 0;
  row.since = facts.on.day;
  for (auto const& before : facts.file.all<Election>()) {
    if (before.until) continue;
    Election after = before;
    for (int const one : row.represented) without(after.represented, one);
    for (int const one : row.representatives) without(after.represented, one);
    keep(std::move(after), before, facts, effects);
  }
  effects.put(row);
  for (auto const& instance : facts.file.all<Instance>()) {
    bool const goes_on = is_resolving(facts, instance) && !has_outcome(facts, instance);
    if (!goes_on || !takes_part(facts.file, instance.no, row.representatives)) continue;
    for (int const party : row.represented)
      if (invited(facts.file, instance.no, party)) come_in(instance.no, party, facts, effects);
  }
}

void bring_in_represented(std::vector<int> const& parties, Facts const& facts, Effects& effects) {
  for (int const party : represented_by(facts.file, parties))
    if (invited(facts.file, facts.instance.no, party) &&
        std::find(parties.begin(), parties.end(), party) == parties.end())
      come_in(facts.instance.no, party, facts, effects);
}

void leave_group(int party, Facts const& facts, Effects& effects) {
  for (auto const& before : facts.file.all<Election>()) {
    if (before.until) continue;
    Election after = before;
    without(after.representatives, party);
    without(after.represented, party);
    keep(std::move(after), before, facts, effects);
  }
}

}  // namespace liandiao::law
