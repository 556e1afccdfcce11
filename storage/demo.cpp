#include "storage/demo.hpp"

#include "src/msg/history.hpp"
#include "src/msg/records.hpp"
#include "storage/internal/columns.hpp"
#include "storage/internal/db.hpp"
#include "storage/internal/demo_rows.hpp"
#include "storage/internal/project_rows.hpp"
#include "storage/internal/session_rows.hpp"

namespace labclock::storage {
namespace {

bool is_empty(SQLite::Database& sql) {
  return sql.execAndGet("SELECT (SELECT count(*) FROM session) + (SELECT count(*) FROM project)").getInt64() == 0;
}

}  // namespace

std::filesystem::path demo_path(const std::filesystem::path& database) {
  return database.parent_path() / "labclock-demo.db";
}

Result<DemoFilled> fill_with_demo(Ledger& ledger, const Act& act, const DemoYear& year) {
  return change(ledger, act, [&](Change& work) -> Result<DemoFilled> {
    if (!is_empty(work.sql())) {
      return refuse(ErrorKind::refused, "demo_not_empty", {msg::demo_not_empty, {{"file", ledger.file().string()}}},
                    Phrase{msg::demo_not_empty_hint});
    }
    const std::vector<ProjectId> projects = write_demo_projects(work, year);
    write_demo_records(work, year, projects);
    for (const DemoSession& demo : year.sessions) {
      SessionFacts facts;
      facts.project = projects[demo.project];
      facts.activity = demo.activity;
      facts.note = demo.note;
      facts.zone = demo.zone;
      facts.origin = Origin::timer;
      (void)insert_session(work, facts, demo.span.start, demo.span.end);
    }
    write_demo_alerts(work, year);
    work.describe(msg::history_demo);
    return DemoFilled{static_cast<std::int64_t>(year.sessions.size()), static_cast<std::int64_t>(projects.size())};
  });
}

}  // namespace labclock::storage
