#include "tests/cli/case_rig.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "cli/run.hpp"
#include "storage/absences.hpp"
#include "storage/watch.hpp"
#include "storage/zones.hpp"

namespace labclock::test {
namespace {

class StringSink : public cli::Sink {
 public:
  explicit StringSink(int trouble) : trouble_(trouble) {}
  int write(std::string_view bytes) override {
    if (trouble_ == 0) { text.append(bytes); }
    return trouble_;
  }
  std::string text;

 private:
  int trouble_;
};

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string::npos) { return {}; }
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// "a | b | c" as its parts.
std::vector<std::string> parts_of(const std::string& line) {
  std::vector<std::string> parts;
  std::stringstream stream(line);
  for (std::string part; std::getline(stream, part, '|');) { parts.push_back(trimmed(part)); }
  return parts;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::stringstream stream(text);
  for (std::string line; std::getline(stream, line);) { lines.push_back(line); }
  return lines;
}

std::string prefixed(const std::string& text, const std::string& prefix) {
  std::string out;
  for (const std::string& line : lines_of(text)) { out += line.empty() ? prefix + "\n" : prefix + " " + line + "\n"; }
  return out;
}

bool begins_with(const std::string& line, std::string_view prefix, std::string& rest) {
  if (!line.starts_with(prefix)) { return false; }
  rest = line.substr(prefix.size());
  if (rest.starts_with(' ')) { rest.erase(0, 1); }
  return true;
}

/// One command and what it must give.
struct Exchange {
  std::string command;
  int line = 0;
  std::string out;
  std::string json;
  std::string err;
  int code = 0;
};

/// What the file would say if it were written from what came of the command.
std::string rewritten(const Outcome& outcome, bool as_json) {
  std::string out;
  if (as_json && nlohmann::ordered_json::accept(outcome.out)) {
    const auto json = nlohmann::ordered_json::parse(outcome.out);
    out += prefixed(json.dump().size() < 100 ? json.dump() : json.dump(1), "json>");
  } else {
    out += prefixed(outcome.out, ">");
  }
  out += prefixed(outcome.err, "!");
  if (outcome.code != 0) { out += "= " + std::to_string(outcome.code) + "\n"; }
  return out;
}

class CaseRun {
 public:
  explicit CaseRun(const std::filesystem::path& file) : file_(file) {}

  void run() {
    std::ifstream stream(file_);
    REQUIRE(stream.good());
    int number = 0;
    for (std::string line; std::getline(stream, line);) {
      ++number;
      if (expectation(line)) { continue; }
      finish();
      begin(line, number);
    }
    finish();
    CHECK_MESSAGE(commands_ > 0, "a case without a command");
    if (std::getenv("LABCLOCK_UPDATE_CASES") != nullptr) { std::ofstream(file_) << written_; }
  }

 private:
  bool expectation(const std::string& line) {
    std::string rest;
    if (!open_) { return false; }
    if (begins_with(line, ">", rest)) {
      exchange_.out += rest + "\n";
    } else if (begins_with(line, "json>", rest)) {
      exchange_.json += rest + "\n";
    } else if (begins_with(line, "!", rest)) {
      exchange_.err += rest + "\n";
    } else if (begins_with(line, "=", rest)) {
      exchange_.code = std::stoi(rest);
    } else {
      return false;
    }
    return true;
  }

  void begin(const std::string& line, int number) {
    INFO("line " << number << ": " << line);
    written_ += line + "\n";
    std::string rest;
    if (line.empty() || line.starts_with('#') || rig_.set_up(line)) { return; }
    if (begins_with(line, "~", rest)) {
      const Outcome outcome = rig_.type(rest);
      CHECK_MESSAGE(outcome.code == 0, outcome.err);
      return;
    }
    if (begins_with(line, "$", rest)) {
      exchange_ = {rest, number, "", "", "", 0};
      open_ = true;
      ++commands_;
      return;
    }
    FAIL_CHECK("not a line of a case file");
  }

  void finish() {
    if (!open_) { return; }
    open_ = false;
    Outcome outcome = rig_.type(exchange_.command);
    outcome.out = rig_.settled(outcome.out);
    outcome.err = rig_.settled(outcome.err);
    INFO(file_.filename().string() << ":" << exchange_.line << ": labclock " << exchange_.command);
    const bool as_json =
        !exchange_.json.empty() || (exchange_.out.empty() && exchange_.command.find("--json") != std::string::npos);
    written_ += rewritten(outcome, as_json);
    if (std::getenv("LABCLOCK_UPDATE_CASES") != nullptr) { return; }
    CHECK(outcome.code == exchange_.code);
    CHECK(outcome.err == exchange_.err);
    if (exchange_.json.empty()) {
      CHECK(outcome.out == exchange_.out);
    } else {
      REQUIRE(nlohmann::json::accept(exchange_.json));
      REQUIRE_MESSAGE(nlohmann::json::accept(outcome.out), outcome.out);
      CHECK_MESSAGE(nlohmann::json::parse(outcome.out) == nlohmann::json::parse(exchange_.json), outcome.out);
    }
  }

  std::filesystem::path file_;
  CaseRig rig_;
  Exchange exchange_;
  bool open_ = false;
  int commands_ = 0;
  std::string written_;
};

}  // namespace

std::vector<std::string> shell_words(const std::string& line) {
  std::vector<std::string> words;
  bool inside = false;
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quote == 0 && c == ' ') {
      inside = false;
      continue;
    }
    if (!inside) {
      words.emplace_back();
      inside = true;
    }
    if (quote == 0 && (c == '"' || c == '\'')) {
      quote = c;
    } else if (c == quote && quote != 0) {
      quote = 0;
    } else if (c == '\\' && quote != '\'' && i + 1 < line.size()) {
      words.back() += line[++i];
    } else {
      words.back() += c;
    }
  }
  return words;
}

