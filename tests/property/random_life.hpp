#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "tests/life.hpp"

/// Random lives of one case: orders drawn from what commands describe of themselves, from the case as it stands, from
/// the registers and the flow — mostly such as bring a case on, now and then wrong ones. A life is its list of orders,
/// so that a failure is shown as the shortest list found that still fails.
namespace liandiao::tests {

/// The same numbers from the same seed everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15ULL + 1) {}

  int below(int n);  // 0..n-1
  int between(int low, int high) { return low + below(high - low + 1); }
  bool percent(int chance) { return below(100) < chance; }
  template <class T>
  T const& one_of(std::vector<T> const& list) {
    return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
  }
  std::string_view one_of(std::initializer_list<std::string_view> words) {
    return words.begin()[below(static_cast<int>(words.size()))];
  }

 private:
  std::uint64_t state_;
};

/// One order of a life; of a sweep only its day.
struct Given {
  std::string command;
  std::string fields = "{}";  // canonical
  Life::At at;
  bool sweep() const { return command.empty(); }
};
std::string shown(Given const& given);

/// Draws the next order for a case as it stands.
class Drawing {
 public:
  Drawing(Life const& life, Dice& dice, Date today) : life_(life), dice_(dice), today_(today) {}

  Given next();
  /// Fields for a command to one instance (0: a new one).
  Value fields(CommandSpec const& spec, int instance);

 private:
  struct Choice {
    int weight = 0;
    int instance = 0;
    CommandSpec const* command = nullptr;
  };

  CaseFile const& file() const { return life_.file(); }
  Given correction(std::string_view command);
  Given registration();
  void make_minor(Value& party);
  std::vector<Choice> choices() const;
  bool somebody_invited(int instance) const;
  bool is_resolving(Instance const& row) const;
  bool leads(int instance) const;
  bool owes_court(int instance) const;
  int filed_suit() const;
  int weight(CommandSpec const& spec, Instance const* instance) const;
  std::string day(int earlier_at_most);
  std::string person_for(CommandSpec const& spec, int instance);
  Value field(FieldSpec const& spec, CommandSpec const& command, int instance);
  Value list(FieldSpec const& spec, CommandSpec const& command, int instance);
  Value one(FieldSpec const& spec, CommandSpec const& command, int instance);
  Value record(FieldSpec const& spec, CommandSpec const& command, int instance);
  Value terms(FieldSpec const& spec, CommandSpec const& command, int instance);
  Value agents();
  Value mediators(int instance);
  Value word(FieldSpec const& spec, CommandSpec const& command);
  Value organisation(CommandSpec const& command);
  Value person(CommandSpec const& command, int instance);
  Value colleague(int instance);
  std::vector<std::int64_t> asked_of_others() const;
  Value text(FieldSpec const& spec);
  Value private_text();
  Value truth(FieldSpec const& spec);
  std::vector<int> parties_of(CommandSpec const& command, int instance);
  void sue_the_others(Value& submission);
  void let_the_creditor(Value& waiver);
  void before_an_organ(Value& application);
  void through_an_outlet(Value& application);
  Value what_comes_back(int instance);
  std::vector<std::int64_t> sessions_planned(int instance) const;
  std::int64_t step_for(FieldSpec const& spec, int instance);
  void choose_among_claimants(Value& election);
  void leave_to_elected(Value& agreement) const;
  int weight_elsewhere(CommandSpec const& spec, std::size_t instances, bool mediating) const;
  void name_the_suit(Value& entrusting);
  int agreement_for(int instance);
  int term_for(int instance);
  std::vector<int> open_claims();
  Value number(int no);
  std::vector<Symbol> people_of(Symbol organ) const;
  Symbol organ_of(int instance) const;

  Life const& life_;
  Dice& dice_;
  Date today_;
};

/// One order, the case before it, what came of it.
struct Seen {
  Life const& life;  // after
  CaseFile const& before;
  Given const& given;
  Ruled<Decided> const& decided;
  Date today;
  Dice& dice;  // for what a check wants to try beside the life

  /// The events this order brought.
  std::vector<Event> events() const;
};

/// Says what is wrong, or nothing.
using Check = std::function<std::string(Seen const&)>;
using FinalCheck = std::function<std::string(Life const&)>;

struct Lives {
  std::uint64_t first = 1;  // seed
  int count = 60;           // half under the shipped flow, half under random valid flows; every third moves between two
  int orders = 90;
  FinalCheck at_the_end = {};
};

/// Fails the test with the seed and the shortened list of orders of the first life in which `check` says something.
/// LIANDIAO_SEED lives one seed again, LIANDIAO_LIVES so many lives.
void holds_in_random_lives(Check const& check, Lives const& lives = {});

}  // namespace liandiao::tests
