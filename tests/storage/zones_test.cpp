#include "storage/zones.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): mkdtemp
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "src/msg/times.hpp"

using namespace labclock;
using namespace labclock::storage;
namespace fs = std::filesystem;

namespace {

/// A folder that goes with the test.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "zones-XXXXXX").string();
    path = mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << bytes;
  }
  void copy_zone(const std::string& name) const {
    fs::create_directories((path / name).parent_path());
    fs::copy_file(fs::canonical(fs::path(kZoneFolder) / name), path / name);
  }

  fs::path path;
};

Instant noon() {
  return instant_of(1795521600);
}  // 2026-11-24 12:00 UTC

std::string hint_of(const Error& error) {
  return error.hint ? std::string(name_of(error.hint->msg)) : "";
}

}  // namespace

TEST_CASE("a zone is found by its name, read once and kept") {
  ZoneFiles zones;
  const auto seoul = zones.find("Asia/Seoul");
  REQUIRE(seoul.ok());
  CHECK((*seoul)->name() == "Asia/Seoul");
  CHECK((*seoul)->offset_at(noon()) == Hours{9});
  const auto berlin = zones.find("Europe/Berlin");
  REQUIRE(berlin.ok());
  CHECK((*berlin)->offset_at(noon()) == Hours{1});
  CHECK(*zones.find("Asia/Seoul") == *seoul);
  for (const char* name : {"UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+9", "ROK", "EST5EDT"}) {
    CAPTURE(name);
    CHECK(zones.find(name).ok());
  }
}

TEST_CASE("links inside the folder are followed, and keep the name they were asked by") {
  Folder folder;
  folder.copy_zone("Asia/Seoul");
  fs::create_symlink("Asia/Seoul", folder.path / "ROK");
  fs::create_directory_symlink("Asia", folder.path / "Asien");
  ZoneFiles zones(folder.path);
  REQUIRE(zones.find("ROK").ok());
  CHECK((*zones.find("ROK"))->name() == "ROK");
  CHECK(zones.find("Asien/Seoul").ok());
  // The folder itself may be a link, too.
  Folder other;
  fs::create_directory_symlink(folder.path, other.path / "zoneinfo");
  ZoneFiles through(other.path / "zoneinfo");
  CHECK(through.find("ROK").ok());
}

TEST_CASE("nothing outside the folder is read") {
  Folder outside;
  outside.copy_zone("Asia/Seoul");
  Folder folder;
  folder.copy_zone("Europe/Berlin");
  fs::create_symlink(outside.path / "Asia/Seoul", folder.path / "Away");
  fs::create_directory_symlink(outside.path, folder.path / "Else");
  // A folder that begins with the same letters is another folder.
  fs::copy(outside.path, folder.path.string() + "2", fs::copy_options::recursive);
  fs::create_symlink(folder.path.string() + "2/Asia/Seoul", folder.path / "Next");
  ZoneFiles zones(folder.path);
  REQUIRE(zones.find("Europe/Berlin").ok());
  const std::string up = "../" + outside.path.filename().string() + "/Asia/Seoul";
  for (const std::string& name : {std::string("Away"), std::string("Else/Asia/Seoul"), std::string("Next"), up,
                                  "Europe/../" + up, (outside.path / "Asia/Seoul").string()}) {
    CAPTURE(name);
    const auto zone = zones.find(name);
    REQUIRE_FALSE(zone.ok());
    CHECK(zone.error().code == "no_such_zone");
    CHECK_FALSE(zones.has(name));
  }
  fs::remove_all(folder.path.string() + "2");
}

TEST_CASE("a name that does not exist is wrong usage, with a hint") {
  ZoneFiles zones;
  const auto zone = zones.find("Mars/Olympus");
  REQUIRE_FALSE(zone.ok());
  CHECK(zone.error().kind == ErrorKind::usage);
  CHECK(zone.error().code == "no_such_zone");
  CHECK(zone.error().message == Phrase{msg::zone_unknown, {{"zone", "Mars/Olympus"}}});
  CHECK(hint_of(zone.error()) == "zone_unknown_hint");
  for (const std::string& name :
       {std::string(), std::string("Asia"), std::string("Asia/"), std::string(500, 'x'), std::string("localtime"),
        std::string("posixrules"), std::string("Factory"), std::string("posix/Asia/Seoul"),
        std::string("right/Asia/Seoul"), std::string("zone.tab/x"), std::string("\xff")}) {
    CAPTURE(name);
    REQUIRE_FALSE(zones.find(name).ok());
    CHECK(zones.find(name).error().code == "no_such_zone");
    CHECK(zones.find(name).error().hint.has_value());
  }
}

