#include "adapters/json/json.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>

#include "engine/base/utf8.hpp"

namespace liandiao {
namespace {

constexpr std::size_t depth_max = 32;
constexpr std::size_t shown_bytes_max = 40;
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// Walks the text beside nlohmann's parser, whose events carry no place: one step to each token it has accepted.
class Tokens {
 public:
  explicit Tokens(std::string_view text) : text_(text) {}

  /// The next token as written; `mark` is then where it begins.
  std::string_view next() {
    std::size_t const start = std::min(text_.find_first_not_of(" \t\r\n,:", end_), text_.size());
    advance(start);
    end_ = start;
    if (end_ == text_.size()) return {};
    if (text_[start] == '"')
      end_of_string();
    else if (std::string_view("{}[]").find(text_[start]) != std::string_view::npos)
      ++end_;
    else
      end_ = std::min(text_.find_first_of(" \t\r\n,:{}[]\"", start), text_.size());
    return text_.substr(start, end_ - start);
  }
  Mark mark() const { return mark_; }
  Mark mark_of(std::size_t offset) {  // not before the last token
    advance(offset);
    return mark_;
  }
  std::size_t end() const { return end_; }

 private:
  void end_of_string() {
    for (++end_; end_ < text_.size() && text_[end_] != '"'; ++end_)
      if (text_[end_] == '\\') ++end_;
    end_ = std::min(end_ + 1, text_.size());
  }
  void advance(std::size_t offset) {
    for (; at_ < offset; ++at_) {
      if (text_[at_] == '\n')
        mark_ = Mark{mark_.line + 1, 1};
      else if (!continues(text_[at_]))
        ++mark_.column;
    }
  }

  std::string_view text_;
  std::size_t end_ = 0;  // of the last token
  std::size_t at_ = 0;   // where `mark_` is
  Mark mark_{1, 1};
};

class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  Builder(std::string_view text, std::string const& source) : text_(text), source_(source), tokens_(text) {}

  Result<Value> finish() {
    if (refused_) return tl::unexpected<Error>(std::move(*refused_));
    return std::move(root_);
  }

