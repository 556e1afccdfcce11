// The lines of the log: headings, sessions, free time between them, and the editor in place of a session.

#include <algorithm>

#include "gui/parts.hpp"
#include "gui/views/log_parts.hpp"
#include "reports/palette.hpp"
#include "src/format.hpp"
#include "src/msg/gui_log.hpp"

namespace labclock::gui {
namespace {

constexpr float kWide = 46.0F;     ///< from here on a session is one line
constexpr float kInPlace = 30.0F;  ///< from here on it is edited in place, else in a sheet
constexpr float kHeading = 2.75F;
constexpr float kHeadingTwo = 4.0F;
constexpr float kRow = 2.25F;
constexpr float kRowTwo = 3.5F;
constexpr float kRowThree = 4.75F;
constexpr float kGapRow = 1.75F;
constexpr float kBeyond = 6.0F;  ///< em drawn above and below what is in sight, for Tab and the arrow keys
constexpr float kTimes = 9.0F;
constexpr float kLength = 3.5F;
constexpr float kHatchWide = 1.0F;
constexpr float kHatchHigh = 0.625F;

std::string city(const Zone& zone) {
  std::string name = zone.name().substr(zone.name().rfind('/') + 1);
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

TextLook muted(float max_width) {
  return {TextSize::caption, false, Ink::muted, Align::left, max_width};
}

}  // namespace

bool LogView::in_place(float width) const {
  return width >= kInPlace;
}

bool LogView::picked(const LogItem& item) const {
  if (page_.days[item.day].day != state_.pick.day) { return false; }
  if (item.what == LogItem::What::gap) { return state_.pick.gap == item.gap.start; }
  if (item.what != LogItem::What::row || !state_.pick.session) { return false; }
  const LogRow& row = page_.days[item.day].rows[item.row];
  return storage::facts_of(page_.sessions[row.session]).id == *state_.pick.session;
}

void LogView::pick(const LogItem& item) {
  // What is typed in an open editor is not lost to a click beside it.
  if (state_.form.open) { return; }
  state_.pick = {};
  state_.pick.day = page_.days[item.day].day;
  if (item.what == LogItem::What::gap) {
    state_.pick.gap = item.gap.start;
  } else {
    state_.pick.session = storage::facts_of(page_.sessions[page_.days[item.day].rows[item.row].session]).id;
  }
}

std::optional<std::size_t> LogView::picked_index() const {
  if (!state_.pick.any()) { return std::nullopt; }
  for (std::size_t i = 0; i < page_.items.size(); ++i) {
    if (picked(page_.items[i])) { return i; }
  }
  return std::nullopt;
}

void LogView::move_pick(int by) {
  const auto count = static_cast<std::ptrdiff_t>(page_.items.size());
  const std::optional<std::size_t> now = picked_index();
  std::ptrdiff_t at = now ? static_cast<std::ptrdiff_t>(*now) + by : by > 0 ? 0 : count - 1;
  while (at >= 0 && at < count && page_.items[static_cast<std::size_t>(at)].what == LogItem::What::heading) {
    at += by;
  }
  if (at < 0 || at >= count) { return; }
  pick(page_.items[static_cast<std::size_t>(at)]);
  state_.pick_moved = true;
}

float LogView::height_of(const Ui& ui, const LogItem& item, float width) const {
  switch (item.what) {
    case LogItem::What::heading:
      return (width >= kWide ? kHeading : kHeadingTwo) + (item.day > 0 ? 0.5F : 0.0F);
    case LogItem::What::gap:
      return kGapRow;
    case LogItem::What::row:
      break;
  }
  if (state_.form.open && in_place(width) && picked(item) && state_.form.id == state_.pick.session) {
    return session_fields_height(ui, width - 2 * kCardPad - 2.0F, state_.form, base_, page_.around) + 2.5F;
  }
  if (width >= kWide) { return kRow; }
  const LogRow& row = page_.days[item.day].rows[item.row];
  const SessionFacts& facts = storage::facts_of(page_.sessions[row.session]);
  return facts.activity.empty() && facts.note.empty() ? kRowTwo : kRowThree;
}

float LogView::empty(Ui& ui, float x, float y, float width) {
  const float inner = width - 2 * kCardPad;
  const Phrase words{state_.filtered() ? msg::gui_log_empty_filter : msg::gui_log_empty,
                     {{"days", day_range(page_.range, lang_)}}};
  y += 1.0F;
  y += ui.paragraph(x + kCardPad, y, inner, ui(words), {TextSize::body, false, Ink::text, Align::left, 0});
  if (!state_.filtered()) {
    y += 0.5F + ui.paragraph(x + kCardPad, y + 0.5F, inner, ui(msg::gui_log_empty_hint),
                             {TextSize::caption, false, Ink::muted, Align::left, 0});
  }
  return y + 1.0F;
}

float LogView::list(Ui& ui, float x, float y, float width) {
  if (page_.items.empty()) { return empty(ui, x, y, width); }
  const float top = ImGui::GetScrollY() / ui.em - kBeyond;
  const float bottom = (ImGui::GetScrollY() + ImGui::GetWindowSize().y) / ui.em + kBeyond;
  for (const LogItem& item : page_.items) {
    const float high = height_of(ui, item, width);
    const Box box{x, y, width, high};
    y += high;
    const LogDay& day = page_.days[item.day];
    if (item.what == LogItem::What::heading && state_.reveal == day.day) {
      ui.reveal(box.y, std::min(24.0F, bottom - top - 2 * kBeyond));
      state_.reveal.reset();
    }
    const bool chosen = item.what != LogItem::What::heading && picked(item);
    if (chosen && state_.pick_moved) {
      ui.reveal(box.y - 0.5F, high + 1.0F);
      state_.pick_moved = false;
    }
    if (box.y + high < top || box.y > bottom) { continue; }
    ImGui::PushID(static_cast<int>(day_number(day.day)));
    ImGui::PushID(static_cast<int>(item.what));
    ImGui::PushID(static_cast<int>(item.row));
    switch (item.what) {
      case LogItem::What::heading:
        heading(ui, box, day);
        break;
      case LogItem::What::gap:
        gap(ui, box, item);
        break;
      case LogItem::What::row:
        if (chosen && state_.form.open && in_place(width) && state_.form.id == state_.pick.session) {
          editor(ui, x, box.y, width);
        } else {
          const bool used = ui.area("row", {x + 0.5F, box.y, width - 1.0F, high}, "", chosen);
          // The focus of Tab and arrows chooses as a click does; Enter and a double click edit.
          const bool by_key = used && ImGui::GetIO().NavVisible && !ImGui::IsMouseReleased(0);
          const bool twice = ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(0);
          if (used || twice || (ImGui::GetIO().NavVisible && ImGui::IsItemFocused() && !chosen)) { pick(item); }
          row(ui, box, day.rows[item.row]);
          if ((by_key || twice) && !state_.form.open) { edit(); }
        }
        break;
    }
    ImGui::PopID();
    ImGui::PopID();
    ImGui::PopID();
  }
  state_.reveal.reset();  // a day without sessions has no line to be brought into view
  return y;
}

// Headings and free time --------------------------------------------------------------------------------------

void LogView::heading(Ui& ui, const Box& box, const LogDay& day) {
  const bool wide = box.w >= kWide;
  const float y = box.y + box.h - (wide ? kHeading : kHeadingTwo) + 0.5F;
  const float left = box.x + kCardPad;
  const float inner = box.w - 2 * kCardPad;
  if (box.h > (wide ? kHeading : kHeadingTwo)) { ui.divider(left, box.y + 0.25F, inner); }
  Phrase sums{msg::gui_log_length, {{"length", hours_minutes(day.total, lang_)}}};
  if (day.off_hours >= Minutes{1}) {
    sums = {msg::gui_log_day_sums,
            {{"length", hours_minutes(day.total, lang_)}, {"off", hours_minutes(day.off_hours, lang_)}}};
  }
  std::string why;
  if (day.status.day_off) {
    why = ui(day.status.fully_off() ? msg::gui_log_day_off : msg::gui_log_half_day_off);
  } else if (!day.status.holidays.empty()) {
    why = name_for(day.status.holidays.front(), lang_);
  } else if (day.status.weekday_without_core) {
    why = ui(msg::gui_log_weekend);
  }
  const std::string title = long_day(day.day, lang_);
  std::string more = ui(sums);
  if (!why.empty()) { more += " · " + why; }
  const float title_wide = ui.text(left, y, title, {TextSize::body, true, Ink::text, Align::left, inner});
  if (wide) {
    ui.text(left + title_wide + 1.0F, y + 0.25F, more, muted(inner - title_wide - 1.0F));
  } else {
    ui.text(left, y + 1.625F, more, muted(inner));
  }
}

void LogView::gap(Ui& ui, const Box& box, const LogItem& item) {
  const LogDay& day = page_.days[item.day];
  const bool chosen = picked(item);
  const bool used = ui.area("gap", {box.x + 0.5F, box.y, box.w - 1.0F, box.h}, "", chosen);
  const bool by_key = used && ImGui::GetIO().NavVisible && !ImGui::IsMouseReleased(0);
  const bool twice = ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(0);
  if (used || twice || (ImGui::GetIO().NavVisible && ImGui::IsItemFocused() && !chosen)) { pick(item); }
  const Zone& zone = *day.rows[item.row].zone;
  const Phrase words{msg::gui_log_free,
                     {{"from", clock_minutes(item.gap.start, zone)},
                      {"to", clock_minutes(item.gap.end, zone)},
                      {"length", hours_minutes(item.gap.length(), lang_)}}};
  ui.text(box.x + kCardPad, box.y + 0.375F, ui(words), muted(box.w - 2 * kCardPad));
  if ((by_key || twice) && !state_.form.open) { fill(item.gap, day.day); }
}

// A session ---------------------------------------------------------------------------------------------------

std::string LogView::row_times(const LogRow& row) const {
  const std::string from = row.from_before ? "…" : clock_minutes(row.start, *row.zone);
  const std::string to = row.running ? ui_(msg::gui_log_now) : row.goes_on ? "…" : clock_minutes(row.end, *row.zone);
  return ui_({msg::gui_log_stretch, {{"from", from}, {"to", to}}});
}

std::string LogView::row_about(const LogRow& row) const {
  const SessionFacts& facts = storage::facts_of(page_.sessions[row.session]);
  if (facts.activity.empty() || facts.note.empty()) { return facts.activity + facts.note; }
  return facts.activity + " · " + facts.note;
}

std::vector<std::string> LogView::row_words(const LogRow& row) const {
  const SessionFacts& facts = storage::facts_of(page_.sessions[row.session]);
  std::vector<std::string> words;
  if (row.zone->name() != base_.zone->name()) { words.push_back(city(*row.zone)); }
  if (facts.origin == Origin::import) { words.push_back(ui_(msg::gui_log_imported_mark)); }
  if (facts.origin == Origin::repair) { words.push_back(ui_(msg::gui_log_repaired_mark)); }
  if (facts.edited) { words.push_back(ui_(msg::gui_log_edited_mark)); }
  return words;
}

/// The hatch of off-hours and the muted words, from the right; returns how much room they took.
float LogView::row_marks(Ui& ui, float right, float y, float room, const LogRow& row) const {
  float at = right;
  if (row.off_hours > Seconds{0}) {
    const Kind kind = base_.kind_of(storage::facts_of(page_.sessions[row.session]).project);
    ui.hatch({at - kHatchWide, y + 0.19F, kHatchWide, kHatchHigh}, reports::ink_of(kind), 0.125F);
    at -= kHatchWide + 0.5F;
  }
  std::string words;
  for (const std::string& each : row_words(row)) { words += (words.empty() ? "" : ", ") + each; }
  const float wide = ui.text_width(words, TextSize::caption);
  if (!words.empty() && right - at + wide <= room) {
    ui.text(at, y, words, {TextSize::caption, false, Ink::muted, Align::right, 0});
    at -= wide + 0.5F;
  }
  return right - at;
}

void LogView::row(Ui& ui, const Box& box, const LogRow& row) {
  if (box.w >= kWide) {
    row_wide(ui, box, row);
  } else {
    row_narrow(ui, box, row);
  }
}

void LogView::row_wide(Ui& ui, const Box& box, const LogRow& row) {
  const SessionFacts& facts = storage::facts_of(page_.sessions[row.session]);
  const float y = box.y + (box.h - kBodyLine) / 2;
  const float left = box.x + kCardPad;
  const float right = box.x + box.w - kCardPad;
  ui.text(left, y, row_times(row), {TextSize::body, false, Ink::text, Align::left, kTimes - 0.5F});
  ui.text(left + kTimes + kLength, y, clock_length(row.length),
          {TextSize::body, row.running, Ink::text, Align::right, 0});
  const float marks = row_marks(ui, right, y + 0.25F, 14.0F, row);
  const float from = left + kTimes + kLength + 1.25F;
  const float room = right - marks - 0.5F - from;
  ui.square(from, y + 0.5F, 0.5F, reports::ink_of(base_.kind_of(facts.project)));
  const float name_room = std::min(14.0F, room * 0.45F);
  ui.text(from + 1.0F, y, base_.project_name(facts.project, lang_),
          {TextSize::body, false, facts.project ? Ink::text : Ink::muted, Align::left, name_room - 1.0F});
  const float about = from + name_room + 0.75F;
  if (right - marks - 0.5F - about > 2.0F) {
    ui.text(about, y, row_about(row), {TextSize::body, false, Ink::muted, Align::left, right - marks - 0.5F - about});
  }
}

void LogView::row_narrow(Ui& ui, const Box& box, const LogRow& row) {
  const SessionFacts& facts = storage::facts_of(page_.sessions[row.session]);
  const float left = box.x + kCardPad;
  const float right = box.x + box.w - kCardPad;
  const float y = box.y + 0.25F;
  const std::string times = row_times(row);
  const std::string length = clock_length(row.length);
  const float times_wide = ui.text(left, y, times, {TextSize::body, false, Ink::text, Align::left, right - left});
  const float length_wide = ui.text_width(length, TextSize::body, row.running);
  if (left + times_wide + 0.75F + length_wide <= right) {
    ui.text(right, y, length, {TextSize::body, row.running, Ink::text, Align::right, 0});
  }
  const float marks = row_marks(ui, right, y + 1.75F, (right - left) / 2, row);
  ui.square(left, y + 2.0F, 0.5F, reports::ink_of(base_.kind_of(facts.project)));
  ui.text(
      left + 1.0F, y + 1.5F, base_.project_name(facts.project, lang_),
      {TextSize::body, false, facts.project ? Ink::text : Ink::muted, Align::left, right - marks - 0.5F - left - 1.0F});
  ui.text(left, y + 3.125F, row_about(row), muted(right - left));
}

void LogView::editor(Ui& ui, float x, float y, float width) {
  const float high = session_fields_height(ui, width - 2 * kCardPad - 2.0F, state_.form, base_, page_.around) + 2.0F;
  const Box box{x + kCardPad, y + 0.25F, width - 2 * kCardPad, high};
  ui.fill(box, Ink::background, kControlRadius);
  ui.outline(box, Ink::border, kControlRadius);
  float at = box.y + 1.0F;
  switch (session_fields(ui, box.x + 1.0F, at, box.w - 2.0F, state_.form, base_, page_.around, commands_)) {
    case FormAnswer::save:
      save_form(state_.form, base_, lang_, commands_);
      break;
    case FormAnswer::cancel:
      state_.form.open = false;
      break;
    case FormAnswer::none:
      break;
  }
}

}  // namespace labclock::gui
