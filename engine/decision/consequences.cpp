#include "engine/decision/consequences.hpp"

#include <algorithm>

#include "engine/base/ensure.hpp"
#include "engine/decision/clocks.hpp"

namespace liandiao {
namespace {

class Drawing {
 public:
  Drawing(Ruling ruling, Command const& command, Procedure const& procedure, Facts const& facts)
      : ruling_(std::move(ruling)),
        effects_(ruling_.effects),
        command_(command),
        procedure_(procedure),
        facts_(facts) {}

  Result<Consequences> draw() {
    constexpr std::size_t usual_changes = 8;
    out_.changes.reserve(usual_changes);
    for (auto& effect : effects_.list) {
      auto result = std::visit([&](auto& one) { return this->follow(one); }, effect);
      if (!result) return passed_on(result);
    }
    move_instance();
    write_irregularities();
    keep_head();
    return std::move(out_);
  }

 private:
  /// Opened if the key is new, moved if the row is there and differs. Rows this very event wrote count as there.
  template <class P>
  void put(P const& part) {
    for (auto& change : out_.changes)
      if (auto* written = std::get_if<P>(&change.part); written != nullptr && written->key() == part.key()) {
        *written = part;
        return;
      }
    auto const& rows = facts_.file.all<P>();
    auto const key = part.key();
    auto const there = std::find_if(rows.begin(), rows.end(), [&](P const& row) { return row.key() == key; });
    if (there == rows.end())
      out_.changes.push_back({Change::Kind::opened, part});
    else if (!(*there == part))
      out_.changes.push_back({Change::Kind::moved, part});
  }

  Clock const* clock_now(Symbol name, int agreement, int term = 0) const {
    for (auto const& change : out_.changes)
      if (auto const* row = std::get_if<Clock>(&change.part);
          row != nullptr && row->clock == name && row->agreement == agreement && row->term == term)
        return row;
    return facts_.clock(name.view(), agreement, term);
  }

  /// Every clock of this instance as it stands after what was already drawn.
  template <class F>
  void each_clock(F&& f) {
    std::vector<Clock> rows;
    for (auto const& row : facts_.file.all<Clock>())
      if (row.instance == facts_.instance.no) rows.push_back(*clock_now(row.clock, row.agreement, row.term));
    for (auto const& row : rows) f(row);
  }

  Result<> follow(Put& effect) {
    std::visit([&](auto const& part) { this->put(part); }, effect.part);
    if (auto const* filing = std::get_if<Filing>(&effect.part)) open_to_competent(filing->competent_court);
    if (auto const* row = std::get_if<Confirmation>(&effect.part)) open_to_competent(row->competent_court);
    return {};
  }

  /// The court that decides works on it as much as the one that received the papers (跨域立案).
  void open_to_competent(Symbol court) {
    if (court != facts_.instance.organ) keep_access(court, "organ");
  }

  Result<> follow(StartClock const& effect) {
    auto clock = started(effect, facts_);
    if (!clock) return passed_on(clock);
    if (*clock) put(**clock);
    return {};
  }

  Result<> follow(StopClock const& effect) {
    auto const* clock = clock_now(effect.clock, effect.agreement, effect.term);
    if (clock == nullptr) return {};
    Clock const row = *clock;
    bool const done = effect.mark == "met";
    if (still_counts(row) || (done && row.mark == "lapsed"))
      put(done ? met(row, facts_.on.day) : voided(row, facts_.on.day));
    close_duty(row);
    return {};
  }

  Result<> follow(StopAllClocks const&) {
    each_clock([&](Clock const& clock) {
      // A party's own period does not end because the organ's part is over.
      if (still_counts(clock) && clock.owner != "party") put(voided(clock, facts_.on.day));
      if (clock.owner != "party") close_duty(clock);
    });
    return {};
  }

  Result<> follow(ExtendClock const& effect) {
    auto const* clock = clock_now(effect.clock, 0);
    ensure(clock != nullptr, "a clock that is extended runs");
    Clock longer = *clock;
    longer.extended += effect.length;
    longer.extensions += 1;
    auto counted = recounted(std::move(longer), facts_.rulebook);
    if (!counted) return passed_on(counted);
    put(*counted);
    close_duty(*counted);
    return {};
  }

