#include <istream>
#include <ostream>

#include "adapters/json/json.hpp"
#include "tools/liandiao/attached_file.hpp"
#include "tools/liandiao/commands.hpp"
#include "tools/liandiao/crosswalk_lines.hpp"
#include "tools/liandiao/fields.hpp"
#include "tools/liandiao/plain_values.hpp"
#include "tools/liandiao/relative_lines.hpp"
#include "tools/liandiao/telling.hpp"

namespace liandiao::door {
namespace {

/// What stands for a case that is not there yet, where a reference is asked for.
constexpr std::string_view new_case = "new";

tl::unexpected<Error> unknown_command(std::string const& name) {
  std::vector<std::string> codes;
  for (auto const* command : commands_of_people()) codes.push_back(command->code.str());
  std::string near;
  for (auto const& one : near_to(name, codes)) near += (near.empty() ? "" : ", ") + one;
  return fail(Code::invalid_input, "command_unknown", {{"value", name}, {"near", near}});
}

Result<Request> request_of(Talk const& talk, Asked const& asked, std::string reference, std::string const& name) {
  auto const* spec = command_named(name);
  if (spec == nullptr || spec->by == By::system) return unknown_command(name);
  Request request;
  request.reference = reference == new_case ? std::string() : std::move(reference);
  request.command = name;
  auto const on = time_option(asked, "on");
  if (!on) return tl::unexpected<Error>(on.error());
  request.on = *on;
  auto const instance = number_option(asked, "instance");
  if (!instance) return tl::unexpected<Error>(instance.error());
  request.instance = static_cast<int>(instance->value_or(0));
  auto const seen = number_option(asked, "seen");
  if (!seen) return tl::unexpected<Error>(seen.error());
  request.seen = *seen;
  request.key = asked.option("key").value_or("");
  request.rehearsal = asked.has("check");
  if (auto const path = asked.option("attach")) {
    auto bytes = read_attached(*path);
    if (!bytes) return passed_on(bytes);
    request.attached = std::move(*bytes);
  }
  Value base;
  if (auto const path = asked.option("file")) {
    auto file = read_fields_file(*path, talk.in);
    if (!file) return passed_on(file);
    base = std::move(*file);
  }
  auto fields = fields_over(*spec, asked.fields, base);
  if (!fields) return passed_on(fields);
  request.fields = std::move(*fields);
  return request;
}

Result<std::string> text_member(Value const& map, std::string_view name) {
  auto const* value = map.find(name);
  if (value == nullptr) return std::string();
  if (value->kind() == Value::Kind::integer) return std::to_string(value->integer());
  if (value->kind() != Value::Kind::text)
    return fail(Code::invalid_input, "field_wants_text",
                {{"field", std::string(name)}, {"value", std::string(word_of(value->kind()))}});
  return value->text();
}

/// {"case": …, "command": …, "fields": {…}, "instance": …, "on": …, "seen": …, "key": …, "attach": …}
Result<Request> request_of_json(Talk const& talk, std::string const& line) {
  auto const value = read_json(line, "-");
  if (!value) return tl::unexpected<Error>(value.error());
  constexpr std::array known{"case", "command", "fields", "instance", "on", "seen", "key", "attach"};
  Asked asked;
  for (auto const& [name, member] : value->map())
    if (std::find(known.begin(), known.end(), name) == known.end())
      return fail(Code::invalid_input, "field_unknown",
                  {{"field", name}, {"known", "case, command, fields, instance, on, seen, key, attach"}});
  for (std::string const name : {"instance", "on", "seen", "key", "attach"}) {
    auto text = text_member(*value, name);
    if (!text) return passed_on(text);
    if (!text->empty()) asked.options[name] = {*text};
  }
  auto reference = text_member(*value, "case");
  if (!reference) return passed_on(reference);
  auto const command = text_member(*value, "command");
  if (!command) return tl::unexpected<Error>(command.error());
  auto request = request_of(talk, asked, *reference, *command);
  if (!request) return request;
  if (auto const* fields = value->find("fields")) request->fields = *fields;
  if (request->fields.kind() != Value::Kind::map)
    return fail(Code::invalid_input, "field_wants_fields", {{"field", "fields"}});
  return request;
}

Result<Request> request_of_words(Talk const& talk, std::string const& line) {
  auto words = words_of_line(line);
  if (!words) return passed_on(words);
  words->insert(words->begin(), "act");
  auto const parsed = parse_command_line(*words, talk.labels);
  if (!parsed) return tl::unexpected<Error>(parsed.error());
  auto const* asked = std::get_if<Asked>(&*parsed);
  if (asked == nullptr || asked->command != "act" || asked->has("stdin") || asked->operand("COMMAND").empty())
    return fail(Code::invalid_input, "line_wants_step");
  // The lines come from there already.
  if (asked->option("file") == "-") return fail(Code::invalid_input, "line_file_is_input");
  return request_of(talk, *asked, asked->operand("REF"), asked->operand("COMMAND"));
}

Exit act_once(Talk& talk, std::string const& reference, std::string const& command) {
  auto const who = talk.actor();
  if (!who) return talk.refuse(who.error());
  auto request = request_of(talk, talk.asked, reference, command);
  if (!request) return talk.refuse(request.error());
  request->by = *who;
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  auto const done = (*place)->desk().act(*request);
  if (!done) return talk.refuse(done.error(), (*place)->registers());
  Voice const voice(talk.labels, (*place)->registers());
  if (talk.json) return talk.done(done_value(*done, voice));
  if (request->rehearsal)
    talk.out << voice.text("act_checked", {{"command", voice.word("command", Symbol(command))}}) << "\n";
  else
    talk.out << done_text(done->events, done->ledger_no, done->numbers, voice);
  talk.out << found_text(done->related, voice);
  if (command != "register" || request->rehearsal) return Exit::done;
  auto const suggested = suggestion_text((*place)->desk(), done->id, voice);
  if (!suggested) return talk.refuse(suggested.error());
  talk.out << *suggested;
  return Exit::done;
}

/// One command a line, one process: every line gets its answer, and a refusal does not stop those after it.
class Lines {
 public:
  Lines(Talk& talk, AtDesk who, Workplace& place)
      : talk_(talk), who_(who), place_(place), voice_(talk.labels, place.registers()) {}

