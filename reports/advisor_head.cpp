// The head of the advisor's page, its big numbers, its box of off-hours and rest, and its footnotes.

#include <fmt/format.h>

#include <algorithm>

#include "reports/internal/advisor_blocks.hpp"
#include "reports/rounding.hpp"
#include "src/format.hpp"
#include "src/msg/reports.hpp"

namespace labclock::reports {

namespace {

std::string words_of(Msg msg, Lang lang) {
  return std::string(text(msg, lang));
}

/// Days in halves: "20", "19.5".
std::string half_days(double days) {
  const auto halves = static_cast<std::int64_t>(days * 2 + 0.5);
  return halves % 2 == 0 ? fmt::format("{}", halves / 2) : fmt::format("{}.5", halves / 2);
}

Fact fact(std::string key, std::string label, Cell value, Place place = Place::own) {
  return {std::move(key), std::move(label), std::move(value), "", place};
}
/// A clause whose words stand around its value.
Fact clause(std::string key, Msg pattern, Cell value, Lang lang) {
  return {std::move(key), "", std::move(value), words_of(pattern, lang), Place::own};
}

/// "Mon-Fri 09:00-18:00" of "mon-fri 09:00-18:00".
std::string core_words(std::string core, Lang lang) {
  constexpr std::array<std::string_view, 7> kDays{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
  for (unsigned i = 0; i < kDays.size(); ++i) {
    for (std::size_t at = core.find(kDays.at(i)); at != std::string::npos; at = core.find(kDays.at(i), at)) {
      core.replace(at, kDays.at(i).size(), weekday_name(Weekday{i}, lang));
    }
  }
  return core;
}

std::string remark_of(const AdvisorValues& values, Lang lang) {
  constexpr double kEnough = 0.8;
  std::string remark;
  if (const auto share = values.coverage.share()) {
    remark = render({*share < kEnough ? msg::report_recorded_few : msg::report_recorded,
                     {{"covered", half_days(values.coverage.covered_halves / 2.0)},
                      {"working", half_days(values.coverage.working_halves / 2.0)}}},
                    lang);
  } else {
    remark = words_of(msg::report_self_recorded, lang);
  }
  if (values.no_meeting) { remark += " " + words_of(msg::report_no_meeting, lang); }
  return remark;
}

std::string who_of(const AdvisorPerson& person, Lang lang) {
  std::string who = person.name;
  if (!person.name.empty() && !person.position.empty()) {
    who = render({msg::report_name_position, {{"name", person.name}, {"position", person.position}}}, lang);
  } else if (!person.position.empty()) {
    who = person.position;
  }
  if (!person.advisor.empty()) {
    who += who.empty() ? "" : " · ";
    who += render({msg::report_advisor_of, {{"name", person.advisor}}}, lang);
  }
  return who;
}

/// Per cent of all time by kind, rounded so that they make up 100.
std::array<Cell, kKindCount> kind_shares(const AdvisorValues& values) {
  std::array<Cell, kKindCount> cells;
  std::vector<double> parts;
  const auto total = static_cast<double>(values.total.count());
  for (const Seconds time : values.by_kind) {
    parts.push_back(total > 0 ? static_cast<double>(time.count()) * 100 / total : 0.0);
  }
  const auto whole = largest_remainder(parts, 100);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    cells.at(i) = share_cell(total > 0 ? std::optional(parts[i] / 100) : std::nullopt, 0);
    if (total > 0) { cells.at(i).words = fmt::format("{} %", whole[i]); }
  }
  return cells;
}

BigNumber own_number(const AdvisorValues& values, Lang lang) {
  const std::array<Cell, kKindCount> shares = kind_shares(values);
  BigNumber own{fact("own_share", words_of(msg::report_own, lang), shares[static_cast<std::size_t>(Kind::own)]), {}};
  if (values.agreed.own.agreed_share) {
    own.details.push_back(clause("own_agreed_share",
                                 values.agreed.own.derived ? msg::report_agreed_derived : msg::report_agreed_value,
                                 share_cell(values.agreed.own.agreed_share, 0), lang));
  }
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const auto kind = static_cast<Kind>(i);
    if (kind == Kind::own || values.by_kind.at(i) == Seconds{0}) { continue; }
    own.details.push_back(fact(std::string(key_of(kind)) + "_share", std::string(name_of(kind, lang)), shares.at(i)));
  }
  return own;
}

}  // namespace

