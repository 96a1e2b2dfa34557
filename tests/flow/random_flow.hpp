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
/// continuations that a person begins. Every one of them passes `check_flow`.
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

  /// What the law opens by itself from one that is chosen comes with it; what nobody begins, only so.
  void choose_procedures() {
    std::vector<Symbol> chosen;
    for (auto const& procedure : law_.procedures)
      if (procedure.code == "docket" || (!procedure.begun_by_law() && chance(7))) chosen.push_back(procedure.code);
    for (std::size_t i = 0; i < chosen.size(); ++i)
      for (auto const next : opened_by_law(*law_.procedure(chosen[i])))
        if (std::find(chosen.begin(), chosen.end(), next) == chosen.end()) chosen.push_back(next);
    for (auto const code : chosen) flow_.procedures.emplace_back().procedure = code;
  }

  std::vector<Symbol> opened_by_law(Procedure const& procedure) const {
    std::vector<Symbol> opened;
    for (auto const& rule : procedure.rules)
      for (auto const raised : rule.raises)
        if (auto const* next = law_.procedure_opened_by(Symbol(raised))) opened.push_back(next->code);
    return opened;
  }

  static bool asks_who_handles(Procedure const& procedure) {
    return std::any_of(procedure.rules.begin(), procedure.rules.end(), [](RuleInfo const& rule) {
      return std::any_of(rule.guards.begin(), rule.guards.end(),
                         [](GuardInfo const& guard) { return guard.code == "organ_handles_it"; });
    });
  }

  void fill(ProcedurePolicy& policy) {
    Procedure const& procedure = *law_.procedure(policy.procedure);
    std::vector<Symbol> kinds(procedure.handled_by.begin(), procedure.handled_by.end());
    if (kinds.empty()) kinds = std::vector<Symbol>(organisation_kinds.begin(), organisation_kinds.end());
    if (procedure.resolving || (asks_who_handles(procedure) && chance(3))) policy.handled_by = some(kinds, 1);
    for (auto const clock : clocks(policy.procedure))
      if (chance(6)) limit(policy, clock);
    papers(policy, procedure);
    if (chooses_outlet(procedure)) outlets(policy);
    if (chooses_regime(procedure) && chance(4)) regime(policy);
    for (auto const* spec : procedure.commands)
      if ((spec->by == By::organ || spec->by == By::holder) && chance(3)) gate(policy, *spec);
    for (auto const& state : procedure.states) {
      if (state.kind == StateKind::outcome || state.kind == StateKind::final) continuation(policy, state.code);
      bool const rests = state.kind == StateKind::open || state.kind == StateKind::outcome;
      if (rests && (!timed(policy, state.code) || chance(2))) policy.waits.push_back({state.code, {}});
    }
  }

  /// Some the law has limits for and one only the district knows, with time of its own now and then.
  void outlets(ProcedurePolicy& policy) const {
    for (auto const code : some({"arbitration", "labour_arbitration", "legal_aid", "a_new_one"}, 1)) {
      Outlet outlet;
      outlet.code = code;
      outlet.handled_by = some(std::vector<Symbol>(organisation_kinds.begin(), organisation_kinds.end()), 1);
      outlet.dispute_types = chance(3) ? some(flow_.dispute_types, 0) : std::vector<Symbol>();
      outlet.flags = chance(2) ? some(flow_.flags, 0) : std::vector<Symbol>();
      outlet.beside = chance(3);
      outlet.granted = some({"award", "help"}, 1);
      outlet.denied = some({"rejected", "returned"}, 0);
      policy.outlets.push_back(outlet);
    }
  }

  /// One of the district's own, with other lengths where the law leaves them to it.
  void regime(ProcedurePolicy& policy) const {
    RegimePolicy regime;
    regime.code = Symbol("of_the_district");
    regime.handled_by = some(policy.handled_by, 1);
    for (auto const clock : clocks(policy.procedure)) {
      Limit const* const row = general(policy.procedure, clock);
      if (row == nullptr || row->owner == "party" || row->length < 1) continue;
      ClockPolicy set;
      set.clock = clock;
      set.length = *rc::gen::inRange(1, row->length + 1);
      regime.limits.push_back(set);
    }
    if (!regime.limits.empty()) policy.regimes.push_back(regime);
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

  /// In every state the command is given from, papers are filed and parties told, too; else only a role is asked for.
  void gate(ProcedurePolicy& policy, CommandSpec const& spec) {
    Procedure const& procedure = *law_.procedure(policy.procedure);
    auto const beside = [&](std::string_view other) {
      return std::all_of(procedure.rules.begin(), procedure.rules.end(), [&](RuleInfo const& rule) {
        return spec.code != rule.on || std::all_of(rule.from.begin(), rule.from.end(), [&](std::string_view from) {
                 return procedure.expects(Symbol(from), Symbol(other));
               });
      });
    };
    Gate gate;
    gate.command = spec.code;
    gate.complete = !policy.papers.required.empty() && chance(3);
    if (!gate.complete && beside("file_paper")) gate.papers = some(flow_.paper_types, 0);
    if (beside("inform")) gate.informs = some({"ways", "rights_and_duties", "remedies"}, 0);
    if (chance(2)) gate.roles = some({"office_head", "mediator", "police_officer"}, 1);
    gate.relations = spec.code != "link_case" && spec.code != "dismiss_relation" && chance(5);
    if (gate.complete || gate.relations || !gate.papers.empty() || !gate.informs.empty() || !gate.roles.empty())
      policy.gates.push_back(gate);
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

  /// A closed case takes no new procedure, and no outcome leads back into the docket.
  void continuation(ProcedurePolicy& policy, Symbol outcome) {
    Continuation then;
    then.outcome = outcome;
    for (auto const& next : flow_.procedures) {
      bool const may =
          policy.procedure != "docket" && next.procedure != "docket" && !law_.procedure(next.procedure)->begun_by_law();
      if (may && chance(4)) then.offer.push_back(next.procedure);
    }
    then.none = then.offer.empty();
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

  Catalogue const& law_;
  Symbol edition_;
  Flow flow_;
};

/// The law must outlive the generator.
inline rc::Gen<Flow> random_flow(Catalogue const& law) {
  return rc::gen::exec([&law] { return FlowDraw(law).draw(); });
}

}  // namespace liandiao::test
