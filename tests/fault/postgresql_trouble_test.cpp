// What a server answers on bad days — a full disk, its time limit, deadlocks, clashes, too many connections, a wrong
// password, a database that is only read or not there: one sentence each that says what to do, nothing changed, and the
// same step goes through under its key when the trouble is over.

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <future>
#include <iostream>
#include <optional>
#include <stdexcept>

#include "adapters/sql/session.hpp"
#include "tests/fault/served.hpp"
#include "tests/fault/small_disk.hpp"
#include "tests/fault/terminal.hpp"

namespace liandiao::fault {
namespace {

using sql::Session;
using tests::Cluster;

/// A database that runs out of room: on a small file system, which only root can give a server that runs already; else
/// by the answer that server would give.
class Narrow {
 public:
  Narrow(Cluster& server, std::string within) : server_(server), within_(std::move(within)) {
    if (::geteuid() != 0) {
      address_ = server_.blank();
      return;
    }
    disk_.emplace("64m");
    auto const place = disk_->folder().file("space");
    std::filesystem::create_directory(place);
    if (::chown(place.c_str(), 65534, 65534) != 0) throw std::runtime_error("the server must own its space");
    Cluster::run(within_, "CREATE TABLESPACE small LOCATION '" + place + "'");
    address_ = server_.blank("TABLESPACE small");
  }
  void drop() const {
    server_.drop(address_);
    if (disk_) Cluster::run(within_, "DROP TABLESPACE small");
  }

  std::string const& address() const { return address_; }
  void fill() const {
    if (disk_) return disk_->fill();
    Cluster::run(address_,
                 "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                 "  RAISE EXCEPTION 'no room' USING ERRCODE = '53100'; END $$;"
                 "CREATE TRIGGER no_room BEFORE INSERT ON case_event FOR EACH ROW EXECUTE FUNCTION no_room();");
  }
  void make_room() const {
    if (disk_) return disk_->make_room();
    Cluster::run(address_, "DROP TRIGGER no_room ON case_event; DROP FUNCTION no_room();");
  }

 private:
  Cluster& server_;
  std::string within_;
  std::optional<SmallDisk> disk_;
  std::string address_;
};

class PostgresqlTrouble : public ::testing::Test {
 protected:
  static constexpr std::size_t step = 6;

  void SetUp() override {
    ASSERT_EQ(told(office_.open(address_)), "accepted");
    ASSERT_NO_FATAL_FAILURE(office_.live_until(step));
    events_ = events();
  }

  std::size_t events() { return office_.stores.events(office_.id())->size(); }
  void expect_nothing_changed() {
    EXPECT_EQ(events(), events_);
    EXPECT_EQ(findings_in(office_.stores), "");
  }
  void expect_it_goes_through() {
    auto const done = office_.live(step);
    ASSERT_TRUE(done) << done.error().error.plain();
    EXPECT_FALSE(done->repeated);
    EXPECT_EQ(events(), events_ + done->events.size());
    EXPECT_EQ(findings_in(office_.stores), "");
    EXPECT_TRUE(office_.live(step)->repeated);
  }

  void run(std::string const& text) { Cluster::run(address_, text); }
  /// The next so many times an event goes in, the server does this instead.
  void make_trouble(int times, std::string const& what) {
    run("CREATE SEQUENCE times; CREATE FUNCTION trouble() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        "  IF nextval('times') <= " +
        std::to_string(times) + " THEN " + what +
        " END IF; RETURN NEW; END $$;"
        "CREATE TRIGGER troubled BEFORE INSERT ON case_event FOR EACH ROW EXECUTE FUNCTION trouble();");
  }
  static std::string raise(std::string const& sqlstate) {
    return "RAISE EXCEPTION 'trouble' USING ERRCODE = '" + sqlstate + "';";
  }
  std::string opening(std::string const& address) {
    auto const session = Session::open(Place{.path = address}, Session::Missing::refuse);
    return session ? "accepted" : session.error().key;
  }
  /// As somebody who is not the owner.
  std::string as(std::string const& role, std::string address) const {
    return address.replace(address.find("user=liandiao"), 13, "user=" + role);
  }
  /// One sentence, exit code 1.
  void expect_said(std::string const& address, std::string const& begin, std::string const& advice) {
    Folder const folder;
    auto const refused =
        ran(folder, address, "act " + office_.id().uid + " set_level --level L2 --reason x --key said");
    EXPECT_EQ(refused.exit, 1) << refused.said;
    EXPECT_TRUE(refused.said.starts_with(begin)) << refused.said;
    EXPECT_NE(refused.said.find(advice), std::string::npos) << refused.said;
    EXPECT_EQ(std::count(refused.said.begin(), refused.said.end(), '\n'), 1) << refused.said;
  }

