// What holds for any words: nothing crashes, what is written is read back, and a local time of any zone
// means the instant that it was made from.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/src/words_kit.hpp"

using namespace words_kit;

namespace {

/// Every zone of the computer's own table of places.
std::vector<std::string> zone_names() {
  std::vector<std::string> names;
  std::ifstream table(std::string(storage::kZoneFolder) + "/zone.tab");
  for (std::string line; std::getline(table, line);) {
    std::istringstream fields(line);
    std::string country;
    std::string place;
    std::string name;
    if (!line.starts_with('#') && fields >> country >> place >> name) { names.push_back(name); }
  }
  return names;
}

Instant any_instant() {
  return instant_of(*rc::gen::inRange<std::int64_t>(unix_seconds(kEarliest), unix_seconds(kLatest) + 1));
}

/// Words that are nearly right reach further into the parsers than noise does.
std::string any_words() {
  static const std::vector<std::string> kPieces = {"now",
                                                   "yesterday",
                                                   "mon",
                                                   "2026-11-24",
                                                   "2026-02-30",
                                                   "2026-W47",
                                                   "2026",
                                                   "-",
                                                   "+",
                                                   " ",
                                                   ":",
                                                   "..",
                                                   "~",
                                                   "T",
                                                   "Z",
                                                   "+09:00",
                                                   "9:30",
                                                   "24:00",
                                                   "99",
                                                   "999999999999999999999",
                                                   "1.5",
                                                   "h",
                                                   "m",
                                                   "s",
                                                   "오전",
                                                   "오후",
                                                   "시",
                                                   "시간",
                                                   "분",
                                                   "반",
                                                   "전",
                                                   "후",
                                                   "11월",
                                                   "24일",
                                                   "last-",
                                                   "weeks",
                                                   "all",
                                                   "mon-fri",
                                                   ",",
                                                   "09:00-18:00",
                                                   "none",
                                                   "off",
                                                   "\xff",
                                                   "\xE3\x80\x80",
                                                   "\xEF\xBC\x99",
                                                   std::string(1, '\0'),
                                                   "pm",
                                                   "ago",
                                                   "in ",
                                                   "년"};
  const auto pieces = *rc::gen::container<std::vector<std::string>>(
      rc::gen::oneOf(rc::gen::elementOf(kPieces), rc::gen::string<std::string>()));
  std::string out;
  for (const std::string& piece : pieces) { out += piece; }
  return out;
}

/// "2026-11-24 09:30:05" of the wall clock.
std::string written(LocalTime local) {
  return rfc3339(Instant{local.time_since_epoch()}).substr(0, 10) + ' ' +
         rfc3339(Instant{local.time_since_epoch()}).substr(11, 8);
}

}  // namespace

TEST_CASE("any duration is read back from its words") {
  CHECK(rc::check([] {
    const Seconds length{*rc::gen::inRange<std::int64_t>(0, 315'576'001)};
    RC_ASSERT(parse_duration(duration_words(length)).value() == length);
  }));
}

TEST_CASE("any instant and day is read back from its machine words") {
  CHECK(rc::check([] {
    const Instant at = any_instant();
    RC_ASSERT(parse_rfc3339(rfc3339(at)) == at);
    const Day day = date::floor<Days>(LocalTime{at.time_since_epoch()});
    RC_ASSERT(parse_iso_day(iso_day(day)) == day);
  }));
}

TEST_CASE("no words crash a parser, and every refusal is worded") {
  Person person("Europe/London", {"day_start=04:00"});
  const Desk desk = person.at("2026-03-29T03:30:00Z");
  CHECK(rc::check([&] {
    const std::string words = any_words();
    const auto worded = [](const auto& result) { return result.ok() || well_worded(result.error()); };
    RC_ASSERT(worded(parse_when(words, desk)));
    RC_ASSERT(worded(parse_until(words, any_instant(), desk)));
    RC_ASSERT(worded(parse_day(words, desk)));
    RC_ASSERT(worded(parse_range(words, desk, {})));
    RC_ASSERT(worded(parse_duration(words)));
    RC_ASSERT(worded(parse_clock(words, Hours{48})));
    RC_ASSERT(worded(parse_core(words)));
    RC_ASSERT(worded(parse_night(words)));
    for (const SettingInfo& setting : settings()) {
      const Result<std::string> normal = normalise_setting(setting, words);
      RC_ASSERT(worded(normal));
      if (normal) { RC_ASSERT(normalise_setting(setting, *normal).value() == *normal); }
    }
    if (const auto at = parse_rfc3339(words)) { RC_ASSERT(parse_rfc3339(rfc3339(*at)) == at); }
  }));
}

