#include "engine/cases/registers.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <set>
#include <string_view>
#include <utility>

#include "engine/base/ensure.hpp"
#include "engine/cases/encoding.hpp"

namespace liandiao {
namespace {

// Kinds of mediation bodies follow the national forms; the rest are whom a dispute is handed to or comes from.
constexpr std::array<std::string_view, 30> kind_words{"village_committee",
                                                      "community_committee",
                                                      "town_committee",
                                                      "street_committee",
                                                      "enterprise_committee",
                                                      "industry_committee",
                                                      "medical_committee",
                                                      "judicial_office",
                                                      "justice_bureau",
                                                      "police_station",
                                                      "police_branch",
                                                      "tribunal",
                                                      "court",
                                                      "centre",
                                                      "petition_office",
                                                      "legal_aid_centre",
                                                      "labour_office",
                                                      "health_department",
                                                      "market_regulator",
                                                      "traffic_police",
                                                      "land_office",
                                                      "town_government",
                                                      "arbitration_commission",
                                                      "labour_arbitration",
                                                      "psychological_service",
                                                      "law_firm",
                                                      "lawyers_association",
                                                      "legal_service_centre",
                                                      "government",
                                                      "other"};
constexpr std::array<std::string_view, 5> line_words{"justice", "police", "court", "government", "society"};
constexpr std::array<std::string_view, 9> role_words{"registrar",        "office_head",  "mediator",
                                                     "police_officer",   "court_clerk",  "judge",
                                                     "district_officer", "statistician", "system"};
// Nobody holds the last one: the engine acts in it by itself, and a register that gave it away would give away `lapse`.
constexpr std::span<std::string_view const> held_roles{role_words.data(), role_words.size() - 1};
// Closed, because a misspelt `lawyer` would silently lift what the law forbids lawyers who mediated.
constexpr std::array<std::string_view, 14> person_kind_words{
    "member",       "full_time", "part_time", "engaged", "stationed", "invited", "lawyer",
    "legal_worker", "police",    "judge",     "clerk",   "official",  "expert",  "grid_worker"};

constexpr std::array<std::string_view, 2> sex_words{"female", "male"};
constexpr std::array<std::string_view, 5> education_words{"junior_secondary", "senior_secondary", "junior_college",
                                                          "bachelor", "postgraduate"};
constexpr std::array<std::string_view, 7> committee_words{
    "village_committee",    "community_committee", "town_committee",   "street_committee",
    "enterprise_committee", "industry_committee",  "medical_committee"};

constexpr std::size_t name_characters_max = 100;
constexpr std::size_t short_name_characters_max = 16;
constexpr std::size_t id_bytes_max = 32;
constexpr std::size_t district_digits = 6;
constexpr std::int64_t rooms_max = 1000;

using FieldReader = std::function<Result<>(Value const&, Reading const&)>;
using Index = std::unordered_map<Symbol, std::size_t>;

/// One key an entry must or may have.
struct Field {
  std::string_view name;
  bool required = false;
  FieldReader read;
};

/// Strict: every key is known, every required one is there. Fields are read in the order of `fields`, whatever the
/// order in the file; a key with nothing behind it counts as absent.
Result<> read_fields(Value const& value, Reading const& reading, std::initializer_list<Field> fields) {
  if (value.kind() != Value::Kind::map) return complain(reading, value, "field_wants_fields");
  std::string known;
  for (auto const& field : fields) known += (known.empty() ? "" : ", ") + std::string(field.name);
  for (auto const& [name, item] : value.map()) {
    auto const same = [&](Field const& field) { return field.name == name; };
    if (std::none_of(fields.begin(), fields.end(), same))
      return complain(reading.at(name), item, "field_unknown", {{"known", known}});
  }
  for (auto const& field : fields) {
    Value const* const item = value.find(field.name);
    if (item != nullptr && item->kind() != Value::Kind::null) {
      if (auto result = field.read(*item, reading.at(field.name)); !result) return result;
    } else if (field.required) {
      return complain(reading.at(field.name), value, "field_missing");
    }
  }
  return {};
}

bool is_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Ids stand in events, addresses and file names.
bool is_id(std::string_view text) {
  auto const fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  return !text.empty() && text.size() <= id_bytes_max && std::all_of(text.begin(), text.end(), fits);
}

bool is_area(std::string_view text) {
  // County, street or town, village or community.
  return (text.size() == 6 || text.size() == 9 || text.size() == 12) && is_digits(text);
}

bool is_district(std::string_view text) { return text.size() == district_digits && is_digits(text); }

/// A word the whole of which has to look like something.
FieldReader shaped(Symbol& into, bool (*fits)(std::string_view), std::string_view complaint) {
  return [&into, fits, complaint](Value const& value, Reading const& reading) -> Result<> {
    std::string text;
    if (auto result = read_scalar(value, text, reading); !result) return result;
    if (!fits(text)) return complain(reading, value, std::string(complaint));
    into = Symbol(text);
    return {};
  };
}

FieldReader id_into(Symbol& into) { return shaped(into, is_id, "registers_id_invalid"); }

FieldReader text_into(std::string& into, std::size_t characters_max) {
  return [&into, characters_max](Value const& value, Reading const& reading) {
    return read_text(value, into, characters_max, reading);
  };
}

FieldReader word_into(Symbol& into, std::span<std::string_view const> words) {
  return [&into, words](Value const& value, Reading const& reading) { return read_word(value, into, words, reading); };
}

template <class T>
FieldReader value_into(T& into) {
  return [&into](Value const& value, Reading const& reading) { return read(value, into, reading); };
}

template <class T>
FieldReader list_into(std::vector<T>& into, Result<> (*read_item)(Value const&, T&, Reading const&)) {
  return [&into, read_item](Value const& value, Reading const& reading) -> Result<> {
    if (value.kind() != Value::Kind::list) return complain(reading, value, "field_wants_list");
    for (std::size_t i = 0; i < value.list().size(); ++i)
      if (auto item = read_item(value.list()[i], into.emplace_back(), reading.at(i)); !item) return item;
    return {};
  };
}

/// Both days belong to the time between them, so one day alone is fine.
template <class T>
Result<> check_days(Value const& value, T const& entry, Reading const& reading) {
  if (!entry.from || !entry.until || *entry.from <= *entry.until) return {};
  return complain(reading.at("until"), *value.find("until"), "registers_days_reversed",
                  {{"from", entry.from->text()}, {"until", entry.until->text()}});
}

Result<> read_placing(Value const& value, Placing& into, Reading const& reading) {
  return read_fields(value, reading, {{"from", true, value_into(into.from)}, {"parent", false, id_into(into.parent)}});
}

/// A few, and not below none.
FieldReader rooms_into(std::int64_t& into) {
  return [&into](Value const& value, Reading const& reading) -> Result<> {
    if (auto result = read(value, into, reading); !result) return result;
    if (into >= 0 && into <= rooms_max) return {};
    return complain(reading, value, "registers_rooms_invalid", {{"max", std::to_string(rooms_max)}});
  };
}

Result<> read_organisation(Value const& value, Organisation& into, Reading const& reading) {
  auto result = read_fields(value, reading,
                            {{"id", true, id_into(into.id)},
                             {"name", true, text_into(into.name, name_characters_max)},
                             {"short_name", false, text_into(into.short_name, short_name_characters_max)},
                             {"kind", true, word_into(into.kind, organisation_kinds)},
                             {"line", true, word_into(into.line, organisation_lines)},
                             {"parent", false, id_into(into.parent)},
                             {"parents", false, list_into(into.parents, read_placing)},
                             {"area", true, shaped(into.area, is_area, "registers_area_invalid")},
                             {"example", false, value_into(into.example)},
                             {"from", false, value_into(into.from)},
                             {"until", false, value_into(into.until)},
                             {"rooms", false, rooms_into(into.rooms)}});
  return result ? check_days(value, into, reading) : result;
}

Result<> read_post(Value const& value, Post& into, Reading const& reading) {
  auto result = read_fields(value, reading,
                            {{"organ", true, id_into(into.organ)},
                             {"role", true, word_into(into.role, held_roles)},
                             {"from", false, value_into(into.from)},
                             {"until", false, value_into(into.until)}});
  return result ? check_days(value, into, reading) : result;
}

Result<> read_person(Value const& value, Person& into, Reading const& reading) {
  return read_fields(value, reading,
                     {{"id", true, id_into(into.id)},
                      {"name", true, text_into(into.name, name_characters_max)},
                      {"kind", true, word_into(into.kind, person_kind_words)},
                      {"grade", false, value_into(into.grade)},
                      {"example", false, value_into(into.example)},
                      {"posts", false, list_into(into.posts, read_post)},
                      {"sex", false, word_into(into.sex, sex_words)},
                      {"party_member", false, value_into(into.party_member)},
                      {"full_time", false, value_into(into.full_time)},
                      {"education", false, word_into(into.education, education_words)},
                      {"since", false, value_into(into.since)}});
}

/// A list as it stood in the file, for the places of complaints; nothing for a key that was left out.
std::span<Value const> items_of(Value const& value, std::string_view key) {
  Value const* const list = value.find(key);
  return list != nullptr ? std::span<Value const>(list->list()) : std::span<Value const>();
}

template <class T>
Result<Index> index_of(std::vector<T> const& entries, std::span<Value const> items, Reading const& reading) {
  Index index;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto const [at, added] = index.emplace(entries[i].id, i);
    if (added) continue;
    return complain(reading.at(i).at("id"), *items[i].find("id"), "registers_id_repeated",
                    {{"other_line", std::to_string(items[at->second].find("id")->mark().line)}});
  }
  return index;
}

/// Everything read, with the places it was read from, for what only the whole can show.
struct Whole {
  std::vector<Organisation> const& organisations;
  std::vector<Person> const& persons;
  Index const& organisation_at;
  std::span<Value const> organisation_items;
  std::span<Value const> person_items;
};

/// One parent an organisation has at some time, and where the file says so.
struct Parentage {
  Symbol parent;
  Value const& place;
  Reading reading;
};

Reading organisation_reading(std::size_t i) { return Reading{"organisations", false}.at(i); }

Parentage moved_below(Whole const& whole, std::size_t i, std::size_t move) {
  Value const& item = items_of(whole.organisation_items[i], "parents")[move];
  auto const* place = item.find("parent");
  return {whole.organisations[i].parents[move].parent, place == nullptr ? item : *place,
          organisation_reading(i).at("parents").at(move).at("parent")};
}

Parentage first_below(Whole const& whole, std::size_t i) {
  auto const* place = whole.organisation_items[i].find("parent");
  return {whole.organisations[i].parent, place == nullptr ? whole.organisation_items[i] : *place,
          organisation_reading(i).at("parent")};
}

Parentage parentage_on(Whole const& whole, std::size_t i, Date day) {
  auto const& moves = whole.organisations[i].parents;
  std::size_t moved = 0;
  while (moved < moves.size() && moves[moved].from <= day) ++moved;
  return moved == 0 ? first_below(whole, i) : moved_below(whole, i, moved - 1);
}

Result<> check_parent(Whole const& whole, Organisation const& below, Parentage const& one) {
  if (!one.parent) return {};
  auto const found = whole.organisation_at.find(one.parent);
  if (found == whole.organisation_at.end()) return complain(one.reading, one.place, "registers_parent_unknown");
  auto const& above = whole.organisations[found->second];
  // Whoever is above may look down, and no line may look into another.
  if (above.line != below.line)
    return complain(one.reading, one.place, "registers_parent_of_other_line",
                    {{"own_line", below.line.str()}, {"parent_line", above.line.str()}});
  return {};
}

Result<> check_parents(Whole const& whole) {
  for (std::size_t i = 0; i < whole.organisations.size(); ++i) {
    auto const& below = whole.organisations[i];
    if (auto result = check_parent(whole, below, first_below(whole, i)); !result) return result;
    for (std::size_t move = 0; move < below.parents.size(); ++move) {
      auto const here = moved_below(whole, i, move);
      if (auto result = check_parent(whole, below, here); !result) return result;
      Symbol const before = move == 0 ? below.parent : below.parents[move - 1].parent;
      if (here.parent == before)
        return complain(here.reading, here.place, "registers_move_to_same", {{"parent", before.str()}});
      if (move == 0 || below.parents[move - 1].from < below.parents[move].from) continue;
      auto const reading = organisation_reading(i).at("parents").at(move).at("from");
      return complain(reading, *items_of(whole.organisation_items[i], "parents")[move].find("from"),
                      "registers_moves_out_of_order", {{"before", below.parents[move - 1].from.text()}});
    }
  }
  return {};
}

std::string ring_text(Whole const& whole, std::size_t start, Date day) {
  std::string text = whole.organisations[start].id.str();
  std::size_t at = start;
  do {
    at = whole.organisation_at.at(whole.organisations[at].parent_on(day));
    text += " > " + whole.organisations[at].id.str();
  } while (at != start);
  return text;
}

/// Every parent is known to exist. Each organisation is walked over once, however deep the tree.
Result<> check_rings_on(Whole const& whole, Date day) {
  std::vector<std::size_t> walk_of(whole.organisations.size(), 0);
  for (std::size_t i = 0; i < whole.organisations.size(); ++i) {
    std::size_t at = i;
    while (walk_of[at] == 0 && whole.organisations[at].parent_on(day)) {
      walk_of[at] = i + 1;
      at = whole.organisation_at.at(whole.organisations[at].parent_on(day));
    }
    if (walk_of[at] != i + 1) continue;  // ended at a top, which is never marked, or where an earlier walk had been
    auto const where = parentage_on(whole, at, day);
    return complain(where.reading, where.place, "registers_parent_ring", {{"ring", ring_text(whole, at, day)}});
  }
  return {};
}

/// On every day on which anything stands elsewhere than the day before, and on all days before those.
Result<> check_rings(Whole const& whole) {
  std::set<Date> days{Date{std::numeric_limits<std::int32_t>::min()}};
  for (auto const& organisation : whole.organisations)
    for (auto const& move : organisation.parents) days.insert(move.from);
  for (auto const day : days)
    if (auto result = check_rings_on(whole, day); !result) return result;
  return {};
}

Result<> check_posts(Whole const& whole) {
  for (std::size_t i = 0; i < whole.persons.size(); ++i) {
    auto const& posts = whole.persons[i].posts;
    for (std::size_t j = 0; j < posts.size(); ++j) {
      if (whole.organisation_at.contains(posts[j].organ)) continue;
      auto const reading = Reading{"persons", false}.at(i).at("posts").at(j).at("organ");
      Value const& post = items_of(whole.person_items[i], "posts")[j];
      return complain(reading, *post.find("organ"), "registers_organ_unknown");
    }
  }
  return {};
}

template <class T>
bool valid(T const& entry, Date on) {
  return (!entry.from || *entry.from <= on) && (!entry.until || on <= *entry.until);
}

/// The entries as `write` encodes them, defaults left out, as a value again.
template <class T>
Value written(std::vector<T> const& entries) {
  std::string text;
  write(text, entries);
  auto value = parse_canonical(text);
  ensure(value.has_value(), "what was just encoded can be read");
  return std::move(*value);
}

}  // namespace

