#include "engine/cases/standing.hpp"

#include <algorithm>

namespace liandiao {
namespace {

/// Something was performed of an agreement that is not performed as a whole.
bool partly_performed(CaseFile const& file) {
  auto const& terms = file.all<Term>();
  return std::any_of(terms.begin(), terms.end(), [&](Term const& term) {
    auto const* agreement = file.agreement(term.agreement);
    bool const goes_on = agreement != nullptr && agreement->status == "in_force";
    return goes_on && (term.performed_on || term.paid.fen > 0);
  });
}

}  // namespace

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
           row.procedure != "judicial_confirmation" && row.procedure != "fulfilment" && row.procedure != "remedy" &&
           row.procedure != "police_mediation";
  });
  if (mediating) return Symbol("mediating");
  // A public-security case is handled whether or not anybody mediates in it.
  if (goes_on("police_mediation")) return Symbol("with_police");
  if (goes_on("handover")) return Symbol("handing_over");
  if (goes_on("judicial_confirmation")) return Symbol("confirming");
  if (goes_on("litigation_referral")) return Symbol("in_court");
  if (some([](Instance const& row) { return row.outcome == "filed"; })) return Symbol("in_court");
  if (goes_on("remedy")) return Symbol("in_remedy");
  if (some([](Instance const& row) { return row.outcome == "breached"; })) return Symbol("breached");
  auto const& agreements = file.all<Agreement>();
  auto const with = [&](std::string_view status) {
    return std::any_of(agreements.begin(), agreements.end(),
                       [&](Agreement const& row) { return row.status == status; });
  };
  if (with("in_force")) return Symbol(partly_performed(file) ? "performing" : "settled");
  if (with("performed")) return Symbol("performed");
  bool const only_handed = !some([](Instance const& row) { return row.procedure != "handover"; });
  return only_handed ? Symbol("assigned") : Symbol("ended");
}

}  // namespace liandiao
