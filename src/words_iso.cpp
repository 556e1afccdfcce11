// RFC 3339 instants and ISO days: the machine's words, written and read by hand because an import of a
// million rows and every export pass through here.

#include <array>
#include <charconv>
#include <cstdint>
#include <string>

#include "src/words.hpp"
#include "src/words_reader.hpp"

namespace labclock {
namespace {

constexpr std::int64_t kDaySeconds = 86'400;
constexpr std::int64_t kCycleDays = 146'097;  // 400 Gregorian years

struct Civil {
  std::int64_t year;
  unsigned month;
  unsigned day;
};

/// The date of a day number, of any size: date's year is a short, so whole cycles are set aside first.
Civil civil_of(std::int64_t day_number) {
  std::int64_t cycle = day_number / kCycleDays;
  std::int64_t rest = day_number % kCycleDays;
  if (rest < 0) {
    rest += kCycleDays;
    --cycle;
  }
  const Ymd date{Day{Days{static_cast<int>(rest)}}};
  return {static_cast<int>(date.year()) + cycle * 400, static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day())};
}

char* put2(char* at, unsigned value) {
  *at++ = static_cast<char>('0' + value / 10);
  *at++ = static_cast<char>('0' + value % 10);
  return at;
}

/// "2026-11-16"; a year outside 0 to 9999 takes the digits and the sign that it needs. At most 28 bytes.
char* put_date(char* at, const Civil& date) {
  if (date.year >= 0 && date.year <= 9999) {
    const auto year = static_cast<unsigned>(date.year);
    at = put2(put2(at, year / 100), year % 100);
  } else {
    at = std::to_chars(at, at + 20, date.year).ptr;
  }
  *at++ = '-';
  at = put2(at, date.month);
  *at++ = '-';
  return put2(at, date.day);
}

/// Digits read strictly in place; once one is missing, `ok` stays false.
struct Fixed {
  std::string_view text;
  std::size_t at = 0;
  bool ok = true;

  int digits(int count) {
    int value = 0;
    for (; count > 0; --count) {
      const char c = at < text.size() ? text[at] : '\0';
      ok = ok && c >= '0' && c <= '9';
      value = value * 10 + (c - '0');
      ++at;
    }
    return ok ? value : 0;
  }
  [[nodiscard]] char peek() const { return at < text.size() ? text[at] : '\0'; }
  void mark(char c) {
    ok = ok && peek() == c;
    ++at;
  }
};

std::optional<Day> read_date(Fixed& in) {
  const int year = in.digits(4);
  in.mark('-');
  const int month = in.digits(2);
  in.mark('-');
  const int day = in.digits(2);
  if (!in.ok) { return std::nullopt; }
  const Ymd date = date::year{year} / month / day;
  if (!date.ok()) { return std::nullopt; }
  const Day found{date};
  if (found < reader::kFirstDay - Days{1} || found > reader::kLastDay + Days{1}) { return std::nullopt; }
  return found;
}

/// `Z` or `+09:00` up to the end, in seconds east.
std::optional<int> read_zone(Fixed& in) {
  const char sign = in.peek();
  ++in.at;
  if (sign == 'Z' || sign == 'z') { return in.at == in.text.size() ? std::optional<int>(0) : std::nullopt; }
  const int hour = in.digits(2);
  in.mark(':');
  const int minute = in.digits(2);
  if (!in.ok || (sign != '+' && sign != '-') || hour > 23 || minute > 59 || in.at != in.text.size()) {
    return std::nullopt;
  }
  const int east = hour * 3600 + minute * 60;
  return sign == '-' ? -east : east;
}

}  // namespace

std::optional<Instant> parse_rfc3339(std::string_view text) {
  Fixed in{text};
  const std::optional<Day> day = read_date(in);
  if (!day) { return std::nullopt; }
  const char between = in.peek();
  if (between != 'T' && between != 't' && between != ' ') { return std::nullopt; }
  ++in.at;
  const int hour = in.digits(2);
  in.mark(':');
  const int minute = in.digits(2);
  in.mark(':');
  const int second = in.digits(2);
  if (!in.ok || hour > 23 || minute > 59 || second > 59) { return std::nullopt; }
  if (in.peek() == '.') {
    const std::size_t first = ++in.at;
    while (in.peek() == '0') { ++in.at; }
    if (in.at == first) { return std::nullopt; }
  }
  const std::optional<int> east = read_zone(in);
  if (!east) { return std::nullopt; }
  const Instant at{day->time_since_epoch() + Seconds{hour * 3600 + minute * 60 + second - *east}};
  if (at < kEarliest || at > kLatest) { return std::nullopt; }
  return at;
}

std::string rfc3339(Instant t) {
  const std::int64_t count = unix_seconds(t);
  std::int64_t day = count / kDaySeconds;
  std::int64_t clock = count % kDaySeconds;
  if (clock < 0) {
    clock += kDaySeconds;
    --day;
  }
  const auto second = static_cast<unsigned>(clock);
  std::array<char, 48> out{};
  char* at = put_date(out.data(), civil_of(day));
  *at++ = 'T';
  at = put2(at, second / 3600);
  *at++ = ':';
  at = put2(at, second / 60 % 60);
  *at++ = ':';
  at = put2(at, second % 60);
  *at++ = 'Z';
  return {out.data(), at};
}

std::string iso_day(Day day) {
  std::array<char, 32> out{};
  return {out.data(), put_date(out.data(), civil_of(day_number(day)))};
}

std::optional<Day> parse_iso_day(std::string_view text) {
  if (text.size() != 10) { return std::nullopt; }
  Fixed in{text};
  const std::optional<Day> day = read_date(in);
  if (!day || *day < reader::kFirstDay || *day > reader::kLastDay) { return std::nullopt; }
  return day;
}

}  // namespace labclock
