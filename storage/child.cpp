#include "storage/internal/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

extern char** environ;  // NOLINT: POSIX gives it no header

namespace labclock::storage {
namespace {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { close(); }
  void close() {
    if (number_ >= 0) { ::close(number_); }
    number_ = -1;
  }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool open() const { return number_ >= 0; }

 private:
  int number_ = -1;
};

struct Pipe {
  Descriptor read;
  Descriptor write;
};

bool make(Pipe& pipe) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) { return false; }
  pipe.read = Descriptor(ends[0]);
  pipe.write = Descriptor(ends[1]);
  return true;
}

/// Starts it with signals as a fresh program has them. Returns errno.
int spawn(const std::filesystem::path& program, const std::vector<std::string>& arguments, int input, int output,
          int complaints, pid_t& pid) {
  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) { argv.push_back(word.data()); }
  argv.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, complaints, STDERR_FILENO);
  sigset_t none;
  sigset_t all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  const int error = posix_spawn(&pid, words.front().c_str(), &actions, &attributes, argv.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

int wait_for(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {}
  return status;
}

/// Reads both ends until the child has closed them. False where it is to be stopped.
bool pump(Descriptor& output, Descriptor& complaints, std::string& complaint,
          const std::function<bool(std::string_view)>& take, const std::function<bool()>& wait) {
  constexpr int kTenth = 100;  // milliseconds
  constexpr std::size_t kMaxComplaint = 500;
  std::array<char, 1U << 16U> buffer{};
  while (output.open() || complaints.open()) {
    std::array<pollfd, 2> ends{pollfd{output.number(), POLLIN, 0}, pollfd{complaints.number(), POLLIN, 0}};
    const int ready = poll(ends.data(), ends.size(), kTenth);
    if (!wait()) { return false; }
    if (ready <= 0) { continue; }
    if (ends[0].revents != 0) {
      const ssize_t got = read(output.number(), buffer.data(), buffer.size());
      if (got > 0 && !take({buffer.data(), static_cast<std::size_t>(got)})) { return false; }
      if (got == 0 || (got < 0 && errno != EINTR)) { output.close(); }
    }
    if (ends[1].revents != 0) {
      const ssize_t got = read(complaints.number(), buffer.data(), buffer.size());
      if (got > 0 && complaint.size() < kMaxComplaint) {
        complaint.append(buffer.data(), static_cast<std::size_t>(got));
      }
      if (got == 0 || (got < 0 && errno != EINTR)) { complaints.close(); }
    }
  }
  complaint.resize(std::min({complaint.size(), complaint.find('\n'), kMaxComplaint}));
  return true;
}

}  // namespace

ChildEnd run_child(const std::filesystem::path& program, const std::vector<std::string>& arguments, int input,
                   const std::function<bool(std::string_view)>& take, const std::function<bool()>& wait) {
  ChildEnd end;
  Pipe output;
  Pipe complaints;
  pid_t pid = 0;
  if (!make(output) || !make(complaints)) {
    end.number = errno;
    return end;
  }
  end.number = spawn(program, arguments, input, output.write.number(), complaints.write.number(), pid);
  if (end.number != 0) { return end; }
  output.write.close();
  complaints.write.close();
  if (!pump(output.read, complaints.read, end.complaint, take, wait)) {
    kill(pid, SIGKILL);
    wait_for(pid);
    end.how = ChildEnd::How::stopped;
    return end;
  }
  const int status = wait_for(pid);
  end.how = WIFSIGNALED(status) ? ChildEnd::How::signalled : ChildEnd::How::exited;
  end.number = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
  return end;
}

}  // namespace labclock::storage
