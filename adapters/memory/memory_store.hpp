#pragma once

#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/ports/case_store.hpp"
#include "engine/ports/due_work.hpp"
#include "engine/ports/numbers.hpp"
#include "engine/ports/outbox.hpp"

namespace liandiao {

/// Cases and revisions in memory: what tests and benches run on. For any number of threads; gone with the process.
class MemoryStore : public CaseStore, public RevisionStore, public DueWork, public Outbox {
 public:
  explicit MemoryStore(NumberFormat format);

  Result<CaseFile> load(CaseId const& id) override;
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
  Result<> each_case(Symbol district, std::function<Result<>(CaseId const&)> const& visit) override;
  Result<std::vector<StrayRows>> strays(Symbol district) override;

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

  Result<StoredActivity> record(Activity activity) override;
  Result<StoredActivity> activity(Symbol district, std::int64_t no) override;
  Result<ActivityPage> activities(Symbol district, ActivityQuery const& query) override;
  Result<std::vector<ActivitySum>> activity_sums(Symbol district, FiguresAsked const& asked) override;
  Result<std::vector<Activity>> activities_of(Symbol district, Symbol kind, FiguresAsked const& asked) override;
  Result<std::vector<StoredActivity>> activity_chain(Symbol district, std::int64_t from, int limit) override;
  Result<std::vector<CauseSeen>> causes_seen(Symbol district, Date from, Date to) override;

  /// What was logged, for tests to look at.
  std::vector<ReadRecord> reads();

 private:
  using Place = std::pair<Symbol, std::string>;            // district and uid, in the order of their texts
  using Series = std::tuple<Symbol, Symbol, Symbol, int>;  // district, organ, type, year
  /// A message with whose hands it is in.
  struct Letter {
    Posted posted;
    std::string worker;
    Instant until;
  };
  /// What a worker of the sweep holds, or what is put off.
  struct HeldCase {
    std::string worker;
    Instant until;
    int attempts = 0;
  };
  struct Stored {
    CaseFile file;
    Symbol standing;
    std::vector<StoredEvent> events;
    std::map<RowRef, PrivateRow> private_rows;
    std::map<RowRef, std::string> files;
    std::vector<std::pair<std::int64_t, Measure>> measures;
    std::map<std::pair<std::int64_t, int>, Letter> letters;  // by step and place in it
  };
  /// What a commit is about to do; nothing of it is in the store before all of it is known to fit.
  struct Staged {
    std::map<Place, Stored> cases;  // files whole, events and private rows only the new ones
    std::map<Place, std::vector<RowRef>> erased;
    std::map<Place, std::pair<Place, std::int64_t>> keys;
    std::map<Series, std::int64_t> series;
    std::map<Place, Place> texts;  // district and number
  };
  Result<> stage(Staged& staged, Step const& step);
  Result<Committed> stage_numbers(Staged& staged, Step const& step);
  void keep(Staged staged);
  Stored const* stored(CaseId const& id) const;
  std::int64_t published_now() const;
  std::int64_t closings_of(Symbol district) const;
  /// Calls with each measure asked for, as `with(uid, seq, measure)`.
  template <class F>
  void each_measure(Symbol district, FiguresAsked const& asked, F&& with) const;
  std::vector<DueClock> due_before(Symbol district, Date day) const;  // oldest first
  StoredActivity* activity_at(Symbol district, std::int64_t no);
  HeldCase* held(CaseId const& id, std::string const& worker);
  Letter* letter(MessageRef const& ref);
  Letter* letter_of(MessageRef const& ref, std::string const& worker);
  /// Whether an earlier message of the case to that receiver has not gone.
  static bool must_wait(Stored const& stored, Posted const& posted);
  CaseLine line_of(CaseQuery const& query, Stored const& stored) const;
  bool fits(CaseQuery const& query, Stored const& stored) const;
  static bool ends_so(CaseQuery const& query, Stored const& stored);  // a number that ends so
  static bool says(CaseQuery const& query, Stored const& stored);     // what is looked for in texts and numbers
  static bool mediates(CaseFile const& file, int instance, Symbol person);

  NumberFormat const format_;
  std::shared_mutex figures_;  // held together by steps that move figures, alone by who closes; before `mutex_`
  std::mutex mutex_;
  std::map<Place, Stored> cases_;
  std::map<Place, std::pair<Place, std::int64_t>> keys_;  // district and key, to the case and seq it was used for
  std::map<Symbol, Digest> mark_keys_;                    // by district
  std::map<Series, std::int64_t> series_;                 // the next serial
  std::map<Place, Place> texts_;                          // district and number, to its case
  std::map<Place, HeldCase> held_;                        // by the sweep
  std::vector<ReadRecord> reads_;
  std::map<Symbol, std::vector<StoredActivity>> activities_;  // by district, in order of number
  std::vector<Revision> revisions_;                           // in order of publication
};

}  // namespace liandiao
