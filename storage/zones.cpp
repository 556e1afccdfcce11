#include "storage/zones.hpp"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <optional>
#include <system_error>
#include <utility>

#include "src/msg/times.hpp"

namespace labclock::storage {
namespace {

namespace fs = std::filesystem;

// The largest file of the tz database has 4 kB; what is far larger is no zone file.
constexpr std::uintmax_t kLargest = 256 * 1024;
constexpr std::string_view kUnknown = "no_such_zone";

/// Without the "posix/" or "right/" of the copies that hold every zone once more.
std::string_view without_twin(std::string_view name) {
  for (const std::string_view twin : {"posix/", "right/"}) {
    if (name.starts_with(twin)) { return name.substr(twin.size()); }
  }
  return name;
}

/// Entries of the folder that are not zones by an IANA name.
bool reserved(std::string_view name) {
  constexpr std::array<std::string_view, 3> kFiles{"localtime", "posixrules", "Factory"};
  return without_twin(name) != name || std::find(kFiles.begin(), kFiles.end(), name) != kFiles.end();
}

bool is_inside(const fs::path& folder, const fs::path& file) {
  const auto [end, unused] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
  return end == folder.end();
}

bool names_utc(std::string_view name) {
  return name == "UTC" || name == "Etc/UTC";
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') { c = static_cast<char>(c - 'A' + 'a'); }
  }
  return lower;
}

/// The zone whose name, or whose last part, is the one given but for case and spaces: "asia/seoul",
/// "Seoul", "new york". The shortest, and of those the first by name.
std::optional<std::string> similar_zone(const fs::path& folder, std::string_view name) {
  std::string wanted = lower_case(without_twin(name));
  std::replace(wanted.begin(), wanted.end(), ' ', '_');
  std::optional<std::string> best;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at.depth() > 3) {
      at.disable_recursion_pending();
      continue;
    }
    std::string found = at->path().lexically_relative(folder).generic_string();
    if (reserved(found + "/") || reserved(found)) {
      at.disable_recursion_pending();
      continue;
    }
    const std::string lower = lower_case(found);
    const bool same = lower == wanted || (lower.ends_with(wanted) && lower[lower.size() - wanted.size() - 1] == '/');
    if (!same || !plausible_zone_name(found) || !at->is_regular_file(error)) { continue; }
    if (!best || std::pair(found.size(), found) < std::pair(best->size(), *best)) { best = std::move(found); }
  }
  return best;
}

