#pragma once
// The shapes of a figure on a Cairo surface, as the window's draw list shows them. What it is not: files.

#include "reports/paper.hpp"
#include "reports/paper/typeset.hpp"

namespace labclock::reports {

/// Background and shapes. `pixels`: thin lines and the edges of rectangles lie on whole units, so that a picture is
/// crisp.
void paint(_cairo* cairo, const Figure& figure, const Sheet& sheet, const Typeset& typeset, bool pixels);

}  // namespace labclock::reports
