#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "adapters/sql/sql_store.hpp"
#include "engine/ports/case_store.hpp"
#include "engine/ports/due_work.hpp"
#include "engine/ports/numbers.hpp"
#include "engine/ports/outbox.hpp"
#include "tests/folder.hpp"

namespace liandiao::testing {

using tests::Folder;

/// A store under test, empty.
struct Opened {
  virtual ~Opened() = default;
  virtual CaseStore& cases() = 0;
  virtual RevisionStore& revisions() = 0;
  virtual DueWork& due_work() = 0;
  virtual Outbox& outbox() = 0;
};
std::unique_ptr<Opened> open_store(std::string const& name);
std::vector<std::string> stores_under_test();

/// Ledger numbers as `cqdk-2026-000001`, others as `渝渡司法所人调字〔2026〕001号`.
std::string number_text(Serial const& serial);

class StoreConformance : public ::testing::TestWithParam<std::string> {
 protected:
  std::unique_ptr<Opened> opened_ = open_store(GetParam());
  CaseStore& cases_ = opened_->cases();
  RevisionStore& revisions_ = opened_->revisions();
};

/// The life of one case, as the engine would decide it: hands out steps that follow each other.
class Life {
 public:
  explicit Life(std::string uid, std::string_view district = "cqdk");
  /// The first step: its head, docket, custody and access, and whatever else.
  Step opening(std::vector<Change> more = {});
  Step next(std::vector<Change> changes = {}, std::string key = {});
  CaseId const& id() const { return id_; }
  std::int64_t seq() const { return file_.version; }  // of the last step handed out
  CaseFile const& file() const { return file_; }
  Head head;  // how it opens

 private:
  CaseId id_;
  CaseFile file_;
};

/// `00000000-0000-7000-8000-00000000000n`
std::string uid_of(int n);
Change opened(Change::Part part);
Change moved(Change::Part part);
Change gone(Change::Part part);

/// Commits, or fails the test.
std::vector<Committed> must_commit(CaseStore& cases, std::vector<Step> const& steps);
/// Rows that belong to no case or no event, in words, all there are of the district.
std::vector<std::string> strays_of(CaseStore& cases, Symbol district);
/// The code of a refusal, `internal` with a failure if it was none.
template <class T>
std::string refusal(Result<T> const& result) {
  if (result) return "accepted";
  return std::string(word_of(result.error().code)) + " " + result.error().key;
}

}  // namespace liandiao::testing
