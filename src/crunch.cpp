#include "src/crunch.hpp"

#include <algorithm>

namespace labclock {

const Crunch* crunch_on(const std::vector<Crunch>& crunches, Day day) {
  for (const Crunch& crunch : crunches) {
    if (crunch.days.contains(day)) { return &crunch; }
  }
  return nullptr;
}

std::vector<Payback> paybacks(const std::vector<Crunch>& crunches, const std::vector<CrunchDay>& days, Day today) {
  std::vector<Payback> accounts;
  for (const Crunch& crunch : crunches) {
    Payback account;
    account.crunch = crunch;
    for (const CrunchDay& day : days) {
      if (crunch.days.contains(day.day)) { account.off_hours += day.off_hours; }
    }
    if (crunch.days.last < today) { account.due = account.off_hours; }
    accounts.push_back(std::move(account));
  }
  for (const CrunchDay& day : days) {
    if (day.day >= today) { continue; }
    Seconds free = std::max(Seconds{0}, day.day_hours - day.worked);
    for (Payback& account : accounts) {
      if (!account.due || account.crunch.days.last >= day.day) { continue; }
      const Seconds pays = std::min(free, account.left());
      account.paid += pays;
      free -= pays;
    }
  }
  return accounts;
}

}  // namespace labclock
