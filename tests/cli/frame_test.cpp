// The frame around commands: output that cannot be written, progress, Ctrl-C, no files made by looking.

#include <doctest/doctest.h>

#include <cerrno>
#include <nlohmann/json.hpp>

#include "cli/progress.hpp"
#include "cli/registry.hpp"
#include "src/msg/cli.hpp"
#include "src/utf8.hpp"
#include "tests/cli/case_rig.hpp"

using namespace labclock;
using namespace labclock::test;

TEST_CASE("output that cannot be written is exit 4, and what was done is said") {
  CaseRig rig;
  REQUIRE(rig.set_up("project: NRF basic | funded"));
  rig.write_trouble = ENOSPC;
  const Outcome full = rig.type("start NRF");
  CHECK(full.code == 4);
  CHECK(full.err ==
        "labclock: the output cannot be written: there is no room left\n"
        "what was asked for is done all the same; labclock history shows it\n");
  rig.write_trouble = EIO;
  const Outcome broken = rig.type("status");
  CHECK(broken.code == 4);
  CHECK(broken.err.find("Input/output error") != std::string::npos);
  // An error of the command itself keeps its own code.
  CHECK(rig.type("start NRF --json").code == 1);
}

TEST_CASE("with a closed output nothing is begun") {
  CaseRig rig;
  REQUIRE(rig.set_up("project: NRF basic | funded"));
  rig.environment.out_closed = true;
  const Outcome outcome = rig.type("start NRF");
  CHECK(outcome.code == 4);
  CHECK(outcome.err.starts_with("labclock: the output cannot be written: it is closed\n"));
  rig.environment.out_closed = false;
  CHECK(nlohmann::json::parse(rig.type("status --json").out)["running"].is_null());
}

TEST_CASE("looking makes no file") {
  CaseRig rig;
  for (const char* line : {"status", "log", "history", "status --json", "stop", "undo", "start Nobody",
                           "add Nobody 8:00 9:00", "edit 1 -n x", "help", "frobnicate"}) {
    CAPTURE(line);
    CHECK(rig.type(line).code <= 3);
    CHECK_FALSE(std::filesystem::exists(rig.database()));
  }
}

TEST_CASE("the first change of a day leaves a copy, and a copy that cannot be made is a warning") {
  CaseRig rig;
  const auto copies = [&] {
    int count = 0;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(rig.folder.file("backups"), none)) {
      count += entry.is_regular_file() ? 1 : 0;
    }
    return count;
  };
  CHECK(rig.type("start").code == 0);
  CHECK(copies() == 1);
  CHECK(rig.type("stop --at now").code == 0);
  CHECK(copies() == 1);
  CHECK(rig.type("status").code == 0);
  rig.environment.now += Days{1};
  CHECK(rig.type("status").code == 0);
  CHECK(copies() == 1);
  CHECK(rig.type("start").code == 0);
  CHECK(copies() == 2);

  CaseRig blocked;
  REQUIRE(blocked.set_up("file: backups | a file where the folder should be"));
  const Outcome started = blocked.type("start");
  CHECK(started.code == 0);
  CHECK(started.out.starts_with("started"));
  CHECK(started.err.starts_with("labclock: the daily backup could not be made: "));
}

TEST_CASE("a database that is none, or newer, is told on every way in") {
  CaseRig rig;
  REQUIRE(
      rig.set_up("file: labclock.db | this is a text file and longer than a header of one hundred bytes, so that it is "
                 "read as one"));
  for (const char* line : {"status", "log", "start", "stop", "undo", "edit 1 -n x", "history"}) {
    CAPTURE(line);
    const Outcome outcome = rig.type(line);
    CHECK(outcome.code == 4);
    CHECK(outcome.err.find("is not a Labclock database") != std::string::npos);
    const Outcome json = rig.type(std::string(line) + " --json");
    CHECK(nlohmann::json::parse(json.out)["error"]["code"] == "not_labclock");
  }
}

