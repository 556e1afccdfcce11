#include "storage/import.hpp"

#include <algorithm>
#include <array>

#include "src/msg/history.hpp"
#include "src/msg/import.hpp"
#include "src/utf8.hpp"
#include "storage/import/look.hpp"
#include "storage/import/own_csv.hpp"
#include "storage/import/own_json.hpp"
#include "storage/import/timewarrior.hpp"
#include "storage/import/toggl.hpp"
#include "storage/import/watson.hpp"
#include "storage/internal/import_files.hpp"
#include "storage/internal/import_write.hpp"
#include "storage/internal/project_rows.hpp"
#include "storage/projects.hpp"

namespace labclock::storage {
namespace {

namespace fs = std::filesystem;

std::string all_formats() {
  std::string all;
  for (const std::string_view format : import_formats()) {
    if (!all.empty()) { all += ", "; }
    all += format;
  }
  return all;
}

Result<void> check_request(const ImportRequest& request, ZoneFinder& zones) {
  const auto& formats = import_formats();
  if (std::find(formats.begin(), formats.end(), request.format) == formats.end()) {
    return refuse(ErrorKind::usage, "unknown_format",
                  {msg::import_unknown_format, {{"format", printable(request.format)}}},
                  Phrase{msg::import_formats_hint, {{"formats", all_formats()}}});
  }
  if (!request.map.empty() && request.format == "json") {
    return refuse(ErrorKind::usage, "bad_map", {msg::import_not_mapped, {{"format", request.format}}});
  }
  const Result<const Zone*> zone = zones.find(request.zone);
  if (!zone) { return zone.error(); }
  return {};
}

/// The names of the projects there are, and what --map's projects are by the rule for project arguments: the
/// exact name, else a unique prefix of one that is not archived, else a project that is to be made.
Result<std::map<std::string, std::string>> resolve_map(Ledger& ledger, const ImportRequest& request,
                                                       KnownProjects& known) {
  const Result<std::vector<Project>> there = projects(ledger);
  if (!there) { return there.error(); }
  for (const Project& project : *there) { known.names.emplace(fold_key(project.name), project.name); }
  std::map<std::string, std::string> mapped;
  for (const auto& [tag, name] : request.map) {
    const std::string key = fold_key(name);
    if (tag.empty() || name.find_first_not_of(' ') == std::string::npos || !valid_utf8(tag) || !valid_utf8(name)) {
      return refuse(ErrorKind::usage, "bad_map", msg::import_bad_map, Phrase{msg::import_bad_map_hint});
    }
    std::string& project = mapped[fold_key(tag)];
    project = name;
    if (known.names.contains(key)) { continue; }
    const Result<Project> found = find_project(ledger, name, false);
    if (found) {
      project = found->name;
    } else if (found.error().kind != ErrorKind::not_found) {
      return found.error();
    }
  }
  return mapped;
}

/// A larger page cache while many rows are written: uuids of another program come in no order, and with
/// the usual 2 MB nearly each of them would read a page of its index again.
class WideCache {
 public:
  explicit WideCache(SQLite::Database& sql) : sql_(sql) {
    sql_.tryExec("PRAGMA cache_size = -65536");  // KiB
  }
  ~WideCache() { sql_.tryExec("PRAGMA cache_size = -2000"); }
  WideCache(const WideCache&) = delete;
  WideCache& operator=(const WideCache&) = delete;

 private:
  SQLite::Database& sql_;
};

/// One import from the first byte to the last row.
class Import {
 public:
  Import(Ledger& ledger, const Act& act, const ImportRequest& request, ZoneFinder& zones, Progress& progress)
      : ledger_(ledger), act_(act), request_(request), zones_(zones), progress_(progress) {}

  Result<ImportReport> run();

 private:
  Result<void> read();
  Result<void> read_file(const fs::path& file, bool timewarrior_data);
  Result<void> read_bytes(Input& input, bool timewarrior_data);
  Result<ImportReport> write(Change& work);

