// A database on a server is backed up and restored with the server's own tools, by the very lines of
// docs/operations.md, and what was restored verifies against the last seal before it.

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <fstream>

#include "tests/cluster.hpp"
#include "tests/fault/office.hpp"
#include "tests/fault/terminal.hpp"

namespace liandiao::fault {
namespace {

using tests::Cluster;

std::string text_of(std::filesystem::path const& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

std::string with(std::string text, std::string const& what, std::string const& by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

class PostgresqlBackup : public ::testing::Test {
 protected:
  void SetUp() override {
    for (auto const* name : {"backup", "wal", "seals", "keys"}) {
      std::filesystem::create_directory(folder_.file(name));
      Cluster::give(folder_.file(name));
    }
    Cluster::give(folder_.path());
    furnish(address_);
    ASSERT_NO_FATAL_FAILURE(shell("liandiao audit key --out /secure/keys"));
  }

  /// The block of commands of that name in docs/operations.md, with the folders of this test for those it names.
  std::string documented(std::string const& name) const {
    auto const page = text_of(std::filesystem::path(LIANDIAO_SOURCE_DIR) / "docs/operations.md");
    auto const mark = "```sh " + name + "\n";
    auto const begin = page.find(mark);
    if (begin == std::string::npos) throw std::runtime_error("no block " + name);
    return page.substr(begin + mark.size(), page.find("```", begin + mark.size()) - begin - mark.size());
  }
  std::string here(std::string text) const {
    text = with(std::move(text), "/backup/wal", folder_.file("wal"));
    text = with(std::move(text), "/backup", folder_.file("backup"));
    text = with(std::move(text), "/mnt/seals", folder_.file("seals"));
    return with(std::move(text), "/secure/keys", folder_.file("keys"));
  }
  /// As an operator types it, on the machine of the server.
  void shell(std::string const& commands) const {
    auto const script = folder_.file("script");
    auto const programs = std::filesystem::path(LIANDIAO_BINARY).parent_path().string();
    std::ofstream(script) << "export PATH=" << programs << ":/usr/lib/postgresql/15/bin:$PATH PGHOST=" << server_.host()
                          << " PGUSER=liandiao PGDATABASE=postgres LIANDIAO_DATABASE='" << address_
                          << "' LIANDIAO_NOW=2025-10-20T10:00 LIANDIAO_SEAL_KEY=" << folder_.file("keys/seal.secret")
                          << "\n"
                          << here(commands);
    auto const said = folder_.file("said");
    int const status = std::system(("bash -eu '" + script + "' >'" + said + "' 2>&1").c_str());
    ASSERT_EQ(status, 0) << commands << text_of(said);
  }
  std::int64_t events_in(std::string const& address, std::string const& uid) {
    Office office;
    EXPECT_EQ(told(office.open(address)), "accepted");
    return std::ssize(office.stores.events({Symbol("500104"), uid}).value());
  }

  tests::Folder const folder_;
  Cluster server_{Cluster::Disk::forgetful};
  std::string const address_ = server_.blank();
};

TEST_F(PostgresqlBackup, ADumpTakenWhileSomebodyWritesIsRestoredIntoANewDatabase) {
  Clerk clerk(address_, "clerk");
  clerk.open_case();
  clerk.step();
  ASSERT_NO_FATAL_FAILURE(shell("liandiao audit seal --out /mnt/seals/2026-03-01.seal"));
  auto const before = clerk.version();
  clerk.begin();
  ASSERT_NO_FATAL_FAILURE(shell(documented("dump")));
  clerk.finish();
  ASSERT_NO_FATAL_FAILURE(shell(documented("dump-restore")));
  auto const restored = "postgresql:///restored?host=" + server_.host() + "&user=liandiao";
  auto const events = events_in(restored, clerk.uid());
  EXPECT_TRUE(events == before || events == before + 1) << events;
  Folder const folder;
  auto const again = ran(folder, restored, "init");
  EXPECT_EQ(again.exit, 0);
  EXPECT_NE(again.said.find("已是最新"), std::string::npos) << again.said;
  EXPECT_EQ(ran(folder, restored, "recheck").exit, 0);
  // What the schema forbids it forbids there too, and the life goes on.
  EXPECT_ANY_THROW(Cluster::run(restored, "DELETE FROM case_event"));
  EXPECT_ANY_THROW(Cluster::run(restored, "UPDATE dispute_case SET version = version + 1"));
  Clerk other(restored, "other");
  other.open_case();
  other.step();
  EXPECT_EQ(ran(folder, restored, "audit verify").exit, 0);
}

TEST_F(PostgresqlBackup, FromABaseAndItsLogTheDatabaseIsAsItWasAtAMoment) {
  ASSERT_NO_FATAL_FAILURE(shell(documented("archive")));
  server_.stop();
  server_.start();
  Clerk clerk(address_, "clerk");
  clerk.open_case();
  ASSERT_NO_FATAL_FAILURE(shell(documented("base")));
  clerk.step();
  clerk.step();
  ASSERT_NO_FATAL_FAILURE(shell("liandiao audit seal --out /mnt/seals/2026-03-01.seal"));
  auto const version = clerk.version();
  auto const moment = server_.ask("SELECT CAST(clock_timestamp() AS text)");
  clerk.step();
  auto const last = server_.ask("SELECT pg_walfile_name(pg_switch_wal())");
  server_.await("SELECT CAST(last_archived_wal >= '" + last + "' AS text) FROM pg_stat_archiver", "true");
  server_.die(Cluster::Death::killed);
  auto settings = here(documented("moment"));
  settings = with(settings, "2026-03-02 11:59:00+08", moment);
  Cluster later(Cluster::Restored{folder_.file("backup/base"), settings});
  later.await("SELECT CAST(pg_is_in_recovery() AS text)", "false");
  auto const restored = later.same(address_);
  EXPECT_EQ(events_in(restored, clerk.uid()), version);
  Folder const folder;
  auto const verified = ran(folder, restored,
                            "audit verify --seal " + folder_.file("seals/2026-03-01.seal") + " --public-key " +
                                folder_.file("keys/seal.public"));
  EXPECT_EQ(verified.exit, 0) << verified.said;
  Clerk other(restored, "other");
  other.open_case();
  other.step();
  EXPECT_EQ(ran(folder, restored, "audit verify").exit, 0);
}

TEST_F(PostgresqlBackup, TheCommandsOfTheSetUpMakeADistrictDatabase) {
  auto commands = documented("setup");
  // The package is there, and the server's own user is the one who asks.
  commands.erase(0, commands.find('\n') + 1);
  commands =
      with(with(with(commands, "sudo -u postgres ", ""), "$USER", "office"), "export", "export PGUSER=office\nexport");
  ASSERT_NO_FATAL_FAILURE(shell("cd " + (LIANDIAO_SOURCE_DIR + ("\n" + commands))));
  auto const made = "postgresql:///liandiao?host=" + server_.host() + "&user=office";
  Clerk clerk(made, "clerk");
  clerk.open_case();
  clerk.step();
  Folder const folder;
  EXPECT_EQ(ran(folder, made, "audit verify").exit, 0);
}

TEST_F(PostgresqlBackup, TheProgramNamesTheCommandThatDoesIt) {
  Folder const folder;
  auto const backup = ran(folder, address_, "backup --out " + folder.file("one.backup"));
  EXPECT_EQ(backup.exit, 1);
  EXPECT_NE(backup.said.find("pg_dump --format=custom"), std::string::npos) << backup.said;
  auto const restore = ran(folder, address_, "restore " + folder.file("one.backup"));
  EXPECT_EQ(restore.exit, 1);
  EXPECT_NE(restore.said.find("pg_restore --exit-on-error"), std::string::npos) << restore.said;
}

}  // namespace
}  // namespace liandiao::fault
