#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/calendar/reckoning.hpp"
#include "engine/procedure/procedure.hpp"

namespace liandiao {

/// A time the law or a ministry's norm sets, or, where they set none, the default a district may set as it likes.
struct Limit {
  std::string_view procedure;
  std::string_view clock;
  std::string_view regime;      // general, medical …
  std::string_view organ_kind;  // empty: every organ without a regime of its own
  std::string_view edition;     // of the law from which this row is in force
  std::string_view owner;       // organ: its time runs; party: a right of the parties, never shortened nor lengthened
  std::string_view basis;       // law, norm, policy
  std::string_view article;
  Unit unit = Unit::day;
  int length = 0;  // 0: the organ sets the day (a court's time for correction)
  bool rolls = true;
  std::vector<std::string_view> excludes;  // reasons of suspension whose days do not count
  std::string_view extended_by;            // all_parties, body_and_parties, …; empty: not at all
  int extensions_max = 0;                  // 0: without cap, where it can be extended
  std::string_view duty;              // owed by the organ from the lapse on; empty: see to the lapse, if it is its own
  std::string_view overrun = "duty";  // duty: a person must act; or the system command the law makes follow
  std::vector<std::string_view> covers;  // states in which it runs: none of these can wait for ever
  std::string_view variant = {};         // of the instance; empty: every variant without a row of its own
  std::string_view begins =
      {};  // receipt of the application, or a day that is fixed; empty: with the step that says so
};

/// The law as it stood from a day on. An instance keeps the edition of its opening.
struct Edition {
  std::string_view code;
  Date from;
  std::string_view what;
};

/// All procedures and the limits of the law: what the engine is composed of.
struct Catalogue {
  std::vector<Procedure> procedures;
  std::vector<Edition> editions;  // by day in force
  std::vector<Limit> limits;

  Procedure const* procedure(Symbol code) const;
  /// Of a command that opens: the procedure it opens; otherwise any that knows it.
  Procedure const* procedure_opened_by(Symbol command) const;
  CommandSpec const* command(Symbol code) const;
  std::string_view edition_on(Date day) const;
  /// The limit for this organ under this edition: the variant's own row before the organ kind's, that before the
  /// general one, and the latest edition not after the instance's. Null when the clock is unknown to the procedure.
  Limit const* limit(Symbol procedure, Symbol clock, Symbol organ_kind, Symbol edition, Symbol variant = {}) const;
};

}  // namespace liandiao
