#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/cases/registers.hpp"
#include "engine/mining/log.hpp"

namespace liandiao {

/// For whom a log is made: what of people and of single cases may be in it. Names and texts never are.
enum class Masking {
  internal,  // the house: staff by their ids, ledger numbers, what marks a case and its parties
  organs,    // between organs: staff as numbers that hold within the log, cases by their uid
  open,      // anybody: nobody's deeds but an organisation's, cases as numbers, days without a time, no amounts
};
std::string_view word_of(Masking masking);
std::optional<Masking> parse_masking(std::string_view word);

/// Under which names cases, organisations and people appear in one log, and which of them have appeared. What it keeps
/// grows with the registers, not with the cases.
class LogNames {
 public:
  explicit LogNames(Masking masking) : masking_(masking) {}

  Masking masking() const { return masking_; }
  bool internal() const { return masking_ == Masking::internal; }
  bool open() const { return masking_ == Masking::open; }

  /// Of the next case.
  std::string dispute(std::string const& uid);
  /// Empty where the log names nobody.
  std::string person(Symbol id);
  /// The object's id; of a person nobody names none.
  std::string organisation_object(Symbol id);
  std::optional<std::string> person_object(Symbol id);

  /// Every organisation and person that has appeared, as the registers have them, with the organisations above.
  std::vector<LogObject> shared(Registers const& registers) const;

 private:
  Masking masking_;
  std::size_t disputes_ = 0;
  std::set<Symbol> organisations_;
  std::map<Symbol, std::size_t> people_;  // each with her number
};

}  // namespace liandiao
