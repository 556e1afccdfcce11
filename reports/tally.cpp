#include "reports/tally.hpp"

#include "reports/internal/rest_ledger.hpp"
#include "reports/internal/tally.hpp"
#include "reports/internal/walk.hpp"

namespace labclock::reports {

namespace {

/// One pass over the range: every slice that belongs to it goes to the tally and to `take(slice)`, every
/// session and slice that was read to the ledger of rest.
template <class Take>
Result<RestFigures> pass(Books& books, DayRange days, Tally& tally, Take&& take) {
  auto rest = RestLedger::open(books, days);
  if (!rest) { return rest.error(); }
  const auto read = walk_sessions(books, days, [&](const Session& session, const Zone& zone) {
    tally.session(session);
    rest->session(session, zone);
    books.almanac.slice(zone, session.span(), [&](const Slice& slice) {
      rest->slice(slice.day, slice.length());
      if (!days.contains(slice.day)) { return; }
      tally.add(slice.band, slice.length());
      take(slice);
    });
  });
  if (!read) { return read.error(); }
  if (auto finished = rest->finish(); !finished) { return finished.error(); }
  return rest->figures();
}

std::size_t place_in(DayRange days, Day day) {
  return static_cast<std::size_t>((day - days.first).count());
}

}  // namespace

void Sums::add(Kind kind, Band band, Seconds length) {
  const auto k = static_cast<std::size_t>(kind);
  const auto b = static_cast<std::size_t>(band);
  total += length;
  if (labclock::off_hours(band)) { off_hours += length; }
  by_kind[k] += length;
  by_band[b] += length;
  kind_by_band[k][b] += length;
}

Result<Split> split_of(Books& books, DayRange days) {
  Tally tally{books.projects};
  const auto rest = pass(books, days, tally, [](const Slice&) {});
  if (!rest) { return rest.error(); }
  return Split{days, tally.sums(), tally.projects(), tally.activities(), tally.by_fit(), *rest};
}

Result<Week> week_of_sums(Books& books, DayRange week) {
  Week found;
  found.days = {week.first, week.first + Days{6}};
  found.label = week_label(found.days);
  for (std::size_t i = 0; i < found.by_day.size(); ++i) {
    DaySums& day = found.by_day[i];
    day.date = found.days.first + Days{static_cast<int>(i)};
    day.status = books.almanac.status(day.date);
  }
  Tally tally{books.projects};
  const auto rest = pass(books, found.days, tally, [&](const Slice& slice) {
    found.by_day[place_in(found.days, slice.day)].sums.add(tally.kind(), slice.band, slice.length());
  });
  if (!rest) { return rest.error(); }
  found.sums = tally.sums();
  found.projects = tally.projects();
  found.rest = *rest;
  return found;
}

Result<std::vector<DaySums>> days_of(Books& books, DayRange days) {
  std::vector<DaySums> found;
  if (days.empty()) { return found; }
  found.reserve(static_cast<std::size_t>(days.count()));
  for (Day day = days.first; day <= days.last; day += Days{1}) {
    found.push_back({day, books.almanac.status(day), {}});
  }
  Tally tally{books.projects};
  const auto read = walk_sessions(books, days, [&](const Session& session, const Zone& zone) {
    tally.session(session);
    books.almanac.slice(zone, session.span(), [&](const Slice& slice) {
      if (!days.contains(slice.day)) { return; }
      found[place_in(days, slice.day)].sums.add(tally.kind(), slice.band, slice.length());
    });
  });
  if (!read) { return read.error(); }
  return found;
}

}  // namespace labclock::reports
