#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/cases/encoding.hpp"
#include "engine/cases/field.hpp"

namespace liandiao {

/// Whose act a command is; who may enter it follows (engine/cases/access).
enum class By {
  organ,      // the organ of the instance acts, through its own people
  holder,     // who answers for the case
  party,      // a party's free act: anybody with access enters it, and no flow may put a condition on it
  registrar,  // anybody who takes disputes in; opens a case
  court,      // the court acted; its clerk enters it, or who has the court's paper in hand
  anyone,     // whoever has access
  system,     // nobody: the engine itself
};
std::string_view word_of(By by);

enum class FieldKind {
  text,
  sealed,
  word,
  date,
  time,
  amount,
  integer,
  boolean,
  party,
  agreement,
  claim,
  term,
  guest,
  step,
  person,
  organisation,
  record,
  fields
};
std::string_view word_of(FieldKind kind);

/// What a door needs to know about one field.
struct FieldSpec {
  std::string name;
  FieldKind kind = FieldKind::text;
  bool required = true;
  bool list = false;
  std::size_t characters_max = 0;  // texts
  Openness openness = Openness::open;
  std::string_view vocabulary;          // words: its name, for labels
  std::vector<std::string_view> words;  // the law's; empty when the flow or the district lists them all
  std::vector<FieldSpec> record;
};

/// Asked about every reference and configured word of a command, before any guard.
class FieldCheck {
 public:
  virtual ~FieldCheck() = default;
  virtual Result<> party(LeafPath const& path, int no) = 0;
  virtual Result<> agreement(LeafPath const& path, int no) = 0;
  virtual Result<> claim(LeafPath const& path, int no) = 0;
  virtual Result<> term(LeafPath const& path, int no) = 0;
  virtual Result<> guest(LeafPath const& path, int no) = 0;
  virtual Result<> step(LeafPath const& path, std::int64_t seq) = 0;
  virtual Result<> person(LeafPath const& path, Symbol id) = 0;
  virtual Result<> organisation(LeafPath const& path, Symbol id) = 0;
  virtual Result<> word(LeafPath const& path, std::string_view vocabulary, Symbol word) = 0;
};

/// Takes every private text out of a command and leaves its row and digest.
using Sealer = std::function<void(Openness openness, Private& field)>;

struct CommandSpec;

/// A command as given: the fields of one described struct. Immutable once sealed; copying shares.
class Command {
 public:
  Command() = default;
  template <class C>
  static Command of(C fields);

  CommandSpec const& spec() const { return *spec_; }
  Symbol code() const;
  template <class C>
  C const& as() const {
    return *static_cast<C const*>(fields_.get());
  }
  explicit operator bool() const { return spec_ != nullptr; }

 private:
  friend struct CommandSpec;
  CommandSpec const* spec_ = nullptr;
  std::shared_ptr<void> fields_;
};

/// A command described once: its C++ struct and Boost.Describe give reading, writing, help and checks.
struct CommandSpec {
  Symbol code;
  By by = By::organ;
  bool opens = false;            // starts an instance of its procedure
  bool about_agreement = false;  // cannot be given without naming one agreement
  bool takes_file = false;       // a file may be handed in with it; its fields `digest` and `bytes` say which
  std::vector<FieldSpec> fields;

  Result<Command> read(Value const& value, bool stored = false) const { return read_(value, stored); }
  std::string text(Command const& command) const { return text_(command); }  // canonical; private texts left out
  Command seal(Command const& command, Sealer const& sealer) const { return seal_(command, sealer); }
  Result<> check(Command const& command, FieldCheck& check) const { return check_(command, check); }
  Result<Command> read_again(std::string_view canonical) const;  // the fields of a stored event
  /// The same command with the fields given in `partial` in place of its own.
  Result<Command> overlaid(Command const& base, Value const& partial) const { return overlay_(base, partial); }
  Symbol organ(Command const& command) const { return organ_(command); }       // the field `organ`, if it has one
  Symbol variant(Command const& command) const { return variant_(command); }   // likewise the word `variant`
  int party(Command const& command) const { return party_(command); }          // the field `party`, 0 if it has none
  int agreement(Command const& command) const { return agreement_(command); }  // likewise `agreement`
  RowRef late_reason(Command const& command) const { return late_reason_(command); }  // why out of time, if said

  /// Compiled once for each command, beside its declaration (engine/cases/command_spec.hpp).
  template <class C>
  static CommandSpec const& of();

 private:
  Result<Command> (*read_)(Value const&, bool) = nullptr;
  Result<Command> (*overlay_)(Command const&, Value const&) = nullptr;
  std::string (*text_)(Command const&) = nullptr;
  Command (*seal_)(Command const&, Sealer const&) = nullptr;
  Result<> (*check_)(Command const&, FieldCheck&) = nullptr;
  Symbol (*organ_)(Command const&) = nullptr;
  Symbol (*variant_)(Command const&) = nullptr;
  int (*party_)(Command const&) = nullptr;
  int (*agreement_)(Command const&) = nullptr;
  RowRef (*late_reason_)(Command const&) = nullptr;
};

template <class C>
Command Command::of(C fields) {
  Command command;
  command.spec_ = &CommandSpec::of<C>();
  command.fields_ = std::make_shared<C>(std::move(fields));
  return command;
}

}  // namespace liandiao
