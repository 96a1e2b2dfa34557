#include "engine/cases/view.hpp"

#include <algorithm>

namespace liandiao {
namespace {

bool is_name(CaseFile const& file, RowRef const& row) {
  auto const& parties = file.all<Party>();
  auto const& representatives = file.all<Representative>();
  return std::any_of(parties.begin(), parties.end(), [&](Party const& party) { return party.name == row; }) ||
         std::any_of(representatives.begin(), representatives.end(),
                     [&](Representative const& one) { return one.name == row; });
}

std::size_t first_character(std::string const& text) {
  std::size_t end = std::min<std::size_t>(1, text.size());
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) ++end;
  return end;
}

}  // namespace

Sight sight(Openness openness, CaseFile const& file, Actor const& reader, Registers const& registers) {
  auto const* access = file.find<Access>(reader.organ);
  return access == nullptr ? Sight::nothing : sight(openness, *access, registers);
}

Sight sight(Openness openness, Access const& access, Registers const& registers) {
  bool const between_parties = openness == Openness::open || openness == Openness::parties;
  if (access.why == "superior") {
    if (between_parties) return Sight::whole;
    return openness == Openness::personal ? Sight::masked : Sight::nothing;
  }
  auto const* organ = registers.organisation(access.organ);
  bool const court = organ != nullptr && organ->line == "court";
  return court && openness == Openness::confidential ? Sight::nothing : Sight::whole;
}

std::string masked(std::string const& name) { return name.substr(0, first_character(name)) + "某"; }

std::optional<std::string> seen_name(PrivateRow const& name, Access const& access, Registers const& registers) {
  if (name.text.empty()) return std::nullopt;
  switch (sight(name.openness, access, registers)) {
    case Sight::whole: return name.text;
    case Sight::masked: return masked(name.text);
    case Sight::nothing: return std::nullopt;
  }
  return std::nullopt;
}

std::map<RowRef, std::string> seen_texts(std::vector<PrivateRow> const& rows, CaseFile const& file, Actor const& reader,
                                         Registers const& registers) {
  std::map<RowRef, std::string> texts;
  for (auto const& row : rows) {
    if (row.text.empty()) continue;  // erased
    auto const how = sight(row.openness, file, reader, registers);
    if (how == Sight::whole)
      texts.emplace(row.row, row.text);
    else if (how == Sight::masked && is_name(file, row.row))
      texts.emplace(row.row, masked(row.text));
  }
  return texts;
}

}  // namespace liandiao
