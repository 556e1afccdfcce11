// Every message in both languages, and the putting in of values.

#include "src/text.hpp"

#include <doctest/doctest.h>

#include <cctype>
#include <set>
#include <string>
#include <string_view>

#include "src/msg/history.hpp"
#include "src/msg/import.hpp"
#include "src/msg/ledger.hpp"
#include "src/msg/times.hpp"
#include "src/msg/words.hpp"
#include "src/utf8.hpp"

using namespace labclock;

namespace {

/// The placeholders of a text; a brace that opens or closes nothing is an entry "?" of its own.
std::set<std::string> placeholders(std::string_view text) {
  std::set<std::string> names;
  std::size_t at = 0;
  while ((at = text.find_first_of("{}", at)) != std::string_view::npos) {
    const std::size_t close = text.find_first_of("{}", at + 1);
    if (text[at] == '}' || close == std::string_view::npos || text[close] == '{') {
      names.insert("?");
      break;
    }
    const std::string_view inside = text.substr(at + 1, close - at - 1);
    names.emplace(inside.substr(0, inside.find_first_of("|:")));  // the words of each language behind a mark
    at = close + 1;
  }
  return names;
}

/// Lower case, digits and underscores; a placeholder for another message has an @ before it.
bool is_name(std::string_view name) {
  for (const char c : name) {
    if (!(std::islower(static_cast<unsigned char>(c)) || std::isdigit(static_cast<unsigned char>(c)) || c == '_')) {
      return false;
    }
  }
  return !name.empty();
}

template <class Check>
void for_each_message(Check check) {
  for (const Msg msg : every_msg()) {
    CAPTURE(name_of(msg));
    check(msg);
  }
}

}  // namespace

TEST_CASE("every message has a text in both languages, with the same placeholders") {
  REQUIRE(every_msg().size() > 40);
  for_each_message([](Msg msg) {
    const std::string_view en = text(msg, Lang::en);
    const std::string_view ko = text(msg, Lang::ko);
    CHECK_FALSE(en.empty());
    CHECK_FALSE(ko.empty());
    CHECK(placeholders(en) == placeholders(ko));
    for (const std::string& name : placeholders(en)) {
      CAPTURE(name);
      CHECK(is_name(name.starts_with('@') ? name.substr(1) : name));
    }
  });
}

TEST_CASE("texts are composed UTF-8 without stray spaces or controls") {
  for_each_message([](Msg msg) {
    for (const Lang lang : {Lang::en, Lang::ko}) {
      const std::string_view words = text(msg, lang);
      CHECK(nfc(words) == std::string(words));
      CHECK(words.find('\r') == std::string_view::npos);
      CHECK(words.find('\x1b') == std::string_view::npos);
    }
  });
}

TEST_CASE("names are unique and find their message again") {
  std::set<std::string_view> names;
  for_each_message([&](Msg msg) {
    CHECK(is_name(name_of(msg)));
    CHECK(names.insert(name_of(msg)).second);
    Msg found{};
    CHECK(msg_from_name(name_of(msg), found));
    CHECK(found == msg);
  });
  Msg untouched = msg::zone_bad;
  CHECK_FALSE(msg_from_name("no such message", untouched));
  CHECK_FALSE(msg_from_name("", untouched));
  CHECK(untouched == msg::zone_bad);
}

TEST_CASE("values are put in, in the order of the language") {
  const Phrase phrase{msg::word_days_of_month, {{"year", "2026"}, {"month", "M"}, {"day", "16"}, {"last_day", "22"}}};
  CHECK(render(phrase, Lang::en) == "16-22 M 2026");
  CHECK(render(phrase, Lang::ko) == "2026년 M 16일-22일");
}

TEST_CASE("a placeholder without a value is left standing, a value without a placeholder is left out") {
  CHECK(render({msg::word_hours_minutes, {{"hours", "9"}}}, Lang::en) == "9 h {minutes} min");
  CHECK(render(msg::word_hours_minutes, Lang::ko) == "{hours}시간 {minutes}분");
  CHECK(render({msg::word_hours, {{"hours", "9"}, {"other", "x"}}}, Lang::en) == "9 h");
}

TEST_CASE("values are shown as they are, braces and all") {
  CHECK(render({msg::word_hours, {{"hours", "{minutes}"}, {"minutes", "no"}}}, Lang::en) == "{minutes} h");
  CHECK(render({msg::word_hours, {{"hours", ""}}}, Lang::en) == " h");
}

TEST_CASE("words for one and for many, and for nothing") {
  const auto found = [](const char* count) { return render({msg::session_overlap, {{"count", count}}}, Lang::en); };
  CHECK(found("1") == "it would overlap 1 other session");
  CHECK(found("0") == "it would overlap 0 other sessions");
  CHECK(found("21") == "it would overlap 21 other sessions");
  CHECK(render(msg::session_overlap, Lang::en) == "it would overlap {count} other {count|session|sessions}");
  CHECK(render({msg::session_overlap, {{"count", "1"}}}, Lang::ko) == "다른 세션 1개와 겹쳐요");
  CHECK(render({msg::history_start, {{"project", "NRF"}}}, Lang::en) == "started NRF");
  CHECK(render({msg::history_start, {{"project", ""}}}, Lang::en) == "started unassigned time");
  CHECK(render({msg::history_start, {{"project", "a:b|c"}}}, Lang::en) == "started a:b|c");
  CHECK(render({msg::history_start, {{"project", ""}}}, Lang::ko) == "미지정 시간 시작");
}

TEST_CASE("a phrase may name another message, which takes its values from the same phrase") {
  const Phrase phrase{msg::import_bad_line,
                      {{"file", "a.csv"}, {"line", "7"}, {"reason", "zone_unknown"}, {"zone", "Mars"}}};
  CHECK(render(phrase, Lang::en) == "a.csv, line 7: there is no time zone 'Mars'");
  CHECK(render(phrase, Lang::ko) == "a.csv 7번째 줄: 'Mars' 시간대는 없어요");
  // A value that names no message is shown as it is; without a value the placeholder stands.
  CHECK(render({msg::import_bad_line, {{"file", "a"}, {"line", "7"}, {"reason", "strange"}}}, Lang::en) ==
        "a, line 7: strange");
  CHECK(render({msg::import_bad_line, {{"file", "a"}, {"line", "7"}}}, Lang::en) == "a, line 7: {@reason}");
  // One level deep, so that a message that names itself comes to an end.
  const Phrase itself{msg::import_bad_line, {{"file", "a"}, {"line", "7"}, {"reason", "import_bad_line"}}};
  CHECK(render(itself, Lang::en) == "a, line 7: a, line 7: import_bad_line");
}

TEST_CASE("every message with all its values has no placeholder left") {
  for_each_message([](Msg msg) {
    Phrase phrase{msg};
    for (const std::string& name : placeholders(text(msg, Lang::en))) {
      phrase.args.emplace_back(name.starts_with('@') ? name.substr(1) : name, "value");
    }
    for (const Lang lang : {Lang::en, Lang::ko}) {
      CHECK(render(phrase, lang).find_first_of("{}") == std::string::npos);
    }
  });
}
