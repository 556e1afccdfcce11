// The sentences of alerts, from their kind and facts.

#include "reports/alert_text.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace labclock;
using labclock::reports::alert_label;
using labclock::reports::alert_text;

namespace {

std::string off_hours_text(std::string_view facts, Band band, Lang lang = Lang::en) {
  return alert_text({"off_hours", band, "19:40", facts}, lang);
}

}  // namespace

TEST_CASE("a start off hours tells which core hours it lies outside of") {
  CHECK(off_hours_text(R"({"at_start":true,"start":"19:30","core_end":"18:00"})", Band::evening) ==
        "started at 19:30 (evening), after core hours ended at 18:00");
  CHECK(off_hours_text(R"({"at_start":true,"start":"07:10","core_start":"09:00"})", Band::early) ==
        "started at 07:10 (early), before core hours begin at 09:00");
  CHECK(off_hours_text(R"({"at_start":true,"start":"14:00"})", Band::weekend) ==
        "started at 14:00, off hours (weekend)");
  // The row keeps the second; a person is told the minute.
  CHECK(off_hours_text(R"({"at_start":true,"start":"19:30:05","core_end":"18:00"})", Band::evening) ==
        "started at 19:30 (evening), after core hours ended at 18:00");
  CHECK(off_hours_text(R"({"at_start":true,"start":"19:30","core_end":"18:00"})", Band::evening, Lang::ko) ==
        "정규 시간이 18:00에 끝난 뒤 19:30에 시작했어요 (저녁)");
}

TEST_CASE("facts that are missing, or none, make the sentence shorter") {
  CHECK(off_hours_text(R"({"at_start":true,"core_end":"18:00"})", Band::evening) ==
        "started at 19:40 (evening), after core hours ended at 18:00");
  const std::string plain = "working at 19:40, off hours (evening)";
  for (const char* facts : {"{}", "", "[]", "null", "{\"at_start\":", "{\"at_start\":\"yes\"}", "\xff"}) {
    CAPTURE(facts);
    CHECK(off_hours_text(facts, Band::evening) == plain);
  }
  CHECK(off_hours_text(R"({"at_start":true,"start":7,"core_end":{}})", Band::night) ==
        "started at 19:40, off hours (night)");
  CHECK(alert_text({"off_hours", std::nullopt, "19:40", "{}"}, Lang::en) == "working at 19:40, off hours (?)");
}

TEST_CASE("every kind of alert has a sentence in both languages, and another kind a plain one") {
  for (const char* kind :
       {"stretch", "day_limit", "week_limit", "short_rest", "no_day_off", "agreed_hours", "forgotten"}) {
    CAPTURE(kind);
    for (const Lang lang : {Lang::en, Lang::ko}) {
      const std::string text = alert_text({kind, std::nullopt, "19:40", "{}"}, lang);
      CHECK(text.find("19:40") != std::string::npos);
      CHECK(text.find('{') == std::string::npos);
      CHECK(text.find('_') == std::string::npos);
      const std::string label = alert_label({kind, std::nullopt, "19:40", "{}"}, lang);
      CHECK(label != kind);
      CHECK(label.size() < text.size());
    }
  }
  CHECK(alert_label({"off_hours", Band::night, "23:40", "{}"}, Lang::en) == "off hours, night");
  CHECK(alert_label({"eclipse", std::nullopt, "19:40", "{}"}, Lang::en) == "eclipse");
  CHECK(alert_text({"eclipse", std::nullopt, "19:40", "{}"}, Lang::en) == "an alert at 19:40 (eclipse)");
}
