#pragma once

#include <rapidcheck.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/ensure.hpp"
#include "engine/cases/registers.hpp"
#include "engine/flow/flow.hpp"
#include "engine/procedure/catalogue.hpp"

/// Random flows that a district could publish under a law: limits within it, conditions on organs' acts, and
/// continuations that end. Every one of them passes `check_flow`.
namespace liandiao::test {

/// Draws one flow. Only inside rc::gen::exec.
class FlowDraw {
 public:
  explicit FlowDraw(Catalogue const& law) : law_(law), edition_(law.editions.back().code) {}

  Flow draw() {
    flow_.name = Symbol("random");
    flow_.title = "随机";
    flow_.calendar = Symbol("cn");
    flow_.dispute_types = some({"neighbours", "contract", "medical"}, 1);
    flow_.sources = some({"application", "own_motion", "court"}, 1);
    flow_.levels = some({"L1", "L2", "L3"}, 1);
    flow_.paper_types = some({"application", "rights_notice", "evidence"}, 1);
    flow_.flags = some({"minor", "elderly", "enterprise"}, 0);
    choose_procedures();
    for (auto& policy : flow_.procedures) fill(policy);
    reach_everything();
    auto const read = read_flow(write_flow(flow_));
    ensure(read.has_value(), "a random flow can be written and read");
    return *read;
  }

 private:
  static bool chance(int of_ten) { return *rc::gen::inRange(0, 10) < of_ten; }

  template <class T>
  static T one_of(std::vector<T> const& list) {
    return list[*rc::gen::inRange<std::size_t>(0, list.size())];
  }

  static std::vector<Symbol> some(std::vector<Symbol> const& from, std::size_t at_least) {
    std::vector<Symbol> chosen;
    for (auto const word : from)
      if (chance(5)) chosen.push_back(word);
    if (chosen.size() < at_least) chosen.assign(1, one_of(from));
    return chosen;
  }

  static std::vector<Symbol> some(std::initializer_list<std::string_view> words, std::size_t at_least) {
    return some(std::vector<Symbol>(words.begin(), words.end()), at_least);
  }

  void choose_procedures() {
    for (auto const& procedure : law_.procedures) {
      if (procedure.code != "docket" && !chance(7)) continue;
      flow_.procedures.emplace_back().procedure = procedure.code;
    }
  }

  void fill(ProcedurePolicy& policy) {
    Procedure const& procedure = *law_.procedure(policy.procedure);
    std::vector<Symbol> const kinds(organisation_kinds.begin(), organisation_kinds.end());
    if (procedure.resolving || chance(3)) policy.handled_by = some(kinds, 1);
    for (auto const clock : clocks(policy.procedure))
      if (chance(6)) limit(policy, clock);
    papers(policy, procedure);
    for (auto const* spec : procedure.commands)
      if ((spec->by == By::organ || spec->by == By::holder) && chance(3)) gate(policy, *spec);
    for (auto const& state : procedure.states) {
      if (state.kind == StateKind::outcome || state.kind == StateKind::final) continuation(policy, state.code);
      bool const rests = state.kind == StateKind::open || state.kind == StateKind::outcome;
      if (rests && (!timed(policy, state.code) || chance(2))) policy.waits.push_back({state.code, {}});
    }
  }

  std::vector<Symbol> clocks(Symbol procedure) const {
    std::vector<Symbol> list;
    for (auto const& row : law_.limits)
      if (procedure == row.procedure && std::find(list.begin(), list.end(), Symbol(row.clock)) == list.end())
        list.emplace_back(row.clock);
    return list;
  }

  Limit const* general(Symbol procedure, Symbol clock) const {
    return law_.limit(procedure, clock, Symbol(), edition_);
  }

  void limit(ProcedurePolicy& procedure, Symbol clock) {
    Limit const* const row = general(procedure.procedure, clock);
    if (row == nullptr) return;
    ClockPolicy policy;
    policy.clock = clock;
    bool const free = row->owner != "party";
    if (free && row->basis != "law" && chance(2)) {
      policy.none = true;
    } else {
      int length = row->length;
      if (free && (row->basis != "law" || row->length > 0) && chance(7)) length = set_length(policy, *row);
      if (free && !row->extended_by.empty() && chance(5)) extend(policy, *row);
      if (length > 1 && row->unit != Unit::hour && chance(5)) policy.warn = warnings(length - 1);
      bool const empty = !policy.length && !policy.unit && !policy.extension_times && policy.warn.empty();
      if (empty) return;
    }
    procedure.limits.push_back(policy);
  }

  /// In the law's own unit, or in calendar days where it counts working days: those alone are surely not longer.
  static int set_length(ClockPolicy& policy, Limit const& row) {
    int const most = row.basis == "law" ? row.length : std::max(row.length * 2, 10);
    policy.length = *rc::gen::inRange(1, most + 1);
    if (row.unit == Unit::working_day && chance(5))
      policy.unit = Unit::day;
    else if (chance(5))
      policy.unit = row.unit;
    return *policy.length;
  }

