#include "tests/district/data.hpp"

#include <stdexcept>

#include "adapters/yaml/yaml.hpp"

namespace liandiao::district {
namespace {

Value file_below(std::string const& folder, std::string const& name) {
  auto read = read_yaml_file(std::string(LIANDIAO_SOURCE_DIR) + folder + name);
  if (!read) throw std::runtime_error(read.error().plain());
  return std::move(*read);
}

Weighted<std::string> weighted_in(Value const& map, std::string_view key) {
  Weighted<std::string> all;
  for (auto const& [word, weight] : in(map, key).map()) all.add(number_of(weight), word);
  return all;
}

Dispute::Against against_of(std::string const& word) {
  if (word == "kin") return Dispute::Against::kin;
  if (word == "firm") return Dispute::Against::firm;
  if (word == "firm_or_person") return Dispute::Against::firm_or_person;
  if (word == "hospital") return Dispute::Against::hospital;
  return Dispute::Against::person;
}

Dispute dispute_of(std::string const& type, Value const& value) {
  Dispute dispute;
  dispute.type = Symbol(type);
  dispute.share = number_of(in(value, "share"));
  auto const& months = in(value, "months").list();
  if (months.size() != dispute.months.size()) throw std::runtime_error(type + " has not twelve months");
  std::transform(months.begin(), months.end(), dispute.months.begin(), number_of);
  dispute.sum = number_of(in(value, "sum"));
  dispute.against = against_of(in(value, "against").text());
  if (value.find("flags") != nullptr) dispute.flags = words_in(value, "flags");
  dispute.summaries = words_in(value, "summaries");
  dispute.claims = words_in(value, "claims");
  dispute.terms = words_in(value, "terms");
  return dispute;
}

}  // namespace

Value data_file(std::string const& name) { return file_below("/tests/district/data/", name); }
Value shipped_file(std::string const& path) { return file_below("/config/", path); }

Value const& in(Value const& map, std::string_view key) {
  auto const* found = map.find(key);
  if (found == nullptr) throw std::runtime_error("missing: " + std::string(key));
  return *found;
}

int number_of(Value const& value) {
  return value.kind() == Value::Kind::integer ? static_cast<int>(value.integer()) : std::stoi(value.text());
}

int number_in(Value const& map, std::string_view key, int otherwise) {
  auto const* found = map.find(key);
  return found == nullptr ? otherwise : number_of(*found);
}

Words words_in(Value const& map, std::string_view key) {
  Words words;
  for (auto const& one : in(map, key).list()) words.push_back(one.text());
  return words;
}

People People::read() {
  auto const file = data_file("people.yaml");
  People people;
  people.surnames = weighted_in(file, "surnames");
  people.middle = weighted_in(file, "middle");
  people.last = weighted_in(file, "last");
  people.trades = weighted_in(file, "trades");
  people.single = number_of(in(file, "single"));
  people.roads = words_in(file, "roads");
  people.estates = words_in(file, "estates");
  people.villages = words_in(file, "villages");
  people.firms = words_in(file, "firm_names");
  people.hospitals = words_in(file, "hospitals");
  return people;
}

std::string People::name(Draw& draw) const {
  std::string name = surnames.drawn(draw);
  if (!draw.percent(single)) name += middle.drawn(draw);
  name += last.drawn(draw);
  return name;
}

std::string People::firm(Draw& draw) const {
  return "重庆" + draw.one_of(firms) + trades.drawn(draw) + (draw.percent(85) ? "有限公司" : "经营部");
}

Disputes Disputes::read() {
  auto const file = data_file("disputes.yaml");
  Disputes disputes;
  for (auto const& [type, value] : in(file, "types").map()) disputes.types.push_back(dispute_of(type, value));
  auto const& mixed = in(file, "mixed_in");
  for (auto const& [name, list] : mixed.map()) disputes.mixed_in.emplace(name, words_in(mixed, name));
  return disputes;
}

Sentences Sentences::read() {
  auto const file = data_file("bodies.yaml");
  return {words_in(file, "places"),  words_in(file, "elsewhere"), words_in(file, "reasons"),
          words_in(file, "remarks"), words_in(file, "findings"),  words_in(file, "visits"),
          words_in(file, "proofs"),  words_in(file, "gaps"),      words_in(file, "accounts")};
}

}  // namespace liandiao::district
