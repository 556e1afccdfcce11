#include "src/msg/import.hpp"
#include "storage/import/watson.hpp"

#include <doctest/doctest.h>

#include "tests/storage/import_kit.hpp"

namespace labclock::storage {
namespace {

using test::code_of;
using test::Kept;
using test::read_text;

Result<void> read(const std::string& text, Kept& kept) {
  return read_text(text, kept, [](Input& input) { return read_watson(input); });
}

TEST_CASE("watson: frames") {
  Kept kept;
  REQUIRE(read(test::slurp(test::data_path("watson-frames")), kept).ok());
  CHECK(kept.bad.empty());
  REQUIRE(kept.sessions.size() == 3);
  CHECK(kept.sessions[0].project == "thesis");
  CHECK(kept.sessions[0].start == instant_of(1792976531));
  CHECK(kept.sessions[0].end == instant_of(1792986423));
  CHECK(kept.sessions[0].key == "0c6e0f3f5d9b4d4c9f2e4a3c7a5b1d01");
  CHECK(kept.sessions[0].tags == std::vector<std::string>{"writing"});
  CHECK(kept.sessions[1].line == 12);
  CHECK(kept.sessions[2].project == "산학 과제");
  CHECK(kept.sessions[2].tags.empty());
}

TEST_CASE("watson: frames of early versions have no tags and may have fractions") {
  Kept kept;
  REQUIRE(
      read(R"([[1792976531.75, 1792986423.2, "a", "id1"], [1792986423, 1792986500, "b", "id2", null, 1]])", kept).ok());
  CHECK(kept.bad.empty());
  REQUIRE(kept.sessions.size() == 2);
  CHECK(kept.sessions[0].start == instant_of(1792976531));
  CHECK(kept.sessions[0].end == instant_of(1792986423));
}

TEST_CASE("watson: what is no frame is a bad line") {
  struct Case {
    const char* frame;
    Msg reason;
  };
  for (const Case& wrong :
       {Case{"{}", msg::import_watson_frame}, Case{"[]", msg::import_watson_frame},
        Case{"[1, 2, \"a\"]", msg::import_watson_frame}, Case{"[1, 2, 3, \"id\"]", msg::import_watson_frame},
        Case{"[1, 2, \"a\", \"\"]", msg::import_watson_frame},
        Case{"[1, 2, \"a\", \"id\", \"tag\"]", msg::import_watson_frame},
        Case{"[1, 2, \"a\", \"id\", [7]]", msg::import_watson_frame},
        Case{"[\"1\", 2, \"a\", \"id\"]", msg::import_watson_time},
        Case{"[1, null, \"a\", \"id\"]", msg::import_watson_time},
        Case{"[18446744073709551615, 2, \"a\", \"id\"]", msg::import_watson_time},
        Case{"[1e300, 2, \"a\", \"id\"]", msg::import_watson_time},
        Case{"[-99999999999, 2, \"a\", \"id\"]", msg::import_watson_time}}) {
    CAPTURE(wrong.frame);
    Kept kept;
    REQUIRE(read("[[1, 2, \"a\", \"id0\"],\n" + std::string{wrong.frame} + "]", kept).ok());
    CHECK(kept.sessions.size() == 1);
    REQUIRE(kept.bad.size() == 1);
    CHECK(kept.bad[0].first == 2);
    CHECK(kept.bad[0].second.msg == wrong.reason);
  }
}

TEST_CASE("watson: its other files are no frames") {
  Kept kept;
  CHECK(code_of(read(R"({"project": "a", "start": 1, "tags": []})", kept)) == "wrong_format");
  CHECK(code_of(read("", kept)) == "wrong_format");
  CHECK(code_of(read("[]", kept)) == "ok");
}

}  // namespace
}  // namespace labclock::storage
