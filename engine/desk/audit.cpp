#include "engine/desk/audit.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/base/ensure.hpp"
#include "engine/base/value.hpp"
#include "engine/statistics/measures.hpp"

namespace liandiao {
namespace {

class CaseAudit {
 public:
  CaseAudit(CaseStore& store, CaseId const& id) : store_(store), id_(id) {}

  Result<std::vector<AuditFinding>> run(std::int64_t& events) {
    auto const stored = store_.events(id_);
    if (!stored) return unread(stored.error(), "audit_event_unreadable");
    auto const rows = store_.private_rows(id_);
    if (!rows) return unread(rows.error(), "audit_rows_unreadable");
    for (auto const& row : *rows) private_rows_.emplace(row.row, &row);
    for (auto const& one : *stored) {
      // Beyond a broken event nothing can be judged, and a list of what follows from it would hide it.
      if (!walk(one)) return std::move(findings_);
      ++events;
    }
    compare_with_rows();
    compare_measures();
    check_custody();
    for (auto const& [row, kept] : private_rows_)
      if (!mentioned_.contains(row)) find(row.seq, "audit_private_row_orphan", row_ref_text(row));
    if (auto const result = check_files(); !result) return unread(result.error(), "audit_files_unreadable");
    return std::move(findings_);
  }

 private:
  void find(std::int64_t seq, std::string key, std::string fact) {
    findings_.push_back({id_.uid, seq, std::move(key), std::move(fact)});
  }

  /// What the store itself could not read is a finding about this case, unless the store is away.
  Result<std::vector<AuditFinding>> unread(Error const& error, std::string key) {
    if (error.code == Code::not_found)
      find(0, "audit_events_missing", id_.uid);
    else if (error.code == Code::corrupt)
      find(0, std::move(key), error.plain());
    else
      return tl::unexpected<Error>(error);
    return std::move(findings_);
  }

  /// One event: its own hash, its place in the chain, its private texts. False when nothing after it can be judged.
  bool walk(StoredEvent const& stored) {
    if (digest_of(stored.text) != stored.hash) {
      find(stored.seq, "audit_hash_differs", stored.hash.hex().substr(0, 12));
      return false;
    }
    auto const event = parse_event(stored.text);
    if (!event) {
      find(stored.seq, "audit_event_unreadable", event.error().plain());
      return false;
    }
    if (auto const result = follow(file_, *event); !result) {
      find(stored.seq, "audit_chain_broken", result.error().plain());
      return false;
    }
    if (auto const fields = parse_canonical(event->fields)) check_private(stored.seq, *fields);
    for (auto const& change : event->changes)
      if (auto const* paper = std::get_if<Paper>(&change.part))
        papers_.emplace(RowRef{paper->seq, paper->index}, *paper);
    return true;
  }

  /// A private text stands in an event as `row:digest`.
  void check_private(std::int64_t seq, Value const& value) {
    for (auto const& item : value.list()) check_private(seq, item);
    for (auto const& [name, item] : value.map()) check_private(seq, item);
    if (value.kind() != Value::Kind::text) return;
    auto const colon = value.text().find(':');
    if (colon == std::string::npos) return;
    auto const row = parse_row_ref(std::string_view(value.text()).substr(0, colon));
    auto const digest = parse_digest(std::string_view(value.text()).substr(colon + 1));
    if (!row || !digest) return;
    mentioned_.insert(*row);
    auto const kept = private_rows_.find(*row);
    if (kept == private_rows_.end())
      find(seq, "audit_private_row_missing", row_ref_text(*row));
    else if (!kept->second->text.empty() && salted_digest(kept->second->salt, kept->second->text) != *digest)
      find(seq, "audit_private_row_differs", row_ref_text(*row));
  }

