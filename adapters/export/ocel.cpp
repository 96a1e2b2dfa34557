#include "adapters/export/ocel.hpp"

#include <set>

#include "adapters/export/whole.hpp"
#include "adapters/export/xml.hpp"
#include "engine/base/value.hpp"

namespace liandiao {
namespace {

/// What OCEL takes for “from the beginning”.
constexpr std::string_view beginning = "1970-01-01T00:00:00Z";

std::string_view word_of(LogType type) {
  switch (type) {
    case LogType::text: return "string";
    case LogType::time: return "time";
    case LogType::integer: return "integer";
    case LogType::amount: return "float";
    case LogType::truth: return "boolean";
  }
  return {};
}

using Types = std::vector<std::pair<std::string, std::span<Declared const>>>;

/// How the one content is spelled.
class Spelling {
 public:
  virtual ~Spelling() = default;
  virtual std::string types(std::string_view of, Types const& types) const = 0;
  virtual std::string object(LogObject const& object, bool first) const = 0;
  virtual std::string event(LogEvent const& event, std::vector<LogAttribute> const& more, bool first) const = 0;
  virtual std::string_view head() const = 0;
  virtual std::string_view objects_begin() const = 0;
  virtual std::string_view events_begin() const = 0;
  virtual std::string_view tail() const = 0;
};

class JsonSpelling final : public Spelling {
 public:
  std::string_view head() const override { return "{\n"; }
  std::string_view objects_begin() const override { return "\"objects\":[\n"; }
  std::string_view events_begin() const override { return "\n],\n\"events\":[\n"; }
  std::string_view tail() const override { return "\n]\n}\n"; }

  std::string types(std::string_view of, Types const& types) const override {
    std::string out = of == "object" ? "\"objectTypes\":[" : "\"eventTypes\":[";
    for (auto const& [name, attributes] : types) {
      out += &attributes == &types.front().second ? "\n" : ",\n";
      member(out, '{', "name", name);
      out += ",\"attributes\":[";
      for (auto const& one : attributes) {
        if (&one != attributes.data()) out += ',';
        member(out, '{', "name", one.name);
        member(out, ',', "type", word_of(one.type));
        out += '}';
      }
      out += "]}";
    }
    return out + "\n],\n";
  }

  std::string object(LogObject const& object, bool first) const override {
    std::string out = first ? "" : ",\n";
    member(out, '{', "id", object.id);
    member(out, ',', "type", liandiao::word_of(object.kind));
    char separator = '[';
    for (auto const& one : object.values) {
      if (separator == '[') out += ",\"attributes\":";
      out += separator;
      member(out, '{', "name", one.name);
      member(out, ',', "time", one.since ? one.since->text() : std::string(beginning));
      member(out, ',', "value", text_of(one.value));
      out += '}';
      separator = ',';
    }
    if (separator == ',') out += ']';
    return out + relationships(object.links) + "}";
  }

  std::string event(LogEvent const& event, std::vector<LogAttribute> const& more, bool first) const override {
    std::string out = first ? "" : ",\n";
    member(out, '{', "id", event.id);
    member(out, ',', "type", event.command.view());
    member(out, ',', "time", event.at.text());
    out += ",\"attributes\":[";
    char separator = ' ';
    for (auto const& attributes : {&more, &event.attributes})
      for (auto const& one : *attributes) {
        if (separator == ',') out += separator;
        member(out, '{', "name", one.name);
        member(out, ',', "value", text_of(one.value));
        out += '}';
        separator = ',';
      }
    return out + "]" + relationships(event.objects) + "}";
  }

