#include "reports/tally.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <numeric>

#include "tests/reports/random_world.hpp"
#include "tests/reports/world.hpp"

using namespace labclock;
using namespace labclock::reports;
using namespace labclock::test;

namespace {

constexpr Seconds hours(double count) {
  return Seconds{static_cast<std::int64_t>(count * 3600)};
}
template <class Sums, class Key>
auto of(const Sums& sums, Key key) {
  return sums[static_cast<std::size_t>(key)];
}
template <class Container>
Seconds sum_of(const Container& parts) {
  return std::accumulate(parts.begin(), parts.end(), Seconds{0});
}
template <class Rows>
Seconds sum_of_totals(const Rows& rows) {
  return std::accumulate(rows.begin(), rows.end(), Seconds{0},
                         [](Seconds sum, const auto& row) { return sum + row.total; });
}

void add_to(Sums& sums, const Sums& more) {
  for (int kind = 0; kind < kKindCount; ++kind) {
    for (int band = 0; band < kBandCount; ++band) {
      const auto k = static_cast<std::size_t>(kind);
      sums.add(static_cast<Kind>(kind), static_cast<Band>(band), more.kind_by_band[k][static_cast<std::size_t>(band)]);
    }
  }
}

bool same(const Sums& a, const Sums& b) {
  return a.total == b.total && a.off_hours == b.off_hours && a.by_kind == b.by_kind && a.by_band == b.by_band &&
         a.kind_by_band == b.kind_by_band;
}

bool adds_up(const Sums& sums) {
  Seconds cells{0};
  for (std::size_t kind = 0; kind < sums.kind_by_band.size(); ++kind) {
    if (sum_of(sums.kind_by_band[kind]) != sums.by_kind[kind]) { return false; }
    cells += sum_of(sums.kind_by_band[kind]);
  }
  return cells == sums.total && sum_of(sums.by_kind) == sums.total && sum_of(sums.by_band) == sums.total &&
         sums.off_hours == sums.total - of(sums.by_band, Band::core);
}

}  // namespace

TEST_CASE("a week of core, evening and weekend work is told by kind, band, project and day") {
  World world;
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 12:00", "writing");
  world.work(kFunded, "2026-11-16 13:00", "2026-11-16 20:00", "experiment");
  world.work(kNobody, "2026-11-18 07:00", "2026-11-18 10:00");
  world.work(kFunded, "2026-11-21 10:00", "2026-11-21 11:30");
  world.work(kFunded, "2026-11-23 09:00", "2026-11-23 10:00");  // the week after
  world.now("2026-11-23 12:00");
  auto books = world.books();
  const auto week = week_of_sums(books, days("2026-11-16", "2026-11-22"));
  REQUIRE(week.ok());
  CHECK(week->label == "2026-W47");
  CHECK(week->days == days("2026-11-16", "2026-11-22"));
  CHECK(week->sums.total == hours(14.5));
  CHECK(week->sums.off_hours == hours(2 + 2 + 1.5));
  CHECK(of(week->sums.by_kind, Kind::own) == hours(3));
  CHECK(of(week->sums.by_kind, Kind::funded) == hours(8.5));
  CHECK(of(week->sums.by_kind, Kind::unassigned) == hours(3));
  CHECK(of(week->sums.by_band, Band::core) == hours(3 + 5 + 1));
  CHECK(of(week->sums.by_band, Band::evening) == hours(2));
  CHECK(of(week->sums.by_band, Band::early) == hours(2));
  CHECK(of(week->sums.by_band, Band::weekend) == hours(1.5));
  CHECK(of(of(week->sums.kind_by_band, Kind::funded), Band::weekend) == hours(1.5));

  REQUIRE(week->projects.size() == 3);
  CHECK(week->projects[0].name == "NRF basic");
  CHECK(week->projects[0].off_hours == hours(3.5));
  CHECK(*week->projects[0].share == doctest::Approx(8.5 / 14.5));
  // Equal totals go by name, and time without a project has none.
  CHECK_FALSE(week->projects[1].project.has_value());
  CHECK(week->projects[1].kind == Kind::unassigned);
  CHECK(week->projects[2].name == "Thesis");

  CHECK(week->by_day[0].sums.total == hours(10));
  CHECK(week->by_day[1].sums.total == hours(0));
  CHECK(week->by_day[2].sums.off_hours == hours(2));
  CHECK(week->by_day[5].status.weekday_without_core);
  CHECK(week->by_day[6].date == day("2026-11-22"));
}

