#include "tools/liandiao/term_lines.hpp"

namespace liandiao::door {

std::string term_text(Term const& term, std::optional<Date> today, Voice const& voice) {
  auto const on = [&](std::string_view key, Date day) { return voice.text(key, {{"day", day.text()}}); };
  if (term.waived_on) return on("waived_on", *term.waived_on);
  if (term.performed_on) {
    bool const late = term.due && *term.due < *term.performed_on;
    if (!late) return on("performed_on", *term.performed_on);
    std::vector<std::string> items;
    if (term.urged_on) items.push_back(on("urged_on", *term.urged_on));
    items.push_back(on("performed_late", *term.performed_on));
    return voice.joined(items);
  }
  std::vector<std::string> items;
  if (term.paid.fen > 0) items.push_back(voice.text("paid_so_far", {{"amount", term.paid.text()}}));
  if (today && term.due && *term.due < *today) items.push_back(voice.text("overdue"));
  if (term.urged_on) items.push_back(on("urged_on", *term.urged_on));
  if (term.breached_on) items.push_back(on("breached_on", *term.breached_on));
  return items.empty() ? voice.text("not_performed") : voice.joined(items);
}

}  // namespace liandiao::door
