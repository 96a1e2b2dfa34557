#include "engine/desk/receivers.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "engine/cases/encoding.hpp"

namespace liandiao {
namespace {

constexpr std::array<std::string_view, 7> kinds{"referral",     "confirmation", "handover", "handover_ended",
                                                "consultation", "warning",      "danger"};
constexpr std::array<std::string_view, 2> ways{"folder", "http"};
constexpr std::size_t address_max = 200;
constexpr std::size_t name_max = 32;

/// A plain name of a file: it is put behind a folder.
bool is_plain_name(std::string_view text) {
  auto const fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  return !text.empty() && text.size() <= name_max && std::all_of(text.begin(), text.end(), fits);
}

bool on_this_machine(std::string_view address) {
  for (std::string_view const host : {"http://127.0.0.1", "http://localhost", "http://[::1]"})
    if (address.starts_with(host) && address.size() > host.size() &&
        (address[host.size()] == ':' || address[host.size()] == '/'))
      return true;
  return false;
}

Result<> check(Receiver const& one, Value const& value, Reading const& reading) {
  auto const told = [&](std::string_view name) -> Value const& {
    auto const* found = value.find(name);
    return found == nullptr ? value : *found;
  };
  Symbol word;
  for (std::size_t i = 0; i < one.kinds.size(); ++i)
    if (auto known = read_word(told("kinds").list()[i], word, kinds, reading.at("kinds").at(i)); !known) return known;
  if (one.kinds.empty()) return complain(reading.at("kinds"), told("kinds"), "field_missing");
  if (auto known = read_word(told("by"), word, ways, reading.at("by")); !known) return known;
  bool const http = one.by == "http";
  bool const fits = http ? on_this_machine(one.address) : one.address.starts_with('/');
  if (!fits || one.address.size() > address_max || one.address.find_first_of(" \t\n\r#") != std::string::npos)
    return complain(reading.at("address"), told("address"),
                    http ? "receiver_address_elsewhere" : "receiver_folder_relative");
  if (http != one.key.has_value() || (one.key && !is_plain_name(*one.key)))
    return complain(reading.at("key"), told("key"), "receiver_key");
  return {};
}

}  // namespace

Receiver const* Receivers::of(Symbol organ, Symbol kind) const {
  auto const found = std::find_if(receivers.begin(), receivers.end(), [&](Receiver const& one) {
    return one.organ == organ && std::find(one.kinds.begin(), one.kinds.end(), kind) != one.kinds.end();
  });
  return found == receivers.end() ? nullptr : &*found;
}

Result<Receivers> read_receivers(Value const& value) {
  Reading const reading{"", false};
  Receivers all;
  if (auto result = read(value, all, reading); !result) return passed_on(result);
  std::set<std::pair<Symbol, Symbol>> seen;
  for (std::size_t i = 0; i < all.receivers.size(); ++i) {
    auto const& one = all.receivers[i];
    auto const here = reading.at("receivers").at(i);
    Value const& place = value.find("receivers")->list()[i];
    if (auto sound = check(one, place, here); !sound) return passed_on(sound);
    for (auto const kind : one.kinds)
      if (!seen.emplace(one.organ, kind).second)
        return complain(here.at("organ"), *place.find("organ"), "receiver_repeated", {{"kind", kind.str()}});
  }
  return all;
}

std::string receivers_text(Receivers const& receivers) {
  std::string text;
  write(text, receivers);
  return text;
}

}  // namespace liandiao
