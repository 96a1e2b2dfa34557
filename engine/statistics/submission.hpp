#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/statistics/closing.hpp"

namespace liandiao {

/// One act of check-and-submit (校核/审核): that somebody submitted, checked, approved or returned a form, of which
/// figures. A journal of such acts says how far it is.
struct SubmissionText {
  Symbol form;
  std::string period;
  Symbol organ;  // whose form: its figures and those of all below it
  Symbol act;    // submit, check, approve, return
  Symbol person;
  Symbol at;  // the organisation she acted for
  std::int64_t at_us = 0;
  std::string reason;
  std::vector<Overridden> overridden;
  Digest figures;  // of the rows it was said of
  bool operator==(SubmissionText const&) const = default;
};
BOOST_DESCRIBE_STRUCT(SubmissionText, (), (form, period, organ, act, person, at, at_us, reason, overridden, figures))

std::string text_of(SubmissionText const& act);
Result<SubmissionText> parse_submission(std::string_view text);

/// The state acts lead to, in their order: open, submitted, checked, approved, returned. An act that may not follow
/// changes nothing.
Symbol state_after(std::vector<SubmissionText> const& acts);
/// Whether an act may follow in this state.
bool may_follow(Symbol state, Symbol act);

/// Of the rows of a form.
Digest digest_of_rows(FilledForm const& filled);

}  // namespace liandiao
