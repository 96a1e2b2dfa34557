#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "engine/cases/authored.hpp"
#include "engine/flow/flow.hpp"

namespace liandiao {
namespace {

// The maps of the file whose keys are fixed.
struct VocabularyKeys {
  std::vector<Word> dispute_types, sources, levels, paper_types, flags;
};
BOOST_DESCRIBE_STRUCT(VocabularyKeys, (), (dispute_types, sources, levels, paper_types, flags))

struct RelatedKeys {
  int within = 0;
};
BOOST_DESCRIBE_STRUCT(RelatedKeys, (), (within))

struct FlowKeys {
  Word flow;
  Text<100> title;
  Word calendar;
  Unread vocabulary;
  std::optional<Unread> related;
  Unread procedures;
};
BOOST_DESCRIBE_STRUCT(FlowKeys, (), (flow, title, calendar, vocabulary, related, procedures))

struct ProcedureKeys {
  std::vector<Word> handled_by, agreements_of;
  std::optional<Unread> limits, gates, then;
  std::vector<Word> waits;
  std::optional<Unread> papers, outlets, regimes;
};
BOOST_DESCRIBE_STRUCT(ProcedureKeys, (),
                      (handled_by, agreements_of, limits, gates, then, waits, papers, outlets, regimes))

struct RegimeKeys {
  std::vector<Word> handled_by;
  Unread limits;
};
BOOST_DESCRIBE_STRUCT(RegimeKeys, (), (handled_by, limits))

struct OutletGateKeys {
  std::vector<Word> dispute_types, flags;
};
BOOST_DESCRIBE_STRUCT(OutletGateKeys, (), (dispute_types, flags))

struct OutletKeys {
  std::vector<Word> handled_by;
  std::optional<OutletGateKeys> gate;
  bool beside = false;
  std::optional<Unread> limits;
  std::vector<Word> granted, denied;
};
BOOST_DESCRIBE_STRUCT(OutletKeys, (), (handled_by, gate, beside, limits, granted, denied))

struct ExtensionKeys {
  int length = 0;
  int times = 0;
};
BOOST_DESCRIBE_STRUCT(ExtensionKeys, (), (length, times))

struct LimitKeys {
  std::optional<int> length;
  std::optional<Unit> unit;
  std::optional<ExtensionKeys> extend;
  std::vector<int> warn;
};
BOOST_DESCRIBE_STRUCT(LimitKeys, (), (length, unit, extend, warn))

struct GateKeys {
  std::optional<Unread> papers;
  std::vector<Word> informs, roles;
  std::optional<Word> relations;
};
BOOST_DESCRIBE_STRUCT(GateKeys, (), (papers, informs, roles, relations))

struct PaperListKeys {
  std::vector<Unread> required;
  std::vector<Word> as_needed;
};
BOOST_DESCRIBE_STRUCT(PaperListKeys, (), (required, as_needed))

struct RequiredPaperKeys {
  std::vector<Word> any_of, when;
};
BOOST_DESCRIBE_STRUCT(RequiredPaperKeys, (), (any_of, when))

struct ContinuationKeys {
  std::vector<Word> offer;
};
BOOST_DESCRIBE_STRUCT(ContinuationKeys, (), (offer))

constexpr std::string_view nothing = "none";
constexpr std::string_view everything_required = "complete";
constexpr std::string_view every_answered = "answered";

bool is_none(Value const& value) { return value.kind() == Value::Kind::text && value.text() == nothing; }

/// `none` stands instead of everything else, never beside it.
Result<> check_none_or_fields(Value const& value, Reading const& reading) {
  if (value.kind() != Value::Kind::map) return complain(reading, value, "flow_wants_none_or_fields");
  if (Value const* const none = value.find(nothing)) return complain(reading.at(nothing), *none, "flow_none_with_more");
  return {};
}

Result<ClockPolicy> read_limit(Symbol clock, Value const& value, Reading const& reading) {
  ClockPolicy policy;
  policy.clock = clock;
  policy.mark = value.mark();
  policy.none = is_none(value);
  if (policy.none) return policy;
  if (auto result = check_none_or_fields(value, reading); !result) return passed_on(result);
  LimitKeys keys;
  if (auto result = read_members(value, keys, reading); !result) return passed_on(result);
  policy.length = keys.length;
  policy.unit = keys.unit;
  if (keys.extend) {
    policy.extension_length = keys.extend->length;
    policy.extension_times = keys.extend->times;
  }
  policy.warn = std::move(keys.warn);
  bool const empty = !policy.length && !policy.unit && !keys.extend && policy.warn.empty();
  if (empty) return complain(reading, value, "flow_limit_empty");
  return policy;
}

/// `complete`, or the types themselves.
Result<> take_gate_papers(Value const& value, Gate& gate, Value const& map, Reading const& reading) {
  gate.complete = value.kind() == Value::Kind::text && value.text() == everything_required;
  if (gate.complete) return {};
  if (value.kind() != Value::Kind::list) return complain(reading.at("papers"), value, "flow_gate_papers_invalid");
  std::vector<Word> types;
  if (auto result = read(value, types, reading.at("papers")); !result) return result;
  return take_words(types, gate.papers, map, "papers", reading);
}

Result<Gate> read_gate(Symbol command, Value const& value, Reading const& reading) {
  Gate gate;
  gate.command = command;
  gate.mark = value.mark();
  GateKeys keys;
  auto result = read_members(value, keys, reading);
  if (result && keys.papers) result = take_gate_papers(*keys.papers->value, gate, value, reading);
  if (result) result = take_words(keys.informs, gate.informs, value, "informs", reading);
  if (result) result = take_words(keys.roles, gate.roles, value, "roles", reading);
  if (!result) return passed_on(result);
  if (keys.relations && keys.relations->code != every_answered)
    return complain(reading.at("relations"), *value.find("relations"), "flow_gate_relations_invalid");
  gate.relations = keys.relations.has_value();
  if (!gate.complete && !gate.relations && gate.papers.empty() && gate.informs.empty() && gate.roles.empty())
    return complain(reading, value, "flow_gate_empty");
  return gate;
}

Result<Continuation> read_continuation(Symbol outcome, Value const& value, Reading const& reading) {
  Continuation then;
  then.outcome = outcome;
  then.mark = value.mark();
  then.none = is_none(value);
  if (then.none) return then;
  if (auto result = check_none_or_fields(value, reading); !result) return passed_on(result);
  constexpr std::string_view open = "open";
  if (Value const* const opened = value.find(open)) return complain(reading.at(open), *opened, "flow_open_not_here");
  ContinuationKeys keys;
  auto result = read_members(value, keys, reading);
  if (result) result = take_words(keys.offer, then.offer, value, "offer", reading);
  if (!result) return passed_on(result);
  return then;
}

/// A type alone, or one of several in certain circumstances.
Result<RequiredPaper> read_required_paper(Value const& value, Reading const& reading) {
  RequiredPaper paper;
  paper.mark = value.mark();
  if (value.kind() != Value::Kind::map) {
    Word type;
    if (auto result = read_scalar(value, type, reading); !result) return passed_on(result);
    paper.any_of = {type.code};
    return paper;
  }
  RequiredPaperKeys keys;
  auto result = read_members(value, keys, reading);
  if (result) result = take_words(keys.any_of, paper.any_of, value, "any_of", reading);
  if (result) result = take_words(keys.when, paper.when, value, "when", reading);
  if (!result) return passed_on(result);
  if (paper.any_of.empty()) return complain(reading, value, "flow_required_paper_empty");
  return paper;
}

Result<> read_papers(Value const& value, PaperList& papers, Reading const& reading) {
  papers.mark = value.mark();
  PaperListKeys keys;
  auto result = read_members(value, keys, reading);
  if (result) result = take_words(keys.as_needed, papers.as_needed, value, "as_needed", reading);
  if (!result) return result;
  for (std::size_t i = 0; i < keys.required.size(); ++i) {
    auto paper = read_required_paper(*keys.required[i].value, reading.at("required").at(i));
    if (!paper) return passed_on(paper);
    papers.required.push_back(std::move(*paper));
  }
  if (papers.required.empty() && papers.as_needed.empty()) return complain(reading, value, "flow_papers_empty");
  return {};
}

Result<Outlet> read_outlet(Symbol code, Value const& value, Reading const& reading) {
  Outlet outlet;
  outlet.code = code;
  outlet.mark = value.mark();
  OutletKeys keys;
  auto result = read_members(value, keys, reading);
  if (result) result = take_words(keys.handled_by, outlet.handled_by, value, "handled_by", reading);
  if (result && keys.gate) {
    Value const& gate = *value.find("gate");
    result = take_words(keys.gate->dispute_types, outlet.dispute_types, gate, "dispute_types", reading.at("gate"));
    if (result) result = take_words(keys.gate->flags, outlet.flags, gate, "flags", reading.at("gate"));
    bool const empty = outlet.dispute_types.empty() && outlet.flags.empty();
    if (result && empty) result = complain(reading.at("gate"), gate, "flow_outlet_gate_empty");
  }
  outlet.beside = keys.beside;
  if (result && keys.limits)
    result = read_entries(*keys.limits->value, outlet.limits, reading.at("limits"), &read_limit);
  if (result) result = take_words(keys.granted, outlet.granted, value, "granted", reading);
  if (result) result = take_words(keys.denied, outlet.denied, value, "denied", reading);
  if (!result) return passed_on(result);
  return outlet;
}

Result<RegimePolicy> read_regime(Symbol code, Value const& value, Reading const& reading) {
  RegimePolicy regime;
  regime.code = code;
  regime.mark = value.mark();
  RegimeKeys keys;
  auto result = read_members(value, keys, reading);
  if (result) result = take_words(keys.handled_by, regime.handled_by, value, "handled_by", reading);
  if (result) result = read_entries(*keys.limits.value, regime.limits, reading.at("limits"), &read_limit);
  if (!result) return passed_on(result);
  return regime;
}

Result<> take_waits(std::vector<Symbol> const& states, Value const& map, std::vector<Waiting>& into) {
  for (std::size_t i = 0; i < states.size(); ++i) into.push_back({states[i], map.find("waits")->list()[i].mark()});
  return {};
}

Result<ProcedurePolicy> read_procedure(Symbol procedure, Value const& value, Reading const& reading) {
  ProcedurePolicy policy;
  policy.procedure = procedure;
  policy.mark = value.mark();
  ProcedureKeys keys;
  std::vector<Symbol> waits;
  waits.reserve(policy.waits.size());
  auto result = read_members(value, keys, reading);
  if (result) result = take_words(keys.handled_by, policy.handled_by, value, "handled_by", reading);
  if (result) result = take_words(keys.agreements_of, policy.agreements_of, value, "agreements_of", reading);
  if (result && keys.limits)
    result = read_entries(*keys.limits->value, policy.limits, reading.at("limits"), &read_limit);
  if (result && keys.gates) result = read_entries(*keys.gates->value, policy.gates, reading.at("gates"), &read_gate);
  if (result && keys.then)
    result = read_entries(*keys.then->value, policy.then, reading.at("then"), &read_continuation);
  if (result) result = take_words(keys.waits, waits, value, "waits", reading);
  if (result) result = take_waits(waits, value, policy.waits);
  if (result && keys.papers) result = read_papers(*keys.papers->value, policy.papers, reading.at("papers"));
  if (result && keys.outlets)
    result = read_entries(*keys.outlets->value, policy.outlets, reading.at("outlets"), &read_outlet);
  if (result && keys.regimes)
    result = read_entries(*keys.regimes->value, policy.regimes, reading.at("regimes"), &read_regime);
  if (!result) return passed_on(result);
  return policy;
}

struct WordList {
  std::string_view key;
  std::vector<Word> VocabularyKeys::*words;
  std::vector<Symbol> Flow::*into;
  bool may_be_empty;
};

// A dispute cannot even be registered without a type, a source and a level to choose.
constexpr WordList word_lists[] = {
    {"dispute_types", &VocabularyKeys::dispute_types, &Flow::dispute_types, false},
    {"sources", &VocabularyKeys::sources, &Flow::sources, false},
    {"levels", &VocabularyKeys::levels, &Flow::levels, false},
    {"paper_types", &VocabularyKeys::paper_types, &Flow::paper_types, true},
    {"flags", &VocabularyKeys::flags, &Flow::flags, true},
};

Result<> read_vocabulary(Value const& value, Flow& flow, Reading const& reading) {
  VocabularyKeys keys;
  if (auto result = read_members(value, keys, reading); !result) return result;
  for (auto const& list : word_lists) {
    auto const& words = keys.*list.words;
    if (words.empty() && !list.may_be_empty) {
      Value const* const given = value.find(list.key);
      return complain(reading.at(list.key), given != nullptr ? *given : value, "flow_vocabulary_empty");
    }
    if (auto result = take_words(words, flow.*list.into, value, list.key, reading); !result) return result;
  }
  return {};
}

Result<> read_related(Value const& value, Flow& flow, Reading const& reading) {
  constexpr int ten_years = 3650;
  RelatedKeys keys;
  if (auto result = read_members(value, keys, reading); !result) return result;
  if (keys.within < 0 || keys.within > ten_years)
    return complain(reading.at("within"), *value.find("within"), "flow_related_days",
                    {{"max", std::to_string(ten_years)}});
  flow.related_within = keys.within;
  return {};
}

/// The words that commands may say of regimes and outlets.
void list_variants(Flow& flow) {
  auto const once = [](std::vector<Symbol>& list, Symbol word) {
    if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(word);
  };
  for (auto const& policy : flow.procedures) {
    for (auto const& regime : policy.regimes) once(flow.regimes, regime.code);
    for (auto const& outlet : policy.outlets) {
      once(flow.outlets, outlet.code);
      for (auto const* results : {&outlet.granted, &outlet.denied})
        for (auto const word : *results) once(flow.outlet_results, word);
    }
  }
}

}  // namespace

Result<Flow> read_flow(Value const& value) {
  Flow flow;
  FlowKeys keys;
  Reading const reading;
  auto result = read_members(value, keys, reading);
  if (result) result = read_vocabulary(*keys.vocabulary.value, flow, reading.at("vocabulary"));
  if (result && keys.related) result = read_related(*keys.related->value, flow, reading.at("related"));
  if (result) result = read_entries(*keys.procedures.value, flow.procedures, reading.at("procedures"), &read_procedure);
  if (!result) return passed_on(result);
  flow.name = keys.flow.code;
  flow.title = std::move(keys.title.value);
  flow.calendar = keys.calendar.code;
  list_variants(flow);
  flow.digest = digest_of(canonical_text(write_flow(flow)));
  return flow;
}

}  // namespace liandiao
