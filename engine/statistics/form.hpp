#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/base/digest.hpp"
#include "engine/base/error.hpp"
#include "engine/base/symbol.hpp"
#include "engine/base/value.hpp"
#include "engine/statistics/figure.hpp"
#include "engine/statistics/period.hpp"
#include "engine/statistics/wording.hpp"

/// Official forms as data (docs/formats/report.md): which figures stand in which column, what a row is, and which cells
/// must agree with which.
namespace liandiao {

/// What a measure is told apart by in a column: the kind of the body it counts for, the source of the case, the type of
/// dispute, or the figure's own detail.
enum class Dimension { body, source, type, detail };

/// Where something stood in its file: two forms say the same wherever it stands.
struct FilePlace : Mark {
  bool operator==(FilePlace const&) const { return true; }
};

/// Of one dimension some words, or all but some.
struct Narrowed {
  Dimension by = Dimension::type;
  std::vector<Symbol> words;
  bool except = false;
  FilePlace at = {};
  bool operator==(Narrowed const&) const = default;
};

/// Which days of a figure a cell adds up: those of the period, all before it, or all until its end. The last two are
/// stocks: what was pending when the period began, and when it ended.
enum class Taken { in_period, before_period, until_end };

/// A column that adds up one figure.
struct Counts {
  std::string figure;
  std::vector<Narrowed> only;  // each of them must hold
  Taken taken = Taken::in_period;
  bool operator==(Counts const&) const = default;
};
/// A column made of columns before it.
struct SumOf {
  std::vector<int> adds;
  std::vector<int> less;
  bool operator==(SumOf const&) const = default;
};
/// A ratio: `of` divided by `to`, times `per` (100 for per cent, 1 for a mean). Both stand in the form beside it.
struct RatioOf {
  int of = 0;
  int to = 0;
  std::int64_t per = 100;
  bool operator==(RatioOf const&) const = default;
};

/// What counted cells are worth: each column's number times so many fen (以案定补).
struct Priced {
  struct Each {
    int column = 0;
    std::int64_t fen = 0;
    bool operator==(Each const&) const = default;
  };
  std::vector<Each> each;
  bool operator==(Priced const&) const = default;
};

struct FormColumn {
  int no = 0;         // as the form numbers it, from 1 without a gap
  std::string code;   // what drill-down and checks of other forms name it by
  std::string group;  // of columns under one heading
  Wording name;
  Wording definition;  // 口径; empty: that of the figure
  std::variant<Counts, SumOf, RatioOf, Priced> from;
  FilePlace at = {};
  bool operator==(FormColumn const&) const = default;
};

struct FormGroup {
  std::string code;
  Wording name;
  FilePlace at = {};
  bool operator==(FormGroup const&) const = default;
};

/// In every row, the sum of `adds` without `less` is the cell `equals`, or at most that.
struct FormCheck {
  std::string code;
  Wording name;
  std::vector<int> adds;
  std::vector<int> less;
  int equals = 0;
  bool at_most = false;
  /// Another form's column that `equals` stands for, of the same period and bodies, as `form.column`; empty: this form.
  std::string elsewhere;
  /// `equals` is that column of the period before: opening against last closing.
  bool period_before = false;
  FilePlace at = {};
  bool operator==(FormCheck const&) const = default;
};

/// What makes a row: an organisation whose figures they are, or a value of the figures' detail (an article, a person).
enum class RowsBy { organ, detail };
/// What its amounts are told in.
enum class MoneyIn { ten_thousand_yuan, yuan };

/// One edition of a form. A change of the form is a new edition with its day in force; figures of earlier periods keep
/// theirs.
struct Form {
  std::string code;
  std::string edition;
  Date from;
  Every every = Every::month;  // how often it is due
  ReportPeriod::CutOff cut_off;
  Wording title;
  std::string number;          // 表号, as the official form bears it; may be empty
  std::vector<Symbol> lines;   // of organisations: in whose line its rows roll up; empty: every line
  std::vector<Symbol> bodies;  // kinds that have a row even when nothing is counted for them
  /// Kinds of organisations that compile it (汇总): one of them with nobody above it in its own line has to do with
  /// every body of the form, is handed in to from the top of each line, and closes it, though it stands in another.
  std::vector<Symbol> compiled_by;
  RowsBy rows = RowsBy::organ;
  MoneyIn money = MoneyIn::ten_thousand_yuan;
  bool submitted = false;  // closed only when what is handed in to who closes it has been approved
  std::vector<FormGroup> groups;
  std::vector<FormColumn> columns;
  std::vector<FormCheck> checks;
  FilePlace at = {};  // of what it says of bodies and lines
  Digest digest;      // of its canonical text

  FormColumn const* column(int no) const;
  FormColumn const* column(std::string_view wanted) const;  // by its code
};

/// The word of a dimension, and of how often, as files have it.
std::string_view word_of(Dimension dimension);
std::string_view word_of(Every every);

/// Whether any of its cells is a stock: added up of more days than the period's.
bool has_stocks(Form const& form);

/// Reads a form's file, strictly: shape, types, unknown and repeated keys. Says nothing about sense.
Result<Form> read_form(Value const& value);
/// The text that is digested and stored; `read_form` of it gives the same form.
Value write_form(Form const& form);

/// What the rows are where they are details: the kind its figures have in common (figure_detail), else `word`.
std::string_view kind_of_detail(Form const& form);
/// How a column is counted in.
FigureUnit unit_of(Form const& form, FormColumn const& column);

}  // namespace liandiao
