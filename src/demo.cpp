#include "src/demo.hpp"

#include <algorithm>
#include <array>
#include <random>

#include "src/almanac.hpp"
#include "src/msg/demo.hpp"

namespace labclock {
namespace {

enum Who : std::size_t { kThesis, kSide, kNational, kIndustry, kService, kCourse, kProjectCount };

/// Chance, the same for the same seed: the engine's sequence is fixed by the standard, and numbers are
/// taken by remainder, since the standard's distributions differ from library to library.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  int between(int low, int high) {
    return low + static_cast<int>(engine_() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool in_hundred(int chance) { return between(1, 100) <= chance; }
  template <std::size_t N>
  Msg one_of(const std::array<Msg, N>& choices) {
    return choices[static_cast<std::size_t>(between(0, static_cast<int>(N) - 1))];
  }

 private:
  std::mt19937_64 engine_;
};

constexpr auto kThesisNotes =
    std::to_array({msg::demo_note_thesis_1, msg::demo_note_thesis_2, msg::demo_note_thesis_3});
constexpr auto kNationalNotes =
    std::to_array({msg::demo_note_national_1, msg::demo_note_national_2, msg::demo_note_national_3});
constexpr auto kIndustryNotes =
    std::to_array({msg::demo_note_industry_1, msg::demo_note_industry_2, msg::demo_note_industry_3});
constexpr auto kServiceNotes = std::to_array({msg::demo_note_service_1, msg::demo_note_service_2});
constexpr auto kCourseNotes = std::to_array({msg::demo_note_course_1, msg::demo_note_course_2});
constexpr auto kResearch =
    std::to_array({msg::demo_reading, msg::demo_writing, msg::demo_experiment, msg::demo_coding});
constexpr auto kFunded = std::to_array({msg::demo_experiment, msg::demo_coding, msg::demo_meeting, msg::demo_writing});

/// The stretches of the year that are not like the others, counted back from its end.
struct Seasons {
  Day first;
  Day last;
  DayRange crunch;
  DayRange trip;
  DayRange leave;
  DayRange industry;
};

Seasons seasons_of(Day today) {
  const Day monday = week_of(today, date::Monday).first;
  Seasons seasons;
  seasons.last = today - Days{1};
  seasons.first = today - Days{365};
  seasons.crunch = {monday - Days{63}, monday - Days{44}};
  seasons.trip = {monday - Days{36}, monday - Days{30}};
  seasons.leave = {monday - Days{112}, monday - Days{108}};
  seasons.industry = {monday - Days{182}, seasons.last};
  return seasons;
}

bool teaching(Day day) {
  const auto month = static_cast<unsigned>(ymd(day).month());
  return (month >= 3 && month <= 6) || (month >= 9 && month <= 12);
}

class Writer {
 public:
  Writer(Day today, Lang lang, const Zone& home, const Zone& away)
      : lang_(lang),
        home_(home),
        away_(away),
        seasons_(seasons_of(today)),
        dice_(static_cast<std::uint64_t>(day_number(today)) + 7919) {}

  DemoYear write(ZoneFinder& zones) {
    year_.home_zone = home_.name();
    year_.settings = {{"region", "KR"}, {"core", "mon-fri 09:00-18:00"}};
    people_and_projects();
    agreements();
    days_off();
    meetings();
    for (Day day = seasons_.first; day <= seasons_.last; day += Days{1}) { work_on(day); }
    alert_bands(zones);
    return std::move(year_);
  }

 private:
  [[nodiscard]] std::string say(Msg msg) const { return std::string{text(msg, lang_)}; }

  void people_and_projects() {
    year_.settings.emplace_back("name", say(msg::demo_person));
    year_.settings.emplace_back("position", say(msg::demo_position));
    year_.settings.emplace_back("advisor", say(msg::demo_advisor));
    year_.projects.resize(kProjectCount);
    const auto project = [&](std::size_t index, Msg name, Kind kind, Fit fit) -> Project& {
      Project& made = year_.projects[index];
      made.name = say(name);
      made.kind = kind;
      made.fit = fit;
      return made;
    };
    project(kThesis, msg::demo_thesis, Kind::own, Fit::own);
    project(kSide, msg::demo_side, Kind::own, Fit::own).deadline = seasons_.crunch.last;
    Project& national = project(kNational, msg::demo_national, Kind::funded, Fit::related);
    national.funder = say(msg::demo_funder_national);
    national.number = "2026-R1A2C-0417";
    national.program = Program::national;
    national.role = Role::member;
    Project& industry = project(kIndustry, msg::demo_industry, Kind::funded, Fit::unrelated);
    industry.funder = say(msg::demo_funder_industry);
    industry.number = "IO-2611";
    industry.program = Program::industry;
    industry.role = Role::member;
    industry.deadline = seasons_.last + Days{38};
    project(kService, msg::demo_service, Kind::service, Fit::unrelated);
    project(kCourse, msg::demo_course, Kind::course, Fit::unrelated);
  }

