#pragma once
// An absence: an interval in which nobody was at the machine while a session ran, and what the person says
// it was (docs/rules.md 3.5).
//
// What it is: the question as a value. What it is not: a change of any session; until it is answered the
// session stays as it is and the interval counts as unconfirmed.

#include <optional>
#include <string>
#include <string_view>

#include "src/ids.hpp"
#include "src/time.hpp"

namespace labclock {

using AbsenceId = Id<struct AbsenceTag>;

/// What told that nobody was there: no key and no pointer; the locked screen; the sleeping machine; a clock
/// that jumped; a program that was gone for a while by day (crash) or over a night.
enum class Evidence : unsigned char { idle, lock, suspend, clock, crash, night };
[[nodiscard]] std::string_view key_of(Evidence evidence);  ///< "idle", "lock" …
[[nodiscard]] std::optional<Evidence> evidence_from(std::string_view key);

/// keep: it was work · thinking: it was work away from the machine (thinking, at the bench) · stop: work
/// ended when it began · discard: it was no work, and work went on after it · give: it was another project's.
enum class AbsenceAnswer : unsigned char { none, keep, thinking, stop, discard, give };
[[nodiscard]] std::string_view key_of(AbsenceAnswer answer);  ///< "", "keep" …
[[nodiscard]] std::optional<AbsenceAnswer> absence_answer_from(std::string_view key);

struct Absence {
  AbsenceId id;
  Uuid uuid;
  Uuid session_uuid;                 ///< the session that ran when it was noted
  std::optional<SessionId> session;  ///< the one that lies there now; none when there is none any more
  std::optional<ProjectId> project;  ///< of that session
  std::string zone;                  ///< of that session; empty without one
  Instant from;                      ///< the last sign of the person
  Instant to;                        ///< the return
  Evidence evidence = Evidence::idle;
  Instant noted;
  AbsenceAnswer answer = AbsenceAnswer::none;
  std::optional<Instant> answered_at;
  [[nodiscard]] Seconds length() const { return to - from; }
  [[nodiscard]] Span span() const { return {from, to}; }
  friend bool operator==(const Absence&, const Absence&) = default;
};

}  // namespace labclock
