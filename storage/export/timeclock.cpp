#include <fmt/format.h>

#include "storage/export/writer.hpp"

namespace labclock::storage {
namespace {

std::string reading(LocalTime local) {
  const Day day = date::floor<Days>(local);
  const Ymd date = ymd(day);
  const auto clock = (local - LocalTime{day}).count();
  return fmt::format("{:04}/{:02}/{:02} {:02}:{:02}:{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock / 3600,
                     clock / 60 % 60, clock % 60);
}

/// A name in which no two blanks follow each other: those would end it.
std::string account_of(const ExportRow& row) {
  if (row.project == nullptr) { return std::string{key_of(Kind::unassigned)}; }
  std::string account;
  for (const char c : one_line(row.project->name)) {
    if (c != ' ' || !account.ends_with(' ')) { account += c; }
  }
  return account;
}

std::string payee_of(const ExportRow& row) {
  std::string payee = one_line(row.facts.activity);
  const std::string note = one_line(row.facts.note);
  if (!payee.empty() && !note.empty()) { payee += ": "; }
  return payee + note;
}

class Timeclock : public ExportFormat {
 public:
  explicit Timeclock(ZoneFinder& zones) : zones_(zones) {}

  bool session(const ExportRow& row, Out& out) override {
    // A zone that this computer does not know is written in UTC: the lengths stay true.
    const Result<const Zone*> found = zones_.find(row.facts.zone);
    const Zone& zone = found ? **found : utc_;
    const std::string account = account_of(row);
    const std::string payee = payee_of(row);
    const std::string what = payee.empty() ? account : account + "  " + payee;
    if (!row.end) {
      out.put(fmt::format("i {} {}\n", reading(zone.local(row.start)), what));
      return true;
    }
    Instant from = row.start;
    const auto piece = [&](Instant to) {
      if (from == to) { return; }
      const Seconds offset = zone.offset_at(from);
      out.put(fmt::format("i {} {}\no {}\n", reading(LocalTime{from.time_since_epoch() + offset}), what,
                          reading(LocalTime{to.time_since_epoch() + offset})));
      from = to;
    };
    for (const ZoneTransition& change : zone.transitions({row.start, *row.end})) { piece(change.from); }
    piece(*row.end);
    return true;
  }

 private:
  ZoneFinder& zones_;
  Zone utc_;
};

}  // namespace

std::unique_ptr<ExportFormat> timeclock_format(ZoneFinder& zones) {
  return std::make_unique<Timeclock>(zones);
}

}  // namespace labclock::storage
