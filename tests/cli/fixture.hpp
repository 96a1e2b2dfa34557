#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "adapters/json/json.hpp"
#include "engine/base/value.hpp"
#include "tests/folder.hpp"
#include "tools/liandiao/environment.hpp"
#include "tools/liandiao/program.hpp"

namespace liandiao::door {

inline std::filesystem::path source_dir() { return LIANDIAO_SOURCE_DIR; }

struct Answered {
  int exit = 0;
  std::string out;
  std::string err;
  Value json() const {
    auto value = read_json(out, "answer");
    EXPECT_TRUE(value.has_value()) << out << err;
    return value.value_or(Value());
  }
};

/// The program in this process, with a database of its own, a fixed time and no variables but the test's.
class CommandLine : public testing::Test {
 protected:
  CommandLine() : time(Instant::at(Date::of(2026, 3, 31), 10 * 60)) { variables["LIANDIAO_DATABASE"] = database(); }
  std::string database() const { return (folder / "test.db").string(); }

  Answered run(std::vector<std::string> const& args, std::string const& input = "") {
    std::istringstream in(input);
    std::ostringstream out, err;
    Environment const environment{[&](std::string const& name) -> std::optional<std::string> {
                                    auto const found = variables.find(name);
                                    return found == variables.end() ? std::nullopt : std::optional(found->second);
                                  },
                                  time, ids, rounds};
    int const exit = door::run(args, in, out, err, environment);
    return {exit, out.str(), err.str()};
  }

  std::string file(std::string const& name, std::string const& content) {
    auto path = (folder / name).string();
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }

  /// A database with everything Dadukou has, ready for cases.
  void prepare() {
    for (std::vector<std::string> const& args : std::vector<std::vector<std::string>>{
             {"init"},
             {"calendar", "load", (source_dir() / "config/calendars/cn.yaml").string()},
             {"organisation", "load", (source_dir() / "config/organisations/dadukou.yaml").string()},
             {"flow", "publish", (source_dir() / "config/flows/dadukou.yaml").string()},
             published_forms()}) {
      auto const answer = run(args);
      ASSERT_EQ(answer.exit, 0) << args[0] << ": " << answer.err;
    }
  }

  /// The line that publishes every form that is shipped.
  static std::vector<std::string> published_forms() {
    std::vector<std::string> line{"report", "publish"};
    for (auto const& entry : std::filesystem::directory_iterator(source_dir() / "config/reports"))
      line.push_back(entry.path().string());
    return line;
  }

  /// A registered dispute between two neighbours; its number in the ledger.
  std::string registered() {
    auto const path = file("dispute.yaml",
                           "organ: jgm-jo\nsource: application\ndispute_type: neighbours\nlevel: L1\narea: 500104003\n"
                           "summary: 楼上漏水\nparties:\n  - {side: claimant, kind: natural, name: 张三}\n"
                           "  - {side: respondent, kind: natural, name: 李四}\n"
                           "claims:\n  - {party: 1, text: 赔偿一万元}\n");
    auto const answer = run({"case", "open", "--file", path, "--on", "2026-03-02", "--as", "jgm-liu@jgm-jo", "--json"});
    EXPECT_EQ(answer.exit, 0) << answer.out << answer.err;
    return answer.json().find("ledger_no")->text();
  }

  std::int64_t version_of(std::string const& number) {
    auto const shown = run({"case", "show", number, "--as", "jgm-liu", "--json"});
    EXPECT_EQ(shown.exit, 0) << shown.err;
    return shown.json().find("version")->integer();
  }

  tests::Folder const own_folder;
  std::filesystem::path const& folder = own_folder.path();
  std::map<std::string, std::string> variables;
  SetTime time;
  RandomIds ids;
  Rounds* rounds = nullptr;
};

}  // namespace liandiao::door
