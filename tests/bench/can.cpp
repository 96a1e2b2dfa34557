// `liandiao can CASE --json` as a mediator waits for it: a whole process, from being started to having answered, over a
// database with one case in mediation. Beside it the same command line inside this process, which spares the start.
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fcntl.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/bench/bench.hpp"
#include "tools/liandiao/program.hpp"

namespace liandiao::bench {
namespace {

using Words = std::vector<std::string>;

std::string run_here(Words const& words) {
  door::SystemTime time;
  door::RandomIds ids;
  std::istringstream in;
  std::ostringstream out, err;
  if (door::run(words, in, out, err, {door::process_variable, time, ids}) != 0) give_up(words[0] + ": " + err.str());
  return out.str();
}

/// Starts the program, waits for it, and leaves what it said in a file.
void run_there(std::string const& binary, Words words, std::string const& answer) {
  words.insert(words.begin(), binary);
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, answer.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  pid_t child = 0;
  int const failed = posix_spawn(&child, binary.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  if (failed != 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
    give_up(binary + " did not answer");
}

/// Registered, applied for, accepted, and in its first session.
void mediate(Folder const& folder) {
  std::string const config = std::string(LIANDIAO_SOURCE_DIR) + "/config/";
  run_here({"init"});
  run_here({"calendar", "load", config + "calendars/cn.yaml"});
  run_here({"organisation", "load", config + "organisations/dadukou.yaml"});
  run_here({"flow", "publish", config + "flows/dadukou.yaml"});
  auto const dispute = folder.file("dispute.yaml");
  std::ofstream(dispute) << "organ: jgm-jo\nsource: application\ndispute_type: neighbours\nlevel: L1\narea: 500104003\n"
                            "summary: 楼上漏水\nparties:\n  - {side: claimant, kind: natural, name: 张三}\n"
                            "  - {side: respondent, kind: natural, name: 李四}\n"
                            "claims:\n  - {party: 1, text: 赔偿一万元}\n";
  run_here({"case", "open", "--file", dispute, "--on", "2026-03-02", "--as", "jgm-liu@jgm-jo"});
  auto const act = [](std::string const& day, std::string const& who, Words const& words) {
    Words line{"act", "jgm-jo-2026-0001"};
    line.insert(line.end(), words.begin(), words.end());
    line.insert(line.end(), {"--on", day, "--as", who});
    run_here(line);
  };
  act("2026-03-03", "jgm-liu@jgm-jo", {"apply", "--organ", "jgm-pmc", "--applicants", "1"});
  act("2026-03-03", "jgm-wang", {"accept"});
  act("2026-03-04", "jgm-wang", {"appoint", "mediators[1].person=jgm-wang", "mediators[1].role=lead"});
  act("2026-03-04", "jgm-wang", {"consent", "--parties", "2", "--purpose", "mediate", "--answer", "given"});
  act("2026-03-05", "jgm-wang", {"inform_rights", "--parties", "1,2"});
  act("2026-03-09", "jgm-wang", {"convene", "--present", "1,2"});
}

std::string program() {
  std::string const built = LIANDIAO_BINARY;
  if (!built.empty() && std::filesystem::exists(built)) return built;
  return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "liandiao";
}

std::vector<double> milliseconds(std::vector<double> seconds) {
  for (auto& value : seconds) value *= 1000;
  return seconds;
}

}  // namespace

void can_of_a_case() {
  constexpr int runs = 20;
  auto const binary = program();
  if (!std::filesystem::exists(binary)) {
    print_line("can: not measured, " + binary + " is not built");
    return;
  }
  Folder const folder;
  setenv("LIANDIAO_DATABASE", folder.file("one-case.db").c_str(), 1);
  setenv("LIANDIAO_NOW", "2026-03-10T09:30", 1);
  mediate(folder);
  Words const words{"can", "jgm-jo-2026-0001", "--json", "--as", "jgm-wang"};
  auto const answer = folder.file("answer.json");
  print("liandiao can CASE --json, the whole process",
        milliseconds(timed(runs, [&] { run_there(binary, words, answer); })), "ms", "at most 100");
  std::string here;
  print("the same inside this process", milliseconds(timed(runs, [&] { here = run_here(words); })), "ms");
  std::ostringstream there;
  there << std::ifstream(answer).rdbuf();
  if (here.empty() || there.str() != here) give_up("can answered otherwise in a process of its own");
  print_line("  " + binary + ", one case in mediation, answer of " + std::to_string(here.size()) + " bytes");
}

}  // namespace liandiao::bench
