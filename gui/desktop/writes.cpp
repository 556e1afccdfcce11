#include "gui/desktop/writes.hpp"

#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <string_view>

namespace labclock::gui {
namespace fs = std::filesystem;

Writes::Writes(const fs::path& database)
    : name_(database.filename().string()), inotify_(inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
  if (inotify_ < 0) { return; }
  std::error_code ignored;
  const fs::path folder = fs::absolute(database, ignored).parent_path();
  inotify_add_watch(inotify_, folder.c_str(), IN_MODIFY | IN_MOVED_TO | IN_CREATE | IN_CLOSE_WRITE);
}

Writes::~Writes() {
  if (inotify_ >= 0) { close(inotify_); }
}

bool Writes::take() {
  bool ours = false;
  // Not until there is nothing left: a file beside it that is written without a pause would keep us here.
  int rounds = 8;
  alignas(inotify_event) std::array<char, 8192> buffer{};
  ssize_t got = 0;
  while (rounds-- > 0 && (got = read(inotify_, buffer.data(), buffer.size())) > 0) {
    for (ssize_t at = 0; at < got;) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
      if (event->len > 0 && std::string_view(event->name).starts_with(name_)) { ours = true; }
      at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
    }
  }
  return ours;
}

}  // namespace labclock::gui
