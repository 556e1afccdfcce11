// crunch: declared crunches, and what of their off-hours is paid back.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/commands/commands.hpp"
#include "cli/paint/titled.hpp"
#include "cli/record_words.hpp"
#include "reports/crunch.hpp"
#include "src/format.hpp"
#include "src/msg/cli_records.hpp"
#include "src/msg/crunch.hpp"
#include "storage/crunches.hpp"
#include "storage/sessions.hpp"

namespace labclock::cli {
namespace {

std::string days_of(Context& context, const Crunch& crunch) {
  return crunch.days.count() == 1 ? long_day(crunch.days.first, context.lang())
                                  : day_range(crunch.days, context.lang());
}

/// The accounts of all crunches, ascending by day.
Result<std::vector<Payback>> accounts_of(Context& context, storage::Ledger& book) {
  Result<std::vector<Crunch>> all = storage::crunches(book);
  if (!all) { return all.error(); }
  Result<Desk> desk = context.desk();
  if (!desk) { return desk.error(); }
  // Sums of days by band ask for no project, so none are read.
  storage::LedgerSessions sessions(book, context.now());
  const std::vector<Project> no_projects;
  const std::vector<Agreement> no_agreements;
  reports::Books books{*desk->almanac, sessions, no_projects, no_agreements, *desk->zone, context.now()};
  return reports::paybacks_of(books, *all);
}

// add, remove --------------------------------------------------------------------------------------------

struct AddWords {
  std::string from;
  std::string to;
  std::string reason;
};

Result<void> add(Context& context, const AddWords& words) {
  Result<Day> from = context.day(words.from);
  if (!from) { return from.error(); }
  Result<Day> to = context.day(words.to);
  if (!to) { return to.error(); }
  Result<storage::Ledger*> book = context.ledger();
  if (!book) { return book.error(); }
  Result<Crunch> added = storage::add_crunch(**book, context.act(), {*from, *to}, words.reason);
  if (!added) { return added.error(); }
  context.changed();
  if (!context.json()) {
    context.say(
        {msg::crunch_added,
         {{"id", std::to_string(added->id.value)}, {"days", days_of(context, *added)}, {"reason", added->reason}}});
    context.say(msg::crunch_added_what);
    return {};
  }
  Result<std::vector<Payback>> accounts = accounts_of(context, **book);
  if (!accounts) { return accounts.error(); }
  for (const Payback& account : *accounts) {
    if (account.crunch.id == added->id) { context.print(reports::crunch_json(account)); }
  }
  return {};
}

struct RemoveWords {
  std::string id;
};

Result<void> remove(Context& context, const RemoveWords& words) {
  Result<std::int64_t> id = row_number(words.id, msg::crunch_not_found_hint);
  if (!id) { return id.error(); }
  Result<storage::Ledger*> book = existing_ledger(context);
  if (!book) { return book.error(); }
  Result<std::vector<Payback>> accounts = accounts_of(context, **book);
  if (!accounts) { return accounts.error(); }
  Result<Crunch> removed = storage::remove_crunch(**book, context.act(), CrunchId{*id});
  if (!removed) { return removed.error(); }
  context.changed();
  if (!context.json()) {
    context.say(
        {msg::crunch_removed, {{"id", words.id}, {"days", days_of(context, *removed)}, {"reason", removed->reason}}});
    return {};
  }
  for (const Payback& account : *accounts) {
    if (account.crunch.id != removed->id) { continue; }
    nlohmann::ordered_json object = reports::crunch_json(account);
    object["deleted"] = true;
    context.print(object);
  }
  return {};
}

// list ---------------------------------------------------------------------------------------------------

/// "4 h 30 min of 6 h paid back, 1 h 30 min due"
std::string payback_words(Context& context, const Payback& account, Day today) {
  if (!account.due) {
    return context.words(account.crunch.days.first > today ? msg::crunch_to_come : msg::crunch_goes_on);
  }
  if (*account.due == Seconds{0}) { return context.words(msg::crunch_nothing_due); }
  const std::string due = hours_minutes(*account.due, context.lang());
  if (account.left() == Seconds{0}) { return context.words({msg::crunch_paid_all, {{"due", due}}}); }
  return context.words({msg::crunch_paid_part,
                        {{"paid", hours_minutes(account.paid, context.lang())},
                         {"due", due},
                         {"left", hours_minutes(account.left(), context.lang())}}});
}

Result<void> list(Context& context) {
  Result<std::vector<Payback>> accounts =
      rows_if_any<Payback>(context, [&](storage::Ledger& book) { return accounts_of(context, book); });
  if (!accounts) { return accounts.error(); }
  if (context.json()) {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const Payback& account : *accounts) { rows.push_back(reports::crunch_json(account)); }
    context.print({{"crunches", std::move(rows)}});
    return {};
  }
  if (accounts->empty()) {
    context.say(msg::crunch_none);
    context.say(msg::crunch_no_reason_hint);
    return {};
  }
  Result<Day> today = context.today();
  if (!today) { return today.error(); }
  TitledTable table;
  table.column(context.words(msg::cmd_title_id), {.align = Align::right, .gap = 0});
  table.column(context.words(msg::cmd_title_days));
  table.column(context.words(msg::crunch_title_reason), {.gives_way = true, .least = 8});
  table.column(context.words(msg::crunch_title_off), {.align = Align::right});
  table.column(context.words(msg::crunch_title_payback));
  for (const Payback& account : *accounts) {
    const bool open = account.left() > Seconds{0};
    table.row({{std::to_string(account.crunch.id.value), Ink::muted},
               {days_of(context, account.crunch)},
               {account.crunch.reason},
               {hours_minutes(account.off_hours, context.lang())},
               {payback_words(context, account, *today), open ? Ink::accent : Ink::muted}});
  }
  context.write(table.print(context.style()));
  return {};
}

}  // namespace

void declare_crunch(Options& options) {
  auto added = std::make_shared<AddWords>();
  options.subcommand("add", msg::crunch_help_add)
      .word("FROM", added->from, msg::crunch_help_from)
      .word("TO", added->to, msg::crunch_help_to)
      .required_value("-n,--note", "REASON", added->reason, msg::crunch_help_reason)
      .action([added](Context& context) { return add(context, *added); });
  options.subcommand("list", msg::crunch_help_list).action(list);
  auto removed = std::make_shared<RemoveWords>();
  options.subcommand("remove", msg::crunch_help_remove)
      .word("ID", removed->id, msg::crunch_help_id)
      .action([removed](Context& context) { return remove(context, *removed); });
}

}  // namespace labclock::cli
