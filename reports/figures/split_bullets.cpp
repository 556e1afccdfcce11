// Actual against agreed shares: a bullet a project, the bar what was worked, the tick what was agreed.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "reports/internal/draw.hpp"
#include "reports/rounding.hpp"
#include "src/format.hpp"
#include "src/msg/figures.hpp"
#include "src/msg/review.hpp"

namespace labclock::reports {

namespace {

constexpr float kHeading = 1.25F;
constexpr float kRow = 1.625F;
constexpr float kBar = 0.5F;
constexpr float kTick = 1.125F;
constexpr float kGap = 0.625F;
constexpr float kNameShare = 0.38F;  ///< of what names and bars have together
constexpr double kScale = 0.6;
constexpr double kScaleStep = 0.2;

struct Row {
  std::string name;
  Kind kind = Kind::unassigned;
  Seconds actual{0};
  std::optional<double> share, agreed, load;
  std::optional<std::int64_t> per_cent;    ///< the share as it is written: all of them add up to 100
  const AgreedProject* project = nullptr;  ///< none = several, gathered
};

std::string whole(std::optional<double> share) {
  return share ? fmt::format("{}", std::llround(*share * 100)) : "–";
}

/// Whole per cents that add up to what the shares do, by largest remainders (docs/rules.md 1.13).
void round_together(std::vector<Row>& rows) {
  std::vector<double> parts;
  double sum = 0;
  for (const Row& row : rows) {
    parts.push_back(row.share.value_or(0) * 100);
    sum += parts.back();
  }
  const std::vector<std::int64_t> whole = largest_remainder(parts, std::llround(sum));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].share) { rows[i].per_cent = whole[i]; }
  }
}

/// Largest share first; time without a project stays last.
std::vector<Row> rows_of(const Agreed& agreed, Lang lang) {
  std::vector<Row> rows;
  for (const AgreedProject& project : agreed.projects) {
    rows.push_back({project_words(project.project ? project.name : "", lang), project.kind, project.actual,
                    project.share_of_total, project.agreed_share, project.load, std::nullopt, &project});
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    const bool a_named = a.project->project.has_value();
    const bool b_named = b.project->project.has_value();
    return a_named != b_named ? a_named : a.actual > b.actual;
  });
  round_together(rows);
  return rows;
}

/// The rows from `first` on as one.
Row gathered(const std::vector<Row>& rows, std::size_t first, Lang lang) {
  Row sum;
  sum.name = render({msg::fig_and_more, {{"count", std::to_string(rows.size() - first)}}}, lang);
  const auto add = [](std::optional<double>& to, std::optional<double> more) {
    if (more) { to = to.value_or(0) + *more; }
  };
  for (std::size_t i = first; i < rows.size(); ++i) {
    sum.actual += rows[i].actual;
    add(sum.share, rows[i].share);
    add(sum.agreed, rows[i].agreed);
    if (rows[i].per_cent) { sum.per_cent = sum.per_cent.value_or(0) + *rows[i].per_cent; }
  }
  return sum;
}

/// "watch: 9 points under what was agreed"; nothing where there is nothing to compare.
std::string state_words(const AgreedProject& project, Lang lang) {
  if (project.state == AgreedState::none || !project.gap_points) { return {}; }
  const auto points = std::llround(*project.gap_points);
  const std::pair<std::string, std::string> value{"points", fmt::format("{}", std::abs(points))};
  const Phrase reason = points == 0 ? Phrase{msg::fig_as_agreed}
                                    : Phrase{points < 0 ? msg::fig_points_under : msg::fig_points_over, {value}};
  const Msg state = project.state == AgreedState::ok      ? msg::agreed_state_ok
                    : project.state == AgreedState::watch ? msg::agreed_state_watch
                                                          : msg::agreed_state_discuss;
  return render({msg::fig_state, {{"state", std::string(text(state, lang))}, {"reason", render(reason, lang)}}}, lang);
}

class Bullets {
 public:
  Bullets(const Agreed& agreed, const FigureStyle& style)
      : style_(style), sketch_(style), rows_(rows_of(agreed, style.lang)), top_(style.legend ? kHeading : 0.0F) {
    shown_ = rows_;
    if (style.height > 0) {
      const auto fit = static_cast<std::size_t>(std::max(1.0F, std::floor((style.height - top_) / kRow + 1e-3F)));
      if (fit < rows_.size()) {
        shown_.resize(fit - 1);
        shown_.push_back(gathered(rows_, fit - 1, style.lang));
      }
    }
    place_columns();
  }

  Figure draw() {
    if (style_.legend && !shown_.empty()) { draw_heading(); }
    for (std::size_t i = 0; i < shown_.size(); ++i) { draw_row(shown_[i], top_ + kRow * static_cast<float>(i)); }
    tell();
    return sketch_.finish(top_ + kRow * static_cast<float>(shown_.size()));
  }

 private:
  [[nodiscard]] std::string value_of(const Row& row) const {
    return (row.per_cent ? fmt::format("{}", *row.per_cent) : "–") + " / " + whole(row.agreed);
  }
  [[nodiscard]] std::string load_of(const Row& row) const {
    if (!row.load) { return "–"; }
    return sketch_.say({msg::fig_load_value, {{"load", fmt::format("{:.2f}", *row.load)}}});
  }

