// log: sessions by day, newest last.
//
// A session that crosses into another logical day stands under both, each time with the part that is that
// day's, so that the lengths under a day add up to its total and to what `week` says.

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "cli/commands/commands.hpp"
#include "cli/paint/table.hpp"
#include "cli/session_words.hpp"
#include "src/format.hpp"
#include "src/msg/cli.hpp"
#include "src/msg/help.hpp"
#include "src/utf8.hpp"
#include "storage/sessions.hpp"

namespace labclock::cli {
namespace {

struct LogWords {
  std::optional<std::string> range;
};

/// What of a session lies in one logical day.
struct Part {
  SessionId id;
  Instant start;
  Instant end;
  bool from_before = false;
  bool goes_on = false;
  bool running = false;
  Seconds off_hours{0};
  bool core = false;
  const Project* project = nullptr;
  const Zone* zone = nullptr;
  std::string activity;
  std::string note;
};

/// Where the two passes over the sessions of a range get them from.
struct Source {
  Context& context;
  storage::Ledger& book;
  Desk desk;
  DayRange days;
  std::optional<RunningSession> running;

  /// Everything that could have a slice in the days: clocks differ by up to 26 hours from UTC's date, and a
  /// day may begin up to 24 hours into it.
  [[nodiscard]] Span around() const {
    constexpr Hours kSlack{50};
    return {Instant{days.first.time_since_epoch()} - kSlack, Instant{days.last.time_since_epoch()} + Days{1} + kSlack};
  }

  /// Calls `take(session, zone, runs)` for each session with a slice in the days, ascending by start. The
  /// running one comes last, ended at now, also when it has only just begun.
  template <class Take>
  Result<void> each(Take&& take) {
    std::optional<Error> trouble;
    const auto offer = [&](const Session& session, bool runs) {
      Result<const Zone*> zone = context.zones().find(session.zone);
      if (!zone) {
        trouble = zone.error();
        return;
      }
      if (touches(session, **zone)) { take(session, **zone, runs); }
    };
    Result<void> read = storage::each_session(book, around(), context.now(), [&](const Session& session) {
      if (!trouble && (!running || session.id != running->id)) { offer(session, false); }
    });
    if (!read) { return read; }
    if (!trouble && running && running->start <= context.now()) { offer(running->until(context.now()), true); }
    return trouble ? Result<void>(*trouble) : Result<void>{};
  }

