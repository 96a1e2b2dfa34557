#include "engine/ports/outbox.hpp"

#include <charconv>

namespace liandiao {
namespace {

/// Without sign, blank or leading nought: one number has one text.
template <class N>
bool read_number(std::string_view text, N& into) {
  if (text.empty() || text[0] < '0' || text[0] > '9' || (text[0] == '0' && text.size() > 1)) return false;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

std::string message_id(MessageRef const& ref) {
  return ref.id.uid + "." + std::to_string(ref.seq) + "." + std::to_string(ref.index);
}

std::optional<MessageRef> parse_message_id(Symbol district, std::string_view text) {
  auto const last = text.rfind('.');
  auto const first = last == std::string_view::npos || last == 0 ? std::string_view::npos : text.rfind('.', last - 1);
  if (first == std::string_view::npos || first == 0) return std::nullopt;
  MessageRef ref{{district, std::string(text.substr(0, first))}, 0, 0};
  bool const read =
      read_number(text.substr(first + 1, last - first - 1), ref.seq) && read_number(text.substr(last + 1), ref.index);
  return read ? std::optional(std::move(ref)) : std::nullopt;
}

}  // namespace liandiao
