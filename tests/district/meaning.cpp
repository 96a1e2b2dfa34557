#include "tests/district/meaning.hpp"

#include <cctype>
#include <optional>
#include <stdexcept>

#include "generated/sql.hpp"

namespace liandiao::district {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) { next(); }

  Meaning meaning() {
    Meaning read;
    if (takes("INSERT")) {
      insert(read);
    } else if (takes("UPDATE")) {
      read.kind = Meaning::Kind::update;
      read.table = name();
      must("SET");
      do {
        auto column = name();
        must("=");
        read.values.emplace_back(std::move(column), source());
      } while (takes(","));
      where(read);
    } else {
      must("DELETE");
      must("FROM");
      read.kind = Meaning::Kind::remove;
      read.table = name();
      where(read);
    }
    takes(";");
    if (!token_.empty()) wrong();
    return read;
  }

 private:
  void insert(Meaning& read) {
    must("INTO");
    read.table = name();
    must("(");
    do read.values.emplace_back(name(), Source{});
    while (takes(","));
    must(")");
    must("VALUES");
    must("(");
    for (std::size_t at = 0; at < read.values.size(); ++at) {
      if (at > 0) must(",");
      read.values[at].second = source();
    }
    must(")");
    if (!takes("ON")) return;
    must("CONFLICT");
    skip_brackets();
    must("DO");
    must("NOTHING");
  }

  void where(Meaning& read) {
    must("WHERE");
    do {
      auto column = name();
      must("=");
      read.where.emplace_back(std::move(column), parameter());
    } while (takes("AND"));
  }

  Source source() {
    Source read;
    if (token_[0] == ':') {
      read.kind = Source::Kind::parameter;
      read.parameter = parameter();
    } else if (takes("CAST")) {
      must("(");
      read = source();
      must("AS");
      name();
      must(")");
    } else if (takes("CASE")) {
      must("WHEN");
      read.kind = Source::Kind::when;
      do condition(read);
      while (takes("AND"));
      must("THEN");
      read.then = std::make_shared<Source>(source());
      must("END");
    } else if (takes("NULL")) {
      read.literal.null = true;
    } else if (token_[0] == '\'') {
      read.literal = sql::Cell::of(token_.substr(1, token_.size() - 2));
      next();
    } else if (std::isdigit(static_cast<unsigned char>(token_[0])) != 0) {
      read.literal = sql::Cell::of(std::stoll(token_));
      next();
    } else {
      wrong();
    }
    return read;
  }

  void condition(Source& read) {
    if (token_ == "(") return skip_brackets();
    auto column = name();
    must("=");
    read.conditions.emplace_back(std::move(column), parameter());
  }

  void skip_brackets() {
    must("(");
    while (token_ != ")") {
      if (token_.empty()) wrong();
      if (token_ == "(")
        skip_brackets();
      else
        next();
    }
    next();
  }

  std::string parameter() {
    if (token_.empty() || token_[0] != ':') wrong();
    auto read = token_.substr(1);
    next();
    return read;
  }
  std::string name() {
    bool const quoted = !token_.empty() && token_[0] == '"';
    if (!quoted && (token_.empty() || !is_word(token_[0]))) wrong();
    auto read = quoted ? token_.substr(1, token_.size() - 2) : token_;
    next();
    return read;
  }
  bool takes(std::string_view word) {
    if (token_ != word) return false;
    next();
    return true;
  }
  void must(std::string_view word) {
    if (!takes(word)) wrong();
  }
  [[noreturn]] void wrong() const {
    throw std::runtime_error("what this statement does to a row is not known, at '" + token_ +
                             "': " + std::string(text_));
  }

  void next() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
    auto const begin = at_;
    if (at_ == text_.size()) return token_.clear();
    char const first = text_[at_++];
    if (first == '\'' || first == '"') {
      while (at_ < text_.size() && text_[at_] != first) ++at_;
      ++at_;
    } else if (is_word(first) || first == ':') {
      while (at_ < text_.size() && is_word(text_[at_])) ++at_;
    }
    token_ = text_.substr(begin, at_ - begin);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string token_;
};

}  // namespace

Meaning read_meaning(std::string_view statement) { return Reader(statement).meaning(); }

Meaning const& meaning_of(sql::Query query) {
  // Read when first asked for, by whichever thread: most of the named statements are no step's.
  static thread_local std::vector<std::optional<Meaning>> known(query::all.size());
  auto& meaning = known[query.at];
  if (!meaning) meaning = read_meaning(query::all[query.at].sqlite);
  return *meaning;
}

}  // namespace liandiao::district
