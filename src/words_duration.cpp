// DURATION: words that mean a length of time, the way back, and clock times of a day.

#include <array>
#include <charconv>
#include <string>

#include "src/msg/times.hpp"
#include "src/words_reader.hpp"

namespace labclock {
namespace reader {
namespace {

using State = Length::State;

struct Unit {
  std::string_view word;
  int seconds;
};
/// Longer words first, so that "min" is not read as "m".
constexpr std::array kUnits = {
    Unit{"hours", 3600}, Unit{"hour", 3600}, Unit{"hrs", 3600}, Unit{"hr", 3600}, Unit{"h", 3600},
    Unit{"minutes", 60}, Unit{"minute", 60}, Unit{"mins", 60},  Unit{"min", 60},  Unit{"m", 60},
    Unit{"seconds", 1},  Unit{"second", 1},  Unit{"secs", 1},   Unit{"sec", 1},   Unit{"s", 1},
    Unit{"시간", 3600},  Unit{"분", 60},     Unit{"초", 1},
};

/// A unit must end where the word ends or a number begins ("1h30m"); 0 where there is none.
int read_unit(Cursor& cursor) {
  for (const Unit& unit : kUnits) {
    Cursor at = cursor;
    if (!at.eat(unit.word)) { continue; }
    const std::string_view rest = at.rest();
    const bool ends = at.at_edge() || (rest.front() >= '0' && rest.front() <= '9') || rest.starts_with("반");
    if (!ends) { continue; }
    cursor = at;
    return unit.seconds;
  }
  return 0;
}

/// Digits behind a decimal point as millionths; more than six digits are no length.
std::optional<std::int64_t> read_millionths(Cursor& cursor) {
  const std::size_t before = cursor.rest().size();
  const auto digits = cursor.digits(1, 6);
  if (!digits) { return std::nullopt; }
  std::int64_t value = *digits;
  for (std::size_t i = before - cursor.rest().size(); i < 6; ++i) { value *= 10; }
  return value;
}

Length checked(std::int64_t seconds) {
  if (seconds > kLongestDuration.count()) { return {State::too_long, {}}; }
  return {State::ok, Seconds{seconds}};
}

/// `1:30`, `1:30:15`
std::optional<Length> read_colon_length(std::string_view text) {
  Cursor cursor(text);
  const auto hours = cursor.number();
  if (!hours || !cursor.eat(':')) { return std::nullopt; }
  const auto minutes = cursor.digits(2, 2);
  if (!minutes || *minutes > 59) { return std::nullopt; }
  int seconds = 0;
  if (cursor.eat(':')) {
    const auto written = cursor.digits(2, 2);
    if (!written || *written > 59) { return std::nullopt; }
    seconds = *written;
  }
  if (!cursor.done()) { return std::nullopt; }
  return checked(*hours * 3600 + *minutes * 60 + seconds);
}

/// `1h30m`, `1.5h`, `1시간 30분`, `1시간 반`: units from long to short, each once.
Length read_unit_length(std::string_view text) {
  Cursor cursor(text);
  std::int64_t total = 0;
  int last_unit = 0;
  bool fraction = false;
  while (!cursor.done()) {
    const auto count = cursor.number();
    if (!count || fraction) { return {}; }
    std::int64_t millionths = 0;
    if (cursor.eat('.')) {
      const auto written = read_millionths(cursor);
      if (!written || last_unit != 0) { return {}; }
      millionths = *written;
      fraction = true;
    }
    cursor.eat_blank();
    const int unit = read_unit(cursor);
    if (unit == 0) { return {cursor.done() ? State::no_unit : State::no_length, {}}; }
    if ((last_unit != 0 && unit >= last_unit) || (fraction && unit == 1)) { return {}; }
    last_unit = unit;
    total += *count * unit + (millionths * unit + 500'000) / 1'000'000;
    Cursor half = cursor;
    half.eat_blank();
    if (unit == 3600 && half.eat("반") && half.done() && !fraction) { return checked(total + 1800); }
    cursor.eat_blank();
  }
  return last_unit == 0 ? Length{} : checked(total);
}

}  // namespace

Length read_length(std::string_view folded) {
  if (folded.starts_with('-')) {
    folded.remove_prefix(1);
    const Length positive = read_length(folded.starts_with('-') ? std::string_view() : folded);
    return positive.state == State::no_length ? positive : Length{State::negative, {}};
  }
  if (const auto length = read_colon_length(folded)) { return *length; }
  return read_unit_length(folded);
}

Error length_error(const Voice& voice, Length::State state, std::string_view text) {
  switch (state) {
    case State::no_unit:
      return refuse(ErrorKind::usage, std::string(voice.code), Phrase(msg::duration_no_unit, {{"text", shown(text)}}),
                    Phrase(msg::duration_no_unit_hint));
    case State::negative:
      return wrong_words(voice, msg::duration_negative, text);
    case State::too_long:
      return wrong_words(voice, msg::duration_too_long, text);
    case State::ok:
    case State::no_length:
      break;
  }
  return bad_words(voice, text);
}

}  // namespace reader

Result<Seconds> parse_duration(std::string_view text) {
  const Result<std::string> folded = reader::fold(text, reader::kDurationVoice);
  if (!folded) { return folded.error(); }
  const reader::Length length = reader::read_length(*folded);
  if (length.state != reader::Length::State::ok) {
    return reader::length_error(reader::kDurationVoice, length.state, *folded);
  }
  return length.value;
}

std::string duration_words(Seconds duration) {
  std::array<char, 48> out{};
  char* at = out.data();
  char* const end = out.data() + out.size();
  const std::int64_t count = duration.count();
  std::uint64_t rest = count < 0 ? 0 - static_cast<std::uint64_t>(count) : static_cast<std::uint64_t>(count);
  if (rest == 0) { return "0m"; }
  if (count < 0) { *at++ = '-'; }
  const auto put = [&](std::uint64_t value, char unit) {
    if (value == 0) { return; }
    at = std::to_chars(at, end, value).ptr;
    *at++ = unit;
  };
  put(rest / 3600, 'h');
  rest %= 3600;
  put(rest / 60, 'm');
  put(rest % 60, 's');
  return {out.data(), at};
}

namespace {

/// `H:MM` or `HH:MM`, plain digits: what imports and settings hold almost always. -1 for anything else.
int plain_clock(std::string_view text) {
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : -60; };
  if (text.size() != 4 && text.size() != 5) { return -1; }
  const std::size_t colon = text.size() - 3;
  if (text[colon] != ':') { return -1; }
  const int hour = colon == 1 ? digit(0) : digit(0) * 10 + digit(1);
  const int minute = digit(colon + 1) * 10 + digit(colon + 2);
  if (hour < 0 || minute < 0 || minute > 59) { return -1; }
  return hour * 3600 + minute * 60;
}

}  // namespace

Result<Seconds> parse_clock(std::string_view text, Seconds max) {
  if (const Seconds plain{plain_clock(text)}; plain.count() >= 0 && plain <= max) { return plain; }
  const Result<std::string> folded = reader::fold(text, reader::kClockVoice);
  if (!folded) { return folded.error(); }
  reader::Cursor cursor(*folded);
  Seconds clock{0};
  if (reader::read_clock(cursor, max, clock) == reader::Found::yes && cursor.done()) { return clock; }
  return reader::bad_words(reader::kClockVoice, *folded);
}

}  // namespace labclock
