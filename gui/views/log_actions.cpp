// What is done with what is chosen: add, edit, split, merge, delete, fill; and the sheets that ask for more.

#include <algorithm>

#include "gui/parts.hpp"
#include "gui/views/log_parts.hpp"
#include "src/format.hpp"
#include "src/msg/gui_log.hpp"

namespace labclock::gui {
namespace {

constexpr float kSheetWide = 40.0F;
constexpr float kSplitWide = 26.0F;
constexpr Seconds kHour{3600};

}  // namespace

const storage::AnySession* LogView::session_with(SessionId id) const {
  const auto found = std::find_if(page_.sessions.begin(), page_.sessions.end(),
                                  [&](const auto& each) { return storage::facts_of(each).id == id; });
  return found == page_.sessions.end() ? nullptr : &*found;
}

const storage::AnySession* LogView::picked_session() const {
  return state_.pick.session ? session_with(*state_.pick.session) : nullptr;
}

std::string LogView::stretch_of(const storage::AnySession& session) const {
  const Zone& zone = zone_or_own(base_, storage::facts_of(session).zone);
  return stretch_words(storage::start_of(session), storage::end_of(session), zone, base_.today, lang_);
}

float LogView::actions(float x, float y, float width) {
  Flow flow(x, y, width);
  const bool session = picked_session() != nullptr;
  const bool editing = state_.form.open;
  const auto button = [&](const char* id, Msg label, bool enabled) {
    const std::string words = ui_(label);
    return ui_.button(id, flow.next(ui_.button_width(words)), words, Ui::Look::normal, enabled && !editing);
  };
  if (state_.pick.gap) {
    if (button("fill", msg::gui_log_fill, true)) {
      for (const LogItem& item : page_.items) {
        if (picked(item)) { fill(item.gap, page_.days[item.day].day); }
      }
    }
    return flow.bottom();
  }
  if (button("edit", msg::gui_log_edit, session)) { edit(); }
  if (button("split", msg::gui_log_split, session)) { split(); }
  if (button("merge", msg::gui_log_merge, session)) { merge(); }
  if (button("delete", msg::gui_log_delete, session)) { remove(); }
  return flow.bottom();
}

// Adding and editing ------------------------------------------------------------------------------------------

/// A new session on the day that is looked at: the last hour of today, or an hour from where core hours begin.
void LogView::add() {
  const reports::DayBlocks* day = strip_day();
  const Day date = day != nullptr ? std::min(day->day, base_.today) : base_.today;
  Span span{base_.now - kHour, base_.now};
  if (date != base_.today) {
    const std::optional<Span> core = base_.almanac->core_span(*base_.zone, date);
    const Instant start = core ? core->start : base_.zone->boundary(date, Hours{9});
    span = {start, start + kHour};
    if (day != nullptr && !day->blocks.empty()) { span = {day->blocks.back().end, day->blocks.back().end + kHour}; }
  } else if (day != nullptr && !day->blocks.empty() && day->blocks.back().end > span.start) {
    span.start = std::min(day->blocks.back().end, base_.now);
  }
  if (span.end > base_.now) { span.end = base_.now; }
  fill(span, date);
}

void LogView::fill(Span gap, Day day) {
  std::optional<ProjectId> project;
  for (const storage::AnySession& each : page_.sessions) {
    if (storage::start_of(each) < gap.start) { project = storage::facts_of(each).project; }
  }
  if (!project && !base_.recent.empty() && !base_.recent.front().archived) { project = base_.recent.front().id; }
  open_to_add(state_.form, base_, gap, day, project);
  commands_.reread();
}

void LogView::edit() {
  const storage::AnySession* session = picked_session();
  if (session == nullptr) { return; }
  open_to_edit(state_.form, base_, *session, state_.pick.day);
  state_.pick_moved = true;
  commands_.reread();
}

void LogView::form_sheet() {
  SessionForm& form = state_.form;
  const float margin = ui_.width < 30.0F ? 1.0F : 2.0F;
  // Another program may have deleted what is being edited.
  if (form.open && form.id && session_with(*form.id) == nullptr) { form.open = false; }
  if (!form.open || (form.id && in_place(ui_.width - 2 * margin) && picked_index())) { return; }
  const float wide = std::min(kSheetWide, ImGui::GetIO().DisplaySize.x / ui_.em - 1.0F);
  const float inner = wide - 2 * kCardPad;
  const float high = 3.5F + session_fields_height(ui_, inner, form, base_, page_.around) + kCardPad;
  ui_.sheet("form", ui_(form.id ? msg::gui_log_edit_title : msg::gui_log_add_title), wide, high, form.open,
            [&](Ui& sheet) {
              float y = 3.5F;
              switch (session_fields(sheet, kCardPad, y, inner, form, base_, page_.around, commands_)) {
                case FormAnswer::save:
                  save_form(form, base_, lang_, commands_);
                  break;
                case FormAnswer::cancel:
                  form.open = false;
                  break;
                case FormAnswer::none:
                  break;
              }
              sheet.extent(y + kCardPad);
            });
}

void LogView::correct(SessionId id, bool end, Instant at) {
  const storage::AnySession* session = session_with(id);
  if (session == nullptr) { return; }
  const std::optional<Instant> before = end ? storage::end_of(*session) : storage::start_of(*session);
  if (before == at) { return; }
  storage::SessionEdit change;
  (end ? change.end : change.start) = at;
  const Zone* zone = &zone_or_own(base_, storage::facts_of(*session).zone);
  commands_.change(
      [=, lang = lang_, today = base_.today, project = base_.project_name(storage::facts_of(*session).project, lang_)](
          storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
        Result<storage::AnySession> changed = storage::edit(ledger, act, id, change);
        if (!changed) { return in_window(changed.error()); }
        const Instant start = storage::start_of(*changed);
        const std::optional<Instant> stop = storage::end_of(*changed);
        return Phrase{msg::gui_log_edited,
                      {{"project", project},
                       {"stretch", stretch_words(start, stop, *zone, today, lang)},
                       {"length", hours_minutes(stop.value_or(act.now) - start, lang)}}};
      });
}

// Splitting, merging, deleting --------------------------------------------------------------------------------

void LogView::split() {
  const storage::AnySession* session = picked_session();
  if (session == nullptr) { return; }
  const Instant start = storage::start_of(*session);
  const Instant end = storage::end_of(*session).value_or(base_.now);
  const Zone& zone = zone_or_own(base_, storage::facts_of(*session).zone);
  const Instant middle = date::floor<Minutes>(start + (end - start) / 2);
  state_.split_at = clock_on(middle > start ? middle : start, zone, date::floor<Days>(zone.local(start)));
  state_.split_error.reset();
  state_.splitting = state_.split_focus = true;
}

void LogView::split_sheet() {
  const storage::AnySession* session = picked_session();
  if (!state_.splitting) { return; }
  if (session == nullptr) {
    state_.splitting = false;
    return;
  }
  const float wide = std::min(kSplitWide, ImGui::GetIO().DisplaySize.x / ui_.em - 1.0F);
  const float inner = wide - 2 * kCardPad;
  float high = 3.5F + 1.25F + kButtonHeight + 1.0F + kButtonHeight + kCardPad;
  if (state_.split_error) { high += 4.0F; }
  const Phrase title{msg::gui_log_split_title, {{"stretch", stretch_of(*session)}}};
  ui_.sheet("split", ui_(title), wide, high, state_.splitting, [&](Ui& sheet) {
    float y = 3.5F;
    sheet.label(kCardPad, y, sheet(msg::gui_log_split_at));
    y += 1.25F;
    Ui::FieldLook look;
    look.hint = sheet(msg::gui_log_from_hint);
    look.wrong = state_.split_error.has_value();
    look.focus = std::exchange(state_.split_focus, false);
    bool edited = false;
    look.edited = &edited;
    const bool entered = sheet.field("at", {kCardPad, y, inner, kButtonHeight}, state_.split_at, look);
    if (edited) { state_.split_error.reset(); }
    y += kButtonHeight;
    y += field_error(sheet, kCardPad, y, inner, state_.split_error) + 0.75F;
    const std::string go = sheet(msg::gui_log_split);
    const float go_wide = sheet.button_width(go);
    const bool pressed = sheet.button("split", {kCardPad, y, go_wide, 0}, go, Ui::Look::filled);
    if (sheet.button("cancel", {kCardPad + go_wide + 0.5F, y, 0, 0}, sheet(msg::gui_log_cancel))) {
      state_.splitting = false;
    }
    sheet.extent(y + kButtonHeight + kCardPad);
    if (entered || pressed) { save_split(); }
  });
}

void LogView::save_split() {
  const storage::AnySession& session = *picked_session();
  const SessionFacts& facts = storage::facts_of(session);
  const Zone& zone = zone_or_own(base_, facts.zone);
  const Instant start = storage::start_of(session);
  Desk desk = base_.desk();
  desk.zone = &zone;
  Result<When> when = parse_when(state_.split_at, desk);
  // A bare clock time is the first after the start, also past midnight.
  if (when && !when->has_date) { when = parse_until(state_.split_at, start, desk); }
  state_.split_focus = true;  // should it be refused, typing goes on
  if (!when) {
    state_.split_error = when.error();
    return;
  }
  if (when->at <= start || when->at >= storage::end_of(session).value_or(base_.now)) {
    state_.split_error =
        refuse(ErrorKind::refused, "cut_outside", {msg::gui_log_split_inside, {{"stretch", stretch_of(session)}}},
               Phrase{msg::gui_log_split_inside_hint});
    return;
  }
  LogUi* state = &state_;
  const Phrase done{
      msg::gui_log_split_done,
      {{"project", base_.project_name(facts.project, lang_)}, {"time", clock_on(when->at, zone, base_.today)}}};
  commands_.change(
      [id = facts.id, at = when->at, done](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
        auto parts = storage::cut(ledger, act, id, at);
        if (!parts) { return in_window(parts.error()); }
        return done;
      },
      [state] { state->splitting = false; });
}

void LogView::merge() {
  const storage::AnySession* first = picked_session();
  if (first == nullptr) { return; }
  const storage::AnySession* second = nullptr;
  for (const storage::AnySession& each : page_.sessions) {
    if (storage::start_of(each) <= storage::start_of(*first)) { continue; }
    if (second == nullptr || storage::start_of(each) < storage::start_of(*second)) { second = &each; }
  }
  if (second == nullptr) {
    commands_.tell(
        refuse(ErrorKind::refused, "nothing_next", msg::gui_log_nothing_next, Phrase{msg::gui_log_nothing_next_hint}));
    return;
  }
  const SessionFacts& facts = storage::facts_of(*first);
  const Zone* zone = &zone_or_own(base_, facts.zone);
  commands_.change([id = facts.id, next = storage::facts_of(*second).id, zone, lang = lang_, today = base_.today,
                    project = base_.project_name(facts.project, lang_)](storage::Ledger& ledger,
                                                                        const storage::Act& act) -> Result<Phrase> {
    Result<storage::Merged> merged = storage::merge(ledger, act, id, next);
    if (!merged) { return in_window(merged.error()); }
    const Instant start = storage::start_of(merged->session);
    const std::optional<Instant> end = storage::end_of(merged->session);
    return Phrase{merged->gap >= Minutes{1} ? msg::gui_log_merged_gap : msg::gui_log_merged,
                  {{"project", project},
                   {"stretch", stretch_words(start, end, *zone, today, lang)},
                   {"length", hours_minutes(end.value_or(act.now) - start, lang)},
                   {"gap", hours_minutes(merged->gap, lang)}}};
  });
}

/// At once: undo brings it back, and what was said offers it.
void LogView::remove() {
  const storage::AnySession* session = picked_session();
  if (session == nullptr) { return; }
  const SessionFacts& facts = storage::facts_of(*session);
  const Seconds length = storage::end_of(*session).value_or(base_.now) - storage::start_of(*session);
  const Phrase done{msg::gui_log_deleted,
                    {{"project", base_.project_name(facts.project, lang_)},
                     {"stretch", stretch_of(*session)},
                     {"length", hours_minutes(length, lang_)}}};
  // What stands below takes its place.
  LogPick next;
  next.day = state_.pick.day;
  if (const std::optional<std::size_t> at = picked_index()) {
    for (std::size_t i = *at + 1; i < page_.items.size(); ++i) {
      const LogItem& item = page_.items[i];
      if (item.what != LogItem::What::row) { continue; }
      const LogDay& day = page_.days[item.day];
      const SessionId id = storage::facts_of(page_.sessions[day.rows[item.row].session]).id;
      if (id == facts.id) { continue; }
      next.session = id;
      next.day = day.day;
      break;
    }
  }
  LogUi* state = &state_;
  commands_.change(
      [id = facts.id, done](storage::Ledger& ledger, const storage::Act& act) -> Result<Phrase> {
        Result<storage::AnySession> removed = storage::remove(ledger, act, id);
        if (!removed) { return in_window(removed.error()); }
        return done;
      },
      [state, next] { state->pick = next; });
}

}  // namespace labclock::gui
