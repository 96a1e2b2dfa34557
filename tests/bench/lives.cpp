// What the synthetic district is like: how its cases go, how long they are, who takes part. Not a measurement; a sample
// of the cases the other benches run over.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <stdexcept>

#include "tests/bench/bench.hpp"
#include "tests/bench/district.hpp"

namespace liandiao::bench {
namespace {

constexpr int sample = 20'000;

struct Counted {
  std::map<Symbol, int> procedures, types, sources, holders;
  std::map<Symbol, int> measures;  // rows, by figure
  std::vector<double> events, parties, days;
  std::set<std::string> refused;
};

void count(std::vector<Step> const& steps, Counted& counted) {
  CaseFile file;
  std::set<Symbol> procedures;
  for (auto const& step : steps) {
    procedures.insert(step.event.procedure);
    for (auto const& change : step.event.changes) apply(file, change);
    for (auto const& measure : step.measures) ++counted.measures[measure.code];
  }
  for (auto const procedure : procedures) ++counted.procedures[procedure];
  ++counted.types[file.head().dispute_type];
  ++counted.sources[file.head().source];
  ++counted.holders[file.head().holder];
  counted.events.push_back(static_cast<double>(steps.size()));
  counted.parties.push_back(static_cast<double>(file.all<Party>().size()));
  counted.days.push_back(steps.back().event.on.day - steps.front().event.on.day);
}

void print_spread(std::string const& what, std::vector<double> const& values) {
  double sum = 0;
  for (double const value : values) sum += value;
  char line[200];
  std::snprintf(line, sizeof line, "%-30s mean %8.2f  p10 %6.0f  p50 %6.0f  p90 %6.0f  p99 %6.0f  max %6.0f",
                what.c_str(), sum / static_cast<double>(values.size()), percentile(values, 10), percentile(values, 50),
                percentile(values, 90), percentile(values, 99), percentile(values, 100));
  print_line(line);
}

void print_shares(std::string const& what, std::map<Symbol, int> const& of, std::size_t all) {
  std::vector<std::pair<int, Symbol>> rows;
  for (auto const& [word, count] : of) rows.emplace_back(count, word);
  std::sort(rows.rbegin(), rows.rend());
  std::string line = what + ":";
  constexpr std::size_t most = 20;
  for (std::size_t i = 0; i < std::min(rows.size(), most); ++i) {
    char share[32];
    std::snprintf(share, sizeof share, " %.1f %%", 100.0 * rows[i].first / static_cast<double>(all));
    line += " " + rows[i].second.str() + share;
  }
  print_line(line + (rows.size() > most ? " …" : ""));
}

/// What each step adds to the figures is written with it.
void print_measures(std::map<Symbol, int> const& of, double steps) {
  std::map<std::string_view, int> subjects;
  int rows = 0;
  for (auto const& [code, count] : of) {
    subjects[code.view().substr(0, code.view().find('.'))] += count;
    rows += count;
  }
  auto const a_step = [&](int count) {
    char text[32];
    std::snprintf(text, sizeof text, " %.3f", count / steps);
    return std::string(text);
  };
  std::string line = "measures a step:" + a_step(rows);
  for (auto const& [subject, count] : subjects) line += ", " + std::string(subject) + a_step(count);
  print_line(line);
}

}  // namespace

void lives_of_district(int cases) {
  district::Lives const lives(district_seed, cases);
  Counted counted;
  int const step = std::max(1, cases / sample);
  double const milliseconds = milliseconds_of([&] {
    for (int n = 0; n < cases; n += step) try {
        count(lives.life(n), counted);
      } catch (std::runtime_error const& refusal) {
        counted.refused.insert(refusal.what());
      }
  });
  for (auto const& refusal : counted.refused) print_line(refusal);
  if (!counted.refused.empty()) give_up("not every life of the district goes through");
  auto const all = counted.events.size();
  print_spread("events of a case", counted.events);
  print_measures(counted.measures, std::accumulate(counted.events.begin(), counted.events.end(), 0.0));
  print_spread("parties", counted.parties);
  print_spread("days from first to last", counted.days);
  print_shares("procedures lived through", counted.procedures, all);
  print_shares("types", counted.types, all);
  print_shares("sources", counted.sources, all);
  print_shares("holders", counted.holders, all);
  print_line("decided at " + std::to_string(static_cast<int>(milliseconds * 1'000 / static_cast<double>(all))) +
             " us a case, of " + std::to_string(all));
}

}  // namespace liandiao::bench
