// The words for times, rules and settings: the first byte chooses the parser, the rest is what a person
// typed. Besides not crashing, what is accepted must be sound, and a refusal must be worded.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "src/almanac.hpp"
#include "src/rules.hpp"
#include "src/text.hpp"
#include "src/words.hpp"
#include "tests/src/zone_bytes.hpp"

using namespace labclock;

namespace {

void must(bool holds) {
  if (!holds) { std::abort(); }
}

/// Two zones by their rules alone, so that the computer's zone files do not matter.
class TwoZones : public ZoneFinder {
 public:
  TwoZones() : london_(zone("Europe/London", "GMT0BST,M3.5.0/1,M10.5.0")), seoul_(zone("Asia/Seoul", "KST-9")) {}
  Result<const Zone*> find(std::string_view name) override { return name == "Asia/Seoul" ? &seoul_ : &london_; }

 private:
  static Zone zone(std::string name, std::string footer) {
    test::TzFile file;
    file.transitions = {{-3'000'000'000, 0}};
    file.footer = std::move(footer);
    return Zone::parse(std::move(name), file.bytes()).value();
  }
  Zone london_;
  Zone seoul_;
};

/// Where the person stands: a summer morning in London, the day of its spring gap, the night of its autumn
/// fold with late days, and Seoul.
struct Desks {
  Desks() {
    Rulebook late = default_rulebook();
    apply_setting(late, "day_start", "01:30", kEver);
    apply_setting(late, "week_start", "sun", kEver);
    late_days = std::make_unique<Almanac>(late, zones);
    plain_days = std::make_unique<Almanac>(default_rulebook(), zones);
  }
  [[nodiscard]] Desk desk(unsigned which) {
    const Zone* london = zones.find("Europe/London").value();
    switch (which % 4) {
      case 0:
        return {parse_rfc3339("2026-07-01T09:00:00Z").value(), london, plain_days.get()};
      case 1:
        return {parse_rfc3339("2026-03-29T12:00:00Z").value(), london, plain_days.get()};
      case 2:
        return {parse_rfc3339("2026-10-25T01:10:00Z").value(), london, late_days.get()};
      default:
        return {parse_rfc3339("2026-11-24T01:00:00Z").value(), zones.find("Asia/Seoul").value(), plain_days.get()};
    }
  }
  TwoZones zones;
  std::unique_ptr<Almanac> late_days;
  std::unique_ptr<Almanac> plain_days;
};

void check(const Error& error) {
  must(error.kind == ErrorKind::usage && !error.code.empty() && error.hint.has_value());
  must(error.message.args.size() <= 6);
  for (const Lang lang : {Lang::en, Lang::ko}) {
    must(!render(error.message, lang).empty() && render(error.message, lang).size() < 2000);
    must(!render(*error.hint, lang).empty());
  }
}

void check(const Result<When>& when) {
  if (!when) { return check(when.error()); }
  must(kEarliest <= when->at && when->at <= kLatest);
}

void check(const Result<Day>& day) {
  if (!day) { return check(day.error()); }
  must(parse_iso_day(iso_day(*day)) == *day);
}

void check(const Result<Range>& range) {
  if (!range) { return check(range.error()); }
  must(!range->days.empty());
}

void check(const Result<Seconds>& length) {
  if (!length) { return check(length.error()); }
  must(*length >= Seconds{0} && parse_duration(duration_words(*length)).value() == *length);
}

void check(const Result<CoreWeek>& core) {
  if (!core) { return check(core.error()); }
  for (const auto& span : core->days) {
    must(!span || (span->start < span->end && span->end - span->start <= Hours{24} && span->start < Hours{24}));
  }
  must(parse_core(core->text).value() == *core);
}

void check(const Result<ClockSpan>& night) {
  if (!night) { return check(night.error()); }
  must(night->start < night->end && night->end - night->start <= Hours{24});
  must(parse_night(to_text(*night)).value() == *night);
}

void check_settings(std::string_view words) {
  for (const SettingInfo& setting : settings()) {
    const Result<std::string> normal = normalise_setting(setting, words);
    if (!normal) {
      check(normal.error());
      continue;
    }
    must(normalise_setting(setting, *normal).value() == *normal);
    Rulebook rules = default_rulebook();
    apply_setting(rules, setting.key, *normal, day_of(2026, 1, 1));
  }
}

void check_machine_words(std::string_view words) {
  if (const auto at = parse_rfc3339(words)) { must(parse_rfc3339(rfc3339(*at)) == at); }
  if (const auto day = parse_iso_day(words)) { must(iso_day(*day) == words); }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Desks desks;
  if (size == 0) { return 0; }
  const unsigned choice = data[0];
  const std::string_view words(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Desk desk = desks.desk(choice / 16);
  switch (choice % 16) {
    case 0:
      check(parse_when(words, desk));
      break;
    case 1:
      check(parse_until(words, desk.now - Hours{9}, desk));
      break;
    case 2:
      check(parse_range(words, desk, {day_of(2025, 3, 4), day_of(2026, 6, 1)}));
      check(parse_range(words, desk, {}));
      break;
    case 3:
      check(parse_duration(words));
      break;
    case 4:
      check(parse_day(words, desk));
      break;
    case 5:
      check(parse_core(words));
      break;
    case 6:
      check(parse_night(words));
      break;
    case 7:
      check_settings(words);
      break;
    case 8:
      check_machine_words(words);
      break;
    case 9:
      check(parse_clock(words, Hours{26}));
      break;
    default:  // all that a person can reach with one text
      check(parse_when(words, desk));
      check(parse_day(words, desk));
      check(parse_range(words, desk, {}));
      check(parse_duration(words));
      check(parse_core(words));
  }
  return 0;
}
