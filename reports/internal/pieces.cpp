#include "reports/internal/pieces.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "reports/internal/wrap.hpp"
#include "src/msg/reports.hpp"
#include "src/utf8.hpp"

namespace labclock::reports {

namespace {

constexpr float kBlockGap = 2.0F;
constexpr float kHalfGap = 2.4F;  ///< between two halves
constexpr float kHair = 0.05F;    ///< 1 px of a page

FigureText caption(float x, float y, std::string text, Ink ink = Ink::muted) {
  return {x, y, std::move(text), TextSize::caption, false, ink, Align::left};
}
FigureText body(float x, float y, std::string text, bool strong = false, Ink ink = Ink::text) {
  return {x, y, std::move(text), TextSize::body, strong, ink, Align::left};
}

Piece piece_of(float before, float height, std::function<void(Sketch&, float, float)> draw) {
  Piece piece;
  piece.before = before;
  piece.height = height;
  piece.draw = std::move(draw);
  return piece;
}

/// At most `most` lines; the last one holds what is left, for `put` to shorten.
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

// The head ------------------------------------------------------------------------------------------------------

Piece piece_of(const TitleBlock& title, float width, const PieceStyle& style) {
  constexpr float kTitle = 2.8F;
  constexpr float kLine = 1.9F;
  constexpr float kRemark = 1.3F;
  constexpr float kBelow = 1.0F;
  const auto remark = few_lines(title.remark, width, TextSize::caption, false, 3, *style.measure);
  const auto lines = static_cast<float>(std::max(title.lines.size(), std::max<std::size_t>(title.right.size(), 1) - 1));
  const float height = kTitle + kLine * lines + kRemark * static_cast<float>(remark.size()) + kBelow;
  return piece_of(0, height, [=](Sketch& sketch, float x, float y) {
    float right = 0;
    for (std::size_t i = 0; i < title.right.size(); ++i) {
      const float line = i == 0 ? y + 0.6F : y + kTitle + kLine * (static_cast<float>(i) - 1);
      FigureText words = body(x + width, line, printable(title.right[i]), false, i == 0 ? Ink::text : Ink::muted);
      words.align = Align::right;
      right = std::max(right, std::min(sketch.measure(words.text, TextSize::body), width * 0.5F));
      put(sketch, words, width * 0.5F);
    }
    const float room = width - (right > 0 ? right + 1.5F : 0.0F);
    put(sketch, {x, y, printable(title.title), TextSize::number, true, Ink::text, Align::left}, room);
    float line = y + kTitle;
    for (std::size_t i = 0; i < title.lines.size(); ++i) {
      put(sketch, body(x, line, printable(title.lines[i]), false, Ink::muted),
          i + 1 < title.right.size() ? room : width);
      line += kLine;
    }
    line = y + kTitle + kLine * lines;
    for (const std::string& words : remark) {
      put(sketch, caption(x, line, words), width);
      line += kRemark;
    }
    sketch.line(x, y + height, x + width, y + height, Ink::text, kHair);
  });
}

// Big numbers -----------------------------------------------------------------------------------------------------

void draw_number(Sketch& sketch, const BigNumber& number, float x, float y, float room) {
  float at = x;
  for (const auto& [digits, unit] : number_parts(number.fact.value, sketch.lang())) {
    const float wide = sketch.measure(digits, TextSize::headline, true);
    if (at + wide > x + room + 0.5F) { break; }
    sketch.text({at, y, digits, TextSize::headline, true, Ink::text, Align::left});
    at += wide + 0.5F;
    if (unit.empty()) { continue; }
    // The unit stands on the numbers' baseline: both faces have the same proportions.
    sketch.text(body(at, y + 1.45F, unit, false, Ink::muted));
    at += sketch.measure(unit, TextSize::body) + 0.5F;
  }
}

std::string details_of(const BigNumber& number, Lang lang) {
  std::string all;
  for (const Fact& detail : number.details) { all += (all.empty() ? "" : " · ") + detail.clause(lang); }
  return all;
}

std::vector<Piece> pieces_for(const BigNumbers& numbers, float width, const PieceStyle& style) {
  constexpr std::size_t kBeside = 3;
  constexpr float kLabel = 1.25F;
  constexpr float kNumber = 3.25F;
  constexpr float kDetail = 1.2F;
  constexpr float kAir = 1.0F;
  const auto beside = std::min(kBeside, std::max<std::size_t>(numbers.numbers.size(), 1));
  const float pitch = (width + 2.5F) / static_cast<float>(beside);
  std::vector<Piece> pieces;
  for (std::size_t first = 0; first < numbers.numbers.size(); first += beside) {
    const std::size_t last = std::min(first + beside, numbers.numbers.size());
    std::vector<BigNumber> row(numbers.numbers.begin() + static_cast<std::ptrdiff_t>(first),
                               numbers.numbers.begin() + static_cast<std::ptrdiff_t>(last));
    std::vector<std::vector<std::string>> details;
    std::size_t lines = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const float room = i + 1 == beside ? width - pitch * static_cast<float>(i) : pitch - kAir;
      details.push_back(few_lines(details_of(row[i], style.lang), room, TextSize::caption, false, 2, *style.measure));
      lines = std::max(lines, details.back().size());
    }
    const float height = kLabel + kNumber + kDetail * static_cast<float>(lines);
    pieces.push_back(piece_of(
        first == 0 ? 1.25F * std::max(style.tight.gap, 0.7F) : 1.0F, height, [=](Sketch& sketch, float left, float y) {
          for (std::size_t i = 0; i < row.size(); ++i) {
            const float x = left + pitch * static_cast<float>(i);
            const float room = std::min(pitch - kAir, left + width - x);
            put(sketch, caption(x, y, printable(row[i].fact.label)), room);
            draw_number(sketch, row[i], x, y + kLabel, room);
            float line = y + kLabel + kNumber;
            for (const std::string& detail : details[i]) {
              put(sketch, caption(x, line, detail, Ink::text), left + width - x < pitch ? left + width - x : room);
              line += kDetail;
            }
          }
        }));
  }
  return pieces;
}

// Facts in a box --------------------------------------------------------------------------------------------------

/// A value with what stands in brackets behind it.
struct BoxedFact {
  std::string label;
  std::string value;
  std::string behind;
  float width = 0;
};

std::vector<BoxedFact> boxed(const FactBox& box, const PieceStyle& style) {
  std::vector<BoxedFact> facts;
  for (const Fact& fact : box.facts) {
    if (fact.place == Place::behind && !facts.empty()) {
      facts.back().behind = "(" + shown(fact.value, style.lang) + ")";
    } else {
      facts.push_back({printable(fact.label), shown(fact.value, style.lang), {}, 0});
    }
  }
  for (BoxedFact& fact : facts) {
    float value = (*style.measure)(fact.value, TextSize::body, true);
    if (!fact.behind.empty()) { value += 0.3F + (*style.measure)(fact.behind, TextSize::body, false); }
    fact.width = std::max(value, (*style.measure)(fact.label, TextSize::caption, false));
  }
  return facts;
}

Piece piece_of(const FactBox& box, float width, const PieceStyle& style) {
  constexpr float kPad = 1.25F;
  constexpr float kFact = 2.5F;
  constexpr float kNote = 1.25F;
  constexpr float kLeastAir = 1.0F;
  const std::vector<BoxedFact> facts = boxed(box, style);
  const float room = width - 2 * kPad;
  // As many beside each other as fit; the air between them is shared out.
  std::vector<std::vector<BoxedFact>> rows;
  float used = 0;
  for (const BoxedFact& fact : facts) {
    if (rows.empty() || used + kLeastAir + fact.width > room) {
      rows.emplace_back();
      used = -kLeastAir;
    }
    used += kLeastAir + fact.width;
    rows.back().push_back(fact);
  }
  const std::vector<std::string> note = few_lines(box.note, room, TextSize::caption, false, 3, *style.measure);
  const float pad = kPad * std::max(style.tight.gap, 0.6F);
  const float height = 2 * pad + kFact * static_cast<float>(rows.size()) +
                       0.6F * static_cast<float>(rows.empty() ? 0 : rows.size() - 1) +
                       (note.empty() ? 0.0F : 0.4F + kNote * static_cast<float>(note.size()));
  return piece_of(kBlockGap * style.tight.gap, height, [=](Sketch& sketch, float left, float top) {
    sketch.rect({left, top, width, height}, Ink::band, Fill::solid, 0.4F);
    sketch.rect({left, top, width, height}, Ink::border, Fill::outline, 0.4F);
    float y = top + pad;
    for (const auto& row : rows) {
      float words = 0;
      for (const BoxedFact& fact : row) { words += fact.width; }
      const float air = row.size() > 1 ? (room - words) / static_cast<float>(row.size() - 1) : 0.0F;
      float x = left + kPad;
      for (const BoxedFact& fact : row) {
        put(sketch, caption(x, y, fact.label), room);
        put(sketch, body(x, y + 1.0F, fact.value, true), room);
        if (!fact.behind.empty()) {
          const float at = x + sketch.measure(fact.value, TextSize::body, true) + 0.3F;
          put(sketch, body(at, y + 1.0F, fact.behind, false, Ink::muted), left + width - kPad - at);
        }
        x += fact.width + std::min(air, 4.0F);
      }
      y += kFact + 0.6F;
    }
    if (!rows.empty()) { y += 0.4F - 0.6F; }
    for (const std::string& line : note) {
      put(sketch, caption(left + kPad, y, line), room);
      y += kNote;
    }
  });
}

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

Piece piece_of(const SignatureBlock& block, float width, const PieceStyle& style) {
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

Piece piece_of(const FigureBlock& block, float width, const PieceStyle& style) {
  constexpr float kTitle = 2.4F;
  const float high = block.least + (block.height - block.least) * style.tight.figures;
  FigureStyle asked = style.figure(width);
  asked.height = high;
  // Laid out here, since only then it is known how high it is; drawn from the same.
  const auto figure = std::make_shared<Figure>(block.draw(asked));
  const float title = block.title.empty() ? 0.0F : kTitle;
  return piece_of(kBlockGap * style.tight.gap, title + figure->height, [=](Sketch& sketch, float x, float y) {
    if (title > 0) {
      put(sketch, body(x, y, printable(block.title), true), width);
      const float words = sketch.measure(printable(block.title), TextSize::body, true) + 1.0F;
      if (block.legend && words < width) {
        FigureStyle legend = style.figure(width - words);
        legend.lang = sketch.lang();
        legend.measure = asked.measure;
        sketch.place(block.legend(legend), x + words, y + 0.25F);
      }
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
          return {piece_of(content, width, style)};
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
