#pragma once
// Runs the terminal program in process, as a person types it: with a clock, a zone, a terminal and a
// database of the test's own.
//
// What it is: the environment of a command and what came of it, and the reader of the case files in
// tests/cli/cases. What it is not: a second program; it calls the same run() that main() calls.
//
// A case file is a conversation. Each line begins with what it is:
//   # text              what the case shows
//   now: INSTANT        turns the clock (RFC 3339)
//   zone: NAME          where the person is          lang: en|ko
//   set: NAME=VALUE     a variable (COLUMNS=60)      terminal: COLUMNS or off
//   project: NAME | KIND                             made beforehand, past the terminal
//   session: PROJECT | FROM | TO | NOTE              a finished one, instants in RFC 3339
//   away: FROM | TO | EVIDENCE                      an absence, as a program that watches notes it
//   watch: all                                      a look of such a program at the clock's time
//   file: NAME | TEXT                                a line of a file in the case's folder
//   ~ WORDS             a command that must succeed; its output is not looked at
//   $ WORDS             a command, quoted as in a shell, and then what it must give:
//   > text              a line of standard output    json> text   output compared as JSON
//   ! text              a line of stderr             = N          the exit code, 0 where none stands
// In all of them <dir> is the case's folder and <db> its database; every uuid is written <uuid>, and the
// escape character \e. With LABCLOCK_UPDATE_CASES=1 the expectations are written anew: read the diff.

#include <filesystem>
#include <string>
#include <vector>

#include "cli/environment.hpp"
#include "tests/support/ledger_rig.hpp"

namespace labclock::test {

struct Outcome {
  int code = 0;
  std::string out;
  std::string err;
};

class CaseRig {
 public:
  CaseRig();
  /// Runs the program with these words.
  [[nodiscard]] Outcome run(const std::vector<std::string>& words);
  /// The same from one line, quoted as in a shell.
  [[nodiscard]] Outcome type(const std::string& line);
  /// One of the setting lines of a case file; false when it is none.
  bool set_up(const std::string& line);

  [[nodiscard]] std::filesystem::path database() const { return folder.file("labclock.db"); }
  /// What a case file writes for it: <dir>, <db>, <uuid> and \e.
  [[nodiscard]] std::string settled(std::string text) const;
  [[nodiscard]] std::string placed(std::string text) const;

  TempFolder folder;
  cli::Environment environment;
  int write_trouble = 0;  ///< an errno that standard output fails with
};

/// Words of a line: blanks part them, quotes and backslashes keep them together.
[[nodiscard]] std::vector<std::string> shell_words(const std::string& line);

/// Runs one case file; every difference is a failed check.
void run_case(const std::filesystem::path& file);

}  // namespace labclock::test
