#pragma once

#include <cstdint>
#include <limits>
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

/// From a day on: which organisation stands next above, or none.
struct Placing {
  Date from{std::numeric_limits<std::int32_t>::min()};  // no day anybody writes, so that every day written is kept
  Symbol parent;                                        // empty: it stands at the top of its line
  bool operator==(Placing const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Placing, (), (from, parent))

/// An organisation of the linkage, with the days between which it exists.
struct Organisation {
  Symbol id;
  std::string name;
  std::string short_name;        // as case numbers carry it
  Symbol kind;                   // village_committee, judicial_office, police_station, court …
  Symbol line;                   // justice, police, court, government: whose superiors may look down
  Symbol parent;                 // next above in its line, until the first of `parents`
  std::vector<Placing> parents;  // where it was moved later, in order of the days
  Symbol area;
  bool example = false;  // made up, because the real one is not known
  std::optional<Date> from, until;
  std::int64_t rooms = 0;  // for mediation (人民调解室), where the district records them
  Symbol parent_on(Date day) const;
  bool operator==(Organisation const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Organisation, (),
                      (id, name, short_name, kind, line, parent, parents, area, example, from, until, rooms))

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
  // What the form of mediators counts; personal data, and each may be left out.
  Symbol sex;                 // female, male
  bool party_member = false;  // of the Communist Party of China
  bool full_time = false;     // a committee member who does nothing else; with kind `full_time` it goes without saying
  Symbol education;           // junior_secondary … postgraduate
  std::optional<Date> since;  // a mediator since
  bool operator==(Person const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Person, (),
                      (id, name, kind, grade, example, posts, sex, party_member, full_time, education, since))

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
extern std::span<std::string_view const> const person_kinds;
extern std::span<std::string_view const> const sexes;
extern std::span<std::string_view const> const educations;
/// A people's mediation committee, of whatever sort (人民调解法 §8, §34).
bool is_mediation_committee(Symbol organisation_kind);

/// Reads an organisations file (docs/formats/organisations.md), strictly: an unknown key or word, an id given twice,
/// a parent or a post's organisation that does not exist, a ring of parents on any day, days of `parents` out of order,
/// a `from` after its `until`.
Result<Registers> read_registers(Value const& value);
Value write_registers(Registers const& registers);

}  // namespace liandiao
