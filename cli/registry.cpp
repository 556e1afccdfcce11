#include "cli/registry.hpp"

#include <array>

#include "cli/commands/commands.hpp"
#include "src/msg/absence.hpp"
#include "src/msg/bench.hpp"
#include "src/msg/crunch.hpp"
#include "src/msg/help.hpp"
#include "src/msg/paper.hpp"
#include "src/msg/reports.hpp"
#include "src/msg/review.hpp"

namespace labclock::cli {
namespace {

constexpr auto kCommands = std::to_array<Command>({
    {"start", "switch", Chapter::time, msg::help_start, declare_start},
    {"stop", "", Chapter::time, msg::help_stop, declare_stop},
    {"continue", "", Chapter::time, msg::help_continue, declare_continue},
    {"toggle", "", Chapter::time, msg::help_toggle, declare_toggle},
    {"status", "", Chapter::time, msg::help_status, declare_status},
    {"add", "", Chapter::time, msg::help_add, declare_add},
    {"log", "", Chapter::time, msg::help_log, declare_log},

    {"edit", "", Chapter::corrections, msg::help_edit, declare_edit},
    {"cut", "", Chapter::corrections, msg::help_cut, declare_cut},
    {"merge", "", Chapter::corrections, msg::help_merge, declare_merge},
    {"delete", "", Chapter::corrections, msg::help_delete, declare_delete},
    {"undo", "", Chapter::corrections, msg::help_undo, declare_undo},
    {"redo", "", Chapter::corrections, msg::help_redo, declare_redo},
    {"history", "", Chapter::corrections, msg::help_history, declare_history},

    {"project", "", Chapter::projects, msg::help_projects, declare_project},
    {"agree", "", Chapter::projects, msg::help_agree, declare_agree},

    {"week", "", Chapter::review, msg::help_week, declare_week},
    {"split", "", Chapter::review, msg::help_split, declare_split},
    {"agreements", "", Chapter::review, msg::help_agreements, declare_agreements},
    {"report", "", Chapter::review, msg::help_report, declare_report},
    {"chart", "", Chapter::review, msg::help_chart, declare_chart},

    {"rest", "", Chapter::rest, msg::help_rest, declare_rest},
    {"benchmarks", "", Chapter::rest, msg::help_benchmarks, declare_benchmarks},
    {"alert", "", Chapter::rest, msg::help_alert, declare_alert},
    {"crunch", "", Chapter::rest, msg::crunch_help, declare_crunch},
    {"away", "", Chapter::rest, msg::absence_help, declare_away},
    {"day-off", "", Chapter::rest, msg::help_day_off, declare_day_off},
    {"holiday", "", Chapter::rest, msg::help_holiday, declare_holiday},

    {"meeting", "", Chapter::meetings, msg::help_meeting, declare_meeting},

    {"import", "", Chapter::data, msg::help_import, declare_import},
    {"export", "", Chapter::data, msg::help_export, declare_export},
    {"backup", "", Chapter::data, msg::help_backup, declare_backup},
    {"restore", "", Chapter::data, msg::help_restore, declare_restore},
    {"doctor", "", Chapter::data, msg::help_doctor, declare_doctor},

    {"config", "", Chapter::program, msg::help_config, declare_config},
    {"demo", "", Chapter::program, msg::help_demo, declare_demo},
    {"help", "", Chapter::program, msg::help_help, declare_help},
});

}  // namespace

Msg title_of(Chapter chapter) {
  constexpr auto kTitles = std::to_array<Msg>(
      {msg::help_chapter_time, msg::help_chapter_corrections, msg::help_chapter_projects, msg::help_chapter_review,
       msg::help_chapter_rest, msg::help_chapter_meetings, msg::help_chapter_data, msg::help_chapter_program});
  return kTitles[static_cast<std::size_t>(chapter)];
}

std::span<const Command> commands() {
  return kCommands;
}

const Command* find_command(std::string_view word) {
  for (const Command& command : kCommands) {
    if (command.name == word || (!command.synonym.empty() && command.synonym == word)) { return &command; }
  }
  return nullptr;
}

Options declare(const Command& command) {
  Options options(std::string(command.name), command.summary);
  command.declare(options);
  return options;
}

}  // namespace labclock::cli
