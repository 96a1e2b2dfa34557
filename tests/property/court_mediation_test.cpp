// The invariants of mediation that a court sends out, each tried by random lives.
#include <gtest/gtest.h>

#include "tests/property/asked.hpp"

namespace liandiao::tests {
namespace {

std::string at_step(Event const& event) {
  return "step " + std::to_string(event.seq) + " " + event.command.str() + ": ";
}

// 民事诉讼法 100、102: what is agreed inside a suit.
TEST(CourtsPaper, BindsNobodyBeforeEverybodyIsServed) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    auto const& file = seen.life.file();
    for (auto const& row : file.all<Agreement>()) {
      if (row.form != "mediation_paper" || row.status == "unserved" || row.status == "never_served") continue;
      for (int const party : row.parties)
        if (!was_told(file, row.instance, party, "mediation_paper"))
          return "agreement " + std::to_string(row.no) + " binds party " + std::to_string(party) + " unserved";
    }
    for (auto const& claim : file.all<Claim>()) {
      auto const* by = file.agreement(claim.settled_by);
      if (by != nullptr && (by->status == "unserved" || by->status == "never_served"))
        return "claim " + std::to_string(claim.no) + " is settled by what is not in force";
    }
    return {};
  });
}

// I16, 特邀调解规定 18; 在线调解规则 23.
TEST(Suspicion, NothingSuspectedIsConfirmedOrPutInAPaper) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    for (auto const& event : seen.events()) {
      bool const in_paper = event.command == "issue_paper" || event.command == "serve_paper";
      if (!in_paper && event.command != "apply_confirmation") continue;
      int source = event.instance;
      if (!in_paper) {
        auto const no = static_cast<int>(fields_of(event).find("agreement")->integer());
        source = seen.before.agreement(no)->instance;
      }
      bool suspected = false;
      for (auto const& note : seen.before.all<Note>()) {
        if (note.instance != source) continue;
        suspected = note.kind == "suspected_false" || (suspected && note.kind != "suspicion_cleared");
      }
      if (suspected) return at_step(event) + "is about what is suspected to be false";
    }
    return {};
  });
}

// 特邀调解规定 20、27.
TEST(InsideTheSuit, AMediationRunsExactlyWhileItsSuitWaits) {
  holds_in_random_lives([](Seen const& seen) -> std::string {
    int inside = 0;
    int waiting = 0;
    for (auto const& row : seen.life.file().all<Instance>()) {
      if (is_inside_suit(row) && row.outcome.empty()) ++inside;
      if (row.procedure == "litigation_referral" && row.suspended_on) {
        ++waiting;
        if (row.state != "filed") return "a suit that is " + row.state.str() + " waits";
      }
    }
    if (inside != waiting)
      return std::to_string(inside) + " mediations inside, " + std::to_string(waiting) + " suits wait";
    return {};
  });
}

}  // namespace
}  // namespace liandiao::tests
