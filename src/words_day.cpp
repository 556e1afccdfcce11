// Days: the words and dates that name one, and the weekday names of both languages.

#include <array>

#include "src/msg/times.hpp"
#include "src/words_reader.hpp"

namespace labclock {
namespace reader {
namespace {

struct RelativeDay {
  std::string_view word;
  int offset;
};
constexpr std::array kRelativeDays = {
    RelativeDay{"today", 0}, RelativeDay{"yesterday", -1}, RelativeDay{"tomorrow", 1},
    RelativeDay{"오늘", 0},  RelativeDay{"어제", -1},      RelativeDay{"내일", 1},
    RelativeDay{"그제", -2}, RelativeDay{"그저께", -2},    RelativeDay{"모레", 2},
};

constexpr std::array<std::string_view, 7> kWeekdayKeys = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

struct WeekdayName {
  std::string_view word;
  unsigned encoding;
};
constexpr std::array kWeekdayNames = {
    WeekdayName{"sunday", 0},   WeekdayName{"monday", 1}, WeekdayName{"tuesday", 2},  WeekdayName{"wednesday", 3},
    WeekdayName{"thursday", 4}, WeekdayName{"friday", 5}, WeekdayName{"saturday", 6}, WeekdayName{"tues", 2},
    WeekdayName{"thur", 4},     WeekdayName{"thurs", 4},  WeekdayName{"일", 0},       WeekdayName{"월", 1},
    WeekdayName{"화", 2},       WeekdayName{"수", 3},     WeekdayName{"목", 4},       WeekdayName{"금", 5},
    WeekdayName{"토", 6},       WeekdayName{"일요일", 0}, WeekdayName{"월요일", 1},   WeekdayName{"화요일", 2},
    WeekdayName{"수요일", 3},   WeekdayName{"목요일", 4}, WeekdayName{"금요일", 5},   WeekdayName{"토요일", 6},
};

std::string padded(int value, std::size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

std::string date_text(int year, int month, int day) {
  return padded(year, 4) + '-' + padded(month, 2) + '-' + padded(day, 2);
}

struct Date {
  int year;
  int month;
  int day;
};

/// `2026-11-24`, `2026/11/24`, `2026.11.24`, `2026. 11. 24.`
std::optional<Date> read_full_date(Cursor& cursor) {
  Cursor at = cursor;
  const auto year = at.digits(4, 4);
  if (!year) { return std::nullopt; }
  for (const char mark : {'-', '/', '.'}) {
    Cursor rest = at;
    const auto next = [&] {
      if (!rest.eat(mark)) { return false; }
      if (mark == '.') { rest.eat_blank(); }
      return true;
    };
    if (!next()) { continue; }
    const auto month = rest.digits(1, 2);
    if (!month || !next()) { return std::nullopt; }
    const auto day = rest.digits(1, 2);
    if (!day) { return std::nullopt; }
    if (mark == '.') { rest.eat('.'); }
    cursor = rest;
    return Date{*year, *month, *day};
  }
  return std::nullopt;
}

/// `11-24` in the given year.
std::optional<Date> read_short_date(Cursor& cursor, int year) {
  Cursor at = cursor;
  const auto month = at.digits(1, 2);
  if (!month || !at.eat('-')) { return std::nullopt; }
  const auto day = at.digits(1, 2);
  if (!day) { return std::nullopt; }
  cursor = at;
  return Date{year, *month, *day};
}

/// `2026년 11월 24일`, `11월 24일`
std::optional<Date> read_korean_date(Cursor& cursor, int year) {
  Cursor at = cursor;
  if (Cursor after = at; const auto written = after.digits(4, 4)) {
    if (!after.eat("년")) { return std::nullopt; }
    after.eat_blank();
    year = *written;
    at = after;
  }
  const auto month = at.digits(1, 2);
  if (!month || !at.eat("월")) { return std::nullopt; }
  at.eat_blank();
  const auto day = at.digits(1, 2);
  if (!day || !at.eat("일")) { return std::nullopt; }
  cursor = at;
  return Date{year, *month, *day};
}

/// A date ends at a blank, at the end, or at the `T` before a clock time.
bool date_ends(const Cursor& cursor) {
  const std::string_view rest = cursor.rest();
  return cursor.at_edge() || (rest.size() > 1 && rest[0] == 't' && rest[1] >= '0' && rest[1] <= '9');
}

}  // namespace

std::optional<Weekday> weekday_from(std::string_view word) {
  for (unsigned i = 0; i < kWeekdayKeys.size(); ++i) {
    if (kWeekdayKeys[i] == word) { return Weekday{i}; }
  }
  for (const WeekdayName& name : kWeekdayNames) {
    if (name.word == word) { return Weekday{name.encoding}; }
  }
  return std::nullopt;
}

std::string_view key_of(Weekday weekday) {
  return kWeekdayKeys.at(weekday.c_encoding());
}

Error day_out_of_range(std::string_view text) {
  return refuse(ErrorKind::usage, "time_out_of_range", Phrase(msg::time_out_of_range, {{"text", shown(text)}}),
                Phrase(msg::time_out_of_range_hint));
}

Result<Day> existing_day(int year, int month, int day) {
  const auto no_such_day = [&](Phrase message) {
    return refuse(ErrorKind::usage, "no_such_day", std::move(message), Phrase(msg::time_no_such_day_hint));
  };
  if (month < 1 || month > 12) {
    return no_such_day(Phrase(msg::time_no_such_month, {{"day", date_text(year, month, day)}}));
  }
  const auto year_month = date::year{year} / month;
  const auto days = static_cast<int>(static_cast<unsigned>((year_month / date::last).day()));
  if (day < 1 || day > days) {
    return no_such_day(Phrase(msg::time_no_such_day, {{"day", date_text(year, month, day)},
                                                      {"month", padded(year, 4) + '-' + padded(month, 2)},
                                                      {"days", std::to_string(days)}}));
  }
  const Day found{year_month / day};
  if (found < kFirstDay || found > kLastDay) { return day_out_of_range(date_text(year, month, day)); }
  return found;
}

Result<std::optional<DayWord>> read_day(Cursor& cursor, const Desk& desk) {
  const std::string_view word = cursor.word();
  const auto take_word = [&](Day day) -> Result<std::optional<DayWord>> {
    if (day < kFirstDay || day > kLastDay) { return day_out_of_range(word); }
    cursor.eat(word);
    return std::optional<DayWord>(DayWord{day, true});
  };
  for (const RelativeDay& relative : kRelativeDays) {
    if (relative.word == word) { return take_word(desk.today() + Days{relative.offset}); }
  }
  if (const auto weekday = weekday_from(word)) {
    const Day today = desk.today();
    return take_word(today - (weekday_of(today) - *weekday));
  }
  const int this_year = static_cast<int>(ymd(desk.today()).year());
  Cursor at = cursor;
  std::optional<Date> date = read_full_date(at);
  if (!date) { date = read_short_date(at, this_year); }
  if (!date) { date = read_korean_date(at, this_year); }
  if (!date || !date_ends(at)) { return std::optional<DayWord>(); }
  const Result<Day> day = existing_day(date->year, date->month, date->day);
  if (!day) { return day.error(); }
  cursor = at;
  return std::optional<DayWord>(DayWord{*day, false});
}

}  // namespace reader

Result<Day> parse_day(std::string_view text, const Desk& desk) {
  const Result<std::string> folded = reader::fold(text, reader::kDayVoice);
  if (!folded) { return folded.error(); }
  reader::Cursor cursor(*folded);
  const Result<std::optional<reader::DayWord>> found = reader::read_day(cursor, desk);
  if (!found) { return found.error(); }
  if (!*found) { return reader::bad_word(reader::kDayVoice, cursor.word(), *folded); }
  cursor.eat_blank();
  if (!cursor.done()) { return reader::bad_word(reader::kDayVoice, cursor.rest(), *folded); }
  return (*found)->day;
}

}  // namespace labclock
