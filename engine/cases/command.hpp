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

// ---- how a struct becomes a spec ------------------------------------------------------------------------------
template <class T>
FieldSpec field_spec(std::string name) {
  FieldSpec spec;
  if constexpr (optional_of<T>::value) {
    spec = field_spec<typename optional_of<T>::type>(std::move(name));
    spec.required = false;
  } else if constexpr (list_of<T>::value) {
    spec = field_spec<typename list_of<T>::type>(std::move(name));
    spec.list = true;
    spec.required = false;
  } else {
    spec.name = std::move(name);
    if constexpr (text_field<T>::value) {
      spec.characters_max = T::characters_max;
    } else if constexpr (is_private<T>) {
      spec.kind = FieldKind::sealed;
      spec.characters_max = T::characters_max;
      spec.openness = T::openness;
    } else if constexpr (choice_field<T>::value) {
      spec.kind = FieldKind::word;
      spec.vocabulary = T::Vocabulary::name;
      if constexpr (requires { T::Vocabulary::words; })
        spec.words.assign(std::begin(T::Vocabulary::words), std::end(T::Vocabulary::words));
      if constexpr (requires { T::Vocabulary::of_law; })
        spec.words.assign(std::begin(T::Vocabulary::of_law), std::end(T::Vocabulary::of_law));
    } else if constexpr (std::is_same_v<T, Date>) {
      spec.kind = FieldKind::date;
    } else if constexpr (std::is_same_v<T, TimeOfDay>) {
      spec.kind = FieldKind::time;
    } else if constexpr (std::is_same_v<T, Money>) {
      spec.kind = FieldKind::amount;
    } else if constexpr (std::is_same_v<T, bool>) {
      spec.kind = FieldKind::boolean;
      spec.required = false;
    } else if constexpr (std::is_same_v<T, int>) {
      spec.kind = FieldKind::integer;
    } else if constexpr (std::is_same_v<T, PartyRef>) {
      spec.kind = FieldKind::party;
    } else if constexpr (std::is_same_v<T, AgreementRef>) {
      spec.kind = FieldKind::agreement;
    } else if constexpr (std::is_same_v<T, ClaimRef>) {
      spec.kind = FieldKind::claim;
    } else if constexpr (std::is_same_v<T, TermRef>) {
      spec.kind = FieldKind::term;
    } else if constexpr (std::is_same_v<T, GuestRef>) {
      spec.kind = FieldKind::guest;
    } else if constexpr (std::is_same_v<T, EventRef>) {
      spec.kind = FieldKind::step;
    } else if constexpr (std::is_same_v<T, PersonId>) {
      spec.kind = FieldKind::person;
    } else if constexpr (std::is_same_v<T, OrganId>) {
      spec.kind = FieldKind::organisation;
    } else if constexpr (std::is_same_v<T, Raw>) {
      spec.kind = FieldKind::fields;
    } else {
      static_assert(is_described<T>, "a command's field is of a field type or a described record");
      spec.kind = FieldKind::record;
      T const none{};
      for_each_member(none, [&]<class M>(char const* member, M const&) {
        spec.record.push_back(field_spec<std::remove_const_t<M>>(member));
      });
    }
  }
  return spec;
}

/// One leaf of a command, asked about if it refers to something or is a configured word.
template <class L>
Result<> check_leaf(FieldCheck& check, LeafPath const& path, L const& leaf) {
  if constexpr (std::is_same_v<L, PartyRef>) return check.party(path, leaf.no);
  if constexpr (std::is_same_v<L, AgreementRef>) return check.agreement(path, leaf.no);
  if constexpr (std::is_same_v<L, ClaimRef>) return check.claim(path, leaf.no);
  if constexpr (std::is_same_v<L, TermRef>) return check.term(path, leaf.no);
  if constexpr (std::is_same_v<L, GuestRef>) return check.guest(path, leaf.no);
  if constexpr (std::is_same_v<L, EventRef>) return check.step(path, leaf.seq);
  if constexpr (std::is_same_v<L, PersonId>) return check.person(path, leaf.id);
  if constexpr (std::is_same_v<L, OrganId>) return check.organisation(path, leaf.id);
  if constexpr (choice_field<L>::value) {
    // Words of the law stand beside what a flow adds to them.
    if constexpr (requires { L::Vocabulary::of_law; })
      for (std::string_view const word : L::Vocabulary::of_law)
        if (leaf.code == word) return {};
    if constexpr (!requires { L::Vocabulary::words; }) return check.word(path, L::Vocabulary::name, leaf.code);
  }
  return {};
}

template <class C>
CommandSpec const& CommandSpec::of() {
  static CommandSpec const spec = [] {
    CommandSpec made;
    made.code = symbol_of<C>();
    made.by = C::by;
    if constexpr (requires { C::opens; }) made.opens = C::opens;
    if constexpr (requires { C::takes_file; }) made.takes_file = C::takes_file;
    made.about_agreement = requires(C c) { c.agreement.no; };
    made.fields = field_spec<C>("").record;
    made.read_ = [](Value const& value, bool stored) -> Result<Command> {
      C fields;
      if (auto result = liandiao::read(value, fields, Reading{"", stored}); !result) return passed_on(result);
      return Command::of(std::move(fields));
    };
    made.overlay_ = [](Command const& base, Value const& partial) -> Result<Command> {
      C fields = base.as<C>();
      if (auto result = overlay_members(partial, fields, Reading{"with", false}); !result) return passed_on(result);
      return Command::of(std::move(fields));
    };
    made.text_ = [](Command const& command) {
      std::string out;
      write_members(out, command.as<C>());
      return out;
    };
    made.seal_ = [](Command const& command, Sealer const& sealer) {
      C fields = command.as<C>();
      for_each_leaf(fields, [&]<class L>(LeafPath const&, L& leaf) {
        if constexpr (is_private<L>) sealer(L::openness, leaf);
      });
      return Command::of(std::move(fields));
    };
    made.check_ = [](Command const& command, FieldCheck& check) {
      Result<> result;
      for_each_leaf(command.as<C>(), [&]<class Leaf>(LeafPath const& path, Leaf& leaf) {
        if (result) result = check_leaf<std::remove_const_t<Leaf>>(check, path, leaf);
      });
      return result;
    };
    made.organ_ = [](Command const& command) {
      if constexpr (requires(C c) { c.organ.id; }) return command.as<C>().organ.id;
      return Symbol();
    };
    made.variant_ = [](Command const& command) {
      if constexpr (requires(C c) { c.variant.code; }) return command.as<C>().variant.code;
      return Symbol();
    };
    made.party_ = [](Command const& command) {
      if constexpr (requires(C c) { c.party.no; }) return command.as<C>().party.no;
      return 0;
    };
    made.agreement_ = [](Command const& command) {
      auto const& fields = command.as<C>();
      if constexpr (requires { fields.agreement.no; }) return fields.agreement.no;
      if constexpr (requires { fields.agreement->no; }) return fields.agreement ? fields.agreement->no : 0;
      return 0;
    };
    made.late_reason_ = [](Command const& command) {
      if constexpr (requires(C c) { c.late_reason->row; })
        if (command.as<C>().late_reason) return command.as<C>().late_reason->row;
      return RowRef{};
    };
    return made;
  }();
  return spec;
}

template <class C>
Command Command::of(C fields) {
  Command command;
  command.spec_ = &CommandSpec::of<C>();
  command.fields_ = std::make_shared<C>(std::move(fields));
  return command;
}

}  // namespace liandiao
