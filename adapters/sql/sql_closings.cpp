// What the measures come to, whose cases they are, and closing them.

#include <algorithm>

#include "adapters/sql/activity_rows.hpp"
#include "adapters/sql/batch.hpp"
#include "adapters/sql/figure_rows.hpp"
#include "adapters/sql/lent.hpp"
#include "adapters/sql/one_column.hpp"
#include "adapters/sql/open_to.hpp"
#include "engine/base/each_once.hpp"
#include "engine/base/ensure.hpp"

namespace liandiao {
namespace {

using sql::Batch;
using sql::Row;
using sql::Session;

Result<std::vector<MeasureSum>> sums_in(Session& session, Symbol district, FiguresAsked const& asked) {
  auto row = sql::figures_row(district, asked);
  if (!asked.known_on && asked.since_closing == 0)
    return asked.codes.empty() ? session.rows<MeasureSum>("measure_sums", std::move(row))
                               : session.rows<MeasureSum>("measure_sums_of", std::move(row));
  // What came late is little, and what was known then is seldom asked for: of these all figures are read.
  auto sums = asked.known_on ? session.rows<MeasureSum>("measure_sums_known", std::move(row))
                             : session.rows<MeasureSum>("measure_sums_since", std::move(row));
  if (sums) std::erase_if(*sums, [&](MeasureSum const& sum) { return !asked.asks_for(sum.code); });
  return sums;
}

Result<std::vector<MovedMeasure>> moved_in(Session& session, Symbol district, FiguresAsked const& asked) {
  return sql::read_measures(session, "measures_moved", sql::figures_row(district, asked));
}

Result<StoredEvent> event_in(Session& session, CaseId const& id, std::int64_t seq) {
  auto rows = session.rows<StoredEvent>("event_at", Row(id).set("seq", seq));
  if (!rows) return passed_on(rows);
  if (rows->empty()) return fail(Code::not_found, "step_unknown", {{"field", "seq"}, {"value", std::to_string(seq)}});
  return std::move(rows->front());
}

Result<std::int64_t> closings_in(Session& session, Symbol district) {
  auto const counted = session.rows<sql::CountRow>("closing_count", Row().set("district", district));
  if (!counted) return tl::unexpected<Error>(counted.error());
  return counted->front().count;
}

/// Reads in the transaction that keeps the figures still: over another session it might wait for the steps that wait
/// for that one.
class StillFigures final : public FigureReads {
 public:
  explicit StillFigures(Session& session) : session_(session) {}

  Result<std::vector<MeasureSum>> measure_sums(Symbol district, FiguresAsked const& asked) override {
    return sums_in(session_, district, asked);
  }
  Result<std::vector<MovedMeasure>> moved_measures(Symbol district, FiguresAsked const& asked) override {
    return moved_in(session_, district, asked);
  }
  Result<std::vector<ActivitySum>> activity_sums(Symbol district, FiguresAsked const& asked) override {
    return sql::activity_sums_in(session_, district, asked);
  }
  Result<std::vector<Activity>> activities_of(Symbol district, Symbol kind, FiguresAsked const& asked) override {
    return sql::activities_in(session_, district, kind, asked);
  }
  Result<StoredEvent> event_at(CaseId const& id, std::int64_t seq) override { return event_in(session_, id, seq); }

