// report: pages to hand out, in the format that is asked for.

#include "cli/commands/commands.hpp"
#include "src/msg/timesheet.hpp"

namespace labclock::cli {

void declare_report(Options& options) {
  declare_report_timesheet(options.subcommand("timesheet", msg::timesheet_help));
}

}  // namespace labclock::cli
