#include "engine/cases/event.hpp"

#include "engine/base/ensure.hpp"
#include "engine/cases/standing.hpp"

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

tl::unexpected<Error> broken(std::string_view what) {
  return fail(Code::corrupt, "event_broken", {{"what", std::string(what)}});
}

Result<Change> read_change(Value const& value) {
  if (value.kind() != Value::Kind::list || value.list().size() != 3) return broken("change");
  auto const& items = value.list();
  Change change;
  if (items[0].text() == "opened")
    change.kind = Change::Kind::opened;
  else if (items[0].text() == "moved")
    change.kind = Change::Kind::moved;
  else if (items[0].text() == "gone")
    change.kind = Change::Kind::gone;
  else
    return broken("change kind");
  Result<> result = broken("part");
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Parts>>([&](auto type) {
    using P = typename decltype(type)::type;
    if (items[1].text() == P::code) result = read(items[2], change.part.emplace<P>(), Reading{"", true});
  });
  if (!result) return passed_on(result);
  return change;
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
  field.unless_default("previous", event.previous);
  out += '}';
  return out;
}

Digest hash_of(Event const& event) { return digest_of(text_of(event)); }

namespace {

/// Reads the named members that are there; anything not asked for at the end is an error of its own.
class EventReader {
 public:
  explicit EventReader(Value const& value) : value_(value) {}

  template <class T>
  void member(std::string_view name, T& into) {
    if (auto const* item = take(name); item != nullptr && result_)
      result_ = read(*item, into, Reading{std::string(name), true});
  }
  Value const* take(std::string_view name) {
    auto const* item = value_.find(name);
    if (item != nullptr) ++taken_;
    return item;
  }
  void refuse(std::string_view what) {
    if (result_) result_ = broken(what);
  }
  Result<> result() {
    if (result_ && taken_ != value_.map().size()) result_ = broken("unknown member");
    return result_;
  }

 private:
  Value const& value_;
  std::size_t taken_ = 0;
  Result<> result_;
};

}  // namespace

Result<Event> parse_event(std::string_view text) {
  auto value = parse_canonical(text);
  if (!value) return passed_on(value);
  if (value->kind() != Value::Kind::map) return broken("not a map");
  Event event;
  EventReader reader(*value);
  reader.member("district", event.id.district);
  reader.member("case", event.id.uid);
  reader.member("seq", event.seq);
  reader.member("instance", event.instance);
  reader.member("procedure", event.procedure);
  reader.member("edition", event.edition);
  reader.member("rule", event.rule);
  reader.member("command", event.command);
  if (auto const* fields = reader.take("fields")) event.fields = canonical_text(*fields);
  reader.member("from", event.from);
  reader.member("to", event.to);
  if (auto const* changes = reader.take("changes")) {
    for (auto const& item : changes->list()) {
      auto change = read_change(item);
      if (!change) return passed_on(change);
      event.changes.push_back(std::move(*change));
    }
  }
  reader.member("actor", event.actor);
  if (auto const* on = reader.take("on")) {
    auto const time = parse_business_time(on->text());
    if (time)
      event.on = *time;
    else
      reader.refuse("on");
  }
  reader.member("recorded_us", event.recorded.us);
  reader.member("basis", event.basis);
  reader.member("program", event.program);
  reader.member("key", event.key);
  reader.member("caused_by", event.caused_by);
  reader.member("amends", event.amends);
  reader.member("annuls", event.annuls);
  reader.member("previous", event.previous);
  if (auto result = reader.result(); !result) return passed_on(result);
  return event;
}

Result<> follow(CaseFile& file, Event const& event) {
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
    advance(file, event, hash_of(event));
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
  advance(file, step.event, step.hash);
  step.standing = standing_of(file);
}

void chain(std::vector<Step>& steps, CaseFile& file) {
  for (auto& step : steps) chain(step, file);
}

Result<CaseFile> fold(std::vector<Event> const& events) {
  CaseFile file;
  for (auto const& event : events)
    if (auto result = follow(file, event); !result) return passed_on(result);
  return file;
}

}  // namespace liandiao
