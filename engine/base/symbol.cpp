#include "engine/base/symbol.hpp"

#include <array>
#include <cstdint>
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

/// What this thread asked for last, by where the text stood: literals always stand in the same place, and are most of
/// what is asked. The text is compared all the same, since other memory may be written anew.
struct Recent {
  char const* from = nullptr;
  std::string const* kept = nullptr;
};
constexpr std::size_t recent_places = 512;
thread_local std::array<Recent, recent_places> recent_texts;

std::string const& recently_interned(std::string_view text) {
  auto const address = reinterpret_cast<std::uintptr_t>(text.data());
  Recent& recent = recent_texts[(address ^ (address >> 9)) % recent_places];
  if (recent.from == text.data() && *recent.kept == text) return *recent.kept;
  recent = {text.data(), &interned(text)};
  return *recent.kept;
}

}  // namespace

Symbol::Symbol(std::string_view text) {
  if (text.empty()) return;
  std::string const& kept = recently_interned(text);
  data_ = kept.data();
  size_ = kept.size();
}

}  // namespace liandiao
