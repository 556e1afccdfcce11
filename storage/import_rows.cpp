#include <algorithm>
#include <array>
#include <cstring>
#include <type_traits>

#include "src/msg/import.hpp"
#include "src/utf8.hpp"
#include "src/words.hpp"
#include "storage/internal/import_rows.hpp"

namespace labclock::storage {
namespace {

constexpr std::int64_t kHalf = 1'000'000;
constexpr std::size_t kBlock = 1U << 20U;

/// Trimmed and composed, in place; false where it holds a zero byte.
bool clean(std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) {
    text.clear();
    return true;
  }
  text.erase(text.find_last_not_of(" \t\r\n") + 1);
  text.erase(0, first);
  unsigned char all = 0;
  for (const char c : text) { all = static_cast<unsigned char>(all | static_cast<unsigned char>(c)); }
  if (std::memchr(text.data(), 0, text.size()) != nullptr) { return false; }
  if (all < 0x80) { return true; }
  std::optional<std::string> composed = nfc(text);
  if (!composed) { return false; }
  text = std::move(*composed);
  return true;
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

template <class Value>
char* put_value(char* at, const Value& value) {
  static_assert(std::is_trivially_copyable_v<Value>);
  std::memcpy(at, &value, sizeof value);
  return at + sizeof value;
}
char* put_text(char* at, std::string_view text) {
  if (!text.empty()) { std::memcpy(at, text.data(), text.size()); }
  return at + text.size();
}

std::size_t size_of_head(const ImportRow& row) {
  return (row.has_uuid ? sizeof(Uuid) : 0) + (row.has_own ? sizeof(ImportOwnFacts) : 0);
}

}  // namespace

char* TextArena::take(std::size_t size) {
  if (left_ < size) {
    const std::size_t block = std::max(size, kBlock);
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(block));
    at_ = blocks_.back().get();
    left_ = block;
  }
  char* const taken = at_;
  at_ += size;
  left_ -= size;
  size_ += size;
  return taken;
}

Error bad_line_error(const std::string& file, std::int64_t line, const Phrase& reason) {
  Phrase message{msg::import_bad_line, {{"file", file}, {"line", std::to_string(line)}}};
  message.args.emplace_back("reason", std::string{name_of(reason.msg)});
  message.args.insert(message.args.end(), reason.args.begin(), reason.args.end());
  return refuse(ErrorKind::refused, "bad_line", std::move(message), Phrase{msg::import_bad_line_hint});
}

Error cancelled_import() {
  return refuse(ErrorKind::cancelled, "cancelled", msg::import_cancelled);
}

bool step_of_writing(Progress& progress, std::size_t done, std::size_t total) {
  const auto part = total == 0 ? 1.0 : static_cast<double>(done) / static_cast<double>(total);
  return progress.step(kHalf + static_cast<std::int64_t>(part * static_cast<double>(kHalf)), 2 * kHalf);
}

ImportRows::ImportRows(const ImportRequest& request, std::map<std::string, std::string> mapped, KnownProjects known,
                       ZoneFinder& zones, Instant now, ImportReport& report, Progress& progress)
    : request_(request),
      mapped_(std::move(mapped)),
      known_(std::move(known)),
      zones_(zones),
      now_(now),
      report_(report),
      progress_(progress) {}

void ImportRows::begin_file(std::int64_t before, std::int64_t total) {
  constexpr std::int64_t kShortestRow = 40;  // in bytes; memory that is not touched costs nothing
  before_ = before;
  total_ = total;
  rows_.reserve(std::min(kMostImportRows, static_cast<std::size_t>(std::max<std::int64_t>(0, total / kShortestRow))));
}

bool ImportRows::fail(Error error) {
  if (!error_) { error_ = std::move(error); }
  return false;
}

bool ImportRows::consumed(std::int64_t bytes) {
  std::int64_t done = kHalf;  // where the size is not known, as of a pipe, there is no telling how far it is
  if (total_ > 0) {
    const double part = static_cast<double>(before_ + bytes) / static_cast<double>(total_);
    done = std::min(kHalf, static_cast<std::int64_t>(part * static_cast<double>(kHalf)));
  }
  const bool go_on = total_ > 0 ? progress_.step(done, 2 * kHalf) : progress_.step(bytes, 0);
  return go_on || fail(cancelled_import());
}

void ImportRows::list(const std::string& file, std::int64_t line, Phrase reason) {
  if (report_.left_out.size() < ImportReport::kListed) {
    report_.left_out.push_back({file, line, std::move(reason)});
  } else {
    ++report_.unlisted;
  }
}

void ImportRows::refuse_row(const ImportRow& row, Phrase reason) {
  ++report_.refused;
  list(file(row), row.line, std::move(reason));
}

bool ImportRows::bad_line(const std::string& file, std::int64_t line, const Phrase& reason) {
  if (!request_.skip_bad) { return fail(bad_line_error(file, line, reason)); }
  ++report_.read;
  ++report_.refused;
  list(file, line, reason);
  return true;
}

