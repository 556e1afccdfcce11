#include "gui/desktop/launch.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>

extern char** environ;  // NOLINT: POSIX gives it no header

namespace labclock::gui {
namespace fs = std::filesystem;
namespace {

/// Forks twice, so that the program is adopted by the system's first process and never waits to be asked for. `input`
/// becomes its standard input. Signals are as a fresh program has them, though we take ours as messages.
bool spawn(const fs::path& program, const std::vector<std::string>& words, int input) {
  std::vector<std::string> all{program.string()};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> argv;
  argv.reserve(all.size() + 1);
  for (std::string& word : all) { argv.push_back(word.data()); }
  argv.push_back(nullptr);
  std::array<int, 2> told{};
  if (pipe2(told.data(), O_CLOEXEC) != 0) { return false; }
  const pid_t first = fork();
  if (first == 0) {
    // Between fork and exec only what a signal handler might call.
    if (fork() == 0) {
      sigset_t none;
      sigemptyset(&none);
      sigprocmask(SIG_SETMASK, &none, nullptr);
      setsid();
      dup2(input, STDIN_FILENO);
      execvp(argv.front(), argv.data());
      const int number = errno;
      [[maybe_unused]] const ssize_t written = write(told[1], &number, sizeof number);
    }
    _exit(0);
  }
  close(told[1]);
  int number = 0;
  if (first < 0) { number = errno; }
  while (first > 0 && waitpid(first, nullptr, 0) < 0 && errno == EINTR) {}
  // The pipe closes with the exec; what comes through it is why there was none.
  if (first > 0 && read(told[0], &number, sizeof number) <= 0) { number = 0; }
  close(told[0]);
  return number == 0;
}

}  // namespace

fs::path window_program() {
  std::error_code failed;
  const fs::path folder = fs::read_symlink("/proc/self/exe", failed).parent_path();
  if (failed) { return {}; }
  for (const fs::path& candidate :
       {folder / "labclock-gui", folder.parent_path().parent_path() / "bin" / "labclock-gui"}) {
    if (access(candidate.c_str(), X_OK) == 0) { return candidate; }
  }
  return {};
}

bool start_apart(const fs::path& program, const std::vector<std::string>& words) {
  const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  const bool started = spawn(program, words, nothing);
  if (nothing >= 0) { close(nothing); }
  return started;
}

Companion::~Companion() {
  if (end_ >= 0) { close(end_); }
}

bool Companion::start(const fs::path& program, const std::vector<std::string>& words) {
  std::array<int, 2> ends{};
  if (end_ >= 0 || pipe2(ends.data(), O_CLOEXEC) != 0) { return false; }
  const bool started = spawn(program, words, ends[0]);
  close(ends[0]);
  if (started) {
    end_ = ends[1];
  } else {
    close(ends[1]);
  }
  return started;
}

}  // namespace labclock::gui
