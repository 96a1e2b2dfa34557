#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/base/described.hpp"
#include "engine/base/symbol.hpp"
#include "engine/cases/field.hpp"

/// Parts of a case file (engine/cases/parts.hpp) that hold what a court did.
namespace liandiao {

/// The court's side of one litigation referral. The court that received the papers and the court that is competent
/// are kept apart (跨域立案).
struct Filing {
  static constexpr std::string_view code = "filing";
  int instance = 0;
  int party = 0;  // plaintiff
  std::vector<int> against;
  Symbol competent_court;
  Symbol receiving_court;
  bool oral = false;
  std::string receipt_no;
  std::optional<Date> received_on;
  int corrections = 0;
  std::optional<Date> correct_by;
  std::string court_no;  // 案号, recorded, never allocated
  std::optional<Date> filed_on;
  std::string ruling_no;
  std::optional<Date> appeal_by;
  std::string redirected_to;
  bool operator==(Filing const&) const = default;
  std::tuple<int> key() const { return {instance}; }
};
BOOST_DESCRIBE_STRUCT(Filing, (),
                      (instance, party, against, competent_court, receiving_court, oral, receipt_no, received_on,
                       corrections, correct_by, court_no, filed_on, ruling_no, appeal_by, redirected_to))

/// The court's side of one application for judicial confirmation (民事诉讼法 205–206).
struct Confirmation {
  static constexpr std::string_view code = "confirmation";
  int instance = 0;
  int agreement = 0;
  std::vector<int> applicants;
  Symbol competence;  // by what the court is competent: inviting_court, domicile, subject_matter, body_seat …
  Symbol competent_court;
  Symbol receiving_court;
  bool oral = false;
  RowRef obstacle;  // why the thirty days were missed, where restoration is asked for (民事诉讼法 86)
  int supplies = 0;
  std::optional<Date> supply_by;
  std::string court_no;  // 案号, recorded, never allocated
  std::optional<Date> accepted_on;
  std::optional<Date> heard_on;
  std::string ruling_no;
  std::optional<Date> ruled_on;
  Symbol ground;  // of refusal, dismissal or ending
  int challenges = 0;
  bool operator==(Confirmation const&) const = default;
  std::tuple<int> key() const { return {instance}; }
};
BOOST_DESCRIBE_STRUCT(Confirmation, (),
                      (instance, agreement, applicants, competence, competent_court, receiving_court, oral, obstacle,
                       supplies, supply_by, court_no, accepted_on, heard_on, ruling_no, ruled_on, ground, challenges))

}  // namespace liandiao
