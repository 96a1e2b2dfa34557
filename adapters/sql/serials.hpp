#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// Which serials a number may have whose text holds a given text. The serial stands in it as a run of digits of its
/// own, with noughts before it or without (engine/ports/numbers.hpp).
namespace liandiao::sql {

/// Those up to `highest` that some digits of `text` may be all or a part of, in order; nothing where they are more than
/// `most`. More than there are, never fewer: how many noughts stand before a serial only the number itself tells.
std::optional<std::vector<std::int64_t>> serials_within(std::string_view text, std::int64_t highest, std::size_t most);

}  // namespace liandiao::sql
