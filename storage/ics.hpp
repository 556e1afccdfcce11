#pragma once
// Holidays out of a calendar file.
//
// What it is: the all-day events of an .ics file as edits for the ledger (records.hpp, import_holidays),
// one for each of their dates. What it is not: a reader of calendars: labclock-ics is (storage/tools), run
// as a process of its own with the file as its standard input, so that what a stranger's file does to it
// is a message here (docs/adr/0002-icalendar-in-a-process-of-its-own.md).

#include <filesystem>
#include <string_view>
#include <vector>

#include "src/holidays.hpp"
#include "src/result.hpp"
#include "storage/ledger.hpp"

namespace labclock::storage {

/// The holidays of a file, 1990 to 2060, ascending by date, none twice. Repetitions are written out, an
/// event of several days gives one for each, and cancelled events and events with a clock time are left
/// out, as are those that the calendar itself calls an observance ("Observance", "기념일": Google's
/// calendars mix them in). Their kind is closure, or public where the calendar says "Public holiday" or
/// "공휴일". An event without a name is called after the file.
///
/// Errors: not_found "ics_no_file"; refused "ics_cannot_read", "ics_too_large" (64 MB), "ics_not_calendar",
/// "ics_not_utf8", "ics_truncated", "ics_malformed", "ics_no_start", "ics_bad_line", "ics_reversed",
/// "ics_too_often", "ics_too_many", "ics_total", "ics_too_long" (an event of more than 366 days), "ics_no_days",
/// "ics_too_slow" (half a minute), "ics_no_tool", "ics_tool_failed"; cancelled when `progress` says so, and
/// then the tool is killed.
[[nodiscard]] Result<std::vector<HolidayEdit>> read_ics_holidays(const std::filesystem::path& file,
                                                                 const std::filesystem::path& tool,
                                                                 Progress* progress = nullptr);

/// A helper program of Labclock's: beside the running one (as built), else in ../libexec/labclock from it
/// (as installed). Empty where there is none.
[[nodiscard]] std::filesystem::path libexec_tool(std::string_view name);

}  // namespace labclock::storage
