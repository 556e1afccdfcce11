// What is written for the meeting: done, decisions, actions; kept in the ledger with it.

#include <algorithm>

#include "gui/views/report_parts.hpp"
#include "src/format.hpp"
#include "src/msg/gui_report.hpp"
#include "storage/meeting_notes.hpp"

namespace labclock::gui::report_view {
namespace {

using storage::MeetingNoteKind;

constexpr float kRow = 1.75F;

Msg heading_of(MeetingNoteKind kind) {
  switch (kind) {
    case MeetingNoteKind::done:
      return msg::gui_report_done;
    case MeetingNoteKind::decision:
      return msg::gui_report_decisions;
    case MeetingNoteKind::action:
      break;
  }
  return msg::gui_report_actions;
}

void add_note(Scene& scene, MeetingNoteKind kind) {
  std::string* const text = &scene.state.fresh.at(static_cast<std::size_t>(kind));
  storage::MeetingNote note;
  note.kind = kind;
  note.text = *text;
  const Day day = scene.page.meeting->day;
  const Lang lang = scene.lang;
  scene.commands.change(
      [note, day, lang](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
        Result<storage::Meeting> added = storage::add_meeting_note(ledger, act, day, note);
        if (!added) { return in_window(added.error()); }
        return Phrase{msg::gui_report_noted, {{"day", long_day(day, lang)}}};
      },
      [text] { text->clear(); });
}

void begin_edit(Scene& scene, const storage::MeetingNote& note) {
  ReportNoteEdit& edit = scene.state.edit;
  edit.note = note;
  edit.text = note.text;
  edit.who = note.who;
  edit.by.set(note.by);
  edit.error.reset();
}

/// "notes (Kim, 1 Dec)".
std::string said(const storage::MeetingNote& note, Lang lang) {
  std::string more = note.who;
  if (note.by) { more += (more.empty() ? "" : ", ") + reports::shown(reports::short_day_cell(note.by), lang); }
  return more.empty() ? note.text : note.text + " (" + more + ")";
}

void draw_notes(Ui& ui, Scene& scene, Place& place, MeetingNoteKind kind) {
  heading(ui, place, heading_of(kind));
  const std::string edit = ui(msg::gui_report_edit);
  const float button = ui.button_width(edit);
  for (const storage::MeetingNote& note : scene.page.meeting->notes) {
    if (note.kind != kind) { continue; }
    ImGui::PushID(static_cast<int>(note.id.value));
    ui.text(place.x, place.y + 0.25F, said(note, ui.lang),
            {TextSize::body, false, Ink::text, Align::left, std::max(place.width - button - 0.5F, 2.0F)});
    if (ui.button("edit", {place.x + place.width - button, place.y, button, kButtonHeight}, edit, Ui::Look::quiet)) {
      begin_edit(scene, note);
    }
    ImGui::PopID();
    place.y += kRow + 0.25F;
  }
  Ui::FieldLook look;
  look.hint = ui(msg::gui_report_add_hint);
  const std::string id = "fresh" + std::to_string(static_cast<int>(kind));
  std::string& text = scene.state.fresh.at(static_cast<std::size_t>(kind));
  if (ui.field(id.c_str(), {place.x, place.y, place.width, kButtonHeight}, text, look) && !text.empty()) {
    add_note(scene, kind);
  }
  place.y += kButtonHeight + 1.0F;
}

void plan(Scene& scene, Day day) {
  DateFieldState* const field = &scene.state.meeting_day;
  const Lang lang = scene.lang;
  scene.commands.change(
      [day, lang](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
        Result<storage::Meeting> added = storage::add_meeting(ledger, act, day, "");
        if (!added) { return in_window(added.error()); }
        return Phrase{msg::gui_report_planned, {{"day", long_day(day, lang)}}};
      },
      [field] { field->set(std::nullopt); });
}

void draw_none(Ui& ui, Scene& scene, Place& place) {
  ui.text(place.x, place.y, ui(msg::gui_report_none_planned),
          {TextSize::body, true, Ink::text, Align::left, place.width});
  place.y += 1.75F;
  place.y += ui.paragraph(place.x, place.y, place.width, ui(msg::gui_report_none_planned_note), caption()) + 0.5F;
  DateFieldState& day = scene.state.meeting_day;
  const std::string words = ui(msg::gui_report_add_meeting);
  const float button = ui.button_width(words);
  const bool beside = place.width >= button + 10.5F;
  const float field = beside ? place.width - button - 0.5F : place.width;
  date_field(ui, "meeting", {place.x, place.y, field, kButtonHeight}, day, scene.base);
  if (!beside) { place.y += kButtonHeight + 0.5F; }
  const bool asked =
      ui.button("plan", {beside ? place.x + field + 0.5F : place.x, place.y, button, kButtonHeight}, words);
  place.y += kButtonHeight;
  place.y += field_error(ui, place.x, place.y, place.width, day.error);
  if ((asked || day.entered) && settle(day, scene.base)) { plan(scene, day.day.value_or(scene.base.today)); }
}

void keep(Scene& scene) {
  ReportNoteEdit* const edit = &scene.state.edit;
  storage::MeetingNote note = *edit->note;
  note.text = edit->text;
  if (note.kind == MeetingNoteKind::action) {
    if (!settle(edit->by, scene.base)) { return; }
    note.who = edit->who;
    note.by = edit->by.day;
  }
  scene.commands.change(
      [note, edit](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
        Result<storage::Meeting> changed = storage::edit_meeting_note(ledger, act, note.id, note);
        if (!changed) {
          edit->error = in_window(changed.error());
          return *edit->error;
        }
        return Phrase{msg::gui_report_changed};
      },
      [edit] { edit->note.reset(); });
}

void remove(Scene& scene) {
  ReportNoteEdit* const edit = &scene.state.edit;
  const MeetingNoteId id = edit->note->id;
  scene.commands.change(
      [id](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
        Result<storage::Meeting> changed = storage::remove_meeting_note(ledger, act, id);
        if (!changed) { return in_window(changed.error()); }
        return Phrase{msg::gui_report_removed};
      },
      [edit] { edit->note.reset(); });
}

}  // namespace

void draw_written(Ui& ui, Scene& scene, Place& place) {
  if (scene.page.meeting) {
    ui.text(place.x, place.y, ui({msg::gui_report_written, {{"day", long_day(scene.page.meeting->day, ui.lang)}}}),
            {TextSize::body, true, Ink::text, Align::left, place.width});
    place.y += 2.25F;
    for (const MeetingNoteKind kind : {MeetingNoteKind::done, MeetingNoteKind::decision, MeetingNoteKind::action}) {
      draw_notes(ui, scene, place, kind);
    }
  } else {
    draw_none(ui, scene, place);
    place.y += 1.0F;
  }
  place.y += ui.paragraph(place.x, place.y, place.width, ui(msg::gui_report_person), caption()) + 0.25F;
  const std::string words = ui(msg::gui_report_to_settings);
  if (ui.button("settings", {place.x, place.y, std::min(ui.button_width(words), place.width), kButtonHeight}, words)) {
    scene.commands.go(Screen::settings);
  }
  place.y += kButtonHeight;
}

void draw_edit(Ui& ui, Scene& scene) {
  ReportNoteEdit& edit = scene.state.edit;
  if (!edit.note) { return; }
  const bool action = edit.note->kind == MeetingNoteKind::action;
  bool open = true;
  ui.sheet("note", ui(heading_of(edit.note->kind)), 30.0F, action ? 19.0F : 12.5F, open, [&](Ui& sheet) {
    Place place{kCardPad, 3.0F, sheet.width - 2 * kCardPad};
    const auto field = [&](const char* id, Msg words, std::string& value) {
      heading(sheet, place, words);
      place.y -= 0.25F;
      const bool entered = sheet.field(id, {place.x, place.y, place.width, kButtonHeight}, value);
      place.y += kButtonHeight + 0.5F;
      return entered;
    };
    bool asked = field("text", msg::gui_report_text, edit.text);
    place.y += field_error(sheet, place.x, place.y, place.width, edit.error);
    if (action) {
      asked = field("who", msg::gui_report_who, edit.who) || asked;
      heading(sheet, place, msg::gui_report_by);
      place.y -= 0.25F;
      date_field(sheet, "by", {place.x, place.y, place.width, kButtonHeight}, edit.by, scene.base);
      place.y += kButtonHeight;
      place.y += field_error(sheet, place.x, place.y, place.width, edit.by.error) + 0.5F;
      asked = asked || edit.by.entered;
    }
    float x = place.x;
    const auto button = [&](const char* id, Msg words, Ui::Look look) {
      const std::string said_words = sheet(words);
      const float wide = sheet.button_width(said_words);
      if (x + wide > place.x + place.width && x > place.x) {
        x = place.x;
        place.y += kButtonHeight + 0.5F;
      }
      const bool used = sheet.button(id, {x, place.y, std::min(wide, place.width), kButtonHeight}, said_words, look);
      x += wide + 0.5F;
      return used;
    };
    if (button("keep", msg::gui_report_keep, Ui::Look::filled)) { asked = true; }
    if (button("delete", msg::gui_report_delete, Ui::Look::normal)) { remove(scene); }
    if (button("cancel", msg::gui_report_cancel, Ui::Look::normal)) { open = false; }
    sheet.extent(place.y + kButtonHeight + 1.0F);
    if (asked) { keep(scene); }
  });
  if (!open) { edit.note.reset(); }
}

}  // namespace labclock::gui::report_view
