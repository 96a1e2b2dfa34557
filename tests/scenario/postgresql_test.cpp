// Every case file, lived in memory, on a file, on a server, and on one whose tables are partitioned, with the same ids
// at the same times: what people are shown afterwards is the same to the byte.
#include <algorithm>
#include <regex>
#include <set>

#include "adapters/memory/memory_store.hpp"
#include "tests/cli/fixture.hpp"
#include "tests/cluster.hpp"
#include "tests/life.hpp"
#include "tools/liandiao/workplace.hpp"

namespace liandiao::door {
namespace {

/// Memory, as a database that is never named.
class Memory {
 public:
  Stores const* stores() const { return &stores_; }
  /// Numbers are written as the registers loaded last say.
  void take_up_registers() { numbering_.use(registers_in(store_).value()); }

 private:
  Numbering numbering_;
  MemoryStore store_{numbering_.format()};
  Stores const stores_{store_, store_, store_, store_};
};

/// What is decided on a remembered case may be decided again, and draws salts anew: here they are all one.
class Named final : public Ids {
 public:
  std::string uid(Instant now) override { return counted_.uid(now); }
  Digest salt() override { return digest_of("salt"); }

 private:
  tests::CountedIds counted_;
};

/// One store, lived in from its beginning; everything it answers.
class Lived {
 public:
  explicit Lived(std::string address, Stores const* stores = nullptr)
      : address_(std::move(address)), stores_(stores), time_(Instant::at(Date::of(2026, 3, 31), 600)) {}

  std::string answer(std::vector<std::string> const& args) {
    std::istringstream in;
    std::ostringstream out, err;
    Environment const environment{[&](std::string const& name) -> std::optional<std::string> {
                                    return name == "LIANDIAO_DATABASE" ? std::optional(address_) : std::nullopt;
                                  },
                                  time_, ids_, nullptr, stores_};
    int const exit = door::run(args, in, out, err, environment);
    EXPECT_EQ(exit, 0) << args[0] << ": " << out.str() << err.str();
    return out.str();
  }

  std::vector<std::string> ledger_numbers(std::string const& reader) {
    auto const list = answer({"list", "--as", reader, "--limit", "500", "--json"});
    std::vector<std::string> numbers;
    std::regex const number(R"re("ledger_no": "([^"]+)")re");
    for (std::sregex_iterator at(list.begin(), list.end(), number), end; at != end; ++at) numbers.push_back((*at)[1]);
    return numbers;
  }

  std::string const& address() const { return address_; }

 private:
  std::string const address_;
  Stores const* const stores_;
  SetTime time_;
  Named ids_;
};

TEST(PostgresqlScenarios, ShowInMemoryAndOnServersWhatTheyShowOnAFile) {
  tests::Folder const folder;
  auto& cluster = tests::Cluster::of_this_program();
  Memory kept;
  Lived file(folder.file("cases.db")), memory(folder.file("nowhere.db"), kept.stores());
  Lived server(cluster.blank()), partitioned(cluster.by_district({"500104"}));
  for (auto* lived : {&file, &server, &partitioned}) lived->answer({"init"});
  auto const all = [&](std::vector<std::string> const& args) {
    auto answer = file.answer(args);
    for (auto* lived : {&memory, &server, &partitioned}) EXPECT_EQ(lived->answer(args), answer);
    return answer;
  };
  all({"calendar", "load", (source_dir() / "config/calendars/cn.yaml").string()});
  all({"organisation", "load", (source_dir() / "config/organisations/dadukou.yaml").string()});
  kept.take_up_registers();
  all({"flow", "publish", (source_dir() / "config/flows/dadukou.yaml").string()});
  all({"report", "publish", (source_dir() / "config/reports/peoples_mediation.yaml").string()});
  std::vector<std::string> replay{"replay", "--json"};
  for (auto const& entry : std::filesystem::directory_iterator(source_dir() / "tests/scenario"))
    if (entry.path().extension() == ".case") replay.push_back(entry.path().string());
  std::sort(replay.begin() + 2, replay.end());
  all(replay);
  // Between them they may read every case.
  std::vector<std::vector<std::string>> pages;
  std::set<std::string> seen;
  for (std::string const reader : {"ddk-chang", "ddk-tang", "ddk-cen"}) {
    auto const numbers = file.ledger_numbers(reader);
    for (auto* lived : {&memory, &server, &partitioned}) EXPECT_EQ(lived->ledger_numbers(reader), numbers);
    for (auto const& number : numbers)
      if (seen.insert(number).second) pages.push_back({"case", "show", number, "--as", reader, "--json"});
  }
  EXPECT_GT(pages.size(), 30u);
  for (auto const& page : pages) all(page);
  all({"recheck"});
  auto const verified = all({"audit", "verify", "--json"});
  // Set apart the district is a database of its own, and the same.
  tests::Cluster::run(partitioned.address(), "SELECT set_district_apart('500104')");
  Lived apart(partitioned.address() + "&options=-csearch_path%3Ddistrict_500104");
  EXPECT_EQ(apart.answer({"audit", "verify", "--json"}), verified);
  for (auto const& page : pages) EXPECT_EQ(apart.answer(page), file.answer(page));
}

}  // namespace
}  // namespace liandiao::door
