#include "tools/liandiao/court_mail.hpp"

#include <filesystem>
#include <fstream>
#include <istream>
#include <iterator>
#include <ostream>

#include "adapters/json/json.hpp"
#include "adapters/yaml/yaml.hpp"
#include "engine/desk/court_desk.hpp"
#include "tools/liandiao/attached_file.hpp"
#include "tools/liandiao/key_files.hpp"
#include "tools/liandiao/plain_values.hpp"
#include "tools/liandiao/telling.hpp"

namespace liandiao::door {
namespace {

/// One message as it stood in the file: a line of it, or its place in the list.
struct Letter {
  int number = 0;
  Result<Value> value;
};

std::vector<Letter> letters_of_lines(std::string const& text, std::string const& source) {
  std::vector<Letter> letters;
  int number = 0;
  for (std::size_t from = 0; from < text.size();) {
    auto const to = std::min(text.find('\n', from), text.size());
    ++number;
    std::string_view const line(text.data() + from, to - from);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) letters.push_back({number, read_json(line, source)});
    from = to + 1;
  }
  return letters;
}

Result<std::vector<Letter>> letters_in(std::string const& text, std::string const& source) {
  auto const start = text.find_first_not_of(" \t\r\n");
  if (start == std::string::npos) return std::vector<Letter>{};
  if (text[start] == '{') return letters_of_lines(text, source);
  auto list = text[start] == '[' ? read_json(text, source) : read_yaml(text, source);
  if (!list) return passed_on(list);
  if (list->kind() != Value::Kind::list) return fail(Code::invalid_input, "messages_want_list", {{"file", source}});
  std::vector<Letter> letters;
  for (auto const& value : list->list()) letters.push_back({static_cast<int>(letters.size()) + 1, value});
  return letters;
}

Result<std::string> whole_file(std::string const& path, std::istream& in) {
  using Bytes = std::istreambuf_iterator<char>;
  if (path == "-") return std::string(Bytes(in), {});
  std::error_code unknown;
  if (!std::filesystem::exists(path, unknown)) return fail(Code::not_found, "file_not_found", {{"file", path}});
  if (std::filesystem::is_directory(path, unknown))
    return fail(Code::invalid_input, "file_is_directory", {{"file", path}});
  std::ifstream file(path, std::ios::binary);
  std::string text(Bytes(file), {});
  if (!file) return fail(Code::unavailable, "file_unreadable", {{"file", path}, {"reason", ""}});
  return text;
}

class CourtMail {
 public:
  CourtMail(Talk& talk, AtDesk who, Workplace& place, std::optional<PublicKey> key)
      : talk_(talk),
        who_(who),
        desk_(place.desk()),
        voice_(talk.labels, place.registers()),
        key_(key),
        folder_(std::filesystem::path(talk.asked.option("messages").value_or("")).parent_path()) {}

  Exit take(std::vector<Letter> const& letters) {
    for (auto const& letter : letters) {
      number_ = letter.number;
      msg_id_.clear();
      answer(letter.value);
    }
    summary();
    return worst_;
  }

 private:
  void answer(Result<Value> const& value) {
    if (!value) return refuse(Refusal{value.error(), 0, {}, {}, {}});
    if (auto const* id = value->find("msg_id"); id != nullptr && id->kind() == Value::Kind::text) msg_id_ = id->text();
    auto const message = read_court_message(*value);
    if (!message) return refuse(Refusal{message.error(), 0, {}, {}, {}});
    if (auto trusted = check_signature(*message); !trusted) return refuse(Refusal{trusted.error(), 0, {}, {}, {}});
    auto const files = files_of(*message);
    if (!files) return refuse(Refusal{files.error(), 0, {}, {}, {}});
    auto const done = CourtDesk(desk_).answer(*message, *files, who_);
    if (!done) return refuse(done.error());
    ++(done->repeated ? repeated_ : done_);
    if (talk_.json) {
      auto value_done = done_value(*done, voice_);
      value_done.set("repeated", json(done->repeated));
      return print(value_done);
    }
    std::string const text = done_text(done->events, done->ledger_no, done->numbers, voice_);
    say(text.substr(0, text.find('\n')) + (done->repeated ? voice_.text("message_repeated") : ""));
  }

  Result<std::vector<std::string>> files_of(CourtMessage const& message) const {
    std::vector<std::string> files;
    for (auto const& attachment : message.attachments) {
      auto bytes = read_attached((folder_ / attachment.file).string());
      if (!bytes) return passed_on(bytes);
      files.push_back(std::move(*bytes));
    }
    return files;
  }

  Result<> check_signature(CourtMessage const& message) const {
    if (!key_) return {};
    auto const signature = parse_signature(message.signature);
    if (signature && signed_with(message.signed_text, *signature, *key_)) return {};
    return fail(Code::rejected, "message_signature", {{"value", message.msg_id}});
  }

  void refuse(Refusal const& refusal) {
    auto const exit = exit_of(refusal.error);
    worst_ = std::max(worst_, exit);
    ++(exit == Exit::not_understood ? not_understood_ : refused_);
    if (talk_.json) return print(refusal_value(refusal, voice_));
    std::string text;
    for (char const c : refusal_text(refusal, voice_)) text += c == '\n' ? ' ' : c;
    say("✗ " + text);
  }

  void say(std::string const& text) {
    talk_.out << number_ << "  " << msg_id_ << (msg_id_.empty() ? "" : "  ") << text << "\n";
  }

  void print(Value const& answer) {
    Value numbered = object({{"message", json(number_)}, {"msg_id", json(msg_id_)}});
    for (auto const& [name, member] : answer.map()) numbered.set(name, member);
    talk_.out << write_json(numbered, false) << "\n";
  }

  void summary() {
    if (talk_.json) {
      auto const sum = object({{"done", json(done_)},
                               {"repeated", json(repeated_)},
                               {"refused", json(refused_)},
                               {"not_understood", json(not_understood_)}});
      talk_.out << write_json(object({{"summary", sum}}), false) << "\n";
      return;
    }
    talk_.out << voice_.text("messages_taken", {{"done", std::to_string(done_)},
                                                {"repeated", std::to_string(repeated_)},
                                                {"refused", std::to_string(refused_)},
                                                {"not_understood", std::to_string(not_understood_)}})
              << "\n";
  }

  Talk& talk_;
  AtDesk who_;
  Desk& desk_;
  Voice voice_;
  std::optional<PublicKey> key_;
  std::filesystem::path folder_;  // of the messages, and of the files they speak of
  int number_ = 0;
  std::string msg_id_;
  int done_ = 0, repeated_ = 0, refused_ = 0, not_understood_ = 0;
  Exit worst_ = Exit::done;
};

}  // namespace

Exit take_court_mail(Talk& talk, AtDesk const& who) {
  std::optional<PublicKey> key;
  if (auto const path = talk.asked.option("public-key")) {
    auto const read = read_public_key(*path);
    if (!read) return talk.refuse(read.error());
    key = *read;
  }
  auto const path = talk.asked.option("messages").value_or("");
  auto const text = whole_file(path, talk.in);
  if (!text) return talk.refuse(text.error());
  auto const letters = letters_in(*text, path);
  if (!letters) return talk.refuse(letters.error());
  auto place = talk.workplace();
  if (!place) return talk.refuse(place.error());
  return CourtMail(talk, who, **place, key).take(*letters);
}

}  // namespace liandiao::door
