#include "cli/registry.hpp"

#include <array>

#include "cli/commands/commands.hpp"
#include "src/msg.hpp"

namespace labclock::cli {
namespace {

constexpr auto kCommands = std::to_array<Command>({
    {"start", "switch", Chapter::time, Msg::help_start, declare_start},
    {"stop", "", Chapter::time, Msg::help_stop, declare_stop},
    {"continue", "", Chapter::time, Msg::help_continue, declare_continue},
    {"toggle", "", Chapter::time, Msg::help_toggle, declare_toggle},
    {"status", "", Chapter::time, Msg::help_status, declare_status},
    {"add", "", Chapter::time, Msg::help_add, declare_add},
    {"log", "", Chapter::time, Msg::help_log, declare_log},

    {"edit", "", Chapter::corrections, Msg::help_edit, declare_edit},
    {"cut", "", Chapter::corrections, Msg::help_cut, declare_cut},
    {"merge", "", Chapter::corrections, Msg::help_merge, declare_merge},
    {"delete", "", Chapter::corrections, Msg::help_delete, declare_delete},
    {"undo", "", Chapter::corrections, Msg::help_undo, declare_undo},
    {"redo", "", Chapter::corrections, Msg::help_redo, declare_redo},
    {"history", "", Chapter::corrections, Msg::help_history, declare_history},

    {"project", "", Chapter::projects, Msg::help_projects, declare_project},
    {"agree", "", Chapter::projects, Msg::help_agree, declare_agree},

    {"week", "", Chapter::review, Msg::help_week, declare_week},
    {"split", "", Chapter::review, Msg::help_split, declare_split},
    {"agreements", "", Chapter::review, Msg::help_agreements, declare_agreements},

    {"rest", "", Chapter::rest, Msg::help_rest, declare_rest},
    {"alert", "", Chapter::rest, Msg::help_alert, declare_alert},
    {"day-off", "", Chapter::rest, Msg::help_day_off, declare_day_off},
    {"holiday", "", Chapter::rest, Msg::help_holiday, declare_holiday},

    {"meeting", "", Chapter::meetings, Msg::help_meeting, declare_meeting},

    {"import", "", Chapter::data, Msg::help_import, declare_import},
    {"export", "", Chapter::data, Msg::help_export, declare_export},
    {"backup", "", Chapter::data, Msg::help_backup, declare_backup},
    {"restore", "", Chapter::data, Msg::help_restore, declare_restore},
    {"doctor", "", Chapter::data, Msg::help_doctor, declare_doctor},

    {"config", "", Chapter::program, Msg::help_config, declare_config},
    {"demo", "", Chapter::program, Msg::help_demo, declare_demo},
    {"help", "", Chapter::program, Msg::help_help, declare_help},
});

}  // namespace

Msg title_of(Chapter chapter) {
  constexpr auto kTitles = std::to_array<Msg>(
      {Msg::help_chapter_time, Msg::help_chapter_corrections, Msg::help_chapter_projects, Msg::help_chapter_review,
       Msg::help_chapter_rest, Msg::help_chapter_meetings, Msg::help_chapter_data, Msg::help_chapter_program});
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
