#pragma once

#include <string>
#include <string_view>

#include "engine/cases/facts.hpp"
#include "engine/procedure/verdict.hpp"

/// A guard is a statement that can be true, with its article:
///
///   struct NotSuspended {
///     static constexpr std::string_view code = "not_suspended", article = "…", supplier = "body";
///     template <class C> static void ask(C const& command, Facts const& facts, Lack& lack);
///   };
///
/// `ask` calls `lack(fact)` for everything that is missing. A guard that looks into the command declares
/// `static constexpr bool reads_command = true`.
namespace liandiao {

class Lack {
 public:
  Lack(GuardInfo const& guard, std::vector<Missing>& list) : guard_(guard), list_(list) {}
  void operator()(std::string fact = {}) { list_.push_back({guard_, std::move(fact)}); }

 private:
  GuardInfo const& guard_;
  std::vector<Missing>& list_;
};

template <class G>
constexpr GuardInfo guard_info() {
  GuardInfo info{G::code, G::article, {}, false};
  if constexpr (requires { G::supplier; }) info.supplier = G::supplier;
  if constexpr (requires { G::reads_command; }) info.reads_command = G::reads_command;
  return info;
}

namespace detail {

template <class G, class C>
void ask_one(C const& command, Facts const& facts, Verdict& verdict, std::vector<Missing>& list) {
  static constexpr GuardInfo info = guard_info<G>();
  if (verdict.probing && info.reads_command) {
    verdict.on_entry.push_back(info);
    return;
  }
  Lack lack(info, list);
  G::ask(command, facts, lack);
}

}  // namespace detail

/// The same demand where another norm makes it of this procedure.
template <class G, class Norm>
struct Under : G {
  static constexpr std::string_view article = Norm::article;
};

/// Demands of the law on reports of what was already done: what is missing becomes an irregularity, never a refusal.
template <class G>
struct Irregular {
  template <class C>
  static void ask(C const& command, Facts const& facts, Verdict& verdict) {
    detail::ask_one<G>(command, facts, verdict, verdict.irregular);
  }
  static void list(std::vector<GuardInfo>& guards, std::vector<GuardInfo>& reported) {
    (void)guards;
    reported.push_back(guard_info<G>());
  }
};

template <class G>
struct Demand {
  template <class C>
  static void ask(C const& command, Facts const& facts, Verdict& verdict) {
    detail::ask_one<G>(command, facts, verdict, verdict.missing);
  }
  static void list(std::vector<GuardInfo>& guards, std::vector<GuardInfo>&) { guards.push_back(guard_info<G>()); }
};
template <class G>
struct Demand<Irregular<G>> : Irregular<G> {};

/// Every guard is asked.
template <class... Guards>
struct All {
  template <class C>
  static void ask([[maybe_unused]] C const& command, [[maybe_unused]] Facts const& facts,
                  [[maybe_unused]] Verdict& verdict) {
    (Demand<Guards>::ask(command, facts, verdict), ...);
  }
  static void list([[maybe_unused]] std::vector<GuardInfo>& guards, [[maybe_unused]] std::vector<GuardInfo>& reported) {
    (Demand<Guards>::list(guards, reported), ...);
  }
};
using Always = All<>;

}  // namespace liandiao
