// The lives that reach each rule of 其他途径, and what its own guards refuse.
#include "tests/table/listed.hpp"

namespace liandiao::tests {
namespace {

std::string const day = "2026-03-04";

}  // namespace

std::vector<Reached> reached_elsewhere() {
  constexpr std::string_view rm = "remedy";
  std::string const together = "{variant: labour_arbitration, organ: ddk-lac, applicants: [1, 2]}";
  Lived const withdrawn{day, "withdraw", "{party: 1}", 2};
  return {
      {rm, 101, "outlet/applied", {}},
      {rm, 110, "outlet/accepted", {}},
      {rm, 120, "outlet/applied", {{day, "turn_down", "{number: 不字1号, reasons: 超过时效}", 2}}},
      {rm, 190, "outlet/accepted", {withdrawn}},
      {rm, 195, "informed", {{day, "seek_remedy", together}, withdrawn}},
      {rm, 210, "outlet/granted", {}},
      {rm, 220, "outlet/applied", {{day, "bring_back", "{result: claim_rejected}", 2}}},
      {rm, 230, "outlet/accepted", {{day, "prolong", "{length: 15}", 2}}},
      {rm, 310, "outlet/granted", {{day, "contest", "{party: 2, remark: 向法院起诉}", 2}}},
      {rm, 740, "outlet/applied", {{day, "file_paper", "{type: application}", 2}}},
      {rm, 750, "outlet/applied", {{day, "inform", "{topic: arbitration_first, parties: [1]}", 2}}},
      {rm, 980, "outlet/applied", {{"2026-04-02", "lapse", "{clock: accept}", 2}}},
      {rm, 985, "outlet/applied", {{day, "recount", "{clock: accept}", 2}}},
  };
}

std::vector<Refused> refused_elsewhere() {
  std::string const asking = "{variant: legal_aid, applicants: [1], organ: ";
  return {
      {"informed", {}, {day, "seek_remedy", asking + "ddk-court}"}, "outlet_handles_it", "ddk-court"},
      {"outlet/applied", {}, {day, "bring_back", "{result: aid_assigned}", 2}, "outlet_gives", "aid_assigned"},
      {"outlet/applied", {}, {day, "bring_back", "{result: aid_assigned}", 2}, "outlet_denies", "aid_assigned"},
      {"outlet/applied", {}, {day, "withdraw", "{party: 2}", 2}, "nobody_else_applies", "1"},
      {"outlet/applied", {}, {day, "withdraw", "{party: 2}", 2}, "not_already_gone", "2"},
      {"outlet/accepted", {}, {day, "prolong", "{length: 16}", 2}, "decision_may_take_longer", "15"},
      {"outlet/accepted", {}, {day, "apply", "{organ: jgm-pmc, applicants: [1]}"}, "no_other_mediation", "2"},
  };
}

}  // namespace liandiao::tests
