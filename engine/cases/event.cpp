#include "engine/cases/event.hpp"

#include <algorithm>

#include "engine/base/each_once.hpp"
#include "engine/base/ensure.hpp"
#include "engine/cases/each_part.hpp"
#include "engine/cases/replay.hpp"
#include "engine/cases/standing.hpp"
#include "engine/cases/stored.hpp"

namespace liandiao {
namespace {

constexpr std::string_view word_of(Change::Kind kind) {
  switch (kind) {
    case Change::Kind::opened: return "opened";
    case Change::Kind::moved: return "moved";
    case Change::Kind::gone: return "gone";
  }
  return "moved";
}

void write_change(std::string& out, Change const& change) {
  out += "[\"";
  out += word_of(change.kind);
  out += "\",\"";
  std::visit(
      [&]<class P>(P const& part) {
        out += P::code;
        out += "\",";
        write_members(out, part);
      },
      change.part);
  out += ']';
}

using TakePart = bool (*)(CanonicalReader&, Change::Part&);

template <class P>
bool take_part(CanonicalReader& in, Change::Part& into) {
  return take_members(in, into.emplace<P>());
}

/// How the part of that code is read; nothing where there is no such part.
TakePart reader_of(std::string_view code) {
  TakePart found = nullptr;
  each_part([&](auto type) {
    using P = typename decltype(type)::type;
    if (code == P::code) found = &take_part<P>;
  });
  return found;
}

bool take_kind(CanonicalReader& in, Change::Kind& into) {
  for (auto const kind : {Change::Kind::opened, Change::Kind::moved, Change::Kind::gone}) {
    into = kind;
    if (in.take(word_of(kind))) return true;
  }
  return false;
}

bool take_change(CanonicalReader& in, Change& change) {
  if (!in.take("[\"") || !take_kind(in, change.kind) || !in.take("\",")) return false;
  auto const code = in.string();
  auto const take_row = code ? reader_of(code->text) : nullptr;
  return take_row != nullptr && in.take(',') && take_row(in, change.part) && in.take(']');
}

bool take_changes(CanonicalReader& in, std::vector<Change>& changes) {
  constexpr std::size_t usual_changes = 8;
  if (in.take("[]")) return true;
  if (!in.take('[')) return false;
  changes.reserve(usual_changes);
  do {
    if (!take_change(in, changes.emplace_back())) return false;
  } while (in.take(','));
  return in.take(']');
}

/// The members of an event in the order they are written. Changes, identity and time have forms of their own.
struct Field {
  std::string& out;
  bool first = true;

  void name(std::string_view name) {
    out += first ? "{\"" : ",\"";
    out += name;
    out += "\":";
    first = false;
  }
  template <class T>
  void always(std::string_view label, T const& value) {
    name(label);
    write(out, value);
  }
  template <class T>
  void unless_default(std::string_view label, T const& value) {
    if (!(value == T{})) always(label, value);
  }
};

bool has_ended(CaseFile const& file, int instance) {
  auto const* found = file.instance(instance);
  return found != nullptr && found->ended_on.has_value();
}

/// Those that end or go on again by an event, and those it names a mediator of.
std::vector<int> instances_told_of(Event const& event, CaseFile const& before) {
  std::vector<int> told;
  for (auto const& change : event.changes) {
    if (change.kind == Change::Kind::gone) continue;
    if (auto const* instance = std::get_if<Instance>(&change.part)) {
      if (instance->ended_on.has_value() != has_ended(before, instance->no)) told.push_back(instance->no);
    } else if (auto const* mediator = std::get_if<Mediator>(&change.part)) {
      if (change.kind == Change::Kind::opened && has_ended(before, mediator->instance))
        told.push_back(mediator->instance);
    }
  }
  keep_each_once(told);
  return told;
}

std::vector<MediatorEnd> ends_within(std::vector<int> const& instances, CaseFile const& after) {
  std::vector<MediatorEnd> ends;
  for (int const no : instances)
    for (auto const& mediator : after.all<Mediator>())
      if (mediator.instance == no) ends.push_back({no, mediator.person, has_ended(after, no)});
  return ends;
}

}  // namespace

std::string text_of(Event const& event) {
  std::string out;
  out.reserve(1024);
  Field field{out};
  field.always("district", event.id.district);
  field.always("case", event.id.uid);
  field.always("seq", event.seq);
  field.unless_default("instance", event.instance);
  field.unless_default("procedure", event.procedure);
  field.unless_default("edition", event.edition);
  field.unless_default("rule", event.rule);
  field.always("command", event.command);
  field.name("fields");
  out += event.fields;
  field.unless_default("from", event.from);
  field.unless_default("to", event.to);
  field.name("changes");
  out += '[';
  for (std::size_t i = 0; i < event.changes.size(); ++i) {
    if (i > 0) out += ',';
    write_change(out, event.changes[i]);
  }
  out += ']';
  field.name("actor");
  write_members(out, event.actor);
  field.name("on");
  append_canonical(out, event.on.text());
  field.always("recorded_us", event.recorded.us);
  field.name("basis");
  write_members(out, event.basis);
  field.always("program", event.program);
  field.unless_default("key", event.key);
  field.unless_default("caused_by", event.caused_by);
  field.unless_default("amends", event.amends);
  field.unless_default("annuls", event.annuls);
  field.unless_default("closing", event.closing);
  field.unless_default("previous", event.previous);
  out += '}';
  return out;
}

Digest hash_of(Event const& event) { return digest_of(text_of(event)); }

namespace {

/// Reads the members of an event in the order they are written.
class EventReader {
 public:
  explicit EventReader(std::string_view text) : in_(text) { more_ = in_.take('{'); }

