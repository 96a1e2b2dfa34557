#include "engine/desk/reporting.hpp"

#include <algorithm>
#include <set>

#include "engine/desk/desk.hpp"

namespace liandiao {
namespace {

/// Which bodies a reader may see, by the registers as of one day: her own organisations and those below them in their
/// own line.
class Scope {
 public:
  Scope(Registers const& registers, Date on, std::vector<Symbol> organs)
      : registers_(registers), on_(on), organs_(std::move(organs)) {}

  bool holds(Symbol organ) const {
    return std::any_of(organs_.begin(), organs_.end(), [&](Symbol mine) {
      return mine == organ || registers_.is_superior(mine, organ, on_) || answers_for_unknown(mine, organ);
    });
  }
  void narrow_to(Symbol organ) { organs_ = {organ}; }
  std::vector<Symbol> const& organs() const { return organs_; }

 private:
  /// What the registers no longer know is shown to whoever stands at the top of the line of people's mediation: nobody
  /// else would ever miss it.
  bool answers_for_unknown(Symbol mine, Symbol organ) const {
    auto const* top = registers_.organisation(mine);
    return registers_.organisation(organ) == nullptr && top != nullptr && top->line == "justice" && !top->parent;
  }

  Registers const& registers_;
  Date on_;
  std::vector<Symbol> organs_;
};

bool existed_in(Organisation const& organ, Month const& month) {
  return !(organ.from && *organ.from > month.last()) && !(organ.until && *organ.until < month.first());
}

/// In the order of the registers: bodies that were there in the month, and whoever has a figure in it.
std::vector<Body> bodies_of(Form const& form, Month const& month, Registers const& registers, Scope const& scope,
                            std::vector<MeasureSum> const& sums) {
  std::set<Symbol> with_figures;
  for (auto const& sum : sums) with_figures.insert(sum.organ);
  std::vector<Body> bodies;
  for (auto const& organ : registers.organisations()) {
    bool const figures = with_figures.erase(organ.id) > 0;
    bool const is_body = has_column_for(form, organ.kind) && existed_in(organ, month) && scope.holds(organ.id);
    if (figures || is_body) bodies.push_back({organ.id, organ.kind});
  }
  for (auto const organ : with_figures) bodies.push_back({organ, Symbol()});
  return bodies;
}

}  // namespace

Result<Report> Desk::report(ReportAsked const& asked, AtDesk const& who) {
  Instant const now = time_.now();
  Date const today = now.date();
  if (asked.month.first() > today)
    return fail(Code::rejected, "report_month_in_future", {{"value", asked.month.text()}, {"day", today.text()}});
  auto const rulebook = rulebooks_.current();
  if (!rulebook) return tl::unexpected<Error>(rulebook.error());
  auto const& registers = (*rulebook)->registers();
  auto organs = organs_of(who, registers, today);
  if (!organs) return passed_on(organs);
  Scope scope(registers, std::min(asked.month.last(), today), std::move(*organs));
  if (asked.organ) {
    if (registers.organisation(asked.organ) == nullptr)
      return fail(Code::not_found, "organisation_unknown", {{"field", "organ"}, {"value", asked.organ.str()}});
    if (!scope.holds(asked.organ))
      return fail(Code::forbidden, "report_organ_not_below",
                  {{"person", who.person.str()}, {"organ", asked.organ.str()}});
    scope.narrow_to(asked.organ);
  }
  auto sums = cases_.measure_sums(district_, asked.month.first(), asked.month.last());
  if (!sums) return passed_on(sums);
  std::erase_if(*sums, [&](MeasureSum const& sum) { return !scope.holds(sum.organ); });
  auto const bodies = bodies_of(*asked.form, asked.month, registers, scope, *sums);
  if (bodies.empty())
    return fail(Code::forbidden, "report_nothing_below",
                {{"person", who.person.str()}, {"organ", scope.organs().front().str()}});
  return Report{asked.form, asked.month,    today > asked.month.last(),        now,
                who.person, scope.organs(), filled(*asked.form, bodies, *sums)};
}

}  // namespace liandiao
