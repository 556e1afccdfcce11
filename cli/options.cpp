#include "cli/options.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "cli/nearest.hpp"
#include "src/msg/cli.hpp"
#include "src/msg/help.hpp"

namespace labclock::cli {
namespace {

constexpr auto kGlobalOptions = std::to_array<GlobalOption>({
    {"--db", "FILE", &Globals::db, nullptr, msg::help_global_db},
    {"--zone", "ZONE", &Globals::zone, nullptr, msg::help_global_zone},
    {"--now", "WHEN", &Globals::now, nullptr, msg::help_global_now},
    {"--lang", "en|ko", &Globals::lang, nullptr, msg::help_global_lang},
    {"--color", "auto|always|never", &Globals::color, nullptr, msg::help_global_color},
    {"--json", "", nullptr, &Globals::json, msg::help_global_json},
    {"--help", "", nullptr, &Globals::help, msg::help_global_help},
    {"--version", "", nullptr, &Globals::version, msg::help_global_version},
});

const GlobalOption* global_named(std::string_view name) {
  if (name == "-h") { name = "--help"; }
  for (const GlobalOption& option : kGlobalOptions) {
    if (option.name == name) { return &option; }
  }
  return nullptr;
}

/// "--note=x" as its name and its value.
struct Token {
  std::string_view name;
  std::optional<std::string_view> value;
};

Token split_token(std::string_view word) {
  const std::size_t equals = word.find('=');
  if (!word.starts_with("--") || equals == std::string_view::npos) { return {word, std::nullopt}; }
  return {word.substr(0, equals), word.substr(equals + 1)};
}

bool looks_like_option(std::string_view word) {
  // "-" is a word, and so is "-30m".
  return word.size() > 1 && word[0] == '-' && (word[1] < '0' || word[1] > '9');
}

Error usage_error(std::string code, Msg message, std::string_view word, std::optional<Phrase> hint) {
  return refuse(ErrorKind::usage, std::move(code), {message, {{"word", std::string(word)}}}, std::move(hint));
}

Error missing_value(std::string_view name, std::string_view label) {
  return refuse(ErrorKind::usage, "missing_value", {msg::cli_missing_value, {{"word", std::string(name)}}},
                Phrase{msg::cli_missing_value_hint, {{"word", std::string(name)}, {"label", std::string(label)}}});
}

Error needless_value(std::string_view name) {
  return usage_error("needless_value", msg::cli_needless_value, name,
                     Phrase{msg::cli_needless_value_hint, {{"word", std::string(name)}}});
}

Error given_twice(std::string_view name) {
  return usage_error("given_twice", msg::cli_given_twice, name, Phrase{msg::cli_given_twice_hint});
}

/// Takes a global option at `args[at]` and moves `at` past it and its value.
Result<void> take_global(const GlobalOption& option, const Token& token, const std::vector<std::string>& args,
                         std::size_t& at, Globals& globals) {
  ++at;
  if (option.flag != nullptr) {
    if (token.value) { return needless_value(option.name); }
    globals.*option.flag = true;
    return {};
  }
  std::optional<std::string>& into = globals.*option.value;
  if (into) { return given_twice(option.name); }
  if (token.value) {
    into = std::string(*token.value);
  } else if (at < args.size()) {
    into = args[at++];
  } else {
    return missing_value(option.name, option.label);
  }
  return {};
}

/// The option that was perhaps meant, dashes included. The dashes are no letters to be right about.
std::string nearest_option(std::string_view typed, std::vector<std::string_view> names) {
  if (!typed.starts_with("--")) { return {}; }
  for (std::string_view& name : names) { name.remove_prefix(2); }
  const std::string_view near = nearest_word(typed.substr(2), names);
  return near.empty() ? std::string() : "--" + std::string(near);
}

Phrase see_help(const std::string& path) {
  return {msg::cli_see_help, {{"command", path}}};
}

}  // namespace

std::span<const GlobalOption> global_options() {
  return kGlobalOptions;
}

// Declaring ---------------------------------------------------------------------------------------------

OptionItem& Options::positional(OptionItem::Form form, std::string_view label, Msg help) {
  OptionItem item;
  item.form = form;
  item.label = label;
  item.help = help;
  return items_.emplace_back(item);
}

OptionItem& Options::option(std::string_view names, OptionItem::Form form, std::string_view label, Msg help) {
  OptionItem& item = positional(form, label, help);
  const std::size_t comma = names.find(',');
  if (comma != std::string_view::npos) { item.short_name = names.substr(0, comma); }
  item.long_name = comma == std::string_view::npos ? names : names.substr(comma + 1);
  return item;
}

Options& Options::word(std::string_view label, std::string& into, Msg help) {
  OptionItem& item = positional(OptionItem::Form::word, label, help);
  item.text = &into;
  item.required = true;
  return *this;
}

Options& Options::word(std::string_view label, std::optional<std::string>& into, Msg help) {
  positional(OptionItem::Form::word, label, help).maybe = &into;
  return *this;
}

Options& Options::rest(std::string_view label, std::vector<std::string>& into, Msg help, bool required) {
  OptionItem& item = positional(OptionItem::Form::rest, label, help);
  item.list = &into;
  item.required = required;
  return *this;
}

Options& Options::value(std::string_view names, std::string_view label, std::optional<std::string>& into, Msg help) {
  option(names, OptionItem::Form::value, label, help).maybe = &into;
  return *this;
}

Options& Options::required_value(std::string_view names, std::string_view label, std::string& into, Msg help) {
  OptionItem& item = option(names, OptionItem::Form::value, label, help);
  item.text = &into;
  item.required = true;
  return *this;
}

Options& Options::values(std::string_view names, std::string_view label, std::vector<std::string>& into, Msg help) {
  option(names, OptionItem::Form::values, label, help).list = &into;
  return *this;
}

Options& Options::flag(std::string_view names, bool& into, Msg help) {
  option(names, OptionItem::Form::flag, "", help).flag = &into;
  return *this;
}

Options& Options::subcommand(std::string_view name, Msg summary) {
  return *below_.emplace_back(std::make_unique<Options>(path_ + " " + std::string(name), summary));
}

Options& Options::action(Action action) {
  action_ = std::move(action);
  return *this;
}

std::string Options::usage() const {
  std::string out;
  const auto append = [&out](const std::string& part) { out += (out.empty() ? "" : " ") + part; };
  for (const OptionItem& item : items_) {
    const std::string label(item.label);
    if (item.form == OptionItem::Form::word) { append(item.required ? label : "[" + label + "]"); }
    if (item.form == OptionItem::Form::rest) { append(item.required ? label : "[" + label + "]"); }
  }
  for (const OptionItem& item : items_) {
    if (item.long_name.empty()) { continue; }
    std::string part(item.short_name.empty() ? item.long_name : item.short_name);
    if (!item.label.empty()) { part += " " + std::string(item.label); }
    append(item.required ? part : "[" + part + "]" + (item.form == OptionItem::Form::values ? "..." : ""));
  }
  if (!below_.empty()) {
    std::string names;
    for (const auto& below : below_) { names += (names.empty() ? "" : "|") + below->path_.substr(path_.size() + 1); }
    out = items_.empty() ? names : out + " | " + names;
  }
  return out;
}

// Reading -----------------------------------------------------------------------------------------------

class WordReader {
 public:
  WordReader(Options& options, const std::vector<std::string>& words, Globals& globals)
      : at_(&options), words_(words), globals_(globals) {}

