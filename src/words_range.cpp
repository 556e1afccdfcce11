// RANGE: words that mean a set of dates (docs/rules.md 1.11).

#include <algorithm>
#include <array>
#include <string>

#include "src/msg/times.hpp"
#include "src/words_reader.hpp"

namespace labclock {
namespace {

using reader::Cursor;

constexpr std::int64_t kMostDaysBack = 36'525;  // a hundred years

/// The words that name a stretch of days around today, blanks and hyphens taken out.
enum class Stretch : unsigned char { today, yesterday, tomorrow, week, last_week, month, last_month, year, last_year };
struct StretchName {
  std::string_view word;
  Stretch stretch;
};
constexpr std::array kStretches = {
    StretchName{"today", Stretch::today},        StretchName{"yesterday", Stretch::yesterday},
    StretchName{"week", Stretch::week},          StretchName{"thisweek", Stretch::week},
    StretchName{"lastweek", Stretch::last_week}, StretchName{"month", Stretch::month},
    StretchName{"thismonth", Stretch::month},    StretchName{"lastmonth", Stretch::last_month},
    StretchName{"year", Stretch::year},          StretchName{"thisyear", Stretch::year},
    StretchName{"lastyear", Stretch::last_year}, StretchName{"오늘", Stretch::today},
    StretchName{"어제", Stretch::yesterday},     StretchName{"이번주", Stretch::week},
    StretchName{"지난주", Stretch::last_week},   StretchName{"저번주", Stretch::last_week},
    StretchName{"이번달", Stretch::month},       StretchName{"지난달", Stretch::last_month},
    StretchName{"저번달", Stretch::last_month},  StretchName{"올해", Stretch::year},
    StretchName{"작년", Stretch::last_year},
};

DayRange month_of(date::year_month month) {
  return {Day{month / 1}, Day{month / date::last}};
}

DayRange year_of(date::year year) {
  return {Day{year / 1 / 1}, Day{year / 12 / 31}};
}

DayRange days_of(Stretch stretch, const Desk& desk) {
  const Day today = desk.today();
  const Weekday week_start = desk.almanac->rules().week_start;
  const date::year_month month{ymd(today).year(), ymd(today).month()};
  switch (stretch) {
    case Stretch::today:
      return {today, today};
    case Stretch::yesterday:
      return {today - Days{1}, today - Days{1}};
    case Stretch::tomorrow:
      return {today + Days{1}, today + Days{1}};
    case Stretch::week:
      return week_of(today, week_start);
    case Stretch::last_week:
      return week_of(today - Days{7}, week_start);
    case Stretch::month:
      return month_of(month);
    case Stretch::last_month:
      return month_of(month - date::months{1});
    case Stretch::year:
      return year_of(month.year());
    case Stretch::last_year:
      return year_of(month.year() - date::years{1});
  }
  return {today, today};
}

std::string without(std::string_view text, std::string_view what) {
  std::string out;
  for (const char c : text) {
    if (what.find(c) == std::string_view::npos) { out.push_back(c); }
  }
  return out;
}

/// `2026-W47`: the seven days whose Thursday lies in that ISO week.
std::optional<Result<DayRange>> read_iso_week(std::string_view text, const Desk& desk) {
  Cursor cursor(text);
  const auto year = cursor.digits(4, 4);
  if (!year) { return std::nullopt; }
  cursor.eat('-');
  if (!cursor.eat('w')) { return std::nullopt; }
  const auto week = cursor.digits(1, 2);
  if (!week || !cursor.done()) { return std::nullopt; }
  // 4 January is always in week 1, 28 December always in the last one.
  const auto thursday_near = [](Day day) { return day - (weekday_of(day) - date::Monday) + Days{3}; };
  const Day first = thursday_near(day_of(*year, 1, 4));
  const int weeks = static_cast<int>((thursday_near(day_of(*year, 12, 28)) - first).count()) / 7 + 1;
  if (*week < 1 || *week > weeks) {
    std::string said(reader::shown(text));
    std::replace(said.begin(), said.end(), 'w', 'W');  // words are read in lower case; a week is not written so
    return refuse(ErrorKind::usage, "no_such_week",
                  Phrase(msg::range_no_such_week,
                         {{"text", said}, {"year", std::to_string(*year)}, {"weeks", std::to_string(weeks)}}),
                  Phrase(msg::range_no_such_week_hint, {{"year", std::to_string(*year)}}));
  }
  return week_of(first + Days{7} * (*week - 1), desk.almanac->rules().week_start);
}

Result<DayRange> whole_month(int year, int month) {
  const Result<Day> first = reader::existing_day(year, month, 1);
  if (!first) { return first.error(); }
  return month_of(date::year{year} / month);
}

Result<DayRange> whole_year(int year) {
  const Result<Day> first = reader::existing_day(year, 1, 1);
  if (!first) { return first.error(); }
  return year_of(date::year{year});
}

/// `2026`, `2026-11`, `2026/11`, `2026.11`, `2026년`, `2026년 11월`, `11월`
std::optional<Result<DayRange>> read_month_or_year(std::string_view text, const Desk& desk) {
  Cursor cursor(text);
  int year = static_cast<int>(ymd(desk.today()).year());
  bool plain = false;
  if (const auto written = cursor.digits(4, 4)) {
    year = *written;
    const bool korean = cursor.eat("년");
    if (cursor.done()) { return whole_year(year); }
    plain = !korean;
    if (plain && !cursor.eat('-') && !cursor.eat('/') && !cursor.eat('.')) { return std::nullopt; }
    if (korean) { cursor.eat_blank(); }
  }
  const auto month = cursor.digits(1, 2);
  if (!month || (!plain && !cursor.eat("월")) || !cursor.done()) { return std::nullopt; }
  return whole_month(year, *month);
}

/// Words that may stand alone or at an end of `FROM..TO`.
Result<DayRange> period(std::string_view text, const Desk& desk) {
  const std::string compact = without(text, " -_");
  for (const StretchName& name : kStretches) {
    if (name.word == compact) { return days_of(name.stretch, desk); }
  }
  if (const auto week = read_iso_week(text, desk)) { return *week; }
  if (const auto whole = read_month_or_year(text, desk)) { return *whole; }
  Cursor cursor(text);
  const auto day = reader::read_day(cursor, desk);
  if (!day) { return day.error(); }
  if (!*day) { return reader::bad_words(reader::kRangeVoice, text); }
  cursor.eat_blank();
  if (!cursor.done()) { return reader::bad_word(reader::kRangeVoice, cursor.rest(), text); }
  return DayRange{(*day)->day, (*day)->day};
}

DayRange last_days(Day today, std::int64_t count) {
  return {today - Days{static_cast<int>(count) - 1}, today};
}

/// `last-4-weeks`, `last-10-days`, `최근4주`, `최근10일`: the days that end today.
std::optional<Result<DayRange>> read_last_days(std::string_view compact, std::string_view text, const Desk& desk) {
  Cursor cursor(compact);
  if (!cursor.eat("last") && !cursor.eat("최근")) { return std::nullopt; }
  const auto count = cursor.number();
  if (!count) { return std::nullopt; }
  int days = 0;
  for (const std::string_view unit : {"weeks", "week", "주간", "주"}) {
    if (cursor.rest() == unit) { days = 7; }
  }
  for (const std::string_view unit : {"days", "day", "일간", "일"}) {
    if (cursor.rest() == unit) { days = 1; }
  }
  if (days == 0) { return std::nullopt; }
  if (*count < 1 || *count > kMostDaysBack / days) { return reader::bad_words(reader::kRangeVoice, text); }
  return last_days(desk.today(), *count * days);
}

/// Words that need to know what the ledger holds.
RangeAsks asks_of(std::string_view compact) {
  if (compact == "all" || compact == "전체") { return RangeAsks::first_session; }
  for (const std::string_view word : {"sincemeeting", "지난면담", "지난면담부터", "면담이후", "지난면담이후"}) {
    if (compact == word) { return RangeAsks::last_meeting; }
  }
  return RangeAsks::nothing;
}

std::optional<Range> read_ledger_words(std::string_view compact, const Desk& desk, const RangeFacts& facts) {
  const RangeAsks asks = asks_of(compact);
  if (asks == RangeAsks::nothing) { return std::nullopt; }
  const Day today = desk.today();
  if (asks == RangeAsks::first_session) {
    const Day first = facts.first_session.value_or(today);
    return Range{{std::min(first, today), today}, false};
  }
  if (facts.last_meeting && *facts.last_meeting <= today) { return Range{{*facts.last_meeting, today}, false}; }
  return Range{last_days(today, 28), true};
}

/// The two ends of `FROM..TO`, `FROM~TO`, `FROM - TO`, `FROM to TO`.
struct Ends {
  std::string_view from;
  std::string_view to;
};

std::string_view trimmed(std::string_view text) {
  if (text.starts_with(' ')) { text.remove_prefix(1); }
  if (text.ends_with(' ')) { text.remove_suffix(1); }
  return text;
}

std::optional<Ends> split_ends(std::string_view text) {
  for (const std::string_view mark : {"..", "~", " - ", " to "}) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) { continue; }
    return Ends{trimmed(text.substr(0, at)), trimmed(text.substr(at + mark.size()))};
  }
  return std::nullopt;
}

