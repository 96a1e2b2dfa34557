#include "engine/cases/standing.hpp"

#include <algorithm>

namespace liandiao {

Symbol standing_of(CaseFile const& file) {
  Symbol const docket = file.docket().state;
  if (docket != "open") return docket;
  auto const& instances = file.all<Instance>();
  bool const mediating = std::any_of(instances.begin(), instances.end(), [](Instance const& row) {
    return row.no != 1 && row.outcome.empty() && row.procedure != "litigation_referral";
  });
  if (mediating) return Symbol("mediating");
  bool const in_court = std::any_of(instances.begin(), instances.end(), [](Instance const& row) {
    return row.procedure == "litigation_referral" && (row.outcome.empty() || row.outcome == "filed");
  });
  if (in_court) return Symbol("in_court");
  auto const& agreements = file.all<Agreement>();
  auto const with = [&](std::string_view status) {
    return std::any_of(agreements.begin(), agreements.end(),
                       [&](Agreement const& row) { return row.status == status; });
  };
  if (with("in_force")) return Symbol("settled");
  if (with("performed")) return Symbol("performed");
  return Symbol("ended");
}

}  // namespace liandiao
