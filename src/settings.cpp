// The settings: their keys, defaults and types, the reading of their values, and how the
// schedule-like ones come into a rulebook.

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "src/benchmarks.hpp"
#include "src/msg/times.hpp"
#include "src/rules.hpp"
#include "src/utf8.hpp"
#include "src/words.hpp"
#include "src/words_reader.hpp"

namespace labclock {
namespace {

constexpr std::size_t kLongestTextSetting = 200;  // characters

constexpr std::array kSettings = {
    SettingInfo{"language", SettingType::language, "", false},
    SettingInfo{"region", SettingType::region, "none", true},
    SettingInfo{"core", SettingType::core, "mon-fri 09:00-18:00", true},
    SettingInfo{"night", SettingType::clock_span, "22:00-06:00", true},
    SettingInfo{"day_start", SettingType::clock_time, "00:00", true},
    SettingInfo{"week_start", SettingType::weekday, "mon", false},
    SettingInfo{"day_hours", SettingType::duration, "8h", true},
    SettingInfo{"week_limit", SettingType::duration, "52h", true},
    SettingInfo{"day_limit", SettingType::duration, "10h", true},
    SettingInfo{"rest_benchmark", SettingType::duration, "11h", true},
    SettingInfo{"off_hours_limit", SettingType::duration, "off", false},
    SettingInfo{"alerts.off_hours", SettingType::switch_, "on", false},
    SettingInfo{"alerts.grace", SettingType::duration, "10m", false},
    SettingInfo{"alerts.repeat", SettingType::duration, "30m", false},
    SettingInfo{"alerts.stretch", SettingType::duration, "60m", false},
    SettingInfo{"alerts.day_limit", SettingType::switch_, "on", false},
    SettingInfo{"alerts.week_limit", SettingType::switch_, "on", false},
    SettingInfo{"alerts.short_rest", SettingType::switch_, "on", false},
    SettingInfo{"alerts.no_day_off", SettingType::switch_, "on", false},
    SettingInfo{"alerts.agreed_hours", SettingType::switch_, "on", false},
    SettingInfo{"idle.after", SettingType::duration, "5m", false},
    SettingInfo{"name", SettingType::text, "", false},
    SettingInfo{"position", SettingType::text, "", false},
    SettingInfo{"advisor", SettingType::text, "", false},
    SettingInfo{"theme", SettingType::theme, "system", false},
    SettingInfo{"scale", SettingType::percent, "100", false},
};

/// What a duration may be. Where `off` is allowed, zero means the same.
struct DurationBounds {
  std::string_view key;
  Seconds least;
  Seconds most;
  bool off;
};
constexpr std::array kDurations = {
    DurationBounds{"day_hours", Minutes{1}, Hours{24}, false},
    DurationBounds{"week_limit", Minutes{1}, Hours{168}, true},
    DurationBounds{"day_limit", Minutes{1}, Hours{24}, true},
    DurationBounds{"rest_benchmark", Minutes{1}, Hours{24}, true},
    DurationBounds{"off_hours_limit", Minutes{1}, Hours{168}, true},
    DurationBounds{"alerts.grace", Seconds{0}, Hours{24}, false},
    DurationBounds{"alerts.repeat", Minutes{1}, Hours{24}, true},
    DurationBounds{"alerts.stretch", Minutes{1}, Hours{24}, true},
    DurationBounds{"idle.after", Minutes{1}, Hours{24}, true},
};

struct Synonym {
  std::string_view word;
  std::string_view value;
};
constexpr std::array kSwitches = {
    Synonym{"on", "on"},     Synonym{"off", "off"}, Synonym{"yes", "on"}, Synonym{"no", "off"},  Synonym{"true", "on"},
    Synonym{"false", "off"}, Synonym{"켬", "on"},   Synonym{"끔", "off"}, Synonym{"켜기", "on"}, Synonym{"끄기", "off"},
};
constexpr std::array kThemes = {
    Synonym{"light", "light"}, Synonym{"dark", "dark"},   Synonym{"system", "system"},
    Synonym{"밝게", "light"},  Synonym{"어둡게", "dark"}, Synonym{"시스템", "system"},
};
constexpr std::array kLanguages = {
    Synonym{"en", "en"},     Synonym{"ko", "ko"},     Synonym{"english", "en"},
    Synonym{"korean", "ko"}, Synonym{"한국어", "ko"},
};

Error bad_value(const SettingInfo& setting, std::string_view value, Phrase hint, Msg msg = msg::setting_bad_value) {
  return refuse(ErrorKind::usage, "bad_value",
                Phrase(msg, {{"key", std::string(setting.key)}, {"text", reader::shown(value)}}), std::move(hint));
}

/// An error of a parser, as one about a setting's value.
Error as_bad_value(Error error) {
  error.code = "bad_value";
  return error;
}

template <std::size_t N>
Result<std::string> one_of(const std::array<Synonym, N>& words, const SettingInfo& setting, std::string_view folded,
                           Msg hint) {
  for (const Synonym& synonym : words) {
    if (synonym.word == folded) { return std::string(synonym.value); }
  }
  return bad_value(setting, folded, Phrase(hint));
}

Result<std::string> region_of(const SettingInfo& setting, std::string_view folded) {
  if (folded == "none" || folded == "없음") { return std::string("none"); }
  std::string upper;
  for (const char c : folded) { upper.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c); }
  if (is_region(upper)) { return upper; }
  return bad_value(setting, folded, Phrase(msg::setting_region_hint));
}

Result<std::string> core_of(std::string_view value) {
  const Result<CoreWeek> core = parse_core(value);
  return core ? Result<std::string>(core->text) : Result<std::string>(as_bad_value(core.error()));
}

Result<std::string> night_of(std::string_view value) {
  Result<ClockSpan> span = parse_night(value);
  if (!span) { return as_bad_value(span.error()); }
  if (span->end > reader::kDay) { span->end -= reader::kDay; }
  return to_text(*span);
}

Result<std::string> clock_of(const SettingInfo& setting, std::string_view folded) {
  const Result<Seconds> clock = parse_clock(folded, reader::kDay - Minutes{1});
  if (!clock || *clock % Minutes{1} != Seconds{0}) {
    return bad_value(setting, folded, Phrase(msg::setting_clock_hint));
  }
  return to_text(ClockSpan{*clock, *clock}).substr(0, 5);
}

Result<std::string> duration_of(const SettingInfo& setting, std::string_view folded) {
  const auto* const bounds =
      std::find_if(kDurations.begin(), kDurations.end(), [&](const auto& each) { return each.key == setting.key; });
  if (bounds == kDurations.end()) { return bad_value(setting, folded, Phrase(msg::duration_hint)); }
  if (bounds->off && (folded == "off" || folded == "none" || folded == "끔" || folded == "없음")) {
    return std::string("off");
  }
  const Phrase hint(bounds->off ? msg::setting_duration_off_hint : msg::setting_duration_hint,
                    {{"example", std::string(setting.fallback == "off" ? "10h" : setting.fallback)},
                     {"least", duration_words(bounds->least)},
                     {"most", duration_words(bounds->most)}});
  const Result<Seconds> length = parse_duration(folded);
  if (!length) {
    Error error = as_bad_value(length.error());
    error.hint = hint;
    return error;
  }
  if (bounds->off && *length == Seconds{0}) { return std::string("off"); }
  if (*length < bounds->least || *length > bounds->most) {
    return bad_value(setting, folded, hint, msg::setting_duration_range);
  }
  return duration_words(*length);
}

Result<std::string> percent_of(const SettingInfo& setting, std::string_view folded) {
  reader::Cursor cursor(folded);
  const auto percent = cursor.digits(1, 3);
  cursor.eat_blank();
  cursor.eat('%');
  if (!percent || !cursor.done() || *percent < 75 || *percent > 300) {
    return bad_value(setting, folded, Phrase(msg::setting_percent_hint));
  }
  return std::to_string(*percent);
}

/// One line of the person's own text: composed, trimmed, everything else as it was written.
Result<std::string> text_of(const SettingInfo& setting, std::string_view value) {
  while (!value.empty() && value.front() == ' ') { value.remove_prefix(1); }
  while (!value.empty() && value.back() == ' ') { value.remove_suffix(1); }
  const Phrase hint(msg::setting_text_hint);
  const Error too_long = bad_value(setting, {}, hint, msg::setting_text_too_long);
  if (value.size() > kLongestTextSetting * 4) { return too_long; }
  const std::optional<std::string> composed = valid_utf8(value) ? nfc(value) : std::nullopt;
  if (!composed) { return refuse(ErrorKind::usage, "bad_value", Phrase(msg::time_not_utf8), hint); }
  std::size_t characters = 0;
  for (const char c : *composed) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) { return bad_value(setting, {}, hint, msg::setting_text_control); }
    if ((byte & 0xC0U) != 0x80U) { ++characters; }
  }
  return characters > kLongestTextSetting ? Result<std::string>(too_long) : Result<std::string>(*composed);
}

