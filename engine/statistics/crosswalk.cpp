#include "engine/statistics/crosswalk.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "engine/cases/encoding.hpp"

namespace liandiao {
namespace {

constexpr std::size_t name_characters_max = 60;
constexpr std::size_t rule_characters_max = 200;
constexpr int levels_max = 4;
constexpr std::string_view dispute = "纠纷";

/// As names of causes are compared: without blanks, brackets of one kind, and without 纠纷 at the end.
std::string compared(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> read_as{
      {{" ", ""}, {"\u3000", ""}, {"（", "("}, {"）", ")"}}};
  std::string text(name);
  for (auto const& [from, to] : read_as)
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  if (text.size() > dispute.size() && text.ends_with(dispute)) text.resize(text.size() - dispute.size());
  return text;
}

Result<> read_name(Value const& value, std::string& into, Reading const& reading) {
  if (auto result = read_text(value, into, name_characters_max, reading); !result) return result;
  return compared(into).empty() ? Result<>(complain(reading, value, "field_missing")) : Result<>();
}

Result<> read_wording(Value const& value, Cause& cause, Reading const& reading) {
  if (value.kind() != Value::Kind::map) return complain(reading, value, "field_wants_fields");
  for (auto const& [key, text] : value.map()) {
    auto* const into = key == "zh" ? &cause.rule.zh : key == "en" ? &cause.rule.en : nullptr;
    if (into == nullptr) return complain(reading.at(key), text, "field_unknown", {{"known", "zh, en"}});
    if (auto result = read_text(text, *into, rule_characters_max, reading.at(key)); !result) return result;
  }
  for (auto const* key : {"zh", "en"})
    if (value.find(key) == nullptr) return complain(reading.at(key), value, "field_missing");
  return {};
}

template <class T, class Read>
Result<> read_list(Value const& value, std::vector<T>& into, Reading const& reading, Read&& read_item) {
  if (value.kind() != Value::Kind::list) return complain(reading, value, "field_wants_list");
  for (std::size_t i = 0; i < value.list().size(); ++i)
    if (auto item = read_item(value.list()[i], into.emplace_back(), reading.at(i)); !item) return item;
  return {};
}

/// Reads the tree into a list, each cause before those below it.
class CauseReader {
 public:
  explicit CauseReader(std::vector<Cause>& causes) : causes_(causes) {}

  Result<> read_all(Value const& value, Reading const& reading, std::optional<std::size_t> above) {
    if (value.kind() != Value::Kind::list) return complain(reading, value, "field_wants_list");
    for (std::size_t i = 0; i < value.list().size(); ++i)
      if (auto one = read_one(value.list()[i], reading.at(i), above); !one) return one;
    return {};
  }

 private:
  Result<> read_one(Value const& value, Reading const& reading, std::optional<std::size_t> above) {
    auto const place = causes_.size();
    Cause cause;
    cause.mark = value.mark();
    if (above) {
      cause.level = causes_[*above].level + 1;
      cause.above = *above;
      cause.types = causes_[*above].types;
      cause.rule = causes_[*above].rule;
    }
    if (cause.level > levels_max) return complain(reading, value, "crosswalk_too_deep");
    // One that has nothing of its own is written as its name.
    if (value.kind() != Value::Kind::map) {
      auto named = read_name(value, cause.name, reading);
      causes_.push_back(std::move(cause));
      return named;
    }
    if (auto members = read_members_of(value, cause, reading); !members) return members;
    causes_.push_back(std::move(cause));
    auto const* below = value.find("below");
    return below == nullptr ? Result<>() : read_all(*below, reading.at("below"), place);
  }

