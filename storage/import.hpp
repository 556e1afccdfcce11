#pragma once
// From a foreign file into the ledger.
//
// What it is: importers that turn bytes into plain `ForeignSession`s with line numbers (pure, streamed,
// fuzzed: storage/import/*.hpp), and one common path that checks, matches and writes them, all or
// nothing, as one history entry. Each imported session keeps its source and its key there, so importing
// the same file again adds nothing, and one that was edited or deleted since counts as already there.
// What it is not: guessing: overlaps are refused unless the person says how to settle them.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/project.hpp"
#include "src/session.hpp"
#include "src/zone.hpp"
#include "storage/ledger.hpp"

namespace labclock::storage {

/// What only Labclock's own export tells of a session.
struct ForeignOwn {
  SessionId id;
  std::optional<Instant> changed_at;
  bool edited = false;
  std::string source;  ///< where it once was imported from; empty = nowhere
  std::string source_key;
};

/// A session as a foreign file tells it, with the place it was read at.
struct ForeignSession {
  std::string project;  ///< empty = none
  std::optional<Kind> kind;
  std::string activity;
  std::string note;
  Instant start;
  std::optional<Instant> end;  ///< none = it was still running there
  std::string zone;            ///< empty = the zone of the import
  std::optional<Uuid> uuid;
  std::optional<Origin> origin;
  std::vector<std::string> tags;  ///< for `--map TAG=PROJECT`
  std::string key;                ///< what identifies it in its source; empty = its uuid does
  std::int64_t line = 0;          ///< 1-based; 0 = whole file
  std::string file;               ///< name for messages
  std::optional<ForeignOwn> own;
};

/// Takes what an importer reads. Returning false stops it (the person asked to, or it cannot go on).
class ForeignSink {
 public:
  virtual ~ForeignSink() = default;
  /// The sink may take the texts of `session` or leave them; the importer fills it anew.
  [[nodiscard]] virtual bool session(ForeignSession& session) = 0;
  /// A line that cannot be read. Returning false stops the reading (the default rule).
  [[nodiscard]] virtual bool bad_line(const std::string& file, std::int64_t line, const Phrase& reason) = 0;
  /// Something to know about a line that was read: a local time that exists twice.
  virtual void remark(const std::string& file, std::int64_t line, const Phrase& reason) = 0;
  /// Bytes of this file consumed so far, for progress.
  [[nodiscard]] virtual bool consumed(std::int64_t bytes) = 0;
};

enum class Overlaps : unsigned char { refuse, keep_first, trim };

struct ImportRequest {
  std::string format;  ///< "timewarrior", "watson", "toggl", "csv", "json"
  std::filesystem::path path;
  std::map<std::string, std::string> map;  ///< TAG -> PROJECT
  std::string zone;                        ///< of sessions whose source tells none
  Overlaps overlaps = Overlaps::refuse;
  bool skip_bad = false;
  bool dry_run = false;
};

/// Why a line was left out, without its file and line number.
struct BadLine {
  std::string file;
  std::int64_t line = 0;
  Phrase reason;
};

/// read = added + already + refused, always.
struct ImportReport {
  std::int64_t read = 0;  ///< sessions found in the file, those that could not be read among them
  std::int64_t added = 0;
  std::int64_t already = 0;
  std::int64_t refused = 0;  ///< left out by a rule, by --overlaps or by --skip-bad
  Seconds time_read{0};      ///< a session that still runs counts nothing
  Seconds time_added{0};
  /// What was left out or trimmed and why; what could not be read first, then in the order of time. At
  /// most `kListed` are kept, `unlisted` counts the rest.
  std::vector<BadLine> left_out;
  std::int64_t unlisted = 0;
  std::vector<BadLine> remarks;  ///< read as told, but to be known; at most `kListed`
  std::vector<std::string> new_projects;
  std::vector<std::string> unsorted;                              ///< projects that wait for a kind
  std::vector<std::pair<std::int64_t, std::int64_t>> renumbered;  ///< own JSON: sessions whose id was taken
  std::int64_t renumbered_others = 0;                             ///< own JSON: further records that got a new id
  std::int64_t records_added = 0;                                 ///< own JSON: records other than sessions
  std::int64_t records_already = 0;
  bool dry_run = false;
  static constexpr std::size_t kListed = 1000;
};

/// All formats that can be read, for help and completion.
[[nodiscard]] const std::vector<std::string_view>& import_formats();
/// Errors: usage "unknown_format", "bad_map", "is_folder", "no_such_zone"; not_found "no_such_file",
/// "no_data_files"; storage "cannot_read"; refused "wrong_format", "newer_version", "bad_line" (file, line,
/// reason), "overlap" (the pairs as details), "too_large", "ambiguous_project"; cancelled. On any of them
/// nothing has changed.
[[nodiscard]] Result<ImportReport> import_file(Ledger& ledger, const Act& act, const ImportRequest& request,
                                               ZoneFinder& zones, Progress& progress);

}  // namespace labclock::storage
