#pragma once

#include <cstdint>
#include <string_view>
#include <tuple>

#include "engine/base/date.hpp"
#include "engine/base/described.hpp"
#include "engine/base/digest.hpp"
#include "engine/base/symbol.hpp"
#include "engine/cases/field.hpp"

namespace liandiao {

/// A paper on file: in which instance, of which type, who may read it. The file itself, if it was attached, stands
/// beside the case under the paper's key.
struct Paper {
  static constexpr std::string_view code = "paper";
  std::int64_t seq = 0;
  int index = 0;
  int instance = 0;
  Symbol type;
  Symbol openness;
  Digest digest;  // of the file, wherever it is kept
  Date on;
  int bytes = 0;  // of the file kept here; 0: none was attached
  bool operator==(Paper const&) const = default;
  std::tuple<std::int64_t, int> key() const { return {seq, index}; }
};
BOOST_DESCRIBE_STRUCT(Paper, (), (seq, index, instance, type, openness, digest, on, bytes))

/// Who may read a paper; what is no word of ours is kept as a confidence.
inline Openness openness_of(Paper const& paper) {
  return parse_openness(paper.openness.view()).value_or(Openness::confidential);
}

}  // namespace liandiao
