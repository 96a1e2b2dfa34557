#include "tests/property/random_life.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdlib>
#include <memory>
#include <optional>
#include <stdexcept>

#include "tests/flow/random_flow.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::tests {
namespace {

struct Failure {
  std::string what;
  std::vector<Given> orders;  // up to and with the one that failed
};

/// The flows of a life: the one it begins under, and one it may move to and back.
struct Flows {
  Rulebook const* first = nullptr;
  Rulebook const* second = nullptr;
};

struct Lived {
  Life life;
  Flows flows;
  std::vector<Given> orders;
  Date today;
};

/// To the other flow, or back by a move of its own.
Ruled<Decided> move_on(Lived& lived, std::string const& day) {
  bool const at_first = &lived.life.rulebook() == lived.flows.first;
  auto move = lived.life.move_to(at_first ? *lived.flows.second : *lived.flows.first, day);
  if (!move) return tl::unexpected<Refusal>(std::move(move.error()));
  return std::move(move->decided);
}

Value read_back(std::string const& canonical) {
  auto value = parse_canonical(canonical);
  if (!value) throw std::logic_error("orders are canonical text: " + canonical);
  return std::move(*value);
}

/// Gives one order, and the lapses of a sweep one by one, each seen by the check.
std::string give(Lived& lived, Given const& given, Check const& check, Dice& dice) {
  auto const one = [&](std::string_view command, Value const& fields, Life::At const& at) {
    CaseFile const before = lived.life.file();
    auto const decided = command == "migrate"        ? move_on(lived, at.on)
                         : command == "migrate_back" ? lived.life.move_back(at.on)
                                                     : lived.life.give(command, fields, at);
    return check(Seen{lived.life, before, given, decided, lived.today, dice});
  };
  if (!given.sweep()) return one(given.command, read_back(given.fields), given.at);
  auto const clocks = lived.life.file().all<Clock>();
  for (auto const& clock : clocks) {
    if (clock.mark != "running" || !clock.due || lived.today <= *clock.due) continue;
    Value fields;
    fields.set("clock", Value::of(clock.clock.str()));
    if (clock.agreement != 0) fields.set("agreement", Value::of(std::int64_t{clock.agreement}));
    if (clock.term != 0) fields.set("term", Value::of(std::int64_t{clock.term}));
    auto what = one("lapse", fields, {.on = given.at.on, .instance = clock.instance});
    if (!what.empty()) return what;
  }
  return {};
}

std::optional<Failure> attempt(Lived& lived, Given const& given, Check const& check, Dice& dice) {
  std::string what;
  try {
    what = give(lived, given, check, dice);
  } catch (std::exception const& thrown) {
    what = std::string("thrown: ") + thrown.what();
  }
  lived.orders.push_back(given);
  if (what.empty()) return std::nullopt;
  return Failure{what, lived.orders};
}

std::optional<Failure> ending(Lived const& lived, FinalCheck const& check) {
  if (!check || lived.life.file().version == 0) return std::nullopt;
  std::string what;
  try {
    what = check(lived.life);
  } catch (std::exception const& thrown) {
    what = std::string("thrown: ") + thrown.what();
  }
  if (what.empty()) return std::nullopt;
  return Failure{what, lived.orders};
}

int days_on(Dice& dice) {
  if (dice.percent(55)) return 0;
  if (dice.percent(70)) return dice.between(1, 2);
  return dice.percent(80) ? dice.between(3, 9) : dice.between(10, 45);
}

/// Some running clock counted again, as when a calendar is loaded.
std::optional<Given> recount_order(Lived const& lived, Dice& dice) {
  auto const& clocks = lived.life.file().all<Clock>();
  if (clocks.empty()) return std::nullopt;
  auto const& clock = clocks[static_cast<std::size_t>(dice.below(static_cast<int>(clocks.size())))];
  if (clock.mark != "running") return std::nullopt;
  Value fields;
  fields.set("clock", Value::of(clock.clock.str()));
  if (clock.agreement != 0) fields.set("agreement", Value::of(std::int64_t{clock.agreement}));
  if (clock.term != 0) fields.set("term", Value::of(std::int64_t{clock.term}));
  Given given;
  given.command = "recount";
  given.fields = canonical_text(fields);
  given.at.on = lived.today.text();
  given.at.instance = clock.instance;
  return given;
}

/// What the operator does with a case between the steps of others.
std::optional<Given> operator_order(Lived const& lived, Dice& dice) {
  if (lived.flows.second == nullptr || lived.life.file().version == 0 || !dice.percent(8)) return std::nullopt;
  if (dice.percent(30)) return recount_order(lived, dice);
  bool const back = lived.life.events().back().command == "migrate" && dice.percent(60);
  Given given;
  given.command = back ? "migrate_back" : "migrate";
  given.fields = "{}";
  given.at.on = lived.today.text();
  return given;
}

std::optional<Failure> live(Flows const& flows, std::uint64_t seed, Check const& check, Lives const& lives) {
  Dice dice(seed);
  Lived lived{Life(*flows.first), flows, {}, Date::of(2024, 1, 2).plus(dice.below(900))};
  for (int i = 0; i < lives.orders; ++i) {
    lived.today = lived.today.plus(i == 0 ? 0 : days_on(dice));
    auto const operators = operator_order(lived, dice);
    Given const given = operators ? *operators : Drawing(lived.life, dice, lived.today).next();
    Dice beside(seed + static_cast<std::uint64_t>(i));
    if (auto failure = attempt(lived, given, check, beside)) return failure;
  }
  return ending(lived, lives.at_the_end);
}

/// The same orders again; those that no longer make sense are refused like any other.
std::optional<Failure> live_again(Flows const& flows, std::vector<Given> const& orders, Check const& check,
                                  Lives const& lives) {
  Lived lived{Life(*flows.first), flows, {}, on(orders.front().at.on).day};
  for (auto const& given : orders) {
    lived.today = std::max(lived.today, on(given.at.entered.empty() ? given.at.on : given.at.entered).day);
    Dice beside(lived.orders.size());
    if (auto failure = attempt(lived, given, check, beside)) return failure;
  }
  return ending(lived, lives.at_the_end);
}

/// Makes a failing life shorter and plainer as long as something still fails.
class Shortening {
 public:
  Shortening(Flows const& flows, Failure failure, Check const& check, Lives const& lives)
      : flows_(flows), check_(check), lives_(lives), failure_(std::move(failure)) {}

