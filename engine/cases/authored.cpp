#include "engine/cases/authored.hpp"

#include <algorithm>

namespace liandiao {

bool is_word(std::string_view text) {
  constexpr std::size_t longest_word = 64;
  auto const letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  auto const fits = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; };
  return !text.empty() && text.size() <= longest_word && letter(text[0]) && std::all_of(text.begin(), text.end(), fits);
}

Result<> read_scalar(Value const& value, Word& into, Reading const& reading) {
  if (value.kind() != Value::Kind::text || !is_word(value.text()))
    return complain(reading, value, "authored_word_invalid");
  into.code = Symbol(value.text());
  return {};
}

Result<> read_scalar(Value const& value, Unread& into, Reading const&) {
  into.value = &value;
  return {};
}

Result<> take_words(std::vector<Word> const& words, std::vector<Symbol>& into, Value const& map, std::string_view key,
                    Reading const& reading) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (std::find(into.begin(), into.end(), words[i].code) != into.end())
      return complain(reading.at(key).at(i), map.find(key)->list()[i], "authored_word_repeated");
    into.push_back(words[i].code);
  }
  return {};
}

Value words_value(std::vector<Symbol> const& words) {
  Value::List list;
  for (auto const word : words) list.push_back(Value::of(word.str()));
  return Value::of(std::move(list));
}

Value numbers_value(std::vector<int> const& numbers) {
  Value::List list;
  for (auto const number : numbers) list.push_back(Value::of(std::int64_t{number}));
  return Value::of(std::move(list));
}

void put_words(Value::Map& map, std::string key, std::vector<Symbol> const& words) {
  if (!words.empty()) map.emplace_back(std::move(key), words_value(words));
}

}  // namespace liandiao
