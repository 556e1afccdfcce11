#include "src/msg/import.hpp"
#include "storage/import/timewarrior.hpp"

#include <doctest/doctest.h>

#include "tests/storage/import_kit.hpp"

namespace labclock::storage {
namespace {

using test::at;
using test::code_of;
using test::Kept;
using test::read_text;

Result<void> read_data(const std::string& text, Kept& kept) {
  return read_text(text, kept, [](Input& input) { return read_timewarrior_data(input); });
}
Result<void> read_json(const std::string& text, Kept& kept) {
  return read_text(text, kept, [](Input& input) { return read_timewarrior_json(input); });
}

TEST_CASE("timewarrior: data files and the export of the same intervals tell the same") {
  Kept data;
  REQUIRE(read_data(test::slurp(test::data_path("timewarrior/data/2026-10.data")), data).ok());
  REQUIRE(read_data(test::slurp(test::data_path("timewarrior/data/2026-11.data")), data).ok());
  Kept json;
  REQUIRE(read_json(test::slurp(test::data_path("timewarrior-export.json")), json).ok());
  CHECK(data.bad.empty());
  CHECK(json.bad.empty());
  REQUIRE(data.sessions.size() == 7);
  REQUIRE(json.sessions.size() == 7);
  for (std::size_t i = 0; i < 7; ++i) {
    CAPTURE(i);
    CHECK(data.sessions[i].start == json.sessions[i].start);
    CHECK(data.sessions[i].end == json.sessions[i].end);
    CHECK(data.sessions[i].tags == json.sessions[i].tags);
    CHECK(data.sessions[i].note == json.sessions[i].note);
    CHECK(data.sessions[i].key == json.sessions[i].key);
  }
  CHECK(data.sessions[1].tags == std::vector<std::string>{"NRF basic", "cell line \"B\"", "experiment"});
  CHECK(data.sessions[1].note == "plate 7 repeated; see \"notes #12\"");
  CHECK(data.sessions[3].note == "월간 보고");
  CHECK_FALSE(data.sessions[6].end.has_value());
  CHECK(json.sessions[6].line == 8);
}

TEST_CASE("timewarrior: words of a line as timew reads them") {
  const auto words = [](const char* line) { return timewarrior_words(line); };
  using Words = std::vector<std::string>;
  CHECK(words(R"("a\\b c" "x\"y")") == Words{"a\\b c", "x\"y"});
  CHECK(words(R"("a\tb" "u\u00e9 v" "n\nl")") == Words{"a\tb", "u\u00e9 v", "n\nl"});
  CHECK(words("'q r' s't u") == Words{"q r", "s't", "u"});
  CHECK(words("\"unterminated x") == Words{"\"unterminated", "x"});
  CHECK(words("a#b back\\slash #") == Words{"a#b", "back\\slash", "#"});
  CHECK(words("") == Words{});
  CHECK(words("\"") == Words{"\""});
  CHECK(words("\"\\") == Words{"\"\\"});
  CHECK(words("\"\\u12\"") == Words{"\\u12"});
}

TEST_CASE("timewarrior: annotations without tags, tags that look like marks, empty ones") {
  Kept kept;
  REQUIRE(read_data("inc 20261116T003000Z - 20261116T013000Z # # \"only this\"\n"
                    "inc 20261116T013000Z - 20261116T023000Z # \"#\" \"\" b # \"one\" two\n"
                    "\n"
                    "exc monday\n"
                    "inc 20261116T033000Z - 20261116T043000Z\r\n",
                    kept)
              .ok());
  CHECK(kept.bad.empty());
  REQUIRE(kept.sessions.size() == 3);
  CHECK(kept.sessions[0].tags.empty());
  CHECK(kept.sessions[0].note == "only this");
  CHECK(kept.sessions[1].tags == std::vector<std::string>{"#", "b"});
  CHECK(kept.sessions[1].note == "one two");
  CHECK(kept.sessions[2].line == 5);
  CHECK(kept.sessions[2].end == at("2026-11-16T04:30:00Z"));
}

TEST_CASE("timewarrior: lines that are none are bad lines with their reason") {
  struct Case {
    const char* line;
    Msg reason;
  };
  for (const Case& wrong :
       {Case{"inc", msg::import_timew_line}, Case{"in 20261116T003000Z", msg::import_timew_line},
        Case{"txn:", msg::import_timew_line}, Case{"inc 20261116T0030Z", msg::import_timew_time},
        Case{"inc 20261316T003000Z", msg::import_timew_time}, Case{"inc # tag", msg::import_timew_time},
        Case{"inc 20261116T003000Z -", msg::import_timew_cut},
        Case{"inc 20261116T003000Z - 2026", msg::import_timew_time},
        Case{"inc 20261116T003000Z tag", msg::import_timew_time},
        Case{"inc 20261116T003000Z # \xFF", msg::import_not_utf8}}) {
    CAPTURE(wrong.line);
    Kept kept;
    REQUIRE(read_data("inc 20261115T003000Z - 20261115T013000Z # a\n" + std::string{wrong.line} + "\n", kept).ok());
    CHECK(kept.sessions.size() == 1);
    REQUIRE(kept.bad.size() == 1);
    CHECK(kept.bad[0].first == 2);
    CHECK(kept.bad[0].second.msg == wrong.reason);
  }
}

TEST_CASE("timewarrior: wrong records of the export are bad lines, and the rest is read") {
  struct Case {
    const char* record;
    Msg reason;
  };
  for (const Case& wrong : {Case{"7", msg::import_timew_record}, Case{"{}", msg::import_timew_record},
                            Case{R"({"end":"20261116T003000Z"})", msg::import_timew_record},
                            Case{R"({"start":"2026-11-16T00:30:00Z"})", msg::import_timew_time},
                            Case{R"({"start":20261116})", msg::import_timew_time},
                            Case{R"({"start":"20261116T003000Z","tags":"a"})", msg::import_timew_record},
                            Case{R"({"start":"20261116T003000Z","tags":[1]})", msg::import_timew_record},
                            Case{R"({"start":"20261116T003000Z","annotation":1})", msg::import_timew_record}}) {
    CAPTURE(wrong.record);
    Kept kept;
    const std::string good = R"({"id":1,"start":"20261117T003000Z","end":"20261117T013000Z"})";
    REQUIRE(read_json("[\n" + std::string{wrong.record} + ",\n" + good + "\n]", kept).ok());
    REQUIRE(kept.bad.size() == 1);
    CHECK(kept.bad[0].first == 2);
    CHECK(kept.bad[0].second.msg == wrong.reason);
    CHECK(kept.sessions.size() == 1);
  }
}

TEST_CASE("timewarrior: an export that is cut or broken is told, with what came before it") {
  const std::string one = R"({"id":1,"start":"20261117T003000Z","end":"20261117T013000Z"})";
  struct Case {
    std::string text;
    Msg reason;
  };
  for (const Case& wrong :
       {Case{"[\n" + one + ",\n{\"id\":2,\"sta", msg::import_json_cut}, Case{"[\n" + one + ",", msg::import_json_cut},
        Case{"[\n" + one + ",]", msg::import_json_broken}, Case{"[\n" + one + "\n] x", msg::import_json_broken},
        Case{"[\n" + one + ", nonsense]", msg::import_json_broken},
        Case{"[\n" + one + ", {\"a\":\"\xFF\"}]", msg::import_not_utf8},
        Case{"[\n" + one + ", " + std::string(100, '[') + "]", msg::import_json_deep}}) {
    CAPTURE(wrong.text);
    Kept kept;
    REQUIRE(read_json(wrong.text, kept).ok());
    CHECK(kept.sessions.size() == 1);
    REQUIRE(kept.bad.size() == 1);
    CHECK(kept.bad[0].second.msg == wrong.reason);
  }
}

TEST_CASE("timewarrior: other files are named, and a token without an end is too large") {
  Kept kept;
  CHECK(code_of(read_json("project,start,end\n", kept)) == "wrong_format");
  CHECK(code_of(read_json("", kept)) == "wrong_format");
  CHECK(code_of(read_data("[]", kept)) == "wrong_format");
  CHECK(code_of(read_data("inc " + std::string(2 * kLongest, 'x'), kept)) == "too_large");
  CHECK(code_of(read_json("[\"" + std::string(2 * kLongest, 'x') + "\"]", kept)) == "too_large");
  CHECK(code_of(read_json("[" + std::string(2 * kLongest, ' ') + "]", kept)) == "too_large");
  CHECK(code_of(read_json("[\n]\n", kept)) == "ok");  // what timew prints of nothing
  CHECK(code_of(read_data("", kept)) == "ok");        // a month that was emptied
  CHECK(kept.sessions.empty());
}

}  // namespace
}  // namespace labclock::storage
