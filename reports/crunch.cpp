#include "reports/crunch.hpp"

#include <nlohmann/json.hpp>

#include "reports/tally.hpp"
#include "src/words.hpp"

namespace labclock::reports {

Result<std::vector<Payback>> paybacks_of(Books& books, const std::vector<Crunch>& crunches) {
  const Day today = books.today();
  if (crunches.empty() || crunches.front().days.first > today) { return paybacks(crunches, {}, today); }
  Result<std::vector<DaySums>> sums = days_of(books, {crunches.front().days.first, today});
  if (!sums) { return sums.error(); }
  std::vector<CrunchDay> days;
  days.reserve(sums->size());
  for (const DaySums& day : *sums) {
    days.push_back({day.date, day.sums.total, day.sums.off_hours, books.almanac.rules().day_hours.on(day.date)});
  }
  return paybacks(crunches, days, today);
}

nlohmann::ordered_json crunch_json(const Payback& account) {
  using Json = nlohmann::ordered_json;
  const Crunch& crunch = account.crunch;
  return {{"id", crunch.id.value},
          {"uuid", to_string(crunch.uuid)},
          {"from", iso_day(crunch.days.first)},
          {"to", iso_day(crunch.days.last)},
          {"reason", crunch.reason},
          {"off_hours_s", account.off_hours.count()},
          {"payback_due_s", account.due ? Json(account.due->count()) : Json(nullptr)},
          {"payback_paid_s", account.paid.count()},
          {"payback_left_s", account.due ? Json(account.left().count()) : Json(nullptr)}};
}

}  // namespace labclock::reports
