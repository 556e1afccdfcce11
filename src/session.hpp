#pragma once
// A work session: a half-open interval [start, end) of one person's time, in UTC seconds, with the zone
// it was worked in (docs/rules.md 1.1).
//
// A closed session and a running one are different types: a running one has no end and no length, and
// whoever wants a number must say up to which instant. What it is not: split by days or bands; that
// happens when a report is made (src/slices.hpp).

#include <optional>
#include <string>
#include <string_view>

#include "src/ids.hpp"
#include "src/time.hpp"

namespace labclock {

/// How a session came to be.
enum class Origin : unsigned char { timer, manual, import, repair };

/// What a closed and a running session have in common.
struct SessionFacts {
  SessionId id;
  Uuid uuid;
  std::optional<ProjectId> project;
  std::string activity;  ///< empty = none
  std::string note;      ///< empty = none
  std::string zone;      ///< IANA name
  Origin origin = Origin::timer;
  bool edited = false;  ///< a person changed it after it was made
  friend bool operator==(const SessionFacts&, const SessionFacts&) = default;
};

struct Session : SessionFacts {
  Instant start;
  Instant end;  ///< after `start`
  [[nodiscard]] Span span() const { return {start, end}; }
  [[nodiscard]] Seconds length() const { return end - start; }
  friend bool operator==(const Session&, const Session&) = default;
};

struct RunningSession : SessionFacts {
  Instant start;
  /// What it would be if it ended at `now` (which must be after `start`).
  [[nodiscard]] Session until(Instant now) const {
    Session session;
    static_cast<SessionFacts&>(session) = *this;
    session.start = start;
    session.end = now;
    return session;
  }
  friend bool operator==(const RunningSession&, const RunningSession&) = default;
};

[[nodiscard]] std::string_view key_of(Origin origin);  ///< "timer", "manual", "import", "repair"
[[nodiscard]] std::optional<Origin> origin_from(std::string_view key);

}  // namespace labclock
