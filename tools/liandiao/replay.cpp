#include "tools/liandiao/replay.hpp"

#include <algorithm>
#include <map>

#include "engine/cases/standing.hpp"

namespace liandiao::door {
namespace {

constexpr int last_minute = 24 * 60 - 1;

class Replaying {
 public:
  Replaying(Desk& desk, SetTime& time, Scenario const& scenario) : desk_(desk), time_(time), scenario_(scenario) {}

  ReplayReport run() {
    for (auto const& step : scenario_.steps) {
      ReplayLine line;
      line.number = static_cast<int>(report_.lines.size()) + 1;
      line.step = &step;
      bool goes_on = true;
      if (step.kind == ScenarioStep::Kind::act) goes_on = act(step, line);
      if (step.kind == ScenarioStep::Kind::sweep) sweep(step, line);
      if (goes_on && !step.refused) check(step, line);
      report_.lines.push_back(std::move(line));
      if (!goes_on) break;
    }
    return std::move(report_);
  }

 private:
  static Error unmet(std::string what, std::string expected, std::string found) {
    return Error{Code::rejected,
                 "expectation_unmet",
                 {{"what", std::move(what)}, {"expected", std::move(expected)}, {"found", std::move(found)}}};
  }

  void set_time(Date day) { time_.set(std::max(time_.now(), Instant::at(day, last_minute))); }

  /// False when the rest of the scenario has lost its ground.
  bool act(ScenarioStep const& step, ReplayLine& line) {
    set_time(step.entered.value_or(step.on.day));
    Request request;
    request.reference = cases_[step.in].uid;
    request.command = step.command;
    request.fields = named(step.fields);
    request.attached = step.attached;
    request.instance = step.instance;
    request.on = step.on;
    request.by = step.by;
    auto done = desk_.act(request);
    if (!done) {
      line.refusal = std::move(done.error());
      if (!step.refused)
        line.unmet.push_back(unmet("step", "done", line.refusal->error.key));
      else
        check_refusal(*step.refused, *line.refusal, line);
      return step.refused.has_value();
    }
    cases_[step.in] = done->id;
    if (report_.id.uid.empty()) {
      report_.id = done->id;
      report_.ledger_no = done->ledger_no;
    }
    line.done = std::move(*done);
    if (step.refused) line.unmet.push_back(unmet("step", "refused", "done"));
    return true;
  }

  void sweep(ScenarioStep const& step, ReplayLine& line) {
    set_time(step.on.day);
    auto swept = desk_.sweep(step.on.day);
    if (!swept) {
      line.refusal = Refusal{swept.error(), 0, {}, {}, {}};
      line.unmet.push_back(unmet("step", "done", swept.error().key));
      return;
    }
    // Other cases of the same database are none of this story.
    std::erase_if(swept->lapsed, [&](Swept::Lapsed const& one) {
      return std::none_of(cases_.begin(), cases_.end(), [&](auto const& own) { return own.second == one.id; });
    });
    line.swept = std::move(*swept);
  }

  /// The fields with each `@NAME` as the case of that name is known by.
  Value named(Value const& value) const {
    switch (value.kind()) {
      case Value::Kind::text: {
        auto const own = value.text().starts_with('@') ? cases_.find(value.text().substr(1)) : cases_.end();
        return own == cases_.end() ? value : Value::of(own->second.uid, value.mark());
      }
      case Value::Kind::list: {
        Value::List list;
        list.reserve(value.list().size());
        for (auto const& item : value.list()) list.push_back(named(item));
        return Value::of(std::move(list), value.mark());
      }
      case Value::Kind::map: {
        Value::Map map;
        map.reserve(value.map().size());
        for (auto const& [name, item] : value.map()) map.emplace_back(name, named(item));
        return Value::of(std::move(map), value.mark());
      }
      default: return value;
    }
  }

