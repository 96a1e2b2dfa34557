#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.hpp"

namespace liandiao {

/// Writes a file whole or not at all: under a name of its own beside the final one, to the disk, and then in one move
/// under the final name. A file that was there is replaced in that move; a folder, a device, a link is refused.
///
/// `unavailable` with path and reason when it cannot be done; then nothing new is left, under any name, and what was
/// there before still is. The one exception: when the disk fails after the move, the file is there, whole, and the
/// error says that it may not outlast the disk. Whoever may read it is its owner only: exports hold what people told.
Result<> write_whole(std::filesystem::path const& path, std::string_view bytes);

/// The same for a file that is too large to be made in memory: it grows under its own name and comes under the final
/// one with `finish`. One that is given up before leaves nothing.
class GrowingFile {
 public:
  static Result<GrowingFile> begin(std::filesystem::path const& path);
  GrowingFile(GrowingFile&&) noexcept;
  ~GrowingFile();

  Result<> write(std::string_view bytes);
  Result<> finish();

 private:
  struct State;
  explicit GrowingFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// What must be known before it can be written into another: a file without a name on the same disk, gone with the
/// process however that ends.
class SideFile {
 public:
  static Result<SideFile> beside(std::filesystem::path const& path);
  SideFile(SideFile&&) noexcept;
  ~SideFile();

  Result<> write(std::string_view bytes);
  /// Everything written so far, from its beginning.
  Result<> pour_into(GrowingFile& file);

 private:
  struct State;
  explicit SideFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The same for a file that something else fills: `fill` is given one that is empty and its owner's only, and leaves it
/// closed. Its failures are passed on; nothing is left of what it wrote.
Result<> write_whole_by(std::filesystem::path const& path,
                        std::function<Result<>(std::filesystem::path const& empty)> const& fill);

/// One file of a package.
struct Packed {
  std::string name;  // plain, or plain within one plain folder: papers/1.pdf
  std::string bytes;
};

/// The same for a package: a folder of files that is there whole or not at all. An empty folder under that name is
/// taken over; anything else is refused, even a package with the same content: what was handed out once is not touched
/// again, and whoever wants it anew names another folder.
Result<> write_whole_folder(std::filesystem::path const& path, std::vector<Packed> const& files);

}  // namespace liandiao
