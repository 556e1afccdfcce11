#pragma once
// Paper: figures and pages as the bytes of a picture, a document or a workbook.
//
// What it is: the door to the painters of reports/paper/, without any of their libraries, so that the
// commands can be written and linked where there is no Cairo. What it is not: a layout (a figure comes laid
// out, by the measure that paper has), a writer of files, or a clock: a document tells the instant it is
// handed. The same input gives the same bytes.

#include <string>
#include <vector>

#include "reports/figure.hpp"
#include "reports/palette.hpp"
#include "src/result.hpp"
#include "src/text.hpp"
#include "src/time.hpp"

namespace labclock::reports {

struct Page;

/// What a figure is painted on: pixels for pictures and SVG, points (1/72 inch) for PDF. `em` is how many of
/// them a body em has. A figure is painted from the top left corner; the rest of the sheet has the background.
struct Sheet {
  double width = 0;
  double height = 0;
  double em = 16;
  Theme theme = Theme::print;
};

/// A4 upright for pages that are laid out 62 by 87.7 em: 1 em is 20 px of 1240 x 1754, so 9.6 pt.
[[nodiscard]] inline Sheet a4_sheet() {
  return {595.2, 841.92, 9.6, Theme::print};
}

/// What a document says about itself.
struct DocumentFacts {
  std::string title;
  std::string author;  ///< empty = not told
  std::string about;   ///< a sentence, or the content as text for who cannot see a picture
  Lang lang = Lang::en;
  Instant made;  ///< when it was made
};

class Paper {
 public:
  Paper() = default;
  Paper(const Paper&) = delete;
  Paper& operator=(const Paper&) = delete;
  virtual ~Paper() = default;
  /// Widths by the faces that are painted with; the same at every size.
  [[nodiscard]] virtual const Measure& measure() const = 0;
  // Errors: storage, "cannot_draw" (no memory, a sheet that is too large).
  [[nodiscard]] virtual Result<std::string> png(const Figure& figure, const Sheet& sheet) const = 0;
  [[nodiscard]] virtual Result<std::string> svg(const Figure& figure, const Sheet& sheet,
                                                const DocumentFacts& facts) const = 0;
  /// A page a figure.
  [[nodiscard]] virtual Result<std::string> pdf(const std::vector<Figure>& pages, const Sheet& sheet,
                                                const DocumentFacts& facts) const = 0;
  /// Real numbers, dates and lengths; a text is a text, never a formula.
  [[nodiscard]] virtual Result<std::string> xlsx(const Page& page, const DocumentFacts& facts) const = 0;
};

}  // namespace labclock::reports
