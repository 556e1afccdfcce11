#pragma once
// The painters, made: Cairo and Pango, libqpdf and libxlsxwriter behind reports/paper.hpp. Only labclock-paper and
// tests include this, since whoever does links those libraries.

#include <memory>

#include "reports/paper.hpp"

namespace labclock::reports {

[[nodiscard]] std::unique_ptr<Paper> make_paper();

}  // namespace labclock::reports