void ImportRows::remark(const std::string& file, std::int64_t line, const Phrase& reason) {
  if (report_.remarks.size() < ImportReport::kListed) { report_.remarks.push_back({file, line, reason}); }
}

bool ImportRows::session(ForeignSession& session) {
  std::uint16_t zone = 0;
  std::uint32_t project = ImportRow::kNoProject;
  auto reason = check(session);
  if (!reason) { reason = find_zone(session.zone.empty() ? request_.zone : session.zone, zone); }
  if (!reason) { reason = find_project(session, project); }
  if (reason) { return bad_line(session.file, session.line, *reason); }
  ++report_.read;
  if (session.end == session.start) {
    ++report_.refused;
    list(session.file, session.line, msg::import_zero);
    return true;
  }
  if (session.end) { report_.time_read += *session.end - session.start; }
  return keep(session, zone, project);
}

std::optional<Phrase> ImportRows::check(ForeignSession& session) {
  if (auto reason = check_times(session)) { return reason; }
  if (!session.tags.empty() || !mapped_.empty()) { settle_tags(session); }
  const bool kept = clean(session.project) && clean(session.activity) && clean(session.note) &&
                    session.key.find('\0') == std::string::npos && !has_control(session.project);
  if (!kept) { return Phrase{msg::import_control}; }
  return std::nullopt;
}

std::optional<Phrase> ImportRows::check_times(const ForeignSession& session) const {
  const auto outside = [](Instant t) { return t < kEarliest || t > kLatest; };
  if (outside(session.start) || (session.end && outside(*session.end))) { return Phrase{msg::import_time_range}; }
  if (session.end && *session.end < session.start) {
    return Phrase{msg::import_reversed, {{"start", rfc3339(session.start)}, {"end", rfc3339(*session.end)}}};
  }
  const Instant last = session.end.value_or(session.start);
  if (last > now_) { return Phrase{msg::import_in_future, {{"when", rfc3339(last)}}}; }
  return std::nullopt;
}

std::optional<Phrase> ImportRows::find_zone(std::string_view name, std::uint16_t& index) {
  for (std::size_t i = 0; i < zone_names_.size(); ++i) {
    if (zone_names_[i] != name) { continue; }
    index = static_cast<std::uint16_t>(i);  // the zones of one person's work are few
    return std::nullopt;
  }
  constexpr std::size_t kShown = 60;
  if (zone_names_.size() >= UINT16_MAX || !zones_.find(name).ok()) {
    return Phrase{msg::import_bad_zone, {{"text", printable(name.substr(0, kShown))}}};
  }
  index = static_cast<std::uint16_t>(zone_names_.size());
  zone_names_.emplace_back(name);
  return std::nullopt;
}

const ImportRows::TagRole& ImportRows::role_of(const std::string& tag) {
  const auto known = tag_roles_.find(tag);
  if (known != tag_roles_.end()) { return known->second; }
  std::string cleaned = tag;
  TagRole role;
  if (clean(cleaned)) {
    const std::string key = fold_key(cleaned);
    const auto mapped = mapped_.find(key);
    if (mapped != mapped_.end()) { role.mapped = &mapped->second; }
    role.is_project = known_.names.contains(key);
  }
  return tag_roles_.emplace(tag, role).first->second;
}

/// The project is the first name that --map knows; else the one that the file tells; else the first tag
/// that names a project; else the first tag. The other names are not lost: they join the activity.
void ImportRows::settle_tags(ForeignSession& session) {
  std::vector<std::string> names;
  if (!session.project.empty()) { names.push_back(std::move(session.project)); }
  const bool has_project = !names.empty();
  names.insert(names.end(), session.tags.begin(), session.tags.end());
  if (names.empty()) { return; }
  const auto first_with = [&](auto says) { return std::find_if(names.begin(), names.end(), says); };
  auto chosen = first_with([&](const std::string& name) { return role_of(name).mapped != nullptr; });
  const bool mapped = chosen != names.end();
  if (!mapped) {
    chosen =
        has_project ? names.begin() : first_with([&](const std::string& name) { return role_of(name).is_project; });
    if (chosen == names.end()) { chosen = names.begin(); }
  }
  session.project = mapped ? *role_of(*chosen).mapped : *chosen;
  for (auto name = names.begin(); name != names.end(); ++name) {
    if (name == chosen || *name == session.project) { continue; }
    if (!session.activity.empty()) { session.activity += ", "; }
    session.activity += *name;
  }
}

std::uint32_t ImportRows::project_index(std::string_view name) {
  if (const auto known = project_names_.find(name); known != project_names_.end()) { return known->second; }
  std::string key = fold_key(name);
  auto found = project_keys_.find(key);
  if (found == project_keys_.end()) {
    found = project_keys_.emplace(key, static_cast<std::uint32_t>(projects_.size())).first;
    projects_.push_back({std::string{name}, std::move(key), std::nullopt, {}, 0});
  }
  return project_names_.emplace(std::string{name}, found->second).first->second;
}

void ImportRows::rename_project(std::string_view from, std::string_view to) {
  const auto found = project_keys_.find(fold_key(from));
  if (found == project_keys_.end()) { return; }
  projects_[found->second].name = to;
  projects_[found->second].key = fold_key(to);
}

