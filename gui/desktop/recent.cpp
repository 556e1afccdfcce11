#include "gui/desktop/recent.hpp"

#include <fstream>
#include <system_error>

#include "src/utf8.hpp"

namespace labclock::gui {
namespace fs = std::filesystem;

fs::path recent_folders_file(const std::string& xdg_state_home, const std::string& home) {
  fs::path folder = xdg_state_home;
  if (!folder.is_absolute()) {
    if (home.empty()) { return {}; }
    folder = fs::path(home) / ".local" / "state";
  }
  return folder / "labclock" / "report-folders";
}

std::vector<std::string> read_recent_folders(const fs::path& file) {
  constexpr std::size_t kLongest = 4096;  // of a path; what is longer is no list of ours
  std::vector<std::string> folders;
  std::ifstream in(file);
  for (std::string line; folders.size() < kRecentFolders && std::getline(in, line);) {
    if (line.size() > kLongest || !valid_utf8(line)) { return {}; }
    if (!line.empty()) { folders.push_back(line); }
  }
  return folders;
}

bool write_recent_folders(const fs::path& file, const std::vector<std::string>& folders) {
  if (file.empty()) { return false; }
  std::error_code trouble;
  fs::create_directories(file.parent_path(), trouble);
  if (trouble) { return false; }
  const fs::path fresh = file.string() + ".new";
  {
    std::ofstream out(fresh, std::ios::trunc);
    fs::permissions(fresh, fs::perms::owner_read | fs::perms::owner_write, trouble);
    for (const std::string& folder : folders) {
      if (folder.find('\n') == std::string::npos) { out << folder << '\n'; }
    }
    out.close();
    if (!out || trouble) {
      fs::remove(fresh, trouble);
      return false;
    }
  }
  fs::rename(fresh, file, trouble);
  return !trouble;
}

}  // namespace labclock::gui
