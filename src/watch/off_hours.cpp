// off_hours: a session has run off hours for the grace, or was started off hours; again after the repeat or
// the snooze, as long as the stretch lasts (docs/rules.md 3.1).

#include <fmt/format.h>

#include <algorithm>

#include "src/format.hpp"
#include "src/watch/work.hpp"

namespace labclock::watching {
namespace {

struct Snooze {
  Instant answered;
  Seconds length;
};

/// The snoozes asked for in one off-hours stretch, ascending.
std::vector<Snooze> snoozes_of(const WatchFacts& facts, const std::string& cause) {
  std::vector<Snooze> found;
  for (const RecordedAlert& alert : facts.recorded) {
    if (!alert.answered || !alert.snooze || !alert.cause.starts_with(cause)) { continue; }
    if (alert.cause.size() == cause.size() || alert.cause[cause.size()] == ':') {
      found.push_back({*alert.answered, *alert.snooze});
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Snooze& a, const Snooze& b) { return a.answered < b.answered; });
  return found;
}

/// When core hours ended or begin, where that is why it is off hours.
void tell_core(FactsText& facts, Almanac& almanac, const Zone& zone, Instant at, Band band) {
  if (band != Band::evening && band != Band::early && band != Band::night) { return; }
  const std::optional<Span> core = almanac.core_span(zone, almanac.logical_day(zone, at));
  if (!core) { return; }
  if (at >= core->end) { facts.text("core_end", clock_text(core->end, zone)); }
  if (at < core->start) { facts.text("core_start", clock_text(core->start, zone)); }
}

/// Off-hours work with gaps under five minutes and no core hours in between, and the alerts it makes.
class Stretch {
 public:
  Stretch(const Work& work, Due& due, const Piece& first)
      : work_(work),
        due_(due),
        begin_(first.start),
        end_(first.start),
        started_(work.of(first).session.start == first.start),
        zone_(work.of(first).zone),
        cause_(off_hours_cause(first.start)),
        next_(started_ ? first.start : first.start + work.facts.settings.grace),
        snoozes_(snoozes_of(work.facts, cause_)) {}

  [[nodiscard]] bool goes_on_at(Instant t) const { return t - end_ < kBreak; }

  void take(const Piece& piece) {
    while (true) {
      // An answer that came before the next alert puts it off, or brings it on.
      const std::optional<Instant> at = next_ ? std::optional(std::max(*next_, piece.start)) : std::nullopt;
      const Instant until = at && *at < piece.end ? *at : piece.end;
      if (snooze_ < snoozes_.size() && snoozes_[snooze_].answered < until) {
        next_ = snoozes_[snooze_].answered + snoozes_[snooze_].length;
        ++snooze_;
        continue;
      }
      if (!at || *at >= piece.end) { break; }
      fire(*at, piece);
    }
    end_ = piece.end;
  }

 private:
  void fire(Instant at, const Piece& piece) {
    if (due_.wants(at)) {
      FactsText facts;
      if (fired_ == 0 && started_) { facts.yes("at_start"); }
      facts.text("start", clock_text(begin_, *zone_));
      if (fired_ == 0 && started_) {
        tell_core(facts, work_.almanac, *work_.of(piece).zone, at, piece.band);
      } else {
        facts.number("length_s", (at - begin_).count());
      }
      due_.add(WatchKind::off_hours, fired_ == 0 ? cause_ : fmt::format("{}:{}", cause_, fired_), at, work_.of(piece),
               facts.take());
    }
    ++fired_;
    const Seconds repeat = work_.facts.settings.repeat;
    next_ = repeat > Seconds{0} ? std::optional(at + repeat) : std::nullopt;
  }

  const Work& work_;
  Due& due_;
  Instant begin_;
  Instant end_;
  bool started_;
  const Zone* zone_;
  std::string cause_;
  std::optional<Instant> next_;
  std::vector<Snooze> snoozes_;
  std::size_t snooze_ = 0;
  int fired_ = 0;
};

}  // namespace

std::string off_hours_cause(Instant begin) {
  return fmt::format("off_hours:{}", unix_seconds(begin));
}

void find_off_hours(const Work& work, Due& due) {
  if (!work.facts.settings.off_hours) { return; }
  std::optional<Stretch> stretch;
  for (const Piece& piece : work.pieces) {
    if (!off_hours(piece.band)) {
      stretch.reset();
      continue;
    }
    if (!stretch || !stretch->goes_on_at(piece.start)) { stretch.emplace(work, due, piece); }
    stretch->take(piece);
  }
}

}  // namespace labclock::watching
