#include "src/words_reader.hpp"

#include <array>

#include "src/msg/times.hpp"
#include "src/utf8.hpp"

namespace labclock::reader {

const Voice kWhenVoice{"bad_time", msg::time_empty, msg::time_bad, msg::time_hint};
const Voice kDayVoice{"bad_day", msg::time_day_empty, msg::time_day_bad, msg::time_day_hint};
const Voice kRangeVoice{"bad_range", msg::range_empty, msg::range_bad, msg::range_hint};
const Voice kDurationVoice{"bad_duration", msg::duration_empty, msg::duration_bad, msg::duration_hint};
const Voice kClockVoice{"bad_clock", msg::time_clock_empty, msg::time_clock_bad, msg::time_clock_hint};

namespace {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// One character of valid UTF-8 and how many bytes it takes.
struct Character {
  char32_t code;
  std::size_t bytes;
};

Character first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (bytes > text.size()) { return {0xFFFD, 1}; }
  if (bytes == 1) { return {lead, 1}; }
  char32_t code = lead & (0x7FU >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) { code = code << 6U | (byte(i) & 0x3FU); }
  return {code, bytes};
}

/// The plain ASCII character that a typographic or full-width one stands for, or 0. Korean input methods
/// make full-width digits, documents make dashes and waves; none of them can mean anything else here.
char plain_form(char32_t code) {
  if (code >= 0xFF01 && code <= 0xFF5E) { return static_cast<char>(code - 0xFEE0); }
  switch (code) {
    case 0x00A0:  // no-break space
    case 0x3000:  // ideographic space
      return ' ';
    case 0x2010:  // hyphen
    case 0x2011:  // no-break hyphen
    case 0x2012:  // figure dash
    case 0x2013:  // en dash
    case 0x2014:  // em dash
    case 0x2212:  // minus sign
      return '-';
    case 0x223C:  // tilde operator
    case 0x301C:  // wave dash
      return '~';
    default:
      return 0;
  }
}

void append_folded(std::string& out, char c) {
  if (is_blank(c)) {
    if (!out.empty() && out.back() != ' ') { out.push_back(' '); }
    return;
  }
  out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
}

bool ascii_only(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) { return false; }
  }
  return true;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) { text.remove_prefix(1); }
  while (!text.empty() && is_blank(text.back())) { text.remove_suffix(1); }
  return text;
}

Error plain_error(const Voice& voice, Msg message) {
  return refuse(ErrorKind::usage, std::string(voice.code), message, Phrase(voice.hint));
}

}  // namespace

std::string shown(std::string_view text) {
  return fit_width(printable(trimmed(text)), 60);
}

Error wrong_words(const Voice& voice, Msg message, std::string_view text) {
  return refuse(ErrorKind::usage, std::string(voice.code), Phrase(message, {{"text", shown(text)}}),
                Phrase(voice.hint));
}

Error bad_words(const Voice& voice, std::string_view text) {
  return wrong_words(voice, voice.bad, text);
}

Error bad_word(const Voice& voice, std::string_view word, std::string_view text) {
  if (word.empty() || word.size() == text.size()) { return bad_words(voice, text); }
  return refuse(ErrorKind::usage, std::string(voice.code),
                Phrase(msg::time_bad_word, {{"word", shown(word)}, {"text", shown(text)}}), Phrase(voice.hint));
}

Result<std::string> fold(std::string_view text, const Voice& voice) {
  if (text.size() > kLongestText) { return plain_error(voice, msg::time_too_long); }
  std::string out;
  out.reserve(text.size());
  if (ascii_only(text)) {
    for (const char c : text) { append_folded(out, c); }
  } else {
    const std::optional<std::string> composed = valid_utf8(text) ? nfc(text) : std::nullopt;
    if (!composed) { return plain_error(voice, msg::time_not_utf8); }
    for (std::string_view rest = *composed; !rest.empty();) {
      const Character character = first_character(rest);
      if (character.bytes == 1) {
        append_folded(out, rest.front());
      } else if (const char plain = plain_form(character.code); plain != 0) {
        append_folded(out, plain);
      } else {
        out.append(rest.substr(0, character.bytes));
      }
      rest.remove_prefix(character.bytes);
    }
  }
  if (!out.empty() && out.back() == ' ') { out.pop_back(); }
  if (out.empty()) { return plain_error(voice, voice.empty); }
  return out;
}

bool Cursor::eat(char c) {
  if (rest_.empty() || rest_.front() != c) { return false; }
  rest_.remove_prefix(1);
  return true;
}

bool Cursor::eat(std::string_view text) {
  if (!rest_.starts_with(text)) { return false; }
  rest_.remove_prefix(text.size());
  return true;
}

bool Cursor::eat_word(std::string_view text) {
  Cursor after = *this;
  if (!after.eat(text) || !after.at_edge()) { return false; }
  *this = after;
  return true;
}

std::optional<int> Cursor::digits(std::size_t least, std::size_t most) {
  std::size_t length = 0;
  int value = 0;
  while (length < rest_.size() && is_digit(rest_[length])) {
    if (++length > most || length > 9) { return std::nullopt; }
    value = value * 10 + (rest_[length - 1] - '0');
  }
  if (length < least || length == 0) { return std::nullopt; }
  rest_.remove_prefix(length);
  return value;
}

