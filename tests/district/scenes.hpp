#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/cases/command.hpp"
#include "engine/procedure/catalogue.hpp"
#include "tests/district/draw.hpp"

namespace liandiao::district {

/// What happens in a case, or what of several things may: data/lives.yaml says how it is written.
struct Scene {
  enum class Kind { act, branch, repeat };
  enum class When { days, planned, overdue };
  Kind kind = Kind::act;

  CommandSpec const* command = nullptr;
  Value fields;
  std::string by;
  Symbol in;  // the procedure; none: whichever takes it
  When when = When::days;
  int least = 0, most = 0;  // days after the scene before, or how often

  Weighted<std::vector<Scene>> branches;
  std::vector<Scene> then;  // repeated
};

struct LifeShape {
  std::string name;
  int weight = 0;
  std::vector<std::string> types;  // of disputes; none: any
  std::vector<std::string> homes;
  std::string agency;
  Symbol source;  // none: drawn
  std::vector<Scene> scenes;

  bool suits(Symbol type) const;
  bool begins_at(std::string_view home) const;
};

std::vector<LifeShape> read_lives(Catalogue const& catalogue);

}  // namespace liandiao::district
