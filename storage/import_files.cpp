#include "storage/internal/import_files.hpp"
#include "src/msg/import.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace labclock::storage {
namespace {

namespace fs = std::filesystem;

std::string words_for(int number) {
  return std::generic_category().message(number);
}

Error file_error(ErrorKind kind, const char* code, Msg message, Msg hint, const fs::path& file) {
  return refuse(kind, code, {message, {{"file", file.string()}}}, Phrase{hint});
}

Error cannot_read(const fs::path& file, int number) {
  if (number == ENOENT || number == ENOTDIR) {
    return file_error(ErrorKind::not_found, "no_such_file", msg::import_no_such_file, msg::import_no_such_file_hint,
                      file);
  }
  return refuse(ErrorKind::storage, "cannot_read",
                {msg::import_cannot_read, {{"file", file.string()}, {"reason", words_for(number)}}},
                Phrase{msg::import_cannot_read_hint});
}

/// "2026-11.data"
bool is_month_file(const std::string& name) {
  constexpr std::string_view kPattern = "dddd-dd.data";
  if (name.size() != kPattern.size()) { return false; }
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool fits = kPattern[i] == 'd' && i < 7 ? name[i] >= '0' && name[i] <= '9' : name[i] == kPattern[i];
    if (!fits) { return false; }
  }
  return true;
}

Result<std::vector<fs::path>> month_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code trouble;
  fs::directory_iterator entries(folder, trouble);
  if (trouble) { return cannot_read(folder, trouble.value()); }
  for (const fs::directory_iterator end; entries != end; entries.increment(trouble)) {
    if (is_month_file(entries->path().filename().string())) { files.push_back(entries->path()); }
    if (trouble) { return cannot_read(folder, trouble.value()); }
  }
  std::sort(files.begin(), files.end());
  return files;
}

Result<ImportFiles> timewarrior_folder(const fs::path& folder) {
  Result<std::vector<fs::path>> files = month_files(folder);
  if (!files) { return files.error(); }
  std::error_code ignored;
  if (files->empty() && fs::is_directory(folder / "data", ignored)) {
    files = month_files(folder / "data");
    if (!files) { return files.error(); }
  }
  if (files->empty()) {
    return file_error(ErrorKind::not_found, "no_data_files", msg::import_no_data_files, msg::import_no_data_files_hint,
                      folder);
  }
  return ImportFiles{std::move(*files), true};
}

}  // namespace

Result<FileBytes> FileBytes::open(const fs::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) { return cannot_read(file, errno); }
  FileBytes bytes(descriptor, 0);
  struct stat info {};
  if (::fstat(descriptor, &info) != 0) { return cannot_read(file, errno); }
  if (S_ISDIR(info.st_mode)) {
    return file_error(ErrorKind::usage, "is_folder", msg::import_is_folder, msg::import_is_folder_hint, file);
  }
  if (S_ISREG(info.st_mode)) { bytes.size_ = info.st_size; }
  return bytes;
}

FileBytes::FileBytes(FileBytes&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_), trouble_(std::move(other.trouble_)) {}

FileBytes::~FileBytes() {
  if (descriptor_ >= 0) { ::close(descriptor_); }
}

std::ptrdiff_t FileBytes::read(char* to, std::size_t size) {
  for (;;) {
    const ssize_t count = ::read(descriptor_, to, size);
    if (count >= 0) { return count; }
    if (errno == EINTR) { continue; }
    trouble_ = words_for(errno);
    return -1;
  }
}

Result<ImportFiles> import_files(std::string_view format, const fs::path& path) {
  std::error_code trouble;
  const fs::file_status status = fs::status(path, trouble);
  if (status.type() == fs::file_type::not_found) {
    return file_error(ErrorKind::not_found, "no_such_file", msg::import_no_such_file, msg::import_no_such_file_hint,
                      path);
  }
  if (!fs::is_directory(status)) { return ImportFiles{{path}, false}; }
  if (format == "timewarrior") { return timewarrior_folder(path); }
  if (format == "watson") {
    if (fs::exists(path / "frames", trouble)) { return ImportFiles{{path / "frames"}, false}; }
    return file_error(ErrorKind::not_found, "no_data_files", msg::import_no_frames, msg::import_no_frames_hint, path);
  }
  return file_error(ErrorKind::usage, "is_folder", msg::import_is_folder, msg::import_is_folder_hint, path);
}

}  // namespace labclock::storage
