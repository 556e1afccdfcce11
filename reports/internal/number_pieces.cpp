// The head of a page, its big numbers, and its box of facts.

#include <algorithm>

#include "reports/internal/piece_kit.hpp"
#include "src/utf8.hpp"

namespace labclock::reports {

// The head ------------------------------------------------------------------------------------------------------

Piece block_piece(const TitleBlock& title, float width, const PieceStyle& style) {
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

namespace {

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

/// The clauses below a number, broken between them: "agreed 50 %" stays together.
std::vector<std::string> details_of(const BigNumber& number, float room, const PieceStyle& style) {
  std::vector<std::string> lines;
  for (const Fact& detail : number.details) {
    const std::string clause = printable(detail.clause(style.lang));
    const std::string longer = lines.empty() ? clause : lines.back() + " · " + clause;
    if (lines.empty()) {
      lines.push_back(clause);
    } else if ((*style.measure)(longer, TextSize::caption, false) <= room) {
      lines.back() = longer;
    } else {
      lines.push_back(clause);
    }
  }
  return lines;
}

}  // namespace

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
      details.push_back(details_of(row[i], room, style));
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

namespace {

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

}  // namespace

Piece block_piece(const FactBox& box, float width, const PieceStyle& style) {
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

}  // namespace labclock::reports