  static void check_refusal(ExpectedRefusal const& expected, Refusal const& refusal, ReplayLine& line) {
    if (!expected.error.empty() && refusal.error.key != expected.error)
      line.unmet.push_back(unmet("error", expected.error, refusal.error.key));
    if (expected.guard.empty()) return;
    std::string found;
    bool met = false;
    for (auto const& candidate : refusal.candidates)
      for (auto const& missing : candidate.verdict.missing) {
        found += (found.empty() ? "" : ", ") + std::string(missing.guard.code);
        met = met || (missing.guard.code == expected.guard &&
                      (expected.article.empty() || missing.guard.article == expected.article));
      }
    std::string const wanted = expected.guard + (expected.article.empty() ? "" : " " + expected.article);
    if (!met) line.unmet.push_back(unmet("guard", wanted, found.empty() ? refusal.error.key : found));
  }

  void check(ScenarioStep const& step, ReplayLine& line) {
    auto const& expect = step.expect;
    if (expect.rule && line.done && line.done->events.front().rule != *expect.rule)
      line.unmet.push_back(unmet("rule", std::to_string(*expect.rule), std::to_string(line.done->events.front().rule)));
    auto const loaded = desk_.cases().load(cases_[step.in]);
    if (!loaded) {
      line.unmet.push_back(loaded.error());
      return;
    }
    if (!expect.standing.empty() && standing_of(*loaded) != expect.standing)
      line.unmet.push_back(unmet("standing", expect.standing, standing_of(*loaded).str()));
    check_state(step, *loaded, line);
    check_counts(expect, *loaded, line);
    for (auto const& clock : expect.clocks) check_clock(clock, *loaded, line);
  }

  static void check_state(ScenarioStep const& step, CaseFile const& file, ReplayLine& line) {
    if (step.expect.state.empty()) return;
    int no = step.instance;
    if (line.done) no = line.done->events.front().instance;
    auto const* instance = file.instance(no == 0 ? 1 : no);
    auto const state = instance == nullptr ? std::string() : instance->state.str();
    if (state != step.expect.state) line.unmet.push_back(unmet("state", step.expect.state, state));
  }

  static void check_counts(Expectation const& expect, CaseFile const& file, ReplayLine& line) {
    auto const count = [&](char const* what, std::optional<int> wanted, std::ptrdiff_t found) {
      if (wanted && found != *wanted) line.unmet.push_back(unmet(what, std::to_string(*wanted), std::to_string(found)));
    };
    auto const& duties = file.all<Duty>();
    count("irregularities", expect.irregularities, std::ssize(file.all<Irregularity>()));
    count("duties", expect.duties,
          std::count_if(duties.begin(), duties.end(), [](Duty const& duty) { return !duty.done_on; }));
  }

  static void check_clock(ExpectedClock const& wanted, CaseFile const& file, ReplayLine& line) {
    Clock const* found = nullptr;
    for (auto const& row : file.all<Clock>()) {
      bool const fits = row.clock == wanted.name && (wanted.instance == 0 || row.instance == wanted.instance) &&
                        (wanted.agreement == 0 || row.agreement == wanted.agreement) &&
                        (wanted.term == 0 || row.term == wanted.term);
      if (fits && (found == nullptr || found->key() < row.key())) found = &row;
    }
    if (found == nullptr) {
      line.unmet.push_back(unmet("clock", wanted.name, ""));
      return;
    }
    auto const due = found->due ? found->due->text() : std::string();
    if (wanted.due && due != wanted.due->text()) line.unmet.push_back(unmet(wanted.name, wanted.due->text(), due));
    if (!wanted.mark.empty() && found->mark != wanted.mark)
      line.unmet.push_back(unmet(wanted.name, wanted.mark, found->mark.str()));
    if (wanted.provisional && found->provisional != *wanted.provisional)
      line.unmet.push_back(unmet(wanted.name + " provisional", *wanted.provisional ? "true" : "false",
                                 found->provisional ? "true" : "false"));
  }

  Desk& desk_;
  SetTime& time_;
  Scenario const& scenario_;
  ReplayReport report_;
  std::map<std::string, CaseId> cases_;  // by the names the scenario gives them; of one case: nothing
};

}  // namespace

std::size_t ReplayReport::unmet() const {
  std::size_t count = 0;
  for (auto const& line : lines) count += line.unmet.size();
  return count;
}

ReplayReport replay(Desk& desk, SetTime& time, Scenario const& scenario) {
  // Each story begins with its own day, whatever was told before it.
  time.set(Instant{});
  return Replaying(desk, time, scenario).run();
}

}  // namespace liandiao::door
