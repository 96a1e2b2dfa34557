// Logs for process mining: who gets which cases, for whom they are masked, and that a stranger can read them.
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <set>

#include "tests/cli/fixture.hpp"
#include "tests/golden/golden.hpp"

namespace liandiao::door {
namespace {

namespace fs = std::filesystem;

class EventLog : public CommandLine {
 protected:
  void SetUp() override { prepare(); }

  std::string path(std::string const& name = "log") const { return (folder / name).string(); }
  Answered exported(std::string const& what, std::vector<std::string> const& more = {},
                    std::string const& as = "ddk-ma") {
    std::vector<std::string> line{"export", what, "--out", path(), "--as", as};
    line.insert(line.end(), more.begin(), more.end());
    return run(line);
  }
  std::string log(std::string const& what, std::vector<std::string> const& more = {},
                  std::string const& as = "ddk-ma") {
    auto const answer = exported(what, more, as);
    EXPECT_EQ(answer.exit, 0) << answer.out << answer.err;
    return tests::read_whole(path());
  }
  Value ocel(std::vector<std::string> const& more = {}, std::string const& as = "ddk-ma") {
    auto const text = log("ocel", more, as);
    auto value = read_json(text, "log");
    EXPECT_TRUE(value.has_value()) << text;
    return value.value_or(Value());
  }
  std::string refused(std::vector<std::string> line) {
    line.insert(line.end(), {"--as", "ddk-ma", "--json"});
    auto const answer = run(line);
    return std::to_string(answer.exit) + " " + answer.json().find("error")->find("key")->text();
  }
  static bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }
  std::set<std::string> names_in_folder() const {
    std::set<std::string> names;
    for (auto const& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
    return names;
  }
};

TEST_F(EventLog, NamesTheStepTheOrganAndTheTimeAndNobody) {
  auto const number = registered();
  auto const xes = log("xes");
  for (auto const* part :
       {R"(<string key="concept:name" value="register"/>)", R"(<string key="label" value="登记纠纷"/>)",
        R"(<date key="time:timestamp" value="2026-03-02T00:00:00+08:00"/>)",
        R"(<string key="org:group" value="jgm-jo"/>)", R"(<string key="org:resource" value="1"/>)",
        R"(<string key="lifecycle:transition" value="complete"/>)"})
    EXPECT_TRUE(says(xes, part)) << part << "\n" << xes;
  for (auto const* part : {"张三", "李四", "楼上漏水", "赔偿一万元", "jgm-liu"}) EXPECT_FALSE(says(xes, part)) << part;
  EXPECT_FALSE(says(xes, number));
}

TEST_F(EventLog, TellsForTheHouseWhoDidItAndForThePublicNoPersonAndNoHour) {
  auto const number = registered();
  auto const house = log("xes", {"--masking", "internal"});
  EXPECT_TRUE(says(house, R"(<string key="org:resource" value="jgm-liu"/>)"));
  EXPECT_TRUE(says(house, number));
  auto const open = log("xes", {"--masking", "public"});
  EXPECT_FALSE(says(open, "org:resource"));
  EXPECT_FALSE(says(open, "recorded"));
  EXPECT_TRUE(says(open, R"(<string key="concept:name" value="1"/>)"));
  EXPECT_TRUE(says(open, R"(<string key="area" value="500104"/>)"));
  auto const objects = ocel({"--masking", "public"}).find("objects")->list();
  EXPECT_TRUE(std::none_of(objects.begin(), objects.end(),
                           [](Value const& one) { return one.find("type")->text() == "person"; }));
}

TEST_F(EventLog, HoldsTheCasesSheMaySeeRegisteredOnTheDaysAskedFor) {
  registered();
  auto const cases = [&](std::vector<std::string> more, std::string const& as) {
    more.emplace_back("--json");
    auto const answer = exported("xes", more, as);
    return answer.exit == 0 ? answer.json().find("cases")->integer() : -1;
  };
  EXPECT_EQ(cases({}, "ddk-ma"), 1);
  EXPECT_EQ(cases({"--from", "2026-03-02", "--to", "2026-03-02"}, "ddk-ma"), 1);
  EXPECT_EQ(cases({"--from", "2026-03-03"}, "ddk-ma"), -1);
  EXPECT_EQ(cases({"--to", "2026-03-01"}, "ddk-ma"), -1);
  EXPECT_EQ(cases({}, "xsc-qian"), -1) << "it is none of hers";
  auto const answer = exported("xes", {}, "xsc-qian");
  EXPECT_EQ(answer.exit, 1);
  EXPECT_TRUE(says(answer.err, "没有写出文件")) << answer.err;
}

TEST_F(EventLog, WithoutAnyCaseLeavesNoFileAndTouchesNone) {
  file("log", "what was there");
  auto const before = names_in_folder();
  EXPECT_EQ(exported("ocel").exit, 1);
  EXPECT_EQ(exported("xes").exit, 1);
  EXPECT_EQ(tests::read_whole(path()), "what was there");
  EXPECT_EQ(names_in_folder(), before);
}

TEST_F(EventLog, WhatWasNotAskedRightIsNotUnderstood) {
  EXPECT_EQ(refused({"export", "xes"}), "2 log_out_missing");
  EXPECT_EQ(refused({"export", "ocel", "--out", path(), "--format", "csv"}), "2 log_format_unknown");
  EXPECT_EQ(refused({"export", "xes", "--out", path(), "--masking", "none"}), "2 log_masking_unknown");
  EXPECT_EQ(refused({"export", "xes", "--out", path(), "--from", "2026-02-30"}), "2 option_wants_date");
  EXPECT_EQ(refused({"export", "xes", "--out", path(), "--from", "2026-03-02", "--to", "2026-03-01"}),
            "2 log_days_reversed");
  EXPECT_EQ(refused({"export", "xes", "--out", path()}), "1 log_without_cases");
  EXPECT_EQ(refused({"export", "xes", "--out", path("missing/log")}), "1 file_not_written");
  EXPECT_EQ(run({"export", "xes", "--out", path()}).exit, 2) << "who asks is not said";
  EXPECT_FALSE(fs::exists(path()));
}

TEST_F(EventLog, ThatACaseWasReadIsLoggedWithThePurpose) {
  registered();
  auto const reads = [&](std::string const& purpose) {
    soci::session session(soci::sqlite3, database());
    int count = 0;
    session << "SELECT count(*) FROM read_log WHERE purpose = :purpose AND person = 'ddk-ma' AND row_count = 0",
        soci::use(purpose, "purpose"), soci::into(count);
    return count;
  };
  log("ocel");
  EXPECT_EQ(reads("export_ocel"), 1);
  EXPECT_EQ(reads("export_xes"), 0);
  EXPECT_EQ(exported("xes", {"--from", "2026-03-03"}).exit, 1);
  EXPECT_EQ(reads("export_xes"), 0) << "it was not read";
  log("xes");
  EXPECT_EQ(reads("export_xes"), 1);
}

/// The rules of the format, asked of a file as a stranger reads it.
class OcelFile {
 public:
  explicit OcelFile(Value const& log) : log_(log) {
    for (auto const& object : log_.find("objects")->list()) add(object, "objectTypes");
    for (auto const& event : log_.find("events")->list()) add(event, "eventTypes");
    for (auto const* part : {"objects", "events"})
      for (auto const& one : log_.find(part)->list()) refer(one);
  }
  std::string broken;