  Cluster& server_ = Cluster::of_this_program();
  std::string const address_ = served();
  Office office_;
  std::size_t events_ = 0;
};

TEST_F(PostgresqlTrouble, AFullDiskIsSaidAndNothingChanges) {
  make_trouble(2, raise("53100"));
  EXPECT_EQ(told(office_.live(step)), "unavailable database_full");
  expect_nothing_changed();
  expect_said(address_, "磁盘已满", "腾出空间");
  expect_it_goes_through();
}

TEST_F(PostgresqlTrouble, AStatementThatTakesTooLongIsBrokenOffAndNothingChanges) {
  ASSERT_EQ(told(office_.open(address_ + "&options=-c%20statement_timeout%3D500")), "accepted");
  make_trouble(1, "PERFORM pg_sleep(60);");
  EXPECT_EQ(told(office_.live(step)), "unavailable database_slow");
  expect_nothing_changed();
  expect_it_goes_through();
}

TEST_F(PostgresqlTrouble, ClashesOfTransactionsAreTriedAgainWithoutAWord) {
  make_trouble(4, raise("40001"));
  expect_it_goes_through();
}

TEST_F(PostgresqlTrouble, ClashesThatDoNotEndAreSaid) {
  make_trouble(5, raise("40P01"));
  EXPECT_EQ(told(office_.live(step)), "unavailable database_contended");
  expect_nothing_changed();
  expect_it_goes_through();
}

// The server looks for a deadlock once, some while after a wait began: here in the step's, since the other's lasts
// longer.
TEST_F(PostgresqlTrouble, OfTwoThatWaitForEachOtherTheStepGivesWayAndIsDoneAfterwards) {
  run("CREATE TABLE gate (id int); INSERT INTO gate VALUES (1);"
      "CREATE FUNCTION pass() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
      "  UPDATE gate SET id = id; RETURN NULL; END $$;"
      "CREATE TRIGGER passes AFTER UPDATE ON dispute_case FOR EACH ROW EXECUTE FUNCTION pass();"
      "ALTER DATABASE " +
      Cluster::name_in(address_) + " SET deadlock_timeout = '1500ms'");
  auto patient =
      Session::open(Place{.path = address_, .busy = std::chrono::seconds(20)}, Session::Missing::refuse).value();
  ASSERT_TRUE(patient->script("SET deadlock_timeout = '60s'; BEGIN; UPDATE gate SET id = id"));
  Office other;
  ASSERT_EQ(told(other.open(address_, std::chrono::seconds(20))), "accepted");
  auto acting = std::async(std::launch::async, [&] { return told(other.live(step)); });
  server_.await("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'", "1");
  EXPECT_TRUE(patient->script("SELECT 1 FROM dispute_case FOR UPDATE; COMMIT"));
  EXPECT_EQ(acting.get(), "accepted");
  EXPECT_EQ(findings_in(other.stores), "");
}

TEST_F(PostgresqlTrouble, ADatabaseThatIsOnlyReadIsSaidAndFollowedWhenItIsNot) {
  auto const name = Cluster::name_in(address_);
  run("ALTER DATABASE " + name + " SET default_transaction_read_only = on");
  server_.disconnect_all();
  EXPECT_EQ(told(office_.live(step)), "unavailable database_standby");
  expect_nothing_changed();
  expect_said(address_, "这台数据库服务器不接受改动", "target_session_attrs=read-write");
  Cluster::run(address_ + "&options=-c%20default_transaction_read_only%3Doff",
               "ALTER DATABASE " + name + " RESET default_transaction_read_only");
  expect_it_goes_through();
}

TEST_F(PostgresqlTrouble, TooManyConnectionsAreSaid) {
  run("CREATE ROLE narrow LOGIN CONNECTION LIMIT 1");
  {
    auto const one = Session::open(Place{.path = as("narrow", address_)}, Session::Missing::refuse);
    ASSERT_TRUE(one) << one.error().plain();
    EXPECT_EQ(opening(as("narrow", address_)), "database_crowded");
    expect_said(as("narrow", address_), "postgresql:///", "max_connections");
  }
  server_.await("SELECT count(*) FROM pg_stat_activity WHERE usename = 'narrow'", "0");
  EXPECT_EQ(opening(as("narrow", address_)), "accepted");
  run("DROP ROLE narrow");
}

TEST_F(PostgresqlTrouble, AWrongPasswordARoleAndADatabaseThatAreNotThereAreSaid) {
  run("CREATE ROLE doorman LOGIN PASSWORD 'right'");
  server_.admit("local all doorman scram-sha-256");
  auto const with = [&](std::string const& password) { return as("doorman", address_) + "&password=" + password; };
  while (opening(with("wrong")) == "accepted") continue;
  EXPECT_EQ(opening(with("wrong")), "database_login");
  EXPECT_EQ(opening(with("right")), "accepted");
  expect_said(with("wrong"), "postgresql:///", "口令");
  EXPECT_EQ(opening(as("nobody", address_)), "database_login");
  auto nowhere = address_;
  nowhere.insert(nowhere.find('?'), "_nowhere");
  EXPECT_EQ(opening(nowhere), "database_not_made");
  expect_said(nowhere, "服务器上没有数据库 postgresql:///", "createdb");
  expect_said(with("right"), "这个数据库用户没有权限", "所有者");
  run("DROP ROLE doorman");
}

TEST_F(PostgresqlTrouble, AServerThatIsShuttingDownIsSaid) {
  server_.close_doors();
  auto answer = opening(address_);
  while (answer == "accepted") answer = opening(address_);
  EXPECT_EQ(answer, "database_starting");
  server_.stop();
  server_.start();
  expect_it_goes_through();
}

TEST_F(PostgresqlTrouble, APoolerThatPassesConnectionsOnIsSaid) {
  auto const session = Session::open(Place{.path = address_}, Session::Missing::refuse).value();
  ASSERT_TRUE(session->begin_read());
  session->rollback();
  ASSERT_TRUE(session->script("DEALLOCATE ALL"));
  auto const refused = session->begin_read();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().key, "database_pooled");
}

// The disk of the server's log is full: the server stops itself, and does not come back before there is room. An
// ordinary user cannot give a server such a disk; for her the answer of one whose log is full stands in, as above.
TEST_F(PostgresqlTrouble, WhenTheDiskOfTheLogIsFullNothingAnsweredIsLostAndItGoesOnWhenThereIsRoom) {
  if (::geteuid() != 0) {
    make_trouble(1, raise("53100"));
    EXPECT_EQ(told(office_.live(step)), "unavailable database_full");
    return expect_it_goes_through();
  }
  SmallDisk const disk("24m");
  auto const log = disk.folder().file("log");
  std::filesystem::create_directory(log);
  Cluster::give(log);
  Cluster server(Cluster::LogIn{log});
  auto const address = server.blank();
  furnish(address);
  Clerk clerk(address, "clerk");
  clerk.open_case();
  disk.fill();
  clerk.on_refusal = [&] {
    Folder const folder;
    auto const meanwhile = ran(folder, address, "list --overdue --as ddk-peng");
    if (meanwhile.exit != 0) {  // it may have room for a while by itself
      EXPECT_EQ(std::count(meanwhile.said.begin(), meanwhile.said.end(), '\n'), 1) << meanwhile.said;
    }
    server.stop();
    disk.make_room();
    server.start();
  };
  constexpr int steps_max = 20'000;
  int steps = 1;
  for (; clerk.refusals().empty() && steps <= steps_max; ++steps) clerk.step();
  ASSERT_EQ(clerk.refusals().size(), 1u);
  EXPECT_TRUE(clerk.refusals().front().starts_with("unavailable database_")) << clerk.refusals().front();
  EXPECT_NE(clerk.sentences().front().find("；请"), std::string::npos) << clerk.sentences().front();
  EXPECT_EQ(clerk.version(), steps);
  EXPECT_TRUE(clerk.answers_the_same());
  clerk.step();
  ASSERT_EQ(told(office_.open(address)), "accepted");
  EXPECT_EQ(std::ssize(office_.stores.events({Symbol("500104"), clerk.uid()}).value()), clerk.version());
  EXPECT_EQ(findings_in(office_.stores), "");
  std::cout << "  the log full at step " << steps << ": " << clerk.refusals().front() << "\n";
}

TEST_F(PostgresqlTrouble, AFileSystemWithoutRoomIsSaidAndTheStepGoesThroughWhenThereIsRoom) {
  Narrow const narrow(server_, address_);
  auto const& address = narrow.address();
  furnish(address);
  Clerk clerk(address, "clerk");
  clerk.open_case();
  narrow.fill();
  clerk.on_refusal = [&] { narrow.make_room(); };
  constexpr int steps_max = 5000;
  int steps = 1;
  for (; clerk.refusals().empty() && steps <= steps_max; ++steps) clerk.step();
  EXPECT_EQ(clerk.refusals(), std::vector<std::string>{"unavailable database_full"});
  EXPECT_EQ(clerk.version(), steps);
  EXPECT_EQ(clerk.terminal().close(), 1);
  ASSERT_EQ(told(office_.open(address)), "accepted");
  EXPECT_EQ(findings_in(office_.stores), "");
  office_.close();
  std::cout << "  full at step " << steps << "\n";
  server_.await(sessions_of(address), "0");
  narrow.drop();
}

}  // namespace
}  // namespace liandiao::fault