std::optional<Phrase> ImportRows::find_project(ForeignSession& session, std::uint32_t& index) {
  if (session.project.empty()) { return std::nullopt; }
  index = project_index(session.project);
  ImportProject& project = projects_[index];
  if (project.file.empty()) {
    project.file = session.file;
    project.line = session.line;
  }
  if (!session.kind || *session.kind == Kind::unassigned) { return std::nullopt; }
  if (project.kind && *project.kind != *session.kind) {
    return Phrase{msg::import_kind_twice,
                  {{"project", printable(project.name)},
                   {"kind", std::string{key_of(*session.kind)}},
                   {"first", std::string{key_of(*project.kind)}}}};
  }
  project.kind = session.kind;
  return std::nullopt;
}

std::uint16_t ImportRows::file_index(const std::string& file) {
  if (files_.empty() || files_.back() != file) { files_.push_back(file); }
  return static_cast<std::uint16_t>(files_.size() - 1);
}

std::uint32_t ImportRows::source_index(const std::string& source) {
  const auto found = std::find(sources_.begin(), sources_.end(), source);
  const auto index = static_cast<std::uint32_t>(found - sources_.begin());
  if (found == sources_.end()) { sources_.push_back(source); }
  return index + 1;
}

bool ImportRows::keep(const ForeignSession& session, std::uint16_t zone, std::uint32_t project) {
  constexpr std::size_t kMostFiles = UINT16_MAX;
  const auto most = [](std::size_t count) { return std::to_string(count); };
  if (rows_.size() >= kMostImportRows || files_.size() >= kMostFiles) {
    return fail(refuse(ErrorKind::refused, "too_large",
                       {msg::import_too_many, {{"file", session.file}, {"most", most(kMostImportRows)}}},
                       Phrase{msg::import_too_many_hint}));
  }
  ImportRow row;
  row.start = unix_seconds(session.start);
  row.end = session.end ? unix_seconds(*session.end) : ImportRow::kOpen;
  row.activity_size = static_cast<std::uint32_t>(session.activity.size());
  row.note_size = static_cast<std::uint32_t>(session.note.size());
  row.project = project;
  row.line = static_cast<std::uint32_t>(session.line);
  row.file = file_index(session.file);
  row.zone = zone;
  row.origin = session.origin.value_or(Origin::import);
  row.has_uuid = session.uuid.has_value();
  row.has_own = session.own.has_value();
  const bool sourced = session.own && !session.own->source.empty() && !session.own->source_key.empty();
  const std::string_view key = sourced ? session.own->source_key : session.key;
  row.key_size = static_cast<std::uint32_t>(key.size());

  char* at = texts_.take(size_of_head(row) + session.activity.size() + session.note.size() + key.size());
  row.text = at;
  if (session.uuid) { at = put_value(at, *session.uuid); }
  if (session.own) {
    ImportOwnFacts facts;
    facts.id = session.own->id.value;
    facts.changed_at = unix_seconds(session.own->changed_at.value_or(now_));
    facts.source = sourced ? source_index(session.own->source) : 0;
    facts.edited = session.own->edited ? 1 : 0;
    at = put_value(at, facts);
  }
  put_text(put_text(put_text(at, session.activity), session.note), key);
  rows_.push_back(row);
  if (texts_.size() <= kMostImportText) { return true; }
  return fail(refuse(ErrorKind::refused, "too_large",
                     {msg::import_too_much, {{"file", session.file}, {"most", most(kMostImportText >> 20U)}}},
                     Phrase{msg::import_too_many_hint}));
}

Uuid ImportRows::uuid(const ImportRow& row) const {
  Uuid uuid;
  if (row.has_uuid) { std::memcpy(uuid.bytes.data(), row.text, uuid.bytes.size()); }
  return uuid;
}

ImportOwnFacts ImportRows::own(const ImportRow& row) const {
  ImportOwnFacts facts;
  if (row.has_own) { std::memcpy(&facts, row.text + (row.has_uuid ? sizeof(Uuid) : 0), sizeof facts); }
  return facts;
}

std::string_view ImportRows::activity(const ImportRow& row) const {
  return {row.text + size_of_head(row), row.activity_size};
}

std::string_view ImportRows::note(const ImportRow& row) const {
  return {row.text + size_of_head(row) + row.activity_size, row.note_size};
}

std::string_view ImportRows::raw_key(const ImportRow& row) const {
  return {row.text + size_of_head(row) + row.activity_size + row.note_size, row.key_size};
}

std::string ImportRows::key(const ImportRow& row) const {
  std::string key = row.key_size == 0 ? to_string(uuid(row)) : std::string{raw_key(row)};
  if (row.repeat > 0) { key += '#' + std::to_string(row.repeat + 1); }
  return key;
}

const std::string& ImportRows::source(const ImportRow& row) const {
  const std::uint32_t source = own(row).source;
  return source == 0 ? request_.format : sources_[source - 1];
}

}  // namespace labclock::storage
