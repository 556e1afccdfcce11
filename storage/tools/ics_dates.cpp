#include "storage/tools/ics_dates.hpp"

namespace labclock::ics {
namespace {

constexpr Seconds kLongest = Hours{24 * 36525};  // a century

/// So many digits at a place, or nothing.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) { return std::nullopt; }
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') { return std::nullopt; }
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Day> parse_date(std::string_view text) {
  const auto year = digits(text, 0, 4);
  const auto month = digits(text, 4, 2);
  const auto day = digits(text, 6, 2);
  if (!year || !month || !day || *year < 1000) { return std::nullopt; }
  const Ymd ymd{date::year{*year}, date::month{static_cast<unsigned>(*month)}, date::day{static_cast<unsigned>(*day)}};
  if (!ymd.ok()) { return std::nullopt; }
  return Day{ymd};
}

std::optional<Seconds> parse_clock(std::string_view text) {
  const auto hour = digits(text, 0, 2);
  const auto minute = digits(text, 2, 2);
  const auto second = digits(text, 4, 2);
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) { return std::nullopt; }
  return Hours{*hour} + Minutes{*minute} + Seconds{*second};
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') { text.remove_prefix(1); }
  while (!text.empty() && text.back() == ' ') { text.remove_suffix(1); }
  return text;
}

/// What a designator of a duration counts, in the part before or after the T.
std::optional<Seconds> unit_of(char designator, bool after_t) {
  if (!after_t && designator == 'W') { return Hours{24 * 7}; }
  if (!after_t && designator == 'D') { return Hours{24}; }
  if (after_t && designator == 'H') { return Hours{1}; }
  if (after_t && designator == 'M') { return Minutes{1}; }
  if (after_t && designator == 'S') { return Seconds{1}; }
  return std::nullopt;
}

}  // namespace

std::optional<Moment> parse_moment(std::string_view value, std::string tzid) {
  value = trimmed(value);
  Moment moment;
  moment.utc = value.ends_with('Z');
  if (moment.utc) { value.remove_suffix(1); }
  const auto day = parse_date(value);
  if (!day) { return std::nullopt; }
  moment.local = LocalTime{*day};
  if (value.size() == 8 && !moment.utc) {
    moment.date_only = true;
    return moment;
  }
  if (value.size() != 15 || value[8] != 'T') { return std::nullopt; }
  const auto clock = parse_clock(value.substr(9));
  if (!clock) { return std::nullopt; }
  moment.local += *clock;
  if (!moment.utc) { moment.tzid = std::move(tzid); }
  return moment;
}

std::optional<Moment> moment_of(const Line& line) {
  return parse_moment(line.value, param(line, "TZID"));
}

std::optional<std::vector<Moment>> moments_of(const Line& line) {
  std::vector<Moment> moments;
  std::string_view rest = line.value;
  while (true) {
    const auto comma = rest.find(',');
    const std::string_view one = rest.substr(0, comma);
    const auto moment = parse_moment(one.substr(0, one.find('/')), param(line, "TZID"));
    if (!moment) { return std::nullopt; }
    moments.push_back(*moment);
    if (comma == std::string_view::npos) { return moments; }
    rest.remove_prefix(comma + 1);
  }
}

std::optional<Seconds> parse_duration(std::string_view value) {
  value = trimmed(value);
  if (value.starts_with('+')) { value.remove_prefix(1); }
  if (!value.starts_with('P') || value.size() < 3) { return std::nullopt; }
  value.remove_prefix(1);
  Seconds total{0};
  bool after_t = false;
  while (!value.empty()) {
    if (value.front() == 'T' && !after_t) {
      after_t = true;
      value.remove_prefix(1);
      continue;
    }
    const auto length = value.find_first_not_of("0123456789");
    if (length == std::string_view::npos || length == 0 || length > 9) { return std::nullopt; }
    const auto unit = unit_of(value[length], after_t);
    const auto count = digits(value, 0, length);
    if (!unit || !count) { return std::nullopt; }
    total += *unit * static_cast<std::int64_t>(*count);
    if (total > kLongest) { return std::nullopt; }
    value.remove_prefix(length + 1);
  }
  return total;
}

}  // namespace labclock::ics