  static Result<> read_members_of(Value const& value, Cause& cause, Reading const& reading) {
    constexpr std::array<std::string_view, 5> known{"cause", "also", "types", "rule", "below"};
    for (auto const& [key, item] : value.map())
      if (std::find(known.begin(), known.end(), key) == known.end())
        return complain(reading.at(key), item, "field_unknown", {{"known", "cause, also, types, rule, below"}});
    auto const* name = value.find("cause");
    if (name == nullptr) return complain(reading.at("cause"), value, "field_missing");
    auto result = read_name(*name, cause.name, reading.at("cause"));
    if (auto const* also = value.find("also"); result && also != nullptr)
      result = read_list(*also, cause.also, reading.at("also"), read_name);
    if (auto const* types = value.find("types"); result && types != nullptr) {
      cause.own = true;
      cause.types.clear();
      cause.rule = {};  // that of the cause above chooses among others
      result =
          read_list(*types, cause.types, reading.at("types"),
                    [](Value const& item, Symbol& into, Reading const& at) { return read_scalar(item, into, at); });
    }
    if (auto const* rule = value.find("rule"); result && rule != nullptr) {
      if (!cause.own) return complain(reading.at("rule"), *rule, "crosswalk_rule_without_types");
      result = read_wording(*rule, cause, reading.at("rule"));
    }
    return result;
  }

