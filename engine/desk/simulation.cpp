#include "engine/desk/desk.hpp"
#include "engine/desk/ledger.hpp"

namespace liandiao {
namespace {

/// The latest calendar of the name a flow gives.
Result<std::shared_ptr<Calendar const>> calendar_named(RevisionStore& revisions, Symbol name) {
  auto const revision = revisions.latest(Symbol("calendar"), name);
  if (!revision) return tl::unexpected<Error>(revision.error());
  if (!*revision) return fail(Code::rejected, "flow_calendar_not_loaded", {{"value", name.str()}});
  auto const body = parse_canonical((*revision)->body);
  if (!body) return tl::unexpected<Error>(body.error());
  auto calendar = read_calendar(*body);
  if (!calendar) return passed_on(calendar);
  return std::make_shared<Calendar const>(std::move(*calendar));
}

}  // namespace

Result<Rulebook> Desk::rulebook_with(Value const* flow, Value const* calendar, std::vector<Finding>& findings) {
  auto const in_force = rulebooks_.current();
  if (!in_force) return tl::unexpected<Error>(in_force.error());
  auto with_flow = (*in_force)->share_flow();
  if (flow != nullptr) {
    auto read = read_flow(*flow);
    if (!read) return passed_on(read);
    findings = check_flow(*read, catalogue_);
    if (!findings.empty())
      return fail(Code::rejected, "flow_not_sound",
                  {{"value", read->name.str()}, {"count", std::to_string(findings.size())}});
    with_flow = std::make_shared<Flow const>(std::move(*read));
  }
  std::shared_ptr<Calendar const> with_calendar;
  if (calendar != nullptr) {
    auto read = read_calendar(*calendar);
    if (!read) return passed_on(read);
    with_calendar = std::make_shared<Calendar const>(std::move(*read));
  } else {
    auto named = calendar_named(revisions_, with_flow->calendar);
    if (!named) return passed_on(named);
    with_calendar = std::move(*named);
  }
  return Rulebook(catalogue_, std::move(with_flow), std::move(with_calendar), (*in_force)->share_registers());
}

Result<SimulatedCases> Desk::simulate(std::string const& reference, Value const* flow, Value const* calendar,
                                      std::vector<Finding>& findings) {
  auto const other = rulebook_with(flow, calendar, findings);
  if (!other) return tl::unexpected<Error>(other.error());
  auto const pinned = rulebook_of();
  SimulatedCases all;
  auto const one = [&](CaseId const& id) -> Result<> {
    auto const history = events_of(id);
    if (!history) return tl::unexpected<Error>(history.error());
    auto simulated = liandiao::simulate(*history, *other, pinned);
    if (!simulated) return passed_on(simulated);
    ++all.cases;
    if (!simulated->differs()) return {};
    auto const file = cases_.load(id);
    if (!file) return tl::unexpected<Error>(file.error());
    all.differing.push_back({id, ledger_number(*file), std::move(*simulated)});
    return {};
  };
  if (auto result = each_asked(reference, one); !result) return passed_on(result);
  return all;
}

}  // namespace liandiao
