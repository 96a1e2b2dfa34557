#include "adapters/sql/session.hpp"

namespace liandiao::sql {

Session::Session(Place place, soci::backend_factory const& backend, std::string const& connection, Binary binary)
    : place_(std::move(place)), sql_(backend, connection), binary_(binary), statements_(query::all.size()) {}

Result<std::unique_ptr<Session>> Session::open(Place const& place, Missing missing) {
  return place.on_server() ? open_postgresql(place) : open_sqlite(place, missing);
}

Result<long long> Session::run(Query query, Row row) {
  return guarded(query.name(), [&]() -> Result<long long> {
    Patience::Wait const wait(patience_.get());
    Statement& statement = held(query, row, nullptr);
    statement.start(row);
    return statement.affected();
  });
}

Result<std::vector<Table>> Session::ask(std::span<Question> questions) {
  if (auto begun = begin_read(); !begun) return passed_on(begun);
  auto tables = ask_within(questions);
  if (!tables) return tables;
  if (auto ended = commit(); !ended) return passed_on(ended);
  return tables;
}

Result<std::vector<Table>> Session::ask_within(std::span<Question> questions) {
  std::vector<Table> tables;
  for (auto& [order, columns] : questions) {
    auto table = guarded(order.query.name(), [&]() -> Result<Table> {
      auto& statement = held(order.query, order.row, columns);
      auto const count = columns().size();
      Table found;
      for (bool got = statement.start(order.row); got; got = statement.next()) {
        auto& row = found.emplace_back();
        for (std::size_t at = 0; at < count; ++at) row.push_back(statement.column(at));
      }
      return found;
    });
    if (!table) return passed_on(table);
    tables.push_back(std::move(*table));
  }
  return tables;
}

std::optional<Failed> Session::send(std::span<Order> orders, Around around) {
  if (around.begin)
    if (auto begun = begin_write(); !begun) return Failed{orders.size(), std::move(begun.error())};
  for (std::size_t at = 0; at < orders.size(); ++at) {
    auto touched = run(orders[at].query, std::move(orders[at].row));
    if (!touched) return Failed{at, std::move(touched.error())};
    if (*touched != 1 && !orders[at].any_number) return Failed{at, no_row_touched(orders[at].query.name())};
  }
  if (around.commit)
    if (auto done = commit(); !done) return Failed{orders.size(), std::move(done.error())};
  return std::nullopt;
}

Statement& Session::held(Query query, Row const& row, std::vector<Cell::Kind> (*columns)()) {
  auto& statement = statements_[query.at];
  if (!statement)
    statement = std::make_unique<Statement>(sql_, text(query), row,
                                            columns == nullptr ? std::vector<Cell::Kind>() : columns(), binary_);
  return *statement;
}

Result<> Session::control(Query query) {
  return guarded(query.name(), [&]() -> Result<> {
    Patience::Wait const wait(patience_.get());
    Row nothing;
    held(query, nothing, nullptr).start(nothing);
    return {};
  });
}

Result<std::string> Session::single(std::string const& text) {
  return guarded(text, [&]() -> Result<std::string> {
    Patience::Wait const wait(patience_.get());
    Row nothing;
    Statement statement(sql_, text, nothing, {Cell::Kind::text}, binary_);
    if (!statement.start(nothing)) return fail(Code::corrupt, "database_broken", {{"query", text}, {"result", ""}});
    return statement.column(0).text;
  });
}

}  // namespace liandiao::sql
