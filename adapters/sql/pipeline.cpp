#include "adapters/sql/pipeline.hpp"

#include <libpq-fe.h>
#include <sys/socket.h>

#include <algorithm>
#include <memory>

#include "engine/base/ensure.hpp"

namespace liandiao::sql {
namespace {

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, Clear>;

bool good(Answer const& answer) {
  auto const status = PQresultStatus(answer.get());
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

std::string sqlstate_of(Answer const& answer) {
  char const* const state = PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE);
  return state == nullptr ? "" : state;
}

/// The statement with numbered parameters. One that moves or removes a row divides by how many it found.
std::string sendable(std::string_view text, std::vector<std::string> const& names, bool any_number) {
  auto numbered = with_numbers(text, names);
  bool const moves = numbered.starts_with("UPDATE") || numbered.starts_with("DELETE");
  if (any_number || !moves) return numbered;
  return "WITH touched AS (" + numbered + " RETURNING 1) SELECT 1 / count(*) FROM touched";
}

/// The values of one statement as libpq takes them: bytes as they are, everything else as text.
struct Values {
  std::vector<std::string> numbers;
  std::vector<char const*> values;
  std::vector<int> lengths;
  std::vector<int> formats;

  Values(std::vector<std::string> const& names, Row const& row) : numbers(names.size()) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      Cell const& cell = row.named(names[i]);
      if (cell.kind == Cell::Kind::number) numbers[i] = std::to_string(cell.number);
      std::string const& text = cell.kind == Cell::Kind::number ? numbers[i] : cell.text;
      values.push_back(cell.null ? nullptr : text.data());
      lengths.push_back(static_cast<int>(text.size()));
      formats.push_back(cell.kind == Cell::Kind::bytes ? 1 : 0);
    }
  }
};

/// A whole number as it comes: two, four or eight bytes, the highest first.
long long number_in(char const* bytes, std::size_t length) {
  long long number = length > 0 && (bytes[0] & 0x80) != 0 ? -1 : 0;
  for (std::size_t i = 0; i < length; ++i)
    number =
        static_cast<long long>(static_cast<unsigned long long>(number) << 8 | static_cast<unsigned char>(bytes[i]));
  return number;
}

void read_cell(PGresult const& answer, int row, int column, Cell& into) {
  into.null = PQgetisnull(&answer, row, column) == 1;
  char const* const bytes = PQgetvalue(&answer, row, column);
  auto const length = static_cast<std::size_t>(PQgetlength(&answer, row, column));
  if (into.kind != Cell::Kind::number) {
    into.text.assign(bytes, length);
    return;
  }
  into.number = number_in(bytes, length);
}

bool is_whole_number(Oid type) {
  constexpr Oid int8 = 20, int2 = 21, int4 = 23;  // as pg_type has them
  return type == int8 || type == int2 || type == int4;
}

/// Hands over every row; false when one of them is broken.
bool taken(PGresult const& answer, Question& question) {
  std::vector<Cell> cells(question.columns.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    cells[i].kind = question.columns[i];
    ensure(cells[i].kind != Cell::Kind::number || is_whole_number(PQftype(&answer, static_cast<int>(i))),
           "a column that is asked for as a number is a whole one");
  }
  bool intact = true;
  for (int row = 0; row < PQntuples(&answer); ++row) {
    for (std::size_t i = 0; i < cells.size(); ++i) read_cell(answer, row, static_cast<int>(i), cells[i]);
    intact = question.take(cells) && intact;
  }
  return intact;
}

}  // namespace

Pipeline::Pipeline(pg_conn& connection) : connection_(&connection), prepared_(query::all.size()) {
  auto const heard = [](void* self, PGresult const* notice) {
    char const* const state = PQresultErrorField(notice, PG_DIAG_SQLSTATE);
    auto& pipeline = *static_cast<Pipeline*>(self);
    pipeline.warned_ = pipeline.warned_ || (state != nullptr && std::string_view(state) == "01000");
  };
  PQsetNoticeReceiver(connection_, heard, this);
}

std::optional<Failed> Pipeline::send(std::span<Order> orders, Around around) {
  std::vector<Order> all;
  all.reserve(orders.size() + 2);
  if (around.begin) all.push_back({"begin_write", {}, true});
  for (auto& order : orders) all.push_back(std::move(order));
  if (around.commit) all.push_back({"commit", {}, true});
  warned_ = false;
  auto failed = travel(all, [](std::size_t, pg_result const&) {});
  // Stored here and perhaps on no standby: its wait was broken off, which the server only warns of. That is no answer.
  if (!failed && around.commit && warned_) return Failed{orders.size(), lost("commit")};
  std::size_t const before = around.begin ? 1 : 0;
  bool const around_them = failed && (failed->at < before || failed->at - before >= orders.size());
  if (failed) failed->at = around_them ? orders.size() : failed->at - before;
  return failed;
}

