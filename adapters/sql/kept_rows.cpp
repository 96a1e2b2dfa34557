// Stretches of cases with all that is kept of them: each table is read once, in order of uid, and its rows are led to
// their cases.

#include <algorithm>
#include <set>

#include "adapters/sql/case_rows.hpp"
#include "adapters/sql/grams.hpp"
#include "adapters/sql/lent.hpp"
#include "adapters/sql/part_queries.hpp"
#include "adapters/sql/private_rows.hpp"
#include "adapters/sql/stray_rows.hpp"

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

struct NumberRow {
  std::int64_t seq = 0;
  std::string text;
  Digest event_hash;
};
BOOST_DESCRIBE_STRUCT(NumberRow, (), (seq, text, event_hash))

struct GramRow {
  std::string uid;
  std::int64_t seq = 0;
  int idx = 0;
  std::string gram;
};
BOOST_DESCRIBE_STRUCT(GramRow, (), (uid, seq, idx, gram))

struct MediatingRow {
  std::string uid;
  int instance = 0;
  Symbol person;
};
BOOST_DESCRIBE_STRUCT(MediatingRow, (), (uid, instance, person))

using Grams = std::vector<std::pair<RowRef, std::string>>;  // of a case: of which name
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

/// The text next behind this one that a database can hold.
std::string next_behind(std::string const& text) { return text.empty() ? text : text + '\x01'; }

std::string_view table_of(Query query) {
  constexpr std::string_view before = "FROM ";
  auto text = query::all[query.at].sqlite;
  text.remove_prefix(text.find(before) + before.size());
  return text.substr(0, text.find_first_of(" \n"));
}

bool has_event(KeptCase const& kept, std::int64_t seq) {
  auto const& events = *kept.events;
  auto const found = std::lower_bound(events.begin(), events.end(), seq,
                                      [](StoredEvent const& one, std::int64_t wanted) { return one.seq < wanted; });
  return found != events.end() && found->seq == seq;
}

bool has_event(KeptCase const& kept, Digest const& hash) {
  return std::any_of(kept.events->begin(), kept.events->end(), [&](auto const& one) { return one.hash == hash; });
}

class StretchReader {
 public:
  explicit StretchReader(CaseStretch const& stretch) {
    row_.set("district", stretch.district).set("from", next_behind(stretch.after));
    row_.set("to", stretch.until.empty() ? std::string(last_character) : stretch.until);
    cases_.reserve(stretch.ids.size());
    for (auto const& id : stretch.ids) cases_.emplace_back().id = id;
  }

  Result<ReadStretch> read(Session& session) {
    std::vector<Question> questions;
    questions.push_back(heads());
    questions.push_back(events());
    each_part([&]<class P>(std::type_identity<P>) {
      questions.push_back(rows(rows_of<P>(), columns_of<P>(), [](KeptCase& kept, Cells cells) {
        return from_cells(cells, kept.file->all<P>().emplace_back());
      }));
    });
    questions.push_back(measures());
    questions.push_back(files());
    questions.push_back(private_rows());
    questions.push_back(messages());
    questions.push_back(numbers());
    std::vector<MediatingRow> mediating;
    questions.push_back(Question::of<MediatingRow>("mediating_of_cases", row_, mediating));
    auto result = session.begin_read();
    if (result) result = session.ask_within(questions);
    if (result) result = look_for_grams(session);
    if (result) result = session.commit();
    if (!result) return passed_on(result);
    compare_mediating(mediating);
    for (auto& kept : cases_) compare_head(kept);
    return ReadStretch{{std::move(cases_), strays_.all()}, intact_};
  }

 private:
  /// `seen` is called with the case of each row, or without one where it is none of the stretch's; false: it is broken.
  template <class Seen>
  Question each(Query query, Kinds columns, Seen seen) {
    columns.insert(columns.begin(), Cell::Kind::text);
    return {{query, row_}, std::move(columns), [this, guide = Guide(cases_), seen](Cells cells) mutable {
              auto const& uid = cells.front().text;
              intact_ = seen(guide.to(uid), uid, cells.subspan(1)) && intact_;
              return true;
            }};
  }

  /// One that is none of the cases' is stray, unless its own has come since they were listed.
  template <class Take>
  Question rows(Query query, Kinds columns, Take take) {
    int const kind = kinds_++;
    return each(query, std::move(columns),
                [this, query, kind, take](KeptCase* kept, std::string const& uid, Cells cells) {
                  if (kept != nullptr) return take(*kept, cells);
                  strays_.of_case(kind, table_of(query), uid);
                  return true;
                });
  }

  template <class P>
  static constexpr Query rows_of() {
    if constexpr (std::is_same_v<P, Head>)
      return "head_of_cases";
    else
      return queries_of<P>.of_cases;
  }

  Question heads() {
    return each("case_versions", columns_of<HeadRow>(), [this](KeptCase* kept, std::string const& uid, Cells cells) {
      HeadRow row;
      bool const intact = from_cells(cells, row);
      if (kept == nullptr) {
        strays_.head(uid);
        return true;
      }
      kept->file->id = kept->id;
      kept->file->version = row.version;
      kept->file->last = row.last_hash;
      kept->file->recorded = Instant{row.recorded_us};
      return intact;
    });
  }

  Question events() {
    static constexpr Query query = "event_of_cases";
    int const kind = kinds_++;
    return each(query, columns_of<StoredEvent>(), [this, kind](KeptCase* kept, std::string const& uid, Cells cells) {
      if (kept != nullptr) return from_cells(cells, kept->events->emplace_back());
      StoredEvent event;
      (void)from_cells(cells, event);
      strays_.event(uid, event);
      strays_.of_case(kind, table_of(query), uid);
      return true;
    });
  }

