#include "storage/internal/import_plan.hpp"
#include "src/msg/import.hpp"

#include <algorithm>
#include <functional>

#include "storage/internal/db.hpp"
#include "storage/internal/import_overlaps.hpp"

namespace labclock::storage {
namespace {

constexpr std::size_t kOften = 1U << 14U;

bool any(SQLite::Database& sql, const char* query) {
  return sql.execAndGet(query).getInt() != 0;
}

/// The questions whether one session is there already, asked a million times.
class Already {
 public:
  explicit Already(SQLite::Database& sql)
      : sessions_(any(sql, "SELECT EXISTS (SELECT 1 FROM session)")),
        gone_(any(sql, "SELECT EXISTS (SELECT 1 FROM import_gone)")),
        by_key_(sql, "SELECT 1 FROM session WHERE source_key = ? AND source = ?"),
        by_gone_(sql, "SELECT 1 FROM import_gone WHERE source_key = ? AND source = ?"),
        by_uuid_(sql, "SELECT 1 FROM session WHERE uuid = ?") {}

  [[nodiscard]] bool possible() const { return sessions_ || gone_; }

  bool operator()(const ImportRows& rows, const ImportRow& row) {
    if (sessions_ && row.has_uuid) {
      bind_uuid(by_uuid_, 1, rows.uuid(row));
      if (found(by_uuid_)) { return true; }
    }
    const std::string key = rows.key(row);
    return (sessions_ && found_key(by_key_, key, rows.source(row))) ||
           (gone_ && found_key(by_gone_, key, rows.source(row)));
  }

 private:
  static bool found(SQLite::Statement& query) {
    const bool is_there = query.executeStep();
    query.reset();
    return is_there;
  }
  static bool found_key(SQLite::Statement& query, const std::string& key, const std::string& source) {
    query.bindNoCopy(1, key);
    query.bindNoCopy(2, source);
    return found(query);
  }

  bool sessions_;
  bool gone_;
  SQLite::Statement by_key_;
  SQLite::Statement by_gone_;
  SQLite::Statement by_uuid_;
};

/// Numbers the rows whose key occurred before, so that two equal lines of a report stay two.
void count_repeats(ImportRows& rows) {
  struct Hashed {
    std::size_t hash;
    std::uint32_t row;
  };
  std::vector<Hashed> all;
  all.reserve(rows.rows().size());
  for (std::uint32_t i = 0; i < rows.rows().size(); ++i) {
    const ImportRow& row = rows.rows()[i];
    if (row.key_size > 0) { all.push_back({std::hash<std::string_view>{}(rows.raw_key(row)), i}); }
  }
  const auto key = [&](const Hashed& h) { return rows.raw_key(rows.rows()[h.row]); };
  const auto source = [&](const Hashed& h) -> const std::string& { return rows.source(rows.rows()[h.row]); };
  std::sort(all.begin(), all.end(), [&](const Hashed& a, const Hashed& b) {
    if (a.hash != b.hash) { return a.hash < b.hash; }
    if (const int order = key(a).compare(key(b)); order != 0) { return order < 0; }
    if (const int order = source(a).compare(source(b)); order != 0) { return order < 0; }
    return a.row < b.row;
  });
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i].hash != all[i - 1].hash || key(all[i]) != key(all[i - 1]) || source(all[i]) != source(all[i - 1])) {
      continue;
    }
    rows.rows()[all[i].row].repeat = rows.rows()[all[i - 1].row].repeat + 1;
  }
}

/// A uuid names one session: the second in the file that claims it is a bad line.
std::optional<Error> refuse_uuids_told_twice(const ImportRequest& request, ImportRows& rows) {
  struct Named {
    Uuid uuid;
    std::uint32_t row;
  };
  std::vector<Named> all;
  for (std::uint32_t i = 0; i < rows.rows().size(); ++i) {
    const ImportRow& row = rows.rows()[i];
    if (row.has_uuid && !row.gone) { all.push_back({rows.uuid(row), i}); }
  }
  std::sort(all.begin(), all.end(),
            [](const Named& a, const Named& b) { return a.uuid != b.uuid ? a.uuid < b.uuid : a.row < b.row; });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> twice;  // the later, the earlier
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i].uuid == all[i - 1].uuid) { twice.emplace_back(all[i].row, all[i - 1].row); }
  }
  std::sort(twice.begin(), twice.end());
  for (const auto& [later, earlier] : twice) {
    ImportRow& row = rows.rows()[later];
    const Phrase reason{msg::import_uuid_twice, {{"other", std::to_string(rows.rows()[earlier].line)}}};
    if (!request.skip_bad) { return bad_line_error(rows.file(row), row.line, reason); }
    row.gone = true;
    rows.refuse_row(row, reason);
  }
  return std::nullopt;
}

/// A session that still runs in the file goes on running here, when nothing else does and nothing comes
/// after it.
void settle_open(SQLite::Database& sql, ImportRows& rows) {
  std::int64_t newest = INT64_MIN;
  for (const ImportRow& row : rows.rows()) {
    if (!row.gone) { newest = std::max(newest, row.start); }
  }
  SQLite::Statement later(sql, "SELECT EXISTS (SELECT 1 FROM session WHERE start_utc >= ?)");
  later.bind(1, newest);
  const bool newer_here = later.executeStep() && later.getColumn(0).getInt() != 0;
  const bool running_here = any(sql, "SELECT EXISTS (SELECT 1 FROM session WHERE end_utc IS NULL)");
  bool taken = false;
  for (auto row = rows.rows().rbegin(); row != rows.rows().rend(); ++row) {
    if (row->gone || !row->open()) { continue; }
    if (!running_here && !newer_here && !taken && row->start == newest) {
      taken = true;
      continue;
    }
    row->gone = true;
    rows.refuse_row(*row, running_here ? msg::import_open_running : msg::import_open_not_newest);
  }
}

}  // namespace

Result<ImportPlan> plan_import(SQLite::Database& sql, const ImportRequest& request, ImportRows& rows, ZoneFinder& zones,
                               ImportReport& report, Progress& progress) {
  count_repeats(rows);
  Already already(sql);
  if (already.possible()) {
    for (std::size_t i = 0; i < rows.rows().size(); ++i) {
      ImportRow& row = rows.rows()[i];
      if (i % kOften == 0 && !step_of_writing(progress, 0, 1)) { return cancelled_import(); }
      if (!already(rows, row)) { continue; }
      row.gone = true;
      ++report.already;
    }
  }
  if (auto error = refuse_uuids_told_twice(request, rows)) { return std::move(*error); }
  const bool any_open =
      std::any_of(rows.rows().begin(), rows.rows().end(), [](const ImportRow& row) { return !row.gone && row.open(); });
  if (any_open) { settle_open(sql, rows); }
  return settle_overlaps(sql, request.overlaps, rows, zones);
}

}  // namespace labclock::storage
