#include "storage/import/toggl.hpp"

#include <array>
#include <cstdlib>

#include "src/format.hpp"
#include "src/msg/import.hpp"
#include "src/words.hpp"
#include "storage/import/csv_header.hpp"
#include "storage/import/csv_reader.hpp"
#include "storage/import/instants.hpp"
#include "storage/import/look.hpp"

namespace labclock::storage {
namespace {

enum Column : std::size_t {
  user,
  email,
  project,
  task,
  description,
  start_date,
  start_time,
  end_date,
  end_time,
  stop_date,
  stop_time,
  duration,
  tags
};

constexpr auto kColumns = std::to_array<CsvColumn>({{"user"},
                                                    {"email"},
                                                    {"project"},
                                                    {"task"},
                                                    {"description"},
                                                    {"start date", true},
                                                    {"start time", true},
                                                    {"end date"},
                                                    {"end time"},
                                                    {"stop date"},
                                                    {"stop time"},
                                                    {"duration"},
                                                    {"tags"}});

/// Why a row cannot be read; `whole_file` where no other row could be either.
struct Trouble {
  Phrase reason;
  bool whole_file = false;
};

/// A local reading with what it means in the zone.
struct Reading {
  LocalTime local;
  bool has_seconds = false;
  LocalMeaning meaning;
};

class TogglReader {
 public:
  TogglReader(Input& input, const Zone& zone, const CsvHeader& header, CsvReader& reader)
      : input_(input), zone_(zone), header_(header), reader_(reader) {}

  Result<void> read_all();

 private:
  [[nodiscard]] std::string_view cell(Column column) const { return header_.cell(reader_.cells(), column); }
  [[nodiscard]] std::string_view end_cell(Column column, Column other) const {
    return cell(column).empty() ? cell(other) : cell(column);
  }
  std::optional<Trouble> fill();
  std::optional<Trouble> check_person();
  std::optional<Trouble> read_local(std::string_view date, std::string_view time, Reading& out) const;
  std::optional<Trouble> settle(const Reading& begin, const Reading& end);
  void split_tags();

