#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "tests/folder.hpp"

namespace liandiao::tests {

/// A PostgreSQL server of this program's own: made when it is first asked for, reached by a socket in its own folder,
/// gone with the program. It runs as nobody where the tests run as root, which PostgreSQL refuses to.
class Cluster {
 public:
  static Cluster& of_this_program();
  /// Forgetful, the server syncs nothing and stands in memory where there is room: nothing of a test outlives the
  /// machine. Durable, it is as it comes from the package, on a disk.
  enum class Disk { forgetful, durable };
  explicit Cluster(Disk disk);
  /// A standby of that server, from a copy of it as it is now.
  struct StandbyOf {
    Cluster const& primary;
  };
  explicit Cluster(StandbyOf of);
  /// A durable server whose data stay in a folder when the program ends, and are found there by the next.
  struct Kept {
    std::string folder;
  };
  explicit Cluster(Kept const& kept);
  /// A server that goes on from a base backup, with these lines of configuration.
  struct Restored {
    std::string base;
    std::string settings;
  };
  explicit Cluster(Restored const& from);
  /// One whose log stands in a folder that is the server's own and empty, in small pieces.
  struct LogIn {
    std::string folder;
  };
  explicit Cluster(LogIn const& log);
  ~Cluster();
  Cluster(Cluster const&) = delete;
  Cluster& operator=(Cluster const&) = delete;

  /// The address of a new database: with the newest schema, or with nothing in it.
  std::string fresh();
  std::string blank(std::string const& options = {});
  /// Of a database that has a name, made when there is none of it.
  std::string named(std::string const& name);
  /// With the newest schema, partitioned by district as config/postgresql says, for these districts.
  std::string by_district(std::vector<std::string> const& districts);
  /// Of a database nobody is connected to.
  std::string copy_of(std::string const& address);
  void drop(std::string const& address);
  static std::string name_in(std::string const& address);
  /// Where its socket is: a host, for libpq.
  std::string host() const { return folder_.path().string(); }
  /// Gives a folder to the user the server runs as.
  static void give(std::string const& folder);
  /// Runs a statement in that database, over a connection of its own.
  static void run(std::string const& address, std::string const& text);

  /// With settings beside its own, which hold until it is stopped.
  void start(std::vector<std::string> const& settings = {});
  void stop();
  /// How a server dies: without a word from its first process, or by an operator's haste from all of them.
  enum class Death { killed, immediate };
  void die(Death how);
  /// Takes no new connections, and ends when the last of those there are has: by `stop` at the latest.
  void close_doors();
  /// A rule of pg_hba.conf before all others. It holds some time after this returns.
  void admit(std::string const& line);
  /// From a standby to a server that takes changes.
  void promote();
  /// The same database on this server.
  std::string same(std::string const& address) const { return this->address(name_in(address)); }
  /// The same database, wherever of these two servers changes are taken.
  static std::string either(std::string const& address, Cluster const& other);
  /// Ends every connection to it but the asking one, as an operator or a failing network would.
  void disconnect_all();
  /// Gives the running server a setting; it holds for every process of it when this returns.
  void set(std::string const& name, std::string const& value);
  /// The first column of the first row.
  std::string ask(std::string const& question) const;
  /// Asks until it is answered so.
  void await(std::string const& question, std::string const& answer);

 private:
  std::string address(std::string const& database) const;
  /// With what this program leaves in its folder, started.
  void make(std::vector<std::string> const& words);
  /// A child process with these words; what it says comes out of the pipe returned.
  int launch(std::vector<std::string> const& words);
  void end_with(int signal);

  Disk const disk_;
  Folder const folder_;
  std::string const data_ = folder_.file("data");
  pid_t server_ = 0;
  int said_ = -1;  // the server's messages
  int made_ = 0;   // databases
  bool template_ready_ = false;
};

}  // namespace liandiao::tests
