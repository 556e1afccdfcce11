#pragma once
// A page as a workbook, by libxlsxwriter: numbers, dates and lengths as such, with their formats; texts as texts.

#include <string>

#include "reports/page.hpp"
#include "reports/paper.hpp"

namespace labclock::reports {

/// The page's blocks in their order on a first sheet, with its first table; each further table, and the numbers of
/// each figure, on a sheet of its own. Errors: storage, "cannot_draw".
[[nodiscard]] Result<std::string> workbook(const Page& page, const DocumentFacts& facts);

}  // namespace labclock::reports
