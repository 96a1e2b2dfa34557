#include "engine/statistics/register_figures.hpp"

#include <map>
#include <string_view>
#include <tuple>

namespace liandiao {
namespace {

/// Sums by code, organ and detail, in that order.
class Counted {
 public:
  void add(std::string_view code, Symbol organ, std::int64_t value = 1, Symbol detail = {}) {
    sums_[{Symbol(code), organ, detail}] += value;
  }
  std::vector<MeasureSum> sums() const {
    std::vector<MeasureSum> list;
    for (auto const& [key, value] : sums_) {
      auto const& [code, organ, detail] = key;
      if (value != 0) list.push_back({code, organ, Symbol(), Symbol(), detail, value});
    }
    return list;
  }

 private:
  std::map<std::tuple<Symbol, Symbol, Symbol>, std::int64_t> sums_;
};

/// Where she counts as a mediator that day; empty: nowhere.
Symbol committee_of(Registers const& registers, Person const& person, Date on) {
  for (auto const& post : registers.posts(person.id, on))
    if (post.role == "mediator" && is_mediation_committee(registers.organisation(post.organ)->kind)) return post.organ;
  return {};
}

void count(Person const& person, Symbol organ, Counted& counted) {
  counted.add("register.mediators", organ);
  counted.add(person.kind == "member" ? "register.members" : "register.engaged", organ);
  bool const full_time = person.full_time || person.kind == "full_time";
  counted.add(full_time ? "register.full_time" : "register.part_time", organ);
  if (person.sex == "female") counted.add("register.women", organ);
  if (person.party_member) counted.add("register.party_members", organ);
  if (person.education) counted.add("register.education", organ, 1, person.education);
}

}  // namespace

std::vector<MeasureSum> register_figures(Registers const& registers, Date on) {
  Counted counted;
  for (auto const& organ : registers.organisations()) {
    if (!is_mediation_committee(organ.kind) || registers.organisation(organ.id, on) == nullptr) continue;
    counted.add("register.bodies", organ.id);
    counted.add("register.rooms", organ.id, organ.rooms);
  }
  for (auto const& person : registers.persons())
    if (auto const organ = committee_of(registers, person, on)) count(person, organ, counted);
  return counted.sums();
}

void add_register_figures(Registers const& registers, Date on, std::vector<MeasureSum>& sums) {
  auto const figures = register_figures(registers, on);
  sums.insert(sums.end(), figures.begin(), figures.end());
}

}  // namespace liandiao