Result<Range> between(const Ends& ends, std::string_view text, const Desk& desk) {
  if (ends.from.empty() || ends.to.empty()) { return reader::wrong_words(reader::kRangeVoice, msg::range_open, text); }
  const Result<DayRange> from = period(ends.from, desk);
  if (!from) { return from.error(); }
  const Result<DayRange> to = period(ends.to, desk);
  if (!to) { return to.error(); }
  if (to->last < from->first) {
    return refuse(
        ErrorKind::usage, "reversed_range",
        Phrase(msg::range_reversed, {{"from", iso_day(from->first)}, {"to", iso_day(to->last)}}),
        Phrase(msg::range_reversed_hint, {{"from", reader::shown(ends.to)}, {"to", reader::shown(ends.from)}}));
  }
  return Range{{from->first, to->last}, false};
}

Result<Range> range_of(std::string_view text, const Desk& desk, const RangeFacts& facts) {
  const std::string compact = without(text, " -_");
  if (const auto range = read_ledger_words(compact, desk, facts)) { return *range; }
  if (const auto days = read_last_days(compact, text, desk)) {
    if (!*days) { return days->error(); }
    return Range{**days, false};
  }
  if (const auto ends = split_ends(text)) { return between(*ends, text, desk); }
  const Result<DayRange> days = period(text, desk);
  if (!days) { return days.error(); }
  return Range{*days, false};
}

}  // namespace

RangeAsks range_asks(std::string_view text) {
  const Result<std::string> folded = reader::fold(text, reader::kRangeVoice);
  return folded ? asks_of(without(*folded, " -_")) : RangeAsks::nothing;
}

Result<Range> parse_range(std::string_view text, const Desk& desk, const RangeFacts& facts) {
  const Result<std::string> folded = reader::fold(text, reader::kRangeVoice);
  if (!folded) { return folded.error(); }
  Result<Range> range = range_of(*folded, desk, facts);
  if (range && (range->days.first < reader::kFirstDay || range->days.last > reader::kLastDay)) {
    return reader::day_out_of_range(*folded);
  }
  return range;
}

}  // namespace labclock
