#include "adapters/export/packed_cells.hpp"

#include <zlib.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

namespace liandiao {
namespace {

/// Numbers as a zip file has them: the least byte first.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = size; i > 0 && at + i <= bytes.size(); --i)
    number = (number << 8) | static_cast<unsigned char>(bytes[at + i - 1]);
  return number;
}

struct Part {
  std::string_view name;
  std::string_view bytes;
  bool deflated = false;
};

/// By the directory at its end; nothing when there is none.
std::optional<std::vector<Part>> parts_of(std::string_view file) {
  constexpr std::size_t end_size = 22, entry_size = 46, local_size = 30;
  if (file.size() < end_size) return std::nullopt;
  auto const end = file.rfind("PK\x05\x06");
  if (end == std::string_view::npos) return std::nullopt;
  std::size_t at = number_at(file, end + 16, 4);
  std::vector<Part> parts;
  for (auto left = number_at(file, end + 10, 2); left > 0; --left) {
    if (file.substr(at, 4) != "PK\x01\x02") return std::nullopt;
    std::size_t const name = number_at(file, at + 28, 2);
    std::size_t const begins = number_at(file, at + 42, 4);
    std::size_t const data = begins + local_size + number_at(file, begins + 26, 2) + number_at(file, begins + 28, 2);
    std::size_t const size = number_at(file, at + 20, 4);
    if (data + size > end) return std::nullopt;
    parts.push_back({file.substr(at + entry_size, name), file.substr(data, size), number_at(file, at + 10, 2) == 8});
    at += entry_size + name + number_at(file, at + 30, 2) + number_at(file, at + 32, 2);
  }
  return parts;
}

bool inflated(Part const& part, std::function<void(std::string_view, std::string_view)> const& visit) {
  if (!part.deflated) {
    visit(part.name, part.bytes);
    return true;
  }
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return false;
  std::string bytes(part.bytes);
  stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string piece(1 << 16, '\0');
  int state = Z_OK;
  while (state == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    state = inflate(&stream, Z_NO_FLUSH);
    visit(part.name, std::string_view(piece).substr(0, piece.size() - stream.avail_out));
  }
  inflateEnd(&stream);
  return state == Z_STREAM_END;
}

/// Follows the elements of one part: how deep it is in them, and how many were cells.
class Elements {
 public:
  void read(std::string_view piece) {
    for (char const c : piece) {
      if (c == '<') tag_.assign(1, '<');
      if (tag_.empty()) continue;
      if (c == '>')
        close();
      else if (c != '<')
        add(c);
    }
  }
  bool whole() const { return depth_ == 0 && begun_ && tag_.empty(); }
  std::size_t cells() const { return cells_; }

 private:
  /// Of a tag its beginning and its last character are enough.
  void add(char c) {
    constexpr std::size_t enough = 4;
    if (tag_.size() < enough) tag_ += c;
    last_ = c;
  }
  void close() {
    if (tag_.starts_with("<c ")) ++cells_;
    if (tag_.starts_with("</"))
      --depth_;
    else if (!tag_.starts_with("<?") && last_ != '/')
      ++depth_;
    begun_ = true;
    tag_.clear();
  }

  std::string tag_;  // while inside of one
  char last_ = 0;
  int depth_ = 0;
  bool begun_ = false;
  std::size_t cells_ = 0;
};

}  // namespace

bool each_part(std::filesystem::path const& path,
               std::function<void(std::string_view name, std::string_view piece)> const& visit) {
  std::ifstream in(path, std::ios::binary);
  std::string const file(std::istreambuf_iterator<char>(in), {});
  auto const parts = parts_of(file);
  if (!parts) return false;
  for (auto const& part : *parts)
    if (!inflated(part, visit)) return false;
  return true;
}

std::optional<std::size_t> cells_in_workbook(std::filesystem::path const& path) {
  std::map<std::string, Elements, std::less<>> parts;
  bool const read = each_part(path, [&](std::string_view name, std::string_view piece) {
    parts.try_emplace(std::string(name)).first->second.read(piece);
  });
  if (!read || parts.empty()) return std::nullopt;
  std::size_t cells = 0;
  for (auto const& [name, elements] : parts) {
    if (!elements.whole()) return std::nullopt;
    if (name.starts_with("xl/worksheets/sheet")) cells += elements.cells();
  }
  return cells;
}

}  // namespace liandiao
