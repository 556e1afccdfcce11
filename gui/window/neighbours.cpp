#include "gui/window/neighbours.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdint>
#include <cstring>

#include "gui/desktop/place.hpp"

namespace labclock::gui {
namespace fs = std::filesystem;
namespace {

/// A burst of writes (a terminal that imports, a script that starts and stops) wakes the window once in this time.
constexpr int kBurstMs = 40;

bool address_of(const fs::path& path, sockaddr_un& address) {
  address = {};
  address.sun_family = AF_UNIX;
  const std::string text = path.string() + ".socket";
  if (path.empty() || text.size() >= sizeof address.sun_path) { return false; }
  std::memcpy(address.sun_path, text.c_str(), text.size() + 1);
  return true;
}

}  // namespace

bool Neighbours::raise_other(const fs::path& database, const std::string& runtime_folder) {
  sockaddr_un address{};
  if (!address_of(runtime_place(database, runtime_folder), address)) { return false; }
  const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) { return false; }
  // To be heard is enough: the other end says nothing and hangs up.
  const bool there = connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  close(fd);
  return there;
}

Neighbours::Neighbours(const fs::path& database, const std::string& runtime_folder, std::function<void()> wake)
    : wake_(std::move(wake)), writes_(database) {
  quit_ = eventfd(0, EFD_CLOEXEC);
  // Taken as messages, here and in every thread to come, so that nothing is cut off in the middle.
  sigset_t ending;
  sigemptyset(&ending);
  for (const int each : {SIGTERM, SIGINT, SIGHUP}) { sigaddset(&ending, each); }
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  signals_ = signalfd(-1, &ending, SFD_CLOEXEC | SFD_NONBLOCK);
  const fs::path base = runtime_place(database, runtime_folder);
  sockaddr_un address{};
  if (address_of(base, address)) {
    // Who holds the lock owns the socket's name; what is left of a killed window is cleared away.
    lock_ = open((base.string() + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock_ >= 0 && flock(lock_, LOCK_EX | LOCK_NB) == 0) {
      socket_path_ = base.string() + ".socket";
      unlink(socket_path_.c_str());
      socket_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
      if (socket_ >= 0 && (bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
                           listen(socket_, 4) != 0)) {
        close(socket_);
        socket_ = -1;
      }
    }
  }
  thread_ = std::thread([this] { watch(); });
}

Neighbours::~Neighbours() {
  const std::uint64_t one = 1;
  if (quit_ >= 0) { [[maybe_unused]] const ssize_t told = write(quit_, &one, sizeof one); }
  if (thread_.joinable()) { thread_.join(); }
  if (!socket_path_.empty()) { unlink(socket_path_.c_str()); }
  for (const int fd : {socket_, lock_, quit_, signals_}) {
    if (fd >= 0) { close(fd); }
  }
}

void Neighbours::watch() {
  while (true) {
    std::array<pollfd, 4> fds{pollfd{quit_, POLLIN, 0}, pollfd{writes_.descriptor(), POLLIN, 0},
                              pollfd{socket_, POLLIN, 0}, pollfd{signals_, POLLIN, 0}};
    if (poll(fds.data(), fds.size(), -1) < 0) { continue; }
    if (fds[0].revents != 0) { return; }
    if ((fds[1].revents & POLLIN) != 0) {
      if (writes_.take()) {
        written_ = true;
        wake_();
        // Quit is heard during the pause too.
        pollfd only_quit{quit_, POLLIN, 0};
        if (poll(&only_quit, 1, kBurstMs) > 0) { return; }
      }
    }
    if ((fds[3].revents & POLLIN) != 0) {
      signalfd_siginfo info{};
      while (read(signals_, &info, sizeof info) > 0) { quit_asked_ = true; }
      wake_();
    }
    if ((fds[2].revents & POLLIN) != 0) {
      const int guest = accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
      if (guest >= 0) {
        close(guest);
        raise_ = true;
        wake_();
      }
    }
  }
}

}  // namespace labclock::gui
