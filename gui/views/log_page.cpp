// What the log is read from: the sessions of the range cut into days, with the filters applied.

#include <algorithm>
#include <map>

#include "gui/views/log.hpp"
#include "src/utf8.hpp"
#include "storage/records.hpp"

namespace labclock::gui {
namespace {

constexpr Seconds kGapToShow{5 * 60};
constexpr int kHistoryDays = 30;

/// Which of the sessions and bands are asked for.
class Filter {
 public:
  Filter(const LogUi& state, const Snapshot& base) : state_(state), base_(base), text_(fold_key(state.text)) {}

  [[nodiscard]] bool session(const SessionFacts& facts) const {
    if (state_.project && *state_.project != facts.project) { return false; }
    const Project* project = base_.project(facts.project);
    if (state_.kind && *state_.kind != (project != nullptr ? project->kind : Kind::unassigned)) { return false; }
    if (text_.empty()) { return true; }
    const auto has = [&](const std::string& words) { return fold_key(words).find(text_) != std::string::npos; };
    return has(facts.note) || has(facts.activity) || (project != nullptr && has(project->name));
  }
  [[nodiscard]] bool band(Band band) const {
    switch (state_.band) {
      case 0:
        return true;
      case 1:
        return band == Band::core;
      case 2:
        return off_hours(band);
      default:
        return static_cast<int>(band) == state_.band - 2;
    }
  }

 private:
  const LogUi& state_;
  const Snapshot& base_;
  std::string text_;
};

/// Gathers rows under their days.
class Gatherer {
 public:
  Gatherer(const Snapshot& base, const LogUi& state, LogPage& page) : base_(base), filter_(state, base), page_(page) {}

  Result<void> take(std::size_t index) {
    const storage::AnySession& session = page_.sessions[index];
    const SessionFacts& facts = storage::facts_of(session);
    if (!filter_.session(facts)) { return {}; }
    Result<const Zone*> zone = base_.almanac->zones().find(facts.zone);
    if (!zone) { return zone.error(); }
    LogRow row;
    row.session = index;
    row.zone = *zone;
    const Instant start = storage::start_of(session);
    const std::optional<Instant> closed = storage::end_of(session);
    const Instant end = closed.value_or(std::max(base_.now, start));
    if (start == end) { return just_begun(row, start); }
    std::vector<LogRow> parts;
    base_.almanac->slice(**zone, {start, end}, [&](const Slice& slice) {
      if (!page_.range.contains(slice.day)) { return; }
      if (parts.empty() || parts.back().day != slice.day) {
        parts.push_back(row);
        parts.back().day = slice.day;
        parts.back().start = slice.start;
        parts.back().from_before = slice.start > start;
      }
      LogRow& part = parts.back();
      part.end = slice.end;
      part.goes_on = slice.end < end;
      part.running = !closed && slice.end == end;
      if (!filter_.band(slice.band)) { return; }
      part.length += slice.length();
      if (off_hours(slice.band)) { part.off_hours += slice.length(); }
    });
    std::erase_if(parts, [](const LogRow& part) { return part.length == Seconds{0}; });
    if (!parts.empty()) { ++page_.shown; }
    for (LogRow& part : parts) { put(part); }
    return {};
  }

  void finish(bool gaps) {
    for (auto day = days_.rbegin(); day != days_.rend(); ++day) {
      std::stable_sort(day->second.rows.begin(), day->second.rows.end(),
                       [](const LogRow& a, const LogRow& b) { return a.start < b.start; });
      page_.total += day->second.total;
      page_.off_hours += day->second.off_hours;
      const std::size_t index = page_.days.size();
      page_.items.push_back({LogItem::What::heading, index, 0, {}});
      const std::vector<LogRow>& rows = day->second.rows;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (gaps && i > 0 && rows[i].start - rows[i - 1].end >= kGapToShow) {
          page_.items.push_back({LogItem::What::gap, index, i, {rows[i - 1].end, rows[i].start}});
        }
        page_.items.push_back({LogItem::What::row, index, i, {}});
      }
      page_.days.push_back(std::move(day->second));
    }
  }

 private:
  Result<void> just_begun(LogRow row, Instant at) {
    row.day = base_.almanac->logical_day(*row.zone, at);
    if (!page_.range.contains(row.day) || !filter_.band(base_.almanac->band_at(*row.zone, at))) { return {}; }
    row.start = row.end = at;
    row.running = true;
    ++page_.shown;
    put(row);
    return {};
  }

