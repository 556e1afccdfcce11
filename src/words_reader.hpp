#pragma once
// How the words for times are taken apart: folding, a cursor over folded text, and the small readers
// (clock, offset, day, length) that src/words*.cpp, src/rules.cpp and src/settings.cpp share.
//
// What it is not: public; nobody but those files includes it. Every reader works on folded text, consumes
// what it understood and leaves the cursor where it was when it found nothing.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "src/words.hpp"

namespace labclock::reader {

/// No words for a time are longer than this many bytes; core hours of seven days with breaks fit well.
inline constexpr std::size_t kLongestText = 1000;
inline constexpr Seconds kDay{86400};
/// 10 years of 365.25 days.
inline constexpr Seconds kLongestDuration{315'576'000};
inline constexpr Day kFirstDay = day_of(1900, 1, 1);
inline constexpr Day kLastDay = day_of(2199, 12, 31);

/// How one parser says no: its code, what it calls the thing, and its examples.
struct Voice {
  std::string_view code;
  Msg empty;
  Msg bad;  ///< has {text}
  Msg hint;
};
extern const Voice kWhenVoice;
extern const Voice kDayVoice;
extern const Voice kRangeVoice;
extern const Voice kDurationVoice;
extern const Voice kClockVoice;

/// A text from outside as it may stand in a message: printable and short.
[[nodiscard]] std::string shown(std::string_view text);
[[nodiscard]] Error wrong_words(const Voice& voice, Msg message, std::string_view text);
/// "{text} is not a time", with the voice's examples.
[[nodiscard]] Error bad_words(const Voice& voice, std::string_view text);
/// The same, naming the one word that was not understood where there are several.
[[nodiscard]] Error bad_word(const Voice& voice, std::string_view word, std::string_view text);

/// Trimmed, composed (NFC), lower case (ASCII), runs of blanks as one space, full-width forms, dashes and
/// waves as their plain ones. Errors: empty, not UTF-8, longer than `kLongestText`.
[[nodiscard]] Result<std::string> fold(std::string_view text, const Voice& voice);

class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}
  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] bool starts_with(std::string_view text) const { return rest_.starts_with(text); }
  /// Whether a word ends here: the end of the text or a blank.
  [[nodiscard]] bool at_edge() const { return rest_.empty() || rest_.front() == ' '; }
  /// The text up to the next blank.
  [[nodiscard]] std::string_view word() const { return rest_.substr(0, rest_.find(' ')); }
  bool eat(char c);
  bool eat(std::string_view text);
  bool eat_blank() { return eat(' '); }
  /// The text only where a word ends behind it.
  bool eat_word(std::string_view text);
  /// A run of `least` to `most` digits (at most 9), or nothing where the run is shorter or longer.
  std::optional<int> digits(std::size_t least, std::size_t most);
  /// A run of digits of any length; more than 10^12 counts as 10^12.
  std::optional<std::int64_t> number();

 private:
  std::string_view rest_;
};

enum class Found : unsigned char { no, yes, wrong };

/// `9:30`, `09:30:15`, `9am`, `2:30 pm`, `14시 30분`, `오후 2시`, `9시 반`. `wrong` is what is shaped like
/// a clock time but is none (25:00, 9:75) or later than `max`.
Found read_clock(Cursor& cursor, Seconds max, Seconds& clock);
/// `Z`, `+09:00`, `+0900`, with a blank before or not.
Found read_offset(Cursor& cursor, std::optional<Seconds>& offset);

struct DayWord {
  Day day;
  bool logical;  ///< a word for a logical day (`yesterday`), not a date of the calendar
};
/// A day at the cursor, or nothing. Errors: a date that does not exist or is out of range.
[[nodiscard]] Result<std::optional<DayWord>> read_day(Cursor& cursor, const Desk& desk);

/// The date, or an error: "no_such_day", "time_out_of_range".
[[nodiscard]] Result<Day> existing_day(int year, int month, int day);
[[nodiscard]] Error day_out_of_range(std::string_view text);

/// "mon", "monday", "월", "월요일", folded.
[[nodiscard]] std::optional<Weekday> weekday_from(std::string_view word);
/// "mon" … "sun".
[[nodiscard]] std::string_view key_of(Weekday weekday);

/// A whole folded text as a duration.
struct Length {
  enum class State : unsigned char { ok, no_length, no_unit, negative, too_long };
  State state = State::no_length;
  Seconds value{0};
};
[[nodiscard]] Length read_length(std::string_view folded);
/// The error for a length that is none; `voice` gives the code.
[[nodiscard]] Error length_error(const Voice& voice, Length::State state, std::string_view text);

/// "09:30" or "09:30:15", and "2026-11-24", of a wall-clock reading.
[[nodiscard]] std::string clock_of(LocalTime local);
[[nodiscard]] Day date_of(LocalTime local);

}  // namespace labclock::reader
