#include "cli/record_words.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "src/format.hpp"
#include "src/msg/cli.hpp"
#include "src/msg/cli_records.hpp"
#include "src/msg/ledger.hpp"
#include "src/utf8.hpp"

namespace labclock::cli {
namespace {

template <std::size_t N, class Enum>
Msg nth(const std::array<Msg, N>& names, Enum value) {
  return names.at(static_cast<std::size_t>(value));
}

constexpr int kPerCent = 10'000;  // millionths in one per cent
constexpr std::size_t kDecimals = 4;

bool is_digits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

Result<storage::Ledger*> existing_ledger(Context& context) {
  Result<storage::Ledger*> book = context.ledger_if_any();
  if (!book || *book != nullptr) { return book; }
  Result<std::filesystem::path> file = context.database();
  if (!file) { return file.error(); }
  return refuse(ErrorKind::not_found, "no_database", {msg::ledger_no_database, {{"file", file->string()}}},
                Phrase{msg::ledger_no_database_hint});
}

Result<std::int64_t> row_number(std::string_view text, const Phrase& hint) {
  std::int64_t value = 0;
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (trouble != std::errc{} || end != text.data() + text.size() || value < 1) {
    return refuse(ErrorKind::usage, "bad_id", {msg::cmd_bad_number, {{"text", std::string(text)}}}, hint);
  }
  return value;
}

Error not_a_choice(std::string_view label, std::string_view typed, std::string_view choices) {
  return refuse(ErrorKind::usage, "bad_value",
                {msg::cli_bad_choice, {{"option", std::string(label)}, {"value", std::string(typed)}}},
                Phrase{msg::cli_bad_choice_hint, {{"choices", std::string(choices)}}});
}

Result<Day> coming_day(Context& context, std::string_view words) {
  Result<Day> day = context.day(words);
  Result<Day> today = context.today();
  if (!day || !today) { return day; }
  // A word without digits for a day of the last week is a weekday, unless it is yesterday's own name.
  const bool has_digits = words.find_first_of("0123456789") != std::string_view::npos;
  const std::string word = fold_key(words);
  const bool yesterday = word.find("yesterday") != std::string::npos || word.find("어제") != std::string::npos;
  if (has_digits || yesterday || *day >= *today || *today - *day >= Days{7}) { return day; }
  return *day + Days{7};
}

Result<int> parse_share(std::string_view text) {
  const Error bad = refuse(ErrorKind::usage, "bad_share", {msg::cmd_bad_share, {{"text", std::string(text)}}},
                           Phrase{msg::cmd_bad_share_hint});
  std::string_view rest = text;
  while (rest.starts_with(' ')) { rest.remove_prefix(1); }
  if (rest.ends_with('%')) { rest.remove_suffix(1); }
  while (rest.ends_with(' ')) { rest.remove_suffix(1); }
  const std::size_t point = rest.find('.');
  const std::string_view whole = rest.substr(0, point);
  std::string decimals(point == std::string_view::npos ? "" : rest.substr(point + 1));
  const bool shaped = !whole.empty() && whole.size() <= 3 && is_digits(whole) && is_digits(decimals) &&
                      decimals.size() <= kDecimals && (point == std::string_view::npos || !decimals.empty());
  if (!shaped) { return bad; }
  decimals.resize(kDecimals, '0');
  int per_cent = 0;
  int parts = 0;
  std::from_chars(whole.data(), whole.data() + whole.size(), per_cent);
  std::from_chars(decimals.data(), decimals.data() + decimals.size(), parts);
  const int ppm = per_cent * kPerCent + parts;
  return ppm <= 100 * kPerCent ? Result<int>(ppm) : Result<int>(bad);
}

std::string share_words(int share_ppm) {
  std::string text = fmt::format("{}.{:04}", share_ppm / kPerCent, share_ppm % kPerCent);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) { text.pop_back(); }
  return text + " %";
}

Cell project_cell(Context& context, const Project* project) {
  const Style& style = context.style();
  const Kind kind = project != nullptr ? project->kind : Kind::unassigned;
  Cell cell(std::string(solid_mark(style)), ink_of(kind));
  if (project != nullptr) {
    cell.add(" " + project->name, project->archived ? Ink::muted : Ink::plain);
  } else {
    cell.add(" " + context.words(msg::cli_without_project), Ink::muted);
  }
  return cell;
}

std::string shell_word(const std::string& text) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./,:@%+=";
  if (!text.empty() && text.find_first_not_of(kPlain) == std::string::npos) { return text; }
  std::string out = "'";
  for (const char c : text) { out += c == '\'' ? std::string("'\\''") : std::string(1, c); }
  return out + "'";
}

std::string size_words(std::int64_t bytes) {
  constexpr auto kUnits = std::to_array<std::string_view>({"B", "kB", "MB", "GB", "TB"});
  auto size = static_cast<double>(bytes);
  std::size_t unit = 0;
  while (size >= 999.5 && unit + 1 < kUnits.size()) {
    size /= 1000;
    ++unit;
  }
  if (unit == 0 || size >= 99.5) { return fmt::format("{:.0f} {}", size, kUnits.at(unit)); }
  return fmt::format("{:.1f} {}", size, kUnits.at(unit));
}

Msg name_of(Program program) {
  return nth(
      std::array{msg::cmd_program_other, msg::cmd_program_national, msg::cmd_program_industry, msg::cmd_program_other},
      program);
}
Msg name_of(Role role) {
  return nth(std::array{msg::cmd_role_member, msg::cmd_role_pi, msg::cmd_role_member}, role);
}
Msg name_of(DayOffType type) {
  return nth(std::array{msg::cmd_day_off_leave, msg::cmd_day_off_sick, msg::cmd_day_off_other}, type);
}
Msg name_of(DayHalf half) {
  return nth(std::array{msg::cmd_half_full, msg::cmd_half_am, msg::cmd_half_pm}, half);
}
Msg name_of(HolidayKind kind) {
  return nth(std::array{msg::cmd_holiday_public, msg::cmd_holiday_substitute, msg::cmd_holiday_election,
                        msg::cmd_holiday_temporary, msg::cmd_holiday_closure},
             kind);
}
Msg name_of(HolidayStatus status) {
  return nth(std::array{msg::cmd_holiday_official, msg::cmd_holiday_provisional, msg::cmd_holiday_user}, status);
}
Msg name_of(storage::MeetingNoteKind kind) {
  return nth(std::array{msg::cmd_note_done, msg::cmd_note_decision, msg::cmd_note_action}, kind);
}
Msg name_of(storage::AlertAnswer answer) {
  return nth(std::array{msg::cmd_answer_none, msg::cmd_answer_stop, msg::cmd_answer_snooze, msg::cmd_answer_continue},
             answer);
}
Msg name_of(storage::AlertReason reason) {
  return nth(std::array{msg::cmd_reason_other, msg::cmd_reason_deadline, msg::cmd_reason_experiment,
                        msg::cmd_reason_asked, msg::cmd_reason_choice, msg::cmd_reason_other},
             reason);
}
Msg name_of(storage::Severity severity) {
  return nth(std::array{msg::cmd_finding_ok, msg::cmd_finding_note, msg::cmd_finding_problem}, severity);
}

}  // namespace labclock::cli
