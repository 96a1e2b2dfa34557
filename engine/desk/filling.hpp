#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "engine/desk/closed_forms.hpp"
#include "engine/ports/figures.hpp"
#include "engine/statistics/closing.hpp"

namespace liandiao {

/// Of which days, and of which of what was stored of them.
struct SumsAsked {
  Date first;
  Date last;
  std::optional<std::int64_t> at_closing = {};
  std::optional<Date> known_on = {};
};

/// The stretches of a period in which every organisation stood in one place, without sums.
std::vector<Stretch> stretches_of(Registers const& registers, Date first, Date last);

/// From what forms are filled: what was counted in each stretch of the days and, of the figures taken up as stocks, all
/// before them. A stock goes on from the last closing that froze it, so that it costs no more the more years there are.
Result<FormSums> read_sums(FigureReads& figures, ClosedForms& closed, Symbol district, Registers const& registers,
                           FiguresOfForms const& of, SumsAsked const& asked);

/// The same from measures alone, whatever was frozen.
Result<FormSums> recomputed_sums(FigureReads& figures, Symbol district, Registers const& registers,
                                 FiguresOfForms const& of, SumsAsked const& asked);

/// Stocks counted from measures alone. What was counted for one closing is gone on from for the next, so that a measure
/// is read once, however many closings there are.
class StocksCounted {
 public:
  StocksCounted(FigureReads& figures, Symbol district, std::vector<Symbol> stocks)
      : figures_(figures), district_(district), stocks_(std::move(stocks)) {}

  /// All there was until a day when so many closings stood, that day included.
  Result<std::vector<MeasureSum>> until(Date day, std::int64_t at_closing);

 private:
  FigureReads& figures_;
  Symbol district_;
  std::vector<Symbol> stocks_;
  std::vector<MeasureSum> sums_;  // until `day_` at `closing_`
  Date day_ = first_day_of_all.plus(-1);
  std::int64_t closing_ = 0;
};

/// `recomputed_sums` at a closing, of forms whose stocks are among those counted: what an audit believes.
Result<FormSums> recomputed_sums(FigureReads& figures, StocksCounted& stocks, Symbol district,
                                 Registers const& registers, FiguresOfForms const& of, SumsAsked const& asked);

/// A form beside the one that is checked, of a period; null: there is none to compare with.
using BesideOf = std::function<Result<FormBeside const*>(std::string_view form, ReportPeriod const& period)>;

/// Checks a filled form in itself, against other forms of its period, and against the period before.
Result<> check_beside(Form const& form, FilledForm& filled, ReportPeriod const& period, BesideOf const& beside);

/// Which forms are filled for a closing, and how many closings there were before it.
struct Filling {
  std::vector<Form> const& forms;
  ReportPeriod period;
  Registers const& registers;
  std::int64_t closings = 0;
};

/// Fills forms for the whole district, and checks them: against each other, against forms of the period that were
/// closed before, and against the period before as it is stated by then, `restated` included.
Result<std::vector<FilledForm>> filled_forms(Filling const& filling, ClosedForms& closed, FormSums const& sums,
                                             std::vector<Restated> const& restated);

}  // namespace liandiao
