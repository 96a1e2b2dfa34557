#include "adapters/yaml/yaml.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <unordered_map>

#include "engine/base/utf8.hpp"

namespace liandiao {
namespace {

constexpr std::size_t file_mib_max = 8;
constexpr std::size_t file_bytes_max = file_mib_max * 1024 * 1024;
constexpr std::size_t depth_max = 32;
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

/// Line and column of a byte; asked in ascending order it walks the text once. yaml-cpp counts columns in bytes, which
/// would report a line of Chinese three times as wide as it is.
class Places {
 public:
  explicit Places(std::string_view text) : text_(text) {}

  Mark of(std::size_t offset) {
    if (offset < at_) *this = Places(text_);
    for (; at_ < offset && at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n')
        mark_ = Mark{mark_.line + 1, 1};
      else if ((static_cast<unsigned char>(text_[at_]) & 0xc0) != 0x80)
        ++mark_.column;
    }
    return mark_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  Mark mark_{1, 1};
};

Error refusal(std::string key, std::string const& file, Mark mark, Params more = {}) {
  Params with{{"file", file}, {"line", std::to_string(mark.line)}, {"column", std::to_string(mark.column)}};
  for (auto& named : more) with.push_back(std::move(named));
  return Error{Code::invalid_input, std::move(key), std::move(with)};
}

bool quoted(char first) { return first == '"' || first == '\''; }

/// Builds the tree from yaml-cpp's events. The first refusal stays and the rest passes unread: a handler has no other
/// way to stop the parser.
class Builder : public YAML::EventHandler {
 public:
  Builder(std::string_view text, std::string const& file) : text_(text), file_(file), places_(text) {}

  Result<Value> finish() {
    if (!refused_) refused_ = std::move(colon_missing_);
    if (refused_) return tl::unexpected<Error>(std::move(*refused_));
    return std::move(root_);
  }

  /// What yaml-cpp's exception is to the author of the file.
  Error refusal_of(YAML::Exception const& e) {
    namespace said = YAML::ErrorMsg;
    bool const flow_open = e.msg == said::END_OF_SEQ_FLOW || e.msg == said::END_OF_MAP_FLOW;
    if (refused_ && (!flow_open || in_nested_key_ == 0)) return std::move(*refused_);
    std::size_t const at = e.mark.is_null() ? text_.size() : offset(e.mark);
    if (auto const tab = tab_in_indent(at)) return refusal("yaml_tab", file_, places_.of(*tab));
    Mark const mark = places_.of(at);
    if (flow_open) return unclosed(mark);
    if (e.msg == said::EOF_IN_SCALAR) return refusal("yaml_quote_open", file_, mark);
    if (e.msg == said::UNKNOWN_ANCHOR) return refusal("yaml_alias", file_, mark);
    if (e.msg == said::MAP_VALUE) return refusal("yaml_colon", file_, mark);
    if (e.msg == said::END_OF_MAP || e.msg == said::END_OF_SEQ) return refusal("yaml_out_of_place", file_, mark);
    if (e.msg == said::UNKNOWN_TOKEN)
      return refusal("yaml_reserved", file_, mark, {{"character", std::string(1, byte(at))}});
    return refusal("yaml_syntax", file_, mark, {{"reason", e.msg}});
  }

 private:
  struct Open {
    bool is_map = false;
    Mark mark;
    Value::List list;
    Value::Map map;
    std::unordered_map<std::string, int> line_of;  // of the keys so far
    std::optional<std::string> key;                // given, its value still to come
    std::size_t key_at = 0;
  };

  void OnDocumentStart(YAML::Mark const& mark) override {
    if (documents_++ > 0) refuse("yaml_second_document", offset(mark));
  }
  void OnDocumentEnd() override {}

