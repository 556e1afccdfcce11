// The desktop program's only view of the process it runs in: words, variables, the clock.

#include <malloc.h>
#include <spawn.h>
#include <unistd.h>

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "gui/desktop/autostart.hpp"
#include "gui/desktop/environment.hpp"
#include "gui/desktop/launch.hpp"
#include "gui/desktop/place.hpp"
#include "gui/desktop/recent.hpp"
#include "gui/window/window.hpp"
#include "src/lang.hpp"
#include "src/words.hpp"
#include "storage/ics.hpp"
#include "storage/ledger.hpp"

extern char** environ;

namespace {

using labclock::Lang;
using labclock::gui::Screen;
using labclock::gui::system_language;
using labclock::gui::variable;

constexpr int kUsage = 2;

constexpr const char* kHelp =
    "usage: labclock-gui [OPTIONS]\n"
    "\n"
    "The desktop app of Labclock: one key to log, the week at a glance. Its data is that of `labclock`.\n"
    "\n"
    "  --db FILE              the database; else $LABCLOCK_DB, else labclock.db in $XDG_DATA_HOME/labclock\n"
    "  --zone ZONE            the time zone of new sessions; else $LABCLOCK_ZONE, else the system's\n"
    "  --now INSTANT          an instant instead of the clock (RFC 3339), for demos; else $LABCLOCK_NOW\n"
    "  --lang en|ko           the language; else $LABCLOCK_LANG, else the setting\n"
    "  --theme light|dark     else the setting\n"
    "  --scale PERCENT        75 to 300; else the setting\n"
    "  --background           alerts, tray and absences without the window; runs until the session of the desktop "
    "ends\n"
    "  --screen NAME          today, week, log, projects, rest, report or settings\n"
    "  --size WIDTHxHEIGHT    of the window, in pixels\n"
    "  --shot FILE.png        writes a picture of the window and ends\n"
    "  --statistics           tells at the end how many frames were built and painted\n"
    "  --frames N             ends after N frames, for measuring\n"
    "  --version, --help\n";

int wrong(const std::string& what) {
  std::fprintf(stderr, "labclock-gui: %s\nsee labclock-gui --help\n", what.c_str());
  return kUsage;
}

/// What GTK programs are told; without it the desktop counts as light.
bool dark_desktop() {
  if (variable("GTK_THEME").ends_with("dark")) { return true; }
  std::string folder = variable("XDG_CONFIG_HOME");
  if (folder.empty()) { folder = variable("HOME") + "/.config"; }
  std::ifstream file(folder + "/gtk-3.0/settings.ini");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("gtk-application-prefer-dark-theme")) { return line.ends_with("1") || line.ends_with("true"); }
  }
  return false;
}

/// With the desktop's own program; nobody waits for it.
void open_outside(const std::string& target) {
  std::string program = "xdg-open";
  std::string argument = target;
  char* const words[] = {program.data(), argument.data(), nullptr};
  pid_t child = 0;
  (void)posix_spawnp(&child, program.c_str(), nullptr, nullptr, words, environ);
}

bool read_screen(std::string_view word, Screen& screen) {
  constexpr std::pair<std::string_view, Screen> kScreens[] = {
      {"today", Screen::today},       {"week", Screen::week}, {"log", Screen::log},
      {"projects", Screen::projects}, {"rest", Screen::rest}, {"report", Screen::report},
      {"settings", Screen::settings}};
  for (const auto& [name, which] : kScreens) {
    if (name == word) {
      screen = which;
      return true;
    }
  }
  return false;
}

struct Words {
  labclock::storage::DatabasePlaces places;
  labclock::gui::AppOptions app;
  labclock::gui::WindowOptions window;
  std::string now;
  bool background = false;
};

/// An empty text: all is well.
std::string set_option(Words& words, const std::string& name, const std::string& value) {
  if (name == "--db") {
    words.places.option = value;
  } else if (name == "--zone") {
    words.app.zone = value;
  } else if (name == "--now") {
    words.now = value;
  } else if (name == "--lang") {
    words.app.lang = labclock::lang_from(value);
    if (!words.app.lang) { return "--lang takes en or ko, not '" + value + "'"; }
  } else if (name == "--theme") {
    if (value != "light" && value != "dark") { return "--theme takes light or dark, not '" + value + "'"; }
    words.app.theme = value == "dark" ? labclock::reports::Theme::dark : labclock::reports::Theme::light;
  } else if (name == "--scale") {
    const int scale = std::atoi(value.c_str());
    if (scale < 75 || scale > 300) { return "--scale takes 75 to 300, not '" + value + "'"; }
    words.app.scale = scale;
  } else if (name == "--screen") {
    Screen screen{};
    if (!read_screen(value, screen)) { return "there is no screen '" + value + "'"; }
    words.window.screen = screen;
  } else if (name == "--size") {
    if (std::sscanf(value.c_str(), "%dx%d", &words.window.width, &words.window.height) != 2 ||
        words.window.width < 200 || words.window.height < 150 || words.window.width > 16384 ||
        words.window.height > 16384) {
      return "--size takes WIDTHxHEIGHT in pixels, not '" + value + "'";
    }
  } else if (name == "--frames") {
    words.window.frames = std::atol(value.c_str());
    if (words.window.frames < 1) { return "--frames takes a number of 1 and more, not '" + value + "'"; }
  } else if (name == "--shot") {
    words.window.shot = value;
  } else {
    return "there is no option '" + name + "'";
  }
  return {};
}

