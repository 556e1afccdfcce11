#include "gui/views/week.hpp"

#include <algorithm>
#include <cmath>

#include "gui/parts.hpp"
#include "reports/crunch_marks.hpp"
#include "src/format.hpp"
#include "src/msg/gui.hpp"
#include "src/words.hpp"

namespace labclock::gui {
namespace {

constexpr int kTrendWeeks = 12;
constexpr float kMargin = 2.0F;
constexpr float kWide = 62.0F;  ///< of content: below it the two middle cards go under one another

Msg word_of(reports::AgreedState state) {
  switch (state) {
    case reports::AgreedState::watch:
      return msg::gui_state_watch;
    case reports::AgreedState::discuss:
      return msg::gui_state_discuss;
    case reports::AgreedState::ok:
    case reports::AgreedState::none:
      break;
  }
  return msg::gui_state_ok;
}

/// A status that never grows beyond `room` em.
void fitted_status(Ui& ui, float x, float y, Mark mark, const std::string& words, float room,
                   Align align = Align::left) {
  const float marks = status_width(ui, mark, "");
  status(ui, x, y, mark, reports::fit_text(words, room - marks, TextSize::caption, false, ui.measure), align);
}

Day asked_day(const Snapshot& base, const WeekUi& ui) {
  return ui.asked.value_or(base.today);
}

void show(WeekUi& state, Commands& commands, std::optional<Day> day) {
  state.asked = day;
  state.typed.clear();
  state.bad = false;
  commands.reread();
}

void move(const Snapshot& base, WeekUi& state, Commands& commands, int weeks) {
  const Day to = asked_day(base, state) + Days{7 * weeks};
  if (to < day_of(1900, 1, 8) || to > day_of(2199, 12, 24)) { return; }
  show(state, commands, to);
}

/// "2026-W47", a month, a day: the week in which what the words mean begins.
void go_to_words(const Snapshot& base, WeekUi& state, Commands& commands) {
  Result<Range> range = parse_range(state.typed, base.desk(), {});
  if (range) {
    show(state, commands, range->days.first);
  } else {
    state.bad = true;
    commands.tell(range.error());
  }
}

std::string title_of(const Ui& ui, const WeekPage& page) {
  return ui({msg::gui_week_title,
             {{"number", page.week.label.substr(page.week.label.find('W') + 1)},
              {"days", day_range(page.week.days, ui.lang)}}});
}

/// The header row; returns its height, since it wraps in a narrow window.
float header(Ui& ui, const Snapshot& base, const WeekPage& page, WeekUi& state, Commands& commands) {
  float x = kMargin;
  float y = 1.5F;
  const auto arrow = [&](const char* id, reports::Points points, int weeks) {
    const bool used = ui.button(id, {x, y, 2.0F, 2.0F}, "");
    ui.triangle({x + 0.72F, y + 0.65F, 0.56F, 0.7F}, Ink::muted, points);
    if (used) { move(base, state, commands, weeks); }
    x += 2.0F;
  };
  arrow("before", reports::Points::left, -1);
  const std::string title = title_of(ui, page);
  const float room = std::max(4.0F, ui.width - 2 * kMargin - 6.0F);
  x += 1.0F + ui.text(x + 1.0F, y + 0.25F, title, {TextSize::body, true, Ink::text, Align::left, room}) + 1.0F;
  arrow("after", reports::Points::right, 1);
  x += 1.0F;

  const std::string this_week = ui(msg::gui_week_this);
  const std::string copy = ui(msg::gui_week_copy);
  const std::string picture = ui(msg::gui_week_picture);
  const float field = 8.0F;
  const float all = field + ui.button_width(this_week) + ui.button_width(copy) + ui.button_width(picture) + 1.5F;
  float at = ui.width - kMargin - all;
  if (at < x) {
    y += 2.5F;
    at = kMargin;
  }
  const auto next_place = [&](float width) {
    if (at + width > ui.width - kMargin && at > kMargin) {
      at = kMargin;
      y += 2.5F;
    }
    const float here = at;
    at += width + 0.5F;
    return here;
  };
  const float field_at = next_place(field);
  bool edited = false;
  if (ui.field("date", {field_at, y, field, 0}, state.typed,
               {ui(msg::gui_week_date_hint), state.bad, false, &edited, nullptr, nullptr})) {
    go_to_words(base, state, commands);
  }
  if (edited) { state.bad = false; }
  if (const float here = next_place(ui.button_width(this_week));
      ui.button("this", {here, y, 0, 0}, this_week) || ui.pressed(key_home)) {
    show(state, commands, std::nullopt);
  }
  if (const float here = next_place(ui.button_width(copy));
      ui.button("copy", {here, y, 0, 0}, copy) || ui.pressed('C')) {
    commands.copy(week_as_text(page, ui.lang));
    commands.say(msg::gui_copied);
  }
  if (const float here = next_place(ui.button_width(picture)); ui.button("picture", {here, y, 0, 0}, picture)) {
    const ImVec2 from = ui.at(0, 0);
    commands.picture({from.x, from.y, ui.px(ui.width), ui.px(ui.height)});
  }
  if (ui.pressed(key_left)) { move(base, state, commands, -1); }
  if (ui.pressed(key_right)) { move(base, state, commands, 1); }
  return y + 2.0F;
}

struct Headline {
  Msg caption;
  std::vector<std::pair<std::string, std::string>> parts;
  Mark mark = Mark::none;
  std::string note;
};

Headline total_line(const Ui& ui, const WeekPage& page) {
  Headline line{msg::gui_week_total, hour_parts(page.week.sums.total, ui.lang), Mark::none, ""};
  if (page.week_limit > Seconds{0}) {
    const Seconds over = page.week.sums.total - page.week_limit;
    const std::string limit = hours_minutes(page.week_limit, ui.lang);
    if (over > Seconds{0}) {
      // More than a tenth past a limit is over, less is watch.
      const bool far = over * 10 > page.week_limit;
      line.mark = far ? Mark::over : Mark::watch;
      line.note = ui({far ? msg::gui_week_far_over : msg::gui_week_over_limit,
                      {{"length", hours_minutes(over, ui.lang)}, {"limit", limit}}});
    } else {
      line.note = ui({msg::gui_week_in_limit, {{"limit", limit}}});
    }
  }
  return line;
}

Headline own_line(const Ui& ui, const WeekPage& page) {
  const reports::AgreedOwn& own = page.agreed.own;
  Headline line{msg::gui_week_own, {{"–", ""}}, Mark::none, ui(msg::gui_week_not_agreed)};
  if (own.share_of_total) {
    line.parts = {{std::to_string(static_cast<int>(std::lround(*own.share_of_total * 100))), "%"}};
  }
  if (!own.agreed_share) { return line; }
  const std::string share = percent(*own.agreed_share);
  line.mark = mark_of(own.state);
  if (line.mark == Mark::watch || line.mark == Mark::over) {
    line.note = ui({msg::gui_week_agreed, {{"state", ui(word_of(own.state))}, {"share", share}}});
  } else {
    line.note = ui({msg::gui_week_agreed_ok, {{"share", share}}});
  }
  return line;
}

Headline off_line(const Ui& ui, const WeekPage& page) {
  const Seconds off = page.week.sums.off_hours;
  Headline line{msg::gui_week_off_hours, hour_parts(off, ui.lang), Mark::none, ""};
  if (page.off_hours_limit > Seconds{0}) {
    const bool over = off > page.off_hours_limit;
    line.mark = over ? Mark::over : Mark::none;
    line.note = ui({over ? msg::gui_week_over_own_limit : msg::gui_week_own_limit,
                    {{"limit", hours_minutes(page.off_hours_limit, ui.lang)}}});
  } else if (page.week.sums.total > Seconds{0}) {
    const double share = static_cast<double>(off.count()) / static_cast<double>(page.week.sums.total.count());
    line.note = ui({msg::gui_week_off_share, {{"share", percent(share)}}});
  }
  return line;
}

Headline rest_line(const Ui& ui, const WeekPage& page) {
  const int days = page.week.rest.days_off;
  Headline line{msg::gui_week_days_off,
                {{std::to_string(days), ui(days == 1 ? msg::gui_week_day : msg::gui_week_days)}},
                Mark::none,
                ""};
  if (page.week.rest.shortest_rest) {
    line.note = ui({msg::gui_week_shortest_rest, {{"length", hours_minutes(*page.week.rest.shortest_rest, ui.lang)}}});
  }
  return line;
}

/// Four numbers in a row, two or one where the window is narrow. Returns the height.
float headlines(Ui& ui, const WeekPage& page, float y) {
  const std::array lines{total_line(ui, page), own_line(ui, page), off_line(ui, page), rest_line(ui, page)};
  const float room = ui.width - 2 * kMargin;
  const int columns = room >= 56.0F ? 4 : room >= 30.0F ? 2 : 1;
  const float pitch = std::min(15.75F, room / static_cast<float>(columns));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const int at = static_cast<int>(i);
    const float x =
        kMargin + static_cast<float>(at % columns) * (columns == 4 ? pitch : room / static_cast<float>(columns));
    const int row = at / columns;
    const float top = y + static_cast<float>(row) * 5.5F;
    ui.label(x, top, ui(lines[i].caption));
    ui.number(x, top + 1.0F, lines[i].parts);
    fitted_status(ui, x, top + 3.75F, lines[i].mark, lines[i].note, pitch - 1.0F);
  }
  const int rows = (4 + columns - 1) / columns;
  return static_cast<float>(rows) * 5.5F - 0.75F;
}

reports::LegendAsk legend_of(const WeekPage& page) {
  reports::LegendAsk ask;
  for (int kind = 0; kind < kKindCount; ++kind) {
    ask.kinds[static_cast<std::size_t>(kind)] = page.week.sums.by_kind[static_cast<std::size_t>(kind)] > Seconds{0};
  }
  ask.core = true;
  ask.off_hours = page.week.sums.off_hours > Seconds{0};
  return ask;
}

reports::FigureStyle style_of(const Ui& ui, float width, float height) {
  reports::FigureStyle style;
  style.width = width;
  style.height = height;
  style.lang = ui.lang;
  style.measure = &ui.measure;
  return style;
}

/// A click into a figure opens the day in the log.
void open_hit(const reports::FigureHit* hit, Commands& commands) {
  if (hit != nullptr && hit->day) { commands.open_day(*hit->day); }
}

/// Plain working days and one evening, for somebody who has no week of their own yet.
std::vector<reports::DayBlocks> example_of(std::vector<reports::DayBlocks> days) {
  using std::chrono::hours;
  int number = 0;
  for (reports::DayBlocks& day : days) {
    ++number;
    if (!day.core || day.core->end - day.core->start < hours{6}) { continue; }
    const auto add = [&day](Seconds from, Seconds to, Kind kind, Band band) {
      reports::Block block;
      block.from = from;
      block.to = to;
      block.kind = kind;
      block.band = band;
      day.blocks.push_back(block);
    };
    add(day.core->start, day.core->start + hours{3}, Kind::own, Band::core);
    add(day.core->start + hours{4}, day.core->end, Kind::funded, Band::core);
    if (number == 3) { add(day.core->end + hours{2}, day.core->end + hours{3}, Kind::own, Band::evening); }
  }
  return days;
}

float rhythm_card(Ui& ui, const Snapshot& base, const WeekPage& page, Commands& commands, float y, float height) {
  if (!base.has_sessions) {
    // No numbers, no answers to the pointer: a picture that teaches how to read the figure.
    constexpr float kFaint = 0.4F;
    const float wide = ui.width - 2 * kMargin;
    ui.card({kMargin, y, wide, height});
    ui.text(kMargin + kCardPad, y + 0.75F, ui(msg::gui_week_example),
            {TextSize::body, false, Ink::muted, Align::left, wide - 2 * kCardPad});
    Ui pale = ui;
    pale.faint = kFaint;
    reports::Figure drawn = reports::rhythm(example_of(page.blocks), std::nullopt, std::nullopt,
                                            style_of(ui, wide - 2 * kCardPad, height - 3.5F));
    drawn.hits.clear();
    pale.figure("example", kMargin + kCardPad, y + 2.75F, drawn);
    return height;
  }
  const float wide = ui.width - 2 * kMargin;
  ui.card({kMargin, y, wide, height});
  const float title = ui.text(kMargin + kCardPad, y + 0.75F, ui(msg::gui_week_rhythm),
                              {TextSize::body, true, Ink::text, Align::left, 0});
  const float room = wide - 2 * kCardPad;
  const float legend_room = room - title - 1.0F;
  if (legend_room > 8.0F) {
    ui.figure("legend", kMargin + kCardPad + title + 1.0F, y + 1.0F,
              reports::legend(legend_of(page), style_of(ui, legend_room, 1.0F)));
  }
  std::optional<Day> now_day;
  std::optional<Seconds> now;
  if (page.week.days.contains(base.today)) {
    now_day = base.today;
    now = std::chrono::duration_cast<Seconds>(base.zone->local(base.now) - LocalTime{base.today});
  }
  open_hit(ui.figure("rhythm", kMargin + kCardPad, y + 2.75F,
                     reports::rhythm(page.blocks, now_day, now, style_of(ui, room, height - 3.5F))),
           commands);
  return height;
}

void hours_card(Ui& ui, const Snapshot& base, const WeekPage& page, Commands& commands, const Box& box) {
  ui.card(box);
  ui.text(box.x + kCardPad, box.y + 0.75F, ui(msg::gui_week_hours),
          {TextSize::body, true, Ink::text, Align::left, box.w - 2 * kCardPad});
  open_hit(ui.figure("hours", box.x + kCardPad, box.y + 2.5F,
                     reports::hours_per_day(page.week, base.today, style_of(ui, box.w - 2 * kCardPad, box.h - 3.0F))),
           commands);
}

/// The project that lies farthest from what was agreed, in words; empty where none does.
std::string worst_of(const Ui& ui, const reports::Agreed& agreed, Mark& mark) {
  const reports::AgreedProject* worst = nullptr;
  for (const reports::AgreedProject& each : agreed.projects) {
    if (!each.gap_points ||
        (each.state != reports::AgreedState::watch && each.state != reports::AgreedState::discuss)) {
      continue;
    }
    if (worst == nullptr || std::abs(*each.gap_points) > std::abs(*worst->gap_points)) { worst = &each; }
  }
  if (worst == nullptr) { return {}; }
  mark = mark_of(worst->state);
  const Msg msg = *worst->gap_points < 0 ? msg::gui_week_split_watch : msg::gui_week_split_watch_over;
  return ui({msg,
             {{"state", ui(word_of(worst->state))},
              {"project", worst->name},
              {"points", std::to_string(static_cast<int>(std::lround(std::abs(*worst->gap_points))))}}});
}

void split_card(Ui& ui, const WeekPage& page, const Box& box) {
  ui.card(box);
  const float title = ui.text(box.x + kCardPad, box.y + 0.75F, ui(msg::gui_week_split),
                              {TextSize::body, true, Ink::text, Align::left, box.w - 2 * kCardPad});
  Mark mark = Mark::none;
  const std::string worst = worst_of(ui, page.agreed, mark);
  const float room = box.w - 2 * kCardPad - title - 1.0F;
  if (!worst.empty() && room > 6.0F) {
    fitted_status(ui, box.x + box.w - kCardPad, box.y + 1.0F, mark, worst, room, Align::right);
  }
  ui.figure("split", box.x + kCardPad, box.y + 2.5F,
            reports::split_bullets(page.agreed, style_of(ui, box.w - 2 * kCardPad, box.h - 3.0F)));
}

float trend_card(Ui& ui, const WeekPage& page, Commands& commands, float y) {
  const float wide = ui.width - 2 * kMargin;
  const bool beside = wide >= 44.0F;
  const float text_room = beside ? 9.0F : wide - 2 * kCardPad;
  const float height = beside ? 7.0F : 10.0F;
  ui.card({kMargin, y, wide, height});
  ui.text(kMargin + kCardPad, y + 0.75F, ui(msg::gui_week_trend),
          {TextSize::body, true, Ink::text, Align::left, text_room});
  const float note = ui.paragraph(kMargin + kCardPad, y + 2.25F, text_room, ui(msg::gui_week_trend_note),
                                  {TextSize::caption, false, Ink::muted, Align::left, 0});
  const float x = beside ? kMargin + 12.0F : kMargin + kCardPad;
  const float top = beside ? y + 0.75F : y + 2.5F + note;
  const float room = wide - (beside ? 12.0F + kCardPad : 2 * kCardPad);
  open_hit(ui.figure("trend", x, top,
                     reports::trend(page.trend, page.week_limit, style_of(ui, room, y + height - top - 0.75F))),
           commands);
  return height;
}

}  // namespace

