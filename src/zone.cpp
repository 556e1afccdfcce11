#include "src/zone.hpp"

#include <algorithm>
#include <utility>

#include "src/msg/times.hpp"
#include "src/zone_file.hpp"
#include "src/zone_rule.hpp"

namespace labclock {
namespace {

// Times beyond these are as good as never; they leave room for offsets to be added.
constexpr std::int64_t kBeginning = -(std::int64_t{1} << 61);
constexpr std::int64_t kForever = std::int64_t{1} << 61;
constexpr std::int64_t kWidest = std::int64_t{1} << 60;

// A rule is written out up to 2201-01-01, past the last instant a person may enter (kLatest), and where a
// file has nothing but a rule, from 1800-01-01 on.
constexpr std::int64_t kTableEnd = 7289654400;
constexpr std::int64_t kTableBegin = -5364662400;

constexpr Seconds kEastmost{zone_file::kEastmost};
constexpr Seconds kWestmost{zone_file::kWestmost};

Instant instant_within(std::int64_t t) {
  return instant_of(std::clamp(t, -kWidest, kWidest));
}

/// Starts and offsets in the making: only real changes, each instant once.
struct Table {
  std::vector<std::int64_t> starts;
  std::vector<std::int32_t> offsets;

  void add(std::int64_t at, std::int32_t offset) {
    if (!starts.empty() && starts.back() == at) {
      starts.pop_back();
      offsets.pop_back();
    }
    if (!offsets.empty() && offsets.back() == offset) { return; }
    starts.push_back(at);
    offsets.push_back(offset);
  }
};

/// The file's own transitions. One before the beginning of time says what held from there on.
void add_transitions(Table& table, const zone_file::Content& content) {
  table.add(kBeginning, content.first_offset);
  for (const zone_file::Transition& transition : content.transitions) {
    if (transition.at > kWidest) { break; }
    table.add(transition.at < -kWidest ? kBeginning : transition.at, transition.offset);
  }
}

/// The rule's changes from `from` (what holds there included) up to the end of the table.
void add_rule(Table& table, const ZoneFooter& rule, std::int64_t from) {
  if (from >= kTableEnd) { return; }
  table.add(from, zone_rule::in_force(rule, from).offset);
  const int first = zone_rule::year_of(from) - 1;
  const int last = zone_rule::year_of(kTableEnd);
  std::vector<zone_rule::Change> changes;
  changes.reserve(2 * static_cast<std::size_t>(last - first + 1));
  for (int year = first; year <= last; ++year) { zone_rule::add_year(changes, rule, year); }
  for (const zone_rule::Change& change : changes) {
    if (change.at > from && change.at < kTableEnd) { table.add(change.at, change.offset); }
  }
}

}  // namespace

Zone::Zone(std::string name, Seconds offset)
    : name_(std::move(name)), starts_{kBeginning}, offsets_{static_cast<std::int32_t>(offset.count())} {}

Result<Zone> Zone::parse(std::string name, std::string_view tzif) {
  zone_file::Content content;
  switch (zone_file::read(tzif, content)) {
    case zone_file::Verdict::good:
      break;
    case zone_file::Verdict::malformed:
      return refuse(ErrorKind::storage, "bad_zone", {msg::zone_bad, {{"zone", name}}}, msg::zone_bad_hint);
    case zone_file::Verdict::leap_seconds:
      return refuse(ErrorKind::storage, "bad_zone", {msg::zone_leap, {{"zone", name}}}, msg::zone_bad_hint);
  }

  Zone zone(std::move(name));
  Table table;
  table.starts.reserve(content.transitions.size() + 512);
  table.offsets.reserve(content.transitions.size() + 512);
  const std::int64_t last = content.transitions.empty() ? kBeginning : std::min(content.transitions.back().at, kWidest);
  if (content.footer && content.footer->daylight && content.footer->daylight->offset != content.footer->standard) {
    const bool eternal = last < kTableBegin;  // nothing but a rule, as far as a person's dates go
    zone.rule_ = content.footer;
    zone.rule_until_ = eternal ? kTableBegin : kBeginning;
    zone.rule_from_ = std::max(kTableEnd, last);
    if (!eternal) { add_transitions(table, content); }
    add_rule(table, *zone.rule_, eternal ? kTableBegin : last);
  } else {
    add_transitions(table, content);
    if (content.footer) {
      table.add(last < -kWidest ? kBeginning : last, static_cast<std::int32_t>(content.footer->standard.count()));
    }
  }
  zone.starts_ = std::move(table.starts);
  zone.offsets_ = std::move(table.offsets);
  return zone;
}

std::size_t Zone::index_at(std::int64_t t) const {
  // Halving without a branch that depends on the data: the processor cannot guess it anyway.
  const std::int64_t* first = starts_.data();
  std::size_t count = starts_.size();
  while (count > 1) {
    const std::size_t half = count / 2;
    first = first[half] <= t ? first + half : first;
    count -= half;
  }
  return static_cast<std::size_t>(first - starts_.data());
}

Seconds Zone::offset_at(Instant t) const {
  const std::int64_t at = unix_seconds(t);
  if (asks_rule(at)) { return piece_at(t).offset; }
  return Seconds{offsets_[index_at(at)]};
}

Zone::Piece Zone::piece_at(Instant t) const {
  const std::int64_t at = unix_seconds(t);
  if (asks_rule(at)) {
    const zone_rule::InForce now = zone_rule::in_force(*rule_, at);
    const std::int64_t end = at < rule_until_ ? std::min(now.until, rule_until_) : now.until;
    return {instant_of(end), Seconds{now.offset}};
  }
  const std::size_t index = index_at(at);
  const std::int64_t table_end = rule_ ? rule_from_ : kForever;
  return {instant_of(index + 1 < starts_.size() ? starts_[index + 1] : table_end), Seconds{offsets_[index]}};
}

Instant Zone::boundary(LocalTime local) const {
  // A reading of `local` can only lie between the offsets of the two edges of the Earth. The walk passes
  // every piece whose last reading is still before it.
  const Instant naive = instant_within(local.time_since_epoch().count());
  Instant begin = naive - kEastmost;
  Piece piece = piece_at(begin);
  while (piece.end + piece.offset <= naive) {
    begin = piece.end;
    piece = piece_at(begin);
  }
  return std::max(begin, naive - piece.offset);
}

LocalMeaning Zone::meaning(LocalTime local) const {
  const Instant naive = instant_within(local.time_since_epoch().count());
  const Instant last = naive - kWestmost;
  LocalMeaning meaning;
  int times = 0;
  for (Instant begin = naive - kEastmost; begin <= last && times < 2;) {
    const Piece piece = piece_at(begin);
    const Instant candidate = naive - piece.offset;
    if (begin <= candidate && candidate < piece.end) {
      (times == 0 ? meaning.first : meaning.second) = candidate;
      ++times;
    }
    begin = piece.end;
  }
  if (times > 0) {
    meaning.kind = times == 2 ? LocalMeaning::Kind::fold : LocalMeaning::Kind::unique;
    if (times == 1) { meaning.second = meaning.first; }
    return meaning;
  }
  meaning.kind = LocalMeaning::Kind::gap;
  meaning.first = meaning.second = boundary(local);
  meaning.before_gap = LocalTime{meaning.first.time_since_epoch() + offset_at(meaning.first - Seconds{1})};
  meaning.after_gap = LocalTime{meaning.first.time_since_epoch() + offset_at(meaning.first)};
  return meaning;
}

std::vector<ZoneTransition> Zone::transitions(Span span) const {
  std::vector<ZoneTransition> found;
  if (span.start >= span.end) { return found; }
  Piece piece = piece_at(instant_within(unix_seconds(span.start) - 1));
  const Instant limit = instant_within(unix_seconds(span.end));
  while (piece.end < limit) {
    const Piece next = piece_at(piece.end);
    if (next.offset != piece.offset) { found.push_back({piece.end, next.offset}); }
    piece = {next.end, next.offset};
  }
  return found;
}

bool plausible_zone_name(std::string_view name) {
  if (name.empty() || name.size() > 64) { return false; }
  std::size_t begin = 0;
  while (begin <= name.size()) {
    const std::size_t slash = std::min(name.find('/', begin), name.size());
    const std::string_view part = name.substr(begin, slash - begin);
    const auto fits = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-' ||
             c == '_' || c == '.';
    };
    if (part.empty() || part.front() == '.' || part.back() == '.' || part.front() == '-') { return false; }
    if (!std::all_of(part.begin(), part.end(), fits) || part.find("..") != std::string_view::npos) { return false; }
    begin = slash + 1;
  }
  return true;
}

}  // namespace labclock
