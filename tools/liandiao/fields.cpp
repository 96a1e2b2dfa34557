#include "tools/liandiao/fields.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <sstream>

#include "adapters/json/json.hpp"
#include "adapters/yaml/yaml.hpp"
#include "tools/liandiao/voice.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::door {
namespace {

struct PathPart {
  std::string name;
  std::size_t index = 0;  // from 1; 0: not into a list
};

std::optional<std::vector<PathPart>> parse_path(std::string_view text) {
  std::vector<PathPart> parts;
  while (true) {
    auto const dot = text.find('.');
    std::string_view part = text.substr(0, dot);
    PathPart one;
    if (auto const open = part.find('['); open != std::string_view::npos) {
      auto const digits = part.substr(open + 1, part.size() - open - 2);
      auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), one.index);
      constexpr std::size_t index_max = 1000;
      bool const number = error == std::errc{} && end == digits.data() + digits.size();
      if (!part.ends_with(']') || !number || one.index < 1 || one.index > index_max) return std::nullopt;
      part = part.substr(0, open);
    }
    bool const word = !part.empty() && std::all_of(part.begin(), part.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
    if (!word) return std::nullopt;
    one.name = part;
    parts.push_back(std::move(one));
    if (dot == std::string_view::npos) return parts;
    text.remove_prefix(dot + 1);
  }
}

FieldSpec const* field_of(std::vector<FieldSpec> const& fields, std::string_view name) {
  for (auto const& field : fields)
    if (field.name == name) return &field;
  return nullptr;
}

Value plain(std::string const& text) { return Value::of(text, {}, true); }

/// One word of the line as a value: records and free fields may come as JSON.
Result<Value> value_of(FieldSpec const* spec, GivenField const& given) {
  bool const may_be_json =
      spec == nullptr || spec->kind == FieldKind::record || spec->kind == FieldKind::fields || spec->list;
  bool const looks_so = given.value.starts_with('{') || given.value.starts_with('[');
  if (!may_be_json || !looks_so) return plain(given.value);
  auto value = read_json(given.value, "--" + given.name);
  if (!value) return passed_on(value);
  return value;
}

void append_items(Value const& value, Value::List& list) {
  if (value.kind() == Value::Kind::list) {
    list.insert(list.end(), value.list().begin(), value.list().end());
  } else if (value.kind() == Value::Kind::text) {
    std::istringstream items(value.text());
    for (std::string item; std::getline(items, item, ',');) list.push_back(plain(item));
  } else {
    list.push_back(value);
  }
}

/// The value with something inside it replaced.
Value placed(Value const* base, std::span<PathPart const> path, Value const& value) {
  if (path.empty()) return value;
  Value map = base != nullptr && base->kind() == Value::Kind::map ? *base : Value::of(Value::Map{});
  auto const& part = path.front();
  auto const* there = map.find(part.name);
  if (part.index == 0) {
    map.set(part.name, placed(there, path.subspan(1), value));
    return map;
  }
  Value::List list = there != nullptr && there->kind() == Value::Kind::list ? there->list() : Value::List{};
  if (list.size() < part.index) list.resize(part.index);
  auto& item = list[part.index - 1];
  item = placed(&item, path.subspan(1), value);
  map.set(part.name, Value::of(std::move(list)));
  return map;
}

tl::unexpected<Error> unknown_field(CommandSpec const& spec, std::string const& name) {
  std::vector<std::string> names;
  std::string known;
  for (auto const& field : spec.fields) {
    names.push_back(field.name);
    known += (known.empty() ? "" : ", ") + field.name;
  }
  std::string near;
  for (auto const& one : near_to(name, names)) near += (near.empty() ? "" : ", ") + one;
  return fail(Code::invalid_input, "field_unknown", {{"field", name}, {"known", known}, {"near", near}});
}

}  // namespace

CommandSpec const* command_named(std::string_view code) {
  for (auto const& procedure : law::catalogue().procedures)
    for (auto const* command : procedure.commands)
      if (command->code == code) return command;
  return nullptr;
}

std::vector<CommandSpec const*> commands_of_people() {
  std::vector<CommandSpec const*> list;
  for (auto const& procedure : law::catalogue().procedures)
    for (auto const* command : procedure.commands)
      if (command->by != By::system && std::find(list.begin(), list.end(), command) == list.end())
        list.push_back(command);
  return list;
}

bool is_field_path(std::string_view text) { return parse_path(text).has_value(); }

Result<Value> fields_over(CommandSpec const& spec, std::vector<GivenField> const& given, Value const& base) {
  if (base.kind() != Value::Kind::map && base.kind() != Value::Kind::null)
    return fail(Code::invalid_input, "fields_file_wants_map", {{"value", std::string(word_of(base.kind()))}});
  Value fields = base.kind() == Value::Kind::null ? Value::of(Value::Map{}) : base;
  std::set<std::string> seen;
  for (auto const& one : given) {
    auto const path = parse_path(one.name);
    if (!path) return unknown_field(spec, one.name);
    auto const* field = field_of(spec.fields, path->front().name);
    if (field == nullptr) return unknown_field(spec, path->front().name);
    bool const whole = path->size() == 1 && path->front().index == 0;
    auto value = value_of(whole ? field : nullptr, one);
    if (!value) return passed_on(value);
    bool const first = seen.insert(one.name).second;
    bool const list = whole && field->list;
    if (!first && !list) return fail(Code::invalid_input, "field_repeated", {{"field", one.name}});
    if (list) {
      auto const* there = first ? nullptr : fields.find(one.name);
      Value::List items = there == nullptr ? Value::List{} : there->list();
      append_items(*value, items);
      fields.set(one.name, Value::of(std::move(items)));
    } else {
      fields = placed(&fields, *path, *value);
    }
  }
  return fields;
}

Result<Value> read_fields_file(std::string const& path, std::istream& in) {
  if (path != "-" && !path.ends_with(".json")) return read_yaml_file(path);
  std::string text;
  if (path == "-") {
    text.assign(std::istreambuf_iterator<char>(in), {});
    auto const start = text.find_first_not_of(" \t\r\n");
    if (start == std::string::npos || text[start] != '{') return read_yaml(text, "-");
  } else {
    std::ifstream file(path, std::ios::binary);
    if (!file) return fail(Code::not_found, "file_not_found", {{"file", path}});
    text.assign(std::istreambuf_iterator<char>(file), {});
  }
  return read_json(text, path);
}

}  // namespace liandiao::door
