#include "engine/statistics/register_figures.hpp"

#include <map>
#include <string_view>
#include <tuple>

namespace liandiao {
namespace {

/// Where she counts as a mediator that day; empty: nowhere.
Symbol committee_of(Registers const& registers, Person const& person, Date on) {
  for (auto const& post : registers.posts(person.id, on))
    if (post.role == "mediator" && is_mediation_committee(registers.organisation(post.organ)->kind)) return post.organ;
  return {};
}

/// What she counts in. Her sex, her party and her education are nobody's business who sees a figure: there she has no
/// name.
void add_person(Person const& person, Symbol organ, std::vector<RegisterEntry>& entries) {
  auto const add = [&](std::string_view code, bool named, Symbol detail = {}) {
    entries.push_back({Symbol(code), organ, named ? person.id : Symbol(), detail, 1});
  };
  add("register.mediators", true);
  add(person.kind == "member" ? "register.members" : "register.engaged", true);
  bool const full_time = person.full_time || person.kind == "full_time";
  add(full_time ? "register.full_time" : "register.part_time", true);
  if (person.sex == "female") add("register.women", false);
  if (person.party_member) add("register.party_members", false);
  if (person.education) add("register.education", false, person.education);
}

}  // namespace

std::vector<RegisterEntry> register_entries(Registers const& registers, Date on) {
  std::vector<RegisterEntry> entries;
  for (auto const& organ : registers.organisations()) {
    if (!is_mediation_committee(organ.kind) || registers.organisation(organ.id, on) == nullptr) continue;
    entries.push_back({Symbol("register.bodies"), organ.id, {}, {}, 1});
    if (organ.rooms != 0) entries.push_back({Symbol("register.rooms"), organ.id, {}, {}, organ.rooms});
  }
  for (auto const& person : registers.persons())
    if (auto const organ = committee_of(registers, person, on)) add_person(person, organ, entries);
  return entries;
}

std::vector<MeasureSum> register_figures(Registers const& registers, Date on) {
  std::map<std::tuple<Symbol, Symbol, Symbol>, std::int64_t> sums;
  for (auto const& entry : register_entries(registers, on))
    sums[{entry.code, entry.organ, entry.detail}] += entry.value;
  std::vector<MeasureSum> list;
  list.reserve(sums.size());
  for (auto const& [key, value] : sums) {
    auto const& [code, organ, detail] = key;
    list.push_back({code, organ, Symbol(), Symbol(), detail, value});
  }
  return list;
}

void add_register_figures(Registers const& registers, Date on, std::vector<MeasureSum>& sums) {
  auto const figures = register_figures(registers, on);
  sums.insert(sums.end(), figures.begin(), figures.end());
}

}  // namespace liandiao
