#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "engine/cases/registers.hpp"
#include "engine/flow/check_papers.hpp"
#include "engine/flow/flow.hpp"
#include "engine/flow/narrowing.hpp"

namespace liandiao {
namespace {

using Symbols = std::vector<Symbol>;

template <class List, class T>
bool holds(List const& list, T const& wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

template <class List, class TextOf>
std::string joined(List const& list, TextOf text_of, std::string_view separator = ", ") {
  std::string text;
  for (auto const& item : list) text += (text.empty() ? std::string() : std::string(separator)) + text_of(item);
  return text;
}

std::string word(Symbol symbol) { return symbol.str(); }
std::string word(std::string_view view) { return std::string(view); }

template <class List>
std::string words(List const& list) {
  return joined(list, [](auto const& item) { return word(item); });
}

bool is_end(StateInfo const& state) { return state.kind == StateKind::outcome || state.kind == StateKind::final; }

/// A matter can rest in it: it is begun and not over.
bool can_wait(StateInfo const& state) { return state.kind == StateKind::open || state.kind == StateKind::outcome; }

/// What is found, in the order of the lines. Every finding names its place, so that its sentence can.
class Findings {
 public:
  void refuse(Mark mark, std::string key, Params with = {}) {
    with.emplace_back("line", std::to_string(mark.line));
    with.emplace_back("column", std::to_string(mark.column));
    list_.push_back({mark, std::move(key), std::move(with)});
  }

  std::vector<Finding> in_order() && {
    std::stable_sort(list_.begin(), list_.end(), [](Finding const& a, Finding const& b) {
      return std::pair(a.mark.line, a.mark.column) < std::pair(b.mark.line, b.mark.column);
    });
    return std::move(list_);
  }

 private:
  std::vector<Finding> list_;
};

/// The law a new instance would run under, asked by procedure.
class Law {
 public:
  explicit Law(Catalogue const& catalogue)
      : catalogue_(catalogue), edition_(catalogue.editions.empty() ? "" : catalogue.editions.back().code) {
    for (auto const& procedure : catalogue.procedures)
      for (auto const* spec : procedure.commands)
        for (auto const& field : spec->fields)
          if (field.vocabulary == "topic") topics_.insert(field.words.begin(), field.words.end());
  }

  Procedure const* procedure(Symbol code) const { return catalogue_.procedure(code); }
  std::set<std::string_view> const& topics() const { return topics_; }

  std::string procedures() const {
    return joined(catalogue_.procedures, [](Procedure const& procedure) { return procedure.code.str(); });
  }

  std::set<std::string_view> clocks(Symbol procedure) const {
    std::set<std::string_view> clocks;
    for (auto const& row : catalogue_.limits)
      if (procedure == row.procedure) clocks.insert(row.clock);
    return clocks;
  }

  Limit const* limit(Symbol procedure, Symbol clock, Symbol organ_kind) const {
    return catalogue_.limit(procedure, clock, organ_kind, edition_);
  }

  /// The row a policy is written against: the general one, or a regime's where only regimes know the clock.
  Limit const* limit(Symbol procedure, Symbol clock) const {
    if (auto const* general = limit(procedure, clock, Symbol())) return general;
    for (auto const& row : catalogue_.limits)
      if (procedure == row.procedure && clock == row.clock) return &row;
    return nullptr;
  }

  bool opened_by(Procedure const& procedure, std::initializer_list<By> actors) const {
    return std::any_of(procedure.commands.begin(), procedure.commands.end(),
                       [&](CommandSpec const* spec) { return spec->opens && holds(actors, spec->by); });
  }

 private:
  Catalogue const& catalogue_;
  Symbol edition_;
  std::set<std::string_view> topics_;
};

// ---- limits ----------------------------------------------------------------------------------------------------

/// One clock's policy against the row of the law it touches.
class LimitCheck {
 public:
  LimitCheck(ClockPolicy const& policy, Limit const& row, Findings& findings)
      : policy_(policy), row_(row), findings_(findings) {}

  void run() {
    if (policy_.none) {
      if (row_.owner == "party") return refuse("flow_party_period_touched");
      if (row_.basis == "law") refuse("flow_limit_not_waivable");
      return;
    }
    bool const touches = sets_length(policy_) || policy_.extension_length || policy_.extension_times;
    if (touches && row_.owner == "party") return refuse("flow_party_period_touched");
    if (sets_length(policy_)) length();
    if (policy_.extension_length || policy_.extension_times) extension();
    warnings();
  }

 private:
  void length() {
    Period const wanted = period_of(policy_, row_);
    Period const of_law = period_of(row_);
    Params const both = {{"length", std::to_string(wanted.length)}, {"unit", word(word_of(wanted.unit))}};
    if (row_.basis == "law" && of_law.length == 0) {
      refuse("flow_limit_set_by_organ", both);
    } else if (wanted.length < 1 || wanted.length > longest(wanted.unit)) {
      refuse("flow_limit_length_invalid", joined_with(both, {{"max", std::to_string(longest(wanted.unit))}}));
    } else if (wanted.unit == Unit::hour && of_law.unit != Unit::hour) {
      refuse("flow_limit_in_hours", both);
    } else if (row_.basis == "law" && !never_ends_later(wanted, of_law)) {
      refuse("flow_limit_longer_than_law", joined_with(both, {{"law_length", std::to_string(of_law.length)},
                                                              {"law_unit", word(word_of(of_law.unit))}}));
    }
  }

  void extension() {
    if (row_.extended_by.empty()) return refuse("flow_extension_not_in_law");
    Unit const unit = period_of(policy_, row_).unit;
    int const length = policy_.extension_length.value_or(1);
    if (length < 1 || length > longest(unit))
      refuse(
          "flow_extension_length_invalid",
          {{"length", std::to_string(length)}, {"unit", word(word_of(unit))}, {"max", std::to_string(longest(unit))}});
    int const times = policy_.extension_times.value_or(1);
    if (times < 1) return refuse("flow_extension_times_invalid", {{"times", std::to_string(times)}});
    bool const capped = row_.basis == "law" && row_.extensions_max > 0;
    if (capped && times > row_.extensions_max)
      refuse("flow_extension_more_than_law",
             {{"times", std::to_string(times)}, {"max", std::to_string(row_.extensions_max)}});
  }

  /// Earliest first, each once, and all within the period itself.
  void warnings() {
    auto const& warn = policy_.warn;
    if (warn.empty()) return;
    Params const given = {{"warn", joined(warn, [](int days) { return std::to_string(days); })}};
    bool const falls = std::adjacent_find(warn.begin(), warn.end(), std::less_equal<>()) == warn.end();
    if (!falls || warn.back() < 1) return refuse("flow_warn_not_descending", given);
    Period const period = period_of(policy_, row_);
    if (period.length < 1) return;
    bool const within =
        warn.front() < longest(Unit::day) && never_ends_later({warn.front() + 1, Unit::day, true}, in_days(period));
    if (!within)
      refuse("flow_warn_before_start",
             joined_with(given, {{"length", std::to_string(period.length)}, {"unit", word(word_of(period.unit))}}));
  }

  static Period in_days(Period const& period) {
    constexpr int hours_per_day = 24;
    return period.unit == Unit::hour ? Period{period.length / hours_per_day, Unit::day, period.rolls} : period;
  }

  static Params joined_with(Params with, Params const& more) {
    with.insert(with.end(), more.begin(), more.end());
    return with;
  }

  void refuse(std::string key, Params const& more = {}) {
    findings_.refuse(
        policy_.mark, std::move(key),
        joined_with(
            {{"procedure", word(row_.procedure)}, {"clock", policy_.clock.str()}, {"article", word(row_.article)}},
            more));
  }

  ClockPolicy const& policy_;
  Limit const& row_;
  Findings& findings_;
};

// ---- one procedure ---------------------------------------------------------------------------------------------

class ProcedureCheck {
 public:
  ProcedureCheck(Flow const& flow, ProcedurePolicy const& policy, Procedure const& procedure, Law const& law,
                 Findings& findings)
      : flow_(flow), policy_(policy), procedure_(procedure), law_(law), findings_(findings) {}

  void run() {
    handlers();
    for (auto const& limit : policy_.limits) clock(limit);
    for (auto const& gate : policy_.gates) condition(gate);
    outcomes();
    for (auto const& then : policy_.then) continuation(then);
    waits();
    states_that_wait();
    for (auto& found : check_papers(flow_, policy_, procedure_))
      findings_.refuse(found.mark, std::move(found.key), std::move(found.with));
  }

 private:
  void handlers() {
    if (procedure_.resolving && policy_.handled_by.empty()) refuse(policy_.mark, "flow_handled_by_missing");
    for (auto const kind : policy_.handled_by)
      if (!holds(organisation_kinds, kind.view()))
        refuse(policy_.mark, "flow_organ_kind_unknown", {{"kind", kind.str()}, {"known", words(organisation_kinds)}});
  }

  void clock(ClockPolicy const& limit) {
    if (auto const* row = law_.limit(policy_.procedure, limit.clock))
      LimitCheck(limit, *row, findings_).run();
    else
      refuse(limit.mark, "flow_clock_unknown",
             {{"clock", limit.clock.str()}, {"known", words(law_.clocks(policy_.procedure))}});
  }

  /// Only what an organ does for itself may be made to wait for something.
  void condition(Gate const& gate) {
    CommandSpec const* const spec = procedure_.command(gate.command);
    if (spec == nullptr) {
      auto const known = joined(procedure_.commands, [](CommandSpec const* each) { return each->code.str(); });
      refuse(gate.mark, "flow_gate_command_unknown", {{"command", gate.command.str()}, {"known", known}});
      return;
    }
    Params const about = {{"command", gate.command.str()}, {"by", word(word_of(spec->by))}};
    if (spec->by == By::party)
      refuse(gate.mark, "flow_gate_on_free_act", about);
    else if (spec->by == By::anyone)
      refuse(gate.mark, "flow_gate_on_report", about);
    else if (spec->by != By::organ && spec->by != By::holder)
      refuse(gate.mark, "flow_gate_on_other_act", about);
    for (auto const paper : gate.papers)
      if (!holds(flow_.paper_types, paper))
        refuse(gate.mark, "flow_paper_type_unknown", {{"paper", paper.str()}, {"known", words(flow_.paper_types)}});
    for (auto const topic : gate.informs)
      if (!law_.topics().contains(topic.view()))
        refuse(gate.mark, "flow_topic_unknown", {{"topic", topic.str()}, {"known", words(law_.topics())}});
  }

  void outcomes() {
    std::vector<Symbol> ends;
    for (auto const& state : procedure_.states)
      if (is_end(state)) ends.push_back(state.code);
    for (auto const end : ends)
      if (policy_.after(end) == nullptr)
        refuse(policy_.mark, "flow_outcome_without_continuation", {{"outcome", end.str()}});
    for (auto const& then : policy_.then) {
      if (!holds(ends, then.outcome))
        refuse(then.mark, "flow_outcome_unknown", {{"outcome", then.outcome.str()}, {"known", words(ends)}});
      else if (!then.none && then.open.empty() && then.offer.empty())
        refuse(then.mark, "flow_outcome_without_continuation", {{"outcome", then.outcome.str()}});
    }
  }

  void continuation(Continuation const& then) {
    int resolving = 0;
    for (auto const next : then.open) {
      Procedure const* const procedure = target(then, next);
      if (procedure == nullptr) continue;
      resolving += procedure->resolving ? 1 : 0;
      if (holds(then.offer, next)) refuse(then.mark, "flow_continuation_repeated", about(then, next));
      // Suing and applying are the parties' own: what only they can begin is never begun for them.
      if (!law_.opened_by(*procedure, {By::organ, By::holder, By::system}))
        refuse(then.mark, "flow_continuation_not_for_organs", about(then, next));
    }
    for (auto const next : then.offer) target(then, next);
    if (resolving > 1)
      refuse(then.mark, "flow_continuation_resolving_twice",
             {{"outcome", then.outcome.str()}, {"next", words(then.open)}});
  }

  Procedure const* target(Continuation const& then, Symbol next) {
    Procedure const* const procedure = law_.procedure(next);
    if (procedure == nullptr)
      refuse(then.mark, "flow_continuation_unknown",
             {{"outcome", then.outcome.str()}, {"next", next.str()}, {"known", law_.procedures()}});
    else if (flow_.procedure(next) == nullptr)
      refuse(then.mark, "flow_continuation_not_in_flow", about(then, next));
    else if (procedure->by_law)
      refuse(then.mark, "flow_continuation_by_law", about(then, next));
    return procedure;
  }

  static Params about(Continuation const& then, Symbol next) {
    return {{"outcome", then.outcome.str()}, {"next", next.str()}};
  }

  void waits() {
    std::vector<Symbol> waiting;
    for (auto const& state : procedure_.states)
      if (can_wait(state)) waiting.push_back(state.code);
    for (auto const& wait : policy_.waits)
      if (!holds(waiting, wait.state))
        refuse(wait.mark, "flow_waiting_state_unknown", {{"state", wait.state.str()}, {"known", words(waiting)}});
  }

  void states_that_wait() {
    for (auto const& state : procedure_.states) {
      bool const said = std::any_of(policy_.waits.begin(), policy_.waits.end(),
                                    [&](Waiting const& wait) { return wait.state == state.code; });
      if (!can_wait(state) || said || timed_everywhere(state.code)) continue;
      refuse(policy_.mark, "flow_state_waits_for_ever", {{"state", state.code.str()}});
    }
  }

  /// Under the regime of every kind of organisation that handles the procedure some clock runs in the state.
  bool timed_everywhere(Symbol state) const {
    auto const kinds = policy_.handled_by.empty() ? Symbols{Symbol()} : policy_.handled_by;
    return std::all_of(kinds.begin(), kinds.end(), [&](Symbol kind) { return timed(state, kind); });
  }

  bool timed(Symbol state, Symbol kind) const {
    auto const clocks = law_.clocks(policy_.procedure);
    return std::any_of(clocks.begin(), clocks.end(), [&](std::string_view clock) {
      Limit const* const row = law_.limit(policy_.procedure, Symbol(clock), kind);
      if (row == nullptr || !holds(row->covers, state.view())) return false;
      ClockPolicy const* const policy = policy_.limit(Symbol(clock));
      return policy == nullptr || !policy->none || row->basis == "law";
    });
  }

  void refuse(Mark mark, std::string key, Params with = {}) {
    with.insert(with.begin(), {"procedure", policy_.procedure.str()});
    findings_.refuse(mark, std::move(key), std::move(with));
  }

  Flow const& flow_;
  ProcedurePolicy const& policy_;
  Procedure const& procedure_;
  Law const& law_;
  Findings& findings_;
};

// ---- the flow as a whole ---------------------------------------------------------------------------------------

/// How procedures lead to one another.
class Paths {
 public:
  Paths(Flow const& flow, Law const& law, Findings& findings) : flow_(flow), law_(law), findings_(findings) {}

  void run() {
    for (auto const& policy : flow_.procedures) walk(policy.procedure);
    unreached();
  }

 private:
  /// What opens by itself must come to an end by itself. Each ring is found once, where it closes.
  void walk(Symbol procedure) {
    ProcedurePolicy const* const policy = flow_.procedure(procedure);
    if (policy == nullptr || holds(done_, procedure)) return;
    trail_.push_back(procedure);
    for (auto const& then : policy->then)
      for (auto const next : then.open) {
        auto const back = std::find(trail_.begin(), trail_.end(), next);
        if (back == trail_.end()) {
          walk(next);
          continue;
        }
        std::vector<Symbol> ring(back, trail_.end());
        ring.push_back(next);
        findings_.refuse(then.mark, "flow_continuation_loop",
                         {{"procedure", procedure.str()},
                          {"outcome", then.outcome.str()},
                          {"loop", joined(
                                       ring, [](Symbol each) { return each.str(); }, " > ")}});
      }
    trail_.pop_back();
    done_.push_back(procedure);
  }

  /// A procedure is reached when the law or a person can begin it, or when one that is reached opens or offers it.
  void unreached() {
    Symbols reached;
    for (auto const& policy : flow_.procedures)
      if (begins_without_the_flow(policy.procedure)) reached.push_back(policy.procedure);
    for (std::size_t i = 0; i < reached.size(); ++i)
      for (auto const next : successors(reached[i]))
        if (!holds(reached, next)) reached.push_back(next);
    for (auto const& policy : flow_.procedures)
      if (law_.procedure(policy.procedure) != nullptr && !holds(reached, policy.procedure))
        findings_.refuse(policy.mark, "flow_procedure_unreached", {{"procedure", policy.procedure.str()}});
  }

  bool begins_without_the_flow(Symbol code) const {
    Procedure const* const procedure = law_.procedure(code);
    if (procedure == nullptr) return false;
    return procedure->by_law ||
           law_.opened_by(*procedure, {By::organ, By::holder, By::party, By::registrar, By::court, By::anyone});
  }

  Symbols successors(Symbol procedure) const {
    Symbols next;
    if (auto const* policy = flow_.procedure(procedure))
      for (auto const& then : policy->then) {
        next.insert(next.end(), then.open.begin(), then.open.end());
        next.insert(next.end(), then.offer.begin(), then.offer.end());
      }
    return next;
  }

  Flow const& flow_;
  Law const& law_;
  Findings& findings_;
  Symbols trail_, done_;
};

}  // namespace

std::vector<Finding> check_flow(Flow const& flow, Catalogue const& catalogue) {
  Law const law(catalogue);
  Findings findings;
  if (flow.procedure(Symbol("docket")) == nullptr)
    findings.refuse(flow.procedures.empty() ? Mark{} : flow.procedures.front().mark, "flow_docket_missing");
  for (auto const& policy : flow.procedures) {
    if (auto const* procedure = law.procedure(policy.procedure))
      ProcedureCheck(flow, policy, *procedure, law, findings).run();
    else
      findings.refuse(policy.mark, "flow_procedure_unknown",
                      {{"procedure", policy.procedure.str()}, {"known", law.procedures()}});
  }
  Paths(flow, law, findings).run();
  return std::move(findings).in_order();
}

}  // namespace liandiao
