#pragma once

#include <filesystem>

#include "adapters/yaml/yaml.hpp"
#include "engine/base/ensure.hpp"
#include "engine/flow/flow.hpp"

namespace liandiao::test {

inline Result<Flow> flow_in(std::filesystem::path const& path) {
  auto value = read_yaml_file(path);
  if (!value) return passed_on(value);
  return read_flow(*value);
}

/// config/flows/dadukou.yaml.
inline Flow const& shipped_flow() {
  static Flow const flow = [] {
    auto read = flow_in(std::filesystem::path(LIANDIAO_SOURCE_DIR) / "config/flows/dadukou.yaml");
    ensure(read.has_value(), read ? "" : read.error().plain());
    return *read;
  }();
  return flow;
}

}  // namespace liandiao::test