std::span<std::string_view const> const organisation_kinds = kind_words;
std::span<std::string_view const> const organisation_lines = line_words;
std::span<std::string_view const> const roles = role_words;
std::span<std::string_view const> const person_kinds = person_kind_words;
std::span<std::string_view const> const sexes = sex_words;
std::span<std::string_view const> const educations = education_words;

bool is_mediation_committee(Symbol organisation_kind) {
  return std::any_of(committee_words.begin(), committee_words.end(),
                     [&](std::string_view word) { return organisation_kind == word; });
}

Symbol Organisation::parent_on(Date day) const {
  Symbol above = parent;
  for (auto const& move : parents)
    if (move.from <= day) above = move.parent;
  return above;
}

Organisation const* Registers::organisation(Symbol id) const {
  auto const found = organisation_at_.find(id);
  return found == organisation_at_.end() ? nullptr : &organisations_[found->second];
}

Organisation const* Registers::organisation(Symbol id, Date on) const {
  auto const* const found = organisation(id);
  return found != nullptr && valid(*found, on) ? found : nullptr;
}

Person const* Registers::person(Symbol id) const {
  auto const found = person_at_.find(id);
  return found == person_at_.end() ? nullptr : &persons_[found->second];
}

std::vector<Post> Registers::posts(Symbol person, Date on) const {
  std::vector<Post> held;
  auto const* const who = this->person(person);
  if (who == nullptr) return held;
  // A post does not outlive the organisation it is at, even when nobody wrote an end into it.
  std::copy_if(who->posts.begin(), who->posts.end(), std::back_inserter(held),
               [&](Post const& post) { return valid(post, on) && organisation(post.organ, on) != nullptr; });
  return held;
}