  void agreements() {
    year_.agreements.push_back({kThesis, 500'000, {seasons_.first, seasons_.last}, true});
    year_.agreements.push_back({kNational, 200'000, {seasons_.first, seasons_.last}, true});
    year_.agreements.push_back({kIndustry, 300'000, seasons_.industry, true});
  }

  void day_off(DayRange days, DayOffType type, DayHalf half) { year_.days_off.push_back({{}, {}, days, type, half}); }

  void days_off() {
    day_off(seasons_.leave, DayOffType::leave, DayHalf::full);
    const Day monday = week_of(seasons_.last, date::Monday).first;
    day_off({monday - Days{145}, monday - Days{145}}, DayOffType::sick, DayHalf::full);
    day_off({monday - Days{80}, monday - Days{80}}, DayOffType::leave, DayHalf::pm);
    day_off({monday - Days{201}, monday - Days{201}}, DayOffType::leave, DayHalf::am);
  }

  void meetings() {
    // Every fourth Wednesday, the last one at least a week ago.
    const Day last = week_of(seasons_.last - Days{7}, date::Monday).first + Days{2};
    for (Day day = last; day > seasons_.first; day -= Days{28}) {
      year_.meetings.push_back(
          {day, say(msg::demo_met), say(msg::demo_done), say(msg::demo_decision), say(msg::demo_action)});
    }
    std::reverse(year_.meetings.begin(), year_.meetings.end());
  }

  [[nodiscard]] const DayOff* off_on(Day day) const {
    for (const DayOff& off : year_.days_off) {
      if (off.days.contains(day)) { return &off; }
    }
    return nullptr;
  }

  [[nodiscard]] static bool holiday(Day day) {
    const std::vector<Holiday> holidays = holidays_of("KR", static_cast<int>(ymd(day).year()));
    return std::any_of(holidays.begin(), holidays.end(), [&](const Holiday& it) { return it.date == day; });
  }

  void work_on(Day day) {
    const DayOff* off = off_on(day);
    const bool weekend = weekday_of(day) == date::Saturday || weekday_of(day) == date::Sunday;
    const bool crunch = seasons_.crunch.contains(day);
    if (seasons_.trip.contains(day)) {
      if (!weekend) { conference(day); }
      return;
    }
    if (off != nullptr && off->half == DayHalf::full) { return; }
    if (weekend || holiday(day)) {
      if (dice_.in_hundred(crunch ? 75 : 14)) { off_day_work(day, crunch); }
      return;
    }
    const bool morning = off == nullptr || off->half != DayHalf::am;
    const bool afternoon = off == nullptr || off->half != DayHalf::pm;
    if (morning) { fill(day, 9 * 60 + dice_.between(-20, 25), 12 * 60 + dice_.between(-12, 12)); }
    if (afternoon) { fill(day, 13 * 60 + dice_.between(-8, 14), 18 * 60 + dice_.between(-25, 18)); }
    if (afternoon && dice_.in_hundred(crunch ? 85 : 26)) { evening(day, crunch); }
  }

  /// Fills [from, to) minutes of the day with one to three pieces of work and short breaks.
  void fill(Day day, int from, int to) {
    int at = from;
    while (at < to - 20) {
      int length = dice_.between(40, 125);
      if (to - (at + length) < 25) { length = to - at; }
      const std::size_t project = choose(day);
      work(day, project, at, at + length, home_);
      at += length + dice_.between(0, 3) * 5;
    }
  }

  void evening(Day day, bool crunch) {
    const int from = 19 * 60 + dice_.between(5, 60);
    const int length = crunch ? dice_.between(120, 345) : dice_.between(35, 120);
    const std::size_t project = crunch ? (dice_.in_hundred(70) ? kSide : kThesis) : choose_evening(day);
    work(day, project, from, from + length, home_);
    answer(crunch);
  }

  void off_day_work(Day day, bool crunch) {
    const int from = dice_.between(10, 15) * 60 + dice_.between(0, 50);
    work(day, crunch ? kSide : choose_evening(day), from, from + dice_.between(70, crunch ? 320 : 190), home_);
    answer(crunch);
  }

  void conference(Day day) {
    work(day, kSide, 9 * 60 + dice_.between(-10, 20), 12 * 60 + dice_.between(-15, 10), away_,
         msg::demo_note_conference);
    work(day, kSide, 13 * 60 + dice_.between(15, 40), 17 * 60 + dice_.between(-20, 30), away_,
         msg::demo_note_conference);
    if (dice_.in_hundred(40)) {
      work(day, kNational, 21 * 60 + dice_.between(0, 30), 22 * 60 + dice_.between(10, 40), away_);
      answer(false);
    }
  }

  std::size_t choose(Day day) {
    const int roll = dice_.between(1, 100);
    const bool industry = seasons_.industry.contains(day);
    if (seasons_.crunch.contains(day) && roll <= 40) { return kSide; }
    if (roll <= 42) { return kThesis; }
    if (roll <= 62) { return kNational; }
    if (roll <= 88) { return industry ? kIndustry : kThesis; }
    if (roll <= 94) { return kService; }
    return teaching(day) ? kCourse : kService;
  }

  std::size_t choose_evening(Day day) {
    const int roll = dice_.between(1, 100);
    if (roll <= 45 && seasons_.industry.contains(day)) { return kIndustry; }
    return roll <= 70 ? kNational : kThesis;
  }

  void work(Day day, std::size_t project, int from, int to, const Zone& zone, std::optional<Msg> note = std::nullopt) {
    DemoSession session;
    session.project = project;
    session.zone = zone.name();
    // Nobody presses a key on the full minute.
    session.span = {zone.boundary(day, Minutes{from} + Seconds{dice_.between(0, 59)}),
                    zone.boundary(day, Minutes{to} + Seconds{dice_.between(0, 59)})};
    describe(session, note);
    const bool follows = year_.sessions.empty() || year_.sessions.back().span.end <= session.span.start;
    if (follows && session.span.start < session.span.end) { year_.sessions.push_back(std::move(session)); }
  }

  void describe(DemoSession& session, std::optional<Msg> note) {
    const bool has_note = dice_.in_hundred(55);
    Msg activity = dice_.one_of(kResearch);
    Msg words = dice_.one_of(kThesisNotes);
    switch (session.project) {
      case kNational:
        activity = dice_.one_of(kFunded);
        words = dice_.one_of(kNationalNotes);
        break;
      case kIndustry:
        activity = dice_.one_of(kFunded);
        words = dice_.one_of(kIndustryNotes);
        break;
      case kService:
        activity = msg::demo_admin;
        words = dice_.one_of(kServiceNotes);
        break;
      case kCourse:
        activity = msg::demo_grading;
        words = dice_.one_of(kCourseNotes);
        break;
      default:
        break;
    }
    session.activity = say(activity);
    if (note) {
      session.note = say(*note);
    } else if (has_note) {
      session.note = say(words);
    }
  }

  /// The alert of the session just written, as a person would have answered it.
  void answer(bool crunch) {
    if (year_.sessions.empty()) { return; }
    DemoAlert alert{year_.sessions.size() - 1, "", "", Band::evening};
    const int roll = dice_.between(1, 100);
    if (roll <= 45) {
      alert.answer = "continue";
      alert.reason = crunch ? "deadline" : (roll <= 20 ? "asked" : (roll <= 32 ? "experiment" : "choice"));
    } else if (roll <= 65) {
      alert.answer = "snooze";
    } else if (roll <= 85) {
      alert.answer = "stop";
    }
    const bool again = !year_.alerts.empty() && year_.alerts.back().session == alert.session;
    if (!again) { year_.alerts.push_back(alert); }
  }

  /// The bands of the alerts by the demo's own rules; one that turns out to be in core hours never fired.
  void alert_bands(ZoneFinder& zones) {
    Rulebook rules = default_rulebook();
    for (const auto& [key, value] : year_.settings) { apply_setting(rules, key, value, kEver); }
    rules.days_off = year_.days_off;
    Almanac almanac(std::move(rules), zones);
    for (DemoAlert& alert : year_.alerts) {
      const DemoSession& session = year_.sessions[alert.session];
      alert.band = almanac.band_at(session.zone == home_.name() ? home_ : away_, session.span.start);
    }
    std::erase_if(year_.alerts, [](const DemoAlert& alert) { return !off_hours(alert.band); });
  }

  Lang lang_;
  const Zone& home_;
  const Zone& away_;
  Seasons seasons_;
  Dice dice_;
  DemoYear year_;
};

}  // namespace

Result<DemoYear> demo_year(Day today, Lang lang, ZoneFinder& zones) {
  const Result<const Zone*> home = zones.find("Asia/Seoul");
  if (!home) { return home.error(); }
  const Result<const Zone*> away = zones.find("Europe/London");
  if (!away) { return away.error(); }
  return Writer(today, lang, **home, **away).write(zones);
}

}  // namespace labclock
