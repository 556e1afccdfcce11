#pragma once
// A project: what time is spent on, and whose purpose it serves.
//
// What it is: own research, a funded project (the Korean 과제), lab service or a course, with what a
// report needs to know of it; and the agreement, the share of a person's hours promised to it over a
// period. What it is not: a task list; there are no sub-tasks and no budget in money.

#include <optional>
#include <string>
#include <string_view>

#include "src/ids.hpp"
#include "src/time.hpp"

namespace labclock {

/// `unassigned` is time without a project, or on an imported project that nobody has sorted yet.
enum class Kind : unsigned char { own, funded, service, course, unassigned };
inline constexpr int kKindCount = 5;
/// How near a project is to the person's own topic.
enum class Fit : unsigned char { own, related, unrelated, unknown };
inline constexpr int kFitCount = 4;
enum class Program : unsigned char { none, national, industry, other };
enum class Role : unsigned char { none, pi, member };

struct Project {
  ProjectId id;
  Uuid uuid;
  std::string name;  ///< NFC, unique by `fold_key`
  Kind kind = Kind::unassigned;
  std::string funder;  ///< empty = not told, like the other texts
  std::string number;
  Fit fit = Fit::unknown;
  Program program = Program::none;
  Role role = Role::none;
  std::optional<Day> deadline;
  std::string color;  ///< "#RRGGBB" or empty (the kind's colour)
  bool archived = false;
  friend bool operator==(const Project&, const Project&) = default;
};

/// The share of the person's hours agreed for a project, from a day on, until a day or without end.
struct Agreement {
  AgreementId id;
  Uuid uuid;
  ProjectId project;
  int share_ppm = 0;  ///< millionths of the whole: 30 % = 300 000; 0 to 1 000 000
  Day from;
  std::optional<Day> to;  ///< included
  [[nodiscard]] bool holds_on(Day day) const { return from <= day && (!to || day <= *to); }
  friend bool operator==(const Agreement&, const Agreement&) = default;
};

[[nodiscard]] std::string_view key_of(Kind kind);        ///< "own" … "unassigned", as in JSON and options
[[nodiscard]] std::string_view key_of(Fit fit);          ///< "own", "related", "unrelated", "unknown"
[[nodiscard]] std::string_view key_of(Program program);  ///< "", "national", "industry", "other"
[[nodiscard]] std::string_view key_of(Role role);        ///< "", "pi", "member"
[[nodiscard]] std::optional<Kind> kind_from(std::string_view key);
[[nodiscard]] std::optional<Fit> fit_from(std::string_view key);
[[nodiscard]] std::optional<Program> program_from(std::string_view key);
[[nodiscard]] std::optional<Role> role_from(std::string_view key);

}  // namespace labclock
