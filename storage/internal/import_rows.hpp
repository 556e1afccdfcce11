#pragma once
// Inside storage alone: the sessions of an import between reading and writing.
//
// What it is: the sink of all importers. It checks each session (times, zone, texts), decides its project
// from its tags, and keeps it in a compact row: 56 bytes and its texts in an arena, so that a million of
// them cost about 150 MB. What it is not: aware of the database, but for the names of its projects.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "src/zone.hpp"
#include "storage/import.hpp"

namespace labclock::storage {

/// More than a century of 80 sessions a day; beyond it a file is cut in pieces, and memory stays bounded.
inline constexpr std::size_t kMostImportRows = 3'000'000;
inline constexpr std::size_t kMostImportText = 256U << 20U;

/// Memory for texts that all go at once.
class TextArena {
 public:
  [[nodiscard]] char* take(std::size_t size);
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t left_ = 0;
  char* at_ = nullptr;
  std::size_t size_ = 0;
};

/// One session. Its texts lie one behind the other: uuid, own facts, activity, note, key.
struct ImportRow {
  static constexpr std::int64_t kOpen = INT64_MAX;  ///< the end of one that still runs
  static constexpr std::uint32_t kNoProject = UINT32_MAX;

  std::int64_t start = 0;
  std::int64_t end = 0;
  const char* text = nullptr;
  std::uint32_t activity_size = 0;
  std::uint32_t note_size = 0;
  std::uint32_t key_size = 0;  ///< 0 = the uuid is the key
  std::uint32_t project = kNoProject;
  std::uint32_t line = 0;
  std::uint32_t repeat = 0;  ///< how many with the same key came before it
  std::uint16_t file = 0;
  std::uint16_t zone = 0;
  Origin origin = Origin::import;
  bool has_uuid : 1 = false;
  bool has_own : 1 = false;
  bool gone : 1 = false;  ///< already there, or left out

  [[nodiscard]] bool open() const { return end == kOpen; }
  [[nodiscard]] Seconds length() const { return Seconds{open() ? 0 : end - start}; }
};

/// What only Labclock's own export tells, as it lies in a row's texts.
struct ImportOwnFacts {
  std::int64_t id = 0;
  std::int64_t changed_at = 0;
  std::uint32_t source = 0;  ///< 0 = none, else an index into sources() plus one
  std::uint32_t edited = 0;
};

struct ImportProject {
  std::string name;
  std::string key;  ///< fold_key of it
  std::optional<Kind> kind;
  std::string file;  ///< where it was named first
  std::int64_t line = 0;
};

/// The projects there are, for deciding which tag is one.
struct KnownProjects {
  std::map<std::string, std::string> names;  ///< fold_key -> name; archived ones too
};

class ImportRows : public ForeignSink {
 public:
  ImportRows(const ImportRequest& request, std::map<std::string, std::string> mapped, KnownProjects known,
             ZoneFinder& zones, Instant now, ImportReport& report, Progress& progress);

  /// A new file begins; `before` bytes of `total` were in those before it.
  void begin_file(std::int64_t before, std::int64_t total);

  bool session(ForeignSession& session) override;
  bool bad_line(const std::string& file, std::int64_t line, const Phrase& reason) override;
  void remark(const std::string& file, std::int64_t line, const Phrase& reason) override;
  bool consumed(std::int64_t bytes) override;

  /// Why the reading was stopped, where it was.
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

  [[nodiscard]] std::vector<ImportRow>& rows() { return rows_; }
  [[nodiscard]] const std::vector<ImportRow>& rows() const { return rows_; }
  [[nodiscard]] const std::vector<ImportProject>& projects() const { return projects_; }
  /// The index of a project by its name, entered where it is new.
  [[nodiscard]] std::uint32_t project_index(std::string_view name);
  /// Sessions of the project that the file calls `from` are of the one that the ledger calls `to`.
  void rename_project(std::string_view from, std::string_view to);

  [[nodiscard]] Uuid uuid(const ImportRow& row) const;
  [[nodiscard]] ImportOwnFacts own(const ImportRow& row) const;
  [[nodiscard]] std::string_view activity(const ImportRow& row) const;
  [[nodiscard]] std::string_view note(const ImportRow& row) const;
  /// What identifies it in its source: the key told, the uuid, and "#2" for a repeated one.
  [[nodiscard]] std::string key(const ImportRow& row) const;
  /// The key without the count of repeats.
  [[nodiscard]] std::string_view raw_key(const ImportRow& row) const;
  [[nodiscard]] const std::string& source(const ImportRow& row) const;
  [[nodiscard]] const std::string& zone(const ImportRow& row) const { return zone_names_[row.zone]; }
  [[nodiscard]] const std::string& file(const ImportRow& row) const { return files_[row.file]; }

  /// One more that was read and left out by a rule.
  void refuse_row(const ImportRow& row, Phrase reason);
  /// A line for the list of what was left out or trimmed, without counting it.
  void list(const std::string& file, std::int64_t line, Phrase reason);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Index = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;

  bool fail(Error error);
  std::optional<Phrase> check(ForeignSession& session);
  std::optional<Phrase> check_times(const ForeignSession& session) const;
  std::optional<Phrase> find_zone(std::string_view name, std::uint16_t& index);
  std::optional<Phrase> find_project(ForeignSession& session, std::uint32_t& index);
  void settle_tags(ForeignSession& session);
  struct TagRole {
    const std::string* mapped = nullptr;  // the project it stands for
    bool is_project = false;              // one of that name exists
  };
  const TagRole& role_of(const std::string& tag);
  bool keep(const ForeignSession& session, std::uint16_t zone, std::uint32_t project);
  std::uint16_t file_index(const std::string& file);
  std::uint32_t source_index(const std::string& source);

  const ImportRequest& request_;
  std::map<std::string, std::string> mapped_;  // fold_key of a tag -> project
  KnownProjects known_;
  ZoneFinder& zones_;
  Instant now_;
  ImportReport& report_;
  Progress& progress_;
  std::int64_t before_ = 0;
  std::int64_t total_ = 0;

  std::vector<ImportRow> rows_;
  TextArena texts_;
  std::vector<ImportProject> projects_;
  Index project_names_;  // every spelling that occurred
  Index project_keys_;
  std::unordered_map<std::string, TagRole> tag_roles_;
  std::vector<std::string> zone_names_;
  std::vector<std::string> sources_;
  std::vector<std::string> files_;
  std::optional<Error> error_;
};

/// The Error that names a line and why it cannot be read.
[[nodiscard]] Error bad_line_error(const std::string& file, std::int64_t line, const Phrase& reason);

[[nodiscard]] Error cancelled_import();
/// Progress of writing: a long job is told as 2 000 000 steps, of which reading takes the first half.
[[nodiscard]] bool step_of_writing(Progress& progress, std::size_t done, std::size_t total);

}  // namespace labclock::storage