bool Registers::holds_post(Symbol person, Symbol organ, Date on) const {
  auto const held = posts(person, on);
  return std::any_of(held.begin(), held.end(), [&](Post const& post) { return post.organ == organ; });
}

std::vector<Symbol> Registers::superiors(Symbol organ, Date on) const {
  std::vector<Symbol> above;
  auto const* at = organisation(organ);
  while (at != nullptr && at->parent_on(on)) {
    at = organisation(at->parent_on(on));
    // One that is closed is passed over: the cases below it still have those above it.
    if (at != nullptr && valid(*at, on)) above.push_back(at->id);
  }
  return above;
}

bool Registers::is_superior(Symbol above, Symbol below, Date on) const {
  auto const all = superiors(below, on);
  return std::find(all.begin(), all.end(), above) != all.end();
}

Result<Registers> read_registers(Value const& value) {
  Registers registers;
  Symbol name;
  auto result = read_fields(value, {},
                            {{"register", true, id_into(name)},
                             {"district", true, shaped(registers.district_, is_district, "registers_district_invalid")},
                             {"organisations", true, list_into(registers.organisations_, read_organisation)},
                             {"persons", false, list_into(registers.persons_, read_person)}});
  if (!result) return passed_on(result);
  registers.name_ = name.str();
  auto const organisation_items = items_of(value, "organisations");
  auto const person_items = items_of(value, "persons");
  auto organisation_at = index_of(registers.organisations_, organisation_items, {"organisations", false});
  if (!organisation_at) return passed_on(organisation_at);
  auto person_at = index_of(registers.persons_, person_items, {"persons", false});
  if (!person_at) return passed_on(person_at);
  registers.organisation_at_ = std::move(*organisation_at);
  registers.person_at_ = std::move(*person_at);
  Whole const whole{registers.organisations_, registers.persons_, registers.organisation_at_, organisation_items,
                    person_items};
  for (auto* const check : {check_parents, check_rings, check_posts})
    if (result = check(whole); !result) return passed_on(result);
  registers.digest_ = digest_of(canonical_text(write_registers(registers)));
  return registers;
}

Value write_registers(Registers const& registers) {
  return Value::of(Value::Map{{"register", Value::of(registers.name())},
                              {"district", Value::of(registers.district().str())},
                              {"organisations", written(registers.organisations())},
                              {"persons", written(registers.persons())}});
}

}  // namespace liandiao
