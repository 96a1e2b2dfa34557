#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/digest.hpp"
#include "engine/base/error.hpp"
#include "engine/base/symbol.hpp"
#include "engine/base/value.hpp"
#include "engine/flow/flow.hpp"
#include "engine/statistics/wording.hpp"

/// From a court's cause of action (案由) to the type of dispute it is counted as (docs/formats/crosswalk.md).
namespace liandiao {

/// A cause of the list. It stands below another one but for those at the top, and has its types from there unless it
/// says its own.
struct Cause {
  std::string name;
  std::vector<std::string> also;  // what it was called in earlier lists, or is called in short
  int level = 1;                  // as the list counts: 1 to 4
  std::size_t above = 0;          // place of the cause above, of those below the top
  bool own = false;               // says its types itself
  std::vector<Symbol> types;      // own or from above; several: it is for a person to choose
  Wording rule;                   // how, where there are several
  Mark mark;
};

class Crosswalk {
 public:
  std::string const& name() const { return name_; }
  std::string const& edition() const { return edition_; }       // of the list of causes
  std::vector<Cause> const& causes() const { return causes_; }  // each before those below it
  Digest const& digest() const { return digest_; }
  /// By its name or another it has, whatever spaces and brackets are used, and with or without 纠纷 at the end. Null
  /// for one the list does not have.
  Cause const* find(std::string_view cause) const;

 private:
  friend Result<Crosswalk> read_crosswalk(Value const& value);
  std::string name_;
  std::string edition_;
  std::vector<Cause> causes_;
  std::unordered_map<std::string, std::size_t> at_;  // by name as it is compared
  Digest digest_;
};

/// Reads a crosswalk's file, strictly: shape, keys, lengths, and no cause twice. Says nothing about its types.
Result<Crosswalk> read_crosswalk(Value const& value);
/// The text that is digested and stored; `read_crosswalk` of it gives the same.
Value write_crosswalk(Crosswalk const& crosswalk);

/// What is wrong with it under a flow: a type the flow does not know, a cause without a type, several types and no rule
/// to choose by, a rule and nothing to choose. In the order of the lines.
std::vector<Finding> check_crosswalk(Crosswalk const& crosswalk, Flow const& flow);

/// A cause that cases bear, as the crosswalk sees it.
struct CauseCovered {
  std::string cause;
  std::int64_t cases = 0;
  std::int64_t otherwise = 0;  // sorted into a type that is not among those of the cause
};

/// What a crosswalk says of the cases of some days, and of the types of a flow.
struct CrosswalkCoverage {
  std::int64_t cases = 0;               // that bear a cause
  std::vector<CauseCovered> unknown;    // causes the crosswalk does not have
  std::vector<CauseCovered> ambiguous;  // causes with several types
  std::vector<CauseCovered> otherwise;  // causes some of whose cases were sorted otherwise
  std::vector<Symbol> types_without;    // types of the flow that no cause leads to
  std::vector<std::string> choices;     // every cause of the list that has several types of its own
};

/// Causes of cases, with the types they were sorted into.
struct SortedCause {
  std::string cause;
  Symbol type;
  std::int64_t cases = 0;
};
CrosswalkCoverage coverage_of(Crosswalk const& crosswalk, Flow const& flow, std::vector<SortedCause> const& seen);

}  // namespace liandiao
