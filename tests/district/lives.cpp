#include "tests/district/lives.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "tests/district/telling.hpp"

namespace liandiao::district {
namespace {

/// How much of a working Monday's work comes in, from Monday on.
constexpr std::array<double, 7> days_of_week{1.0, 0.98, 0.97, 0.96, 0.95, 0.25, 0.12};
constexpr double growth_a_year = 1.06;
constexpr int office_opens = 9 * 60;
constexpr int office_minutes = 9 * 60;

int days_of_all() { return static_cast<int>(Lives::last_day() - Lives::first_day()) + 1; }

/// A UUID version 7 of that instant.
std::string uid_of(Instant at, Draw& draw) {
  std::array<char, 64> text{};
  auto const ms = static_cast<unsigned long long>(at.us / 1000);
  auto const drawn = draw.bits();
  std::snprintf(text.data(), text.size(), "%08llx-%04llx-7%03x-8%03x-%012llx", ms >> 16, ms & 0xffff,
                static_cast<unsigned>(drawn & 0xfff), static_cast<unsigned>(drawn >> 12 & 0xfff),
                static_cast<unsigned long long>(draw.bits() & 0xffffffffffff));
  return text.data();
}

}  // namespace

Lives::Lives(std::uint64_t seed, int count) : seed_(seed), count_(count), sources_(std::make_shared<Sources const>()) {
  double total = 0;
  auto const& types = sources_->disputes.types;
  std::array<double, 12> of_month{};
  for (auto const& type : types)
    for (std::size_t month = 0; month < of_month.size(); ++month)
      of_month[month] += type.share * type.months[month] / 10'000.0;
  double grown = 1;
  for (int i = 0; i < days_of_all(); ++i) {
    Date const day = first_day().plus(i);
    if (i % 365 == 0 && i > 0) grown *= growth_a_year;
    total += grown * days_of_week[day.weekday().iso_encoding() - 1] * of_month[day.month() - 1];
    until_.push_back(total);
  }
  types_of_month_.resize(of_month.size());
  for (std::size_t month = 0; month < of_month.size(); ++month)
    for (std::size_t at = 0; at < types.size(); ++at)
      types_of_month_[month].add(types[at].share * types[at].months[month], at);
  for (auto const& type : types) {
    auto& lives = lives_of_type_.emplace_back();
    for (std::size_t at = 0; at < sources_->lives.size(); ++at)
      if (sources_->lives[at].suits(type.type)) lives.add(sources_->lives[at].weight, at);
  }
}

Digest Lives::mark_key() const { return digest_of("marks of the district of seed " + std::to_string(seed_)); }

Lives::Moment Lives::moment(int n) const {
  double const at = (n + 0.5) / count_ * until_.back();
  auto const found = std::upper_bound(until_.begin(), until_.end(), at);
  auto const index = std::min<std::ptrdiff_t>(found - until_.begin(), static_cast<std::ptrdiff_t>(until_.size()) - 1);
  double const before = index == 0 ? 0 : until_[static_cast<std::size_t>(index - 1)];
  double const through = (at - before) / (until_[static_cast<std::size_t>(index)] - before);
  Date const day = first_day().plus(static_cast<int>(index));
  Instant const opens = Instant::at(day, office_opens);
  return {day, Instant{opens.us + static_cast<std::int64_t>(through * office_minutes * 60e6)}};
}

std::vector<Step> Lives::life(int n) const {
  Draw draw(seed_, static_cast<std::uint64_t>(n));
  auto const [day, at] = moment(n);
  auto const type = types_of_month_[day.month() - 1].drawn(draw);
  constexpr int numbers_a_year = 40'000;
  Beginning beginning;
  beginning.id = {code(), uid_of(at, draw)};
  beginning.day = day;
  beginning.at = at;
  beginning.number = n % numbers_a_year + 1;
  beginning.dispute = &sources_->disputes.types[type];
  beginning.shape = &sources_->lives[lives_of_type_[type].drawn(draw)];
  return Telling(*sources_, mark_key(), beginning, draw).told();
}

}  // namespace liandiao::district
