#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "engine/flow/rulebook.hpp"
#include "engine/ports/case_store.hpp"

namespace liandiao {

/// A rulebook, and how many revisions there were when it was in force.
struct InForce {
  std::shared_ptr<Rulebook const> rulebook;
  std::int64_t published = in_force_now;
};

/// Rulebooks made from stored revisions: the one in force, and any an event names. Deciding reads only the store, so
/// that every server decides alike. What is read once is kept: a revision never changes.
class Rulebooks {
 public:
  Rulebooks(RevisionStore& revisions, Catalogue const& catalogue) : revisions_(revisions), catalogue_(catalogue) {}

  /// The latest flow, its calendar and the latest registers. `rejected` with what is missing and how to load it.
  Result<std::shared_ptr<Rulebook const>> current();
  /// The same under this revision of a flow: what a case that runs under it is decided by.
  Result<std::shared_ptr<Rulebook const>> under(Digest const& flow);
  /// Either as it was when it was last asked for; a commit finds out whether more is published now. Nothing where it
  /// never was.
  std::optional<InForce> remembered();
  std::optional<InForce> remembered_under(Digest const& flow);
  /// `corrupt` when a revision an event names is not there or does not read.
  Result<std::shared_ptr<Rulebook const>> of(Basis const& basis);

 private:
  /// `published`: how many revisions there were before anything was read.
  Result<std::shared_ptr<Rulebook const>> under(Digest const& flow, std::int64_t published);
  Result<std::shared_ptr<Rulebook const>> made(Basis const& basis);

  RevisionStore& revisions_;
  Catalogue const& catalogue_;
  std::mutex mutex_;
  std::map<Basis, std::shared_ptr<Rulebook const>> known_;
  std::optional<InForce> last_;
  std::map<Digest, InForce> last_under_;
};

}  // namespace liandiao
