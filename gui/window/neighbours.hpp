#pragma once
// What other programs do that the window must know of: they wrote to the database, or were started a second time.
//
// What it is: one thread that sleeps in the kernel (inotify on the database's folder, a socket that a second start
// knocks at, the signals that end a program) and wakes the window. What it is not: polling; and without either (a
// network folder, no runtime folder) the window still works, it only learns of others' changes with its next minute.

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "gui/desktop/writes.hpp"

namespace labclock::gui {

class Neighbours {
 public:
  /// Knocks at a window that has this database open already; true if there is one (it comes to the front).
  [[nodiscard]] static bool raise_other(const std::filesystem::path& database, const std::string& runtime_folder);

  /// `wake` is called from the thread and must be allowed to be.
  Neighbours(const std::filesystem::path& database, const std::string& runtime_folder, std::function<void()> wake);
  ~Neighbours();
  Neighbours(const Neighbours&) = delete;
  Neighbours& operator=(const Neighbours&) = delete;

  /// Somebody wrote to the database's files since the last call.
  [[nodiscard]] bool take_written() { return written_.exchange(false); }
  /// A second start asks for the window.
  [[nodiscard]] bool take_raise() { return raise_.exchange(false); }
  /// The desktop ends (SIGTERM, SIGINT, SIGHUP): the window closes as if by its button.
  [[nodiscard]] bool take_quit() const { return quit_asked_; }

 private:
  void watch();
  std::filesystem::path socket_path_;
  std::function<void()> wake_;
  Writes writes_;
  std::atomic<bool> written_{false};
  std::atomic<bool> raise_{false};
  std::atomic<bool> quit_asked_{false};
  int signals_ = -1;
  int socket_ = -1;
  int lock_ = -1;
  int quit_ = -1;
  std::thread thread_;
};

}  // namespace labclock::gui