 private:
  [[nodiscard]] bool touches(const Session& session, const Zone& zone) const {
    const Day first = desk.almanac->logical_day(zone, session.start);
    if (first > days.last) { return false; }
    if (first >= days.first) { return true; }
    const Instant last_second = std::max(session.start, session.end - Seconds{1});
    return desk.almanac->logical_day(zone, last_second) >= days.first;
  }
};

/// Widths that all days share, from a first pass.
struct Widths {
  int id = 3;
  int project = 0;
  int zone = 0;
  std::int64_t sessions = 0;
};

/// "Seoul" of "Asia/Seoul".
std::string city(const Zone& zone) {
  std::string name = zone.name().substr(zone.name().rfind('/') + 1);
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

class LogPage {
 public:
  LogPage(Source& source, const Widths& widths) : source_(source), context_(source.context), widths_(widths) {}

  Result<void> print() {
    Result<void> read = source_.each([this](const Session& session, const Zone& zone, bool runs) {
      // Zones are at most a day or so apart: what is older than that is complete.
      flush_before(Day{session.start.time_since_epoch() / Days{1} * Days{1}} - Days{3});
      take(session, zone, runs);
    });
    if (!read) { return read; }
    if (trouble_) { return *trouble_; }
    flush_before(Day::max());
    if (source_.days.count() > 1) { say_total(); }
    return {};
  }

 private:
  struct DayParts {
    std::vector<Part> parts;
    Seconds total{0};
    Seconds off_hours{0};
  };

  void take(const Session& session, const Zone& zone, bool runs) {
    Part part;
    part.id = session.id;
    part.zone = &zone;
    part.activity = session.activity;
    part.note = session.note;
    if (session.project) {
      Result<const Project*> project = context_.project(*session.project);
      if (!project) {
        trouble_ = project.error();
        return;
      }
      part.project = *project;
    }
    std::map<Day, Part> by_day;
    Almanac& almanac = *source_.desk.almanac;
    almanac.slice(zone, session.span(), [&](const Slice& slice) {
      auto [at, fresh] = by_day.try_emplace(slice.day, part);
      if (fresh) {
        at->second.start = slice.start;
        at->second.from_before = slice.start > session.start;
      }
      at->second.end = slice.end;
      at->second.goes_on = slice.end < session.end;
      at->second.running = runs && slice.end == session.end;
      if (off_hours(slice.band)) {
        at->second.off_hours += slice.length();
      } else {
        at->second.core = true;
      }
    });
    if (session.start == session.end) { by_day[almanac.logical_day(zone, session.start)] = just_begun(part, session); }
    for (auto& [day, of_day] : by_day) {
      if (!source_.days.contains(day)) { continue; }
      DayParts& group = days_[day];
      group.total += of_day.end - of_day.start;
      group.off_hours += of_day.off_hours;
      group.parts.push_back(std::move(of_day));
    }
  }

  Part just_begun(Part part, const Session& session) {
    part.start = part.end = session.start;
    part.running = true;
    part.core = !off_hours(source_.desk.almanac->band_at(*part.zone, session.start));
    return part;
  }

  void flush_before(Day day) {
    while (!days_.empty() && days_.begin()->first < day) {
      show(days_.begin()->first, days_.begin()->second);
      total_ += days_.begin()->second.total;
      off_hours_ += days_.begin()->second.off_hours;
      days_.erase(days_.begin());
    }
  }

  /// "7 h 05 min, 50 min off hours"
  std::string sums(Seconds total, Seconds off) {
    const Lang lang = context_.lang();
    if (off < Minutes{1}) { return hours_minutes(total, lang); }
    return context_.words(
        {msg::cli_log_sums, {{"total", hours_minutes(total, lang)}, {"off", hours_minutes(off, lang)}}});
  }

  /// Why a day is not a working day, where it is not.
  std::string about(Day day) {
    const DayStatus& status = source_.desk.almanac->status(day);
    if (status.day_off) { return context_.words(msg::cli_log_day_off); }
    if (!status.holidays.empty()) {
      const Holiday& holiday = status.holidays.front();
      return context_.lang() == Lang::ko || holiday.name_en.empty() ? holiday.name : holiday.name_en;
    }
    return {};
  }

  void show(Day day, const DayParts& group) {
    const Style& style = context_.style();
    Cell heading{{long_day(day, context_.lang()), Ink::strong}};
    heading.add("  " + sums(group.total, group.off_hours), Ink::muted);
    if (const std::string why = about(day); !why.empty()) {
      heading.add(" " + std::string(dot(style)) + " " + why, Ink::muted);
    }
    if (shown_) { context_.write("\n"); }
    shown_ = true;
    context_.write(to_line(style, heading) + "\n");
    Table table({{.align = Align::right, .least = widths_.id, .gap = 2},
                 {.least = 13},
                 {.least = widths_.zone},
                 {.align = Align::right, .least = 5},
                 {.least = 2},
                 {.gives_way = true, .least = std::min(widths_.project, 24), .gap = 1},
                 {.gives_way = true}});
    for (const Part& part : group.parts) { table.row(cells(part)); }
    context_.write(table.print(style));
  }

  std::vector<Cell> cells(const Part& part) {
    const Style& style = context_.style();
    const std::string open = pad_left(ellipsis(style), 5);
    const std::string from = part.from_before ? open : clock_minutes(part.start, *part.zone);
    const std::string to = part.running   ? context_.words(msg::cli_now)
                           : part.goes_on ? std::string(ellipsis(style))
                                          : clock_minutes(part.end, *part.zone);
    const Ink ink = ink_of(part.project != nullptr ? part.project->kind : Kind::unassigned);
    // Core hours solid, off-hours hatched, one beside the other where it is both.
    Cell mark;
    if (part.core) { mark.add(std::string(solid_mark(style)), ink); }
    if (part.off_hours > Seconds{0} || !part.core) { mark.add(std::string(hatch_mark(style)), ink); }
    Cell text;
    text.add(part.activity, Ink::muted);
    if (!part.activity.empty() && !part.note.empty()) { text.add(" " + std::string(dot(style)) + " ", Ink::muted); }
    text.add(part.note);
    const bool elsewhere = part.zone->name() != source_.desk.zone->name();
    return {{std::to_string(part.id.value), Ink::muted},
            {from + " - " + to},
            {elsewhere ? city(*part.zone) : "", Ink::muted},
            {clock_length(part.end - part.start), part.running ? Ink::strong : Ink::plain},
            mark,
            {part.project != nullptr ? part.project->name : context_.words(msg::cli_without_project),
             part.project != nullptr ? Ink::plain : Ink::muted},
            text};
  }

  void say_total() {
    context_.write("\n");
    context_.say({msg::cli_log_total, {{"sums", sums(total_, off_hours_)}}});
  }

  Source& source_;
  Context& context_;
  Widths widths_;
  std::map<Day, DayParts> days_;
  Seconds total_{0};
  Seconds off_hours_{0};
  bool shown_ = false;
  std::optional<Error> trouble_;
};

Result<Widths> measure(Source& source) {
  Widths widths;
  std::optional<Error> trouble;
  Result<void> read = source.each([&](const Session& session, const Zone& zone, bool) {
    ++widths.sessions;
    widths.id = std::max(widths.id, static_cast<int>(std::to_string(session.id.value).size()));
    if (zone.name() != source.desk.zone->name()) { widths.zone = std::max(widths.zone, display_width(city(zone))); }
    Result<std::string> name = project_name(source.context, session.project);
    if (!name) {
      trouble = name.error();
    } else {
      widths.project = std::max(widths.project, display_width(*name));
    }
  });
  if (!read) { return read.error(); }
  if (trouble) { return *trouble; }
  return widths;
}

/// Written object by object, so that a million sessions need no more room than one.
Result<void> print_sessions(Source& source) {
  bool first = true;
  std::optional<Error> trouble;
  source.context.write("{\"sessions\":[");
  Result<void> read = source.each([&](const Session& session, const Zone&, bool runs) {
    const storage::AnySession any = runs ? storage::AnySession(*source.running) : storage::AnySession(session);
    Result<nlohmann::ordered_json> object = session_object(source.context, any);
    if (!object) {
      trouble = object.error();
      return;
    }
    source.context.write((first ? "" : ",") + object->dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    first = false;
  });
  source.context.write("]}\n");
  if (!read) { return read; }
  return trouble ? Result<void>(*trouble) : Result<void>{};
}

Result<void> log(Context& context, const LogWords& words) {
  Result<storage::Ledger*> book = context.ledger_if_any();
  if (!book) { return book.error(); }
  Result<Range> range = context.range(words.range.value_or("week"));
  if (!range) { return range.error(); }
  if (*book == nullptr) {
    if (context.json()) {
      context.print({{"sessions", nlohmann::ordered_json::array()}});
    } else {
      context.say_nothing_yet();
    }
    return {};
  }
  Result<Desk> desk = context.desk();
  if (!desk) { return desk.error(); }
  Result<std::optional<RunningSession>> running = storage::running(**book);
  if (!running) { return running.error(); }
  Source source{context, **book, *desk, range->days, *running};
  if (context.json()) { return print_sessions(source); }
  Result<Widths> widths = measure(source);
  if (!widths) { return widths.error(); }
  if (widths->sessions == 0) {
    context.say({msg::cli_log_empty, {{"days", day_range(range->days, context.lang())}}});
    return {};
  }
  return LogPage(source, *widths).print();
}

}  // namespace

void declare_log(Options& options) {
  auto words = std::make_shared<LogWords>();
  options.word("RANGE", words->range, msg::help_log_range).action([words](Context& context) {
    return log(context, *words);
  });
}

}  // namespace labclock::cli
