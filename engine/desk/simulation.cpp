#include "engine/cases/ledger.hpp"
#include "engine/desk/desk.hpp"
#include "engine/desk/read_back.hpp"

namespace liandiao {
namespace {

/// The latest calendar of the name a flow gives.
Result<std::shared_ptr<Calendar const>> calendar_named(RevisionStore& revisions, Symbol name) {
  auto const revision = revisions.latest(Symbol("calendar"), name);
  if (!revision) return tl::unexpected<Error>(revision.error());
  if (!*revision) return fail(Code::rejected, "flow_calendar_not_loaded", {{"value", name.str()}});
  auto calendar = read_back(**revision, read_calendar);
  if (!calendar) return passed_on(calendar);
  return std::make_shared<Calendar const>(std::move(*calendar));
}

}  // namespace

Result<std::shared_ptr<Flow const>> Desk::sound_flow(Value const& authored, std::vector<Finding>& findings) {
  auto read = read_flow(authored);
  if (!read) return passed_on(read);
  findings = check_flow(*read, catalogue_);
  if (!findings.empty())
    return fail(Code::rejected, "flow_not_sound",
                {{"value", read->name.str()}, {"count", std::to_string(findings.size())}});
  return std::make_shared<Flow const>(std::move(*read));
}

Result<Rulebook> Desk::rulebook_with(std::shared_ptr<Flow const> flow, Value const* calendar) {
  auto const in_force = rulebooks_.current();
  if (!in_force) return tl::unexpected<Error>(in_force.error());
  std::shared_ptr<Calendar const> with_calendar;
  if (calendar != nullptr) {
    auto read = read_calendar(*calendar);
    if (!read) return passed_on(read);
    with_calendar = std::make_shared<Calendar const>(std::move(*read));
  } else {
    auto named = calendar_named(revisions_, flow->calendar);
    if (!named) return passed_on(named);
    with_calendar = std::move(*named);
  }
  return Rulebook(catalogue_, std::move(flow), std::move(with_calendar), (*in_force)->share_registers());
}

Result<SimulatedCases> Desk::simulate(std::string const& reference, Value const* flow, Value const* calendar,
                                      std::vector<Finding>& findings) {
  std::map<Digest, Rulebook> others;  // by the flow a case runs under; the one flow given under none
  if (flow != nullptr) {
    auto sound = sound_flow(*flow, findings);
    if (!sound) return passed_on(sound);
    auto given = rulebook_with(std::move(*sound), calendar);
    if (!given) return passed_on(given);
    others.emplace(Digest{}, std::move(*given));
  }
  auto const other = [&](CaseFile const& file) -> Result<Rulebook const*> {
    auto const revision = flow != nullptr ? Digest{} : file.head().flow_revision;
    if (auto const known = others.find(revision); known != others.end()) return &known->second;
    auto const runs_under = rulebook(file);
    if (!runs_under) return tl::unexpected<Error>(runs_under.error());
    auto made = rulebook_with((*runs_under)->share_flow(), calendar);
    if (!made) return passed_on(made);
    return &others.emplace(revision, std::move(*made)).first->second;
  };
  auto const pinned = rulebook_of();
  SimulatedCases all;
  auto const one = [&](CaseId const& id) -> Result<> {
    auto const file = cases_.load(id);
    if (!file) return tl::unexpected<Error>(file.error());
    auto const by = other(*file);
    if (!by) return tl::unexpected<Error>(by.error());
    auto const history = events_of(id);
    if (!history) return tl::unexpected<Error>(history.error());
    auto simulated = liandiao::simulate(*history, **by, pinned);
    if (!simulated) return passed_on(simulated);
    ++all.cases;
    if (simulated->differs()) all.differing.push_back({id, ledger_number(*file), std::move(*simulated)});
    return {};
  };
  if (auto result = each_asked(reference, one); !result) return passed_on(result);
  return all;
}

}  // namespace liandiao
