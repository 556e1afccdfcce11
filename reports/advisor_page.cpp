// The advisor's page made of its numbers.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "reports/advisor.hpp"
#include "reports/internal/advisor_blocks.hpp"
#include "reports/rounding.hpp"
#include "src/format.hpp"
#include "src/msg/reports.hpp"

namespace labclock::reports {

namespace {

constexpr int kAid = 9;  ///< the sentence only helps to talk: it is the first to go

class AdvisorPage {
 public:
  AdvisorPage(const AdvisorValues& values, const Sections& sections, Lang lang)
      : values_(values), sections_(sections), lang_(lang) {}

  Page make() {
    page_.id = "advisor";
    page_.title = say(msg::report_advisor_title);
    page_.author = values_.person.name;
    page_.lang = lang_;
    add("head", "", 0, advisor_title(values_, lang_));
    if (wants(Section::headline)) { add(Section::headline, 1, advisor_numbers(values_, lang_)); }
    if (wants(Section::projects)) {
      add(Section::projects, 0, advisor_table(values_, lang_));
      add_notices();
    }
    add_side_by_side(Section::weekly, 4, Section::shares, 5);
    if (wants(Section::off_hours) && (values_.off_hours || values_.rest)) {
      add(Section::off_hours, 3, advisor_box(values_, lang_));
    }
    if (wants(Section::activities) && values_.activities) {
      add(Section::activities, 6, advisor_activities(*values_.activities, values_.total, lang_));
    }
    if (wants(Section::sentence)) { add_sentence(); }
    add_side_by_side(Section::done, 2, Section::decisions, 1);
    if (wants(Section::actions)) {
      add(Section::actions, 1, advisor_actions(values_.meeting.actions, lang_));
      add_next_meeting();
    }
    add("notes", "", 0, FootNotes{advisor_notes(values_, sections_, lang_)});
    return std::move(page_);
  }

 private:
  [[nodiscard]] std::string say(const Phrase& phrase) const { return render(phrase, lang_); }
  [[nodiscard]] bool wants(Section section) const { return sections_.at(static_cast<std::size_t>(section)); }

  static PageBlock block(std::string key, std::string name, int rank, decltype(PageBlock::content) content) {
    PageBlock made;
    made.key = std::move(key);
    made.name = std::move(name);
    made.rank = rank;
    made.content = std::move(content);
    return made;
  }
  void add(std::string key, std::string name, int rank, decltype(PageBlock::content) content) {
    page_.blocks.push_back(block(std::move(key), std::move(name), rank, std::move(content)));
  }
  [[nodiscard]] PageBlock section(Section which, int rank, decltype(PageBlock::content) content) const {
    std::string key(key_of(which));
    std::replace(key.begin(), key.end(), '-', '_');
    return block(std::move(key), std::string(name_of(which, lang_)), rank, std::move(content));
  }
  void add(Section which, int rank, decltype(PageBlock::content) content) {
    page_.blocks.push_back(section(which, rank, std::move(content)));
  }

  [[nodiscard]] decltype(PageBlock::content) content_of(Section which) const {
    switch (which) {
      case Section::weekly:
        return advisor_weekly(values_, lang_);
      case Section::shares:
        return advisor_shares(values_, lang_);
      case Section::done:
        return advisor_list(which, values_.meeting.done, lang_);
      default:
        return advisor_list(which, values_.meeting.decisions, lang_);
    }
  }

  void add_side_by_side(Section left, int left_rank, Section right, int right_rank) {
    SideBySide both;
    if (wants(left)) { both.left.push_back(section(left, left_rank, content_of(left))); }
    if (wants(right)) { both.right.push_back(section(right, right_rank, content_of(right))); }
    if (both.left.empty() && both.right.empty()) { return; }
    add("", "", 0, std::move(both));
  }

  void add_notices() {
    const auto notice = [this](std::string key, const Phrase& phrase) {
      Paragraph words;
      words.text = say(phrase);
      words.small = true;
      add(std::move(key), "", 0, std::move(words));
    };
    constexpr double kHair = 1e-9;
    const Agreed& agreed = values_.agreed;
    if (values_.total == Seconds{0}) { notice("nothing", msg::report_nothing); }
    if (agreed.agreed_sum > 1 + kHair) {
      notice("over_whole", {msg::report_over_whole, {{"sum", percent(agreed.agreed_sum, 1)}}});
    }
    if (agreed.national_projects > 5) {
      notice("national", {msg::report_national, {{"count", fmt::format("{}", agreed.national_projects)}}});
    }
    if (agreed.national_as_pi > 3) {
      notice("national_pi", {msg::report_national_pi, {{"count", fmt::format("{}", agreed.national_as_pi)}}});
    }
    for (const AdvisorProject& project : values_.projects) {
      if (project.agreed.project) { continue; }
      notice("without_project", {msg::report_unassigned, {{"length", hours_minutes(project.agreed.actual, lang_)}}});
    }
  }

  /// About the funded project that takes the most more than was agreed; none where nothing does.
  void add_sentence() {
    constexpr double kWorthATalk = 1.1;
    const AdvisorProject* heaviest = nullptr;
    for (const AdvisorProject& project : values_.projects) {
      if (project.agreed.kind == Kind::own || project.agreed.load.value_or(0) < kWorthATalk) { continue; }
      if (heaviest == nullptr || *project.agreed.load > *heaviest->agreed.load) { heaviest = &project; }
    }
    if (heaviest == nullptr) { return; }
    const AgreedProject& project = heaviest->agreed;
    const Msg pattern = heaviest->deadline ? msg::report_sentence_deadline : msg::report_sentence;
    Paragraph sentence;
    sentence.small = true;
    sentence.text = say({pattern,
                         {{"days", shown(days_cell(values_.days.count()), lang_)},
                          {"project", project.name},
                          {"share", percent(project.agreed_share.value_or(0))},
                          {"expected", decimal_hours(project.expected.value_or(Seconds{0}))},
                          {"actual", decimal_hours(project.actual)},
                          {"load", fmt::format("{:.2f}", *project.load)},
                          {"deadline", heaviest->deadline ? shown(short_day_cell(*heaviest->deadline), lang_) : ""}}});
    add(Section::sentence, kAid, std::move(sentence));
  }

  void add_next_meeting() {
    Paragraph next;
    next.label = say(msg::report_next_meeting);
    next.day = values_.meeting.next;
    if (next.day) { next.text = long_day(*next.day, lang_); }
    next.small = true;
    add("next_meeting", "", 0, std::move(next));
  }

  const AdvisorValues& values_;
  const Sections& sections_;
  Lang lang_;
  Page page_;
};

}  // namespace

Page advisor_page(const AdvisorValues& values, const Sections& sections, Lang lang) {
  return AdvisorPage{values, sections, lang}.make();
}

}  // namespace labclock::reports
