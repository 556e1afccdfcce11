#!/usr/bin/env python3
"""Asks the real program for the numbers of random ledgers and works each of them out by itself.

    oracle.py path/to/labclock [--seeds N] [--seed S] [--holidays explicit|listed]

The program is driven as a person drives it, in a temporary folder: settings with dates, days off,
holidays, an import, then `week`, `split` and `rest` as JSON. Every sum is compared to the second with
naive.py, which reads the definitions in a way of its own. `--holidays explicit` sets the region to none and
adds each holiday by hand; `listed` changes regions from date to date, asks the program which dates are
holidays in each of them, and checks that every day is judged by the region that held on it.

Exit code 1 and the smallest ledger that still disagrees, as commands, if a number differs.
"""

import argparse
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # leave no folder behind in the source tree

import naive  # noqa: E402
import worlds  # noqa: E402

REGIONS = ("KR", "US", "GB-ENG", "DE-BY", "FR", "JP", "none")


class Trouble(Exception):
    """The program did not do what it was told."""


class Program:
    """One ledger in a folder of its own."""

    def __init__(self, path, folder, now="2026-11-24T12:00:00Z", home="UTC"):
        self.path, self.folder = path, folder
        self.environment = {
            "PATH": os.environ.get("PATH", ""), "HOME": folder, "XDG_DATA_HOME": folder, "LC_ALL": "C.UTF-8",
            "LABCLOCK_DB": os.path.join(folder, "oracle.db"), "LABCLOCK_NOW": now, "LABCLOCK_ZONE": home,
            "LABCLOCK_LANG": "en",
        }  # fmt: skip
        self.script = []

    def run(self, *words, zone=None, may_refuse=False):
        environment = dict(self.environment, **({"LABCLOCK_ZONE": zone} if zone else {}))
        self.script.append((f"LABCLOCK_ZONE={zone} " if zone else "") + " ".join(["labclock", *map(_quoted, words)]))
        done = subprocess.run(
            [self.path, *words], env=environment, cwd=self.folder, capture_output=True, encoding="utf-8", timeout=60
        )
        if may_refuse and done.returncode in (1, 3):  # a rule says no, or there is none
            self.script.pop()
            return None
        if done.returncode != 0:
            raise Trouble(f"{self.script[-1]}\n  exit {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def ask(self, *words):
        text = self.run(*words, "--json")
        try:
            return json.loads(text)
        except ValueError:
            raise Trouble(f"{self.script[-1]}\n  is not JSON: {text[:200]!r}") from None


def _quoted(word):
    return word if word and all(c.isalnum() or c in "-_.:/" for c in word) else "'" + word + "'"


class Listing:
    """Which dates are holidays in a region, by the program's own list."""

    def __init__(self, path):
        self.path, self.known = path, {}

    def of(self, region, year):
        if (region, year) not in self.known:
            with tempfile.TemporaryDirectory(prefix="labclock-oracle-") as folder:
                program = Program(self.path, folder)
                program.run("config", "set", "region", region, "--from", worlds.EVER)
                dates = {}
                for entry in program.ask("holiday", "list", str(year))["holidays"]:
                    dates.setdefault(entry["date"], []).append(entry["name"])
                self.known[region, year] = dates
        return self.known[region, year]


def fill(program, world):
    """Writes the world into the program's ledger; returns the days off that it took."""
    program.run("config", "set", "week_start", world["week_start"])
    for key, day, text in world["settings"]:
        program.run("config", "set", key, text, "--from", worlds.EVER if day is None else naive.iso(day))
    taken = []
    for first, last, half in world["days_off"]:
        words = ["day-off", "add", naive.iso(first), *([naive.iso(last)] if last > first else []), "--type", "leave"]
        # overlapping days off may be refused; then they do not count here either
        if program.run(*words, *(["--half", half] if half else []), may_refuse=True) is not None:
            taken.append((first, last, half))
    for day, name, _ in world["holidays"]:
        if name is None:
            program.run("holiday", "remove", naive.iso(day), may_refuse=True)
        else:
            program.run("holiday", "add", naive.iso(day), name)
    rows = worlds.csv_rows(world)
    if len(rows) > 1:
        pathlib.Path(program.folder, "sessions.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        program.run("import", "csv", "sessions.csv")
    if world["running"]:
        start, _, zone, project, kind = world["sessions"][-1]
        if project and all(s[3] != project for s in world["sessions"][:-1]):
            program.run("project", "add", project, *(["--kind", kind] if kind != "unassigned" else []))
        program.run("start", *([project] if project else []), "--at", naive.rfc3339(start), zone=zone)
    return taken


def expected(world, taken, listing):
    """The same world in naive.py."""
    settings = {}
    for key, day, text in world["settings"]:
        settings.setdefault(key, []).append((-(10**6) if day is None else day, text))
    holidays = {}
    if world["region_mode"]:
        begin, end = world["sessions"][0][0] // naive.DAY - 10, world["now"] // naive.DAY + 10
        for day in range(begin, end):
            region = [text for since, text in settings["region"] if since <= day][-1]
            names = listing.of(region, naive.date_of(day).year).get(naive.iso(day))
            if names:
                holidays[day] = list(names)
    for day, name, _ in world["holidays"]:
        if name is None:
            holidays.pop(day, None)
        else:
            holidays.setdefault(day, []).append(name)
    return naive.World(naive.Rules(settings, taken, holidays), world["sessions"], world["home"], world["now"])


def differences(found, wanted, where=""):
    """Every leaf in which two JSON values differ: (where, found, wanted). Keys unknown here are let be."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        for key, value in wanted.items():
            yield from differences(found.get(key, "(missing)"), value, f"{where}.{key}")
    elif isinstance(wanted, list) and isinstance(found, list):
        if len(found) != len(wanted):
            yield (where + " length", len(found), len(wanted))
        for index, (a, b) in enumerate(zip(found, wanted)):
            yield from differences(a, b, f"{where}[{index}]")
    elif isinstance(wanted, float):
        if not isinstance(found, (int, float)) or abs(found - wanted) > 1e-4:
            yield (where, found, wanted)
    elif found != wanted or isinstance(found, bool) != isinstance(wanted, bool):
        yield (where, found, wanted)


def shaped(answer):
    """Brings the program's answer into the shape of naive.py: projects by name, without rows of nothing."""
    if "by_project" in answer:
        rows = [dict(row) for row in answer["by_project"] if row["total_s"] != 0]
        answer["by_project"] = {row.pop("project"): row for row in rows}
    return answer


def judged(command, found, world, first, last):
    """The differences of one answer."""
    found = shaped(found)
    if command == "rest":
        nights = world.nights(first, last)
        yield from differences(found, {"nights": nights, "days_since_day_off": world.days_since_day_off()})
        return
    wanted = world.totals(first, last)
    yield from differences(found, wanted)
    extra = set(map(str, found.get("by_project", {}))) - set(map(str, wanted["by_project"]))
    for name in sorted(extra):
        yield (f".by_project.{name}", "(a row)", "(none)")
    if command == "week":
        rows = world.day_rows(first, last)
        for row, day in zip(rows, found.get("days", [])):
            names = row.pop("holiday")
            if (day.get("holiday") is None) != (names is None) or (names and day["holiday"] not in names):
                yield (f".days {row['date']} holiday", day.get("holiday"), names)
        yield from differences(found.get("days"), rows, ".days")


def compare(path, world, asked, listing):
    """Runs one world; the first answer that differs as (words, differences, script), or None."""
    with tempfile.TemporaryDirectory(prefix="labclock-oracle-") as folder:
        program = Program(path, folder, naive.rfc3339(world["now"]), world["home"])
        truth = expected(world, fill(program, world), listing)
        for words, first, last in asked:
            first = truth.first_day if first is None else first
            last = truth.today if last is None else last
            if last < first:
                continue
            found = list(judged(words.split()[0], program.ask(*words.split()), truth, first, last))
            if found:
                return words, found, program.script, program.environment, worlds.csv_rows(world)
    return None


def smaller(path, world, question, listing, tries=200):
    """Leaves out whatever the disagreement does not need, one part at a time."""

    def still(candidate):
        nonlocal tries
        tries -= 1
        try:
            return compare(path, candidate, [question], listing)
        except Trouble:
            return None

    for key in ("sessions", "settings", "days_off", "holidays"):
        step = max(1, len(world[key]) // 2)
        while step and tries > 0:
            at = 0
            while at < len(world[key]) and tries > 0:
                part = world[key][:at] + world[key][at + step :]
                kept_base = key != "settings" or all(e[1] is not None for e in world[key][at : at + step])
                running_stays = key != "sessions" or not world["running"] or at + step < len(world[key])
                if (part or key != "sessions") and kept_base and running_stays and still(dict(world, **{key: part})):
                    world = dict(world, **{key: part})
                else:
                    at += step
            step //= 2
    return world


def tell(seed, path, world, question, listing):
    small = smaller(path, world, question, listing)
    words, found, script, environment, rows = compare(path, small, [question], listing)
    print(f"oracle: seed {seed}: `labclock {words} --json` differs")
    for where, got, wanted in found[:12]:
        print(f"  {where.lstrip('.')}: the program says {got}, the oracle {wanted}")
    print("to see it again, in an empty folder:")
    print("  export LABCLOCK_DB=$PWD/oracle.db")
    for name in ("LABCLOCK_NOW", "LABCLOCK_ZONE"):
        print(f"  export {name}={environment[name]}")
    print("  cat > sessions.csv <<'END'", *("  " + row for row in rows), "  END", sep="\n")
    for line in script:
        print(" ", line)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="the labclock to ask")
    parser.add_argument("--seeds", type=int, default=40, help="how many random ledgers (default 40)")
    parser.add_argument("--seed", type=int, help="the first seed; without it a new one each time")
    parser.add_argument("--holidays", choices=("explicit", "listed"), default="explicit")
    options = parser.parse_args()
    path = os.path.abspath(options.program)
    if not os.access(path, os.X_OK):
        parser.error(f"no program at {path}")
    first = random.SystemRandom().randrange(10**9) if options.seed is None else options.seed
    print(f"oracle: seeds {first} to {first + options.seeds - 1}, holidays {options.holidays}", flush=True)
    listing = Listing(path)
    asked = 0
    for seed in range(first, first + options.seeds):
        dice = random.Random(seed)
        world = worlds.make(dice, REGIONS if options.holidays == "listed" else ())
        questions = worlds.queries(dice, world)
        try:
            wrong = compare(path, world, questions, listing)
        except Trouble as trouble:
            print(f"oracle: seed {seed}: {trouble}")
            return 1
        if wrong:
            tell(seed, path, world, next(q for q in questions if q[0] == wrong[0]), listing)
            return 1
        asked += len(questions)
    print(f"oracle: {asked} answers agree to the second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