TEST_CASE("an accepted TO lies after FROM, unless it is a WHEN of its own") {
  Person person("America/New_York");
  const Desk desk = person.at("2026-11-24T15:00:00Z");
  CHECK(rc::check([&] {
    // Half of them around the change of 2026-11-01, where a clock time may come twice.
    const Instant change = instant_of(1793509200);
    const Instant from =
        *rc::gen::arbitrary<bool>() ? any_instant() : change + Seconds{*rc::gen::inRange<std::int64_t>(-90000, 90000)};
    const int minute = *rc::gen::inRange(0, 1440);
    const LocalTime clock{Minutes{minute}};
    const Result<When> to = parse_until(written(clock).substr(11, 5), from, desk);
    if (!to) {
      RC_ASSERT(to.error().code == "no_such_time" || to.error().code == "time_out_of_range");
      return;
    }
    RC_ASSERT(to->at > from);
    RC_ASSERT(to->at - from <= Hours{26});
    RC_ASSERT(date::floor<Days>(person.zone().local(to->at)) + Minutes{minute} == person.zone().local(to->at));
    // Nothing between reads so: a minute's walk over the hours would be slow, the day before is enough.
    const LocalMeaning before = person.zone().meaning(person.zone().local(to->at) - Hours{24});
    RC_ASSERT(before.kind == LocalMeaning::Kind::gap || before.second <= from);
  }));
}

TEST_CASE("a local time of any zone means the instant that it was made from") {
  const std::vector<std::string> names = zone_names();
  REQUIRE(names.size() > 300);
  storage::ZoneFiles zones;
  Almanac almanac(default_rulebook(), zones);
  CHECK(rc::check([&] {
    const Zone& zone = *zones.find(*rc::gen::elementOf(names)).value();
    // Half of them within two hours of a change of the clock, where it is hard.
    Instant at = any_instant();
    const auto changes = zone.transitions({at, std::min(kLatest, at + Hours{24 * 400})});
    if (!changes.empty() && *rc::gen::arbitrary<bool>()) {
      at = changes.front().from + Seconds{*rc::gen::inRange<std::int64_t>(-7200, 7200)};
    }
    const Desk desk{at, &zone, &almanac};
    const LocalTime local = zone.local(at);
    RC_PRE(at > kEarliest + Hours{30} && at < kLatest - Hours{30});
    const Result<When> when = parse_when(written(local), desk);
    RC_ASSERT(when);
    const LocalMeaning meaning = zone.meaning(local);
    if (meaning.kind == LocalMeaning::Kind::fold) {
      RC_ASSERT(when->twice);
      RC_ASSERT(when->at == meaning.first);
      RC_ASSERT(at == meaning.first || at == meaning.second);
    } else {
      RC_ASSERT(!when->twice);
      RC_ASSERT(when->at == at);
    }
    // Today's clock time alone is the same, and so is one with `today` before it; but where the day began
    // within a doubled hour, the pass that lies in it.
    const std::string clock = written(local).substr(11);
    const bool began_between = when->at < almanac.plan_at(zone, at).span.start;
    RC_ASSERT(parse_when(clock, desk)->at == (began_between ? at : when->at));
    RC_ASSERT(parse_when("today " + clock, desk)->at == (began_between ? at : when->at));
  }));
}

TEST_CASE("a clock time of the logical day lies in that day, for any day_start") {
  storage::ZoneFiles zones;
  CHECK(rc::check([&] {
    const int start = *rc::gen::inRange(0, 1440);
    Rulebook rules = default_rulebook();
    apply_setting(rules, "day_start", written(LocalTime{Minutes{start}}).substr(11, 5), kEver);
    Almanac almanac(rules, zones);
    const Zone& zone = *zones
                            .find(*rc::gen::element<std::string>("Europe/London", "Asia/Seoul", "America/Sao_Paulo",
                                                                 "Australia/Lord_Howe", "Pacific/Apia"))
                            .value();
    const Instant now = instant_of(*rc::gen::inRange<std::int64_t>(1'230'768'000, 1'893'456'000));
    const Desk desk{now, &zone, &almanac};
    const std::string clock = written(LocalTime{Minutes{*rc::gen::inRange(0, 1440)}}).substr(11, 5);
    const Result<When> when = parse_when(clock, desk);
    if (!when) {
      RC_ASSERT(when.error().code == "no_such_time");
      return;
    }
    const Span today = almanac.plan_at(zone, now).span;
    RC_ASSERT(today.start <= when->at);
    RC_ASSERT(when->at < today.end);
    RC_ASSERT(written(zone.local(when->at)).substr(11, 5) == clock);
  }));
}