  Ledger& ledger_;
  Act act_;
  const ImportRequest& request_;
  ZoneFinder& zones_;
  Progress& progress_;
  ImportReport report_;
  std::optional<ImportRows> rows_;
  OwnTables tables_;
  std::int64_t bytes_before_ = 0;
  std::int64_t bytes_total_ = 0;
};

Result<ImportReport> Import::run() {
  if (Result<void> good = check_request(request_, zones_); !good) { return good.error(); }
  KnownProjects known;
  Result<std::map<std::string, std::string>> mapped = resolve_map(ledger_, request_, known);
  if (!mapped) { return mapped.error(); }
  report_.dry_run = request_.dry_run;
  rows_.emplace(request_, std::move(*mapped), std::move(known), zones_, act_.now, report_, progress_);
  if (Result<void> read_all = read(); !read_all) { return read_all.error(); }
  const WideCache wide(ledger_.db().connection);
  return change(ledger_, act_, [&](Change& work) { return write(work); });
}

Result<void> Import::read() {
  const Result<ImportFiles> files = import_files(request_.format, request_.path);
  if (!files) { return files.error(); }
  std::error_code unknown;
  for (const fs::path& file : files->files) {
    if (const auto size = fs::file_size(file, unknown); !unknown) { bytes_total_ += static_cast<std::int64_t>(size); }
  }
  for (const fs::path& file : files->files) {
    const Result<void> one = read_file(file, files->timewarrior_data);
    // What the sink stopped for comes first: the importer itself may have found nothing wrong.
    if (rows_->error()) { return *rows_->error(); }
    if (!one) { return one; }
  }
  return {};
}

Result<void> Import::read_file(const fs::path& file, bool timewarrior_data) {
  Result<FileBytes> bytes = FileBytes::open(file);
  if (!bytes) { return bytes.error(); }
  rows_->begin_file(bytes_before_, bytes_total_);
  Input input(*bytes, printable(file.string()), *rows_);
  const Result<void> read = read_bytes(input, timewarrior_data);
  bytes_before_ += bytes->size();
  return read;
}

Result<void> Import::read_bytes(Input& input, bool timewarrior_data) {
  if (request_.format == "csv") { return read_own_csv(input); }
  if (request_.format == "toggl") { return read_toggl(input, *zones_.find(request_.zone).value()); }
  if (request_.format == "watson") { return read_watson(input); }
  if (request_.format == "json") { return read_own_json(input, tables_); }
  if (timewarrior_data) { return read_timewarrior_data(input); }
  // A file of Timewarrior is what it printed, or one of its month files, which may have become empty.
  const Look look = look_at(input.head());
  const bool month_file = request_.path.extension() == ".data" && look == Look::empty;
  return month_file || look == Look::timewarrior_data ? read_timewarrior_data(input) : read_timewarrior_json(input);
}

Result<ImportReport> Import::write(Change& work) {
  Result<ImportPlan> plan = plan_import(work.sql(), request_, *rows_, zones_, report_, progress_);
  if (!plan) { return plan.error(); }
  IdPlaces ids(work.sql());
  const std::string file = printable(request_.path.string());
  if (request_.format == "json") { write_own_tables(work, file, tables_, *rows_, ids, report_); }
  const Result<void> written = write_sessions(work, *ledger_.db().uuids, *plan, *rows_, ids, report_, progress_);
  if (!written) { return written.error(); }
  if (!step_of_writing(progress_, 1, 1)) { return cancelled_import(); }
  work.describe(
      {msg::history_import, {{"added", std::to_string(report_.added)}, {"file", file}, {"format", request_.format}}});
  if (request_.dry_run) { work.discard(); }
  return std::move(report_);
}

}  // namespace

const std::vector<std::string_view>& import_formats() {
  static const std::vector<std::string_view> kFormats{"timewarrior", "watson", "toggl", "csv", "json"};
  return kFormats;
}

Result<ImportReport> import_file(Ledger& ledger, const Act& act, const ImportRequest& request, ZoneFinder& zones,
                                 Progress& progress) {
  Act by_import = act;
  if (act.who != Who::demo) { by_import.who = Who::import; }
  return Import(ledger, by_import, request, zones, progress).run();
}

}  // namespace labclock::storage
