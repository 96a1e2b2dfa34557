#include "adapters/sql/session.hpp"

namespace liandiao::sql {
tl::unexpected<Error> broken_row(std::string_view query) {
  return fail(Code::corrupt, "database_row_broken", {{"query", std::string(query)}});
}

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

Result<> Session::ask(std::span<Question> questions) {
  if (auto begun = begin_read(); !begun) return begun;
  if (auto asked = ask_within(questions); !asked) return asked;
  return commit();
}

std::optional<Failed> Session::send(std::span<Order> orders, Around around) {
  if (around.begin)
    if (auto begun = begin_write(); !begun) return Failed{orders.size(), std::move(begun.error())};
  for (std::size_t at = 0; at < orders.size(); ++at) {
    auto touched = run(orders[at].query, std::move(orders[at].row));
    if (!touched) return Failed{at, std::move(touched.error())};
    if (*touched != 1 && orders[at].role != Order::Role::rows)
      return Failed{at, no_row_touched(orders[at].query.name())};
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
    return statement.row()[0].text;
  });
}

}  // namespace liandiao::sql
