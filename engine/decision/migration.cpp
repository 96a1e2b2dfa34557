#include "engine/decision/migration.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "engine/base/ensure.hpp"
#include "engine/decision/clocks.hpp"
#include "engine/decision/dossier.hpp"
#include "engine/decision/explain.hpp"

namespace liandiao {
namespace {

Actor the_engine() { return Actor{Symbol("system"), Symbol("system"), Symbol("system"), 0}; }

bool contains(std::vector<Symbol> const& list, Symbol word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string joined(std::vector<Symbol> const& words) {
  std::string text;
  for (auto const word : words) text += (text.empty() ? "" : "|") + word.str();
  return text;
}

std::string length_text(EffectiveLimit const* limit) {
  if (limit == nullptr) return {};
  return std::to_string(limit->length) + " " + std::string(word_of(limit->unit));
}

std::string extension_text(EffectiveLimit const* limit) {
  if (limit == nullptr || (limit->extension_length == 0 && limit->extension_times == 0)) return {};
  return std::to_string(limit->extension_length) + " × " + std::to_string(limit->extension_times);
}

std::string warning_text(EffectiveLimit const* limit) {
  std::string text;
  if (limit != nullptr)
    for (int const days : limit->warn) text += (text.empty() ? "" : ", ") + std::to_string(days);
  return text;
}

std::string day_text(std::optional<Date> const& day) { return day ? day->text() : std::string(); }

/// Compares one case under two rulebooks, before and after the step that moves it.
class Comparing {
 public:
  Comparing(CaseFile const& before, CaseFile const& after, Rulebook const& from, Rulebook const& to, BusinessTime on,
            Instant now)
      : before_(before), after_(after), from_(from), to_(to), on_(on), now_(now) {}

  void run(Move& move) {
    compare_clocks();
    check_words();
    for (auto const& instance : before_.all<Instance>()) {
      if (instance.ended_on) continue;
      check_handled(instance);
      compare_limits(instance);
      compare_papers(instance);
      compare_offers(instance);
    }
    compare_possibilities();
    bool const undecided = !reasons_.empty();
    move.fate = undecided ? Fate::undecided : differences_.empty() ? Fate::unaffected : Fate::mapped;
    move.differences = std::move(differences_);
    move.reasons = std::move(reasons_);
  }

 private:
  static FlowDifference about(std::string_view what, Clock const& clock, Symbol procedure) {
    return {Symbol(what), clock.instance, procedure, clock.clock, clock.agreement, clock.term, {}, {}};
  }
  static FlowDifference about(std::string_view what, Instance const& instance, Symbol subject) {
    return {Symbol(what), instance.no, instance.procedure, subject, 0, 0, {}, {}};
  }
  void differ(FlowDifference row, std::string was, std::string now) { add(differences_, std::move(row), was, now); }
  void need_decision(FlowDifference row, std::string was, std::string now) { add(reasons_, std::move(row), was, now); }
  static void add(std::vector<FlowDifference>& list, FlowDifference row, std::string& was, std::string& now) {
    row.was = std::move(was);
    row.now = std::move(now);
    list.push_back(std::move(row));
  }

  void compare_clocks() {
    for (auto const& row : after_.all<Clock>()) {
      Symbol const procedure = after_.instance(row.instance)->procedure;
      auto const* was = before_.find<Clock>(row.clock, row.instance, row.agreement, row.term);
      if (was == nullptr)
        differ(about("clock_begins", row, procedure), {}, day_text(row.due));
      else if (still_counts(*was))
        compare_clock(*was, row, procedure);
    }
  }

  void compare_clock(Clock const& was, Clock const& now, Symbol procedure) {
    bool const was_past = was.mark == "running" && was.due && *was.due < on_.day;
    bool const is_past = now.mark == "running" && now.due && *now.due < on_.day;
    if (now.mark == "void")
      differ(about("clock_ends", was, procedure), day_text(was.due), {});
    else if (was.due != now.due)
      differ(about("clock_moves", was, procedure), day_text(was.due), day_text(now.due));
    // Whoever let it pass must answer for that before a longer limit hides it.
    if (was_past && (now.mark == "void" || was.due != now.due))
      need_decision(about("clock_past_due", was, procedure), day_text(was.due), day_text(now.due));
    else if (is_past && !was_past)
      need_decision(about("clock_would_have_lapsed", was, procedure), day_text(was.due), day_text(now.due));
    if (was.extended > 0 && was.unit != now.unit)
      need_decision(about("extended_in_other_unit", was, procedure),
                    std::to_string(was.extended) + " " + std::string(word_of(was.unit)),
                    std::to_string(now.extended) + " " + std::string(word_of(now.unit)));
  }

  void check_word(std::string_view what, std::vector<Symbol> const& known, Symbol word) {
    if (word && !contains(known, word)) need_decision({Symbol(what), 1, Symbol("docket"), word, 0, 0, {}, {}}, {}, {});
  }

  void check_words() {
    auto const& head = before_.head();
    auto const& flow = to_.flow();
    check_word("dispute_type_gone", flow.dispute_types, head.dispute_type);
    check_word("source_gone", flow.sources, head.source);
    check_word("level_gone", flow.levels, head.level);
    std::set<Symbol> flags(head.flags.begin(), head.flags.end());
    for (auto const& party : before_.all<Party>()) flags.insert(party.flags.begin(), party.flags.end());
    for (auto const flag : flags) check_word("flag_gone", flow.flags, flag);
  }

  void check_handled(Instance const& instance) {
    if (to_.flow().procedure(instance.procedure) == nullptr)
      return need_decision(about("procedure_gone", instance, instance.procedure), {}, {});
    bool const did = from_.handles(instance.procedure, instance.organ, on_.day);
    if (did && !to_.handles(instance.procedure, instance.organ, on_.day))
      need_decision(about("organ_no_longer_handles", instance, instance.organ), {}, {});
    bool const would_begin =
        instance.suspended_on && std::any_of(differences_.begin(), differences_.end(), [&](FlowDifference const& row) {
          return row.what == "clock_begins" && row.instance == instance.no;
        });
    if (would_begin) need_decision(about("clock_begins_in_pause", instance, instance.suspended_for), {}, {});
  }

  /// What a clock of this name is or will be counted by. One that is over, and can begin no second time, says nothing.
  void compare_limits(Instance const& instance) {
    std::set<Symbol> names;
    for (auto const& row : from_.catalogue().limits)
      if (instance.procedure == row.procedure) names.insert(Symbol(row.clock));
    for (auto const name : names) {
      auto const& clocks = before_.all<Clock>();
      bool const over = std::any_of(clocks.begin(), clocks.end(), [&](Clock const& row) {
        return row.clock == name && row.instance == instance.no && row.agreement == 0 && !still_counts(row);
      });
      if (over) continue;
      auto const* was = from_.limit(instance, name);
      auto const* now = to_.limit(instance, name);
      auto const compare = [&](std::string_view what, auto const& text) {
        if (text(was) != text(now)) differ(about(what, instance, name), text(was), text(now));
      };
      bool const day_says_it = std::any_of(differences_.begin(), differences_.end(), [&](FlowDifference const& row) {
        return row.instance == instance.no && row.subject == name && row.what.view().starts_with("clock_");
      });
      if (!day_says_it) compare("limit", length_text);
      compare("extension", extension_text);
      compare("warning", warning_text);
    }
  }

  static std::set<std::pair<std::string, std::string>> required(CaseFile const& file, Instance const& instance,
                                                                Flow const& flow) {
    std::set<std::pair<std::string, std::string>> rows;
    for (auto const& item : dossier_of(file, instance, flow).required)
      rows.emplace(joined(item.any_of), word_of(item.standing));
    return rows;
  }

  void compare_papers(Instance const& instance) {
    auto const was = required(before_, instance, from_.flow());
    auto const now = required(before_, instance, to_.flow());
    for (auto const& [types, standing] : now)
      if (!was.contains({types, standing})) differ(about("paper_required", instance, Symbol(standing)), {}, types);
    for (auto const& [types, standing] : was)
      if (!now.contains({types, standing})) differ(about("paper_dropped", instance, Symbol(standing)), types, {});
    auto const as_needed = [&](Rulebook const& rulebook) {
      auto const* policy = rulebook.flow().procedure(instance.procedure);
      return policy == nullptr ? std::string() : joined(policy->papers.as_needed);
    };
    if (as_needed(from_) != as_needed(to_))
      differ(about("papers_as_needed", instance, instance.procedure), as_needed(from_), as_needed(to_));
  }

  void compare_offers(Instance const& instance) {
    auto const* procedure = to_.catalogue().procedure(instance.procedure);
    for (auto const& state : procedure->states) {
      auto const offered = [&](Rulebook const& rulebook) {
        auto const* policy = rulebook.flow().procedure(instance.procedure);
        auto const* then = policy == nullptr ? nullptr : policy->after(state.code);
        return then == nullptr ? std::string() : joined(then->offer);
      };
      if (offered(from_) != offered(to_)) differ(about("offer", instance, state.code), offered(from_), offered(to_));
    }
  }

  using Key = std::tuple<int, int, Symbol, Symbol>;  // instance, agreement, procedure, command
  std::map<Key, Possibility> possibilities(CaseFile const& file, Rulebook const& rulebook) const {
    std::map<Key, Possibility> found;
    for (auto& one : explain(file, the_engine(), on_, now_, rulebook))
      found.emplace(Key{one.instance, one.agreement, one.procedure, one.command->code}, one);
    return found;
  }

  /// What the flow asks for this command and is not there.
  static std::set<std::string> demands(Possibility const* one) {
    std::set<std::string> facts;
    if (one != nullptr)
      for (auto const& candidate : one->candidates)
        for (auto const& missing : candidate.verdict.missing)
          if (missing.guard.article == "flow") facts.insert(std::string(missing.guard.code) + " " + missing.fact);
    return facts;
  }

  static bool possible(Possibility const* one) { return one != nullptr && one->answer != Possibility::Answer::no; }

  void compare_possibilities() {
    auto const was = possibilities(before_, from_);
    auto const now = possibilities(after_, to_);
    std::set<Key> keys;
    for (auto const* all : {&was, &now})
      for (auto const& [key, one] : *all) keys.insert(key);
    for (auto const& key : keys) {
      auto const before = was.find(key);
      auto const after = now.find(key);
      compare(key, before == was.end() ? nullptr : &before->second, after == now.end() ? nullptr : &after->second);
    }
  }

  void compare(Key const& key, Possibility const* was, Possibility const* now) {
    auto const& [instance, agreement, procedure, command] = key;
    FlowDifference row{{}, instance, procedure, command, agreement, 0, {}, {}};
    auto const mention = [&](std::string_view what, std::string before, std::string after) {
      row.what = Symbol(what);
      differ(row, std::move(before), std::move(after));
    };
    auto const asked = demands(was);
    auto const asks = demands(now);
    for (auto const& one : asks)
      if (!asked.contains(one)) mention("demand", {}, one);
    for (auto const& one : asked)
      if (!asks.contains(one)) mention("demand_dropped", one, {});
    if (asked == asks && possible(was) != possible(now)) mention(possible(now) ? "possible" : "impossible", {}, {});
    if (instance == 0 && (possible(was) || possible(now))) compare_handlers(row);
  }

  void compare_handlers(FlowDifference row) {
    auto const kinds = [&](Rulebook const& rulebook) {
      auto const* policy = rulebook.flow().procedure(row.procedure);
      return policy == nullptr ? std::string() : joined(policy->handled_by);
    };
    if (kinds(from_) == kinds(to_)) return;
    row.what = Symbol("handled_by");
    differ(row, kinds(from_), kinds(to_));
  }

  CaseFile const& before_;
  CaseFile const& after_;
  Rulebook const& from_;
  Rulebook const& to_;
  BusinessTime on_;
  Instant now_;
  std::vector<FlowDifference> differences_;
  std::vector<FlowDifference> reasons_;
};

Value clock_entry(Symbol clock, int instance, int agreement, int term) {
  Value entry;
  entry.set("instance", Value::of(std::int64_t{instance}));
  entry.set("clock", Value::of(clock.str()));
  if (agreement != 0) entry.set("agreement", Value::of(std::int64_t{agreement}));
  if (term != 0) entry.set("term", Value::of(std::int64_t{term}));
  return entry;
}

/// The clocks the earlier flow did without and the other sets, of attempts that wait in a state they run in.
Value clocks_to_begin(CaseFile const& file, Rulebook const& from, Rulebook const& to) {
  Value::List list;
  for (auto const& instance : file.all<Instance>()) {
    if (instance.ended_on) continue;
    std::set<Symbol> seen;
    for (auto const& row : to.catalogue().limits) {
      Symbol const name(row.clock);
      if (instance.procedure != row.procedure || !seen.insert(name).second) continue;
      auto const* limit = to.limit(instance, name);
      if (limit == nullptr || from.limit(instance, name) != nullptr) continue;
      auto const& covers = limit->law->covers;
      bool const runs_here = std::find(covers.begin(), covers.end(), instance.state.view()) != covers.end();
      if (!runs_here || file.find<Clock>(name, instance.no, 0, 0) != nullptr) continue;
      list.push_back(clock_entry(name, instance.no, 0, 0));
    }
  }
  return Value::of(std::move(list));
}

/// The clocks that are not as long as the flow the case runs under would have them: somebody named their day.
Value clocks_to_keep(CaseFile const& file, Rulebook const& from) {
  Value::List list;
  for (auto const& row : file.all<Clock>()) {
    auto const* of = file.instance(row.instance);
    if (of == nullptr || !still_counts(row)) continue;
    auto const* limit = from.limit(*of, row.clock);
    bool const by_the_flow = limit != nullptr && limit->length == row.length && limit->unit == row.unit;
    if (!by_the_flow) list.push_back(clock_entry(row.clock, row.instance, row.agreement, row.term));
  }
  return Value::of(std::move(list));
}

}  // namespace

std::string_view word_of(Fate fate) {
  switch (fate) {
    case Fate::unaffected: return "unaffected";
    case Fate::mapped: return "mapped";
    case Fate::undecided: return "undecided";
  }
  return "undecided";
}

Ruled<Move> move_to(CaseFile const& file, Rulebook const& from, Rulebook const& to, BusinessTime on, Instant now,
                    MoveDecision const& decision, std::string const& program) {
  auto const* spec = to.catalogue().command(Symbol("migrate"));
  ensure(spec != nullptr, "the catalogue knows the engine's own commands");
  Value fields;
  fields.set("from_revision", Value::of(from.flow().digest.hex()));
  fields.set("to_revision", Value::of(to.flow().digest.hex()));
  if (auto begin = clocks_to_begin(file, from, to); !begin.list().empty()) fields.set("begin", std::move(begin));
  if (auto keep = clocks_to_keep(file, from); !keep.list().empty()) fields.set("keep", std::move(keep));
  if (decision.person) fields.set("decided_by", Value::of(decision.person.str()));
  if (!decision.reason.empty()) fields.set("reason", Value::of(decision.reason));
  auto command = spec->read(fields);
  if (!command) return tl::unexpected<Refusal>(Refusal{command.error(), 1, Symbol("docket"), {}, {}});
  Order order;
  order.command = std::move(*command);
  order.instance = 1;
  order.actor = the_engine();
  order.on = on;
  order.now = now;
  order.program = program;
  auto decided = decide(file, order, to);
  if (!decided) return tl::unexpected<Refusal>(std::move(decided.error()));
  CaseFile after = file;
  for (auto const& step : decided->steps) advance(after, step.event, Digest{});
  Move move;
  Comparing(file, after, from, to, on, now).run(move);
  move.decided = std::move(*decided);
  return move;
}

}  // namespace liandiao
