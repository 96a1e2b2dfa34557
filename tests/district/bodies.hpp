#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/flow/rulebook.hpp"
#include "tests/district/draw.hpp"

namespace liandiao::district {

struct People;

/// A body with those who work for it.
struct Body {
  Symbol organ;
  Symbol area;
  std::vector<Actor> people;
};

/// Who is there, in the street or town of a case and above it.
struct Neighbourhood {
  Body street;   // its committee
  Body station;  // its police
  std::vector<Body> communities;
};

/// The organisations of the synthetic district: those of the shipped registers and more committees of communities and
/// villages, with what the flow and the calendar make of them.
class Bodies {
 public:
  explicit Bodies(People const& people);

  /// The registers as a file would have them.
  Value const& registers() const { return registers_; }
  Rulebook const& rulebook() const { return rulebook_; }
  std::vector<Neighbourhood> const& neighbourhoods() const { return neighbourhoods_; }
  /// A body of the whole district, by its id.
  Body const& of_district(std::string const& id) const;
  int at_the_street() const { return at_the_street_; }

 private:
  Body body_of(Symbol organ) const;

  Value registers_;
  Rulebook rulebook_;
  std::vector<Neighbourhood> neighbourhoods_;
  std::map<std::string, Body, std::less<>> of_district_;
  int at_the_street_ = 0;
};

}  // namespace liandiao::district
