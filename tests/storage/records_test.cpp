#include "storage/records.hpp"
#include "src/benchmarks.hpp"

#include <doctest/doctest.h>

#include "storage/history.hpp"
#include "tests/support/ledger_rig.hpp"

namespace labclock::storage {
namespace {

using test::at;
using test::LedgerRig;

constexpr Day kToday = day_of(2026, 11, 24);

TEST_CASE("a dated setting holds from its day on, and the past keeps what held then") {
  LedgerRig rig;
  REQUIRE(set_setting(rig.ledger(), rig.act(), "day_hours", "8h", kEver, kToday).ok());
  REQUIRE(set_setting(rig.ledger(), rig.act(), "day_hours", "7h", day_of(2026, 9, 1), kToday).ok());
  CHECK(*get_setting(rig.ledger(), "day_hours", day_of(2026, 8, 31)) == "8h");
  CHECK(*get_setting(rig.ledger(), "day_hours", day_of(2026, 9, 1)) == "7h");
  const Rulebook rules = *rulebook(rig.ledger());
  CHECK(rules.day_hours.on(day_of(2026, 8, 31)) == Hours{8});
  CHECK(rules.day_hours.on(day_of(2026, 9, 1)) == Hours{7});
}

TEST_CASE("without a day a dated setting holds from today") {
  LedgerRig rig;
  REQUIRE(set_setting(rig.ledger(), rig.act(), "core", "mon-fri 10:00-19:00", std::nullopt, kToday).ok());
  CHECK(*get_setting(rig.ledger(), "core", kToday - Days{1}) == "mon-fri 09:00-18:00");
  CHECK(*get_setting(rig.ledger(), "core", kToday) == "mon-fri 10:00-19:00");
}

TEST_CASE("setting the same day again replaces the value") {
  LedgerRig rig;
  REQUIRE(set_setting(rig.ledger(), rig.act(), "region", "KR", kEver, kToday).ok());
  REQUIRE(set_setting(rig.ledger(), rig.act(), "region", "DE-BY", kEver, kToday).ok());
  CHECK(rulebook(rig.ledger())->region.on(kToday) == "DE-BY");
}

TEST_CASE("wrong settings are refused") {
  LedgerRig rig;
  const auto code = [&](const char* key, const char* value, std::optional<Day> from = std::nullopt) {
    return set_setting(rig.ledger(), rig.act(), key, value, from, kToday).error().code;
  };
  CHECK(code("colour", "x") == "no_such_setting");
  CHECK(code("theme", "light", kToday) == "not_dated");
  CHECK_FALSE(set_setting(rig.ledger(), rig.act(), "core", "mon-fri 18:00-09:00x", std::nullopt, kToday).ok());
  CHECK_FALSE(set_setting(rig.ledger(), rig.act(), "region", "XX", std::nullopt, kToday).ok());
  CHECK(get_setting(rig.ledger(), "colour", kToday).error().code == "no_such_setting");
  CHECK(history(rig.ledger(), {kEarliest, kLatest})->empty());
}

TEST_CASE("the list of settings holds every key, defaults marked") {
  LedgerRig rig;
  REQUIRE(set_setting(rig.ledger(), rig.act(), "night", "23:00-06:00", day_of(2026, 3, 1), kToday).ok());
  std::size_t nights = 0;
  std::size_t keys = 0;
  std::string last;
  const std::vector<SettingRow> rows = *list_settings(rig.ledger());
  for (const SettingRow& row : rows) {
    if (row.key != last) { ++keys; }
    last = row.key;
    if (row.key == "night") {
      ++nights;
      CHECK(row.is_default == !row.from.has_value());
    }
  }
  CHECK(nights == 2);
  CHECK(keys == settings().size() + kBenchmarkCount);
}

TEST_CASE("days off do not overlap, but two halves may share a day") {
  LedgerRig rig;
  const auto add = [&](Day first, Day last, DayHalf half = DayHalf::full) {
    return add_day_off(rig.ledger(), rig.act(), {{}, {}, {first, last}, DayOffType::leave, half});
  };
  REQUIRE(add(day_of(2026, 8, 3), day_of(2026, 8, 7)).ok());
  CHECK(add(day_of(2026, 8, 7), day_of(2026, 8, 8)).error().code == "day_off_overlap");
  CHECK(add(day_of(2026, 8, 8), day_of(2026, 8, 7)).error().code == "reversed_range");
  CHECK(add(day_of(2026, 8, 10), day_of(2026, 8, 11), DayHalf::am).error().code == "half_run");
  CHECK(add(day_of(2026, 8, 10), day_of(2026, 8, 10), DayHalf::am).ok());
  CHECK(add(day_of(2026, 8, 10), day_of(2026, 8, 10), DayHalf::pm).ok());
  CHECK(add(day_of(2026, 8, 10), day_of(2026, 8, 10), DayHalf::pm).error().code == "day_off_overlap");
}

TEST_CASE("removing a day from a run leaves the rest of it") {
  LedgerRig rig;
  REQUIRE(add_day_off(rig.ledger(), rig.act(),
                      {{}, {}, {day_of(2026, 8, 3), day_of(2026, 8, 7)}, DayOffType::sick, DayHalf::full})
              .ok());
  REQUIRE(remove_day_off(rig.ledger(), rig.act(), day_of(2026, 8, 5)).ok());
  const std::vector<DayOff> left = *days_off(rig.ledger());
  REQUIRE(left.size() == 2);
  CHECK(left[0].days == DayRange{day_of(2026, 8, 3), day_of(2026, 8, 4)});
  CHECK(left[1].days == DayRange{day_of(2026, 8, 6), day_of(2026, 8, 7)});
  CHECK(left[1].type == DayOffType::sick);
  CHECK(remove_day_off(rig.ledger(), rig.act(), day_of(2026, 8, 5)).error().code == "no_such_day_off");
  REQUIRE(remove_day_off(rig.ledger(), rig.act(), day_of(2026, 8, 3)).ok());
  CHECK(days_off(rig.ledger())->front().days == DayRange{day_of(2026, 8, 4), day_of(2026, 8, 4)});
  REQUIRE(undo(rig.ledger(), rig.act(), 2).ok());
  CHECK(days_off(rig.ledger())->size() == 1);
}

TEST_CASE("holidays are added once, struck out and taken back") {
  LedgerRig rig;
  const Day day = day_of(2026, 10, 15);
  REQUIRE(add_holiday(rig.ledger(), rig.act(), day, "Foundation Day").ok());
  CHECK(add_holiday(rig.ledger(), rig.act(), day, "Foundation Day").error().code == "holiday_exists");
  CHECK(add_holiday(rig.ledger(), rig.act(), day, "  ").error().code == "empty_name");
  REQUIRE(remove_holiday(rig.ledger(), rig.act(), day, false).ok());
  CHECK(remove_holiday(rig.ledger(), rig.act(), day, false).error().code == "no_such_holiday");
  REQUIRE(remove_holiday(rig.ledger(), rig.act(), day_of(2026, 12, 25), true).ok());
  CHECK(holiday_edits(rig.ledger())->front().removed);
  CHECK(remove_holiday(rig.ledger(), rig.act(), day_of(2026, 12, 25), true).error().code == "no_such_holiday");
  REQUIRE(add_holiday(rig.ledger(), rig.act(), day_of(2026, 12, 25), "Christmas").ok());
  CHECK_FALSE(holiday_edits(rig.ledger())->front().removed);
}

TEST_CASE("imported holidays come once and as one change") {
  LedgerRig rig;
  const std::vector<HolidayEdit> wanted{
      {day_of(2026, 5, 6), "Closure", HolidayKind::closure, HolidayEdit::Source::ics, false},
      {day_of(2026, 5, 7), "Closure", HolidayKind::closure, HolidayEdit::Source::ics, false}};
  CHECK(import_holidays(rig.ledger(), rig.act(), wanted)->added == 2);
  const HolidayImport again = *import_holidays(rig.ledger(), rig.act(), wanted);
  CHECK(again.added == 0);
  CHECK(again.already == 2);
  CHECK(history(rig.ledger(), {kEarliest, kLatest})->size() == 1);  // the second changed nothing
}

TEST_CASE("a meeting holds what was done, is asked and was agreed") {
  LedgerRig rig;
  const Day day = day_of(2026, 11, 18);
  REQUIRE(add_meeting(rig.ledger(), rig.act(), day, "progress").ok());
  CHECK(add_meeting(rig.ledger(), rig.act(), day, "").error().code == "meeting_exists");
  REQUIRE(add_meeting_note(rig.ledger(), rig.act(), day, {{}, MeetingNoteKind::decision, "drop B?", "", std::nullopt})
              .ok());
  Result<Meeting> meeting =
      add_meeting_note(rig.ledger(), rig.act(), day, {{}, MeetingNoteKind::action, "send draft", "Kim", day + Days{7}});
  REQUIRE(meeting.ok());
  REQUIRE(meeting->notes.size() == 2);
  CHECK(meeting->notes[1].who == "Kim");
  CHECK(meeting->notes[1].by == day + Days{7});
  const auto code = [&](Day on, const MeetingNote& note) {
    return add_meeting_note(rig.ledger(), rig.act(), on, note).error().code;
  };
  CHECK(code(day, {{}, MeetingNoteKind::done, "x", "Kim", std::nullopt}) == "only_actions");
  CHECK(code(day, {{}, MeetingNoteKind::done, " ", "", std::nullopt}) == "empty_text");
  CHECK(code(day + Days{1}, {{}, MeetingNoteKind::done, "x", "", std::nullopt}) == "no_such_meeting");
  CHECK(*last_meeting_before(rig.ledger(), day) == std::nullopt);
  CHECK(*last_meeting_before(rig.ledger(), day + Days{1}) == day);
  REQUIRE(remove_meeting(rig.ledger(), rig.act(), day).ok());
  CHECK(meetings(rig.ledger())->empty());
  REQUIRE(undo(rig.ledger(), rig.act(), 1).ok());
  CHECK(meetings(rig.ledger())->front().notes.size() == 2);
}

TEST_CASE("an answer is checked, and a snooze takes the setting when none is told") {
  LedgerRig rig;
  Alert alert;
  alert.at = rig.now;
  alert.kind = "off_hours";
  alert.cause = "off_hours:9";
  alert.zone = "UTC";
  alert.band = Band::evening;
  REQUIRE(record_alert(rig.ledger(), rig.act(), alert).ok());
  const AlertId id = alerts(rig.ledger(), {kEarliest, kLatest})->front().id;
  AnswerRequest request;
  CHECK(answer_alert(rig.ledger(), rig.act(), id, request).error().code == "no_answer");
  request.answer = AlertAnswer::snooze;
  request.reason = AlertReason::deadline;
  CHECK(answer_alert(rig.ledger(), rig.act(), id, request).error().code == "reason_without_continue");
  request.reason = AlertReason::none;
  CHECK(answer_alert(rig.ledger(), rig.act(), AlertId{99}, request).error().code == "no_such_alert");
  REQUIRE(set_setting(rig.ledger(), rig.act(), "alerts.repeat", "45m", std::nullopt, kToday).ok());
  const Alert answered = *answer_alert(rig.ledger(), rig.act(), id, request);
  CHECK(answered.snooze == Minutes{45});
  CHECK(answered.band == Band::evening);
  CHECK(answered.answered_at == rig.now);
}

TEST_CASE("the heartbeat says when a program last saw it run, and of which session") {
  LedgerRig rig;
  CHECK_FALSE(last_heartbeat(rig.ledger())->has_value());
  Result<Started> open = start(rig.ledger(), rig.act(), {std::nullopt, "", "", rig.now, "UTC"});
  rig.now += Minutes{5};
  REQUIRE(beat(rig.ledger(), rig.act()).ok());
  const Heartbeat beaten = **last_heartbeat(rig.ledger());
  CHECK(beaten.at == rig.now);
  CHECK(beaten.session == open->session.uuid);
}

}  // namespace
}  // namespace labclock::storage
