// The program itself, as a process: what only a process has (descriptors, signals, variables).

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/ledger_rig.hpp"

using namespace labclock::test;

namespace {

struct Ended {
  int code = -1;
  std::string out;
  std::string err;
};

enum class OutTo : unsigned char { file, closed, full };

/// Runs the program with a HOME of its own and waits for it.
class Program {
 public:
  Ended run(const std::vector<std::string>& words, const std::vector<std::string>& variables = {},
            OutTo to = OutTo::file) {
    const std::string out = folder.file("out").string();
    const std::string err = folder.file("err").string();
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) { become(words, variables, to, out, err); }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), text_of(out), text_of(err)};
  }
  TempFolder folder;

 private:
  [[noreturn]] void become(const std::vector<std::string>& words, const std::vector<std::string>& variables, OutTo to,
                           const std::string& out, const std::string& err) const {
    close(STDOUT_FILENO);
    if (to != OutTo::closed) {
      const char* target = to == OutTo::full ? "/dev/full" : out.c_str();
      if (open(target, O_WRONLY | O_CREAT | O_TRUNC, 0600) != STDOUT_FILENO) { _exit(99); }
    }
    const int fd = open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(fd, STDERR_FILENO);
    if (fd != STDERR_FILENO && fd != STDOUT_FILENO) { close(fd); }
    if (to == OutTo::closed) { close(STDOUT_FILENO); }
    std::vector<std::string> environment{"HOME=" + folder.path().string(), "LANG=C.UTF-8", "TZ=Asia/Seoul"};
    environment.insert(environment.end(), variables.begin(), variables.end());
    std::vector<char*> env;
    for (std::string& variable : environment) { env.push_back(variable.data()); }
    env.push_back(nullptr);
    std::vector<std::string> arguments{"labclock"};
    arguments.insert(arguments.end(), words.begin(), words.end());
    std::vector<char*> argv;
    for (std::string& word : arguments) { argv.push_back(word.data()); }
    argv.push_back(nullptr);
    execve(LABCLOCK_PROGRAM, argv.data(), env.data());
    _exit(98);
  }

  static std::string text_of(const std::string& file) {
    std::stringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
  }
};

}  // namespace

TEST_CASE("the program runs and says its version") {
  Program program;
  const Ended ended = program.run({"--version"});
  CHECK(ended.code == 0);
  CHECK(ended.out.starts_with("labclock "));
  CHECK(ended.err.empty());
}

TEST_CASE("exit codes reach the shell") {
  Program program;
  CHECK(program.run({}).code == 0);
  CHECK(program.run({"stop"}).code == 1);
  CHECK(program.run({"strat"}).code == 2);
  CHECK(program.run({"start", "Nobody"}).code == 3);
  CHECK(program.run({"--db", "/dev/null/x.db", "start"}).code == 4);
}

TEST_CASE("the first change makes the usual file, for the person alone") {
  Program program;
  const Ended started = program.run({"start", "--json"});
  CHECK(started.code == 0);
  const auto file = program.folder.file(".local/share/labclock/labclock.db");
  struct stat info {};
  REQUIRE(stat(file.c_str(), &info) == 0);
  CHECK((info.st_mode & 0777U) == 0600U);
  REQUIRE(stat(file.parent_path().c_str(), &info) == 0);
  CHECK((info.st_mode & 0777U) == 0700U);
  CHECK(started.out.find("\"zone\":\"Asia/Seoul\"") != std::string::npos);
}

TEST_CASE("the clock can be set from outside") {
  Program program;
  const Ended ended = program.run({"start", "--json"}, {"LABCLOCK_NOW=2026-11-16T09:30:00+09:00"});
  CHECK(ended.out.find("\"start\":\"2026-11-16T00:30:00Z\"") != std::string::npos);
}

TEST_CASE("a closed or full output is exit 4") {
  Program program;
  const Ended closed = program.run({"start"}, {}, OutTo::closed);
  CHECK(closed.code == 4);
  CHECK(closed.err.starts_with("labclock: the output cannot be written: it is closed\n"));
  CHECK(program.run({"stop"}).code == 1);  // nothing was begun

  const Ended full = program.run({"start"}, {}, OutTo::full);
  CHECK(full.code == 4);
  CHECK(full.err.find("there is no room left") != std::string::npos);
  CHECK(full.err.find("is done all the same") != std::string::npos);
  CHECK(program.run({"stop", "--at", "now"}).code == 0);
}

TEST_CASE("no colour on a pipe") {
  Program program;
  program.run({"start"}, {"TERM=xterm-256color", "COLORTERM=truecolor"});
  const Ended status = program.run({"status"}, {"TERM=xterm-256color", "COLORTERM=truecolor"});
  CHECK(status.code == 0);
  CHECK_FALSE(status.out.empty());
  CHECK(status.out.find('\x1b') == std::string::npos);
}
