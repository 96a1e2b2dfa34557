#include "engine/statistics/measures.hpp"

#include <algorithm>
#include <tuple>

#include "engine/statistics/counting/subjects.hpp"

namespace liandiao {
namespace {

using Key = std::tuple<Symbol, Date, Symbol, Symbol, Symbol, Symbol, int>;
Key key_of(Measure const& row) {
  return {row.code, row.day, row.organ, row.type, row.source, row.detail, row.instance};
}

/// A dispute that is put aside for another case counts there, and once.
bool is_merged(CaseFile const& file) {
  auto const* docket = file.instance(1);
  return docket != nullptr && docket->state == "merged";
}

}  // namespace

std::vector<Measure> counted(CaseFile const& file) {
  if (file.all<Head>().empty() || is_merged(file)) return {};
  Tally tally(file);
  count_peoples_mediation(tally);
  count_administrative_mediation(tally);
  count_court_mediation(tally);
  count_courts(tally);
  count_handovers(tally);
  count_deadlines(tally);
  count_ledger(tally);
  count_subsidy(tally);
  return added_up(tally.take());
}

std::vector<Measure> added_up(std::vector<Measure> measures) {
  std::sort(measures.begin(), measures.end(), [](auto const& a, auto const& b) { return key_of(a) < key_of(b); });
  std::vector<Measure> sums;
  for (auto& row : measures) {
    row.index = 0;
    row.closing = 0;
    if (!sums.empty() && key_of(sums.back()) == key_of(row))
      sums.back().value += row.value;
    else
      sums.push_back(row);
  }
  std::erase_if(sums, [](Measure const& row) { return row.value == 0; });
  return sums;
}

std::vector<Measure> measures_of_step(std::vector<Measure> const& before, std::vector<Measure> const& after) {
  if (before == after) return {};
  std::vector<Measure> both = after;
  for (auto row : before) {
    row.value = -row.value;
    both.push_back(row);
  }
  auto measures = added_up(std::move(both));
  for (std::size_t i = 0; i < measures.size(); ++i) measures[i].index = static_cast<int>(i);
  return measures;
}

void count_steps(std::vector<Step>& steps, CaseFile& file) {
  auto before = counted(file);
  for (auto& step : steps) {
    chain(step, file);
    auto after = counted(file);
    step.measures = measures_of_step(before, after);
    before = std::move(after);
  }
}

}  // namespace liandiao