  Failure shortest() {
    for (std::size_t before = 0; before != size();) {
      before = size();
      leave_orders_out();
      leave_ways_and_back_out();
      for (std::size_t i = 0; i < failure_.orders.size(); ++i) name_no_instance(i);
      for (std::size_t i = 0; i < failure_.orders.size(); ++i) leave_fields_out(i);
    }
    return failure_;
  }

 private:
  std::size_t size() const {
    std::size_t sum = 0;
    for (auto const& given : failure_.orders) sum += shown(given).size();
    return sum;
  }

  bool still_fails(std::vector<Given> const& orders) {
    if (++tried_ > tries_max) return false;
    auto failure = live_again(flows_, orders, check_, lives_);
    if (failure) failure_ = std::move(*failure);
    return failure.has_value();
  }

  /// In halves, quarters and one by one, never the registration.
  void leave_orders_out() {
    for (std::size_t size = failure_.orders.size() / 2; size > 0; size /= 2) {
      for (std::size_t from = 1; from + size <= failure_.orders.size();) {
        auto fewer = failure_.orders;
        auto const first = fewer.begin() + static_cast<std::ptrdiff_t>(from);
        fewer.erase(first, first + static_cast<std::ptrdiff_t>(size));
        if (!still_fails(fewer)) from += size;
      }
    }
  }

