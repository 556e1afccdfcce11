// The keys of projects and sessions in JSON, options and the database: they are fixed.

#include "src/keys.hpp"

#include <doctest/doctest.h>

#include <string_view>
#include <utility>
#include <vector>

#include "src/project.hpp"
#include "src/session.hpp"

using namespace labclock;

namespace {

template <class Enum, class From>
void check_keys(const std::vector<std::pair<Enum, std::string_view>>& expected, From from) {
  for (const auto& row : expected) {
    CAPTURE(row.second);
    CHECK(key_of(row.first) == row.second);
    CHECK(from(row.second) == row.first);
  }
  for (const std::string_view wrong : {"Own", "own ", "none", "x", "unassigned?"}) {
    CHECK_FALSE(from(wrong).has_value());
  }
}

}  // namespace

TEST_CASE("kinds, fits, programs, roles and origins have the keys of the interface") {
  check_keys<Kind>({{Kind::own, "own"},
                    {Kind::funded, "funded"},
                    {Kind::service, "service"},
                    {Kind::course, "course"},
                    {Kind::unassigned, "unassigned"}},
                   kind_from);
  check_keys<Fit>(
      {{Fit::own, "own"}, {Fit::related, "related"}, {Fit::unrelated, "unrelated"}, {Fit::unknown, "unknown"}},
      fit_from);
  check_keys<Program>({{Program::none, ""},
                       {Program::national, "national"},
                       {Program::industry, "industry"},
                       {Program::other, "other"}},
                      program_from);
  check_keys<Role>({{Role::none, ""}, {Role::pi, "pi"}, {Role::member, "member"}}, role_from);
  check_keys<Origin>(
      {{Origin::timer, "timer"}, {Origin::manual, "manual"}, {Origin::import, "import"}, {Origin::repair, "repair"}},
      origin_from);
  CHECK_FALSE(kind_from("").has_value());
  CHECK_FALSE(fit_from("").has_value());
  CHECK_FALSE(origin_from("").has_value());
}

TEST_CASE("a value that is none has no key") {
  CHECK(key_of(static_cast<Kind>(200)).empty());
}

TEST_CASE("an agreement holds on its days, both ends included") {
  Agreement agreement;
  agreement.from = day_of(2026, 3, 1);
  CHECK_FALSE(agreement.holds_on(day_of(2026, 2, 28)));
  CHECK(agreement.holds_on(day_of(2026, 3, 1)));
  CHECK(agreement.holds_on(day_of(2199, 1, 1)));
  agreement.to = day_of(2026, 8, 31);
  CHECK(agreement.holds_on(day_of(2026, 8, 31)));
  CHECK_FALSE(agreement.holds_on(day_of(2026, 9, 1)));
}

TEST_CASE("a running session up to an instant is a session with all its facts") {
  RunningSession running;
  running.id = SessionId{7};
  running.project = ProjectId{2};
  running.note = "실험";
  running.zone = "Asia/Seoul";
  running.origin = Origin::import;
  running.start = instant_of(1000);
  const Session session = running.until(instant_of(4600));
  CHECK(session.length() == Hours{1});
  CHECK(static_cast<const SessionFacts&>(session) == static_cast<const SessionFacts&>(running));
}
