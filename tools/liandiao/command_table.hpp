#pragma once

#include <array>
#include <string_view>
#include <vector>

/// What the program can be asked: one row a command. Descriptions and examples stand with the labels, under the same
/// names.
namespace liandiao::door {

struct OptionRow {
  std::string_view name;
  std::string_view value;  // what follows it; empty for a flag
  bool many = false;
};

struct CommandRow {
  std::string_view path;
  std::vector<std::string_view> operands;  // REF, or [REF] where it may be left out, or FILE... for several
  std::vector<OptionRow> options;
  bool fields = false;  // takes the fields of a case's command
};

inline std::vector<OptionRow> const& shared_options() {
  static std::vector<OptionRow> const rows{
      {"json", ""}, {"lang", "zh|en"}, {"database", "PATH"}, {"as", "PERSON[@ORGAN]"}, {"help", ""},
  };
  return rows;
}

/// What an operator keeps the place in order with.
inline std::vector<CommandRow> keeping_commands() {
  return {
      {"init", {}, {}},
      {"backup", {}, {{"out", "FILE"}}},
      {"restore", {"FILE"}, {{"over", "PATH"}}},
      {"calendar load", {"FILE"}, {{"rehearse", ""}}},
      {"organisation load", {"FILE"}, {}},
      {"receiver load", {"FILE"}, {}},
      {"crosswalk check", {"FILE"}, {{"period", "PERIOD"}}},
      {"crosswalk publish", {"FILE"}, {}},
      {"crosswalk show", {"[CAUSE]"}, {}},
      {"outbox list", {}, {{"dead", ""}, {"limit", "N"}, {"after", "CURSOR"}}},
      {"outbox show", {"ID"}, {}},
      {"outbox resend", {"ID"}, {}},
      {"outbox discard", {"ID"}, {{"reason", "TEXT"}}},
      {"outbox deliver", {}, {{"watch", ""}, {"every", "SECONDS"}, {"keys", "DIR"}}},
      {"flow check", {"FILE"}, {}},
      {"flow publish", {"FILE"}, {}},
      {"flow dump", {"[PROCEDURE]"}, {}},
      {"flow chart", {"[PROCEDURE]"}, {{"flow", "FILE"}}},
      {"flow list", {}, {}},
      {"flow migrate",
       {},
       {{"to", "REVISION"},
        {"dry-run", ""},
        {"only", "KEY=VALUE", true},
        {"all", ""},
        {"decide", "REF=REASON", true},
        {"undo", ""}}},
      {"report list", {}, {}},
      {"report check", {"FILE..."}, {}},
      {"report publish", {"FILE..."}, {}},
      {"reassign",
       {},
       {{"from", "PERSON"},
        {"to", "PERSON"},
        {"only", "KEY=VALUE", true},
        {"reason", "TEXT"},
        {"dry-run", ""},
        {"undo", ""}}},
  };
}

/// What is done with the figures of a period.
inline std::vector<CommandRow> figure_commands() {
  static std::vector<OptionRow> const submitting{
      {"period", "PERIOD"}, {"organ", "ORGAN"}, {"reason", "TEXT"}, {"override", "CHECK=REASON", true}};
  static std::vector<OptionRow> const judging{{"period", "PERIOD"}, {"organ", "ORGAN"}, {"reason", "TEXT"}};
  return {
      {"report submit", {"FORM"}, submitting},
      {"report check-off", {"FORM"}, judging},
      {"report approve", {"FORM"}, judging},
      {"report return", {"FORM"}, judging},
      {"report submissions", {"FORM"}, {{"period", "PERIOD"}, {"organ", "ORGAN"}}},
      {"report close", {"[FORM...]"}, {{"period", "PERIOD"}, {"override", "CHECK=REASON", true}}},
      {"report closings", {}, {}},
      {"report restatements", {"FORM"}, {{"period", "PERIOD"}}},
      {"report cases",
       {"FORM", "CELL"},
       {{"period", "PERIOD"},
        {"organ", "ORGAN"},
        {"row", "ROW"},
        {"limit", "N"},
        {"after", "CURSOR"},
        {"format", "xlsx|csv|pdf|json"},
        {"masking", "internal|organs"},
        {"out", "FILE"}}},
      {"report show",
       {"FORM"},
       {{"period", "PERIOD"},
        {"organ", "ORGAN"},
        {"as-of", "DATE"},
        {"compare", "before|year", true},
        {"format", "text|csv|json|xlsx|pdf|svg"},
        {"masking", "internal|organs|public"},
        {"out", "FILE"}}},
      {"activity record",
       {"KIND"},
       {{"organ", "ORGAN"}, {"on", "DATE"}, {"number", "N"}, {"amount", "YUAN"}, {"people", "N"}, {"note", "TEXT"}}},
      {"activity list",
       {},
       {{"organ", "ORGAN"}, {"kind", "KIND"}, {"from", "DATE"}, {"to", "DATE"}, {"limit", "N"}, {"after", "CURSOR"}}},
      {"activity withdraw", {"NO"}, {{"reason", "TEXT"}}},
      {"figures rebuild", {}, {{"check", ""}}},
  };
}

/// What leaves the house as files.
inline std::vector<CommandRow> export_commands() {
  static std::vector<OptionRow> const logging{
      {"from", "DATE"}, {"to", "DATE"}, {"masking", "internal|organs|public"}, {"out", "FILE"}};
  static std::vector<OptionRow> const object_logging{
      {"format", "json|xml"}, {"from", "DATE"}, {"to", "DATE"}, {"masking", "internal|organs|public"}, {"out", "FILE"}};
  static std::vector<OptionRow> const ledger{{"format", "xlsx|csv|pdf|json"},
                                             {"from", "DATE"},
                                             {"to", "DATE"},
                                             {"masking", "internal|organs|public"},
                                             {"out", "FILE"},
                                             {"holder", "ORGAN"},
                                             {"organ", "ORGAN"},
                                             {"mediator", "PERSON"},
                                             {"standing", "WORD"},
                                             {"level", "WORD"},
                                             {"due-before", "DATE"},
                                             {"text", "TEXT"},
                                             {"irregular", ""},
                                             {"on", "DATE"},
                                             {"flag", "WORD", true},
                                             {"phone-ending", "TEXT"},
                                             {"id-ending", "TEXT"},
                                             {"number", "TEXT"}};
  return {
      {"export xes", {}, logging},
      {"export ocel", {}, object_logging},
      {"export ledger", {}, ledger},
  };
}

/// What is done in cases and with them.
inline std::vector<CommandRow> case_commands() {
  static std::vector<OptionRow> const listing{
      {"holder", "ORGAN"},    {"organ", "ORGAN"}, {"mediator", "PERSON"},   {"standing", "WORD"},   {"level", "WORD"},
      {"due-before", "DATE"}, {"text", "TEXT"},   {"irregular", ""},        {"limit", "N"},         {"after", "CURSOR"},
      {"desk", "court"},      {"overdue", ""},    {"on", "DATE"},           {"flag", "WORD", true}, {"sessions", ""},
      {"from", "DATE"},       {"to", "DATE"},     {"phone-ending", "TEXT"}, {"id-ending", "TEXT"},  {"number", "TEXT"}};
  static std::vector<OptionRow> const opening{{"file", "FILE"}, {"on", "DATE[THH:MM]"}, {"key", "KEY"}, {"check", ""}};
  return {
      {"case open", {}, opening, true},
      {"case show", {"REF"}, {{"on", "DATE[THH:MM]"}}},
      {"case list", {}, listing},
      {"list", {}, listing},
      {"act",
       {"[REF]", "[COMMAND]"},
       {{"instance", "N"},
        {"on", "DATE[THH:MM]"},
        {"seen", "VERSION"},
        {"key", "KEY"},
        {"file", "FILE"},
        {"attach", "FILE"},
        {"check", ""},
        {"stdin", ""}},
       true},
      {"referral export", {"REF"}, {{"instance", "N"}, {"out", "DIR"}}},
      {"referral answer",
       {"[REF]"},
       {{"file", "NO"},         {"trial", "WORD"},      {"receipt", ""},      {"accept", ""},
        {"number", "NO"},       {"correct-by", "DATE"}, {"gaps", "TEXT"},     {"refuse", "GROUND"},
        {"return", ""},         {"redirect", "TO"},     {"confirm", "NO"},    {"dismiss", "GROUND"},
        {"ruling", "NO"},       {"reasons", "TEXT"},    {"told", "PARTIES"},  {"instance", "N"},
        {"on", "DATE[THH:MM]"}, {"key", "KEY"},         {"messages", "FILE"}, {"public-key", "FILE"}}},
      {"paper", {"REF", "PAPER"}, {{"out", "FILE"}}},
      {"can", {"REF", "[COMMAND]"}, {{"instance", "N"}, {"on", "DATE[THH:MM]"}}},
      {"clock", {"REF"}, {{"on", "DATE"}, {"explain", "NAME"}, {"instance", "N"}}},
      {"clock reckon",
       {},
       {{"start", "DATE[THH:MM]"},
        {"length", "N"},
        {"unit", "UNIT"},
        {"exclude", "DATE/DATE", true},
        {"no-roll", ""},
        {"calendar", "FILE"},
        {"explain", ""}}},
      {"sweep", {}, {{"on", "DATE"}, {"watch", ""}, {"every", "SECONDS"}}},
      {"replay", {"FILE..."}, {}},
      {"recheck", {"[REF]"}, {}},
      {"index", {}, {}},
      {"simulate", {"[REF]"}, {{"flow", "FILE"}, {"calendar", "FILE"}}},
      {"audit verify", {}, {{"seal", "FILE"}, {"public-key", "FILE"}, {"previous", "FILE"}}},
      {"audit seal", {}, {{"out", "FILE"}, {"key", "FILE"}, {"previous", "FILE"}}},
      {"audit key", {}, {{"out", "DIR"}}},
      {"help", {"[COMMAND]"}, {}},
  };
}

inline std::vector<CommandRow> const& command_table() {
  static std::vector<CommandRow> const rows = [] {
    auto all = keeping_commands();
    for (auto& row : case_commands()) all.push_back(std::move(row));
    for (auto& row : figure_commands()) all.push_back(std::move(row));
    for (auto& row : export_commands()) all.push_back(std::move(row));
    return all;
  }();
  return rows;
}

}  // namespace liandiao::door