Result<WeekPage> read_week(Reader& reader, const WeekUi& ui) {
  WeekPage page;
  const Almanac& almanac = *reader.base.almanac;
  const DayRange days = week_of(asked_day(reader.base, ui), almanac.rules().week_start);
  Result<reports::Week> week = reports::week_of_sums(reader.books, days);
  if (!week) { return week.error(); }
  page.week = std::move(week).value();
  page.agreed = reports::agreed_from(reader.books, days, page.week.sums, page.week.projects);
  Result<std::vector<reports::DayBlocks>> blocks = read_blocks(reader, days);
  if (!blocks) { return blocks.error(); }
  page.blocks = std::move(blocks).value();
  Result<std::vector<reports::TrendWeek>> trend = reports::trend_of(reader.books, days.last, kTrendWeeks);
  if (!trend) { return trend.error(); }
  page.trend = std::move(trend).value();
  reports::mark_crunches(page.blocks, reader.base.crunches);
  reports::mark_crunches(page.trend, reader.base.crunches);
  page.week_limit = almanac.rules().week_limit.on(days.last);
  page.off_hours_limit = almanac.rules().off_hours_limit;
  return page;
}

void view_week(Ui& ui, const Snapshot& base, const WeekPage& page, WeekUi& state, Commands& commands) {
  float y = header(ui, base, page, state, commands) + 1.0F;
  y += headlines(ui, page, y) + 1.25F;
  if (page.week.sums.total == Seconds{0}) {
    const float room = ui.width - 2 * kMargin;
    y += ui.paragraph(kMargin, y, std::min(room, 50.0F), ui(msg::gui_week_empty),
                      {TextSize::body, false, Ink::muted, Align::left, 0}) +
         1.0F;
  }
  // The rhythm takes what a tall window leaves, up to 0.9 em an hour.
  const bool wide = ui.width - 2 * kMargin >= kWide - 2 * kMargin;
  const float below = wide ? kGap + 11.0F + kGap + 7.0F + 1.5F : 0.0F;
  const float rhythm_height = std::clamp(ui.height - y - below, 18.0F, 23.0F);
  y += rhythm_card(ui, base, page, commands, y, rhythm_height) + kGap;
  const float room = ui.width - 2 * kMargin;
  const float rows = static_cast<float>(std::clamp<std::size_t>(page.agreed.projects.size(), 4, 8));
  const float split_height = std::max(11.0F, 4.5F + rows * 1.625F);
  if (wide) {
    const float left = std::round(room * 0.46F * 2) / 2;
    hours_card(ui, base, page, commands, {kMargin, y, left, split_height});
    split_card(ui, page, {kMargin + left + kGap, y, room - left - kGap, split_height});
    y += split_height + kGap;
  } else {
    hours_card(ui, base, page, commands, {kMargin, y, room, 11.0F});
    y += 11.0F + kGap;
    split_card(ui, page, {kMargin, y, room, split_height});
    y += split_height + kGap;
  }
  y += trend_card(ui, page, commands, y);
  ui.extent(y + 1.5F);
}

