#include "tools/liandiao/flow_difference.hpp"

#include <array>

#include "tools/liandiao/plain_values.hpp"

namespace liandiao::door {
namespace {

/// What the subject and the values of each kind are words of.
struct Kind {
  std::string_view what;
  std::string_view subject;
  std::string_view values;
};
constexpr std::array kinds{
    Kind{"clock_moves", "clock", "day"},
    Kind{"clock_begins", "clock", "day"},
    Kind{"clock_ends", "clock", "day"},
    Kind{"clock_past_due", "clock", "day"},
    Kind{"clock_would_have_lapsed", "clock", "day"},
    Kind{"extended_in_other_unit", "clock", "length"},
    Kind{"limit", "clock", "length"},
    Kind{"extension", "clock", "day"},
    Kind{"warning", "clock", "day"},
    Kind{"paper_required", "dossier_standing", "paper_type"},
    Kind{"paper_dropped", "dossier_standing", "paper_type"},
    Kind{"papers_as_needed", "procedure", "paper_type"},
    Kind{"offer", "state", "procedure"},
    Kind{"demand", "command", "guard"},
    Kind{"demand_dropped", "command", "guard"},
    Kind{"possible", "command", ""},
    Kind{"impossible", "command", ""},
    Kind{"handled_by", "command", "organisation_kind"},
    Kind{"organ_no_longer_handles", "organ", ""},
    Kind{"procedure_gone", "procedure", ""},
    Kind{"dispute_type_gone", "dispute_type", ""},
    Kind{"source_gone", "source", ""},
    Kind{"level_gone", "level", ""},
    Kind{"flag_gone", "flag", ""},
    Kind{"clock_begins_in_pause", "suspension_reason", ""},
};

Kind kind_of(Symbol what) {
  for (auto const& kind : kinds)
    if (what == kind.what) return kind;
  return {};
}

/// `30 working_day`
std::string length_text(std::string const& text, Voice const& voice) {
  auto const space = text.find(' ');
  if (space == std::string::npos) return text;
  return voice.text("length",
                    {{"length", text.substr(0, space)}, {"unit", voice.word("unit", Symbol(text.substr(space + 1)))}});
}

/// `guard fact`
std::string guard_text(std::string const& text, Voice const& voice) {
  auto const space = text.find(' ');
  return voice.fact_sentence(text.substr(0, space), {text.substr(space + 1)});
}

/// `application|rights_notice`
std::string words_text(std::string const& text, std::string_view section, Voice const& voice) {
  std::vector<std::string> words;
  for (std::size_t from = 0; from <= text.size();) {
    auto const end = std::min(text.find('|', from), text.size());
    words.push_back(voice.word(std::string(section), Symbol(text.substr(from, end - from))));
    from = end + 1;
  }
  return voice.joined(words);
}

std::string value_text(std::string const& text, std::string_view values, Voice const& voice) {
  if (text.empty()) return voice.text("migration_none");
  if (values == "day" || values.empty()) return text;
  if (values == "length") return length_text(text, voice);
  if (values == "guard") return guard_text(text, voice);
  return words_text(text, values, voice);
}

std::string subject_text(FlowDifference const& row, std::string_view section, Voice const& voice) {
  if (section == "state") return voice.state(row.procedure, row.subject);
  if (section == "organ") return voice.organ(row.subject);
  std::string text = voice.word(std::string(section), row.subject);
  if (row.agreement == 0) return text;
  Params const with{{"no", std::to_string(row.agreement)}, {"term", std::to_string(row.term)}};
  return text + voice.text(row.term == 0 ? "of_agreement" : "of_term", with);
}

}  // namespace

std::string difference_text(FlowDifference const& row, Voice const& voice) {
  auto const kind = kind_of(row.what);
  std::string const where =
      row.instance == 0 ? voice.word("procedure", row.procedure) : voice.instance(row.procedure, row.instance);
  return voice.text("migration_" + row.what.str(), {{"instance", where},
                                                    {"subject", subject_text(row, kind.subject, voice)},
                                                    {"was", value_text(row.was, kind.values, voice)},
                                                    {"now", value_text(row.now, kind.values, voice)}});
}

Value difference_value(FlowDifference const& row, Voice const& voice) {
  return object({{"what", json(row.what)},
                 {"instance", json(row.instance)},
                 {"procedure", json(row.procedure)},
                 {"subject", json(row.subject)},
                 {"agreement", json(row.agreement)},
                 {"term", json(row.term)},
                 {"was", json(row.was)},
                 {"now", json(row.now)},
                 {"sentence", json(difference_text(row, voice))}});
}

}  // namespace liandiao::door
