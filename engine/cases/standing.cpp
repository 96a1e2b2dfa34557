#include "engine/cases/standing.hpp"

#include <algorithm>

namespace liandiao {

Symbol standing_of(CaseFile const& file) {
  Symbol const docket = file.docket().state;
  if (docket != "open") return docket;
  auto const& instances = file.all<Instance>();
  auto const some = [&](auto&& which) { return std::any_of(instances.begin() + 1, instances.end(), which); };
  auto const goes_on = [&](std::string_view procedure) {
    return some([&](Instance const& row) { return row.procedure == procedure && row.outcome.empty(); });
  };
  bool const mediating = some([](Instance const& row) {
    return row.outcome.empty() && row.procedure != "litigation_referral" && row.procedure != "handover" &&
           row.procedure != "judicial_confirmation";
  });
  if (mediating) return Symbol("mediating");
  if (goes_on("handover")) return Symbol("handing_over");
  if (goes_on("judicial_confirmation")) return Symbol("confirming");
  if (goes_on("litigation_referral")) return Symbol("in_court");
  if (some([](Instance const& row) { return row.outcome == "filed"; })) return Symbol("in_court");
  auto const& agreements = file.all<Agreement>();
  auto const with = [&](std::string_view status) {
    return std::any_of(agreements.begin(), agreements.end(),
                       [&](Agreement const& row) { return row.status == status; });
  };
  if (with("in_force")) return Symbol("settled");
  if (with("performed")) return Symbol("performed");
  bool const only_handed = !some([](Instance const& row) { return row.procedure != "handover"; });
  return only_handed ? Symbol("assigned") : Symbol("ended");
}

}  // namespace liandiao