TEST_CASE("a week always has seven days, with sessions or without, and shares of nothing are not told") {
  World world;
  world.now("2026-11-18 12:00");
  auto books = world.books();
  const auto week = week_of_sums(books, days("2026-11-16", "2026-11-22"));
  REQUIRE(week.ok());
  CHECK(week->sums.total == Seconds{0});
  CHECK(week->projects.empty());
  for (int i = 0; i < 7; ++i) { CHECK(week->by_day[static_cast<std::size_t>(i)].date == day("2026-11-16") + Days{i}); }
  CHECK(week->rest.days_off == 0);
  CHECK(week->rest.longest_run_days == 0);
  CHECK_FALSE(week->rest.shortest_rest.has_value());
}

TEST_CASE("a slice belongs to a range by its logical day in its own zone") {
  World world;
  world.zone = "America/New_York";
  // 21:00 on Sunday in New York is already Monday in Seoul and in UTC.
  world.work(kThesis, "2026-11-15 21:00", "2026-11-15 23:00");
  world.zone = "Pacific/Kiritimati";
  // 01:00 on Monday in Kiritimati is still Sunday in UTC, on the other side of the range.
  world.work(kFunded, "2026-11-23 01:00", "2026-11-23 02:00");
  world.zone = "Asia/Seoul";
  world.now("2026-11-23 20:00");
  auto books = world.books();
  CHECK(split_of(books, days("2026-11-16", "2026-11-22"))->sums.total == Seconds{0});
  CHECK(split_of(books, days("2026-11-15", "2026-11-15"))->sums.total == hours(2));
  CHECK(split_of(books, days("2026-11-23", "2026-11-23"))->sums.total == hours(1));
}

TEST_CASE("with a day that starts at 04:00 the small hours belong to the day before") {
  World world;
  world.rules.day_start.entries.front().value = Hours{4};
  world.work(kThesis, "2026-11-22 22:00", "2026-11-23 05:00");
  world.now("2026-11-23 12:00");
  auto books = world.books();
  CHECK(split_of(books, days("2026-11-16", "2026-11-22"))->sums.total == hours(6));
  CHECK(split_of(books, days("2026-11-23", "2026-11-23"))->sums.total == hours(1));
}

TEST_CASE("a running session counts up to now") {
  World world;
  world.now("2026-11-16 11:15");
  RunningSession running;
  running.project = ProjectId{kThesis};
  running.zone = "Asia/Seoul";
  running.start = world.at("2026-11-16 09:00");
  world.sessions.running = running;
  auto books = world.books();
  const auto split = split_of(books, days("2026-11-16", "2026-11-16"));
  REQUIRE(split.ok());
  CHECK(split->sums.total == hours(2.25));
  CHECK(split->projects.front().name == "Thesis");
}

TEST_CASE("a session of a project that is not there is time without a project") {
  World world;
  world.work(kMissing, "2026-11-16 09:00", "2026-11-16 10:00");
  world.work(kNobody, "2026-11-16 10:00", "2026-11-16 11:00");
  world.work(kUnsorted, "2026-11-16 11:00", "2026-11-16 11:30");
  world.now("2026-11-16 12:00");
  auto books = world.books();
  const auto split = split_of(books, days("2026-11-16", "2026-11-16"));
  REQUIRE(split.ok());
  REQUIRE(split->projects.size() == 2);
  CHECK_FALSE(split->projects[0].project.has_value());
  CHECK(split->projects[0].total == hours(2));
  CHECK(split->projects[1].name == "Imported");
  CHECK(split->projects[1].kind == Kind::unassigned);
  CHECK(of(split->sums.by_kind, Kind::unassigned) == hours(2.5));
}

