#include "engine/flow/rulebook.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/ensure.hpp"
#include "engine/flow/narrowing.hpp"

namespace liandiao {
namespace {

EffectiveLimit as_the_law_has_it(Limit const& row) {
  EffectiveLimit limit{&row, Symbol(row.regime), row.unit, row.length, Symbol(row.article), 0, 0, {}};
  if (!row.extended_by.empty()) limit.extension_times = row.extensions_max;
  return limit;
}

/// A policy without a unit was written against the general row, which may count in another unit than the regime's.
void set_length(EffectiveLimit& limit, ClockPolicy const& policy, Limit const& general, Symbol flow) {
  if (!sets_length(policy)) return;
  Period const wanted = period_of(policy, general);
  Period const of_law = period_of(*limit.law);
  if (limit.law->basis == "law") {
    bool const same = wanted.unit == of_law.unit && wanted.length == of_law.length;
    if (same || !never_ends_later(wanted, of_law)) return;
  }
  limit.length = wanted.length;
  limit.unit = wanted.unit;
  limit.article = Symbol(limit.article.str() + (limit.article.empty() ? "flow " : " · flow ") + flow.str());
}

/// An extension is in the unit of the period it was written for; a regime that counts otherwise keeps its own.
void set_extension(EffectiveLimit& limit, ClockPolicy const& policy, Limit const& general) {
  Limit const& row = *limit.law;
  if (row.extended_by.empty()) return;
  if (limit.unit == period_of(policy, general).unit) limit.extension_length = policy.extension_length.value_or(0);
  if (!policy.extension_times) return;
  bool const capped = row.basis == "law" && row.extensions_max > 0;
  limit.extension_times = capped ? std::min(*policy.extension_times, row.extensions_max) : *policy.extension_times;
}

}  // namespace

std::optional<EffectiveLimit> effective_limit(Limit const& row, Flow const& flow, Catalogue const& catalogue,
                                              Symbol edition, Symbol variant) {
  auto limit = as_the_law_has_it(row);
  ProcedurePolicy const* const procedure_policy = flow.procedure(Symbol(row.procedure));
  Symbol const clock(row.clock);
  ClockPolicy const* const policy = procedure_policy == nullptr ? nullptr : procedure_policy->limit(clock, variant);
  if (policy == nullptr) return limit;
  limit.warn = policy->warn;
  // A party's own period is the law's alone; a flow may at most warn of its end.
  if (row.owner == "party") return limit;
  if (policy->none && row.basis != "law") return std::nullopt;
  // What an outlet or a regime says it says of its own limit; what a procedure says, of the general one.
  bool const of_variant = policy != procedure_policy->limit(clock);
  if (of_variant && sets_length(*policy)) limit.regime = variant;
  Limit const* const general = catalogue.limit(Symbol(row.procedure), clock, Symbol(), edition);
  Limit const& written_for = general == nullptr || of_variant ? row : *general;
  set_length(limit, *policy, written_for, flow.name);
  set_extension(limit, *policy, written_for);
  return limit;
}

Rulebook::Rulebook(Catalogue const& catalogue, std::shared_ptr<Flow const> flow,
                   std::shared_ptr<Calendar const> calendar, std::shared_ptr<Registers const> registers)
    : catalogue_(&catalogue), flow_(std::move(flow)), calendar_(std::move(calendar)), registers_(std::move(registers)) {
  ensure(flow_ && calendar_ && registers_, "a rulebook has a flow, a calendar and registers");
  narrowed_ = narrowed_for(Symbol());
  for (auto const& policy : flow_->procedures) {
    for (auto const& outlet : policy.outlets)
      of_variants_.push_back({policy.procedure, outlet.code, narrowed_for(outlet.code)});
    for (auto const& regime : policy.regimes)
      of_variants_.push_back({policy.procedure, regime.code, narrowed_for(regime.code)});
  }
}

Rulebook::Narrowed Rulebook::narrowed_for(Symbol variant) const {
  Narrowed all;
  for (auto const& row : catalogue_->limits) {
    auto& of_row = all.emplace_back();
    for (auto const& edition : catalogue_->editions)
      of_row.push_back(effective_limit(row, *flow_, *catalogue_, Symbol(edition.code), variant));
  }
  return all;
}

Rulebook::Narrowed const& Rulebook::narrowed(Symbol procedure, Symbol variant) const {
  if (variant)
    for (auto const& one : of_variants_)
      if (one.variant == variant && one.procedure == procedure) return one.limits;
  return narrowed_;
}

Outlet const* Rulebook::outlet(Instance const& of) const {
  ProcedurePolicy const* const policy = of.variant ? flow_->procedure(of.procedure) : nullptr;
  return policy == nullptr ? nullptr : policy->outlet(of.variant);
}

Basis Rulebook::basis() const { return {flow_->digest, calendar_->digest(), registers_->digest()}; }

EffectiveLimit const* Rulebook::limit(Symbol procedure, Symbol clock, Symbol organ, Symbol edition,
                                      Symbol variant) const {
  // An organisation keeps its kind for life, so that one closed since keeps its regime, too.
  Limit const* const row = catalogue_->limit(procedure, clock, kind_of(organ), edition, variant);
  if (row == nullptr) return nullptr;
  auto const& of_row = narrowed(procedure, variant)[static_cast<std::size_t>(row - catalogue_->limits.data())];
  auto const& editions = catalogue_->editions;
  std::size_t at = 0;
  while (at + 1 < editions.size() && editions[at + 1].code <= edition.view()) ++at;
  return of_row[at] ? &*of_row[at] : nullptr;
}

bool Rulebook::handles(Symbol procedure, Symbol organ, Date on) const {
  ProcedurePolicy const* const policy = flow_->procedure(procedure);
  if (policy == nullptr) return false;
  if (policy->handled_by.empty()) return true;
  Organisation const* const organisation = registers_->organisation(organ, on);
  if (organisation == nullptr) return false;
  auto const& kinds = policy->handled_by;
  return std::find(kinds.begin(), kinds.end(), organisation->kind) != kinds.end();
}

Symbol Rulebook::kind_of(Symbol organ) const {
  Organisation const* const organisation = registers_->organisation(organ);
  return organisation == nullptr ? Symbol() : organisation->kind;
}

}  // namespace liandiao
