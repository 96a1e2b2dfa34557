#pragma once

#include <functional>
#include <vector>

#include "engine/flow/flow.hpp"
#include "engine/statistics/form.hpp"

namespace liandiao {

/// What a form is checked against, beside the figures the house knows.
struct FormSurroundings {
  Flow const* flow = nullptr;            // in force, whose words cases bear; null: words are not looked at
  std::vector<Form const*> others = {};  // forms a check may speak of
  /// Whether some stored figure bears a word the flow no longer has.
  std::function<bool(Dimension, Symbol)> stored = {};
};

struct FormFindings {
  std::vector<Finding> wrong;  // each of them keeps the form from being published
  std::vector<Finding> notes;  // worth a look: retired words, words no column has a place for
};

/// Everything wrong with a form, in the order of its lines.
FormFindings check_form(Form const& form, FormSurroundings const& around);

}  // namespace liandiao
