#pragma once

#include <map>
#include <stdexcept>
#include <string>

#include "adapters/yaml/yaml.hpp"
#include "engine/statistics/filled_form.hpp"

namespace liandiao::tests {

/// A form as it is written in a text.
inline Form form_of(std::string_view yaml) {
  auto const value = read_yaml(yaml, "form.yaml");
  if (!value) throw std::runtime_error(value.error().plain());
  auto form = read_form(*value);
  if (!form) throw std::runtime_error(form.error().plain());
  return std::move(*form);
}

/// One of config/reports.
inline Form const& shipped_form(std::string const& code) {
  static std::map<std::string, Form> kept;
  auto const found = kept.find(code);
  if (found != kept.end()) return found->second;
  auto const value = read_yaml_file(std::string(LIANDIAO_SOURCE_DIR) + "/config/reports/" + code + ".yaml");
  if (!value) throw std::runtime_error(value.error().plain());
  auto form = read_form(*value);
  if (!form) throw std::runtime_error(form.error().plain());
  return kept.emplace(code, std::move(*form)).first->second;
}

}  // namespace liandiao::tests
