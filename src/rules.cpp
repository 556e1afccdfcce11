#include "src/rules.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "src/msg/times.hpp"
#include "src/words_reader.hpp"

namespace labclock {
namespace {

using reader::Cursor;
using reader::kDay;
using reader::Voice;

const Voice kCoreVoice{"bad_core", msg::rule_core_empty, msg::rule_core_bad, msg::rule_core_hint};
const Voice kSpanVoice{"bad_span", msg::rule_span_empty, msg::rule_span_bad, msg::rule_span_hint};

void put_clock(std::string& out, Seconds clock) {
  const auto minutes = std::chrono::duration_cast<Minutes>(clock).count();
  const auto put2 = [&](std::int64_t value) {
    out.push_back(static_cast<char>('0' + value / 10));
    out.push_back(static_cast<char>('0' + value % 10));
  };
  put2(minutes / 60);
  out.push_back(':');
  put2(minutes % 60);
}

std::string clock_text_of(Seconds clock) {
  std::string out;
  put_clock(out, clock);
  return out;
}

/// Blanks beside a hyphen go, a wave is a hyphen: "월 ~ 금 9시 ~ 18시" becomes "월-금 9시-18시".
std::string tight(std::string_view folded) {
  std::string out;
  for (char c : folded) {
    if (c == '~') { c = '-'; }
    if (c == '-' && !out.empty() && out.back() == ' ') { out.pop_back(); }
    if (c == ' ' && !out.empty() && out.back() == '-') { continue; }
    out.push_back(c);
  }
  return out;
}

/// A whole text as a clock time of whole minutes up to `max`.
std::optional<Seconds> whole_clock(std::string_view text, Seconds max) {
  Cursor cursor(text);
  Seconds clock{0};
  if (reader::read_clock(cursor, max, clock) != reader::Found::yes || !cursor.done()) { return std::nullopt; }
  if (clock % Minutes{1} != Seconds{0}) { return std::nullopt; }
  return clock;
}

/// "09:00-18:00": two clock times, in whichever order they are written.
std::optional<ClockSpan> read_span(std::string_view text) {
  const std::size_t hyphen = text.find('-');
  if (hyphen == std::string_view::npos) { return std::nullopt; }
  const auto start = whole_clock(text.substr(0, hyphen), kDay - Minutes{1});
  const auto end = whole_clock(text.substr(hyphen + 1), 2 * kDay);
  if (!start || !end) { return std::nullopt; }
  return ClockSpan{*start, *end};
}

/// Weekdays first to last, which may run over the end of the week (fri-mon).
struct WeekdaySpan {
  Weekday first;
  Weekday last;
  [[nodiscard]] std::string text() const {
    std::string out(reader::key_of(first));
    if (first != last) { (out += '-') += reader::key_of(last); }
    return out;
  }
};

std::optional<WeekdaySpan> read_weekdays(std::string_view text) {
  if (text == "daily" || text == "매일") { return WeekdaySpan{date::Monday, date::Sunday}; }
  if (text == "weekdays" || text == "평일") { return WeekdaySpan{date::Monday, date::Friday}; }
  const std::size_t hyphen = text.find('-');
  const auto first = reader::weekday_from(text.substr(0, hyphen));
  const auto last = hyphen == std::string_view::npos ? first : reader::weekday_from(text.substr(hyphen + 1));
  if (!first || !last) { return std::nullopt; }
  return WeekdaySpan{*first, *last};
}

/// Gathers the spans of each weekday and checks them against each other.
class CoreBuilder {
 public:
  std::optional<Error> add(const WeekdaySpan& days, const ClockSpan& span) {
    for (Weekday day = days.first;; ++day) {
      if (auto error = add_to(day, span)) { return error; }
      if (day == days.last) { break; }
    }
    if (!week_.text.empty()) { week_.text += ", "; }
    week_.text += days.text() + ' ' + to_text(span);
    return std::nullopt;
  }
  [[nodiscard]] CoreWeek take() { return std::move(week_); }

 private:
  std::optional<Error> add_to(Weekday day, const ClockSpan& span) {
    std::vector<ClockSpan>& spans = spans_[day.c_encoding()];
    for (const ClockSpan& other : spans) {
      if (span.start < other.end && other.start < span.end) {
        return refuse(
            ErrorKind::usage, std::string(kCoreVoice.code),
            Phrase(msg::rule_core_overlap,
                   {{"day", std::string(reader::key_of(day))}, {"first", to_text(other)}, {"second", to_text(span)}}),
            Phrase(msg::rule_core_overlap_hint));
      }
    }
    spans.push_back(span);
    std::optional<ClockSpan>& hull = week_.days[day.c_encoding()];
    hull = hull ? ClockSpan{std::min(hull->start, span.start), std::max(hull->end, span.end)} : span;
    if (hull->end - hull->start > kDay) {
      return refuse(ErrorKind::usage, std::string(kCoreVoice.code),
                    Phrase(msg::rule_core_too_long, {{"day", std::string(reader::key_of(day))},
                                                     {"start", clock_text_of(hull->start)},
                                                     {"end", clock_text_of(hull->end)}}),
                    Phrase(msg::rule_core_too_long_hint));
    }
    return std::nullopt;
  }

