#include "src/msg/import.hpp"
#include "storage/import/own_csv.hpp"

#include <doctest/doctest.h>

#include "tests/storage/import_kit.hpp"

namespace labclock::storage {
namespace {

using test::at;
using test::code_of;
using test::Kept;
using test::read_text;

Result<void> read(const std::string& text, Kept& kept) {
  return read_text(text, kept, [](Input& input) { return read_own_csv(input); });
}

constexpr const char* kHeader = "project,kind,activity,note,start,end,zone\n";

TEST_CASE("own CSV: every column, a byte order mark, quotes, guards and offsets") {
  Kept kept;
  REQUIRE(read(test::slurp(test::data_path("own.csv")), kept).ok());
  REQUIRE(kept.sessions.size() == 3);
  CHECK(kept.bad.empty());
  const ForeignSession& first = kept.sessions[0];
  CHECK(first.project == "NRF basic");
  CHECK(first.kind == Kind::funded);
  CHECK(first.note == "plate 7, repeated");
  CHECK(first.origin == Origin::timer);
  REQUIRE(first.uuid.has_value());
  CHECK(to_string(*first.uuid) == "018f6f2e-7c1a-7b3c-8d4e-5f6071829304");
  CHECK(first.key.empty());  // its uuid is the key
  const ForeignSession& second = kept.sessions[1];
  CHECK(second.note == "=SUM of all chapters");
  CHECK(second.start == at("2026-10-30T00:02:11Z"));
  CHECK(second.key == "2026-10-30T00:02:11Z|2026-10-30T02:47:03Z|Thesis");
  const ForeignSession& third = kept.sessions[2];
  CHECK(third.project.empty());
  CHECK_FALSE(third.kind.has_value());
  CHECK(third.note == "two\nlines");
  CHECK(third.zone == "Europe/London");
  CHECK(third.line == 4);
}

TEST_CASE("own CSV: columns may come in any order, and only three must be there") {
  Kept kept;
  REQUIRE(read("End,START,project\n2026-11-16T02:00:00Z,2026-11-16T01:00:00Z,A\n", kept).ok());
  REQUIRE(kept.sessions.size() == 1);
  CHECK(kept.sessions[0].project == "A");
  CHECK(kept.sessions[0].start == at("2026-11-16T01:00:00Z"));
}

TEST_CASE("own CSV: an empty end is a session that still runs") {
  Kept kept;
  REQUIRE(read(std::string{kHeader} + "A,,,,2026-11-16T01:00:00Z,,UTC\n", kept).ok());
  REQUIRE(kept.sessions.size() == 1);
  CHECK_FALSE(kept.sessions[0].end.has_value());
}

TEST_CASE("own CSV: a header that is wrong is named") {
  const auto header = [](const std::string& line) {
    Kept kept;
    const Result<void> result = read(line + "\nA,2026-11-16T01:00:00Z,2026-11-16T02:00:00Z,x\n", kept);
    REQUIRE_FALSE(result.ok());
    CHECK(kept.sessions.empty());
    CHECK(result.error().code == "bad_header");
    return result.error().message.msg;
  };
  CHECK(header("project,start,end,notes") == msg::import_csv_unknown_column);
  CHECK(header("project,start,end,start") == msg::import_csv_double_column);
  CHECK(header("project,start,note,zone") == msg::import_csv_missing_column);
}

TEST_CASE("own CSV: each wrong cell is one bad line with its reason, and the next line is read") {
  struct Case {
    const char* line;
    Msg reason;
  };
  for (const Case& wrong : {
           Case{"A,,,,2026-11-16 01:00,2026-11-16T02:00:00Z,UTC", msg::import_bad_instant},
           Case{"A,,,,2026-02-30T01:00:00Z,2026-11-16T02:00:00Z,UTC", msg::import_bad_instant},
           Case{"A,,,,2026-11-16T24:00:00Z,2026-11-16T02:00:00Z,UTC", msg::import_bad_instant},
           Case{"A,,,,2026-11-16T01:00:00,2026-11-16T02:00:00Z,UTC", msg::import_bad_instant},
           Case{"A,,,,,2026-11-16T02:00:00Z,UTC", msg::import_bad_instant},
           Case{"A,,,,2026-11-16T01:00:00Z,later,UTC", msg::import_bad_instant},
           Case{"A,hobby,,,2026-11-16T01:00:00Z,2026-11-16T02:00:00Z,UTC", msg::import_bad_kind},
           Case{"A,,,,2026-11-16T01:00:00Z,2026-11-16T02:00:00Z", msg::import_csv_cells},
           Case{"A,,,,2026-11-16T01:00:00Z,2026-11-16T02:00:00Z,UTC,x", msg::import_csv_cells},
           Case{"A,,,\xB0\xA1,2026-11-16T01:00:00Z,2026-11-16T02:00:00Z,UTC", msg::import_not_utf8},
       }) {
    CAPTURE(wrong.line);
    Kept kept;
    const std::string good = "A,,,,2026-11-16T03:00:00Z,2026-11-16T04:00:00Z,UTC\n";
    REQUIRE(read(std::string{kHeader} + wrong.line + "\n" + good, kept).ok());
    REQUIRE(kept.bad.size() == 1);
    CHECK(kept.bad[0].first == 2);
    CHECK(kept.bad[0].second.msg == wrong.reason);
    CHECK(kept.sessions.size() == 1);
  }
}

TEST_CASE("own CSV: a file of another kind is named for what it looks like") {
  struct Case {
    std::string text;
    Msg looks;
  };
  using namespace std::string_literals;
  for (const Case& other :
       {Case{"", msg::import_looks_empty}, Case{"  \n\n", msg::import_looks_empty},
        Case{"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, msg::import_looks_picture},
        Case{"PK\x03\x04xlsx", msg::import_looks_zip}, Case{"%PDF-1.7", msg::import_looks_pdf},
        Case{"SQLite format 3\0"s, msg::import_looks_sqlite},
        Case{"p\0r\0o\0j\0e\0c\0t\0,\0"s, msg::import_looks_utf16}, Case{"\xFF\xFEp\0"s, msg::import_looks_utf16},
        Case{"abc\0\1\2def"s, msg::import_looks_binary},
        Case{"\xB0\xFA\xC1\xA6,\xBD\xC3\xC0\xDB\n", msg::import_looks_not_utf8},
        Case{"<!DOCTYPE html>", msg::import_looks_html}, Case{"[\n]", msg::import_looks_json_array},
        Case{"{\"a\":1}", msg::import_looks_json_object}, Case{"inc 20261116T003000Z", msg::import_looks_timewarrior},
        Case{"BEGIN:VCALENDAR\r\n", msg::import_looks_ics},
        Case{"project;start;end;note\n", msg::import_looks_semicolons},
        Case{"User,Start date,Start time\n", msg::import_looks_csv_toggl}}) {
    CAPTURE(other.text);
    Kept kept;
    const Result<void> result = read(other.text, kept);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().code == "wrong_format");
    CHECK(result.error().kind == ErrorKind::refused);
    REQUIRE(result.error().hint.has_value());
    CHECK(result.error().hint->msg == other.looks);
  }
}

TEST_CASE("own CSV: a gigabyte without a line end costs a mebibyte") {
  class Endless : public ByteSource {
   public:
    std::ptrdiff_t read(char* to, std::size_t size) override {
      std::fill_n(to, size, 'a');
      given += size;
      return static_cast<std::ptrdiff_t>(size);
    }
    std::size_t given = 0;
  };
  Endless bytes;
  Kept kept;
  Input input(bytes, "test", kept);
  CHECK(code_of(read_own_csv(input)) == "too_large");
  CHECK(bytes.given < 4 * kLongest);
}

TEST_CASE("own CSV: the sink's no stops the reading, as an answer to a line or to the bytes") {
  std::string text = kHeader;
  for (int i = 0; i < 50'000; ++i) { text += "A,,,,2026-11-16T01:00:00Z,2026-11-16T02:00:00Z,UTC\n"; }
  Kept kept;
  kept.stop_at = 300'000;
  CHECK(read(text, kept).ok());
  CHECK(kept.sessions.size() < 50'000);

  Kept strict;
  strict.skip = false;
  CHECK(read(std::string{kHeader} + "A\nB\nC\n", strict).ok());
  CHECK(strict.bad.size() == 1);
}

TEST_CASE("own CSV: reading that fails says so") {
  class Broken : public ByteSource {
   public:
    std::ptrdiff_t read(char*, std::size_t) override { return -1; }
    std::string trouble() const override { return "Input/output error"; }
  };
  Broken bytes;
  Kept kept;
  Input input(bytes, "test", kept);
  const Result<void> result = read_own_csv(input);
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == "cannot_read");
  CHECK(result.error().kind == ErrorKind::storage);
}

}  // namespace
}  // namespace labclock::storage
