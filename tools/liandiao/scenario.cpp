#include "tools/liandiao/scenario.hpp"

#include <algorithm>

#include "engine/cases/encoding.hpp"

namespace liandiao::door {
namespace {

/// Reads the members of one map, complaining about what it does not know.
class Members {
 public:
  Members(Value const& value, std::string path, std::vector<std::string_view> known)
      : value_(value), path_(std::move(path)) {
    if (value.kind() != Value::Kind::map) {
      broken_ = complain(Reading{path_, false}, value, "field_wants_fields").value();
      return;
    }
    std::string list;
    for (auto const name : known) list += (list.empty() ? "" : ", ") + std::string(name);
    for (auto const& [name, item] : value.map())
      if (std::find(known.begin(), known.end(), name) == known.end() && !broken_)
        broken_ = complain(at(name), item, "field_unknown", {{"known", list}}).value();
  }

  Value const* find(std::string_view name) const { return value_.find(name); }
  Reading at(std::string_view name) const { return Reading{path_, false}.at(name); }

  template <class T>
  void take(std::string_view name, T& into) {
    auto const* item = value_.kind() == Value::Kind::map ? value_.find(name) : nullptr;
    if (item == nullptr || broken_) return;
    if (auto result = read(*item, into, at(name)); !result) broken_ = result.error();
  }
  void need(std::string_view name) {
    if (!broken_ && find(name) == nullptr) broken_ = complain(at(name), value_, "field_missing").value();
  }
  void take_time(std::string_view name, BusinessTime& into) {
    std::string text;
    take(name, text);
    if (broken_ || text.empty()) return;
    if (auto const time = parse_business_time(text))
      into = *time;
    else
      broken_ = complain(at(name), *find(name), "field_wants_time").value();
  }
  void fail_with(Error error) {
    if (!broken_) broken_ = std::move(error);
  }
  Result<> result() const { return broken_ ? Result<>(tl::unexpected<Error>(*broken_)) : Result<>(); }
  bool broken() const { return broken_.has_value(); }

