#include "engine/decision/simulate.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/base/ensure.hpp"

namespace liandiao {
namespace {

/// A step with what the law made follow from it, by the step's number.
using Groups = std::map<std::int64_t, std::vector<Event>>;

Groups grouped(std::vector<Event> const& history) {
  Groups groups;
  std::int64_t root = 0;
  for (auto const& event : history) {
    if (event.caused_by == 0) root = event.seq;
    groups[root].push_back(event);
  }
  return groups;
}

/// The same rulebook, asking for nothing beside the law.
Rulebook without_gates(Rulebook const& rulebook) {
  auto flow = std::make_shared<Flow>(rulebook.flow());
  for (auto& procedure : flow->procedures) procedure.gates.clear();
  // Not owned: the copy is gone before the rulebook is.
  std::shared_ptr<Calendar const> const calendar(std::shared_ptr<void>(), &rulebook.calendar());
  return Rulebook(rulebook.catalogue(), std::move(flow), calendar, rulebook.share_registers());
}

std::vector<Irregularity> breaches_in(Event const& event) {
  std::vector<Irregularity> rows;
  for (auto const& change : event.changes)
    if (auto const* row = std::get_if<Irregularity>(&change.part);
        row != nullptr && change.kind == Change::Kind::opened)
      rows.push_back(*row);
  return rows;
}

class Simulation {
 public:
  Simulation(std::vector<Event> const& events, Rulebook const& rulebook) : events_(events), rulebook_(rulebook) {
    base_.id = simulated_.id = events.front().id;
  }

  Result<Simulated> run(HistoryReading const& reading, Groups const& groups) {
    for (auto const& event : events_) {
      if (is_correction(event.command)) continue;
      bool const left_out = reading.left_out.contains(root_cause(events_, event));
      if (!left_out && event.caused_by != 0) continue;  // its cause brings it
      auto const group = groups.find(event.seq);
      if (left_out || group == groups.end()) {
        keep(event);
        continue;
      }
      if (is_migration(event.command)) {  // here the one rulebook held from the first day
        take(base_, group->second);
        continue;
      }
      if (auto result = live(group->second); !result) return passed_on(result);
      if (reading.replaced.contains(event.seq)) keep(event);
    }
    settle();
    for (auto& [lapse, steps] : lapsed_early_)
      out_.diverted.insert(out_.diverted.end(), std::make_move_iterator(steps.begin()),
                           std::make_move_iterator(steps.end()));
    for (auto& [key, row] : deadlines_) out_.deadlines.push_back(row);
    for (auto& [key, row] : duties_) out_.duties.push_back(std::move(row));
    return std::move(out_);
  }

 private:
  void keep(Event const& event) {
    keep_given(base_, event);
    keep_given(simulated_, event);
  }

  static void take(CaseFile& file, std::vector<Event> const& events) {
    for (auto const& event : events) advance(file, event, Digest{});
  }

  static std::vector<Event> events_of(Decided decided) {
    std::vector<Event> events;
    events.reserve(decided.steps.size());
    for (auto& step : decided.steps) events.push_back(std::move(step.event));
    return events;
  }

  /// One step of the history with what followed from it.
  Result<> live(std::vector<Event> const& group) {
    auto const& root = group.front();
    if (auto result = sweep(root.recorded.date()); !result) return result;
    auto const order = order_again(root, nullptr, rulebook_);
    if (!order) return tl::unexpected<Error>(order.error());
    // Rows keep their keys, unless more followed from an earlier step than did then.
    simulated_.version = std::max(simulated_.version, root.seq - 1);
    auto decided = decide(simulated_, *order, rulebook_);
    bool const by_itself = root.actor.role == "system";
    if (!decided && by_itself) {
      not_by_itself(group);
      take(base_, group);
      return {};
    }
    if (!decided) {
      auto again = decide(simulated_, *order, without_gates(rulebook_));
      out_.refused.push_back(
          {root.seq, root.command, root.on, std::move(decided.error()), /*by_the_flow_alone=*/again.has_value()});
      if (!again) {
        settle();
        take(base_, group);
        simulated_ = base_;
        return {};
      }
      decided = std::move(again);
    }
    auto const now = events_of(std::move(*decided));
    compare(group, now);
    take(simulated_, now);
    take(base_, group);
    return {};
  }

