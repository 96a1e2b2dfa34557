#include "engine/desk/recognition.hpp"

#include <algorithm>
#include <string>

namespace liandiao {
namespace {

FieldSpec const* named(std::vector<FieldSpec> const& specs, std::string_view name) {
  auto const found = std::find_if(specs.begin(), specs.end(), [&](FieldSpec const& spec) { return spec.name == name; });
  return found == specs.end() ? nullptr : &*found;
}

bool gives_a_part(std::vector<FieldSpec> const& specs) {
  auto const* name = named(specs, "name");
  return name != nullptr && name->kind == FieldKind::sealed && named(specs, "person") != nullptr;
}

bool says_whether(Value const& fields) {
  auto const* namesake = fields.find("namesake");
  bool const said = namesake != nullptr &&
                    (namesake->kind() == Value::Kind::boolean ? namesake->boolean() : namesake->text() == "true");
  return said || fields.find("person") != nullptr;
}

Symbol mediator_called(std::string const& name, CaseFile const& file, Registers const& registers) {
  for (auto const& row : file.all<Mediator>()) {
    auto const* person = registers.person(row.person);
    if (person != nullptr && person->name == name) return row.person;
  }
  return Symbol();
}

}  // namespace

void recognise_mediators(Value& fields, std::vector<FieldSpec> const& specs, CaseFile const& file,
                         Registers const& registers) {
  if (fields.kind() != Value::Kind::map) return;  // reading it will say what is wrong with it
  for (auto const& spec : specs) {
    auto const* value = spec.record.empty() ? nullptr : fields.find(spec.name);
    if (value == nullptr) continue;
    Value inner = *value;
    if (inner.kind() == Value::Kind::list) {
      Value::List items = inner.list();
      for (auto& item : items) recognise_mediators(item, spec.record, file, registers);
      inner = Value::of(std::move(items), value->mark());
    } else {
      recognise_mediators(inner, spec.record, file, registers);
    }
    fields.set(spec.name, std::move(inner));
  }
  auto const* name = fields.find("name");
  if (!gives_a_part(specs) || says_whether(fields) || name == nullptr || name->kind() != Value::Kind::text) return;
  if (auto const person = mediator_called(name->text(), file, registers); !person.empty())
    fields.set("person", Value::of(person.str(), name->mark()));
}

}  // namespace liandiao