TEST_CASE("split tells activities and how near the work is to the own topic") {
  World world;
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 10:00", "writing");
  world.work(kFunded, "2026-11-16 10:00", "2026-11-16 12:00", "experiment");
  world.work(kFunded, "2026-11-16 12:00", "2026-11-16 13:00");
  world.work(kService, "2026-11-16 18:00", "2026-11-16 19:00", "writing");
  world.work(kNobody, "2026-11-16 19:00", "2026-11-16 19:30");
  world.now("2026-11-16 20:00");
  auto books = world.books();
  const auto split = split_of(books, days("2026-11-16", "2026-11-16"));
  REQUIRE(split.ok());
  REQUIRE(split->activities.size() == 3);
  CHECK(split->activities[0].activity == "experiment");
  CHECK(split->activities[1].activity == "writing");
  CHECK(split->activities[1].total == hours(2));
  CHECK(split->activities[1].off_hours == hours(1));
  CHECK(split->activities[2].activity.empty());
  CHECK(*split->activities[2].share == doctest::Approx(1.5 / 5.5));
  CHECK(of(split->by_fit, Fit::own) == hours(1));
  CHECK(of(split->by_fit, Fit::related) == hours(3));
  CHECK(of(split->by_fit, Fit::unrelated) == hours(1));
  CHECK(of(split->by_fit, Fit::unknown) == hours(0.5));
}

TEST_CASE("a zone that cannot be found is an error, not a smaller sum") {
  World world;
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 10:00");
  world.work(kThesis, "2026-11-16 11:00", "2026-11-16 12:00").zone = "Mars/Olympus";
  world.now("2026-11-16 20:00");
  auto books = world.books();
  const auto split = split_of(books, days("2026-11-16", "2026-11-16"));
  REQUIRE_FALSE(split.ok());
  CHECK(split.error().code == "no_such_zone");
  CHECK_FALSE(week_of_sums(books, days("2026-11-16", "2026-11-22")).ok());
  CHECK_FALSE(days_of(books, days("2026-11-16", "2026-11-16")).ok());
}

TEST_CASE("what the ledger cannot read is handed on as its error") {
  World world;
  world.now("2026-11-16 20:00");
  world.sessions.error = refuse(ErrorKind::storage, "locked", Phrase{});
  auto books = world.books();
  const auto split = split_of(books, days("2026-11-16", "2026-11-16"));
  REQUIRE_FALSE(split.ok());
  CHECK(split.error().code == "locked");
  CHECK_FALSE(week_of_sums(books, days("2026-11-16", "2026-11-22")).ok());
}

TEST_CASE("no days give no sums") {
  World world;
  world.work(kThesis, "2026-11-16 09:00", "2026-11-16 10:00");
  world.now("2026-11-16 20:00");
  auto books = world.books();
  const auto split = split_of(books, days("2026-11-17", "2026-11-16"));
  REQUIRE(split.ok());
  CHECK(split->sums.total == Seconds{0});
  CHECK(days_of(books, days("2026-12-17", "2026-11-16"))->empty());
}

TEST_CASE("a week reads only what is near it, however long the ledger is") {
  World world;
  world.work_daily(kThesis, "2016-01-01", "2026-11-20", "09:00", "12:00");
  world.sessions.sessions.erase(world.sessions.sessions.end() - 10);  // a day off, ten days ago
  world.now("2026-11-20 20:00");
  auto books = world.books();
  const auto week = week_of_sums(books, days("2026-11-16", "2026-11-22"));
  REQUIRE(week.ok());
  CHECK(week->rest.longest_run_days == 9);
  CHECK(world.sessions.handed_over < 40);
}

