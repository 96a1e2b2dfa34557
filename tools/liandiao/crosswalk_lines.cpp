#include "tools/liandiao/crosswalk_lines.hpp"

#include <algorithm>

#include "tools/liandiao/report_words.hpp"

namespace liandiao::door {

std::string types_text(std::vector<Symbol> const& types, Voice const& voice) {
  std::vector<std::string> names;
  for (auto const type : types) names.push_back(voice.word("dispute_type", type) + " " + type.str());
  return voice.joined(names);
}

std::string cause_text(Cause const& cause, Voice const& voice) {
  std::string text = voice.text("crosswalk_leads", {{"cause", cause.name}, {"types", types_text(cause.types, voice)}});
  if (cause.types.size() > 1) text += "\n  " + said_in(cause.rule, voice.labels());
  return text;
}

Result<std::string> suggestion_text(Desk& desk, CaseId const& id, Voice const& voice) {
  auto const crosswalk = desk.crosswalk();
  if (!crosswalk) return tl::unexpected<Error>(crosswalk.error());
  if (!*crosswalk) return std::string();
  auto const file = desk.cases().load(id);
  if (!file) return tl::unexpected<Error>(file.error());
  auto const& head = file->head();
  auto const* cause = head.cause.empty() ? nullptr : (*crosswalk)->find(head.cause);
  if (cause == nullptr) return std::string();
  bool const fits = std::find(cause->types.begin(), cause->types.end(), head.dispute_type) != cause->types.end();
  if (fits && cause->types.size() == 1) return std::string();
  auto const sorted = voice.word("dispute_type", head.dispute_type);
  return voice.text(fits ? "crosswalk_choose" : "crosswalk_suggests", {{"type", sorted}}) + "\n  " +
         cause_text(*cause, voice) + "\n";
}

}  // namespace liandiao::door
