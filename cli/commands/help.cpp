// `help`: all commands, one command, or a subject.

#include "cli/help.hpp"

#include "cli/commands/commands.hpp"
#include "cli/nearest.hpp"
#include "cli/registry.hpp"
#include "src/msg/cli.hpp"
#include "src/msg/help.hpp"

namespace labclock::cli {
namespace {

struct HelpWords {
  std::vector<std::string> about;
};

Error unknown_subject(const std::string& word) {
  std::vector<std::string_view> names{"times", "options"};
  for (const Command& command : commands()) { names.push_back(command.name); }
  const std::string_view near = nearest_word(word, names);
  return refuse(ErrorKind::usage, "unknown_command", {msg::cli_unknown_command, {{"word", word}}},
                near.empty() ? Phrase{msg::cli_unknown_command_hint}
                             : Phrase{msg::cli_did_you_mean, {{"word", "help " + std::string(near)}}});
}

Result<void> help(Context& context, const HelpWords& words) {
  if (words.about.empty()) { return show_overview(context); }
  const std::string& word = words.about.front();
  if (words.about.size() == 1 && word == "times") { return show_times(context); }
  if (words.about.size() == 1 && word == "options") { return show_global_options(context); }
  const Command* command = find_command(word);
  if (command == nullptr) { return unknown_subject(word); }
  const Options declared = declare(*command);
  if (words.about.size() == 1) { return show_help(context, declared); }
  const std::string path = declared.path() + " " + words.about[1];
  for (const auto& below : declared.below()) {
    if (below->path() == path && words.about.size() == 2) { return show_help(context, *below); }
  }
  return unknown_subject(path);
}

}  // namespace

void declare_help(Options& options) {
  auto words = std::make_shared<HelpWords>();
  options.rest("COMMAND", words->about, msg::help_help_command, false).action([words](Context& context) {
    return help(context, *words);
  });
}

}  // namespace labclock::cli
