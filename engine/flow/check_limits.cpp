#include <string>
#include <utility>

#include "engine/flow/check.hpp"
#include "engine/flow/narrowing.hpp"

namespace liandiao::checks {
namespace {

/// One clock's policy against the row of the law it touches.
class LimitCheck {
 public:
  LimitCheck(ClockPolicy const& policy, Limit const& row, Findings& findings)
      : policy_(policy), row_(row), findings_(findings) {}

  void run() {
    if (policy_.none) {
      if (row_.owner == "party") return refuse("flow_party_period_touched");
      if (row_.basis == "law") refuse("flow_limit_not_waivable");
      return;
    }
    bool const touches = sets_length(policy_) || policy_.extension_length || policy_.extension_times;
    if (touches && row_.owner == "party") return refuse("flow_party_period_touched");
    if (sets_length(policy_)) length();
    if (policy_.extension_length || policy_.extension_times) extension();
    warnings();
  }

 private:
  void length() {
    Period const wanted = period_of(policy_, row_);
    Period const of_law = period_of(row_);
    Params const both = {{"length", std::to_string(wanted.length)}, {"unit", word(word_of(wanted.unit))}};
    if (row_.basis == "law" && of_law.length == 0) {
      refuse("flow_limit_set_by_organ", both);
    } else if (wanted.length < 1 || wanted.length > longest(wanted.unit)) {
      refuse("flow_limit_length_invalid", joined_with(both, {{"max", std::to_string(longest(wanted.unit))}}));
    } else if (wanted.unit == Unit::hour && of_law.unit != Unit::hour) {
      refuse("flow_limit_in_hours", both);
    } else if (row_.basis == "law" && !never_ends_later(wanted, of_law)) {
      refuse("flow_limit_longer_than_law", joined_with(both, {{"law_length", std::to_string(of_law.length)},
                                                              {"law_unit", word(word_of(of_law.unit))}}));
    }
  }

  void extension() {
    if (row_.extended_by.empty()) return refuse("flow_extension_not_in_law");
    Unit const unit = period_of(policy_, row_).unit;
    int const length = policy_.extension_length.value_or(1);
    if (length < 1 || length > longest(unit))
      refuse(
          "flow_extension_length_invalid",
          {{"length", std::to_string(length)}, {"unit", word(word_of(unit))}, {"max", std::to_string(longest(unit))}});
    int const times = policy_.extension_times.value_or(1);
    if (times < 1) return refuse("flow_extension_times_invalid", {{"times", std::to_string(times)}});
    bool const capped = row_.basis == "law" && row_.extensions_max > 0;
    if (capped && times > row_.extensions_max)
      refuse("flow_extension_more_than_law",
             {{"times", std::to_string(times)}, {"max", std::to_string(row_.extensions_max)}});
  }

  /// Earliest first, each once, and all within the period itself.
  void warnings() {
    auto const& warn = policy_.warn;
    if (warn.empty()) return;
    Params const given = {{"warn", joined(warn, [](int days) { return std::to_string(days); })}};
    bool const falls = std::adjacent_find(warn.begin(), warn.end(), std::less_equal<>()) == warn.end();
    if (!falls || warn.back() < 1) return refuse("flow_warn_not_descending", given);
    Period const period = period_of(policy_, row_);
    if (period.length < 1) return;
    bool const within =
        warn.front() < longest(Unit::day) && never_ends_later({warn.front() + 1, Unit::day, true}, in_days(period));
    if (!within)
      refuse("flow_warn_before_start",
             joined_with(given, {{"length", std::to_string(period.length)}, {"unit", word(word_of(period.unit))}}));
  }

  static Period in_days(Period const& period) {
    constexpr int hours_per_day = 24;
    return period.unit == Unit::hour ? Period{period.length / hours_per_day, Unit::day, period.rolls} : period;
  }

  static Params joined_with(Params with, Params const& more) {
    with.insert(with.end(), more.begin(), more.end());
    return with;
  }

  void refuse(std::string key, Params const& more = {}) {
    findings_.refuse(
        policy_.mark, std::move(key),
        joined_with(
            {{"procedure", word(row_.procedure)}, {"clock", policy_.clock.str()}, {"article", word(row_.article)}},
            more));
  }

  ClockPolicy const& policy_;
  Limit const& row_;
  Findings& findings_;
};

}  // namespace

void check_limit(Subject const& subject, ClockPolicy const& limit, Limit const* row) {
  if (row != nullptr) return LimitCheck(limit, *row, subject.findings).run();
  subject.refuse(limit.mark, "flow_clock_unknown",
                 {{"clock", limit.clock.str()}, {"known", words(subject.law.clocks(subject.policy.procedure))}});
}

void check_limits(Subject const& subject) {
  for (auto const& limit : subject.policy.limits)
    check_limit(subject, limit, subject.law.limit(subject.policy.procedure, limit.clock));
}

}  // namespace liandiao::checks
