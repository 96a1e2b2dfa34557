#pragma once

#include <string>
#include <vector>

#include "engine/decision/decide.hpp"
#include "engine/desk/desk.hpp"

namespace liandiao::bench {

/// A life once lived, as the sealed orders that made it and the private texts they brought: a neighbours' dispute of
/// three parties, mediated, adjourned, suspended, extended and ended without agreement, sued over, sent back for
/// correction by the court and filed.
struct MixedLife {
  std::vector<Order> orders;
  std::vector<PrivateRow> texts;
};
MixedLife mixed_life();

/// The same life as people enter it, for a desk to decide; its people bear names of their own, by which no other case
/// is found.
std::vector<Request> requests_of(int case_no);

/// The same life lived by another case: what each command commits at once, as the desk would hand it to its store.
std::vector<std::vector<Step>> commits_of(MixedLife const& life, std::string const& uid);

}  // namespace liandiao::bench
