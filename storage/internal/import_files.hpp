#pragma once
// Inside storage alone: the files that an import reads.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "storage/import/input.hpp"

namespace labclock::storage {

/// A file read from its beginning, without help of a stream.
class FileBytes : public ByteSource {
 public:
  /// Errors: not_found "no_such_file"; usage "is_folder"; storage "cannot_read".
  [[nodiscard]] static Result<FileBytes> open(const std::filesystem::path& file);
  FileBytes(FileBytes&& other) noexcept;
  FileBytes& operator=(FileBytes&&) = delete;
  ~FileBytes() override;

  std::ptrdiff_t read(char* to, std::size_t size) override;
  std::string trouble() const override { return trouble_; }
  /// 0 where it is not known (a pipe).
  [[nodiscard]] std::int64_t size() const { return size_; }

 private:
  FileBytes(int descriptor, std::int64_t size) : descriptor_(descriptor), size_(size) {}
  int descriptor_ = -1;
  std::int64_t size_ = 0;
  std::string trouble_;
};

struct ImportFiles {
  std::vector<std::filesystem::path> files;  ///< in the order in which they are read
  bool timewarrior_data = false;             ///< the month files of a Timewarrior folder
};

/// What a path means for a format: the file, the month files of a Timewarrior folder (or of its `data`),
/// or `frames` in Watson's folder. Errors: not_found "no_such_file", "no_data_files"; usage "is_folder".
[[nodiscard]] Result<ImportFiles> import_files(std::string_view format, const std::filesystem::path& path);

}  // namespace labclock::storage
