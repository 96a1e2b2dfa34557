#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace liandiao {

/// A table for spreadsheets (RFC 4180): UTF-8 with a byte order mark, without which they take Chinese for something
/// else; lines ended by CR LF; cells quoted where they must be.
class Csv {
 public:
  /// A cell somebody wrote. One that begins like a formula gets an apostrophe, or a spreadsheet would reckon it.
  void text(std::string_view cell);
  /// A cell this program reckoned, as it is.
  void number(std::string_view cell);
  void end_line();
  std::string const& bytes() const { return bytes_; }
  /// What has come since it was last taken: for a table that is too large to be held.
  std::string taken() { return std::exchange(bytes_, {}); }

 private:
  void put(std::string_view cell);

  std::string bytes_ = "\xEF\xBB\xBF";
  bool first_ = true;
};

}  // namespace liandiao