  Result<Options*> read() {
    bool only_words = false;
    for (next_ = 0; next_ < words_.size();) {
      const std::string& word = words_[next_];
      Result<void> taken;
      if (!only_words && word == "--") {
        only_words = true;
        ++next_;
        continue;
      }
      if (only_words || !looks_like_option(word)) {
        taken = take_word(word, only_words);
      } else if (word.starts_with("--")) {
        taken = take_long(word);
      } else {
        taken = take_short(word);
      }
      if (!taken) { return taken.error(); }
    }
    if (globals_.help) { return at_; }
    if (Result<void> complete = check_complete(); !complete) { return complete.error(); }
    return at_;
  }

 private:
  OptionItem* item_named(std::string_view name) {
    for (OptionItem& item : at_->items_) {
      if (!item.long_name.empty() && (item.long_name == name || item.short_name == name)) { return &item; }
    }
    return nullptr;
  }

  Result<void> take_word(const std::string& word, bool only_words) {
    ++next_;
    if (!only_words && positionals_ == 0) {
      for (const auto& below : at_->below_) {
        if (std::string_view(below->path_).substr(at_->path_.size() + 1) == word) {
          at_ = below.get();
          return {};
        }
      }
    }
    int place = 0;
    for (OptionItem& item : at_->items_) {
      if (item.form == OptionItem::Form::rest) {
        item.list->push_back(word);
        item.given = true;
        return {};
      }
      if (item.form != OptionItem::Form::word || place++ < positionals_) { continue; }
      ++positionals_;
      item.given = true;
      if (item.text != nullptr) { *item.text = word; }
      if (item.maybe != nullptr) { *item.maybe = word; }
      return {};
    }
    return unexpected(word);
  }

  Error unexpected(const std::string& word) const {
    std::vector<std::string_view> names;
    for (const auto& below : at_->below_) {
      names.push_back(std::string_view(below->path_).substr(at_->path_.size() + 1));
    }
    if (const std::string_view near = nearest_word(word, names); positionals_ == 0 && !near.empty()) {
      return usage_error("unexpected_word", msg::cli_unexpected_word, word,
                         Phrase{msg::cli_did_you_mean, {{"word", std::string(near)}}});
    }
    // A second word is most often the rest of a name; a number never is.
    const bool quotes = positionals_ > 0 && word.find_first_not_of("0123456789") != std::string::npos;
    return usage_error("unexpected_word", msg::cli_unexpected_word, word,
                       quotes ? Phrase{msg::cli_unexpected_word_hint} : see_help(at_->path_));
  }

