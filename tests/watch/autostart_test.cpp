// The autostart entry, the lock of the background program, and the name all programs of a database share.

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "gui/desktop/autostart.hpp"
#include "gui/desktop/place.hpp"
#include "tests/support/ledger_rig.hpp"

using namespace labclock;
using namespace labclock::test;
namespace fs = std::filesystem;

namespace {

std::string content(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}
/// The line that begins so.
std::string line(const std::string& text, const std::string& begin) {
  const std::size_t at = text.find(begin);
  return at == std::string::npos ? "" : text.substr(at, text.find('\n', at) - at);
}

}  // namespace

TEST_CASE("where the entry is") {
  CHECK(gui::autostart_file("/etc/somewhere", "/h") == "/etc/somewhere/autostart/org.labclock.Labclock.desktop");
  CHECK(gui::autostart_file("", "/h") == "/h/.config/autostart/org.labclock.Labclock.desktop");
  // The specification says: what is not absolute is to be ignored.
  CHECK(gui::autostart_file("relative", "/h") == "/h/.config/autostart/org.labclock.Labclock.desktop");
  CHECK(gui::autostart_file("", "").empty());
}

TEST_CASE("the entry is written, read, and removed") {
  TempFolder folder;
  const fs::path file = folder.file("config") / "autostart" / "org.labclock.Labclock.desktop";
  CHECK_FALSE(gui::autostarts(file));
  CHECK_FALSE(gui::autostarts({}));
  REQUIRE(gui::set_autostart(file, true, "labclock-gui", {}).ok());
  CHECK(gui::autostarts(file));
  CHECK(line(content(file), "Exec=") == "Exec=labclock-gui --background");
  REQUIRE(gui::set_autostart(file, true, "labclock-gui", {"--db", "/x/my work.db"}).ok());
  CHECK(line(content(file), "Exec=") == "Exec=labclock-gui --background --db \"/x/my work.db\"");
  CHECK(std::distance(fs::directory_iterator(file.parent_path()), {}) == 1);
  std::ofstream(file, std::ios::app) << "Hidden=true\n";
  CHECK_FALSE(gui::autostarts(file));
  REQUIRE(gui::set_autostart(file, true, "labclock-gui", {}).ok());
  std::string text = content(file);
  text.replace(text.find("enabled=true"), 12, "enabled=false");
  std::ofstream(file) << text;
  CHECK_FALSE(gui::autostarts(file));
  REQUIRE(gui::set_autostart(file, false, "labclock-gui", {}).ok());
  CHECK_FALSE(fs::exists(file));
  REQUIRE(gui::set_autostart(file, false, "labclock-gui", {}).ok());  // removed already
}

TEST_CASE("words of the entry are quoted as the desktops read them") {
  const std::string text = gui::autostart_text("/opt/my lab/labclock-gui", {"--db", "/a/50%$x\"y`z\\.db", ""});
  CHECK(line(text, "Exec=") == R"(Exec="/opt/my lab/labclock-gui" --background --db "/a/50%%\\$x\\"y\\`z\\\\.db" "")");
}

TEST_CASE("a folder that takes no file is told, and what was there stays") {
  TempFolder folder;
  std::ofstream(folder.file("config")) << "a file where the folder should be";
  const Result<void> set =
      gui::set_autostart(folder.file("config") / "autostart" / "x.desktop", true, "labclock-gui", {});
  REQUIRE_FALSE(set.ok());
  CHECK(set.error().code == "autostart");
  CHECK(set.error().kind == ErrorKind::storage);
}

TEST_CASE("one name for one database, however it is named") {
  TempFolder folder;
  const std::string runtime = folder.path().string();
  const fs::path file = folder.file("a.db");
  std::ofstream(file).put('x');
  fs::create_symlink(file, folder.file("b.db"));
  CHECK(gui::runtime_place(file, runtime) == gui::runtime_place(folder.path() / "." / "a.db", runtime));
  CHECK(gui::runtime_place(file, runtime) == gui::runtime_place(folder.file("b.db"), runtime));
  CHECK(gui::runtime_place(file, runtime) != gui::runtime_place(folder.file("c.db"), runtime));
  CHECK(gui::runtime_place(file, "").empty());
  CHECK(gui::watcher_lock(file, "").empty());
}

TEST_CASE("a lock is held by one, tells who, and goes with its holder") {
  TempFolder folder;
  const fs::path file = gui::watcher_lock(folder.file("a.db"), folder.path().string());
  CHECK(gui::holder_of(file) == 0);
  {
    gui::Hold first;
    CHECK(first.take(file));
    CHECK(first.held());
    CHECK(gui::holder_of(file) == getpid());
    gui::Hold second;
    CHECK_FALSE(second.take(file));
    CHECK_FALSE(second.held());
  }
  CHECK(gui::holder_of(file) == 0);
  gui::Hold again;
  CHECK(again.take(file));
  gui::Hold nowhere;
  CHECK_FALSE(nowhere.take(folder.file("missing") / "x.lock"));
}
