#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/date.hpp"
#include "engine/base/digest.hpp"
#include "engine/base/error.hpp"
#include "engine/base/value.hpp"

namespace liandiao {

/// Why a day is worked or not.
enum class DayKind {
  weekday,       // Monday to Friday, and nobody took it off
  weekend,       // Saturday or Sunday, and nobody called it in
  holiday,       // off by a notice: the festival itself, its weekend, or a day moved to it 调休
  make_up_work,  // a Saturday or Sunday worked in exchange 补班
};

std::string_view word_of(DayKind kind);

struct DayNote {
  DayKind kind = DayKind::weekday;
  std::string festival;  // whose notice named the day; empty when no notice did

  bool operator==(DayNote const&) const = default;
};

/// A day a notice names.
struct NamedDay {
  Date date;
  std::string festival;
  bool off = true;  // false: worked

  bool operator==(NamedDay const&) const = default;
};

/// What the State Council announced for one year. It may name days of the neighbouring years: 元旦 of 2023 began on
/// 2022-12-31. Half-day holidays of some citizens (全国年节及纪念日放假办法 art. 3) are not in it: they move no
/// deadline.
struct Notice {
  int year = 0;
  std::vector<std::string> papers;  // number or address of each paper, an amending paper included
  std::vector<NamedDay> days;       // by date, each once

  bool operator==(Notice const&) const = default;
};

/// One revision of a work calendar: which days are worked, why, and how far that is known. Rest days 法定休假日 are
/// weekends and holidays alike; a weekend day called in is a working day. Two revisions with the same content have the
/// same digest, however their files were laid out.
class Calendar {
 public:
  /// Knows no year: weekends only, everything provisional.
  Calendar() = default;

  std::string const& name() const { return name_; }
  std::vector<Notice> const& notices() const { return notices_; }  // by year
  Digest const& digest() const { return digest_; }                 // of the canonical text of write_calendar

  bool works(Date day) const { return (facts(day) & rest) == 0; }
  DayNote note(Date day) const;
  bool loaded(int year) const;

  /// A notice still to come may change this day: its year is not loaded, or it is 25 December or later of a year whose
  /// successor is not loaded, for 元旦 may reach back.
  bool provisional(Date day) const { return (facts(day) & unsettled) != 0; }

  bool operator==(Calendar const& other) const { return name_ == other.name_ && notices_ == other.notices_; }

 private:
  friend Result<Calendar> read_calendar(Value const& value);
  Calendar(std::string name, std::vector<Notice> notices);

  static constexpr std::uint8_t rest = 1;
  static constexpr std::uint8_t unsettled = 2;
  std::uint8_t facts(Date day) const {
    auto const index = static_cast<std::int64_t>(day.days) - first_;
    if (index < 0 || index >= static_cast<std::int64_t>(facts_.size())) return facts_beyond(day);
    return facts_[static_cast<std::size_t>(index)];
  }
  static std::uint8_t facts_beyond(Date day);
  void lay_out();

  std::string name_;
  std::vector<Notice> notices_;
  Digest digest_;
  std::int32_t first_ = 0;           // the day of facts_[0]
  std::vector<std::uint8_t> facts_;  // one for each day of the loaded years and their neighbours: deciding asks often
};

/// Reads docs/formats/calendar.md, strictly: the first thing that is not so is `invalid_input` with its line and
/// column.
Result<Calendar> read_calendar(Value const& value);

/// The canonical form: notices by year, festivals by their first day, neighbouring days off as ranges. What it writes
/// `read_calendar` reads back as the same calendar.
Value write_calendar(Calendar const& calendar);

}  // namespace liandiao
