#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/error.hpp"
#include "engine/base/symbol.hpp"
#include "engine/base/value.hpp"

namespace liandiao::door {

enum class Language { zh, en };
std::optional<Language> parse_language(std::string_view word);

/// The words people read, of one language: config/labels, carried inside the program. Keys are `section.word`, or
/// `section.procedure.word` for states.
class Labels {
 public:
  static Labels const& of(Language language);
  Labels(Language language, Value const& file);

  Language language() const { return language_; }

  std::string const* find(std::string_view section, std::string_view word) const;
  /// The word itself where no label is known: better an odd word than a hidden one.
  std::string word(std::string_view section, std::string_view word) const;
  std::string word(std::string_view section, Symbol code) const { return word(section, code.view()); }
  /// A text of the program's own, filled in.
  std::string text(std::string_view key, Params const& with = {}) const;

  std::map<std::string, std::string, std::less<>> const& all() const { return labels_; }

 private:
  void take(std::string const& path, Value const& value);

  Language language_;
  std::map<std::string, std::string, std::less<>> labels_;
};

/// `{name}` in a sentence becomes its value; what has none becomes nothing.
std::string filled(std::string_view sentence, Params const& with);

}  // namespace liandiao::door
