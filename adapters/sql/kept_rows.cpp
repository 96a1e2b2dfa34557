// Stretches of cases with all that is kept of them: each table is read once, in order of uid, and its rows are led to
// their cases.

#include "adapters/sql/case_rows.hpp"
#include "adapters/sql/lent.hpp"
#include "adapters/sql/part_queries.hpp"
#include "adapters/sql/private_rows.hpp"

namespace liandiao {
namespace sql {
namespace {

struct HeadRow {
  std::int64_t version = 0;
  Digest last_hash;
  std::int64_t recorded_us = 0;
};
BOOST_DESCRIBE_STRUCT(HeadRow, (), (version, last_hash, recorded_us))

struct FileRow {
  std::int64_t seq = 0;
  int index = 0;
};
BOOST_DESCRIBE_STRUCT(FileRow, (), (seq, index))

using Cells = std::span<Cell const>;
using Kinds = std::vector<Cell::Kind>;

/// Finds the case of each row, of rows in order of uid. A row of none of them is somebody else's to find.
class Guide {
 public:
  explicit Guide(std::vector<KeptCase>& cases) : cases_(&cases) {}

  KeptCase* to(std::string_view uid) {
    while (at_ < cases_->size() && (*cases_)[at_].id.uid < uid) ++at_;
    return at_ < cases_->size() && (*cases_)[at_].id.uid == uid ? &(*cases_)[at_] : nullptr;
  }

 private:
  std::vector<KeptCase>* cases_;
  std::size_t at_ = 0;
};

class Stretch {
 public:
  explicit Stretch(std::span<CaseId const> ids) {
    row_.set("district", ids.front().district).set("from", ids.front().uid).set("to", ids.back().uid);
    cases_.reserve(ids.size());
    for (auto const& id : ids) cases_.emplace_back().id = id;
  }

  Result<std::vector<KeptCase>> read(Session& session) {
    std::vector<Question> questions;
    questions.push_back(heads());
    each_part([&]<class P>(std::type_identity<P>) {
      questions.push_back(each(rows_of<P>(), columns_of<P>(), [](KeptCase& kept, Cells cells) {
        return from_cells(cells, kept.file->all<P>().emplace_back());
      }));
    });
    questions.push_back(each("event_of_cases", columns_of<StoredEvent>(), [](KeptCase& kept, Cells cells) {
      return from_cells(cells, kept.events->emplace_back());
    }));
    questions.push_back(each("private_of_cases", columns_of_private_row(), [](KeptCase& kept, Cells cells) {
      return private_row_in(cells, kept.private_rows->emplace_back());
    }));
    questions.push_back(measures());
    questions.push_back(files());
    if (auto asked = session.ask(questions); !asked) return passed_on(asked);
    for (auto& kept : cases_) compare_head(kept);
    return std::move(cases_);
  }

 private:
  template <class Take>
  Question each(Query query, Kinds columns, Take take) {
    columns.insert(columns.begin(), Cell::Kind::text);
    return {{query, row_}, std::move(columns), [guide = Guide(cases_), take](Cells cells) mutable {
              auto* const kept = guide.to(cells.front().text);
              return kept == nullptr || take(*kept, cells.subspan(1));
            }};
  }

  template <class P>
  static constexpr Query rows_of() {
    if constexpr (std::is_same_v<P, Head>)
      return "head_of_cases";
    else
      return queries_of<P>.of_cases;
  }

  Question heads() {
    return each("case_versions", columns_of<HeadRow>(), [](KeptCase& kept, Cells cells) {
      HeadRow row;
      bool const intact = from_cells(cells, row);
      kept.file->id = kept.id;
      kept.file->version = row.version;
      kept.file->last = row.last_hash;
      kept.file->recorded = Instant{row.recorded_us};
      return intact;
    });
  }

  Question measures() {
    auto columns = columns_of<Measure>();
    columns.insert(columns.begin(), Cell::Kind::number);
    return each("measures_of_cases", std::move(columns), [](KeptCase& kept, Cells cells) {
      auto& [seq, measure] = kept.measures->emplace_back();
      return from_cell(cells.front(), seq) && from_cells(cells.subspan(1), measure);
    });
  }

  Question files() {
    return each("paper_files_of_cases", columns_of<FileRow>(), [](KeptCase& kept, Cells cells) {
      FileRow row;
      bool const intact = from_cells(cells, row);
      kept.files->push_back({row.seq, row.index});
      return intact;
    });
  }

  /// As the rows of one case are read.
  static void compare_head(KeptCase& kept) {
    auto const unknown = fail(Code::not_found, "case_unknown", {{"case", kept.id.uid}});
    std::int64_t const last = kept.events->empty() ? 0 : kept.events->back().seq;
    if (kept.file->version == 0)
      kept.file = unknown;
    else if (kept.file->version != last || kept.file->last != kept.events->back().hash)
      kept.file = head_differs(kept.id, kept.file->version, last);
    if (kept.events->empty()) kept.events = unknown;
  }

  Row row_;
  std::vector<KeptCase> cases_;
};

}  // namespace

Result<std::vector<KeptCase>> read_kept(Session& session, std::span<CaseId const> ids) {
  return Stretch(ids).read(session);
}

}  // namespace sql

Result<std::vector<KeptCase>> SqlStore::kept(std::span<CaseId const> ids) {
  if (ids.empty()) return std::vector<KeptCase>();
  auto cases = with_session([&](sql::Session& session) { return sql::read_kept(session, ids); });
  // Something in the stretch is broken: asked one by one, each case says for itself what is.
  if (!cases && cases.error().code == Code::corrupt) return CaseStore::kept(ids);
  return cases;
}

}  // namespace liandiao
