#pragma once
// The sentence of an alert.
//
// What it is: an alert's kind and facts put into words: what happened, described and not scolded.
// What it is not: the rule that fires it, or the row in the ledger.
//
// An alert's facts are a JSON object, as src/watch/ writes it. Known keys, by kind:
//   off_hours     "at_start" (the session was started off hours), "start" (the clock time at which the stretch
//                 began), "core_end" and "core_start" (the core hours it lies after or before), "length_s" since then
//   stretch       "start", "length_s"
//   day_limit     "limit_s", "day"          week_limit    "limit_s", "week"
//   short_rest    "rest_s", "benchmark_s", "from", "to" (clock times), "after" (a date)
//   no_day_off    "days"                    agreed_hours  "agreed_s", "month", "own" (own research)
//   forgotten     "start", "length_s"; or "evidence", "from", "to", "length_s" of an absence
// What is missing makes the sentence shorter, never wrong.

#include <optional>
#include <string>
#include <string_view>

#include "src/almanac.hpp"
#include "src/text.hpp"

namespace labclock::reports {

struct AlertWords {
  std::string_view kind;  ///< "off_hours", "stretch", …
  std::optional<Band> band;
  std::string clock;       ///< local clock time of the alert, "19:30"
  std::string_view facts;  ///< the JSON object as it is stored; anything else counts as without facts
};

/// "started at 19:30 (evening), after core hours ended at 18:00".
[[nodiscard]] std::string alert_text(const AlertWords& alert, Lang lang);
/// The same in a word or two: "off hours, evening".
[[nodiscard]] std::string alert_label(const AlertWords& alert, Lang lang);

}  // namespace labclock::reports
