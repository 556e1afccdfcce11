// project add, list, edit, archive, rename.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/commands/commands.hpp"
#include "cli/paint/titled.hpp"
#include "cli/record_words.hpp"
#include "reports/json.hpp"
#include "src/format.hpp"
#include "src/msg/cli.hpp"
#include "src/msg/cli_records.hpp"
#include "src/msg/help.hpp"
#include "storage/projects.hpp"

namespace labclock::cli {
namespace {

constexpr std::string_view kKinds = "own, funded, service, course";

/// What add and edit have in common; in edit an empty text takes a value back.
struct ProjectWords {
  std::string name;
  std::optional<std::string> kind;
  std::optional<std::string> funder;
  std::optional<std::string> number;
  std::optional<std::string> fit;
  std::optional<std::string> program;
  std::optional<std::string> role;
  std::optional<std::string> deadline;
  std::optional<std::string> color;
};

Result<Kind> read_kind(const std::string& typed) {
  const std::optional<Kind> kind = kind_from(typed);
  if (kind && *kind != Kind::unassigned) { return *kind; }
  return not_a_choice("--kind", typed, kKinds);
}

Result<Fit> read_fit(const std::string& typed) {
  if (typed.empty()) { return Fit::unknown; }
  const std::optional<Fit> fit = fit_from(typed);
  if (fit && *fit != Fit::unknown) { return *fit; }
  return not_a_choice("--fit", typed, "own, related, unrelated");
}

Result<Program> read_program(const std::string& typed) {
  if (typed.empty()) { return Program::none; }
  return choice<Program>("--program", typed, program_from, "national, industry, other");
}

Result<Role> read_role(const std::string& typed) {
  if (typed.empty()) { return Role::none; }
  return choice<Role>("--role", typed, role_from, "pi, member");
}

template <class Value>
Result<void> take(const std::optional<std::string>& typed, Result<Value> (*read)(const std::string&),
                  std::optional<Value>& into) {
  if (!typed) { return {}; }
  Result<Value> value = read(*typed);
  if (!value) { return value.error(); }
  into = *value;
  return {};
}

Result<storage::ProjectEdit> read_edit(Context& context, const ProjectWords& words) {
  storage::ProjectEdit edit;
  for (const Result<void>& taken :
       {take(words.kind, read_kind, edit.kind), take(words.fit, read_fit, edit.fit),
        take(words.program, read_program, edit.program), take(words.role, read_role, edit.role)}) {
    if (!taken) { return taken.error(); }
  }
  edit.funder = words.funder;
  edit.number = words.number;
  edit.color = words.color;
  if (words.deadline && words.deadline->empty()) {
    edit.deadline = std::optional<Day>{};
  } else if (words.deadline) {
    Result<Day> day = coming_day(context, *words.deadline);
    if (!day) { return day.error(); }
    edit.deadline = std::optional<Day>{*day};
  }
  return edit;
}

/// "funded · KISTI · 2024-17 · national · member · deadline 2027-02-28"
std::string about(Context& context, const Project& project) {
  const Lang lang = context.lang();
  std::vector<std::string> facts{std::string(name_of(project.kind, lang)), project.funder, project.number};
  if (project.fit != Fit::unknown) { facts.emplace_back(name_of(project.fit, lang)); }
  if (project.program != Program::none) { facts.push_back(context.words(name_of(project.program))); }
  if (project.role != Role::none) { facts.push_back(context.words(name_of(project.role))); }
  if (project.deadline) {
    facts.push_back(context.words({msg::cmd_project_deadline, {{"day", iso_day(*project.deadline)}}}));
  }
  facts.push_back(project.color);
  std::string out;
  for (const std::string& fact : facts) {
    if (fact.empty()) { continue; }
    out += out.empty() ? fact : " " + std::string(dot(context.style())) + " " + fact;
  }
  return out;
}

Result<void> tell(Context& context, const Project& project, Msg told) {
  context.changed();
  if (context.json()) {
    context.print(reports::project_json(project));
    return {};
  }
  context.say({told, {{"project", project.name}, {"about", about(context, project)}}});
  return {};
}

Result<void> add(Context& context, const ProjectWords& words) {
  Result<storage::ProjectEdit> told = read_edit(context, words);
  if (!told) { return told.error(); }
  Project project;
  project.name = words.name;
  project.kind = told->kind.value_or(Kind::unassigned);
  project.funder = told->funder.value_or("");
  project.number = told->number.value_or("");
  project.fit = told->fit.value_or(Fit::unknown);
  project.program = told->program.value_or(Program::none);
  project.role = told->role.value_or(Role::none);
  project.deadline = told->deadline.value_or(std::nullopt);
  project.color = told->color.value_or("");
  Result<storage::Ledger*> book = context.ledger();
  if (!book) { return book.error(); }
  Result<Project> added = storage::add_project(**book, context.act(), project);
  if (!added) { return added.error(); }
  if (Result<void> said = tell(context, *added, msg::cmd_project_added); !said) { return said; }
  if (added->kind == Kind::unassigned) {
    context.remark({msg::cmd_project_unsorted, {{"project", shell_word(added->name)}}});
  }
  return {};
}

Result<void> change(Context& context, const std::string& typed, const storage::ProjectEdit& edit, Msg told,
                    bool with_archived = false) {
  Result<Project> project = context.find_project(typed, with_archived);
  if (!project) { return project.error(); }
  Result<storage::Ledger*> book = context.ledger();
  if (!book) { return book.error(); }
  Result<Project> changed = storage::edit_project(**book, context.act(), project->id, edit);
  return changed ? tell(context, *changed, told) : Result<void>(changed.error());
}

Result<void> edit(Context& context, const ProjectWords& words) {
  Result<storage::ProjectEdit> wanted = read_edit(context, words);
  return wanted ? change(context, words.name, *wanted, msg::cmd_project_changed) : Result<void>(wanted.error());
}

struct RenameWords {
  std::string name;
  std::string fresh;
};

Result<void> rename(Context& context, const RenameWords& words) {
  Result<Project> before = context.find_project(words.name);
  if (!before) { return before.error(); }
  Result<storage::Ledger*> book = context.ledger();
  if (!book) { return book.error(); }
  storage::ProjectEdit wanted;
  wanted.name = words.fresh;
  Result<Project> after = storage::edit_project(**book, context.act(), before->id, wanted);
  if (!after) { return after.error(); }
  context.changed();
  if (context.json()) {
    context.print(reports::project_json(*after));
  } else {
    context.say({msg::cmd_project_renamed, {{"before", before->name}, {"project", after->name}}});
  }
  return {};
}

struct ArchiveWords {
  std::string name;
  bool undo = false;
};

Result<void> archive(Context& context, const ArchiveWords& words) {
  // Archived projects are looked at only where the others have no match, so that a prefix still finds the
  // one that is in use.
  Result<Project> project = words.undo ? context.find_project(words.name, true) : context.find_project(words.name);
  if (!project && project.error().kind == ErrorKind::not_found && !words.undo) {
    Result<Project> archived = context.find_project(words.name, true);
    if (archived) { project = archived; }
  }
  if (!project) { return project.error(); }
  if (project->archived != words.undo) {
    return refuse(
        ErrorKind::refused, words.undo ? "not_archived" : "already_archived",
        {words.undo ? msg::cmd_project_not_archived : msg::cmd_project_already_archived, {{"project", project->name}}},
        Phrase{msg::cmd_project_list_hint});
  }
  storage::ProjectEdit wanted;
  wanted.archived = !words.undo;
  const Msg told = words.undo ? msg::cmd_project_unarchived : msg::cmd_project_archived;
  return change(context, project->name, wanted, told, true);
}

// list ----------------------------------------------------------------------------------------------------

/// "2027-02-28, in 104 days"
std::string deadline_words(Context& context, Day deadline, Day today) {
  const auto days = (deadline - today).count();
  if (days < 0) { return iso_day(deadline); }
  const Msg words = days == 0   ? msg::cmd_project_due_today
                    : days == 1 ? msg::cmd_project_due_tomorrow
                                : msg::cmd_project_due;
  return context.words({words, {{"day", iso_day(deadline)}, {"count", std::to_string(days)}}});
}

void show(Context& context, const std::vector<Project>& projects, const std::vector<Agreement>& agreements, Day today) {
  const Lang lang = context.lang();
  TitledTable table;
  table.column(context.words(msg::cmd_title_project), {.gives_way = true, .gap = 0});
  table.column(context.words(msg::cmd_title_kind));
  table.column(context.words(msg::cmd_title_agreed_now), {.align = Align::right});
  table.column(context.words(msg::cmd_title_funder), {.gives_way = true}, 3);
  table.column(context.words(msg::cmd_title_number), {.gives_way = true}, 4);
  table.column(context.words(msg::cmd_title_program), {}, 1);
  table.column(context.words(msg::cmd_title_role), {}, 2);
  table.column(context.words(msg::cmd_title_fit), {}, 5);
  table.column(context.words(msg::cmd_title_deadline));
  table.column(context.words(msg::cmd_title_color), {}, 6);
  table.column("");
  for (const bool archived : {false, true}) {
    for (const Project& project : projects) {
      if (project.archived != archived) { continue; }
      const Ink ink = archived ? Ink::muted : Ink::plain;
      const auto agreed = std::find_if(agreements.begin(), agreements.end(), [&](const Agreement& agreement) {
        return agreement.project == project.id && agreement.holds_on(today);
      });
      table.row({project_cell(context, &project),
                 {std::string(name_of(project.kind, lang)), ink},
                 {agreed != agreements.end() ? share_words(agreed->share_ppm) : "", ink},
                 {project.funder, ink},
                 {project.number, ink},
                 {project.program != Program::none ? context.words(name_of(project.program)) : "", ink},
                 {project.role != Role::none ? context.words(name_of(project.role)) : "", ink},
                 {project.fit != Fit::unknown ? std::string(name_of(project.fit, lang)) : "", ink},
                 {project.deadline ? deadline_words(context, *project.deadline, today) : "", ink},
                 {project.color, Ink::muted},
                 {archived ? context.words(msg::cmd_project_is_archived) : "", Ink::muted}});
    }
  }
  context.write(table.print(context.style()));
}

Result<void> list(Context& context) {
  Result<const std::vector<Project>*> projects = context.projects();
  if (!projects) { return projects.error(); }
  if (context.json()) {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const Project& project : **projects) { rows.push_back(reports::project_json(project)); }
    context.print({{"projects", std::move(rows)}});
    return {};
  }
  if ((*projects)->empty()) {
    context.say(msg::cmd_project_none);
    context.say(msg::cli_no_project_yet_hint);
    return {};
  }
  Result<storage::Ledger*> book = context.ledger_if_any();
  if (!book) { return book.error(); }
  Result<std::vector<Agreement>> agreements = storage::agreements(**book);
  if (!agreements) { return agreements.error(); }
  Result<Day> today = context.today();
  if (!today) { return today.error(); }
  show(context, **projects, *agreements, *today);
  return {};
}

void declare_facts(Options& options, ProjectWords& words) {
  options.value("--kind", "own|funded|service|course", words.kind, msg::help_project_kind)
      .value("--funder", "FUNDER", words.funder, msg::help_project_funder)
      .value("--number", "NUMBER", words.number, msg::help_project_number)
      .value("--fit", "own|related|unrelated", words.fit, msg::help_project_fit)
      .value("--program", "national|industry|other", words.program, msg::help_project_program)
      .value("--role", "pi|member", words.role, msg::help_project_role)
      .value("--deadline", "DATE", words.deadline, msg::help_project_deadline)
      .value("--color", "#RRGGBB", words.color, msg::help_project_color);
}

}  // namespace

