// meeting: advisor meetings, and what was done, is asked and was agreed.

#include <nlohmann/json.hpp>

#include "cli/commands/commands.hpp"
#include "cli/json_rows.hpp"
#include "cli/paint/table.hpp"
#include "cli/record_words.hpp"
#include "src/format.hpp"
#include "src/msg/cli_records.hpp"
#include "src/msg/help.hpp"

namespace labclock::cli {
namespace {

struct AddWords {
  std::optional<std::string> date;
  std::optional<std::string> note;
};

/// "Mon 16 Nov 2026  semester plan", and its notes below.
void show(Context& context, const storage::Meeting& meeting) {
  const Style& style = context.style();
  Cell heading(long_day(meeting.day, context.lang()), Ink::strong);
  if (!meeting.note.empty()) { heading.add("  " + meeting.note); }
  context.write(to_line(style, heading, style.terminal ? style.width : -1) + "\n");
  Table table({{}, {.gives_way = true}, {}});
  for (const storage::MeetingNote& note : meeting.notes) {
    std::string whose = note.who;
    if (note.by) {
      whose += (whose.empty() ? "" : ", ") + context.words({msg::cmd_note_by, {{"day", iso_day(*note.by)}}});
    }
    table.row({{context.words(name_of(note.kind)),
                note.kind == storage::MeetingNoteKind::decision ? Ink::accent : Ink::muted},
               {note.text},
               {whose, Ink::muted}});
  }
  context.write(table.print(style));
}

Result<void> tell(Context& context, const storage::Meeting& meeting, Msg told) {
  context.changed();
  if (context.json()) {
    context.print(meeting_json(meeting));
    return {};
  }
  context.say({told, {{"day", long_day(meeting.day, context.lang())}}});
  return {};
}

Result<void> add(Context& context, const AddWords& words) {
  Result<Day> day = words.date ? context.day(*words.date) : context.today();
  if (!day) { return day.error(); }
  Result<storage::Ledger*> book = context.ledger();
  if (!book) { return book.error(); }
  Result<storage::Meeting> added = storage::add_meeting(**book, context.act(), *day, words.note.value_or(""));
  if (!added) { return added.error(); }
  if (Result<void> told = tell(context, *added, msg::cmd_meeting_added); !told) { return told; }
  if (!context.json()) { context.say({msg::cmd_meeting_note_hint, {{"day", iso_day(*day)}}}); }
  return {};
}

struct NoteWords {
  std::string date;
  std::string kind;
  std::string text;
  std::optional<std::string> who;
  std::optional<std::string> by;
};

Result<void> note(Context& context, const NoteWords& words) {
  Result<Day> day = context.day(words.date);
  if (!day) { return day.error(); }
  storage::MeetingNote wanted;
  Result<storage::MeetingNoteKind> kind =
      choice<storage::MeetingNoteKind>("KIND", words.kind, storage::meeting_note_kind_from, "done, decision, action");
  if (!kind) { return kind.error(); }
  wanted.kind = *kind;
  wanted.text = words.text;
  wanted.who = words.who.value_or("");
  if (words.by) {
    Result<Day> by = coming_day(context, *words.by);
    if (!by) { return by.error(); }
    wanted.by = *by;
  }
  Result<storage::Ledger*> book = existing_ledger(context);
  if (!book) { return book.error(); }
  Result<storage::Meeting> meeting = storage::add_meeting_note(**book, context.act(), *day, wanted);
  if (!meeting) { return meeting.error(); }
  if (context.json()) { return tell(context, *meeting, msg::cmd_meeting_added); }
  context.changed();
  show(context, *meeting);
  return {};
}

Result<void> list(Context& context) {
  Result<std::vector<storage::Meeting>> meetings = rows_if_any<storage::Meeting>(context, storage::meetings);
  if (!meetings) { return meetings.error(); }
  if (context.json()) {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const storage::Meeting& meeting : *meetings) { rows.push_back(meeting_json(meeting)); }
    context.print({{"meetings", std::move(rows)}});
    return {};
  }
  if (meetings->empty()) {
    context.say(msg::cmd_meeting_none);
    context.say(msg::cmd_meeting_none_hint);
    return {};
  }
  bool first = true;
  for (const storage::Meeting& meeting : *meetings) {
    if (!first) { context.write("\n"); }
    first = false;
    show(context, meeting);
  }
  return {};
}

struct RemoveWords {
  std::string date;
};

Result<void> remove(Context& context, const RemoveWords& words) {
  Result<Day> day = context.day(words.date);
  if (!day) { return day.error(); }
  Result<storage::Ledger*> book = existing_ledger(context);
  if (!book) { return book.error(); }
  Result<storage::Meeting> removed = storage::remove_meeting(**book, context.act(), *day);
  if (!removed) { return removed.error(); }
  context.changed();
  if (context.json()) {
    nlohmann::ordered_json object = meeting_json(*removed);
    object["deleted"] = true;
    context.print(object);
    return {};
  }
  context.say({removed->notes.empty() ? msg::cmd_meeting_removed : msg::cmd_meeting_removed_notes,
               {{"day", long_day(*day, context.lang())}, {"count", std::to_string(removed->notes.size())}}});
  return {};
}

}  // namespace

void declare_meeting(Options& options) {
  auto added = std::make_shared<AddWords>();
  options.subcommand("add", msg::help_meeting_add)
      .word("DATE", added->date, msg::help_meeting_date)
      .value("-n,--note", "NOTE", added->note, msg::help_note)
      .action([added](Context& context) { return add(context, *added); });
  auto noted = std::make_shared<NoteWords>();
  options.subcommand("note", msg::help_meeting_note)
      .word("DATE", noted->date, msg::help_date)
      .word("done|decision|action", noted->kind, msg::help_meeting_kind)
      .word("TEXT", noted->text, msg::help_meeting_text)
      .value("--who", "WHO", noted->who, msg::help_meeting_who)
      .value("--by", "DATE", noted->by, msg::help_meeting_by)
      .action([noted](Context& context) { return note(context, *noted); });
  options.subcommand("list", msg::help_meeting_list).action(list);
  auto removed = std::make_shared<RemoveWords>();
  options.subcommand("remove", msg::help_meeting_remove)
      .word("DATE", removed->date, msg::help_date)
      .action([removed](Context& context) { return remove(context, *removed); });
}

}  // namespace labclock::cli
