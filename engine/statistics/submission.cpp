#include "engine/statistics/submission.hpp"

#include <algorithm>
#include <array>

#include "engine/cases/stored.hpp"

namespace liandiao {
namespace {

struct Follows {
  std::string_view state;
  std::string_view act;
  std::string_view then;
};

constexpr std::array moves{
    Follows{"open", "submit", "submitted"},      Follows{"returned", "submit", "submitted"},
    Follows{"submitted", "submit", "submitted"},  // again, with other figures
    Follows{"checked", "submit", "submitted"},   Follows{"approved", "submit", "submitted"},
    Follows{"submitted", "check", "checked"},    Follows{"checked", "approve", "approved"},
    Follows{"submitted", "return", "returned"},  Follows{"checked", "return", "returned"},
    Follows{"approved", "return", "returned"},
};

Follows const* move_of(Symbol state, Symbol act) {
  auto const* const found = std::find_if(moves.begin(), moves.end(),
                                         [&](Follows const& one) { return state == one.state && act == one.act; });
  return found == moves.end() ? nullptr : &*found;
}

}  // namespace

std::string text_of(SubmissionText const& act) {
  std::string text;
  write(text, act);
  return text;
}

Result<SubmissionText> parse_submission(std::string_view text) {
  SubmissionText act;
  CanonicalReader reader(text);
  if (!take(reader, act) || !reader.at_end())
    return fail(Code::corrupt, "closing_broken", {{"what", "submission"}, {"byte", std::to_string(reader.at())}});
  return act;
}

bool may_follow(Symbol state, Symbol act) { return move_of(state, act) != nullptr; }

Symbol state_after(std::vector<SubmissionText> const& acts) {
  Symbol state("open");
  for (auto const& act : acts)
    if (auto const* move = move_of(state, act.act)) state = Symbol(move->then);
  return state;
}

Digest digest_of_rows(FilledForm const& filled) {
  std::string text;
  write(text, closed_rows(filled));
  return digest_of(text);
}

}  // namespace liandiao
