// `decide` and fold of one mixed life of the shipped flow: mediated, adjourned, suspended, extended,
// ended, sued over, corrected by the court and filed. Beside it the same life as a hand-written switch that only knows
// which state follows: what the table, the guards, the clocks and the changes cost.
#include <string>

#include "tests/bench/bench.hpp"
#include "tests/bench/mixed_life.hpp"
#include "tests/life.hpp"

namespace liandiao::bench {
namespace {

using namespace liandiao::tests;

/// The same life as somebody in a hurry would write it.
enum class Quick {
  registered,
  informed,
  triaged,
  applied,
  accepted,
  assigned,
  ready,
  in_session,
  ended,
  submitted,
  received,
  correcting,
  filed
};

Quick quick_step(Quick state, std::string_view command) {
  switch (state) {
    case Quick::registered: return command == "inform_ways" ? Quick::informed : state;
    case Quick::informed: return command == "triage" ? Quick::triaged : state;
    case Quick::triaged: return command == "apply" ? Quick::applied : state;
    case Quick::applied: return command == "accept" ? Quick::accepted : state;
    case Quick::accepted: return command == "appoint" ? Quick::assigned : state;
    case Quick::assigned: return command == "inform_rights" ? Quick::ready : state;
    case Quick::ready: return command == "convene" ? Quick::in_session : state;
    case Quick::in_session: return command == "adjourn" ? Quick::ready : command == "end" ? Quick::ended : state;
    case Quick::ended: return command == "submit" ? Quick::submitted : state;
    case Quick::submitted: return command == "receive" ? Quick::received : state;
    case Quick::received:
      return command == "require_correction" ? Quick::correcting : command == "file" ? Quick::filed : state;
    case Quick::correcting: return command == "correct" ? Quick::received : state;
    case Quick::filed: return state;
  }
  return state;
}

}  // namespace

void decide_and_fold() {
  constexpr int lives = 2'000;
  constexpr int runs = 5;
  auto const orders = mixed_life().orders;
  auto const& rulebook = shipped();
  auto const commands = static_cast<double>(lives) * static_cast<double>(orders.size());
  std::uint64_t allocated = 0;
  std::int64_t events = 0;
  auto const body = [&] {
    std::uint64_t const before = allocations();
    events = 0;
    for (int i = 0; i < lives; ++i) {
      CaseFile file;
      file.id = CaseId{Symbol("500104"), "00000000-0000-7000-8000-000000000000"};
      for (auto const& order : orders) {
        auto const decided = decide(file, order, rulebook);
        for (auto const& step : decided->steps) advance(file, step.event, Digest{});
        events += static_cast<std::int64_t>(decided->steps.size());
      }
    }
    allocated = allocations() - before;
  };
  std::vector<double> rates;
  for (double const seconds : timed(runs, body)) rates.push_back(commands / seconds);
  print("decide + fold, one core, life of " + std::to_string(orders.size()) + " commands", rates, "commands/s",
        "must reach 250000");
  print_line("  allocations a command: " + std::to_string(static_cast<double>(allocated) / commands) +
             ", events a life: " + std::to_string(events / lives));

  std::vector<std::string> codes;
  for (auto const& order : orders) codes.push_back(order.command.code().str());
  std::vector<double> quick;
  for (double const seconds : timed(runs, [&] {
         for (int i = 0; i < lives; ++i) {
           auto state = Quick::registered;
           for (auto const& code : codes) {
             state = quick_step(state, code);
             out_of_sight(state);  // else the compiler finds every life the same as the first
           }
         }
       }))
    quick.push_back(commands / seconds);
  print("the same states by a hand-written switch", quick, "commands/s");
}

}  // namespace liandiao::bench