  void put(const LogRow& row) {
    LogDay& day = days_[row.day];
    if (day.rows.empty()) {
      day.day = row.day;
      day.status = base_.almanac->status(row.day);
    }
    day.total += row.length;
    day.off_hours += row.off_hours;
    day.rows.push_back(row);
  }

  const Snapshot& base_;
  Filter filter_;
  LogPage& page_;
  std::map<Day, LogDay> days_;
};

Result<RangeFacts> facts_for(Reader& reader) {
  RangeFacts facts;
  Result<std::optional<FirstSession>> first = storage::first_session(reader.ledger);
  if (!first) { return first.error(); }
  if (*first) {
    Result<const Zone*> zone = reader.zones.find((*first)->zone);
    if (!zone) { return zone.error(); }
    facts.first_session = reader.base.almanac->logical_day(**zone, (*first)->start);
  }
  Result<std::optional<Day>> meeting = storage::last_meeting_before(reader.ledger, reader.base.today);
  if (!meeting) { return meeting.error(); }
  facts.last_meeting = *meeting;
  return facts;
}

void ask_range(const LogUi& state, const Snapshot& base, LogPage& page) {
  const Weekday starts = base.almanac->rules().week_start;
  page.range = week_of(state.week.value_or(base.today), starts);
  if (!state.asked) { return; }
  // The words were read before they were asked for; a week is shown should they not be any more.
  Result<Range> range = parse_range(*state.asked, base.desk(), page.facts);
  if (!range) { return; }
  page.range = range->days;
  page.fallback = range->fallback;
  page.is_week = page.range == week_of(page.range.first, starts);
}

std::vector<Session> ended(const std::vector<storage::AnySession>& all, Instant now) {
  std::vector<Session> sessions;
  sessions.reserve(all.size());
  for (const storage::AnySession& each : all) {
    if (const auto* closed = std::get_if<Session>(&each)) {
      sessions.push_back(*closed);
    } else if (const auto& open = std::get<RunningSession>(each); open.start < now) {
      sessions.push_back(open.until(now));
    }
  }
  return sessions;
}

Result<void> read_history(Reader& reader, LogPage& page) {
  page.history_from = std::min(page.range.first, reader.base.today - Days{kHistoryDays});
  const Instant from = reader.base.zone->boundary(LocalTime{page.history_from});
  Result<std::vector<storage::HistoryEntry>> history = storage::history(reader.ledger, {from, kLatest});
  if (!history) { return history.error(); }
  page.history = std::move(history).value();
  return {};
}

}  // namespace

void LogUi::show(Day day) {
  asked.reset();
  typed.clear();
  range_error.reset();
  week = reveal = day;
  pick = {};
  pick.day = day;
  form.open = false;
}

Result<LogPage> read_log(Reader& reader, const LogUi& state) {
  const Snapshot& base = reader.base;
  LogPage page;
  Result<RangeFacts> facts = facts_for(reader);
  if (!facts) { return facts.error(); }
  page.facts = *facts;
  ask_range(state, base, page);

  Result<std::vector<storage::AnySession>> sessions =
      storage::sessions(reader.ledger, reports::blocks_span(page.range));
  if (!sessions) { return sessions.error(); }
  page.sessions = std::move(sessions).value();
  Gatherer gatherer(base, state, page);
  for (std::size_t i = 0; i < page.sessions.size(); ++i) {
    if (Result<void> taken = gatherer.take(i); !taken) { return taken.error(); }
  }
  gatherer.finish(!state.filtered());

  const std::optional<SessionId> running = base.running ? std::optional{base.running->id} : std::nullopt;
  Result<std::vector<reports::DayBlocks>> blocks =
      reports::blocks_of(reader.books, page.range, ended(page.sessions, base.now), running);
  if (!blocks) { return blocks.error(); }
  page.blocks = std::move(blocks).value();

  Result<std::vector<storage::AnySession>> around = around_form(reader.ledger, state.form, base.now);
  if (!around) { return around.error(); }
  page.around = std::move(around).value();
  if (state.history) {
    if (Result<void> read = read_history(reader, page); !read) { return read.error(); }
  }
  return page;
}

}  // namespace labclock::gui
