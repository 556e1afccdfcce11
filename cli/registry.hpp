#pragma once
// The table of commands.
//
// What it is: names, what each is about in one line, and the function that declares what it takes. A new
// command is one line here and one file (or a function in a file) in cli/commands/. What it is not:
// built at the start: the table is constant, and only the command asked for is declared.

#include <span>
#include <string_view>

#include "cli/options.hpp"
#include "src/text.hpp"

namespace labclock::cli {

/// The chapters of the command list, in its order.
enum class Chapter : unsigned char { time, corrections, projects, review, rest, meetings, data, program };
[[nodiscard]] Msg title_of(Chapter chapter);

struct Command {
  std::string_view name;
  std::string_view synonym;  ///< empty where there is none
  Chapter chapter = Chapter::time;
  Msg summary{};
  void (*declare)(Options& options) = nullptr;
};

/// All commands, by chapter.
[[nodiscard]] std::span<const Command> commands();
/// By name or synonym; null where there is none.
[[nodiscard]] const Command* find_command(std::string_view word);
/// The declaration of a command.
[[nodiscard]] Options declare(const Command& command);

}  // namespace labclock::cli
