// Declaring what a command takes, and reading what was typed.

#include "cli/options.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <set>

#include "cli/nearest.hpp"
#include "cli/registry.hpp"
#include "src/msg/help.hpp"

using namespace labclock;
using namespace labclock::cli;

namespace {

struct Sample {
  std::string project;
  std::optional<std::string> second;
  std::vector<std::string> rest;
  std::optional<std::string> note;
  std::vector<std::string> maps;
  bool trim = false;
  bool quiet = false;
  Options options{"sample", msg::help_add};
  Globals globals;

  explicit Sample(bool with_rest = false) {
    options.word("PROJECT", project, msg::help_add)
        .value("-n,--note", "NOTE", note, msg::help_note)
        .values("--map", "TAG=PROJECT", maps, msg::help_note)
        .flag("-t,--trim", trim, msg::help_note)
        .flag("-q,--quiet", quiet, msg::help_note)
        .action([](Context&) { return Result<void>{}; });
    if (with_rest) {
      options.rest("TIMES", rest, msg::help_add, false);
    } else {
      options.word("SECOND", second, msg::help_add);
    }
  }

  std::string read(const std::vector<std::string>& words) {
    Result<Options*> result = read_words(options, words, globals);
    return result ? "" : result.error().code;
  }
};

}  // namespace

TEST_CASE("words, values and flags in any order") {
  Sample sample;
  CHECK(sample.read({"-t", "NRF basic", "--note", "a b", "later", "--map=x=y", "--map", "z"}).empty());
  CHECK(sample.project == "NRF basic");
  CHECK(sample.second == "later");
  CHECK(sample.note == "a b");
  CHECK(sample.maps == std::vector<std::string>{"x=y", "z"});
  CHECK(sample.trim);
  CHECK_FALSE(sample.quiet);
}

TEST_CASE("a value is the next word, whatever it looks like") {
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"P", "-n", "--json"}, {"P", "--note", "--json"}, {"P", "--note=--json"}, {"P", "-n--json"}}) {
    Sample sample;
    CHECK(sample.read(words).empty());
    CHECK(sample.note == "--json");
    CHECK_FALSE(sample.globals.json);
  }
  Sample empty;
  CHECK(empty.read({"P", "--note="}).empty());
  CHECK(empty.note == "");
  Sample blank;
  CHECK(blank.read({"P", "-n", ""}).empty());
  CHECK(blank.note == "");
}

TEST_CASE("a dash before a digit is a word, a lone dash too, and everything after --") {
  Sample sample(true);
  CHECK(sample.read({"P", "-30m", "-", "--", "--note", "-t", "--"}).empty());
  CHECK(sample.rest == std::vector<std::string>{"-30m", "-", "--note", "-t", "--"});
  CHECK_FALSE(sample.note.has_value());
}

TEST_CASE("short flags come in a bunch, the last one may take a value") {
  Sample sample;
  CHECK(sample.read({"-tqn", "x", "P"}).empty());
  CHECK(sample.trim);
  CHECK(sample.quiet);
  CHECK(sample.note == "x");
  CHECK(Sample().read({"P", "-tz"}) == "unknown_option");
}

TEST_CASE("what is wrong is told by code") {
  CHECK(Sample().read({}) == "missing_word");
  CHECK(Sample().read({"a", "b", "c"}) == "unexpected_word");
  CHECK(Sample().read({"a", "--not", "b"}) == "unknown_option");
  CHECK(Sample().read({"a", "-x"}) == "unknown_option");
  CHECK(Sample().read({"a", "-n"}) == "missing_value");
  CHECK(Sample().read({"a", "--note"}) == "missing_value");
  CHECK(Sample().read({"a", "--trim=yes"}) == "needless_value");
  CHECK(Sample().read({"a", "--json=yes"}) == "needless_value");
  CHECK(Sample().read({"a", "-n", "x", "--note=y"}) == "given_twice");
  CHECK(Sample().read({"a", "--db", "x", "--db=y"}) == "given_twice");
  CHECK(Sample().read({"a", "--zone"}) == "missing_value");
}

TEST_CASE("with --help nothing is required") {
  Sample sample;
  CHECK(sample.read({"-h"}).empty());
  CHECK(sample.globals.help);
}

TEST_CASE("global options are taken anywhere, unless the command has one of that name") {
  Sample sample;
  CHECK(sample.read({"--db", "f", "P", "--json", "--zone=UTC", "--lang", "ko"}).empty());
  CHECK(sample.globals.db == "f");
  CHECK(sample.globals.zone == "UTC");
  CHECK(sample.globals.lang == "ko");
  CHECK(sample.globals.json);

  std::optional<std::string> own;
  Options options("edit", msg::help_edit);
  options.value("--zone", "ZONE", own, msg::help_edit_zone).action([](Context&) { return Result<void>{}; });
  Globals globals;
  globals.zone = "UTC";
  CHECK(read_words(options, {"--zone", "Asia/Seoul"}, globals).ok());
  CHECK(own == "Asia/Seoul");
  CHECK(globals.zone == "UTC");
}

