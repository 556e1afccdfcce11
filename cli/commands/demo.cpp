// demo: a year of made-up work to look around in.

#include "storage/demo.hpp"
#include "src/msg/cli_records.hpp"
#include "src/msg/help.hpp"
#include "src/msg/records.hpp"

#include <nlohmann/json.hpp>

#include "cli/commands/commands.hpp"
#include "cli/record_words.hpp"
#include "src/format.hpp"

namespace labclock::cli {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kDemoZone = "Asia/Seoul";

struct DemoWords {
  std::optional<std::string> file;
};

/// The person's day, also where their own database is in trouble: the demo does not need it.
Result<Day> today_anyway(Context& context) {
  Result<Day> today = context.today();
  if (today) { return today; }
  Result<const Zone*> zone = context.zone();
  if (!zone) { return zone.error(); }
  return Day{date::floor<Days>((*zone)->local(context.now()))};
}

bool same_place(const fs::path& a, const fs::path& b) {
  std::error_code trouble;
  if (fs::equivalent(a, b, trouble)) { return true; }
  return fs::weakly_canonical(a, trouble) == fs::weakly_canonical(b, trouble);
}

/// Where it goes: never the person's own database.
Result<fs::path> target_of(Context& context, const DemoWords& words) {
  Result<fs::path> own = context.database();
  if (!words.file) { return own ? Result<fs::path>(storage::demo_path(*own)) : own; }
  if (own && same_place(*words.file, *own)) {
    return refuse(ErrorKind::refused, "own_database", {msg::cmd_demo_own, {{"file", *words.file}}},
                  Phrase{msg::demo_not_empty_hint});
  }
  return fs::path(*words.file);
}

/// The midnight that begins the day in the demo's zone, so that nothing depends on the time of day.
Result<Instant> midnight(Context& context, Day day) {
  Result<const Zone*> zone = context.zones().find(kDemoZone);
  if (!zone) { return zone.error(); }
  return (*zone)->boundary(LocalTime{day});
}

Error cannot_fill(Error error, const fs::path& target) {
  if (error.code == "demo_not_empty") {
    error.hint = Phrase{msg::cmd_demo_there_hint, {{"file", shell_word(target.string())}}};
  } else if (error.code == "not_labclock" || error.code == "newer_version" || error.code == "corrupt") {
    error.hint = Phrase{msg::demo_not_empty_hint};
  }
  return error;
}

void say_where_to_look(Context& context, const fs::path& target) {
  const std::string begin = "labclock --db " + shell_word(target.string()) + " ";
  context.say(msg::cmd_demo_look);
  for (const char* words : {"week last-week", "split last-4-weeks", "agreements last-month", "rest last-week",
                            "log last-week", "alert list", "project list"}) {
    context.write("  " + begin + words + "\n");
  }
  context.say({msg::cmd_demo_away, {{"file", shell_word(target.string())}}});
}

Result<void> demo(Context& context, const DemoWords& words) {
  Result<fs::path> target = target_of(context, words);
  if (!target) { return target.error(); }
  Result<Day> today = today_anyway(context);
  if (!today) { return today.error(); }
  Result<Instant> begin = midnight(context, *today);
  if (!begin) { return begin.error(); }
  Result<DemoYear> year = demo_year(*today, context.lang(), context.zones());
  if (!year) { return year.error(); }
  storage::OpenOptions options;
  options.uuids = storage::seeded_uuids(static_cast<std::uint64_t>(day_number(*today)));
  Result<storage::Ledger> book = storage::Ledger::open(*target, options);
  if (!book) { return cannot_fill(book.error(), *target); }
  Result<storage::DemoFilled> filled = storage::fill_with_demo(*book, {*begin, storage::Who::demo}, *year);
  if (!filled) { return cannot_fill(filled.error(), *target); }
  const DayRange days{*today - Days{365}, *today - Days{1}};
  if (context.json()) {
    context.print({{"file", target->string()},
                   {"projects", filled->projects},
                   {"sessions", filled->sessions},
                   {"from", iso_day(days.first)},
                   {"to", iso_day(days.last)}});
    return {};
  }
  context.say({msg::cmd_demo_filled,
               {{"file", target->string()},
                {"projects", std::to_string(filled->projects)},
                {"sessions", std::to_string(filled->sessions)},
                {"days", day_range(days, context.lang())}}});
  say_where_to_look(context, *target);
  return {};
}

}  // namespace

void declare_demo(Options& options) {
  auto words = std::make_shared<DemoWords>();
  options.word("FILE", words->file, msg::help_demo_file).action([words](Context& context) {
    return demo(context, *words);
  });
}

}  // namespace labclock::cli
