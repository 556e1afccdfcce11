#pragma once
// A file that comes into being whole or not at all.
//
// What it is: bytes written to a temporary name beside the target, synced, and then put in its place; an
// existing file is not replaced unless that was asked for. A device or a pipe is written as it is. What it
// is not: for the database, which only SQLite writes.

#include <filesystem>
#include <string>
#include <string_view>

#include "src/result.hpp"

namespace labclock::cli {

class NewFile {
 public:
  /// Errors: refused "file_exists"; storage "cannot_write".
  [[nodiscard]] static Result<NewFile> create(const std::filesystem::path& target, bool replace);
  NewFile(NewFile&& other) noexcept;
  NewFile& operator=(NewFile&&) = delete;
  /// Takes the temporary file away unless `finish` was called.
  ~NewFile();
  /// False once something could not be written; `finish` tells what.
  bool write(std::string_view bytes);
  /// Puts the file in its place. Errors as above.
  [[nodiscard]] Result<void> finish();
  /// Why it could not be written; call it where `write` gave false.
  [[nodiscard]] Error trouble() const;

 private:
  NewFile(std::filesystem::path target, std::filesystem::path temporary, bool replace, int fd);
  bool flush();
  std::filesystem::path target_;
  std::filesystem::path temporary_;  ///< empty: `target_` itself is written
  bool replace_;
  int fd_;
  int trouble_ = 0;
  std::string buffer_;
};

}  // namespace labclock::cli
