#include "adapters/sql/case_rows.hpp"

#include <algorithm>
#include <set>

#include "adapters/sql/grams.hpp"
#include "adapters/sql/part_queries.hpp"
#include "engine/base/ensure.hpp"

namespace liandiao::sql {
namespace {

struct VersionRow {
  std::int64_t version = 0;
  Digest last_hash;
  std::int64_t recorded_us = 0;
  std::optional<std::int64_t> event_seq;
  Digest event_hash;
};
BOOST_DESCRIBE_STRUCT(VersionRow, (), (version, last_hash, recorded_us, event_seq, event_hash))

struct IssuedRow {
  std::int64_t seq = 0;
  int idx = 0;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(IssuedRow, (), (seq, idx, text))

Row event_row(Step const& step) {
  Event const& event = step.event;
  std::optional<std::string> key;
  if (!event.key.empty()) key = event.key;
  Row row(event.id);
  row.set("seq", event.seq).set("rule", event.rule).set("instance", event.instance).set("on_day", event.on.day);
  row.set("recorded_us", event.recorded.us).set("text", text_of(event)).set("hash", step.hash);
  row.set("idempotency_key", key);
  return row;
}

void add_head(Batch& batch, Step const& step, std::int64_t published) {
  Change const* head = nullptr;
  for (auto const& change : step.event.changes)
    if (std::holds_alternative<Head>(change.part)) head = &change;
  Row row(step.event.id);
  row.set("version", step.event.seq).set("expected", step.expected).set("last_hash", step.hash);
  row.set("recorded_us", step.event.recorded.us).set("standing", step.standing);
  if (head != nullptr) row.members(std::get<Head>(head->part));
  row.set("previous", step.event.previous).set("published", published);
  if (step.expected == 0) {
    ensure(head != nullptr && head->kind == Change::Kind::opened, "the first step of a case opens its head");
    batch.add("head_open", std::move(row), Batch::Role::lock);
    return;
  }
  ensure(head == nullptr || head->kind == Change::Kind::moved, "the head of a case stays");
  batch.add(head != nullptr ? Query("head_move") : Query("case_move"), std::move(row), Batch::Role::lock);
}

void add_change(Batch& batch, CaseId const& id, Change const& change) {
  std::visit(
      [&]<class P>(P const& part) {
        if constexpr (!std::is_same_v<P, Head>) {
          Row row(id);
          row.members(part);
          switch (change.kind) {
            case Change::Kind::opened: return batch.add(queries_of<P>.open, std::move(row));
            case Change::Kind::moved: return batch.add(queries_of<P>.move, std::move(row));
            case Change::Kind::gone: return batch.add(queries_of<P>.gone, std::move(row));
          }
        }
      },
      change.part);
}

/// Behind the rows of the parts: one of them may be hers.
void add_ends(Batch& batch, Step const& step) {
  for (auto const& [instance, person, ended] : step.ends)
    batch.add("mediator_end",
              std::move(Row(step.event.id).set("instance", instance).set("person", person).set("ended", ended)));
}

void add_private_rows(Batch& batch, Step const& step) {
  auto const place = [&](RowRef const& ref) { return Row(step.event.id).set("seq", ref.seq).set("idx", ref.index); };
  for (auto const& kept : step.private_rows) {
    Row row = place(kept.row);
    row.set("openness", std::string(word_of(kept.openness)))
        .set("salt", kept.salt)
        .set("text", kept.text)
        .set("mark", kept.mark)
        .set("ending", kept.ending);
    batch.add("private_keep", std::move(row));
  }
  for (auto const& erased : step.erased) {
    batch.add("gram_erase", place(erased), Batch::Role::rows);  // worked out from the text, so before it goes
    batch.add("private_erase", place(erased));
  }
  for (auto const& file : step.files) {
    Row row = place(file.paper);
    row.set("bytes", Bytes{file.bytes});
    batch.add("paper_file_keep", std::move(row));
  }
}

/// By what the names are found that this step brings. A name that another one replaces keeps its own until it is
/// erased: taking the correction back makes it a party's again.
void add_grams(Batch& batch, Step const& step) {
  std::set<RowRef> names;
  for (auto const& change : step.event.changes)
    if (auto const* party = std::get_if<Party>(&change.part)) names.insert(party->name);
  for (auto const& kept : step.private_rows) {
    if (!names.contains(kept.row)) continue;
    for (auto const& gram : grams_of(kept.text)) {
      Row row(step.event.id);
      row.set("gram", gram).set("seq", kept.row.seq).set("idx", kept.row.index);
      batch.add("gram_keep", std::move(row));
    }
  }
}

void add_measures(Batch& batch, Step const& step) {
  for (auto const& measure : step.measures) {
    Row row(step.event.id);
    row.set("seq", step.event.seq).members(measure);
    if (&measure == &step.measures.front())
      batch.add("measure_append_first", std::move(row), Batch::Role::closing);
    else
      batch.add("measure_append", std::move(row));
  }
}

void add_messages(Batch& batch, Step const& step) {
  for (auto const& message : step.messages) {
    Row row(step.event.id);
    row.members(message).set("written_us", step.event.recorded.us);
    batch.add("message_write", std::move(row));
  }
}

template <class P>
constexpr Query all_of() {
  if constexpr (std::is_same_v<P, Head>)
    return "head_of_case";
  else
    return queries_of<P>.of_case;
}

}  // namespace

void add_steps(Batch& batch, std::span<Storing const> steps) {
  for (auto const& [step, published] : steps) {
    ensure(step->event.seq == step->expected + 1, "a step is the next of the version it was decided on");
    batch.add("event_append", event_row(*step), Batch::Role::lock);
  }
  for (auto const& [step, published] : steps) add_head(batch, *step, published);
  for (auto const& [step, published] : steps) {
    for (auto const& change : step->event.changes) add_change(batch, step->event.id, change);
    add_ends(batch, *step);
    add_private_rows(batch, *step);
    add_grams(batch, *step);
    add_measures(batch, *step);
    add_messages(batch, *step);
  }
}

std::vector<NumberRequest> requests_of(Step const& step) {
  std::vector<NumberRequest> requests;
  for (auto const& change : step.event.changes)
    if (auto const* request = std::get_if<NumberRequest>(&change.part))
      if (change.kind == Change::Kind::opened && !request->annulled) requests.push_back(*request);
  return requests;
}

tl::unexpected<Error> head_differs(CaseId const& id, std::int64_t version, std::int64_t last_event) {
  return fail(Code::corrupt, "case_head_differs",
              {{"case", id.uid}, {"version", std::to_string(version)}, {"seq", std::to_string(last_event)}});
}

Result<CaseFile> read_case(Session& session, CaseId const& id) {
  Row const key(id);
  CaseFile file;
  file.id = id;
  std::vector<VersionRow> versions;
  std::vector<IssuedRow> issued;
  std::vector<Question> questions{Question::of("case_version", key, versions),
                                  Question::of("issued_of_case", key, issued)};
  each_part(
      [&]<class P>(std::type_identity<P>) { questions.push_back(Question::of(all_of<P>(), key, file.all<P>())); });
  if (auto asked = session.ask(questions); !asked) return passed_on(asked);
  if (versions.empty()) return fail(Code::not_found, "case_unknown", {{"case", id.uid}});
  auto const& head = versions.front();
  if (head.event_seq != head.version || head.event_hash != head.last_hash)
    return head_differs(id, head.version, head.event_seq.value_or(0));
  file.version = head.version;
  file.last = head.last_hash;
  file.recorded = Instant{head.recorded_us};
  for (auto const& row : issued) file.issued.emplace_back(RowRef{row.seq, row.idx}, row.text);
  return file;
}

}  // namespace liandiao::sql
