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

TEST_CASE("each kind is told with its facts, and without them in general words") {
  struct Case {
    const char* kind;
    const char* facts;
    const char* english;
    const char* korean;
  };
  for (const Case& each :
       {Case{"off_hours", R"({"start":"18:00","length_s":2400})", "off hours (evening) since 18:00: 40 min",
             "18:00부터 근무 외 시간(저녁)에 일했어요: 40분"},
        Case{"stretch", R"({"start":"09:00:05","length_s":7200})", "2 h of work without a break, since 09:00",
             "09:00부터 쉬지 않고 2시간 일했어요"},
        Case{"day_limit", R"({"limit_s":36000,"day":"2026-11-16"})", "the day passed 10 h at 19:40",
             "19:40에 하루 한도 10시간을 넘었어요"},
        Case{"week_limit", R"({"limit_s":187200,"week":"2026-W47"})", "the week passed 52 h at 19:40",
             "19:40에 주간 한도 52시간을 넘었어요"},
        Case{"short_rest", R"({"rest_s":27000,"benchmark_s":39600,"from":"01:30","to":"09:00","after":"2026-11-16"})",
             "a night of 7 h 30 min, 01:30 to 09:00; the benchmark is 11 h",
             "밤 휴식 7시간 30분(01:30 - 09:00). 기준은 11시간이에요"},
        Case{"short_rest", R"({"rest_s":0,"benchmark_s":39600,"from":"12:30","to":"12:30","after":"2026-11-16"})",
             "no rest in the night before 12:30; the benchmark is 11 h",
             "12:30 전의 밤에 쉬지 않았어요. 기준은 11시간이에요"},
        Case{"no_day_off", R"({"days":7})", "7 days in a row with work, none of them off",
             "7일 연속으로 일했고 쉰 날이 없어요"},
        Case{"agreed_hours", R"({"agreed_s":181440,"month":"2026-11"})",
             "the 50 h 24 min agreed for the month were reached at 19:40; the next hour is a gift",
             "19:40에 이달의 약정 50시간 24분을 채웠어요. 다음 한 시간은 덤이에요"},
        Case{"agreed_hours", R"({"agreed_s":181440,"month":"2026-11","own":true})",
             "the 50 h 24 min agreed for own research this month were reached at 19:40",
             "19:40에 이달 본인 연구의 약정 50시간 24분을 채웠어요"},
        Case{"forgotten", R"({"start":"09:00","length_s":43200})",
             "a session ran for 12 h since 09:00; it may have been left running",
             "09:00부터 12시간 동안 세션이 이어졌어요. 켜 둔 것일 수 있어요"},
        Case{"forgotten", R"({"evidence":"idle","from":"12:10","to":"13:05","length_s":3300})",
             "nobody was at the machine from 12:10 to 13:05 (55 min) while the session ran",
             "세션 중 12:10부터 13:05까지(55분) 자리를 비웠어요"}}) {
    CAPTURE(each.kind);
    CHECK(alert_text({each.kind, Band::evening, "19:40", each.facts}, Lang::en) == each.english);
    CHECK(alert_text({each.kind, Band::evening, "19:40", each.facts}, Lang::ko) == each.korean);
  }
  CHECK(alert_text({"stretch", Band::core, "10:00", R"({"length_s":"x","start":7})"}, Lang::en) ==
        "a long stretch without a break, at 10:00");
  CHECK(alert_text({"stretch", Band::core, "10:00", R"({"length_s":-5,"start":"09:00"})"}, Lang::en) ==
        "a long stretch without a break, at 10:00");
}
