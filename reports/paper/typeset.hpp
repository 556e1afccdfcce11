#pragma once
// Text on paper: one line at a place, and its width, by Pango.
//
// What it is: Pretendard where there is one, else Inter with a Korean face behind it, regular and semibold, as in
// the window; each text on its own, so that what is written from right to left stays in its place. What it is not:
// lines that wrap; a layout decides what a line is.

#include <memory>
#include <string_view>

#include "reports/figure.hpp"

struct _cairo;

namespace labclock::reports {

class Typeset {
 public:
  Typeset();
  ~Typeset();
  /// Width in em.
  [[nodiscard]] float width(std::string_view text, TextSize size, bool strong) const;
  /// Paints a text with the source that is set, `em` units an em, from (0, 0).
  void paint(_cairo* cairo, const FigureText& text, double em) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace labclock::reports
