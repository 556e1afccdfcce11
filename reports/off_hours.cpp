#include "reports/off_hours.hpp"

#include <algorithm>

#include "reports/internal/tally.hpp"
#include "reports/internal/walk.hpp"

namespace labclock::reports {
namespace {

/// A pause of this length ends a stretch.
constexpr Seconds kPause{5 * 60};

/// The off-hours stretch at hand, and what of it belongs to the range.
class Stretches {
 public:
  Stretches(const std::vector<ReasonTold>& told, std::array<Seconds, kOffHoursReasonCount>& sums)
      : told_(told), sums_(sums) {}

  void add(const Slice& slice, bool in_range) {
    if (slice.start - end_ >= kPause) {
      close();
      begin_ = slice.start;
    }
    end_ = slice.end;
    if (in_range) { length_ += slice.length(); }
  }

  void close() {
    if (length_ > Seconds{0}) { sums_.at(static_cast<std::size_t>(reason())) += length_; }
    length_ = Seconds{0};
  }

 private:
  [[nodiscard]] OffHoursReason reason() const {
    auto at =
        std::partition_point(told_.begin(), told_.end(), [this](const ReasonTold& each) { return each.at <= end_; });
    while (at != told_.begin() && (--at)->at >= begin_) {
      if (at->reason != OffHoursReason::none) { return at->reason; }
    }
    return OffHoursReason::none;
  }

  const std::vector<ReasonTold>& told_;
  std::array<Seconds, kOffHoursReasonCount>& sums_;
  Instant begin_{kEarliest};
  Instant end_{kEarliest};
  Seconds length_{0};
};

}  // namespace

std::string_view key_of(OffHoursReason reason) {
  switch (reason) {
    case OffHoursReason::deadline:
      return "deadline";
    case OffHoursReason::experiment:
      return "experiment";
    case OffHoursReason::asked:
      return "asked";
    case OffHoursReason::choice:
      return "choice";
    case OffHoursReason::other:
      return "other";
    case OffHoursReason::none:
      break;
  }
  return "none";
}

Result<OffHours> off_hours_of(Books& books, DayRange days, const std::vector<ReasonTold>& told) {
  OffHours found;
  found.days = days;
  Tally tally{books.projects};
  Stretches stretches{told, found.by_reason};
  const auto read = walk_sessions(books, days, [&](const Session& session, const Zone& zone) {
    tally.session(session);
    books.almanac.slice(zone, session.span(), [&](const Slice& slice) {
      if (!off_hours(slice.band)) { return; }
      const bool in_range = days.contains(slice.day);
      stretches.add(slice, in_range);
      if (in_range) { tally.add(slice.band, slice.length()); }
    });
  });
  if (!read) { return read.error(); }
  stretches.close();
  const Sums sums = tally.sums();
  found.total = sums.off_hours;
  found.by_kind = sums.by_kind;
  for (const ProjectSums& each : tally.projects()) {
    found.projects.push_back({each.project, each.name, each.kind, each.off_hours});
  }
  return found;
}

}  // namespace labclock::reports