  /// Every file is that of a paper some step brought, and is what was attached then. A step that was annulled took its
  /// paper away and left the file: what was handed in is not destroyed by a correction.
  Result<> check_files() {
    auto const kept = store_.paper_files(id_);
    if (!kept) return tl::unexpected<Error>(kept.error());
    for (auto const& [row, paper] : papers_)
      if (paper.bytes > 0 && std::find(kept->begin(), kept->end(), row) == kept->end())
        find(row.seq, "audit_file_missing", row_ref_text(row));
    for (auto const& row : *kept) {
      auto const paper = papers_.find(row);
      if (paper == papers_.end() || paper->second.bytes == 0) {
        find(row.seq, "audit_file_orphan", row_ref_text(row));
        continue;
      }
      auto const bytes = store_.paper(id_, row);
      if (!bytes) return tl::unexpected<Error>(bytes.error());
      if (*bytes && digest_of(**bytes) != paper->second.digest) find(row.seq, "audit_paper_changed", row_ref_text(row));
    }
    return {};
  }

  void compare_with_rows() {
    auto const loaded = store_.load(id_);
    if (!loaded) return find(file_.version, "audit_rows_unreadable", loaded.error().plain());
    if (loaded->version != file_.version || loaded->last != file_.last)
      find(file_.version, "audit_head_differs",
           std::to_string(loaded->version) + " / " + std::to_string(file_.version));
    for (auto const& change : difference(file_, *loaded))
      std::visit([&](auto const& part) { find(file_.version, "audit_row_differs", std::string(part.code)); },
                 change.part);
  }

  /// What the steps added to the figures is what the case counts.
  void compare_measures() {
    auto const stored = store_.measures(id_);
    if (!stored) return find(file_.version, "audit_rows_unreadable", stored.error().plain());
    std::vector<Measure> rows;
    for (auto const& [seq, row] : *stored) rows.push_back(row);
    for (auto const& row : measures_of_step(counted(file_), added_up(std::move(rows))))
      find(file_.version, "audit_measures_differ",
           row.code.str() + " " + row.day.text() + " " + row.organ.str() + (row.value > 0 ? " +" : " ") +
               std::to_string(row.value));
  }

  /// From the first event to now somebody answers for the case, and only one at a time.
  void check_custody() {
    auto rows = file_.all<Custody>();
    std::sort(rows.begin(), rows.end(), [](Custody const& a, Custody const& b) { return a.from_seq < b.from_seq; });
    std::int64_t next = 1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      bool const last = i + 1 == rows.size();
      if (rows[i].from_seq != next || (rows[i].until_seq == 0) != last)
        find(rows[i].from_seq, "audit_custody_gap", rows[i].holder.str());
      next = rows[i].until_seq;
    }
    if (rows.empty() && file_.version > 0) find(1, "audit_custody_gap", "");
    if (!rows.empty() && rows.back().holder != file_.head().holder)
      find(rows.back().from_seq, "audit_custody_gap", file_.head().holder.str());
  }

  CaseStore& store_;
  CaseId id_;
  CaseFile file_;
  std::map<RowRef, PrivateRow const*> private_rows_;
  std::set<RowRef> mentioned_;
  std::map<RowRef, Paper> papers_;  // as the first event that speaks of each has it
  std::vector<AuditFinding> findings_;
};

}  // namespace

Result<std::vector<AuditFinding>> audit_case(CaseStore& store, CaseId const& id, std::int64_t& events) {
  return CaseAudit(store, id).run(events);
}

Result<AuditReport> audit(CaseStore& store, Symbol district) {
  AuditReport report;
  auto const visited = store.each_case(district, [&](CaseId const& id) -> Result<> {
    auto found = audit_case(store, id, report.events);
    if (!found) return passed_on(found);
    ++report.cases;
    report.findings.insert(report.findings.end(), found->begin(), found->end());
    return {};
  });
  auto const orphans = store.orphans(district);
  for (auto const* error : {visited ? nullptr : &visited.error(), orphans ? nullptr : &orphans.error()}) {
    if (error == nullptr) continue;
    if (error->code != Code::corrupt) return tl::unexpected<Error>(*error);
    report.findings.push_back({"", 0, "audit_store_broken", error->plain()});
  }
  if (orphans)
    for (auto const& orphan : *orphans) report.findings.push_back({"", 0, "audit_orphan", orphan});
  return report;
}

}  // namespace liandiao
