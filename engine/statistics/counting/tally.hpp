#pragma once

#include <vector>

#include "engine/cases/case_file.hpp"
#include "engine/cases/measure.hpp"

namespace liandiao {

/// Gathers what a case counts. Type and source are those of the case as it stands.
class Tally {
 public:
  explicit Tally(CaseFile const& file) : file_(file), head_(file.head()) {}

  CaseFile const& file() const { return file_; }
  Head const& head() const { return head_; }
  /// Nothing where the value is nought.
  void add(Symbol code, Date day, Symbol organ, int instance, std::int64_t value, Symbol detail = {}) {
    if (value == 0) return;
    out_.push_back(Measure{0, code, day, organ, head_.dispute_type, head_.source, detail, instance, value});
  }
  std::vector<Measure> take() { return std::move(out_); }

 private:
  CaseFile const& file_;
  Head const& head_;
  std::vector<Measure> out_;
};

}  // namespace liandiao
