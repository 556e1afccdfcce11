#pragma once
// A page as text: Markdown, HTML, CSV and JSON.
//
// What it is: four writers over one page model, each of which takes what a person typed for text and nothing else: no
// markup, no formula, no control character in it does anything. What it is not: PDF and XLSX, which need libraries
// (reports/paper/), or files; these are whole strings.

#include <string>
#include <string_view>

#include "reports/figure.hpp"
#include "reports/page.hpp"
#include "reports/palette.hpp"

namespace labclock::reports {

/// CommonMark with tables (GFM). Ends with a line feed.
[[nodiscard]] std::string page_markdown(const Page& page);
/// One self-contained file: styles and figures (SVG with real text) inside, nothing loaded, made to be printed on A4.
/// `measure` lays the figures out.
[[nodiscard]] std::string page_html(const Page& page, const Measure& measure);
/// RFC 4180 in UTF-8 with a byte order mark, which spreadsheets need for Korean. Blocks stand below each other, each
/// with its title and a head, an empty line between them. A text that a spreadsheet would run as a formula has an
/// apostrophe before it.
[[nodiscard]] std::string page_csv(const Page& page);
/// An object by the keys of the blocks: seconds in keys that end in `_s`, shares as fractions, days as ISO dates, null
/// where something cannot be told. Ends with a line feed.
[[nodiscard]] std::string page_json(const Page& page);

/// `text` so that nothing in it is markup, at the start of a line too.
[[nodiscard]] std::string markdown_text(std::string_view text);
/// For the content of an element or an attribute in double quotes.
[[nodiscard]] std::string html_text(std::string_view text);

/// A figure as an `<svg>` element with real text, `px` pixels an em. `id` begins the names of its patterns, so that
/// several may stand in one document. `says` is its accessible name.
[[nodiscard]] std::string figure_svg(const Figure& figure, Theme theme, std::string_view id, std::string_view says,
                                     float px = 16.0F);

}  // namespace labclock::reports
