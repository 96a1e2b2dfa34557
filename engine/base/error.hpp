#pragma once

#include <source_location>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace liandiao {

/// What the caller can do about a failure. A new code needs a new reaction, not a new cause.
enum class Code {
  invalid_input,  // the request is malformed; repeat it and it fails again
  forbidden,      // this actor may not do this
  not_found,      // the thing named does not exist
  rejected,       // the procedure has no rule for this here, or a guard said no
  conflict,       // somebody else moved the case first; reload and decide again
  unavailable,    // the store or a peer is away; the same request may succeed later
  corrupt,        // stored data breaks an invariant; a person must look
  internal,       // our bug
};

/// The word a code is written as, for machines and logs.
std::string_view word_of(Code code);

/// A failure as data: the sentence a person reads is made from `key` and `with` by the labels of her language
/// (config/labels, section `errors`), so the engine never carries prose. `with` names what the sentence needs:
/// the field, the value given, what would have been right.
struct Error {
  Code code = Code::internal;
  std::string key;
  std::vector<std::pair<std::string, std::string>> with;
  std::source_location where = std::source_location::current();

  /// `key: name=value, …` — for logs and test output, not for people.
  std::string plain() const;
};

template <class T = void>
using Result = tl::expected<T, Error>;

using Params = std::vector<std::pair<std::string, std::string>>;

[[nodiscard]] inline tl::unexpected<Error> fail(Code code, std::string key, Params with = {},
                                                std::source_location where = std::source_location::current()) {
  return tl::unexpected<Error>(Error{code, std::move(key), std::move(with), where});
}

/// Passes a failure on unchanged: `if (!loaded) return passed_on(loaded);`
template <class T>
[[nodiscard]] tl::unexpected<Error> passed_on(Result<T>& result) {
  return tl::unexpected<Error>(std::move(result.error()));
}

}  // namespace liandiao
