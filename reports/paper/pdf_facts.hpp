#pragma once
// What Cairo 1.16 cannot say in a PDF: the language of the document, and that its title is what a window shows.

#include <string>

#include "reports/paper.hpp"

namespace labclock::reports {

/// The same document with /Lang and what goes with it. Errors: storage, "cannot_draw".
[[nodiscard]] Result<std::string> with_facts(const std::string& pdf, const DocumentFacts& facts);

}  // namespace labclock::reports