Result<std::string> normalise_folded(const SettingInfo& setting, std::string_view folded) {
  switch (setting.type) {
    case SettingType::language:
      return one_of(kLanguages, setting, folded, msg::setting_language_hint);
    case SettingType::region:
      return region_of(setting, folded);
    case SettingType::core:
      return core_of(folded);
    case SettingType::clock_span:
      return night_of(folded);
    case SettingType::clock_time:
      return clock_of(setting, folded);
    case SettingType::weekday:
      if (const auto weekday = reader::weekday_from(folded)) { return std::string(reader::key_of(*weekday)); }
      return bad_value(setting, folded, Phrase(msg::setting_weekday_hint));
    case SettingType::duration:
      return duration_of(setting, folded);
    case SettingType::switch_:
      return one_of(kSwitches, setting, folded, msg::setting_switch_hint);
    case SettingType::theme:
      return one_of(kThemes, setting, folded, msg::setting_theme_hint);
    case SettingType::percent:
      return percent_of(setting, folded);
    case SettingType::text:
      break;
  }
  return text_of(setting, folded);
}

Msg hint_for(SettingType type) {
  switch (type) {
    case SettingType::language:
      return msg::setting_language_hint;
    case SettingType::region:
      return msg::setting_region_hint;
    case SettingType::core:
      return msg::rule_core_hint;
    case SettingType::clock_span:
      return msg::rule_span_hint;
    case SettingType::clock_time:
      return msg::setting_clock_hint;
    case SettingType::weekday:
      return msg::setting_weekday_hint;
    case SettingType::duration:
      return msg::duration_hint;
    case SettingType::switch_:
      return msg::setting_switch_hint;
    case SettingType::theme:
      return msg::setting_theme_hint;
    case SettingType::percent:
      return msg::setting_percent_hint;
    case SettingType::text:
      break;
  }
  return msg::setting_text_hint;
}

