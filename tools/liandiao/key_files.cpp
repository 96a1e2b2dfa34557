#include "tools/liandiao/key_files.hpp"

#include <fstream>

#include "adapters/export/whole.hpp"
#include "tools/liandiao/secret_file.hpp"

namespace liandiao::door {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view secret_mark = "liandiao-seal-secret-key ";
constexpr std::string_view public_mark = "liandiao-seal-public-key ";

/// What stands after the mark on the one line of the file.
Result<std::string> key_text(fs::path const& path, std::string_view mark) {
  std::ifstream in(path, std::ios::binary);
  std::string line;
  std::error_code unknown;
  if (!fs::is_regular_file(path, unknown) || !in)
    return fail(Code::not_found, "seal_key_missing", {{"path", path.string()}});
  if (!std::getline(in, line) || !line.starts_with(mark) || in.peek() != std::ifstream::traits_type::eof())
    return fail(Code::corrupt, "seal_key_unreadable", {{"path", path.string()}});
  return line.substr(mark.size());
}

}  // namespace

Result<KeyFiles> write_keys(fs::path const& folder, SecretKey const& key) {
  KeyFiles const files{folder / "seal.secret", folder / "seal.public"};
  std::error_code unknown;  // what cannot be looked at cannot be written either, and that says why
  for (auto const& path : {files.secret, files.open})
    if (fs::exists(path, unknown)) return fail(Code::rejected, "file_exists", {{"path", path.string()}});
  if (auto written = write_secret(files.secret, std::string(secret_mark) + hex_of(key) + "\n"); !written)
    return passed_on(written);
  make_folder_of(files.open);
  auto written = write_whole(files.open, std::string(public_mark) + public_key_of(key).hex() + "\n");
  if (!written) {
    std::error_code ignored;
    fs::remove(files.secret, ignored);
    return passed_on(written);
  }
  return files;
}

Result<SecretKey> read_secret_key(fs::path const& path) {
  auto const text = key_text(path, secret_mark);
  if (!text) return tl::unexpected<Error>(text.error());
  std::error_code unknown;
  constexpr auto others = fs::perms::group_all | fs::perms::others_all;
  if (auto const mode = fs::status(path, unknown).permissions(); (mode & others) != fs::perms::none)
    return fail(Code::rejected, "seal_key_open_to_others", {{"path", path.string()}});
  auto const key = parse_secret_key(*text);
  if (!key) return fail(Code::corrupt, "seal_key_unreadable", {{"path", path.string()}});
  return *key;
}

Result<PublicKey> read_public_key(fs::path const& path) {
  auto const text = key_text(path, public_mark);
  if (!text) return tl::unexpected<Error>(text.error());
  auto const key = parse_public_key(*text);
  if (!key) return fail(Code::corrupt, "seal_key_unreadable", {{"path", path.string()}});
  return *key;
}

}  // namespace liandiao::door
