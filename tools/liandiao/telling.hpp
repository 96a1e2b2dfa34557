#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/base/value.hpp"
#include "engine/desk/desk.hpp"
#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/voice.hpp"

namespace liandiao::door {

using Numbers = std::vector<std::pair<RowRef, std::string>>;

/// What an event says to a person: the story of a case is one of these a line.
class Telling {
 public:
  Telling(Voice const& voice, Numbers const& numbers) : voice_(voice), numbers_(numbers) {}

  std::string when(Event const& event) const;
  std::string who(Event const& event) const;
  /// What it brought: numbers, states, due days, duties, what was beside the law.
  std::vector<std::string> brought(Event const& event) const;
  Value value(Event const& event) const;

 private:
  std::string number_of(RowRef row) const;
  void tell(Change const& change, std::vector<std::string>& told) const;
  std::string opened_as(Instance const& row) const;
  std::string related(Relation const& row) const;
  std::string answered(Note const& row) const;
  std::string fact(Change const& change) const;
  std::string irregular(Irregularity const& row) const;
  std::string clock(Change const& change, Clock const& row) const;

  Voice const& voice_;
  Numbers const& numbers_;
};

/// Which steps no longer count, and which read otherwise: the step, and the one that corrected it.
struct Corrected {
  std::map<std::int64_t, std::int64_t> annulled;
  std::map<std::int64_t, std::int64_t> amended;
};
Corrected corrections_in(std::vector<Event> const& story);

/// The story, one line an event.
void tell_story(Columns& columns, std::vector<Event> const& story, Telling const& telling, Voice const& voice);

/// The answer to a step just taken.
Value done_value(Done const& done, Voice const& voice);
std::string done_text(std::vector<Event> const& events, std::string const& ledger_no, Numbers const& numbers,
                      Voice const& voice);

}  // namespace liandiao::door
