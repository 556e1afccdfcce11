#pragma once
// Labclock's times as libical's. Floating: zones are dealt with in ics_zones.hpp.

#include <libical/ical.h>

#include "src/time.hpp"

namespace labclock::ics {

[[nodiscard]] inline icaltimetype ical_time(LocalTime local, bool date_only = false) {
  const Day day = date::floor<Days>(local);
  const date::hh_mm_ss<Seconds> clock{local - day};
  icaltimetype time = icaltime_null_time();
  time.year = static_cast<int>(ymd(day).year());
  time.month = static_cast<int>(static_cast<unsigned>(ymd(day).month()));
  time.day = static_cast<int>(static_cast<unsigned>(ymd(day).day()));
  time.is_date = date_only ? 1 : 0;
  time.hour = static_cast<int>(clock.hours().count());
  time.minute = static_cast<int>(clock.minutes().count());
  time.second = static_cast<int>(clock.seconds().count());
  return time;
}

[[nodiscard]] inline LocalTime from_ical(const icaltimetype& time) {
  return LocalTime{day_of(time.year, static_cast<unsigned>(time.month), static_cast<unsigned>(time.day))} +
         Hours{time.hour} + Minutes{time.minute} + Seconds{time.second};
}

}  // namespace labclock::ics
