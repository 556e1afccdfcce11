// The fields of a session as they are drawn.

#include <algorithm>
#include <utility>

#include "gui/parts.hpp"
#include "gui/views/log_form.hpp"
#include "src/format.hpp"
#include "src/msg/gui_log.hpp"

namespace labclock::gui {
namespace {

constexpr float kLabel = 1.25F;
constexpr float kBetween = 1.0F;
constexpr float kAir = 0.75F;
constexpr float kThreeColumns = 44.0F;
constexpr float kTwoColumns = 22.0F;
constexpr std::size_t kMostInTheWay = 4;

int columns_of(float width) {
  return width >= kThreeColumns ? 3 : width >= kTwoColumns ? 2 : 1;
}

/// Places fields in columns; a row is as high as its highest.
class Grid {
 public:
  Grid(float x, float y, float width) : x_(x), y_(y), columns_(columns_of(width)) {
    wide_ = (width - static_cast<float>(columns_ - 1) * kBetween) / static_cast<float>(columns_);
  }
  /// The place of the next field, 2 em high, below its label.
  Box next() {
    if (at_ == columns_) { row(); }
    return {x_ + static_cast<float>(at_++) * (wide_ + kBetween), y_ + kLabel, wide_, kButtonHeight};
  }
  /// What stands below the field.
  void below(float height) { below_ = std::max(below_, height); }
  float end() {
    row();
    return y_;
  }

 private:
  void row() {
    if (at_ > 0) { y_ += kLabel + kButtonHeight + below_ + kAir; }
    at_ = 0;
    below_ = 0;
  }
  float x_, y_, wide_ = 0, below_ = 0;
  int columns_, at_ = 0;
};

struct Drawing {
  Ui& ui;
  bool edited = false;
  bool entered = false;

