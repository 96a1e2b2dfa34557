#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "adapters/sql/place.hpp"
#include "engine/ports/case_store.hpp"
#include "engine/ports/due_work.hpp"
#include "engine/ports/numbers.hpp"
#include "engine/ports/outbox.hpp"

namespace liandiao {

namespace sql {
class CaseCache;
class JointCommits;
class JointPlace;
enum class JointAnswer : std::uint8_t;
class Pool;
class Row;
class Session;
struct Query;
}  // namespace sql

/// Makes the database or brings its schema up to date; how many migrations that took. What `liandiao init` does, and
/// nothing else does. Refusals: adapters/sql/migrator.hpp.
Result<int> init_database(Place const& place, Instant now);

/// Cases and revisions in rows. For any number of threads; on SQLite, writes take turns.
class SqlStore final : public CaseStore, public RevisionStore, public DueWork, public Outbox {
 public:
  /// A database that is there and whose schema is this program's; otherwise a complaint that says what to do.
  static Result<std::unique_ptr<SqlStore>> open(Place const& place, NumberFormat format);
  ~SqlStore() override;

  Result<CaseFile> load(CaseId const& id) override;
  std::optional<CaseFile> remembered(Symbol district, std::string const& reference) override;
  void remember(CaseFile const& file) override;
  Result<CaseId> find(Symbol district, std::string const& reference) override;
  Result<CaseId> find_by_court_no(Symbol district, std::string const& court_no) override;
  Result<std::vector<CaseId>> children(CaseId const& id) override;
  Result<std::vector<CaseId>> relating(CaseId const& id) override;
  Result<Digest> mark_key(Symbol district, Digest const& fresh) override;
  Result<std::vector<MarkBearer>> bearing(Symbol district, Digest const& mark, Date since, int limit) override;
  using CaseStore::commit;
  Result<std::vector<Committed>> commit(std::span<Step const> steps, std::int64_t published) override;
  Result<std::optional<std::pair<Event, std::vector<std::pair<RowRef, std::string>>>>> by_key(
      Symbol district, std::string const& key) override;
  Result<std::vector<StoredEvent>> events(CaseId const& id) override;
  Result<std::vector<PrivateRow>> private_rows(CaseId const& id) override;
  Result<> find_by(CaseId const& id, std::span<FoundBy const> texts) override;
  Result<> rewrite_measures(CaseId const& id, std::int64_t version,
                            std::span<std::pair<std::int64_t, Measure> const> rows) override;
  Result<std::optional<std::string>> paper(CaseId const& id, RowRef const& paper) override;
  Result<std::vector<RowRef>> paper_files(CaseId const& id) override;
  Result<std::vector<std::pair<std::int64_t, Measure>>> measures(CaseId const& id) override;

  Result<std::vector<MeasureSum>> measure_sums(Symbol district, FiguresAsked const& asked) override;
  Result<std::vector<MovedMeasure>> moved_measures(Symbol district, FiguresAsked const& asked) override;
  Result<StoredEvent> event_at(CaseId const& id, std::int64_t seq) override;
  Result<std::vector<CountedCase>> counted_cases(Symbol district, FiguresAsked const& figures,
                                                 CountedAsked const& asked) override;
  Result<std::vector<std::string>> cases_that_may_count(Symbol district, MayCountAsked const& asked) override;
  Result<std::int64_t> closings(Symbol district) override;
  Result<Revision> close(Symbol district, Instant now, Closing const& closing) override;

  Result<CasePage> list(Symbol district, CaseQuery const& query) override;
  Result<std::string> end_of_page(Symbol district, CaseQuery const& query) override;
  Result<BeforeCourtPage> before_courts(Symbol district, BeforeCourtQuery const& query) override;
  Result<OverduePage> overdue(Symbol district, OverdueQuery const& query) override;
  Result<SessionPage> sessions(Symbol district, SessionQuery const& query) override;
  Result<std::vector<DueClock>> due(Symbol district, Date day, int limit) override;
  Result<> log_reads(std::span<ReadRecord const> records) override;
  Result<KeptStretch> kept(CaseStretch const& stretch) override;
  Result<> each_case(Symbol district, std::function<Result<>(CaseId const&)> const& visit) override;
  Result<std::vector<StrayRows>> strays(Symbol district) override;

