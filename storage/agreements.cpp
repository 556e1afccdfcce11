#include <fmt/format.h>

#include "src/msg/history.hpp"
#include "src/msg/records.hpp"
#include "storage/internal/columns.hpp"
#include "storage/internal/db.hpp"
#include "storage/internal/session_rows.hpp"
#include "storage/projects.hpp"

namespace labclock::storage {
namespace {

constexpr int kWhole = 1'000'000;

/// 300 000 -> "30", 125 000 -> "12.5".
std::string share_text(int ppm) {
  return fmt::format("{:g}", ppm / 10'000.0);
}

std::vector<Agreement> agreement_rows(SQLite::Database& sql, const std::string& tail) {
  SQLite::Statement row(
      sql, "SELECT agreement.id, agreement.uuid, project, share_ppm, from_day, to_day FROM agreement " + tail);
  std::vector<Agreement> all;
  while (row.executeStep()) {
    all.push_back({AgreementId{row.getColumn(0).getInt64()}, column_uuid(row.getColumn(1)),
                   ProjectId{row.getColumn(2).getInt64()}, row.getColumn(3).getInt(),
                   column_day_or_first(row.getColumn(4)), column_day(row.getColumn(5))});
  }
  return all;
}

bool overlap_days(const Agreement& a, const Agreement& b) {
  return (!a.to || b.from <= *a.to) && (!b.to || a.from <= *b.to);
}

Error overlap(SQLite::Database& sql, const std::vector<Agreement>& others) {
  Error error = refuse(ErrorKind::refused, "agreement_overlap",
                       {msg::agreement_overlap, {{"project", project_name(sql, others.front().project)}}},
                       Phrase{msg::agreement_overlap_hint});
  for (const Agreement& other : others) {
    error.details.push_back({msg::agreement_line,
                             {{"id", std::to_string(other.id.value)},
                              {"share", share_text(other.share_ppm)},
                              {"from", iso_day(other.from)},
                              {"to", other.to ? iso_day(*other.to) : "..."}}});
  }
  return error;
}

Result<void> check_agreement(const Agreement& agreement) {
  if (agreement.share_ppm < 0 || agreement.share_ppm > kWhole) {
    return refuse(ErrorKind::usage, "bad_share", msg::agreement_bad_share, Phrase{msg::agreement_bad_share_hint});
  }
  if (agreement.to && *agreement.to < agreement.from) {
    return refuse(ErrorKind::usage, "reversed_range", msg::agreement_reversed, Phrase{msg::agreement_reversed_hint});
  }
  return {};
}

/// Closes the open agreement of the same project that began earlier; what else overlaps is in the way.
std::vector<Agreement> make_room(Change& work, const Agreement& wanted) {
  std::vector<Agreement> in_the_way;
  for (const Agreement& other : agreement_rows(work.sql(), "ORDER BY from_day")) {
    if (other.project != wanted.project || !overlap_days(other, wanted)) { continue; }
    if (other.to || other.from >= wanted.from) {
      in_the_way.push_back(other);
      continue;
    }
    SQLite::Statement close(work.sql(), "UPDATE agreement SET to_day = ?, changed_at = ? WHERE id = ?");
    bind_day(close, 1, wanted.from - Days{1});
    close.bind(2, work.now());
    close.bind(3, other.id.value);
    close.exec();
  }
  return in_the_way;
}

}  // namespace

Result<Agreement> agree(Ledger& ledger, const Act& act, const Agreement& wanted) {
  if (Result<void> sound = check_agreement(wanted); !sound) { return sound.error(); }
  return change(ledger, act, [&](Change& work) -> Result<Agreement> {
    const std::vector<Agreement> in_the_way = make_room(work, wanted);
    if (!in_the_way.empty()) { return overlap(work.sql(), in_the_way); }
    Agreement made = wanted;
    made.uuid = work.new_uuid();
    SQLite::Statement insert(work.sql(),
                             "INSERT INTO agreement (uuid, changed_at, project, share_ppm, from_day, to_day) "
                             "VALUES (?, ?, ?, ?, ?, ?)");
    bind_uuid(insert, 1, made.uuid);
    insert.bind(2, work.now());
    insert.bind(3, made.project.value);
    insert.bind(4, made.share_ppm);
    bind_day(insert, 5, made.from);
    bind_day(insert, 6, made.to);
    insert.exec();
    made.id = AgreementId{work.sql().getLastInsertRowid()};
    work.describe({msg::history_agree,
                   {{"share", share_text(made.share_ppm)},
                    {"project", project_name(work.sql(), made.project)},
                    {"from", iso_day(made.from)}}});
    return made;
  });
}

Result<Agreement> remove_agreement(Ledger& ledger, const Act& act, AgreementId id) {
  return change(ledger, act, [&](Change& work) -> Result<Agreement> {
    for (const Agreement& agreement : agreement_rows(work.sql(), "")) {
      if (agreement.id != id) { continue; }
      SQLite::Statement erase(work.sql(), "DELETE FROM agreement WHERE id = ?");
      erase.bind(1, id.value);
      erase.exec();
      work.describe({msg::history_agree_remove,
                     {{"share", share_text(agreement.share_ppm)},
                      {"project", project_name(work.sql(), agreement.project)},
                      {"from", iso_day(agreement.from)}}});
      return agreement;
    }
    return refuse(ErrorKind::not_found, "no_such_agreement",
                  {msg::agreement_not_found, {{"id", std::to_string(id.value)}}},
                  Phrase{msg::agreement_not_found_hint});
  });
}

Result<std::vector<Agreement>> agreements(Ledger& ledger) {
  return reading(ledger, [](SQLite::Database& sql) -> Result<std::vector<Agreement>> {
    return agreement_rows(sql, "JOIN project ON project.id = agreement.project ORDER BY name_key, from_day");
  });
}

Result<std::vector<Agreement>> agreements_unsorted(Ledger& ledger) {
  return reading(ledger,
                 [](SQLite::Database& sql) -> Result<std::vector<Agreement>> { return agreement_rows(sql, ""); });
}

}  // namespace labclock::storage
