// Every case file, lived on a file and on a server with the same ids at the same times: what people are shown
// afterwards is the same to the byte.
#include <algorithm>
#include <regex>

#include "tests/cli/fixture.hpp"
#include "tests/cluster.hpp"
#include "tests/life.hpp"

namespace liandiao::door {
namespace {

/// One database, lived in from its beginning; everything it answers.
class Lived {
 public:
  explicit Lived(std::string address) : address_(std::move(address)), time_(Instant::at(Date::of(2026, 3, 31), 600)) {}

  std::string answer(std::vector<std::string> const& args) {
    std::istringstream in;
    std::ostringstream out, err;
    Environment const environment{[&](std::string const& name) -> std::optional<std::string> {
                                    return name == "LIANDIAO_DATABASE" ? std::optional(address_) : std::nullopt;
                                  },
                                  time_, ids_};
    int const exit = door::run(args, in, out, err, environment);
    EXPECT_EQ(exit, 0) << args[0] << ": " << out.str() << err.str();
    return out.str();
  }

  std::vector<std::string> ledger_numbers() {
    auto const list = answer({"list", "--as", "ddk-peng", "--limit", "500", "--json"});
    std::vector<std::string> numbers;
    std::regex const number(R"re("ledger_no": "([^"]+)")re");
    for (std::sregex_iterator at(list.begin(), list.end(), number), end; at != end; ++at) numbers.push_back((*at)[1]);
    return numbers;
  }

 private:
  std::string const address_;
  SetTime time_;
  tests::CountedIds ids_;
};

TEST(PostgresqlScenarios, ShowWhatTheyShowOnAFile) {
  tests::Folder const folder;
  Lived file(folder.file("cases.db"));
  Lived server(tests::Cluster::of_this_program().blank());
  auto const both = [&](std::vector<std::string> const& args) {
    auto answer = file.answer(args);
    EXPECT_EQ(server.answer(args), answer);
    return answer;
  };
  for (auto* lived : {&file, &server}) lived->answer({"init"});
  both({"calendar", "load", (source_dir() / "config/calendars/cn.yaml").string()});
  both({"organisation", "load", (source_dir() / "config/organisations/dadukou.yaml").string()});
  both({"flow", "publish", (source_dir() / "config/flows/dadukou.yaml").string()});
  std::vector<std::string> replay{"replay", "--json"};
  for (auto const& entry : std::filesystem::directory_iterator(source_dir() / "tests/scenario"))
    if (entry.path().extension() == ".case") replay.push_back(entry.path().string());
  std::sort(replay.begin() + 2, replay.end());
  both(replay);
  auto const numbers = file.ledger_numbers();
  EXPECT_EQ(server.ledger_numbers(), numbers);
  EXPECT_GT(numbers.size(), 5u);
  for (auto const& number : numbers) both({"case", "show", number, "--as", "ddk-peng", "--json"});
  both({"recheck"});
  both({"audit", "verify", "--json"});
}

}  // namespace
}  // namespace liandiao::door
