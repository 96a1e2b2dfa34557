#include <algorithm>
#include <array>
#include <utility>

#include "engine/cases/authored.hpp"
#include "engine/statistics/form.hpp"

namespace liandiao {
namespace {

struct EveryWords {
  static constexpr std::string_view name = "every";
  static constexpr std::array<std::string_view, 4> words{"month", "quarter", "half", "year"};
};
struct RowWords {
  static constexpr std::string_view name = "rows";
  static constexpr std::array<std::string_view, 2> words{"organ", "detail"};
};
struct MoneyWords {
  static constexpr std::string_view name = "money";
  static constexpr std::array<std::string_view, 2> words{"ten_thousand_yuan", "yuan"};
};
struct SubmissionWords {
  static constexpr std::string_view name = "submission";
  static constexpr std::array<std::string_view, 2> words{"optional", "required"};
};
struct TakenWords {
  static constexpr std::string_view name = "taken";
  static constexpr std::array<std::string_view, 3> words{"in_period", "before", "until_end"};
};

// The maps of the file.
struct WordingKeys {
  Text<400> zh, en;
};
BOOST_DESCRIBE_STRUCT(WordingKeys, (), (zh, en))

struct FormKeys {
  Word report;
  Text<32> edition;
  Date from;
  Choice<EveryWords> every;
  std::optional<int> cut_off;
  std::optional<Text<100>> number;
  WordingKeys title;
  std::vector<Word> lines, bodies, compiled_by;
  std::optional<Choice<RowWords>> rows;
  std::optional<Choice<MoneyWords>> money;
  std::optional<Choice<SubmissionWords>> submission;
  std::vector<Unread> groups, columns, checks;
};
BOOST_DESCRIBE_STRUCT(FormKeys, (),
                      (report, edition, from, every, cut_off, number, title, lines, bodies, compiled_by, rows, money,
                       submission, groups, columns, checks))

struct GroupKeys {
  Word code;
  WordingKeys name;
};
BOOST_DESCRIBE_STRUCT(GroupKeys, (), (code, name))

struct SumKeys {
  std::vector<int> adds, less;
};
BOOST_DESCRIBE_STRUCT(SumKeys, (), (adds, less))

struct RatioKeys {
  int of = 0;
  int to = 0;
  std::optional<std::int64_t> per;
};
BOOST_DESCRIBE_STRUCT(RatioKeys, (), (of, to, per))

struct PricedKeys {
  int column = 0;
  Money yuan;
};
BOOST_DESCRIBE_STRUCT(PricedKeys, (), (column, yuan))

struct OnlyKeys {
  std::optional<Unread> body, source, type, detail;
};
BOOST_DESCRIBE_STRUCT(OnlyKeys, (), (body, source, type, detail))

struct ExceptKeys {
  std::vector<Symbol> except;
};
BOOST_DESCRIBE_STRUCT(ExceptKeys, (), (except))

struct ColumnKeys {
  int no = 0;
  Word code, group;
  WordingKeys name;
  std::optional<WordingKeys> definition;
  std::optional<Symbol> counts;
  std::optional<SumKeys> sum;
  std::optional<RatioKeys> ratio;
  std::vector<PricedKeys> priced;
  std::optional<OnlyKeys> only;
  std::optional<Choice<TakenWords>> taken;
};
BOOST_DESCRIBE_STRUCT(ColumnKeys, (), (no, code, group, name, definition, counts, sum, ratio, priced, only, taken))

struct CheckKeys {
  Word code;
  WordingKeys name;
  std::vector<int> adds, less;
  std::optional<int> equals, at_most;
  std::optional<Symbol> elsewhere;
  bool period_before = false;
};
BOOST_DESCRIBE_STRUCT(CheckKeys, (), (code, name, adds, less, equals, at_most, elsewhere, period_before))

Wording wording(WordingKeys keys) { return {std::move(keys.zh.value), std::move(keys.en.value)}; }
FilePlace place_of(Value const& value) { return FilePlace{value.mark()}; }

/// A list of words, or all but some.
Result<> read_words(Value const& value, Narrowed& into, Reading const& reading) {
  into.at = place_of(value);
  into.except = value.kind() == Value::Kind::map;
  Value const* list = &value;
  Reading inner = reading;
  if (into.except) {
    ExceptKeys keys;
    if (auto result = read_members(value, keys, reading); !result) return result;
    list = value.find("except");
    inner = reading.at("except");
    if (list == nullptr) return complain(inner, value, "field_missing");
  }
  if (auto result = read(*list, into.words, inner); !result) return result;
  if (into.words.empty()) return complain(inner, *list, "form_words_empty");
  for (auto word = into.words.begin(); word != into.words.end(); ++word)
    if (std::find(into.words.begin(), word, *word) != word)
      return complain(inner, list->list()[static_cast<std::size_t>(word - into.words.begin())],
                      "authored_word_repeated");
  return {};
}

Result<> read_only(OnlyKeys const& keys, Counts& into, Reading const& reading) {
  for (auto const& [by, part] : {std::pair(Dimension::body, &keys.body), std::pair(Dimension::source, &keys.source),
                                 std::pair(Dimension::type, &keys.type), std::pair(Dimension::detail, &keys.detail)}) {
    if (!*part) continue;
    Narrowed narrowed;
    narrowed.by = by;
    if (auto result = read_words(*(*part)->value, narrowed, reading.at(word_of(by))); !result) return result;
    into.only.push_back(std::move(narrowed));
  }
  return {};
}

Taken taken_of(std::optional<Choice<TakenWords>> const& word) {
  if (!word || word->code == "in_period") return Taken::in_period;
  return word->code == "before" ? Taken::before_period : Taken::until_end;
}

Result<> read_source(ColumnKeys& keys, FormColumn& column, Value const& value, Reading const& reading) {
  int const ways = (keys.counts ? 1 : 0) + (keys.sum ? 1 : 0) + (keys.ratio ? 1 : 0) + (keys.priced.empty() ? 0 : 1);
  if (ways != 1) return complain(reading, value, "form_column_wants_one");
  if (!keys.counts && (keys.only || keys.taken)) return complain(reading, value, "form_column_only_counts");
  if (keys.counts) {
    Counts counts{keys.counts->str(), {}, taken_of(keys.taken)};
    if (keys.only)
      if (auto result = read_only(*keys.only, counts, reading.at("only")); !result) return result;
    column.from = std::move(counts);
  } else if (keys.sum) {
    if (keys.sum->adds.empty()) return complain(reading.at("sum"), *value.find("sum"), "form_adds_empty");
    column.from = SumOf{std::move(keys.sum->adds), std::move(keys.sum->less)};
  } else if (keys.ratio) {
    constexpr std::int64_t per_max = 1'000'000;
    auto const per = keys.ratio->per.value_or(100);
    if (per < 1 || per > per_max)
      return complain(reading.at("ratio").at("per"), *value.find("ratio"), "form_per_invalid",
                      {{"max", std::to_string(per_max)}});
    column.from = RatioOf{keys.ratio->of, keys.ratio->to, per};
  } else {
    Priced priced;
    for (auto const& one : keys.priced) priced.each.push_back({one.column, one.yuan.fen});
    column.from = std::move(priced);
  }
  return {};
}

Result<> read_group(Value const& value, FormGroup& into, Reading const& reading) {
  GroupKeys keys;
  if (auto result = read_members(value, keys, reading); !result) return result;
  into = {keys.code.code.str(), wording(std::move(keys.name)), place_of(value)};
  return {};
}

Result<> read_column(Value const& value, FormColumn& into, Reading const& reading) {
  ColumnKeys keys;
  if (auto result = read_members(value, keys, reading); !result) return result;
  into.no = keys.no;
  into.code = keys.code.code.str();
  into.group = keys.group.code.str();
  into.name = wording(std::move(keys.name));
  if (keys.definition) into.definition = wording(std::move(*keys.definition));
  into.at = place_of(value);
  return read_source(keys, into, value, reading);
}

Result<> read_check(Value const& value, FormCheck& into, Reading const& reading) {
  CheckKeys keys;
  if (auto result = read_members(value, keys, reading); !result) return result;
  if (keys.adds.empty()) return complain(reading.at("adds"), value, "form_adds_empty");
  // A column of another form is named there; what stands here is only whether it is a limit.
  bool const beside = keys.elsewhere.has_value();
  if (keys.equals.has_value() == keys.at_most.has_value() && (keys.equals || !beside))
    return complain(reading, value, "form_check_wants_one");
  into.equals = keys.equals ? *keys.equals : keys.at_most.value_or(0);
  if (beside && into.equals != 0) return complain(reading.at("elsewhere"), value, "form_check_elsewhere_number");
  if (beside) {
    auto const text = keys.elsewhere->str();
    auto const dot = text.find('.');
    bool const named = dot != std::string::npos && is_word(std::string_view(text).substr(0, dot)) &&
                       is_word(std::string_view(text).substr(dot + 1));
    if (!named) return complain(reading.at("elsewhere"), *value.find("elsewhere"), "form_check_elsewhere_invalid");
    into.elsewhere = text;
  }
  into.code = keys.code.code.str();
  into.name = wording(std::move(keys.name));
  into.adds = std::move(keys.adds);
  into.less = std::move(keys.less);
  into.at_most = keys.at_most.has_value();
  into.period_before = keys.period_before;
  into.at = place_of(value);
  return {};
}

template <class T>
Result<> read_each(std::vector<Unread> const& items, std::vector<T>& into, std::string_view key,
                   Result<> (*read_one)(Value const&, T&, Reading const&)) {
  Reading const reading = Reading().at(key);
  for (std::size_t i = 0; i < items.size(); ++i)
    if (auto result = read_one(*items[i].value, into.emplace_back(), reading.at(i)); !result) return result;
  return {};
}

Every every_of(Symbol word) {
  for (auto const every : {Every::quarter, Every::half, Every::year})
    if (word == word_of(every)) return every;
  return Every::month;
}

Result<> read_head(Value const& value, FormKeys& keys, Form& form) {
  Reading const reading;
  if (keys.cut_off && !is_cut_off(*keys.cut_off))
    return complain(reading.at("cut_off"), *value.find("cut_off"), "form_cut_off_invalid");
  form.code = keys.report.code.str();
  form.edition = std::move(keys.edition.value);
  form.from = keys.from;
  form.every = every_of(keys.every.code);
  form.cut_off = keys.cut_off;
  if (keys.number) form.number = std::move(keys.number->value);
  form.title = wording(std::move(keys.title));
  form.rows = keys.rows && keys.rows->code == "detail" ? RowsBy::detail : RowsBy::organ;
  form.money = keys.money && keys.money->code == "yuan" ? MoneyIn::yuan : MoneyIn::ten_thousand_yuan;
  form.submitted = keys.submission && keys.submission->code == "required";
  for (auto const* key : {"compiled_by", "bodies", "lines"})
    if (auto const* words = value.find(key)) form.at = place_of(*words);
  auto result = take_words(keys.lines, form.lines, value, "lines", reading);
  if (result) result = take_words(keys.bodies, form.bodies, value, "bodies", reading);
  if (result) result = take_words(keys.compiled_by, form.compiled_by, value, "compiled_by", reading);
  return result;
}

}  // namespace

Result<Form> read_form(Value const& value) {
  Form form;
  FormKeys keys;
  auto result = read_members(value, keys, Reading());
  if (result) result = read_head(value, keys, form);
  if (result) result = read_each(keys.groups, form.groups, "groups", &read_group);
  if (result) result = read_each(keys.columns, form.columns, "columns", &read_column);
  if (result) result = read_each(keys.checks, form.checks, "checks", &read_check);
  if (result && form.columns.empty()) result = complain(Reading().at("columns"), value, "form_columns_empty");
  if (!result) return passed_on(result);
  form.digest = digest_of(canonical_text(write_form(form)));
  return form;
}

}  // namespace liandiao
