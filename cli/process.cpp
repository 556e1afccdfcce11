#include "cli/process.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>

#include "cli/run.hpp"
#include "storage/ledger.hpp"

namespace {

volatile std::sig_atomic_t interrupt_seen = 0;

extern "C" void on_interrupt(int) {
  interrupt_seen = 1;
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

class FileSink : public labclock::cli::Sink {
 public:
  explicit FileSink(int fd) : fd_(fd) {}
  int write(std::string_view bytes) override {
    while (!bytes.empty()) {
      const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) { continue; }
      if (written < 0) { return errno; }
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
  }

 private:
  int fd_;
};

/// Columns of the terminal that `fd` is, 0 where it is none.
int columns_of(int fd) {
  winsize size{};
  return ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/// A descriptor that came closed is filled with /dev/null, so that no file opened later takes its number
/// and what is meant for a person.
bool fill_if_closed(int fd) {
  if (fcntl(fd, F_GETFD) != -1 || errno != EBADF) { return false; }
  [[maybe_unused]] const int filled = open("/dev/null", O_RDWR);
  return true;
}

void describe_terminal(labclock::cli::Environment& environment) {
  fill_if_closed(STDIN_FILENO);
  environment.out_closed = fill_if_closed(STDOUT_FILENO);
  fill_if_closed(STDERR_FILENO);
  environment.out_terminal = isatty(STDOUT_FILENO) == 1;
  environment.err_terminal = isatty(STDERR_FILENO) == 1;
  environment.terminal_columns = environment.out_terminal   ? columns_of(STDOUT_FILENO)
                                 : environment.err_terminal ? columns_of(STDERR_FILENO)
                                                            : 0;
}

labclock::cli::Environment environment_of_process() {
  labclock::cli::Environment environment;
  environment.labclock_db = variable("LABCLOCK_DB");
  environment.labclock_zone = variable("LABCLOCK_ZONE");
  environment.labclock_now = variable("LABCLOCK_NOW");
  environment.labclock_lang = variable("LABCLOCK_LANG");
  environment.xdg_data_home = variable("XDG_DATA_HOME");
  environment.home = variable("HOME");
  environment.lc_all = variable("LC_ALL");
  environment.lc_messages = variable("LC_MESSAGES");
  environment.lc_ctype = variable("LC_CTYPE");
  environment.lang = variable("LANG");
  environment.columns = variable("COLUMNS");
  environment.term = variable("TERM");
  environment.colorterm = variable("COLORTERM");
  environment.colorfgbg = variable("COLORFGBG");
  environment.no_color = !variable("NO_COLOR").empty();
  environment.system_zone.tz = variable("TZ");
  if (const std::string folder = variable("TZDIR"); !folder.empty()) { environment.zone_folder = folder; }
  environment.now = labclock::instant_of(std::time(nullptr));
  environment.monotonic_ms = [] {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
  };
  environment.catch_interrupts = [] { std::signal(SIGINT, on_interrupt); };
  environment.interrupted = [] { return interrupt_seen != 0; };
  return environment;
}

/// The same words and variables to another program, which takes this one's place. Only a failure comes back.
int become(const std::filesystem::path& program, char** argv) {
  std::vector<char*> words{const_cast<char*>(program.c_str())};
  for (char** word = argv + 1; argv[0] != nullptr && *word != nullptr; ++word) { words.push_back(*word); }
  words.push_back(nullptr);
  execv(program.c_str(), words.data());
  return errno;
}

}  // namespace

namespace labclock::cli {

int run_process(int argc, char** argv, const reports::Paper* paper) {
  Environment environment = environment_of_process();
  environment.paper = paper;
  environment.become = [argv](const std::filesystem::path& program) { return become(program, argv); };
  describe_terminal(environment);
  storage::prepare_for_one_command();
  FileSink out(STDOUT_FILENO);
  FileSink err(STDERR_FILENO);
  return run(environment, std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc), out, err);
}

}  // namespace labclock::cli
