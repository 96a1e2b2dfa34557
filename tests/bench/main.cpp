// tools/bench runs this in a release build. Nothing here is a test: figures are read by people.
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string_view>
#include <vector>

#include "tests/bench/bench.hpp"

namespace {
thread_local std::uint64_t allocated = 0;  // by this thread: a counter of all would be what several wait for
}

void* operator new(std::size_t size) {
  ++allocated;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace liandiao::bench {

std::uint64_t allocations() { return allocated; }

double peak_megabytes() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_maxrss) / 1024;
}

std::vector<double> timed(int runs, std::function<void()> const& body) {
  std::vector<double> seconds;
  for (int run = -1; run < runs; ++run) {
    auto const start = std::chrono::steady_clock::now();
    body();
    std::chrono::duration<double> const took = std::chrono::steady_clock::now() - start;
    if (run >= 0) seconds.push_back(took.count());
  }
  return seconds;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double percentile(std::vector<double> values, double percent) {
  std::sort(values.begin(), values.end());
  auto const rank = static_cast<std::size_t>(percent / 100 * static_cast<double>(values.size()));
  return values[std::min(rank, values.size() - 1)];
}

void print(std::string const& what, std::vector<double> const& values, std::string const& unit,
           std::string const& must) {
  auto const [least, most] = std::minmax_element(values.begin(), values.end());
  std::printf("%-58s %12.2f %12.2f %12.2f  %-12s %s\n", what.c_str(), *least, median(values), *most, unit.c_str(),
              must.c_str());
}

void print_percentiles(std::string const& what, std::vector<double> const& values, std::string const& unit) {
  std::printf("%-58s p50 %10.2f   p95 %10.2f   max %10.2f  %s, of %zu\n", what.c_str(), percentile(values, 50),
              percentile(values, 95), percentile(values, 100), unit.c_str(), values.size());
}

void print_line(std::string const& text) { std::printf("%s\n", text.c_str()); }

void give_up(std::string const& why) {
  std::fprintf(stderr, "bench: %s\n", why.c_str());
  std::exit(1);
}

}  // namespace liandiao::bench

namespace {

constexpr int many_cases = 100'000;

struct Bench {
  std::string_view name;
  void (*run)(int cases);
  bool large;  // over a database of many cases, which takes minutes to fill: only when asked for by name or by `large`
};

constexpr Bench benches[] = {
    {"decide", [](int) { liandiao::bench::decide_and_fold(); }, false},
    {"sqlite", [](int) { liandiao::bench::sqlite_steps(); }, false},
    {"postgresql", [](int) { liandiao::bench::postgresql_steps(); }, false},
    {"can", [](int) { liandiao::bench::can_of_a_case(); }, false},
    {"lives", liandiao::bench::lives_of_district, true},
    {"keeping", liandiao::bench::keeping, true},
    {"list", liandiao::bench::list_pages, true},
    {"package", liandiao::bench::packages, true},
    {"resident", liandiao::bench::resident, true},
    {"ledger", liandiao::bench::ledgers, true},
    {"month", liandiao::bench::month, true},
};

liandiao::bench::Options chosen;

/// The words that are no option, in order.
std::vector<std::string> read_options(int argc, char** argv) {
  std::vector<std::string> words;
  for (int i = 1; i < argc; ++i) {
    std::string const word(argv[i]);
    if (!word.starts_with("--")) {
      words.push_back(word);
      continue;
    }
    std::string const value = i + 1 < argc ? argv[++i] : "";
    if (word == "--store" && (value == "sqlite" || value == "postgresql"))
      chosen.on_server = value == "postgresql";
    else if (word == "--keep" && !value.empty())
      chosen.keep = value;
    else if (word == "--shared-buffers" && !value.empty())
      chosen.shared_buffers = value;
    else
      liandiao::bench::give_up("there is --store sqlite or postgresql, --keep FOLDER and --shared-buffers SIZE");
  }
  return words;
}

}  // namespace

liandiao::bench::Options const& liandiao::bench::options() { return chosen; }

int main(int argc, char** argv) {
  auto const words = read_options(argc, argv);
  std::string const only = words.empty() ? "" : words[0];
  int const cases = words.size() > 1 ? std::atoi(words[1].c_str()) : many_cases;
  if (cases < 1) liandiao::bench::give_up("how many cases is a number above nought");
  std::setvbuf(stdout, nullptr, _IOLBF, 0);  // into a file as onto a screen: a large bench takes minutes between lines
  std::printf("%-58s %12s %12s %12s\n", "", "min", "median", "max");
  bool ran = false;
  for (auto const& bench : benches) {
    bool const asked = only == bench.name || (bench.large ? only == "large" : only.empty());
    if (asked) bench.run(cases);
    ran = ran || asked;
  }
  if (!ran) liandiao::bench::give_up("there is no bench " + std::string(only));
  return 0;
}
