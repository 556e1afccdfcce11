#include "storage/internal/import_overlaps.hpp"
#include "src/msg/import.hpp"

#include <algorithm>

#include "src/format.hpp"
#include "src/words.hpp"

namespace labclock::storage {
namespace {

constexpr std::size_t kPairsTold = 20;

struct LedgerSpan {
  std::int64_t start = 0;
  std::int64_t end = 0;
  std::int64_t id = 0;
};

/// The ledger's sessions that may share a second with [from, to), ascending. They do not overlap each
/// other, so only the last one that starts before `from` can reach into it.
std::vector<LedgerSpan> ledger_spans(SQLite::Database& sql, std::int64_t from, std::int64_t to) {
  SQLite::Statement query(sql,
                          "SELECT start_utc, end_utc, id FROM session WHERE start_utc < ?2 AND start_utc >= "
                          "coalesce((SELECT max(start_utc) FROM session WHERE start_utc <= ?1), ?1) "
                          "AND (end_utc IS NULL OR end_utc > ?1) ORDER BY start_utc");
  query.bind(1, from);
  query.bind(2, to);
  std::vector<LedgerSpan> spans;
  while (query.executeStep()) {
    const SQLite::Column end = query.getColumn(1);
    spans.push_back({query.getColumn(0).getInt64(), end.isNull() ? ImportRow::kOpen : end.getInt64(),
                     query.getColumn(2).getInt64()});
  }
  return spans;
}

std::vector<std::uint32_t> rows_by_start(const std::vector<ImportRow>& rows) {
  std::vector<std::uint32_t> order;
  order.reserve(rows.size());
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].gone) { order.push_back(i); }
  }
  const auto earlier = [&](std::uint32_t a, std::uint32_t b) {
    return rows[a].start != rows[b].start ? rows[a].start < rows[b].start : a < b;
  };
  if (!std::is_sorted(order.begin(), order.end(), earlier)) { std::sort(order.begin(), order.end(), earlier); }
  return order;
}

class Sweep {
 public:
  Sweep(Overlaps how, ImportRows& rows, ZoneFinder& zones, std::vector<LedgerSpan> ledger)
      : how_(how), rows_(rows), zones_(zones), ledger_(std::move(ledger)) {}

  void row(std::uint32_t index);
  [[nodiscard]] Result<ImportPlan> finish();

 private:
  [[nodiscard]] std::string time(std::int64_t t, const ImportRow& row) const;
  [[nodiscard]] Phrase pair_phrase(const ImportRow& row, const LedgerSpan* there) const;
  void clash(std::uint32_t index, const LedgerSpan* there);
  void trim(std::uint32_t index);
  void keep(std::uint32_t index, std::int64_t start, std::int64_t end, std::uint32_t part) {
    plan_.pieces.push_back({start, end, index, part});
  }

  Overlaps how_;
  ImportRows& rows_;
  ZoneFinder& zones_;
  std::vector<LedgerSpan> ledger_;
  std::size_t at_ = 0;                 // in the ledger: the first that does not end before this row begins
  std::int64_t taken_to_ = INT64_MIN;  // up to here earlier rows have the time
  std::uint32_t taken_by_ = 0;
  ImportPlan plan_;
  std::int64_t clashes_ = 0;
  std::vector<Phrase> details_;
  std::string file_;
};

std::string Sweep::time(std::int64_t t, const ImportRow& row) const {
  if (t == ImportRow::kOpen) { return "..."; }
  const Result<const Zone*> zone = zones_.find(rows_.zone(row));
  return zone ? date_clock(instant_of(t), **zone) : rfc3339(instant_of(t));
}

/// What it overlaps: a session of the ledger, or the earlier row that has the time.
Phrase Sweep::pair_phrase(const ImportRow& row, const LedgerSpan* there) const {
  if (there != nullptr) {
    return {msg::import_over_ledger,
            {{"from", time(row.start, row)},
             {"to", time(row.end, row)},
             {"id", std::to_string(there->id)},
             {"other_from", time(there->start, row)},
             {"other_to", time(there->end, row)}}};
  }
  const ImportRow& other = rows_.rows()[taken_by_];
  const bool same_file = other.file == row.file;
  return {same_file ? msg::import_over_line : msg::import_over_file_line,
          {{"from", time(row.start, row)},
           {"to", time(row.end, row)},
           {"other_file", rows_.file(other)},
           {"other", std::to_string(other.line)},
           {"other_from", time(other.start, row)},
           {"other_to", time(other.end, row)}}};
}

