#include "engine/base/error.hpp"

namespace liandiao {

std::string_view word_of(Code code) {
  switch (code) {
    case Code::invalid_input: return "invalid_input";
    case Code::forbidden: return "forbidden";
    case Code::not_found: return "not_found";
    case Code::rejected: return "rejected";
    case Code::conflict: return "conflict";
    case Code::unavailable: return "unavailable";
    case Code::corrupt: return "corrupt";
    case Code::internal: return "internal";
  }
  return "internal";
}

std::string Error::plain() const {
  std::string text = key;
  char const* separator = ": ";
  for (auto const& [name, value] : with) {
    text += separator + name + "=" + value;
    separator = ", ";
  }
  return text;
}

}  // namespace liandiao
