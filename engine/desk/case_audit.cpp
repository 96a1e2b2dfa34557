#include "engine/desk/case_audit.hpp"

#include <algorithm>
#include <map>

#include "engine/base/canonical.hpp"
#include "engine/base/ensure.hpp"
#include "engine/cases/replay.hpp"
#include "engine/statistics/measures.hpp"

namespace liandiao {
namespace {

class CaseAudit {
 public:
  CaseAudit(CaseStore& store, KeptCase const& kept) : store_(store), kept_(kept) {}

  Result<std::vector<AuditFinding>> run(std::int64_t& events) {
    if (!kept_.events) return unread(kept_.events.error(), "audit_event_unreadable");
    if (!kept_.private_rows) return unread(kept_.private_rows.error(), "audit_rows_unreadable");
    for (auto const& row : *kept_.private_rows) texts_.push_back({&row});
    std::sort(texts_.begin(), texts_.end(), [](Text const& a, Text const& b) { return a.row->row < b.row->row; });
    for (auto const& one : *kept_.events) {
      // Beyond a broken event nothing can be judged, and a list of what follows from it would hide it.
      if (!walk(one)) return std::move(findings_);
      ++events;
    }
    if (auto const result = compare_with_rows(); !result) return tl::unexpected<Error>(result.error());
    if (auto const result = compare_measures(); !result) return tl::unexpected<Error>(result.error());
    check_custody();
    for (auto const& text : texts_)
      if (!text.mentioned) find(text.row->row.seq, "audit_private_row_orphan", row_ref_text(text.row->row));
    if (auto const result = check_files(); !result) return unread(result.error(), "audit_files_unreadable");
    return std::move(findings_);
  }

 private:
  void find(std::int64_t seq, std::string key, std::string fact) {
    findings_.push_back({kept_.id.uid, seq, std::move(key), std::move(fact)});
  }

  /// What the store itself could not read is a finding about this case, unless the store is away.
  Result<std::vector<AuditFinding>> unread(Error const& error, std::string key) {
    if (error.code == Code::not_found)
      find(0, "audit_events_missing", kept_.id.uid);
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
    if (auto const result = follow(file_, *event, stored.hash); !result) {
      find(stored.seq, "audit_chain_broken", result.error().plain());
      return false;
    }
    if (event->closing != 0) closings_[event->seq] = event->closing;
    CanonicalReader(event->fields).each_string(0, [&](std::string_view text) { check_private(stored.seq, text); });
    for (auto const& change : event->changes)
      if (auto const* paper = std::get_if<Paper>(&change.part))
        papers_.emplace(RowRef{paper->seq, paper->index}, *paper);
    return true;
  }

  /// A private text stands in an event as `row:digest`.
  void check_private(std::int64_t seq, std::string_view text) {
    auto const colon = text.find(':');
    if (colon == std::string_view::npos) return;
    auto const row = parse_row_ref(text.substr(0, colon));
    auto const digest = parse_digest(text.substr(colon + 1));
    if (!row || !digest) return;
    auto const found = std::lower_bound(texts_.begin(), texts_.end(), *row,
                                        [](Text const& one, RowRef const& wanted) { return one.row->row < wanted; });
    if (found == texts_.end() || found->row->row != *row)
      return find(seq, "audit_private_row_missing", row_ref_text(*row));
    found->mentioned = true;
    if (!found->row->text.empty() && salted_digest(found->row->salt, found->row->text) != *digest)
      find(seq, "audit_private_row_differs", row_ref_text(*row));
  }

  /// Every file is that of a paper some step brought, and is what was attached then. A step that was annulled took its
  /// paper away and left the file: what was handed in is not destroyed by a correction.
  Result<> check_files() {
    auto const& kept = kept_.files;
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
      auto const bytes = store_.paper(kept_.id, row);
      if (!bytes) return tl::unexpected<Error>(bytes.error());
      if (*bytes && digest_of(**bytes) != paper->second.digest) find(row.seq, "audit_paper_changed", row_ref_text(row));
    }
    return {};
  }

  /// Rows that cannot be read are a finding, unless the store is away.
  Result<> unread_rows(Error const& error) {
    if (error.code == Code::unavailable) return tl::unexpected<Error>(error);
    find(file_.version, "audit_rows_unreadable", error.plain());
    return {};
  }

  Result<> compare_with_rows() {
    auto const& loaded = kept_.file;
    if (!loaded) return unread_rows(loaded.error());
    if (loaded->version != file_.version || loaded->last != file_.last)
      find(file_.version, "audit_head_differs",
           std::to_string(loaded->version) + " / " + std::to_string(file_.version));
    put_in_order(file_);
    for (auto const& change : difference(file_, *loaded))
      std::visit([&](auto const& part) { find(file_.version, "audit_row_differs", std::string(part.code)); },
                 change.part);
    return {};
  }

  /// What the steps added to the figures is what the case counts.
  Result<> compare_measures() {
    if (!kept_.measures) return unread_rows(kept_.measures.error());
    std::vector<Measure> rows;
    for (auto const& [seq, row] : *kept_.measures) {
      auto const said = closings_.find(seq);
      if (row.closing != (said == closings_.end() ? 0 : said->second))
        find(seq, "audit_measure_closing_differs", std::to_string(row.closing));
      rows.push_back(row);
    }
    for (auto const& row : measures_of_step(counted(file_), added_up(std::move(rows))))
      find(file_.version, "audit_measures_differ",
           row.code.str() + " " + row.day.text() + " " + row.organ.str() + (row.value > 0 ? " +" : " ") +
               std::to_string(row.value));
    return {};
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

  /// A private text, and whether any event speaks of it.
  struct Text {
    PrivateRow const* row = nullptr;
    bool mentioned = false;
  };

  CaseStore& store_;
  KeptCase const& kept_;
  CaseFile file_;
  std::vector<Text> texts_;                        // by row
  std::map<std::int64_t, std::int64_t> closings_;  // of the figures, as the steps that moved them say
  std::map<RowRef, Paper> papers_;                 // as the first event that speaks of each has it
  std::vector<AuditFinding> findings_;
};

}  // namespace

Result<std::vector<AuditFinding>> audit_case(CaseStore& store, KeptCase const& kept, std::int64_t& events) {
  try {
    return CaseAudit(store, kept).run(events);
  } catch (BrokenInvariant const& e) {
    // Events somebody else made up can be sound one by one, and together be no case at all.
    std::int64_t const last = kept.events && !kept.events->empty() ? kept.events->back().seq : 0;
    return std::vector<AuditFinding>{{kept.id.uid, last, "audit_case_impossible", e.what()}};
  }
}

}  // namespace liandiao
