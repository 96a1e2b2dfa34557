#include "tools/liandiao/dossier_lines.hpp"

#include "engine/cases/encoding.hpp"
#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {
namespace {

std::string_view mark_of(DossierItem::Standing standing) {
  switch (standing) {
    case DossierItem::Standing::there: return "✓";
    case DossierItem::Standing::missing: return "✗";
    case DossierItem::Standing::not_yet: return "·";
    case DossierItem::Standing::unseen: return "—";
  }
  return "";
}

std::string named(std::vector<Symbol> const& types, Voice const& voice) {
  std::vector<std::string> names;
  names.reserve(types.size());
  for (auto const type : types) names.push_back(voice.word("paper_type", type));
  return voice.joined(names);
}

Value item_value(DossierItem const& item) {
  return object({{"any_of", list_of_values(item.any_of, [](Symbol type) { return json(type); })},
                 {"standing", json(word_of(item.standing))},
                 {"paper", item.paper ? json(row_ref_text(*item.paper)) : Value()}});
}

}  // namespace

Columns dossier_lines(std::vector<Dossier> const& dossiers, Voice const& voice) {
  Columns columns(4);
  for (auto const& dossier : dossiers) {
    columns.line("  " + voice.instance(dossier.procedure, dossier.instance));
    for (auto const& item : dossier.required)
      columns.row({std::string(mark_of(item.standing)) + " " + voice.one_of("paper_type", item.any_of),
                   voice.labels().word("dossier_standing", word_of(item.standing)),
                   item.paper ? row_ref_text(*item.paper) : ""});
    if (!dossier.as_needed_there.empty())
      columns.line("    " + voice.text("dossier_besides", {{"papers", named(dossier.as_needed_there, voice)}}));
  }
  return columns;
}

Value dossiers_value(std::vector<Dossier> const& dossiers) {
  return list_of_values(dossiers, [](Dossier const& dossier) {
    auto const words = [](std::vector<Symbol> const& types) {
      return list_of_values(types, [](Symbol type) { return json(type); });
    };
    return object({{"instance", json(dossier.instance)},
                   {"procedure", json(dossier.procedure)},
                   {"complete", json(dossier.complete())},
                   {"required", list_of_values(dossier.required, item_value)},
                   {"as_needed", words(dossier.as_needed)},
                   {"as_needed_there", words(dossier.as_needed_there)}});
  });
}

}  // namespace liandiao::door