std::optional<std::int64_t> Cursor::number() {
  constexpr std::int64_t kMost = 1'000'000'000'000;
  std::size_t length = 0;
  std::int64_t value = 0;
  while (length < rest_.size() && is_digit(rest_[length])) {
    value = value * 10 + (rest_[length] - '0');
    if (value > kMost) { value = kMost; }
    ++length;
  }
  if (length == 0) { return std::nullopt; }
  rest_.remove_prefix(length);
  return value;
}

namespace {

enum class Half : unsigned char { none, am, pm };

/// Minutes and seconds behind a hour: `:30`, `:30:15`, `시 30분`, `시 반`, or a bare `시`. `no` where the
/// hour stands alone.
Found read_after_hour(Cursor& cursor, int& minute, int& second) {
  if (cursor.eat(':')) {
    const auto minutes = cursor.digits(2, 2);
    if (!minutes) { return Found::wrong; }
    minute = *minutes;
    if (!cursor.eat(':')) { return Found::yes; }
    const auto seconds = cursor.digits(2, 2);
    if (!seconds) { return Found::wrong; }
    second = *seconds;
    return Found::yes;
  }
  if (cursor.starts_with("시간") || !cursor.eat("시")) { return Found::no; }
  Cursor after = cursor;
  after.eat_blank();
  if (after.eat_word("반")) {
    minute = 30;
    cursor = after;
    return Found::yes;
  }
  if (const auto minutes = after.digits(1, 2); minutes && after.eat("분")) {
    minute = *minutes;
    cursor = after;
    after.eat_blank();
    if (const auto seconds = after.digits(1, 2); seconds && after.eat("초")) {
      second = *seconds;
      cursor = after;
    }
  }
  return Found::yes;
}

Half read_half_after(Cursor& cursor) {
  Cursor after = cursor;
  after.eat_blank();
  Half half = Half::none;
  if (after.eat_word("am") || after.eat_word("a.m.")) {
    half = Half::am;
  } else if (after.eat_word("pm") || after.eat_word("p.m.")) {
    half = Half::pm;
  }
  if (half != Half::none) { cursor = after; }
  return half;
}

}  // namespace

Found read_clock(Cursor& cursor, Seconds max, Seconds& clock) {
  Cursor at = cursor;
  Half half = at.eat("오전") ? Half::am : at.eat("오후") ? Half::pm : Half::none;
  const bool said_first = half != Half::none;
  if (said_first) { at.eat_blank(); }
  const auto hours = at.digits(1, 2);
  if (!hours) { return said_first ? Found::wrong : Found::no; }
  int hour = *hours;
  int minute = 0;
  int second = 0;
  const Found minutes = read_after_hour(at, minute, second);
  if (minutes == Found::wrong) { return Found::wrong; }
  if (!said_first) { half = read_half_after(at); }
  if (minutes == Found::no && (said_first || half == Half::none)) { return said_first ? Found::wrong : Found::no; }
  if (half != Half::none) {
    // 12 am is midnight and 12 pm is noon; Korean also says 오전 0시 and 오후 0시 for the same.
    if (hour > 12) { return Found::wrong; }
    hour = hour % 12 + (half == Half::pm ? 12 : 0);
  }
  if (minute > 59 || second > 59) { return Found::wrong; }
  const Seconds value = Hours{hour} + Minutes{minute} + Seconds{second};
  if (value > max) { return Found::wrong; }
  clock = value;
  cursor = at;
  return Found::yes;
}

Found read_offset(Cursor& cursor, std::optional<Seconds>& offset) {
  Cursor at = cursor;
  at.eat_blank();
  if (at.eat_word("z") || at.eat_word("utc")) {
    offset = Seconds{0};
    cursor = at;
    return Found::yes;
  }
  const bool west = at.starts_with("-");
  if (!at.eat('+') && !at.eat('-')) { return Found::no; }
  int hour = 0;
  int minute = 0;
  if (const auto packed = at.digits(4, 4)) {
    hour = *packed / 100;
    minute = *packed % 100;
  } else {
    const auto hours = at.digits(2, 2);
    const auto minutes = hours && at.eat(':') ? at.digits(2, 2) : std::nullopt;
    if (!minutes) { return Found::wrong; }
    hour = *hours;
    minute = *minutes;
  }
  if (hour > 23 || minute > 59 || !at.at_edge()) { return Found::wrong; }
  const Seconds east = Hours{hour} + Minutes{minute};
  offset = west ? -east : east;
  cursor = at;
  return Found::yes;
}

std::string clock_of(LocalTime local) {
  const Day day = date_of(local);
  const auto second = static_cast<int>((local - LocalTime{day}).count());
  const auto put = [](std::string& out, int value) {
    out.push_back(static_cast<char>('0' + value / 10));
    out.push_back(static_cast<char>('0' + value % 10));
  };
  std::string out;
  put(out, second / 3600);
  out.push_back(':');
  put(out, second / 60 % 60);
  if (second % 60 != 0) {
    out.push_back(':');
    put(out, second % 60);
  }
  return out;
}

Day date_of(LocalTime local) {
  return date::floor<Days>(local);
}

}  // namespace labclock::reader
