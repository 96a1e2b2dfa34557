#include "adapters/sql/sql_store.hpp"
#include "adapters/sql/one_column.hpp"

#include <algorithm>
#include <set>

#include "adapters/sql/case_cache.hpp"
#include "adapters/sql/case_rows.hpp"
#include "adapters/sql/grams.hpp"
#include "adapters/sql/joint_commits.hpp"
#include "adapters/sql/lent.hpp"
#include "adapters/sql/migrator.hpp"
#include "adapters/sql/private_rows.hpp"
#include "engine/base/ensure.hpp"

namespace liandiao {
namespace {

using sql::Batch;
using sql::Row;
using sql::Session;
using Numbers = std::vector<std::pair<RowRef, std::string>>;

struct KeyedEventRow {
  std::string uid;
  std::string text;
  Digest hash;
};
BOOST_DESCRIBE_STRUCT(KeyedEventRow, (), (uid, text, hash))

struct HashRow {
  Digest hash;
};
BOOST_DESCRIBE_STRUCT(HashRow, (), (hash))

struct NumberRow {
  std::int64_t seq = 0;
  int idx = 0;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(NumberRow, (), (seq, idx, text))

struct SerialRow {
  std::int64_t serial = 0;
};
BOOST_DESCRIBE_STRUCT(SerialRow, (), (serial))

template <class T>
tl::unexpected<Error> failure_of(Result<T> const& result) {
  return tl::unexpected<Error>(result.error());
}

tl::unexpected<Error> unknown_case(std::string const& reference) {
  return fail(Code::not_found, "case_unknown", {{"case", reference}});
}

Row series_row(Serial const& serial) {
  Row row;
  row.set("district", serial.district).set("organ", serial.organ).set("type", serial.type).set("year", serial.year);
  return row;
}

/// The next number of a series, taken inside the batch's transaction: the series' row stays locked until it ends.
Result<Serial> take_number(Session& session, Serial series) {
  auto const taken = session.rows<SerialRow>("number_take", series_row(series));
  if (!taken) return failure_of(taken);
  if (!taken->empty()) {
    series.serial = taken->front().serial;
    return series;
  }
  auto const first = session.run("number_first", series_row(series));
  // Somebody else began the series meanwhile: what was read is out of date, nothing else.
  if (!first && first.error().code == Code::conflict)
    return fail(Code::unavailable, "database_contended", {{"query", "number_first"}, {"result", ""}});
  if (!first) return failure_of(first);
  series.serial = 1;
  return series;
}

Result<Numbers> issue_numbers(Session& session, Batch& batch, Step const& step, NumberFormat const& format) {
  Numbers numbers;
  for (auto const& request : sql::requests_of(step)) {
    if (auto sent = batch.flush(); !sent) return passed_on(sent);
    auto const serial = take_number(session, {step.event.id.district, request.type, request.organ, request.year, 0});
    if (!serial) return failure_of(serial);
    auto text = format(*serial);
    Row row = series_row(*serial);
    row.set("serial", serial->serial).set("uid", step.event.id.uid).set("seq", request.seq).set("idx", request.index);
    row.set("text", text).set("event_hash", step.hash);
    batch.add("number_issue", std::move(row));
    numbers.emplace_back(RowRef{request.seq, request.index}, std::move(text));
  }
  return numbers;
}

using sql::Storing;

/// Two that write at once keep two processors of a server busy; of more, each would only be smaller.
constexpr int joint_at_once_max = 2;
constexpr std::chrono::milliseconds joint_patience{20};

/// Steps of several cases go in order of uid, so that two commits never wait for each other.
std::vector<Storing> in_order_of_uid(std::vector<Storing> steps) {
  std::stable_sort(steps.begin(), steps.end(),
                   [](Storing const& a, Storing const& b) { return a.step->event.id.uid < b.step->event.id.uid; });
  return steps;
}

std::vector<Storing> storing(std::span<Step const> steps, std::int64_t published) {
  std::vector<Storing> all;
  for (auto const& step : steps) all.push_back({&step, published});
  return all;
}

Committed as_committed(Step const& step, Numbers numbers = {}) {
  return {step.event.id, step.event.seq, step.hash, std::move(numbers)};
}

/// Whoever closes the figures of a district waits for these steps, and they for it, before they hold anything else.
void hold_figures(Session const& session, Batch& batch, std::vector<Storing> const& steps) {
  if (!session.has_many_writers()) return;
  std::set<Symbol> districts;
  for (auto const& one : steps)
    if (!one.step->measures.empty()) districts.insert(one.step->event.id.district);
  for (auto const district : districts) batch.add("figures_share", Row().set("district", district), Batch::Role::rows);
}

Result<std::vector<Committed>> commit_steps(Session& session, std::span<Step const> steps, std::int64_t published,
                                            NumberFormat const& format) {
  Batch batch(session);
  auto const all = in_order_of_uid(storing(steps, published));
  hold_figures(session, batch, all);
  sql::add_steps(batch, all);
  std::vector<Committed> done;
  for (auto const& step : steps) {
    auto numbers = issue_numbers(session, batch, step, format);
    if (!numbers) return passed_on(numbers);
    done.push_back(as_committed(step, std::move(*numbers)));
  }
  if (auto result = batch.commit(); !result) return passed_on(result);
  return done;
}

/// A number is read in the middle of its transaction, and a file keeps others waiting: such steps go alone.
bool may_go_together(std::span<Step const> steps) {
  return std::all_of(steps.begin(), steps.end(),
                     [](Step const& step) { return step.files.empty() && sql::requests_of(step).empty(); });
}

/// The numbers the step of this event was given.
Result<Numbers> numbers_of(Session& session, CaseId const& id, Digest const& event) {
  auto const issued = session.rows<NumberRow>("issued_by_event", Row(id).set("event_hash", event));
  if (!issued) return failure_of(issued);
  Numbers numbers;
  for (auto const& number : *issued) numbers.emplace_back(RowRef{number.seq, number.idx}, number.text);
  return numbers;
}

Result<std::vector<KeyedEventRow>> event_with_key(Session& session, Symbol district, std::string const& key) {
  return session.rows<KeyedEventRow>("event_by_key", Row().set("district", district).set("key", key));
}

/// Which of the two a conflict was: an answer given before is worth more to the caller than a version.
Error told_apart(Session& session, std::span<Step const> steps, Error const& conflict) {
  session.rollback();
  for (auto const& step : steps) {
    if (step.event.key.empty()) continue;
    auto const used = event_with_key(session, step.event.id.district, step.event.key);
    if (used && !used->empty()) return {Code::conflict, "key_used", {{"key", step.event.key}}};
  }
  auto const& first = steps.front();
  return {conflict.code, conflict.key, {{"case", first.event.id.uid}, {"version", std::to_string(first.expected)}}};
}

/// What a commit gave whose answer was lost with the connection: its events stand where it would put them now. An event
/// is nobody else's, since its hash covers its moment and all it says.
Result<std::optional<std::vector<Committed>>> stored_already(Session& session, std::span<Step const> steps) {
  session.rollback();
  std::vector<Committed> done;
  for (auto const& step : steps) {
    Row key(step.event.id);
    auto const there = session.rows<HashRow>("event_hash_at", key.set("seq", step.event.seq));
    if (!there) return failure_of(there);
    if (there->empty() || there->front().hash != step.hash) return std::nullopt;
    auto numbers = numbers_of(session, step.event.id, step.hash);
    if (!numbers) return passed_on(numbers);
    done.push_back(as_committed(step, std::move(*numbers)));
  }
  if (auto sure = session.make_sure(); !sure) return passed_on(sure);
  return done;
}

}  // namespace

Result<int> init_database(Place const& place, Instant now) {
  Place unhurried = place;
  unhurried.answer = std::chrono::milliseconds(0);  // a migration takes as long as it takes
  auto session = Session::open(unhurried, Session::Missing::create);
  if (!session) return passed_on(session);
  return sql::migrate(**session, now, sql::migrations_of((*session)->backend()));
}

SqlStore::SqlStore(Place const& place, NumberFormat format)
    : pool_(std::make_unique<sql::Pool>(place)),
      cache_(std::make_unique<sql::CaseCache>(place.cached_rows_max)),
      joint_(std::make_unique<sql::JointCommits>(joint_at_once_max, joint_patience)),
      format_(std::move(format)),
      one_writer_(!place.on_server()) {}
SqlStore::~SqlStore() = default;

Result<std::unique_ptr<SqlStore>> SqlStore::open(Place const& place, NumberFormat format) {
  ensure(static_cast<bool>(format), "a store is told how numbers read");
  std::unique_ptr<SqlStore> store(new SqlStore(place, std::move(format)));
  auto const current = store->with_session(
      [](Session& session) { return sql::require_current_schema(session, sql::migrations_of(session.backend())); });
  if (!current) return failure_of(current);
  return store;
}

std::unique_lock<std::mutex> SqlStore::turn_to_write() {
  return one_writer_ ? std::unique_lock(writing_) : std::unique_lock<std::mutex>();
}

Result<CaseFile> SqlStore::load(CaseId const& id) {
  return with_session([&](Session& session) { return sql::read_case(session, id); });
}

std::optional<CaseFile> SqlStore::remembered(Symbol district, std::string const& reference) {
  return cache_->find(district, reference);
}

void SqlStore::remember(CaseFile const& file) { cache_->keep(file); }

Result<CaseId> SqlStore::find(Symbol district, std::string const& reference) {
  return with_session([&](Session& session) -> Result<CaseId> {
    auto const numbered =
        session.rows<sql::UidRow>("case_by_ledger_no", Row().set("district", district).set("text", reference));
    if (!numbered) return failure_of(numbered);
    if (!numbered->empty()) return CaseId{district, numbered->front().uid};
    constexpr std::size_t prefix_min = 8;
    if (reference.size() < prefix_min) return unknown_case(reference);
    auto const prefix = sql::lower(reference);
    Row row;
    row.set("district", district).set("from", prefix).set("to", prefix + "~");  // after every letter of a uid
    auto const begun = session.rows<sql::UidRow>("case_by_prefix", std::move(row));
    if (!begun) return failure_of(begun);
    if (begun->empty()) return unknown_case(reference);
    if (begun->size() > 1 && begun->front().uid != prefix)
      return fail(Code::invalid_input, "case_ambiguous", {{"case", reference}});
    return CaseId{district, begun->front().uid};
  });
}

Result<std::vector<Committed>> SqlStore::commit(std::span<Step const> steps, std::int64_t published) {
  if (steps.empty()) return std::vector<Committed>();
  auto committed = stored(steps, published);
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (committed)
      cache_->advance(steps[i], (*committed)[i].numbers);
    else
      cache_->forget(steps[i].event.id);
  return committed;
}

sql::JointAnswer SqlStore::stored_with_others(std::span<Step const> steps, std::int64_t published,
                                              sql::JointPlace& place) {
  if (one_writer_ || !may_go_together(steps)) return sql::JointAnswer::alone;
  sql::JointCommits::Waiting mine{steps, published};
  return joint_->commit(mine, place, [&](auto const taken) {
    std::vector<Storing> all;
    for (auto const* one : taken)
      for (auto const& step : one->steps) all.push_back({&step, one->published});
    all = in_order_of_uid(std::move(all));
    bool lost = false;
    auto const done = with_session([&](Session& session) {
      Batch batch(session);
      hold_figures(session, batch, all);
      sql::add_steps(batch, all);
      auto result = batch.commit();
      lost = lost || (!result && sql::is_lost(result.error()));
      return result;
    });
    if (done) return sql::JointAnswer::stored;
    return lost ? sql::JointAnswer::lost : sql::JointAnswer::alone;
  });
}

Result<std::vector<Committed>> SqlStore::stored(std::span<Step const> steps, std::int64_t published) {
  auto const turn = turn_to_write();
  sql::JointPlace place;
  auto const joint = stored_with_others(steps, published, place);
  if (joint == sql::JointAnswer::stored) {
    std::vector<Committed> done;
    for (auto const& step : steps) done.push_back(as_committed(step));
    return done;
  }
  bool lost = joint == sql::JointAnswer::lost;
  auto committed = with_session([&](Session& session) -> Result<std::vector<Committed>> {
    auto done = commit_steps(session, steps, published, format_);
    if (done || done.error().code != Code::conflict) {
      lost = lost || (!done && sql::is_lost(done.error()));
      return done;
    }
    if (lost) {
      auto earlier = stored_already(session, steps);
      if (!earlier) return passed_on(earlier);
      if (*earlier) return std::move(**earlier);
    }
    done.error() = told_apart(session, steps, done.error());
    return done;
  });
  if (!committed && lost && committed.error().code == Code::unavailable)
    return fail(Code::unavailable, "database_outcome_unknown", {{"case", steps.front().event.id.uid}});
  return committed;
}

Result<std::optional<std::pair<Event, Numbers>>> SqlStore::by_key(Symbol district, std::string const& key) {
  using Found = std::optional<std::pair<Event, Numbers>>;
  return with_session([&](Session& session) -> Result<Found> {
    auto const rows = event_with_key(session, district, key);
    if (!rows) return failure_of(rows);
    if (rows->empty()) return Found();
    auto const& row = rows->front();
    auto event = parse_event(row.text);
    if (!event) return passed_on(event);
    if (digest_of(row.text) != row.hash)
      return fail(Code::corrupt, "event_changed", {{"case", row.uid}, {"seq", std::to_string(event->seq)}});
    auto numbers = numbers_of(session, CaseId{district, row.uid}, row.hash);
    if (!numbers) return passed_on(numbers);
    if (auto sure = session.make_sure(); !sure) return passed_on(sure);
    return Found(std::in_place, std::move(*event), std::move(*numbers));
  });
}

Result<std::vector<StoredEvent>> SqlStore::events(CaseId const& id) {
  return with_session([&](Session& session) -> Result<std::vector<StoredEvent>> {
    auto events = session.rows<StoredEvent>("event_of_case", Row(id));
    if (events && events->empty()) return unknown_case(id.uid);
    return events;
  });
}

Result<std::vector<PrivateRow>> SqlStore::private_rows(CaseId const& id) {
  return with_session([&](Session& session) -> Result<std::vector<PrivateRow>> {
    auto texts = sql::read_private_rows(session, id);
    if (!texts || !texts->empty()) return texts;
    auto const prefix = Row().set("district", id.district).set("from", id.uid).set("to", id.uid + "~");
    auto const known = session.rows<sql::UidRow>("case_by_prefix", prefix);
    if (!known) return failure_of(known);
    if (known->empty()) return unknown_case(id.uid);
    return texts;
  });
}

}  // namespace liandiao