  /// The engine did something by itself that it would not have done now: too early, or done already.
  void not_by_itself(std::vector<Event> const& group) {
    auto const early = lapsed_early_.find({group.front().instance, group.front().fields});
    if (early != lapsed_early_.end()) {
      lapsed_early_.erase(early);
      return;
    }
    for (auto at = group.begin() + 1; at != group.end(); ++at) divert(group.front().seq, &*at, nullptr);
  }

  /// Lapses what the sweep of the night before would have found past due. Where the stored clock is past due as well
  /// and still runs, nobody swept, and nobody does here.
  Result<> sweep(Date day) {
    auto const clocks = simulated_.all<Clock>();
    for (auto const& clock : clocks) {
      if (clock.mark != "running" || !clock.due || *clock.due >= day) continue;
      auto const* stored = base_.find<Clock>(clock.clock, clock.instance, clock.agreement, clock.term);
      bool const unswept = stored != nullptr && stored->mark == "running" && stored->due && *stored->due < day;
      if (unswept) continue;
      if (auto result = lapse(clock); !result) return result;
    }
    return {};
  }

  Result<> lapse(Clock const& clock) {
    auto const* spec = rulebook_.catalogue().command(Symbol("lapse"));
    ensure(spec != nullptr, "the catalogue knows the engine's own commands");
    Value fields;
    fields.set("clock", Value::of(clock.clock.str()));
    if (clock.agreement != 0) fields.set("agreement", Value::of(std::int64_t{clock.agreement}));
    if (clock.term != 0) fields.set("term", Value::of(std::int64_t{clock.term}));
    auto command = spec->read(fields);
    if (!command) return passed_on(command);
    Symbol const system("system");
    Order order;
    order.command = std::move(*command);
    order.instance = clock.instance;
    order.actor = Actor{system, system, system, 0};
    order.on = BusinessTime{std::max(clock.due->plus(1), simulated_.recorded.date()), std::nullopt};
    order.now = std::max(simulated_.recorded, Instant::at(order.on.day, 0));
    auto decided = decide(simulated_, order, rulebook_);
    if (!decided) return {};  // it ended with what lapsed before it
    auto const now = events_of(std::move(*decided));
    auto& followed = lapsed_early_[{clock.instance, now.front().fields}];
    std::swap(followed, out_.diverted);
    for (auto at = now.begin() + 1; at != now.end(); ++at) divert(0, nullptr, &*at);
    std::swap(followed, out_.diverted);
    take(simulated_, now);
    return {};
  }

  void compare(std::vector<Event> const& then, std::vector<Event> const& now) {
    auto const seq = then.front().seq;
    for (std::size_t i = 0; i < std::max(then.size(), now.size()); ++i) {
      auto const* was = i < then.size() ? &then[i] : nullptr;
      auto const* is = i < now.size() ? &now[i] : nullptr;
      bool const same_step =
          was != nullptr && is != nullptr && was->command == is->command && was->instance == is->instance;
      if (!same_step) {
        if (was != nullptr) divert(seq, was, nullptr);
        if (is != nullptr) divert(seq, nullptr, is);
        continue;
      }
      if (was->rule != is->rule || was->to != is->to) divert(seq, was, is);
      compare_breaches(*was, *is);
    }
  }

  void divert(std::int64_t seq, Event const* was, Event const* now) {
    auto const& event = was != nullptr ? *was : *now;
    Simulated::Diverted step;
    step.seq = was != nullptr ? was->seq : seq;
    step.instance = event.instance;
    step.procedure = event.procedure;
    step.command = event.command;
    if (was != nullptr) step.was = {was->rule, was->to};
    if (now != nullptr) step.now = {now->rule, now->to};
    out_.diverted.push_back(step);
  }

