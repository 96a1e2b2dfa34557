#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/base/money.hpp"
#include "engine/base/symbol.hpp"

/// A log of cases for tools that mine processes, before any format: XES takes of it the events of each case, OCEL the
/// objects as well. Holds ids and codes, never a private text.
namespace liandiao {

enum class LogType { text, time, integer, amount, truth };
/// In the order of LogType.
using LogValue = std::variant<std::string, Instant, std::int64_t, Money, bool>;
inline LogType type_of(LogValue const& value) { return static_cast<LogType>(value.index()); }
/// As every format writes it: times with their zone, amounts in yuan.
std::string text_of(LogValue const& value);

struct LogAttribute {
  std::string_view name;
  LogValue value;
};

enum class ObjectKind { dispute, instance, party, agreement, organisation, person };
inline constexpr ObjectKind object_kinds[] = {ObjectKind::dispute,   ObjectKind::instance,     ObjectKind::party,
                                              ObjectKind::agreement, ObjectKind::organisation, ObjectKind::person};
std::string_view word_of(ObjectKind kind);

/// What may be said of an event or an object, and of what type it is. Nothing else is in a log.
struct Declared {
  std::string_view name;
  LogType type = LogType::text;
};
std::span<Declared const> declared_of_events();
std::span<Declared const> declared_of(ObjectKind kind);

/// An object an event or another object has to do with, and as what.
struct ObjectLink {
  std::string object;  // its id
  std::string_view qualifier;
  auto operator<=>(ObjectLink const&) const = default;
};

/// One step of one case.
struct LogEvent {
  std::string id;
  Symbol command;
  Instant at;            // when it happened; a day without a time is in order with what is known of that day
  std::string resource;  // who, under the name she has in this log; empty where the log names nobody
  Symbol organ;
  Symbol role;
  std::vector<LogAttribute> attributes;
  std::vector<ObjectLink> objects;
};

struct ObjectValue {
  std::string_view name;
  LogValue value;
  std::optional<Instant> since;  // none: from the beginning
};

struct LogObject {
  std::string id;
  ObjectKind kind = ObjectKind::dispute;
  std::vector<ObjectValue> values;  // of one name in order of time
  std::vector<ObjectLink> links;

  /// The last value of a name; null where it has none.
  LogValue const* now(std::string_view name) const;
};

/// One case: its events in order of time, and its objects, the case itself first. Organisations and people, whom many
/// cases share, are named and not among them.
struct CaseLog {
  std::string name;
  std::vector<LogEvent> events;
  std::vector<LogObject> objects;
};

}  // namespace liandiao
