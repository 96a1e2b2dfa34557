#pragma once

#include <sys/types.h>

#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "engine/base/value.hpp"

namespace liandiao::fault {

/// The real program on `act --stdin --json`, at which a person stays for hours.
class Terminal {
 public:
  explicit Terminal(std::string const& database);
  ~Terminal();
  Terminal(Terminal const&) = delete;
  Terminal& operator=(Terminal const&) = delete;

  void say(std::string const& line);
  /// To the line said last but not answered yet; null when the program has ended.
  Value answer();
  /// No more lines; the exit code.
  int close();

 private:
  pid_t program_ = 0;
  int in_ = -1;
  std::FILE* out_ = nullptr;
};

/// A person at a terminal who enters cases step by step. Each line has a key, and is given again with it until it is
/// answered.
class Clerk {
 public:
  Clerk(std::string const& database, std::string name) : terminal_(database), name_(std::move(name)) {}

  /// Registers another case, today or as of a day gone by.
  void open_case();
  void begin_case(std::string const& on = {});
  /// One more step in the case opened last.
  void step();
  /// A step said and not waited for; `finish` gives it again until it is done.
  void begin();
  void finish();
  /// What somebody does about the trouble before the line is given again.
  std::function<void()> on_refusal = [] {};

  Terminal& terminal() { return terminal_; }
  std::string const& uid() const { return uid_; }
  std::int64_t version() const { return version_; }  // of the case opened last, as answered
  /// What was answered to lines that were not done: `code key`, in order.
  std::vector<std::string> const& refusals() const { return refusals_; }
  std::vector<std::string> const& sentences() const { return sentences_; }
  /// Whether the line given last is answered under its key as it was.
  bool answers_the_same();

 private:
  std::string next_key();

  Terminal terminal_;
  std::string const name_;
  std::string line_;
  std::string ledger_no_;
  std::string uid_;
  std::string last_;  // answer that was done
  std::int64_t version_ = 0;
  int lines_ = 0;
  std::vector<std::string> refusals_, sentences_;
};

}  // namespace liandiao::fault
