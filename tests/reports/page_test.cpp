// Cells say the same in every form, columns add up as they are shown, and a page of anything is laid out whole.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "reports/page.hpp"
#include "reports/rounding.hpp"
#include "tests/reports/figure_checks.hpp"
#include "tests/reports/world.hpp"

namespace labclock::test {
namespace {

using namespace labclock::reports;

TEST_CASE("a cell is said as print, as plain text and in parts") {
  const Cell length = length_cell(Seconds{48 * 3600 + 16 * 60 + 59});
  CHECK(shown(length, Lang::en) == "48 h 16 min");
  CHECK(shown(length, Lang::ko) == "48시간 16분");
  CHECK(plain(length) == "48:16");
  CHECK(number_parts(length, Lang::en) == std::vector<std::pair<std::string, std::string>>{{"48", "h"}, {"16", "min"}});
  CHECK(number_parts(length_cell(Seconds{65 * 60}), Lang::ko) ==
        std::vector<std::pair<std::string, std::string>>{{"1", "시간"}, {"05", "분"}});
  CHECK(shown(share_cell(0.42149, 1), Lang::en) == "42.1 %");
  CHECK(plain(share_cell(0.42149, 1)) == "42.1%");
  CHECK(shown(points_cell(-7.94), Lang::en) == "−7.9");
  CHECK(shown(points_cell(3.55), Lang::en) == "+3.5");
  CHECK(shown(points_cell(-0.01), Lang::en) == "0.0");
  CHECK(plain(points_cell(-7.94)) == "-7.9");
  CHECK(shown(number_cell(1.4881), Lang::en) == "1.49");
  CHECK(shown(days_cell(1), Lang::en) == "1 day");
  CHECK(shown(days_cell(5), Lang::ko) == "5일");
  CHECK(shown(short_day_cell(day("2026-12-01")), Lang::en) == "1 Dec");
  CHECK(shown(short_day_cell(day("2026-12-01")), Lang::ko) == "12월 1일");
  CHECK(plain(day_cell(day("2026-12-01"))) == "2026-12-01");
  CHECK(shown(word_cell("watch", "주의"), Lang::ko) == "주의");
}

TEST_CASE("what cannot be told is a dash in print, nothing in plain text, and not zero") {
  for (const Cell& cell : {hours_cell({}), length_cell({}), share_cell({}), points_cell({}), number_cell({}),
                           count_cell({}), days_cell({}), day_cell({})}) {
    CHECK(shown(cell, Lang::en) == "–");
    CHECK(plain(cell).empty());
    CHECK_FALSE(cell.told());
  }
  CHECK(shown(blank_cell(), Lang::en).empty());
}

TEST_CASE("a text is one line without control characters in print") {
  CHECK(shown(text_cell("a\nb\x1b[31m"), Lang::en).find('\n') == std::string::npos);
  CHECK(shown(text_cell("a\x1b[31m"), Lang::en).find('\x1b') == std::string::npos);
}

TEST_CASE("a fact is a clause: its label before it, or a pattern around it") {
  CHECK(Fact{"a", "agreed", share_cell(0.5, 0), "", Place::own}.clause(Lang::en) == "agreed 50 %");
  CHECK(Fact{"a", "", count_cell(28), "of {value}", Place::own}.clause(Lang::en) == "of 28");
}

TEST_CASE("largest remainders: three thirds are 33.4, 33.3 and 33.3 of 100.0") {
  const std::vector<double> thirds{1000.0 / 3, 1000.0 / 3, 1000.0 / 3};
  CHECK(largest_remainder(thirds, 1000) == std::vector<std::int64_t>{334, 333, 333});
}

TEST_CASE("largest remainders sum to the total and stay within one unit of each part") {
  CHECK(rc::check("largest_remainder", [] {
    const auto seconds = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 400'000));
    std::vector<double> parts;
    std::int64_t sum = 0;
    for (const int part : seconds) {
      parts.push_back(part * 10 / 3600.0);
      sum += part;
    }
    const std::int64_t total = (sum * 10 + 1800) / 3600;
    const auto whole = largest_remainder(parts, total);
    std::int64_t all = 0;
    for (std::size_t i = 0; i < whole.size(); ++i) {
      all += whole[i];
      RC_ASSERT(std::abs(static_cast<double>(whole[i]) - parts[i]) < 1.0 + 1e-6);
    }
    RC_ASSERT(all == total);
  }));
}

TEST_CASE("parts that do not make up the total, or are negative, are rounded one by one") {
  CHECK(largest_remainder(std::vector<double>{1.4, 1.4}, 9) == std::vector<std::int64_t>{1, 1});
  CHECK(largest_remainder(std::vector<double>{-1.4, 2.6}, 1) == std::vector<std::int64_t>{-1, 3});
}

/// Projects with hours and a share, as many as wanted.
Table projects_table(int count, const std::string& name) {
  Table table;
  table.gather = true;
  table.columns = {{"project", "Project", Align::left, Place::own, false, false, 0},
                   {"sponsor", "Type and sponsor", Align::left, Place::own, true, false, 0},
                   {"share", "Actual", Align::right, Place::own, false, true, 0},
                   {"hours", "Hours", Align::right, Place::own, false, true, 0},
                   {"expected", "expected", Align::right, Place::behind, false, true, 0},
                   {"state", "State", Align::left, Place::before, false, false, 0},
                   {"gap", "Gap, pp", Align::right, Place::own, false, false, 0},
                   {"load", "Load L", Align::right, Place::own, false, false, 0}};
  Seconds total{0};
  for (int i = 0; i < count; ++i) { total += Seconds{3601 + 977 * i}; }
  Seconds expected{0};
  for (int i = 0; i < count; ++i) {
    const Seconds time{3601 + 977 * i};
    expected += Seconds{3600};
    table.rows.push_back({{project_cell(name + " " + std::to_string(i), Kind::funded), text_cell("industry · sponsor"),
                           share_cell(static_cast<double>(time.count()) / static_cast<double>(total.count())),
                           hours_cell(time), hours_cell(Seconds{3600}),
                           word_cell(i % 3 == 0 ? "watch" : "ok", i % 3 == 0 ? "watch" : "ok",
                                     i % 3 == 0 ? CellMark::watch : CellMark::none),
                           points_cell(i % 2 == 0 ? -7.9 : 3.6), number_cell(1.35)}});
  }
  table.total = TableRow{{text_cell("Total"), blank_cell(), share_cell(count > 0 ? std::optional(1.0) : std::nullopt),
                          hours_cell(total), hours_cell(expected), blank_cell(), points_cell({}), number_cell({})}};
  return table;
}

double number_of(const std::string& text) {
  return std::stod(text);
}

TEST_CASE("what is shown of a column adds up to what is shown of its total") {
  for (const int count : {1, 3, 7, 50}) {
    const Table table = projects_table(count, "project");
    const ShownTable words = shown(table, Lang::en);
    double shares = 0;
    double hours = 0;
    for (const auto& row : words.rows) {
      shares += number_of(row[2]);
      hours += number_of(row[3]);
    }
    CHECK(words.total[2] == "100.0 %");
    CHECK(shares == doctest::Approx(100.0));
    CHECK(hours == doctest::Approx(number_of(words.total[3])));
  }
}

TEST_CASE("gathered rows have the exact sum of what they gather") {
  const Table table = projects_table(50, "project");
  const Table few = gathered(table, 7, Lang::en);
  REQUIRE(few.rows.size() == 8);
  CHECK(shown(few.rows.back().cells[0], Lang::en) == "and 43 more");
  Seconds hours{0};
  for (const TableRow& row : few.rows) { hours += std::get<Seconds>(row.cells[3].value); }
  CHECK(hours == std::get<Seconds>(table.total->cells[3].value));
  CHECK_FALSE(few.rows.back().cells[7].told());
  CHECK(shown(few.rows.back().cells[5], Lang::en).empty());
}

PageBlock block_of(std::string key, decltype(PageBlock::content) content, int rank = 0) {
  PageBlock block;
  block.key = key;
  block.name = std::move(key);
  block.rank = rank;
  block.content = std::move(content);
  return block;
}

Figure plain_figure(const FigureStyle& style) {
  Sketch sketch{style};
  sketch.rect({0, 0, style.width, std::max(style.height, 2.0F)}, Ink::own);
  return sketch.finish(std::max(style.height, 2.0F));
}

/// A page with every sort of block in it.
Page page_of(int projects, int items, const std::string& name, Lang lang = Lang::en) {
  Page page;
  page.id = "test";
  page.title = "Advisor meeting";
  page.lang = lang;
  TitleBlock title;
  title.title = "Advisor meeting " + name;
  title.lines = {name + ", PhD student · Advisor: " + name};
  title.remark = "Recorded on 20 of 20 working days. " + name;
  title.right = {"24 Nov 2026 (Tue), 14:00", "28 Oct - 24 Nov, 28 days"};
  page.blocks.push_back(block_of("title", title));
  BigNumbers numbers;
  numbers.numbers = {{{"mean", "Mean hours per week", length_cell(Seconds{173760}), "", Place::own},
                      {{"standard", "standard", length_cell(Seconds{144000}), "", Place::own}}},
                     {{"own", "Own research", share_cell(0.42, 0), "", Place::own},
                      {{"agreed", "agreed", share_cell(0.5, 0), "", Place::own},
                       {"funded", name, share_cell(0.5, 0), "", Place::own}}},
                     {{"off", "Days fully off", days_cell(5), "", Place::own},
                      {{"of", "", count_cell(28), "of {value}", Place::own}}}};
  page.blocks.push_back(block_of("headline", numbers));
  page.blocks.push_back(block_of("projects", projects_table(projects, name)));
  FigureBlock figure;
  figure.title = "Weekly hours " + name;
  figure.draw = plain_figure;
  page.blocks.push_back(block_of("", SideBySide{{block_of("weekly", figure, 3)}, {block_of("shares", figure, 4)}}));
  FactBox box;
  box.facts = {{"off", "Off-hours", length_cell(Seconds{116340}), "", Place::own},
               {"off_share", "", share_cell(0.17, 0), "", Place::behind},
               {"evening", "Evenings and nights", length_cell(Seconds{85140}), "", Place::own},
               {"run", "Longest run", days_cell(6), "", Place::own},
               {"rest", "Shortest rest (11 h)", length_cell(Seconds{38400}), "", Place::own}};
  page.blocks.push_back(block_of("off_hours", box, 5));
  ListBlock done;
  done.title = "Since last meeting";
  for (int i = 0; i < items; ++i) { done.items.push_back(name + " is done, number " + std::to_string(i)); }
  ListBlock decisions = done;
  decisions.title = "Decisions I need";
  decisions.numbered = true;
  decisions.pen_rows = 3;
  page.blocks.push_back(block_of("", SideBySide{{block_of("done", done, 2)}, {block_of("decisions", decisions, 1)}}));
  Table actions;
  actions.columns = {{"what", "Agreed actions", Align::left, Place::own, false, false, 0},
                     {"who", "Who", Align::left, Place::own, false, false, 0},
                     {"by", "By", Align::left, Place::own, false, false, 0},
                     {"initials", "Initials", Align::left, Place::own, false, false, 5}};
  actions.gather = true;
  actions.pen_rows = 1;
  for (int i = 0; i < items; ++i) {
    actions.rows.push_back({{text_cell(name), text_cell("Kim"), short_day_cell(day("2026-12-01")), blank_cell()}});
  }
  page.blocks.push_back(block_of("actions", actions, 1));
  page.blocks.push_back(block_of("aid", Paragraph{"", "A sentence to begin with. " + name, {}, false}, 9));
  page.blocks.push_back(block_of("next", Paragraph{"Next meeting", "22 Dec 2026", {}, true}));
  page.blocks.push_back(block_of("signatures", SignatureBlock{{"Researcher", "Advisor"}, "Date"}, 7));
  page.blocks.push_back(block_of("notes", FootNotes{{"Actual = share of all recorded time.", "Made with Labclock."}}));
  return page;
}

std::string all_text(const std::vector<Figure>& sheets) {
  std::string all;
  for (const Figure& sheet : sheets) {
    for (const FigureText& text : texts(sheet)) { all += text.text + "\n"; }
  }
  return all;
}

std::vector<Figure> sheets_of(const Page& page, int pages = 1, bool wide = false) {
  PageStyle style;
  style.measure = &plain_measure();
  style.pages = pages;
  return lay_out(page, wide ? landscape(style) : style);
}

TEST_CASE("a page with usual content is one sheet that says everything") {
  for (const Lang lang : {Lang::en, Lang::ko}) {
    const auto sheets = sheets_of(page_of(4, 3, "Thesis", lang));
    REQUIRE(sheets.size() == 1);
    CHECK(fault_of(sheets[0]) == "");
    const std::string text = all_text(sheets);
    for (const char* words :
         {"Advisor meeting Thesis", "Thesis 3", "Total", "Decisions I need", "Made with Labclock."}) {
      CHECK_MESSAGE(text.find(words) != std::string::npos, words);
    }
    CHECK(text.find("Left out") == std::string::npos);
  }
}

TEST_CASE("fifty projects with names of eighty characters: one side says what it gathered, two say all of them") {
  const std::string name(80, 'x');
  const auto one = sheets_of(page_of(50, 3, name));
  REQUIRE(one.size() == 1);
  CHECK(fault_of(one[0]) == "");
  CHECK(all_text(one).find("and ") != std::string::npos);
  const auto more = sheets_of(page_of(50, 3, "a name of many words " + std::string(60, 'y')), 4);
  CHECK(more.size() > 1);
  for (const Figure& sheet : more) { CHECK(fault_of(sheet) == ""); }
  CHECK(all_text(more).find("and 4") == std::string::npos);
}

TEST_CASE("a page of anything is laid out without a fault, and what goes is said") {
  CHECK(rc::check("lay_out", [] {
    const int projects = *rc::gen::inRange(0, 60);
    const int items = *rc::gen::inRange(0, 30);
    const int pages = *rc::gen::inRange(1, 4);
    const std::string name = *rc::gen::element<std::string>(
        "T", "학위논문 4장 초고를 쓰고 고치기", std::string(80, 'W'), "a b c d e f g h i j k l m n o p q r s t",
        "\xF0\x9F\x8E\x93 \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", std::string(400, 'i'));
    const Page page = page_of(projects, items, name);
    const auto sheets = sheets_of(page, pages, *rc::gen::arbitrary<bool>());
    RC_ASSERT(!sheets.empty());
    for (const Figure& sheet : sheets) { RC_ASSERT(fault_of(sheet) == ""); }
    const std::string text = all_text(sheets);
    each_block(page, [&](const PageBlock& block) {
      const auto* list = std::get_if<ListBlock>(&block.content);
      if (list == nullptr || text.find(list->title) != std::string::npos) { return; }
      RC_ASSERT(text.find("Left out") != std::string::npos);
      RC_ASSERT(text.find(block.name) != std::string::npos);
    });
  }));
}

}  // namespace
}  // namespace labclock::test
