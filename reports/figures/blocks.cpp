// Blocks of a day: sessions cut where the logical day or core hours begin and end.

#include <algorithm>
#include <unordered_map>

#include "reports/figures.hpp"
#include "reports/internal/walk.hpp"

namespace labclock::reports {

namespace {

/// The core hours as a chart draws them: none of them where the day has none of its own, half of them on
/// half a day of leave (docs/rules.md 1.4).
std::optional<ClockSpan> drawn_core(const Almanac& almanac, const DayStatus& status, Day day) {
  const auto& core = almanac.rules().core.on(day).on(day);
  if (!core || status.working_halves() == 0) { return std::nullopt; }
  if (!status.day_off) { return core; }
  const Seconds middle = core->start + (core->end - core->start) / 2;
  return status.day_off->half == DayHalf::am ? ClockSpan{middle, core->end} : ClockSpan{core->start, middle};
}

/// Collects the blocks of some days from sessions in order.
class BlockBook {
 public:
  BlockBook(Books& books, DayRange days) : books_(books), days_(days) {
    for (const Project& project : books.projects) { projects_.emplace(project.id, &project); }
    found_.reserve(static_cast<std::size_t>(days.count()));
    for (Day day = days.first; day <= days.last; day += Days{1}) {
      const DayStatus& status = books.almanac.status(day);
      found_.push_back({day, status, drawn_core(books.almanac, status, day), {}, Seconds{0}, Seconds{0}});
    }
  }

  void session(const Session& session, const Zone& zone, bool running) {
    Block pending;
    std::optional<Day> day;
    books_.almanac.slice(zone, session.span(), [&](const Slice& slice) {
      if (!days_.contains(slice.day)) { return; }
      const bool goes_on = day == slice.day && off_hours(pending.band) == off_hours(slice.band);
      if (!goes_on) {
        if (day) { put(std::move(pending), *day, zone); }
        pending = start_of(session, slice, running);
        day = slice.day;
      }
      pending.end = slice.end;
      pending.by_band[static_cast<std::size_t>(slice.band)] += slice.length();
      DayBlocks& sums = on(slice.day);
      sums.total += slice.length();
      if (off_hours(slice.band)) { sums.off_hours += slice.length(); }
    });
    if (day) { put(std::move(pending), *day, zone); }
  }

  [[nodiscard]] std::vector<DayBlocks> take() { return std::move(found_); }

 private:
  [[nodiscard]] DayBlocks& on(Day day) { return found_[static_cast<std::size_t>((day - days_.first).count())]; }

  [[nodiscard]] Block start_of(const Session& session, const Slice& slice, bool running) const {
    Block block;
    block.session = session.id;
    const auto project = session.project ? projects_.find(*session.project) : projects_.end();
    if (project != projects_.end()) {
      block.kind = project->second->kind;
      block.project = project->second->name;
    }
    block.note = session.note;
    block.activity = session.activity;
    block.band = slice.band;
    block.running = running;
    block.start = slice.start;
    if (session.zone != books_.zone.name()) { block.zone = session.zone; }
    block.session_start = session.start;
    block.session_end = session.end;
    return block;
  }

  void put(Block&& block, Day day, const Zone& zone) {
    const auto most = std::max_element(block.by_band.begin(), block.by_band.end());
    block.band = static_cast<Band>(most - block.by_band.begin());
    const LocalTime midnight{day.time_since_epoch()};
    block.from = zone.local(block.start) - midnight;
    // The reading at which the last second ends: 02:00 where the clock is then moved to 03:00.
    block.to = zone.local(block.end - Seconds{1}) + Seconds{1} - midnight;
    on(day).blocks.push_back(std::move(block));
  }

  Books& books_;
  DayRange days_;
  std::unordered_map<ProjectId, const Project*> projects_;
  std::vector<DayBlocks> found_;
};

}  // namespace

Span blocks_span(DayRange days) {
  return reading_span(days);
}

Result<std::vector<DayBlocks>> blocks_of(Books& books, DayRange days) {
  BlockBook book{books, days};
  const auto read = walk_sessions(books, days, [&](const Session& session, const Zone& zone) {
    book.session(session, zone, session.end == books.now);
  });
  if (!read) { return read.error(); }
  return book.take();
}

Result<std::vector<DayBlocks>> blocks_of(Books& books, DayRange days, const std::vector<Session>& sessions,
                                         std::optional<SessionId> running) {
  BlockBook book{books, days};
  ZoneMemo zones{books.almanac.zones()};
  for (const Session& session : sessions) {
    const Zone* zone = zones.find(session.zone);
    if (zone == nullptr) { return *zones.error(); }
    book.session(session, *zone, running == session.id);
  }
  return book.take();
}

}  // namespace labclock::reports
