#!/usr/bin/env python3
"""How light the window is, beside gtimelog, workrave and ktimetracker under one Xvfb.

    window_bench.py --build FOLDER [--seconds N] [--only NAME]...

A line says what was measured and what is asked of it. Exit code 1 if something is heavier than asked.
"""

import argparse
import datetime
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import worlds

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from xvfb import Xvfb  # noqa: E402 (the path first)

TICKS = os.sysconf("SC_CLK_TCK")


class Display:
    """An Xvfb of its own, and a session bus in it for the peers that want one."""

    def __init__(self, folder):
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8", "TZ": worlds.ZONE,
            "XDG_RUNTIME_DIR": str(folder), "XDG_DATA_HOME": str(folder / "share"), "XDG_CONFIG_HOME": str(folder / "config"),
            "NO_AT_BRIDGE": "1", "GSETTINGS_BACKEND": "memory", "LIBGL_ALWAYS_SOFTWARE": "1",
        }
        self.server = Xvfb()
        self.environment["DISPLAY"] = self.server.display

    def close(self):
        self.server.close()

    def start(self, command):
        return subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.DEVNULL, start_new_session=True)

    def tool(self, *words):
        done = subprocess.run(["xdotool", *map(str, words)], env=self.environment, capture_output=True, text=True)
        return done.stdout.split()

    def window_of(self, pids, seconds=20):
        """The first visible window of one of these processes, or None."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for pid in pids():
                found = self.tool("search", "--onlyvisible", "--pid", pid)
                if found:
                    return found[-1]
            time.sleep(0.1)
        return None


def tree(pid):
    """The process and all below it."""
    found = [pid]
    for each in found:
        try:
            for task in pathlib.Path(f"/proc/{each}/task").iterdir():
                found += [int(child) for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return found


def cpu_ms(pids):
    """Milliseconds of CPU that these processes have used, as finely as the kernel tells."""
    total = 0.0
    for pid in pids:
        try:
            for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
                total += int((task / "schedstat").read_text().split()[0]) / 1e6
        except OSError:
            continue
    return total


def memory_mb(pids):
    total = 0
    for pid in pids:
        try:
            for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
        except OSError:
            continue
    return total / 1024


class Bench:
    def __init__(self, options):
        self.options = options
        self.build = pathlib.Path(options.build).resolve()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="labclock-window-"))
        self.display = Display(self.folder)
        self.results = []
        self.database = self.folder / "labclock.db"
        self.gui = str(self.build / "labclock-gui")
        self.cli = str(self.build / "labclock")

    def close(self):
        self.display.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def asked(self, name):
        return not self.options.only or name in self.options.only

    def tell(self, name, value, limit, text, unit):
        good = value <= limit
        self.results.append(good)
        print(f"{'ok  ' if good else 'HEAVY'} {name:<20} {value:9.3f} {unit:<5} (at most {limit:g})  {text}", flush=True)

    def labclock(self, *words):
        environment = {**self.display.environment, "LABCLOCK_DB": str(self.database)}
        subprocess.run([self.cli, *words], env=environment, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def ten_years(self):
        end = datetime.date.today()
        rows = self.folder / "rows.csv"
        worlds.write_csv(rows, worlds.sessions(29_200, end))
        self.labclock("import", "csv", str(rows))
        self.labclock("start", "Thesis")

    def command(self, *more):
        return [self.gui, "--db", str(self.database), *more]

    def idle(self, command, minimise=False):
        """(CPU in ms per second over some idle seconds, memory in MB) of a program with its window open."""
        process = self.display.start(command)
        try:
            window = self.display.window_of(lambda: tree(process.pid))
            if window is None:
                return None
            time.sleep(6)
            if minimise:
                self.display.server.minimise(window)
                time.sleep(2)
            memory = memory_mb(tree(process.pid))
            before, begin = cpu_ms(tree(process.pid)), time.monotonic()
            time.sleep(self.options.seconds)
            used = cpu_ms(tree(process.pid)) - before
            return used / (time.monotonic() - begin), memory
        finally:
            try:
                os.killpg(process.pid, 15)
            except OSError:
                pass
            process.wait()

    def peers(self):
        best = None
        for name in ("gtimelog", "workrave", "ktimetracker"):
            program = shutil.which(name)
            if program is None:
                print(f"     {name} is not installed")
                continue
            measured = self.idle(["dbus-run-session", "--", program])
            if measured is None:
                print(f"     {name} opened no window here")
                continue
            print(f"     {name:<20} {measured[0]:9.3f} ms/s    {measured[1]:7.1f} MB", flush=True)
            best = measured[0] if best is None else min(best, measured[0])
        return best

    def idleness(self):
        if not (self.asked("idle") or self.asked("minimised")):
            return
        best = self.peers()
        if best is None:
            sys.exit("window_bench: no peer to measure against")
        ours = self.idle(self.command())
        self.tell("idle", ours[0] / best, 0.5, f"labclock {ours[0]:.3f} ms/s, the best peer {best:.3f} ms/s", "x")
        ours = self.idle(self.command(), minimise=True)
        self.tell("minimised", ours[0] / best, 0.1, f"labclock {ours[0]:.3f} ms/s, the best peer {best:.3f} ms/s", "x")

    def memory(self):
        if not self.asked("memory"):
            return
        empty = self.idle_memory([str(self.build / "tests/bench/empty_window")])
        for language in ("en", "ko"):
            ours = self.idle_memory(self.command("--lang", language))
            self.tell(f"memory-{language}", ours - empty, 20, f"labclock {ours:.1f} MB, an empty window {empty:.1f} MB", "MB")

    def idle_memory(self, command):
        process = self.display.start(command)
        try:
            if self.display.window_of(lambda: tree(process.pid)) is None:
                sys.exit(f"window_bench: {command[0]} opened no window")
            time.sleep(4)
            return memory_mb(tree(process.pid))
        finally:
            process.terminate()
            process.wait()

    def seconds(self, command):
        begin = time.perf_counter()
        subprocess.run(command, env=self.display.environment, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        return time.perf_counter() - begin

    def first_frame(self):
        if not self.asked("first-frame"):
            return
        ours, theirs = [], []
        for turn in range(12):
            a = self.seconds(self.command("--frames", "1"))
            b = self.seconds([str(self.build / "tests/bench/empty_window"), "1"])
            if turn > 1:
                ours.append(a)
                theirs.append(b)
        a, b = statistics.median(ours), statistics.median(theirs)
        self.tell("first-frame", a / b, 1.5, f"labclock {a * 1e3:.0f} ms, an empty window {b * 1e3:.0f} ms", "x")

    def week_frame(self):
        if not self.asked("week-frame"):
            return
        out = subprocess.run(self.command("--screen", "week", "--frames", "600", "--statistics"), env=self.display.environment,
                             check=True, stdin=subprocess.DEVNULL, capture_output=True, text=True).stdout.split()
        self.tell("week-frame", float(out[out.index("build_ms") + 1]), 1.0, "building one frame of the week on ten years", "ms")

    def preview(self):
        """The longest building of a frame while options of the report change: the page is made and laid out anew in it."""
        if not self.asked("preview"):
            return
        process = self.display.start(self.command("--screen", "report", "--statistics", "--size", "1280x800"))
        window = self.display.window_of(lambda: tree(process.pid))
        time.sleep(3)
        clicks = 0
        for _ in range(10):
            # Hide notes, Projects, Weekly hours, Off-hours and rest; at the places of docs/images/report-en-light.png.
            for x, y in ((273, 480), (493, 264), (273, 296), (273, 328)):
                self.display.tool("mousemove", "--window", window, x, y, "click", 1)
                clicks += 1
                time.sleep(0.05)
        time.sleep(0.5)
        process.terminate()
        out = process.communicate(timeout=20)[0].decode().split()
        painted = int(out[out.index("painted") + 1])
        if painted < clicks:
            sys.exit(f"window_bench: {clicks} clicks on options of the report painted {painted} frames: they hit nothing")
        painting = float(out[out.index("longest_ms") + 1])
        self.tell("preview", float(out[out.index("longest_build_ms") + 1]), 10,
                  f"the page laid out anew, the longest of {clicks} options; {painting:.1f} ms with painting it", "ms")

    def busy_terminal(self):
        """The longest frame while the terminal makes a thousand changes."""
        if not self.asked("busy-terminal"):
            return
        process = self.display.start(self.command("--screen", "week", "--statistics", "--size", "1280x800"))
        self.display.window_of(lambda: tree(process.pid))
        time.sleep(2)
        for number in range(1000):
            self.labclock("config", "set", "name", f"n{number}")
        time.sleep(0.5)
        process.terminate()
        out = process.communicate(timeout=20)[0].decode().split()
        self.tell("busy-terminal", float(out[out.index("longest_ms") + 1]), 50, "the longest frame while the terminal made 1000 changes", "ms")

    def inert_moves(self):
        """Moves over empty background: frames may be built, none may be painted."""
        if not self.asked("inert-moves"):
            return
        process = self.display.start(self.command("--screen", "rest", "--statistics", "--size", "1280x800"))
        window = self.display.window_of(lambda: tree(process.pid))
        self.display.tool("mousemove", "--window", window, 500, 795)
        time.sleep(3)
        for step in range(100):
            self.display.tool("mousemove", "--window", window, 400 + step * 5, 795)
        time.sleep(1)
        process.terminate()
        with_moves = process.communicate(timeout=20)[0].decode().split()
        process = self.display.start(self.command("--screen", "rest", "--statistics", "--size", "1280x800"))
        window = self.display.window_of(lambda: tree(process.pid))
        self.display.tool("mousemove", "--window", window, 500, 795)
        time.sleep(5)
        process.terminate()
        without = process.communicate(timeout=20)[0].decode().split()
        painted = int(with_moves[with_moves.index("painted") + 1]) - int(without[without.index("painted") + 1])
        # A minute that begins in one of the two runs paints once.
        self.tell("inert-moves", painted, 1, "frames painted by 100 moves over the background", "")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", required=True)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--only", action="append", default=[])
    bench = Bench(parser.parse_args())
    try:
        bench.ten_years()
        bench.first_frame()
        bench.week_frame()
        bench.memory()
        bench.preview()
        bench.inert_moves()
        bench.busy_terminal()
        bench.idleness()
    finally:
        bench.close()
    return 0 if all(bench.results) else 1


if __name__ == "__main__":
    sys.exit(main())