  Result<void> store(OptionItem& item, std::string value) {
    if (item.form == OptionItem::Form::values) {
      item.list->push_back(std::move(value));
      return {};
    }
    if (item.given) { return given_twice(item.long_name); }
    item.given = true;
    if (item.text != nullptr) {
      *item.text = std::move(value);
    } else {
      *item.maybe = std::move(value);
    }
    return {};
  }

  Result<void> take_long(const std::string& word) {
    const Token token = split_token(word);
    OptionItem* item = item_named(token.name);
    if (item == nullptr) {
      const GlobalOption* global = global_named(token.name);
      return global != nullptr ? take_global(*global, token, words_, next_, globals_) : unknown(token.name);
    }
    ++next_;
    if (item->form == OptionItem::Form::flag) {
      if (token.value) { return needless_value(item->long_name); }
      *item->flag = true;
      return {};
    }
    if (token.value) { return store(*item, std::string(*token.value)); }
    if (next_ == words_.size()) { return missing_value(item->long_name, item->label); }
    return store(*item, words_[next_++]);
  }

  /// "-n VALUE", "-nVALUE", and flags in a bunch.
  Result<void> take_short(const std::string& word) {
    if (word == "-h" && item_named("-h") == nullptr) {
      return take_global(*global_named("-h"), {word, std::nullopt}, words_, next_, globals_);
    }
    ++next_;
    for (std::size_t i = 1; i < word.size(); ++i) {
      const std::string name{'-', word[i]};
      OptionItem* item = item_named(name);
      if (item == nullptr) { return unknown(word); }
      if (item->form == OptionItem::Form::flag) {
        *item->flag = true;
        continue;
      }
      if (i + 1 < word.size()) { return store(*item, word.substr(i + 1)); }
      if (next_ == words_.size()) { return missing_value(item->short_name, item->label); }
      return store(*item, words_[next_++]);
    }
    return {};
  }

  Error unknown(std::string_view name) const {
    std::vector<std::string_view> names;
    for (const OptionItem& item : at_->items_) {
      if (!item.long_name.empty()) { names.push_back(item.long_name); }
    }
    for (const GlobalOption& option : kGlobalOptions) { names.push_back(option.name); }
    const std::string near = nearest_option(name, names);
    return usage_error("unknown_option", msg::cli_unknown_option, name,
                       near.empty() ? see_help(at_->path_) : Phrase{msg::cli_did_you_mean, {{"word", near}}});
  }

  Result<void> check_complete() const {
    for (const OptionItem& item : at_->items_) {
      if (!item.required || item.given) { continue; }
      const std::string label =
          (item.long_name.empty() ? "" : std::string(item.long_name) + " ") + std::string(item.label);
      return refuse(ErrorKind::usage, "missing_word", {msg::cli_missing_word, {{"label", label}}},
                    Phrase{msg::cli_usage_hint, {{"usage", at_->path_ + " " + at_->usage()}}});
    }
    if (!at_->action_) {
      return refuse(ErrorKind::usage, "missing_subcommand", {msg::cli_missing_subcommand, {{"command", at_->path_}}},
                    Phrase{msg::cli_usage_hint, {{"usage", at_->path_ + " " + at_->usage()}}});
    }
    return {};
  }

  Options* at_;
  const std::vector<std::string>& words_;
  Globals& globals_;
  std::size_t next_ = 0;
  int positionals_ = 0;
};

Result<Options*> read_words(Options& options, const std::vector<std::string>& words, Globals& globals) {
  return WordReader(options, words, globals).read();
}

Result<std::size_t> read_globals(const std::vector<std::string>& args, Globals& globals) {
  std::size_t at = 0;
  while (at < args.size() && looks_like_option(args[at]) && args[at] != "--") {
    const Token token = split_token(args[at]);
    const GlobalOption* option = global_named(token.name);
    if (option == nullptr) {
      std::vector<std::string_view> names;
      names.reserve(kGlobalOptions.size());
      for (const GlobalOption& known : kGlobalOptions) { names.push_back(known.name); }
      const std::string near = nearest_option(token.name, names);
      return usage_error("unknown_option", msg::cli_unknown_option, token.name,
                         near.empty() ? Phrase{msg::cli_options_follow}
                                      : Phrase{msg::cli_did_you_mean, {{"word", std::string(near)}}});
    }
    if (Result<void> taken = take_global(*option, token, args, at, globals); !taken) { return taken.error(); }
  }
  return at;
}

}  // namespace labclock::cli