  void OnNull(YAML::Mark const& mark, YAML::anchor_t) override {
    std::size_t const at = offset(mark);
    if (key_awaited()) return refuse("yaml_key_empty", at);
    if (!admitted(at)) return;
    // A null that stands no later than its key comes of a key that no colon follows, which yaml-cpp lets pass. Where
    // the parser then fails, as it does in a bracket without end, that failure says more.
    if (!stack_.empty() && stack_.back().is_map && at <= stack_.back().key_at && !colon_missing_)
      colon_missing_ =
          refusal("yaml_colon_missing", file_, places_.of(stack_.back().key_at), {{"key", *stack_.back().key}});
    put(Value());
  }

  void OnScalar(YAML::Mark const& mark, std::string const&, YAML::anchor_t, std::string const& text) override {
    std::size_t const at = offset(mark);
    if (!admitted(at)) return;
    char const first = byte(at);
    // yaml-cpp 0.7 takes the end of the file for a closing quote.
    if (quoted(first) && !quote_closed(at)) return refuse("yaml_quote_open", at);
    if (!characters_in(text)) return refuse("yaml_nul", at);
    if (key_awaited()) return take_key(text, at);
    bool const plain = !quoted(first) && first != '|' && first != '>';
    put(plain && text.empty() ? Value() : Value::of(text, places_.of(at), plain));
  }

