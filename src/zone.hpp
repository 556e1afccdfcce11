#pragma once
// A time zone: how far the wall clock of a place is from UTC, at every instant.
//
// What it is: the transitions of one TZif file (RFC 8536, versions 1 to 4) and the rule in its footer
// for all years after the last of them. What it is not: a database of zones or a reader of files
// (storage/zones.hpp finds and reads them), and it knows no names but its own.
//
// Strategy: `date`'s locate_zone scans the whole zone folder and reads no footer, so one file is parsed
// here instead; a test compares both for every zone and transition up to 2037. Parsing writes out the
// footer's rule as plain transitions up to the end of 2200, so that every date a person may enter is one
// binary search in a flat array of instants; only what lies beyond asks the rule itself.
//
// Files that count leap seconds (the "right/" folder) are refused: Labclock's instants do not.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/result.hpp"
#include "src/time.hpp"

namespace labclock {

/// A local time on a date is `offset` ahead of UTC from `from` until the next transition.
struct ZoneTransition {
  Instant from;
  Seconds offset;
  friend bool operator==(const ZoneTransition&, const ZoneTransition&) = default;
};

/// One half of a POSIX TZ rule: on which day of the year and at what local time the clock changes.
struct ZoneRuleDate {
  enum class Form : unsigned char { month_week_day, julian_without_leap, julian_with_leap };
  Form form = Form::month_week_day;
  int month = 1;       ///< 1 to 12
  int week = 1;        ///< 1 to 5, 5 = last
  int day = 0;         ///< weekday 0 = Sunday, or day of year
  Seconds time{7200};  ///< -167 h to +167 h from local midnight
};

/// What the footer says: a standard offset and, where there is one, a daylight rule.
struct ZoneFooter {
  Seconds standard{0};
  struct Daylight {
    Seconds offset{0};
    ZoneRuleDate begins;
    ZoneRuleDate ends;
  };
  std::optional<Daylight> daylight;
};

/// What a local time means in a zone.
struct LocalMeaning {
  enum class Kind : unsigned char { unique, gap, fold };
  Kind kind = Kind::unique;
  Instant first;         ///< unique, fold: the (first) instant; gap: the transition
  Instant second;        ///< fold: the second instant; else equal to `first`
  LocalTime before_gap;  ///< gap: the last local second before it, plus one (the reading at which it begins)
  LocalTime after_gap;   ///< gap: the first reading that exists again
};

class Zone {
 public:
  /// A zone with one offset for ever, "UTC" by default.
  explicit Zone(std::string name = "UTC", Seconds offset = Seconds{0});

  /// Reads a TZif file's bytes. Errors (kind storage, code "bad_zone") on anything malformed, truncated, of
  /// a version above 4 or with leap seconds. Before its first transition a file means its type 0, after its
  /// last one its footer, and where it has no footer (version 1) its last offset (RFC 8536, section 3.2).
  [[nodiscard]] static Result<Zone> parse(std::string name, std::string_view tzif);

  [[nodiscard]] const std::string& name() const { return name_; }

  /// Seconds east of UTC at an instant. Instants far from our time are fine, up to 2^60 seconds either way.
  [[nodiscard]] Seconds offset_at(Instant t) const;
  /// The reading of the wall clock at an instant.
  [[nodiscard]] LocalTime local(Instant t) const { return LocalTime{t.time_since_epoch() + offset_at(t)}; }

  /// The first instant at which the local clock reads `local` or later (docs/rules.md 1.5): in the gap of
  /// spring the transition, in the fold of autumn the first pass. Never decreases as `local` grows.
  [[nodiscard]] Instant boundary(LocalTime local) const;
  /// The same for a date and a clock time since that date's midnight, which may pass 24:00.
  [[nodiscard]] Instant boundary(Day day, Seconds clock) const {
    return boundary(LocalTime{day.time_since_epoch()} + clock);
  }

  /// Whether a local time exists, once or twice.
  [[nodiscard]] LocalMeaning meaning(LocalTime local) const;

  /// Transitions in [span.start, span.end) where the offset really changes, in order; for tests and tables.
  [[nodiscard]] std::vector<ZoneTransition> transitions(Span span) const;

 private:
  struct Piece {  // one offset from the instant asked for up to `end`; the next piece may have the same
    Instant end;
    Seconds offset;
  };
  [[nodiscard]] std::size_t index_at(std::int64_t t) const;
  [[nodiscard]] bool asks_rule(std::int64_t t) const { return rule_ && (t < rule_until_ || t >= rule_from_); }
  [[nodiscard]] Piece piece_at(Instant t) const;

  std::string name_;
  // offsets_[i] holds from starts_[i] up to starts_[i + 1]; starts_[0] is the beginning of time. Two
  // arrays and not one of pairs: a search reads instants only, and half the memory.
  std::vector<std::int64_t> starts_;
  std::vector<std::int32_t> offsets_;
  // The footer's rule, only where it changes the clock, and the times outside of the arrays where it is
  // asked itself: before rule_until_ (for a file without transitions) and from rule_from_ on.
  std::optional<ZoneFooter> rule_;
  std::int64_t rule_until_ = 0;
  std::int64_t rule_from_ = 0;
};

/// Parses a POSIX TZ string as TZif footers use it ("CET-1CEST,M3.5.0,M10.5.0/3", "<+0330>-3:30"). A
/// daylight name without a rule is refused: POSIX leaves open when its clock changes.
[[nodiscard]] std::optional<ZoneFooter> parse_posix_tz(std::string_view text);

/// True for a well-formed IANA name (letters, digits, `+-_/`, no dots at the ends, no "..").
[[nodiscard]] bool plausible_zone_name(std::string_view name);

/// Finds zones by name; the reference stays valid as long as the finder. Errors: code "no_such_zone".
class ZoneFinder {
 public:
  virtual ~ZoneFinder() = default;
  [[nodiscard]] virtual Result<const Zone*> find(std::string_view name) = 0;
};

}  // namespace labclock
