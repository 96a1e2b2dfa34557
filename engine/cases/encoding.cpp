#include "engine/cases/encoding.hpp"

#include <charconv>
#include <limits>

#include "engine/base/utf8.hpp"

namespace liandiao {
namespace {

std::string shown(Value const& value) {
  if (value.kind() == Value::Kind::text) {
    constexpr std::size_t enough = 60;
    return characters_in(value.text()) && value.text().size() <= enough ? value.text() : "…";
  }
  if (value.kind() == Value::Kind::integer) return std::to_string(value.integer());
  return std::string(word_of(value.kind()));
}

Result<std::string> plain_text(Value const& value, Reading const& reading) {
  if (value.kind() == Value::Kind::integer && !reading.stored) return std::to_string(value.integer());
  if (value.kind() != Value::Kind::text) return complain(reading, value, "field_wants_text");
  return value.text();
}

}  // namespace

tl::unexpected<Error> complain(Reading const& reading, Value const& value, std::string key, Params with) {
  with.insert(with.begin(), {"field", reading.path});
  with.emplace_back("value", shown(value));
  if (value.mark().line > 0) {
    with.emplace_back("line", std::to_string(value.mark().line));
    with.emplace_back("column", std::to_string(value.mark().column));
  }
  return fail(reading.stored ? Code::corrupt : Code::invalid_input, std::move(key), std::move(with));
}

std::string LeafPath::text() const {
  std::string before = above == nullptr ? std::string() : above->text();
  if (index != 0) return before + "[" + std::to_string(index) + "]";
  if (name == nullptr) return before;
  return before.empty() ? std::string(name) : before + "." + name;
}

std::string row_ref_text(RowRef const& row) { return std::to_string(row.seq) + "." + std::to_string(row.index); }

std::optional<RowRef> parse_row_ref(std::string_view text) {
  RowRef row;
  char const* const end = text.data() + text.size();
  auto const seq = std::from_chars(text.data(), end, row.seq);
  if (seq.ec != std::errc{} || seq.ptr == end || *seq.ptr != '.') return std::nullopt;
  auto const index = std::from_chars(seq.ptr + 1, end, row.index);
  if (index.ec != std::errc{} || index.ptr != end || row.seq < 1 || row.index < 0) return std::nullopt;
  return row;
}

Result<> read_scalar(Value const& value, bool& into, Reading const& reading) {
  if (value.kind() == Value::Kind::boolean) {
    into = value.boolean();
    return {};
  }
  if (value.plain() && (value.text() == "true" || value.text() == "false")) {
    into = value.text() == "true";
    return {};
  }
  return complain(reading, value, "field_wants_boolean");
}

Result<> read_scalar(Value const& value, std::int64_t& into, Reading const& reading) {
  if (value.kind() == Value::Kind::integer) {
    into = value.integer();
    return {};
  }
  if (value.plain()) {
    std::string const& text = value.text();
    bool const octal_looking = text.size() > 1 && text[0] == '0';
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    if (error == std::errc{} && end == text.data() + text.size() && !octal_looking) return {};
  }
  return complain(reading, value, "field_wants_integer");
}

Result<> read_scalar(Value const& value, int& into, Reading const& reading) {
  std::int64_t wide = 0;
  if (auto result = read_scalar(value, wide, reading); !result) return result;
  if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max())
    return complain(reading, value, "field_wants_integer");
  into = static_cast<int>(wide);
  return {};
}

Result<> read_scalar(Value const& value, std::string& into, Reading const& reading) {
  auto text = plain_text(value, reading);
  if (!text) return passed_on(text);
  if (!characters_in(*text)) return complain(reading, value, "field_text_broken");
  into = std::move(*text);
  return {};
}

Result<> read_scalar(Value const& value, Symbol& into, Reading const& reading) {
  constexpr std::size_t longest_word = 64;
  std::string text;
  if (auto result = read_scalar(value, text, reading); !result) return result;
  if (text.empty() || text.size() > longest_word) return complain(reading, value, "field_wants_word");
  into = Symbol(text);
  return {};
}

Result<> read_scalar(Value const& value, Date& into, Reading const& reading) {
  if (value.kind() == Value::Kind::text)
    if (auto const day = parse_date(value.text())) {
      into = *day;
      return {};
    }
  return complain(reading, value, "field_wants_date");
}

Result<> read_scalar(Value const& value, TimeOfDay& into, Reading const& reading) {
  if (value.kind() == Value::Kind::text)
    if (auto const minute = parse_minute_of_day(value.text())) {
      into.minute = *minute;
      return {};
    }
  return complain(reading, value, "field_wants_time_of_day");
}

Result<> read_scalar(Value const& value, Money& into, Reading const& reading) {
  if (reading.stored && value.kind() == Value::Kind::integer) {
    into = Money{value.integer()};
    return {};
  }
  std::optional<Money> amount;
  if (value.kind() == Value::Kind::text) amount = parse_money(value.text());
  if (value.kind() == Value::Kind::integer) amount = parse_money(std::to_string(value.integer()));
  if (!amount) return complain(reading, value, "field_wants_amount");
  into = *amount;
  return {};
}

