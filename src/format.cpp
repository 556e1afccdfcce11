#include "src/format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "src/msg/words.hpp"

namespace labclock {
namespace {

constexpr std::array<Msg, 7> kWeekdays{msg::word_sun, msg::word_mon, msg::word_tue, msg::word_wed,
                                       msg::word_thu, msg::word_fri, msg::word_sat};
constexpr std::array<Msg, 12> kMonths{msg::word_jan_month, msg::word_feb_month, msg::word_mar_month,
                                      msg::word_apr_month, msg::word_may_month, msg::word_jun_month,
                                      msg::word_jul_month, msg::word_aug_month, msg::word_sep_month,
                                      msg::word_oct_month, msg::word_nov_month, msg::word_dec_month};
constexpr std::array<Msg, kKindCount> kKinds{msg::word_kind_own, msg::word_kind_funded, msg::word_kind_service,
                                             msg::word_kind_course, msg::word_kind_unassigned};
constexpr std::array<Msg, kBandCount> kBands{msg::word_band_core,  msg::word_band_early,   msg::word_band_evening,
                                             msg::word_band_night, msg::word_band_weekend, msg::word_band_holiday,
                                             msg::word_band_leave};
constexpr std::array<Msg, kFitCount> kFits{msg::word_fit_own, msg::word_fit_related, msg::word_fit_unrelated,
                                           msg::word_fit_unknown};

/// Whole minutes of a duration's size, cut, with its sign; nothing under a minute is negative.
struct Length {
  std::int64_t hours;
  std::int64_t minutes;
  std::string_view sign;
};

Length length_of(Seconds duration) {
  const std::int64_t minutes = duration.count() / 60;  // toward zero
  const std::int64_t size = std::abs(minutes);
  return {size / 60, size % 60, minutes < 0 ? "-" : ""};
}

struct DateWords {
  std::string day;
  std::string month;
  std::string year;
};

DateWords words_of(Day day, Lang lang) {
  const Ymd date = ymd(day);
  const Msg month = kMonths.at(static_cast<unsigned>(date.month()) - 1);
  return {fmt::format("{}", static_cast<unsigned>(date.day())), std::string(text(month, lang)),
          fmt::format("{}", static_cast<int>(date.year()))};
}

/// 10 to a power that keeps numbers on paper readable.
int digits_within(int decimals) {
  return std::clamp(decimals, 0, 6);
}

/// Whether a number's text is a zero ("-0.0" would be a strange thing to read).
std::string without_negative_zero(std::string text) {
  if (text.find_first_of("123456789") == std::string::npos && text.starts_with('-')) { text.erase(0, 1); }
  return text;
}

}  // namespace

std::string hours_minutes(Seconds duration, Lang lang) {
  const Length length = length_of(duration);
  const std::string hours = fmt::format("{}{}", length.sign, length.hours);
  if (length.hours == 0) {
    return render({msg::word_minutes, {{"minutes", fmt::format("{}{}", length.sign, length.minutes)}}}, lang);
  }
  if (length.minutes == 0) { return render({msg::word_hours, {{"hours", hours}}}, lang); }
  const std::string minutes =
      lang == Lang::ko ? fmt::format("{}", length.minutes) : fmt::format("{:02}", length.minutes);
  return render({msg::word_hours_minutes, {{"hours", hours}, {"minutes", minutes}}}, lang);
}

std::string clock_length(Seconds duration) {
  const Length length = length_of(duration);
  return fmt::format("{}{}:{:02}", length.sign, length.hours, length.minutes);
}

std::string decimal_hours(Seconds duration, int decimals) {
  // In whole numbers, so that 1.25 h is 1.3 on every machine: half is rounded away from zero.
  const int digits = digits_within(decimals);
  std::int64_t scale = 1;
  for (int i = 0; i < digits; ++i) { scale *= 10; }
  const bool negative = duration.count() < 0;
  const std::int64_t seconds = std::abs(duration.count());
  const std::int64_t parts = seconds / 3600 * scale + (seconds % 3600 * scale + 1800) / 3600;
  const std::string sign = negative && parts > 0 ? "-" : "";
  if (digits == 0) { return fmt::format("{}{}", sign, parts); }
  return fmt::format("{}{}.{:0{}}", sign, parts / scale, parts % scale, digits);
}

std::string percent(double share, int decimals) {
  if (!std::isfinite(share)) { return "-"; }
  return without_negative_zero(fmt::format("{:.{}f}", share * 100.0, digits_within(decimals))) + " %";
}

std::string clock_text(Instant t, const Zone& zone) {
  const LocalTime local = zone.local(t);
  const auto clock = (local - date::floor<Days>(local)).count();
  if (clock % 60 == 0) { return fmt::format("{:02}:{:02}", clock / 3600, clock / 60 % 60); }
  return fmt::format("{:02}:{:02}:{:02}", clock / 3600, clock / 60 % 60, clock % 60);
}

std::string date_clock(Instant t, const Zone& zone) {
  const Ymd date{date::floor<Days>(zone.local(t))};
  return fmt::format("{:04}-{:02}-{:02} {}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()), clock_text(t, zone));
}

std::string long_day(Day day, Lang lang) {
  const DateWords date = words_of(day, lang);
  return render({msg::word_long_day,
                 {{"weekday", weekday_name(weekday_of(day), lang)},
                  {"day", date.day},
                  {"month", date.month},
                  {"year", date.year}}},
                lang);
}

std::string short_day(Day day, Lang lang) {
  return render(
      {msg::word_short_day, {{"weekday", weekday_name(weekday_of(day), lang)}, {"day", words_of(day, lang).day}}},
      lang);
}

std::string day_range(DayRange days, Lang lang) {
  if (days.empty()) { return {}; }
  const DateWords first = words_of(days.first, lang);
  const DateWords last = words_of(days.last, lang);
  const Msg pattern = days.first == days.last     ? msg::word_date
                      : first.year != last.year   ? msg::word_days_of_years
                      : first.month != last.month ? msg::word_days_of_year
                                                  : msg::word_days_of_month;
  return render({pattern,
                 {{"day", first.day},
                  {"month", first.month},
                  {"year", first.year},
                  {"last_day", last.day},
                  {"last_month", last.month},
                  {"last_year", last.year}}},
                lang);
}

std::string weekday_name(Weekday weekday, Lang lang) {
  return std::string(text(kWeekdays.at(weekday.c_encoding()), lang));
}

std::string_view name_of(Kind kind, Lang lang) {
  return text(kKinds.at(static_cast<std::size_t>(kind)), lang);
}
std::string_view name_of(Band band, Lang lang) {
  return text(kBands.at(static_cast<std::size_t>(band)), lang);
}
std::string_view name_of(Fit fit, Lang lang) {
  return text(kFits.at(static_cast<std::size_t>(fit)), lang);
}

}  // namespace labclock
