#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "tests/folder.hpp"

/// What the benches share: timing by median, allocation counting, and one way of printing a figure with its baseline.
namespace liandiao::bench {

/// Calls of operator new since the program began.
std::uint64_t allocations();

/// The most memory this process ever had.
double peak_megabytes();

/// Seconds of each of `runs` counted runs, after one that is not counted.
std::vector<double> timed(int runs, std::function<void()> const& body);
double median(std::vector<double> values);
double percentile(std::vector<double> values, double percent);

template <class F>
double milliseconds_of(F&& body) {
  auto const start = std::chrono::steady_clock::now();
  body();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// What the compiler must compute here and may assume nothing of afterwards.
template <class T>
void out_of_sight(T& value) {
  asm volatile("" : "+r"(value) : : "memory");
}

/// One line: what was measured, minimum, median and maximum, and what must be reached, if anything.
void print(std::string const& what, std::vector<double> const& values, std::string const& unit,
           std::string const& must = {});
/// One line: the median and the slowest five of a hundred of many single times.
void print_percentiles(std::string const& what, std::vector<double> const& values, std::string const& unit);
void print_line(std::string const& text);
/// For a figure that would mean nothing: says why and ends the program.
[[noreturn]] void give_up(std::string const& why);

/// Below /var/tmp, which is kept over a restart and so is never in memory: on a disk, where a machine is set up as
/// usual.
class Folder : public tests::Folder {
 public:
  Folder() : tests::Folder("/var/tmp") {}
  std::string mounted() const;  // the device and file system it lies on
};

/// What the command line asks for beside the bench.
struct Options {
  bool on_server = false;      // the large benches over PostgreSQL instead of SQLite
  std::string keep;            // the folder in which the large database stays
  std::string shared_buffers;  // of its server; empty: as the package sets it up
};
Options const& options();

void decide_and_fold();
void sqlite_steps();
void postgresql_steps();
void can_of_a_case();
void keeping(int cases);
void list_pages(int cases);
void packages(int cases);
void resident(int cases);
void ledgers(int cases);
void month(int cases);
void lives_of_district(int cases);

}  // namespace liandiao::bench
