#include <string>
#include <utility>

#include "engine/cases/authored.hpp"
#include "engine/flow/flow.hpp"

namespace liandiao {
namespace {

constexpr std::string_view nothing = "none";
constexpr std::string_view everything_required = "complete";
constexpr std::string_view every_answered = "answered";

constexpr std::pair<std::string_view, std::vector<Symbol> Flow::*> word_lists[] = {
    {"dispute_types", &Flow::dispute_types}, {"sources", &Flow::sources}, {"levels", &Flow::levels},
    {"paper_types", &Flow::paper_types},     {"flags", &Flow::flags},
};

Value limit_value(ClockPolicy const& policy) {
  if (policy.none) return Value::of(std::string(nothing));
  Value::Map map;
  if (policy.length) map.emplace_back("length", Value::of(std::int64_t{*policy.length}));
  if (policy.unit) map.emplace_back("unit", Value::of(std::string(word_of(*policy.unit))));
  if (policy.extension_length || policy.extension_times)
    map.emplace_back("extend",
                     Value::of(Value::Map{{"length", Value::of(std::int64_t{policy.extension_length.value_or(0)})},
                                          {"times", Value::of(std::int64_t{policy.extension_times.value_or(0)})}}));
  if (!policy.warn.empty()) map.emplace_back("warn", numbers_value(policy.warn));
  return Value::of(std::move(map));
}

Value gate_value(Gate const& gate) {
  Value::Map map;
  if (gate.complete) map.emplace_back("papers", Value::of(std::string(everything_required)));
  put_words(map, "papers", gate.papers);
  put_words(map, "informs", gate.informs);
  put_words(map, "roles", gate.roles);
  if (gate.relations) map.emplace_back("relations", Value::of(std::string(every_answered)));
  return Value::of(std::move(map));
}

Value continuation_value(Continuation const& then) {
  if (then.none) return Value::of(std::string(nothing));
  Value::Map map;
  put_words(map, "offer", then.offer);
  return Value::of(std::move(map));
}

Value required_paper_value(RequiredPaper const& paper) {
  if (paper.any_of.size() == 1 && paper.when.empty()) return Value::of(paper.any_of.front().str());
  Value::Map map;
  put_words(map, "any_of", paper.any_of);
  put_words(map, "when", paper.when);
  return Value::of(std::move(map));
}

/// Appends the list of papers unless there is none.
void put_papers(Value::Map& map, PaperList const& papers) {
  Value::Map lists;
  Value::List required;
  for (auto const& paper : papers.required) required.push_back(required_paper_value(paper));
  if (!required.empty()) lists.emplace_back("required", Value::of(std::move(required)));
  put_words(lists, "as_needed", papers.as_needed);
  if (!lists.empty()) map.emplace_back("papers", Value::of(std::move(lists)));
}

/// Appends a map of entries under their codes unless there are none.
template <class T>
void put_entries(Value::Map& map, std::string key, std::vector<T> const& entries, Symbol T::*code,
                 Value (*value_of)(T const&)) {
  if (entries.empty()) return;
  Value::Map inner;
  for (auto const& entry : entries) inner.emplace_back((entry.*code).str(), value_of(entry));
  map.emplace_back(std::move(key), Value::of(std::move(inner)));
}

Value outlet_value(Outlet const& outlet) {
  Value::Map map;
  put_words(map, "handled_by", outlet.handled_by);
  Value::Map gate;
  put_words(gate, "dispute_types", outlet.dispute_types);
  put_words(gate, "flags", outlet.flags);
  if (!gate.empty()) map.emplace_back("gate", Value::of(std::move(gate)));
  if (outlet.beside) map.emplace_back("beside", Value::of(true));
  put_entries(map, "limits", outlet.limits, &ClockPolicy::clock, &limit_value);
  put_words(map, "granted", outlet.granted);
  put_words(map, "denied", outlet.denied);
  return Value::of(std::move(map));
}

Value regime_value(RegimePolicy const& regime) {
  Value::Map map;
  put_words(map, "handled_by", regime.handled_by);
  put_entries(map, "limits", regime.limits, &ClockPolicy::clock, &limit_value);
  return Value::of(std::move(map));
}

Value procedure_value(ProcedurePolicy const& policy) {
  Value::Map map;
  put_words(map, "handled_by", policy.handled_by);
  put_words(map, "agreements_of", policy.agreements_of);
  put_entries(map, "limits", policy.limits, &ClockPolicy::clock, &limit_value);
  put_entries(map, "gates", policy.gates, &Gate::command, &gate_value);
  put_entries(map, "then", policy.then, &Continuation::outcome, &continuation_value);
  std::vector<Symbol> waits;
  waits.reserve(policy.waits.size());
  for (auto const& waiting : policy.waits) waits.push_back(waiting.state);
  put_words(map, "waits", waits);
  put_papers(map, policy.papers);
  put_entries(map, "outlets", policy.outlets, &Outlet::code, &outlet_value);
  put_entries(map, "regimes", policy.regimes, &RegimePolicy::code, &regime_value);
  return Value::of(std::move(map));
}

}  // namespace

Value write_flow(Flow const& flow) {
  Value::Map vocabulary;
  for (auto const& [key, words] : word_lists) put_words(vocabulary, std::string(key), flow.*words);
  Value::Map procedures;
  for (auto const& policy : flow.procedures) procedures.emplace_back(policy.procedure.str(), procedure_value(policy));
  Value::Map map{{"flow", Value::of(flow.name.str())},
                 {"title", Value::of(flow.title)},
                 {"calendar", Value::of(flow.calendar.str())},
                 {"vocabulary", Value::of(std::move(vocabulary))}};
  if (flow.related_within)
    map.emplace_back("related", Value::of(Value::Map{{"within", Value::of(std::int64_t{*flow.related_within})}}));
  map.emplace_back("procedures", Value::of(std::move(procedures)));
  return Value::of(std::move(map));
}

}  // namespace liandiao
