#!/usr/bin/env python3
"""Installs into a temporary folder, looks whether everything is where it belongs, and works with it.

The programs' places are those of GNUInstallDirs with the prefix given here; what depends on the machine
(lowdown, libical, static libraries) is told with --expect.
"""

import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile


class Failure(Exception):
    pass


def need(holds, text):
    if not holds:
        raise Failure(text)


def run(command, environment, **more):
    done = subprocess.run(command, capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL,
                          timeout=120, **more)
    need(done.returncode == 0, f"{' '.join(map(str, command))} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def check_layout(prefix, source, expect):
    program = prefix / "bin/labclock"
    need(os.access(program, os.X_OK), "bin/labclock is missing")
    docs = prefix / "share/doc/labclock"
    for name in ("LICENSE", "README.md", "design.md"):
        need((docs / name).is_file(), f"share/doc/labclock/{name} is missing")
    programs = ["labclock", "labclock-gui"] if "window" in expect else ["labclock"]
    need(sorted(os.listdir(prefix / "bin")) == programs, f"bin holds {sorted(os.listdir(prefix / 'bin'))}")
    if "window" in expect:
        check_desktop(prefix)
    if "watch" in expect:
        need(os.access(prefix / "libexec/labclock/labclock-watch", os.X_OK), "libexec/labclock/labclock-watch is missing")
        # The window's program finds it there, and it the window's.
        out = subprocess.run([prefix / "bin/labclock-gui", "--background", "--db", "/dev/null/none"], capture_output=True,
                             text=True, timeout=60)
        need(out.returncode == 4 and out.stderr.startswith("labclock-watch: "), f"--background ran another program: {out.stderr}")
    if "ics" in expect:
        need(os.access(prefix / "libexec/labclock/labclock-ics", os.X_OK), "libexec/labclock/labclock-ics is missing")
    if "paper" in expect:
        need(os.access(prefix / "libexec/labclock/labclock-paper", os.X_OK), "libexec/labclock/labclock-paper is missing")
    completions = {
        "labclock.bash": "share/bash-completion/completions/labclock",
        "_labclock": "share/zsh/site-functions/_labclock",
        "labclock.fish": "share/fish/vendor_completions.d/labclock.fish",
    }
    for name, place in completions.items():
        need((prefix / place).is_file(), f"{place} is missing (from completions/{name})")
    if "manual" in expect:
        check_manual(prefix, source)


def check_desktop(prefix):
    """The desktop entry, the icon and the AppStream metadata are in their places and valid where the tools are there."""
    name = "org.labclock.Labclock"
    entry = prefix / f"share/applications/{name}.desktop"
    data = prefix / f"share/metainfo/{name}.metainfo.xml"
    icon = prefix / f"share/icons/hicolor/scalable/apps/{name}.svg"
    for file in (entry, data, icon):
        need(file.is_file(), f"{file.relative_to(prefix)} is missing")
    lines = entry.read_text(encoding="utf-8").splitlines()
    need(f"Icon={name}" in lines and "Exec=labclock-gui" in lines, "the desktop entry names another icon or program")
    for command in (["desktop-file-validate", str(entry)], ["appstreamcli", "validate", "--no-net", str(data)]):
        if shutil.which(command[0]):
            run(command, dict(os.environ))


def check_manual(prefix, source):
    for folder, place in (("docs/manual", "share/man/man1"), ("docs/manual/ko", "share/man/ko/man1")):
        pages = sorted((source / folder).glob("labclock*.md"))
        need(pages, f"there is no page in {folder}")
        for page in pages:
            made = prefix / place / f"{page.stem}.1"
            need(made.is_file(), f"{place}/{page.stem}.1 is missing")
            need(".TH" in made.read_text(encoding="utf-8"), f"{place}/{page.stem}.1 is no manual page")


def check_program(prefix, work, version, expect, environment):
    program = str(prefix / "bin/labclock")
    need(version in run([program, "--version"], environment), f"--version does not say {version}")
    if "static" in expect:
        done = subprocess.run(["ldd", program], capture_output=True, text=True)
        need("=>" not in done.stdout, f"the program is not static:\n{done.stdout}")
    environment = dict(environment, LABCLOCK_DB=str(work / "ledger/labclock.db"), LABCLOCK_ZONE="Asia/Seoul")

    def labclock(now, *words):
        return run([program, *words], dict(environment, LABCLOCK_NOW=now))

    labclock("2026-11-24T09:00:00+09:00", "project", "add", "Thesis", "--kind", "own")
    labclock("2026-11-24T09:00:00+09:00", "start", "Thesis")
    labclock("2026-11-24T10:30:00+09:00", "stop")
    week = json.loads(labclock("2026-11-24T11:00:00+09:00", "week", "--json"))
    need(week["total_s"] == 5400, f"the week holds {week['total_s']} s, not 5400")
    need(week["by_kind"]["own"] == 5400, "the week does not count the session as own research")
    if "ics" in expect:
        check_ics(labclock, work)
    if "paper" in expect:
        labclock("2026-11-24T11:00:00+09:00", "chart", "week", "-o", str(work / "week.png"))
        need((work / "week.png").read_bytes().startswith(b"\x89PNG"), "the installed program draws no picture")


def check_ics(labclock, work):
    """The installed program finds its helper beside it."""
    file = work / "closures.ics"
    file.write_text("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//test//EN\r\nBEGIN:VEVENT\r\nUID:1@test\r\n"
                    "DTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20261228\r\nSUMMARY:University closed\r\n"
                    "END:VEVENT\r\nEND:VCALENDAR\r\n", encoding="utf-8")
    labclock("2026-11-24T11:00:00+09:00", "holiday", "import", str(file))
    listed = json.loads(labclock("2026-11-24T11:00:00+09:00", "holiday", "list", "2026", "--json"))
    need(any(day["date"] == "2026-12-28" for day in listed["holidays"]), "the imported closure is not in the list")


def main():
    parser = argparse.ArgumentParser()
    for name in ("--cmake", "--build", "--source", "--version"):
        parser.add_argument(name, required=True)
    parser.add_argument("--expect", default="program")
    options = parser.parse_args()
    expect = set(options.expect.split(";"))
    environment = {key: value for key, value in os.environ.items() if not key.startswith("LABCLOCK_")}
    with tempfile.TemporaryDirectory() as folder:
        prefix, work = pathlib.Path(folder, "prefix"), pathlib.Path(folder, "work")
        work.mkdir()
        environment["HOME"] = str(work)
        run([options.cmake, "--install", options.build, "--prefix", str(prefix)], environment)
        try:
            check_layout(prefix, pathlib.Path(options.source), expect)
            check_program(prefix, work, options.version, expect, environment)
        except Failure as failure:
            print(failure)
            print("installed:", *sorted(str(p.relative_to(prefix)) for p in prefix.rglob("*") if p.is_file()), sep="\n  ")
            return 1
    print("install: everything is where it belongs, and it runs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