TEST_CASE("globals before the command word") {
  Globals globals;
  Result<std::size_t> at = read_globals({"--json", "--db", "f", "--now=x", "start", "--lang", "ko"}, globals);
  REQUIRE(at.ok());
  CHECK(*at == 4);
  CHECK(globals.db == "f");
  CHECK(globals.now == "x");
  CHECK_FALSE(globals.lang.has_value());
  CHECK(*read_globals({}, globals) == 0);
  CHECK(read_globals({"--nonsense"}, globals).error().code == "unknown_option");
}

TEST_CASE("commands below a command") {
  std::string name;
  Options options("project", msg::help_add);
  const auto nothing = [](Context&) { return Result<void>{}; };
  options.subcommand("add", msg::help_add).word("NAME", name, msg::help_add).action(nothing);
  options.subcommand("list", msg::help_add).action(nothing);
  Globals globals;
  CHECK((*read_words(options, {"--json", "add", "list"}, globals))->path() == "project add");
  CHECK(name == "list");
  CHECK(globals.json);
  CHECK((*read_words(options, {"list"}, globals))->path() == "project list");
  CHECK(read_words(options, {}, globals).error().code == "missing_subcommand");
  const Result<Options*> near = read_words(options, {"lst"}, globals);
  CHECK(near.error().code == "unexpected_word");
  CHECK(near.error().hint->args.front().second == "list");
  CHECK(options.usage() == "add|list");
}

TEST_CASE("a command with words of its own and commands below") {
  std::string project;
  Options options("agree", msg::help_add);
  const auto nothing = [](Context&) { return Result<void>{}; };
  options.word("PROJECT", project, msg::help_add).action(nothing);
  options.subcommand("list", msg::help_add).action(nothing);
  Globals globals;
  CHECK((*read_words(options, {"list"}, globals))->path() == "agree list");
  CHECK((*read_words(options, {"--", "list"}, globals))->path() == "agree");
  CHECK(project == "list");
  CHECK(options.usage() == "PROJECT | list");
}

TEST_CASE("any words give a result, and never more than was typed") {
  CHECK(rc::check("reading never breaks", [] {
    const auto words = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "-n", "--note", "--note=x", "-t", "--", "-", "word", "-5", "--json", "", "-nq", "--map", "--trim", "-h"));
    Sample sample(true);
    const std::string code = sample.read(words);
    RC_ASSERT(code.empty() || !code.empty());
    RC_ASSERT(sample.rest.size() + sample.maps.size() <= words.size());
  }));
}

TEST_CASE("the nearest word") {
  const std::vector<std::string_view> names{"start", "status", "stop", "split", "history", "holiday"};
  CHECK(nearest_word("strat", names) == "start");
  CHECK(nearest_word("stpo", names) == "stop");
  CHECK(nearest_word("histroy", names) == "history");
  CHECK(nearest_word("hist", names) == "history");
  CHECK(nearest_word("statsu", names) == "status");
  CHECK(nearest_word("frobnicate", names).empty());
  CHECK(nearest_word("", names).empty());
  CHECK(nearest_word("x", names).empty());
  CHECK(slips_between("abc", "abc") == 0);
  CHECK(slips_between("abc", "acb") == 1);
  CHECK(slips_between("", "abc") == 3);
}

TEST_CASE("every command is declared soundly") {
  std::set<std::string_view> names;
  const auto sound = [](const Options& options) {
    CAPTURE(options.path());
    CHECK((options.run() || !options.below().empty()));
    std::set<std::string_view> option_names;
    bool optional_seen = false;
    for (const OptionItem& item : options.items()) {
      if (item.long_name.empty()) {
        CHECK_FALSE((optional_seen && item.required));  // a required word never follows one that may be left out
        optional_seen = optional_seen || !item.required;
        CHECK_FALSE(item.label.empty());
        continue;
      }
      CHECK(item.long_name.starts_with("--"));
      CHECK(option_names.insert(item.long_name).second);
      if (!item.short_name.empty()) { CHECK(option_names.insert(item.short_name).second); }
      CHECK((item.form == OptionItem::Form::flag) == item.label.empty());
    }
  };
  for (const Command& command : commands()) {
    CHECK(names.insert(command.name).second);
    if (!command.synonym.empty()) { CHECK(names.insert(command.synonym).second); }
    CHECK(find_command(command.name) == &command);
    const Options options = declare(command);
    sound(options);
    for (const auto& below : options.below()) { sound(*below); }
  }
  CHECK(find_command("switch") == find_command("start"));
  CHECK(find_command("swi") == nullptr);
}
