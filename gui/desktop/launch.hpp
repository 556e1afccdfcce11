#pragma once
// Starting one of Labclock's programs, or the desktop's, and going on.
//
// What it is: a start without a shell, with signals as a fresh program has them. What it is not: waiting for its end
// or reading what it says (storage/internal/child.hpp does that for helpers).

#include <filesystem>
#include <string>
#include <vector>

namespace labclock::gui {

/// The window's program: beside the running one, or where it is when that one is in libexec. Empty: nowhere.
[[nodiscard]] std::filesystem::path window_program();

/// Starts a program that outlives this one and is nobody's child. False where it cannot be started. `program` without
/// a slash is looked for in $PATH.
bool start_apart(const std::filesystem::path& program, const std::vector<std::string>& words);

/// The background program as long as a window is open: it ends when this object does, and when this process does, even
/// killed, because then the other end of its standard input is closed.
class Companion {
 public:
  Companion() = default;
  ~Companion();
  Companion(const Companion&) = delete;
  Companion& operator=(const Companion&) = delete;
  /// False where it cannot be started.
  bool start(const std::filesystem::path& program, const std::vector<std::string>& words);

 private:
  int end_ = -1;
};

}  // namespace labclock::gui
