#include "adapters/sql/pipeline.hpp"

#include <libpq-fe.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
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

/// What comes first behind a word, up to the next space.
std::string_view word_behind(std::string_view text, std::string_view word) {
  auto const begin = text.find_first_not_of(" \n", text.find(word) + word.size());
  return text.substr(begin, text.find_first_of(" \n(", begin) - begin);
}

std::string_view table_in(std::string_view text) {
  if (text.starts_with("INSERT")) return word_behind(text, "INTO");
  if (text.starts_with("UPDATE")) return word_behind(text, "UPDATE");
  if (text.starts_with("DELETE")) return word_behind(text, "FROM");
  return {};
}

/// The values of an INSERT that says nothing behind them.
std::string_view row_in(std::string_view text) {
  constexpr std::string_view before = "VALUES ";
  auto const at = text.rfind(before);
  bool const plain = text.starts_with("INSERT") && at != text.npos && text.ends_with(')') &&
                     text.find("CONFLICT") == text.npos && text.find("SELECT") == text.npos;
  return plain ? text.substr(at + before.size()) : std::string_view();
}

/// The statement with numbered parameters. One that moves or removes a row divides by how many it found.
std::string sendable(std::string_view text, std::vector<std::string> const& names, Order::Role role) {
  auto numbered = with_numbers(text, names);
  bool const moves = numbered.starts_with("UPDATE") || numbered.starts_with("DELETE");
  if (role == Order::Role::rows || !moves) return numbered;
  return "WITH touched AS (" + numbered + " RETURNING 1) SELECT 1 / count(*) FROM touched";
}

/// For how many rows an INSERT is prepared, the most first: each is a statement that the server keeps for a connection.
constexpr std::array<std::size_t, 6> row_counts{16, 8, 4, 3, 2, 1};

using Parcels = std::vector<std::vector<std::size_t>>;

/// Each in pieces of these sizes, in order.
Parcels in_pieces(Parcels const& parcels) {
  Parcels pieces;
  pieces.reserve(parcels.size());
  for (auto const& parcel : parcels)
    for (auto from = parcel.begin(); from != parcel.end();) {
      auto const left = static_cast<std::size_t>(parcel.end() - from);
      auto const size = *std::find_if(row_counts.begin(), row_counts.end(), [&](auto const n) { return n <= left; });
      pieces.emplace_back(from, from + static_cast<std::ptrdiff_t>(size));
      from += static_cast<std::ptrdiff_t>(size);
    }
  return pieces;
}

/// Under what a statement is prepared for so many rows.
std::string name_for(Query query, std::size_t rows) {
  std::string name(query.name());
  if (rows > 1) name += "_" + std::to_string(rows);
  return name;
}

/// The values of one statement as libpq takes them: bytes as they are, everything else as text.
struct Values {
  std::vector<std::string> numbers;
  std::vector<char const*> values;
  std::vector<int> lengths;
  std::vector<int> formats;

