#include "tools/liandiao/labels.hpp"

#include <algorithm>

#include "adapters/yaml/yaml.hpp"
#include "engine/base/ensure.hpp"
#include "generated/texts.hpp"

namespace liandiao::door {
namespace {

Labels embedded_labels(Language language) {
  std::string_view const name = language == Language::en ? "en" : "zh";
  for (auto const& file : embedded::texts::all) {
    if (file.name != name) continue;
    auto const value = read_yaml(file.text, std::string(name) + ".yaml");
    ensure(value.has_value(), "the labels the program carries can be read");
    return {language, *value};
  }
  ensure(false, "the program carries labels for each of its languages");
  return {language, Value()};
}

}  // namespace

std::optional<Language> parse_language(std::string_view word) {
  if (word == "zh") return Language::zh;
  if (word == "en") return Language::en;
  return std::nullopt;
}

Labels const& Labels::of(Language language) {
  if (language == Language::en) {
    static Labels const english = embedded_labels(Language::en);
    return english;
  }
  static Labels const chinese = embedded_labels(Language::zh);
  return chinese;
}

Labels::Labels(Language language, Value const& file) : language_(language) { take("", file); }

void Labels::take(std::string const& path, Value const& value) {
  for (auto const& [key, item] : value.map()) {
    std::string const name = path.empty() ? key : path + "." + key;
    if (item.kind() == Value::Kind::map)
      take(name, item);
    else
      labels_.emplace(name, item.text());
  }
}

std::string const* Labels::find(std::string_view section, std::string_view word) const {
  std::string key(section);
  key += '.';
  key += word;
  auto const found = labels_.find(key);
  return found == labels_.end() ? nullptr : &found->second;
}

std::string Labels::word(std::string_view section, std::string_view word) const {
  auto const* label = find(section, word);
  return label == nullptr ? std::string(word) : *label;
}

std::string Labels::text(std::string_view key, Params const& with) const {
  auto const* label = find("text", key);
  return filled(label == nullptr ? key : *label, with);
}

std::string filled(std::string_view sentence, Params const& with) {
  std::string out;
  while (!sentence.empty()) {
    auto const open = sentence.find('{');
    auto const close = sentence.find('}', open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    out += sentence.substr(0, open);
    auto const name = sentence.substr(open + 1, close - open - 1);
    auto const value = std::find_if(with.begin(), with.end(), [&](auto const& pair) { return pair.first == name; });
    if (value != with.end()) out += value->second;
    sentence.remove_prefix(close + 1);
  }
  return out += sentence;
}

}  // namespace liandiao::door