std::string read_words(Words& words, const std::vector<std::string>& args) {
  for (std::size_t i = 0; i < args.size(); ++i) {
    std::string name = args[i];
    if (name == "--statistics") {
      words.window.statistics = true;
      continue;
    }
    if (name == "--background") {
      words.background = true;
      continue;
    }
    if (!name.starts_with("--")) { return "there is no argument '" + name + "'"; }
    std::string value;
    if (const std::size_t equal = name.find('='); equal != std::string::npos) {
      value = name.substr(equal + 1);
      name.resize(equal);
    } else if (i + 1 < args.size()) {
      value = args[++i];
    } else {
      return name + " needs a value";
    }
    if (std::string trouble = set_option(words, name, value); !trouble.empty()) { return trouble; }
  }
  return {};
}

/// What the background program is told: what this one was told.
std::vector<std::string> watcher_words(const Words& words) {
  std::vector<std::string> told{"--db", words.app.database.string()};
  if (!words.app.zone.empty()) { told.insert(told.end(), {"--zone", words.app.zone}); }
  if (words.app.lang) { told.insert(told.end(), {"--lang", *words.app.lang == Lang::ko ? "ko" : "en"}); }
  return told;
}

/// Puts the background program in the place of this one; comes back only where there is none.
int become_watcher(const std::filesystem::path& program, std::vector<std::string> words) {
  constexpr int kMissing = 4;
  words.insert(words.begin(), program.string());
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) { argv.push_back(word.data()); }
  argv.push_back(nullptr);
  if (!program.empty()) { execv(argv.front(), argv.data()); }
  std::fprintf(stderr, "labclock-gui: labclock-watch, which runs in the background, is not installed\n");
  return kMissing;
}

/// The switch in Settings: where the entry is, and what it is to start.
void plan_autostart(Words& words) {
  using namespace labclock::gui;
  AutostartPlan& plan = words.app.autostart;
  plan.file = autostart_file(variable("XDG_CONFIG_HOME"), variable("HOME"));
  plan.program = window_program();
  // Another database than the person's own is named; the own one is found by the login's environment.
  if (!words.places.option.empty() || !words.places.labclock_db.empty()) {
    plan.words = {"--db", std::filesystem::absolute(words.app.database).string()};
  }
  plan.lock = watcher_lock(words.app.database, words.window.runtime_folder);
}

int run(const std::vector<std::string>& args) {
  for (const std::string& word : args) {
    if (word == "--help" || word == "-h") {
      std::fputs(kHelp, stdout);
      return 0;
    }
    if (word == "--version") {
      std::puts("labclock-gui " LABCLOCK_VERSION);
      return 0;
    }
  }
  Words words;
  words.places = {"", variable("LABCLOCK_DB"), variable("XDG_DATA_HOME"), variable("HOME")};
  words.app.zone = variable("LABCLOCK_ZONE");
  words.app.system_zone.tz = variable("TZ");
  words.app.system_lang = system_language();
  words.app.home = variable("HOME");
  words.now = variable("LABCLOCK_NOW");
  words.window.runtime_folder = variable("XDG_RUNTIME_DIR");
  if (const std::string folder = variable("TZDIR"); !folder.empty()) { words.app.zone_folder = folder; }
  words.app.lang = labclock::lang_from(variable("LABCLOCK_LANG"));
  if (const std::string trouble = read_words(words, args); !trouble.empty()) { return wrong(trouble); }
  labclock::gui::Host host;
  host.now = [] { return labclock::instant_of(std::time(nullptr)); };
  if (!words.now.empty()) {
    const std::optional<labclock::Instant> now = labclock::parse_rfc3339(words.now);
    if (!now) { return wrong("--now takes an instant such as 2026-11-24T09:00:00+09:00, not '" + words.now + "'"); }
    host.now = [fixed = *now] { return fixed; };
  }
  const std::filesystem::path folders =
      labclock::gui::recent_folders_file(variable("XDG_STATE_HOME"), variable("HOME"));
  words.app.report_folders = labclock::gui::read_recent_folders(folders);
  host.keep_folders = [folders](const std::vector<std::string>& saved) {
    labclock::gui::write_recent_folders(folders, saved);
  };
  host.dark_desktop = dark_desktop;
  host.open = open_outside;
  labclock::Result<std::filesystem::path> file = labclock::storage::database_path(words.places);
  if (!file) {
    std::fprintf(stderr, "labclock-gui: %s\n", labclock::render(file.error().message, words.app.system_lang).c_str());
    return static_cast<int>(file.error().kind);
  }
  words.app.database = *file;
  words.app.watches = words.now.empty();
  const std::filesystem::path watcher = labclock::storage::libexec_tool("labclock-watch");
  if (words.background) { return become_watcher(watcher, watcher_words(words)); }
  if (!watcher.empty()) {
    plan_autostart(words);
    // At an instant that is not now there is nothing to watch.
    if (words.now.empty()) {
      words.window.watcher = watcher;
      words.window.watcher_words = watcher_words(words);
    }
  }
  return labclock::gui::run_window(std::move(words.app), std::move(host), words.window);
}

}  // namespace

int main(int argc, char** argv) {
  // What is freed goes back to the system: glibc would otherwise keep the peak of the start for good.
  mallopt(M_MMAP_THRESHOLD, 128 * 1024);
  // Before GLFW, or the input methods of Korea stay silent.
  std::setlocale(LC_CTYPE, "");
  return run(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
}