  std::vector<Cause>& causes_;
};

Value texts(std::vector<std::string> const& items) {
  Value::List list;
  for (auto const& item : items) list.push_back(Value::of(item));
  return Value::of(std::move(list));
}

Value words(std::vector<Symbol> const& items) {
  Value::List list;
  for (auto const item : items) list.push_back(Value::of(item.str()));
  return Value::of(std::move(list));
}

/// The causes at one place of the tree, from `at` on; afterwards `at` is behind them and all below them.
Value written(std::vector<Cause> const& causes, std::size_t& at, int level) {
  Value::List list;
  while (at < causes.size() && causes[at].level == level) {
    auto const& cause = causes[at];
    ++at;
    Value below = written(causes, at, level + 1);
    if (!cause.own && cause.also.empty() && below.list().empty()) {
      list.push_back(Value::of(cause.name));
      continue;
    }
    Value entry = Value::of(Value::Map{{"cause", Value::of(cause.name)}});
    if (!cause.also.empty()) entry.set("also", texts(cause.also));
    if (cause.own) entry.set("types", words(cause.types));
    if (cause.own && !cause.rule.empty())
      entry.set("rule", Value::of(Value::Map{{"zh", Value::of(cause.rule.zh)}, {"en", Value::of(cause.rule.en)}}));
    if (!below.list().empty()) entry.set("below", std::move(below));
    list.push_back(std::move(entry));
  }
  return Value::of(std::move(list));
}

bool holds(std::vector<Symbol> const& words, Symbol word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

Cause const* Crosswalk::find(std::string_view cause) const {
  auto const found = at_.find(compared(cause));
  return found == at_.end() ? nullptr : &causes_[found->second];
}

Result<Crosswalk> read_crosswalk(Value const& value) {
  Reading const reading{"", false};
  if (value.kind() != Value::Kind::map) return complain(reading, value, "field_wants_fields");
  constexpr std::array<std::string_view, 3> keys{"crosswalk", "edition", "causes"};
  for (auto const& [key, item] : value.map())
    if (std::find(keys.begin(), keys.end(), key) == keys.end())
      return complain(reading.at(key), item, "field_unknown", {{"known", "crosswalk, edition, causes"}});
  for (auto const key : keys)
    if (value.find(key) == nullptr) return complain(reading.at(key), value, "field_missing");
  Crosswalk crosswalk;
  constexpr std::size_t word_characters_max = 32;
  for (auto const& [key, into] : {std::pair{"crosswalk", &crosswalk.name_}, std::pair{"edition", &crosswalk.edition_}})
    if (auto result = read_text(*value.find(key), *into, word_characters_max, reading.at(key)); !result)
      return passed_on(result);
  if (auto result = CauseReader(crosswalk.causes_).read_all(*value.find("causes"), reading.at("causes"), std::nullopt);
      !result)
    return passed_on(result);
  for (std::size_t i = 0; i < crosswalk.causes_.size(); ++i) {
    auto const& cause = crosswalk.causes_[i];
    auto names = cause.also;
    names.push_back(cause.name);
    for (auto const& name : names) {
      auto const [at, added] = crosswalk.at_.emplace(compared(name), i);
      if (added) continue;
      return fail(Code::invalid_input, "crosswalk_cause_repeated",
                  {{"line", std::to_string(cause.mark.line)},
                   {"column", std::to_string(cause.mark.column)},
                   {"value", name},
                   {"other_line", std::to_string(crosswalk.causes_[at->second].mark.line)}});
    }
  }
  crosswalk.digest_ = digest_of(canonical_text(write_crosswalk(crosswalk)));
  return crosswalk;
}

Value write_crosswalk(Crosswalk const& crosswalk) {
  std::size_t at = 0;
  return Value::of(Value::Map{{"crosswalk", Value::of(crosswalk.name())},
                              {"edition", Value::of(crosswalk.edition())},
                              {"causes", written(crosswalk.causes(), at, 1)}});
}

std::vector<Finding> check_crosswalk(Crosswalk const& crosswalk, Flow const& flow) {
  std::vector<Finding> findings;
  for (auto const& cause : crosswalk.causes()) {
    auto const find = [&](std::string key, Params with = {}) {
      with.emplace_back("cause", cause.name);
      findings.push_back({cause.mark, std::move(key), std::move(with)});
    };
    if (cause.types.empty()) find("crosswalk_without_type");
    if (!cause.own) continue;  // what is wrong with the cause above is said there
    std::set<Symbol> seen;
    for (auto const type : cause.types) {
      if (!holds(flow.dispute_types, type)) find("crosswalk_type_unknown", {{"value", type.str()}});
      if (!seen.insert(type).second) find("crosswalk_type_repeated", {{"value", type.str()}});
    }
    if (cause.types.size() > 1 && cause.rule.empty()) find("crosswalk_without_rule");
    if (cause.types.size() < 2 && !cause.rule.empty()) find("crosswalk_rule_idle");
  }
  return findings;
}

CrosswalkCoverage coverage_of(Crosswalk const& crosswalk, Flow const& flow, std::vector<SortedCause> const& seen) {
  CrosswalkCoverage coverage;
  std::map<std::string, CauseCovered> by_cause;
  for (auto const& one : seen) {
    auto const* cause = crosswalk.find(one.cause);
    auto& covered = by_cause[cause == nullptr ? one.cause : cause->name];
    covered.cause = cause == nullptr ? one.cause : cause->name;
    covered.cases += one.cases;
    coverage.cases += one.cases;
    if (cause != nullptr && !holds(cause->types, one.type)) covered.otherwise += one.cases;
  }
  for (auto const& [name, covered] : by_cause) {
    auto const* cause = crosswalk.find(name);
    if (cause == nullptr) coverage.unknown.push_back(covered);
    if (cause != nullptr && cause->types.size() > 1) coverage.ambiguous.push_back(covered);
    if (covered.otherwise > 0) coverage.otherwise.push_back(covered);
  }
  auto const most_first = [](CauseCovered const& a, CauseCovered const& b) { return a.cases > b.cases; };
  for (auto* list : {&coverage.unknown, &coverage.ambiguous, &coverage.otherwise})
    std::stable_sort(list->begin(), list->end(), most_first);
  std::set<Symbol> reached;
  for (auto const& cause : crosswalk.causes()) {
    reached.insert(cause.types.begin(), cause.types.end());
    if (cause.own && cause.types.size() > 1) coverage.choices.push_back(cause.name);
  }
  for (auto const type : flow.dispute_types)
    if (!reached.contains(type)) coverage.types_without.push_back(type);
  return coverage;
}

}  // namespace liandiao
