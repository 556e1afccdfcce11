#include "storage/ics.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "storage/internal/child.hpp"
#include "tests/support/ledger_rig.hpp"

using namespace labclock;
using namespace labclock::storage;
using labclock::test::TempFolder;
using nlohmann::json;

namespace {

std::filesystem::path tool() {
  return std::filesystem::path(LABCLOCK_PROGRAM).parent_path() / "labclock-ics";
}
std::filesystem::path sample(const char* name) {
  return std::filesystem::path(LABCLOCK_SOURCE_DIR) / "tests/data/ics" / name;
}

void write(const std::filesystem::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// A calendar of one event with these lines ("\n" between them).
std::string calendar(const std::string& lines) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:x\r\n" + lines + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

struct Run {
  int code = -1;
  std::vector<json> lines;
  std::string complaint;
};

/// Runs the tool over bytes.
Run run_tool(std::string_view bytes, std::vector<std::string> arguments = {}) {
  const TempFolder folder;
  write(folder.file("in.ics"), bytes);
  const int input = open(folder.file("in.ics").c_str(), O_RDONLY | O_CLOEXEC);
  REQUIRE(input >= 0);
  std::string output;
  const ChildEnd end = run_child(
      tool(), arguments, input,
      [&](std::string_view piece) {
        output.append(piece);
        return true;
      },
      [] { return true; });
  close(input);
  REQUIRE(end.how == ChildEnd::How::exited);
  Run run{end.number, {}, end.complaint};
  std::istringstream in(output);
  for (std::string line; std::getline(in, line);) { run.lines.push_back(json::parse(line)); }
  return run;
}

std::vector<std::string> dates(const Run& run) {
  std::vector<std::string> all;
  for (const json& line : run.lines) { all.push_back(line.at("date")); }
  return all;
}

/// The code and the line of the error that the tool tells.
std::string error_of(std::string_view bytes) {
  const Run run = run_tool(bytes);
  CHECK(run.code == 2);
  CHECK(run.complaint.starts_with("labclock-ics: "));
  REQUIRE_FALSE(run.lines.empty());
  REQUIRE(run.lines.back().contains("error"));
  const json& error = run.lines.back()["error"];
  return error.at("code").get<std::string>() + " " + error.at("args").value("line", "-");
}

std::vector<std::string> shown(const std::vector<HolidayEdit>& edits) {
  std::vector<std::string> all;
  for (const HolidayEdit& edit : edits) {
    all.push_back(date::format("%F", edit.date) + " " + std::string(key_of(edit.kind)) + " " + edit.name);
  }
  return all;
}

using Strings = std::vector<std::string>;

struct StopAtOnce : Progress {
  int asked = 0;
  bool step(std::int64_t /*done*/, std::int64_t /*total*/) override {
    ++asked;
    return false;
  }
};

}  // namespace

TEST_CASE("ics: Google's Korean holidays, public days without observances, a feast of three days as three") {
  const auto edits = read_ics_holidays(sample("google-holidays-ko.ics"), tool());
  REQUIRE(edits.ok());
  CHECK(shown(*edits) == Strings{"2026-08-17 public 쉬는 날 광복절", "2026-09-24 public 추석 연휴",
                                 "2026-09-25 public 추석 연휴", "2026-09-26 public 추석 연휴"});
  CHECK(std::ranges::all_of(
      *edits, [](const HolidayEdit& edit) { return edit.source == HolidayEdit::Source::ics && !edit.removed; }));
}

TEST_CASE("ics: a university's closures: yearly, exceptions, one moved, one cancelled, no meetings") {
  const auto edits = read_ics_holidays(sample("university.ics"), tool());
  REQUIRE(edits.ok());
  CHECK(shown(*edits) == Strings{"2020-05-28 closure 개교기념일", "2023-05-28 closure 개교기념일",
                                 "2024-05-28 closure 개교기념일", "2025-05-28 closure 개교기념일",
                                 "2026-05-29 closure 개교기념일(대체)", "2026-12-28 closure 연말 휴무, 건물 폐쇄",
                                 "2026-12-29 closure 연말 휴무, 건물 폐쇄", "2026-12-30 closure 연말 휴무, 건물 폐쇄",
                                 "2026-12-31 closure 연말 휴무, 건물 폐쇄", "2027-05-28 closure 개교기념일",
                                 "2028-05-28 closure 개교기념일", "2029-05-28 closure 개교기념일"});
}

TEST_CASE("ics: other programs' files") {
  SUBCASE("a DTEND that repeats the date is one day") {
    const auto edits = read_ics_holidays(sample("gov-bank-holidays.ics"), tool());
    REQUIRE(edits.ok());
    CHECK(shown(*edits) ==
          Strings{"2026-12-25 closure Christmas Day", "2026-12-28 closure Boxing Day (substitute day)"});
  }
  SUBCASE("Outlook's midnight to midnight is all day") {
    const auto edits = read_ics_holidays(sample("outlook.ics"), tool());
    REQUIRE(edits.ok());
    CHECK(shown(*edits) == Strings{"2026-12-24 closure Institut geschlossen", "2026-12-25 closure Institut geschlossen",
                                   "2026-12-26 closure Institut geschlossen"});
  }
  SUBCASE("a line cut inside a Korean character, a byte order mark") {
    const auto edits = read_ics_holidays(sample("folded.ics"), tool());
    REQUIRE(edits.ok());
    CHECK(shown(*edits) == Strings{"2026-10-09 closure 연구실 전체 대청소의 날"});
  }
  SUBCASE("a rule without an end runs to the horizon") {
    const auto edits = read_ics_holidays(sample("apple-thanksgiving.ics"), tool());
    REQUIRE(edits.ok());
    CHECK(edits->size() == 2060 - 2019 + 1);
    CHECK(shown(*edits).front() == "2019-11-28 closure Thanksgiving");
    CHECK(shown(*edits).back() == "2060-11-25 closure Thanksgiving");
  }
}

TEST_CASE("ics: what the tool prints") {
  SUBCASE("zones: IANA, described in the file, UTC, floating, unknown") {
    const std::string event = "BEGIN:VEVENT\nUID:x\nDTSTART";
    const Run run =
        run_tool("BEGIN:VCALENDAR\n" + event + ";TZID=Asia/Seoul:20261124T140000\nDURATION:PT90M\nEND:VEVENT\n" +
                 event + ":20261124T140000Z\nDTEND:20261124T150000Z\nEND:VEVENT\n" + event +
                 ":20261124T140000\nDTEND:20261124T150000\nEND:VEVENT\n" + event +
                 ";TZID=Mars Time:20261124T140000\nDTEND;TZID=Mars Time:20261124T150000\nEND:VEVENT\n" + event +
                 ";TZID=/mozilla.org/20050126_1/America/New_York:20261124T140000\nEND:VEVENT\nEND:VCALENDAR\n");
    CHECK(run.code == 0);
    REQUIRE(run.lines.size() == 5);
    CHECK(run.lines[0]["start"] == "2026-11-24T05:00:00Z");
    CHECK(run.lines[0]["end"] == "2026-11-24T06:30:00Z");
    CHECK(run.lines[0]["zone"] == "Asia/Seoul");
    CHECK(run.lines[0]["line"] == 2);
    CHECK(run.lines[1]["start"] == "2026-11-24T14:00:00Z");
    CHECK(run.lines[1]["zone"] == "UTC");
    CHECK(run.lines[2]["start"] == "2026-11-24T14:00:00");
    CHECK(run.lines[2]["zone"].is_null());
    CHECK(run.lines[3]["start"] == "2026-11-24T14:00:00");
    CHECK(run.lines[3]["zone"] == "Mars Time");
    CHECK(run.lines[4]["start"] == "2026-11-24T19:00:00Z");
    CHECK(run.lines[4]["zone"] == "America/New_York");
  }
  SUBCASE("a night over the change of the clock keeps its length") {
    std::ifstream in(sample("outlook.ics"), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const Run run = run_tool(bytes);
    REQUIRE(run.lines.size() == 2);
    CHECK(run.lines[1]["start"] == "2026-03-28T21:00:00Z");
    CHECK(run.lines[1]["end"] == "2026-03-29T07:00:00Z");  // 10 h, not the clock's 11
  }
  SUBCASE("rules are walked in local time, and UNTIL may be in UTC") {
    const Run run =
        run_tool(calendar("DTSTART;TZID=Europe/Berlin:20261023T090000\nRRULE:FREQ=DAILY;UNTIL=20261026T080000Z"));
    REQUIRE(run.lines.size() == 4);
    CHECK(run.lines[0]["start"] == "2026-10-23T07:00:00Z");
    CHECK(run.lines[3]["start"] == "2026-10-26T08:00:00Z");
    CHECK(run_tool(calendar("DTSTART;TZID=Europe/Berlin:20261023T090000\nRRULE:FREQ=DAILY;UNTIL=20261026T075959Z"))
              .lines.size() == 3);
  }
  SUBCASE("RDATE adds, EXDATE and EXRULE take out") {
    CHECK(dates(run_tool(calendar("DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;COUNT=4\n"
                                  "RDATE;VALUE=DATE:20260107,20260301\nEXDATE;VALUE=DATE:20260112\n"
                                  "EXRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2"))) ==
          Strings{"2026-01-07", "2026-01-26", "2026-03-01"});
    CHECK(run_tool(calendar("DTSTART;TZID=Asia/Seoul:20260105T090000\nRRULE:FREQ=DAILY;COUNT=3\n"
                            "EXDATE:20260106T000000Z"))
              .lines.size() == 2);
  }
  SUBCASE("the horizon") {
    const std::string yearly = calendar("DTSTART;VALUE=DATE:19800301\nRRULE:FREQ=YEARLY");
    CHECK(run_tool(yearly).lines.size() == 71);
    CHECK(dates(run_tool(yearly, {"--from", "2025-03-01", "--to", "2026-03-01"})) ==
          Strings{"2025-03-01", "2026-03-01"});
    CHECK(run_tool(calendar("DTSTART;VALUE=DATE:19891231")).lines.empty());
  }
  SUBCASE("escapes, categories, the first line of a description") {
    const Run run =
        run_tool(calendar("DTSTART;VALUE=DATE:20260105\nSUMMARY:a\\, b\\; c\\nd\\\\e\nCATEGORIES:x\\,y,z\n"
                          "CATEGORIES:w\nDESCRIPTION:Public holiday\\nmore"));
    REQUIRE(run.lines.size() == 1);
    CHECK(run.lines[0]["summary"] == "a, b; c d\\e");
    CHECK(run.lines[0]["categories"] == json{"x,y", "z", "w"});
    CHECK(run.lines[0]["description"] == "Public holiday");
  }
  SUBCASE("a long summary is cut between characters") {
    std::string name;
    for (int i = 0; i < 2000; ++i) { name += "한"; }
    const Run run = run_tool(calendar("DTSTART;VALUE=DATE:20260105\nSUMMARY:" + name));
    REQUIRE(run.lines.size() == 1);
    CHECK(run.lines[0]["summary"].get<std::string>() == name.substr(0, 999));
  }
  SUBCASE("an empty calendar is no error") {
    const Run run = run_tool("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n");
    CHECK(run.code == 0);
    CHECK(run.lines.empty());
  }
  SUBCASE("lower case, blank lines, two calendars in one file, alarms") {
    CHECK(dates(run_tool("\n\nbegin:vcalendar\nbegin:vevent\ndtstart;value=date:20260101\nbegin:valarm\n"
                         "dtstart:nonsense\nend:valarm\nend:vevent\nend:vcalendar\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\n"
                         "DTSTART:20260102\nEND:VEVENT\nEND:VCALENDAR")) == Strings{"2026-01-01", "2026-01-02"});
  }
  SUBCASE("wrong words are refused") {
    CHECK(run_tool("", {"--from", "2026-13-01"}).code == 2);
    CHECK(run_tool("", {"--from"}).code == 2);
    CHECK(run_tool("", {"--nonsense"}).code == 2);
  }
}

TEST_CASE("ics: a file that is no calendar, or a broken one, is told by its line") {
  CHECK(error_of("") == "ics_not_calendar -");
  CHECK(error_of("<!DOCTYPE html>\n<html>") == "ics_not_calendar -");
  CHECK(error_of(std::string("\x7f\x45\x4c\x46\x02\x01\x00\x00\xff\xfe\x00", 11)) == "ics_not_calendar -");
  CHECK(error_of("BEGIN:VEVENT\nEND:VEVENT\n") == "ics_not_calendar -");
  CHECK(error_of(std::string("\xff\xfe"
                             "B\0E\0G\0",
                             8)) == "ics_not_utf8 1");
  CHECK(error_of("BEGIN:VCALENDAR\nVERSION:2.0\n") == "ics_truncated 1");
  CHECK(error_of("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\nSUMM") == "ics_truncated 2");
  CHECK(error_of("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n") == "ics_malformed 3");
  CHECK(error_of("BEGIN:VCALENDAR\nEND:VCALENDAR\nrest\n") == "ics_malformed 3");
  CHECK(error_of(calendar("SUMMARY:\xEA\xB0")) == "ics_not_utf8 5");
  CHECK(error_of(calendar("SUMMARY:\xC0\xAF")) == "ics_not_utf8 5");
  CHECK(error_of(calendar(std::string("SUMMARY:a\0b", 11))) == "ics_malformed 5");
  CHECK(error_of(calendar("SUMMARY:no date")) == "ics_no_start 3");
  for (const char* bad :
       {"DTSTART;VALUE=DATE:20260230", "DTSTART:20261301", "DTSTART:", "DTSTART:2026-01-01", "DTSTART:20260101T250000",
        "DTSTART:20260101T0900", "DTSTART:99999999999", "DTSTART:00000000"}) {
    CAPTURE(bad);
    CHECK(error_of(calendar(bad)) == "ics_bad_line 5");
  }
  const std::string start = "DTSTART;VALUE=DATE:20260101\n";
  CHECK(error_of(calendar(start + "DTEND;VALUE=DATE:20251231")) == "ics_reversed 6");
  CHECK(error_of(calendar("DTSTART:20260101T090000Z\nDTEND;TZID=Asia/Seoul:20260101T175959")) == "ics_reversed 6");
  for (const char* bad :
       {"RRULE:FREQ=SOMETIMES", "RRULE:", "RRULE:FREQ=YEARLY;BYMONTH=99", "EXDATE:x", "RDATE:20260101,", "DURATION:P",
        "DURATION:-P1D", "DURATION:P999999999W", "DTEND:soon", "RECURRENCE-ID:x"}) {
    CAPTURE(bad);
    CHECK(error_of(calendar(start + bad)) == "ics_bad_line 6");
  }
}

TEST_CASE("ics: a hostile file ends in an error, soon") {
  const std::string start = "DTSTART:20000101T000000Z\n";
  CHECK(error_of(calendar(start + "RRULE:FREQ=SECONDLY")) == "ics_too_often 6");
  CHECK(error_of(calendar(start + "RRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30")) == "ics_too_often 6");
  CHECK(error_of(calendar(start + "RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5;BYMINUTE=0,1,2,3,4,5,6,7,8,9")) ==
        "ics_too_many 3");
  std::string many = "BEGIN:VCALENDAR\n";
  for (int i = 0; i < 20; ++i) {
    many += "BEGIN:VEVENT\nDTSTART:20260101T000000Z\nRRULE:FREQ=DAILY;COUNT=9999\nEND:VEVENT\n";
  }
  CHECK(error_of(many + "END:VCALENDAR\n") == "ics_total -");
  std::string deep;
  for (int i = 0; i < 1000; ++i) { deep += "BEGIN:VCALENDAR\n"; }
  CHECK(error_of(deep) == "ics_malformed 17");
}

TEST_CASE("ics: what is wrong reaches the person in both languages, with a hint") {
  const TempFolder folder;
  const auto file = folder.file("휴일.ics");
  const auto read = [&](std::string_view bytes) {
    write(file, bytes);
    auto result = read_ics_holidays(file, tool());
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().hint.has_value());
    return result.error();
  };
  const Error cut = read("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART");
  CHECK(cut.kind == ErrorKind::refused);
  CHECK(cut.code == "ics_truncated");
  CHECK(render(cut.message, Lang::en) == "the calendar is cut short: VEVENT of line 2 is not closed");
  CHECK(render(cut.message, Lang::ko) == "캘린더 파일이 중간에 끊겼어요: 2번째 줄의 VEVENT 구역이 닫히지 않았어요");

  CHECK(render(read(calendar("DTSTART:2026")).message, Lang::en) ==
        "line 5 of the calendar cannot be read: DTSTART:2026");
  CHECK(read("hello").code == "ics_not_calendar");
  const Error timed = read(calendar("DTSTART:20260101T090000Z"));
  CHECK(timed.code == "ics_no_days");
  CHECK(render(timed.message, Lang::en) == "no all-day event in " + file.string());
  const Error eternal = read(calendar("SUMMARY:안식년\nDTSTART:20260101\nDTEND:20280101"));
  CHECK(eternal.code == "ics_too_long");
  CHECK(render(eternal.message, Lang::en) == "line 3 of the calendar: 안식년 lasts longer than 366 days");
}

TEST_CASE("ics: an endless meeting in the same calendar is in nobody's way") {
  const TempFolder folder;
  write(folder.file("mine.ics"),
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20200101T090000Z\nRRULE:FREQ=DAILY\nEND:VEVENT\n"
        "BEGIN:VEVENT\nUID:b\nDTSTART:20261224\nEND:VEVENT\nEND:VCALENDAR\n");
  const auto edits = read_ics_holidays(folder.file("mine.ics"), tool());
  REQUIRE(edits.ok());
  CHECK(shown(*edits) == Strings{"2026-12-24 closure mine"});  // without a name it is called after the file
}

TEST_CASE("ics: the same day twice is one, and names are composed") {
  const TempFolder folder;
  const std::string event = "BEGIN:VEVENT\nDTSTART:20261224\nSUMMARY:";
  write(folder.file("a.ics"), "BEGIN:VCALENDAR\n" + event + "\u1112\u1172\u1106\u116E\nEND:VEVENT\n" + event +
                                  "휴무\nEND:VEVENT\n" + event + "정전\nEND:VEVENT\nEND:VCALENDAR\n");
  const auto edits = read_ics_holidays(folder.file("a.ics"), tool());
  REQUIRE(edits.ok());
  CHECK(shown(*edits) == Strings{"2026-12-24 closure 정전", "2026-12-24 closure 휴무"});
}

TEST_CASE("ics: files and tools that are not there") {
  const TempFolder folder;
  const auto code = [](const Result<std::vector<HolidayEdit>>& result) {
    REQUIRE_FALSE(result.ok());
    return result.error().code;
  };
  const auto missing = read_ics_holidays(folder.file("none.ics"), tool());
  CHECK(code(missing) == "ics_no_file");
  CHECK(missing.error().kind == ErrorKind::not_found);
  CHECK(code(read_ics_holidays(folder.path(), tool())) == "ics_cannot_read");
  CHECK(code(read_ics_holidays(sample("university.ics"), {})) == "ics_no_tool");
  CHECK(code(read_ics_holidays(sample("university.ics"), folder.file("none"))) == "ics_no_tool");

  write(folder.file("huge.ics"), "BEGIN:VCALENDAR\n");
  std::filesystem::resize_file(folder.file("huge.ics"), (std::uintmax_t{64} << 20U) + 1);
  CHECK(code(read_ics_holidays(folder.file("huge.ics"), tool())) == "ics_too_large");

  SUBCASE("a tool that dies, chatters or hangs") {
    const auto script = [&](const std::string& body) {
      write(folder.file("tool"), "#!/bin/sh\n" + body + "\n");
      std::filesystem::permissions(folder.file("tool"), std::filesystem::perms::owner_all);
      return read_ics_holidays(sample("university.ics"), folder.file("tool"));
    };
    const auto dies = script("kill -SEGV $$");
    CHECK(code(dies) == "ics_tool_failed");
    CHECK(render(dies.error().message, Lang::en) == "the calendar reader stopped: SIGSEGV");
    CHECK(code(script("kill -XCPU $$")) == "ics_too_slow");
    const auto complains = script("echo cannot open libical.so.3 >&2; exit 127");
    CHECK(render(complains.error().message, Lang::en) == "the calendar reader stopped: cannot open libical.so.3");
    CHECK(code(script("echo nonsense; exec sleep 1000")) == "ics_tool_failed");
    CHECK(code(script(R"(echo '{"all_day":true}')")) == "ics_tool_failed");
    CHECK(code(script(R"(echo '{"error":{"message":"no_such_message"}}')")) == "ics_tool_failed");
    CHECK(code(script(R"(echo '{"error":[]}')")) == "ics_tool_failed");
    CHECK(code(script("exec tr '\\n' x </dev/zero")) == "ics_tool_failed");
  }
}

TEST_CASE("ics: stopping kills the tool and tells so") {
  const TempFolder folder;
  write(folder.file("tool"), "#!/bin/sh\nexec sleep 1000\n");
  std::filesystem::permissions(folder.file("tool"), std::filesystem::perms::owner_all);
  StopAtOnce stop;
  const auto result = read_ics_holidays(sample("university.ics"), folder.file("tool"), &stop);
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().kind == ErrorKind::cancelled);
  CHECK(stop.asked == 1);
}

TEST_CASE("ics: helper programs are looked for beside the running one and in libexec") {
  const auto self = std::filesystem::read_symlink("/proc/self/exe");
  CHECK(libexec_tool(self.filename().string()) == self);
  CHECK(libexec_tool("no-such-tool").empty());
  CHECK(libexec_tool("..").empty());
}