  /// To another flow and back: neither can be left out alone where the failure wants the flow it began under.
  void leave_ways_and_back_out() {
    auto const moves = [&](std::size_t i) { return failure_.orders[i].command.starts_with("migrate"); };
    for (std::size_t i = 1; i < failure_.orders.size(); ++i)
      for (std::size_t j = i + 1; j < failure_.orders.size() && moves(i); ++j) {
        if (!moves(j)) continue;
        auto fewer = failure_.orders;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(j));
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
        if (still_fails(fewer)) j = i;
      }
  }

  /// An instance by number stays wherever those before it were left out; unnamed, the only one that can takes the
  /// order.
  void name_no_instance(std::size_t i) {
    auto orders = failure_.orders;
    orders[i].at.instance = 0;
    if (failure_.orders[i].at.instance != 0) still_fails(orders);
  }

  void leave_fields_out(std::size_t i) {
    if (failure_.orders[i].sweep()) return;
    auto const whole = read_back(failure_.orders[i].fields);
    for (auto const& [name, value] : whole.map()) {
      if (i >= failure_.orders.size()) return;
      Value::Map fewer;
      Value const now = read_back(failure_.orders[i].fields);
      for (auto const& [other, kept] : now.map())
        if (other != name) fewer.emplace_back(other, kept);
      auto orders = failure_.orders;
      orders[i].fields = canonical_text(Value::of(std::move(fewer)));
      still_fails(orders);
    }
  }

  static constexpr int tries_max = 4000;
  Flows const flows_;
  Check const& check_;
  Lives const& lives_;
  Failure failure_;
  int tried_ = 0;
};

std::uint64_t environment(char const* name, std::uint64_t otherwise) {
  char const* const text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

}  // namespace

int Dice::below(int n) {
  state_ += 0x9e3779b97f4a7c15ULL;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
  mixed ^= mixed >> 31;
  return n <= 1 ? 0 : static_cast<int>(mixed % static_cast<std::uint64_t>(n));
}

std::string shown(Given const& given) {
  if (given.sweep()) return given.at.on + "  (sweep)";
  std::string text = given.at.on + "  " + given.at.by + "  ";
  if (given.at.instance != 0) text += "#" + std::to_string(given.at.instance) + " ";
  text += given.command + " " + given.fields;
  if (!given.at.entered.empty() && given.at.entered != given.at.on) text += "  entered " + given.at.entered;
  return text;
}

std::vector<Event> Seen::events() const {
  return {life.events().begin() + static_cast<std::ptrdiff_t>(before.version), life.events().end()};
}

void holds_in_random_lives(Check const& check, Lives const& lives) {
  auto const first = environment("LIANDIAO_SEED", lives.first);
  bool const one_seed = std::getenv("LIANDIAO_SEED") != nullptr;
  auto const count = one_seed ? 1 : environment("LIANDIAO_LIVES", static_cast<std::uint64_t>(lives.count));
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    std::unique_ptr<Rulebook const> other;
    if (seed % 2 == 0) {
      Flow flow = test::random_flow(law::catalogue())(rc::Random(seed), 50).value();
      other = std::make_unique<Rulebook const>(under(std::move(flow)));
    }
    std::unique_ptr<Rulebook const> second;
    if (seed % 3 == 0) {
      Flow flow = test::random_flow(law::catalogue())(rc::Random(seed + 1'000'000), 50).value();
      second = std::make_unique<Rulebook const>(under(std::move(flow)));
    }
    Rulebook const& rulebook = other ? *other : shipped();
    Flows const flows{&rulebook, second.get()};
    auto failure = live(flows, seed, check, lives);
    if (!failure) continue;
    Failure const shorter = Shortening(flows, *failure, check, lives).shortest();
    std::string text = "LIANDIAO_SEED=" + std::to_string(seed) + ": " + shorter.what + "\nafter these orders";
    text += other ? " under a random flow" : " under the shipped flow";
    if (second) text += " and another";
    for (auto const& given : shorter.orders) text += "\n  " + shown(given);
    FAIL() << text;
  }
}

}  // namespace liandiao::tests
