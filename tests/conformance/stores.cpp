#include "tests/conformance/stores.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "adapters/memory/memory_store.hpp"
#include "adapters/sql/migrator.hpp"
#include "tests/cluster.hpp"

namespace liandiao::testing {
namespace {

struct InMemory final : Opened {
  MemoryStore store{number_text};
  CaseStore& cases() override { return store; }
  RevisionStore& revisions() override { return store; }
  DueWork& due_work() override { return store; }
  Outbox& outbox() override { return store; }
};

struct InSqlite final : Opened {
  Folder folder;
  std::unique_ptr<SqlStore> store;
  InSqlite() {
    Place const place{.path = folder.file("cases.db")};
    EXPECT_EQ(init_database(place, Instant{1}).value_or(-1), std::ssize(sql::migrations_of("sqlite")));
    store = SqlStore::open(place, number_text).value();
  }
  CaseStore& cases() override { return *store; }
  RevisionStore& revisions() override { return *store; }
  DueWork& due_work() override { return *store; }
  Outbox& outbox() override { return *store; }
};

struct InPostgresql final : Opened {
  std::unique_ptr<SqlStore> store;
  explicit InPostgresql(std::string const& address)
      : store(SqlStore::open(Place{.path = address}, number_text).value()) {}
  CaseStore& cases() override { return *store; }
  RevisionStore& revisions() override { return *store; }
  DueWork& due_work() override { return *store; }
  Outbox& outbox() override { return *store; }
};

/// A copy of one with the districts of these tests: partitions take a while to make.
std::string by_district() {
  auto& server = tests::Cluster::of_this_program();
  static std::string const pattern = server.by_district({"cqdk", "cqyb", "elsewhere"});
  return server.copy_of(pattern);
}

std::string padded(std::int64_t number, int width) {
  char text[24];
  std::snprintf(text, sizeof text, "%0*lld", width, static_cast<long long>(number));
  return text;
}

}  // namespace

std::vector<std::string> stores_under_test() { return {"memory", "sqlite", "postgresql", "postgresql_by_district"}; }

std::unique_ptr<Opened> open_store(std::string const& name) {
  if (name == "memory") return std::make_unique<InMemory>();
  if (name == "postgresql") return std::make_unique<InPostgresql>(tests::Cluster::of_this_program().fresh());
  if (name == "postgresql_by_district") return std::make_unique<InPostgresql>(by_district());
  return std::make_unique<InSqlite>();
}

std::string number_text(Serial const& serial) {
  if (serial.type == "ledger")
    return serial.district.str() + "-" + std::to_string(serial.year) + "-" + padded(serial.serial, 6);
  return "渝渡" + serial.organ.str() + "人调字〔" + std::to_string(serial.year) + "〕" + padded(serial.serial, 3) +
         "号";
}

std::string uid_of(int n) { return "00000000-0000-7000-8000-" + padded(n, 12); }

Change opened(Change::Part part) { return {Change::Kind::opened, std::move(part)}; }
Change moved(Change::Part part) { return {Change::Kind::moved, std::move(part)}; }
Change gone(Change::Part part) { return {Change::Kind::gone, std::move(part)}; }

Life::Life(std::string uid, std::string_view district) : id_{Symbol(district), std::move(uid)} {
  head.flow = Symbol("street");
  head.dispute_type = Symbol("neighbour");
  head.cause = "相邻关系纠纷";
  head.level = Symbol("L1");
  head.holder = Symbol("office_a");
  head.registered_on = Date::of(2026, 3, 2);
  head.instances = 1;
}

Step Life::opening(std::vector<Change> more) {
  std::vector<Change> changes{opened(head)};
  Instance docket;
  docket.no = 1;
  docket.procedure = Symbol("docket");
  docket.state = Symbol("registered");
  changes.push_back(opened(docket));
  changes.push_back(opened(Custody{1, 0, head.holder, head.registered_on}));
  changes.push_back(opened(Access{head.holder, Symbol("holder")}));
  for (auto& change : more) changes.push_back(std::move(change));
  return next(std::move(changes));
}

Step Life::next(std::vector<Change> changes, std::string key) {
  Step step;
  step.expected = file_.version;
  step.event.id = id_;
  step.event.seq = file_.version + 1;
  step.event.instance = 1;
  step.event.rule = 110;
  step.event.command = Symbol("note");
  step.event.changes = std::move(changes);
  step.event.actor = {Symbol("p1"), Symbol("office_a"), Symbol("mediator"), 0};
  step.event.on = {Date::of(2026, 3, 2).plus(static_cast<int>(file_.version)), std::nullopt};
  step.event.recorded = Instant{1'772'400'000'000'000 + file_.version};
  step.event.program = "test";
  step.event.key = std::move(key);
  chain(step, file_);
  step.standing = Symbol("open");
  return step;
}

std::vector<Committed> must_commit(CaseStore& cases, std::vector<Step> const& steps) {
  auto const done = cases.commit(steps);
  EXPECT_TRUE(done) << (done ? "" : done.error().plain());
  return done.value_or(std::vector<Committed>());
}

std::vector<std::string> strays_of(CaseStore& cases, Symbol district) {
  CaseStretch all{district, {}, {}, {}};
  EXPECT_TRUE(cases.each_case(district, [&](CaseId const& id) -> Result<> {
    all.ids.push_back(id);
    return {};
  }));
  auto rows = cases.strays(district).value();
  auto const of_cases = cases.kept(all).value().strays.value();
  rows.insert(rows.end(), of_cases.begin(), of_cases.end());
  std::sort(rows.begin(), rows.end());
  std::vector<std::string> said;
  said.reserve(rows.size());
  for (auto const& one : rows) said.push_back(one.said);
  return said;
}

}  // namespace liandiao::testing