Result<> read_scalar(Value const& value, Digest& into, Reading const& reading) {
  if (value.kind() == Value::Kind::text)
    if (auto const digest = parse_digest(value.text())) {
      into = *digest;
      return {};
    }
  return complain(reading, value, "field_wants_digest");
}

Result<> read_scalar(Value const& value, RowRef& into, Reading const& reading) {
  if (value.kind() == Value::Kind::text)
    if (auto const row = parse_row_ref(value.text())) {
      into = *row;
      return {};
    }
  return complain(reading, value, "field_wants_row");
}

Result<> read_scalar(Value const& value, Unit& into, Reading const& reading) {
  if (value.kind() == Value::Kind::text)
    if (auto const unit = parse_unit(value.text())) {
      into = *unit;
      return {};
    }
  return complain(reading, value, "field_wants_unit");
}

Result<> read_scalar(Value const& value, Span& into, Reading const& reading) {
  if (value.kind() == Value::Kind::text && value.text().size() == 21 && value.text()[10] == '/') {
    auto const from = parse_date(std::string_view(value.text()).substr(0, 10));
    auto const to = parse_date(std::string_view(value.text()).substr(11));
    if (from && to && *from <= *to) {
      into = Span{*from, *to};
      return {};
    }
  }
  return complain(reading, value, "field_wants_span");
}

Result<> read_text(Value const& value, std::string& into, std::size_t characters_max, Reading const& reading) {
  auto text = plain_text(value, reading);
  if (!text) return passed_on(text);
  auto const length = characters_in(*text);
  if (!length) return complain(reading, value, "field_text_broken");
  if (*length == 0) return complain(reading, value, "field_text_empty");
  if (*length > characters_max)
    return complain(reading, value, "field_text_long",
                    {{"max", std::to_string(characters_max)}, {"length", std::to_string(*length)}});
  into = std::move(*text);
  return {};
}

Result<> read_private(Value const& value, Private& into, std::size_t characters_max, Reading const& reading) {
  if (!reading.stored) return read_text(value, into.text, characters_max, reading);
  if (value.kind() == Value::Kind::text) {
    auto const colon = value.text().find(':');
    if (colon != std::string::npos) {
      auto const row = parse_row_ref(std::string_view(value.text()).substr(0, colon));
      auto const digest = parse_digest(std::string_view(value.text()).substr(colon + 1));
      if (row && digest) {
        into.row = *row;
        into.digest = *digest;
        return {};
      }
    }
  }
  return complain(reading, value, "field_wants_row");
}

Result<> read_word(Value const& value, Symbol& into, std::span<std::string_view const> words, Reading const& reading) {
  std::string known;
  for (auto const word : words) {
    if (value.kind() == Value::Kind::text && value.text() == word) {
      into = Symbol(word);
      return {};
    }
    known += (known.empty() ? "" : ", ") + std::string(word);
  }
  return complain(reading, value, "field_wants_one_of", {{"known", known}});
}

Result<> read_reference(Value const& value, std::int64_t& into, Reading const& reading) {
  if (auto result = read_scalar(value, into, reading); !result) return result;
  if (into < 1 || into > std::numeric_limits<int>::max()) return complain(reading, value, "field_wants_number");
  return {};
}

void write_scalar(std::string& out, bool b) { out += b ? "true" : "false"; }

void write_scalar(std::string& out, std::int64_t n) {
  char buffer[24];
  auto const end = std::to_chars(buffer, buffer + sizeof buffer, n).ptr;
  out.append(buffer, end);
}

void write_scalar(std::string& out, int n) { write_scalar(out, static_cast<std::int64_t>(n)); }
void write_scalar(std::string& out, std::string const& text) { append_canonical(out, text); }
void write_scalar(std::string& out, Symbol symbol) { append_canonical(out, symbol.view()); }
void write_scalar(std::string& out, Money amount) { write_scalar(out, amount.fen); }
void write_scalar(std::string& out, Unit unit) { append_canonical(out, word_of(unit)); }

void write_scalar(std::string& out, Date day) {
  out += '"';
  out += day.text();
  out += '"';
}

void write_scalar(std::string& out, TimeOfDay time) {
  out += '"';
  out += minute_of_day_text(time.minute);
  out += '"';
}

void write_scalar(std::string& out, Digest const& digest) {
  out += '"';
  out += digest.hex();
  out += '"';
}

void write_scalar(std::string& out, RowRef const& row) {
  out += '"';
  out += row_ref_text(row);
  out += '"';
}

void write_scalar(std::string& out, Span const& span) {
  out += '"';
  out += span.from.text();
  out += '/';
  out += span.to.text();
  out += '"';
}

void write_scalar(std::string& out, Private const& sealed) {
  out += '"';
  out += row_ref_text(sealed.row);
  out += ':';
  out += sealed.digest.hex();
  out += '"';
}

}  // namespace liandiao
