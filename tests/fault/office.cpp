#include "tests/fault/office.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "adapters/yaml/yaml.hpp"
#include "engine/desk/audit.hpp"
#include "tools/liandiao/program.hpp"
#include "tools/liandiao/workplace.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::fault {
namespace {

namespace fs = std::filesystem;
Symbol const district("500104");

fs::path source_dir() { return LIANDIAO_SOURCE_DIR; }

/// Made once a process by the program itself.
std::string made_by_the_program() {
  Folder const folder;
  auto const path = folder.file("first.db");
  furnish(path);
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

void furnish(std::string const& database) {
  door::SetTime time(Instant::at(Date::of(2025, 9, 1), 600));
  door::RandomIds ids;
  auto const variable = [&](std::string const& name) {
    return name == "LIANDIAO_DATABASE" ? std::optional(database) : std::nullopt;
  };
  door::Environment const environment{variable, time, ids};
  for (std::vector<std::string> const& line : std::vector<std::vector<std::string>>{
           {"init"},
           {"calendar", "load", source_dir() / "config/calendars/cn.yaml"},
           {"organisation", "load", source_dir() / "config/organisations/dadukou.yaml"},
           {"flow", "publish", source_dir() / "config/flows/dadukou.yaml"}}) {
    std::istringstream in;
    std::ostringstream out, err;
    if (door::run(line, in, out, err, environment) != 0) throw std::runtime_error(line[0] + ": " + err.str());
  }
}

std::string Folder::database(std::string const& name) const {
  static std::string const bytes = made_by_the_program();
  auto path = file(name);
  for (auto const* of_it : {"", "-wal", "-shm"}) fs::remove(path + of_it);
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string IdsOfStep::uid(Instant) {
  char text[40];
  std::snprintf(text, sizeof text, "01990000-0000-7000-8000-%012zu", ++next_);
  return text;
}

Digest IdsOfStep::salt() { return digest_of("salt " + std::to_string(++next_)); }

Office::Office() {
  auto const file = read_yaml_file(source_dir() / "tests/scenario/constructed_correction_and_filing.case").value();
  auto scenario = door::read_scenario(file).value();
  for (auto& step : scenario.steps)
    if (step.kind == door::ScenarioStep::Kind::act && !step.refused) life_.push_back(std::move(step));
  desk_ = std::make_unique<Desk>(stores, stores, law::catalogue(), time_, ids_, district, "fault");
}

Result<> Office::open(std::string const& path, std::chrono::milliseconds busy) {
  close();
  auto opened = SqlStore::open(Place{.path = path, .busy = busy}, numbering_.format());
  if (!opened) return passed_on(opened);
  stores.store = std::move(*opened);
  auto registers = door::registers_in(stores);
  if (!registers) return passed_on(registers);
  numbering_.use(*registers);
  return {};
}

Ruled<Done> Office::live(std::size_t step) {
  auto const& told = life_.at(step);
  time_.set(Instant{Instant::at(told.on.day, 20 * 60 + static_cast<int>(step)).us - behind.count()});
  ids_.begin(step);
  Request request;
  if (step > 0) request.reference = id().uid;
  request.command = told.command;
  request.fields = told.fields;
  request.instance = told.instance;
  request.on = told.on;
  request.by = told.by;
  request.key = key_of(step);
  return desk_->act(request);
}

void Office::live_until(std::size_t step) {
  for (std::size_t at = 0; at < step; ++at) {
    auto const done = live(at);
    ASSERT_TRUE(done) << "step " << at << ": " << done.error().error.plain();
  }
}

CaseId Office::id() const { return {district, "01990000-0000-7000-8000-000000001001"}; }

Ran ran(Folder const& folder, std::string const& database, std::string const& words) {
  auto const said = folder.file("said");
  auto const line = "LIANDIAO_DATABASE='" + database + "' LIANDIAO_NOW=2025-10-20T10:00 LIANDIAO_ACTOR=jgm-wang '" +
                    std::string(LIANDIAO_BINARY) + "' " + words;
  int const status = std::system(("{ " + line + "; } >'" + said + "' 2>&1").c_str());
  std::ifstream file(said, std::ios::binary);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, std::string(std::istreambuf_iterator<char>(file), {})};
}

std::string told(Result<> const& result) {
  return result ? "accepted" : std::string(word_of(result.error().code)) + " " + result.error().key;
}

std::string told(Ruled<Done> const& done) {
  return done ? "accepted" : std::string(word_of(done.error().error.code)) + " " + done.error().error.key;
}

std::string answer_of(Done const& done) {
  std::string text = done.id.uid + " " + done.ledger_no + "\n";
  for (auto const& event : done.events) text += text_of(event) + "\n";
  for (auto const& [row, number] : done.numbers) text += row_ref_text(row) + " " + number + "\n";
  return text;
}

std::string findings_in(CaseStore& store) {
  auto const report = audit(store, district);
  if (!report) return report.error().plain() + "\n";
  std::string text;
  for (auto const& one : report->findings)
    text += one.uid + " #" + std::to_string(one.seq) + " " + one.key + ": " + one.fact + "\n";
  return text;
}

}  // namespace liandiao::fault
