#include "cli/context.hpp"

#include <nlohmann/json.hpp>
#include <system_error>

#include "src/format.hpp"
#include "src/lang.hpp"
#include "src/msg/cli.hpp"
#include "src/utf8.hpp"
#include "storage/projects.hpp"
#include "storage/records.hpp"
#include "storage/sessions.hpp"

namespace labclock::cli {
namespace {

Style style_of(const Environment& environment, const Globals& globals) {
  TerminalFacts facts;
  facts.terminal = environment.out_terminal;
  facts.columns = environment.terminal_columns;
  facts.columns_variable = environment.columns;
  facts.term = environment.term;
  facts.colorterm = environment.colorterm;
  facts.colorfgbg = environment.colorfgbg;
  facts.no_color = environment.no_color;
  facts.lc_all = environment.lc_all;
  facts.lc_ctype = environment.lc_ctype;
  facts.lang = environment.lang;
  const std::string_view word = globals.color ? std::string_view(*globals.color) : "auto";
  return style_for(facts, word == "always"  ? ColorChoice::always
                          : word == "never" ? ColorChoice::never
                                            : ColorChoice::automatic);
}

}  // namespace

Lang language_of(const Environment& environment) {
  return lang_of_locale(environment.lc_all, environment.lc_messages, environment.lang);
}

Context::Context(const Environment& environment, const Globals& globals, Instant now, Output& out, Output& err)
    : environment_(environment),
      globals_(globals),
      now_(now),
      out_(out),
      err_(err),
      style_(style_of(environment, globals)),
      zones_(environment.zone_folder) {
  if (globals.lang) { lang_ = lang_from(*globals.lang); }
  if (!lang_) { lang_ = lang_from(environment.labclock_lang); }
}

Context::~Context() = default;

std::optional<Lang> Context::configured_lang() {
  Result<storage::Ledger*> book = ledger_if_any();
  if (!book || *book == nullptr) { return std::nullopt; }
  Result<std::optional<std::string>> value = storage::get_setting(**book, "language", Day{});
  return value && *value ? lang_from(**value) : std::nullopt;
}

Lang Context::lang() {
  if (!lang_) {
    lang_ = language_of(environment_);  // what holds while the setting is being read
    if (const std::optional<Lang> configured = configured_lang()) { lang_ = configured; }
  }
  return *lang_;
}

// The data ------------------------------------------------------------------------------------------------

Result<std::filesystem::path> Context::database() const {
  return storage::database_path(
      {globals_.db.value_or(""), environment_.labclock_db, environment_.xdg_data_home, environment_.home});
}

Result<storage::Ledger*> Context::ledger() {
  if (ledger_) { return ledger_.get(); }
  if (ledger_error_) { return *ledger_error_; }
  Result<std::filesystem::path> file = database();
  if (!file) { return file.error(); }
  storage::OpenOptions options;
  options.uuids = environment_.uuids;
  options.leave_log = true;
  Result<storage::Ledger> opened = storage::Ledger::open(*file, options);
  if (!opened) {
    ledger_error_ = opened.error();
    return opened.error();
  }
  ledger_ = std::make_unique<storage::Ledger>(std::move(opened).value());
  return ledger_.get();
}

Result<storage::Ledger*> Context::ledger_if_any() {
  if (ledger_ || ledger_error_) { return ledger(); }
  Result<std::filesystem::path> file = database();
  if (!file) { return file.error(); }
  std::error_code trouble;
  if (!std::filesystem::exists(*file, trouble) && !trouble) { return static_cast<storage::Ledger*>(nullptr); }
  return ledger();
}

Result<const std::vector<Project>*> Context::projects() {
  if (!projects_) {
    Result<storage::Ledger*> book = ledger_if_any();
    if (!book) { return book.error(); }
    if (*book == nullptr) {
      projects_.emplace();
    } else {
      Result<std::vector<Project>> all = storage::projects(**book);
      if (!all) { return all.error(); }
      projects_ = std::move(all).value();
    }
  }
  return &*projects_;
}

Result<const Project*> Context::project(ProjectId id) {
  // Most commands tell of one project: the first that is asked for is read alone, then all of them.
  if (!projects_ && !one_project_) {
    Result<storage::Ledger*> book = ledger_if_any();
    if (!book) { return book.error(); }
    if (*book == nullptr) { return static_cast<const Project*>(nullptr); }
    Result<std::optional<Project>> found = storage::project_with(**book, id);
    if (!found) { return found.error(); }
    one_project_ = *found;
    if (!one_project_) { return static_cast<const Project*>(nullptr); }
  }
  if (one_project_ && one_project_->id == id) { return &*one_project_; }
  Result<const std::vector<Project>*> all = projects();
  if (!all) { return all.error(); }
  for (const Project& project : **all) {
    if (project.id == id) { return &project; }
  }
  return static_cast<const Project*>(nullptr);
}

Result<Project> Context::find_project(std::string_view typed, bool with_archived) {
  Result<storage::Ledger*> book = ledger_if_any();
  if (!book) { return book.error(); }
  if (*book == nullptr) {
    return refuse(ErrorKind::not_found, "no_such_project", {msg::cli_no_project_yet, {{"project", std::string(typed)}}},
                  Phrase{msg::cli_no_project_yet_hint});
  }
  Result<Project> found = storage::find_project(**book, typed, with_archived);
  if (found && !projects_) { one_project_ = *found; }
  return found;
}

void Context::changed() {
  changed_ = true;
  projects_.reset();
  one_project_.reset();
}

// Time ----------------------------------------------------------------------------------------------------

Result<const Zone*> Context::zone() {
  if (zone_ != nullptr) { return zone_; }
  std::string name = globals_.zone.value_or(environment_.labclock_zone);
  if (name.empty()) { name = storage::system_zone_name(zones_, environment_.system_zone); }
  Result<const Zone*> found = zones_.find(name);
  if (found) { zone_ = *found; }
  return found;
}

Result<Almanac*> Context::almanac() {
  if (!almanac_) {
    Result<storage::Ledger*> book = ledger_if_any();
    if (!book) { return book.error(); }
    Result<Rulebook> rules = *book == nullptr ? Result<Rulebook>(default_rulebook()) : storage::rulebook(**book);
    if (!rules) { return rules.error(); }
    almanac_ = std::make_unique<Almanac>(std::move(rules).value(), zones_);
  }
  return almanac_.get();
}

Result<Desk> Context::desk() {
  Result<const Zone*> here = zone();
  if (!here) { return here.error(); }
  Result<Almanac*> days = almanac();
  if (!days) { return days.error(); }
  return Desk{now_, *here, *days};
}

Result<Day> Context::today() {
  Result<Desk> at = desk();
  if (!at) { return at.error(); }
  return at->today();
}

Instant Context::settle(const When& when, const Zone& zone) {
  if (when.twice) { doubled_.push_back(twice_phrase(when, zone)); }
  return when.at;
}

void Context::tell_doubled() {
  for (const Phrase& phrase : doubled_) { remark(phrase); }
  doubled_.clear();
}

Result<Instant> Context::when(std::string_view words) {
  Result<Desk> at = desk();
  if (!at) { return at.error(); }
  Result<When> parsed = parse_when(words, *at);
  if (!parsed) { return parsed.error(); }
  return settle(*parsed, *at->zone);
}

Result<Day> Context::day(std::string_view words) {
  Result<Desk> at = desk();
  if (!at) { return at.error(); }
  return parse_day(words, *at);
}

Result<RangeFacts> Context::range_facts(RangeAsks asks, const Desk& at) {
  RangeFacts facts;
  Result<storage::Ledger*> book = ledger_if_any();
  if (!book) { return book.error(); }
  if (*book == nullptr) { return facts; }
  if (asks == RangeAsks::first_session) {
    Result<std::optional<FirstSession>> first = storage::first_session(**book);
    if (!first) { return first.error(); }
    if (*first) {
      // A zone that this computer does not know must not be in the way of every RANGE.
      Result<const Zone*> there = zones_.find((*first)->zone);
      facts.first_session = at.almanac->logical_day(there ? **there : *at.zone, (*first)->start);
    }
  }
  if (asks == RangeAsks::last_meeting) {
    Result<std::optional<Day>> meeting = storage::last_meeting_before(**book, at.today());
    if (!meeting) { return meeting.error(); }
    facts.last_meeting = *meeting;
  }
  return facts;
}

Result<Range> Context::range(std::string_view words) {
  Result<Desk> at = desk();
  if (!at) { return at.error(); }
  Result<RangeFacts> facts = range_facts(range_asks(words), *at);
  if (!facts) { return facts.error(); }
  Result<Range> parsed = parse_range(words, *at, *facts);
  if (parsed && parsed->fallback) { remark(msg::cli_no_meeting_fallback); }
  return parsed;
}

// Telling -------------------------------------------------------------------------------------------------

std::string Context::words(const Phrase& phrase) {
  return render(phrase, lang());
}

void Context::say(const Phrase& phrase) {
  write(printable(words(phrase)) + "\n");
}

void Context::remark(const Phrase& phrase) {
  if (json()) {
    warn(phrase);
  } else {
    say(phrase);
  }
}

void Context::warn(const Phrase& phrase) {
  err_.write("labclock: " + printable(words(phrase)) + "\n");
}

void Context::print(const nlohmann::ordered_json& json) {
  // Text in the ledger is UTF-8; should it ever not be, a mark is better than no output.
  write(json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

void Context::say_nothing_yet() {
  say(msg::cli_nothing_yet);
  say(msg::cli_nothing_yet_begin);
  say(msg::cli_nothing_yet_demo);
}

void Context::tell(const Error& error) {
  err_.write(error_lines(error, lang()));
  if (json()) { out_.write(error_json(error, lang())); }
}

std::string error_lines(const Error& error, Lang lang) {
  std::string out = "labclock: " + printable(render(error.message, lang)) + "\n";
  if (error.hint) { out += printable(render(*error.hint, lang)) + "\n"; }
  for (const Phrase& detail : error.details) { out += "  " + printable(render(detail, lang)) + "\n"; }
  return out;
}

std::string error_json(const Error& error, Lang lang) {
  nlohmann::ordered_json body{{"code", error.code}, {"message", render(error.message, lang)}, {"hint", nullptr}};
  if (error.hint) { body["hint"] = render(*error.hint, lang); }
  for (const Phrase& detail : error.details) { body["details"].push_back(render(detail, lang)); }
  return nlohmann::ordered_json{{"error", std::move(body)}}.dump(-1, ' ', false,
                                                                 nlohmann::ordered_json::error_handler_t::replace) +
         "\n";
}

}  // namespace labclock::cli
