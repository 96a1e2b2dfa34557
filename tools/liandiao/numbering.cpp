#include "tools/liandiao/numbering.hpp"

#include <algorithm>

namespace liandiao::door {
namespace {

std::string padded(std::int64_t serial, std::size_t digits) {
  auto const text = std::to_string(serial);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

/// The short name a district's papers begin with; its code where none is known.
std::string prefix_of(Symbol district) { return district == "500104" ? "渝渡" : district.str(); }

}  // namespace

NumberFormat Numbering::format() const {
  return [names = names_](Serial const& serial) {
    if (serial.type != "mediation")
      return serial.organ.str() + "-" + std::to_string(serial.year) + "-" + padded(serial.serial, 4);
    auto const* organ = *names == nullptr ? nullptr : (*names)->organisation(serial.organ);
    auto const name = organ != nullptr && !organ->short_name.empty() ? organ->short_name : serial.organ.str();
    return prefix_of(serial.district) + name + "人调字〔" + std::to_string(serial.year) + "〕" +
           padded(serial.serial, 3) + "号";
  };
}

}  // namespace liandiao::door
