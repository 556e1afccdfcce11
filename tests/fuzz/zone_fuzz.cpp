// Zone files: whatever the bytes are, reading them ends in a zone that answers every question or in an
// error; its answers must not contradict each other.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "src/words.hpp"
#include "src/zone.hpp"

using namespace labclock;

namespace {

void must(bool holds) {
  if (!holds) { std::abort(); }
}

void ask(const Zone& zone) {
  constexpr std::array<std::int64_t, 9> kInstants = {unix_seconds(kEarliest), -1'000'000'000,        0,
                                                     1'000'000'000,           1'774'746'000,         2'147'483'648,
                                                     4'102'444'800,           unix_seconds(kLatest), 1'792'890'000};
  Instant previous = kEarliest - Hours{24 * 10};
  for (std::int64_t seconds = unix_seconds(kEarliest); seconds < unix_seconds(kLatest); seconds += 97'000'003) {
    const Instant boundary = zone.boundary(LocalTime{Seconds{seconds}});
    must(previous <= boundary);  // never runs backwards (docs/rules.md 1.5)
    previous = boundary;
  }
  for (const std::int64_t seconds : kInstants) {
    const Instant at = instant_of(seconds);
    const LocalTime local = zone.local(at);
    const LocalMeaning meaning = zone.meaning(local);
    must(meaning.kind != LocalMeaning::Kind::gap);  // the clock showed it
    must(meaning.first <= at && zone.boundary(local) <= at);
    must(meaning.kind == LocalMeaning::Kind::fold || meaning.first == at);
  }
  Seconds offset = zone.offset_at(kEarliest);
  for (const ZoneTransition& change : zone.transitions({kEarliest + Seconds{1}, kLatest})) {
    must(change.offset != offset && zone.offset_at(change.from) == change.offset);
    must(zone.offset_at(change.from - Seconds{1}) == offset);
    offset = change.offset;
  }
  must(offset == zone.offset_at(kLatest - Seconds{1}));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const Result<Zone> zone = Zone::parse("Fuzz/Zone", bytes)) { ask(*zone); }
  [[maybe_unused]] const auto footer = parse_posix_tz(bytes);
  [[maybe_unused]] const bool plausible = plausible_zone_name(bytes);
  return 0;
}
