#pragma once
// How far a long job is, drawn on one line of the terminal, and Ctrl-C.
//
// What it is: the Progress that storage asks for. It shows nothing unless stderr is a terminal and the job
// lasts over 0.3 s, and takes its line away at the end. After Ctrl-C it says no, the job stops with
// nothing changed, and the program ends with 130. What it is not: a spinner; it draws when there is
// something new, at most ten times a second.

#include <string>

#include "cli/context.hpp"
#include "storage/ledger.hpp"

namespace labclock::cli {

class TerminalProgress : public storage::Progress {
 public:
  /// From here on Ctrl-C is asked about and no longer ends the program by itself.
  TerminalProgress(Context& context, const Phrase& label);
  ~TerminalProgress() override;
  TerminalProgress(const TerminalProgress&) = delete;
  TerminalProgress& operator=(const TerminalProgress&) = delete;
  bool step(std::int64_t done, std::int64_t total) override;
  /// Takes the line away, before something else is written.
  void clear();

 private:
  void draw(std::int64_t done, std::int64_t total);
  Context& context_;
  Style style_;
  std::string label_;
  std::int64_t begun_ = 0;
  std::int64_t drawn_ = 0;
  bool shown_ = false;
  std::string last_;
};

/// "reading  ██████······  42 %", at most the style's width.
[[nodiscard]] std::string progress_line(const Style& style, const std::string& label, std::int64_t done,
                                        std::int64_t total);

}  // namespace labclock::cli