  Result<StoredActivity> record(Activity activity) override;
  Result<StoredActivity> activity(Symbol district, std::int64_t no) override;
  Result<ActivityPage> activities(Symbol district, ActivityQuery const& query) override;
  Result<std::vector<ActivitySum>> activity_sums(Symbol district, FiguresAsked const& asked) override;
  Result<std::vector<Activity>> activities_of(Symbol district, Symbol kind, FiguresAsked const& asked) override;
  Result<std::vector<StoredActivity>> activity_chain(Symbol district, std::int64_t from, int limit) override;
  Result<std::vector<CauseSeen>> causes_seen(Symbol district, Date from, Date to) override;

  Result<Revision> publish(Symbol kind, Symbol name, std::string const& body, Instant now) override;
  Result<std::optional<Revision>> latest(Symbol kind, Symbol name) override;
  Result<Revision> by_digest(Symbol kind, Digest const& digest) override;
  Result<std::vector<Revision>> all(Symbol kind) override;
  Result<std::vector<Revision>> all(Symbol kind, Symbol name, int after = 0) override;
  Result<Revision> numbered(Symbol kind, Symbol name, int number) override;
  Result<std::int64_t> published() override;

  Result<std::vector<DueCase>> take_due(Symbol district, Date day, Hold const& hold, int clocks) override;
  Result<> let_go(CaseId const& id, std::string const& worker) override;
  Result<> put_off(CaseId const& id, std::string const& worker, Instant until) override;
  Result<> tidy_due(Symbol district, Date day, Instant now) override;

  Result<std::vector<Posted>> take_messages(Symbol district, Hold const& hold, int limit) override;
  Result<> delivered(MessageRef const& ref) override;
  Result<> put_off(MessageRef const& ref, std::string const& worker, Instant due, std::string const& trouble) override;
  Result<> give_up(MessageRef const& ref, std::string const& worker, std::string const& trouble) override;
  Result<> let_go(MessageRef const& ref, std::string const& worker) override;
  Result<OutboxPage> messages(Symbol district, OutboxQuery const& query) override;
  Result<Posted> message(MessageRef const& ref) override;
  Result<> resend(MessageRef const& ref, Instant now) override;
  Result<> discard(MessageRef const& ref, Symbol person, std::string const& reason) override;

 private:
  SqlStore(Place const& place, NumberFormat format);
  /// Lends `work` a session. After a failure that may lie in the connection the session is not used again.
  template <class F>
  auto with_session(F&& work) -> decltype(work(std::declval<sql::Session&>()));
  /// In one process writers to a SQLite file queue here, which is fair and wakes at once; its own lock does neither.
  std::unique_lock<std::mutex> turn_to_write();
  /// One statement as a transaction of its own; how many rows it touched.
  Result<long long> written(sql::Query query, sql::Row row);
  /// The same for a message that is there and was not discarded.
  Result<> changed(MessageRef const& ref, sql::Query query, sql::Row row);

  Result<std::vector<Committed>> stored(std::span<Step const> steps, std::int64_t published);
  /// With what others commit at this moment, where that may be.
  sql::JointAnswer stored_with_others(std::span<Step const> steps, std::int64_t published, sql::JointPlace& place);

  std::unique_ptr<sql::Pool> pool_;
  std::unique_ptr<sql::CaseCache> cache_;
  std::unique_ptr<sql::JointCommits> joint_;  // with a server
  NumberFormat format_;
  bool const one_writer_;
  std::mutex writing_;
  std::mutex marking_;
  std::map<Symbol, Digest> mark_keys_;  // by district, once they were found: such a key never changes
};

}  // namespace liandiao
