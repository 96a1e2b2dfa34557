#include "tests/cluster.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "adapters/sql/session.hpp"
#include "adapters/sql/sql_store.hpp"

namespace liandiao::tests {
namespace {

constexpr uid_t nobody = 65534;
std::string const programs = "/usr/lib/postgresql/15/bin/";
std::string const ready = "ready to accept";  // connections, or of a standby read-only ones

/// Reads until the mark appears, or all there is.
std::string read_until(int pipe, std::string const& mark) {
  std::string text;
  char part[512];
  for (;;) {
    auto const got = ::read(pipe, part, sizeof part);
    if (got <= 0) return text;
    text.append(part, static_cast<std::size_t>(got));
    if (!mark.empty() && text.find(mark) != std::string::npos) return text;
  }
}

[[noreturn]] void become(std::vector<std::string> const& words, int output, pid_t parent) {
  if (::geteuid() == 0 && (::setgid(nobody) != 0 || ::setuid(nobody) != 0)) ::_exit(126);
  // A server outlives no test program, not even one that was killed.
  ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
  if (::getppid() != parent) ::_exit(126);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(output, STDERR_FILENO);
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (auto const& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  ::setenv("LC_ALL", "C.UTF-8", 1);
  ::execv(arguments.front(), arguments.data());
  ::_exit(127);
}

}  // namespace

Cluster& Cluster::of_this_program() {
  static Cluster cluster(Disk::forgetful);
  return cluster;
}

Cluster::Cluster(Disk disk) : disk_(disk), folder_(disk == Disk::durable ? Folder("/var/tmp") : Folder()) {
  if (::access((programs + "postgres").c_str(), X_OK) != 0)
    throw std::runtime_error(
        "PostgreSQL 15 is not installed: tools/test installs it, or apt-get install postgresql-15");
  make({programs + "initdb", "-D", data_, "-U", "liandiao", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
        "--no-sync", "--no-instructions"});
}

Cluster::Cluster(StandbyOf of) : disk_(of.primary.disk_) {
  make({programs + "pg_basebackup", "-D", data_, "-h", of.primary.folder_.path().string(), "-U", "liandiao",
        "--write-recovery-conf", "--checkpoint=fast", "--no-sync"});
}

Cluster::Cluster(Kept const& kept) : disk_(Disk::durable), data_(kept.folder + "/data") {
  std::filesystem::create_directories(kept.folder);
  give(kept.folder);
  if (std::filesystem::exists(data_ + "/PG_VERSION")) {
    give(folder_.path());
    start();
  } else {
    make({programs + "initdb", "-D", data_, "-U", "liandiao", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
          "--no-instructions"});
  }
}

Cluster::Cluster(Restored const& from) : disk_(Disk::forgetful) {
  namespace fs = std::filesystem;
  fs::copy(from.base, data_, fs::copy_options::recursive);
  for (auto const& folder : {folder_.path().string(), data_}) give(folder);
  for (auto const& entry : fs::recursive_directory_iterator(data_)) give(entry.path());
  std::ofstream(folder_.file("data/postgresql.auto.conf"), std::ios::app) << from.settings;
  std::ofstream(folder_.file("data/recovery.signal")).flush();
  start();
}

Cluster::Cluster(LogIn const& log) : disk_(Disk::forgetful) {
  make({programs + "initdb", "-D", data_, "-U", "liandiao", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
        "--no-sync", "--no-instructions", "--wal-segsize=1", "--waldir=" + log.folder});
}

void Cluster::give(std::string const& folder) {
  if (::geteuid() == 0 && ::chown(folder.c_str(), nobody, nobody) != 0)
    throw std::runtime_error("the folder of the server cannot be given to nobody");
}

void Cluster::make(std::vector<std::string> const& words) {
  give(folder_.path());
  int const said = launch(words);
  auto const text = read_until(said, "");
  ::close(said);
  int status = 0;
  ::waitpid(server_, &status, 0);
  server_ = 0;
  if (status != 0) throw std::runtime_error(words.front() + " failed: " + text);
  start();
}

// What is kept must be whole when the next one finds it.
Cluster::~Cluster() { end_with(data_ == folder_.file("data") ? SIGQUIT : SIGINT); }

void Cluster::start(std::vector<std::string> const& settings) {
  if (server_ != 0) return;
  // Complaints about statements are the tests' own doing, and nobody reads on once the server is ready.
  std::vector<std::string> words{programs + "postgres",
                                 "-D",
                                 data_,
                                 "-k",
                                 folder_.path().string(),
                                 "-c",
                                 "listen_addresses=",
                                 "-c",
                                 "log_min_messages=log",
                                 "-c",
                                 "log_checkpoints=off",
                                 "-c",
                                 "max_connections=60"};
  if (disk_ == Disk::forgetful) words.insert(words.end(), {"-F", "-c", "autovacuum=off"});
  for (auto const& setting : settings) words.insert(words.end(), {"-c", setting});
  said_ = launch(words);
  auto const text = read_until(said_, ready);
  if (text.find(ready) == std::string::npos) throw std::runtime_error("the server does not start: " + text);
}

void Cluster::stop() { end_with(SIGINT); }

void Cluster::die(Death how) { end_with(how == Death::killed ? SIGKILL : SIGQUIT); }

void Cluster::promote() { ask("SELECT CAST(pg_promote() AS text)"); }

void Cluster::close_doors() { ::kill(server_, SIGTERM); }

void Cluster::admit(std::string const& line) {
  auto const rules = data_ + "/pg_hba.conf";
  std::ifstream file(rules);
  std::string const before(std::istreambuf_iterator<char>(file), {});
  std::ofstream(rules) << line << "\n" << before;
  run(address("postgres"), "SELECT pg_reload_conf()");
}

std::string Cluster::either(std::string const& address, Cluster const& other) {
  auto both = address;
  both.insert(both.find('&'), "," + other.folder_.path().string());
  return both + "&target_session_attrs=read-write";
}

void Cluster::end_with(int signal) {
  if (server_ == 0) return;
  ::kill(server_, signal);
  ::waitpid(server_, nullptr, 0);
  // One that was killed leaves its other processes behind for a moment, and no new server starts beside them. They have
  // ended when nobody is left who could say anything.
  read_until(said_, {});
  ::close(said_);
  server_ = 0;
}

int Cluster::launch(std::vector<std::string> const& words) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  pid_t const parent = ::getpid();
  server_ = ::fork();
  if (server_ == 0) become(words, ends[1], parent);
  ::close(ends[1]);
  if (server_ < 0) throw std::runtime_error("no child process");
  return ends[0];
}

std::string Cluster::address(std::string const& database) const {
  return "postgresql:///" + database + "?host=" + folder_.path().string() + "&user=liandiao";
}

std::string Cluster::name_in(std::string const& address) {
  auto const begin = address.find(":///") + 4;
  return address.substr(begin, address.find('?') - begin);
}

void Cluster::run(std::string const& address, std::string const& text) {
  auto const session = sql::Session::open(Place{.path = address}, sql::Session::Missing::refuse);
  if (!session) throw std::runtime_error(session.error().plain());
  if (auto const done = (*session)->script(text); !done) throw std::runtime_error(text + ": " + done.error().plain());
}

std::string Cluster::blank(std::string const& options) {
  auto const name = "t" + std::to_string(++made_);
  run(address("postgres"), "CREATE DATABASE " + name + " " + options);
  return address(name);
}

std::string Cluster::named(std::string const& name) {
  if (ask("SELECT CAST(count(*) AS text) FROM pg_database WHERE datname = '" + name + "'") == "0")
    run(address("postgres"), "CREATE DATABASE " + name);
  return address(name);
}

std::string Cluster::copy_of(std::string const& address) { return blank("TEMPLATE " + name_in(address)); }

void Cluster::drop(std::string const& address) { run(this->address("postgres"), "DROP DATABASE " + name_in(address)); }

std::string Cluster::fresh() {
  if (!template_ready_) {
    run(address("postgres"), "CREATE DATABASE pattern");
    if (auto const made = init_database(Place{.path = address("pattern")}, Instant{1}); !made)
      throw std::runtime_error(made.error().plain());
    template_ready_ = true;
  }
  return blank("TEMPLATE pattern");
}

std::string Cluster::by_district(std::vector<std::string> const& districts) {
  auto address = fresh();
  std::ifstream file(std::filesystem::path(LIANDIAO_SOURCE_DIR) / "config/postgresql/partition_by_district.sql");
  run(address, std::string(std::istreambuf_iterator<char>(file), {}));
  for (auto const& district : districts) run(address, "SELECT add_district('" + district + "')");
  return address;
}

std::string Cluster::ask(std::string const& question) const {
  auto const session = sql::Session::open(Place{.path = address("postgres")}, sql::Session::Missing::refuse);
  if (!session) throw std::runtime_error(session.error().plain());
  return (*session)->single(question).value();
}

void Cluster::set(std::string const& name, std::string const& value) {
  auto const show = "SHOW " + name;
  auto const before = ask(show);
  run(address("postgres"), "ALTER SYSTEM SET " + name + " = " + value);
  run(address("postgres"), "SELECT pg_reload_conf()");
  // A new connection knows it when the server does; the checkpointer, which tells the others, before it checkpoints.
  while (ask(show) == before) {
  }
  run(address("postgres"), "CHECKPOINT");
}

void Cluster::await(std::string const& question, std::string const& answer) {
  while (ask(question) != answer) {
  }
}

void Cluster::disconnect_all() {
  run(address("postgres"),
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
      " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
}

}  // namespace liandiao::tests
