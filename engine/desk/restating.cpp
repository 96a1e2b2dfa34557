#include "engine/desk/restating.hpp"

#include <algorithm>
#include <map>

#include "engine/desk/recording.hpp"

namespace liandiao {
namespace {

using Moved = std::vector<MovedMeasure>;

MeasureSum sum_of(Measure const& row) { return {row.code, row.organ, row.type, row.source, row.detail, row.value}; }

/// What is stated anew of one form.
class Restating {
 public:
  Restating(ClosedForms& closed, FigureReads& figures, Symbol district, Symbol form, std::int64_t closings)
      : closed_(closed), figures_(figures), district_(district), form_(form), closings_(closings) {}

  Result<std::vector<Restated>> all() {
    auto const* last = closed_.last_of(form_, closings_);
    if (last == nullptr) return std::vector<Restated>();
    auto moved = figures_.moved_measures(district_, {first_day_of_all, last->text.last, closings_, last->number, {}});
    if (!moved) return passed_on(moved);
    if (auto read = read_late(*last); !read) return passed_on(read);
    std::vector<Restated> lines;
    if (moved->empty() && late_.empty()) return lines;
    for (auto const& closed : closed_.all()) {
      if (closed.number > closings_ || !closed.closes(form_)) continue;
      auto of_period = anew(closed, *moved, late_.empty() ? 0 : last->number);
      if (!of_period) return passed_on(of_period);
      std::move(of_period->begin(), of_period->end(), std::back_inserter(lines));
    }
    return lines;
  }

 private:
  /// The records of activity of closed days that no closing knows of. They may come to nought together and yet move two
  /// periods.
  Result<> read_late(Closed const& last) {
    FiguresAsked const late{first_day_of_all, last.text.last, closings_, last.number, {}};
    for (auto const& kind : activity_kinds) {
      auto records = figures_.activities_of(district_, Symbol(kind.word), late);
      if (!records) return passed_on(records);
      std::move(records->begin(), records->end(), std::back_inserter(late_));
    }
    std::sort(late_.begin(), late_.end(), [](Activity const& a, Activity const& b) { return a.no < b.no; });
    return {};
  }

  Result<> add_recorded(std::vector<MeasureSum>& sums, Date first, Date last, std::int64_t since,
                        std::vector<Symbol> const& of) {
    auto late = activity_figures(figures_, district_, {first, last, closings_, since, {}});
    if (!late) return passed_on(late);
    auto const own = only_of(std::move(*late), of);
    sums.insert(sums.end(), own.begin(), own.end());
    return {};
  }

  /// What records of activity add to what was frozen; `since` 0: there are none.
  Result<bool> add_all_recorded(FormSums& sums, Closed const& closed, std::int64_t since, FiguresOfForms const& of) {
    if (since == 0) return false;
    if (auto added = add_recorded(sums.before, first_day_of_all, closed.text.first.plus(-1), since, of.stocks); !added)
      return passed_on(added);
    bool any = !sums.before.empty();
    for (auto& stretch : sums.within) {
      if (auto added = add_recorded(stretch.sums, stretch.first, stretch.last, since, of.counted); !added)
        return passed_on(added);
      any = any || !stretch.sums.empty();
    }
    return any;
  }

  Result<std::vector<Restated>> anew(Closed const& closed, Moved const& moved, std::int64_t recorded_since) {
    auto const form = closed_.form(closed.of(form_)->digest);
    if (!form) return tl::unexpected<Error>(form.error());
    auto const of = figures_of({**form});
    auto const is_before = [&](Measure const& row) {
      return row.day < closed.text.first && std::binary_search(of.stocks.begin(), of.stocks.end(), row.code);
    };
    auto const is_within = [&](Measure const& row) {
      return closed.text.first <= row.day && row.day <= closed.text.last &&
             std::binary_search(of.counted.begin(), of.counted.end(), row.code);
    };
    Moved own;
    std::copy_if(moved.begin(), moved.end(), std::back_inserter(own),
                 [&](auto const& one) { return is_before(one.measure) || is_within(one.measure); });
    if (own.empty() && recorded_since == 0) return std::vector<Restated>();
    auto const registers = closed_.registers(closed.text.registers);
    if (!registers) return tl::unexpected<Error>(registers.error());
    FormSums sums;
    sums.within = stretches_of(**registers, closed.text.first, closed.text.last);
    auto const recorded = add_all_recorded(sums, closed, recorded_since, of);
    if (!recorded) return tl::unexpected<Error>(recorded.error());
    if (own.empty() && !*recorded) return std::vector<Restated>();
    auto const stated = closed_.stated(form_, closed, closings_);
    if (!stated) return tl::unexpected<Error>(stated.error());

    for (auto const& one : own) {
      if (is_before(one.measure)) sums.before.push_back(sum_of(one.measure));
      for (auto& stretch : sums.within)
        if (stretch.first <= one.measure.day && one.measure.day <= stretch.last)
          stretch.sums.push_back(sum_of(one.measure));
    }
    sums.before = added_up(std::move(sums.before));
    for (auto& stretch : sums.within) stretch.sums = added_up(std::move(stretch.sums));
    auto const delta = filled(**form, closed.period(), **registers, {}, sums);
    auto lines = restatements(**form, closed.text.period, *stated, delta);
    for (auto& line : lines)
      if (!line.sum && line.of)
        if (auto named = name_causes(line, **form, **registers, closed, own); !named) return passed_on(named);
    return lines;
  }

