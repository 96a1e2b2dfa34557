#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

/// What the benches share: timing by median, allocation counting, and one way of printing a figure with its baseline.
namespace liandiao::bench {

/// Calls of operator new since the program began.
std::uint64_t allocations();

/// Seconds of each of `runs` counted runs, after one that is not counted.
std::vector<double> timed(int runs, std::function<void()> const& body);
double median(std::vector<double> values);
double percentile(std::vector<double> values, double percent);

/// One line: what was measured, minimum, median and maximum, and what must be reached, if anything.
void print(std::string const& what, std::vector<double> const& values, std::string const& unit,
           std::string const& must = {});
/// One line: the median and the slowest five of a hundred of many single times.
void print_percentiles(std::string const& what, std::vector<double> const& values, std::string const& unit);
void print_line(std::string const& text);
/// For a figure that would mean nothing: says why and ends the program.
[[noreturn]] void give_up(std::string const& why);

/// A folder of its own that is gone with it; on a disk, not in memory, where a machine is set up as usual.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;
  std::string file(std::string const& name) const { return path_ + "/" + name; }
  std::string mounted() const;  // the device and file system it lies on

 private:
  std::string path_;
};

void decide_and_fold();
void sqlite_steps();
void can_of_a_case();
void keeping(int cases);
void list_pages(int cases);

}  // namespace liandiao::bench
