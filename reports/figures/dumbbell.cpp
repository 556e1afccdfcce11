// Agreed against actual shares: two circles a project and the distance between them.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/advisor_figures.hpp"
#include "reports/internal/draw.hpp"
#include "src/format.hpp"
#include "src/msg/figures.hpp"
#include "src/msg/reports.hpp"

namespace labclock::reports {

namespace {

constexpr float kRow = 1.95F;
constexpr float kLeastRow = 1.375F;
constexpr float kAxis = 1.5F;
constexpr float kCircle = 0.6875F;
constexpr float kNameShare = 0.38F;
constexpr double kStep = 0.2;

struct Row {
  std::string name;
  std::optional<Kind> kind;
  std::optional<double> actual, agreed;
  std::vector<std::string> lines;
};

std::string share_words(std::optional<double> share) {
  return share ? percent(*share, 1) : "–";
}

/// The largest actual share first, time without a project last.
std::vector<Row> rows_of(const Agreed& agreed, Lang lang) {
  std::vector<const AgreedProject*> order;
  for (const AgreedProject& project : agreed.projects) { order.push_back(&project); }
  std::stable_sort(order.begin(), order.end(), [](const AgreedProject* a, const AgreedProject* b) {
    if (a->project.has_value() != b->project.has_value()) { return a->project.has_value(); }
    return a->actual > b->actual;
  });
  std::vector<Row> rows;
  for (const AgreedProject* project : order) {
    Row row;
    row.name = project_words(project->project ? project->name : "", lang);
    row.kind = project->kind;
    row.actual = project->share_of_total;
    row.agreed = project->agreed_share;
    row.lines = {row.name,
                 render({msg::fig_actual_line,
                         {{"share", share_words(row.actual)}, {"length", hours_minutes(project->actual, lang)}}},
                        lang),
                 row.agreed ? render({msg::fig_agreed_share, {{"share", share_words(row.agreed)}}}, lang)
                            : std::string(text(msg::fig_no_agreement, lang))};
    rows.push_back(std::move(row));
  }
  return rows;
}

class Dumbbell {
 public:
  Dumbbell(const Agreed& agreed, const FigureStyle& style)
      : style_(style), sketch_(style), all_(rows_of(agreed, style.lang)), rows_(all_) {
    if (style.height > 0) {
      const auto fit = static_cast<std::size_t>(std::max(2.0F, std::floor((style.height - kAxis) / kLeastRow + 1e-3F)));
      if (rows_.size() > fit) { gather(fit - 1); }
    }
    const auto count = static_cast<float>(std::max<std::size_t>(rows_.size(), 1));
    row_ = style.height > 0 ? std::clamp((style.height - kAxis) / count, kLeastRow, kRow) : kRow;
    float names = 0;
    double most = kStep;
    for (const Row& row : rows_) {
      names = std::max(names, sketch_.measure(row.name));
      for (const auto share : {row.actual, row.agreed}) { most = std::max(most, share.value_or(0)); }
    }
    scale_ = std::ceil(most / kStep - 1e-9) * kStep;
    names_ = std::min(names, sketch_.width() * kNameShare);
    left_ = names_ + 1.25F;
    right_ = sketch_.width() - 1.75F;
  }

  Figure draw() {
    const float bottom = row_ * static_cast<float>(rows_.size());
    draw_axis(bottom);
    for (std::size_t i = 0; i < rows_.size(); ++i) { draw_row(rows_[i], row_ * static_cast<float>(i)); }
    tell();
    return sketch_.finish(bottom + kAxis);
  }

 private:
  /// The rows from `first` on as one, with their sums.
  void gather(std::size_t first) {
    Row sum;
    sum.name = render({msg::fig_and_more, {{"count", fmt::format("{}", rows_.size() - first)}}}, style_.lang);
    sum.lines = {sum.name};
    for (std::size_t i = first; i < rows_.size(); ++i) {
      const Row& row = rows_[i];
      if (row.actual) { sum.actual = sum.actual.value_or(0) + *row.actual; }
      if (row.agreed) { sum.agreed = sum.agreed.value_or(0) + *row.agreed; }
      sum.lines.push_back(row.name + ": " + share_words(row.actual) + " / " + share_words(row.agreed));
    }
    rows_.resize(first);
    rows_.push_back(std::move(sum));
  }

