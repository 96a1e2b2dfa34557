#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/base/described.hpp"
#include "engine/base/digest.hpp"
#include "engine/base/error.hpp"
#include "engine/base/symbol.hpp"
#include "engine/base/value.hpp"

namespace liandiao {

/// An organisation of the linkage, with the days between which it exists.
struct Organisation {
  Symbol id;
  std::string name;
  std::string short_name;  // as case numbers carry it
  Symbol kind;             // village_committee, judicial_office, police_station, court …
  Symbol line;             // justice, police, court, government: whose superiors may look down
  Symbol parent;           // next above in its line
  Symbol area;
  bool example = false;  // made up, because the real one is not known
  std::optional<Date> from, until;
  bool operator==(Organisation const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Organisation, (), (id, name, short_name, kind, line, parent, area, example, from, until))

/// What a person may do where, and when.
struct Post {
  Symbol organ;
  Symbol role;
  std::optional<Date> from, until;
  bool operator==(Post const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Post, (), (organ, role, from, until))

struct Person {
  Symbol id;
  std::string name;
  Symbol kind;  // full_time, part_time, engaged, lawyer, police, judge …
  Symbol grade;
  bool example = false;
  std::vector<Post> posts;
  bool operator==(Person const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Person, (), (id, name, kind, grade, example, posts))

/// One revision of the registers of organisations and persons. Rights, role bars and roll-ups read it as of the
/// business date.
class Registers {
 public:
  Organisation const* organisation(Symbol id) const;
  Organisation const* organisation(Symbol id, Date on) const;  // valid on that day
  Person const* person(Symbol id) const;
  std::vector<Post> posts(Symbol person, Date on) const;
  bool holds_post(Symbol person, Symbol organ, Date on) const;
  /// Those above it in its own line, nearest first, valid on that day.
  std::vector<Symbol> superiors(Symbol organ, Date on) const;
  bool is_superior(Symbol above, Symbol below, Date on) const;

  std::vector<Organisation> const& organisations() const { return organisations_; }
  std::vector<Person> const& persons() const { return persons_; }
  Symbol district() const { return district_; }
  std::string const& name() const { return name_; }
  Digest const& digest() const { return digest_; }

 private:
  friend Result<Registers> read_registers(Value const& value);
  Symbol district_;
  std::string name_;
  std::vector<Organisation> organisations_;
  std::vector<Person> persons_;
  std::unordered_map<Symbol, std::size_t> organisation_at_;
  std::unordered_map<Symbol, std::size_t> person_at_;
  Digest digest_;
};

/// The words registers may use; labels translate them.
extern std::span<std::string_view const> const organisation_kinds;
extern std::span<std::string_view const> const organisation_lines;
extern std::span<std::string_view const> const roles;

/// Reads an organisations file (docs/formats/organisations.md), strictly: an unknown key or word, an id given twice,
/// a parent or a post's organisation that does not exist, a ring of parents, a `from` after its `until`.
Result<Registers> read_registers(Value const& value);
Value write_registers(Registers const& registers);

}  // namespace liandiao
