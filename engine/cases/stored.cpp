#include "engine/cases/stored.hpp"

#include <limits>

#include "engine/base/utf8.hpp"

namespace liandiao {
namespace {

/// A string that is valid text.
std::optional<std::string_view> text_in(CanonicalReader& in) {
  auto const taken = in.string();
  if (!taken || (!taken->plain && !characters_in(taken->text))) return std::nullopt;
  return taken->text;
}

template <class T>
bool taken_over(std::optional<T> const& parsed, T& into) {
  if (parsed) into = *parsed;
  return parsed.has_value();
}

/// Digits as they are written: no sign, no needless nought.
bool spelled_once(std::string_view digits) {
  return !digits.empty() && digits[0] != '-' && (digits[0] != '0' || digits.size() == 1);
}

}  // namespace

bool take_scalar(CanonicalReader& in, bool& into) { return taken_over(in.boolean(), into); }
bool take_scalar(CanonicalReader& in, std::int64_t& into) { return taken_over(in.integer(), into); }

bool take_scalar(CanonicalReader& in, int& into) {
  auto const wide = in.integer();
  if (!wide || *wide < std::numeric_limits<int>::min() || *wide > std::numeric_limits<int>::max()) return false;
  into = static_cast<int>(*wide);
  return true;
}

bool take_scalar(CanonicalReader& in, std::string& into) {
  auto const text = text_in(in);
  if (text) into = *text;
  return text.has_value();
}

bool take_scalar(CanonicalReader& in, Symbol& into) {
  constexpr std::size_t longest_word = 64;
  auto const text = text_in(in);
  if (!text || text->empty() || text->size() > longest_word) return false;
  into = Symbol(*text);
  return true;
}

bool take_scalar(CanonicalReader& in, Date& into) {
  auto const text = in.string();
  return text && taken_over(parse_date(text->text), into);
}

bool take_scalar(CanonicalReader& in, BusinessTime& into) {
  auto const text = in.string();
  if (!text || (text->text.size() > 10 && text->text[10] != 'T')) return false;
  return taken_over(parse_business_time(text->text), into);
}

bool take_scalar(CanonicalReader& in, Money& into) { return take_scalar(in, into.fen); }

bool take_scalar(CanonicalReader& in, Digest& into) {
  auto const text = in.string();
  return text && taken_over(parse_digest(text->text), into);
}

bool take_scalar(CanonicalReader& in, RowRef& into) {
  auto const text = in.string();
  if (!text || !taken_over(parse_row_ref(text->text), into)) return false;
  auto const point = text->text.find('.');
  return spelled_once(text->text.substr(0, point)) && spelled_once(text->text.substr(point + 1));
}

bool take_scalar(CanonicalReader& in, Unit& into) {
  auto const text = in.string();
  return text && taken_over(parse_unit(text->text), into);
}

bool take_scalar(CanonicalReader& in, Span& into) {
  auto const text = in.string();
  return text && read_scalar(Value::of(std::string(text->text)), into, Reading{"", true}).has_value();
}

}  // namespace liandiao
