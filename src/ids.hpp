#pragma once
// Strong numbers for rows, so that a project's id is never taken for a session's, and the uuid.
//
// What it is: values. What it is not: a generator; ids come from the ledger, uuids from its `UuidSource`.

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace labclock {

template <class Tag>
struct Id {
  std::int64_t value = 0;
  friend auto operator<=>(const Id&, const Id&) = default;  // NOLINT(modernize-use-nullptr): its 0 is the compiler's
};

using ProjectId = Id<struct ProjectTag>;
using SessionId = Id<struct SessionTag>;
using AgreementId = Id<struct AgreementTag>;
using DayOffId = Id<struct DayOffTag>;
using HolidayId = Id<struct HolidayTag>;
using MeetingId = Id<struct MeetingTag>;
using MeetingNoteId = Id<struct MeetingNoteTag>;
using AlertId = Id<struct AlertTag>;
using HistoryId = Id<struct HistoryTag>;

/// RFC 9562, 16 bytes; version 7 (time-ordered) where Labclock makes them, any where they are imported.
struct Uuid {
  std::array<unsigned char, 16> bytes{};
  friend auto operator<=>(const Uuid&, const Uuid&) = default;  // NOLINT(modernize-use-nullptr): the same
};

/// "018f6f2e-…" in lower case.
[[nodiscard]] std::string to_string(const Uuid& uuid);
/// With or without hyphens, any case; nothing else.
[[nodiscard]] std::optional<Uuid> parse_uuid(std::string_view text);
/// A version 7 uuid from milliseconds since 1970 and 80 random bits (the upper six are overwritten).
[[nodiscard]] Uuid make_uuid_v7(std::int64_t unix_ms, std::uint64_t random_high, std::uint64_t random_low);

}  // namespace labclock

template <class Tag>
struct std::hash<labclock::Id<Tag>> {
  std::size_t operator()(const labclock::Id<Tag>& id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