  Result<> follow(SuspendClocks const& effect) {
    each_clock([&](Clock const& clock) {
      // Entered late but dated within its time, the suspension clears the mark of a lapse.
      bool const in_time = clock.mark == "lapsed" && clock.due && effect.from <= *clock.due;
      if ((clock.mark != "running" && !in_time) || !leaves_out(clock, effect.reason, facts_)) return;
      Clock paused = clock;
      paused.mark = Symbol("suspended");
      paused.marked_on = effect.from;
      paused.due.reset();
      paused.due_minute.reset();
      put(paused);
      close_duty(paused);
    });
    return {};
  }

  Result<> follow(ResumeClocks const& effect) {
    Result<> result;
    each_clock([&](Clock const& clock) {
      if (clock.mark != "suspended" || !result) return;
      Clock going = clock;
      if (effect.excluded) going.excluded.push_back(*effect.excluded);
      auto counted = recounted(std::move(going), facts_.rulebook);
      if (counted)
        put(*counted);
      else
        result = passed_on(counted);
    });
    return result;
  }

  Result<> follow(LapseClock const& effect) {
    auto const* clock = clock_now(effect.clock, effect.agreement, effect.term);
    ensure(clock != nullptr, "a clock that lapses runs");
    Clock const row = *clock;
    put(lapsed(row, facts_.on.day));
    auto const& instance = facts_.instance;
    Symbol const duty = duty_of(row);
    if (duty) put(Duty{duty, instance.no, duty_subject(row), instance.organ, row.article, facts_.on.day, std::nullopt});
    auto const* limit = limit_of(row);
    if (limit != nullptr && limit->law->overrun != "duty") return raise_by_law(limit->law->overrun, row.clock);
    return {};
  }

  Result<> follow(RecountClock const& effect) {
    auto const* clock = clock_now(effect.clock, effect.agreement, effect.term);
    ensure(clock != nullptr, "a clock that is counted again runs");
    auto counted = recounted(*clock, facts_.rulebook);
    if (!counted) return passed_on(counted);
    put(*counted);
    return {};
  }

  /// Of every instance, not of this one alone: the whole case goes over.
  Result<> follow(RefitClocks const& effect) {
    for (auto const& row : facts_.file.all<Clock>()) {
      auto const* of = facts_.file.instance(row.instance);
      if (of == nullptr || !still_counts(row)) continue;
      bool const kept = std::find(effect.keep.begin(), effect.keep.end(), row.key()) != effect.keep.end();
      if (kept && row.mark == "suspended") continue;
      auto fitted = kept ? as_it_is(row) : refitted(row, *of, facts_.rulebook);
      if (!fitted) return passed_on(fitted);
      put(*fitted ? **fitted : voided(row, facts_.on.day));
    }
    for (auto const& [clock, no, agreement, term] : effect.begin)
      if (auto result = begin_in(no, {clock, facts_.on, agreement, {}, term}); !result) return result;
    return {};
  }

  /// Its length stays; the calendar is that of the rulebook.
  Result<std::optional<Clock>> as_it_is(Clock const& row) const {
    auto counted = recounted(row, facts_.rulebook);
    if (!counted) return passed_on(counted);
    return std::optional<Clock>(std::move(*counted));
  }

  /// Nothing where a correction has since taken the instance away, or ended it.
  Result<> begin_in(int no, StartClock const& clock) {
    auto const* of = facts_.file.instance(no);
    if (of == nullptr || of->ended_on) return {};
    Facts const there{facts_.file, *of, facts_.actor, facts_.on, facts_.now, facts_.seq, facts_.rulebook};
    auto begun = started(clock, there);
    if (!begun) return passed_on(begun);
    if (*begun) put(**begun);
    return {};
  }

  EffectiveLimit const* limit_of(Clock const& clock) const {
    return facts_.rulebook.limit(facts_.instance, clock.clock);
  }

  /// What somebody owes when the clock lapses: what its limit names; else, where it is an organ's time, the lapse
  /// itself.
  Symbol duty_of(Clock const& clock) const {
    auto const* limit = limit_of(clock);
    if (limit != nullptr && !limit->law->duty.empty()) return Symbol(limit->law->duty);
    return clock.owner == "party" ? Symbol() : Symbol("clock_lapsed");
  }

  /// By statute something follows from the lapse itself.
  Result<> raise_by_law(std::string_view code, Symbol clock) {
    auto const* spec = procedure_.command(Symbol(code));
    ensure(spec != nullptr, "what a limit makes follow is a command of its procedure");
    Value fields;
    fields.set("clock", Value::of(clock.str()));
    auto command = spec->read(fields);
    if (!command) return passed_on(command);
    out_.raised.push_back({facts_.instance.no, *command});
    return {};
  }