 private:
  Value const& value_;
  std::string path_;
  std::optional<Error> broken_;
};

/// `mediate`, or `mediate@2` of instance 2, `apply_confirmation/1` of agreement 1, `perform/1.2` of its term 2.
ExpectedClock named_clock(std::string_view name) {
  ExpectedClock clock;
  auto const take_number = [&](char sign, int& into) {
    auto const at = name.find(sign);
    if (at == std::string_view::npos) return;
    into = std::atoi(std::string(name.substr(at + 1)).c_str());
    name = name.substr(0, at);
  };
  take_number('.', clock.term);
  take_number('/', clock.agreement);
  take_number('@', clock.instance);
  clock.name = name;
  return clock;
}

Result<ExpectedClock> read_clock(std::string const& name, Value const& value, std::string const& path) {
  ExpectedClock clock = named_clock(name);
  Reading const reading = Reading{path, false}.at(name);
  if (value.kind() != Value::Kind::map) {
    Date due;
    if (auto result = read(value, due, reading); !result) return passed_on(result);
    clock.due = due;
    return clock;
  }
  Members members(value, reading.path, {"due", "mark", "provisional"});
  members.take("due", clock.due);
  members.take("mark", clock.mark);
  members.take("provisional", clock.provisional);
  if (auto result = members.result(); !result) return passed_on(result);
  return clock;
}

Result<Expectation> read_expectation(Value const& value, std::string const& path) {
  Expectation expect;
  Members members(value, path, {"state", "standing", "rule", "irregularities", "duties", "clocks"});
  members.take("state", expect.state);
  members.take("standing", expect.standing);
  members.take("rule", expect.rule);
  members.take("irregularities", expect.irregularities);
  members.take("duties", expect.duties);
  if (auto result = members.result(); !result) return passed_on(result);
  if (auto const* clocks = members.find("clocks")) {
    if (clocks->kind() != Value::Kind::map) return complain(members.at("clocks"), *clocks, "field_wants_fields");
    for (auto const& [name, item] : clocks->map()) {
      auto clock = read_clock(name, item, path + ".clocks");
      if (!clock) return passed_on(clock);
      expect.clocks.push_back(std::move(*clock));
    }
  }
  return expect;
}

Result<ExpectedRefusal> read_refusal(Value const& value, std::string const& path) {
  ExpectedRefusal refusal;
  Members members(value, path, {"error", "guard", "article"});
  members.take("error", refusal.error);
  members.take("guard", refusal.guard);
  members.take("article", refusal.article);
  if (auto result = members.result(); !result) return passed_on(result);
  if (refusal.error.empty() && refusal.guard.empty()) return complain(members.at("guard"), value, "field_missing");
  return refusal;
}

AtDesk desk_of(std::string const& who) {
  auto const at = who.find('@');
  return {Symbol(who.substr(0, at)), at == std::string::npos ? Symbol() : Symbol(who.substr(at + 1))};
}

Result<ScenarioStep> read_step(Value const& value, std::string const& path) {
  ScenarioStep step;
  step.mark = value.mark();
  Members members(value, path,
                  {"on", "entered", "by", "in", "do", "instance", "with", "attached", "expect", "expect_refused",
                   "assumed", "note", "sweep"});
  members.take_time("on", step.on);
  members.take("entered", step.entered);
  members.take("in", step.in);
  members.take("do", step.command);
  members.take("instance", step.instance);
  members.take("attached", step.attached);
  members.take("assumed", step.assumed);
  members.take("note", step.note);
  std::string who;
  members.take("by", who);
  if (members.broken()) return tl::unexpected<Error>(members.result().error());
  step.by = desk_of(who);
  if (members.find("sweep") != nullptr) {
    step.kind = ScenarioStep::Kind::sweep;
    members.take("sweep", step.on.day);
  } else if (members.find("do") == nullptr) {
    step.kind = ScenarioStep::Kind::expect;
    members.need("expect");
  } else {
    for (auto const* name : {"on", "by", "do"}) members.need(name);
  }
  if (auto result = members.result(); !result) return passed_on(result);
  if (auto const* fields = members.find("with")) step.fields = *fields;
  if (step.fields.kind() == Value::Kind::null) step.fields = Value::of(Value::Map{});
  if (auto const* expect = members.find("expect")) {
    auto read_one = read_expectation(*expect, path + ".expect");
    if (!read_one) return passed_on(read_one);
    step.expect = std::move(*read_one);
  }
  if (auto const* refused = members.find("expect_refused")) {
    auto read_one = read_refusal(*refused, path + ".expect_refused");
    if (!read_one) return passed_on(read_one);
    step.refused = std::move(*read_one);
  }
  return step;
}

}  // namespace

Result<Scenario> read_scenario(Value const& file) {
  Scenario scenario;
  Members members(file, "", {"case", "kind", "source", "masked", "note", "steps"});
  members.need("case");
  members.need("kind");
  members.need("steps");
  members.take("case", scenario.title);
  members.take("source", scenario.source);
  members.take("masked", scenario.masked);
  members.take("note", scenario.note);
  if (auto const* kind = members.find("kind"); kind != nullptr && !members.broken()) {
    constexpr std::array<std::string_view, 2> kinds{"published", "constructed"};
    Symbol word;
    if (auto result = read_word(*kind, word, kinds, members.at("kind")); !result) members.fail_with(result.error());
    scenario.kind = word.str();
  }
  if (auto result = members.result(); !result) return passed_on(result);
  auto const* steps = members.find("steps");
  if (steps->kind() != Value::Kind::list) return complain(members.at("steps"), *steps, "field_wants_list");
  for (std::size_t i = 0; i < steps->list().size(); ++i) {
    auto step = read_step(steps->list()[i], "steps[" + std::to_string(i + 1) + "]");
    if (!step) return passed_on(step);
    scenario.steps.push_back(std::move(*step));
  }
  return scenario;
}

}  // namespace liandiao::door