 private:
  void add(Value const& one, std::string const& types) {
    auto const id = one.find("id")->text();
    if (!ids_.insert(id).second) broken = id + " is there twice";
    auto const* attributes = one.find("attributes");
    auto const type = declared(types, one.find("type")->text());
    if (attributes == nullptr) return;
    for (auto const& attribute : attributes->list()) {
      auto const name = attribute.find("name")->text();
      if (!type.contains(name)) broken = id + " says " + name + ", which is not declared";
      if (attribute.find("value")->kind() != Value::Kind::text) broken = id + ": a value is no string";
    }
  }
  void refer(Value const& one) {
    auto const* links = one.find("relationships");
    if (links == nullptr) return;
    for (auto const& link : links->list())
      if (!ids_.contains(link.find("objectId")->text())) broken = link.find("objectId")->text() + " is not there";
  }
  std::set<std::string> declared(std::string const& types, std::string const& name) {
    std::set<std::string> attributes;
    bool there = false;
    for (auto const& type : log_.find(types)->list()) {
      if (type.find("name")->text() != name) continue;
      there = true;
      for (auto const& attribute : type.find("attributes")->list()) attributes.insert(attribute.find("name")->text());
    }
    if (!there) broken = "there is no type " + name;
    return attributes;
  }

  Value const& log_;
  std::set<std::string> ids_;
};

/// Every key once in what it is said of, only prefixes of extensions that are named, and what is global everywhere.
std::string broken_in_xes(std::string const& text) {
  std::istringstream lines(text);
  std::set<std::string> keys;
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    auto const at = "line " + std::to_string(number) + ": ";
    // A global is a declaration of its own, and what follows the last is of the log.
    if (line.ends_with("<event>") || line.ends_with("<trace>") || line.find("global") != std::string::npos)
      keys.clear();
    auto const from = line.find(" key=\"");
    if (line.ends_with("</event>"))
      for (auto const* global :
           {"concept:name", "lifecycle:transition", "time:timestamp", "label", "procedure", "instance"})
        if (!keys.contains(global)) return at + "an event without " + global;
    if (from == std::string::npos) continue;
    auto const key = line.substr(from + 6, line.find('"', from + 6) - from - 6);
    if (!keys.insert(key).second) return at + key + " twice";
    auto const prefix = key.substr(0, key.find(':'));
    bool const of_an_extension = key.find(':') != std::string::npos;
    if (of_an_extension && text.find(" prefix=\"" + prefix + "\"") == std::string::npos) return at + "prefix of " + key;
  }
  return {};
}

class ScenarioLogs : public EventLog {
 protected:
  void SetUp() override {
    prepare();
    std::vector<std::string> line{"replay"};
    for (auto const& entry : fs::directory_iterator(source_dir() / "tests/scenario"))
      if (entry.path().extension() == ".case") line.push_back(entry.path().string());
    std::sort(line.begin() + 1, line.end());
    auto const replayed = run(line);
    ASSERT_EQ(replayed.exit, 0) << replayed.out << replayed.err;
    time.set(Instant::at(Date::of(2027, 3, 1), 600));
  }
};

TEST_F(ScenarioLogs, OfEveryScenarioCanBeReadByAStranger) {
  for (std::string const masking : {"internal", "organs", "public"}) {
    auto const read = ocel({"--masking", masking});
    EXPECT_EQ(OcelFile(read).broken, "") << masking;
    EXPECT_EQ(broken_in_xes(log("xes", {"--masking", masking})), "") << masking;
  }
}

/// No one organ is above all of them: the police hold some, the centre holds one.
TEST_F(ScenarioLogs, HoldOneEventForEachStoredStep) {
  std::set<std::string> cases, events;
  for (std::string const reader : {"ddk-ma", "ddk-tang", "ddk-lian"}) {
    auto const read = ocel({}, reader);
    for (auto const& one : read.find("events")->list()) events.insert(one.find("id")->text());
    for (auto const& one : read.find("objects")->list())
      if (one.find("type")->text() == "case") cases.insert(one.find("id")->text());
  }
  auto const verified = run({"audit", "verify", "--json"}).json();
  EXPECT_EQ(std::int64_t(events.size()), verified.find("events")->integer());
  EXPECT_EQ(std::int64_t(cases.size()), verified.find("cases")->integer());
}

}  // namespace
}  // namespace liandiao::door
