#include "gui/desktop/autostart.hpp"

#include <cerrno>
#include <fstream>
#include <string_view>

#include "src/msg/desktop.hpp"

namespace labclock::gui {
namespace fs = std::filesystem;
namespace {

/// A word of an Exec line: quoted where it must be, and "%" doubled, which else begins a field code.
std::string exec_word(const std::string& word) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=:+,@";
  std::string out;
  const bool plain = !word.empty() && word.find_first_not_of(kPlain) == std::string::npos;
  if (plain) { return word; }
  out.push_back('"');
  for (const char c : word) {
    if (c == '"' || c == '`' || c == '$' || c == '\\') {
      // The value of a key is read once before its quotes are, so a backslash is written as two.
      out += "\\\\";
      if (c == '\\') {
        out += "\\\\";
        continue;
      }
    }
    if (c == '%') { out.push_back('%'); }
    out.push_back(c);
  }
  out.push_back('"');
  return out;
}

Error trouble(const fs::path& file, const std::error_code& why) {
  return refuse(ErrorKind::storage, "autostart",
                {msg::desktop_autostart_failed, {{"file", file.string()}, {"reason", why.message()}}});
}

}  // namespace

fs::path autostart_file(const std::string& xdg_config_home, const std::string& home) {
  fs::path folder = xdg_config_home;
  if (!folder.is_absolute()) {
    if (home.empty()) { return {}; }
    folder = fs::path(home) / ".config";
  }
  return folder / "autostart" / "org.labclock.Labclock.desktop";
}

bool autostarts(const fs::path& file) {
  std::ifstream in(file);
  if (!in) { return false; }
  for (std::string line; std::getline(in, line);) {
    if (line == "Hidden=true" || line == "X-GNOME-Autostart-enabled=false") { return false; }
  }
  return true;
}

std::string autostart_text(const fs::path& program, const std::vector<std::string>& words) {
  std::string exec = exec_word(program.string()) + " --background";
  for (const std::string& word : words) { exec += " " + exec_word(word); }
  return "[Desktop Entry]\n"
         "Type=Application\n"
         "Version=1.4\n"
         "Name=Labclock\n"
         "Comment=Alerts, and whether you are away, without the window\n"
         "Comment[ko]=창 없이 알림과 자리 비움을 살핍니다\n"
         "Exec=" +
         exec +
         "\n"
         "Icon=org.labclock.Labclock\n"
         "Terminal=false\n"
         "NoDisplay=true\n"
         "X-GNOME-Autostart-enabled=true\n";
}

Result<void> set_autostart(const fs::path& file, bool on, const fs::path& program,
                           const std::vector<std::string>& words) {
  std::error_code failed;
  if (!on) {
    fs::remove(file, failed);
    return failed ? Result<void>(trouble(file, failed)) : Result<void>();
  }
  fs::create_directories(file.parent_path(), failed);
  if (failed) { return trouble(file, failed); }
  // Written beside it first: a full disk leaves the entry that was there.
  const fs::path beside = file.string() + ".new";
  std::ofstream out(beside, std::ios::trunc);
  out << autostart_text(program, words);
  out.close();
  if (!out) {
    const std::error_code why(errno, std::generic_category());
    fs::remove(beside, failed);
    return trouble(file, why);
  }
  fs::rename(beside, file, failed);
  if (failed) {
    const std::error_code why = failed;
    fs::remove(beside, failed);
    return trouble(file, why);
  }
  return {};
}

}  // namespace labclock::gui