  Input& input_;
  const Zone& zone_;
  const CsvHeader& header_;
  CsvReader& reader_;
  ForeignSession session_;
  std::optional<std::string> person_;
};

std::optional<Trouble> TogglReader::check_person() {
  const std::string_view person = cell(email).empty() ? cell(user) : cell(email);
  if (!person_) { person_ = std::string(person); }
  if (*person_ == person) { return std::nullopt; }
  return Trouble{{msg::import_toggl_person, {{"first", quoted_cell(*person_)}, {"second", quoted_cell(person)}}},
                 false};
}

std::optional<Trouble> TogglReader::read_local(std::string_view date, std::string_view time, Reading& out) const {
  const ForeignDate day = foreign_date(date);
  if (day.form == DateForm::ambiguous) {
    return Trouble{{msg::import_ambiguous_date, {{"text", quoted_cell(date)}}}, true};
  }
  if (day.form == DateForm::none) { return Trouble{{msg::import_bad_date, {{"text", quoted_cell(date)}}}, false}; }
  const auto clock = foreign_clock(time);
  if (!clock) { return Trouble{{msg::import_bad_clock, {{"text", quoted_cell(time)}}}, false}; }
  out.local = LocalTime{day.day} + clock->clock;
  out.has_seconds = clock->has_seconds;
  out.meaning = zone_.meaning(out.local);
  if (out.meaning.kind != LocalMeaning::Kind::gap) { return std::nullopt; }
  const auto clock_of = [](LocalTime local) { return clock_text(Instant{local.time_since_epoch()}, Zone{}); };
  return Trouble{{msg::import_gap,
                  {{"time", clock_of(out.local)},
                   {"day", iso_day(day.day)},
                   {"zone", zone_.name()},
                   {"before", clock_of(out.meaning.before_gap)},
                   {"after", clock_of(out.meaning.after_gap)}}},
                 false};
}

/// Which instants the two readings are: the only ones, those the duration asks for, or the first.
std::optional<Trouble> TogglReader::settle(const Reading& begin, const Reading& end) {
  const auto told = foreign_duration(cell(duration));
  // Times without seconds are cut to the minute, so their distance may be off by less than one.
  const Seconds slack = begin.has_seconds && end.has_seconds ? Seconds{0} : Seconds{59};
  const auto fit = [&](Instant s, Instant e) {
    return told ? std::abs((e - s - *told).count()) <= slack.count() : e > s;
  };
  int fits = 0;
  for (const Instant s : {begin.meaning.first, begin.meaning.second}) {
    for (const Instant e : {end.meaning.first, end.meaning.second}) {
      const bool same = fits > 0 && s == session_.start && e == session_.end;
      if (same || !fit(s, e) || fits++ > 0) { continue; }
      session_.start = s;
      session_.end = e;
    }
  }
  const bool twice = begin.meaning.kind == LocalMeaning::Kind::fold || end.meaning.kind == LocalMeaning::Kind::fold;
  if (fits == 0) {
    session_.start = begin.meaning.first;
    session_.end = end.meaning.first;
    if (told) {
      return Trouble{{msg::import_toggl_duration,
                      {{"told", quoted_cell(cell(duration))}, {"is", duration_words(*session_.end - session_.start)}}},
                     false};
    }
  }
  if (twice && (fits != 1 || !told)) {
    const Reading& which = begin.meaning.kind == LocalMeaning::Kind::fold ? begin : end;
    input_.sink().remark(
        input_.name(), session_.line,
        {msg::import_fold_first,
         {{"time", date_clock(Instant{which.local.time_since_epoch()}, Zone{})}, {"zone", zone_.name()}}});
  }
  return std::nullopt;
}

void TogglReader::split_tags() {
  session_.tags.clear();
  std::string_view rest = cell(tags);
  while (!rest.empty()) {
    const std::size_t comma = rest.find(',');
    std::string_view tag = rest.substr(0, comma);
    rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
    while (tag.starts_with(' ')) { tag.remove_prefix(1); }
    while (tag.ends_with(' ')) { tag.remove_suffix(1); }
    if (!tag.empty()) { session_.tags.emplace_back(tag); }
  }
}

std::optional<Trouble> TogglReader::fill() {
  if (auto reason = wrong_cells(reader_.cells(), header_)) { return Trouble{std::move(*reason), false}; }
  if (auto trouble = check_person()) { return trouble; }
  Reading begin;
  Reading end;
  if (auto trouble = read_local(cell(start_date), cell(start_time), begin)) { return trouble; }
  if (auto trouble = read_local(end_cell(end_date, stop_date), end_cell(end_time, stop_time), end)) { return trouble; }
  if (auto trouble = settle(begin, end)) { return trouble; }
  session_.project = cell(project);
  session_.activity = cell(task);
  session_.note = cell(description);
  split_tags();
  // The readings and not the instants, so that the same report is known again in another zone.
  session_.key =
      rfc3339(Instant{begin.local.time_since_epoch()}) + '|' + rfc3339(Instant{end.local.time_since_epoch()});
  session_.key.append("|").append(session_.project).append("|").append(session_.note);
  return std::nullopt;
}

Result<void> TogglReader::read_all() {
  session_.file = input_.name();
  for (;;) {
    const CsvStep step = reader_.next();
    if (step == CsvStep::end) { return input_.outcome(reader_.line()); }
    session_.line = reader_.line();
    const auto trouble = step == CsvStep::bad ? Trouble{reader_.reason(), false} : fill();
    if (trouble && trouble->whole_file) {
      Phrase message{msg::import_bad_line, {{"file", input_.name()}, {"line", std::to_string(session_.line)}}};
      message.args.emplace_back("reason", std::string{name_of(trouble->reason.msg)});
      message.args.insert(message.args.end(), trouble->reason.args.begin(), trouble->reason.args.end());
      return refuse(ErrorKind::refused, "ambiguous_date", std::move(message), Phrase{msg::import_ambiguous_date_hint});
    }
    const bool go_on = trouble ? input_.sink().bad_line(input_.name(), session_.line, trouble->reason)
                               : input_.sink().session(session_);
    if (!go_on) { return {}; }
  }
}

}  // namespace

Result<void> read_toggl(Input& input, const Zone& zone) {
  const Look look = look_at(input.head());
  if (const Result<void> readable = input.outcome(1); !readable) { return readable; }
  if (look != Look::csv_toggl && look != Look::csv_own && look != Look::text) {
    return wrong_format(input.name(), "toggl", look);
  }
  CsvReader reader(input);
  if (reader.next() != CsvStep::record) {
    const Result<void> readable = input.outcome(1);
    return readable ? wrong_format(input.name(), "toggl", look) : readable;
  }
  if (look == Look::csv_own) { return wrong_format(input.name(), "toggl", look); }
  const Result<CsvHeader> header = CsvHeader::read(input, reader, kColumns, false);
  if (!header) { return header.error(); }
  return TogglReader(input, zone, *header, reader).read_all();
}

}  // namespace labclock::storage
