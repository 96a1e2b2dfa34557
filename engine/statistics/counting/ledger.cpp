#include <algorithm>

#include "engine/statistics/counting/subjects.hpp"

namespace liandiao {
namespace {

struct Codes {
  Symbol registered{"ledger.registered"};
  Symbol handed_in{"ledger.handed_in"};
  Symbol handed_out{"ledger.handed_out"};
  Symbol concluded{"ledger.concluded"};
};

}  // namespace

void count_ledger(Tally& tally) {
  static Codes const codes;
  static constexpr int docket = 1;
  std::vector<Custody const*> held;
  for (auto const& row : tally.file().all<Custody>()) held.push_back(&row);
  std::sort(held.begin(), held.end(), [](auto const* a, auto const* b) { return a->from_seq < b->from_seq; });
  auto const& head = tally.head();
  if (held.empty()) return;
  tally.add(codes.registered, head.registered_on, held.front()->holder, docket, 1);
  for (std::size_t i = 1; i < held.size(); ++i) {
    tally.add(codes.handed_out, held[i]->since, held[i - 1]->holder, docket, 1, held[i]->holder);
    tally.add(codes.handed_in, held[i]->since, held[i]->holder, docket, 1, held[i - 1]->holder);
  }
  if (head.closed_on) tally.add(codes.concluded, *head.closed_on, held.back()->holder, docket, 1);
}

}  // namespace liandiao
