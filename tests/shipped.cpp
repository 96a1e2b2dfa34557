#include "tests/shipped.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "adapters/yaml/yaml.hpp"

namespace liandiao::tests {

Value shipped_file(std::string const& path) {
  auto value = read_yaml_file(std::string(LIANDIAO_SOURCE_DIR) + "/config/" + path);
  if (!value) throw std::runtime_error(value.error().plain());
  return std::move(*value);
}

void load_shipped(Desk& desk) { load_shipped(desk, shipped_file("organisations/dadukou.yaml")); }

void load_shipped(Desk& desk, Value const& registers) {
  std::vector<Finding> findings;
  ASSERT_TRUE(desk.load_calendar(shipped_file("calendars/cn.yaml")));
  ASSERT_TRUE(desk.load_registers(registers));
  ASSERT_TRUE(desk.publish_flow(shipped_file("flows/dadukou.yaml"), findings));
}

Step forged_figure(CaseId const& id, Measure measure) {
  Step step;
  step.event.id = id;
  step.event.seq = 1;
  step.event.command = Symbol("register");
  step.event.on.day = measure.day;
  Head head;
  head.registered_on = measure.day;
  step.event.changes = {{Change::Kind::opened, head}};
  step.measures = {measure};
  step.hash = hash_of(step.event);
  return step;
}

}  // namespace liandiao::tests
