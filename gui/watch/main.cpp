// The background program's only view of the process it runs in: words and variables.

#include <malloc.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "gui/desktop/autostart.hpp"
#include "gui/desktop/environment.hpp"
#include "gui/watch/program.hpp"
#include "src/lang.hpp"

namespace {

using labclock::gui::system_language;
using labclock::gui::variable;
using labclock::gui::watcher::WatchOptions;

constexpr int kUsage = 2;
constexpr const char* kHelp =
    "usage: labclock-watch [--db FILE] [--zone ZONE] [--lang en|ko] [--with-window]\n"
    "\n"
    "What `labclock-gui --background` runs: alerts as desktop notifications, the tray, absences.\n"
    "\n"
    "  --with-window   ends when its standard input is closed, unless the login starts it\n";

int wrong(const std::string& what) {
  std::fprintf(stderr, "labclock-watch: %s\n%s", what.c_str(), kHelp);
  return kUsage;
}

/// An empty text: all is well.
std::string read_words(const std::vector<std::string>& args, WatchOptions& options,
                       labclock::storage::DatabasePlaces& places) {
  for (std::size_t i = 0; i < args.size(); ++i) {
    const std::string& name = args[i];
    if (name == "--with-window") {
      options.with_window = true;
      continue;
    }
    if (name != "--db" && name != "--zone" && name != "--lang") { return "there is no option '" + name + "'"; }
    if (i + 1 == args.size()) { return name + " needs a value"; }
    const std::string& value = args[++i];
    if (name == "--db") {
      places.option = value;
    } else if (name == "--zone") {
      options.desk.zone = value;
    } else if (options.desk.lang = labclock::lang_from(value); !options.desk.lang) {
      return "--lang takes en or ko, not '" + value + "'";
    }
    options.window_words.push_back(name);
    options.window_words.push_back(value);
  }
  return {};
}

int run(const std::vector<std::string>& args) {
  for (const std::string& word : args) {
    if (word == "--help" || word == "-h") {
      std::fputs(kHelp, stdout);
      return 0;
    }
    if (word == "--version") {
      std::puts("labclock-watch " LABCLOCK_VERSION);
      return 0;
    }
  }
  WatchOptions options;
  labclock::storage::DatabasePlaces places{"", variable("LABCLOCK_DB"), variable("XDG_DATA_HOME"), variable("HOME")};
  options.desk.zone = variable("LABCLOCK_ZONE");
  options.desk.system_zone.tz = variable("TZ");
  options.desk.system_lang = system_language();
  options.desk.lang = labclock::lang_from(variable("LABCLOCK_LANG"));
  if (const std::string folder = variable("TZDIR"); !folder.empty()) { options.desk.zone_folder = folder; }
  options.runtime_folder = variable("XDG_RUNTIME_DIR");
  options.autostart = labclock::gui::autostart_file(variable("XDG_CONFIG_HOME"), variable("HOME"));
  options.display = variable("DISPLAY");
  options.wayland = !variable("WAYLAND_DISPLAY").empty();
  options.session = variable("XDG_SESSION_ID");
  if (const std::string trouble = read_words(args, options, places); !trouble.empty()) { return wrong(trouble); }
  labclock::Result<std::filesystem::path> file = labclock::storage::database_path(places);
  if (!file) {
    std::fprintf(stderr, "labclock-watch: %s\n",
                 labclock::render(file.error().message, options.desk.system_lang).c_str());
    return static_cast<int>(file.error().kind);
  }
  options.desk.database = *file;
  return labclock::gui::watcher::run_watch(std::move(options));
}

}  // namespace

int main(int argc, char** argv) {
  // What is freed goes back to the system: the program runs for weeks.
  mallopt(M_MMAP_THRESHOLD, 64 * 1024);
  return run(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
}