TEST_CASE("the hint names the zone that was perhaps meant") {
  ZoneFiles zones;
  const auto suggestion = [&](std::string_view name) {
    const auto zone = zones.find(name);
    REQUIRE_FALSE(zone.ok());
    REQUIRE(hint_of(zone.error()) == "zone_suggest_hint");
    return zone.error().hint->args.front().second;
  };
  CHECK(suggestion("asia/seoul") == "Asia/Seoul");
  CHECK(suggestion("Seoul") == "Asia/Seoul");
  CHECK(suggestion("new york") == "America/New_York");
  CHECK(suggestion("utc") == "UTC");
  CHECK(suggestion("posix/Asia/Seoul") == "Asia/Seoul");
}

TEST_CASE("a file that is no zone file is storage trouble") {
  Folder folder;
  folder.write("Text", "not a zone file, but a longer text that could hold the header of one");
  folder.write("Empty", "");
  folder.write("Huge", std::string(1 << 20, 'x'));
  CHECK(mkfifo((folder.path / "Pipe").c_str(), 0600) == 0);
  ZoneFiles zones(folder.path);
  for (const char* name : {"Text", "Empty", "Huge", "Pipe"}) {
    CAPTURE(name);
    const auto zone = zones.find(name);
    REQUIRE_FALSE(zone.ok());
    CHECK(zone.error().kind == ErrorKind::storage);
    CHECK(zone.error().code == "bad_zone");
  }
}

TEST_CASE("without a folder there is UTC, and the hint says what to install") {
  ZoneFiles zones("/nonexistent/zoneinfo");
  CHECK(zones.find("UTC").ok());
  CHECK((*zones.find("Etc/UTC"))->offset_at(noon()) == Seconds{0});
  const auto seoul = zones.find("Asia/Seoul");
  REQUIRE_FALSE(seoul.ok());
  CHECK(hint_of(seoul.error()) == "zone_no_data_hint");
  CHECK(system_zone_name(zones, {"Asia/Seoul", "/nonexistent", "/nonexistent"}) == "UTC");
}

TEST_CASE("the zone of this computer: $TZ, then /etc/localtime, then /etc/timezone, then UTC") {
  ZoneFiles zones;
  Folder etc;
  const fs::path link = etc.path / "localtime";
  const fs::path file = etc.path / "timezone";
  const auto name = [&](std::string tz) { return system_zone_name(zones, {std::move(tz), link, file}); };
  CHECK(name("") == "UTC");
  etc.write("timezone", "Europe/Berlin\n");
  CHECK(name("") == "Europe/Berlin");
  fs::create_symlink("/usr/share/zoneinfo/Asia/Seoul", link);
  CHECK(name("") == "Asia/Seoul");
  CHECK(name("America/New_York") == "America/New_York");
  CHECK(name(":America/New_York") == "America/New_York");
  CHECK(name("/usr/share/zoneinfo/Asia/Tokyo") == "Asia/Tokyo");
  CHECK(name(":/usr/share/zoneinfo/Asia/Tokyo") == "Asia/Tokyo");
  // Not the names of zones: a rule, a file elsewhere, nonsense.
  for (const char* tz :
       {"CET-1CEST,M3.5.0,M10.5.0/3", "KST-9", "/etc/passwd", "../etc/passwd", ":", "localtime", "Mars/Olympus"}) {
    CAPTURE(tz);
    CHECK(name(tz) == "Asia/Seoul");
  }
}

TEST_CASE("/etc/localtime in its many forms") {
  ZoneFiles zones;
  Folder root;
  fs::create_directories(root.path / "etc");
  fs::create_directories(root.path / "usr/share/zoneinfo/Asia");
  const auto name = [&](const fs::path& target) {
    const fs::path link = root.path / "etc/localtime";
    fs::remove(link);
    fs::create_symlink(target, link);
    return system_zone_name(zones, {"", link, root.path / "none"});
  };
  CHECK(name("/usr/share/zoneinfo/Asia/Seoul") == "Asia/Seoul");
  CHECK(name("../usr/share/zoneinfo/Asia/Seoul") == "Asia/Seoul");
  CHECK(name("/usr/share/zoneinfo/posix/Asia/Seoul") == "Asia/Seoul");
  CHECK(name("/usr/share/zoneinfo/Etc/UTC") == "Etc/UTC");
  CHECK(name("/usr/share/zoneinfo/Mars/Olympus") == "UTC");
  CHECK(name("/nonexistent") == "UTC");
  // A link to a link.
  fs::create_symlink("/usr/share/zoneinfo/Asia/Tokyo", root.path / "etc/here");
  CHECK(name(root.path / "etc/here") == "Asia/Tokyo");
  // A copy and no link tells no name; the other file does.
  fs::remove(root.path / "etc/localtime");
  root.write("etc/localtime", "TZif");
  root.write("etc/timezone", "Asia/Seoul # home\n");
  CHECK(system_zone_name(zones, {"", root.path / "etc/localtime", root.path / "etc/timezone"}) == "Asia/Seoul");
  root.write("etc/timezone", std::string(100000, 'x'));
  CHECK(system_zone_name(zones, {"", root.path / "etc/localtime", root.path / "etc/timezone"}) == "UTC");
}
