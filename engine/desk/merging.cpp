// A case that is merged into another, or parted from it again: both cases move in one commit, each by a step of its own
// that is decided like any other.

#include <algorithm>

#include "engine/base/ensure.hpp"
#include "engine/cases/access.hpp"
#include "engine/cases/ledger.hpp"
#include "engine/desk/desk.hpp"

namespace liandiao {
namespace {

tl::unexpected<Refusal> refused(Error error) {
  return tl::unexpected<Refusal>(Refusal{std::move(error), 0, {}, {}, {}});
}

/// The case this one is put aside for, or was until this step.
std::string lead_of(Step const& step) {
  for (auto const& change : step.event.changes)
    if (auto const* row = std::get_if<Relation>(&change.part)) return row->other;
  return {};
}

BusinessTime later_of(BusinessTime on, Instance const& docket) {
  BusinessTime const last{docket.moved_on, docket.moved_minute};
  return not_after(last, on) ? on : last;
}

}  // namespace

Ruled<std::optional<Desk::Elsewhere>> Desk::decide_elsewhere(Step const& step, CaseFile const& file, Order const& order,
                                                             AtDesk const& by) {
  bool const merging = step.event.command == "merge_case";
  if (!merging && step.event.command != "unmerge_case") return std::optional<Elsewhere>();
  auto lead = cases_.load(CaseId{district_, lead_of(step)});
  if (!lead) return refused(lead.error());
  auto const rulebook = this->rulebook(*lead);
  if (!rulebook) return refused(rulebook.error());
  Symbol const told(merging ? "receive_merged" : "release_merged");
  auto const& docket = lead->docket();
  auto const* procedure = catalogue_.procedure(docket.procedure);
  ensure(procedure != nullptr && procedure->command(told) != nullptr, "a docket is told what is merged into it");
  Order there = order;
  there.key.clear();
  there.instance = docket.no;
  there.on = later_of(order.on, docket);
  // Who takes a case in answers for it there as well.
  if (merging && lead->head().holder != file.head().holder) {
    auto const actor = acting_as(*lead, &docket, order.command.spec(), by.person, lead->head().holder,
                                 (*rulebook)->registers(), order.on.day);
    if (!actor) return refused(actor.error());
    there.actor = *actor;
  }
  // Asked last, so that nobody without a desk there learns how the other case stands.
  if (!procedure->expects(docket.state, told)) {
    auto const ledger_no = ledger_number(*lead);
    return refused(Error{Code::rejected,
                         "merge_into_put_away",
                         {{"case", ledger_no.empty() ? lead->id.uid : ledger_no}, {"state", docket.state.str()}}});
  }
  Value fields;
  fields.set("from", Value::of(file.id.uid));
  auto command = procedure->command(told)->read(fields);
  if (!command) return refused(command.error());
  there.command = std::move(*command);
  auto decided = decide(*lead, there, **rulebook);
  if (!decided) return tl::unexpected<Refusal>(std::move(decided.error()));
  return std::optional<Elsewhere>(Elsewhere{std::move(*lead), std::move(*decided)});
}

Ruled<Done> Desk::conclude(Request const& request, Order const& order, Decided decided, CaseFile file,
                           std::vector<PrivateRow> rows, InForce const& rules) {
  auto elsewhere = decide_elsewhere(decided.steps.front(), file, order, request.by);
  if (!elsewhere) return tl::unexpected<Refusal>(std::move(elsewhere.error()));
  auto related = found_in(decided, request.by, rules.rulebook->registers());
  if (!related) return refused(related.error());
  CaseId const id = file.id;
  auto done = request.rehearsal ? Ruled<Done>(Done{id, ledger_number(file), {}, {}, {}, false})
                                : commit(std::move(decided), std::move(file), std::move(rows), std::move(*elsewhere),
                                         rules.published);
  if (done) done->related = std::move(*related);
  return done;
}

}  // namespace liandiao