  /// The parts the cells of a column are added up of; of a ratio, of what is divided and of what it is divided by.
  static std::vector<CellPart> parts_under(Form const& form, FormColumn const& column) {
    auto const* ratio = std::get_if<RatioOf>(&column.from);
    if (ratio == nullptr) return parts_of(form, column);
    auto parts = parts_of(form, *form.column(ratio->of));
    auto more = parts_of(form, *form.column(ratio->to));
    std::move(more.begin(), more.end(), std::back_inserter(parts));
    return parts;
  }

  /// The steps and the records that moved the cell of a body.
  Result<> name_causes(Restated& line, Form const& form, Registers const& registers, Closed const& closed,
                       Moved const& moved) {
    auto const parts = parts_under(form, *form.column(line.column));
    auto const moves = [&](Measure const& row) {
      return (form.rows == RowsBy::organ ? row.organ : row.detail) == line.of &&
             std::any_of(parts.begin(), parts.end(),
                         [&](CellPart const& part) { return counts(part, row, registers, closed); });
    };
    for (auto const& one : moved) {
      bool const named = !line.by.empty() && line.by.back().uid == one.uid && line.by.back().seq == one.seq;
      if (named || !moves(one.measure)) continue;
      auto const why = why_of(one);
      if (!why) return tl::unexpected<Error>(why.error());
      line.by.push_back({one.uid, one.seq, *why, 0});
    }
    for (auto const& record : late_) {
      auto const rows = measures_of(record);
      if (std::any_of(rows.begin(), rows.end(), moves)) line.by.push_back({"", 0, why_restated(record), record.no});
    }
    return {};
  }

  static bool counts(CellPart const& part, Measure const& row, Registers const& registers, Closed const& closed) {
    auto const* organ = registers.organisation(row.organ);
    auto const* kind = activity_figure(part.figure).kind;
    // A level that is of an earlier day is what those of the period are told from.
    bool const since_ever = part.taken != Taken::in_period || (kind != nullptr && kind->level);
    Date const until = part.taken == Taken::before_period ? closed.text.first.plus(-1) : closed.text.last;
    return row.day <= until && (since_ever || closed.text.first <= row.day) && part.figure == row.code &&
           part.types.holds(row.type) && part.sources.holds(row.source) && part.details.holds(row.detail) &&
           part.bodies.holds(organ == nullptr ? Symbol() : organ->kind);
  }

  Result<Symbol> why_of(MovedMeasure const& moved) {
    auto const key = std::pair(moved.uid, moved.seq);
    if (auto const known = why_.find(key); known != why_.end()) return known->second;
    auto const stored = figures_.event_at(CaseId{district_, moved.uid}, moved.seq);
    if (!stored) return tl::unexpected<Error>(stored.error());
    auto const event = parse_event(stored->text);
    if (!event) return tl::unexpected<Error>(event.error());
    return why_.emplace(key, why_restated(*event, moved.measure.day)).first->second;
  }

  ClosedForms& closed_;
  FigureReads& figures_;
  Symbol district_;
  Symbol form_;
  std::int64_t closings_;
  std::vector<Activity> late_;
  std::map<std::pair<std::string, std::int64_t>, Symbol> why_;
};

}  // namespace

Result<std::vector<Restated>> restated_since(ClosedForms& closed, std::vector<Symbol> const& forms,
                                             FigureReads& figures, Symbol district, std::int64_t closings) {
  std::vector<Restated> all;
  for (auto const form : forms) {
    auto lines = Restating(closed, figures, district, form, closings).all();
    if (!lines) return passed_on(lines);
    std::move(lines->begin(), lines->end(), std::back_inserter(all));
  }
  return all;
}

}  // namespace liandiao