std::optional<std::string> contents(const fs::path& file, std::uintmax_t largest) {
  std::error_code error;
  if (!fs::is_regular_file(file, error)) { return std::nullopt; }
  const std::uintmax_t size = fs::file_size(file, error);
  if (error || size > largest) { return std::nullopt; }
  std::ifstream in(file, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (!in.read(bytes.data(), static_cast<std::streamsize>(size))) { return std::nullopt; }
  return bytes;
}

/// A descriptor that is closed.
class Closing {
 public:
  explicit Closing(int fd) : fd_(fd) {}
  ~Closing() {
    if (fd_ >= 0) { ::close(fd_); }
  }
  Closing(const Closing&) = delete;
  Closing& operator=(const Closing&) = delete;
  [[nodiscard]] int fd() const { return fd_; }

 private:
  int fd_;
};

/// The bytes of a file that the kernel finds without leaving the folder, links included (openat2, Linux
/// 5.6). None where anything is out of the ordinary: then the long way looks into what it is.
std::optional<std::string> contents_beneath(const fs::path& folder, std::string_view name) {
  const Closing base(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (base.fd() < 0) { return std::nullopt; }
  struct open_how how {};
  how.flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
  const Closing file(static_cast<int>(::syscall(SYS_openat2, base.fd(), std::string(name).c_str(), &how, sizeof how)));
  struct stat info {};
  if (file.fd() < 0 || ::fstat(file.fd(), &info) != 0 || !S_ISREG(info.st_mode)) { return std::nullopt; }
  if (info.st_size <= 0 || static_cast<std::uintmax_t>(info.st_size) > kLargest) { return std::nullopt; }
  std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
  if (::read(file.fd(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) { return std::nullopt; }
  return bytes;
}

Error unknown(std::string_view name) {
  return refuse(ErrorKind::usage, std::string(kUnknown), {msg::zone_unknown, {{"zone", std::string(name)}}});
}

Error unreadable(std::string_view name) {
  return refuse(ErrorKind::storage, "bad_zone", {msg::zone_bad, {{"zone", std::string(name)}}}, msg::zone_bad_hint);
}

/// The zone's name in the path of its file: what follows the folder, or "zoneinfo/" anywhere.
std::string name_in_path(const fs::path& path, const fs::path& folder) {
  const std::string text = path.lexically_normal().generic_string();
  constexpr std::string_view kMark = "/zoneinfo/";
  const std::string prefix = folder.generic_string() + "/";
  std::string name;
  if (text.starts_with(prefix)) {
    name = text.substr(prefix.size());
  } else if (const std::size_t mark = text.rfind(kMark); mark != std::string::npos) {
    name = text.substr(mark + kMark.size());
  }
  return std::string(without_twin(name));
}

/// What $TZ says, without its colon and as a name where it is a path.
std::string name_in_environment(std::string_view tz, const fs::path& folder) {
  if (tz.starts_with(':')) { tz.remove_prefix(1); }
  return tz.starts_with('/') ? name_in_path(fs::path(tz), folder) : std::string(tz);
}

std::string name_in_file(const fs::path& file) {
  std::string line = contents(file, 4096).value_or("");
  line.resize(std::min(line.find_first_of(" \t\r\n#"), line.size()));
  return line;
}

}  // namespace

ZoneFiles::ZoneFiles(fs::path folder) : folder_(std::move(folder)) {}

Result<const Zone*> ZoneFiles::find(std::string_view name) {
  auto zone = load(name);
  if (zone || zone.error().code != kUnknown) { return zone; }
  Error error = zone.error();
  error.hint = hint_for(name);
  return error;
}

Result<const Zone*> ZoneFiles::load(std::string_view name) {
  if (const auto known = zones_.find(name); known != zones_.end()) { return known->second.get(); }
  if (!plausible_zone_name(name) || reserved(name)) { return unknown(name); }
  auto zone = read(name);
  if (!zone) { return zone.error(); }
  auto kept = std::make_unique<const Zone>(std::move(zone).value());
  return zones_.emplace(std::string(name), std::move(kept)).first->second.get();
}

Result<Zone> ZoneFiles::read(std::string_view name) const {
  if (const auto bytes = contents_beneath(folder_, name)) { return Zone::parse(std::string(name), *bytes); }
  std::error_code error;
  const fs::path file = fs::canonical(folder_ / fs::path(name), error);
  if (error || fs::is_directory(file, error)) {
    if (names_utc(name)) { return Zone(std::string(name)); }
    return unknown(name);
  }
  const fs::path inside = fs::canonical(folder_, error);
  if (error || !is_inside(inside, file)) { return unknown(name); }
  const auto bytes = contents(file, kLargest);
  if (!bytes) { return unreadable(name); }
  return Zone::parse(std::string(name), *bytes);
}

Phrase ZoneFiles::hint_for(std::string_view name) const {
  std::error_code error;
  if (!fs::is_directory(folder_, error)) { return {msg::zone_no_data_hint, {{"folder", folder_.string()}}}; }
  if (name.empty() || name.size() > 64) { return msg::zone_unknown_hint; }
  if (auto similar = similar_zone(folder_, name)) { return {msg::zone_suggest_hint, {{"zone", *similar}}}; }
  return msg::zone_unknown_hint;
}

std::string system_zone_name(ZoneFiles& zones, const SystemZone& system) {
  const auto exists = [&](const std::string& name) { return zones.has(name); };
  if (std::string name = name_in_environment(system.tz, zones.folder()); exists(name)) { return name; }
  std::error_code error;
  fs::path target = fs::read_symlink(system.localtime, error);
  if (!error) {
    if (target.is_relative()) { target = system.localtime.parent_path() / target; }
    if (std::string name = name_in_path(target, zones.folder()); exists(name)) { return name; }
    // A link to a link: where the chain ends.
    target = fs::canonical(system.localtime, error);
    const fs::path folder = fs::canonical(zones.folder(), error);
    if (std::string name = error ? std::string() : name_in_path(target, folder); exists(name)) { return name; }
  }
  if (std::string name = name_in_file(system.timezone); exists(name)) { return name; }
  return "UTC";
}

}  // namespace labclock::storage
