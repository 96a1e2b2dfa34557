#include "engine/statistics/check_form.hpp"

#include <algorithm>
#include <set>

#include "engine/cases/registers.hpp"
#include "engine/statistics/form_sums.hpp"

namespace liandiao {
namespace {

using form_sums::Leaves;

template <class List, class T>
bool holds(List const& list, T const& wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

class CheckingForm {
 public:
  CheckingForm(Form const& form, FormSurroundings const& around) : form_(form), around_(around) {}

  FormFindings found() {
    codes(form_.groups, "group");
    codes(form_.columns, "column");
    codes(form_.checks, "check");
    words(form_.bodies, organisation_kinds, "body", form_.at);
    words(form_.compiled_by, organisation_kinds, "body", form_.at);
    words(form_.lines, organisation_lines, "line", form_.at);
    groups();
    for (std::size_t i = 0; i < form_.columns.size(); ++i) column(form_.columns[i], static_cast<int>(i) + 1);
    // What the checks say is reckoned out of columns that are sound.
    if (found_.wrong.empty())
      for (auto const& one : form_.checks) check(one);
    in_order(found_.wrong);
    in_order(found_.notes);
    return std::move(found_);
  }

 private:
  static void put(std::vector<Finding>& list, Mark mark, std::string key, Params with) {
    with.emplace_back("line", std::to_string(mark.line));
    with.emplace_back("column", std::to_string(mark.column));
    list.push_back({mark, std::move(key), std::move(with)});
  }
  void refuse(Mark mark, std::string key, Params with = {}) {
    put(found_.wrong, mark, std::move(key), std::move(with));
  }
  void note(Mark mark, std::string key, Params with = {}) { put(found_.notes, mark, std::move(key), std::move(with)); }
  static void in_order(std::vector<Finding>& list) {
    std::stable_sort(list.begin(), list.end(), [](Finding const& a, Finding const& b) {
      return std::pair(a.mark.line, a.mark.column) < std::pair(b.mark.line, b.mark.column);
    });
  }
  static Params named(FormColumn const& column) { return {{"no", std::to_string(column.no)}, {"code", column.code}}; }

  template <class T>
  void codes(std::vector<T> const& items, std::string_view what) {
    std::set<std::string_view> known;
    for (auto const& item : items)
      if (!known.insert(item.code).second)
        refuse(item.at, "form_code_repeated", {{"what", std::string(what)}, {"code", item.code}});
  }

  template <class List>
  void words(std::vector<Symbol> const& given, List const& known, std::string_view what, Mark at) {
    for (auto const word : given)
      if (!holds(known, word.view()))
        refuse(at, "form_word_unknown", {{"what", std::string(what)}, {"word", word.str()}});
  }

  void groups() {
    for (auto const& group : form_.groups)
      if (std::none_of(form_.columns.begin(), form_.columns.end(),
                       [&](FormColumn const& column) { return column.group == group.code; }))
        refuse(group.at, "form_group_unused", {{"code", group.code}});
  }

  void column(FormColumn const& column, int no) {
    if (column.no != no)
      refuse(column.at, "form_number_gap", {{"no", std::to_string(column.no)}, {"wanted", std::to_string(no)}});
    if (std::none_of(form_.groups.begin(), form_.groups.end(),
                     [&](FormGroup const& group) { return group.code == column.group; }))
      refuse(column.at, "form_group_unknown", {{"no", std::to_string(column.no)}, {"code", column.group}});
    std::visit([&](auto const& from) { made_of(column, from); }, column.from);
  }

  void made_of(FormColumn const& column, Counts const& counts) {
    auto const* known = figure(counts.figure);
    if (known == nullptr) {
      auto with = named(column);
      with.emplace_back("figure", counts.figure);
      return refuse(column.at, "form_figure_unknown", with);
    }
    for (auto const& only : counts.only) narrowed(column, *known, only);
  }

  void narrowed(FormColumn const& column, Figure const& counted, Narrowed const& only) {
    if (only.by == Dimension::detail && counted.detail.empty())
      return refuse(only.at, "form_figure_without_detail",
                    {{"no", std::to_string(column.no)}, {"figure", std::string(counted.code)}});
    for (auto const word : only.words) {
      if (is_known(only.by, word)) continue;
      Params const with{{"what", std::string(word_of(only.by))}, {"word", word.str()}};
      if (around_.stored && around_.stored(only.by, word))
        note(only.at, "form_word_retired", with);
      else
        refuse(only.at, "form_word_unknown", with);
    }
  }

  bool is_known(Dimension by, Symbol word) const {
    if (by == Dimension::body) return holds(organisation_kinds, word.view());
    if (around_.flow == nullptr || by == Dimension::detail) return true;
    return holds(by == Dimension::type ? around_.flow->dispute_types : around_.flow->sources, word);
  }

  /// Whether a column stands before another one; what does not is found.
  bool before(FormColumn const& column, int no) {
    if (no >= 1 && no < column.no && form_.column(no) != nullptr) return true;
    auto with = named(column);
    with.emplace_back("other", std::to_string(no));
    refuse(column.at, "form_column_not_before", with);
    return false;
  }

  void made_of(FormColumn const& column, SumOf const& sum) {
    auto all = sum.adds;
    all.insert(all.end(), sum.less.begin(), sum.less.end());
    for (int const no : all)
      if (!before(column, no)) return;
    addends(column.at, column.code, sum.adds, sum.less, all.front());
  }

  void made_of(FormColumn const& column, RatioOf const& ratio) {
    for (int const no : {ratio.of, ratio.to})
      if (before(column, no)) not_a_ratio(column.at, column.code, no);
  }

  void made_of(FormColumn const& column, Priced const& priced) {
    std::vector<int> seen;
    for (auto const& one : priced.each) {
      if (!before(column, one.column) || !not_a_ratio(column.at, column.code, one.column)) continue;
      if (holds(seen, one.column))
        refuse(column.at, "form_column_twice", {{"code", column.code}, {"other", std::to_string(one.column)}});
      seen.push_back(one.column);
      if (unit(one.column) == FigureUnit::fen)
        refuse(column.at, "form_price_of_money", {{"code", column.code}, {"other", std::to_string(one.column)}});
    }
  }

  bool not_a_ratio(Mark at, std::string const& code, int no) {
    if (!std::holds_alternative<RatioOf>(form_.column(no)->from)) return true;
    refuse(at, "form_ratio_in_sum", {{"code", code}, {"other", std::to_string(no)}});
    return false;
  }

  FigureUnit unit(int no) const { return unit_of(form_, *form_.column(no)); }

  /// Columns that are added up: none of them a ratio, all of one unit, nothing counted twice.
  void addends(Mark at, std::string const& code, std::vector<int> const& adds, std::vector<int> const& less, int like) {
    std::vector<int> seen;
    for (auto const* side : {&adds, &less})
      for (int const no : *side) {
        if (!not_a_ratio(at, code, no)) return;
        if (holds(seen, no)) return refuse(at, "form_column_twice", {{"code", code}, {"other", std::to_string(no)}});
        seen.push_back(no);
        if (unit(no) != unit(like)) return units_differ(at, code, no, like);
      }
    auto const twice = form_sums::counted_twice(form_, adds);
    if (!twice) return;
    refuse(at, twice->same ? "form_counted_twice" : "form_words_overlap",
           {{"code", code}, {"one", std::to_string(twice->one)}, {"other", std::to_string(twice->other)}});
  }

  void units_differ(Mark at, std::string const& code, int no, int like) {
    refuse(at, "form_units_differ",
           {{"code", code},
            {"one", std::to_string(no)},
            {"unit", std::string(word_of(unit(no)))},
            {"other", std::to_string(like)},
            {"other_unit", std::string(word_of(unit(like)))}});
  }

  void check(FormCheck const& check) {
    bool known = true;
    auto all = check.adds;
    all.insert(all.end(), check.less.begin(), check.less.end());
    if (check.elsewhere.empty()) all.push_back(check.equals);
    for (int const no : all) {
      if (form_.column(no) != nullptr) continue;
      refuse(check.at, "form_check_column_unknown", {{"code", check.code}, {"no", std::to_string(no)}});
      known = false;
    }
    if (!known) return;
    auto const before = found_.wrong.size();
    addends(check.at, check.code, check.adds, check.less, check.adds.front());
    if (found_.wrong.size() > before) return;
    if (!check.elsewhere.empty()) return elsewhere(check);
    if (!not_a_ratio(check.at, check.code, check.equals)) return;
    if (unit(check.equals) != unit(check.adds.front()))
      return units_differ(check.at, check.code, check.equals, check.adds.front());
    if (!check.period_before) says_something(check);
  }

  void elsewhere(FormCheck const& check) {
    auto const dot = check.elsewhere.find('.');
    auto const code = check.elsewhere.substr(0, dot);
    auto const form = std::find_if(around_.others.begin(), around_.others.end(),
                                   [&](Form const* other) { return other->code == code; });
    if (form == around_.others.end())
      return refuse(check.at, "form_elsewhere_unknown", {{"code", check.code}, {"form", code}});
    auto const* column = (*form)->column(std::string_view(check.elsewhere).substr(dot + 1));
    if (column == nullptr)
      return refuse(check.at, "form_elsewhere_column_unknown", {{"code", check.code}, {"form", check.elsewhere}});
    auto const theirs = unit_of(**form, *column);
    if (theirs != unit(check.adds.front()))
      refuse(check.at, "form_units_differ",
             {{"code", check.code},
              {"one", std::to_string(check.adds.front())},
              {"unit", std::string(word_of(unit(check.adds.front())))},
              {"other", check.elsewhere},
              {"other_unit", std::string(word_of(theirs))}});
  }

  void says_something(FormCheck const& check) {
    Leaves difference;
    for (int const no : check.adds) form_sums::add(form_, no, 1, difference);
    for (int const no : check.less) form_sums::add(form_, no, -1, difference);
    form_sums::add(form_, check.equals, -1, difference);
    form_sums::drop_noughts(difference);
    Params const with{{"code", check.code}};
    if (difference.empty()) return refuse(check.at, "form_check_says_nothing", with);
    auto const positive = [](auto const& leaf) { return leaf.times > 0; };
    bool const all = std::all_of(difference.begin(), difference.end(), positive);
    bool const none = std::none_of(difference.begin(), difference.end(), positive);
    if (none && check.at_most) return refuse(check.at, "form_check_says_nothing", with);
    if (all || none) return refuse(check.at, "form_check_never_holds", with);
    if (!check.at_most) words_without_place(check);
  }

  /// Where a figure is told apart by its words and must add up: each word that cases can bear has its place.
  void words_without_place(FormCheck const& check) {
    if (around_.flow == nullptr) return;
    auto const split = form_sums::split_by_words(form_, check);
    if (!split) return;
    std::string missing;
    auto const want = [&](auto const& all) {
      for (auto const& word : all)
        if (!split->has_place_for(Symbol(word))) missing += (missing.empty() ? "" : ", ") + Symbol(word).str();
    };
    if (split->by == Dimension::type) want(around_.flow->dispute_types);
    if (split->by == Dimension::source) want(around_.flow->sources);
    if (split->by == Dimension::body) want(form_.bodies);
    if (!missing.empty()) note(check.at, "form_words_without_place", {{"code", check.code}, {"words", missing}});
  }

  Form const& form_;
  FormSurroundings const& around_;
  FormFindings found_;
};

}  // namespace

FormFindings check_form(Form const& form, FormSurroundings const& around) { return CheckingForm(form, around).found(); }

}  // namespace liandiao
