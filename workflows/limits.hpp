#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "engine/procedure/catalogue.hpp"

/// How a row of the time limits is written, and the rows that stand in files of their own.
namespace liandiao::law {

/// One row of the general regime; what is special about it is set afterwards.
inline Limit limit_row(std::string_view procedure, std::string_view clock, std::string_view edition,
                       std::string_view owner, std::string_view basis, std::string_view article, int length, Unit unit,
                       std::vector<std::string_view> covers) {
  Limit row;
  row.procedure = procedure;
  row.clock = clock;
  row.regime = "general";
  row.edition = edition;
  row.owner = owner;
  row.basis = basis;
  row.article = article;
  row.length = length;
  row.unit = unit;
  row.covers = std::move(covers);
  return row;
}

/// The same under a regime that is a variant of the instance.
inline Limit of_variant(std::string_view variant, Limit row) {
  row.regime = variant;
  row.variant = variant;
  return row;
}

std::vector<Limit> administration_limits();
std::vector<Limit> remedy_limits();

}  // namespace liandiao::law
