#!/usr/bin/env python3
"""Speed, side by side with timew and ledger on the same made-up work, in one run.

    bench.py --build FOLDER [--quick] [--only NAME]... [--runs N] [--json FILE]

Each pair is run in turns (A B A B ...), so that a busy machine disturbs both alike; the medians are compared.
Both are run as they are installed: Labclock goes into a folder of the bench first. And both are read from the disk
anew before, from end to end: how a file came into the kernel's cache, in large pieces or in the small ones of a linker,
makes the same program up to a tenth slower or faster.
A line says what was measured and what is asked of it. Exit code 1 if something is slower than asked.
--quick leaves out what needs a million sessions.
"""

import argparse
import datetime
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

import worlds

TEN_YEARS = 29_200
MILLION = 1_000_000


def spawn(command, environment, fine=(0,)):
    """Runs a command without a shell; (seconds, largest resident size in bytes). Ends the bench if it fails."""
    quiet = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0), (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    begin = time.perf_counter()
    process = os.posix_spawn(command[0], command, environment, file_actions=quiet)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - begin
    code = os.waitstatus_to_exitcode(status)
    if code not in fine:
        sys.exit(f"bench: {' '.join(command)} ended with {code}")
    return seconds, usage.ru_maxrss * 1024


def read_anew(file):
    """What the kernel holds of the file is dropped, and read from the disk again from its begin to its end."""
    with open(file, "rb") as program:
        os.fsync(program.fileno())
        os.posix_fadvise(program.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while program.read(1 << 20):
            pass


def in_turns(runs, *tasks):
    """The median seconds of each task; every task is called once before, to warm up."""
    times = [[] for _ in tasks]
    for turn in range(runs + 1):
        for task, kept in zip(tasks, times):
            seconds = task()
            if turn > 0:
                kept.append(seconds)
    return [statistics.median(kept) for kept in times]


class Bench:
    def __init__(self, options):
        self.options = options
        self.results = []
        self.build = pathlib.Path(options.build).resolve()
        self.folder = self.build / "data"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.today = datetime.date.today()
        self.end = self.today - datetime.timedelta(days=7)  # the day after the last session
        self.program = str(self.install() / "bin" / "labclock")
        self.timew = shutil.which("timew") or sys.exit("bench: timew is not installed")
        self.ledger = shutil.which("ledger") or sys.exit("bench: ledger is not installed")
        for program in (self.program, self.timew, self.ledger):
            read_anew(program)
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8", "TZ": worlds.ZONE,
            "TIMEWARRIORDB": str(self.folder / "timew"), "LABCLOCK_DB": str(self.folder / "labclock.db"),
        }

    def install(self):
        prefix = self.folder / "installed"
        done = subprocess.run(["cmake", "--install", str(self.build), "--prefix", str(prefix)], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"bench: cannot install: {done.stderr}")
        return prefix

    # Running things

    def labclock(self, *words, **environment):
        return spawn([self.program, *words], {**self.environment, **environment})

    def asked(self, name):
        return not self.options.only or name in self.options.only

    def tell(self, name, value, limit, text, unit="x"):
        good = value <= limit
        self.results.append({"name": name, "value": value, "limit": limit, "unit": unit, "good": good, "text": text})
        print(f"{'ok  ' if good else 'SLOW'} {name:<18} {value:8.3f} {unit:<3} (at most {limit:g})  {text}", flush=True)

    def compare(self, name, limit, ours, theirs, label, runs):
        if not self.asked(name):
            return
        a, b = in_turns(runs, ours, theirs)
        self.tell(name, a / b, limit, f"labclock {a * 1e3:.2f} ms, {label} {b * 1e3:.2f} ms")

    # What is measured

    def ten_years(self):
        rows = list(worlds.sessions(TEN_YEARS, self.end))
        worlds.write_timewarrior(self.folder / "timew", rows)
        worlds.write_csv(self.folder / "ten-years.csv", rows)
        self.labclock("import", "csv", str(self.folder / "ten-years.csv"))
        self.check_sum(self.environment["LABCLOCK_DB"], len(rows))
        runs = self.options.runs
        monday = self.end - datetime.timedelta(days=self.end.weekday() + 7)
        iso = monday.isocalendar()
        self.week = f"{iso.year}-W{iso.week:02}"
        year = self.end.year - 1

        def ours(*words):
            return lambda: self.labclock(*words)[0]

        def timew(*words):
            # Bare timew ends with 1 when nothing is tracked, which is an answer like any other.
            return lambda: spawn([self.timew, *words], self.environment, (0, 1))[0]

        sunday = monday + datetime.timedelta(days=7)
        self.compare("status", 0.8, ours("status"), timew(), "timew", runs * 10)
        self.compare("week", 0.6, ours("week", self.week), timew("summary", str(monday), "-", str(sunday)), "timew summary",
                     runs * 10)
        self.compare("split-year", 0.15, ours("split", str(year)),
                     timew("summary", f"{year}-01-01", "-", f"{year + 1}-01-01"), "timew summary", max(3, runs // 3))
        self.compare("start-stop", 0.8, *self.start_stop(), "timew start, stop", runs * 3)
        self.paper(monday, runs)

    def paper(self, monday, runs):
        """The page for the advisor, a month sheet and a picture out of ten years of work: how long, and how much memory."""
        if not (self.build / "labclock-paper").exists():
            return
        now = f"{self.end:%Y-%m-%d}T12:00:00+09:00"
        month = self.end.replace(day=1) - datetime.timedelta(days=1)
        for name, words in (("page-pdf", ("report", "advisor", "last-4-weeks", "-f", "pdf")),
                            ("sheet-pdf", ("report", "timesheet", f"{month:%Y-%m}", "-f", "pdf")),
                            ("sheet-xlsx", ("report", "timesheet", f"{month:%Y-%m}", "-f", "xlsx")),
                            ("chart-png", ("chart", "week", f"{monday:%Y-%m-%d}"))):
            if not self.asked(name) and not self.asked(name + "-memory"):
                continue
            file = self.folder / f"{name}.{name.split('-')[1]}"
            made = [self.labclock(*words, "-o", str(file), LABCLOCK_NOW=now) for _ in range(max(3, runs // 3))]
            if file.stat().st_size < 5000:
                sys.exit(f"bench: {file.name} has {file.stat().st_size} bytes")
            memory = max(most for _, most in made) / 1e6
            self.tell(name, statistics.median(seconds for seconds, _ in made) * 1e3, 300, f"{memory:.0f} MB at most", "ms")
            self.tell(name + "-memory", memory, 80, "largest resident size", "MB")

    def check_sum(self, database, count):
        """What is measured must have worked: the total is that of the sessions made."""
        out = subprocess.run([self.program, "split", "all", "--json"], env={**self.environment, "LABCLOCK_DB": database},
                             capture_output=True, check=True, stdin=subprocess.DEVNULL).stdout
        total = json.loads(out)["total_s"]
        made = sum(int((end - start).total_seconds()) for start, end, _, _ in worlds.sessions(count, self.end))
        if total != made:
            sys.exit(f"bench: split all says {total} s of work, {made} s were made")

    def start_stop(self):
        """(ours, theirs): start, and stop a minute later, on the free days since the last session.

        The times are told to both, since neither keeps what begins and ends within one second."""
        base = datetime.datetime.combine(self.end, datetime.time(12))

        def minutes():
            for minute in range(0, 10**6, 2):
                yield base + datetime.timedelta(minutes=minute), base + datetime.timedelta(minutes=minute + 1)

        ours_at, theirs_at = minutes(), minutes()

        def ours():
            start, stop = (f"{at:%Y-%m-%dT%H:%M:%S}+09:00" for at in next(ours_at))
            return self.labclock("start", "Thesis", LABCLOCK_NOW=start)[0] + self.labclock("stop", LABCLOCK_NOW=stop)[0]

        def theirs():
            start, stop = (f"{at:%Y-%m-%dT%H:%M:%S}" for at in next(theirs_at))
            return (spawn([self.timew, "start", start, "Thesis"], self.environment)[0]
                    + spawn([self.timew, "stop", stop], self.environment)[0])

        return ours, theirs

    def million(self):
        if not any(map(self.asked, ("import-rate", "import-memory", "split-million", "week-million"))):
            return
        csv, clock = self.folder / "million.csv", self.folder / "million.timeclock"
        big = str(self.folder / "million.db")
        count = worlds.write_csv(csv, worlds.sessions(MILLION, self.end))
        worlds.write_timeclock(clock, worlds.sessions(MILLION, self.end))
        seconds, memory = self.labclock("import", "csv", str(csv), LABCLOCK_DB=big)
        self.tell("import-rate", 50_000 * seconds / count, 1.0, f"{count} rows in {seconds:.1f} s: {count / seconds:.0f} rows/s")
        self.tell("import-memory", memory / 1e6, 400, "largest resident size of that import", "MB")
        self.check_sum(big, count)
        csv.unlink()

        def split():
            return self.labclock("split", "all", LABCLOCK_DB=big)[0]

        self.compare("split-million", 0.10, split, lambda: spawn([self.ledger, "-f", str(clock), "bal"], self.environment)[0],
                     "ledger bal", 3)
        if self.asked("week-million"):
            a, b = in_turns(self.options.runs * 5, lambda: self.labclock("week", self.week, LABCLOCK_DB=big)[0],
                            lambda: self.labclock("week", self.week)[0])
            self.tell("week-million", a / b, 1.5, f"{a * 1e3:.2f} ms over a million sessions, {b * 1e3:.2f} ms over ten years")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", required=True)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--json")
    options = parser.parse_args()
    bench = Bench(options)
    bench.ten_years()
    if not options.quick:
        bench.million()
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(bench.results, indent=1), encoding="utf-8")
    shutil.rmtree(bench.folder, ignore_errors=True)
    if not bench.results:
        sys.exit("bench: nothing was measured")
    return 0 if all(result["good"] for result in bench.results) else 1


if __name__ == "__main__":
    sys.exit(main())
