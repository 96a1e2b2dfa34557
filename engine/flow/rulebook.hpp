#pragma once

#include <memory>

#include "engine/calendar/calendar.hpp"
#include "engine/cases/event.hpp"
#include "engine/cases/registers.hpp"
#include "engine/flow/flow.hpp"

namespace liandiao {

/// A limit as it holds for one instance: the law's, narrowed or set by the flow.
struct EffectiveLimit {
  Limit const* law = nullptr;
  Symbol regime;  // the law's, or the outlet's or regime's of the flow that set the length
  Unit unit = Unit::day;
  int length = 0;
  Symbol article;  // of the law; with the flow's name where the flow set the length
  int extension_length = 0;
  int extension_times = 0;
  std::vector<int> warn;
};

/// A row of the law under an edition, as this flow lets it stand, for one outlet or regime of the procedure if one is
/// named.
/// Nothing when the flow says `none` where the law leaves it free.
std::optional<EffectiveLimit> effective_limit(Limit const& row, Flow const& flow, Catalogue const& catalogue,
                                              Symbol edition, Symbol variant = {});

/// By what everything is decided: the law, and the revisions of flow, calendar and registers in force. Immutable and
/// shared; every event names its digests.
class Rulebook {
 public:
  Rulebook(Catalogue const& catalogue, std::shared_ptr<Flow const> flow, std::shared_ptr<Calendar const> calendar,
           std::shared_ptr<Registers const> registers);

  Catalogue const& catalogue() const { return *catalogue_; }
  Flow const& flow() const { return *flow_; }
  Calendar const& calendar() const { return *calendar_; }
  Registers const& registers() const { return *registers_; }
  Basis basis() const;
  std::shared_ptr<Flow const> share_flow() const { return flow_; }
  std::shared_ptr<Registers const> share_registers() const { return registers_; }

  /// Null when neither law nor flow knows the clock, or the flow says `none` where the law leaves it free. The edition
  /// is the instance's own.
  EffectiveLimit const* limit(Symbol procedure, Symbol clock, Symbol organ, Symbol edition, Symbol variant = {}) const;
  EffectiveLimit const* limit(Instance const& of, Symbol clock) const {
    return limit(of.procedure, clock, of.organ, of.edition, of.variant);
  }
  /// The outlet an instance takes, as the flow has it; null where it takes none, or one the flow no longer knows.
  Outlet const* outlet(Instance const& of) const;
  /// May an organisation of this id handle the procedure under the flow, on that day?
  bool handles(Symbol procedure, Symbol organ, Date on) const;
  Symbol kind_of(Symbol organ) const;  // empty when unknown

 private:
  /// Every limit of the law under every edition, narrowed once: deciding only looks it up.
  using Narrowed = std::vector<std::vector<std::optional<EffectiveLimit>>>;
  struct OfVariant {
    Symbol procedure;
    Symbol variant;
    Narrowed limits;
  };
  Narrowed narrowed_for(Symbol variant) const;
  Narrowed const& narrowed(Symbol procedure, Symbol variant) const;

  Catalogue const* catalogue_;
  std::shared_ptr<Flow const> flow_;
  std::shared_ptr<Calendar const> calendar_;
  std::shared_ptr<Registers const> registers_;
  Narrowed narrowed_;
  std::vector<OfVariant> of_variants_;
};

}  // namespace liandiao
