#include "tools/liandiao/case_choice.hpp"

#include <map>

#include "workflows/catalogue.hpp"

namespace liandiao::door {
namespace {

std::vector<std::string> split(std::string const& text, char at) {
  std::vector<std::string> parts(1);
  for (char const c : text)
    if (c == at)
      parts.emplace_back();
    else
      parts.back() += c;
  return parts;
}

/// `peoples_mediation/in_session`, or either of them alone.
void read_state(std::string const& value, CaseChoice& choice, Catalogue const& catalogue) {
  auto const parts = split(value, '/');
  if (parts.size() > 1) {
    choice.procedure = Symbol(parts[0]);
    choice.state = Symbol(parts[1]);
  } else if (catalogue.procedure(Symbol(value)) != nullptr) {
    choice.procedure = Symbol(value);
  } else {
    choice.state = Symbol(value);
  }
}

}  // namespace

Result<> read_choice(std::string const& text, CaseChoice& choice) {
  auto const equals = text.find('=');
  std::string const key = text.substr(0, equals);
  std::string const value = equals == std::string::npos ? "" : text.substr(equals + 1);
  constexpr std::size_t longest = 200;
  std::map<std::string, Symbol CaseChoice::*> const words{{"holder", &CaseChoice::holder},
                                                          {"mediator", &CaseChoice::mediator},
                                                          {"type", &CaseChoice::dispute_type},
                                                          {"level", &CaseChoice::level}};
  auto const word = words.find(key);
  bool const known = word != words.end() || key == "area" || key == "state" || key == "case";
  if (!known || value.empty() || value.size() > longest)
    return fail(Code::invalid_input, "migrate_only_unknown", {{"value", text}});
  if (word != words.end())
    choice.*(word->second) = Symbol(value);
  else if (key == "area")
    choice.area = value;
  else if (key == "state")
    read_state(value, choice, law::catalogue());
  else
    for (auto& reference : split(value, ',')) choice.references.push_back(std::move(reference));
  return {};
}

}  // namespace liandiao::door
