#!/usr/bin/env python3
"""The true window under Xvfb: keys, text, other programs, idleness, and the ways to end.

    window_test.py LABCLOCK_GUI LABCLOCK [CASE]...

Each case starts an Xvfb of its own and leaves nothing behind. Exit code 77: there is no Xvfb or xdotool here.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from xvfb import Xvfb  # noqa: E402 (the path first)

SKIPPED = 77
ZONE = "Asia/Seoul"
# How much slower than usual the programs are: under the sanitizers.
SLOW = float(os.environ.get("LABCLOCK_SLOW", "1"))


class Failure(Exception):
    pass


def need(holds, text):
    if not holds:
        raise Failure(text)


def wait_for(what, text, seconds=15):
    """The first true value of `what()`; a failure after some seconds."""
    end = time.monotonic() + seconds * max(SLOW, 1)
    while time.monotonic() < end:
        value = what()
        if value:
            return value
        time.sleep(0.05)
    raise Failure(f"after {seconds} s still not: {text() if callable(text) else text}")


class World:
    def __init__(self, gui, cli):
        self.gui, self.cli = gui, cli
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="labclock-window-"))
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8", "TZ": ZONE,
            "XDG_RUNTIME_DIR": str(self.folder), "LABCLOCK_DB": str(self.folder / "labclock.db"),
            "LABCLOCK_LANG": "en", "LIBGL_ALWAYS_SOFTWARE": "1", "ASAN_OPTIONS": "detect_leaks=0",
            # A face of its own for each run would be built from the whole font folder; the cache is shared.
            "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME", str(self.folder / "cache")),
        }
        self.server = Xvfb()
        self.environment["DISPLAY"] = self.server.display
        self.processes = []

    def close(self):
        for process in self.processes:
            if process.poll() is None:
                process.kill()
            process.wait()
        self.server.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def labclock(self, *words, code=0):
        done = subprocess.run([self.cli, *words], env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=60)
        need(done.returncode == code, f"labclock {' '.join(words)} ended with {done.returncode}: {done.stdout}{done.stderr}")
        return done.stdout

    def status(self):
        return json.loads(self.labclock("status", "--json"))

    def running(self):
        session = self.status()["running"]
        return session["project"] if session else None

    def projects(self):
        for name, kind in (("Thesis", "own"), ("Samsung LLM", "funded"), ("Lab servers", "service")):
            self.labclock("project", "add", name, "--kind", kind)
        for name in ("Lab servers", "Samsung LLM", "Thesis"):
            self.labclock("start", name)
            time.sleep(1.05)
        self.labclock("stop")

    def open(self, *words):
        process = subprocess.Popen([self.gui, *words], env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, text=True)
        self.processes.append(process)

        def visible():
            if process.poll() is not None:
                raise Failure(f"the program ended with {process.returncode} before it opened a window: {process.stderr.read()}")
            return self.tool("search", "--onlyvisible", "--class", "labclock")

        window = wait_for(visible, "a window", 30)[-1]
        self.tool("windowfocus", window)
        wait_for(lambda: self.tool("getwindowfocus") == [window], "the window has the keyboard")
        time.sleep(0.5)
        return process, window

    def tool(self, *words):
        return subprocess.run(["xdotool", *map(str, words)], env=self.environment, capture_output=True, text=True).stdout.split()

    def end(self, process):
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=30)
        need(process.returncode == 0, f"the window ended with {process.returncode}: {err}")
        return out

    def colours(self, process_window):
        """How many colours the window shows: an empty picture has one."""
        picture = self.folder / "shot.png"
        subprocess.run(["import", "-window", process_window, str(picture)], env=self.environment, check=True, capture_output=True,
                       timeout=60)
        done = subprocess.run(["identify", "-format", "%k", str(picture)], env=self.environment, check=True, capture_output=True, text=True)
        return int(done.stdout)


# Cases ------------------------------------------------------------------------------------------------------------


def starts_and_paints(world):
    world.projects()
    process, window = world.open()
    need(world.colours(window) > 20, "the window is empty")
    world.end(process)
    need(world.labclock("doctor") is not None, "the ledger is not well")


def space_and_numbers(world):
    """Space continues what ran last and stops it; numbers switch."""
    world.projects()
    process, _ = world.open()
    world.tool("key", "space")
    wait_for(lambda: world.running() == "Thesis", "Space continues the thesis")
    time.sleep(1.1)
    world.tool("key", "1")
    wait_for(lambda: world.running() == "Samsung LLM", "1 switches to the project used before")
    time.sleep(1.1)
    world.tool("key", "space")
    wait_for(lambda: world.running() is None, "Space stops")
    world.tool("key", "ctrl+z")
    wait_for(lambda: world.running() == "Samsung LLM", "Ctrl+Z takes the stop back")
    world.tool("key", "ctrl+shift+z")
    wait_for(lambda: world.running() is None, "Ctrl+Shift+Z stops again")
    world.end(process)


def no_key_is_lost(world):
    """A hundred presses without a pause between press and release, each an entry in the history."""
    world.projects()
    process, window = world.open()
    entries = len(json.loads(world.labclock("history", "--json"))["history"])
    # No time between a press and its release. Each press is an xdotool of its own, a few milliseconds after the one
    # before: GLFW itself takes two presses of one key within a millisecond of the server's clock for one.
    presses = subprocess.Popen(["sh", "-c", "for i in $(seq 100); do xdotool key --delay 0 space; done"], env=world.environment)
    need(presses.wait(timeout=60) == 0, "xdotool failed")

    def counted():
        return len(json.loads(world.labclock("history", "--json"))["history"]) - entries

    wait_for(lambda: counted() >= 100, lambda: f"100 presses act (so far {counted()})", 60)
    time.sleep(0.3)
    need(counted() == 100, f"100 presses made {counted()} changes")
    world.end(process)


def picture(world, window, crop=()):
    return subprocess.run(["import", "-window", window, *crop, "rgb:-"], env=world.environment,
                          capture_output=True, check=True, timeout=60).stdout


def sidebar(world, window):
    """What the foot of the sidebar looks like: the running session, or nothing."""
    return picture(world, window, ("-crop", "208x110+0+688"))


def hangul_as_key_symbols(world):
    world.projects()
    world.labclock("start", "Thesis")
    process, window = world.open()

    def at_rest():
        """The picture when nothing moves in it any more: what changes it next is what is done next."""
        seen = picture(world, window)
        while True:
            time.sleep(0.3 * SLOW)
            again = picture(world, window)
            if again == seen:
                return seen
            seen = again

    def shown_after(*words):
        """xdotool lends one key after the other to what the keyboard does not have, so each is seen before the next."""
        before = at_rest()
        world.tool(*words)
        wait_for(lambda: picture(world, window) != before, f"{' '.join(words)} is seen")

    shown_after("key", "n")
    for letter in "표 3 실험":
        shown_after("type", letter)
    world.tool("key", "Return")
    note = {}

    def noted():
        note["is"] = (world.status()["running"] or {}).get("note")
        return note["is"] == "표 3 실험"

    wait_for(noted, lambda: f"the note is what was typed, but {note['is']!r}")
    world.end(process)


def terminal_shows_in_window(world):
    """What the terminal does is on the screen within a second."""
    world.projects()
    process, window = world.open()
    time.sleep(1)
    before = sidebar(world, window)
    world.labclock("start", "Lab servers")
    wait_for(lambda: sidebar(world, window) != before, "the sidebar shows what the terminal started", 2)
    during = sidebar(world, window)
    time.sleep(1.1)
    world.labclock("stop")
    wait_for(lambda: sidebar(world, window) != during, "the sidebar shows that it was stopped", 2)
    world.end(process)


def a_busy_terminal_blocks_no_frame(world):
    """A thousand changes by the terminal while the window is open: no frame waits for one, and what is shown is not old."""
    world.projects()
    process, window = world.open("--statistics")
    changes = 1000
    script = "i=0; while [ $i -lt %d ]; do %s config set name \"n$i\" >/dev/null || exit 1; i=$((i+1)); done" % (changes, world.cli)
    done = subprocess.run(["sh", "-c", script], env=world.environment, capture_output=True, text=True)
    need(done.returncode == 0, f"the terminal was refused: {done.stderr}")
    time.sleep(0.5)
    before = sidebar(world, window)
    world.labclock("start", "Lab servers")
    wait_for(lambda: sidebar(world, window) != before, "the sidebar shows what was started last", 2)
    out = world.end(process).split()
    longest = float(out[out.index("longest_ms") + 1])
    # A frame that waited for the file would take as long as its lock; how long a frame may take is the bench's to say.
    need(longest <= 1000 * SLOW, f"a frame took {longest} ms while the terminal wrote")


def scale_changes_at_once(world):
    world.projects()
    process, window = world.open()
    small = world.colours(window)
    world.tool("key", "ctrl+plus")
    wait_for(lambda: world.labclock("config", "get", "scale").strip().startswith("110"), "Ctrl + makes it larger")
    time.sleep(0.5)
    need(world.colours(window) > 20 and small > 20, "the window is empty after a change of scale")
    world.end(process)


def closing_keeps_the_timer(world):
    world.projects()
    world.labclock("start", "Thesis")
    process, _ = world.open()
    world.end(process)
    need(world.running() == "Thesis", "closing the window stopped the timer")


def killing_loses_nothing(world):
    world.projects()
    process, _ = world.open()
    world.tool("key", "space")
    wait_for(lambda: world.running() == "Thesis", "Space continues the thesis")
    process.kill()
    process.wait()
    need(world.running() == "Thesis", "kill -9 lost the running session")
    world.labclock("doctor")
    process, _ = world.open()
    world.end(process)


def a_second_start_raises_the_first(world):
    world.projects()
    process, window = world.open()
    second = subprocess.run([world.gui], env=world.environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=30)
    need(second.returncode == 0, "the second start failed")
    windows = world.tool("search", "--onlyvisible", "--class", "labclock")
    need(windows == [window], f"there are {len(windows)} windows")
    need(process.poll() is None, "the first window is gone")
    world.end(process)
    # And after it ended, even killed, the next start opens one.
    process, _ = world.open()
    process.kill()
    process.wait()
    process, _ = world.open()
    world.end(process)


def idle_costs_nothing(world):
    """A running session on the screen: nothing is painted within some seconds."""
    world.projects()
    world.labclock("start", "Thesis")
    process, _ = world.open()
    time.sleep(2)

    def used():
        return sum(int((task / "schedstat").read_text().split()[0])
                   for task in pathlib.Path(f"/proc/{process.pid}/task").iterdir()) / 1e6

    before = used()
    time.sleep(5)
    spent = used() - before
    # Much more than it takes, much less than one frame a second would: the bench has the real bound.
    need(spent < 200 * SLOW, f"5 idle seconds took {spent:.0f} ms of CPU")
    world.end(process)


def a_locked_database_says_so(world):
    """Another program holds the file: the window says what to do, and acts when asked again."""
    world.projects()
    process, window = world.open()
    holder = subprocess.Popen(
        [sys.executable, "-c",
         "import sqlite3,sys,time\n"
         f"c=sqlite3.connect({str(world.environment['LABCLOCK_DB'])!r},isolation_level=None)\n"
         "c.execute('BEGIN IMMEDIATE'); print('held',flush=True); time.sleep(60)"], stdout=subprocess.PIPE, text=True)
    world.processes.append(holder)
    holder.stdout.readline()
    world.tool("key", "space")
    time.sleep(7)  # the busy timeout is five seconds
    need(process.poll() is None, "the window died of a locked file")
    holder.kill()
    holder.wait()
    world.tool("key", "space")
    wait_for(lambda: world.running() == "Thesis", "Space acts once the file is free")
    world.end(process)


CASES = [starts_and_paints, space_and_numbers, no_key_is_lost, hangul_as_key_symbols, terminal_shows_in_window,
         a_busy_terminal_blocks_no_frame, scale_changes_at_once, closing_keeps_the_timer, killing_loses_nothing,
         a_second_start_raises_the_first, idle_costs_nothing, a_locked_database_says_so]


def main():
    gui, cli, *names = sys.argv[1:]
    for tool in ("Xvfb", "xdotool", "import", "identify"):
        if shutil.which(tool) is None:
            print(f"window_test: {tool} is not installed, so nothing was tested")
            return SKIPPED
    failed = 0
    for case in CASES:
        if names and case.__name__ not in names:
            continue
        world = World(gui, cli)
        begin = time.monotonic()
        try:
            case(world)
            print(f"ok    {case.__name__} ({time.monotonic() - begin:.1f} s)", flush=True)
        except (Failure, subprocess.SubprocessError, OSError) as trouble:
            failed += 1
            print(f"FAIL  {case.__name__}: {trouble}", flush=True)
        finally:
            world.close()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
