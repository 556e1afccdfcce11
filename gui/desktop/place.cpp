#include "gui/desktop/place.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace labclock::gui {
namespace fs = std::filesystem;

fs::path runtime_place(const fs::path& database, const std::string& runtime_folder) {
  if (runtime_folder.empty()) { return {}; }
  std::error_code ignored;
  const std::string whole = fs::weakly_canonical(fs::absolute(database, ignored), ignored).string();
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
  for (const char c : whole) { hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL; }
  std::array<char, 64> name{};
  std::snprintf(name.data(), name.size(), "labclock-%016llx", static_cast<unsigned long long>(hash));
  return fs::path(runtime_folder) / name.data();
}

fs::path watcher_lock(const fs::path& database, const std::string& runtime_folder) {
  const fs::path base = runtime_place(database, runtime_folder);
  return base.empty() ? base : fs::path(base.string() + "-watch.lock");
}

Hold::~Hold() {
  if (descriptor_ >= 0) { close(descriptor_); }
}

bool Hold::take(const fs::path& file) {
  const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) { return false; }
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    close(descriptor);
    return false;
  }
  const std::string number = std::to_string(getpid()) + "\n";
  // Without the number the lock holds all the same.
  if (ftruncate(descriptor, 0) == 0) {
    [[maybe_unused]] const ssize_t written = write(descriptor, number.data(), number.size());
  }
  descriptor_ = descriptor;
  return true;
}

pid_t holder_of(const fs::path& file) {
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) { return 0; }
  std::array<char, 24> number{};
  pid_t holder = 0;
  if (flock(descriptor, LOCK_SH | LOCK_NB) != 0 && read(descriptor, number.data(), number.size() - 1) > 0) {
    holder = static_cast<pid_t>(std::atol(number.data()));
  }
  close(descriptor);
  return holder;
}

}  // namespace labclock::gui
