#include "reports/internal/pieces.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "reports/internal/piece_kit.hpp"
#include "reports/internal/wrap.hpp"
#include "src/msg/reports.hpp"
#include "src/utf8.hpp"

namespace labclock::reports {

namespace {

constexpr float kHalfGap = 2.4F;  ///< between two halves

// Lists and lines -------------------------------------------------------------------------------------------------

std::vector<Piece> pieces_for(const ListBlock& list, float width, const PieceStyle& style) {
  constexpr float kTitle = 2.1F;
  constexpr float kIndent = 1.75F;
  constexpr float kLine = 1.35F;
  constexpr std::size_t kMostLines = 3;
  const float row = std::max(style.tight.row - 0.1F, 1.6F);
  std::vector<Piece> pieces;
  pieces.push_back(piece_of(kBlockGap * style.tight.gap, kTitle, [=](Sketch& sketch, float x, float y) {
    put(sketch, body(x, y, printable(list.title), true), width);
  }));
  pieces.back().stays_with_next = true;
  std::vector<std::string> items = list.items;
  if (items.size() > style.tight.rows) {
    const std::string count = fmt::format("{}", items.size() - style.tight.rows);
    items.resize(style.tight.rows);
    items.push_back(render({msg::report_and_more_items, {{"count", count}}}, style.lang));
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool gathered = i >= style.tight.rows;
    const std::string marker = gathered ? "" : list.numbered ? fmt::format("{}", i + 1) : "–";
    const auto lines = few_lines(items[i], width - kIndent, TextSize::body, false, kMostLines, *style.measure);
    const float height = row + kLine * static_cast<float>(lines.empty() ? 0 : lines.size() - 1);
    pieces.push_back(piece_of(0, height, [=](Sketch& sketch, float x, float y) {
      const float first = y + (row - 1.5F) / 2;
      if (!marker.empty()) { sketch.text(body(x, first, marker, false, Ink::muted)); }
      for (std::size_t line = 0; line < lines.size(); ++line) {
        put(sketch,
            body(x + kIndent, first + kLine * static_cast<float>(line), lines[line], false,
                 gathered ? Ink::muted : Ink::text),
            width - kIndent);
      }
    }));
  }
  const auto wanted = style.tight.pen ? static_cast<std::size_t>(std::max(list.pen_rows, 0)) : 0;
  for (std::size_t i = items.size(); i < wanted; ++i) {
    const std::string marker = list.numbered ? fmt::format("{}", i + 1) : "–";
    pieces.push_back(piece_of(0, row, [=](Sketch& sketch, float x, float y) {
      sketch.text(body(x, y + (row - 1.5F) / 2, marker, false, Ink::muted));
      sketch.rule(x + kIndent, y + row, x + width, y + row);
    }));
  }
  return pieces;
}

std::vector<Piece> pieces_for(const Paragraph& paragraph, float width, const PieceStyle& style) {
  const TextSize size = paragraph.small ? TextSize::caption : TextSize::body;
  const float line = paragraph.small ? 1.25F : 1.6F;
  const Ink ink = paragraph.small ? Ink::muted : Ink::text;
  std::string all = printable(paragraph.text);
  if (!paragraph.label.empty()) {
    all = render({msg::report_label_value, {{"label", printable(paragraph.label)}, {"value", all}}}, style.lang);
  }
  std::vector<Piece> pieces;
  for (const std::string& part : wrap_text(all, width, size, false, *style.measure)) {
    const float before = pieces.empty() ? kBlockGap * 0.75F * style.tight.gap : 0.0F;
    pieces.push_back(piece_of(before, line, [=](Sketch& sketch, float x, float y) {
      put(sketch, {x, y + (line - line_height(size)) / 2, part, size, false, ink, Align::left}, width);
    }));
  }
  return pieces;
}

Piece block_piece(const SignatureBlock& block, float width, const PieceStyle& style) {
  constexpr float kLine = 3.6F;
  constexpr float kDate = 0.3F;  ///< of the width
  return piece_of(kBlockGap * style.tight.gap, kLine * static_cast<float>(block.lines.size()),
                  [=](Sketch& sketch, float x, float y) {
                    const float date = x + width * (1 - kDate);
                    const float name = date - 1.5F - x;
                    for (std::size_t i = 0; i < block.lines.size(); ++i) {
                      const float line = y + kLine * static_cast<float>(i + 1) - 1.2F;
                      sketch.rule(x, line, x + name, line, Ink::muted);
                      sketch.rule(date, line, x + width, line, Ink::muted);
                      put(sketch, caption(x, line + 0.15F, printable(block.lines[i])), name);
                      put(sketch, caption(date, line + 0.15F, printable(block.date_label)), width * kDate);
                    }
                  });
}

// Figures ---------------------------------------------------------------------------------------------------------

/// How much of a wide line the legend takes, which stands at its right end.
float legend_width(const FigureBlock& block, FigureStyle style) {
  if (!block.legend) { return 0; }
  constexpr float kWide = 200.0F;
  style.width = kWide;
  float left = kWide;
  for (const Shape& shape : block.legend(style).shapes) {
    if (const auto* rect = std::get_if<FigureRect>(&shape)) { left = std::min(left, rect->box.x); }
    if (const auto* circle = std::get_if<FigureCircle>(&shape)) { left = std::min(left, circle->box.x); }
    if (const auto* line = std::get_if<FigureLine>(&shape)) { left = std::min(left, line->x1); }
  }
  return kWide - left;
}

Piece block_piece(const FigureBlock& block, float width, const PieceStyle& style) {
  constexpr float kTitle = 2.4F;
  constexpr float kLegend = 1.25F;
  const float high = block.least + (block.height - block.least) * style.tight.figures;
  FigureStyle asked = style.figure(width);
  const std::string name = printable(block.title);
  const float words = name.empty() ? 0.0F : (*style.measure)(name, TextSize::body, true) + 1.0F;
  // Beside the title where there is room for all of it, else on a line of its own.
  const bool beside = words + legend_width(block, asked) <= width;
  const float title = (name.empty() ? 0.0F : kTitle) + (beside ? 0.0F : kLegend);
  asked.height = high - (beside ? 0.0F : kLegend);
  // Laid out here, since only then it is known how high it is; drawn from the same.
  const auto figure = std::make_shared<Figure>(block.draw(asked));
  return piece_of(kBlockGap * style.tight.gap, title + figure->height, [=](Sketch& sketch, float x, float y) {
    if (!name.empty()) { put(sketch, body(x, y, name, true), width); }
    if (block.legend) {
      FigureStyle legend = asked;
      legend.height = 0;
      legend.width = beside ? width - words : width;
      sketch.place(block.legend(legend), x + width - legend.width, y + (beside ? 0.25F : kTitle - 0.5F));
    }
    sketch.place(*figure, x, y + title);
  });
}

// Beside each other -----------------------------------------------------------------------------------------------

std::vector<Piece> stacked(const std::vector<PageBlock>& blocks, float width, const PieceStyle& style) {
  std::vector<Piece> pieces;
  for (const PageBlock& block : blocks) {
    std::vector<Piece> more = pieces_of(block, width, style);
    std::move(more.begin(), more.end(), std::back_inserter(pieces));
  }
  return pieces;
}

std::vector<Piece> pieces_for(const SideBySide& both, float width, const PieceStyle& style) {
  if (both.left.empty() || both.right.empty()) {
    return stacked(both.left.empty() ? both.right : both.left, width, style);
  }
  const float half = (width - kHalfGap) / 2;
  std::vector<Piece> left = stacked(both.left, half, style);
  std::vector<Piece> right = stacked(both.right, half, style);
  if (left.empty() || right.empty()) { return left.empty() ? right : left; }
  // Row by row, so that both may go over to another sheet and their lines stay level.
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    const Piece a = i < left.size() ? std::move(left[i]) : Piece{};
    const Piece b = i < right.size() ? std::move(right[i]) : Piece{};
    const float before = std::max(a.before, b.before);
    pieces.push_back(piece_of(before, std::max(a.height, b.height), [=](Sketch& sketch, float x, float y) {
      if (a.draw) { a.draw(sketch, x, y); }
      if (b.draw) { b.draw(sketch, x + half + kHalfGap, y); }
    }));
    pieces.back().stays_with_next = a.stays_with_next || b.stays_with_next;
  }
  return pieces;
}

}  // namespace

