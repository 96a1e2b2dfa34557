#include "tools/liandiao/command_line.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <memory>

#include "tools/liandiao/columns.hpp"
#include "tools/liandiao/command_table.hpp"
#include "tools/liandiao/fields.hpp"
#include "tools/liandiao/voice.hpp"

namespace liandiao::door {
namespace {

std::string_view first_word(std::string_view path) { return path.substr(0, path.find(' ')); }
std::string_view second_word(std::string_view path) {
  auto const space = path.find(' ');
  return space == std::string_view::npos ? std::string_view() : path.substr(space + 1);
}

std::string_view bare(std::string_view operand) {
  if (operand.starts_with('[')) operand = operand.substr(1, operand.size() - 2);
  return operand.ends_with("...") ? operand.substr(0, operand.size() - 3) : operand;
}

bool is_list(std::string_view operand) { return operand.ends_with("...") || operand.ends_with("...]"); }

OptionRow const* option_of(CommandRow const* row, std::string_view name) {
  for (auto const& option : shared_options())
    if (option.name == name) return &option;
  if (row == nullptr) return nullptr;
  for (auto const& option : row->options)
    if (option.name == name) return &option;
  return nullptr;
}

/// The row the words of a line name: two words if there is such a command, else one.
CommandRow const* row_of(std::string_view first, std::string_view second) {
  CommandRow const* found = nullptr;
  for (auto const& row : command_table()) {
    if (first_word(row.path) != first) continue;
    if (second_word(row.path).empty() && found == nullptr) found = &row;
    if (!second.empty() && second_word(row.path) == second) found = &row;
  }
  return found;
}

std::string joined_near(std::string_view word, std::vector<std::string> const& known) {
  std::string out;
  for (auto const& one : near_to(word, known)) out += (out.empty() ? "" : ", ") + one;
  return out;
}

std::vector<std::string> first_words() {
  std::vector<std::string> words;
  for (auto const& row : command_table())
    if (std::find(words.begin(), words.end(), first_word(row.path)) == words.end())
      words.emplace_back(first_word(row.path));
  return words;
}

std::vector<std::string> second_words(std::string_view first) {
  std::vector<std::string> words;
  for (auto const& row : command_table())
    if (first_word(row.path) == first && !second_word(row.path).empty()) words.emplace_back(second_word(row.path));
  return words;
}

std::string listed(std::vector<std::string> const& words) {
  std::string out;
  for (auto const& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

// ---- help ---------------------------------------------------------------------------------------------------------

std::string described(Labels const& labels, std::string_view path, std::string_view what) {
  std::string key(path);
  std::replace(key.begin(), key.end(), ' ', '_');
  auto const* own = labels.find("help." + key, what);
  return own != nullptr ? *own : labels.word("help.shared", what);
}

std::string usage_of(CommandRow const& row) {
  std::string line = "liandiao " + std::string(row.path);
  for (auto const operand : row.operands) line += " " + std::string(operand);
  if (!row.options.empty() || row.fields) line += " [--…]";
  if (row.fields) line += " [--FIELD VALUE | FIELD=VALUE]…";
  return line;
}

void describe_options(Columns& columns, Labels const& labels, CommandRow const& row,
                      std::vector<OptionRow> const& options) {
  for (auto const& option : options) {
    std::string name = "--" + std::string(option.name);
    if (!option.value.empty()) name += " " + std::string(option.value);
    if (option.many) name += " …";
    columns.row({name, described(labels, row.path, option.name)});
  }
}

std::string help_of(CommandRow const& row, Labels const& labels) {
  std::string out = described(labels, row.path, "about") + "\n\n" + labels.text("usage") + "  " + usage_of(row) + "\n";
  Columns columns(2);
  for (auto const operand : row.operands)
    columns.row({std::string(bare(operand)), described(labels, row.path, bare(operand))});
  describe_options(columns, labels, row, row.options);
  columns.line("");
  describe_options(columns, labels, row, shared_options());
  out += "\n" + columns.text();
  return out + "\n" + labels.text("example") + "  " + described(labels, row.path, "example") + "\n";
}

std::string help_of_all(Labels const& labels) {
  Columns columns(2);
  for (auto const& row : command_table()) columns.row({std::string(row.path), described(labels, row.path, "about")});
  return labels.text("program") + "\n\n" + labels.text("usage") + "  liandiao COMMAND …\n\n" + columns.text() + "\n" +
         labels.text("help_footer") + "\n";
}

// ---- taking the line apart ----------------------------------------------------------------------------------------

/// Where the command's words stand among the arguments, before options that may come first.
struct Found {
  CommandRow const* row = nullptr;
  std::vector<std::size_t> words;  // positions
};

Found find_command(std::vector<std::string> const& args) {
  Found found;
  for (std::size_t i = 0; i < args.size(); ++i) {
    std::string_view const arg = args[i];
    if (arg.starts_with("--")) {
      auto const* option = option_of(nullptr, arg.substr(2));
      if (option != nullptr && !option->value.empty()) ++i;
      continue;
    }
    if (arg.starts_with('-') && arg.size() > 1) continue;
    found.words.push_back(i);
    if (found.words.size() == 2) break;
  }
  if (found.words.empty()) return found;
  std::string_view const second = found.words.size() > 1 ? std::string_view(args[found.words[1]]) : "";
  found.row = row_of(args[found.words[0]], second);
  if (found.row != nullptr && second_word(found.row->path).empty()) found.words.resize(1);
  return found;
}

/// Takes what is a field of the case's command out of the line: the rest is CLI11's.
class FieldTaker {
 public:
  FieldTaker(std::vector<std::string>& args, CommandRow const& row, std::size_t from) : args_(args), row_(row) {
    for (at_ = from; at_ < args_.size();)
      if (!take_one()) ++at_;
  }
  std::vector<GivenField> taken;
  std::string without_value;  // the option that wanted one

 private:
  bool take_one() {
    std::string const arg = args_[at_];
    auto const equals = arg.find('=');
    if (arg.starts_with("--") && arg.size() > 2) {
      std::string name = arg.substr(2, equals == std::string::npos ? equals : equals - 2);
      if (auto const* option = option_of(&row_, name)) {
        if (equals == std::string::npos && !option->value.empty()) ++at_;
        return false;
      }
      std::replace(name.begin(), name.end(), '-', '_');
      if (equals != std::string::npos) return keep(std::move(name), arg.substr(equals + 1), 1);
      return take_value(std::move(name));
    }
    bool const all_named = operands_.size() == row_.operands.size();
    if (all_named && equals != std::string::npos && is_field_path(arg.substr(0, equals)))
      return keep(arg.substr(0, equals), arg.substr(equals + 1), 1);
    if (!arg.starts_with("--")) operands_.push_back(arg);
    return false;
  }

  bool take_value(std::string name) {
    bool const next = at_ + 1 < args_.size() && !args_[at_ + 1].starts_with("--");
    bool const yes_or_no = next && (args_[at_ + 1] == "true" || args_[at_ + 1] == "false");
    if (is_boolean(name) && !yes_or_no) return keep(std::move(name), "true", 1);
    if (next) return keep(std::move(name), args_[at_ + 1], 2);
    without_value = "--" + name;
    return keep(std::move(name), "", 1);
  }

  bool is_boolean(std::string_view name) const {
    auto const* spec = operands_.size() > 1 ? command_named(operands_[1]) : nullptr;
    if (spec == nullptr) return false;
    return std::any_of(spec->fields.begin(), spec->fields.end(),
                       [&](FieldSpec const& field) { return field.name == name && field.kind == FieldKind::boolean; });
  }

  bool keep(std::string name, std::string value, std::size_t words) {
    taken.push_back({std::move(name), std::move(value)});
    auto const from = args_.begin() + static_cast<std::ptrdiff_t>(at_);
    args_.erase(from, from + static_cast<std::ptrdiff_t>(words));
    return true;
  }

  std::vector<std::string>& args_;
  CommandRow const& row_;
  std::size_t at_ = 0;
  std::vector<std::string> operands_;
};

/// CLI11 set up for one row.
class Parser {
 public:
  explicit Parser(CommandRow const& row) : row_(row), app_("liandiao") {
    app_.set_help_flag("");
    app_.allow_extras();
    for (auto const* options : {&shared_options(), &row.options})
      for (auto const& option : *options) add(option);
    operands_.resize(row.operands.size());
    for (std::size_t i = 0; i < row.operands.size(); ++i) {
      std::string const name(bare(row.operands[i]));
      if (is_list(row.operands[i]))
        app_.add_option(name, files_);
      else
        app_.add_option(name, operands_[i]);
    }
  }

  Result<Asked> parse(std::vector<std::string> args) {
    std::reverse(args.begin(), args.end());  // as CLI11 wants a vector
    try {
      app_.parse(args);
    } catch (CLI::ParseError const& error) {
      std::string const what = error.what();
      return fail(Code::invalid_input, "option_value_missing", {{"option", what.substr(0, what.find(':'))}});
    }
    if (auto result = check_rest(); !result) return passed_on(result);
    return asked();
  }

 private:
  void add(OptionRow const& row) {
    std::string name = "--" + std::string(row.name);
    if (row.name == "help") name = "-h," + name;
    if (row.value.empty())
      app_.add_flag(name, flags_[std::string(row.name)]);
    else
      app_.add_option(name, values_[std::string(row.name)])->allow_extra_args(false);
  }

  Result<> check_rest() const {
    auto const rest = app_.remaining();
    if (rest.empty()) return {};
    if (!rest.front().starts_with('-'))
      return fail(Code::invalid_input, "operand_unexpected", {{"value", rest.front()}, {"of", std::string(row_.path)}});
    auto const name = rest.front().substr(0, rest.front().find('='));
    std::vector<std::string> known;
    for (auto const* options : {&shared_options(), &row_.options})
      for (auto const& option : *options) known.push_back("--" + std::string(option.name));
    return fail(Code::invalid_input, "option_unknown",
                {{"option", name}, {"of", std::string(row_.path)}, {"near", joined_near(name, known)}});
  }

  Result<Asked> asked() const {
    Asked asked;
    asked.command = row_.path;
    for (std::size_t i = 0; i < row_.operands.size(); ++i)
      if (!operands_[i].empty()) asked.operands.emplace(bare(row_.operands[i]), operands_[i]);
    asked.files = files_;
    for (auto const& [name, count] : flags_)
      if (count > 0) asked.options[name];
    for (auto const& [name, values] : values_) {
      if (values.empty()) continue;
      if (values.size() > 1 && !option_of(&row_, name)->many)
        return fail(Code::invalid_input, "option_repeated", {{"option", "--" + name}});
      asked.options[name] = values;
    }
    return asked;
  }

  CommandRow const& row_;
  CLI::App app_;
  std::map<std::string, int> flags_;
  std::map<std::string, std::vector<std::string>> values_;
  std::vector<std::string> operands_;
  std::vector<std::string> files_;
};

Result<> check_operands(CommandRow const& row, Asked const& asked) {
  for (auto const operand : row.operands) {
    bool const given = is_list(operand) ? !asked.files.empty() : asked.operands.contains(bare(operand));
    if (!operand.starts_with('[') && !given)
      return fail(Code::invalid_input, "operand_missing",
                  {{"operand", std::string(bare(operand))}, {"usage", usage_of(row)}});
  }
  return {};
}

tl::unexpected<Error> no_such_command(std::vector<std::string> const& args, std::vector<std::size_t> const& words) {
  auto const& first = args[words[0]];
  auto const seconds = second_words(first);
  if (seconds.empty())
    return fail(Code::invalid_input, "command_line_unknown",
                {{"value", first}, {"near", joined_near(first, first_words())}});
  if (words.size() < 2)
    return fail(Code::invalid_input, "command_line_incomplete", {{"value", first}, {"known", listed(seconds)}});
  return fail(Code::invalid_input, "command_line_unknown",
              {{"value", first + " " + args[words[1]]}, {"near", joined_near(args[words[1]], seconds)}});
}

bool asks_for_help(std::vector<std::string> const& args) {
  return std::any_of(args.begin(), args.end(), [](std::string const& arg) { return arg == "--help" || arg == "-h"; });
}

}  // namespace

std::optional<std::string> Asked::option(std::string_view name) const {
  auto const found = options.find(name);
  return found == options.end() || found->second.empty() ? std::nullopt : std::optional(found->second.front());
}

std::vector<std::string> Asked::every(std::string_view name) const {
  auto const found = options.find(name);
  return found == options.end() ? std::vector<std::string>{} : found->second;
}

std::string Asked::operand(std::string_view name) const {
  auto const found = operands.find(name);
  return found == operands.end() ? std::string() : found->second;
}

Result<Line> parse_command_line(std::vector<std::string> const& given, Labels const& labels) {
  auto args = given;
  for (auto& arg : args)
    if (arg == "--db" || arg.starts_with("--db=")) arg.replace(0, 4, "--database");
  for (auto const& arg : args)
    if (arg == "--version") return Line(HelpAsked{"liandiao " LIANDIAO_VERSION "\n"});
  auto const found = find_command(args);
  if (found.words.empty()) return Line(HelpAsked{help_of_all(labels), args.empty() ? false : asks_for_help(args)});
  if (found.row == nullptr) return no_such_command(args, found.words);
  if (asks_for_help(args) && found.row->path != "act") return Line(HelpAsked{help_of(*found.row, labels)});

  std::size_t from = found.words.front();
  for (auto word = found.words.rbegin(); word != found.words.rend(); ++word)
    args.erase(args.begin() + static_cast<std::ptrdiff_t>(*word));
  std::vector<GivenField> fields;
  if (found.row->fields) {
    FieldTaker taker(args, *found.row, from);
    if (!taker.without_value.empty())
      return fail(Code::invalid_input, "option_value_missing", {{"option", taker.without_value}});
    fields = std::move(taker.taken);
  }
  auto asked = Parser(*found.row).parse(args);
  if (!asked) return passed_on(asked);
  asked->fields = std::move(fields);
  if (asked->has("help")) {
    // Which commands there are, or the fields of one: told by who knows them.
    asked->command = "help";
    bool const first_is_command = asked->operand("COMMAND").empty() && command_named(asked->operand("REF")) != nullptr;
    if (first_is_command) asked->operands["COMMAND"] = asked->operand("REF");
    if (asked->operand("COMMAND").empty()) asked->options["usage"] = {help_of(*found.row, labels)};
  }
  if (asked->command != "help")
    if (auto result = check_operands(*found.row, *asked); !result) return passed_on(result);
  return Line(std::move(*asked));
}

Result<std::vector<std::string>> words_of_line(std::string_view line) {
  std::vector<std::string> words;
  char quote = 0;
  bool inside = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    char const c = line[i];
    if (quote == 0 && (c == ' ' || c == '\t')) {
      inside = false;
      continue;
    }
    if (!inside) words.emplace_back();
    inside = true;
    if (c == '\\' && quote != '\'' && i + 1 < line.size())
      words.back() += line[++i];
    else if (quote == 0 && (c == '"' || c == '\''))
      quote = c;
    else if (c == quote)
      quote = 0;
    else
      words.back() += c;
  }
  if (quote != 0) return fail(Code::invalid_input, "line_quote_open", {{"value", std::string(1, quote)}});
  return words;
}

std::vector<std::string> command_paths() {
  std::vector<std::string> paths;
  for (auto const& row : command_table()) paths.emplace_back(row.path);
  return paths;
}

}  // namespace liandiao::door