  void compare_breaches(Event const& was, Event const& now) {
    auto left = breaches_in(was);
    for (auto const& row : breaches_in(now)) {
      auto const same = std::find_if(left.begin(), left.end(), [&](Irregularity const& one) {
        return one.guard == row.guard && one.fact == row.fact && one.instance == row.instance;
      });
      if (same == left.end())
        out_.breaches.push_back({was.seq, was.command, row, true});
      else
        left.erase(same);
    }
    for (auto const& row : left) out_.breaches.push_back({was.seq, was.command, row, false});
  }

  Symbol procedure_of(int instance) const {
    auto const* row = base_.instance(instance);
    if (row == nullptr) row = simulated_.instance(instance);
    return row == nullptr ? Symbol() : row->procedure;
  }

  /// What differs between the case as it was and as it would be now. Taken at the end, and before the simulation goes
  /// back to the stored case; what differed then stays reported.
  void settle() {
    for (auto const& row : base_.all<Clock>())
      settle_clock(&row, simulated_.find<Clock>(row.clock, row.instance, row.agreement, row.term));
    for (auto const& row : simulated_.all<Clock>())
      if (base_.find<Clock>(row.clock, row.instance, row.agreement, row.term) == nullptr) settle_clock(nullptr, &row);
    for (auto const& row : base_.all<Duty>())
      settle_duty(&row, simulated_.find<Duty>(row.duty, row.instance, row.subject));
    for (auto const& row : simulated_.all<Duty>())
      if (base_.find<Duty>(row.duty, row.instance, row.subject) == nullptr) settle_duty(nullptr, &row);
  }

  void settle_clock(Clock const* was, Clock const* now) {
    if (was != nullptr && now != nullptr && was->due == now->due && was->mark == now->mark) return;
    auto const& row = was != nullptr ? *was : *now;
    Simulated::Deadline deadline{row.instance,
                                 procedure_of(row.instance),
                                 row.clock,
                                 row.agreement,
                                 row.term,
                                 std::nullopt,
                                 std::nullopt,
                                 {},
                                 {}};
    if (was != nullptr) {
      deadline.from = was->due;
      deadline.was = was->mark;
    }
    if (now != nullptr) {
      deadline.to = now->due;
      deadline.now = now->mark;
    }
    deadlines_.insert_or_assign(row.key(), deadline);
  }

  void settle_duty(Duty const* was, Duty const* now) {
    bool const open_then = was != nullptr && !was->done_on;
    bool const open_now = now != nullptr && !now->done_on;
    if (open_then == open_now) return;  // one raised and done with shows in its clock
    auto const& row = now != nullptr ? *now : *was;
    duties_.insert_or_assign(row.key(), Simulated::OtherDuty{row, procedure_of(row.instance), open_now});
  }

  std::vector<Event> const& events_;
  Rulebook const& rulebook_;
  CaseFile base_;       // as it was stored, or as its corrections make it read
  CaseFile simulated_;  // as it would be
  Simulated out_;
  std::map<std::pair<int, std::string>, std::vector<Simulated::Diverted>> lapsed_early_;  // by instance and fields
  std::map<decltype(Clock().key()), Simulated::Deadline> deadlines_;
  std::map<decltype(Duty().key()), Simulated::OtherDuty> duties_;
};

}  // namespace

Result<Simulated> simulate(std::vector<Event> const& events, Rulebook const& rulebook, RulebookOf const& rulebook_of) {
  if (events.empty()) return Simulated{};
  auto const reading = reading_of(events);
  if (!reading) return tl::unexpected<Error>(reading.error());
  bool const corrected = !reading->left_out.empty() || !reading->replaced.empty();
  if (!corrected) return Simulation(events, rulebook).run(*reading, grouped(events));
  auto rebuilt = rebuild(events, {}, std::nullopt, rulebook_of);
  if (!rebuilt) return passed_on(rebuilt);
  return Simulation(events, rulebook).run(*reading, grouped(rebuilt->history));
}

}  // namespace liandiao