void Sweep::clash(std::uint32_t index, const LedgerSpan* there) {
  ++clashes_;
  ImportRow& row = rows_.rows()[index];
  if (how_ == Overlaps::refuse) {
    if (details_.empty()) { file_ = rows_.file(row); }
    if (details_.size() >= kPairsTold) { return; }
    const Phrase reason = pair_phrase(row, there);
    Phrase detail{msg::import_overlap_line, {{"file", rows_.file(row)}, {"line", std::to_string(row.line)}}};
    detail.args.emplace_back("reason", std::string{name_of(reason.msg)});
    detail.args.insert(detail.args.end(), reason.args.begin(), reason.args.end());
    details_.push_back(std::move(detail));
    return;
  }
  row.gone = true;
  rows_.refuse_row(row, pair_phrase(row, there));
}

/// Keeps what neither the ledger nor an earlier row has.
void Sweep::trim(std::uint32_t index) {
  ImportRow& row = rows_.rows()[index];
  std::int64_t from = std::max(row.start, taken_to_);
  std::uint32_t parts = 0;
  std::string told;
  const auto part = [&](std::int64_t start, std::int64_t end) {
    if (start >= end) { return; }
    keep(index, start, end, parts++);
    if (!told.empty()) { told += ", "; }
    told += time(start, row) + " - " + time(end, row);
  };
  for (std::size_t i = at_; i < ledger_.size() && ledger_[i].start < row.end && from < row.end; ++i) {
    part(from, std::min(ledger_[i].start, row.end));
    from = std::max(from, ledger_[i].end);
  }
  part(from, row.end);
  if (parts == 0) {
    const bool in_ledger = at_ < ledger_.size() && ledger_[at_].start < row.end;
    clash(index, in_ledger ? &ledger_[at_] : nullptr);
    return;
  }
  rows_.list(rows_.file(row), row.line,
             {msg::import_trimmed, {{"from", time(row.start, row)}, {"to", time(row.end, row)}, {"parts", told}}});
}

void Sweep::row(std::uint32_t index) {
  const ImportRow& row = rows_.rows()[index];
  while (at_ < ledger_.size() && ledger_[at_].end <= row.start) { ++at_; }
  const LedgerSpan* there = at_ < ledger_.size() && ledger_[at_].start < row.end ? &ledger_[at_] : nullptr;
  const bool clashes = there != nullptr || row.start < taken_to_;
  const std::int64_t end = row.end;
  if (!clashes) {
    keep(index, row.start, row.end, 0);
  } else if (how_ == Overlaps::trim) {
    trim(index);
  } else {
    clash(index, there);
    if (how_ == Overlaps::keep_first) { return; }
  }
  if (end > taken_to_) {
    taken_to_ = end;
    taken_by_ = index;
  }
}

Result<ImportPlan> Sweep::finish() {
  if (how_ != Overlaps::refuse || clashes_ == 0) { return std::move(plan_); }
  Error error = refuse(ErrorKind::refused, "overlap",
                       {msg::import_overlap, {{"count", std::to_string(clashes_)}, {"file", file_}}},
                       Phrase{msg::import_overlap_hint});
  error.details = std::move(details_);
  const std::int64_t untold = clashes_ - static_cast<std::int64_t>(error.details.size());
  if (untold > 0) { error.details.push_back({msg::import_overlap_more, {{"count", std::to_string(untold)}}}); }
  return error;
}

}  // namespace

Result<ImportPlan> settle_overlaps(SQLite::Database& sql, Overlaps how, ImportRows& rows, ZoneFinder& zones) {
  const std::vector<std::uint32_t> order = rows_by_start(rows.rows());
  if (order.empty()) { return ImportPlan{}; }
  std::int64_t last = INT64_MIN;
  for (const std::uint32_t index : order) { last = std::max(last, rows.rows()[index].end); }
  Sweep sweep(how, rows, zones, ledger_spans(sql, rows.rows()[order.front()].start, last));
  for (const std::uint32_t index : order) { sweep.row(index); }
  return sweep.finish();
}

}  // namespace labclock::storage
