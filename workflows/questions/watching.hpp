#pragma once

#include "engine/flow/rulebook.hpp"

/// What still waits for an answer from another organ.
namespace liandiao::law {

inline constexpr std::string_view consultation_duty = "answer_consultation";
inline constexpr std::string_view warning_duty = "answer_warning";

/// What the step asked for, as long as nobody has answered.
inline Duty const* awaited(Facts const& facts, std::string_view duty, EventRef step) {
  auto const* row = facts.file.find<Duty>(Symbol(duty), facts.instance.no, std::to_string(step.seq));
  return row == nullptr || row->done_on ? nullptr : row;
}

}  // namespace liandiao::law
