#include "adapters/sql/lines_by_stretch.hpp"

#include <array>
#include <optional>
#include <tuple>
#include <utility>

#include "adapters/sql/case_gatherer.hpp"
#include "adapters/sql/open_to.hpp"
#include "engine/base/each_once.hpp"
#include "engine/base/ensure.hpp"

namespace liandiao::sql {
namespace {

struct HeadRow {
  std::string uid;
  Symbol dispute_type;
  Symbol level;
  Symbol holder;
  Symbol standing;
  Date registered_on;
  std::vector<Symbol> flags;
};
BOOST_DESCRIBE_STRUCT(HeadRow, (), (uid, dispute_type, level, holder, standing, registered_on, flags))

struct NumberRow {
  std::string uid;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(NumberRow, (), (uid, text))

struct PartyRow {
  std::string uid;
  std::string side;
  int headcount = 0;
  RowRef name;
  std::vector<Symbol> flags;
};
BOOST_DESCRIBE_STRUCT(PartyRow, (), (uid, side, headcount, name, flags))

struct LeadRow {
  std::string uid;
  Symbol person;
};
BOOST_DESCRIBE_STRUCT(LeadRow, (), (uid, person))

struct ClockRow {
  std::string uid;
  Symbol clock;
  int instance = 0;
  int agreement = 0;
  int term = 0;
  std::optional<Date> due;
  bool provisional = false;
  std::string mark;
};
BOOST_DESCRIBE_STRUCT(ClockRow, (), (uid, clock, instance, agreement, term, due, provisional, mark))

struct IrregularRow {
  std::string uid;
  int irregularities = 0;
};
BOOST_DESCRIBE_STRUCT(IrregularRow, (), (uid, irregularities))

auto rank(ClockRow const& row) { return std::tie(*row.due, row.instance, row.clock, row.agreement, row.term); }

class StretchReader {
 public:
  StretchReader(PageLines& lines, Row stretch, CaseQuery const& query)
      : lines_(lines),
        stretch_(std::move(stretch.set("open_to", list_of_organs(query.open_to)))),
        with_access_(!query.open_to.empty()),
        on_(query.on),
        parties_(lines.size()),
        next_(lines.size()) {}

  Result<> read(Session& session) {
    std::vector questions{heads(), numbers(), parties(), leads(), clocks(), irregularities()};
    questions.push_back(names_of_lines(lines_, "names_of_stretch", stretch_));
    if (with_access_) questions.push_back(access_of_lines(lines_, "access_of_stretch", stretch_));
    if (auto asked = session.ask_within(questions); !asked) return asked;
    ensure(heads_ == lines_.size(), "a case that was found is there");
    for (auto& begun : lines_.all()) keep_each_once(begun.line.flags);
    return {};
  }

 private:
  std::size_t place(BegunLine const& begun) const { return static_cast<std::size_t>(&begun - lines_.all().data()); }

  Question heads() {
    return of_lines<HeadRow>(lines_, "heads_of_stretch", stretch_, [this](BegunLine& begun, HeadRow const& row) {
      ++heads_;
      begun.line.dispute_type = row.dispute_type;
      begun.line.level = row.level;
      begun.line.holder = row.holder;
      begun.line.standing = row.standing;
      begun.line.registered_on = row.registered_on;
      add_flags(begun, row.flags);
    });
  }

  /// The one of the latest request is in force.
  Question numbers() {
    return of_lines<NumberRow>(lines_, "numbers_of_stretch", stretch_,
                               [](BegunLine& begun, NumberRow const& row) { begun.line.ledger_no = row.text; });
  }

  /// The first of each side gives its name to the line, whether or not it has one.
  Question parties() {
    return of_lines<PartyRow>(lines_, "parties_of_stretch", stretch_, [this](BegunLine& begun, PartyRow const& row) {
      constexpr std::array<std::string_view, 3> sides{"claimant", "respondent", "third"};
      auto& seen = parties_[place(begun)];
      for (std::size_t side = 0; side < sides.size(); ++side)
        if (row.side == sides[side] && !std::exchange(seen[side], true)) begun.names[side].row = row.name;
      begun.line.parties += row.headcount;
      add_flags(begun, row.flags);
    });
  }

  /// Of the instance begun last.
  Question leads() {
    return of_lines<LeadRow>(lines_, "leads_of_stretch", stretch_,
                             [](BegunLine& begun, LeadRow const& row) { begun.line.mediator = row.person; });
  }

  Question clocks() {
    return of_lines<ClockRow>(lines_, "clocks_of_stretch", stretch_, [this](BegunLine& begun, ClockRow const& row) {
      if (row.mark == "lapsed") {
        ++begun.line.lapsed;
        return;
      }
      auto& next = next_[place(begun)];
      begun.line.overdue += *row.due < on_ ? 1 : 0;
      if (next && rank(*next) <= rank(row)) return;
      begun.line.next_due = row.due;
      begun.line.next_clock = row.clock;
      begun.line.provisional = row.provisional;
      next = row;
    });
  }

  Question irregularities() {
    return of_lines<IrregularRow>(
        lines_, "irregularities_of_stretch", stretch_,
        [](BegunLine& begun, IrregularRow const& row) { begun.line.irregularities = row.irregularities; });
  }

  static void add_flags(BegunLine& begun, std::vector<Symbol> const& flags) {
    begun.line.flags.insert(begun.line.flags.end(), flags.begin(), flags.end());
  }

  PageLines& lines_;
  Row const stretch_;
  bool const with_access_;
  Date const on_;
  std::size_t heads_ = 0;
  std::vector<std::array<bool, 3>> parties_;   // of each line, which sides have been seen
  std::vector<std::optional<ClockRow>> next_;  // of each line, the running clock that is due first
};

Row stretch_of(Symbol district, PageLines& lines) {
  Row row;
  row.set("district", district).set("from", lines.all().back().line.id.uid).set("to", lines.all().front().line.id.uid);
  return row;
}

}  // namespace

Result<bool> lie_close(Session& session, Symbol district, PageLines& lines) {
  constexpr std::size_t few = 100;    // looked up before it is known how close they lie
  constexpr std::size_t between = 4;  // a case that is passed by takes about a quarter of looking one up
  if (lines.size() < few) return false;
  auto const most = between * lines.size();
  auto row = stretch_of(district, lines);
  auto const sizes = session.rows<SizeRow>("size_of_stretch", std::move(row.set("most", most + 1)));
  if (!sizes) return tl::unexpected<Error>(sizes.error());
  return static_cast<std::size_t>(sizes->front().size) <= most;
}

Result<> read_by_stretch(Session& session, Symbol district, CaseQuery const& query, PageLines& lines) {
  return StretchReader(lines, stretch_of(district, lines), query).read(session);
}

}  // namespace liandiao::sql
