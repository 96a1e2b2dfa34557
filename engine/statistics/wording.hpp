#pragma once

#include <string>

namespace liandiao {

/// What an authored file says to people, in both languages of the house.
struct Wording {
  std::string zh;
  std::string en;
  bool empty() const { return zh.empty() && en.empty(); }
  bool operator==(Wording const&) const = default;
};

}  // namespace liandiao
