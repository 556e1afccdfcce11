// The field for a day and the page of the month beside it (gui/parts.hpp).

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "gui/parts.hpp"
#include "src/format.hpp"
#include "src/month_grid.hpp"
#include "src/msg/gui_parts.hpp"

namespace labclock::gui {
namespace {

constexpr float kPad = 0.75F;
constexpr float kButton = 2.0F;
constexpr float kCell = 2.0F;
constexpr float kWeekColumn = 1.75F;
constexpr float kRadius = 0.375F;
constexpr float kDot = 0.25F;
constexpr Day kFirstDay = day_of(1900, 1, 1);
constexpr Day kLastDay = day_of(2199, 12, 31);

/// How large the page is: as it should be, or as narrow as the window asks.
struct Measures {
  float cell;
  float weeks;
  [[nodiscard]] float width() const { return 2 * kPad + weeks + 7 * cell; }
  [[nodiscard]] float rows() const { return kPad + 2.25F + 1.25F; }  ///< top of the first week
  [[nodiscard]] float height() const { return rows() + 6 * kCell + 0.5F + kButtonHeight + kPad; }
};

Measures measures_in(float window) {
  const float room = window - 2 * kPad - 0.5F;
  const float scale = std::min(1.0F, room / (kWeekColumn + 7 * kCell));
  return {kCell * scale, kWeekColumn * scale};
}

std::string holiday_names(const DayStatus& status, Lang lang) {
  std::string names;
  for (const Holiday& holiday : status.holidays) { names += (names.empty() ? "" : ", ") + name_for(holiday, lang); }
  return names;
}

/// A calendar leaf, drawn: no font is asked for it.
void leaf(Ui& ui, const Box& box) {
  const Box page{box.x + box.w / 2 - 0.4375F, box.y + box.h / 2 - 0.4375F, 0.875F, 0.875F};
  ui.outline(page, Ink::muted, 0.125F);
  ui.fill({page.x, page.y, page.w, 0.25F}, Ink::muted, 0.0625F);
  for (int row = 0; row < 2; ++row) {
    for (int column = 0; column < 3; ++column) {
      ui.fill({page.x + 0.15F + 0.225F * static_cast<float>(column), page.y + 0.375F + 0.225F * static_cast<float>(row),
               0.125F, 0.125F},
              Ink::muted);
    }
  }
}

void move_to(DateFieldState& state, Day day) {
  state.marked = std::clamp(day, kFirstDay, kLastDay);
}

/// The keys of an open page. True when the marked day is chosen.
bool page_keys(Ui& ui, DateFieldState& state) {
  if (ui.keys == nullptr) { return false; }
  const auto moves = [&](int key, int days, int months) {
    while (ui.keys->take(key)) { move_to(state, months_on(state.marked, months) + Days{days}); }
  };
  moves(key_left, -1, 0);
  moves(key_right, 1, 0);
  moves(key_up, -7, 0);
  moves(key_down, 7, 0);
  moves(key_page_up, 0, -1);
  moves(key_page_down, 0, 1);
  return ui.keys->take(key_enter) || ui.keys->take(' ');
}

/// "November 2026" between the two arrows that turn the page.
void page_head(Ui& ui, DateFieldState& state, const Measures& size) {
  const float right = kPad + size.weeks + 7 * size.cell;
  Day month = state.marked;
  if (turn_months(ui, {kPad, kPad, right - kPad, kButtonHeight}, month)) { move_to(state, month); }
}

bool page_day(Ui& ui, const Box& cell, Day day, const DateFieldState& state, const Snapshot& base) {
  const DayStatus& is = base.almanac->status(day);
  const bool other_month = ymd(day).month() != ymd(state.marked).month();
  ImGui::PushID(day_number(day));
  bool hovered = false;
  const bool chosen = ui.hot_spot("day", cell, "", &hovered);
  const Box inner{cell.x + 0.0625F, cell.y + 0.0625F, cell.w - 0.125F, cell.h - 0.125F};
  const bool marked = day == state.marked;
  if (marked) {
    ui.fill(inner, Ink::accent, kRadius);
  } else if (hovered) {
    ui.fill(inner, Ink::band, kRadius);
  }
  if (day == base.today) { ui.outline(inner, marked ? Ink::text : Ink::accent, kRadius); }
  const Ink ink = marked ? Ink::on_accent : other_month || is.weekday_without_core ? Ink::muted : Ink::text;
  const float line = cell.y + (cell.h - kBodyLine) / 2;
  ui.text(cell.x + cell.w / 2, line, fmt::format("{}", static_cast<unsigned>(ymd(day).day())),
          {TextSize::body, day == base.today, ink, Align::centre, 0});
  if (!is.holidays.empty()) {
    ui.circle({cell.x + cell.w / 2 - kDot / 2, cell.y + cell.h - 0.4F, kDot, kDot}, marked ? Ink::on_accent : Ink::over,
              true);
    if (hovered) {
      const std::array<std::string, 2> lines{long_day(day, ui.lang), holiday_names(is, ui.lang)};
      ui.tooltip(lines);
    }
  }
  ImGui::PopID();
  return chosen;
}

/// The weekdays, six weeks with their numbers. Returns the day that was clicked.
std::optional<Day> page_weeks(Ui& ui, const DateFieldState& state, const Snapshot& base, const Measures& size) {
  std::optional<Day> chosen;
  const MonthGrid grid = month_grid(static_cast<int>(ymd(state.marked).year()),
                                    static_cast<unsigned>(ymd(state.marked).month()), base.almanac->rules().week_start);
  const float left = kPad + size.weeks;
  const float heads = size.rows() - 1.25F;
  ui.text(kPad, heads, ui(msg::gui_date_week), {TextSize::caption, false, Ink::muted, Align::left, 0});
  for (std::size_t i = 0; i < 7; ++i) {
    ui.text(left + (static_cast<float>(i) + 0.5F) * size.cell, heads,
            weekday_name(weekday_of(grid.weeks[0][i]), ui.lang).substr(0, ui.lang == Lang::en ? 2 : std::string::npos),
            {TextSize::caption, false, Ink::muted, Align::centre, 0});
  }
  for (std::size_t w = 0; w < grid.weeks.size(); ++w) {
    const float y = size.rows() + static_cast<float>(w) * kCell;
    const std::string label = week_label({grid.weeks[w].front(), grid.weeks[w].back()});
    ui.text(kPad, y + 0.5F, label.substr(label.find('W') + 1), {TextSize::caption, false, Ink::muted, Align::left, 0});
    for (std::size_t i = 0; i < 7; ++i) {
      const Day day = grid.weeks[w][i];
      if (day < kFirstDay || day > kLastDay) { continue; }
      if (page_day(ui, {left + static_cast<float>(i) * size.cell, y, size.cell, kCell}, day, state, base)) {
        chosen = day;
      }
    }
  }
  return chosen;
}

/// The page of the month in its popup, which is open. Returns the chosen day.
std::optional<Day> page(const Ui& outer, DateFieldState& state, const Snapshot& base, const Measures& size) {
  Ui ui = outer;
  const ImVec2 window = ImGui::GetWindowPos();
  ui.origin = {window.x, window.y - ImGui::GetScrollY()};
  ui.width = size.width();
  ui.scrolls = true;
  std::optional<Day> chosen;
  if (page_keys(ui, state)) { chosen = state.marked; }
  page_head(ui, state, size);
  if (const std::optional<Day> day = page_weeks(ui, state, base, size)) { chosen = day; }
  if (ui.button("today", {kPad, size.rows() + 6 * kCell + 0.5F, 0, 0}, ui(msg::gui_date_today))) {
    chosen = base.today;
  }
  ui.extent(size.height());
  if (ui.keys != nullptr && ui.keys->take(key_escape)) { ImGui::CloseCurrentPopup(); }
  if (chosen) { ImGui::CloseCurrentPopup(); }
  return chosen;
}

/// Below the field, or wherever the window has room for it.
void place_page(const Ui& ui, const Box& field, const Measures& size) {
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  const float wide = std::min(ui.px(size.width()), display.x);
  const float high = std::min(ui.px(size.height()), display.y);
  ImVec2 place = ui.at(field.x, field.y + field.h + 0.125F);
  if (place.y + high > display.y) { place.y = ui.at(0, field.y - 0.125F).y - high; }
  place.x = std::clamp(place.x, 0.0F, std::max(0.0F, display.x - wide));
  place.y = std::clamp(place.y, 0.0F, std::max(0.0F, display.y - high));
  ImGui::SetNextWindowPos(place);
  ImGui::SetNextWindowSize({wide, high});
}

}  // namespace

void DateFieldState::set(std::optional<Day> value) {
  day = value;
  typed = value ? iso_day(*value) : std::string{};
  error.reset();
}

bool settle(DateFieldState& state, const Snapshot& base) {
  state.error.reset();
  state.waiting = false;
  state.day.reset();
  if (state.typed.find_first_not_of(" \t") == std::string::npos) { return true; }
  Result<Day> day = parse_day(state.typed, base.desk());
  if (!day) {
    state.error = day.error();
    return false;
  }
  // The day as everybody writes it, so that "mon" shows which Monday was meant.
  state.set(*day);
  return true;
}

bool date_field(Ui& ui, const char* id, const Box& box, DateFieldState& state, const Snapshot& base,
                const FieldHelp& help) {
  ImGui::PushID(id);
  bool edited = false;
  bool left = false;
  Ui::FieldLook look;
  look.hint = help.hint.empty() ? ui(msg::gui_date_hint) : help.hint;
  look.wrong = state.error.has_value();
  look.focus = help.focus;
  look.edited = &edited;
  look.left = &left;
  const Box typed{box.x, box.y, box.w - kButton - 0.25F, kButtonHeight};
  state.entered = ui.field("words", typed, state.typed, look);
  if (edited) { state.error.reset(); }
  bool changed = false;
  if (left_now(state.waiting, left) || state.entered) {
    const std::optional<Day> before = state.day;
    changed = settle(state, base) && state.day != before;
  }
  const Box button{box.x + box.w - kButton, box.y, kButton, kButtonHeight};
  ui.fill(button, Ink::surface, kRadius);
  if (ui.area("pick", button, ui(msg::gui_date_pick))) {
    move_to(state, state.day.value_or(base.today));
    ImGui::OpenPopup("page");
  }
  ui.outline(button, Ink::border, kRadius);
  leaf(ui, button);
  const Measures size = measures_in(ImGui::GetIO().DisplaySize.x / ui.em);
  place_page(ui, {box.x, box.y, box.w, kButtonHeight}, size);
  // The arrow keys move the marked day and not Dear ImGui's own focus.
  if (ImGui::BeginPopup("page", ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoNavInputs)) {
    if (const std::optional<Day> chosen = page(ui, state, base, size)) {
      changed = state.day != chosen || changed;
      state.set(chosen);
    }
    ImGui::EndPopup();
  }
  ImGui::PopID();
  return changed;
}

}  // namespace labclock::gui
