#pragma once
// The blocks of the advisor's page, each from the numbers it shows.
//
// What it is: content and words. What it is not: their order or which are chosen (reports/advisor_page.cpp).

#include <string>
#include <vector>

#include "reports/advisor.hpp"

namespace labclock::reports {

[[nodiscard]] TitleBlock advisor_title(const AdvisorValues& values, Lang lang);
[[nodiscard]] BigNumbers advisor_numbers(const AdvisorValues& values, Lang lang);
[[nodiscard]] Table advisor_table(const AdvisorValues& values, Lang lang);
[[nodiscard]] FigureBlock advisor_weekly(const AdvisorValues& values, Lang lang);
[[nodiscard]] FigureBlock advisor_shares(const AdvisorValues& values, Lang lang);
[[nodiscard]] FactBox advisor_box(const AdvisorValues& values, Lang lang);
[[nodiscard]] Table advisor_activities(const std::vector<ActivitySums>& activities, Seconds total, Lang lang);
[[nodiscard]] ListBlock advisor_list(Section which, const std::vector<std::string>& items, Lang lang);
[[nodiscard]] Table advisor_actions(const std::vector<AdvisorAction>& actions, Lang lang);
[[nodiscard]] std::vector<std::string> advisor_notes(const AdvisorValues& values, const Sections& sections, Lang lang);

}  // namespace labclock::reports
