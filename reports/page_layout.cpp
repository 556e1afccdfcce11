// Pieces on sheets: as they are where there is room, closer where there is not, gathered or left out and said at last.

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>
#include <unordered_map>

#include "reports/internal/pieces.hpp"
#include "src/msg/reports.hpp"

namespace labclock::reports {

namespace {

/// The same text is measured for every step of tightness; once is enough.
class MeasureMemo {
 public:
  explicit MeasureMemo(const Measure& measure) : measure_(measure) {}
  float operator()(std::string_view text, TextSize size, bool strong) {
    std::string key;
    key.reserve(text.size() + 2);
    key += static_cast<char>('0' + static_cast<int>(size));
    key += strong ? 's' : 'r';
    key += text;
    const auto found = known_.find(key);
    if (found != known_.end()) { return found->second; }
    const float width = measure_(text, size, strong);
    known_.emplace(std::move(key), width);
    return width;
  }

 private:
  const Measure& measure_;
  std::unordered_map<std::string, float> known_;
};

/// What is asked of the blocks in one try.
struct Step {
  Tightness tight;
  int highest_rank = 1'000'000;  ///< blocks of a higher one are left out
};

struct Placed {
  const Piece* piece = nullptr;
  float y = 0;
  bool with_head = false;
};

struct Sheets {
  std::vector<Piece> pieces;
  std::vector<std::vector<Placed>> sheets;
  std::optional<Piece> foot;
};

class Layout {
 public:
  Layout(const Page& page, const PageStyle& style)
      : page_(page),
        style_(style),
        memo_(*style.measure),
        measure_([this](std::string_view text, TextSize size, bool strong) { return memo_(text, size, strong); }),
        width_(style.width - 2 * style.margin) {}

  std::vector<Figure> lay_out() { return draw(settle()); }

 private:
  static constexpr float kTop = 4.0F;
  static constexpr float kBottom = 3.4F;
  static constexpr float kPageNumber = 1.9F;  ///< above the lower edge
  static constexpr float kAboveFoot = 1.5F;

  [[nodiscard]] float floor_of_sheet() const { return style_.height - kBottom; }
  [[nodiscard]] bool fits(const Sheets& sheets) const {
    return static_cast<int>(sheets.sheets.size()) <= std::max(style_.pages, 1);
  }

  /// The first step at which it fits; the last one, on as many sheets as it takes, where none does.
  Sheets settle() {
    const Step roomy;
    Step close;
    close.tight = {0.7F, 1.9F, 0.6F, 2, true, Tightness::kAll};
    Step tight;
    tight.tight = {0.5F, 1.7F, 0.0F, 1, true, Tightness::kAll};
    for (const Step& step : {roomy, close}) {
      if (Sheets sheets = stack(step); fits(sheets)) { return sheets; }
    }
    // What only helps to talk goes before anything is squeezed further.
    for (Step step : {close, tight}) {
      step.highest_rank = kAids - 1;
      if (Sheets sheets = stack(step); fits(sheets)) { return sheets; }
    }
    tight.highest_rank = kAids - 1;
    if (auto sheets = fewer_rows(tight)) { return std::move(*sheets); }
    tight.tight.pen = false;
    for (const int rank : ranks()) {
      tight.highest_rank = rank - 1;
      if (auto sheets = fewer_rows(tight)) { return std::move(*sheets); }
    }
    tight.tight.rows = kLeastRows;
    return stack(tight);
  }

  /// As many rows as fit, if any number does.
  std::optional<Sheets> fewer_rows(Step step) {
    step.tight.rows = kLeastRows;
    if (!fits(stack(step))) { return std::nullopt; }
    std::size_t fit = kLeastRows;
    std::size_t too_many = most_rows() + 1;
    while (too_many - fit > 1) {
      const std::size_t middle = fit + (too_many - fit) / 2;
      step.tight.rows = middle;
      (fits(stack(step)) ? fit : too_many) = middle;
    }
    step.tight.rows = fit;
    return stack(step);
  }

  [[nodiscard]] std::size_t most_rows() const {
    std::size_t most = kLeastRows;
    each_block(page_, [&](const PageBlock& block) {
      if (const auto* table = std::get_if<Table>(&block.content)) { most = std::max(most, table->rows.size()); }
      if (const auto* list = std::get_if<ListBlock>(&block.content)) { most = std::max(most, list->items.size()); }
    });
    return most;
  }

  /// Those there are, the highest first.
  [[nodiscard]] std::set<int, std::greater<>> ranks() const {
    std::set<int, std::greater<>> all;
    each_block(page_, [&](const PageBlock& block) {
      if (block.rank > 0 && block.rank < kAids) { all.insert(block.rank); }
    });
    return all;
  }

