#include "reports/benchmarks/gather.hpp"

#include <algorithm>

namespace labclock::reports::bench {
namespace {

constexpr Seconds kShortestPause{5 * 60};
constexpr Hours kTen{22};
constexpr Hours kEleven{23};
constexpr Hours kSix{6};
constexpr Hours kNextSix{30};
constexpr Days kLongestWindow{124};  // four months, and thirteen weeks within them
constexpr Days kLookBack{35};        // for a duty or a gap that began before the first day looked at

Seconds common(Span a, Span b) {
  return std::max(Seconds{0}, std::min(a.end, b.end) - std::max(a.start, b.start));
}

}  // namespace

Result<BenchmarkDays> BenchmarkDays::find(Books& books, DayRange range) {
  const auto known = known_days(books);
  if (!known) { return known.error(); }
  const Day yesterday = books.today() - Days{1};
  return BenchmarkDays{range, *known, common_days(range, {known->first, yesterday}), std::min(range.last, yesterday)};
}

Gather::Gather(Books& books, const BenchmarkDays& days) : almanac_(&books.almanac), now_(books.now), days_(days) {
  const Day first = std::min(days.range.first, days.last - kLongestWindow) - kLookBack;
  kept_ = common_days({first, days.range.last}, days.known);
  if (kept_.empty()) { return; }
  facts_.resize(static_cast<std::size_t>(kept_.count()));
  nightly_.resize(facts_.size());
  if (days.past.empty()) { return; }
  // A first week that began before the first session is one too: what is known of it may have passed a limit.
  const DayRange inside{days.range.first, days.last};
  const Weekday week_start = almanac_->rules().week_start;
  for (DayRange week = week_of(std::max(inside.first, days.known.first - Days{6}), week_start);
       week.last <= inside.last; week = {week.first + Days{7}, week.last + Days{7}}) {
    if (week.first >= inside.first && week.last >= days.known.first) { weeks_.push_back(week.first); }
  }
  week_rest_.resize(weeks_.size());
}

Result<Gather> Gather::read(Books& books, const BenchmarkDays& days) {
  Gather gather{books, days};
  if (gather.kept_.empty()) { return gather; }
  if (auto passed = gather.pass(books); !passed) { return passed.error(); }
  return gather;
}

Result<void> Gather::pass(Books& books) {
  auto rest = RestLedger::open(books, days_.range);
  if (!rest) { return rest.error(); }
  const Span rest_span = reading_span(books.almanac.rules(), days_.range);
  const Span span = reading_span(books.almanac.rules(), kept_);
  const auto read = walk_sessions(books, span, [&](const Session& each, const Zone& zone) {
    session(each, zone);
    const bool of_range = overlap(each.span(), rest_span);
    if (of_range) { rest->session(each, zone); }
    almanac_->slice(zone, each.span(), [&](const Slice& slice) {
      if (of_range) { rest->slice(slice.day, slice.length()); }
      DayFacts* day = at(slice.day);
      if (day == nullptr) { return; }
      if (day->total > Seconds{0} && slice.start - day->last_end >= kShortestPause) {
        day->pauses += slice.start - day->last_end;
      }
      day->total += slice.length();
      if (off_hours(slice.band)) { day->off_hours += slice.length(); }
      day->last_end = slice.end;
    });
  });
  if (!read) { return read; }
  if (auto closed = close_last_gap(books, span.end); !closed) { return closed; }
  end_stretch();
  drop_open_duties();
  if (auto finished = rest->finish(); !finished) { return finished; }
  nights_ = rest->nights();
  longest_run_ = rest->figures().longest_run_days;
  return {};
}

/// The gap after the last session that was read: up to the next one, else as long as it is by now.
Result<void> Gather::close_last_gap(Books& books, Instant read_until) {
  if (last_zone_ == nullptr) { return {}; }
  Instant end = now_;
  if (read_until < now_) {
    const auto next = books.sessions.first_starting_from(read_until);
    if (!next) { return next.error(); }
    if (*next) { end = (*next)->start; }
  }
  if (last_end_ < end) { gap({last_end_, end}, *last_zone_); }
  return {};
}

void Gather::session(const Session& session, const Zone& zone) {
  if (last_zone_ != nullptr && last_end_ < session.start) { gap({last_end_, session.start}, *last_zone_); }
  stretch(session, zone);
  duty_work(session, zone);
  night_clock(session, zone);
  last_zone_ = &zone;
  last_end_ = session.end;
}

void Gather::gap(Span gap, const Zone& zone) {
  week_gap(gap, zone);
  duty_gap(gap, zone);
}

void Gather::week_gap(Span gap, const Zone& zone) {
  if (weeks_.empty()) { return; }
  const auto take = [&](std::size_t week, Span span) {
    auto& longest = week_rest_[week];
    if (!longest || longest->length() < span.length()) { longest = Piece{span, &zone}; }
  };
  const auto count = static_cast<std::int64_t>(weeks_.size());
  const std::int64_t days = (almanac_->logical_day(zone, gap.start) - weeks_.front()).count();
  std::int64_t week = days < 0 ? -1 : days / 7;
  if (week >= count) { return; }
  if (week >= 0) { take(static_cast<std::size_t>(week), gap); }
  for (++week; week < count; ++week) {
    const Day first = weeks_[static_cast<std::size_t>(week)];
    const Instant begin = almanac_->plan(zone, first).span.start;
    if (begin >= gap.end) { return; }
    const Instant end = almanac_->plan(zone, first + Days{6}).span.end;
    take(static_cast<std::size_t>(week), {std::max(gap.start, begin), std::min(gap.end, end)});
  }
}

void Gather::duty_work(const Session& session, const Zone& zone) {
  if (!in_duty_) {
    const Day day = almanac_->logical_day(zone, session.start);
    duties_.push_back({session.start, day, day, false, {{session.start, session.start}, &zone}});
    in_duty_ = true;
  }
  Duty& duty = duties_.back();
  duty.last_day = almanac_->logical_day(zone, session.end - Seconds{1});
  duty.is_long = duty.is_long || session.end > duty.judged_until();
}

/// A gap may lie in the 24 h of a duty that ended before it, too.
void Gather::duty_gap(Span gap, const Zone& zone) {
  for (auto duty = duties_.rbegin(); duty != duties_.rend() && duty->judged_until() > gap.start; ++duty) {
    const Span inside{gap.start, std::min(gap.end, duty->judged_until())};
    if (inside.length() > duty->rest.length()) { duty->rest = {inside, &zone}; }
  }
  if (gap.length() >= kDutyRest) { in_duty_ = false; }
}

/// Whether a rest that has not reached 11 h will do so is not known before its 24 h are over.
void Gather::drop_open_duties() {
  std::erase_if(duties_,
                [this](const Duty& duty) { return duty.judged_until() > now_ && duty.rest.length() < kDutyRest; });
}

void Gather::stretch(const Session& session, const Zone& zone) {
  if (stretch_ && session.start - stretch_->span.end < stretch_break_) {
    stretch_->span.end = session.end;
    return;
  }
  end_stretch();
  stretch_ = Piece{session.span(), &zone};
  stretch_day_ = almanac_->logical_day(zone, session.start);
  stretch_break_ = shortest_break(almanac_->rules().region.on(stretch_day_));
}

void Gather::end_stretch() {
  if (!stretch_) { return; }
  if (DayFacts* day = at(stretch_day_);
      day != nullptr && (!day->stretch || day->stretch->length() < stretch_->length())) {
    day->stretch = stretch_;
  }
  stretch_.reset();
}

void Gather::night_clock(const Session& session, const Zone& zone) {
  if (daytime_.zone == &zone && daytime_.begin <= session.start && session.end <= daytime_.end) { return; }
  for (Day date = date::floor<Days>(zone.local(session.start)) - Days{1};; date += Days{1}) {
    const Instant evening = zone.boundary(date, kTen);
    if (evening >= session.end) { break; }
    const Instant morning = zone.boundary(date, kNextSix);
    const Span worked{std::max(evening, session.start), std::min(morning, session.end)};
    if (worked.end <= worked.start) { continue; }
    if (kept_.contains(date)) {
      NightFacts& night = nightly_[static_cast<std::size_t>((date - kept_.first).count())];
      night.from22 += worked.length();
      night.from23 += common(worked, {zone.boundary(date, kEleven), morning});
    }
    almanac_->slice(zone, worked, [&](const Slice& slice) {
      if (DayFacts* day = at(slice.day)) { day->night22 += slice.length(); }
    });
  }
  const Day date = date::floor<Days>(zone.local(session.end - Seconds{1}));
  daytime_ = {&zone, zone.boundary(date, kSix), zone.boundary(date, kTen)};
}

DayFacts* Gather::at(Day day) {
  return kept_.contains(day) ? &facts_[static_cast<std::size_t>((day - kept_.first).count())] : nullptr;
}

const DayFacts& Gather::on(Day day) const {
  static const DayFacts kNothing{};
  return kept_.contains(day) ? facts_[static_cast<std::size_t>((day - kept_.first).count())] : kNothing;
}

NightFacts Gather::night_of(Day day) const {
  return kept_.contains(day) ? nightly_[static_cast<std::size_t>((day - kept_.first).count())] : NightFacts{};
}

Seconds Gather::total(DayRange days) const {
  Seconds sum{0};
  for (Day day = days.first; day <= days.last; day += Days{1}) { sum += on(day).total; }
  return sum;
}

Seconds Gather::night22(DayRange days) const {
  Seconds sum{0};
  for (Day day = days.first; day <= days.last; day += Days{1}) { sum += on(day).night22; }
  return sum;
}

std::optional<double> Gather::coverage(Books& books, DayRange days) const {
  Coverage coverage;
  const DayRange known = days_.known_of(days);
  for (Day day = known.first; day <= known.last; day += Days{1}) {
    const int halves = books.almanac.status(day).working_halves();
    coverage.working_halves += halves;
    if (on(day).total > Seconds{0}) { coverage.covered_halves += halves; }
  }
  return coverage.share();
}

}  // namespace labclock::reports::bench