  explicit Values(std::size_t count) : numbers(count) {
    values.reserve(count);
    lengths.reserve(count);
    formats.reserve(count);
  }
  void add(std::vector<std::string> const& names, Row const& row) {
    for (auto const& name : names) {
      Cell const& cell = row.named(name);
      std::string& number = numbers[values.size()];
      if (cell.kind == Cell::Kind::number) number = std::to_string(cell.number);
      std::string const& text = cell.kind == Cell::Kind::number ? number : cell.text;
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

Pipeline::Held::Held(std::string_view statement)
    : text(statement), table(table_in(text)), row(row_in(text)), names(parameters_of(text)) {}

Pipeline::Pipeline(pg_conn& connection) : connection_(&connection), held_(query::all.size()) {
  auto const heard = [](void* self, PGresult const* notice) {
    char const* const state = PQresultErrorField(notice, PG_DIAG_SQLSTATE);
    auto& pipeline = *static_cast<Pipeline*>(self);
    pipeline.warned_ = pipeline.warned_ || (state != nullptr && std::string_view(state) == "01000");
  };
  PQsetNoticeReceiver(connection_, heard, this);
}

std::optional<Failed> Pipeline::send(std::span<Order> orders, Around around) {
  warned_ = false;
  auto const unseen = [](std::size_t, pg_result const&) {};
  std::optional<Failed> failed;
  if (around.begin && around.commit) {
    failed = travel(orders, unseen);
  } else {
    std::vector<Order> all;
    all.reserve(orders.size() + 1);
    if (around.begin) all.push_back({"begin_write", {}, Order::Role::rows});
    for (auto& order : orders) all.push_back(std::move(order));
    if (around.commit) all.push_back({"commit", {}, Order::Role::rows});
    failed = travel(all, unseen);
    std::size_t const before = around.begin ? 1 : 0;
    bool const around_them = failed && (failed->at < before || failed->at - before >= orders.size());
    if (failed) failed->at = around_them ? orders.size() : failed->at - before;
  }
  // Stored here and perhaps on no standby: its wait was broken off, which the server only warns of. That is no answer.
  if (!failed && around.commit && warned_) return Failed{orders.size(), lost("commit")};
  return failed;
}

Result<> Pipeline::ask(std::span<Question> questions, Transaction in) {
  std::vector<Order> all;
  all.reserve(questions.size() + 2);
  if (in == Transaction::its_own) all.push_back({"begin_read", {}});
  std::size_t const first = all.size();
  for (auto& question : questions) all.push_back(std::move(question.order));
  if (in == Transaction::its_own) all.push_back({"commit", {}});
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
  auto const parcels = parcels_of(orders);
  for (auto const& parcel : parcels)
    if (auto error = prepare(orders[parcel.front()], parcel.size())) return Failed{orders.size(), std::move(*error)};
  if (PQenterPipelineMode(connection_) != 1) return Failed{orders.size(), lost("pipeline")};
  bool sent = true;
  for (auto const& parcel : parcels) sent = sent && put(orders, parcel);
  sent = sent && PQpipelineSync(connection_) == 1;
  auto failed = sent ? answers(orders, parcels, seen) : Failed{orders.size(), lost("pipeline")};
  bool const left = PQexitPipelineMode(connection_) == 1;
  if (!left && !failed) failed = Failed{orders.size(), lost("pipeline")};
  if (!left) cut();
  return failed;
}

Pipeline::Held& Pipeline::held(Query query) {
  auto& held = held_[query.at];
  if (!held) held.emplace(query::all[query.at].postgresql);
  return *held;
}

// A row is only put before statements of other tables, and never before a lock of another one: no statement but those
// for the same table changes what it meets.
std::vector<Pipeline::Parcel> Pipeline::parcels_of(std::span<Order const> orders) {
  std::vector<Parcel> parcels;
  std::vector<std::pair<std::string_view, std::size_t>> last;  // of each table behind the lock, its last parcel
  for (std::size_t at = 0; at < orders.size(); ++at) {
    auto const& held = this->held(orders[at].query);
    if (orders[at].role == Order::Role::lock)
      std::erase_if(last, [&](auto const& one) { return one.first != held.table; });
    auto const place = std::find_if(last.begin(), last.end(), [&](auto const& one) { return one.first == held.table; });
    bool const joins = place != last.end() && !held.row.empty() &&
                       orders[parcels[place->second].front()].query.at == orders[at].query.at &&
                       parcels[place->second].size() < row_counts.front();
    if (joins) {
      parcels[place->second].push_back(at);
      continue;
    }
    if (place != last.end())
      place->second = parcels.size();
    else
      last.emplace_back(held.table, parcels.size());
    parcels.push_back({at});
  }
  return in_pieces(parcels);
}

std::optional<Failed> Pipeline::answers(std::span<Order const> orders, std::span<Parcel const> parcels,
                                        Seen const& seen) {
  std::optional<Failed> failed;
  for (auto const& parcel : parcels) {
    auto const at = parcel.front();
    auto const name = orders[at].query.name();
    Answer const answer(PQgetResult(connection_));
    if (!answer || PQstatus(connection_) == CONNECTION_BAD) return Failed{orders.size(), lost(name)};
    if (!failed && !good(answer)) failed = Failed{at, classified_postgresql(sqlstate_of(answer), name)};
    if (!failed) seen(at, *answer);
    while (Answer const rest{PQgetResult(connection_)}) {
    }
  }
  return end_of(orders, std::move(failed));
}

// Where the transaction was not begun by a statement it ends here, and what was put off until then may still fail.
std::optional<Failed> Pipeline::end_of(std::span<Order const> orders, std::optional<Failed> failed) {
  for (int silences = 0; silences < 2;) {  // one stands between two answers
    Answer const answer(PQgetResult(connection_));
    if (PQstatus(connection_) == CONNECTION_BAD) break;
    if (!answer) {
      ++silences;
      continue;
    }
    if (PQresultStatus(answer.get()) == PGRES_PIPELINE_SYNC) return failed;
    if (!failed) failed = Failed{orders.size(), classified_postgresql(sqlstate_of(answer), "commit")};
  }
  return Failed{orders.size(), lost("pipeline")};
}

bool Pipeline::put(std::span<Order const> orders, Parcel const& parcel) {
  constexpr int as_kept = 1;  // texts and bytes as they are, numbers as bytes: nothing is spelled out to be read again
  Query const query = orders[parcel.front()].query;
  auto const& names = held(query).names;
  Values values(names.size() * parcel.size());
  for (auto const at : parcel) values.add(names, orders[at].row);
  return PQsendQueryPrepared(connection_, name_for(query, parcel.size()).c_str(),
                             static_cast<int>(values.values.size()), values.values.data(), values.lengths.data(),
                             values.formats.data(), as_kept) == 1;
}

std::optional<Error> Pipeline::prepare(Order const& order, std::size_t rows) {
  auto& held = this->held(order.query);
  if (held.prepared.contains(rows)) return std::nullopt;
  auto text = sendable(held.text, held.names, order.role);
  for (std::size_t row = 1; row < rows; ++row)
    text += ", " + with_numbers(held.row, held.names, row * held.names.size());
  Answer const answer(PQprepare(connection_, name_for(order.query, rows).c_str(), text.c_str(), 0, nullptr));
  if (!good(answer)) {
    if (PQstatus(connection_) == CONNECTION_BAD) return lost(order.query.name());
    return classified_postgresql(sqlstate_of(answer), order.query.name());
  }
  held.prepared.insert(rows);
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
