#include "adapters/export/csv.hpp"

namespace liandiao {
namespace {

/// A tab or a line's end before the sign is skipped by some spreadsheets.
bool looks_like_formula(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@\t\r\n").find(cell.front()) != std::string_view::npos;
}

}  // namespace

void Csv::text(std::string_view cell) { put(looks_like_formula(cell) ? "'" + std::string(cell) : std::string(cell)); }

void Csv::number(std::string_view cell) { put(cell); }

void Csv::put(std::string_view cell) {
  if (!first_) bytes_ += ',';
  first_ = false;
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    bytes_ += cell;
    return;
  }
  bytes_ += '"';
  for (char const c : cell) bytes_ += c == '"' ? std::string(2, c) : std::string(1, c);
  bytes_ += '"';
}

void Csv::end_line() {
  bytes_ += "\r\n";
  first_ = true;
}

}  // namespace liandiao
