#pragma once

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <string>

#include "engine/desk/desk.hpp"
#include "tools/liandiao/command_line.hpp"
#include "tools/liandiao/environment.hpp"
#include "tools/liandiao/voice.hpp"
#include "tools/liandiao/workplace.hpp"

namespace liandiao::door {

/// What the program answers to the shell.
enum class Exit {
  done = 0,
  refused = 1,         // understood, and refused or failed
  not_understood = 2,  // flag, syntax, unknown field, wrong type
};
Exit exit_of(Error const& error);
int number_of(Exit exit);

/// One run: what was asked, where answers go, in which language.
class Talk {
 public:
  Talk(Asked const& asked, Labels const& labels, Environment const& environment, TimeSource& time, std::istream& in,
       std::ostream& out, std::ostream& err);

  Asked const& asked;
  Labels const& labels;
  TimeSource& time;
  Ids& ids;
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool const json;

  std::optional<std::string> variable(std::string const& name) const;
  std::string database() const;
  bool database_named() const;  // by the line or the environment
  bool database_there() const;  // the file exists; a server is asked later
  /// Where files that go with the database are put: its folder, or `var` when it is on a server.
  std::filesystem::path beside_database() const;
  Rounds* rounds() const { return environment_.rounds; }
  Result<std::unique_ptr<Workplace>> workplace(Symbol district = {}) { return workplace_at(time, district); }
  /// The same at another time than now.
  Result<std::unique_ptr<Workplace>> workplace_at(TimeSource& when, Symbol district = {});
  Result<AtDesk> actor() const;

  Exit done(Value const& answer) const;  // for machines, pretty
  Exit refuse(Error const& error, Registers const* registers = nullptr) const;
  Exit refuse(Refusal const& refusal, Registers const* registers) const;

 private:
  Environment const& environment_;
};

// Options read as what they should be; nothing where they are not given.
Result<std::optional<BusinessTime>> time_option(Asked const& asked, std::string_view option);
Result<std::optional<Date>> date_option(Asked const& asked, std::string_view option);
Result<std::optional<std::int64_t>> number_option(Asked const& asked, std::string_view option);
/// A word of ours, not longer than any is; empty where it is not given.
Result<Symbol> word_option(Talk const& talk, std::string_view option);

/// The answer for machines, and the lines for people.
Value refusal_value(Refusal const& refusal, Voice const& voice);
std::string refusal_text(Refusal const& refusal, Voice const& voice);
std::string supplied_by(GuardInfo const& guard, Voice const& voice);
Value missing_value(std::vector<Missing> const& missing, Voice const& voice);

}  // namespace liandiao::door
