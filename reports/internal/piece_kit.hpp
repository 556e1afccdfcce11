#pragma once
// What the pieces of a page are made with: for reports/internal/*pieces.cpp alone.

#include <string>
#include <utility>
#include <vector>

#include "reports/internal/pieces.hpp"

namespace labclock::reports {

inline constexpr float kBlockGap = 2.0F;  ///< em between two blocks
inline constexpr float kHair = 0.05F;     ///< 1 px of a page

[[nodiscard]] inline FigureText caption(float x, float y, std::string text, Ink ink = Ink::muted) {
  return {x, y, std::move(text), TextSize::caption, false, ink, Align::left};
}
[[nodiscard]] inline FigureText body(float x, float y, std::string text, bool strong = false, Ink ink = Ink::text) {
  return {x, y, std::move(text), TextSize::body, strong, ink, Align::left};
}
[[nodiscard]] Piece piece_of(float before, float height, std::function<void(Sketch&, float, float)> draw);
/// At most `most` lines; the last one holds what is left, for `put` to shorten.
[[nodiscard]] std::vector<std::string> few_lines(const std::string& text, float width, TextSize size, bool strong,
                                                 std::size_t most, const Measure& measure);

// number_pieces.cpp
[[nodiscard]] Piece block_piece(const TitleBlock& title, float width, const PieceStyle& style);
[[nodiscard]] std::vector<Piece> pieces_for(const BigNumbers& numbers, float width, const PieceStyle& style);
[[nodiscard]] Piece block_piece(const FactBox& box, float width, const PieceStyle& style);

}  // namespace labclock::reports
