#pragma once
// Where the programs of one database find one another: names in the runtime folder, and who holds them.
//
// What it is: one name for one database file, however it was named, and a lock on a file that its holder loses with
// its life. What it is not: a place for data; all of it is gone with the session of the desktop.

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace labclock::gui {

/// RUNTIME/labclock-HASH, to which the programs add their endings; empty where there is no runtime folder.
[[nodiscard]] std::filesystem::path runtime_place(const std::filesystem::path& database,
                                                  const std::string& runtime_folder);

/// The file whose lock the background program of a database holds; empty where there is no runtime folder.
[[nodiscard]] std::filesystem::path watcher_lock(const std::filesystem::path& database,
                                                 const std::string& runtime_folder);

/// A file that one program at a time holds, from `take` on until it ends, however it ends.
class Hold {
 public:
  Hold() = default;
  ~Hold();
  Hold(const Hold&) = delete;
  Hold& operator=(const Hold&) = delete;

  /// False where somebody else holds it, or the file cannot be made. Writes the number of this process into it.
  [[nodiscard]] bool take(const std::filesystem::path& file);
  [[nodiscard]] bool held() const { return descriptor_ >= 0; }

 private:
  int descriptor_ = -1;
};

/// Who holds the file; 0 where nobody does.
[[nodiscard]] pid_t holder_of(const std::filesystem::path& file);

}  // namespace labclock::gui
