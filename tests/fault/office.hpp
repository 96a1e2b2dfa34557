#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "adapters/sql/sql_store.hpp"
#include "engine/desk/desk.hpp"
#include "tests/folder.hpp"
#include "tools/liandiao/environment.hpp"
#include "tools/liandiao/numbering.hpp"
#include "tools/liandiao/scenario.hpp"

namespace liandiao::fault {

class Folder : public tests::Folder {
 public:
  /// A database under that name with everything Dadukou has and no case, whatever was there before.
  std::string database(std::string const& name = "cases.db") const;
};

/// Gives a database the schema and everything Dadukou has.
void furnish(std::string const& database);

/// Uids and salts that follow from the step they are for, so that a step lived again is the same.
class IdsOfStep : public Ids {
 public:
  void begin(std::size_t step) { next_ = (step + 1) * 1000; }
  std::string uid(Instant now) override;
  Digest salt() override;

 private:
  std::size_t next_ = 0;
};

/// Whichever store is open now.
class StoreOfNow final : public CaseStore, public RevisionStore {
 public:
  std::unique_ptr<SqlStore> store;

  Result<CaseFile> load(CaseId const& id) override { return store->load(id); }
  std::optional<CaseFile> remembered(Symbol district, std::string const& reference) override {
    return store->remembered(district, reference);
  }
  void remember(CaseFile const& file) override { store->remember(file); }
  Result<CaseId> find(Symbol district, std::string const& reference) override {
    return store->find(district, reference);
  }
  using CaseStore::commit;
  Result<std::vector<Committed>> commit(std::span<Step const> steps, std::int64_t published) override {
    return store->commit(steps, published);
  }
  Result<std::optional<std::pair<Event, std::vector<std::pair<RowRef, std::string>>>>> by_key(
      Symbol district, std::string const& key) override {
    return store->by_key(district, key);
  }
  Result<std::vector<StoredEvent>> events(CaseId const& id) override { return store->events(id); }
  Result<std::vector<PrivateRow>> private_rows(CaseId const& id) override { return store->private_rows(id); }
  Result<> find_by(CaseId const& id, std::span<FoundBy const> texts) override { return store->find_by(id, texts); }
  Result<> rewrite_measures(CaseId const& id, std::int64_t version,
                            std::span<std::pair<std::int64_t, Measure> const> rows) override {
    return store->rewrite_measures(id, version, rows);
  }
  Result<std::optional<std::string>> paper(CaseId const& id, RowRef const& paper) override {
    return store->paper(id, paper);
  }
  Result<std::vector<RowRef>> paper_files(CaseId const& id) override { return store->paper_files(id); }
  Result<std::vector<std::pair<std::int64_t, Measure>>> measures(CaseId const& id) override {
    return store->measures(id);
  }
  Result<std::vector<MeasureSum>> measure_sums(Symbol district, FiguresAsked const& asked) override {
    return store->measure_sums(district, asked);
  }
  Result<std::vector<MovedMeasure>> moved_measures(Symbol district, FiguresAsked const& asked) override {
    return store->moved_measures(district, asked);
  }
  Result<StoredEvent> event_at(CaseId const& id, std::int64_t seq) override { return store->event_at(id, seq); }
  Result<std::vector<CountedCase>> counted_cases(Symbol district, FiguresAsked const& figures,
                                                 CountedAsked const& asked) override {
    return store->counted_cases(district, figures, asked);
  }
  Result<std::vector<std::string>> cases_that_may_count(Symbol district, MayCountAsked const& asked) override {
    return store->cases_that_may_count(district, asked);
  }
  Result<std::int64_t> closings(Symbol district) override { return store->closings(district); }
  Result<Revision> close(Symbol district, Instant now, Closing const& closing) override {
    return store->close(district, now, closing);
  }
  Result<CasePage> list(Symbol district, CaseQuery const& query) override { return store->list(district, query); }
  Result<std::string> end_of_page(Symbol district, CaseQuery const& query) override {
    return store->end_of_page(district, query);
  }
  Result<CaseId> find_by_court_no(Symbol district, std::string const& court_no) override {
    return store->find_by_court_no(district, court_no);
  }
  Result<std::vector<CaseId>> children(CaseId const& id) override { return store->children(id); }
  Result<std::vector<CaseId>> relating(CaseId const& id) override { return store->relating(id); }
  Result<Digest> mark_key(Symbol district, Digest const& fresh) override { return store->mark_key(district, fresh); }
  Result<std::vector<MarkBearer>> bearing(Symbol district, Digest const& mark, Date since, int limit) override {
    return store->bearing(district, mark, since, limit);
  }
  Result<BeforeCourtPage> before_courts(Symbol district, BeforeCourtQuery const& query) override {
    return store->before_courts(district, query);
  }
  Result<OverduePage> overdue(Symbol district, OverdueQuery const& query) override {
    return store->overdue(district, query);
  }
  Result<SessionPage> sessions(Symbol district, SessionQuery const& query) override {
    return store->sessions(district, query);
  }
  Result<std::vector<DueClock>> due(Symbol district, Date day, int limit) override {
    return store->due(district, day, limit);
  }
  Result<> log_reads(std::span<ReadRecord const> records) override { return store->log_reads(records); }
  Result<KeptStretch> kept(CaseStretch const& stretch) override { return store->kept(stretch); }
  Result<> each_case(Symbol district, std::function<Result<>(CaseId const&)> const& visit) override {
    return store->each_case(district, visit);
  }
  Result<StoredActivity> record(Activity activity) override { return store->record(std::move(activity)); }
  Result<StoredActivity> activity(Symbol district, std::int64_t no) override { return store->activity(district, no); }
  Result<ActivityPage> activities(Symbol district, ActivityQuery const& query) override {
    return store->activities(district, query);
  }
  Result<std::vector<ActivitySum>> activity_sums(Symbol district, FiguresAsked const& asked) override {
    return store->activity_sums(district, asked);
  }
  Result<std::vector<Activity>> activities_of(Symbol district, Symbol kind, FiguresAsked const& asked) override {
    return store->activities_of(district, kind, asked);
  }
  Result<std::vector<StoredActivity>> activity_chain(Symbol district, std::int64_t from, int limit) override {
    return store->activity_chain(district, from, limit);
  }
  Result<std::vector<CauseSeen>> causes_seen(Symbol district, Date from, Date to) override {
    return store->causes_seen(district, from, to);
  }
  Result<std::vector<StrayRows>> strays(Symbol district) override { return store->strays(district); }
  Result<Revision> publish(Symbol kind, Symbol name, std::string const& body, Instant now) override {
    return store->publish(kind, name, body, now);
  }
  Result<std::optional<Revision>> latest(Symbol kind, Symbol name) override { return store->latest(kind, name); }
  Result<Revision> by_digest(Symbol kind, Digest const& digest) override { return store->by_digest(kind, digest); }
  Result<std::vector<Revision>> all(Symbol kind) override { return store->all(kind); }
  Result<std::vector<Revision>> all(Symbol kind, Symbol name, int after) override {
    return store->all(kind, name, after);
  }
  Result<Revision> numbered(Symbol kind, Symbol name, int number) override {
    return store->numbered(kind, name, number);
  }
  Result<std::int64_t> published() override { return store->published(); }
};

/// A desk at which the life of one case is lived, each step under a key of its own, on any database of `Folder`. It
/// keeps its rulebook from one database to the next: they all hold the same.
class Office {
 public:
  Office();
  Result<> open(std::string const& path, std::chrono::milliseconds busy = std::chrono::milliseconds(20));
  void close() { stores.store.reset(); }

  std::size_t steps() const { return life_.size(); }
  Ruled<Done> live(std::size_t step);
  /// As far as that step, without it; every step must be done.
  void live_until(std::size_t step);
  static std::string key_of(std::size_t step) { return "step-" + std::to_string(step); }
  CaseId id() const;

  StoreOfNow stores;
  std::chrono::microseconds behind{0};  // how far the machine's clock has gone back
  Desk& desk() { return *desk_; }
  void set_time(Instant now) { time_.set(now); }

 private:
  std::vector<door::ScenarioStep> life_;
  door::Numbering numbering_;
  door::SetTime time_;
  IdsOfStep ids_;
  std::unique_ptr<Desk> desk_;
};

/// What the program itself answered, run by a shell: exit code, output and errors in one.
struct Ran {
  int exit = 0;
  std::string said;
};
Ran ran(Folder const& folder, std::string const& database, std::string const& words);

/// `accepted`, or code and key.
std::string told(Result<> const& result);
std::string told(Ruled<Done> const& done);
/// Everything an answer says but whether it is a repeat.
std::string answer_of(Done const& done);
/// `uid #seq key: fact`, one a line; or the error.
std::string findings_in(CaseStore& store);

}  // namespace liandiao::fault
