#pragma once
// The computer's time zones: one TZif file read for each zone that is asked for.
//
// What it is: the folder of zone files (/usr/share/zoneinfo) as a `ZoneFinder`, and the name of the zone
// the computer itself is in. What it is not: a list of zones; nothing is scanned at the start, and the
// folder is looked through only to suggest a name in place of one that does not exist.
//
// Strategy: a name becomes a path only when it is a plausible zone name (no ".."), and a file is read
// only when it really lies in the folder, links followed. UTC is known even where there is no folder.

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "src/result.hpp"
#include "src/zone.hpp"

namespace labclock::storage {

inline constexpr std::string_view kZoneFolder = "/usr/share/zoneinfo";

class ZoneFiles : public ZoneFinder {
 public:
  /// `folder` is $TZDIR where it is set. It is not touched before the first `find`.
  explicit ZoneFiles(std::filesystem::path folder = std::filesystem::path(kZoneFolder));

  /// The zone, read once and kept as long as this object; not for two threads at once. Names are exact
  /// ("Asia/Seoul"); "localtime", "posixrules", "posix/…" and "right/…" are no IANA names. Errors:
  /// usage "no_such_zone", with a hint that names the one that was perhaps meant; storage "bad_zone" for
  /// a file that cannot be read or is none.
  [[nodiscard]] Result<const Zone*> find(std::string_view name) override;

  /// Whether `find` would give a zone, without looking for what else may have been meant.
  [[nodiscard]] bool has(std::string_view name) { return load(name).ok(); }

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  [[nodiscard]] Result<const Zone*> load(std::string_view name);
  [[nodiscard]] Result<Zone> read(std::string_view name) const;
  [[nodiscard]] Phrase hint_for(std::string_view name) const;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>{}(name); }
  };
  std::filesystem::path folder_;
  std::unordered_map<std::string, std::unique_ptr<const Zone>, Hash, std::equal_to<>> zones_;
};

/// What tells the zone of this computer; each may be missing.
struct SystemZone {
  std::string tz;                                      ///< $TZ, empty where it is not set
  std::filesystem::path localtime = "/etc/localtime";  ///< a link to a zone file
  std::filesystem::path timezone = "/etc/timezone";    ///< a file with a name in its first line
};

/// The zone of new sessions where neither --zone nor $LABCLOCK_ZONE tells it: $TZ where it
/// names a zone (a leading ':' and the path of a zone file are allowed), else the zone that
/// /etc/localtime links to, else the one in /etc/timezone, else "UTC". Always a zone that `zones` has.
[[nodiscard]] std::string system_zone_name(ZoneFiles& zones, const SystemZone& system);

}  // namespace labclock::storage
