#include <algorithm>
#include <ostream>

#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/fields.hpp"
#include "tools/liandiao/plain_values.hpp"
#include "workflows/catalogue.hpp"

namespace liandiao::door {
namespace {

std::string kind_text(FieldSpec const& field, Voice const& voice) {
  std::string text = voice.labels().word("field_kind", word_of(field.kind));
  if (field.list) text = voice.text("list_of", {{"kind", text}});
  if (field.characters_max > 0) text += voice.text("at_most", {{"max", std::to_string(field.characters_max)}});
  return text;
}

std::string words_text(FieldSpec const& field, Voice const& voice) {
  std::vector<std::string> words;
  words.reserve(field.words.size());
  for (auto const word : field.words)
    words.push_back(std::string(word) + " " + voice.labels().word(field.vocabulary, word));
  if (words.empty() && field.kind == FieldKind::word)
    return voice.text("words_of_flow", {{"vocabulary", std::string(field.vocabulary)}});
  return voice.joined(words);
}

void describe(Columns& columns, std::vector<FieldSpec> const& fields, std::string const& path, Voice const& voice) {
  for (auto const& field : fields) {
    std::string const name = path + field.name + (field.list && field.kind == FieldKind::record ? "[n]" : "");
    bool const open = field.openness == Openness::open;
    columns.row({name, voice.labels().word("field", field.name), voice.text(field.required ? "required" : "optional"),
                 kind_text(field, voice), open ? "" : voice.labels().word("openness", word_of(field.openness)),
                 words_text(field, voice)});
    describe(columns, field.record, name + ".", voice);
  }
}

std::string help_text(CommandSpec const& spec, Voice const& voice) {
  std::string out = voice.text("help_command", {{"command", voice.command(spec.code)},
                                                {"by", voice.labels().word("by", word_of(spec.by))}}) +
                    "\n";
  Columns columns(2);
  describe(columns, spec.fields, "", voice);
  return out + (spec.fields.empty() ? voice.text("no_fields") + "\n" : columns.text());
}

Value field_value(FieldSpec const& field, Voice const& voice) {
  return object(
      {{"name", json(field.name)},
       {"label", json(voice.labels().word("field", field.name))},
       {"kind", json(word_of(field.kind))},
       {"required", json(field.required)},
       {"list", json(field.list)},
       {"characters_max", json(static_cast<std::int64_t>(field.characters_max))},
       {"openness", json(word_of(field.openness))},
       {"vocabulary", json(field.vocabulary)},
       {"words", list_of_values(field.words, [](std::string_view word) { return json(word); })},
       {"record", list_of_values(field.record, [&](FieldSpec const& one) { return field_value(one, voice); })}});
}

Value command_value(CommandSpec const& spec, Voice const& voice) {
  return object(
      {{"command", json(spec.code)},
       {"label", json(voice.word("command", spec.code))},
       {"by", json(word_of(spec.by))},
       {"opens", json(spec.opens)},
       {"fields", list_of_values(spec.fields, [&](FieldSpec const& one) { return field_value(one, voice); })}});
}

std::string overview(Voice const& voice) {
  std::string out;
  for (auto const& procedure : law::catalogue().procedures) {
    Columns columns(2);
    for (auto const* command : procedure.commands)
      if (command->by != By::system)
        columns.row({command->code.str(), voice.word("command", command->code),
                     voice.labels().word("by", word_of(command->by))});
    out += voice.word("procedure", procedure.code) + "\n" + columns.text();
  }
  return out + voice.text("help_commands_footer") + "\n";
}

}  // namespace

Exit help(Talk& talk) {
  Voice const voice(talk.labels);
  auto const name = talk.asked.operand("COMMAND");
  if (name.empty()) {
    if (talk.json)
      return talk.done(
          list_of_values(commands_of_people(), [&](auto const* spec) { return command_value(*spec, voice); }));
    if (auto const usage = talk.asked.option("usage")) talk.out << *usage << "\n";
    talk.out << overview(voice);
    return Exit::done;
  }
  auto const* spec = command_named(name);
  if (spec == nullptr) {
    std::vector<std::string> codes;
    for (auto const* one : commands_of_people()) codes.push_back(one->code.str());
    return talk.refuse(
        Error{Code::invalid_input, "command_unknown", {{"value", name}, {"near", voice.joined(near_to(name, codes))}}});
  }
  if (talk.json) return talk.done(command_value(*spec, voice));
  talk.out << help_text(*spec, voice);
  return Exit::done;
}

}  // namespace liandiao::door
