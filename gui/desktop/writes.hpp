#pragma once
// Whether somebody wrote to the database's files.
//
// What it is: the kernel's word (inotify on the folder, since SQLite makes and removes files beside the database). What
// it is not: who wrote, or what; `PRAGMA data_version` tells whether it was somebody else.

#include <filesystem>
#include <string>

namespace labclock::gui {

class Writes {
 public:
  explicit Writes(const std::filesystem::path& database);
  ~Writes();
  Writes(const Writes&) = delete;
  Writes& operator=(const Writes&) = delete;

  /// Readable when something in the folder changed; -1 where the kernel does not tell (a network folder).
  [[nodiscard]] int descriptor() const { return inotify_; }
  /// Takes what came; true if it was about the database.
  [[nodiscard]] bool take();

 private:
  std::string name_;
  int inotify_ = -1;
};

}  // namespace labclock::gui