TEST_CASE("a session over midnight, a change of clocks, the eve of a holiday and a change of rules at once") {
  World world;
  world.zone = "Europe/Berlin";
  // Good Friday 2024 was 29 March; the clocks went from 02:00 to 03:00 on Easter Sunday, 31 March. From that
  // Sunday on the core hours are daily 08:00-16:00 and the night begins at 21:00.
  world.rules.region.entries.front().value = "DE";
  world.rules.core.entries.push_back({day("2024-03-31"), parse_core("mon-sun 08:00-16:00").value()});
  world.rules.night.entries.push_back({day("2024-03-31"), ClockSpan{Hours{21}, Hours{30}}});
  world.work(kThesis, "2024-03-30 22:00", "2024-04-02 02:00");
  world.now("2024-04-03 12:00");
  auto books = world.books();
  const auto each = days_of(books, days("2024-03-30", "2024-04-02"));
  REQUIRE(each.ok());
  REQUIRE(each->size() == 4);
  CHECK(of((*each)[0].sums.by_band, Band::weekend) == hours(2));    // Saturday by the old rules
  CHECK((*each)[1].sums.total == hours(23));                        // Easter Sunday has 23 hours
  CHECK(of((*each)[1].sums.by_band, Band::night) == hours(5 + 3));  // 00-06 is five hours, and from 21:00
  CHECK(of((*each)[1].sums.by_band, Band::early) == hours(2));
  CHECK(of((*each)[1].sums.by_band, Band::core) == hours(8));
  CHECK(of((*each)[1].sums.by_band, Band::evening) == hours(5));
  CHECK(of((*each)[2].sums.by_band, Band::holiday) == hours(24));  // Easter Monday
  CHECK((*each)[2].status.holidays.size() == 1);
  CHECK(of((*each)[3].sums.by_band, Band::night) == hours(2));
}

TEST_CASE("property: days, kinds, bands, projects, activities and fits all add up to the total") {
  CHECK(rc::check("sums", [] {
    World world;
    fill_randomly(world);
    auto books = world.books();
    const DayRange all = all_days(books, world);
    const auto split = split_of(books, all);
    const auto each = days_of(books, all);
    RC_ASSERT(split.ok());
    RC_ASSERT(each.ok());
    Seconds worked{0};
    for (const Session& session : world.sessions.sessions) { worked += session.length(); }
    RC_ASSERT(split->sums.total == worked);
    RC_ASSERT(adds_up(split->sums));
    RC_ASSERT(sum_of_totals(split->projects) == worked);
    RC_ASSERT(sum_of_totals(split->activities) == worked);
    RC_ASSERT(sum_of(split->by_fit) == worked);
    Sums days_added;
    for (const DaySums& one : *each) {
      RC_ASSERT(adds_up(one.sums));
      add_to(days_added, one.sums);
    }
    RC_ASSERT(same(days_added, split->sums));
    Seconds off{0};
    for (const ProjectSums& project : split->projects) { off += project.off_hours; }
    RC_ASSERT(off == split->sums.off_hours);
  }));
}

TEST_CASE("property: the split of a week is the week, and its seven days are the days") {
  CHECK(rc::check("week", [] {
    World world;
    fill_randomly(world);
    auto books = world.books();
    const DayRange all = all_days(books, world);
    const DayRange days = week_of(all.first + Days{*rc::gen::inRange(0, all.count())}, date::Monday);
    const auto week = week_of_sums(books, days);
    const auto split = split_of(books, days);
    const auto each = days_of(books, days);
    RC_ASSERT(week.ok());
    RC_ASSERT(split.ok());
    RC_ASSERT(each.ok());
    RC_ASSERT(same(week->sums, split->sums));
    RC_ASSERT(week->projects.size() == split->projects.size());
    RC_ASSERT(week->rest.days_off == split->rest.days_off);
    RC_ASSERT(week->rest.longest_run_days == split->rest.longest_run_days);
    RC_ASSERT(week->rest.shortest_rest == split->rest.shortest_rest);
    for (std::size_t i = 0; i < 7; ++i) { RC_ASSERT(same(week->by_day[i].sums, (*each)[i].sums)); }
  }));
}

TEST_CASE("property: a range cut in two adds up to the whole") {
  CHECK(rc::check("cut", [] {
    World world;
    fill_randomly(world);
    auto books = world.books();
    const DayRange all = all_days(books, world);
    const Day cut = all.first + Days{*rc::gen::inRange(0, all.count())};
    const auto whole = split_of(books, all);
    const auto left = split_of(books, {all.first, cut});
    const auto right = split_of(books, {cut + Days{1}, all.last});
    RC_ASSERT(whole.ok());
    RC_ASSERT(left.ok());
    RC_ASSERT(right.ok());
    Sums added = left->sums;
    add_to(added, right->sums);
    RC_ASSERT(same(added, whole->sums));
    RC_ASSERT(left->rest.days_off + right->rest.days_off == whole->rest.days_off);
    RC_ASSERT(std::max(left->rest.longest_run_days, right->rest.longest_run_days) == whole->rest.longest_run_days);
  }));
}