  Exit run() {
    std::string line;
    while (std::getline(talk_.in, line)) {
      ++number_;
      if (!line.empty() && line.back() == '\r') line.pop_back();
      auto const start = line.find_first_not_of(" \t");
      if (start == std::string::npos || line[start] == '#') continue;
      answer(line[start] == '{' ? request_of_json(talk_, line) : request_of_words(talk_, line));
      talk_.out.flush();
    }
    return worst_;
  }

 private:
  void answer(Result<Request> request) {
    if (!request) return refuse(Refusal{request.error(), 0, {}, {}, {}});
    request->by = who_;
    auto const done = place_.desk().act(*request);
    if (!done) return refuse(done.error());
    if (talk_.json) {
      print(done_value(*done, voice_));
      return;
    }
    std::string text = done_text(done->events, done->ledger_no, done->numbers, voice_);
    talk_.out << number_ << "  " << text.substr(0, text.find('\n')) << "\n";
  }

  void refuse(Refusal const& refusal) {
    worst_ = std::max(worst_, exit_of(refusal.error));
    if (talk_.json) {
      print(refusal_value(refusal, voice_));
      return;
    }
    std::string text;
    for (char const c : refusal_text(refusal, voice_)) text += c == '\n' ? ' ' : c;
    talk_.out << number_ << "  ✗ " << text << "\n";
  }

  void print(Value const& answer) {
    Value numbered = object({{"line", json(number_)}});
    for (auto const& [name, member] : answer.map()) numbered.set(name, member);
    talk_.out << write_json(numbered, false) << "\n";
  }

  Talk& talk_;
  AtDesk who_;
  Workplace& place_;
  Voice voice_;
  int number_ = 0;
  Exit worst_ = Exit::done;
};

}  // namespace

Exit open_case(Talk& talk) { return act_once(talk, std::string(new_case), "register"); }

Exit act(Talk& talk) {
  auto const reference = talk.asked.operand("REF");
  auto const command = talk.asked.operand("COMMAND");
  if (!talk.asked.has("stdin")) {
    if (command.empty())
      return talk.refuse(Error{
          Code::invalid_input, "operand_missing", {{"operand", "REF COMMAND"}, {"usage", "liandiao act REF COMMAND"}}});
    return act_once(talk, reference, command);
  }
  if (!reference.empty())
    return talk.refuse(Error{Code::invalid_input, "operand_unexpected", {{"value", reference}, {"of", "act --stdin"}}});
  auto const who = talk.actor();
  if (!who) return talk.refuse(who.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  return Lines(talk, *who, **place).run();
}

}  // namespace liandiao::door