TitleBlock advisor_title(const AdvisorValues& values, Lang lang) {
  TitleBlock head;
  head.title = words_of(msg::report_advisor_title, lang);
  if (std::string who = who_of(values.person, lang); !who.empty()) { head.lines.push_back(std::move(who)); }
  if (!values.meeting.note.empty()) { head.lines.push_back(values.meeting.note); }
  head.remark = remark_of(values, lang);
  const std::string days = shown(days_cell(values.days.count()), lang);
  head.right = {long_day(values.meeting.day.value_or(values.today), lang),
                render({msg::report_range_days, {{"range", day_range(values.days, lang)}, {"days", days}}}, lang)};
  const auto add = [&](const char* key, Msg label, Cell value) {
    head.facts.push_back(fact(key, words_of(label, lang), std::move(value)));
  };
  const auto add_text = [&](const char* key, Msg label, const std::string& value) {
    if (!value.empty()) { add(key, label, text_cell(value)); }
  };
  add_text("person", msg::report_person, values.person.name);
  add_text("position", msg::report_position, values.person.position);
  add_text("advisor", msg::report_advisor, values.person.advisor);
  if (values.meeting.day) { add("meeting", msg::report_meeting, day_cell(values.meeting.day)); }
  add_text("meeting_note", msg::report_meeting_note, values.meeting.note);
  add("made_on", msg::report_made_on, day_cell(values.today));
  add("from", msg::report_from, day_cell(values.days.first));
  add("to", msg::report_to, day_cell(values.days.last));
  add("days", msg::report_days_count, count_cell(values.days.count()));
  add("working_days", msg::report_working_days, number_cell(values.coverage.working_halves / 2.0, 1));
  add("recorded_days", msg::report_recorded_days, number_cell(values.coverage.covered_halves / 2.0, 1));
  add("coverage", msg::report_coverage, share_cell(values.coverage.share(), 0));
  return head;
}

BigNumbers advisor_numbers(const AdvisorValues& values, Lang lang) {
  BigNumbers numbers;
  BigNumber mean{fact("mean_week_s", words_of(msg::report_mean_week, lang), length_cell(values.mean_week)), {}};
  if (values.standard_week && *values.standard_week > Seconds{0}) {
    mean.details.push_back(clause("standard_week_s", msg::report_standard, length_cell(values.standard_week), lang));
  }
  numbers.numbers.push_back(std::move(mean));
  numbers.numbers.push_back(own_number(values, lang));
  if (values.rest) {
    const int looked_at = values.rest->days_looked_at;
    std::optional<std::int64_t> off;
    if (looked_at > 0) { off = values.rest->figures.days_off; }
    BigNumber days{fact("days_off", words_of(msg::report_days_off, lang), days_cell(off)), {}};
    if (off) { days.details.push_back(clause("days_looked_at", msg::report_of_days, days_cell(looked_at), lang)); }
    numbers.numbers.push_back(std::move(days));
  } else {
    numbers.numbers.push_back({fact("total_s", words_of(msg::report_total_time, lang), length_cell(values.total)), {}});
  }
  return numbers;
}

FactBox advisor_box(const AdvisorValues& values, Lang lang) {
  FactBox box;
  const auto add = [&](const char* key, std::string label, Cell value, Place place = Place::own) {
    box.facts.push_back(fact(key, std::move(label), std::move(value), place));
  };
  if (values.off_hours) {
    const AdvisorValues::OffHours& off = *values.off_hours;
    add("off_hours_s", words_of(msg::report_off_hours, lang), length_cell(off.total));
    std::optional<double> share;
    if (values.total > Seconds{0}) {
      share = static_cast<double>(off.total.count()) / static_cast<double>(values.total.count());
    }
    add("off_hours_share", words_of(msg::report_off_share, lang), share_cell(share, 0), Place::behind);
    add("evenings_s", words_of(msg::report_evenings, lang), length_cell(off.evenings));
    add("free_days_s", words_of(msg::report_free_days, lang), length_cell(off.free));
    add("free_days_worked", words_of(msg::report_free_days_worked, lang), days_cell(off.free_days), Place::behind);
  }
  if (values.rest) {
    const AdvisorValues::Rested& rest = *values.rest;
    add("longest_run_days", words_of(msg::report_longest_run, lang), days_cell(rest.figures.longest_run_days));
    const std::string limit = hours_minutes(rest.benchmark, lang);
    add("shortest_rest_s",
        rest.benchmark > Seconds{0} ? render({msg::report_shortest_rest, {{"limit", limit}}}, lang)
                                    : words_of(msg::report_shortest_rest_plain, lang),
        length_cell(rest.figures.shortest_rest));
  }
  return box;
}

std::vector<std::string> advisor_notes(const AdvisorValues& values, const Sections& sections, Lang lang) {
  const auto wants = [&](Section section) { return sections.at(static_cast<std::size_t>(section)); };
  std::vector<std::string> notes;
  const auto add = [&](const Phrase& phrase) { notes.push_back(render(phrase, lang)); };
  const bool table = wants(Section::projects);
  if (table || wants(Section::shares) || wants(Section::headline)) { add(msg::report_note_actual); }
  if (table) {
    add({msg::report_note_expected,
         {{"standard", decimal_hours(values.agreed.standard, 0)}, {"days", half_days(values.working_days)}}});
    add(msg::report_note_load);
    add(msg::report_note_gap);
    add(msg::report_note_rounding);
  }
  const bool box = wants(Section::off_hours);
  if (box && values.off_hours) { add({msg::report_note_off, {{"core", core_words(values.off_hours->core, lang)}}}); }
  if (values.rest && (box || wants(Section::headline))) { add(msg::report_note_day_off); }
  if (box && values.rest && values.rest->benchmark > Seconds{0}) {
    const bool directive = values.rest->benchmark == Hours{11};
    add({directive ? msg::report_note_rest : msg::report_note_rest_own,
         {{"limit", hours_minutes(values.rest->benchmark, lang)}}});
  }
  add(msg::report_note_made);
  return notes;
}

}  // namespace labclock::reports