void declare_project(Options& options) {
  auto added = std::make_shared<ProjectWords>();
  Options& add_options = options.subcommand("add", msg::help_project_add).word("NAME", added->name, msg::help_name);
  declare_facts(add_options, *added);
  add_options.action([added](Context& context) { return add(context, *added); });
  options.subcommand("list", msg::help_project_list).action(list);
  auto edited = std::make_shared<ProjectWords>();
  Options& edit_options =
      options.subcommand("edit", msg::help_project_edit).word("PROJECT", edited->name, msg::help_project);
  declare_facts(edit_options, *edited);
  edit_options.action([edited](Context& context) { return edit(context, *edited); });
  auto archived = std::make_shared<ArchiveWords>();
  options.subcommand("archive", msg::help_project_archive)
      .word("PROJECT", archived->name, msg::help_project)
      .flag("--undo", archived->undo, msg::help_project_archive_undo)
      .action([archived](Context& context) { return archive(context, *archived); });
  auto renamed = std::make_shared<RenameWords>();
  options.subcommand("rename", msg::help_project_rename)
      .word("PROJECT", renamed->name, msg::help_project)
      .word("NAME", renamed->fresh, msg::help_project_rename_to)
      .action([renamed](Context& context) { return rename(context, *renamed); });
}

}  // namespace labclock::cli
