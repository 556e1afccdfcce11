#include "src/msg/import.hpp"
#include "storage/import/toggl.hpp"

#include <doctest/doctest.h>

#include "tests/storage/import_kit.hpp"

namespace labclock::storage {
namespace {

using test::at;
using test::Kept;
using test::read_text;

class Toggl {
 public:
  Result<void> read(const std::string& text, const std::string& zone = "Asia/Seoul") {
    const Result<const Zone*> found = zones_.find(zone);
    REQUIRE(found.ok());
    return read_text(text, kept, [&](Input& input) { return read_toggl(input, **found); });
  }
  /// One row with these times.
  Result<void> row(const std::string& times, const std::string& zone) {
    return read("Project,Start date,Start time,End date,End time,Duration\nP," + times + "\n", zone);
  }
  Kept kept;

 private:
  ZoneFiles zones_;
};

TEST_CASE("toggl: a detailed report") {
  Toggl toggl;
  REQUIRE(toggl.read(test::slurp(test::data_path("toggl-detailed.csv"))).ok());
  CHECK(toggl.kept.bad.empty());
  REQUIRE(toggl.kept.sessions.size() == 3);
  const ForeignSession& first = toggl.kept.sessions[0];
  CHECK(first.project == "Thesis");
  CHECK(first.note == "Chapter 4, related work");
  CHECK(first.start == at("2026-10-30T00:02:11Z"));
  CHECK(first.end == at("2026-10-30T02:47:03Z"));
  CHECK(first.tags == std::vector<std::string>{"writing"});
  CHECK(toggl.kept.sessions[1].activity == "Plate 7");
  CHECK(toggl.kept.sessions[1].tags == std::vector<std::string>{"experiment", "cell line"});
  CHECK(toggl.kept.sessions[2].project.empty());
  CHECK(toggl.kept.sessions[2].end == at("2026-11-02T15:15:00Z"));
}

TEST_CASE("toggl: twelve hours, minutes only and dates with dots") {
  Toggl toggl;
  REQUIRE(toggl.read(test::slurp(test::data_path("toggl-12h.csv"))).ok());
  CHECK(toggl.kept.bad.empty());
  REQUIRE(toggl.kept.sessions.size() == 2);
  CHECK(toggl.kept.sessions[0].start == at("2026-10-30T00:02:00Z"));
  CHECK(toggl.kept.sessions[0].end == at("2026-10-30T03:47:00Z"));
  CHECK(toggl.kept.sessions[1].end == at("2026-10-30T15:30:00Z"));
}

TEST_CASE("toggl: the key is the reading on the wall, so that another zone knows the row again") {
  Toggl seoul;
  Toggl london;
  const std::string text = test::slurp(test::data_path("toggl-detailed.csv"));
  REQUIRE(seoul.read(text, "Asia/Seoul").ok());
  REQUIRE(london.read(text, "Europe/London").ok());
  CHECK(seoul.kept.sessions[0].key == london.kept.sessions[0].key);
  CHECK(seoul.kept.sessions[0].start != london.kept.sessions[0].start);
}

TEST_CASE("toggl: a date that could be two is refused for the whole file, however lenient the sink") {
  for (const char* date : {"03/04/2026", "25/12/2026", "03-04-2026"}) {
    Toggl toggl;
    const Result<void> result = toggl.row(std::string{date} + ",9:00:00," + date + ",10:00:00,01:00:00", "UTC");
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().code == "ambiguous_date");
    CHECK(result.error().hint->msg == msg::import_ambiguous_date_hint);
    CHECK(render(result.error().message, Lang::en).find("line 2") != std::string::npos);
    CHECK(toggl.kept.sessions.empty());
  }
}

TEST_CASE("toggl: a local time in the gap of spring is a bad line that names both neighbours") {
  Toggl toggl;
  REQUIRE(toggl.row("2026-03-29,02:30:00,2026-03-29,04:00:00,01:30:00", "Europe/Berlin").ok());
  REQUIRE(toggl.kept.bad.size() == 1);
  CHECK(toggl.kept.bad[0].second.msg == msg::import_gap);
  const std::string words = render(toggl.kept.bad[0].second, Lang::en);
  CHECK(words.find("02:00") != std::string::npos);
  CHECK(words.find("03:00") != std::string::npos);
}

TEST_CASE("toggl: of a local time that exists twice the duration tells which") {
  Toggl first;
  REQUIRE(first.row("2026-10-25,02:30:00,2026-10-25,04:00:00,02:30:00", "Europe/Berlin").ok());
  REQUIRE(first.kept.sessions.size() == 1);
  CHECK(first.kept.sessions[0].start == at("2026-10-25T00:30:00Z"));
  CHECK(first.kept.remarks.empty());

  Toggl second;
  REQUIRE(second.row("2026-10-25,02:30:00,2026-10-25,04:00:00,01:30:00", "Europe/Berlin").ok());
  REQUIRE(second.kept.sessions.size() == 1);
  CHECK(second.kept.sessions[0].start == at("2026-10-25T01:30:00Z"));
  CHECK(second.kept.remarks.empty());

  Toggl end;
  REQUIRE(end.row("2026-10-25,01:30:00,2026-10-25,02:10:00,01:40:00", "Europe/Berlin").ok());
  REQUIRE(end.kept.sessions.size() == 1);
  CHECK(end.kept.sessions[0].end == at("2026-10-25T01:10:00Z"));
}

TEST_CASE("toggl: where the duration cannot tell, the first is taken and said") {
  Toggl both;  // half an hour fits the first pass and the second
  REQUIRE(both.row("2026-10-25,02:10:00,2026-10-25,02:40:00,00:30:00", "Europe/Berlin").ok());
  REQUIRE(both.kept.sessions.size() == 1);
  CHECK(both.kept.sessions[0].start == at("2026-10-25T00:10:00Z"));
  REQUIRE(both.kept.remarks.size() == 1);
  CHECK(both.kept.remarks[0].second.msg == msg::import_fold_first);

  Toggl none;
  REQUIRE(none.row("2026-10-25,02:30:00,2026-10-25,04:00:00,", "Europe/Berlin").ok());
  REQUIRE(none.kept.sessions.size() == 1);
  CHECK(none.kept.sessions[0].start == at("2026-10-25T00:30:00Z"));
  CHECK(none.kept.remarks.size() == 1);

  Toggl backwards;  // only with the second pass does it not run backwards
  REQUIRE(backwards.row("2026-10-25,02:50:00,2026-10-25,02:10:00,", "Europe/Berlin").ok());
  REQUIRE(backwards.kept.sessions.size() == 1);
  CHECK(backwards.kept.sessions[0].start == at("2026-10-25T00:50:00Z"));
  CHECK(backwards.kept.sessions[0].end == at("2026-10-25T01:10:00Z"));
}

TEST_CASE("toggl: a duration that does not fit is a bad line, but minutes may hide seconds") {
  Toggl wrong;
  REQUIRE(wrong.row("2026-11-02,09:00:00,2026-11-02,10:00:00,01:00:01", "UTC").ok());
  REQUIRE(wrong.kept.bad.size() == 1);
  CHECK(wrong.kept.bad[0].second.msg == msg::import_toggl_duration);

  Toggl cut;
  REQUIRE(cut.row("2026-11-02,09:00,2026-11-02,10:00,01:00:59", "UTC").ok());
  CHECK(cut.kept.bad.empty());
  Toggl more;
  REQUIRE(more.row("2026-11-02,09:00,2026-11-02,10:00,01:01:00", "UTC").ok());
  CHECK(more.kept.bad.size() == 1);
}

TEST_CASE("toggl: bad dates and times are bad lines") {
  struct Case {
    const char* times;
    Msg reason;
  };
  for (const Case& wrong : {Case{"2026-13-01,09:00:00,2026-11-02,10:00:00,", msg::import_bad_date},
                            Case{",09:00:00,2026-11-02,10:00:00,", msg::import_bad_date},
                            Case{"2026-11-02,25:00:00,2026-11-02,10:00:00,", msg::import_bad_clock},
                            Case{"2026-11-02,13:00 PM,2026-11-02,10:00:00,", msg::import_bad_clock},
                            Case{"2026-11-02,0:30 AM,2026-11-02,10:00:00,", msg::import_bad_clock},
                            Case{"2026-11-02,09:00:00,2026-11-02,,", msg::import_bad_clock},
                            Case{"2026-11-02,09:00:00", msg::import_csv_cells}}) {
    CAPTURE(wrong.times);
    Toggl toggl;
    REQUIRE(toggl.row(wrong.times, "UTC").ok());
    REQUIRE(toggl.kept.bad.size() == 1);
    CHECK(toggl.kept.bad[0].second.msg == wrong.reason);
  }
}

TEST_CASE("toggl: the time of a colleague in the same report is not taken for one's own") {
  Toggl toggl;
  REQUIRE(toggl
              .read("User,Email,Start date,Start time,Stop date,Stop time\n"
                    "Min,min@example.org,2026-11-02,09:00:00,2026-11-02,10:00:00\n"
                    "Jo,jo@example.org,2026-11-02,09:00:00,2026-11-02,10:00:00\n"
                    "Min,min@example.org,2026-11-02,11:00:00,2026-11-02,12:00:00\n")
              .ok());
  CHECK(toggl.kept.sessions.size() == 2);
  REQUIRE(toggl.kept.bad.size() == 1);
  CHECK(toggl.kept.bad[0].second.msg == msg::import_toggl_person);
}

TEST_CASE("toggl: other files are named") {
  Toggl own;
  const Result<void> result = own.read("project,start,end\nA,,\n");
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().hint->msg == msg::import_looks_csv_own);
  Toggl header;
  const Result<void> missing = header.read("User,Start date,Duration\n");
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.error().code == "bad_header");
}

}  // namespace
}  // namespace labclock::storage
