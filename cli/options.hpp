#pragma once
// What a person may write after a command word, and the reading of it.
//
// What it is: each command declares its words, options and flags with the variables they go into and a
// sentence of help each; `read_words` fills them in or says exactly what is wrong, in both languages.
// Help and completion read the same declarations. What it is not: a reader of times, projects or numbers;
// commands do that with their own errors.
//
// Strategy: only the command that was asked for is declared, so starting costs microseconds
// (docs/adr/0005-own-option-reader.md). An option that takes a value takes the next word whatever it
// looks like (`-n "-5 degrees"`), a dash before a digit is a time (`-30m`), and everything after `--` is
// a word.

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/result.hpp"
#include "src/text.hpp"

namespace labclock::cli {

class Context;
/// What a command does, once its words are read.
using Action = std::function<Result<void>(Context&)>;

/// Options that every command takes, before and after its word.
struct Globals {
  std::optional<std::string> db;
  std::optional<std::string> zone;
  std::optional<std::string> now;
  std::optional<std::string> lang;
  std::optional<std::string> color;
  bool json = false;
  bool help = false;
  bool version = false;
};

struct GlobalOption {
  std::string_view name;
  std::string_view label;  ///< of its value; empty for a flag
  std::optional<std::string> Globals::*value;
  bool Globals::*flag;
  Msg help;
};
[[nodiscard]] std::span<const GlobalOption> global_options();

/// One thing a command takes.
struct OptionItem {
  enum class Form : unsigned char { word, rest, value, values, flag };
  Form form = Form::word;
  std::string_view short_name;  ///< "-n" or empty
  std::string_view long_name;   ///< "--note"; of words empty
  std::string_view label;       ///< "NOTE"; of flags empty
  Msg help{};
  bool required = false;
  std::string* text = nullptr;
  std::optional<std::string>* maybe = nullptr;
  std::vector<std::string>* list = nullptr;
  bool* flag = nullptr;
  bool given = false;
};

/// The declaration of one command. Labels and names must be literals: they are kept as views, and the
/// variables must live as long as the declaration (commands keep them in a shared struct).
class Options {
 public:
  Options(std::string path, Msg summary) : path_(std::move(path)), summary_(summary) {}

  /// A word that must be there, or may be.
  Options& word(std::string_view label, std::string& into, Msg help);
  Options& word(std::string_view label, std::optional<std::string>& into, Msg help);
  /// All words that are left; at least one where `required`.
  Options& rest(std::string_view label, std::vector<std::string>& into, Msg help, bool required);
  /// `names` is "-n,--note" or "--note".
  Options& value(std::string_view names, std::string_view label, std::optional<std::string>& into, Msg help);
  /// An option that must be given.
  Options& required_value(std::string_view names, std::string_view label, std::string& into, Msg help);
  /// An option that may be given several times.
  Options& values(std::string_view names, std::string_view label, std::vector<std::string>& into, Msg help);
  Options& flag(std::string_view names, bool& into, Msg help);
  /// A command below this one (`project add`), which takes the rest of the line.
  Options& subcommand(std::string_view name, Msg summary);
  Options& action(Action action);

  [[nodiscard]] const std::string& path() const { return path_; }  ///< "project add"
  [[nodiscard]] Msg summary() const { return summary_; }
  [[nodiscard]] const std::vector<OptionItem>& items() const { return items_; }
  [[nodiscard]] const std::vector<std::unique_ptr<Options>>& below() const { return below_; }
  [[nodiscard]] const Action& run() const { return action_; }
  /// "PROJECT FROM TO [--trim]": without the program's name and the path.
  [[nodiscard]] std::string usage() const;

 private:
  friend class WordReader;
  OptionItem& option(std::string_view names, OptionItem::Form form, std::string_view label, Msg help);
  OptionItem& positional(OptionItem::Form form, std::string_view label, Msg help);
  std::string path_;
  Msg summary_;
  std::vector<OptionItem> items_;
  std::vector<std::unique_ptr<Options>> below_;
  Action action_;
};

/// Reads the words after the command word into the declaration and into `globals`. Gives the declaration
/// whose action is to run: this one, or one below. With --help nothing is required. Errors are usage:
/// "unknown_option", "missing_value", "needless_value", "given_twice", "unexpected_word", "missing_word",
/// "missing_subcommand".
[[nodiscard]] Result<Options*> read_words(Options& options, const std::vector<std::string>& words, Globals& globals);

/// Reads global options from the front of `args` up to the first other word, whose place it gives
/// (`args.size()` when there is none). Errors as above.
[[nodiscard]] Result<std::size_t> read_globals(const std::vector<std::string>& args, Globals& globals);

}  // namespace labclock::cli
