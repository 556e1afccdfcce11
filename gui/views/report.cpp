#include "gui/views/report.hpp"

#include <algorithm>

#include "gui/views/report_parts.hpp"
#include "reports/advisor_meeting.hpp"
#include "src/format.hpp"
#include "src/msg/gui_report.hpp"
#include "src/words.hpp"

namespace labclock::gui {

namespace report_view {

void heading(Ui& ui, Place& place, Msg words) {
  ui.text(place.x, place.y, ui(words), {TextSize::caption, false, Ink::muted, Align::left, place.width});
  place.y += 1.5F;
}

void rule(Ui& ui, Place& place) {
  ui.divider(place.x, place.y + 1.0F, place.width);
  place.y += 2.0F;
}

std::string_view ending_of(int file) {
  constexpr std::array<std::string_view, kReportFiles> kEndings{"pdf", "html", "md", "csv", "xlsx", "json"};
  return kEndings.at(static_cast<std::size_t>(std::clamp(file, 0, kReportFiles - 1)));
}

std::filesystem::path full_path(const std::string& typed, const std::filesystem::path& home) {
  if (typed == "~") { return home; }
  if (typed.starts_with("~/")) { return home / typed.substr(2); }
  return typed;
}

}  // namespace report_view

namespace {

using namespace report_view;

constexpr float kOptions = 30.5F;
constexpr float kBeside = 58.0F;  ///< of content: below it the preview stands under the options
constexpr float kTop = 5.0F;

constexpr std::array<std::string_view, 4> kRanges{"since-meeting", "last-4-weeks", "month", "last-month"};

/// The header row, two of them where the window is narrow. Returns where what is below it begins.
float header(Ui& ui, Scene& scene, float margin) {
  const std::string name = ui(msg::gui_report_name);
  ui.text(margin, 1.75F, name, {TextSize::body, true, Ink::text, Align::left, ui.width - 2 * margin});
  const std::string fit = ui(msg::gui_report_fit);
  const std::string whole = ui(msg::gui_report_whole);
  const float title = ui.text_width(name, TextSize::body, true);
  const float buttons = ui.button_width(fit) + 0.5F + ui.button_width(whole);
  const bool beside = margin + title + 1.0F + buttons + margin <= ui.width;
  const float y = beside ? 1.5F : 4.0F;
  float x = beside ? ui.width - margin - buttons : margin;
  const std::string preview = ui(msg::gui_report_preview);
  if (x - ui.text_width(preview, TextSize::caption) - 0.75F > margin + title + 1.0F) {
    ui.text(x - 0.75F, y + 0.5F, preview, {TextSize::caption, false, Ink::muted, Align::right, 0});
  }
  const auto choice = [&](const char* id, const std::string& words, bool is_fit) {
    const Box place{x, y, ui.button_width(words), kButtonHeight};
    if (ui.button(id, place, words)) { scene.state.fit = is_fit; }
    if (scene.state.fit == is_fit) { ui.outline(place, Ink::accent, kControlRadius); }
    x += place.w + 0.5F;
  };
  choice("fit", fit, true);
  choice("whole", whole, false);
  return beside ? kTop : kTop + 2.5F;
}

/// The card of options; returns its height.
float options(Ui& ui, Scene& scene, const Box& box) {
  const float pad = pad_of(box.w);
  Place place{box.x + pad, box.y + 1.5F, box.w - 2 * pad};
  CardBehind card;
  if (choose(ui, place, "document", {ui(msg::gui_report_one_pager), ui(msg::gui_report_month_sheet)},
             scene.state.document, 2)) {
    scene.state.path_typed = false;
    scene.commands.reread();
  }
  place.y += 0.5F;
  if (scene.page.sheet) {
    draw_sheet_options(ui, scene, place);
  } else {
    draw_period(ui, scene, place);
    rule(ui, place);
    draw_sections(ui, scene, place);
  }
  rule(ui, place);
  draw_format(ui, scene, place);
  rule(ui, place);
  draw_save(ui, scene, place);
  const float height = place.y + 1.25F - box.y;
  card.close(ui, {box.x, box.y, box.w, height});
  return height;
}

float written(Ui& ui, Scene& scene, const Box& box) {
  const float pad = pad_of(box.w);
  Place place{box.x + pad, box.y + 1.5F, box.w - 2 * pad};
  CardBehind card;
  draw_written(ui, scene, place);
  const float height = place.y + 1.0F - box.y;
  card.close(ui, {box.x, box.y, box.w, height});
  return height;
}

Result<reports::AdvisorAsk> ask_of(Reader& reader, ReportUi& ui, ReportPage& page) {
  reports::AdvisorAsk ask;
  const Desk desk = reader.base.desk();
  Result<std::optional<Day>> last = storage::last_meeting_before(reader.ledger, reader.base.today);
  if (!last) { return last.error(); }
  RangeFacts facts;
  facts.last_meeting = *last;
  for (const std::string_view words : kRanges) {
    Result<Range> range = parse_range(words, desk, facts);
    if (!range) { return range.error(); }
    page.periods.push_back(range->days);
  }
  ui.period = std::clamp(ui.period, 0, kReportPeriods - 1);
  page.range = ui.period < 4 ? std::string(kRanges.at(static_cast<std::size_t>(ui.period))) : ui.typed;
  ui.period_error.reset();
  Result<Range> range =
      page.range.empty() ? parse_range(kRanges[0], desk, facts) : parse_range(page.range, desk, facts);
  if (!range) {
    // The page before stays, and the field says why.
    ui.period_error = range.error();
    range = parse_range(kRanges[0], desk, facts);
    page.range = kRanges[0];
  }
  if (!range) { return range.error(); }
  if (page.range.empty()) { page.range = kRanges[0]; }
  ask.days = range->days;
  ask.no_meeting = range->fallback;
  return ask;
}

/// The advisor's page, with what is kept for the meeting it is for.
Result<void> read_one_pager(Reader& reader, ReportUi& ui, ReportPage& page) {
  Result<reports::AdvisorAsk> ask = ask_of(reader, ui, page);
  if (!ask) { return ask.error(); }
  Result<reports::AdvisorPerson> person = read_person(reader);
  if (!person) { return person.error(); }
  ask->person = std::move(person).value();
  Result<std::vector<storage::Meeting>> meetings = storage::meetings(reader.ledger);
  if (!meetings) { return meetings.error(); }
  ask->meeting = reports::advisor_meeting(*meetings, reader.base.today);
  if (const storage::Meeting* coming = reports::coming_meeting(*meetings, reader.base.today)) {
    page.meeting = *coming;
  }
  Result<reports::AdvisorValues> values = reports::advisor_values(reader.books, *ask);
  if (!values) { return values.error(); }
  page.values = std::move(values).value();
  return {};
}

}  // namespace

Result<ReportPage> read_report(Reader& reader, ReportUi& ui) {
  static_assert(kRanges.size() + 1 == kReportPeriods);
  ReportPage page;
  const bool sheet = ui.document == static_cast<int>(ReportDocument::month_sheet);
  const Result<void> read = sheet ? read_sheet(reader, ui, page) : read_one_pager(reader, ui, page);
  if (!read) { return read.error(); }
  ui.reads += 1;
  page.reads = ui.reads;
  name_file(ui, page, reader.base.today);
  return page;
}

void view_report(Ui& ui, const Snapshot& base, const ReportPage& page, ReportUi& state, Commands& commands) {
  Scene scene{base, page, state, commands, state.lang.value_or(ui.lang)};
  const float margin = margin_of(ui.width);
  if (state.opening) {
    commands.open(*state.opening);
    state.opening.reset();
  }
  lay_out_preview(ui, scene);
  const float top = header(ui, scene, margin);
  const float wide = ui.width - 2 * margin;
  const bool beside = wide >= kBeside;
  float foot = top;
  if (!state.fit) {
    foot += draw_sheets(ui, state.preview, margin, top, std::min(wide, paper_width(state.preview)));
  } else {
    const float left = beside ? std::min(kOptions, wide - kOptions) : wide;
    foot += options(ui, scene, {margin, top, left, 0});
    if (!page.sheet) { foot += kGap + written(ui, scene, {margin, foot + kGap, left, 0}); }
    const float right = beside ? wide - left - 2 * kGap : std::min(wide, 40.0F);
    const float sheet_top = beside ? top : foot + kGap;
    const float high = draw_sheets(ui, state.preview, beside ? margin + left + 2 * kGap : margin, sheet_top, right);
    foot = std::max(foot, sheet_top + high);
  }
  draw_edit(ui, scene);
  ui.extent(foot + 1.5F);
}

}  // namespace labclock::gui
