#include "engine/statistics/period.hpp"

#include <charconv>

namespace liandiao {
namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2999;
constexpr std::size_t year_digits = 4;

std::optional<int> number(std::string_view text) {
  int value = 0;
  auto const* const end = text.data() + text.size();
  bool const digits = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  if (!digits || std::from_chars(text.data(), end, value).ptr != end) return std::nullopt;
  return value;
}

int per_year(Every every) {
  switch (every) {
    case Every::month: return 12;
    case Every::quarter: return 4;
    case Every::half: return 2;
    case Every::year: return 1;
  }
  return 1;
}

}  // namespace

bool is_cut_off(int day) { return 1 <= day && day <= 28; }

int ReportPeriod::months_each() const { return 12 / per_year(every_); }

Date ReportPeriod::end_of_month(int year, unsigned month) const {
  Date const first = Date::of(year, month, 1);
  return cut_off_ ? first.plus(*cut_off_ - 1) : first.plus_months(1).plus(-1);
}

Date ReportPeriod::last() const { return end_of_month(year_, static_cast<unsigned>(no_ * months_each())); }

Date ReportPeriod::first() const {
  auto const month = static_cast<unsigned>((no_ - 1) * months_each() + 1);
  bool const january = month == 1;
  return end_of_month(january ? year_ - 1 : year_, january ? 12U : month - 1).plus(1);
}

std::string ReportPeriod::text() const {
  auto year = std::to_string(year_);
  switch (every_) {
    case Every::month: return year + (no_ < 10 ? "-0" : "-") + std::to_string(no_);
    case Every::quarter: return year + "-Q" + std::to_string(no_);
    case Every::half: return year + "-H" + std::to_string(no_);
    case Every::year: return year;
  }
  return year;
}

ReportPeriod ReportPeriod::before() const {
  return no_ > 1 ? ReportPeriod(every_, year_, no_ - 1, cut_off_)
                 : ReportPeriod(every_, year_ - 1, per_year(every_), cut_off_);
}

ReportPeriod ReportPeriod::a_year_before() const { return {every_, year_ - 1, no_, cut_off_}; }

ReportPeriod ReportPeriod::of(Every every, Date day, CutOff cut_off) {
  auto const text = day.text();  // YYYY-MM-DD
  ReportPeriod month(Every::month, *number(text.substr(0, 4)), *number(text.substr(5, 2)), cut_off);
  if (day > month.last())
    month = month.no_ == 12 ? ReportPeriod(Every::month, month.year_ + 1, 1, cut_off)
                            : ReportPeriod(Every::month, month.year_, month.no_ + 1, cut_off);
  int const months = 12 / per_year(every);
  return {every, month.year_, (month.no_ - 1) / months + 1, cut_off};
}

std::optional<ReportPeriod> parse_period(std::string_view text, ReportPeriod::CutOff cut_off) {
  auto const year = number(text.substr(0, year_digits));
  if (text.size() < year_digits || !year || *year < first_year || *year > last_year) return std::nullopt;
  auto const rest = text.substr(year_digits);
  if (rest.empty()) return ReportPeriod(Every::year, *year, 1, cut_off);
  if (rest.size() != 3 || rest.front() != '-') return std::nullopt;
  bool const quarter = rest[1] == 'Q';
  bool const half = rest[1] == 'H';
  auto const every = quarter ? Every::quarter : half ? Every::half : Every::month;
  auto const no = number(rest.substr(quarter || half ? 2 : 1));
  if (!no || *no < 1 || *no > per_year(every)) return std::nullopt;
  return ReportPeriod(every, *year, *no, cut_off);
}

}  // namespace liandiao
