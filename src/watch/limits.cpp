// day_limit, week_limit: the total of a logical day or of a week passes the limit that holds on the day
// (docs/rules.md 3.1). Due at the second at which the limit is full and work goes on.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "src/watch/work.hpp"
#include "src/words.hpp"

namespace labclock::watching {
namespace {

struct Total {
  Seconds worked{0};
  bool told = false;
};

/// Adds a piece; when in it the limit is passed, if it is in this one for the first time.
std::optional<Instant> pass(Total& total, const Piece& piece, Seconds limit) {
  const Seconds before = total.worked;
  const Seconds length = piece.end - piece.start;
  total.worked += length;
  if (total.told || limit <= Seconds{0} || total.worked <= limit) { return std::nullopt; }
  total.told = true;
  return piece.start + std::max(Seconds{0}, limit - before);
}

}  // namespace

void find_limits(const Work& work, Due& due) {
  const Rulebook& rules = work.almanac.rules();
  std::map<Day, Total> days;
  std::map<Day, Total> weeks;
  for (const Piece& piece : work.pieces) {
    if (work.facts.settings.day_limit) {
      const Seconds limit = rules.day_limit.on(piece.day);
      if (const auto at = pass(days[piece.day], piece, limit)) {
        due.add(WatchKind::day_limit, "day_limit:" + iso_day(piece.day), *at, work.of(piece),
                FactsText().number("limit_s", limit.count()).text("day", iso_day(piece.day)).take());
      }
    }
    if (work.facts.settings.week_limit) {
      const DayRange week = week_of(piece.day, rules.week_start);
      const Seconds limit = rules.week_limit.on(piece.day);
      if (const auto at = pass(weeks[week.first], piece, limit)) {
        due.add(WatchKind::week_limit, "week_limit:" + iso_day(week.first), *at, work.of(piece),
                FactsText().number("limit_s", limit.count()).text("week", week_label(week)).take());
      }
    }
  }
}

}  // namespace labclock::watching