  void OnAlias(YAML::Mark const& mark, YAML::anchor_t) override { refuse("yaml_alias", offset(mark)); }
  void OnAnchor(YAML::Mark const& mark, std::string const&) override { refuse("yaml_anchor", offset(mark)); }
  void OnSequenceStart(YAML::Mark const& mark, std::string const&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    open(offset(mark), false);
  }
  void OnMapStart(YAML::Mark const& mark, std::string const&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    open(offset(mark), true);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapEnd() override { close(); }

  void open(std::size_t at, bool is_map) {
    if (in_nested_key_ > 0 || (!refused_ && key_awaited())) ++in_nested_key_;
    if (key_awaited()) return refuse("yaml_key_nested", at);
    if (!admitted(at)) return;
    stack_.emplace_back();
    stack_.back().is_map = is_map;
    stack_.back().mark = places_.of(at);
  }

  void close() {
    if (in_nested_key_ > 0) --in_nested_key_;
    if (refused_) return;
    Open done = std::move(stack_.back());
    stack_.pop_back();
    put(done.is_map ? Value::of(std::move(done.map), done.mark) : Value::of(std::move(done.list), done.mark));
  }

  void take_key(std::string const& key, std::size_t at) {
    if (key.empty()) return refuse("yaml_key_empty", at);
    Open& map = stack_.back();
    auto const [first, is_new] = map.line_of.emplace(key, places_.of(at).line);
    if (!is_new) return refuse("yaml_key_repeated", at, {{"key", key}, {"first", std::to_string(first->second)}});
    map.key = key;
    map.key_at = at;
  }

  void put(Value value) {
    if (stack_.empty()) {
      root_ = std::move(value);
    } else if (stack_.back().is_map) {
      stack_.back().map.emplace_back(std::move(*stack_.back().key), std::move(value));
      stack_.back().key.reset();
    } else {
      stack_.back().list.push_back(std::move(value));
    }
  }

  bool key_awaited() const { return !stack_.empty() && stack_.back().is_map && !stack_.back().key; }

  /// Whether a node may stand here. A tag shows in the text only: in its event, `! 1` looks like a quoted scalar, and
  /// the tag of a null is not told at all.
  bool admitted(std::size_t at) {
    if (byte(at) == '!') refuse("yaml_tag", at);
    if (byte(at) == '&') refuse("yaml_anchor", at);
    if (stack_.size() > depth_max) refuse("yaml_too_deep", at, {{"max", std::to_string(depth_max)}});
    return !refused_;
  }

  void refuse(std::string key, std::size_t at, Params more = {}) {
    if (!refused_) refused_ = refusal(std::move(key), file_, places_.of(at), std::move(more));
  }

  Error unclosed(Mark mark) const {
    Mark const opened = stack_.empty() ? mark : stack_.back().mark;
    return refusal("yaml_bracket_open", file_, mark,
                   {{"opened_line", std::to_string(opened.line)}, {"opened_column", std::to_string(opened.column)}});
  }

  bool quote_closed(std::size_t at) const {
    char const quote = text_[at];
    for (std::size_t i = at + 1; i < text_.size(); ++i) {
      if (quote == '"' && text_[i] == '\\')
        ++i;
      else if (text_[i] == quote && quote == '\'' && byte(i + 1) == '\'')
        ++i;
      else if (text_[i] == quote)
        return true;
    }
    return false;
  }

  std::optional<std::size_t> tab_in_indent(std::size_t at) const {
    std::size_t const newline = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
    std::size_t const start = newline == std::string_view::npos ? 0 : newline + 1;
    std::size_t const odd = std::min(text_.find_first_not_of(' ', start), text_.size());
    return byte(odd) == '\t' ? std::optional(odd) : std::nullopt;
  }

  char byte(std::size_t at) const { return at < text_.size() ? text_[at] : ' '; }
  static std::size_t offset(YAML::Mark const& mark) { return static_cast<std::size_t>(mark.pos); }

  std::string_view text_;
  std::string const& file_;
  Places places_;
  std::vector<Open> stack_;
  Value root_;
  int documents_ = 0;
  // How deep the parser is in a list or map that stands as a key. It takes a bracket without end for one: when it fails
  // before leaving it, the bracket is the mistake.
  int in_nested_key_ = 0;
  std::optional<Error> refused_;
  std::optional<Error> colon_missing_;
};

/// The first byte that is not part of a character YAML may hold; the size of the text when all are. Control characters
/// are kept from yaml-cpp, which takes byte 4 for the end of the file.
std::size_t first_bad_byte(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    auto const c = static_cast<unsigned char>(text[i]);
    bool const lone_return = c == '\r' && text.substr(i + 1, 1) != "\n";
    if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f || lone_return) return i;
    std::size_t const length = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
    if (c >= 0x80 && characters_in(text.substr(i, length)) != 1) return i;
    i += length;
  }
  return i;
}

Error too_large(std::string const& file) {
  return Error{Code::invalid_input, "file_too_large", {{"file", file}, {"max", std::to_string(file_mib_max)}}};
}

std::optional<Error> bad_bytes(std::string_view text, std::string const& file) {
  std::size_t const bad = first_bad_byte(text);
  if (bad == text.size()) return std::nullopt;
  constexpr char hex[] = "0123456789abcdef";
  auto const c = static_cast<unsigned char>(text[bad]);
  return refusal(c == 0     ? "yaml_nul"
                 : c < 0x80 ? "yaml_control"
                            : "yaml_not_utf8",
                 file, Places(text).of(bad), {{"byte", {hex[c >> 4], hex[c & 15]}}, {"offset", std::to_string(bad)}});
}

}  // namespace

Result<Value> read_yaml(std::string_view text, std::string const& file) {
  if (text.size() > file_bytes_max) return tl::unexpected<Error>(too_large(file));
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
  if (auto bad = bad_bytes(text, file)) return tl::unexpected<Error>(std::move(*bad));
  Builder builder(text, file);
  std::istringstream in{std::string(text)};
  try {
    YAML::Parser parser(in);
    while (parser.HandleNextDocument(builder)) continue;
  } catch (YAML::Exception const& e) {
    return tl::unexpected<Error>(builder.refusal_of(e));
  }
  return builder.finish();
}

Result<Value> read_yaml_file(std::filesystem::path const& path) {
  std::string const file = path.string();
  std::error_code error;
  auto const status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found)
    return fail(Code::not_found, "file_not_found", {{"file", file}});
  if (std::filesystem::is_directory(status)) return fail(Code::unavailable, "file_is_directory", {{"file", file}});
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  std::string text(file_bytes_max + 1, '\0');
  if (in) in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.gcount() == 0 && !in.eof())
    return fail(Code::unavailable, "file_unreadable", {{"file", file}, {"reason", std::strerror(errno)}});
  text.resize(static_cast<std::size_t>(in.gcount()));
  return read_yaml(text, file);
}

}  // namespace liandiao
