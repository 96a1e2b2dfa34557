#include "engine/cases/view.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace liandiao {
namespace {

bool is_name(CaseFile const& file, RowRef const& row) {
  auto const& parties = file.all<Party>();
  auto const& representatives = file.all<Representative>();
  return std::any_of(parties.begin(), parties.end(), [&](Party const& party) { return party.name == row; }) ||
         std::any_of(representatives.begin(), representatives.end(),
                     [&](Representative const& one) { return one.name == row; });
}

constexpr std::array<std::string_view, 24> surnames_of_two{
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "司徒",
    "端木", "轩辕", "长孙", "宇文", "东郭", "南宫", "西门", "闻人", "百里", "独孤", "申屠", "拓跋"};
constexpr std::array<std::string_view, 26> kinds_of_organisation{
    "有限公司", "公司", "集团", "厂",   "商店", "超市", "餐馆", "酒店",   "银行",   "医院", "学校", "幼儿园", "大学",
    "合作社",   "协会", "商会", "中心", "工会", "法院", "局",   "事务所", "委员会", "政府", "小组", "经营部", "社区"};
constexpr std::size_t longest_name_of_a_person = 4;

std::size_t first_character(std::string const& text) {
  std::size_t end = std::min<std::size_t>(1, text.size());
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) ++end;
  return end;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
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

std::string masked(std::string const& name) {
  if (characters(name) > longest_name_of_a_person)
    for (auto const kind : kinds_of_organisation)
      if (name.ends_with(kind)) return "某" + std::string(kind);
  for (auto const surname : surnames_of_two)
    if (name.starts_with(surname) && name.size() > surname.size()) return std::string(surname) + "某";
  return name.substr(0, first_character(name)) + "某";
}

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
