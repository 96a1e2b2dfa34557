#include "engine/statistics/form.hpp"

#include <algorithm>

#include "engine/base/ensure.hpp"

namespace liandiao {
namespace {

template <class Columns, class Fits>
FormColumn const* first(Columns const& columns, Fits fits) {
  auto const found = std::find_if(columns.begin(), columns.end(), fits);
  return found == columns.end() ? nullptr : &*found;
}

FigureUnit unit_of(Form const& form, int no) {
  auto const* column = form.column(no);
  ensure(column != nullptr, "a column is made of columns of its form");
  return unit_of(form, *column);
}

}  // namespace

FormColumn const* Form::column(int no) const {
  return first(columns, [&](FormColumn const& column) { return column.no == no; });
}

FormColumn const* Form::column(std::string_view wanted) const {
  return first(columns, [&](FormColumn const& column) { return column.code == wanted; });
}

std::string_view word_of(Dimension dimension) {
  switch (dimension) {
    case Dimension::body: return "body";
    case Dimension::source: return "source";
    case Dimension::type: return "type";
    case Dimension::detail: return "detail";
  }
  return {};
}

std::string_view word_of(Every every) {
  switch (every) {
    case Every::month: return "month";
    case Every::quarter: return "quarter";
    case Every::half: return "half";
    case Every::year: return "year";
  }
  return {};
}

bool has_stocks(Form const& form) {
  return std::any_of(form.columns.begin(), form.columns.end(), [](FormColumn const& column) {
    auto const* counts = std::get_if<Counts>(&column.from);
    return counts != nullptr && counts->taken != Taken::in_period;
  });
}

std::string_view kind_of_detail(Form const& form) {
  constexpr std::string_view any = "word";
  std::string_view kind;
  for (auto const& column : form.columns) {
    auto const* counts = std::get_if<Counts>(&column.from);
    auto const* known = counts == nullptr ? nullptr : figure(counts->figure);
    if (known == nullptr) continue;
    if (!kind.empty() && kind != known->detail.kind) return any;
    kind = known->detail.kind;
  }
  return kind.empty() ? any : kind;
}

FigureUnit unit_of(Form const& form, FormColumn const& column) {
  if (auto const* counts = std::get_if<Counts>(&column.from)) {
    auto const* known = figure(counts->figure);
    return known != nullptr ? known->unit : FigureUnit::cases;
  }
  if (auto const* sum = std::get_if<SumOf>(&column.from)) return unit_of(form, sum->adds.front());
  if (auto const* ratio = std::get_if<RatioOf>(&column.from)) return unit_of(form, ratio->of);
  return FigureUnit::fen;
}

}  // namespace liandiao