  CoreWeek week_;
  std::array<std::vector<ClockSpan>, 7> spans_;
};

Result<ClockSpan> core_span_of(std::string_view text) {
  const auto span = read_span(text);
  if (!span) { return reader::wrong_words(kCoreVoice, msg::rule_span_bad, text); }
  if (span->end <= span->start) {
    Error error = reader::wrong_words(kCoreVoice, msg::rule_core_reversed, text);
    error.hint = Phrase(msg::rule_core_reversed_hint);
    return error;
  }
  if (span->end - span->start > kDay) { return reader::wrong_words(kCoreVoice, msg::rule_span_too_long, text); }
  return *span;
}

Result<WeekdaySpan> core_days_of(std::string_view text) {
  if (const auto days = read_weekdays(text)) { return *days; }
  const bool hours = !text.empty() && text.front() >= '0' && text.front() <= '9';
  return reader::wrong_words(kCoreVoice, hours ? msg::rule_core_no_days : msg::rule_core_bad_day, text);
}

}  // namespace

Result<CoreWeek> parse_core(std::string_view text) {
  const Result<std::string> folded = reader::fold(text, kCoreVoice);
  if (!folded) { return folded.error(); }
  if (*folded == "none" || *folded == "없음") { return CoreWeek{{}, "none"}; }
  const std::string words = tight(*folded);
  CoreBuilder builder;
  std::vector<WeekdaySpan> waiting;  // "mon,wed,fri 09:00-18:00": days take the hours that come next
  std::string_view waiting_text;
  for (std::string_view rest = words;;) {
    const std::size_t comma = rest.find(',');
    std::string_view item = rest.substr(0, comma);
    if (item.starts_with(' ')) { item.remove_prefix(1); }
    if (item.ends_with(' ')) { item.remove_suffix(1); }
    const std::size_t blank = item.find(' ');
    if (item.empty()) { return reader::bad_words(kCoreVoice, *folded); }
    const Result<WeekdaySpan> days = core_days_of(item.substr(0, blank));
    if (!days) { return days.error(); }
    waiting.push_back(*days);
    waiting_text = item;
    if (blank != std::string_view::npos) {
      const Result<ClockSpan> span = core_span_of(item.substr(blank + 1));
      if (!span) { return span.error(); }
      for (const WeekdaySpan& each : waiting) {
        if (auto error = builder.add(each, *span)) { return *error; }
      }
      waiting.clear();
    }
    if (comma == std::string_view::npos) { break; }
    rest.remove_prefix(comma + 1);
  }
  if (!waiting.empty()) { return reader::wrong_words(kCoreVoice, msg::rule_core_no_hours, waiting_text); }
  return builder.take();
}

Result<ClockSpan> parse_night(std::string_view text) {
  const Result<std::string> folded = reader::fold(text, kSpanVoice);
  if (!folded) { return folded.error(); }
  auto span = read_span(tight(*folded));
  if (!span) { return reader::bad_words(kSpanVoice, *folded); }
  if (span->end <= span->start) { span->end += kDay; }
  if (span->end - span->start > kDay) { return reader::wrong_words(kSpanVoice, msg::rule_span_too_long, *folded); }
  return *span;
}

std::string to_text(const ClockSpan& span) {
  std::string out;
  put_clock(out, span.start);
  out.push_back('-');
  put_clock(out, span.end);
  return out;
}

namespace {
constexpr std::array<std::string_view, 3> kDayOffTypes = {"leave", "sick", "other"};
constexpr std::array<std::string_view, 3> kDayHalves = {"", "am", "pm"};

template <class T>
std::optional<T> from_key(const std::array<std::string_view, 3>& keys, std::string_view key) {
  const auto found = std::find(keys.begin(), keys.end(), key);
  if (found == keys.end()) { return std::nullopt; }
  return static_cast<T>(found - keys.begin());
}
}  // namespace

std::string_view key_of(DayOffType type) {
  return kDayOffTypes.at(static_cast<std::size_t>(type));
}
std::string_view key_of(DayHalf half) {
  return kDayHalves.at(static_cast<std::size_t>(half));
}
std::optional<DayOffType> day_off_type_from(std::string_view key) {
  return from_key<DayOffType>(kDayOffTypes, key);
}
std::optional<DayHalf> day_half_from(std::string_view key) {
  return from_key<DayHalf>(kDayHalves, key);
}

Rulebook default_rulebook() {
  // Made by hand and not from the settings' texts: every command begins with it, and parsing costs more.
  CoreWeek core;
  core.text = "mon-fri 09:00-18:00";
  for (unsigned weekday = 1; weekday <= 5; ++weekday) { core.days[weekday] = ClockSpan{Hours{9}, Hours{18}}; }
  Rulebook rules;
  rules.core.entries = {{kEver, core}};
  rules.night.entries = {{kEver, ClockSpan{Hours{22}, Hours{30}}}};
  rules.day_start.entries = {{kEver, Seconds{0}}};
  rules.region.entries = {{kEver, "none"}};
  rules.day_hours.entries = {{kEver, Hours{8}}};
  rules.week_limit.entries = {{kEver, Hours{52}}};
  rules.day_limit.entries = {{kEver, Hours{10}}};
  rules.rest_benchmark.entries = {{kEver, Hours{11}}};
  return rules;
}

}  // namespace labclock
