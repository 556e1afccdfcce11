#include "cli/run.hpp"

#include <cerrno>
#include <cstring>

#include "cli/context.hpp"
#include "cli/help.hpp"
#include "cli/nearest.hpp"
#include "cli/options.hpp"
#include "cli/registry.hpp"
#include "src/lang.hpp"
#include "src/msg/cli.hpp"
#include "storage/backup.hpp"

namespace labclock::cli {
namespace {

constexpr int kCannotWrite = static_cast<int>(ErrorKind::storage);

/// What can be made out of the global options when the line as a whole cannot be read: enough to tell the
/// error in the right language and form.
Globals guess_globals(const std::vector<std::string>& args) {
  Globals globals;
  for (std::size_t i = 0; i < args.size() && args[i] != "--"; ++i) {
    if (args[i] == "--json") { globals.json = true; }
    if (args[i] == "--lang" && i + 1 < args.size()) { globals.lang = args[i + 1]; }
    if (args[i].starts_with("--lang=")) { globals.lang = args[i].substr(7); }
    if (args[i] == "--db" && i + 1 < args.size()) { globals.db = args[i + 1]; }
    if (args[i].starts_with("--db=")) { globals.db = args[i].substr(5); }
  }
  return globals;
}

Error unknown_command(const std::string& word) {
  std::vector<std::string_view> names;
  for (const Command& command : commands()) {
    names.push_back(command.name);
    if (!command.synonym.empty()) { names.push_back(command.synonym); }
  }
  const std::string_view near = nearest_word(word, names);
  const Phrase hint = near.empty() ? Phrase{msg::cli_unknown_command_hint}
                                   : Phrase{msg::cli_did_you_mean, {{"word", std::string(near)}}};
  return refuse(ErrorKind::usage, "unknown_command", {msg::cli_unknown_command, {{"word", word}}}, hint);
}

Error bad_choice(std::string_view option, const std::string& value, std::string_view choices) {
  return refuse(ErrorKind::usage, "bad_value",
                {msg::cli_bad_choice, {{"option", std::string(option)}, {"value", value}}},
                Phrase{msg::cli_bad_choice_hint, {{"choices", std::string(choices)}}});
}

/// The global options whose value is one of a few words, and the instant.
Result<Instant> check_globals(const Environment& environment, const Globals& globals) {
  if (globals.color && *globals.color != "auto" && *globals.color != "always" && *globals.color != "never") {
    return bad_choice("--color", *globals.color, "auto, always, never");
  }
  if (globals.lang && !lang_from(*globals.lang)) { return bad_choice("--lang", *globals.lang, "en, ko"); }
  const std::string& word = globals.now ? *globals.now : environment.labclock_now;
  if (word.empty() && !globals.now) { return environment.now; }
  if (const std::optional<Instant> now = parse_rfc3339(word); now && *now >= kEarliest && *now <= kLatest) {
    return *now;
  }
  return refuse(ErrorKind::usage, "bad_now", {msg::cli_bad_now, {{"text", word}}}, Phrase{msg::cli_bad_now_hint});
}

Error cannot_write(const Context& context, int trouble) {
  Phrase message{msg::cli_cannot_write, {{"reason", std::strerror(trouble)}}};
  if (trouble == EBADF) { message = msg::cli_output_closed; }
  if (trouble == ENOSPC) { message = msg::cli_output_full; }
  return refuse(ErrorKind::storage, "cannot_write", std::move(message),
                context.has_changed() ? Phrase{msg::cli_cannot_write_changed} : Phrase{msg::cli_cannot_write_hint});
}

/// Today's copy of the database, made once a day after a change; never a reason to fail what was done.
void back_up(Context& context) {
  Result<storage::Ledger*> book = context.ledger();
  Result<const Zone*> zone = context.zone();
  if (!book || !zone) { return; }
  // The date on the wall: a copy a day needs no logical day, and so none of the rules.
  const Day today = date::floor<Days>((*zone)->local(context.now()));
  const auto copied = storage::daily_backup(**book, context.act(), today);
  if (!copied) {
    context.warn({msg::cli_backup_failed, {{"reason", context.words(copied.error().message)}}});
    context.err().flush();
  }
}

int finish(Context& context, const Result<void>& result) {
  if (result.ok()) {
    context.tell_doubled();
  } else {
    context.tell(result.error());
  }
  const bool written = context.out().flush();
  if (!written && result.ok()) {
    context.err().write(error_lines(cannot_write(context, context.out().trouble()), context.lang()));
  }
  context.err().flush();
  if (context.has_changed()) { back_up(context); }
  if (!result) { return static_cast<int>(result.error().kind); }
  return written ? context.exit_code() : kCannotWrite;
}

/// The command that the words ask for, declared and read. No command word is `status`, as with timew.
Result<void> read_line(const std::vector<std::string>& args, Globals& globals, std::optional<Options>& declared,
                       Options*& chosen) {
  Result<std::size_t> at = read_globals(args, globals);
  if (!at) { return at.error(); }
  const bool none = *at == args.size();
  const std::string word = none ? "status" : args[*at];
  if (none && (globals.help || globals.version)) { return {}; }
  const Command* command = find_command(word);
  if (command == nullptr) { return unknown_command(word); }
  declared.emplace(declare(*command));
  const std::vector<std::string> words(args.begin() + static_cast<std::ptrdiff_t>(none ? *at : *at + 1), args.end());
  Result<Options*> read = read_words(*declared, words, globals);
  if (!read) { return read.error(); }
  chosen = *read;
  return {};
}

}  // namespace

int run(const Environment& environment, const std::vector<std::string>& args, Sink& out_sink, Sink& err_sink) {
  Output out(out_sink);
  Output err(err_sink);
  Globals globals;
  std::optional<Options> declared;
  Options* chosen = nullptr;
  const Result<void> line = read_line(args, globals, declared, chosen);
  const Result<Instant> now = line.ok() ? check_globals(environment, globals) : Result<Instant>(environment.now);
  if (!line || !now) {
    const Globals guessed = guess_globals(args);
    Context context(environment, guessed, environment.now, out, err);
    return finish(context, line.ok() ? now.error() : line.error());
  }
  Context context(environment, globals, *now, out, err);
  if (environment.out_closed) {
    err.write(error_lines(cannot_write(context, EBADF), context.lang()));
    err.flush();
    return kCannotWrite;
  }
  if (globals.version) {
    context.write("labclock " LABCLOCK_VERSION "\n");
    return finish(context, {});
  }
  if (globals.help) {
    return finish(context, chosen != nullptr ? show_help(context, *chosen) : show_overview(context));
  }
  return finish(context, chosen->run()(context));
}

}  // namespace labclock::cli
