#include "adapters/export/xes.hpp"

#include <array>
#include <set>

#include "adapters/export/whole.hpp"
#include "adapters/export/xml.hpp"

namespace liandiao {
namespace {

/// The standard ones, which every reader knows without asking the network.
struct Extension {
  std::string_view name, prefix;
};
constexpr std::array extensions{Extension{"Concept", "concept"}, Extension{"Lifecycle", "lifecycle"},
                                Extension{"Time", "time"}, Extension{"Organizational", "org"}};

struct Classifier {
  std::string_view name, keys;
};
constexpr std::array classifiers{Classifier{"Activity", "concept:name"}, Classifier{"Label", "label"},
                                 Classifier{"ActivityInProcedure", "procedure concept:name"}};

std::string_view element_of(LogType type) {
  switch (type) {
    case LogType::text: return "string";
    case LogType::time: return "date";
    case LogType::integer: return "int";
    case LogType::amount: return "float";
    case LogType::truth: return "boolean";
  }
  return {};
}

class Xes : public LogWriter {
 public:
  Xes(GrowingFile file, StepLabel label) : file_(std::move(file)), label_(std::move(label)) {}

  Result<> begin(LogTitle const& title) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log xes.version=\"1849.2023\" xes.features=\"\">\n";
    for (auto const& [name, prefix] : extensions) {
      out += "  <extension";
      append_xml_attribute(out, "name", name);
      append_xml_attribute(out, "prefix", prefix);
      append_xml_attribute(out, "uri", "http://www.xes-standard.org/" + std::string(prefix) + ".xesext");
      out += "/>\n";
    }
    add_globals(out);
    for (auto const& [name, keys] : classifiers) {
      out += "  <classifier";
      append_xml_attribute(out, "name", name);
      append_xml_attribute(out, "scope", "event");
      append_xml_attribute(out, "keys", keys);
      out += "/>\n";
    }
    attribute(out, "  ", "concept:name", title.name);
    attribute(out, "  ", "lifecycle:model", std::string("standard"));
    for (auto const& [name, value] : title.about) attribute(out, "  ", name, value);
    return file_.write(out);
  }

  Result<> add(CaseLog const& log) override {
    std::string out = "  <trace>\n";
    attribute(out, "    ", "concept:name", log.name);
    auto const& dispute = log.objects.front();
    for (auto const& [name, type] : declared_of(ObjectKind::dispute))
      if (auto const* value = dispute.now(name)) attribute(out, "    ", name, *value);
    for (auto const& event : log.events) add(out, event);
    return file_.write(out + "  </trace>\n");
  }

  Result<> finish(std::vector<LogObject> const&) override {
    auto written = file_.write("</log>\n");
    return written ? file_.finish() : written;
  }

 private:
  /// What each trace and each event has, without exception.
  static void add_globals(std::string& out) {
    out += "  <global scope=\"trace\">\n";
    attribute(out, "    ", "concept:name", std::string("unknown"));
    out += "  </global>\n  <global scope=\"event\">\n";
    attribute(out, "    ", "concept:name", std::string("unknown"));
    attribute(out, "    ", "lifecycle:transition", std::string("complete"));
    attribute(out, "    ", "time:timestamp", Instant{});
    attribute(out, "    ", "label", std::string("unknown"));
    attribute(out, "    ", "procedure", std::string("unknown"));
    attribute(out, "    ", "instance", std::int64_t{0});
    out += "  </global>\n";
  }

  static void attribute(std::string& out, std::string_view indent, std::string_view key, LogValue const& value) {
    out += indent;
    out += '<';
    out += element_of(type_of(value));
    append_xml_attribute(out, "key", key);
    append_xml_attribute(out, "value", text_of(value));
    out += "/>\n";
  }

  void add(std::string& out, LogEvent const& event) const {
    out += "    <event>\n";
    auto const put = [&](std::string_view key, LogValue const& value) { attribute(out, "      ", key, value); };
    put("concept:name", event.command.str());
    put("lifecycle:transition", std::string("complete"));
    put("time:timestamp", event.at);
    put("label", label_(event.command));
    if (!event.resource.empty()) put("org:resource", event.resource);
    if (event.role) put("org:role", event.role.str());
    if (event.organ) put("org:group", event.organ.str());
    for (auto const& one : event.attributes) put(one.name, one.value);
    out += "    </event>\n";
  }

  GrowingFile file_;
  StepLabel label_;
};

}  // namespace

Result<std::unique_ptr<LogWriter>> write_xes(std::filesystem::path const& path, LogTitle const& title,
                                             StepLabel label) {
  auto file = GrowingFile::begin(path);
  if (!file) return passed_on(file);
  auto writer = std::make_unique<Xes>(std::move(*file), std::move(label));
  if (auto begun = writer->begin(title); !begun) return passed_on(begun);
  return writer;
}

}  // namespace liandiao
