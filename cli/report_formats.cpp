#include "cli/report_formats.hpp"

#include <algorithm>
#include <array>

#include "cli/paper.hpp"
#include "reports/writers/writers.hpp"
#include "src/msg/reports.hpp"
#include "src/utf8.hpp"

namespace labclock::cli {
namespace {

constexpr std::array<std::string_view, 6> kFormats{"md", "html", "pdf", "csv", "json", "xlsx"};

std::optional<ReportFormat> format_from(std::string_view word) {
  const auto found = std::find(kFormats.begin(), kFormats.end(), word);
  if (found == kFormats.end()) { return std::nullopt; }
  return static_cast<ReportFormat>(found - kFormats.begin());
}

/// "advisor.PDF" is a PDF; none where the ending is no format.
std::optional<ReportFormat> format_of_file(const std::string& file) {
  const std::size_t dot = file.rfind('.');
  if (dot == std::string::npos) { return std::nullopt; }
  const std::string ending = fold_key(file.substr(dot + 1));
  if (ending == "markdown") { return ReportFormat::md; }
  if (ending == "htm") { return ReportFormat::html; }
  return format_from(ending);
}

bool is_binary(ReportFormat format) {
  return format == ReportFormat::pdf || format == ReportFormat::xlsx;
}

Result<std::string> written(const reports::Page& page, const reports::PageStyle& style, ReportFormat format,
                            const reports::Paper* paper, const reports::DocumentFacts& facts) {
  switch (format) {
    case ReportFormat::md:
      return reports::page_markdown(page);
    case ReportFormat::html:
      return reports::page_html(page, paper->measure());
    case ReportFormat::csv:
      return reports::page_csv(page);
    case ReportFormat::json:
      return reports::page_json(page);
    case ReportFormat::xlsx:
      return paper->xlsx(page, facts);
    case ReportFormat::pdf:
      break;
  }
  reports::PageStyle sheet_style = style;
  sheet_style.measure = &paper->measure();
  reports::Sheet sheet = reports::a4_sheet();
  if (style.width > style.height) { std::swap(sheet.width, sheet.height); }
  return paper->pdf(reports::lay_out(page, sheet_style), sheet, facts);
}

}  // namespace

Result<ReportFormat> report_format(const Context& context, const ReportFileWords& words) {
  const bool to_file = words.file && *words.file != "-";
  std::optional<ReportFormat> format;
  if (words.format) {
    format = format_from(*words.format);
    if (!format) {
      return refuse(ErrorKind::usage, "unknown_format", {msg::report_bad_format, {{"word", *words.format}}},
                    Phrase{msg::report_bad_format_hint});
    }
  } else if (to_file) {
    format = format_of_file(*words.file);
  } else if (context.json()) {
    format = ReportFormat::json;
  }
  const ReportFormat chosen = format.value_or(ReportFormat::md);
  // To a pipe only where that was said in so many words.
  if (is_binary(chosen) && !words.file) {
    const std::string name(kFormats.at(static_cast<std::size_t>(chosen)));
    return refuse(ErrorKind::usage, "needs_file", {msg::report_needs_file, {{"format", name}}},
                  Phrase{msg::report_needs_file_hint, {{"format", name}}});
  }
  return chosen;
}

Result<const reports::Paper*> paper_for(Context& context, ReportFormat format) {
  if (is_binary(format) || format == ReportFormat::html) { return paper_of(context); }
  return static_cast<const reports::Paper*>(nullptr);
}

Result<void> hand_out_page(Context& context, const reports::Page& page, reports::PageStyle style, ReportFormat format,
                           const reports::Paper* paper, const ReportFileWords& words) {
  reports::DocumentFacts facts;
  facts.title = page.title;
  facts.author = page.author;
  facts.lang = page.lang;
  facts.made = context.now();
  const Result<std::string> bytes = written(page, style, format, paper, facts);
  if (!bytes) { return bytes.error(); }
  return hand_out(context, *bytes, words.file);
}

}  // namespace labclock::cli
