// tools/bench runs this in a release build. Nothing here is a test: figures are read by people.
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string_view>

#include "tests/bench/bench.hpp"

namespace {
std::atomic<std::uint64_t> allocated{0};
}

void* operator new(std::size_t size) {
  allocated.fetch_add(1, std::memory_order_relaxed);
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace liandiao::bench {

std::uint64_t allocations() { return allocated.load(std::memory_order_relaxed); }

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

void print_line(std::string const& text) { std::printf("%s\n", text.c_str()); }

void give_up(std::string const& why) {
  std::fprintf(stderr, "bench: %s\n", why.c_str());
  std::exit(1);
}

}  // namespace liandiao::bench

int main(int argc, char** argv) {
  using namespace liandiao::bench;
  std::string_view const only = argc > 1 ? argv[1] : "";
  std::printf("%-58s %12s %12s %12s\n", "", "min", "median", "max");
  if (only.empty() || only == "decide") decide_and_fold();
  if (only.empty() || only == "sqlite") sqlite_steps();
  if (only.empty() || only == "can") can_of_a_case();
  return 0;
}