CaseRig::CaseRig() {
  environment.labclock_db = database().string();
  environment.labclock_zone = "Asia/Seoul";
  environment.home = folder.path().string();
  environment.lang = "en_US.UTF-8";
  environment.term = "xterm-256color";
  environment.now = at("2026-11-16T00:30:00Z");  // a Monday, 09:30 in Seoul
  environment.uuids = storage::seeded_uuids(1);
  environment.ics_tool = std::filesystem::path(LABCLOCK_PROGRAM).parent_path() / "labclock-ics";
}

Outcome CaseRig::run(const std::vector<std::string>& words) {
  StringSink out(write_trouble);
  StringSink err(0);
  Outcome outcome;
  outcome.code = cli::run(environment, words, out, err);
  outcome.out = out.text;
  outcome.err = err.text;
  return outcome;
}

Outcome CaseRig::type(const std::string& line) {
  return run(shell_words(placed(line)));
}

std::string CaseRig::settled(std::string text) const {
  static const std::regex uuid("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  replace_all(text, database().string(), "<db>");
  replace_all(text, folder.path().string(), "<dir>");
  replace_all(text, "\x1b", "\\e");
  return std::regex_replace(text, uuid, "<uuid>");
}

std::string CaseRig::placed(std::string text) const {
  replace_all(text, "<db>", database().string());
  replace_all(text, "<dir>", folder.path().string());
  return text;
}

bool CaseRig::set_up(const std::string& line) {
  const std::size_t colon = line.find(": ");
  if (colon == std::string::npos) { return false; }
  const std::string key = line.substr(0, colon);
  const std::string value = placed(trimmed(line.substr(colon + 2)));
  const auto ledger = [&] {
    storage::OpenOptions options;
    options.uuids = environment.uuids;
    Result<storage::Ledger> opened = storage::Ledger::open(database(), options);
    REQUIRE(opened.ok());
    return std::move(opened).value();
  };
  const storage::Act act{environment.now, storage::Who::terminal};
  if (key == "now") {
    environment.now = at(value);
  } else if (key == "zone") {
    environment.labclock_zone = value;
  } else if (key == "lang") {
    environment.labclock_lang = value;
  } else if (key == "terminal") {
    environment.out_terminal = value != "off";
    environment.terminal_columns = environment.out_terminal ? std::stoi(value) : 0;
  } else if (key == "project") {
    const std::vector<std::string> parts = parts_of(value);
    Project project;
    project.name = parts.at(0);
    project.kind = kind_from(parts.at(1)).value();
    storage::Ledger book = ledger();
    CHECK(storage::add_project(book, act, project).ok());
  } else if (key == "session") {
    const std::vector<std::string> parts = parts_of(value);
    storage::Ledger book = ledger();
    storage::NewSession session;
    if (!parts.at(0).empty()) { session.project = storage::find_project(book, parts[0], true).value().id; }
    session.start = at(parts.at(1));
    session.end = at(parts.at(2));
    session.note = parts.size() > 3 ? parts[3] : "";
    session.zone = environment.labclock_zone;
    session.origin = Origin::timer;
    // The past may be told before the clock is turned to it.
    CHECK(storage::add(book, {std::max(environment.now, session.end), storage::Who::terminal}, session, false).ok());
  } else if (key == "watch") {
    storage::Ledger book = ledger();
    storage::ZoneFiles zones;
    Almanac almanac(storage::rulebook(book).value(), zones);
    CHECK(storage::watch(book, {environment.now, storage::Who::program}, almanac).ok());
  } else if (key == "away") {
    const std::vector<std::string> parts = parts_of(value);
    storage::Ledger book = ledger();
    const storage::NewAbsence absence{at(parts.at(0)), at(parts.at(1)), evidence_from(parts.at(2)).value()};
    CHECK(storage::note_absence(book, {environment.now, storage::Who::program}, absence)->has_value());
  } else if (key == "file") {
    const std::size_t bar = value.find('|');
    std::ofstream(folder.file(trimmed(value.substr(0, bar))), std::ios::app) << trimmed(value.substr(bar + 1)) << "\n";
  } else if (key == "set") {
    const std::string name = value.substr(0, value.find('='));
    const std::string text = value.substr(value.find('=') + 1);
    const std::map<std::string, std::string cli::Environment::*> variables{
        {"LABCLOCK_DB", &cli::Environment::labclock_db},
        {"LABCLOCK_NOW", &cli::Environment::labclock_now},
        {"LABCLOCK_LANG", &cli::Environment::labclock_lang},
        {"LABCLOCK_ZONE", &cli::Environment::labclock_zone},
        {"XDG_DATA_HOME", &cli::Environment::xdg_data_home},
        {"HOME", &cli::Environment::home},
        {"LC_ALL", &cli::Environment::lc_all},
        {"LC_MESSAGES", &cli::Environment::lc_messages},
        {"LC_CTYPE", &cli::Environment::lc_ctype},
        {"LANG", &cli::Environment::lang},
        {"COLUMNS", &cli::Environment::columns},
        {"TERM", &cli::Environment::term},
        {"COLORTERM", &cli::Environment::colorterm},
        {"COLORFGBG", &cli::Environment::colorfgbg}};
    if (name == "NO_COLOR") {
      environment.no_color = !text.empty();
    } else if (name == "TZ") {
      environment.system_zone.tz = text;
    } else {
      environment.*variables.at(name) = text;
    }
  } else {
    return false;
  }
  return true;
}

void run_case(const std::filesystem::path& file) {
  CaseRun(file).run();
}

}  // namespace labclock::test
