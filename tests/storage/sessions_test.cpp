#include "storage/sessions.hpp"

#include <doctest/doctest.h>

#include <tuple>

#include "storage/history.hpp"
#include "tests/support/ledger_rig.hpp"

namespace labclock::storage {
namespace {

using test::at;
using test::LedgerRig;

StartRequest request(std::optional<ProjectId> project, Instant when, const std::string& note = "") {
  return {project, "", note, when, "Asia/Seoul"};
}

std::string code_of(const Error& error) {
  return error.code;
}

std::vector<AnySession> all(LedgerRig& rig) {
  Result<std::vector<AnySession>> found = sessions(rig.ledger(), {kEarliest, kLatest});
  REQUIRE(found.ok());
  return *found;
}

TEST_CASE("a start begins a running session and a stop closes it") {
  LedgerRig rig;
  const ProjectId thesis = rig.project("Thesis");
  Result<Started> started = start(rig.ledger(), rig.act(), request(thesis, rig.now, "chapter 4"));
  REQUIRE(started.ok());
  CHECK(started->session.project == thesis);
  CHECK(started->session.zone == "Asia/Seoul");
  CHECK_FALSE(started->closed.has_value());
  CHECK(running(rig.ledger())->has_value());

  rig.now += Minutes{90};
  Result<Stopped> stopped = stop(rig.ledger(), rig.act(), rig.now);
  REQUIRE(stopped.ok());
  CHECK(stopped->session.length() == Minutes{90});
  CHECK(stopped->session.note == "chapter 4");
  CHECK_FALSE(running(rig.ledger())->has_value());
}

TEST_CASE("a start while another runs closes that one at the same instant") {
  LedgerRig rig;
  const ProjectId a = rig.project("A");
  const ProjectId b = rig.project("B");
  REQUIRE(start(rig.ledger(), rig.act(), request(a, rig.now)).ok());
  rig.now += Minutes{10};
  Result<Started> second = start(rig.ledger(), rig.act(), request(b, rig.now));
  REQUIRE(second.ok());
  REQUIRE(second->closed.has_value());
  CHECK(second->closed->end == rig.now);
  CHECK(second->session.start == rig.now);
  CHECK(all(rig).size() == 2);
}

TEST_CASE("a start within the same second changes the project of the one just started") {
  LedgerRig rig;
  const ProjectId a = rig.project("A");
  const ProjectId b = rig.project("B");
  REQUIRE(start(rig.ledger(), rig.act(), request(a, rig.now)).ok());
  Result<Started> second = start(rig.ledger(), rig.act(), request(b, rig.now));
  REQUIRE(second.ok());
  CHECK(second->replaced);
  CHECK(second->session.project == b);
  CHECK(all(rig).size() == 1);
}

TEST_CASE("a stop within the same second removes the session") {
  LedgerRig rig;
  REQUIRE(start(rig.ledger(), rig.act(), request(std::nullopt, rig.now)).ok());
  Result<Stopped> stopped = stop(rig.ledger(), rig.act(), rig.now);
  REQUIRE(stopped.ok());
  CHECK(stopped->removed);
  CHECK(all(rig).empty());
}

TEST_CASE("nothing starts or ends after now") {
  LedgerRig rig;
  CHECK(code_of(start(rig.ledger(), rig.act(), request(std::nullopt, rig.now + Seconds{1})).error()) == "in_future");
  REQUIRE(start(rig.ledger(), rig.act(), request(std::nullopt, rig.now)).ok());
  CHECK(code_of(stop(rig.ledger(), rig.act(), rig.now + Seconds{1}).error()) == "in_future");
  CHECK(code_of(stop(rig.ledger(), rig.act(), rig.now - Seconds{1}).error()) == "before_start");
  CHECK(code_of(add(rig.ledger(), rig.act(),
                    {{}, "", "", rig.now - Hours{2}, rig.now + Seconds{1}, "UTC", Origin::manual}, false)
                    .error()) == "in_future");
}

TEST_CASE("starting again what runs is refused, with another note it begins anew") {
  LedgerRig rig;
  const ProjectId a = rig.project("A");
  REQUIRE(start(rig.ledger(), rig.act(), request(a, rig.now)).ok());
  rig.now += Minutes{1};
  CHECK(code_of(start(rig.ledger(), rig.act(), request(a, rig.now)).error()) == "already_running");
  CHECK(start(rig.ledger(), rig.act(), request(a, rig.now, "plots")).ok());
  CHECK(all(rig).size() == 2);
}

TEST_CASE("a start in the past does not run over what lies there") {
  LedgerRig rig;
  const SessionId there = rig.session(std::nullopt, "2026-11-24T10:00:00Z", "2026-11-24T11:00:00Z");
  const Error error = start(rig.ledger(), rig.act(), request(std::nullopt, at("2026-11-24T10:30:00Z"))).error();
  CHECK(error.code == "overlap");
  REQUIRE(error.details.size() == 1);
  CHECK(render(error.details[0], Lang::en).starts_with(std::to_string(there.value)));
  CHECK(start(rig.ledger(), rig.act(), request(std::nullopt, at("2026-11-24T11:00:00Z"))).ok());
}

TEST_CASE("continue starts again what ran last") {
  LedgerRig rig;
  CHECK(code_of(resume(rig.ledger(), rig.act(), rig.now, "UTC").error()) == "nothing_to_continue");
  const ProjectId a = rig.project("A");
  REQUIRE(start(rig.ledger(), rig.act(), {a, "coding", "note", rig.now, "UTC"}).ok());
  CHECK(code_of(resume(rig.ledger(), rig.act(), rig.now, "UTC").error()) == "already_running");
  rig.now += Minutes{5};
  REQUIRE(stop(rig.ledger(), rig.act(), rig.now).ok());
  rig.now += Minutes{5};
  Result<Started> again = resume(rig.ledger(), rig.act(), rig.now, "Asia/Seoul");
  REQUIRE(again.ok());
  CHECK(again->session.project == a);
  CHECK(again->session.activity == "coding");
  CHECK(again->session.note == "note");
  CHECK(again->session.zone == "Asia/Seoul");
}

TEST_CASE("add refuses an overlap and lists it, touching is fine, trim keeps the free parts") {
  LedgerRig rig;
  const ProjectId a = rig.project("A");
  rig.session(a, "2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z");
  rig.session(a, "2026-11-24T10:30:00Z", "2026-11-24T11:00:00Z");
  const NewSession wide{a, "", "", at("2026-11-24T08:30:00Z"), at("2026-11-24T11:30:00Z"), "UTC", Origin::manual};
  const Error error = add(rig.ledger(), rig.act(), wide, false).error();
  CHECK(error.code == "overlap");
  CHECK(error.details.size() == 2);
  CHECK(all(rig).size() == 2);

  Result<std::vector<Session>> parts = add(rig.ledger(), rig.act(), wide, true);
  REQUIRE(parts.ok());
  REQUIRE(parts->size() == 3);
  CHECK((*parts)[0].span() == Span{at("2026-11-24T08:30:00Z"), at("2026-11-24T09:00:00Z")});
  CHECK((*parts)[1].span() == Span{at("2026-11-24T10:00:00Z"), at("2026-11-24T10:30:00Z")});
  CHECK((*parts)[2].span() == Span{at("2026-11-24T11:00:00Z"), at("2026-11-24T11:30:00Z")});
  CHECK(code_of(add(rig.ledger(), rig.act(), wide, true).error()) == "no_free_time");
  CHECK(
      code_of(add(rig.ledger(), rig.act(), {a, "", "", wide.end, wide.start, "UTC", Origin::manual}, false).error()) ==
      "reversed");
}

TEST_CASE("a running session is in the way of what is added after its start") {
  LedgerRig rig;
  REQUIRE(start(rig.ledger(), rig.act(), request(std::nullopt, at("2026-11-24T11:00:00Z"))).ok());
  const NewSession wanted{{}, "", "", at("2026-11-24T10:30:00Z"), at("2026-11-24T11:30:00Z"), "UTC", Origin::manual};
  CHECK(code_of(add(rig.ledger(), rig.act(), wanted, false).error()) == "overlap");
  Result<std::vector<Session>> trimmed = add(rig.ledger(), rig.act(), wanted, true);
  REQUIRE(trimmed.ok());
  CHECK(trimmed->front().end == at("2026-11-24T11:00:00Z"));
}

TEST_CASE("edit moves, renames and closes, and refuses an overlap") {
  LedgerRig rig;
  const ProjectId a = rig.project("A");
  const ProjectId b = rig.project("B");
  const SessionId first = rig.session(a, "2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z");
  rig.session(a, "2026-11-24T10:00:00Z", "2026-11-24T11:00:00Z");
  SessionEdit later;
  later.end = at("2026-11-24T10:10:00Z");
  CHECK(code_of(edit(rig.ledger(), rig.act(), first, later).error()) == "overlap");
  SessionEdit move;  // both ends past the old end: the row must stay sound on the way
  move.start = at("2026-11-24T11:10:00Z");
  move.end = at("2026-11-24T11:20:00Z");
  move.project = std::optional{b};
  Result<AnySession> moved = edit(rig.ledger(), rig.act(), first, move);
  REQUIRE(moved.ok());
  CHECK(std::get<Session>(*moved).span() == Span{*move.start, *move.end});
  CHECK(facts_of(*moved).project == b);
  CHECK(facts_of(*moved).edited);
  SessionEdit back;  // and the other way
  back.start = at("2026-11-24T08:10:00Z");
  back.end = at("2026-11-24T08:20:00Z");
  CHECK(edit(rig.ledger(), rig.act(), first, back).ok());
  CHECK(code_of(edit(rig.ledger(), rig.act(), first, {}).error()) == "nothing_to_change");
  CHECK(code_of(edit(rig.ledger(), rig.act(), SessionId{99}, back).error()) == "no_such_session");
  SessionEdit bad;
  bad.note = std::string{"\xff"};
  CHECK(code_of(edit(rig.ledger(), rig.act(), first, bad).error()) == "bad_text");
}

TEST_CASE("edit of a running session corrects its start or closes it") {
  LedgerRig rig;
  Result<Started> open = start(rig.ledger(), rig.act(), request(std::nullopt, at("2026-11-24T11:00:00Z")));
  REQUIRE(open.ok());
  SessionEdit earlier;
  earlier.start = at("2026-11-24T10:30:00Z");
  Result<AnySession> moved = edit(rig.ledger(), rig.act(), open->session.id, earlier);
  REQUIRE(moved.ok());
  CHECK(std::holds_alternative<RunningSession>(*moved));
  CHECK(start_of(*moved) == at("2026-11-24T10:30:00Z"));
  SessionEdit close;
  close.end = at("2026-11-24T11:30:00Z");
  CHECK(std::holds_alternative<Session>(*edit(rig.ledger(), rig.act(), open->session.id, close)));
  CHECK_FALSE(running(rig.ledger())->has_value());
}

TEST_CASE("cut makes two of one and loses no second") {
  LedgerRig rig;
  const SessionId id = rig.session(std::nullopt, "2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z");
  CHECK(code_of(cut(rig.ledger(), rig.act(), id, at("2026-11-24T09:00:00Z")).error()) == "cut_outside");
  CHECK(code_of(cut(rig.ledger(), rig.act(), id, at("2026-11-24T10:00:00Z")).error()) == "cut_outside");
  Result<std::pair<Session, AnySession>> parts = cut(rig.ledger(), rig.act(), id, at("2026-11-24T09:20:00Z"));
  REQUIRE(parts.ok());
  CHECK(parts->first.length() == Minutes{20});
  CHECK(std::get<Session>(parts->second).length() == Minutes{40});

  REQUIRE(start(rig.ledger(), rig.act(), request(std::nullopt, at("2026-11-24T11:00:00Z"))).ok());
  const SessionId open = (*running(rig.ledger()))->id;
  Result<std::pair<Session, AnySession>> halves = cut(rig.ledger(), rig.act(), open, at("2026-11-24T11:15:00Z"));
  REQUIRE(halves.ok());
  CHECK(std::holds_alternative<RunningSession>(halves->second));
  CHECK((*running(rig.ledger()))->start == at("2026-11-24T11:15:00Z"));
}

TEST_CASE("merge joins neighbours of one project and tells the gap") {
  LedgerRig rig;
  const ProjectId a = rig.project("A");
  const SessionId first = rig.session(a, "2026-11-24T09:00:00Z", "2026-11-24T09:30:00Z");
  const SessionId other = rig.session(rig.project("B"), "2026-11-24T09:40:00Z", "2026-11-24T09:50:00Z");
  const SessionId last = rig.session(a, "2026-11-24T10:00:00Z", "2026-11-24T11:00:00Z");
  CHECK(code_of(merge(rig.ledger(), rig.act(), first, last).error()) == "not_neighbours");
  CHECK(code_of(merge(rig.ledger(), rig.act(), first, other).error()) == "other_project");
  CHECK(code_of(merge(rig.ledger(), rig.act(), first, first).error()) == "same_session");
  REQUIRE(remove(rig.ledger(), rig.act(), other).ok());
  Result<Merged> merged = merge(rig.ledger(), rig.act(), last, first);
  REQUIRE(merged.ok());
  CHECK(merged->gap == Minutes{30});
  CHECK(std::get<Session>(merged->session).span() == Span{at("2026-11-24T09:00:00Z"), at("2026-11-24T11:00:00Z")});
  CHECK(all(rig).size() == 1);
}

TEST_CASE("merging with the running session leaves it running") {
  LedgerRig rig;
  const SessionId first = rig.session(std::nullopt, "2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z");
  REQUIRE(start(rig.ledger(), rig.act(), {std::nullopt, "", "", at("2026-11-24T11:00:00Z"), "UTC"}).ok());
  Result<Merged> merged = merge(rig.ledger(), rig.act(), first, (*running(rig.ledger()))->id);
  REQUIRE(merged.ok());
  CHECK(std::holds_alternative<RunningSession>(merged->session));
  CHECK((*running(rig.ledger()))->start == at("2026-11-24T09:00:00Z"));
}

TEST_CASE("sessions of a span are those that share a second with it") {
  LedgerRig rig;
  rig.session(std::nullopt, "2026-11-23T22:00:00Z", "2026-11-24T01:00:00Z");
  rig.session(std::nullopt, "2026-11-24T01:00:00Z", "2026-11-24T02:00:00Z");
  const auto count = [&](const char* from, const char* to) {
    Result<std::vector<AnySession>> found = sessions(rig.ledger(), {at(from), at(to)});
    REQUIRE(found.ok());
    return found->size();
  };
  CHECK(count("2026-11-24T00:00:00Z", "2026-11-24T01:00:00Z") == 1);
  CHECK(count("2026-11-24T00:59:59Z", "2026-11-24T01:00:01Z") == 2);
  CHECK(count("2026-11-24T02:00:00Z", "2026-11-24T03:00:00Z") == 0);
  CHECK(count("2026-11-23T00:00:00Z", "2026-11-23T22:00:00Z") == 0);
}

TEST_CASE("reports see the running session up to now") {
  LedgerRig rig;
  REQUIRE(start(rig.ledger(), rig.act(), request(std::nullopt, rig.now - Minutes{30})).ok());
  LedgerSessions source(rig.ledger(), rig.now);
  Seconds total{0};
  REQUIRE(source.each({kEarliest, kLatest}, [&](const Session& session) { total += session.length(); }).ok());
  CHECK(total == Minutes{30});
  LedgerSessions earlier(rig.ledger(), rig.now - Minutes{40});
  int seen = 0;
  REQUIRE(earlier.each({kEarliest, kLatest}, [&](const Session&) { ++seen; }).ok());
  CHECK(seen == 0);
}

TEST_CASE("reports are handed what shares a second with a span, with all that they count") {
  LedgerRig rig;
  const ProjectId project = rig.project("NRF");
  rig.session(project, "2026-11-23T22:00:00Z", "2026-11-24T01:00:00Z");
  rig.session(std::nullopt, "2026-11-24T01:00:00Z", "2026-11-24T02:00:00Z");
  rig.session(project, "2026-11-24T02:30:00Z", "2026-11-24T03:00:00Z");
  LedgerSessions source(rig.ledger(), rig.now);
  const Instant times[] = {at("2026-11-23T21:00:00Z"), at("2026-11-23T22:00:00Z"), at("2026-11-24T00:59:59Z"),
                           at("2026-11-24T01:00:00Z"), at("2026-11-24T02:00:00Z"), at("2026-11-24T02:30:00Z"),
                           at("2026-11-24T02:59:59Z"), at("2026-11-24T03:00:00Z"), at("2026-11-24T04:00:00Z")};
  const auto counted = [](const Session& it) { return std::tuple(it.project, it.activity, it.start, it.end, it.zone); };
  for (const Instant from : times) {
    for (const Instant to : times) {
      if (to <= from) { continue; }
      std::vector<decltype(counted({}))> whole;
      std::vector<decltype(counted({}))> light;
      REQUIRE(each_session(rig.ledger(), {from, to}, rig.now, [&](const Session& it) {
                whole.push_back(counted(it));
              }).ok());
      REQUIRE(source.each({from, to}, [&](const Session& it) { light.push_back(counted(it)); }).ok());
      CHECK(light == whole);
    }
  }
  const auto first = source.first();
  REQUIRE((first.ok() && first->has_value()));
  CHECK((*first)->start == at("2026-11-23T22:00:00Z"));
  CHECK((*first)->zone == first_session(rig.ledger()).value()->zone);
  const auto before = source.last_starting_before(at("2026-11-24T01:00:00Z"));
  const auto after = source.first_starting_from(at("2026-11-24T01:00:01Z"));
  REQUIRE((before.ok() && before->has_value() && after.ok() && after->has_value()));
  CHECK((*before)->project == project);
  CHECK((*before)->end == at("2026-11-24T01:00:00Z"));
  CHECK((*after)->start == at("2026-11-24T02:30:00Z"));
}

TEST_CASE("a refused verb changes nothing and leaves no history") {
  LedgerRig rig;
  rig.session(std::nullopt, "2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z");
  const std::size_t before = history(rig.ledger(), {kEarliest, kLatest})->size();
  const std::vector<AnySession> rows = all(rig);
  CHECK_FALSE(add(rig.ledger(), rig.act(),
                  {{}, "", "", at("2026-11-24T09:30:00Z"), at("2026-11-24T11:00:00Z"), "UTC", Origin::manual}, false)
                  .ok());
  CHECK(history(rig.ledger(), {kEarliest, kLatest})->size() == before);
  CHECK(all(rig) == rows);
}

}  // namespace
}  // namespace labclock::storage
