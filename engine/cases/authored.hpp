#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/cases/encoding.hpp"

/// What readers of authored files share: flows and forms are written by hand, and named by words.
namespace liandiao {

/// A word of an authored file: small enough and plain enough to stand in events, addresses and labels.
struct Word {
  Symbol code;
};
bool is_word(std::string_view text);
Result<> read_scalar(Value const& value, Word& into, Reading const& reading);

/// A part read later, entry by entry: because its keys are words and no fixed names, or for its place in the file.
struct Unread {
  Value const* value = nullptr;
};
Result<> read_scalar(Value const& value, Unread& into, Reading const& reading);

/// Words of one list of a map already read, each once.
Result<> take_words(std::vector<Word> const& words, std::vector<Symbol>& into, Value const& map, std::string_view key,
                    Reading const& reading);

/// The entries of a map whose keys are words.
template <class T>
Result<> read_entries(Value const& value, std::vector<T>& into, Reading const& reading,
                      Result<T> (*read_entry)(Symbol, Value const&, Reading const&)) {
  if (value.kind() != Value::Kind::map) return complain(reading, value, "field_wants_fields");
  for (auto const& [name, item] : value.map()) {
    if (!is_word(name)) return complain(reading, item, "authored_name_invalid", {{"name", name}});
    auto entry = read_entry(Symbol(name), item, reading.at(name));
    if (!entry) return passed_on(entry);
    into.push_back(std::move(*entry));
  }
  return {};
}

// ---- writing them again: what is empty is left out --------------------------------------------------------------
Value words_value(std::vector<Symbol> const& words);
Value numbers_value(std::vector<int> const& numbers);
void put_words(Value::Map& map, std::string key, std::vector<Symbol> const& words);

}  // namespace liandiao
