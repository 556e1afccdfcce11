// WHEN and UNTIL: words that mean an instant.

#include "src/words.hpp"

#include <array>
#include <cstdlib>
#include <string>
#include <utility>

#include "src/msg/times.hpp"
#include "src/words_reader.hpp"

namespace labclock {
namespace {

using reader::Cursor;
using reader::Found;
using reader::kDay;
using reader::Length;

bool in_range(Instant t) {
  return kEarliest <= t && t <= kLatest;
}

/// A clock time and, where one was written, the offset that settles which instant is meant.
struct ClockWord {
  Seconds clock{0};
  std::optional<Seconds> offset;
};

/// A clock time up to the end of the text. Nothing found gives nothing; a wrong one is an error. An offset
/// needs a date: without one, `9:30-10:30` is a slip of the pen and no place west of Hawaii.
Result<std::optional<ClockWord>> read_last_clock(Cursor& cursor, std::string_view text, bool with_date) {
  const auto bad_clock = [&](const Cursor& at) {
    return refuse(ErrorKind::usage, std::string(reader::kWhenVoice.code),
                  Phrase(msg::time_clock_bad, {{"text", reader::shown(at.rest())}}), Phrase(reader::kWhenVoice.hint));
  };
  ClockWord found;
  Cursor at = cursor;
  switch (reader::read_clock(at, kDay, found.clock)) {
    case Found::no:
      return std::optional<ClockWord>();
    case Found::wrong:
      return bad_clock(cursor);
    case Found::yes:
      break;
  }
  if (at.starts_with(".")) { return reader::wrong_words(reader::kWhenVoice, msg::time_fraction, cursor.rest()); }
  const Cursor before_offset = at;
  const Found offset = reader::read_offset(at, found.offset);
  if (offset == Found::wrong || (offset == Found::yes && !with_date)) {
    return refuse(ErrorKind::usage, std::string(reader::kWhenVoice.code),
                  Phrase(offset == Found::yes ? msg::time_offset_without_date : msg::time_offset_bad,
                         {{"text", reader::shown(before_offset.rest())}}),
                  Phrase(msg::time_offset_hint));
  }
  if (!at.at_edge()) { return bad_clock(cursor); }
  at.eat_blank();
  if (!at.done()) { return reader::bad_word(reader::kWhenVoice, at.rest(), text); }
  cursor = at;
  return std::optional<ClockWord>(found);
}

Result<When> in_range_or_error(When when, std::string_view text) {
  if (!in_range(when.at)) { return reader::day_out_of_range(text); }
  return when;
}

/// The reading with its date where the three readings of a message are not of one date.
std::string reading(LocalTime local, bool with_date) {
  return with_date ? iso_day(reader::date_of(local)) + ' ' + reader::clock_of(local) : reader::clock_of(local);
}

Error no_such_time(const Zone& zone, LocalTime local, const LocalMeaning& gap) {
  const Day day = reader::date_of(local);
  const bool dates = reader::date_of(gap.before_gap) != day || reader::date_of(gap.after_gap) != day;
  const std::string before = reading(gap.before_gap, dates);
  const std::string after = reading(gap.after_gap, dates);
  return refuse(ErrorKind::usage, "no_such_time",
                Phrase(msg::time_gap, {{"clock", reader::clock_of(local)},
                                       {"day", iso_day(day)},
                                       {"zone", zone.name()},
                                       {"before", before},
                                       {"after", after}}),
                Phrase(msg::time_gap_hint, {{"before", before}, {"after", after}}));
}

Result<When> at_reading(const Zone& zone, LocalTime local, bool has_date, std::string_view text) {
  const LocalMeaning meaning = zone.meaning(local);
  if (meaning.kind == LocalMeaning::Kind::gap) { return no_such_time(zone, local, meaning); }
  return in_range_or_error({meaning.first, meaning.kind == LocalMeaning::Kind::fold, has_date}, text);
}

Result<When> on_date(const Desk& desk, Day date, const ClockWord& word, bool has_date, std::string_view text) {
  const LocalTime local = LocalTime{date} + word.clock;
  if (word.offset) {
    return in_range_or_error({Instant{local.time_since_epoch() - *word.offset}, false, has_date}, text);
  }
  return at_reading(*desk.zone, local, has_date, text);
}

/// Where the day began in a doubled hour, its first minutes read like the end of the day before: the
/// second pass of `earlier`, if it lies in today and is not ahead.
std::optional<Instant> second_pass_of_today(const Desk& desk, const Span& today, LocalTime earlier) {
  const LocalMeaning meaning = desk.zone->meaning(earlier);
  const bool fits =
      meaning.kind == LocalMeaning::Kind::fold && today.start <= meaning.second && meaning.second <= desk.now;
  return fits ? std::optional<Instant>(meaning.second) : std::nullopt;
}

/// The instant of a logical day that reads so: clock times before `day_start` are on the next date. 24:00
/// is the end of the calendar date, also where the logical day ends with it.
Result<When> in_logical_day(const Desk& desk, Day day, const ClockWord& word, bool has_date, std::string_view text) {
  const Seconds starts = desk.almanac->rules().day_start.on(day);
  const Day date = word.clock < starts ? day + Days{1} : day;
  Result<When> when = on_date(desk, date, word, has_date, text);
  if (!when || word.offset) { return when; }
  const Span span = desk.almanac->plan(*desk.zone, day).span;
  if (when->at > desk.now && day == desk.today()) {
    const auto second = second_pass_of_today(desk, span, LocalTime{date - Days{1}} + word.clock);
    if (second) { return When{*second, false, has_date}; }
  }
  const bool inside = span.start <= when->at && (when->at < span.end || word.clock == kDay);
  if (inside) { return when; }
  // Only where `day_start` changes between two days, so that this one is shorter than its dates.
  return refuse(ErrorKind::usage, "no_such_time",
                Phrase(msg::time_not_in_day, {{"clock", reader::clock_of(LocalTime{word.clock})},
                                              {"day", iso_day(day)},
                                              {"from", reading(desk.zone->local(span.start), true)},
                                              {"to", reading(desk.zone->local(span.end), true)}}),
                Phrase(msg::time_not_in_day_hint));
}

Result<When> shifted(Instant base, Seconds by, std::string_view text) {
  if (!in_range(base)) { return reader::day_out_of_range(text); }
  return in_range_or_error({base + by, false, true}, text);
}

/// A text that says how far from a point in time: the sign, and the length in words.
struct Relative {
  int sign;
  std::string_view length;
};

/// `-30m`, `+10m`, `30m ago`, `in 10m`, `30분 전`, `10분 후`, `10분 뒤`
std::optional<Relative> relative_words(std::string_view folded) {
  struct Form {
    std::string_view prefix;
    std::string_view suffix;
    int sign;
  };
  static constexpr std::array kForms = {Form{"-", "", -1},  Form{"+", "", 1},  Form{"", " ago", -1}, Form{"in ", "", 1},
                                        Form{"", "전", -1}, Form{"", "후", 1}, Form{"", "뒤", 1}};
  for (const Form& form : kForms) {
    if (folded.size() <= form.prefix.size() + form.suffix.size()) { continue; }
    if (!folded.starts_with(form.prefix) || !folded.ends_with(form.suffix)) { continue; }
    if (folded.ends_with("오전") || folded.ends_with("오후")) { continue; }  // half a day, not "before" or "after"
    std::string_view length =
        folded.substr(form.prefix.size(), folded.size() - form.prefix.size() - form.suffix.size());
    if (length.front() == ' ') { length.remove_prefix(1); }
    if (!length.empty() && length.back() == ' ') { length.remove_suffix(1); }
    return Relative{form.sign, length};
  }
  return std::nullopt;
}

Result<When> when_relative(const Relative& relative, Instant base, std::string_view folded) {
  const Length length = reader::read_length(relative.length);
  if (length.state != Length::State::ok) { return reader::length_error(reader::kWhenVoice, length.state, folded); }
  return shifted(base, relative.sign < 0 ? -length.value : length.value, folded);
}

/// Why words that are no time are none: a length without a sign, a day without a clock time, or words
/// nobody knows.
Error not_a_time(std::string_view word, std::string_view folded) {
  if (const Length length = reader::read_length(folded); length.state == Length::State::ok) {
    return refuse(ErrorKind::usage, std::string(reader::kWhenVoice.code),
                  Phrase(msg::time_needs_sign, {{"text", reader::shown(folded)}}),
                  Phrase(msg::time_needs_sign_hint, {{"text", reader::shown(folded)}}));
  }
  return reader::bad_word(reader::kWhenVoice, word, folded);
}

Result<When> when_of(std::string_view folded, const Desk& desk) {
  if (folded == "now" || folded == "지금") { return When{desk.now, false, true}; }
  if (const auto at = parse_rfc3339(folded)) { return When{*at, false, true}; }
  if (const auto relative = relative_words(folded)) { return when_relative(*relative, desk.now, folded); }
  Cursor cursor(folded);
  const auto day = reader::read_day(cursor, desk);
  if (!day) { return day.error(); }
  if (*day) {
    if (!cursor.eat('t')) { cursor.eat_blank(); }
    if (cursor.done()) {
      return refuse(ErrorKind::usage, std::string(reader::kWhenVoice.code),
                    Phrase(msg::time_clock_missing, {{"text", reader::shown(folded)}}),
                    Phrase(msg::time_clock_missing_hint, {{"text", reader::shown(folded)}}));
    }
  }
  const std::string_view unread = cursor.rest();
  const auto clock = read_last_clock(cursor, folded, day->has_value());
  if (!clock) { return clock.error(); }
  if (!*clock) { return not_a_time(Cursor(unread).word(), folded); }
  if (!*day) { return in_logical_day(desk, desk.today(), **clock, false, folded); }
  if ((*day)->logical) { return in_logical_day(desk, (*day)->day, **clock, true, folded); }
  return on_date(desk, (*day)->day, **clock, true, folded);
}

/// The first instant after `from` at which the zone's clock shows the time. The gap of spring, where it
/// comes before that, is an error.
Result<When> first_after(Seconds written, Instant from, const Desk& desk, std::string_view folded) {
  const Seconds clock = written == kDay ? Seconds{0} : written;
  const Zone& zone = *desk.zone;
  const Day date = reader::date_of(zone.local(from));
  // The date of `from` and the next; more for a zone that skips a date, one less for a fold at midnight.
  for (int ahead = -1; ahead <= 3; ++ahead) {
    const LocalTime local = LocalTime{date + Days{ahead}} + clock;
    const LocalMeaning meaning = zone.meaning(local);
    const bool gap = meaning.kind == LocalMeaning::Kind::gap;
    if (meaning.first > from) {
      if (gap) { return no_such_time(zone, local, meaning); }
      return in_range_or_error({meaning.first, meaning.kind == LocalMeaning::Kind::fold, false}, folded);
    }
    if (!gap && meaning.second > from) { return in_range_or_error({meaning.second, false, false}, folded); }
  }
  return reader::bad_words(reader::kWhenVoice, folded);  // not reached: some date of the next three has the time
}

Error with_hint(Error error, Msg hint) {
  if (error.hint == Phrase(reader::kWhenVoice.hint)) { error.hint = Phrase(hint); }
  return error;
}

}  // namespace

Result<When> parse_when(std::string_view text, const Desk& desk) {
  const Result<std::string> folded = reader::fold(text, reader::kWhenVoice);
  if (!folded) { return folded.error(); }
  return when_of(*folded, desk);
}

Result<When> parse_until(std::string_view text, Instant from, const Desk& desk) {
  const Result<std::string> folded = reader::fold(text, reader::kWhenVoice);
  if (!folded) { return with_hint(folded.error(), msg::time_until_hint); }
  if (!in_range(from)) { return reader::day_out_of_range(*folded); }
  if (const auto relative = relative_words(*folded); relative && folded->starts_with('+')) {
    return when_relative(*relative, from, *folded);
  }
  Cursor cursor(*folded);
  const auto clock = read_last_clock(cursor, *folded, false);
  if (!clock) { return with_hint(clock.error(), msg::time_until_hint); }
  if (*clock) { return first_after((*clock)->clock, from, desk, *folded); }
  const Length length = reader::read_length(*folded);
  if (length.state == Length::State::ok) { return shifted(from, length.value, *folded); }
  if (length.state == Length::State::too_long) {
    return reader::length_error(reader::kWhenVoice, length.state, *folded);
  }
  const Result<When> when = when_of(*folded, desk);
  return when ? when : Result<When>(with_hint(when.error(), msg::time_until_hint));
}

Phrase twice_phrase(const When& when, const Zone& zone) {
  const LocalTime local = zone.local(when.at);
  const auto with_offset = [&](Instant t) {
    const auto minutes = std::chrono::duration_cast<Minutes>(zone.offset_at(t));
    const auto ahead = std::abs(minutes.count());
    const LocalTime as_clock{Minutes{ahead}};
    return reader::clock_of(local) + (minutes.count() < 0 ? '-' : '+') + reader::clock_of(as_clock);
  };
  return Phrase(msg::time_twice, {{"clock", reader::clock_of(local)},
                                  {"day", iso_day(reader::date_of(local))},
                                  {"zone", zone.name()},
                                  {"first", with_offset(when.at)},
                                  {"second", with_offset(zone.meaning(local).second)}});
}

}  // namespace labclock
