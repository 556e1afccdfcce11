// The table of the screen Projects: a row for each, with what was agreed and what this month holds.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/views/projects_parts.hpp"
#include "src/format.hpp"
#include "src/msg/gui.hpp"
#include "src/msg/gui_projects.hpp"

namespace labclock::gui::projects_view {
namespace {

constexpr float kRowWide = 5.0F;
constexpr float kRowMiddle = 6.25F;
constexpr float kRowNarrow = 11.25F;
constexpr float kRowTiny = 12.75F;
constexpr float kNarrowHours = 7.75F;  ///< of a narrow row
constexpr float kBar = 5.0F;
constexpr Seconds kBarFull = Hours{90};  ///< what the bar's length means, until somebody works more
constexpr float kTick = 2.0F / 16;

/// Where the columns begin in the card, by how wide it is.
struct Columns {
  enum class Form : unsigned char { wide, middle, narrow };
  Form form = Form::wide;
  float name = 0, funder = 0, agreed = 0, fit = 0, hours = 0, right = 0;

  explicit Columns(float width) : name(pad_of(width)), right(width - pad_of(width)) {
    if (width >= 43) {
      const float more = width - 47;
      funder = 12.5F + 0.5F * more;
      agreed = 22.5F + 0.8F * more;
      fit = 30.5F + 0.9F * more;
      hours = 36 + more;
    } else if (width >= 31) {
      form = Form::middle;
      hours = width - 12.5F;
      agreed = hours - 8;
    } else {
      form = Form::narrow;
    }
  }
  /// Hardly any room: the status has a line of its own.
  [[nodiscard]] bool tiny() const { return form == Form::narrow && right - name < 15; }
  [[nodiscard]] float row() const {
    return form == Form::wide ? kRowWide : form == Form::middle ? kRowMiddle : tiny() ? kRowTiny : kRowNarrow;
  }
  [[nodiscard]] float status_y() const {
    return form != Form::narrow ? 0.875F : tiny() ? kRowNarrow - 0.25F : kNarrowHours + 0.25F;
  }
};

struct Row {
  const Project* project = nullptr;  ///< none = time without a project
  const reports::AgreedProject* numbers = nullptr;
};

struct Words {
  std::string first;
  std::string second;
  std::string third;
};

/// "50 %", "from 1 Mar 2026", "to 28 Feb 2027"; "–" and what there is instead.
Words agreed_words(const Ui& ui, const Scene& scene, const Row& row) {
  const Agreement* told = row.project != nullptr ? told_agreement(scene.base, row.project->id) : nullptr;
  const std::string none = ui(msg::gui_projects_none);
  if (told == nullptr) { return {none, ui(msg::gui_projects_no_agreement), ""}; }
  const std::string from = brief_day(told->from, ui.lang);
  if (told->from > scene.base.today) {
    return {none, ui({msg::gui_projects_to_come, {{"share", share_words(told->share_ppm)}, {"day", from}}}), ""};
  }
  if (!told->holds_on(scene.base.today)) {
    return {none, ui({msg::gui_projects_ended_on, {{"day", brief_day(*told->to, ui.lang)}}}), ""};
  }
  return {share_words(told->share_ppm), ui({msg::gui_projects_from, {{"day", from}}}),
          told->to ? ui({msg::gui_projects_to, {{"day", brief_day(*told->to, ui.lang)}}}) : std::string{}};
}

struct State {
  Mark mark;
  std::string word;
};

State state_of(const Ui& ui, const Scene& scene, const Row& row) {
  if (row.project != nullptr && row.project->archived) { return {Mark::none, ui(msg::gui_projects_archived)}; }
  const reports::AgreedState state = row.numbers != nullptr ? row.numbers->state : reports::AgreedState::none;
  switch (state) {
    case reports::AgreedState::ok:
      return {Mark::ok, ui(msg::gui_state_ok)};
    case reports::AgreedState::watch:
      return {Mark::watch, ui(msg::gui_state_watch)};
    case reports::AgreedState::discuss:
      return {Mark::over, ui(msg::gui_state_discuss)};
    case reports::AgreedState::none:
      break;
  }
  const Agreement* told = row.project != nullptr ? told_agreement(scene.base, row.project->id) : nullptr;
  if (told != nullptr && told->to && *told->to < scene.base.today) { return {Mark::none, ui(msg::gui_projects_ended)}; }
  const bool empty = row.numbers == nullptr || row.numbers->actual == Seconds{0};
  return {Mark::none, ui(empty ? msg::gui_projects_empty : msg::gui_projects_none)};
}

/// 90 h, or enough for the longest bar, in steps of 30 h.
Seconds bar_scale(const ProjectsPage& page) {
  Seconds most = kBarFull;
  for (const reports::AgreedProject& each : page.agreed.projects) {
    most = std::max({most, each.actual, each.expected_full.value_or(Seconds{0})});
  }
  const auto steps = static_cast<std::int64_t>(std::ceil(static_cast<double>(most.count()) / 3600 / 30));
  return Hours{steps * 30};
}

/// "68.9 / 84.0" and the bar below it.
void draw_hours(Ui& ui, const Scene& scene, const Row& row, float x, float y, float bar) {
  const Seconds actual = row.numbers != nullptr ? row.numbers->actual : Seconds{0};
  const std::optional<Seconds> full = row.numbers != nullptr ? row.numbers->expected_full : std::nullopt;
  const float wide = ui.text(x, y, decimal_hours(actual));
  ui.text(x + wide, y, " / " + (full ? decimal_hours(*full) : ui(msg::gui_projects_none)),
          {TextSize::body, false, Ink::muted, Align::left, 0});
  if (actual == Seconds{0} && !full) { return; }
  const auto scale = static_cast<float>(bar_scale(scene.page).count());
  const float top = y + 2.25F;
  ui.fill({x, top, bar, 0.5F}, Ink::band, 0.125F);
  const Kind kind = row.project != nullptr ? row.project->kind : Kind::unassigned;
  const float done = bar * static_cast<float>(actual.count()) / scale;
  if (done > 0) { ui.fill({x, top, std::max(done, 0.125F), 0.5F}, reports::ink_of(kind), 0.125F); }
  if (full) {
    const float at = bar * static_cast<float>(full->count()) / scale;
    ui.fill({x + std::min(at, bar - kTick), top - 0.3125F, kTick, 1.125F}, Ink::text);
  }
}

std::string name_of_row(const Ui& ui, const Row& row) {
  return row.project != nullptr ? row.project->name : ui(msg::gui_projects_no_time);
}

std::string or_none(const Ui& ui, const std::string& words) {
  return words.empty() ? ui(msg::gui_projects_none) : words;
}

/// "Samsung Electronics · related", in one line below the chip.
std::string second_words(const Ui& ui, const Row& row) {
  if (row.project == nullptr) { return {}; }
  std::string words;
  const auto put = [&](std::string_view part) {
    if (part.empty()) { return; }
    if (!words.empty()) { words += " · "; }
    words += part;
  };
  put(row.project->funder);
  put(row.project->number);
  if (row.project->fit != Fit::unknown) { put(name_of(row.project->fit, ui.lang)); }
  return words;
}

void draw_wide(Ui& ui, const Scene& scene, const Row& row, const Columns& at, float x, float y) {
  const Kind kind = row.project != nullptr ? row.project->kind : Kind::unassigned;
  ui.text(x + at.name, y + 0.625F, name_of_row(ui, row),
          {TextSize::body, true, Ink::text, Align::left, at.funder - at.name - 1});
  ui.chip(x + at.name, y + 2.5F, kind);
  const float funder = at.agreed - at.funder - 1;
  ui.text(x + at.funder, y + 0.625F, or_none(ui, row.project != nullptr ? row.project->funder : ""),
          {TextSize::body, false, Ink::text, Align::left, funder});
  if (row.project != nullptr) { ui.text(x + at.funder, y + 2.2F, row.project->number, caption_in(funder)); }
  const Words agreed = agreed_words(ui, scene, row);
  const float wide = at.fit - at.agreed - 0.25F;
  ui.text(x + at.agreed, y + 0.625F, agreed.first);
  ui.text(x + at.agreed, y + 2.2F, agreed.second, caption_in(wide));
  ui.text(x + at.agreed, y + 3.2F, agreed.third, caption_in(wide));
  const bool fit = row.project != nullptr && row.project->fit != Fit::unknown;
  ui.text(x + at.fit, y + 0.625F, fit ? std::string(name_of(row.project->fit, ui.lang)) : ui(msg::gui_projects_none),
          {TextSize::body, false, Ink::text, Align::left, at.hours - at.fit - 0.5F});
  draw_hours(ui, scene, row, x + at.hours, y + 0.625F, kBar);
}

void draw_middle(Ui& ui, const Scene& scene, const Row& row, const Columns& at, float x, float y) {
  const Kind kind = row.project != nullptr ? row.project->kind : Kind::unassigned;
  const float name = at.agreed - at.name - 1;
  ui.text(x + at.name, y + 0.625F, name_of_row(ui, row), {TextSize::body, true, Ink::text, Align::left, name});
  ui.chip(x + at.name, y + 2.5F, kind);
  ui.text(x + at.name, y + 4.5F, second_words(ui, row), caption_in(name));
  const Words agreed = agreed_words(ui, scene, row);
  const float wide = at.hours - at.agreed - 0.5F;
  ui.text(x + at.agreed, y + 0.625F, agreed.first);
  ui.text(x + at.agreed, y + 2.2F, agreed.second, caption_in(wide));
  ui.text(x + at.agreed, y + 3.2F, agreed.third, caption_in(wide));
  draw_hours(ui, scene, row, x + at.hours, y + 0.625F, kBar);
}

void draw_narrow(Ui& ui, const Scene& scene, const Row& row, const Columns& at, float x, float y) {
  const Kind kind = row.project != nullptr ? row.project->kind : Kind::unassigned;
  const float wide = at.right - at.name;
  ui.text(x + at.name, y + 0.625F, name_of_row(ui, row), {TextSize::body, true, Ink::text, Align::left, wide});
  ui.chip(x + at.name, y + 2.375F, kind);
  ui.text(x + at.name, y + 4.125F, second_words(ui, row), caption_in(wide));
  const Words agreed = agreed_words(ui, scene, row);
  ui.text(x + at.name, y + 5.25F, agreed.first);
  constexpr float kDates = 3.75F;
  ui.text(x + at.name + kDates, y + 5.5F, agreed.second, caption_in(wide - kDates));
  ui.text(x + at.name + kDates, y + 6.5F, agreed.third, caption_in(wide - kDates));
  draw_hours(ui, scene, row, x + at.name, y + kNarrowHours, std::min(kBar, wide));
}

/// The status at the right of a row. The spot that tells what it means is made before the row's own area (what comes
/// first in a frame has the pointer), and its word is drawn after it.
class Status {
 public:
  Status(Ui& ui, const Scene& scene, const Row& row, const Columns& at, float x, float y)
      : state_(state_of(ui, scene, row)), right_(x + at.right), top_(y + at.status_y()) {
    const float wide = status_width(ui, state_.mark, state_.word);
    bool hovered = false;
    ui.hot_spot("why", {right_ - wide, top_, wide, 1.0F}, "", &hovered);
    if (hovered) { ui.tooltip(ui(why(row.numbers))); }
  }
  void draw(Ui& ui) const { status(ui, right_, top_, state_.mark, state_.word, Align::right); }

