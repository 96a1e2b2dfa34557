#pragma once

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "tools/liandiao/talk.hpp"

/// What every list of cases is asked with: of whom, how many lines, and from where on.
namespace liandiao::door {

/// Fills the words of a query from the options of their names.
inline Result<> read_words(Talk const& talk, std::initializer_list<std::pair<std::string_view, Symbol*>> words) {
  for (auto const& [name, into] : words) {
    auto const word = word_option(talk, name);
    if (!word) return tl::unexpected<Error>(word.error());
    *into = *word;
  }
  return {};
}

template <class Query>
Result<> read_page_asked(Talk const& talk, Query& query) {
  auto const limit = number_option(talk.asked, "limit");
  if (!limit) return tl::unexpected<Error>(limit.error());
  if (*limit) query.limit = static_cast<int>(**limit);
  query.after = talk.asked.option("after").value_or("");
  return {};
}

/// Whose cases, and which page of them.
template <class Query>
Result<> read_narrowing(Talk const& talk, Query& query) {
  auto const words =
      read_words(talk, {{"holder", &query.holder}, {"organ", &query.organ}, {"mediator", &query.mediator}});
  return words ? read_page_asked(talk, query) : words;
}

/// What only cases are narrowed by, not what else is listed of them.
inline constexpr std::array<std::string_view, 9> of_cases{"standing",  "level",  "flag",         "due-before", "text",
                                                          "irregular", "number", "phone-ending", "id-ending"};

/// What else would be asked of another list has no meaning in this one; better said than passed over.
inline Result<> refuse_options(Talk const& talk, std::initializer_list<std::string_view> options, char const* key) {
  for (auto const& [name, values] : talk.asked.options)
    if (std::find(options.begin(), options.end(), name) != options.end() ||
        std::find(of_cases.begin(), of_cases.end(), name) != of_cases.end())
      return fail(Code::invalid_input, key, {{"option", "--" + name}});
  return {};
}

}  // namespace liandiao::door
