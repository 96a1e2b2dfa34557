#include "tools/liandiao/attached_file.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "engine/desk/attaching.hpp"

namespace liandiao::door {

Result<std::string> read_attached(std::string const& path) {
  std::error_code unknown;
  auto const status = std::filesystem::status(path, unknown);
  if (!std::filesystem::exists(status)) return fail(Code::not_found, "file_not_found", {{"file", path}});
  if (std::filesystem::is_directory(status)) return fail(Code::invalid_input, "file_is_directory", {{"file", path}});
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::string bytes(attached_bytes_max + 1, '\0');
  if (file) file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file.is_open() || file.bad())
    return fail(Code::unavailable, "file_unreadable",
                {{"file", path}, {"reason", std::generic_category().message(errno)}});
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

}  // namespace liandiao::door
