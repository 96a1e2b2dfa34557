#include "tests/bench/district.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "adapters/sql/migrator.hpp"
#include "tests/district/load.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::bench {
namespace {

namespace fs = std::filesystem;

constexpr int workers = 2;

std::string number_text(Serial const& serial) {
  return serial.organ.str() + "-" + serial.type.str() + "-" + std::to_string(serial.year) + "-" +
         std::to_string(serial.serial);
}

/// A server takes rows in bulk best when it logs as little as it may; it is begun anew as it comes from the package.
std::vector<std::string> const while_loading{"wal_level=minimal",  "max_wal_senders=0",     "fsync=off",
                                             "autovacuum=off",     "max_wal_size=8GB",      "checkpoint_timeout=1h",
                                             "shared_buffers=1GB", "synchronous_commit=off"};

/// What the server is begun with that is measured.
std::vector<std::string> as_asked() {
  auto const& buffers = options().shared_buffers;
  return buffers.empty() ? std::vector<std::string>() : std::vector{"shared_buffers=" + buffers};
}

void publish(Desk& desk, district::Lives const& lives) {
  std::vector<Finding> findings;
  if (auto const done = desk.load_calendar(district::shipped_file("calendars/cn.yaml")); !done)
    give_up(done.error().plain());
  if (auto const done = desk.load_registers(lives.sources().bodies.registers()); !done) give_up(done.error().plain());
  if (auto const done = desk.publish_flow(district::shipped_file("flows/dadukou.yaml"), findings); !done)
    give_up(done.error().plain());
}

std::string file_text(fs::path const& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string told_in(district::Loaded const& loaded) {
  std::ostringstream told;
  char line[160];
  std::snprintf(line, sizeof line, "%d cases, %lld events, %.2f a case, digest %.16s\n", loaded.cases,
                static_cast<long long>(loaded.events), static_cast<double>(loaded.events) / loaded.cases,
                loaded.digest.hex().c_str());
  told << line;
  for (auto const& [what, seconds] : loaded.seconds) {
    std::snprintf(line, sizeof line, "  %-56s %9.1f s\n", what.c_str(), seconds);
    told << line;
  }
  std::int64_t rows = 0;
  for (auto const& [table, count] : loaded.rows) rows += count;
  std::snprintf(line, sizeof line, "  %lld rows in %zu tables\n", static_cast<long long>(rows), loaded.rows.size());
  told << line;
  return told.str();
}

/// Everything that is done between an empty folder and a database one can work with.
void load_into(District const& district, std::string const& note) {
  district::Lives const lives(district_seed, district.cases());
  {
    AtTheDesk office(district);
    publish(office.desk(), lives);
  }
  auto const sink = district::sink_of(district.place());
  std::ofstream(note) << told_in(district::load(lives, *sink, number_text, workers));
}

std::string megabytes_below(fs::path const& folder) {
  std::uintmax_t bytes = 0;
  for (auto const& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) bytes += entry.file_size();
  return std::to_string(bytes / 1'000'000) + " MB";
}

}  // namespace

District::District(int cases) : cases_(cases) {
  auto const& asked = options();
  if (asked.keep.empty())
    folder_ = own_.emplace().path().string();
  else
    folder_ = (fs::absolute(asked.keep) / (asked.on_server ? "postgresql" : "sqlite")).string();
  fs::create_directories(folder_);
  constexpr auto for_the_server = fs::perms::owner_all | fs::perms::group_read | fs::perms::group_exec |
                                  fs::perms::others_read | fs::perms::others_exec;  // which is another user's
  fs::permissions(folder_, for_the_server);
  bool const there = file_text(note() + ".as").starts_with(wanted());
  if (!there)
    for (auto const& entry : fs::directory_iterator(folder_)) fs::remove_all(entry.path());
  if (asked.on_server) {
    cluster_.emplace(tests::Cluster::Kept{folder_ + "/server"});
    address_ = cluster_->named("district");
  } else {
    address_ = folder_ + "/district.db";
  }
  if (!there) fill();
  if (cluster_) {
    cluster_->stop();
    cluster_->start(as_asked());
    print_line("PostgreSQL " + cluster_->ask("SHOW server_version") + ", shared_buffers " +
               cluster_->ask("SHOW shared_buffers"));
  }
  print_line(file_text(note()) + "in " + megabytes_below(folder_) + " of " + folder_ +
             (there ? ", kept from an earlier run" : ""));
}

/// What tells one filled database from another.
std::string District::wanted() const {
  std::string all = std::to_string(district_seed);
  for (auto const& step : sql::migrations_of(options().on_server ? "postgresql" : "sqlite")) all += step.text;
  std::vector<fs::path> files;
  for (auto const& entry : fs::directory_iterator(std::string(LIANDIAO_SOURCE_DIR) + "/tests/district/data"))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (auto const& file : files) all += file_text(file);
  return std::to_string(cases_) + " " + digest_of(all).hex();
}

void District::fill() {
  auto const start = std::chrono::steady_clock::now();
  if (cluster_) {
    cluster_->stop();
    cluster_->start(while_loading);
  }
  if (auto const made = init_database(place(), Instant{1}); !made) give_up(made.error().plain());
  pid_t const child = fork();
  if (child < 0) give_up("no process can be started to fill the database");
  if (child == 0) {
    try {
      load_into(*this, note());
    } catch (std::exception const& failure) {
      give_up(failure.what());
    }
    _exit(0);
  }
  int status = 0;
  if (waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
    give_up("the database was not filled");
  if (cluster_) {
    cluster_->stop();
    ::sync();
  }
  std::chrono::duration<double> const took = std::chrono::steady_clock::now() - start;
  char line[80];
  std::snprintf(line, sizeof line, "  %-56s %9.1f s\n", "all of it, from an empty folder on", took.count());
  std::ofstream(note(), std::ios::app) << line;
  std::ofstream(note() + ".as") << wanted();
}

std::unique_ptr<SqlStore> District::store() const {
  auto store = SqlStore::open(place(), number_text);
  if (!store) give_up(store.error().plain());
  return std::move(*store);
}

District const& district(int cases) {
  static District const the(cases);
  return the;
}

IdsOfThisRun::IdsOfThisRun()
    : run_(static_cast<std::uint64_t>(
          std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
              .count())) {}

std::string IdsOfThisRun::uid(Instant) {
  std::array<char, 48> text{};
  auto const run = static_cast<unsigned long long>(run_);
  std::snprintf(text.data(), text.size(), "%08llx-%04llx-7000-8000-%012llx", run >> 16, run & 0xffff,
                static_cast<unsigned long long>(next_++));
  return text.data();
}

Digest IdsOfThisRun::salt() { return digest_of("salt " + std::to_string(run_) + " " + std::to_string(next_++)); }

AtTheDesk::AtTheDesk(District const& district)
    : store_(district.store()),
      time_(district::Lives::looked_at()),
      desk_(std::make_unique<Desk>(*store_, *store_, law::catalogue(), time_, ids_, district::Lives::code(), "bench")) {
}

std::vector<CaseId> drawn_cases(CaseStore& store, std::size_t count) {
  std::vector<CaseId> drawn;
  district::Draw draw(1, 0);
  int seen = 0;
  auto const visited = store.each_case(district::Lives::code(), [&](CaseId const& id) -> Result<> {
    auto const place = static_cast<std::size_t>(draw.below(++seen));
    if (drawn.size() < count)
      drawn.insert(drawn.begin() + static_cast<std::ptrdiff_t>(place), id);
    else if (place < count)
      drawn[place] = id;
    return {};
  });
  if (!visited) give_up(visited.error().plain());
  return drawn;
}

Symbol a_mediator() { return Symbol("jgm-wang"); }
Symbol head_of_district() { return Symbol("ddk-chang"); }

}  // namespace liandiao::bench