  void place_columns() {
    constexpr float kBeforeLoad = 1.5F;
    constexpr float kWideEnoughForLoad = 20.0F;
    float names = 0;
    float values = 0;
    float loads = sketch_.measure(sketch_.say(msg::fig_load));
    bool any_load = false;
    for (const Row& row : shown_) {
      names = std::max(names, sketch_.measure(row.name));
      values = std::max(values, sketch_.measure(value_of(row)));
      loads = std::max(loads, sketch_.measure(load_of(row)));
      any_load = any_load || row.load;
      for (const auto share : {row.share, row.agreed}) {
        scale_ = std::max(scale_, std::min(1.0, std::ceil(share.value_or(0) / kScaleStep - 1e-9) * kScaleStep));
      }
    }
    show_load_ = any_load && sketch_.width() >= kWideEnoughForLoad;
    values_right_ = sketch_.width() - (show_load_ ? loads + kBeforeLoad : 0.0F);
    const float track_right = values_right_ - values - kGap;
    names_ = std::min(names, std::max(track_right, 0.0F) * kNameShare);
    track_ = {names_ + kGap, 0, track_right - names_ - kGap, kBar};
  }

  void draw_heading() {
    const auto head = [this](Msg words, float right) {
      sketch_.label({right, 0, sketch_.say(words), TextSize::caption, false, Ink::muted, Align::right}, right);
    };
    if (show_load_) { head(msg::fig_load, sketch_.width()); }
    head(msg::fig_actual_agreed, values_right_);
  }

  void draw_row(const Row& row, float y) {
    const float line = y + (kRow - 1) / 2;
    sketch_.text({0, line, row.name}, names_);
    sketch_.label({values_right_, line, value_of(row), TextSize::caption, false, Ink::text, Align::right});
    if (show_load_) {
      sketch_.label({sketch_.width(), line, load_of(row), TextSize::caption, false, Ink::muted, Align::right});
    }
    if (track_.w >= 1) {
      const auto along = [this](double share) { return static_cast<float>(std::min(share / scale_, 1.0)) * track_.w; };
      const float top = y + (kRow - kBar) / 2;
      sketch_.rect({track_.x, top, track_.w, kBar}, Ink::band);
      if (row.share) {
        sketch_.rect({track_.x, top, along(*row.share), kBar}, row.project ? ink_of(row.kind) : Ink::neutral);
      }
      if (row.agreed) { sketch_.tick(track_.x + along(*row.agreed), y + (kRow - kTick) / 2, kTick); }
    }
    sketch_.hit({{0, y, sketch_.width(), kRow}, lines_of(row), std::nullopt, std::nullopt, std::nullopt});
  }

  [[nodiscard]] std::string share_words(std::optional<double> share) const { return share ? percent(*share) : "–"; }

  [[nodiscard]] std::vector<std::string> lines_of(const Row& row) const {
    std::vector<std::string> lines{row.name};
    if (row.project && row.project->project) { lines.emplace_back(name_of(row.kind, style_.lang)); }
    lines.push_back(
        sketch_.say({msg::fig_actual_line,
                     {{"share", share_words(row.share)}, {"length", hours_minutes(row.actual, style_.lang)}}}));
    if (!row.agreed) {
      if (row.project) { lines.push_back(sketch_.say(msg::fig_no_agreement)); }
    } else if (row.project && row.project->expected) {
      lines.push_back(sketch_.say(
          {msg::fig_agreed_line,
           {{"share", share_words(row.agreed)}, {"length", hours_minutes(*row.project->expected, style_.lang)}}}));
    } else {
      lines.push_back(sketch_.say({msg::fig_agreed_share, {{"share", share_words(row.agreed)}}}));
    }
    if (row.load) { lines.push_back(sketch_.say({msg::fig_load_line, {{"load", fmt::format("{:.2f}", *row.load)}}})); }
    if (!row.project) {
      for (std::size_t i = shown_.size() - 1; i < rows_.size(); ++i) {
        lines.push_back(rows_[i].name + ": " + value_of(rows_[i]));
      }
    } else if (std::string state = state_words(*row.project, style_.lang); !state.empty()) {
      lines.push_back(std::move(state));
    }
    return lines;
  }

  /// All rows, also those that were gathered.
  void tell() {
    if (rows_.empty()) { return; }
    std::vector<std::vector<std::string>> table{
        {"", sketch_.say(msg::fig_actual_agreed), sketch_.say(msg::fig_load), "", ""}};
    for (const Row& row : rows_) {
      table.push_back({row.name, value_of(row), load_of(row), hours_minutes(row.actual, style_.lang),
                       state_words(*row.project, style_.lang)});
    }
    sketch_.words(aligned(table, "lrrrl"));
  }

  const FigureStyle& style_;
  Sketch sketch_;
  std::vector<Row> rows_;   ///< all
  std::vector<Row> shown_;  ///< those that fit, and perhaps one for the others
  float top_ = 0;
  double scale_ = kScale;
  bool show_load_ = false;
  float names_ = 0;
  float values_right_ = 0;
  FigureBox track_;
};

}  // namespace

Figure split_bullets(const Agreed& agreed, const FigureStyle& style) {
  return Bullets{agreed, style}.draw();
}

}  // namespace labclock::reports
