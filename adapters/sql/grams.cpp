#include "adapters/sql/grams.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"

namespace liandiao::sql {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

std::vector<std::string> grams_within(std::string_view text) {
  std::string const plain = lower(std::string(text));
  std::vector<std::string> grams;
  std::string before;
  for (std::size_t at = 0; at < plain.size();) {
    std::string const character(character_at(plain, at));
    if (!before.empty()) grams.push_back(before + character);
    before = character;
    at += character.size();
  }
  return grams;
}

std::set<std::string> grams_of(std::string_view name) {
  auto const pairs = grams_within(name);
  std::set<std::string> grams(pairs.begin(), pairs.end());
  if (name.empty()) return grams;
  std::size_t last = 0;
  for (std::size_t at = 0; at < name.size(); at += character_at(name, at).size()) last = at;
  grams.insert(lower(std::string(name.substr(last))));
  return grams;
}

}  // namespace liandiao::sql