  Question measures() {
    auto columns = columns_of<Measure>();
    columns.insert(columns.begin(), Cell::Kind::number);
    return rows("measures_of_cases", std::move(columns), [](KeptCase& kept, Cells cells) {
      auto& [seq, measure] = kept.measures->emplace_back();
      return from_cell(cells.front(), seq) && from_cells(cells.subspan(1), measure);
    });
  }

  Question files() {
    return rows("paper_files_of_cases", columns_of<FileRow>(), [](KeptCase& kept, Cells cells) {
      FileRow row;
      bool const intact = from_cells(cells, row);
      kept.files->push_back({row.seq, row.index});
      return intact;
    });
  }

  /// A row that belongs to an event is stray where that is not there.
  bool of_event(KeptCase const* kept, std::string const& uid, std::int64_t seq) const {
    return kept != nullptr ? has_event(*kept, seq) : strays_.has_event(uid, seq);
  }

  Question private_rows() {
    static constexpr Query query = "private_of_cases";
    return each(query, columns_of_private_row(), [this](KeptCase* kept, std::string const& uid, Cells cells) {
      if (!of_event(kept, uid, cells.front().number)) strays_.of_no_event(of_private_rows, table_of(query), uid);
      return kept == nullptr || private_row_in(cells, kept->private_rows->emplace_back());
    });
  }

  Question messages() {
    static constexpr Query query = "messages_of_cases";
    return each(query, {Cell::Kind::number}, [this](KeptCase* kept, std::string const& uid, Cells cells) {
      if (!of_event(kept, uid, cells.front().number)) strays_.of_no_event(of_messages, table_of(query), uid);
      return true;
    });
  }

  /// A number carries the hash of the event that was given it.
  Question numbers() {
    return each("issued_of_cases", columns_of<NumberRow>(),
                [this](KeptCase* kept, std::string const& uid, Cells cells) {
                  NumberRow row;
                  bool const intact = from_cells(cells, row);
                  bool const given =
                      kept != nullptr ? has_event(*kept, row.event_hash) : strays_.has_event(uid, row.event_hash);
                  if (!given) strays_.number(row.text, uid);
                  return intact;
                });
  }

  /// Whoever mediates in a case has it on her page, and nobody else.
  void compare_mediating(std::vector<MediatingRow> const& found) {
    auto at = found.begin();
    for (auto const& kept : cases_) {
      std::set<std::pair<int, Symbol>> on_pages, as_is;
      for (; at != found.end() && at->uid <= kept.id.uid; ++at)
        if (at->uid == kept.id.uid) on_pages.emplace(at->instance, at->person);
      for (auto const& mediator : kept.file->all<Mediator>()) {
        auto const* instance = kept.file->instance(mediator.instance);
        if (!mediator.until && (instance == nullptr || !instance->ended_on))
          as_is.emplace(mediator.instance, mediator.person);
      }
      if (on_pages != as_is) strays_.mediating(kept.id.uid);
    }
  }

  /// Parts of the names of its parties, by which each case must be found.
  Result<> look_for_grams(Session& session) {
    std::vector<Grams> missing(cases_.size());
    std::set<std::string> grams;
    for (std::size_t i = 0; i < cases_.size(); ++i)
      for (auto const& party : cases_[i].file->all<Party>())
        for (auto const& row : *cases_[i].private_rows)
          if (row.row == party.name)
            for (auto const& gram : grams_of(row.text)) {
              missing[i].emplace_back(row.row, gram);
              grams.insert(gram);
            }
    if (grams.empty()) return {};
    Row among = row_;
    among.set("grams", std::vector<std::string>(grams.begin(), grams.end()));
    std::vector questions{Question{{"grams_of_names", std::move(among)}, columns_of<GramRow>(), [&](Cells cells) {
                                     GramRow found;
                                     bool const intact = from_cells(cells, found);
                                     strike_out(found, missing);
                                     return intact;
                                   }}};
    if (auto asked = session.ask_within(questions); !asked) return asked;
    for (std::size_t i = 0; i < cases_.size(); ++i)
      if (!missing[i].empty()) strays_.grams(missing[i].size(), cases_[i].id.uid);
    return {};
  }

  void strike_out(GramRow const& found, std::vector<Grams>& missing) const {
    auto const at = std::lower_bound(cases_.begin(), cases_.end(), found.uid,
                                     [](KeptCase const& kept, std::string const& uid) { return kept.id.uid < uid; });
    if (at == cases_.end() || at->id.uid != found.uid) return;
    std::erase(missing[static_cast<std::size_t>(at - cases_.begin())],
               std::pair(RowRef{found.seq, found.idx}, found.gram));
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
  Strays strays_;
  int kinds_ = 0;
  bool intact_ = true;
};

}  // namespace

Result<ReadStretch> read_kept(Session& session, CaseStretch const& stretch) {
  return StretchReader(stretch).read(session);
}

}  // namespace sql

Result<KeptStretch> SqlStore::kept(CaseStretch const& stretch) {
  auto read = with_session([&](sql::Session& session) { return sql::read_kept(session, stretch); });
  if (read && read->intact) return std::move(read->kept);
  if (!read && read.error().code != Code::corrupt) return passed_on(read);
  // Something in the stretch is broken: asked one by one, each case says for itself what is.
  auto one_by_one = CaseStore::kept(stretch);
  if (!one_by_one) return one_by_one;
  if (read)
    one_by_one->strays = std::move(read->kept.strays);
  else
    one_by_one->strays = tl::unexpected<Error>(read.error());
  return one_by_one;
}

}  // namespace liandiao
