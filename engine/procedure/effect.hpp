#pragma once

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/cases/command.hpp"
#include "engine/cases/facts.hpp"

/// What follows when a rule fires, as values. The decision turns them into changes: it reckons the clocks, asks the
/// flow what an outcome opens, numbers the parts.
///
/// An effect type is a verb phrase:
///
///   struct CountSession {
///     static constexpr std::string_view code = "session.count";
///     template <class C> static void draw(C const& command, Facts const& facts, Effects& effects);
///   };
namespace liandiao {

/// A row as it should now stand: opened if its key is new, moved if it is there.
struct Put {
  Change::Part part;
};
/// A deadline begins: its length from the limits in force, unless an organ set the day itself (`fixed`).
struct StartClock {
  Symbol clock;
  BusinessTime start;
  int agreement = 0;
  std::optional<Date> fixed = {};
  int term = 0;
};
/// Its running clock ends: `met` when what it waited for happened, `void` when it no longer matters.
struct StopClock {
  Symbol clock;
  Symbol mark;
  int agreement = 0;
  int term = 0;
};
/// Every clock of the instance that still runs or is suspended becomes void.
struct StopAllClocks {};
/// Lengthens a running clock.
struct ExtendClock {
  Symbol clock;
  int length = 0;
};
/// Clocks whose limit leaves this time out stop counting, or count again without the days between.
struct SuspendClocks {
  Symbol reason;
  Date from;
};
struct ResumeClocks {
  Symbol reason;
  std::optional<Span> excluded;  // none when it ends on the day it began
};
/// Marks a due clock as lapsed and raises the duty its limit names.
struct LapseClock {
  Symbol clock;
  int agreement = 0;
  int term = 0;
};
/// Counts a running clock again by the calendar now in force.
struct RecountClock {
  Symbol clock;
  int agreement = 0;
  int term = 0;
};
/// Every clock of the case that still counts goes on, from its own start, under the limits of the rulebook this is
/// decided by. What the flow does without is void; `begin` names those that begin on the business day, `keep` those
/// that stay as long as they are.
struct RefitClocks {
  std::vector<decltype(Clock().key())> begin;
  std::vector<decltype(Clock().key())> keep;
};
/// A command the law makes follow in a sibling instance of the same case; decided like any other, in the same commit.
struct Raise {
  int instance = 0;  // 0: one that the command opens
  Command command;
};
/// Texts and salts of these rows go.
struct Erase {
  std::vector<RowRef> rows;
};
/// Any of them. A variant; like AnyPart it is compiled in one place.
class Effect : public std::variant<Put, StartClock, StopClock, StopAllClocks, ExtendClock, SuspendClocks, ResumeClocks,
                                   LapseClock, RecountClock, RefitClocks, Raise, Erase> {
 public:
  using variant::variant;
  Effect(Effect const& other);
  Effect(Effect&& other) noexcept;
  Effect& operator=(Effect const& other);
  Effect& operator=(Effect&& other) noexcept;
  ~Effect();
};

/// What a rule leads to, collected while it fires. `instance` and `head` are the rows as they will stand; the state is
/// set by the machine.
class Effects {
 public:
  Effects() = default;
  explicit Effects(Facts const& facts) : instance(facts.instance), facts_(&facts) {}

  Instance instance;
  std::optional<Head> changed_head;
  std::vector<Effect> list;

  Head& head();  // a copy of the head to change
  template <class P>
  void put(P part) {
    list.emplace_back(Put{std::move(part)});
  }
  void start(std::string_view clock, BusinessTime from, int agreement = 0) {
    list.emplace_back(StartClock{Symbol(clock), from, agreement});
  }
  void stop(std::string_view clock, std::string_view mark = "met", int agreement = 0, int term = 0) {
    list.emplace_back(StopClock{Symbol(clock), Symbol(mark), agreement, term});
  }
  void raise(int to, Command command) { list.emplace_back(Raise{to, std::move(command)}); }
  /// The command opens an instance of its own.
  void open(Command command) { list.emplace_back(Raise{0, std::move(command)}); }
  int next_index() { return index_++; }  // among the rows this event opens

 private:
  Facts const* facts_ = nullptr;
  int index_ = 0;
};

/// The codes of an effect as the dump shows them: a sequence lists its members.
template <class Do>
void list_effects(std::vector<std::string_view>& codes) {
  if constexpr (requires { Do::list(codes); })
    Do::list(codes);
  else
    codes.push_back(Do::code);
}

/// What an effect may raise, said beside its code so that what the law makes follow can be read off the tables:
/// `using raises = Raises<TakenOver>;`. The decision holds every effect to it.
template <class... Commands>
struct Raises {
  static void list(std::vector<std::string_view>& codes) { (codes.push_back(Commands::code), ...); }
};
template <class Do>
void list_raised(std::vector<std::string_view>& codes) {
  if constexpr (requires { Do::list_raised(codes); })
    Do::list_raised(codes);
  else if constexpr (requires { typename Do::raises; })
    Do::raises::list(codes);
}

struct Nothing {
  template <class C>
  static void draw(C const&, Facts const&, Effects&) {}
  static void list(std::vector<std::string_view>&) {}
};

/// One effect after the other.
template <class... Dos>
struct Also {
  template <class C>
  static void draw(C const& command, Facts const& facts, Effects& effects) {
    (Dos::draw(command, facts, effects), ...);
  }
  static void list(std::vector<std::string_view>& codes) { (list_effects<Dos>(codes), ...); }
  static void list_raised(std::vector<std::string_view>& codes) { (liandiao::list_raised<Dos>(codes), ...); }
};

}  // namespace liandiao