  Result<> follow(Raise& effect) {
    auto const& said = procedure_.rule(ruling_.rule)->raises;
    ensure(std::find(said.begin(), said.end(), effect.command.code().view()) != said.end(),
           "a rule raises nothing but what it says it raises");
    out_.raised.push_back(std::move(effect));
    return {};
  }

  Result<> follow(Erase const& effect) {
    for (auto const& row : effect.rows)
      if (row) out_.erased.push_back(row);
    return {};
  }

  static std::string duty_subject(Clock const& clock) {
    return liandiao::duty_subject(clock.clock.view(), clock.agreement, clock.term);
  }

  void close_duty(Clock const& clock) {
    Symbol const name = duty_of(clock);
    auto const* duty = name ? facts_.file.find<Duty>(name, facts_.instance.no, duty_subject(clock)) : nullptr;
    if (duty == nullptr || duty->done_on) return;
    Duty done = *duty;
    done.done_on = facts_.on.day;
    put(done);
  }

  void move_instance() {
    Instance& row = effects_.instance;
    if (ruling_.to) {
      row.state = ruling_.to;
      // A command the law makes follow may come from an earlier day than this instance's own last step.
      if (row.moved_on <= facts_.on.day) {
        row.moved_on = facts_.on.day;
        row.moved_minute = facts_.on.minute;
      }
      auto const kind = procedure_.state(ruling_.to)->kind;
      if (kind == StateKind::outcome || kind == StateKind::final) {
        row.outcome = ruling_.to;
        row.ended_on = facts_.on.day;
        if (row.suspended_on) {
          // What is over is no longer suspended.
          Date const until = std::max(*row.suspended_on, facts_.on.day);
          put(Suspension{row.no, *row.suspended_on, until, row.suspended_for});
          row.suspended_on.reset();
          row.suspended_for = Symbol();
        }
      } else {
        // What goes on again has no outcome yet.
        row.outcome = Symbol();
        row.ended_on.reset();
      }
    }
    if (facts_.file.instance(row.no) == nullptr) effects_.head().instances = row.no;
    put(row);
    keep_access(row.organ, "organ");
  }

  void write_irregularities() {
    for (auto const& missing : ruling_.verdict().irregular) {
      Irregularity row;
      row.seq = facts_.seq;
      row.index = effects_.next_index();
      row.instance = facts_.instance.no;
      row.rule = ruling_.rule;
      row.guard = Symbol(missing.guard.code);
      row.article = Symbol(missing.guard.article);
      row.fact = missing.fact;
      row.reason = command_.spec().late_reason(command_);
      row.person = facts_.actor.person;
      row.on = facts_.on.day;
      put(row);
    }
  }

  void keep_head() {
    if (!effects_.changed_head) return;
    Head const& head = *effects_.changed_head;
    bool const first = facts_.file.all<Head>().empty();
    if (first || facts_.file.head().holder != head.holder) {
      if (!first) {
        for (auto row : facts_.file.all<Custody>()) {
          if (row.until_seq != 0) continue;
          row.until_seq = facts_.seq;
          put(row);
        }
      }
      put(Custody{facts_.seq, 0, head.holder, facts_.on.day});
      keep_access(head.holder, "holder");
    }
    put(head);
  }

  /// Who works on it may look into it, and those above them in their own line.
  void keep_access(Symbol organ, std::string_view why) {
    if (organ.empty()) return;
    auto const* there = facts_.file.find<Access>(organ);
    bool const only_above = there != nullptr && there->why == "superior";
    // Whoever opened it to an organisation opened it to those above, too.
    if (there != nullptr && !only_above) return;
    put(Access{organ, Symbol(why)});
    for (auto const superior : facts_.rulebook.registers().superiors(organ, facts_.on.day))
      if (facts_.file.find<Access>(superior) == nullptr && !written_access(superior))
        put(Access{superior, Symbol("superior")});
  }

  bool written_access(Symbol organ) const {
    return std::any_of(out_.changes.begin(), out_.changes.end(), [&](Change const& change) {
      auto const* row = std::get_if<Access>(&change.part);
      return row != nullptr && row->organ == organ;
    });
  }

  Ruling ruling_;
  Effects& effects_;
  Command const& command_;
  Procedure const& procedure_;
  Facts const& facts_;
  Consequences out_;
};

}  // namespace

Result<Consequences> consequences(Ruling ruling, Command const& command, Procedure const& procedure,
                                  Facts const& facts) {
  return Drawing(std::move(ruling), command, procedure, facts).draw();
}

}  // namespace liandiao
