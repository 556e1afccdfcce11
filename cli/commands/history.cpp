// undo, redo, history: the way back, and what was done.

#include "storage/history.hpp"
#include "src/msg/cli.hpp"
#include "src/msg/help.hpp"
#include "src/msg/ledger.hpp"

#include <nlohmann/json.hpp>

#include "cli/commands/commands.hpp"
#include "cli/paint/table.hpp"
#include "cli/session_words.hpp"

namespace labclock::cli {
namespace {

struct CountWords {
  std::optional<std::string> count;
};

nlohmann::ordered_json entries_object(Context& context, const std::vector<storage::HistoryEntry>& entries) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const storage::HistoryEntry& entry : entries) {
    list.push_back({{"id", entry.id.value},
                    {"at", rfc3339(entry.at)},
                    {"who", key_of(entry.who)},
                    {"what", context.words(entry.what)},
                    {"state", key_of(entry.state)}});
  }
  return {{"history", std::move(list)}};
}

using Mover = Result<std::vector<storage::HistoryEntry>> (*)(storage::Ledger&, const storage::Act&, int);

Result<void> move(Context& context, const CountWords& words, Mover mover, Msg told, Msg nothing, const char* code) {
  int count = 1;
  if (words.count) {
    Result<int> wanted = count_from(*words.count);
    if (!wanted) { return wanted.error(); }
    count = *wanted;
  }
  Result<storage::Ledger*> book = context.ledger_if_any();
  if (!book) { return book.error(); }
  if (*book == nullptr) { return refuse(ErrorKind::refused, code, nothing, Phrase{msg::undo_nothing_hint}); }
  Result<std::vector<storage::HistoryEntry>> moved = mover(**book, context.act(), count);
  if (!moved) { return moved.error(); }
  context.changed();
  if (context.json()) {
    context.print(entries_object(context, *moved));
    return {};
  }
  for (const storage::HistoryEntry& entry : *moved) { context.say({told, {{"what", context.words(entry.what)}}}); }
  if (std::ssize(*moved) < count) { context.say({msg::cli_fewer_changes, {{"count", std::to_string(moved->size())}}}); }
  return {};
}

struct HistoryWords {
  std::optional<std::string> range;
};

Msg name_of(storage::Who who) {
  switch (who) {
    case storage::Who::terminal:
      return msg::cli_who_terminal;
    case storage::Who::window:
      return msg::cli_who_window;
    case storage::Who::import:
      return msg::cli_who_import;
    case storage::Who::demo:
      return msg::cli_who_demo;
    case storage::Who::program:
      break;
  }
  return msg::cli_who_program;
}

void show_entries(Context& context, const std::vector<storage::HistoryEntry>& entries, const Zone& zone) {
  Table table({{.align = Align::right, .least = 3, .gap = 0}, {}, {}, {.gives_way = true}, {}});
  for (const storage::HistoryEntry& entry : entries) {
    const bool done = entry.state == storage::ChangeState::done;
    const Ink ink = done ? Ink::plain : Ink::muted;
    std::string state;
    if (entry.state == storage::ChangeState::undone) { state = context.words(msg::cli_change_undone); }
    if (entry.state == storage::ChangeState::dropped) { state = context.words(msg::cli_change_dropped); }
    table.row({{std::to_string(entry.id.value), Ink::muted},
               {moment(context, entry.at, zone), Ink::muted},
               {context.words(name_of(entry.who)), Ink::muted},
               {context.words(entry.what), ink},
               {state, Ink::muted}});
  }
  context.write(table.print(context.style()));
}

Result<void> history(Context& context, const HistoryWords& words) {
  Result<Range> range = context.range(words.range.value_or("last-4-weeks"));
  if (!range) { return range.error(); }
  Result<storage::Ledger*> book = context.ledger_if_any();
  if (!book) { return book.error(); }
  Result<Desk> desk = context.desk();
  if (!desk) { return desk.error(); }
  std::vector<storage::HistoryEntry> entries;
  if (*book != nullptr) {
    const Span span{desk->almanac->plan(*desk->zone, range->days.first).span.start,
                    desk->almanac->plan(*desk->zone, range->days.last).span.end};
    Result<std::vector<storage::HistoryEntry>> found = storage::history(**book, span);
    if (!found) { return found.error(); }
    entries = std::move(found).value();
  }
  if (context.json()) {
    context.print(entries_object(context, entries));
  } else if (entries.empty()) {
    context.say(msg::cli_history_empty);
  } else {
    show_entries(context, entries, *desk->zone);
  }
  return {};
}

}  // namespace

void declare_undo(Options& options) {
  auto words = std::make_shared<CountWords>();
  options.word("N", words->count, msg::help_undo_count).action([words](Context& context) {
    return move(context, *words, storage::undo, msg::cli_undone, msg::undo_nothing, "nothing_to_undo");
  });
}

void declare_redo(Options& options) {
  auto words = std::make_shared<CountWords>();
  options.word("N", words->count, msg::help_redo_count).action([words](Context& context) {
    return move(context, *words, storage::redo, msg::cli_redone, msg::redo_nothing, "nothing_to_redo");
  });
}

void declare_history(Options& options) {
  auto words = std::make_shared<HistoryWords>();
  options.word("RANGE", words->range, msg::help_history_range).action([words](Context& context) {
    return history(context, *words);
  });
}

}  // namespace labclock::cli
