#pragma once
// What the tests of the words share: a person at a desk in some zone, and results as text.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "src/almanac.hpp"
#include "src/text.hpp"
#include "src/words.hpp"
#include "storage/zones.hpp"

namespace words_kit {

using namespace labclock;

/// A person in a zone with the default rules, changed by settings written "key=value" (from ever on) or
/// "key=value@2026-11-24".
class Person {
 public:
  explicit Person(std::string_view zone, std::initializer_list<std::string_view> settings = {})
      : zone_(zones_.find(zone).value()), almanac_(rules_of(settings), zones_) {}

  /// The desk at an instant, written in RFC 3339.
  [[nodiscard]] Desk at(std::string_view now) { return {parse_rfc3339(now).value(), zone_, &almanac_}; }
  [[nodiscard]] Desk at(Instant now) { return {now, zone_, &almanac_}; }
  [[nodiscard]] const Zone& zone() const { return *zone_; }

 private:
  static Rulebook rules_of(std::initializer_list<std::string_view> settings) {
    Rulebook rules = default_rulebook();
    for (const std::string_view setting : settings) {
      const auto equals = setting.find('=');
      const auto from = setting.find('@');
      const auto value = setting.substr(equals + 1, from == setting.npos ? from : from - equals - 1);
      apply_setting(rules, setting.substr(0, equals), value,
                    from == setting.npos ? kEver : parse_iso_day(setting.substr(from + 1)).value());
    }
    return rules;
  }

  storage::ZoneFiles zones_;
  const Zone* zone_;
  Almanac almanac_;
};

/// "bad_time: 'foo' is not a time", or with the hint "... | write ...".
inline std::string shown(const Error& error, Lang lang = Lang::en) {
  return error.code + ": " + render(error.message, lang);
}
inline std::string hint_of(const Error& error, Lang lang = Lang::en) {
  return error.hint ? render(*error.hint, lang) : "";
}

/// "2026-11-24T09:30:00Z", with " twice" and " no date" where it is so.
inline std::string shown(const Result<When>& when) {
  if (!when) { return shown(when.error()); }
  return rfc3339(when->at) + (when->twice ? " twice" : "") + (when->has_date ? "" : " no date");
}
inline std::string shown(const Result<Day>& day) {
  return day ? iso_day(*day) : shown(day.error());
}
inline std::string shown(const Result<Seconds>& length) {
  return length ? std::to_string(length->count()) : shown(length.error());
}
inline std::string shown(const Result<std::string>& text) {
  return text ? *text : shown(text.error());
}
inline std::string shown(const Result<Range>& range) {
  if (!range) { return shown(range.error()); }
  return iso_day(range->days.first) + ".." + iso_day(range->days.last) + (range->fallback ? " fallback" : "");
}

/// Whether every {placeholder} of a phrase has its value, in both languages.
inline bool filled(const Phrase& phrase) {
  for (const Lang lang : {Lang::en, Lang::ko}) {
    const std::string_view pattern = text(phrase.msg, lang);
    for (auto open = pattern.find('{'); open != pattern.npos; open = pattern.find('{', open + 1)) {
      const std::string name(pattern.substr(open + 1, pattern.find('}', open) - open - 1));
      const auto has = [&](const auto& arg) { return arg.first == name; };
      if (std::none_of(phrase.args.begin(), phrase.args.end(), has)) { return false; }
    }
  }
  return true;
}

/// An error of the words: of kind usage, with a hint, on one line, no placeholder without its value.
inline bool well_worded(const Error& error) {
  if (error.kind != ErrorKind::usage || error.code.empty() || !error.hint) { return false; }
  if (!filled(error.message) || !filled(*error.hint)) { return false; }
  for (const Lang lang : {Lang::en, Lang::ko}) {
    const std::string all = render(error.message, lang) + hint_of(error, lang);
    if (all.find_first_of("\n\x1b") != std::string::npos) { return false; }
  }
  return true;
}

struct Row {
  std::string_view words;
  std::string_view expected;
};

}  // namespace words_kit