 private:
  static void member(std::string& out, char before, std::string_view name, std::string_view value) {
    out += before;
    append_canonical(out, name);
    out += ':';
    append_canonical(out, value);
  }
  static std::string relationships(std::vector<ObjectLink> const& links) {
    if (links.empty()) return {};
    std::string out = ",\"relationships\":[";
    for (auto const& one : links) {
      if (&one != links.data()) out += ',';
      member(out, '{', "objectId", one.object);
      member(out, ',', "qualifier", one.qualifier);
      out += '}';
    }
    return out + "]";
  }
};

class XmlSpelling final : public Spelling {
 public:
  std::string_view head() const override { return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log>\n"; }
  std::string_view objects_begin() const override { return "<objects>\n"; }
  std::string_view events_begin() const override { return "</objects>\n<events>\n"; }
  std::string_view tail() const override { return "</events>\n</log>\n"; }

  std::string types(std::string_view of, Types const& types) const override {
    std::string const element = std::string(of) + "-type";
    std::string out = "<" + element + "s>\n";
    for (auto const& [name, attributes] : types) {
      out += "<" + element;
      append_xml_attribute(out, "name", name);
      out += "><attributes>";
      for (auto const& one : attributes) {
        out += "<attribute";
        append_xml_attribute(out, "name", one.name);
        append_xml_attribute(out, "type", word_of(one.type));
        out += "/>";
      }
      out += "</attributes></" + element + ">\n";
    }
    return out + "</" + element + "s>\n";
  }

  std::string object(LogObject const& object, bool) const override {
    std::string out = "<object";
    append_xml_attribute(out, "id", object.id);
    append_xml_attribute(out, "type", liandiao::word_of(object.kind));
    out += "><attributes>";
    for (auto const& one : object.values) {
      out += "<attribute";
      append_xml_attribute(out, "name", one.name);
      append_xml_attribute(out, "time", one.since ? one.since->text() : std::string(beginning));
      content(out, one.value);
    }
    return out + "</attributes>" + links(object.links) + "</object>\n";
  }

  std::string event(LogEvent const& event, std::vector<LogAttribute> const& more, bool) const override {
    std::string out = "<event";
    append_xml_attribute(out, "id", event.id);
    append_xml_attribute(out, "type", event.command.view());
    append_xml_attribute(out, "time", event.at.text());
    out += "><attributes>";
    for (auto const& attributes : {&more, &event.attributes})
      for (auto const& one : *attributes) {
        out += "<attribute";
        append_xml_attribute(out, "name", one.name);
        content(out, one.value);
      }
    return out + "</attributes>" + links(event.objects) + "</event>\n";
  }

 private:
  static void content(std::string& out, LogValue const& value) {
    out += '>';
    append_xml(out, text_of(value));
    out += "</attribute>";
  }
  /// Named `object`, and with its type, because the schema says so; the type is what stands first in an id.
  static std::string links(std::vector<ObjectLink> const& links) {
    std::string out = "<objects>";
    for (auto const& one : links) {
      out += "<object";
      append_xml_attribute(out, "object-id", one.object);
      append_xml_attribute(out, "qualifier", one.qualifier);
      append_xml_attribute(out, "type", one.object.substr(0, one.object.find(':')));
      out += "/>";
    }
    return out + "</objects>";
  }
};

class Ocel : public LogWriter {
 public:
  Ocel(GrowingFile file, SideFile objects, SideFile events, std::unique_ptr<Spelling> spelling, StepLabel label)
      : file_(std::move(file)),
        objects_(std::move(objects)),
        events_(std::move(events)),
        spelling_(std::move(spelling)),
        label_(std::move(label)) {}

  Result<> add(CaseLog const& log) override {
    for (auto const& object : log.objects)
      if (auto added = add(object); !added) return added;
    for (auto const& event : log.events) {
      commands_.insert(event.command);
      std::vector<LogAttribute> more{{"label", label_(event.command)}};
      if (event.role) more.push_back({"role", event.role.str()});
      auto const text = spelling_->event(event, more, first_event_);
      first_event_ = false;
      if (auto written = events_.write(text); !written) return written;
    }
    return {};
  }

  Result<> finish(std::vector<LogObject> const& shared) override {
    for (auto const& object : shared)
      if (auto added = add(object); !added) return added;
    Types objects, events;
    for (auto const kind : object_kinds) objects.emplace_back(liandiao::word_of(kind), declared_of(kind));
    for (auto const command : commands_) events.emplace_back(command.str(), declared_of_events());
    std::string const before = std::string(spelling_->head()) + spelling_->types("object", objects) +
                               spelling_->types("event", events) + std::string(spelling_->objects_begin());
    if (auto written = file_.write(before); !written) return written;
    if (auto poured = objects_.pour_into(file_); !poured) return poured;
    if (auto written = file_.write(spelling_->events_begin()); !written) return written;
    if (auto poured = events_.pour_into(file_); !poured) return poured;
    auto written = file_.write(spelling_->tail());
    return written ? file_.finish() : written;
  }

 private:
  Result<> add(LogObject const& object) {
    auto const text = spelling_->object(object, first_object_);
    first_object_ = false;
    return objects_.write(text);
  }

  GrowingFile file_;
  SideFile objects_, events_;
  std::unique_ptr<Spelling> spelling_;
  StepLabel label_;
  std::set<Symbol> commands_;
  bool first_object_ = true;
  bool first_event_ = true;
};

}  // namespace

std::optional<OcelFormat> parse_ocel_format(std::string_view word) {
  if (word == "json") return OcelFormat::json;
  if (word == "xml") return OcelFormat::xml;
  return std::nullopt;
}

Result<std::unique_ptr<LogWriter>> write_ocel(std::filesystem::path const& path, OcelFormat format, StepLabel label) {
  auto file = GrowingFile::begin(path);
  if (!file) return passed_on(file);
  auto objects = SideFile::beside(path);
  if (!objects) return passed_on(objects);
  auto events = SideFile::beside(path);
  if (!events) return passed_on(events);
  std::unique_ptr<Spelling> spelling;
  if (format == OcelFormat::json)
    spelling = std::make_unique<JsonSpelling>();
  else
    spelling = std::make_unique<XmlSpelling>();
  return std::make_unique<Ocel>(std::move(*file), std::move(*objects), std::move(*events), std::move(spelling),
                                std::move(label));
}

}  // namespace liandiao