  static void extend(ClockPolicy& policy, Limit const& row) {
    policy.extension_length = *rc::gen::inRange(1, 61);
    bool const capped = row.basis == "law" && row.extensions_max > 0;
    policy.extension_times = *rc::gen::inRange(1, (capped ? row.extensions_max : 5) + 1);
  }

  static std::vector<int> warnings(int most) {
    std::set<int, std::greater<>> days;
    int const count = *rc::gen::inRange(1, 4);
    for (int i = 0; i < count; ++i) days.insert(*rc::gen::inRange(1, most + 1));
    return {days.begin(), days.end()};
  }

  void gate(ProcedurePolicy& procedure, CommandSpec const& spec) {
    Gate gate;
    gate.command = spec.code;
    gate.complete = !procedure.papers.required.empty() && chance(3);
    if (!gate.complete) gate.papers = some(flow_.paper_types, 0);
    gate.informs = some({"ways", "rights_and_duties", "remedies"}, gate.papers.empty() && !gate.complete ? 1 : 0);
    procedure.gates.push_back(gate);
  }

  /// Each type in one place; in circumstances of any procedure or outcomes of this one.
  void papers(ProcedurePolicy& policy, Procedure const& procedure) const {
    std::vector<Symbol> when(circumstances.begin(), circumstances.end());
    for (auto const& state : procedure.states)
      if (state.kind == StateKind::outcome || state.kind == StateKind::final) when.push_back(state.code);
    for (auto const type : flow_.paper_types) {
      if (chance(3)) continue;
      auto& list = policy.papers;
      if (chance(4))
        list.as_needed.push_back(type);
      else if (!list.required.empty() && chance(3))
        list.required.back().any_of.push_back(type);
      else
        list.required.push_back({{type}, chance(5) ? some(when, 1) : std::vector<Symbol>{}, {}});
    }
  }

  bool opens_at_once(Symbol code) const {
    auto const& commands = law_.procedure(code)->commands;
    return std::any_of(commands.begin(), commands.end(), [](CommandSpec const* spec) {
      return spec->opens && (spec->by == By::organ || spec->by == By::holder || spec->by == By::system);
    });
  }

  /// Only what stands further down is opened at once, so that no ring can close.
  void continuation(ProcedurePolicy& policy, Symbol outcome) {
    Continuation then;
    then.outcome = outcome;
    bool resolves = false;
    bool further_down = false;
    for (auto const& next : flow_.procedures) {
      if (law_.procedure(next.procedure)->by_law) continue;
      bool const resolving = law_.procedure(next.procedure)->resolving;
      bool const may_open = further_down && opens_at_once(next.procedure) && !(resolving && resolves);
      if (may_open && chance(3)) {
        then.open.push_back(next.procedure);
        resolves = resolves || resolving;
      } else if (chance(3)) {
        then.offer.push_back(next.procedure);
      }
      further_down = further_down || next.procedure == policy.procedure;
    }
    then.none = then.open.empty() && then.offer.empty();
    policy.then.push_back(then);
  }

  /// Whatever kind of organisation handles it; the clocks of a regime are taken to run where the general ones do not
  /// only if they all do.
  bool timed(ProcedurePolicy const& policy, Symbol state) const {
    auto const all = clocks(policy.procedure);
    return std::any_of(all.begin(), all.end(), [&](Symbol clock) {
      auto const* set = policy.limit(clock);
      return general(policy.procedure, clock) != nullptr && (set == nullptr || !set->none) &&
             std::all_of(law_.limits.begin(), law_.limits.end(), [&](Limit const& row) {
               bool const same = policy.procedure == row.procedure && clock == row.clock;
               return !same || std::find(row.covers.begin(), row.covers.end(), state.view()) != row.covers.end();
             });
    });
  }

  /// What only the engine opens is offered by the docket, which is always there.
  void reach_everything() {
    auto const docket = std::find_if(flow_.procedures.begin(), flow_.procedures.end(),
                                     [](ProcedurePolicy const& policy) { return policy.procedure == "docket"; });
    auto& then = docket->then.front();
    for (auto const& policy : flow_.procedures) {
      auto const& commands = law_.procedure(policy.procedure)->commands;
      bool const by_itself = std::none_of(commands.begin(), commands.end(), [](CommandSpec const* spec) {
        return spec->opens && spec->by != By::system;
      });
      auto const among = [&](std::vector<Symbol> const& list) {
        return std::find(list.begin(), list.end(), policy.procedure) != list.end();
      };
      if (by_itself && !law_.procedure(policy.procedure)->by_law && !among(then.open) && !among(then.offer))
        then.offer.push_back(policy.procedure);
    }
    then.none = then.open.empty() && then.offer.empty();
  }

  Catalogue const& law_;
  Symbol edition_;
  Flow flow_;
};

/// The law must outlive the generator.
inline rc::Gen<Flow> random_flow(Catalogue const& law) {
  return rc::gen::exec([&law] { return FlowDraw(law).draw(); });
}

}  // namespace liandiao::test
