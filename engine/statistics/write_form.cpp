#include <utility>

#include "engine/base/money.hpp"
#include "engine/cases/authored.hpp"
#include "engine/statistics/form.hpp"

namespace liandiao {
namespace {

Value text(std::string_view words) { return Value::of(std::string(words)); }
Value number(std::int64_t n) { return Value::of(n); }

Value wording_value(Wording const& wording) {
  return Value::of(Value::Map{{"zh", text(wording.zh)}, {"en", text(wording.en)}});
}

Value only_value(std::vector<Narrowed> const& only) {
  Value::Map map;
  for (auto const& one : only) {
    auto words = words_value(one.words);
    if (one.except) words = Value::of(Value::Map{{"except", std::move(words)}});
    map.emplace_back(std::string(word_of(one.by)), std::move(words));
  }
  return Value::of(std::move(map));
}

void put_numbers(Value::Map& map, std::string key, std::vector<int> const& numbers) {
  if (!numbers.empty()) map.emplace_back(std::move(key), numbers_value(numbers));
}

void put(Value::Map& map, Counts const& counts) {
  map.emplace_back("counts", text(counts.figure));
  if (!counts.only.empty()) map.emplace_back("only", only_value(counts.only));
  if (counts.taken != Taken::in_period)
    map.emplace_back("taken", text(counts.taken == Taken::before_period ? "before" : "until_end"));
}

void put(Value::Map& map, SumOf const& sum) {
  Value::Map inner;
  put_numbers(inner, "adds", sum.adds);
  put_numbers(inner, "less", sum.less);
  map.emplace_back("sum", Value::of(std::move(inner)));
}

void put(Value::Map& map, RatioOf const& ratio) {
  map.emplace_back(
      "ratio", Value::of(Value::Map{{"of", number(ratio.of)}, {"to", number(ratio.to)}, {"per", number(ratio.per)}}));
}

void put(Value::Map& map, Priced const& priced) {
  Value::List each;
  for (auto const& one : priced.each)
    each.push_back(Value::of(Value::Map{{"column", number(one.column)}, {"yuan", text(Money{one.fen}.text())}}));
  map.emplace_back("priced", Value::of(std::move(each)));
}

Value group_value(FormGroup const& group) {
  return Value::of(Value::Map{{"code", text(group.code)}, {"name", wording_value(group.name)}});
}

Value column_value(FormColumn const& column) {
  Value::Map map{{"no", number(column.no)},
                 {"code", text(column.code)},
                 {"group", text(column.group)},
                 {"name", wording_value(column.name)}};
  if (!column.definition.empty()) map.emplace_back("definition", wording_value(column.definition));
  std::visit([&](auto const& from) { put(map, from); }, column.from);
  return Value::of(std::move(map));
}

Value check_value(FormCheck const& check) {
  Value::Map map{{"code", text(check.code)}, {"name", wording_value(check.name)}};
  put_numbers(map, "adds", check.adds);
  put_numbers(map, "less", check.less);
  map.emplace_back(check.at_most ? "at_most" : "equals", number(check.equals));
  if (!check.elsewhere.empty()) map.emplace_back("elsewhere", text(check.elsewhere));
  if (check.period_before) map.emplace_back("period_before", Value::of(true));
  return Value::of(std::move(map));
}

template <class T>
void put_list(Value::Map& map, std::string key, std::vector<T> const& items, Value (*value_of)(T const&)) {
  if (items.empty()) return;
  Value::List list;
  for (auto const& item : items) list.push_back(value_of(item));
  map.emplace_back(std::move(key), Value::of(std::move(list)));
}

}  // namespace

Value write_form(Form const& form) {
  Value::Map map{{"report", text(form.code)},
                 {"edition", text(form.edition)},
                 {"from", text(form.from.text())},
                 {"every", text(word_of(form.every))}};
  if (form.cut_off) map.emplace_back("cut_off", number(*form.cut_off));
  if (!form.number.empty()) map.emplace_back("number", text(form.number));
  map.emplace_back("title", wording_value(form.title));
  put_words(map, "lines", form.lines);
  put_words(map, "bodies", form.bodies);
  put_words(map, "compiled_by", form.compiled_by);
  if (form.rows == RowsBy::detail) map.emplace_back("rows", text("detail"));
  if (form.money == MoneyIn::yuan) map.emplace_back("money", text("yuan"));
  if (form.submitted) map.emplace_back("submission", text("required"));
  put_list(map, "groups", form.groups, &group_value);
  put_list(map, "columns", form.columns, &column_value);
  put_list(map, "checks", form.checks, &check_value);
  return Value::of(std::move(map));
}

}  // namespace liandiao
