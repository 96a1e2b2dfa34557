#pragma once

#include <filesystem>
#include <string_view>

#include "adapters/yaml/yaml.hpp"
#include "engine/base/ensure.hpp"
#include "engine/calendar/calendar.hpp"

namespace liandiao::test {

inline Result<Calendar> calendar_in(std::string_view yaml) {
  auto value = read_yaml(yaml, "calendar.yaml");
  if (!value) return passed_on(value);
  return read_calendar(*value);
}

/// config/calendars/cn.yaml, 2020 to 2026.
inline Calendar const& shipped() {
  static Calendar const calendar = [] {
    auto value = read_yaml_file(std::filesystem::path(LIANDIAO_SOURCE_DIR) / "config/calendars/cn.yaml");
    ensure(value.has_value(), value ? "" : value.error().plain());
    auto read = read_calendar(*value);
    ensure(read.has_value(), read ? "" : read.error().plain());
    return *read;
  }();
  return calendar;
}

/// A date as it is written; a test that misspells one fails.
inline Date on(std::string_view text) {
  auto const date = parse_date(text);
  ensure(date.has_value(), "a date");
  return *date;
}

}  // namespace liandiao::test