Result<> Pipeline::ask(std::span<Question> questions, Transaction in) {
  std::vector<Order> all;
  all.reserve(questions.size() + 2);
  if (in == Transaction::its_own) all.push_back({"begin_read", {}, true});
  std::size_t const first = all.size();
  for (auto& question : questions) all.push_back(std::move(question.order));
  if (in == Transaction::its_own) all.push_back({"commit", {}, true});
  std::optional<std::string_view> broken;
  auto failed = travel(all, [&](std::size_t at, pg_result const& answer) {
    if (at < first || at - first >= questions.size()) return;
    if (!taken(answer, questions[at - first]) && !broken) broken = all[at].query.name();
  });
  if (failed) return tl::unexpected<Error>(std::move(failed->error));
  if (broken) return broken_row(*broken);
  return {};
}

std::optional<Failed> Pipeline::travel(std::span<Order const> orders, Seen const& seen) {
  for (auto const& order : orders)
    if (auto error = prepare(order)) return Failed{orders.size(), std::move(*error)};
  if (PQenterPipelineMode(connection_) != 1) return Failed{orders.size(), lost("pipeline")};
  bool sent = true;
  for (auto const& order : orders) sent = sent && put(order);
  sent = sent && PQpipelineSync(connection_) == 1;
  auto failed = sent ? answers(orders, seen) : Failed{orders.size(), lost("pipeline")};
  bool const left = PQexitPipelineMode(connection_) == 1;
  if (!left && !failed) failed = Failed{orders.size(), lost("pipeline")};
  if (!left) cut();
  return failed;
}

std::optional<Failed> Pipeline::answers(std::span<Order const> orders, Seen const& seen) {
  std::optional<Failed> failed;
  for (std::size_t at = 0; at <= orders.size(); ++at) {  // the last is the end of the pipeline
    Answer const answer(PQgetResult(connection_));
    bool const last = at == orders.size();
    auto const name = last ? "pipeline" : orders[at].query.name();
    if (!answer || PQstatus(connection_) == CONNECTION_BAD) return Failed{orders.size(), lost(name)};
    if (last) return PQresultStatus(answer.get()) == PGRES_PIPELINE_SYNC ? failed : Failed{at, lost(name)};
    if (!failed && !good(answer)) failed = Failed{at, classified_postgresql(sqlstate_of(answer), name)};
    if (!failed) seen(at, *answer);
    while (Answer const rest{PQgetResult(connection_)}) {
    }
  }
  return failed;
}

bool Pipeline::put(Order const& order) {
  constexpr int as_kept = 1;  // texts and bytes as they are, numbers as bytes: nothing is spelled out to be read again
  auto const& prepared = *prepared_[order.query.at];
  Values const values(prepared.names, order.row);
  std::string const name(order.query.name());
  return PQsendQueryPrepared(connection_, name.c_str(), static_cast<int>(values.values.size()), values.values.data(),
                             values.lengths.data(), values.formats.data(), as_kept) == 1;
}

std::optional<Error> Pipeline::prepare(Order const& order) {
  Query const query = order.query;
  auto& prepared = prepared_[query.at];
  if (prepared) return std::nullopt;
  auto const text = query::all[query.at].postgresql;
  auto names = parameters_of(text);
  std::string const name(query.name());
  Answer const answer(
      PQprepare(connection_, name.c_str(), sendable(text, names, order.any_number).c_str(), 0, nullptr));
  if (!good(answer)) {
    if (PQstatus(connection_) == CONNECTION_BAD) return lost(query.name());
    return classified_postgresql(sqlstate_of(answer), query.name());
  }
  prepared = Prepared{std::move(names)};
  return std::nullopt;
}

Result<> Pipeline::script(std::string const& text) {
  Answer const answer(PQexec(connection_, text.c_str()));
  if (good(answer)) return {};
  if (PQstatus(connection_) == CONNECTION_BAD) return tl::unexpected<Error>(lost("script"));
  return tl::unexpected<Error>(classified_postgresql(sqlstate_of(answer), "script"));
}

void Pipeline::rollback() noexcept {
  if (PQstatus(connection_) != CONNECTION_OK || PQtransactionStatus(connection_) == PQTRANS_IDLE) return;
  PQclear(PQexec(connection_, "ROLLBACK"));
}

// A server that ends says so first: the end is behind what it says.
bool Pipeline::ended() noexcept {
  return PQconsumeInput(connection_) == 0 || PQconsumeInput(connection_) == 0 ||
         PQstatus(connection_) == CONNECTION_BAD;
}

void Pipeline::cut() noexcept {
  if (int const socket = this->socket(); socket >= 0) ::shutdown(socket, SHUT_RDWR);
}

int Pipeline::socket() const { return PQsocket(connection_); }

std::string Pipeline::server_parameter(std::string const& name) const {
  char const* const value = PQparameterStatus(connection_, name.c_str());
  return value == nullptr ? "" : value;
}

Error Pipeline::lost(std::string_view query) const { return classified_postgresql("08006", query); }

}  // namespace liandiao::sql