/// Puts a value where its day belongs; one of the same day is replaced.
template <class T>
void hold_from(History<T>& history, Day from, T value) {
  auto& entries = history.entries;
  const auto at = std::lower_bound(entries.begin(), entries.end(), from,
                                   [](const Dated<T>& entry, Day day) { return entry.from < day; });
  if (at != entries.end() && at->from == from) {
    at->value = std::move(value);
  } else {
    entries.insert(at, Dated<T>{from, std::move(value)});
  }
}

/// Where the rulebook keeps a dated duration, or null.
History<Seconds>* duration_history(Rulebook& rules, std::string_view key) {
  if (key == "day_hours") { return &rules.day_hours; }
  if (key == "week_limit") { return &rules.week_limit; }
  if (key == "day_limit") { return &rules.day_limit; }
  if (key == "rest_benchmark") { return &rules.rest_benchmark; }
  return nullptr;
}

}  // namespace

const std::vector<SettingInfo>& settings() {
  static const std::vector<SettingInfo> kAll(kSettings.begin(), kSettings.end());
  return kAll;
}

const std::vector<SettingInfo>& benchmark_settings() {
  static const std::vector<SettingInfo> kSwitches = [] {
    std::vector<SettingInfo> all;
    for (const BenchmarkInfo& info : benchmarks()) { all.push_back({info.setting, SettingType::switch_, "", false}); }
    return all;
  }();
  return kSwitches;
}

const SettingInfo* find_setting(std::string_view key) {
  const auto* const found =
      std::find_if(kSettings.begin(), kSettings.end(), [&](const SettingInfo& each) { return each.key == key; });
  if (found != kSettings.end()) { return found; }
  const auto& switches = benchmark_settings();
  const auto mine = std::find_if(switches.begin(), switches.end(), [&](const auto& each) { return each.key == key; });
  return mine == switches.end() ? nullptr : &*mine;
}

Result<std::string> normalise_setting(const SettingInfo& setting, std::string_view value) {
  if (setting.type == SettingType::text) { return text_of(setting, value); }
  const reader::Voice voice{"bad_value", msg::setting_empty, msg::setting_bad_value, hint_for(setting.type)};
  const Result<std::string> folded = reader::fold(value, voice);
  if (!folded) {
    if (folded.error().message.msg != msg::setting_empty) { return folded.error(); }
    if (setting.type == SettingType::language) { return std::string(); }
    return bad_value(setting, value, Phrase(voice.hint), msg::setting_empty);
  }
  return normalise_folded(setting, *folded);
}

std::optional<Seconds> setting_seconds(std::string_view value) {
  if (value == "off") { return Seconds{0}; }
  const Result<Seconds> length = parse_duration(value);
  return length ? std::optional<Seconds>(*length) : std::nullopt;
}

void apply_setting(Rulebook& rules, std::string_view key, std::string_view value, Day from) {
  if (History<Seconds>* const durations = duration_history(rules, key)) {
    if (const auto limit = setting_seconds(value)) { hold_from(*durations, from, *limit); }
  } else if (key == "core") {
    if (Result<CoreWeek> core = parse_core(value)) { hold_from(rules.core, from, std::move(*core)); }
  } else if (key == "night") {
    if (const Result<ClockSpan> night = parse_night(value)) { hold_from(rules.night, from, *night); }
  } else if (key == "day_start") {
    const Result<Seconds> clock = parse_clock(value, reader::kDay - Minutes{1});
    if (clock) { hold_from(rules.day_start, from, *clock); }
  } else if (key == "region") {
    hold_from(rules.region, from, std::string(value));
  } else if (key == "week_start") {
    if (const auto weekday = reader::weekday_from(value)) { rules.week_start = *weekday; }
  } else if (key == "off_hours_limit") {
    if (const auto limit = setting_seconds(value)) { rules.off_hours_limit = *limit; }
  }
}

}  // namespace labclock