TEST_CASE("help lists every command in both languages, and tells of each") {
  CaseRig rig;
  for (const char* lang : {"en", "ko"}) {
    rig.environment.labclock_lang = lang;
    const Outcome all = rig.type("help");
    CHECK(all.code == 0);
    CHECK(rig.type("--help").out == all.out);
    for (const cli::Command& command : cli::commands()) {
      CAPTURE(command.name);
      CHECK(all.out.find("\n  " + std::string(command.name)) != std::string::npos);
      const Outcome one = rig.run({"help", std::string(command.name)});
      CHECK(one.code == 0);
      CHECK(one.out.starts_with("labclock " + std::string(command.name)));
      CHECK(rig.run({std::string(command.name), "--help"}).out == one.out);
    }
  }
}

TEST_CASE("no place for a database is a usage error") {
  CaseRig rig;
  rig.environment.labclock_db = "";
  rig.environment.home = "";
  const Outcome outcome = rig.type("status");
  CHECK(outcome.code == 2);
  rig.environment.home = rig.folder.path().string();
  CHECK(rig.type("status").code == 0);
}

namespace {

struct ProgressRig {
  struct Collector : cli::Sink {
    std::string text;
    int write(std::string_view bytes) override {
      text += bytes;
      return 0;
    }
  };
  CaseRig rig;
  Collector out_sink;
  Collector err_sink;
  cli::Output out{out_sink};
  cli::Output err{err_sink};
  cli::Globals globals;
  std::int64_t clock = 0;
  bool pressed = false;
  bool caught = false;

  ProgressRig() {
    rig.environment.err_terminal = true;
    rig.environment.monotonic_ms = [this] { return clock; };
    rig.environment.interrupted = [this] { return pressed; };
    rig.environment.catch_interrupts = [this] { caught = true; };
  }
};

}  // namespace

TEST_CASE("progress is quiet for 0.3 s, then draws at most ten times a second and goes away") {
  ProgressRig rig;
  cli::Context context(rig.rig.environment, rig.globals, rig.rig.environment.now, rig.out, rig.err);
  {
    cli::TerminalProgress progress(context, msg::cli_now);
    CHECK(rig.caught);
    rig.clock = 299;
    CHECK(progress.step(10, 100));
    CHECK(rig.err_sink.text.empty());
    rig.clock = 300;
    CHECK(progress.step(30, 100));
    const std::string first = rig.err_sink.text;
    CHECK(first.find("30 %") != std::string::npos);
    rig.clock = 399;
    CHECK(progress.step(35, 100));
    CHECK(rig.err_sink.text == first);
    rig.clock = 400;
    CHECK(progress.step(35, 100));
    CHECK(rig.err_sink.text.find("35 %") != std::string::npos);
  }
  CHECK(rig.err_sink.text.ends_with("\r\x1b[K"));
  CHECK(rig.out_sink.text.empty());
}

TEST_CASE("Ctrl-C stops the job, also where nothing is drawn") {
  ProgressRig rig;
  rig.rig.environment.err_terminal = false;
  cli::Context context(rig.rig.environment, rig.globals, rig.rig.environment.now, rig.out, rig.err);
  cli::TerminalProgress progress(context, msg::cli_now);
  CHECK(progress.step(1, 2));
  rig.pressed = true;
  CHECK_FALSE(progress.step(2, 2));
  CHECK(rig.err_sink.text.empty());
}

TEST_CASE("a line of progress fits the terminal at any width, in Korean too") {
  for (const bool utf8 : {true, false}) {
    for (int width = 20; width < 120; ++width) {
      cli::Style style;
      style.width = width;
      style.utf8 = utf8;
      for (const std::string label : {"reading", "데이터베이스를 검사하고 있어요", ""}) {
        for (const std::int64_t done : {std::int64_t{0}, std::int64_t{50}, std::int64_t{100}, std::int64_t{900}}) {
          CHECK(display_width(cli::progress_line(style, label, done, 100)) < width);
        }
      }
    }
  }
  cli::Style style;
  CHECK(cli::progress_line(style, "reading", 50, 100) == "reading  ████████████············   50 %");
  CHECK(cli::progress_line(style, "reading", 5, 0) == "reading");
}
