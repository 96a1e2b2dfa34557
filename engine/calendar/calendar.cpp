#include "engine/calendar/calendar.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <initializer_list>
#include <map>
#include <optional>
#include <utility>

#include "engine/base/utf8.hpp"

namespace liandiao {
namespace {

constexpr int reach_days = 31;  // how far outside its own year a notice may name a day
constexpr int first_year = 1900;
constexpr int last_year = 2999;
constexpr unsigned reach_back_from = 25;  // of December: no 元旦 notice has begun earlier
constexpr std::string_view date_form = "YYYY-MM-DD | YYYY-MM-DD..YYYY-MM-DD";

bool weekend(Date day) {
  auto const weekday = day.weekday();
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

std::string shown(Value const& value) {
  switch (value.kind()) {
    case Value::Kind::text: return value.text();
    case Value::Kind::integer: return std::to_string(value.integer());
    default: return std::string(word_of(value.kind()));
  }
}

tl::unexpected<Error> complain(std::string error, Value const& at, std::string_view key, std::string_view expected,
                               Params more = {}) {
  Params with{{"line", std::to_string(at.mark().line)},
              {"column", std::to_string(at.mark().column)},
              {"key", std::string(key)},
              {"value", shown(at)},
              {"expected", std::string(expected)}};
  with.insert(with.end(), more.begin(), more.end());
  return fail(Code::invalid_input, std::move(error), std::move(with));
}

/// A map with no key but these.
Result<> expect_map(Value const& value, std::string_view name, std::initializer_list<std::string_view> keys) {
  if (value.kind() != Value::Kind::map) return complain("calendar_wrong_type", value, name, "map");
  std::string allowed;
  for (auto key : keys) allowed += (allowed.empty() ? "" : ", ") + std::string(key);
  for (auto const& [key, inner] : value.map())
    if (std::find(keys.begin(), keys.end(), key) == keys.end())
      return complain("calendar_key_unknown", inner, key, allowed);
  return {};
}

Result<Value const*> field(Value const& map, std::string_view key, std::string_view expected) {
  auto const* value = map.find(key);
  if (value == nullptr) return complain("calendar_key_missing", map, key, expected);
  return value;
}

Result<Value::List const*> filled_list(Value const& value, std::string_view key) {
  if (value.kind() != Value::Kind::list) return complain("calendar_wrong_type", value, key, "list");
  if (value.list().empty()) return complain("calendar_list_empty", value, key, "list");
  return &value.list();
}

Result<Value::List const*> list_field(Value const& map, std::string_view key) {
  auto const value = field(map, key, "list");
  if (!value) return tl::unexpected(value.error());
  return filled_list(**value, key);
}

Result<std::string> label(Value const& value, std::string_view key) {
  if (value.kind() != Value::Kind::text) return complain("calendar_wrong_type", value, key, "text");
  auto const length = characters_in(value.text());
  if (!length || *length == 0 || *length > 200) return complain("calendar_text_length", value, key, "1..200");
  return value.text();
}

Result<std::string> label_field(Value const& map, std::string_view key) {
  auto const value = field(map, key, "text");
  if (!value) return tl::unexpected(value.error());
  return label(**value, key);
}

/// A calendar is named in flows and events, so its name is a word.
Result<std::string> name_field(Value const& map) {
  auto name = label_field(map, "calendar");
  if (!name) return name;
  auto const fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  if (name->size() > 32 || !std::all_of(name->begin(), name->end(), fits))
    return complain("calendar_name_invalid", *map.find("calendar"), "calendar", "a-z 0-9 _");
  return name;
}

std::optional<std::int64_t> integer_in(Value const& value) {
  if (value.kind() == Value::Kind::integer) return value.integer();
  if (value.kind() != Value::Kind::text || !value.plain()) return std::nullopt;
  std::int64_t number = 0;
  auto const* end = value.text().data() + value.text().size();
  auto const [stop, error] = std::from_chars(value.text().data(), end, number);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

Result<int> year_field(Value const& map) {
  auto const value = field(map, "year", "YYYY");
  if (!value) return tl::unexpected(value.error());
  auto const number = integer_in(**value);
  if (!number) return complain("calendar_wrong_type", **value, "year", "integer");
  if (*number < first_year || *number > last_year)
    return complain("calendar_year_invalid", **value, "year",
                    std::to_string(first_year) + ".." + std::to_string(last_year));
  return static_cast<int>(*number);
}

struct Range {
  Date from;
  Date to;
};

/// `2026-02-15` or `2026-02-15..2026-02-23`.
Result<Range> range_of(Value const& value, std::string_view key) {
  if (value.kind() != Value::Kind::text) return complain("calendar_wrong_type", value, key, date_form);
  std::string_view const text = value.text();
  auto const dots = text.find("..");
  auto const from = parse_date(text.substr(0, dots));
  auto const to = dots == std::string_view::npos ? from : parse_date(text.substr(dots + 2));
  if (!from || !to) return complain("calendar_date_invalid", value, key, date_form);
  if (*to < *from)
    return complain("calendar_range_reversed", value, key, date_form, {{"from", from->text()}, {"to", to->text()}});
  return Range{*from, *to};
}

/// Reads notices one after another and remembers who named which day.
class NoticeReader {
 public:
  Result<Notice> read(Value const& value);

 private:
  struct Naming {
    int year;
    bool off;
    int line;
  };

  Result<> read_papers(Value const& value, Notice& notice);
  Result<> read_festival(Value const& value, Notice& notice);
  Result<> read_days(Value const& value, std::string_view key, std::string const& festival, Notice& notice);
  Result<> name_day(NamedDay day, Value const& at, std::string_view key, Notice& notice);

  std::map<Date, Naming> named_;
  std::map<int, int> line_of_year_;
};

Result<Notice> NoticeReader::read(Value const& value) {
  if (auto ok = expect_map(value, "notices", {"year", "papers", "festivals"}); !ok) return passed_on(ok);
  auto year = year_field(value);
  if (!year) return passed_on(year);
  auto const [earlier, fresh] = line_of_year_.emplace(*year, value.mark().line);
  if (!fresh)
    return complain("calendar_year_repeated", *value.find("year"), "year", "",
                    {{"other_line", std::to_string(earlier->second)}});
  Notice notice{*year, {}, {}};
  if (auto ok = read_papers(value, notice); !ok) return passed_on(ok);
  auto festivals = list_field(value, "festivals");
  if (!festivals) return passed_on(festivals);
  for (auto const& festival : **festivals)
    if (auto ok = read_festival(festival, notice); !ok) return passed_on(ok);
  std::sort(notice.days.begin(), notice.days.end(), [](auto const& a, auto const& b) { return a.date < b.date; });
  return notice;
}

Result<> NoticeReader::read_papers(Value const& value, Notice& notice) {
  auto papers = list_field(value, "papers");
  if (!papers) return passed_on(papers);
  for (auto const& paper : **papers) {
    auto text = label(paper, "papers");
    if (!text) return passed_on(text);
    notice.papers.push_back(std::move(*text));
  }
  return {};
}

Result<> NoticeReader::read_festival(Value const& value, Notice& notice) {
  if (auto ok = expect_map(value, "festivals", {"name", "off", "work"}); !ok) return ok;
  auto name = label_field(value, "name");
  if (!name) return passed_on(name);
  auto const* off = value.find("off");
  auto const* work = value.find("work");
  if (off == nullptr && work == nullptr) return complain("calendar_key_missing", value, "off", "off, work");
  if (off != nullptr)
    if (auto ok = read_days(*off, "off", *name, notice); !ok) return ok;
  if (work != nullptr)
    if (auto ok = read_days(*work, "work", *name, notice); !ok) return ok;
  return {};
}

Result<> NoticeReader::read_days(Value const& value, std::string_view key, std::string const& festival,
                                 Notice& notice) {
  auto entries = filled_list(value, key);
  if (!entries) return passed_on(entries);
  Date const first = Date::of(notice.year, 1, 1).plus(-reach_days);
  Date const last = Date::of(notice.year, 12, 31).plus(reach_days);
  for (auto const& entry : **entries) {
    auto range = range_of(entry, key);
    if (!range) return passed_on(range);
    if (range->from < first || range->to > last)
      return complain("calendar_day_outside_year", entry, key, first.text() + ".." + last.text(),
                      {{"year", std::to_string(notice.year)}});
    for (Date day = range->from; day <= range->to; day = day.plus(1))
      if (auto ok = name_day({day, festival, key == "off"}, entry, key, notice); !ok) return ok;
  }
  return {};
}

/// Two notices may both name a day, for the year's end belongs to both; then they must agree. One notice names it once.
Result<> NoticeReader::name_day(NamedDay day, Value const& at, std::string_view key, Notice& notice) {
  auto const [earlier, fresh] = named_.emplace(day.date, Naming{notice.year, day.off, at.mark().line});
  Params const params{{"date", day.date.text()}, {"other_line", std::to_string(earlier->second.line)}};
  if (!fresh && earlier->second.off != day.off)
    return complain("calendar_day_contradicted", at, key, earlier->second.off ? "off" : "work", params);
  if (!fresh && earlier->second.year == notice.year) return complain("calendar_day_repeated", at, key, "", params);
  notice.days.push_back(std::move(day));
  return {};
}

Value range_value(Date from, Date to) { return Value::of(from == to ? from.text() : from.text() + ".." + to.text()); }

/// The days of one festival, off or worked, neighbouring days as one range.
Value::List ranges_of(Notice const& notice, std::string_view festival, bool off) {
  Value::List list;
  std::optional<Range> open;
  for (auto const& day : notice.days) {
    if (day.off != off || day.festival != festival) continue;
    if (open && day.date == open->to.plus(1)) {
      open->to = day.date;
      continue;
    }
    if (open) list.push_back(range_value(open->from, open->to));
    open = Range{day.date, day.date};
  }
  if (open) list.push_back(range_value(open->from, open->to));
  return list;
}

Value festival_value(Notice const& notice, std::string const& name) {
  Value value;
  value.set("name", Value::of(name));
  if (auto off = ranges_of(notice, name, true); !off.empty()) value.set("off", Value::of(std::move(off)));
  if (auto work = ranges_of(notice, name, false); !work.empty()) value.set("work", Value::of(std::move(work)));
  return value;
}

Value notice_value(Notice const& notice) {
  Value::List papers;
  for (auto const& paper : notice.papers) papers.push_back(Value::of(paper));
  Value::List festivals;
  std::vector<std::string_view> written;
  for (auto const& day : notice.days) {
    if (std::find(written.begin(), written.end(), day.festival) != written.end()) continue;
    written.push_back(day.festival);
    festivals.push_back(festival_value(notice, day.festival));
  }
  Value value;
  value.set("year", Value::of(std::int64_t{notice.year}));
  value.set("papers", Value::of(std::move(papers)));
  value.set("festivals", Value::of(std::move(festivals)));
  return value;
}

}  // namespace

std::string_view word_of(DayKind kind) {
  switch (kind) {
    case DayKind::weekday: return "weekday";
    case DayKind::weekend: return "weekend";
    case DayKind::holiday: return "holiday";
    case DayKind::make_up_work: return "make_up_work";
  }
  return "weekday";
}

Calendar::Calendar(std::string name, std::vector<Notice> notices)
    : name_(std::move(name)), notices_(std::move(notices)) {
  std::sort(notices_.begin(), notices_.end(), [](auto const& a, auto const& b) { return a.year < b.year; });
  lay_out();
  digest_ = digest_of(canonical_text(write_calendar(*this)));
}

/// Beyond the neighbours of the loaded years no notice can name a day, and every day is unsettled.
void Calendar::lay_out() {
  if (notices_.empty()) return;
  Date const first = Date::of(notices_.front().year - 1, 1, 1);
  Date const last = Date::of(notices_.back().year + 1, 12, 31);
  first_ = first.days;
  for (Date day = first; day <= last; day = day.plus(1)) {
    auto const ymd = day.ymd();
    int const year = static_cast<int>(ymd.year());
    bool const reachable = ymd.month() == std::chrono::December && static_cast<unsigned>(ymd.day()) >= reach_back_from;
    bool const settled = loaded(year) && (!reachable || loaded(year + 1));
    facts_.push_back(static_cast<std::uint8_t>((weekend(day) ? rest : 0) | (settled ? 0 : unsettled)));
  }
  for (auto const& notice : notices_) {
    for (auto const& day : notice.days) {
      auto& facts = facts_[static_cast<std::size_t>(day.date - first)];
      facts = static_cast<std::uint8_t>((facts & unsettled) | (day.off ? rest : 0));
    }
  }
}

std::uint8_t Calendar::facts_beyond(Date day) {
  return static_cast<std::uint8_t>((weekend(day) ? rest : 0) | unsettled);
}

DayNote Calendar::note(Date day) const {
  DayNote note{weekend(day) ? DayKind::weekend : DayKind::weekday, {}};
  for (auto const& notice : notices_) {
    auto const at = std::lower_bound(notice.days.begin(), notice.days.end(), day,
                                     [](NamedDay const& named, Date wanted) { return named.date < wanted; });
    if (at == notice.days.end() || at->date != day) continue;
    note.festival = at->festival;
    if (at->off) note.kind = DayKind::holiday;
    // A notice may also remind of an ordinary Monday (2020-02-03): nothing is made up on it.
    if (!at->off && note.kind == DayKind::weekend) note.kind = DayKind::make_up_work;
    return note;
  }
  return note;
}

bool Calendar::loaded(int year) const { return std::ranges::binary_search(notices_, year, {}, &Notice::year); }

Result<Calendar> read_calendar(Value const& value) {
  if (auto ok = expect_map(value, "calendar", {"calendar", "notices"}); !ok) return passed_on(ok);
  auto name = name_field(value);
  if (!name) return passed_on(name);
  auto entries = list_field(value, "notices");
  if (!entries) return passed_on(entries);
  NoticeReader reader;
  std::vector<Notice> notices;
  for (auto const& entry : **entries) {
    auto notice = reader.read(entry);
    if (!notice) return passed_on(notice);
    notices.push_back(std::move(*notice));
  }
  return Calendar(std::move(*name), std::move(notices));
}

Value write_calendar(Calendar const& calendar) {
  Value::List notices;
  for (auto const& notice : calendar.notices()) notices.push_back(notice_value(notice));
  Value value;
  value.set("calendar", Value::of(calendar.name()));
  value.set("notices", Value::of(std::move(notices)));
  return value;
}

}  // namespace liandiao