 private:
  Session& session_;
};

template <std::size_t N, std::size_t M>
void words(Row& row, AnyOf const& only, char const (&some)[N], char const (&all_but)[M]) {
  auto const list = sql::list_of_organs(only.words);
  row.set(some, only.except ? std::string() : list).set(all_but, only.except ? list : std::string());
}

Row row_of(Symbol district, FiguresAsked const& figures, CountedAsked const& asked) {
  Row row = sql::figures_row(district, figures);
  row.set("code", asked.code).set("after", asked.after).set("limit", asked.limit);
  row.set("open_to", sql::list_of_organs(asked.open_to));
  words(row, asked.organs, "organs", "organs_except");
  words(row, asked.types, "types", "types_except");
  words(row, asked.sources, "sources", "sources_except");
  words(row, asked.details, "details", "details_except");
  return row;
}

/// Several lists, each in order, of which the cases are the first.
std::vector<sql::Question> may_count_questions(Symbol district, MayCountAsked const& asked,
                                               std::vector<sql::UidRow>& found) {
  Row row;
  row.set("district", district).set("after", asked.after).set("limit", asked.limit);
  std::vector<sql::Question> questions;
  auto const ask = [&](sql::Query query, Row one) {
    questions.push_back(sql::Question::of<sql::UidRow>(query, std::move(one), found));
  };
  if (asked.stock) {
    auto const& [stock, days, at_closing] = *asked.stock;
    ensure(stock != Stock::none, "cases are looked for in a stock there is");
    row.set("organs", sql::list_of_organs(asked.organs));
    for (auto const day : days)
      ask(stock == Stock::ledger ? sql::Query("may_stand_in_ledger") : sql::Query("may_stand_in_handovers"),
          Row(row).set("day", day));
    if (at_closing)
      ask("may_stand_late",
          Row(row).set("day", days.back()).set("at_closing", *at_closing).set("codes", figures_of(stock)));
  } else if (asked.organs.empty()) {
    ask("case_after", Row(row));
  } else {
    for (auto const organ : asked.organs) ask("may_count_after", Row(row).set("organ", organ));
  }
  return questions;
}

Row revision_row(Symbol kind, Symbol name, std::int64_t number, std::string const& body, Instant now) {
  Row row;
  row.set("kind", kind).set("name", name).set("number", number).set("digest", digest_of(body)).set("body", body);
  row.set("published_us", now.us);
  return row;
}

struct DigestRow {
  Digest digest;
};
BOOST_DESCRIBE_STRUCT(DigestRow, (), (digest))

/// Whether it is this closing that has its number: the answer to its commit was lost, and the commit was not.
Result<bool> is_stored(Session& session, Revision const& closing) {
  auto const stored = session.rows<DigestRow>(
      "revision_digest",
      Row().set("kind", closing.kind).set("name", closing.name).set("number", std::int64_t{closing.number}));
  if (!stored) return tl::unexpected<Error>(stored.error());
  if (stored->empty() || stored->front().digest != closing.digest) return false;
  if (auto sure = session.make_sure(); !sure) return passed_on(sure);
  return true;
}

}  // namespace

Result<std::vector<MeasureSum>> SqlStore::measure_sums(Symbol district, FiguresAsked const& asked) {
  return with_session([&](Session& session) {
    Session::Unhurried const unhurried(session);
    return sums_in(session, district, asked);
  });
}

Result<std::vector<MovedMeasure>> SqlStore::moved_measures(Symbol district, FiguresAsked const& asked) {
  return with_session([&](Session& session) {
    Session::Unhurried const unhurried(session);
    return moved_in(session, district, asked);
  });
}

Result<StoredEvent> SqlStore::event_at(CaseId const& id, std::int64_t seq) {
  return with_session([&](Session& session) { return event_in(session, id, seq); });
}

Result<std::vector<CountedCase>> SqlStore::counted_cases(Symbol district, FiguresAsked const& figures,
                                                         CountedAsked const& asked) {
  if (auto makes_sense = sound(asked); !makes_sense) return passed_on(makes_sense);
  for (auto const* only : {&asked.organs, &asked.types, &asked.sources, &asked.details})
    if (only->none()) return std::vector<CountedCase>();
  return with_session([&](Session& session) {
    Session::Unhurried const unhurried(session);
    auto row = row_of(district, figures, asked);
    ensure(!figures.known_on || asked.among.empty(), "no list of cases is asked of what was known on a day");
    if (figures.known_on) return session.rows<CountedCase>("counted_cases_known", std::move(row));
    if (!asked.among.empty())
      return session.rows<CountedCase>("counted_among", std::move(row.set("uids", asked.among)));
    return session.rows<CountedCase>("counted_cases", std::move(row));
  });
}

Result<std::vector<std::string>> SqlStore::cases_that_may_count(Symbol district, MayCountAsked const& asked) {
  if (auto makes_sense = sound(asked); !makes_sense) return passed_on(makes_sense);
  return with_session([&](Session& session) -> Result<std::vector<std::string>> {
    Session::Unhurried const unhurried(session);
    std::vector<sql::UidRow> found;
    auto questions = may_count_questions(district, asked, found);
    if (auto answered = session.ask_within(questions); !answered) return passed_on(answered);
    std::vector<std::string> uids;
    uids.reserve(found.size());
    for (auto& one : found) uids.push_back(std::move(one.uid));
    keep_each_once(uids);
    if (std::ssize(uids) > asked.limit) uids.resize(static_cast<std::size_t>(asked.limit));
    return uids;
  });
}

Result<std::int64_t> SqlStore::closings(Symbol district) {
  return with_session([&](Session& session) { return closings_in(session, district); });
}

Result<Revision> SqlStore::close(Symbol district, Instant now, Closing const& closing) {
  auto const turn = turn_to_write();
  std::optional<Revision> unanswered;
  auto closed = with_session([&](Session& session) -> Result<Revision> {
    Session::Unhurried const unhurried(session);
    Batch batch(session);
    if (auto begun = batch.flush(); !begun) return passed_on(begun);
    auto const locked = session.rows<sql::LockRow>("figures_close", Row().set("district", district));
    if (!locked) return tl::unexpected<Error>(locked.error());
    auto const before = closings_in(session, district);
    if (!before) return tl::unexpected<Error>(before.error());
    if (unanswered) {
      auto const stored = is_stored(session, *unanswered);
      if (!stored) return tl::unexpected<Error>(stored.error());
      if (*stored) return *unanswered;
    }
    StillFigures still(session);
    auto bodies = closing(still, *before);
    if (!bodies) return passed_on(bodies);
    auto const number = *before + 1;
    batch.add("revision_publish", revision_row(kind_of_closed_figures(), district, number, bodies->figures, now),
              Batch::Role::lock);
    batch.add("revision_publish", revision_row(kind_of_closings(), district, number, bodies->closing, now),
              Batch::Role::lock);
    Revision const made{kind_of_closings(),         district, static_cast<int>(number), digest_of(bodies->closing),
                        std::move(bodies->closing), now};
    auto done = batch.commit();
    if (!done && sql::is_lost(done.error())) unanswered = made;
    if (!done) return passed_on(done);
    return made;
  });
  if (!closed && unanswered && closed.error().code == Code::unavailable)
    return fail(Code::unavailable, "closing_outcome_unknown");
  return closed;
}

}  // namespace liandiao
