#include "engine/flow/check.hpp"

#include <utility>

namespace liandiao::checks {

void Findings::refuse(Mark mark, std::string key, Params with) {
  with.emplace_back("line", std::to_string(mark.line));
  with.emplace_back("column", std::to_string(mark.column));
  list_.push_back({mark, std::move(key), std::move(with)});
}

std::vector<Finding> Findings::in_order() && {
  std::stable_sort(list_.begin(), list_.end(), [](Finding const& a, Finding const& b) {
    return std::pair(a.mark.line, a.mark.column) < std::pair(b.mark.line, b.mark.column);
  });
  return std::move(list_);
}

Law::Law(Catalogue const& catalogue)
    : catalogue_(catalogue), edition_(catalogue.editions.empty() ? "" : catalogue.editions.back().code) {
  for (auto const& procedure : catalogue.procedures)
    for (auto const* spec : procedure.commands)
      for (auto const& field : spec->fields)
        if (field.vocabulary == "topic") topics_.insert(field.words.begin(), field.words.end());
}

std::string Law::procedures() const {
  return joined(catalogue_.procedures, [](Procedure const& procedure) { return procedure.code.str(); });
}

std::set<std::string_view> Law::clocks(Symbol procedure) const {
  std::set<std::string_view> clocks;
  for (auto const& row : catalogue_.limits)
    if (procedure == row.procedure) clocks.insert(row.clock);
  return clocks;
}

Limit const* Law::limit(Symbol procedure, Symbol clock, Symbol organ_kind, Symbol variant) const {
  return catalogue_.limit(procedure, clock, organ_kind, edition_, variant);
}

Symbols Law::variants(Symbol procedure) const {
  Symbols list;
  for (auto const& row : catalogue_.limits)
    if (procedure == row.procedure && !row.variant.empty() && !holds(list, Symbol(row.variant)))
      list.emplace_back(row.variant);
  return list;
}

Limit const* Law::limit(Symbol procedure, Symbol clock) const {
  if (auto const* general = limit(procedure, clock, Symbol())) return general;
  for (auto const& row : catalogue_.limits)
    if (procedure == row.procedure && clock == row.clock) return &row;
  return nullptr;
}

Symbols Law::opens(Procedure const& procedure) const {
  Symbols opened;
  for (auto const& rule : procedure.rules)
    for (auto const raised : rule.raises)
      if (auto const* next = catalogue_.procedure_opened_by(Symbol(raised)); next != nullptr)
        opened.push_back(next->code);
  return opened;
}

void Subject::refuse(Mark mark, std::string key, Params with) const {
  with.insert(with.begin(), {"procedure", policy.procedure.str()});
  findings.refuse(mark, std::move(key), std::move(with));
}

}  // namespace liandiao::checks
