#include "tests/fault/terminal.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

#include "adapters/json/json.hpp"

namespace liandiao::fault {
namespace {

[[noreturn]] void become(char const* database, int in, int out) {
  ::dup2(in, STDIN_FILENO);
  ::dup2(out, STDOUT_FILENO);
  std::array const variables{database, "LIANDIAO_NOW=2025-10-20T10:00", "LIANDIAO_ACTOR=jgm-chen",
                             static_cast<char const*>(nullptr)};
  ::execle(LIANDIAO_BINARY, LIANDIAO_BINARY, "act", "--stdin", "--json", nullptr, variables.data());
  ::_exit(127);
}

std::string text_in(Value const& value, std::string_view name) {
  auto const* member = value.find(name);
  return member == nullptr ? std::string() : member->text();
}

/// All it says but the number of its line.
std::string without_line(Value const& answer) {
  Value rest = Value::of(Value::Map{});
  for (auto const& [name, member] : answer.map())
    if (name != "line") rest.set(name, member);
  return write_json(rest, false);
}

}  // namespace

Terminal::Terminal(std::string const& database) {
  ::signal(SIGPIPE, SIG_IGN);
  int in[2], out[2];
  if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  auto const variable = "LIANDIAO_DATABASE=" + database;
  program_ = ::fork();
  if (program_ == 0) become(variable.c_str(), in[0], out[1]);
  ::close(in[0]);
  ::close(out[1]);
  in_ = in[1];
  out_ = ::fdopen(out[0], "r");
}

Terminal::~Terminal() {
  close();
  std::fclose(out_);
}

void Terminal::say(std::string const& line) {
  auto const text = line + "\n";
  if (::write(in_, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
    throw std::runtime_error("the program does not listen");
}

Value Terminal::answer() {
  char* line = nullptr;
  std::size_t size = 0;
  auto const length = ::getline(&line, &size, out_);
  std::string const text(line, length < 0 ? 0 : static_cast<std::size_t>(length));
  std::free(line);
  return length < 0 ? Value() : read_json(text, "answer").value();
}

int Terminal::close() {
  if (program_ == 0) return -1;
  ::close(in_);
  int status = 0;
  ::waitpid(program_, &status, 0);
  program_ = 0;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void Clerk::open_case() {
  begin_case();
  finish();
}

void Clerk::begin_case(std::string const& on) {
  auto const key = next_key();  // in the names as well: the same people again would be found and noted
  line_ = R"({"command":"register","key":")" + key + (on.empty() ? "" : R"(","on":")" + on) +
          R"(","fields":{"organ":"jgm-jo","source":"application","dispute_type":"neighbours","level":"L1",)"
          R"("area":"500104003","summary":"楼上漏水","parties":[{"side":"claimant","kind":"natural","name":"张)" +
          key +
          R"("},)"
          R"({"side":"respondent","kind":"natural","name":"李)" +
          key + R"("}],"claims":[{"party":1,"text":"赔偿一万元"}]}})";
  terminal_.say(line_);
}

void Clerk::begin() {
  std::string const level = lines_ % 2 == 0 ? "L1" : "L2";
  line_ = R"({"case":")" + ledger_no_ + R"(","command":"set_level","key":")" + next_key() + R"(","fields":{"level":")" +
          level + R"(","reason":"双方都是邻居"}})";
  terminal_.say(line_);
}

std::string Clerk::next_key() { return name_ + "-" + std::to_string(++lines_); }

void Clerk::step() {
  begin();
  finish();
}

void Clerk::finish() {
  for (;;) {
    auto const answer = terminal_.answer();
    if (answer.find("line") == nullptr) throw std::runtime_error("the program has ended");
    auto const* error = answer.find("error");
    if (error == nullptr) {
      ledger_no_ = text_in(answer, "ledger_no");
      uid_ = text_in(answer, "uid");
      version_ = answer.find("version")->integer();
      last_ = without_line(answer);
      return;
    }
    refusals_.push_back(text_in(*error, "code") + " " + text_in(*error, "key"));
    sentences_.push_back(text_in(*error, "sentence"));
    if (text_in(*error, "code") != "unavailable") throw std::runtime_error(sentences_.back());
    on_refusal();
    terminal_.say(line_);
  }
}

bool Clerk::answers_the_same() {
  terminal_.say(line_);
  return without_line(terminal_.answer()) == last_;
}

}  // namespace liandiao::fault
