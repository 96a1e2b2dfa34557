#include "engine/mining/log.hpp"

#include <array>

namespace liandiao {
namespace {

struct AsText {
  std::string operator()(std::string const& text) const { return text; }
  std::string operator()(Instant at) const { return at.text(); }
  std::string operator()(std::int64_t n) const { return std::to_string(n); }
  std::string operator()(Money amount) const { return amount.text(); }
  std::string operator()(bool truth) const { return truth ? "true" : "false"; }
};

using enum LogType;

constexpr std::array of_events{
    Declared{"label", text},
    Declared{"role", text},
    Declared{"seq", integer},
    Declared{"procedure", text},
    Declared{"instance", integer},
    Declared{"edition", text},
    Declared{"rule", integer},
    Declared{"articles", text},
    Declared{"from_state", text},
    Declared{"to_state", text},
    Declared{"caused_by", integer},
    Declared{"corrects", integer},
    Declared{"annulled", truth},
    Declared{"amended", truth},
    Declared{"day_only", truth},
    Declared{"recorded", time},
    Declared{"clocks_begun", text},
    Declared{"clocks_met", text},
    Declared{"clocks_lapsed", text},
    Declared{"working_days_left", integer},
    Declared{"irregularities", integer},
    Declared{"irregular_articles", text},
    Declared{"working_days_since_previous", integer},
    Declared{"working_days_since_registration", integer},
    Declared{"working_days_in_state", integer},
};

constexpr std::array of_disputes{
    Declared{"standing", text},   Declared{"holder", text},          Declared{"dispute_type", text},
    Declared{"level", text},      Declared{"source", text},          Declared{"area", text},
    Declared{"flow", text},       Declared{"registered_on", time},   Declared{"closed_on", time},
    Declared{"people", integer},  Declared{"working_days", integer}, Declared{"ledger_no", text},
    Declared{"came_back", truth}, Declared{"flags", text},
};
constexpr std::array of_instances{
    Declared{"state", text},     Declared{"outcome", text},  Declared{"procedure", text},
    Declared{"variant", text},   Declared{"edition", text},  Declared{"organ", text},
    Declared{"opened_on", time}, Declared{"ended_on", time}, Declared{"working_days", integer},
};
constexpr std::array of_parties{Declared{"side", text}, Declared{"kind", text}, Declared{"people", integer},
                                Declared{"flags", text}};
constexpr std::array of_agreements{Declared{"status", text}, Declared{"form", text}, Declared{"matter", text},
                                   Declared{"effective_on", time}, Declared{"amount", amount}};
constexpr std::array of_organisations{Declared{"kind", text}, Declared{"line", text}, Declared{"area", text}};
constexpr std::array of_people{Declared{"kind", text}, Declared{"grade", text}};

}  // namespace

std::string text_of(LogValue const& value) { return std::visit(AsText{}, value); }

std::string_view word_of(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::dispute: return "case";
    case ObjectKind::instance: return "instance";
    case ObjectKind::party: return "party";
    case ObjectKind::agreement: return "agreement";
    case ObjectKind::organisation: return "organisation";
    case ObjectKind::person: return "person";
  }
  return {};
}

std::span<Declared const> declared_of_events() { return of_events; }

std::span<Declared const> declared_of(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::dispute: return of_disputes;
    case ObjectKind::instance: return of_instances;
    case ObjectKind::party: return of_parties;
    case ObjectKind::agreement: return of_agreements;
    case ObjectKind::organisation: return of_organisations;
    case ObjectKind::person: return of_people;
  }
  return {};
}

LogValue const* LogObject::now(std::string_view name) const {
  LogValue const* last = nullptr;
  for (auto const& one : values)
    if (one.name == name) last = &one.value;
  return last;
}

}  // namespace liandiao
