#include "tools/liandiao/relative_lines.hpp"

#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {
namespace {

std::string marks_text(std::vector<Symbol> const& marks, Voice const& voice) {
  std::vector<std::string> words;
  words.reserve(marks.size());
  for (auto const mark : marks) words.push_back(voice.word("relation_mark", mark));
  return voice.joined(words);
}

}  // namespace

std::string relative_text(Relative const& one, Voice const& voice) {
  std::string text;
  if (one.no != 0) text = "#" + std::to_string(one.no) + "  ";
  if (!one.readable) return text + voice.text("relative_hidden", {{"organ", voice.organ(one.holder)}});
  text += (one.ledger_no.empty() ? one.uid : one.ledger_no) + "  " + voice.organ(one.holder);
  if (one.relation) {
    auto const kind = voice.word("relation_kind", one.relation);
    text += "  " + (one.no != 0 ? kind : voice.text("relation_said_there", {{"kind", kind}}));
  }
  if (!one.marks.empty()) text += "  " + voice.text("relation_same", {{"marks", marks_text(one.marks, voice)}});
  if (one.parties_missing > 0)
    text += "  " + voice.text("relation_parties_missing", {{"count", std::to_string(one.parties_missing)}});
  return text;
}

std::string relative_heading(Relative const& one, Voice const& voice) { return voice.text("page_" + one.kind.str()); }

std::string found_text(std::vector<Relative> const& found, Voice const& voice) {
  if (found.empty()) return {};
  std::string out = voice.text("relations_found", {{"count", std::to_string(found.size())}}) + "\n";
  Columns columns(2);
  for (auto const& one : found) columns.row({"· " + relative_text(one, voice)});
  return out + columns.text();
}

Value relative_value(Relative const& one) {
  return object({{"kind", json(one.kind)},
                 {"no", json(one.no)},
                 {"readable", json(one.readable)},
                 {"uid", one.readable ? json(one.uid) : Value()},
                 {"ledger_no", one.readable ? json(one.ledger_no) : Value()},
                 {"holder", json(one.holder)},
                 {"relation", json(one.relation)},
                 {"marks", list_of_values(one.marks, [](Symbol mark) { return json(mark); })},
                 {"parties_missing", json(one.parties_missing)}});
}

}  // namespace liandiao::door
