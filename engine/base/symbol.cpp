#include "engine/base/symbol.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <deque>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace liandiao {
namespace {

struct Table {
  std::shared_mutex mutex;
  std::deque<std::string> texts;  // never moved, never freed
  std::unordered_map<std::string_view, std::string const*> known;
};

Table& table() {
  static Table* const the = new Table;  // outlives every static Symbol
  return *the;
}

constexpr std::size_t recent_bits = 10;
thread_local std::array<std::string const*, std::size_t{1} << recent_bits> recent_texts;

std::string const& interned(std::string_view text) {
  Table& t = table();
  {
    std::shared_lock const lock(t.mutex);
    if (auto found = t.known.find(text); found != t.known.end()) return *found->second;
  }
  std::unique_lock const lock(t.mutex);
  if (auto found = t.known.find(text); found != t.known.end()) return *found->second;
  std::string const& kept = t.texts.emplace_back(text);
  t.known.emplace(kept, &kept);
  return kept;
}

/// Where the text has its place among those this thread asked for last: by its length and its two ends, in which words
/// differ.
std::size_t place_of(std::string_view text) {
  constexpr std::size_t width = sizeof(std::uint64_t);
  std::uint64_t head = 0;
  std::uint64_t tail = 0;
  if (text.size() >= width) {
    std::memcpy(&head, text.data(), width);
    std::memcpy(&tail, text.data() + text.size() - width, width);
  } else {
    for (char const c : text) head = head << 8 | static_cast<unsigned char>(c);
  }
  return ((head ^ std::rotl(tail, 23) ^ text.size()) * 0x9e3779b97f4a7c15U) >> (64 - recent_bits);
}

/// Few words are most of what is asked, and the table is everybody's: each thread keeps what it was given last.
std::string const& recently_interned(std::string_view text) {
  std::string const*& recent = recent_texts[place_of(text)];
  if (recent == nullptr || *recent != text) recent = &interned(text);
  return *recent;
}

}  // namespace

Symbol::Symbol(std::string_view text) {
  if (text.empty()) return;
  std::string const& kept = recently_interned(text);
  data_ = kept.data();
  size_ = kept.size();
}

}  // namespace liandiao
