// The POSIX TZ string of a zone file's footer (RFC 8536, section 3.3.1).

#include <cstddef>
#include <optional>
#include <string_view>

#include "src/zone.hpp"

namespace labclock {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Reads from the left; what it cannot read it leaves where it is and says no.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] bool next_is(char c) const { return !rest_.empty() && rest_.front() == c; }

  bool take(char c) {
    if (!next_is(c)) { return false; }
    rest_.remove_prefix(1);
    return true;
  }

  /// "CET", "<+0330>": three characters or more.
  bool take_name() {
    const bool quoted = take('<');
    std::size_t length = 0;
    const auto fits = [&](char c) { return is_letter(c) || (quoted && (is_digit(c) || c == '+' || c == '-')); };
    while (length < rest_.size() && fits(rest_[length])) { ++length; }
    rest_.remove_prefix(length);
    return length >= 3 && (!quoted || take('>'));
  }

  std::optional<int> take_number(int min, int max) {
    int value = 0;
    std::size_t length = 0;
    while (length < rest_.size() && length < 4 && is_digit(rest_[length])) {
      value = value * 10 + (rest_[length] - '0');
      ++length;
    }
    if (length == 0 || value < min || value > max) { return std::nullopt; }
    rest_.remove_prefix(length);
    return value;
  }

  /// "-3:30", "+5", "167": hours, minutes and seconds with a sign.
  std::optional<Seconds> take_time(int max_hours) {
    const bool negative = take('-');
    if (!negative) { take('+'); }
    const auto hours = take_number(0, max_hours);
    if (!hours) { return std::nullopt; }
    int minutes = 0;
    int seconds = 0;
    if (take(':')) {
      const auto read = take_number(0, 59);
      if (!read) { return std::nullopt; }
      minutes = *read;
      if (take(':')) {
        const auto more = take_number(0, 59);
        if (!more) { return std::nullopt; }
        seconds = *more;
      }
    }
    const Seconds time{*hours * 3600 + minutes * 60 + seconds};
    return negative ? -time : time;
  }

  /// "M3.5.0", "J60", "59", each with "/3" for another time than 02:00.
  std::optional<ZoneRuleDate> take_rule() {
    auto rule = take_date();
    if (rule && take('/')) {
      const auto time = take_time(167);
      if (!time) { return std::nullopt; }
      rule->time = *time;
    }
    return rule;
  }

 private:
  std::optional<ZoneRuleDate> take_date() {
    using Form = ZoneRuleDate::Form;
    ZoneRuleDate rule;
    if (take('M')) {
      const auto month = take_number(1, 12);
      if (!month || !take('.')) { return std::nullopt; }
      const auto week = take_number(1, 5);
      if (!week || !take('.')) { return std::nullopt; }
      const auto weekday = take_number(0, 6);
      if (!weekday) { return std::nullopt; }
      rule.month = *month;
      rule.week = *week;
      rule.day = *weekday;
      return rule;
    }
    rule.form = take('J') ? Form::julian_without_leap : Form::julian_with_leap;
    const bool from_one = rule.form == Form::julian_without_leap;
    const auto day = take_number(from_one ? 1 : 0, 365);
    if (!day) { return std::nullopt; }
    rule.day = *day;
    return rule;
  }

  std::string_view rest_;
};

/// POSIX counts west of Greenwich; we count east.
std::optional<Seconds> take_offset(Reader& reader) {
  const auto west = reader.take_time(24);
  if (!west) { return std::nullopt; }
  return -*west;
}

}  // namespace

std::optional<ZoneFooter> parse_posix_tz(std::string_view text) {
  Reader reader(text);
  ZoneFooter footer;
  if (!reader.take_name()) { return std::nullopt; }
  const auto standard = take_offset(reader);
  if (!standard) { return std::nullopt; }
  footer.standard = *standard;
  if (reader.at_end()) { return footer; }

  ZoneFooter::Daylight daylight;
  if (!reader.take_name()) { return std::nullopt; }
  daylight.offset = footer.standard + Hours{1};
  if (!reader.next_is(',')) {
    const auto offset = take_offset(reader);
    if (!offset) { return std::nullopt; }
    daylight.offset = *offset;
  }
  if (!reader.take(',')) { return std::nullopt; }
  const auto begins = reader.take_rule();
  if (!begins || !reader.take(',')) { return std::nullopt; }
  const auto ends = reader.take_rule();
  if (!ends || !reader.at_end()) { return std::nullopt; }
  daylight.begins = *begins;
  daylight.ends = *ends;
  footer.daylight = daylight;
  return footer;
}

}  // namespace labclock
