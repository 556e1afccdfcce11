#pragma once
// The folders that reports were saved to, kept from one start of the window to the next.
//
// What it is: a small text file in the person's state folder, a folder a line, the latest first. What it is not: part
// of the ledger: it belongs to this computer, nobody else sees it, and without it nothing is lost but a few clicks.

#include <filesystem>
#include <string>
#include <vector>

namespace labclock::gui {

inline constexpr std::size_t kRecentFolders = 3;

/// Where it lies by the base directory specification; empty where there is no home.
[[nodiscard]] std::filesystem::path recent_folders_file(const std::string& xdg_state_home, const std::string& home);

/// At most `kRecentFolders`; none where there is no file or it is not one of ours.
[[nodiscard]] std::vector<std::string> read_recent_folders(const std::filesystem::path& file);

/// Replaces the file, readable by its owner alone. A name with a line break is left out. False if it cannot be
/// written: then the file is as it was.
bool write_recent_folders(const std::filesystem::path& file, const std::vector<std::string>& folders);

}  // namespace labclock::gui
