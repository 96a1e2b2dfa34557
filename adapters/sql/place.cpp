#include "adapters/sql/place.hpp"

namespace liandiao {

std::string Place::shown() const {
  if (!on_server()) return path;
  auto const begin = path.find("//") + 2;
  auto const slash = path.find_first_of("/?", begin);
  auto const at = path.substr(0, slash).rfind('@');
  auto text = path.substr(0, path.find('?'));
  auto const colon = path.find(':', begin);
  if (at != std::string::npos && colon < at) text.erase(colon, at - colon);
  return text;
}

}  // namespace liandiao