  [[nodiscard]] float x_of(double share) const { return left_ + static_cast<float>(share / scale_) * (right_ - left_); }

  void draw_axis(float bottom) {
    const int steps = static_cast<int>(std::lround(scale_ / kStep));
    // Every line is drawn; its number where there is room for it.
    const int every =
        std::max(1, static_cast<int>(std::ceil(2.5F * static_cast<float>(steps) / std::max(right_ - left_, 1.0F))));
    for (int i = 0; i <= steps; ++i) {
      const float x = x_of(i * kStep);
      sketch_.rule(x, 0, x, bottom);
      if (i % every != 0 && i != steps) { continue; }
      std::string words = fmt::format("{}", std::lround(i * kStep * 100));
      if (i == steps) { words += " %"; }
      sketch_.label({x, bottom + 0.375F, words, TextSize::caption, false, Ink::muted, Align::centre});
    }
  }

  void draw_row(const Row& row, float y) {
    const float middle = y + row_ / 2;
    sketch_.text({0, middle - 0.5F, row.name, TextSize::caption, false, Ink::text, Align::left}, names_);
    const Ink ink = row.kind ? ink_of(*row.kind) : Ink::neutral;
    if (row.actual && row.agreed) {
      const float a = x_of(*row.actual);
      const float b = x_of(*row.agreed);
      const float reach = kCircle / 2;
      if (std::abs(a - b) > kCircle) {
        sketch_.line(std::min(a, b) + reach, middle, std::max(a, b) - reach, middle, ink, 3 * kPixel);
      }
    }
    const auto circle = [&](double share, Ink colour, bool filled) {
      sketch_.circle({x_of(share) - kCircle / 2, middle - kCircle / 2, kCircle, kCircle}, colour, filled);
    };
    if (row.actual) { circle(*row.actual, ink, true); }
    if (row.agreed) { circle(*row.agreed, Ink::text, false); }
    sketch_.hit({{0, y, sketch_.width(), row_}, row.lines, std::nullopt, std::nullopt, std::nullopt});
  }

  void tell() {
    std::vector<std::vector<std::string>> rows;
    for (const Row& row : all_) { rows.push_back({row.name, share_words(row.actual), share_words(row.agreed)}); }
    sketch_.words(aligned(rows, "lrr"));
  }

  const FigureStyle& style_;
  Sketch sketch_;
  std::vector<Row> all_;
  std::vector<Row> rows_;
  double scale_ = 0.6;
  float row_ = kRow;
  float names_ = 0;
  float left_ = 0;
  float right_ = 0;
};

}  // namespace

Figure dumbbell(const Agreed& agreed, const FigureStyle& style) {
  return Dumbbell{agreed, style}.draw();
}

Figure dumbbell_legend(const FigureStyle& style) {
  constexpr float kGap = 0.4F;
  Sketch sketch{style};
  const std::string agreed = sketch.say(msg::report_agreed);
  const std::string actual = sketch.say(msg::report_actual);
  float x = sketch.width();
  for (const auto& [words, filled] : {std::pair{actual, true}, std::pair{agreed, false}}) {
    const float wide = sketch.measure(words) + kGap + kCircle;
    if (x - wide < 0) { break; }
    sketch.circle({x - wide, (1 - kCircle) / 2, kCircle, kCircle}, filled ? Ink::muted : Ink::text, filled);
    sketch.text({x, 0, words, TextSize::caption, false, Ink::muted, Align::right});
    x -= wide + 1.0F;
  }
  return sketch.finish(1.0F);
}

}  // namespace labclock::reports
