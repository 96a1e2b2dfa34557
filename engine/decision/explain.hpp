#pragma once

#include "engine/decision/decide.hpp"

namespace liandiao {

/// One command a person could think of giving now, and what stands against it.
struct Possibility {
  enum class Answer {
    yes,          // nothing stands against it
    conditional,  // it depends on what will be entered
    no,
  };
  int instance = 0;   // 0: it would open a new one
  int agreement = 0;  // what it is about, if it is about one
  Symbol procedure;
  Symbol state;
  CommandSpec const* command = nullptr;
  Answer answer = Answer::no;
  bool may_enter = true;  // this person's post allows it
  std::vector<Candidate> candidates;
};

/// Everything the state of each instance answers, asked of the very guards that will decide, as of a day.
std::vector<Possibility> explain(CaseFile const& file, Actor const& actor, BusinessTime on, Instant now,
                                 Rulebook const& rulebook);

}  // namespace liandiao
