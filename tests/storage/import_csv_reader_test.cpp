#include "src/msg/import.hpp"
#include "storage/import/csv_reader.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "tests/storage/import_kit.hpp"

namespace labclock::storage {
namespace {

using test::Dribble;
using test::Kept;

struct Read {
  std::vector<std::vector<std::string>> records;
  std::vector<std::int64_t> lines;
  std::vector<std::pair<std::int64_t, Msg>> bad;
  Input::State state = Input::State::open;
};

Read read(const std::string& text, std::size_t piece = SIZE_MAX) {
  Kept kept;
  Dribble bytes(text, piece);
  Input input(bytes, "test", kept);
  CsvReader reader(input);
  Read out;
  for (;;) {
    const CsvStep step = reader.next();
    if (step == CsvStep::end) { break; }
    if (step == CsvStep::bad) {
      out.bad.emplace_back(reader.line(), reader.reason().msg);
      continue;
    }
    out.records.emplace_back(reader.cells().begin(), reader.cells().end());
    out.lines.push_back(reader.line());
  }
  out.state = input.state();
  return out;
}

using Records = std::vector<std::vector<std::string>>;

TEST_CASE("plain records end in LF, CRLF or CR, and the last one may end in nothing") {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    CHECK(read("a,b" + end + "c,d" + end).records == Records{{"a", "b"}, {"c", "d"}});
    CHECK(read("a,b" + end + "c,d").records == Records{{"a", "b"}, {"c", "d"}});
  }
  CHECK(read("").records.empty());
  CHECK(read("\n\n\r\n").records.empty());
  CHECK(read("a,,\n").records == Records{{"a", "", ""}});
  CHECK(read(",").records == Records{{"", ""}});
}

TEST_CASE("quoted cells hold commas, quotes and line ends, and lines are counted through them") {
  const Read out = read("\"a,1\",\"say \"\"hi\"\"\"\n\"two\nlines\",x\nlast,\"\"\n");
  CHECK(out.records == Records{{"a,1", "say \"hi\""}, {"two\nlines", "x"}, {"last", ""}});
  CHECK(out.lines == std::vector<std::int64_t>{1, 2, 4});
  CHECK(read("\"a\r\nb\",c\r\nd,e").lines == std::vector<std::int64_t>{1, 3});
}

TEST_CASE("a byte order mark is dropped, also when it comes byte by byte") {
  for (const std::size_t piece : {std::size_t{1}, std::size_t{2}, std::size_t{100}}) {
    CHECK(read("\xEF\xBB\xBF"
               "a,b\n",
               piece)
              .records == Records{{"a", "b"}});
  }
}

TEST_CASE("a stray quote costs its own line and not the file") {
  const Read out = read("a,b\"c\nd,e\n\"f\"g,h\ni,j\n");
  CHECK(out.records == Records{{"d", "e"}, {"i", "j"}});
  CHECK(out.bad ==
        std::vector<std::pair<std::int64_t, Msg>>{{1, msg::import_csv_stray_quote}, {3, msg::import_csv_after_quote}});
}

TEST_CASE("a quote that never closes is told at the line where it opens") {
  const Read out = read("a,b\nc,\"d\ne,f\n");
  CHECK(out.records == Records{{"a", "b"}});
  CHECK(out.bad == std::vector<std::pair<std::int64_t, Msg>>{{2, msg::import_csv_open_quote}});
}

TEST_CASE("a record of more than a mebibyte ends the reading, quoted or not") {
  CHECK(read("a\n" + std::string(kLongest + 1, 'x') + "\nb\n").state == Input::State::too_long);
  CHECK(read("a\n\"" + std::string(3 * kLongest, '\n')).state == Input::State::too_long);
  CHECK(read("a\n" + std::string(kLongest, 'x') + "\nb\n").records.size() == 3);
}

std::string quoted(const std::string& cell) {
  std::string out = "\"";
  for (const char c : cell) {
    if (c == '"') { out += '"'; }
    out += c;
  }
  return out + '"';
}

TEST_CASE("whatever cells are written come back, in pieces of any size") {
  CHECK(rc::check("csv round trip", [] {
    const auto cell = rc::gen::container<std::string>(rc::gen::element('a', ',', '"', '\n', '\r', '\'', ' ', 'z'));
    const auto records = *rc::gen::container<Records>(rc::gen::container<std::vector<std::string>>(3, cell));
    const auto piece = *rc::gen::inRange<std::size_t>(1, 20);
    std::string text;
    for (const auto& record : records) {
      for (std::size_t i = 0; i < record.size(); ++i) { text += (i > 0 ? "," : "") + quoted(record[i]); }
      text += *rc::gen::element<std::string>("\n", "\r\n");
    }
    const Read out = read(text, piece);
    RC_ASSERT(out.bad.empty());
    RC_ASSERT(out.records == records);
  }));
}

TEST_CASE("any bytes read the same in pieces of any size") {
  CHECK(rc::check("chunking", [] {
    const auto text = *rc::gen::container<std::string>(rc::gen::element('a', ',', '"', '\n', '\r'));
    const Read whole = read(text);
    const Read pieces = read(text, *rc::gen::inRange<std::size_t>(1, 5));
    RC_ASSERT(whole.records == pieces.records);
    RC_ASSERT(whole.bad == pieces.bad);
    RC_ASSERT(whole.lines == pieces.lines);
  }));
}

TEST_CASE("a cell that a spreadsheet would run is written so that it cannot, and comes back as it was") {
  for (const char* text : {"=1+1", "+1", "-x", "@SUM(A1)", "\tx", "\rx", "'=1", "''-x", "\uFF1D1"}) {
    CAPTURE(text);
    CHECK(guarded(text) == std::string{"'"} + text);
    CHECK(unguarded(guarded(text)) == text);
  }
  for (const char* text : {"", "a=b", "'", "'quoted'", "don't", "1-2", " =1"}) {
    CAPTURE(text);
    CHECK(guarded(text) == text);
    CHECK(unguarded(text) == text);
  }
  CHECK(rc::check("guard", [] {
    const auto text = *rc::gen::container<std::string>(rc::gen::element('\'', '=', '-', '@', 'a', '\t'));
    RC_ASSERT(unguarded(guarded(text)) == text);
    RC_ASSERT(guarded(text).empty() || std::string{"=+-@\t\r"}.find(guarded(text).front()) == std::string::npos);
  }));
}

}  // namespace
}  // namespace labclock::storage
