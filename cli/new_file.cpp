#include "cli/new_file.hpp"
#include "src/msg/cli_records.hpp"
#include "src/msg/ledger.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace labclock::cli {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kLarge = 256 * 1024;

Error write_error(const fs::path& file, int code) {
  return refuse(ErrorKind::storage, "cannot_write",
                {msg::backup_cannot_write, {{"file", file.string()}, {"reason", std::strerror(code)}}},
                Phrase{msg::backup_cannot_write_hint});
}

Error exists_error(const fs::path& file) {
  return refuse(ErrorKind::refused, "file_exists", {msg::backup_exists, {{"file", file.string()}}},
                Phrase{msg::cmd_file_exists_hint});
}

/// A name beside the target that nobody else has; mkstemp's mode is widened to what umask allows, as for
/// any file that a person asks for.
int open_beside(const fs::path& target, std::string& name) {
  name = target.string() + ".XXXXXX";
  const int fd = ::mkstemp(name.data());
  if (fd < 0) { return -1; }
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::fchmod(fd, 0666 & ~mask);
  return fd;
}

}  // namespace

NewFile::NewFile(fs::path target, fs::path temporary, bool replace, int fd)
    : target_(std::move(target)), temporary_(std::move(temporary)), replace_(replace), fd_(fd) {}

NewFile::NewFile(NewFile&& other) noexcept
    : target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})),
      replace_(other.replace_),
      fd_(std::exchange(other.fd_, -1)),
      trouble_(other.trouble_),
      buffer_(std::move(other.buffer_)) {}

NewFile::~NewFile() {
  if (fd_ < 0) { return; }
  ::close(fd_);
  if (!temporary_.empty()) { ::unlink(temporary_.c_str()); }
}

Result<NewFile> NewFile::create(const fs::path& wanted, bool replace) {
  std::error_code ignored;
  // Through a link: what it points to is replaced, not the link.
  const fs::path target = fs::is_symlink(wanted, ignored) ? fs::weakly_canonical(wanted, ignored) : wanted;
  struct stat info {};
  const bool there = ::stat(target.c_str(), &info) == 0;
  if (there && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode)) {
    const int device = ::open(target.c_str(), O_WRONLY | O_CLOEXEC);
    if (device < 0) { return write_error(wanted, errno); }
    return NewFile(target, {}, replace, device);
  }
  if (there && S_ISDIR(info.st_mode)) { return write_error(wanted, EISDIR); }
  if (there && !replace) { return exists_error(wanted); }
  std::string temporary;
  const int fd = open_beside(target, temporary);
  if (fd < 0) { return write_error(wanted, errno); }
  return NewFile(target, temporary, replace, fd);
}

bool NewFile::flush() {
  std::string_view rest = buffer_;
  while (trouble_ == 0 && !rest.empty()) {
    const ssize_t written = ::write(fd_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      trouble_ = errno;
    }
  }
  buffer_.clear();
  return trouble_ == 0;
}

bool NewFile::write(std::string_view bytes) {
  if (trouble_ != 0) { return false; }
  buffer_.append(bytes);
  return buffer_.size() < kLarge || flush();
}

Error NewFile::trouble() const {
  return write_error(target_, trouble_ != 0 ? trouble_ : EIO);
}

Result<void> NewFile::finish() {
  if (!flush()) { return trouble(); }
  if (temporary_.empty()) { return {}; }
  if (::fsync(fd_) != 0) { return write_error(target_, errno); }
  // link() refuses a name that has come into being meanwhile; where a file system has no links, rename.
  const bool linked = !replace_ && ::link(temporary_.c_str(), target_.c_str()) == 0;
  if (!linked && !replace_ && errno == EEXIST) { return exists_error(target_); }
  if (!linked && ::rename(temporary_.c_str(), target_.c_str()) != 0) { return write_error(target_, errno); }
  if (linked) { ::unlink(temporary_.c_str()); }
  ::close(std::exchange(fd_, -1));
  const fs::path folder = target_.parent_path().empty() ? fs::path(".") : target_.parent_path();
  if (const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); handle >= 0) {
    ::fsync(handle);
    ::close(handle);
  }
  return {};
}

}  // namespace labclock::cli
