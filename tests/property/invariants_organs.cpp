// What courts, police and other organs owe, and what is theirs alone.
#include <algorithm>
#include <string>

#include "tests/property/asked.hpp"
#include "tests/property/invariant.hpp"

namespace liandiao::tests {
namespace {

// 若干规定 22: neither what a court has filed nor what another organ has accepted.
LIANDIAO_INVARIANT(I8, WhatACourtHasFiledIsNotMediatedOutsideIt) {
  auto const& all = seen.life.file().all<Instance>();
  auto const& notes = seen.life.file().all<Note>();
  auto const& steps = seen.life.events();
  bool const moved =
      std::any_of(steps.begin(), steps.end(), [](Event const& step) { return step.command == "migrate"; });
  for (auto const& row : all) {
    if (!is_mediation(row) || is_inside_suit(row) || !row.outcome.empty() || row.state == "applied") continue;
    // What the organ itself hands to a committee is mediated there.
    auto const handed_by = [&](Symbol organ) {
      return std::any_of(notes.begin(), notes.end(), [&](Note const& note) {
        return note.instance == row.no && note.kind == "transfer" && note.organ == organ;
      });
    };
    for (auto const& other : all) {
      bool const by_court = other.procedure == "litigation_referral" && other.agreement == 0 &&
                            (other.state == "filed" || other.state == "concluded");
      auto const* outlet = seen.life.rulebook().outlet(other);
      // What was begun beside under one flow goes on when the case is moved to another.
      bool const by_outlet = !moved && outlet != nullptr && !outlet->beside && other.state == "accepted";
      if ((by_court || by_outlet) && !handed_by(other.organ))
        return "instance " + std::to_string(row.no) + " is " + row.state.str();
    }
  }
  return {};
}

// 特邀调解规定 21.
LIANDIAO_INVARIANT(I9, FailedOrRefusedMediationIsNeverAGroundThatPassesUnmarked) {
  for (auto const& event : seen.events()) {
    if (event.command != "refuse_filing") continue;
    std::string const ground = fields_of(event).find("ground")->text();
    if (ground != "mediation_failed" && ground != "mediation_first") continue;
    bool const marked = std::any_of(event.changes.begin(), event.changes.end(), [](Change const& change) {
      auto const* row = std::get_if<Irregularity>(&change.part);
      return row != nullptr && row->guard == "not_for_mediation";
    });
    if (!marked) return at_step(event) + ground;
  }
  return {};
}

// 民事诉讼法 126、171; 登记立案规定 2、8: a court may file whatever is before it, and who was refused may appeal
// and sue again, however the mediation went.
LIANDIAO_SAMPLED_INVARIANT(I9, WhoeverInsistsOnSuingIsNeverKeptFromIt) {
  auto const& file = seen.life.file();
  for (auto const& row : file.all<Instance>()) {
    auto const* filing = file.find<Filing>(row.no);
    if (filing == nullptr) continue;
    Value court_no;
    court_no.set("court_no", Value::of(std::string("（2026）渝0104民初9号")));
    auto const& rulebook = seen.life.rulebook();
    bool const before_the_court = row.state == "submitted" || row.state == "received" || row.state == "correcting";
    if (before_the_court)
      if (auto const filed = put_to(file, rulebook, "file", court_no, row.no, seen.today); !filed)
        return std::to_string(row.no) + " cannot be filed: " + Life::told(filed.error());
    if (row.state != "refused") continue;
    auto const appealed = put_to(file, rulebook, "appeal", number_field("party", filing->party), row.no, seen.today);
    if (!appealed) return std::to_string(row.no) + " cannot be appealed: " + Life::told(appealed.error());
  }
  return {};
}

// 民事诉讼法 100、102: what is agreed inside a suit.
LIANDIAO_INVARIANT(I3, ACourtsPaperBindsNobodyBeforeEverybodyIsServed) {
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
}

// 特邀调解规定 18; 在线调解规则 23.
LIANDIAO_INVARIANT(I16, NothingSuspectedIsConfirmedOrPutInAPaper) {
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
}

// 特邀调解规定 20、27.
LIANDIAO_INVARIANT(I21, AMediationInsideASuitRunsExactlyWhileTheSuitWaits) {
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
}

// 若干规定 22: what was decided before is mediated again only when an organ sends it.
LIANDIAO_INVARIANT(I8, WhatWasDecidedBeforeIsTakenUpOnlyWhenAnOrganSendsIt) {
  for (auto const& event : seen.events()) {
    if (event.command != "accept" || event.procedure != "peoples_mediation") continue;
    bool decided = false;
    bool sent = false;
    for (auto const& row : seen.before.all<Note>()) {
      decided = decided || row.kind == "prior_settled";
      sent = sent || (row.kind == "transfer" && row.instance == event.instance);
    }
    if (decided && !sent) return at_step(event) + "decided before, and nobody sent it";
  }
  return {};
}

// 人民调解法 4; 司法确认程序规定 11.
LIANDIAO_INVARIANT(I6, OnlyARoomOfLawyersChargesAFeeUnmarked) {
  for (auto const& event : seen.events())
    if (event.command == "charge_fee" && !marked(event, "fee_is_allowed") &&
        seen.before.instance(event.instance)->variant != "lawyer")
      return at_step(event) + "a fee";
  return {};
}

// 一案一调.
LIANDIAO_INVARIANT(I21, AtMostOneWayOfSettlingIsLive) {
  int live = 0;
  for (auto const& row : seen.life.file().all<Instance>()) live += is_mediation(row) && row.outcome.empty() ? 1 : 0;
  return live > 1 ? std::to_string(live) + " mediations at once" : "";
}

}  // namespace
}  // namespace liandiao::tests
