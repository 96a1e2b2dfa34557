// The package of a referral, as `liandiao referral export` makes it: read and disclosed by the desk, its files and
// their digests made, written whole. Beside it the same bytes written by plain files in a folder, without a sync.
#include <filesystem>
#include <fstream>

#include "engine/desk/court_desk.hpp"
#include "tests/bench/district.hpp"
#include "tools/liandiao/package_files.hpp"

namespace liandiao::bench {
namespace {

constexpr std::size_t packages_measured = 200;

/// Cases that are before a court, the first so many.
std::vector<std::string> before_courts(SqlStore& store) {
  std::vector<std::string> uids;
  auto const visited = store.each_case(district::Lives::code(), [&](CaseId const& id) -> Result<> {
    if (uids.size() == packages_measured) return {};
    auto const file = store.load(id);
    if (!file) return tl::unexpected<Error>(file.error());
    for (auto const& row : file->all<Instance>())
      if (row.procedure == "litigation_referral" && row.organ == "ddk-court" &&
          (row.outcome.empty() || row.outcome == "filed"))
        return uids.push_back(id.uid), Result<>{};
    return {};
  });
  if (!visited) give_up(visited.error().plain());
  return uids;
}

void write_plainly(std::filesystem::path const& folder, std::vector<Packed> const& files) {
  std::filesystem::create_directories(folder / "papers");
  for (auto const& file : files) std::ofstream(folder / file.name, std::ios::binary) << file.bytes;
}

}  // namespace

void packages(int cases) {
  AtTheDesk office(district(cases));
  auto const rulebook = office.desk().rulebook();
  if (!rulebook) give_up(rulebook.error().plain());
  Symbol const clerk("ddk-peng");
  Folder const folder;
  std::vector<double> made, written, plain;
  std::size_t bytes = 0;
  for (auto const& uid : before_courts(office.store())) {
    std::vector<Packed> files;
    made.push_back(milliseconds_of([&] {
      auto const package = CourtDesk(office.desk()).package(uid, 0, {clerk, Symbol()});
      if (!package) give_up(package.error().plain());
      files = door::package_files(*package, {clerk, office.desk().now(), uid}, &(*rulebook)->registers());
    }));
    for (auto const& file : files) bytes += file.bytes.size();
    written.push_back(milliseconds_of([&] {
      if (auto const done = write_whole_folder(folder.file("p-" + uid), files); !done) give_up(done.error().plain());
    }));
    plain.push_back(milliseconds_of([&] { write_plainly(folder.file("q-" + uid), files); }));
  }
  if (made.empty()) give_up("no case is before a court");
  print_percentiles("a package made by the desk, " + std::to_string(bytes / made.size()) + " bytes", made, "ms");
  print_percentiles("written whole and synced, " + folder.mounted(), written, "ms");
  print_percentiles("  the same files written plainly, not synced", plain, "ms");
}

}  // namespace liandiao::bench
