#include "tests/bench/district.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "adapters/yaml/yaml.hpp"
#include "tests/bench/lives.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::bench {
namespace {

constexpr std::uint64_t seed = 20261125;

std::string number_text(Serial const& serial) {
  return serial.organ.str() + "-" + serial.type.str() + "-" + std::to_string(serial.year) + "-" +
         std::to_string(serial.serial);
}

Value shipped_file(std::string const& path) {
  auto value = read_yaml_file(std::string(LIANDIAO_SOURCE_DIR) + "/config/" + path);
  if (!value) give_up(value.error().plain());
  return *value;
}

void publish(Desk& desk) {
  std::vector<Finding> findings;
  if (auto const done = desk.load_calendar(shipped_file("calendars/cn.yaml")); !done) give_up(done.error().plain());
  if (auto const done = desk.load_registers(shipped_file("organisations/dadukou.yaml")); !done)
    give_up(done.error().plain());
  if (auto const done = desk.publish_flow(shipped_file("flows/dadukou.yaml"), findings); !done)
    give_up(done.error().plain());
}

void fill(District const& district) {
  constexpr std::size_t steps_a_commit = 2'000;  // one sync for many steps: filling is not what is measured
  if (auto const made = init_database({.path = district.path()}, Instant{1}); !made) give_up(made.error().plain());
  AtTheDesk office(district);
  publish(office.desk());
  std::vector<Step> steps;
  auto const commit = [&] {
    if (auto const done = office.store().commit(steps); !done) give_up(done.error().plain());
    steps.clear();
  };
  for (Lives lives(seed, district.cases()); lives.more();) {
    auto life = lives.next();
    std::move(life.begin(), life.end(), std::back_inserter(steps));
    if (steps.size() >= steps_a_commit) commit();
  }
  if (!steps.empty()) commit();
}

}  // namespace

District::District(int cases) : cases_(cases) {
  auto const start = std::chrono::steady_clock::now();
  pid_t const child = fork();
  if (child < 0) give_up("no process can be started to fill the database");
  if (child == 0) {
    fill(*this);
    _exit(0);
  }
  int status = 0;
  if (waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
    give_up("the database was not filled");
  std::chrono::duration<double> const took = std::chrono::steady_clock::now() - start;
  char line[200];
  std::snprintf(line, sizeof line, "filled with %d cases in %.0f s, %.0f MB, %s", cases, took.count(),
                static_cast<double>(std::filesystem::file_size(path())) / 1e6, folder_.mounted().c_str());
  print_line(line);
}

std::unique_ptr<SqlStore> District::store() const {
  auto store = SqlStore::open({.path = path()}, number_text);
  if (!store) give_up(store.error().plain());
  return std::move(*store);
}

District const& district(int cases) {
  static District const the(cases);
  return the;
}

AtTheDesk::AtTheDesk(District const& district)
    : store_(district.store()),
      time_(Lives::looked_at()),
      desk_(std::make_unique<Desk>(*store_, *store_, law::catalogue(), time_, ids_, Symbol("500104"), "bench")) {}

}  // namespace liandiao::bench
