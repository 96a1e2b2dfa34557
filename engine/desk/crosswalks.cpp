// From a court's causes of action to types of disputes.

#include "engine/desk/desk.hpp"
#include "engine/desk/read_back.hpp"

namespace liandiao {

Result<Crosswalk> Desk::sound_crosswalk(Value const& file, std::vector<Finding>& findings) {
  auto crosswalk = read_crosswalk(file);
  if (!crosswalk) return crosswalk;
  auto const rulebook = rulebooks_.current();
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  findings = check_crosswalk(*crosswalk, (*rulebook)->flow());
  if (findings.empty()) return crosswalk;
  return fail(Code::rejected, "crosswalk_not_sound",
              {{"value", crosswalk->name()}, {"count", std::to_string(findings.size())}});
}

Result<Revision> Desk::publish_crosswalk(Value const& file, std::vector<Finding>& findings) {
  auto const crosswalk = sound_crosswalk(file, findings);
  if (!crosswalk) return tl::unexpected<Error>(crosswalk.error());
  return revisions_.publish(Symbol("crosswalk"), Symbol(crosswalk->name()), canonical_text(write_crosswalk(*crosswalk)),
                            time_.now());
}

Result<std::optional<Crosswalk>> Desk::crosswalk() {
  auto const revision = revisions_.latest(Symbol("crosswalk"), Symbol());
  if (!revision) return tl::unexpected<Error>(revision.error());
  if (!*revision) return std::optional<Crosswalk>();
  auto crosswalk = read_back(**revision, read_crosswalk);
  if (!crosswalk) return passed_on(crosswalk);
  return std::optional<Crosswalk>(std::move(*crosswalk));
}

Result<CrosswalkCoverage> Desk::coverage(Crosswalk const& crosswalk, Date from, Date to) {
  auto const rulebook = rulebooks_.current();
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  auto const seen = cases_.causes_seen(district_, from, to);
  if (!seen) return tl::unexpected<Error>(seen.error());
  std::vector<SortedCause> sorted;
  for (auto const& one : *seen) sorted.push_back({one.cause, one.dispute_type, one.cases});
  return coverage_of(crosswalk, (*rulebook)->flow(), sorted);
}

}  // namespace liandiao
