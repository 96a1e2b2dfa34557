#include "tests/district/bodies.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "tests/district/data.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::district {
namespace {

constexpr std::array<std::string_view, 8> streets{"xsc", "yjc", "jgm", "qzx", "chl", "bq", "js", "td"};

Value words(std::string text) { return Value::of(std::move(text)); }

Value map_of(std::vector<std::pair<std::string, std::string>> const& entries) {
  Value map;
  for (auto const& [key, value] : entries) map.set(key, words(value));
  map.set("example", Value::of(true));
  return map;
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// The committees of a street's communities, or a town's villages, and who mediates there.
void add_communities(std::string const& street, Value const& shape, People const& people, Value::List& organisations,
                     Value::List& persons, std::string const& area) {
  bool const town = area.size() == 9 && area[6] == '1';
  for (int i = 1; i <= number_of(in(shape, "communities")); ++i) {
    std::string const id = street + (town ? "-v" : "-c") + two_digits(i);
    Draw draw(1, organisations.size());
    auto name = draw.one_of(town ? people.villages : people.estates) + two_digits(i);
    name += town ? "村人民调解委员会" : "社区人民调解委员会";
    organisations.push_back(map_of({{"id", id},
                                    {"name", name},
                                    {"short_name", id},
                                    {"kind", town ? "village_committee" : "community_committee"},
                                    {"line", "justice"},
                                    {"parent", street + "-jo"},
                                    {"area", area + (town ? "2" : "0") + two_digits(i)}}));
    for (int j = 1; j <= number_of(in(shape, "mediators")); ++j) {
      Value post;
      post.set("organ", words(id));
      post.set("role", words("mediator"));
      Value person = map_of({{"id", id + "-" + std::to_string(j)},
                             {"name", people.name(draw)},
                             {"kind", j == 1 ? "full_time" : "part_time"}});
      person.set("posts", Value::of(Value::List{std::move(post)}));
      persons.push_back(std::move(person));
    }
  }
}

std::string area_of(Value const& registers, std::string const& organ) {
  for (auto const& row : in(registers, "organisations").list())
    if (in(row, "id").text() == organ) return in(row, "area").text();
  throw std::runtime_error("no such organisation: " + organ);
}

Value with_communities(People const& people) {
  Value registers = shipped_file("organisations/dadukou.yaml");
  auto const shape = data_file("bodies.yaml");
  auto organisations = in(registers, "organisations").list();
  auto persons = in(registers, "persons").list();
  for (auto const street : streets) {
    std::string const name(street);
    add_communities(name, shape, people, organisations, persons, area_of(registers, name + "-pmc"));
  }
  registers.set("organisations", Value::of(std::move(organisations)));
  registers.set("persons", Value::of(std::move(persons)));
  return registers;
}

template <class T>
std::shared_ptr<T const> must(Result<T> read) {
  if (!read) throw std::runtime_error(read.error().plain());
  return std::make_shared<T const>(std::move(*read));
}

Rulebook rulebook_with(Value const& registers) {
  return Rulebook(law::catalogue(), must(read_flow(shipped_file("flows/dadukou.yaml"))),
                  must(read_calendar(shipped_file("calendars/cn.yaml"))), must(read_registers(registers)));
}

}  // namespace

Bodies::Bodies(People const& people)
    : registers_(with_communities(people)),
      rulebook_(rulebook_with(registers_)),
      at_the_street_(number_of(in(data_file("bodies.yaml"), "at_the_street"))) {
  for (auto const street : streets) {
    std::string const name(street);
    Neighbourhood here{body_of(Symbol(name + "-pmc")), body_of(Symbol(name + "-ps")), {}};
    for (auto const& organ : rulebook_.registers().organisations())
      if (organ.parent.view() == name + "-jo" && organ.id != here.street.organ && !organ.until)
        here.communities.push_back(body_of(organ.id));
    std::erase_if(here.communities, [](Body const& body) { return body.people.empty(); });
    neighbourhoods_.push_back(std::move(here));
  }
  for (auto const& organ : rulebook_.registers().organisations())
    if (organ.id.view().starts_with("ddk-") || organ.id == "td-gov")
      of_district_.emplace(organ.id.str(), body_of(organ.id));
}

Body const& Bodies::of_district(std::string const& id) const {
  auto const found = of_district_.find(id);
  if (found == of_district_.end()) throw std::runtime_error("no such body of the district: " + id);
  return found->second;
}

Body Bodies::body_of(Symbol organ) const {
  auto const* row = rulebook_.registers().organisation(organ);
  Body body{organ, row->area, {}};
  for (auto const& person : rulebook_.registers().persons())
    for (auto const& post : person.posts)
      if (post.organ == organ && !post.until) body.people.push_back({person.id, post.organ, post.role, 0});
  auto const at_work = [](Actor const& actor) {
    return actor.role == "mediator" || actor.role == "police_officer" || actor.role == "court_clerk";
  };
  if (std::any_of(body.people.begin(), body.people.end(), at_work))
    std::erase_if(body.people, [&](Actor const& actor) { return !at_work(actor); });
  return body;
}

}  // namespace liandiao::district
