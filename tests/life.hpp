#pragma once

#include <string>
#include <vector>

#include "engine/decision/correction.hpp"
#include "engine/decision/decide.hpp"
#include "engine/decision/explain.hpp"
#include "engine/decision/migration.hpp"
#include "engine/desk/sealing.hpp"
#include "workflows/commands.hpp"

namespace liandiao::tests {

/// The rulebook this project ships: Dadukou's flow and organisations, the calendar 2020–2026, all the law.
Rulebook const& shipped();
/// The same organisations and calendar under another flow.
Rulebook under(Flow flow);

/// Salts and uids from a counter: the same every run.
class CountedIds : public Ids {
 public:
  std::string uid(Instant now) override;
  Digest salt() override;

 private:
  std::uint64_t next_ = 1;
};

/// A time that only moves when it is told to.
class SetTime : public TimeSource {
 public:
  explicit SetTime(Instant at) : now_(at) {}
  Instant now() override { return now_; }
  void set(Instant at) { now_ = at; }

 private:
  Instant now_;
};

/// One case lived in memory, step by step: what the desk does without its stores.
class Life {
 public:
  explicit Life(Rulebook const& rulebook = shipped());

  struct At {
    std::string on;  // YYYY-MM-DD[THH:MM]
    std::string by = "jgm-wang";
    int instance = 0;
    std::string entered = {};  // when it is entered; empty: at the end of the same day
  };
  /// Decides, and if it was decided makes it part of the case. Access is checked as the desk does.
  Ruled<Decided> give(Command const& command, At const& at);
  template <class C>
  Ruled<Decided> give(C command, At const& at) {
    return give(Command::of(std::move(command)), at);
  }
  /// The same, and it must be decided: throws with the refusal otherwise.
  template <class C>
  Event const& must(C command, At const& at) {
    auto decided = give(std::move(command), at);
    if (!decided) throw std::runtime_error(told(decided.error()));
    return events_[events_.size() - decided->steps.size()];
  }
  /// The same, its fields written as a clerk would: give("leave", "{party: 1}", {.on = "2026-03-05"}). What an `amend`
  /// brings in `with` is laid over the step as it was, as the desk does it.
  Ruled<Decided> give(std::string_view command, std::string_view fields, At const& at);
  Ruled<Decided> give(std::string_view command, Value fields, At const& at);
  Event const& must(std::string_view command, std::string_view fields, At const& at);
  /// The error and every missing guard, for failure messages and assertions.
  static std::string told(Refusal const& refusal);

  /// Every clock that is due before the day lapses, as the nightly sweep does it.
  int sweep(std::string const& day);

  /// Goes on under another revision of the flow, whatever stands in the way of it.
  Ruled<Move> move_to(Rulebook const& to, std::string const& day);
  /// Takes the last step back, which moved it.
  Ruled<Decided> move_back(std::string const& day);

  std::vector<Possibility> can(std::string const& on, std::string const& by = "jgm-wang") const;
  bool possible(std::string_view command, std::string const& on, std::string const& by = "jgm-wang") const;

  CaseFile const& file() const { return file_; }
  std::vector<Event> const& events() const { return events_; }
  std::vector<PrivateRow> const& private_rows() const { return rows_; }
  Rulebook const& rulebook() const { return *rulebook_; }
  Instance const& latest() const { return file_.all<Instance>().back(); }
  /// Whose decisions are looked at again: of those it has lived under the one a basis names.
  RulebookOf rulebooks() const;

 private:
  Result<Value> laid_over(Value const& amendment);
  /// Chains what was decided and makes it part of the case.
  void take(Decided& decided);

  Rulebook const* rulebook_;
  std::vector<Rulebook const*> lived_under_;
  CaseFile file_;
  std::vector<Event> events_;
  std::vector<PrivateRow> rows_;
  std::vector<PrivateRow> pending_;  // texts an amendment brings, until it is decided
  CountedIds ids_;
};

/// A neighbours' dispute over a wall between two people, registered at the street committee of Jiugongmiao.
law::Register neighbours();
law::PartyEntry party(std::string_view side, std::string_view name);

/// People's mediation at the street committee, as far as a step: `applied`, `accepted`, `assigned`, `ready`,
/// `in_session`.
Life mediation_until(std::string_view state, std::string const& day = "2026-03-02",
                     Rulebook const& rulebook = shipped());
law::Agree agreement_of_all(Life const& life);

BusinessTime on(std::string_view text);

}  // namespace liandiao::tests
