// stretch: work without a break of five minutes reaches the length set, and again with each further hour
// (docs/rules.md 3.1). Gaps under five minutes are part of it.

#include <fmt/format.h>

#include <algorithm>

#include "src/format.hpp"
#include "src/watch/work.hpp"

namespace labclock::watching {

void find_stretches(const Work& work, Due& due) {
  const Seconds length = work.facts.settings.stretch;
  if (length <= Seconds{0}) { return; }
  const Shift* first = nullptr;
  Instant end;
  Instant mark;
  int told = 0;
  for (const Shift& shift : work.shifts) {
    if (first == nullptr || shift.session.start - end >= kBreak) {
      first = &shift;
      mark = shift.session.start + length;
      told = 0;
    }
    end = shift.session.end;
    for (; mark < end; mark += Hours{1}, ++told) {
      const Instant at = std::max(mark, shift.session.start);
      if (!due.wants(at)) { continue; }
      FactsText facts;
      facts.text("start", clock_text(first->session.start, *first->zone));
      facts.number("length_s", (at - first->session.start).count());
      due.add(WatchKind::stretch, fmt::format("stretch:{}:{}", unix_seconds(first->session.start), told), at, shift,
              facts.take());
    }
  }
}

}  // namespace labclock::watching