  template <class F>
  void always(std::string_view name, F&& taking) {
    if (more_ && in_.take_key(name))
      taken(taking(in_));
    else
      sound_ = false;
  }
  template <class T>
  void always_value(std::string_view name, T& into) {
    always(name, [&](CanonicalReader& in) { return take(in, into); });
  }
  /// One that is not written where it has its default.
  template <class T>
  void unless_default(std::string_view name, T& into) {
    if (more_ && in_.take_key(name)) taken(take(in_, into) && !(into == T{}));
  }
  bool ended() { return sound_ && !more_ && in_.take('}') && in_.at_end(); }
  std::size_t at() const { return in_.at(); }

 private:
  void taken(bool sound) {
    sound_ = sound_ && sound;
    more_ = sound_ && in_.take(',');
  }

  CanonicalReader in_;
  bool sound_ = true;
  bool more_ = false;  // another member must follow
};

}  // namespace

Result<Event> parse_event(std::string_view text) {
  Event event;
  EventReader reader(text);
  reader.always_value("district", event.id.district);
  reader.always_value("case", event.id.uid);
  reader.always_value("seq", event.seq);
  reader.unless_default("instance", event.instance);
  reader.unless_default("procedure", event.procedure);
  reader.unless_default("edition", event.edition);
  reader.unless_default("rule", event.rule);
  reader.always_value("command", event.command);
  reader.always("fields", [&](CanonicalReader& in) {
    auto const fields = in.any(1);
    if (fields) event.fields = *fields;
    return fields.has_value();
  });
  reader.unless_default("from", event.from);
  reader.unless_default("to", event.to);
  reader.always("changes", [&](CanonicalReader& in) { return take_changes(in, event.changes); });
  reader.always_value("actor", event.actor);
  reader.always_value("on", event.on);
  reader.always_value("recorded_us", event.recorded.us);
  reader.always_value("basis", event.basis);
  reader.always_value("program", event.program);
  reader.unless_default("key", event.key);
  reader.unless_default("caused_by", event.caused_by);
  reader.unless_default("amends", event.amends);
  reader.unless_default("annuls", event.annuls);
  reader.unless_default("closing", event.closing);
  reader.unless_default("previous", event.previous);
  if (!reader.ended()) return fail(Code::corrupt, "event_broken", {{"what", "byte " + std::to_string(reader.at())}});
  return event;
}

Result<> follow(CaseFile& file, Event const& event) { return follow(file, event, hash_of(event)); }

Result<> follow(CaseFile& file, Event const& event, Digest const& hash) {
  auto const refuse = [&](std::string_view what) {
    return fail(Code::corrupt, "event_does_not_follow",
                {{"case", event.id.uid}, {"seq", std::to_string(event.seq)}, {"what", std::string(what)}});
  };
  if (file.version == 0) file.id = event.id;
  if (!(file.id == event.id)) return refuse("case");
  if (event.seq != file.version + 1) return refuse("seq");
  if (event.previous != file.last) return refuse("previous");
  if (event.recorded < file.recorded) return refuse("recorded");
  try {
    advance(file, event, hash);
  } catch (BrokenInvariant const& e) {
    return refuse(e.what());
  }
  return {};
}

void advance(CaseFile& file, Event const& event, Digest const& hash) {
  for (auto const& change : event.changes) apply(file, change);
  file.id = event.id;
  file.version = event.seq;
  file.last = hash;
  file.recorded = event.recorded;
}

void chain(Step& step, CaseFile& file) {
  step.event.previous = file.last;
  step.hash = hash_of(step.event);
  auto const told = instances_told_of(step.event, file);
  advance(file, step.event, step.hash);
  step.standing = standing_of(file);
  step.ends = ends_within(told, file);
}

void chain(std::vector<Step>& steps, CaseFile& file) {
  for (auto& step : steps) chain(step, file);
}

void stamp_closing(std::vector<Step>& steps, CaseFile& file, std::int64_t closing) {
  Digest previous;
  bool changed = false;
  for (auto& step : steps) {
    auto const said = step.measures.empty() ? 0 : closing;
    for (auto& measure : step.measures) measure.closing = said;
    changed = changed || step.event.closing != said;
    if (!changed) {
      previous = step.hash;
      continue;
    }
    if (!previous.none()) step.event.previous = previous;
    step.event.closing = said;
    step.hash = hash_of(step.event);
    previous = step.hash;
  }
  file.last = previous;
}

Result<CaseFile> fold(std::vector<Event> const& events) {
  CaseFile file;
  for (auto const& event : events)
    if (auto result = follow(file, event); !result) return passed_on(result);
  return file;
}

}  // namespace liandiao
