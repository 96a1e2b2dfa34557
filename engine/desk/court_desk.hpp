#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/desk/court_message.hpp"
#include "engine/desk/desk.hpp"
#include "engine/desk/referral_package.hpp"

namespace liandiao {

/// Which instances before courts a clerk's queue asks for.
struct CourtQueueQuery {
  std::string after;  // cursor: what the last page gave as `next`
  int limit = 50;     // 1..500
};

/// One instance before a court, as its clerk sees it.
struct CourtLine {
  CaseId id;
  std::string ledger_no;
  Instance instance;
  Symbol competent_court;
  std::string court_no;
  std::vector<std::string> applicants;  // plaintiff, or those who apply; as the reader may see them
  std::vector<std::string> against;
  int papers = 0;                // of those that go with a package
  std::vector<PackageGap> gaps;  // empty: complete
  std::optional<Clock> due;      // nearest deadline that still counts, or that ran out and was not seen to
};
struct CourtQueue {
  std::vector<CourtLine> lines;
  std::string next;
};

/// What a court, or somebody with its paper in hand, answers.
struct AnswerRequest {
  std::string reference;
  int instance = 0;  // 0: the one that waits for such an answer
  Symbol court;      // who answers; empty: not said
  CourtAnswer answer;
  std::optional<BusinessTime> on;
  AtDesk by;
  std::string key;
};

/// The court's side of the desk: what is sent to a court, what waits before it, and what it answers. Changes go through
/// `Desk::act` like everybody's.
class CourtDesk {
 public:
  explicit CourtDesk(Desk& desk) : desk_(desk) {}

  /// The package of one referral or application, with its papers; for who works on the case and for the courts it is
  /// before. That it was read is logged. `instance` 0: the one that is before a court, if there is only one.
  Result<ReferralPackage> package(std::string const& reference, int instance, AtDesk const& who);
  /// The same for a message that goes to one of the courts it is before, with nobody asking. It is logged as read
  /// there.
  Result<ReferralPackage> package_for(CaseFile const& file, int instance, Symbol court);

  /// Everything that waits before the courts the person works for, oldest due first.
  Result<CourtQueue> queue(CourtQueueQuery const& query, AtDesk const& who);

  /// A repeat with the same key gives the first answer and changes nothing; the same key with other content is a
  /// conflict.
  Ruled<Done> answer(AnswerRequest const& request);
  /// The same for a message; its id is the key. `files` are those it speaks of, in its order: they become papers of the
  /// procedure it answers once the answer itself is entered. A message that got only so far goes on when it comes
  /// again.
  Ruled<Done> answer(CourtMessage const& message, std::vector<std::string> const& files, AtDesk const& who);

 private:
  Result<ReferralPackage> made(CaseFile const& file, int instance, Actor const& reader, Flow const& flow);
  Result<CaseId> case_of(CourtMessage const& message);
  Ruled<Done> file_attachments(Done done, CourtMessage const& message, std::vector<std::string> const& files,
                               AtDesk const& who);
  /// Nothing when it is gone since; what was read of it is added to `reads`.
  Result<std::optional<CourtLine>> line_of(BeforeCourt const& waiting, AtDesk const& who, Registers const& registers,
                                           std::vector<ReadRecord>& reads);
  Result<std::optional<Done>> answered_before(AnswerRequest const& request);

  Desk& desk_;
};

}  // namespace liandiao
