#include "storage/unsorted.hpp"

#include <algorithm>

#include "storage/internal/db.hpp"

namespace labclock::storage {

Result<std::vector<UnsortedTime>> unsorted_time(Ledger& ledger, Instant now) {
  return reading(ledger, [&](SQLite::Database& sql) -> Result<std::vector<UnsortedTime>> {
    SQLite::Statement row(sql,
                          "SELECT project.id, sum(max(0, coalesce(end_utc, ?1) - start_utc)) FROM project "
                          "JOIN session ON session.project = project.id WHERE project.kind = 'unassigned' "
                          "GROUP BY project.id ORDER BY project.id");
    row.bind(1, unix_seconds(now));
    std::vector<UnsortedTime> all;
    while (row.executeStep()) {
      all.push_back({ProjectId{row.getColumn(0).getInt64()}, Seconds{row.getColumn(1).getInt64()}});
    }
    return all;
  });
}

}  // namespace labclock::storage
