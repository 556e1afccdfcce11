#pragma once
// Everything the terminal program is told by the world outside: variables, the clock, what its output is
// written to.
//
// What it is: plain values, collected by main() and made up by tests, so that a whole command runs in
// process with a clock that a test sets. What it is not: read by anything but cli/; src/ and storage/ are
// handed what they need of it.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "src/time.hpp"
#include "storage/ledger.hpp"
#include "storage/zones.hpp"

namespace labclock::reports {
class Paper;
}

namespace labclock::cli {

/// Where bytes go. Returns 0, or the errno of what went wrong.
class Sink {
 public:
  virtual ~Sink() = default;
  [[nodiscard]] virtual int write(std::string_view bytes) = 0;
};

struct Environment {
  // Variables, empty where they are not set.
  std::string labclock_db;
  std::string labclock_zone;
  std::string labclock_now;
  std::string labclock_lang;
  std::string xdg_data_home;
  std::string home;
  std::string lc_all;
  std::string lc_messages;
  std::string lc_ctype;
  std::string lang;
  std::string columns;
  std::string term;
  std::string colorterm;
  std::string colorfgbg;
  bool no_color = false;  ///< NO_COLOR is set to something

  storage::SystemZone system_zone;  ///< $TZ and the two files in /etc
  std::filesystem::path zone_folder{storage::kZoneFolder};

  /// labclock-ics, which reads calendars; empty: where it was installed or built.
  std::filesystem::path ics_tool;

  /// What draws; null in labclock, which hands such a command over to labclock-paper (cli/paper.hpp).
  const reports::Paper* paper = nullptr;
  /// labclock-paper; empty: where it was installed or built.
  std::filesystem::path paper_tool;
  /// Becomes another program with the same words and variables; comes back only with the errno of a failure.
  std::function<int(const std::filesystem::path& program)> become;

  Instant now;  ///< the system's clock, when the program started
  bool out_closed = false;
  bool out_terminal = false;
  bool err_terminal = false;
  int terminal_columns = 0;  ///< of the output, else of stderr; 0 = neither is a terminal

  /// Milliseconds of a clock that never goes back, for progress.
  std::function<std::int64_t()> monotonic_ms;
  /// Makes Ctrl-C ask instead of ending the program at once; called when a long job begins.
  std::function<void()> catch_interrupts;
  /// Whether Ctrl-C was pressed since.
  std::function<bool()> interrupted;

  std::shared_ptr<storage::UuidSource> uuids;  ///< random ones where none is given
};

}  // namespace labclock::cli