  bool null() override {
    tokens_.next();
    return put(Value());
  }
  bool boolean(bool b) override {
    tokens_.next();
    return put(Value::of(b, tokens_.mark()));
  }
  bool number_integer(std::int64_t n) override {
    tokens_.next();
    return put(Value::of(n, tokens_.mark()));
  }
  bool number_unsigned(std::uint64_t n) override {
    if (n <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
      return number_integer(static_cast<std::int64_t>(n));
    return number_as_written();
  }
  bool number_float(double, std::string const&) override { return number_as_written(); }
  bool string(std::string& text) override {
    tokens_.next();
    if (text.find('\0') != std::string::npos) return refuse("json_nul");
    return put(Value::of(std::move(text), tokens_.mark()));
  }
  bool binary(nlohmann::json::binary_t&) override { return refuse("json_syntax"); }

  bool start_object(std::size_t) override { return open(true); }
  bool start_array(std::size_t) override { return open(false); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(std::string& key) override {
    tokens_.next();
    if (key.find('\0') != std::string::npos) return refuse("json_nul");
    Open& map = stack_.back();
    auto const [first, is_new] = map.line_of.emplace(key, tokens_.mark().line);
    if (!is_new) return refuse("json_key_repeated", {{"key", key}, {"first", std::to_string(first->second)}});
    map.key = std::move(key);
    return true;
  }

  /// `read` counts the bytes up to and with the one that could not be; the end of the text counts as one.
  bool parse_error(std::size_t read, std::string const&, nlohmann::detail::exception const&) override {
    std::size_t const at = read == 0 ? 0 : read - 1;
    std::string_view const tail = since_last_token(at);
    Mark const mark = tokens_.mark_of(std::min(at, text_.size()));
    if (!characters_in(tail)) return refuse_at("json_not_utf8", mark, {{"offset", std::to_string(at)}});
    if (at >= text_.size()) return refuse_at("json_ends_early", mark);
    return refuse_at("json_syntax", mark, {{"near", shown(tail)}});
  }

 private:
  struct Open {
    bool is_map = false;
    Mark mark;
    Value::List list;
    Value::Map map;
    std::unordered_map<std::string, int> line_of;  // of the keys so far
    std::string key;                               // of the value to come
  };

  bool number_as_written() {
    std::string written(tokens_.next());
    return put(Value::of(std::move(written), tokens_.mark(), true));
  }

  bool open(bool is_map) {
    tokens_.next();
    if (stack_.size() > depth_max) return too_deep();
    stack_.emplace_back();
    stack_.back().is_map = is_map;
    stack_.back().mark = tokens_.mark();
    return true;
  }

  bool close() {
    tokens_.next();
    Open done = std::move(stack_.back());
    stack_.pop_back();
    return put(done.is_map ? Value::of(std::move(done.map), done.mark) : Value::of(std::move(done.list), done.mark));
  }

  bool put(Value value) {
    if (stack_.size() > depth_max) return too_deep();
    if (stack_.empty())
      root_ = std::move(value);
    else if (stack_.back().is_map)
      stack_.back().map.emplace_back(std::move(stack_.back().key), std::move(value));
    else
      stack_.back().list.push_back(std::move(value));
    return true;
  }

  bool too_deep() { return refuse("json_too_deep", {{"max", std::to_string(depth_max)}}); }

  /// What was read from the last token up to and with the character at `at`.
  std::string_view since_last_token(std::size_t at) const {
    std::size_t const start = std::min({text_.find_first_not_of(" \t\r\n,:", tokens_.end()), at, text_.size()});
    std::size_t stop = std::min(at + 1, text_.size());
    while (stop < text_.size() && continues(text_[stop])) ++stop;
    return text_.substr(start, stop - start);
  }

  /// Its end, in whole characters.
  static std::string shown(std::string_view tail) {
    if (tail.size() > shown_bytes_max) tail.remove_prefix(tail.size() - shown_bytes_max);
    while (!tail.empty() && continues(tail.front())) tail.remove_prefix(1);
    return std::string(tail);
  }

  bool refuse(std::string key, Params more = {}) { return refuse_at(std::move(key), tokens_.mark(), std::move(more)); }
  bool refuse_at(std::string key, Mark mark, Params more = {}) {
    Params with{{"source", source_}, {"line", std::to_string(mark.line)}, {"column", std::to_string(mark.column)}};
    for (auto& named : more) with.push_back(std::move(named));
    refused_ = Error{Code::invalid_input, std::move(key), std::move(with)};
    return false;
  }

  std::string_view text_;
  std::string const& source_;
  Tokens tokens_;
  std::vector<Open> stack_;
  Value root_;
  std::optional<Error> refused_;
};

void append_pretty(std::string& out, Value const& value, std::size_t indent);

void break_line(std::string& out, char const* before, std::size_t indent) {
  out += before;
  out += '\n';
  out.append(indent, ' ');
}

void append_pretty_list(std::string& out, Value::List const& items, std::size_t indent) {
  char const* separator = "[";
  for (auto const& item : items) {
    break_line(out, separator, indent + 2);
    append_pretty(out, item, indent + 2);
    separator = ",";
  }
  break_line(out, "", indent);
  out += ']';
}

void append_pretty_map(std::string& out, Value::Map const& entries, std::size_t indent) {
  char const* separator = "{";
  for (auto const& [key, item] : entries) {
    break_line(out, separator, indent + 2);
    append_canonical(out, key);
    out += ": ";
    append_pretty(out, item, indent + 2);
    separator = ",";
  }
  break_line(out, "", indent);
  out += '}';
}

void append_pretty(std::string& out, Value const& value, std::size_t indent) {
  if (value.kind() == Value::Kind::list && !value.list().empty())
    append_pretty_list(out, value.list(), indent);
  else if (value.kind() == Value::Kind::map && !value.map().empty())
    append_pretty_map(out, value.map(), indent);
  else
    out += canonical_text(value);
}

}  // namespace

Result<Value> read_json(std::string_view text, std::string const& source) {
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
  // nlohmann takes a NUL between tokens for the end of the text, and would accept whatever follows it.
  if (auto const nul = text.find('\0'); nul != std::string_view::npos) {
    Mark const mark = Tokens(text).mark_of(nul);
    return fail(Code::invalid_input, "json_nul",
                {{"source", source}, {"line", std::to_string(mark.line)}, {"column", std::to_string(mark.column)}});
  }
  Builder builder(text, source);
  nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  return builder.finish();
}

std::string write_json(Value const& value, bool pretty) {
  if (!pretty) return canonical_text(value);
  std::string out;
  append_pretty(out, value, 0);
  return out;
}

}  // namespace liandiao