  [[nodiscard]] static std::vector<PageBlock> kept(const std::vector<PageBlock>& blocks, int highest_rank,
                                                   std::vector<std::string>& left_out) {
    std::vector<PageBlock> stay;
    for (const PageBlock& block : blocks) {
      if (const auto* both = std::get_if<SideBySide>(&block.content)) {
        PageBlock halves = block;
        halves.content =
            SideBySide{kept(both->left, highest_rank, left_out), kept(both->right, highest_rank, left_out)};
        stay.push_back(std::move(halves));
      } else if (block.rank <= highest_rank) {
        stay.push_back(block);
      } else {
        left_out.push_back(block.name);
      }
    }
    return stay;
  }

  Sheets stack(const Step& step) {
    const PieceStyle style{&measure_, page_.lang, step.tight};
    std::vector<std::string> left_out;
    Sheets sheets;
    for (const PageBlock& block : kept(page_.blocks, step.highest_rank, left_out)) {
      if (const auto* notes = std::get_if<FootNotes>(&block.content)) {
        foot_ = *notes;
      } else {
        std::vector<Piece> pieces = pieces_of(block, width_, style);
        std::move(pieces.begin(), pieces.end(), std::back_inserter(sheets.pieces));
      }
    }
    FootNotes notes = foot_;
    if (!left_out.empty()) { notes.notes.insert(notes.notes.begin(), left_out_words(left_out)); }
    if (!notes.notes.empty()) { sheets.foot = footnotes(notes, width_, style); }
    flow(sheets);
    return sheets;
  }

  [[nodiscard]] std::string left_out_words(const std::vector<std::string>& left_out) const {
    std::string parts;
    for (const std::string& name : left_out) { parts += (parts.empty() ? "" : ", ") + name; }
    return render({msg::report_left_out, {{"parts", parts}}}, page_.lang);
  }

  void flow(Sheets& sheets) const {
    float y = kTop;
    sheets.sheets.emplace_back();
    for (std::size_t i = 0; i < sheets.pieces.size(); ++i) {
      const Piece& piece = sheets.pieces[i];
      float top = sheets.sheets.back().empty() ? y : y + piece.before;
      float needed = top + piece.height;
      if (piece.stays_with_next && i + 1 < sheets.pieces.size()) {
        needed += sheets.pieces[i + 1].before + sheets.pieces[i + 1].height;
      }
      bool with_head = false;
      if (needed > floor_of_sheet() && !sheets.sheets.back().empty()) {
        sheets.sheets.emplace_back();
        with_head = piece.head > 0;
        top = kTop + piece.head;
      }
      sheets.sheets.back().push_back({&piece, top, with_head});
      y = top + piece.height;
    }
    if (sheets.foot && y + kAboveFoot * 0.5F + sheets.foot->height > floor_of_sheet() + 0.01F) {
      sheets.sheets.emplace_back();
    }
  }

  std::vector<Figure> draw(const Sheets& sheets) {
    std::vector<Figure> figures;
    const PieceStyle style{&measure_, page_.lang, {}};
    const FigureStyle whole = style.figure(style_.width);
    for (std::size_t i = 0; i < sheets.sheets.size(); ++i) {
      Sketch sketch{whole};
      for (const Placed& placed : sheets.sheets[i]) {
        if (placed.with_head) { placed.piece->draw_head(sketch, style_.margin, placed.y - placed.piece->head); }
        placed.piece->draw(sketch, style_.margin, placed.y);
      }
      if (sheets.foot && i + 1 == sheets.sheets.size()) {
        sheets.foot->draw(sketch, style_.margin, floor_of_sheet() - sheets.foot->height);
      }
      if (sheets.sheets.size() > 1) { draw_number(sketch, i + 1, sheets.sheets.size()); }
      figures.push_back(sketch.finish(style_.height));
    }
    return figures;
  }

  void draw_number(Sketch& sketch, std::size_t page, std::size_t pages) const {
    const std::string words =
        render({msg::report_page_of,
                {{"title", page_.title}, {"page", fmt::format("{}", page)}, {"pages", fmt::format("{}", pages)}}},
               page_.lang);
    put(sketch,
        {style_.width - style_.margin, style_.height - kPageNumber, words, TextSize::footnote, false, Ink::muted,
         Align::right},
        width_);
  }

  /// Blocks of this rank and above only help to talk.
  static constexpr int kAids = 8;
  static constexpr std::size_t kLeastRows = 5;

  const Page& page_;
  const PageStyle& style_;
  MeasureMemo memo_;
  Measure measure_;
  float width_;
  FootNotes foot_;
};

}  // namespace

std::vector<Figure> lay_out(const Page& page, const PageStyle& style) {
  return Layout{page, style}.lay_out();
}

}  // namespace labclock::reports
