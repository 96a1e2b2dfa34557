#pragma once

#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "engine/cases/command.hpp"
#include "engine/cases/encoding.hpp"
#include "engine/cases/field.hpp"

/// How a struct becomes a spec. Reading, writing and checking a command is much code: only the source beside the
/// command's declaration includes this, and says `template CommandSpec const& CommandSpec::of<law::Accept>();`.
namespace liandiao {

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

}  // namespace liandiao
