#include "engine/ports/outbox.hpp"

namespace liandiao {
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
