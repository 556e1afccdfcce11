#pragma once
// A declared crunch: days for which a person holds back the alerts of long work, and what is due after them
// (docs/rules.md 3.4).
//
// What it is: the days with their reason, and the account of payback: the off-hours of the crunch are due
// once it is over, and each later day that is over pays back what it had less than the hours of a day. What
// it is not: a change of any number; bands, totals and limits count on.

#include <optional>
#include <string>
#include <vector>

#include "src/ids.hpp"
#include "src/time.hpp"

namespace labclock {

using CrunchId = Id<struct CrunchTag>;

struct Crunch {
  CrunchId id;
  Uuid uuid;
  DayRange days;  ///< both included; those of two crunches do not overlap
  std::string reason;
  friend bool operator==(const Crunch&, const Crunch&) = default;
};

/// The crunch that a day lies in; null for none.
[[nodiscard]] const Crunch* crunch_on(const std::vector<Crunch>& crunches, Day day);

/// One logical day as the account needs it.
struct CrunchDay {
  Day day;
  Seconds worked{0};
  Seconds off_hours{0};
  Seconds day_hours{0};  ///< the setting day_hours as it held on the day
};

struct Payback {
  Crunch crunch;
  Seconds off_hours{0};        ///< of its days, today so far included
  std::optional<Seconds> due;  ///< the same once it is over; none before
  Seconds paid{0};             ///< never more than is due
  [[nodiscard]] Seconds left() const { return due ? *due - paid : Seconds{0}; }
  friend bool operator==(const Payback&, const Payback&) = default;
};

/// The account of each crunch, in the order given, which is ascending by day. `days` are the days from the
/// first crunch's up to today, ascending; what is missing counts as not worked but pays nothing back. A day pays the
/// oldest crunch first, leave and days without core hours included; today is not over and pays nothing yet.
[[nodiscard]] std::vector<Payback> paybacks(const std::vector<Crunch>& crunches, const std::vector<CrunchDay>& days,
                                            Day today);

}  // namespace labclock
