#pragma once
// A page in the format that was asked for, to a file or to standard output.
//
// What it is: what all reports have in common at their end. What it is not: a writer; reports/ has those.

#include <optional>
#include <string>

#include "cli/context.hpp"
#include "reports/page.hpp"
#include "reports/paper.hpp"

namespace labclock::cli {

enum class ReportFormat : unsigned char { md, html, pdf, csv, json, xlsx };

struct ReportFileWords {
  std::optional<std::string> format;  ///< --format
  std::optional<std::string> file;    ///< --output; "-" is standard output
};

/// By --format, else by the file's ending, else JSON with --json, else Markdown. Errors: usage "unknown_format";
/// "needs_file" for what is no text.
[[nodiscard]] Result<ReportFormat> report_format(const Context& context, const ReportFileWords& words);
/// The painters where the format needs them, else null; asked before anything is read (see cli/paper.hpp).
[[nodiscard]] Result<const reports::Paper*> paper_for(Context& context, ReportFormat format);
/// `style` without its measure. Errors: those of the writers and of cli/paper.hpp.
[[nodiscard]] Result<void> hand_out_page(Context& context, const reports::Page& page, reports::PageStyle style,
                                         ReportFormat format, const reports::Paper* paper,
                                         const ReportFileWords& words);

}  // namespace labclock::cli