  void words(Grid& grid, const char* id, Msg label, std::string& value, Msg hint, const std::optional<Error>* error,
             bool focus) {
    const Box box = grid.next();
    ui.label(box.x, box.y - kLabel, ui(label));
    Ui::FieldLook look;
    look.hint = ui(hint);
    look.wrong = error != nullptr && error->has_value();
    look.focus = focus;
    bool changed = false;
    look.edited = &changed;
    if (ui.field(id, box, value, look)) { entered = true; }
    if (error == nullptr) { return; }
    edited = edited || changed;
    grid.below(field_error(ui, box.x, box.y + box.h, box.w, *error));
  }
};

/// How many lines tell what is in the way, and each of them.
float draw_in_the_way(Ui& ui, float x, float y, float width, const Snapshot& base,
                      const std::vector<const storage::AnySession*>& found, Day day) {
  if (found.empty()) { return 0; }
  const float top = y;
  const Phrase head = found.size() == 1 ? Phrase{msg::gui_log_overlap_one}
                                        : Phrase{msg::gui_log_overlap, {{"count", std::to_string(found.size())}}};
  status(ui, x, y, Mark::watch, ui(head));
  y += 1.25F;
  for (std::size_t i = 0; i < std::min(found.size(), kMostInTheWay); ++i) {
    const storage::AnySession& each = *found[i];
    const SessionFacts& facts = storage::facts_of(each);
    const Zone& zone = zone_or_own(base, facts.zone);
    const Phrase line{msg::gui_log_in_the_way,
                      {{"stretch", stretch_words(storage::start_of(each), storage::end_of(each), zone, day, ui.lang)},
                       {"project", base.project_name(facts.project, ui.lang)}}};
    ui.text(x + 1.0F, y, ui(line), {TextSize::caption, false, Ink::watch_text, Align::left, width - 1.0F});
    y += 1.25F;
  }
  if (found.size() > kMostInTheWay) {
    const Phrase more{msg::gui_log_overlap_more, {{"count", std::to_string(found.size() - kMostInTheWay)}}};
    ui.text(x + 1.0F, y, ui(more), {TextSize::caption, false, Ink::watch_text, Align::left, 0});
    y += 1.25F;
  }
  return y + 0.5F - top;
}

}  // namespace

FormAnswer session_fields(Ui& ui, float x, float& y, float width, SessionForm& form, const Snapshot& base,
                          std::span<const storage::AnySession> around, Commands& commands) {
  Drawing draw{ui};
  Grid grid(x, y, width);
  const Box project = grid.next();
  ui.label(project.x, project.y - kLabel, ui(msg::gui_log_project));
  choose_project(ui, "project", project, base, form.project);
  const bool focus = std::exchange(form.focus, false);
  draw.words(grid, "from", msg::gui_log_from, form.from, msg::gui_log_from_hint, &form.from_error, focus);
  draw.words(grid, "to", msg::gui_log_to, form.to, form.running ? msg::gui_log_to_running : msg::gui_log_to_hint,
             &form.to_error, false);
  draw.words(grid, "activity", msg::gui_log_activity, form.activity, msg::gui_log_activity_hint, nullptr, false);
  draw.words(grid, "note", msg::gui_log_note, form.note, msg::gui_log_note_hint, nullptr, false);
  if (form.id) { draw.words(grid, "zone", msg::gui_log_zone, form.zone, msg::gui_log_zone, &form.zone_error, false); }
  y = grid.end();
  if (draw.edited) {
    read_form(form, base);
    commands.reread();
  }
  y += draw_in_the_way(ui, x, y, width, base, in_the_way(form, base, around), form.day);

  FormAnswer answer = FormAnswer::none;
  const std::string save = ui(form.id ? msg::gui_log_save : msg::gui_log_add_it);
  const float wide = ui.button_width(save);
  if (ui.button("save", {x, y, wide, 0}, save, Ui::Look::filled) || draw.entered) { answer = FormAnswer::save; }
  const std::string cancel = ui(msg::gui_log_cancel);
  if (ui.button("cancel", {x + wide + 0.5F, y, 0, 0}, cancel)) { answer = FormAnswer::cancel; }
  if (const std::optional<Span> span = form.span(base.now)) {
    const float left = x + wide + 0.5F + ui.button_width(cancel) + 1.0F;
    const std::string length = hours_minutes(span->length(), ui.lang);
    if (left + ui.text_width(length) <= x + width) {
      ui.text(left, y + 0.25F, length, {TextSize::body, false, Ink::muted, Align::left, 0});
    }
  }
  y += kButtonHeight;
  if (answer == FormAnswer::save && !read_form(form, base)) { answer = FormAnswer::none; }
  return answer;
}

float session_fields_height(const Ui& ui, float width, const SessionForm& form, const Snapshot& base,
                            std::span<const storage::AnySession> around) {
  const int columns = columns_of(width);
  const int fields = form.id ? 6 : 5;
  const int rows = (fields + columns - 1) / columns;
  const float wide = (width - static_cast<float>(columns - 1) * kBetween) / static_cast<float>(columns);
  float high = static_cast<float>(rows) * (kLabel + kButtonHeight + kAir) + kButtonHeight;
  for (const auto* error : {&form.from_error, &form.to_error, &form.zone_error}) {
    if (!*error) { continue; }
    // As field_error lays it out: message, details and hint, each wrapped.
    high += 0.375F;
    const auto lines = [&](const Phrase& phrase) {
      return 1.25F * static_cast<float>(ui.wrap(ui(phrase), wide, TextSize::caption, false).size());
    };
    high += lines((*error)->message);
    for (const Phrase& detail : (*error)->details) { high += lines(detail); }
    if ((*error)->hint) { high += lines(*(*error)->hint); }
  }
  const std::size_t found = in_the_way(form, base, around).size();
  if (found > 0) { high += 1.75F + 1.25F * static_cast<float>(std::min(found, kMostInTheWay + 1)); }
  return high;
}

}  // namespace labclock::gui