Piece piece_of(float before, float height, std::function<void(Sketch&, float, float)> draw) {
  Piece piece;
  piece.before = before;
  piece.height = height;
  piece.draw = std::move(draw);
  return piece;
}

std::vector<std::string> few_lines(const std::string& text, float width, TextSize size, bool strong, std::size_t most,
                                   const Measure& measure) {
  std::vector<std::string> lines = wrap_text(printable(text), width, size, strong, measure);
  while (lines.size() > most) {
    std::string last = std::move(lines.back());
    lines.pop_back();
    if (lines.size() >= most) { lines.back() += " " + last; }
  }
  return lines;
}

void put(Sketch& sketch, FigureText text, float room) {
  if (text.text.empty()) { return; }
  const std::string whole = text.text;
  const float width = sketch.measure(whole, text.size, text.strong);
  const FigureText asked = text;
  if (!sketch.text(std::move(text), room) || width <= room) { return; }
  const float left = asked.align == Align::left    ? asked.x
                     : asked.align == Align::right ? asked.x - room
                                                   : asked.x - room / 2;
  FigureHit hit;
  hit.box = {left, asked.y, room, line_height(asked.size)};
  hit.lines = {whole};
  sketch.hit(std::move(hit));
}

std::vector<Piece> pieces_of(const PageBlock& block, float width, const PieceStyle& style) {
  return std::visit(
      [&](const auto& content) -> std::vector<Piece> {
        using Content = std::decay_t<decltype(content)>;
        if constexpr (std::is_same_v<Content, Table>) {
          return table_pieces(content, width, style);
        } else if constexpr (std::is_same_v<Content, FootNotes>) {
          return {footnotes(content, width, style)};
        } else if constexpr (requires { pieces_for(content, width, style); }) {
          return pieces_for(content, width, style);
        } else {
          return {block_piece(content, width, style)};
        }
      },
      block.content);
}

Piece footnotes(const FootNotes& notes, float width, const PieceStyle& style) {
  constexpr float kAbove = 0.8F;
  std::string all;
  for (const std::string& note : notes.notes) { all += (all.empty() ? "" : " ") + printable(note); }
  const auto lines = wrap_text(all, width, TextSize::footnote, false, *style.measure);
  const float line = line_height(TextSize::footnote);
  return piece_of(0, kAbove + line * static_cast<float>(lines.size()), [=](Sketch& sketch, float x, float top) {
    sketch.rule(x, top, x + width, top);
    float y = top + kAbove;
    for (const std::string& part : lines) {
      put(sketch, {x, y, part, TextSize::footnote, false, Ink::muted, Align::left}, width);
      y += line;
    }
  });
}

}  // namespace labclock::reports
