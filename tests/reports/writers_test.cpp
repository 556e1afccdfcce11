// The writers: golden pages in both languages, the same numbers in every format, and hostile text that stays text.

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "reports/writers/writers.hpp"
#include "src/format.hpp"
#include "tests/reports/advisor_world.hpp"
#include "tests/reports/figure_checks.hpp"

namespace labclock::test {
namespace {

using namespace labclock::reports;

/// Compares with a file in tests/reports/golden/; LABCLOCK_GOLDEN=write makes it anew.
void check_golden(const std::string& name, const std::string& found) {
  const auto path = std::filesystem::path(LABCLOCK_SOURCE_DIR) / "tests/reports/golden" / name;
  if (const char* write = std::getenv("LABCLOCK_GOLDEN"); write != nullptr && std::string(write) == "write") {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << found;
  }
  std::ifstream in(path, std::ios::binary);
  REQUIRE_MESSAGE(in.good(), path.string());
  std::stringstream expected;
  expected << in.rdbuf();
  CHECK_MESSAGE(expected.str() == found, name << ": differs from what was; LABCLOCK_GOLDEN=write takes it over");
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("golden pages of the advisor's meeting") {
  for (const Lang lang : {Lang::en, Lang::ko}) {
    const std::string end = lang == Lang::ko ? "-ko" : "-en";
    const Page page = advisor_page_of(advisor_ask(lang));
    check_golden("advisor" + end + ".md", page_markdown(page));
    check_golden("advisor" + end + ".csv", page_csv(page));
    check_golden("advisor" + end + ".json", nlohmann::ordered_json::parse(page_json(page)).dump(1) + "\n");
    check_golden("advisor" + end + ".html", page_html(page, plain_measure()));
    PageStyle style;
    style.measure = &plain_measure();
    check_golden("advisor" + end + ".svg",
                 figure_svg(lay_out(page, style).at(0), Theme::print, "page", page.title, 20));
  }
}

TEST_CASE("every format tells the same numbers") {
  AdvisorAsk ask = advisor_ask();
  ask.sections.fill(true);
  const Page page = advisor_page_of(ask);
  const auto json = nlohmann::json::parse(page_json(page));
  CHECK(json["projects"].size() == 3);
  const std::string markdown = page_markdown(page);
  const std::string csv = page_csv(page);
  const std::string html = page_html(page, plain_measure());
  for (const auto& project : json["projects"]) {
    const std::string hours = decimal_hours(Seconds{project["actual_s"].get<std::int64_t>()});
    for (const std::string& text : {markdown, csv, html}) { CHECK_MESSAGE(has(text, hours), hours); }
  }
  CHECK(json["projects_total"]["actual_s"] == 155 * 3600);
  CHECK(json["headline"]["mean_week_s"] == 155 * 900);
  CHECK(json["off_hours"]["off_hours_s"] == 15 * 3600);
  CHECK(json["activities"].size() == 3);
  CHECK(json["from"] == "2026-10-28");
  CHECK(json["next_meeting"] == "2026-12-22");
  for (const std::string& text : {markdown, html}) {
    CHECK(has(text, "155.0"));
    CHECK(has(text, "15 h"));
  }
  CHECK(has(markdown, "38 h 45 min"));
  CHECK(has(html, "38<span class=\"unit\">h</span>45<span class=\"unit\">min</span>"));
  CHECK(has(csv, "38:45"));
}

TEST_CASE("what is hidden is in no format") {
  AdvisorAsk ask = advisor_ask();
  ask.sections.fill(true);
  ask.hide = {true, true, true, true};
  const Page page = advisor_page_of(ask);
  for (const std::string& text :
       {page_markdown(page), page_csv(page), page_json(page), page_html(page, plain_measure())}) {
    for (const char* hidden : {"semester plan", "Off-hours", "off_hours", "evenings", "rest", "writing", "experiment",
                               "days_off", "longest_run"}) {
      CHECK_MESSAGE(!has(text, hidden), hidden);
    }
  }
}

const std::vector<std::string>& hostile() {
  static const std::vector<std::string> kTexts{"=cmd|' /C calc'!A0",
                                               "+1+1",
                                               "-2+3",
                                               "@SUM(A1)",
                                               "\t=1",
                                               "\r=1",
                                               "<script>alert(1)</script>",
                                               "\"><img src=x>",
                                               "# heading",
                                               "- item",
                                               "1. one",
                                               "a | b",
                                               "**bold** _it_ `code` ~~no~~",
                                               "[x](javascript:alert(1))",
                                               "http://example.org www.example.org a@example.org",
                                               "line\nfeed",
                                               "bell\x07 esc\x1b[31m nul",
                                               "\xE2\x80\xAE overridden",
                                               "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D 123",
                                               "\xF0\x9F\x8E\x93 \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xAC",
                                               "&amp; ]]> --> {{x}}",
                                               "a,b;\"c\"",
                                               "\xEF\xBC\x9D"
                                               "1+1"};
  return kTexts;
}

TEST_CASE("hostile text in every field comes out as text") {
  for (const std::string& text : hostile()) {
    AdvisorAsk ask = advisor_ask();
    ask.sections.fill(true);
    ask.person = {text, text, text};
    ask.meeting.note = text;
    ask.meeting.done = ask.meeting.decisions = {text};
    ask.meeting.actions = {{text, text, std::nullopt}};
    World world = advisor_world();
    for (Project& project : world.projects) {
      project.name = text + std::to_string(project.id.value);
      project.funder = text;
    }
    auto books = world.books();
    const Page page = advisor_page(advisor_values(books, ask).value(), ask.sections, Lang::en);
    const auto json = nlohmann::json::parse(page_json(page));
    CHECK(json["person"] == text);
    CHECK(json["done"][0] == text);
    CHECK(json["actions"][0]["what"] == text);
    const std::string html = page_html(page, plain_measure());
    for (const char* markup : {"<script", "<img", "\x1b", "\x07"}) { CHECK_MESSAGE(!has(html, markup), text); }
    std::istringstream csv(page_csv(page).substr(3));
    for (std::string line; std::getline(csv, line);) {
      if (line.empty()) { continue; }
      const std::string start = line.substr(line[0] == '"' ? 1 : 0, 1);
      CHECK_MESSAGE(std::string("=+-@\t").find(start) == std::string::npos, line);
    }
    PageStyle style;
    style.measure = &plain_measure();
    CHECK(fault_of(lay_out(page, style).at(0)) == "");
  }
}

TEST_CASE("markdown: nothing a person wrote is markup") {
  CHECK(markdown_text("# a") == "\\# a");
  CHECK(markdown_text("- a") == "\\- a");
  CHECK(markdown_text("1. a") == "1\\. a");
  CHECK(markdown_text("1.5 h") == "1.5 h");
  CHECK(markdown_text("a-b") == "a-b");
  CHECK(markdown_text("a | b") == "a \\| b");
  CHECK(markdown_text("<b>") == "\\<b\\>");
  CHECK(markdown_text("http://x") == "http\\://x");
  CHECK(markdown_text("www.x.org") == "www\\.x.org");
  CHECK(markdown_text("") == "");
}

TEST_CASE("svg: text is text, off-hours are hatched, and ids do not clash") {
  FigureStyle style = style_of(20);
  Sketch sketch{style};
  sketch.rect({0, 0, 2, 2}, Ink::own, Fill::hatch);
  sketch.text({3, 0, "a < b & \"c\"", TextSize::body, true, Ink::text, Align::left});
  const Figure figure = sketch.finish(2);
  const std::string svg = figure_svg(figure, Theme::print, "f1", "says <this>");
  CHECK(has(svg, "a &lt; b &amp; &quot;c&quot;</text>"));
  CHECK(has(svg, "fill=\"url(#f1-hatch-"));
  CHECK(has(svg, "id=\"f1-hatch-"));
  CHECK(has(svg, "aria-label=\"says &lt;this&gt;\""));
}

}  // namespace
}  // namespace labclock::test
