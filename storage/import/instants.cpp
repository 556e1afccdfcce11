#include "storage/import/instants.hpp"

#include "src/words.hpp"

namespace labclock::storage {
namespace {

/// Reads digits and marks from the left; `ok` turns false at the first that does not fit.
struct Scan {
  std::string_view text;
  bool ok = true;

  int digits(std::size_t least, std::size_t most) {
    int value = 0;
    std::size_t count = 0;
    while (count < most && count < text.size() && text[count] >= '0' && text[count] <= '9') {
      value = value * 10 + (text[count] - '0');
      ++count;
    }
    if (count < least) { ok = false; }
    text.remove_prefix(count);
    return value;
  }
  int fixed(std::size_t count) { return digits(count, count); }
  void mark(char c) {
    if (text.empty() || text.front() != c) {
      ok = false;
      return;
    }
    text.remove_prefix(1);
  }
  bool eat(char c) {
    if (text.empty() || text.front() != c) { return false; }
    text.remove_prefix(1);
    return true;
  }
  [[nodiscard]] bool done() const { return ok && text.empty(); }
};

std::optional<Day> day_if_real(int year, int month, int day) {
  const Ymd date{date::year{year}, date::month{static_cast<unsigned>(month)}, date::day{static_cast<unsigned>(day)}};
  // A day at either end is left out, so that every local time of the others is an instant that may be kept.
  if (!date.ok() || Day{date} <= day_of(1900, 1, 1) || Day{date} >= day_of(2199, 12, 31)) { return std::nullopt; }
  return Day{date};
}

std::optional<Instant> instant_if_real(const std::optional<Day>& day, int hour, int minute, int second) {
  if (!day || hour > 23 || minute > 59 || second > 59) { return std::nullopt; }
  const Instant t{day->time_since_epoch() + Hours{hour} + Minutes{minute} + Seconds{second}};
  if (t < kEarliest || t > kLatest) { return std::nullopt; }
  return t;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) { return {}; }
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

}  // namespace

std::optional<Instant> instant_from_rfc3339(std::string_view text) {
  constexpr std::size_t kUtcLength = 20;
  if (text.size() == kUtcLength && text.back() == 'Z') {
    Scan scan{text};
    const int year = scan.fixed(4);
    scan.mark('-');
    const int month = scan.fixed(2);
    scan.mark('-');
    const int day = scan.fixed(2);
    scan.mark('T');
    const int hour = scan.fixed(2);
    scan.mark(':');
    const int minute = scan.fixed(2);
    scan.mark(':');
    const int second = scan.fixed(2);
    scan.mark('Z');
    if (scan.done()) { return instant_if_real(day_if_real(year, month, day), hour, minute, second); }
  }
  return parse_rfc3339(text);
}

std::optional<Instant> instant_from_stamp(std::string_view text) {
  Scan scan{text};
  const int year = scan.fixed(4);
  const int month = scan.fixed(2);
  const int day = scan.fixed(2);
  scan.mark('T');
  const int hour = scan.fixed(2);
  const int minute = scan.fixed(2);
  const int second = scan.fixed(2);
  scan.mark('Z');
  if (!scan.done()) { return std::nullopt; }
  return instant_if_real(day_if_real(year, month, day), hour, minute, second);
}

ForeignDate foreign_date(std::string_view text) {
  text = trimmed(text);
  if (const std::size_t mark = text.find_first_of("-/"); mark == 4) {
    Scan scan{text};
    const int year = scan.fixed(4);
    scan.mark(text[mark]);
    const int month = scan.digits(1, 2);
    scan.mark(text[mark]);
    const int day = scan.digits(1, 2);
    const auto real = scan.done() ? day_if_real(year, month, day) : std::nullopt;
    return real ? ForeignDate{DateForm::day, *real} : ForeignDate{};
  }
  const std::size_t mark = text.find_first_of("-/.");
  if (mark == std::string_view::npos) { return {}; }
  Scan scan{text};
  const int first = scan.digits(1, 2);
  scan.mark(text[mark]);
  const int second = scan.digits(1, 2);
  scan.mark(text[mark]);
  const int year = scan.fixed(4);
  if (!scan.done()) { return {}; }
  if (text[mark] != '.') { return {DateForm::ambiguous, {}}; }
  const auto real = day_if_real(year, second, first);
  return real ? ForeignDate{DateForm::day, *real} : ForeignDate{};
}

std::optional<ForeignClock> foreign_clock(std::string_view text) {
  Scan scan{trimmed(text)};
  ForeignClock clock;
  int hour = scan.digits(1, 2);
  scan.mark(':');
  const int minute = scan.fixed(2);
  int second = 0;
  if (scan.eat(':')) {
    second = scan.fixed(2);
    clock.has_seconds = true;
  }
  scan.text = trimmed(scan.text);
  if (!scan.ok || hour > 23 || minute > 59 || second > 59) { return std::nullopt; }
  if (!scan.text.empty()) {
    const bool letters = scan.text.size() == 2 && (scan.text[1] == 'M' || scan.text[1] == 'm');
    const bool morning = letters && (scan.text[0] == 'A' || scan.text[0] == 'a');
    const bool evening = letters && (scan.text[0] == 'P' || scan.text[0] == 'p');
    if ((!morning && !evening) || hour < 1 || hour > 12) { return std::nullopt; }
    hour = hour % 12 + (evening ? 12 : 0);
  }
  clock.clock = Hours{hour} + Minutes{minute} + Seconds{second};
  return clock;
}

std::optional<Seconds> foreign_duration(std::string_view text) {
  Scan scan{trimmed(text)};
  const int hours = scan.digits(1, 6);
  scan.mark(':');
  const int minutes = scan.fixed(2);
  scan.mark(':');
  const int seconds = scan.fixed(2);
  if (!scan.done() || minutes > 59 || seconds > 59) { return std::nullopt; }
  return Hours{hours} + Minutes{minutes} + Seconds{seconds};
}

}  // namespace labclock::storage
