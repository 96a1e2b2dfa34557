#include "adapters/sql/figure_rows.hpp"

#include <limits>

namespace liandiao::sql {

Row figures_row(Symbol district, FiguresAsked const& asked) {
  constexpr auto no_bound = std::numeric_limits<std::int64_t>::max();
  Row row;
  row.set("district", district).set("from", asked.from).set("to", asked.to);
  row.set("at_closing", asked.at_closing.value_or(no_bound)).set("since_closing", asked.since_closing);
  row.set("codes", asked.codes);
  row.set("known_before_us", asked.known_on ? Instant::at(asked.known_on->plus(1)).us : no_bound);
  return row;
}

Result<std::vector<MovedMeasure>> read_measures(Session& session, Query query, Row row) {
  auto columns = columns_of<Measure>();
  columns.insert(columns.begin(), {Cell::Kind::text, Cell::Kind::number});
  std::vector<MovedMeasure> measures;
  auto const take = [&](std::span<Cell const> cells) {
    auto& [uid, seq, measure] = measures.emplace_back();
    return from_cell(cells[0], uid) && from_cell(cells[1], seq) && from_cells(cells.subspan(2), measure);
  };
  std::vector questions{Question{{query, std::move(row)}, std::move(columns), take}};
  if (auto asked = session.ask_within(questions); !asked) return passed_on(asked);
  return measures;
}

}  // namespace liandiao::sql
