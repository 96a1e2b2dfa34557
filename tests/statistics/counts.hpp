#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/statistics/measures.hpp"
#include "tests/stages.hpp"

namespace liandiao::tests {

/// `concluded 2026-03-02 1`, without the subject; where it has a detail `concluded 2026-03-02 1 traffic`.
inline std::string told(Measure const& row) {
  auto const code = row.code.view();
  return std::string(code.substr(code.find('.') + 1)) + " " + row.day.text() + " " + std::to_string(row.value) +
         (row.detail ? " " + row.detail.str() : "");
}
inline std::vector<std::string> told(std::vector<Measure> const& rows) {
  std::vector<std::string> all;
  all.reserve(rows.size());
  for (auto const& row : rows) all.push_back(told(row));
  return all;
}

/// What a case counts of one subject.
inline std::vector<Measure> of_subject(std::vector<Measure> rows, std::string_view subject) {
  std::erase_if(rows, [&](Measure const& row) { return !row.code.view().starts_with(std::string(subject) + "."); });
  return rows;
}
inline std::vector<std::string> counts(CaseFile const& file, std::string_view subject) {
  return told(of_subject(counted(file), subject));
}
/// The same, the organisation in front.
inline std::vector<std::string> counts_by_organ(CaseFile const& file, std::string_view subject) {
  std::vector<std::string> all;
  for (auto const& row : of_subject(counted(file), subject)) all.push_back(row.organ.str() + ": " + told(row));
  return all;
}

/// One figure of a subject without its code, or nothing.
inline std::string count_of(CaseFile const& file, std::string_view subject, std::string_view code) {
  for (auto const& one : counts(file, subject))
    if (one.starts_with(std::string(code) + " ")) return one.substr(code.size() + 1);
  return {};
}

}  // namespace liandiao::tests
