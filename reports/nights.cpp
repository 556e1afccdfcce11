#include "reports/internal/nights.hpp"

#include <algorithm>

namespace labclock::reports {

namespace {

constexpr Hours kEvening{18};
constexpr Hours kNoon{12};

Day date_at(const Zone& zone, Instant t) {
  return date::floor<Days>(zone.local(t));
}

}  // namespace

// A gap that was listed before `days` and still reaches them covers every night in between, so the day
// before tells it; one day more is for gaps on clocks that are a date apart.
NightBook::NightBook(DayRange days, Day floor)
    : asked_(days), kept_{std::max(days.first - Days{2}, std::min(floor, days.first)), days.last} {
  if (asked_.empty()) { kept_ = asked_; }
  longest_.resize(static_cast<std::size_t>(kept_.count()));
}

void NightBook::look_around(Instant t, const Zone& zone) {
  Day day = date_at(zone, t) - Days{1};
  while (zone.boundary(day + Days{1}, kNoon) <= t) { day += Days{1}; }
  noons_ = {&zone,
            day,
            zone.boundary(day, kNoon),
            zone.boundary(day, kEvening),
            zone.boundary(day + Days{1}, kNoon),
            zone.boundary(day + Days{1}, kEvening)};
}

std::optional<DayRange> NightBook::nights_touched(Span gap, const Zone& zone) {
  if (noons_.zone != &zone || gap.start < noons_.begin || noons_.end <= gap.start) { look_around(gap.start, zone); }
  if (gap.end <= noons_.evening) { return std::nullopt; }
  if (gap.end <= noons_.next_evening) { return DayRange{noons_.day, noons_.day}; }
  Day last = date_at(zone, gap.end) + Days{1};
  while (zone.boundary(last, kEvening) >= gap.end) { last -= Days{1}; }
  return DayRange{noons_.day, last};
}

void NightBook::gap(Span gap, const Zone& zone, State state) {
  if (longest_.empty() || gap.start >= gap.end) { return; }
  const auto touched = nights_touched(gap, zone);
  if (!touched) { return; }
  const Day last = std::min(touched->last, kept_.last);
  for (Day day = std::max(touched->first, kept_.first); day <= last; day += Days{1}) {
    auto& longest = longest_[static_cast<std::size_t>((day - kept_.first).count())];
    if (!longest || longest->gap.length() < gap.length()) { longest = Candidate{gap, &zone, state == State::open}; }
  }
}

std::vector<Night> NightBook::nights(const History<Seconds>& benchmark) const {
  constexpr std::ptrdiff_t kNear{3};  // in other zones' hours another gap may stand between two nights of one gap
  std::vector<Night> listed;
  Day day = kept_.first - Days{1};
  for (const auto& longest : longest_) {
    day += Days{1};
    if (!longest || longest->is_open) { continue; }
    const Span& gap = longest->gap;
    const auto nearest = listed.end() - std::min(std::ssize(listed), kNear);
    const bool known = std::any_of(nearest, listed.end(), [&](const Night& night) { return night.from == gap.start; });
    if (!known) { listed.push_back({day, gap.start, gap.end, longest->zone, gap.length() < benchmark.on(day)}); }
  }
  std::erase_if(listed, [this](const Night& night) { return night.after < asked_.first; });
  return listed;
}

}  // namespace labclock::reports