std::string week_as_text(const WeekPage& page, Lang lang) {
  // The figures' own words, under the week's numbers: what a person would write into a mail.
  const auto measure =
      reports::Measure([](std::string_view words, TextSize, bool) { return static_cast<float>(words.size()) * 0.5F; });
  reports::FigureStyle style;
  style.width = 63;
  style.height = 18;
  style.lang = lang;
  style.measure = &measure;
  std::string out = render({msg::gui_week_title,
                            {{"number", page.week.label.substr(page.week.label.find('W') + 1)},
                             {"days", day_range(page.week.days, lang)}}},
                           lang) +
                    "\n";
  const auto line = [&](Msg name, const std::string& value) { out += render(name, lang) + ": " + value + "\n"; };
  line(msg::gui_week_total, hours_minutes(page.week.sums.total, lang));
  if (page.agreed.own.share_of_total) { line(msg::gui_week_own, percent(*page.agreed.own.share_of_total)); }
  line(msg::gui_week_off_hours, hours_minutes(page.week.sums.off_hours, lang));
  line(msg::gui_week_days_off, std::to_string(page.week.rest.days_off));
  const auto add = [&](Msg title, const reports::Figure& figure) {
    out += "\n" + render(title, lang) + "\n";
    for (const std::string& words : figure.words) { out += words + "\n"; }
  };
  add(msg::gui_week_hours, reports::hours_per_day(page.week, page.week.days.last, style));
  add(msg::gui_week_split, reports::split_bullets(page.agreed, style));
  return out;
}

}  // namespace labclock::gui
