#include "engine/statistics/counting/subjects.hpp"

namespace liandiao {
namespace {

struct Codes {
  Symbol offered{"handover.offered"};
  Symbol ping_pong{"handover.ping_pong"};
  Symbol accepted{"handover.accepted"};
  Symbol returned{"handover.returned"};
  Symbol recalled{"handover.recalled"};
  Symbol lapsed{"handover.lapsed"};

  Symbol of(Symbol outcome) const {
    if (outcome == "accepted") return accepted;
    if (outcome == "returned") return returned;
    if (outcome == "recalled") return recalled;
    if (outcome == "lapsed") return lapsed;
    return {};
  }
};

}  // namespace

void count_handovers(Tally& tally) {
  static Codes const codes;
  for (auto const& row : tally.file().all<Handover>()) {
    auto const add = [&](Symbol code, Date on) { tally.add(code, on, row.from, row.instance, 1, row.to); };
    add(codes.offered, row.offered_on);
    if (row.back) add(codes.ping_pong, row.offered_on);
    auto const* instance = tally.file().instance(row.instance);
    Symbol const answer = instance == nullptr ? Symbol() : codes.of(instance->outcome);
    if (answer && row.answered_on) add(answer, *row.answered_on);
  }
}

}  // namespace liandiao