 private:
  State state_;
  float right_;
  float top_;
};

void draw_row(Ui& ui, Scene& scene, const Row& row, const Columns& at, float x, float y, float width) {
  ProjectsUi& state = scene.state;
  const Box place{x + 0.5F, y + 0.25F, width - 1.0F, at.row() - 0.5F};
  ImGui::PushID(row.project != nullptr ? static_cast<int>(row.project->id.value) : 0);
  const Status told(ui, scene, row, at, x, y);
  if (row.project != nullptr) {
    const bool selected = !state.adding && state.selected == row.project->id;
    if (ui.area("row", place, "", selected)) {
      select(state, row.project->id);
      state.reveal_panel = true;
    }
    if (ImGui::GetIO().NavVisible && ImGui::IsItemFocused()) { state.row_focused = row.project->id; }
    if (selected) {
      ui.fill({place.x, y + at.row() / 2 - 0.75F, 0.1875F, 1.5F}, Ink::accent, 0.0625F);
      if (state.reveal_row) { ui.reveal(y, at.row()); }
    }
  }
  switch (at.form) {
    case Columns::Form::wide:
      draw_wide(ui, scene, row, at, x, y);
      break;
    case Columns::Form::middle:
      draw_middle(ui, scene, row, at, x, y);
      break;
    case Columns::Form::narrow:
      draw_narrow(ui, scene, row, at, x, y);
      break;
  }
  told.draw(ui);
  ImGui::PopID();
}

/// The titles of the columns, where there are columns.
float draw_heads(Ui& ui, const Scene& scene, const Columns& at, float x, float y, float width) {
  const std::string month = ui({msg::gui_projects_hours, {{"month", month_name(scene.page.month.first, ui.lang)}}});
  const auto head = [&](float column, std::string_view words, float room) {
    ui.text(x + column, y, words, caption_in(room));
  };
  if (at.form == Columns::Form::narrow) {
    head(at.name, month, at.right - at.name);
  } else {
    head(at.name, ui(msg::gui_projects_name), 8);
    head(at.agreed, ui(msg::gui_projects_agreed), 7);
    head(at.hours, month, 6.5F);
    ui.text(x + at.right, y, ui(msg::gui_projects_status), {TextSize::caption, false, Ink::muted, Align::right, 0});
  }
  if (at.form == Columns::Form::wide) {
    head(at.funder, ui(msg::gui_projects_funder), at.agreed - at.funder - 0.5F);
    head(at.fit, ui(msg::gui_projects_fit), at.hours - at.fit - 0.5F);
  }
  ui.divider(x + pad_of(width), y + 1.5F, width - 2 * pad_of(width));
  return y + 1.5F;
}

/// "6 projects" and what the dark tick means.
float draw_title(Ui& ui, std::size_t count, float x, float y, float width) {
  const std::string words = count == 1 ? ui(msg::gui_projects_count_one)
                                       : ui({msg::gui_projects_count, {{"count", fmt::format("{}", count)}}});
  const float title = ui.text(x + pad_of(width), y + 1.25F, words,
                              {TextSize::body, true, Ink::text, Align::left, width - 2 * pad_of(width)});
  const std::string legend = ui(msg::gui_projects_legend);
  const float wide = ui.text_width(legend, TextSize::caption) + 0.5F;
  const bool beside = title + wide + 2 < width - 2 * pad_of(width);
  const float left = beside ? x + width - pad_of(width) - wide : x + pad_of(width) + 0.5F;
  const float top = beside ? y + 1.5F : y + 2.875F;
  ui.fill({left - kTick, top + 0.0625F, kTick, 0.875F}, Ink::text);
  ui.text(left + 0.5F, top, legend, caption_in(x + width - pad_of(width) - left - 0.5F + 0.02F));
  return beside ? y + 4.0F : y + 4.75F;
}

float draw_archived_tick(Ui& ui, Scene& scene, float x, float y, float width) {
  const auto count = std::count_if(scene.base.projects.begin(), scene.base.projects.end(),
                                   [](const Project& project) { return project.archived; });
  if (count == 0) { return y; }
  const std::string words = ui({msg::gui_projects_show_archived, {{"count", fmt::format("{}", count)}}});
  const float room = width - 2 * pad_of(width) - 1.5F;
  const bool fits = ui.text_width(words) <= room;
  ui.tick("archived", x + pad_of(width), y + 0.5F, fits ? words : "", scene.state.show_archived);
  if (!fits) { return y + 1.0F + ui.paragraph(x + pad_of(width) + 1.5F, y + 0.5F, room, words, {}); }
  return y + 2.5F;
}

}  // namespace

float draw_table(Ui& ui, Scene& scene, float x, float y, float width, float least) {
  CardBehind card;
  const std::vector<const Project*> projects = rows_of(scene);
  const Columns at(width);
  float top = draw_title(ui, projects.size(), x, y, width);
  const bool any_unsorted =
      std::any_of(projects.begin(), projects.end(), [&](const Project* each) { return unsorted(scene.page, *each); });
  if (any_unsorted) { top = draw_unsorted(ui, scene, x, top, width); }
  std::vector<Row> rows;
  for (const Project* project : projects) {
    if (!unsorted(scene.page, *project)) { rows.push_back({project, numbers_of(scene.page, project->id)}); }
  }
  const reports::AgreedProject* without = numbers_of(scene.page, std::nullopt);
  if (without != nullptr && without->actual > Seconds{0}) { rows.push_back({nullptr, without}); }
  if (projects.empty() && rows.empty()) {
    top += ui.paragraph(x + pad_of(width), top, width - 2 * pad_of(width), ui(msg::gui_projects_first), {});
    top += 1.0F;
  }
  if (!rows.empty()) { top = draw_heads(ui, scene, at, x, top, width); }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    draw_row(ui, scene, rows[i], at, x, top, width);
    top += at.row();
    if (i + 1 < rows.size()) { ui.divider(x + pad_of(width), top, width - 2 * pad_of(width)); }
  }
  scene.state.reveal_row = false;
  top = draw_archived_tick(ui, scene, x, top, width) + 0.75F;
  const float bottom = std::max(top, y + least);
  card.close(ui, {x, y, width, bottom - y});
  return bottom;
}

}  // namespace labclock::gui::projects_view
